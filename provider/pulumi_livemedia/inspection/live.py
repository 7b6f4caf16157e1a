"""What the resources of a preview do right now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.alibaba import client as live_media
from pulumi_livemedia.alibaba.live_caster.broadcast import is_on_air
from pulumi_livemedia.alibaba.live_caster.recency import started_at
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import InvalidSetting, LivemediaError
from pulumi_livemedia.inspection.looking import look as look_at_all
from pulumi_livemedia.inspection.moments import clock, of_milliseconds, since
from pulumi_livemedia.inspection.now_in_words import in_words
from pulumi_livemedia.kinds import kind_of_type
from pulumi_livemedia.review.documents import UNKNOWN_MARK
from pulumi_livemedia.review.plan.live import Live, Look
from pulumi_livemedia.review.plan.planned import stack_of
from pulumi_livemedia.review.plan.steps import REFRESH, grouped, row_of, steps_of
from pulumi_livemedia.sweep.documents import ENCRYPTED, Document, Row, decrypted
from pulumi_livemedia.sweep.gathering import Request, gather
from pulumi_livemedia.sweep.inventory import Record, Source, take_stock
from pulumi_livemedia.volcengine import client as rtc
from pulumi_livemedia.volcengine.rtc_record_task.status import is_running

_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where to learn what there is, besides the preview.

    Attributes:
        folder: of the project; None where the pulumi command is not to be asked.
        stack: its name; empty for that of the preview.
        states: files with states, which go before the pulumi command.
    """

    folder: Path | None
    stack: str = ""
    states: tuple[str, ...] = ()


def sources_at(place: Place, document: Mapping[str, Any]) -> list[Source]:
    """What the stack holds: of the given states, else as the pulumi command tells, else as the preview does.

    Raises:
        LivemediaError: a state can not be read.
    """
    name = place.stack or stack_of(document).rpartition("/")[2]
    if place.states or (place.folder and name):
        stacks = () if place.states else (name,)
        return gather(Request(place.states, (), stacks, place.folder or Path(), 0, decrypted=True))[0]
    if "plan" in document:
        raise InvalidSetting(
            "a saved plan does not hold what there is", cure="--stack NAME, or --state with a pulumi stack export"
        )
    return [Source(_held(document))]


def rows_at(place: Place, document: Mapping[str, Any]) -> dict[str, list[Row]]:
    """What the stack holds, by URN; of a replacement that was interrupted, there are two rows.

    Raises:
        LivemediaError: a state can not be read.
    """
    sources = sources_at(place, document)
    rows: dict[str, list[Row]] = {}
    for row in (row for source in sources if source.current for row in source.current.resources):
        rows.setdefault(row["urn"], []).append(row)
    return rows


def look(document: Mapping[str, Any], place: Place, now: datetime | None = None) -> Look:
    """Look at every resource of this package that the stack holds or will hold; it never raises for what is not told.

    Args:
        document: a preview.
        place: where to learn what there is.
        now: when; by default, now.
    """
    now = now or datetime.now(UTC)
    at = f"{now:%Y-%m-%d} {clock(now, now)}"
    try:
        sources = sources_at(place, document)
        held, former = look_at_all(sources), look_at_all(map(_former, sources))
        coming = list(_coming(document, sources))
    except LivemediaError as error:
        return Look(at, problem=error.problem, details=(str(error),))
    details = {each.problem.partition("\n")[0]: each.problem for each in (*held, *former) if each.problem}
    found = {each.record.urn: in_words(each, now) for each in held}
    left = {(each.record.urn, each.record.thing): in_words(each, now) for each in former}
    return Look(at, {**_before_they_are_made(coming, now), **found}, left, details=tuple(details.values()))


def _former(source: Source) -> Source:
    """The same stack as if it held nothing but the former runs that it is still to delete, beside its providers."""
    if source.current is None:
        return source
    rows = (row for row in source.current.resources if row.get("delete") or kind_of_type(row["type"]) is None)
    current = replace(source.current, resources=tuple({**row, "delete": False} for row in rows), pending=())
    return replace(source, current=current, past=())


def _held(document: Mapping[str, Any]) -> Document:
    """What the stack holds, as a preview tells it: as it is after a refresh, if there was one."""
    rows: list[Row] = []
    for group in grouped(document):
        states = [step.get("newState" if step.get("op") == REFRESH else "oldState") for step in group.steps]
        found = [state for state in states if isinstance(state, Mapping) and isinstance(state.get("type"), str)]
        rows += [{**state, "urn": group.row[0], "delete": group.is_former} for state in found[-1:]]
    return Document("the preview", decrypted(tuple(rows), "the preview"))


def _coming(document: Mapping[str, Any], sources: Iterable[Source]) -> Iterator[Record]:
    """What will be created, and is known by a name that the program gives."""
    present = tuple(row for source in sources if source.current for row in source.current.resources)
    held = {row["urn"] for row in present}
    steps = [step for step in steps_of(document) if row_of(step)[0] not in held]
    states = [step["newState"] for step in steps if isinstance(step.get("newState"), Mapping)]
    rows = tuple(row for row in states if isinstance(row.get("type"), str) and row.get("urn") not in held)
    settings = next((source.settings for source in sources), {})
    both = Document("the preview", (*present, *decrypted(rows, "the preview")))
    for records in take_stock([Source(both, settings=settings)]).records.values():
        yield from (record for record in records if record.urn not in held)


def _before_they_are_made(records: Iterable[Record], now: datetime) -> dict[str, Live]:
    """What will be created may run already. Where that can not be told, nothing is said of it."""
    found: dict[str, Live] = {}
    for record in records:
        ask = {"LiveCaster": _caster, "RtcRecordTask": _recording}.get(record.kind.name)
        if ask is None or any(record.inputs.get(name) in (UNKNOWN_MARK, ENCRYPTED) for name in record.kind.identity):
            continue
        try:
            found[record.urn] = ask(record, now)
        except LivemediaError as error:
            found[record.urn] = Live("", None, problem=error.problem)
    return found


def _caster(record: Record, now: datetime) -> Live:
    client = live_media.connect(record.settings, deadline=Deadline.after(_SECONDS))
    caster = client.describe_caster(record.thing)
    if caster is None or not is_on_air(caster):
        return Live("off air" if caster else "there is no such caster", is_running=False)
    return Live(f"on air{since(started_at(caster), now)}", is_running=True)


def _recording(record: Record, now: datetime) -> Live:
    client = rtc.connect(record.settings, deadline=Deadline.after(_SECONDS))
    task = client.get_record_task(*record.thing.split("/"))
    if task is None or not is_running(task):
        return Live("not running", is_running=False)
    return Live(f"runs{since(of_milliseconds(task.start_time), now)}", is_running=True)
