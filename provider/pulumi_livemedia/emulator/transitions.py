"""How long a change of state takes: at once, some seconds, some describes, never, or it fails.

No vendor says how long a start or a stop takes before the describe operations show it, so it is set from
outside (`caster_start`, `caster_stop`, `record_start` and `record_stop` of the settings):

| JSON | meaning |
|---|---|
| `"immediate"` | the next describe shows the new state |
| `{"seconds": 5}` | after five seconds of the virtual clock |
| `{"manual": 2}` | two describes still show the old state, the third shows the new one |
| `"manual"` | only when `POST /_emulator/casters/<id>/advance`, or that of a task, says so |
| `"stuck"` | never, not even by `advance` |
| `"fails"` | accepted, and then nothing comes of it: the old state stays, and a recording has failed |

The start of a recording (`record_start`) may also be:

| JSON | meaning |
|---|---|
| `{"invisible": 2}` | started, but two reads do not show it yet: they show an older run, or nothing |
| `"unknown"` | started, but reads show Status 0, unknown, as long as it runs |
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Self

from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.moments import optional_moment, write_moment
from pulumi_livemedia.emulator.strict import LARGEST, as_object, at_least, optional


@dataclass(frozen=True, slots=True)
class Transition:
    """One way of changing state.

    Attributes:
        mode: one of the words and counts below.
        amount: seconds, or describes; None when `manual` waits for a call.
    """

    WORDS: ClassVar[tuple[str, ...]] = ("immediate", "manual", "stuck", "fails")
    COUNTS: ClassVar[tuple[str, ...]] = ("seconds", "manual")

    mode: str = "immediate"
    amount: float | None = None

    @classmethod
    def parse(cls, value: object, where: str) -> Self:
        """Read the JSON form.

        Args:
            value: a word, or an object with one of the counts.
            where: its path, for the message.
        """
        if isinstance(value, str) and value in cls.WORDS:
            return cls(value)
        if isinstance(value, Mapping) and len(value) == 1:
            mode, amount = next(iter(value.items()))
            numeric = isinstance(amount, (int, float)) and not isinstance(amount, bool)
            if mode in cls.COUNTS and numeric and 0 <= amount <= LARGEST:
                return cls(mode, amount)
        words, counts = (f'"{word}"' for word in cls.WORDS), (f'{{"{count}": n}}' for count in cls.COUNTS)
        raise ControlError(f"{where}: {value!r} must be one of {', '.join((*words, *counts))}")

    @property
    def seconds(self) -> float:
        """How long it takes on the virtual clock."""
        return (self.amount or 0) if self.mode == "seconds" else 0

    def to_json(self) -> object:
        """The form that `parse` reads."""
        return self.mode if self.amount is None else {self.mode: self.amount}


@dataclass(frozen=True, slots=True)
class RecordStart(Transition):
    """One way in which a recording starts."""

    WORDS: ClassVar[tuple[str, ...]] = (*Transition.WORDS, "unknown")
    COUNTS: ClassVar[tuple[str, ...]] = (*Transition.COUNTS, "invisible")


@dataclass(slots=True)
class Pending:
    """A change of state under way.

    Attributes:
        transition: how it ends.
        since: when it began, on the virtual clock.
        describes: how many describes have shown the old state so far.
        advanced: whether somebody finished it by hand.
    """

    transition: Transition
    since: datetime
    describes: int = field(default=0)
    advanced: bool = field(default=False)

    @classmethod
    def parse(
        cls, document: object, kind: type[Transition], where: str, now: datetime, since: datetime | None = None
    ) -> "Pending":
        """Read the JSON form.

        Args:
            document: `how` it ends, as in the settings, `since` when, and what `describes` and `advanced` were.
            kind: of transition.
            where: its path, for messages.
            now: the present.
            since: when it began if that is not said; None for now.
        """
        given = as_object(document, where, ("how", "since", "describes", "advanced"))
        describes = at_least(optional(given, "describes", int, where) or 0, 0, f"{where}.describes")
        return cls(
            transition=kind.parse(given.get("how", "immediate"), f"{where}.how"),
            since=optional_moment(given, "since", where, now) or since or now,
            describes=describes,
            advanced=optional(given, "advanced", bool, where) or False,
        )

    def to_json(self) -> dict[str, object]:
        """The form that `parse` reads."""
        counts = {"describes": self.describes, "advanced": self.advanced}
        written = {name: value for name, value in counts.items() if value}
        return {"how": self.transition.to_json(), "since": write_moment(self.since), **written}

    def is_over(self, now: datetime) -> bool:
        """Whether the new state shows at this time."""
        mode, amount = self.transition.mode, self.transition.amount
        if mode in ("stuck", "fails"):
            return False
        if self.advanced or mode in ("immediate", "invisible", "unknown"):
            return True
        if mode == "seconds":
            return now >= self.since + timedelta(seconds=amount or 0)
        return amount is not None and self.describes >= amount
