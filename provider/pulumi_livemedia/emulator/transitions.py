"""How long a change of state takes: at once, some seconds, some describes, never, or it fails.

No vendor says how long a start or a stop takes before the describe operations show it, so it is set from
outside (`caster_start` and `caster_stop` of the settings):

| JSON | meaning |
|---|---|
| `"immediate"` | the next describe shows the new state |
| `{"seconds": 5}` | after five seconds of the virtual clock |
| `{"manual": 2}` | two describes still show the old state, the third shows the new one |
| `"manual"` | only when `POST /_emulator/casters/<id>/advance` says so |
| `"stuck"` | never, not even by `advance` |
| `"fails"` | accepted, and then nothing comes of it: the old state stays |
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pulumi_livemedia.emulator.errors import ControlError

_WORDS = ("immediate", "manual", "stuck", "fails")


@dataclass(frozen=True, slots=True)
class Transition:
    """One way of changing state.

    Attributes:
        mode: `immediate`, `seconds`, `manual`, `stuck` or `fails`.
        amount: seconds, or describes; None when `manual` waits for a call.
    """

    mode: str = "immediate"
    amount: float | None = None

    @classmethod
    def parse(cls, value: object, where: str) -> "Transition":
        """Read the JSON form.

        Args:
            value: a word, or an object with one of `seconds` and `manual`.
            where: its path, for the message.
        """
        if isinstance(value, str) and value in _WORDS:
            return cls(value)
        if isinstance(value, Mapping) and len(value) == 1:
            mode, amount = next(iter(value.items()))
            numeric = isinstance(amount, (int, float)) and not isinstance(amount, bool)
            if mode in ("seconds", "manual") and numeric and amount >= 0:
                return cls(mode, amount)
        allowed = ", ".join(f'"{word}"' for word in _WORDS)
        raise ControlError(f'{where}: {value!r} must be one of {allowed}, {{"seconds": n}}, {{"manual": n}}')

    def to_json(self) -> object:
        """The form that `parse` reads."""
        return self.mode if self.amount is None else {self.mode: self.amount}


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

    def is_over(self, now: datetime) -> bool:
        """Whether the new state shows at this time."""
        mode, amount = self.transition.mode, self.transition.amount
        if mode in ("stuck", "fails"):
            return False
        if self.advanced or mode == "immediate":
            return True
        if mode == "seconds":
            return now >= self.since + timedelta(seconds=amount or 0)
        return amount is not None and self.describes >= amount
