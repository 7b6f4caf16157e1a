"""What becomes of each operation when each of its calls goes wrong in each way, measured: the pages docs/faults*.md.

Renew the pages:

    python -m tests.lifecycles.matrix
"""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import LivemediaError, TimedOut
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.pool import over_http
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles import words
from tests.lifecycles.all_subjects import SUBJECTS
from tests.lifecycles.subjects import PATIENCE, Impatient, Subject

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES: Mapping[str, tuple[str, Sequence[str]]] = {
    "faults.md": (words.HEAD, ("LiveCaster", "RtcRecordTask")),
    "faults-studios.md": (words.STUDIOS, [kind for kind in SUBJECTS if "Studio" in kind]),
}

# How a call goes wrong: the effect of the fault, or the kind of refusal.
PASSING: dict[str, dict[str, Any] | None] = {
    "throttled": None,
    "server error": None,
    "reset before": {"reset": True},
    "reset after": {"reset_after_commit": True},
    "no answer": {"timeout_after_commit": True},
    "cut off": {"truncate": True},
    "not JSON": {"wrong_json": True},
    "clock skew": None,
}
REFUSALS = ("denied", "not found", "in transition")
STUCK = "stuck"
ALWAYS = ("throttled", "server error", "reset before", "reset after", "denied")
"""Ways that are also tried for every call of the action from there on, as when a service is down."""

FEW_CALLS = 20
"""Up to so many follow from the number of attempts; more come from a wait, and depend on its jitter.

So does the number of those that fit into the time, where that ran out.
"""
MOST_CALLS = 120


@dataclass(frozen=True)
class Outcome:
    """How an operation ended."""

    error: str
    """Name of the error; empty for none."""
    stands: str
    """How the thing stands."""
    is_lost: bool
    """Whether it is there, and the stack has no such resource any more."""
    calls: int
    """How many calls were made."""

    def __str__(self) -> str:
        if self.error:
            return f"{self.error}, {self.stands}"
        return "let go" if self.is_lost else "done"


@dataclass(frozen=True)
class Matrix:
    """The ways of one resource to go wrong.

    Attributes:
        kind: name of the resource.
        server: both clouds.
        transport: leads there.
    """

    kind: str
    server: EmulatorServer
    transport: Transport

    def section(self, operation: str) -> str:
        """The part of the page that is about one operation."""
        head = f"## {self.kind}: {operation}"
        once = table(("call", "passes", *REFUSALS), self.once(operation))
        lasting = table(("call", *ALWAYS, STUCK), self.lasting(operation))
        return "\n".join([head, "", *once, "", "While it lasts:", "", *lasting, ""])

    def once(self, operation: str) -> Iterator[list[str]]:
        """What becomes of it when one call goes wrong."""
        for action, number, text in self.calls(operation):
            cells = {fault: self.cell(operation, fault, action, number) for fault in (*PASSING, *REFUSALS)}
            yield [text, summed_up({fault: cells[fault] for fault in PASSING}), *(cells[each] for each in REFUSALS)]

    def lasting(self, operation: str) -> Iterator[list[str]]:
        """What becomes of it when every call of an action does."""
        for action in dict.fromkeys(action for action, _, _ in self.calls(operation)):
            yield [action, *(self.cell(operation, fault, action, None) for fault in (*ALWAYS, STUCK))]

    def calls(self, operation: str) -> Iterator[tuple[str, int, str]]:
        """The calls of an undisturbed operation: action, which one of its kind, and as a text."""
        subject = self.subject()
        subject.prepare(operation)
        subject.cloud.forget_calls()
        subject.perform(operation)
        assert subject.is_settled(operation)
        made = subject.cloud.calls()
        for position, action in enumerate(made):
            number = made[: position + 1].count(action)
            again = f" ({number})" if made.count(action) > 1 else ""
            yield action, number, f"{action}{again}"

    def cell(self, operation: str, fault: str, action: str, nth: int | None) -> str:
        """One entry of a table; empty where a call can not go wrong in this way."""
        subject = self.subject()
        if fault == STUCK and not subject.can_stick(action):
            return ""
        if fault in REFUSALS and subject.code(fault, action) is None:
            return ""
        outcome, subject = self.disturbed(operation, fault, action, nth)
        assert outcome.calls < MOST_CALLS
        if not (outcome.is_lost or (fault == STUCK and outcome.error == "CannotStop")):
            mended(subject, operation, refreshed=False)
            if outcome.error:
                mended(self.disturbed(operation, fault, action, nth)[1], operation, refreshed=True)
        is_sure = nth is None and outcome.calls < FEW_CALLS and outcome.error != TimedOut.__name__
        return f"{outcome} ({outcome.calls})" if is_sure else str(outcome)

    def disturbed(self, operation: str, fault: str, action: str, nth: int | None) -> tuple[Outcome, Subject]:
        """Do an operation while one call goes wrong, or each one of an action (None); see how it ended."""
        for patience in itertools.count(PATIENCE, PATIENCE):
            random.seed(0)  # Each delay is a draw: the same ones whenever this is measured.
            transport = Impatient(self.transport)
            subject = self.subject(transport)
            subject.prepare(operation)
            subject.cloud.forget_calls()
            disturb(subject, fault, action, nth)
            if fault == "no answer":
                transport.patience = patience
            error = attempted(subject, operation)
            transport.patience = float("inf")
            recorded = subject.cloud.recorded()
            if transport.given_up <= sum(bool(call["faults"]) for call in recorded):
                break
            # An answer was on its way, and the machine was slow: this tells nothing.
        assert subject.count() <= 1
        is_lost = subject.stored is None and not error and bool(subject.count())
        return Outcome(error, subject.stands(), is_lost, len(recorded)), subject

    def subject(self, transport: Transport | None = None) -> Subject:
        """The thing, untouched so far."""
        make, _ = SUBJECTS[self.kind]
        return make(self.server, transport or self.transport)


