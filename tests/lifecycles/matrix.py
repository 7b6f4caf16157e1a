"""What becomes of each operation when each of its calls goes wrong in each way, measured: docs/faults.md.

Renew the page:

    python -m tests.lifecycles.matrix
"""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.pool import over_http
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles.subjects import OPERATIONS, SUBJECTS, Subject

PAGE = Path(__file__).resolve().parents[2] / "docs" / "faults.md"

# How a call goes wrong: the effect of the fault, or the kind of refusal.
FAULTS: dict[str, dict[str, Any] | None] = {
    "throttled": None,
    "server error": None,
    "reset before": {"reset": True},
    "reset after": {"reset_after_commit": True},
    "no answer": {"timeout_after_commit": True},
    "cut off": {"truncate": True},
    "not JSON": {"wrong_json": True},
    "clock skew": None,
    "denied": None,
    "not found": None,
    "in transition": None,
}
STUCK = "stuck"
ALWAYS = ("throttled", "server error", "reset before", "reset after", "denied")
"""Ways that are also tried for every call of the action from there on, as when a service is down."""

FEW_CALLS = 20
"""Up to so many follow from the number of attempts; more come from a wait, and depend on its jitter."""
MOST_CALLS = 120

COMMANDS = ("Start", "Stop")
"""How the names of the calls begin that set off a change of state."""


@dataclass(frozen=True)
class Outcome:
    """How an operation ended."""

    error: str
    """Name of the error; empty for none."""
    runs: bool
    """Whether the thing runs."""
    gone: bool
    """Whether the stack has no such resource any more."""
    calls: int
    """How many calls were made."""

    def __str__(self) -> str:
        if self.error:
            return f"{self.error}, {'runs' if self.runs else 'idle'}"
        return "taken for gone" if self.gone and self.runs else "done"


def actions(make: Subject, operation: str) -> list[str]:
    """The calls of an operation that nothing disturbs."""
    make.prepare(operation)
    make.cloud.forget_calls()
    make.perform(operation)
    return make.cloud.calls()


def disturbed(subject: Subject, operation: str, fault: str, action: str, nth: int | None) -> Outcome:
    """Do an operation while one call goes wrong, or each one of an action; see how it ended.

    Args:
        subject: untouched so far.
        operation: what is done.
        fault: how the call goes wrong.
        action: of the calls that may.
        nth: which one of them does; None for all.
    """
    subject.prepare(operation)
    subject.cloud.forget_calls()
    if fault == STUCK:
        subject.stick()
    else:
        effect = FAULTS[fault] or {"error": {"code": subject.codes[fault]}}
        subject.cloud.fault(action, nth=nth, **effect)
    error = ""
    try:
        subject.perform(operation)
    except LivemediaError as raised:
        error = type(raised).__name__
    assert subject.runs() <= 1
    return Outcome(error, bool(subject.runs()), subject.stored is None, len(subject.cloud.calls()))


def rows(subject: Callable[[], Subject], operation: str) -> Iterator[tuple[str, int, str]]:
    """The calls of an operation: action, which one of its kind, and as a text."""
    made = actions(subject(), operation)
    for position, action in enumerate(made):
        number = made[: position + 1].count(action)
        again = f" ({number})" if made.count(action) > 1 else ""
        yield action, number, f"{action}{again}"


def table(subject: Callable[[], Subject], operation: str) -> list[str]:
    """The table of one operation, as Markdown."""
    lines = ["| " + " | ".join(["call", *FAULTS]) + " |", "|---" * (len(FAULTS) + 1) + "|"]
    for action, number, text in rows(subject, operation):
        cells = [cell(subject(), operation, fault, action, number) for fault in FAULTS]
        lines.append("| " + " | ".join([text, *cells]) + " |")
    return lines


def lasting(subject: Callable[[], Subject], operation: str) -> list[str]:
    """The table of one operation while a fault lasts, as Markdown."""
    lines = ["| " + " | ".join(["call", *ALWAYS, STUCK]) + " |", "|---" * (len(ALWAYS) + 2) + "|"]
    for action in dict.fromkeys(action for action, _, _ in rows(subject, operation)):
        cells = [cell(subject(), operation, fault, action, None) for fault in (*ALWAYS, STUCK)]
        lines.append("| " + " | ".join([action, *cells]) + " |")
    return lines


def cell(subject: Subject, operation: str, fault: str, action: str, nth: int | None) -> str:
    """One entry of a table; empty where a call can not go wrong in this way."""
    if fault == "in transition" and (fault not in subject.codes or not action.startswith(COMMANDS)):
        return ""
    if fault == STUCK and not action.startswith(COMMANDS):
        return ""
    outcome = disturbed(subject, operation, fault, action, nth)
    if not (fault == STUCK and outcome.error == "CannotStop") and not (outcome.gone and outcome.runs):
        mended(subject, operation)
    assert outcome.calls < MOST_CALLS
    return f"{outcome} ({outcome.calls})" if nth is None and outcome.calls < FEW_CALLS else str(outcome)


def mended(subject: Subject, operation: str) -> None:
    """See that the next run, in which nothing goes wrong, brings about what is declared."""
    subject.recover()
    if subject.stored is not None or operation != "delete":
        subject.perform(operation)
    assert subject.runs() == (operation != "delete")


def section(kind: str, operation: str, subject: Callable[[], Subject]) -> str:
    """The part of the page that is about one operation."""
    once, always = table(subject, operation), lasting(subject, operation)
    return "\n".join([f"## {kind}: {operation}", "", *once, "", "While it lasts:", "", *always, ""])


def page(server: EmulatorServer, transport: Transport) -> str:
    """The whole page."""
    sections = [
        section(kind, operation, functools.partial(make, server, transport))
        for kind, make in SUBJECTS.items()
        for operation in OPERATIONS
    ]
    return "\n".join([HEAD, *sections])


HEAD = """\
# What happens when calls go wrong

Measured on the emulator; `tests/lifecycles` compares each entry and says how to renew this page.

A call can go wrong in these ways, once: it is *throttled*; the cloud has a *server error*; the connection is *reset
before* the cloud has done anything, or *after*; there is *no answer* although it was done; the answer is *cut off* or
*not JSON*; the cloud finds the time of the signature wrong (*clock skew*); it is *denied*; the thing is *not found*
although it is there; or it is *in transition* to another state.

- **done**: the operation came to its end all the same. A call that may have been carried out is not repeated before the
  thing was looked at.
- **CannotStart, idle**: it failed with this error, and nothing runs. What a failed start has started is stopped again.
- **CannotStop, runs**: it failed, and the thing runs, or may. The error says so.
- **taken for gone**: the cloud says that there is no such thing, of the right account, and that is believed.

Whatever is there, the next run of the same program brings the declared state about, with one running thing and not
two. Each entry is tried so, but for what is taken for gone, and for a stop that hangs for ever. A replacement is a
create and a delete: in this order for a recording, and in the other one for a caster and for a recording with a given
TaskId.

The second table of each operation is about faults that last: all calls of the action go wrong. In brackets is how many
calls were made in all, unless there was a wait; it is never more than 120. *stuck* is a change of state that the cloud
accepts and never completes.
"""


def main() -> None:
    """Renew the page."""
    with EmulatorServer() as server:
        transport = over_http(Endpoint.parse(server.url, setting="the emulator"))
        PAGE.write_text(page(server, transport))
        transport.close()


if __name__ == "__main__":
    main()
