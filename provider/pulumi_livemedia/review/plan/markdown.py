"""A review as Markdown that reads well as a comment, in a step summary and in a file.

Whatever comes from a program stands in a code span, or has every sign that Markdown would obey escaped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pulumi_livemedia.review.checks.check import Finding, Level
from pulumi_livemedia.review.plan.assessment import Assessment
from pulumi_livemedia.review.plan.differing import FieldChange
from pulumi_livemedia.review.plan.fail_on import FailOn
from pulumi_livemedia.review.plan.live import Live
from pulumi_livemedia.review.plan.report import Review
from pulumi_livemedia.review.plan.summary import (
    because,
    brief,
    headline,
    live_sign,
    of_look,
    of_others,
    others,
    reason,
    signs,
    unnamed,
    what_it_does,
)
from pulumi_livemedia.review.rows import HEAD_OF_MOVES, rows_of_moves
from pulumi_livemedia.review.words import counted, harmless, shortened

MARKER: Final = "<!-- livemedia-review"
"""How every report begins, so that a comment is found again and updated in place."""
_MOST_ROWS: Final = 12
_MOST_RESOURCES: Final = 100
_MOST_UNTOUCHED: Final = 50
_LONGEST: Final = 60_000
"""Characters; a comment on GitHub has at most 65536."""
_LONGEST_NAME: Final = 80
_LONGEST_ERROR: Final = 2000
_ROOM_FOR_ERRORS: Final = 15_000
_LONGEST_PROBLEM: Final = 300
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_MARKS: Final = {FailOn.INTERRUPTION: "🔴", FailOn.RESTART: "🟠", FailOn.GOES_LIVE: "🟢"}

Pictures = Mapping[str, str]
"""Where the picture of a resource is found, by its URN."""


def to_markdown(review: Review, pictures: Pictures) -> str:
    """The report. Where it would be too long for a comment, the last details are left out, which it says."""
    head = "\n".join(_head(review))
    parts, left_out = [head], 0
    tail = "\n".join(_tail(review))
    room = _LONGEST - len(head) - len(tail)
    for resource in review.resources:
        part = "\n".join(_details(resource, pictures.get(resource.planned.urn)))
        room -= len(part) + 1
        if room > 0:
            parts.append(part)
        else:
            left_out += 1
    if left_out:
        parts.append(f"\nThe details of {counted(left_out, 'resource')} are left out: the report would be too long.\n")
    return "\n".join([*parts, tail]).rstrip() + "\n"


def code(text: str) -> str:
    """Any text as a code span, which obeys nothing; also in a table."""
    line = shortened(harmless(text), _LONGEST_NAME).replace("|", "\\|")
    ticks = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line.strip() else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"


def escaped(text: str) -> str:
    """Any text as text: no markup, no mention of anybody, no link."""
    plain = _SPECIAL.sub(r"\\\1", harmless(text)).replace("&", "&amp;")
    return plain.replace("@", "@\u200b").replace("://", ":\u200b//").replace("www.", "www\u200b.")


def _head(review: Review) -> Iterator[str]:
    yield f"{MARKER} -->"
    yield f"## Live media review{f' of {code(review.stack)}' if review.stack else ''}"
    yield ""
    if review.errors:
        yield "**The preview failed, so this is not all.**"
        yield ""
        yield from _errors(review.errors)
    if review.limits:
        yield from (f"*{escaped(' '.join(review.limits))}*", "")
    if review.look:
        yield from (line for told in of_look(review.look) for line in (f"⚠️ **{escaped(told)}**", ""))
    yield f"**{headline(review)}**"
    yield ""
    if review.resources:
        head = ("", "resource", "what happens", "because of")
        yield from _table(
            (*head[:2], f"now<br><sub>{review.look.at}</sub>", *head[2:]) if review.look else head,
            [_of(resource, review) for resource in review.resources[:_MOST_RESOURCES]],
        )
        if len(review.resources) > _MOST_RESOURCES:
            yield from (f"and {len(review.resources) - _MOST_RESOURCES} more, which are less grave", "")


def _errors(errors: Sequence[str]) -> Iterator[str]:
    """As many as there is room for, and at least one."""
    room = _ROOM_FOR_ERRORS
    for number, error in enumerate(errors):
        lines = list(_fenced(error))
        room -= len("\n".join(lines))
        if number and room < 0:
            yield from (f"and {counted(len(errors) - number, 'more error')}", "")
            return
        yield from lines


def _of(resource: Assessment, review: Review) -> tuple[str, ...]:
    name = f"{code(resource.planned.name)}<br>{resource.planned.kind}"
    return (_mark(resource), name, *([_now(resource)] if review.look else []), *_told(resource))


def _now(resource: Assessment) -> str:
    told = escaped(shortened(resource.now, _LONGEST_PROBLEM))
    return f"**{told}**" if resource.interrupts_now else told


def _told(resource: Assessment) -> tuple[str, str]:
    sentence = escaped(resource.text)
    if resource.found:
        sentence += f"<br>*found: {escaped(resource.found)}*"
    if resource.warnings:
        sentence += f"<br>⚠️ {counted(len(resource.warnings), 'warning')}"
    fields = [*map(code, map(brief, because(resource))), *([f"{left} more"] if (left := unnamed(resource)) else [])]
    return sentence, ", ".join(fields) or reason(resource)


def _mark(resource: Assessment) -> str:
    if live_sign(resource):
        return f"🛑 {signs(resource)[0].value}, {live_sign(resource)}"
    return next((f"{_MARKS[sign]} {sign.value}" for sign in signs(resource)), "⚪")


def _details(resource: Assessment, picture: str | None) -> Iterator[str]:
    body = list(_body(resource, picture))
    if not body:
        return
    is_open = " open" if picture or resource.warnings else ""
    yield f"<details{is_open}><summary><b>{_html(resource.planned.name)}</b>: {_html(resource.text)}</summary>"
    yield ""
    yield from body
    yield "</details>"
    yield ""


def _body(resource: Assessment, picture: str | None) -> Iterator[str]:
    if resource.warnings:
        yield from (*(_finding(finding, is_new=True) for finding in resource.warnings), "")
    if resource.changed:
        yield from _table(
            ("field", "before", "after", "effect"), [_row(change, resource) for change in _some(resource.changed)]
        )
        if len(resource.changed) > _MOST_ROWS:
            yield from (f"and {len(resource.changed) - _MOST_ROWS} more", "")
    if picture:
        yield from (f"![{_alternative(resource)}]({picture})", "")
    yield from _moves(resource)
    lines = [f"- {escaped(note)}" for note in _unspanned(resource.notes)]
    lines += [_finding(finding, is_new=finding in resource.new) for finding in others(resource)]
    lines += [f"- cost: {escaped(cost)}" for cost in _unspanned(resource.costs)]
    if lines:
        yield from (*lines, "")


def _alternative(resource: Assessment) -> str:
    return "before, after, and what moved" if resource.before and resource.before.picture else "the picture"


def _unspanned(texts: Sequence[str]) -> list[str]:
    return [text.replace("`", "") for text in texts]


def _finding(finding: Finding, *, is_new: bool) -> str:
    sign = "⚠️ " if is_new and finding.level >= Level.WARNING else ""
    return f"- {sign}{finding.level.word} {finding.code}: {escaped(finding.text)}{'' if is_new else ' (as before)'}"


def _moves(resource: Assessment) -> Iterator[str]:
    """What moves in the picture, for wherever the picture itself is not shown."""
    before, after = resource.before, resource.after
    if before is None or after is None or before.picture is None or after.picture is None:
        return
    rows = [row for row in rows_of_moves(before.picture, after.picture) if row[2] != "unchanged"]
    if rows:
        yield from _table(HEAD_OF_MOVES, [(row[0], code(row[1]), *map(escaped, row[2:])) for row in rows[:_MOST_ROWS]])
        if len(rows) > _MOST_ROWS:
            yield from (f"and {len(rows) - _MOST_ROWS} more", "")


def _row(change: FieldChange, resource: Assessment) -> tuple[str, ...]:
    return code(change.place), code(change.before), code(change.after), what_it_does(change, resource)


def _some(changes: Sequence[FieldChange]) -> Sequence[FieldChange]:
    return changes[:_MOST_ROWS]


def _tail(review: Review) -> Iterator[str]:
    if review.untouched:
        running = sum(bool(each.live.is_running) for each in review.untouched)
        yield f"<details><summary>{len(review.untouched)} not changed, {running} of them live now</summary>"
        yield ""
        yield from _table(
            ("resource", "now"),
            [(f"{code(each.name)} {each.kind}", _still(each.live)) for each in review.untouched[:_MOST_UNTOUCHED]],
        )
        if len(review.untouched) > _MOST_UNTOUCHED:
            yield from (f"and {len(review.untouched) - _MOST_UNTOUCHED} more", "")
        yield from ("</details>", "")
    yield f"<sub>{escaped(of_others(review))}</sub>"


def _still(live: Live) -> str:
    told = f"not known: {live.problem}" if live.is_running is None else live.text
    return escaped(shortened(told, _LONGEST_PROBLEM))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _fenced(text: str) -> Iterator[str]:
    lines = [harmless(line) for line in shortened(text, _LONGEST_ERROR).splitlines()]
    ticks = "`" * max(3, *(len(run) + 1 for line in lines for run in re.findall("`+", line)), 0)
    yield from (f"{ticks}text", *lines, ticks, "")


def _html(text: str) -> str:
    """Any text inside HTML, where Markdown is read too."""
    plain = harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        re.sub(r"([\\`*_\[\]#|~!])", lambda sign: f"&#{ord(sign[1])};", plain)
        .replace("@", "@\u200b")
        .replace("://", ":\u200b//")
    )