def disturb(subject: Subject, fault: str, action: str, nth: int | None) -> None:
    """Let one call of an action go wrong, or each of them."""
    if fault == STUCK:
        subject.stick()
    else:
        effect = PASSING.get(fault) or {"error": {"code": subject.code(fault, action)}}
        subject.cloud.fault(action, nth=nth, **effect)


def attempted(subject: Subject, operation: str) -> str:
    """Do an operation; the name of the error, empty for none."""
    try:
        subject.perform(operation)
    except LivemediaError as raised:
        return type(raised).__name__
    return ""


def mended(subject: Subject, operation: str, *, refreshed: bool) -> None:
    """See that the next run, in which nothing goes wrong, brings about what is declared."""
    subject.recover()
    subject.run_again(operation, refreshed=refreshed)
    assert subject.is_settled(operation), f"{operation}, then {subject.stands()}"


def summed_up(cells: Mapping[str, str]) -> str:
    """What is said of several faults at once: what most of them lead to, and what the others do."""
    outcomes = list(cells.values())
    usual = max(dict.fromkeys(outcomes), key=outcomes.count)
    others = [f"{fault}: {outcome}" for fault, outcome in cells.items() if outcome != usual]
    return "; ".join([usual, *others])


def table(head: Sequence[str], rows: Iterator[list[str]]) -> list[str]:
    """A table in Markdown, without the columns in which nothing is said."""
    lines = list(rows)
    kept = [column for column in range(len(head)) if any(line[column] for line in lines)]
    cells = [[line[column] for column in kept] for line in (head, *lines)]
    return [_row(cells[0]), "|---" * len(kept) + "|", *map(_row, cells[1:])]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def measured(part: tuple[str, str]) -> str:
    """The section of a resource and an operation, measured in a cloud of its own."""
    kind, operation = part
    with EmulatorServer() as server:
        transport = over_http(Endpoint.parse(server.url, setting="the emulator"))
        try:
            return Matrix(kind, server, transport).section(operation)
        finally:
            transport.close()


def main() -> None:
    """Renew the pages."""
    with ProcessPoolExecutor(2) as processes:
        for file, (head, kinds) in PAGES.items():
            parts = [(kind, operation) for kind in kinds for operation in SUBJECTS[kind][1]]
            (DOCS / file).write_text("\n".join([head, *processes.map(measured, parts)]))


if __name__ == "__main__":
    main()
