"""What error codes mean, as tables: code, kind of failure, cure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pulumi_livemedia.calls.errors import CallFailed, Invalid, Throttled

_REQUEST_TIMEOUT, _TOO_MANY, _SERVER_FAULTS = 408, 429, 500
_UNAUTHORIZED, _FORBIDDEN = 401, 403


class Fault(Enum):
    """Failures whose kind depends on what the operation does."""

    SERVER = "server"
    """The cloud failed on the way: perhaps before, perhaps after it did what was asked."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means.

    Attributes:
        kind: the kind of failure.
        cure: what to do; may name `{key_id}`, `{source}` (of the key), `{host}`, `{region}` and `{action}`.
    """

    kind: type[CallFailed] | Fault
    cure: str = ""


SERVER: Final = Meaning(Fault.SERVER)
INVALID: Final = Meaning(Invalid)
THROTTLED: Final = Meaning(Throttled, "do less at a time, or ask the vendor for a higher rate")


@dataclass(frozen=True, slots=True)
class Codes:
    """All codes of one cloud.

    Attributes:
        denied: what a status means that refuses whoever asks, where the code is not known.
        exact: by code.
        by_action: by operation and code, for codes that mean something else there.
        by_suffix: by how a code that is not listed ends.
        by_prefix: by how a code that is not listed begins; looked at after its end, in this order.
    """

    denied: Meaning
    exact: Mapping[str, Meaning]
    by_action: Mapping[tuple[str, str], Meaning]
    by_suffix: tuple[tuple[str, Meaning], ...] = ()
    by_prefix: tuple[tuple[str, Meaning], ...] = ()

    def meaning(self, action: str, code: str, status: int) -> Meaning:
        """Return what a code means in the answer to an action; the status counts only if the code is not known.

        Args:
            action: the name of the operation.
            code: the cloud's code, empty if the answer has none.
            status: the HTTP status.
        """
        known = self.by_action.get((action, code)) or self.exact.get(code)
        if known is not None:
            return known
        for suffix, ended in self.by_suffix:
            if code.endswith(suffix):
                return ended
        for prefix, begun in self.by_prefix:
            if code.startswith(prefix):
                return begun
        return self._by_status(status)

    def every_meaning(self) -> tuple[Meaning, ...]:
        """Return everything that a code can mean."""
        listed = (meaning for table in (self.by_suffix, self.by_prefix) for _, meaning in table)
        return (self.denied, *self.exact.values(), *self.by_action.values(), *listed)

    def _by_status(self, status: int) -> Meaning:
        if status == _TOO_MANY:
            return THROTTLED
        if status == _REQUEST_TIMEOUT or status >= _SERVER_FAULTS:
            return SERVER
        return self.denied if status in (_UNAUTHORIZED, _FORBIDDEN) else INVALID
