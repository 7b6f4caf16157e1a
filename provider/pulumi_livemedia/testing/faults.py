"""Faults that a test injects: which calls they hit, and what happens to those."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pulumi_livemedia.emulator.alibaba.live.api import LIVE
from pulumi_livemedia.emulator.alibaba.sts import STS
from pulumi_livemedia.emulator.registry import Service
from pulumi_livemedia.emulator.volcengine.rtc.operations import RTC
from pulumi_livemedia.emulator.volcengine.sts import STS as VOLCENGINE_STS
from pulumi_livemedia.testing.control import Control, EmulatorRefused

_SERVICES: tuple[Service, ...] = (LIVE, STS, RTC, VOLCENGINE_STS)


class Fault:
    """A fault that was injected. It ends with the test.

    Args:
        control: of the account.
        fault_id: its name in `RecordedCall.faults`.
    """

    def __init__(self, control: Control, fault_id: str) -> None:
        self._control = control
        self.id = fault_id

    def __repr__(self) -> str:
        return f"Fault({self.id!r})"

    @property
    def seen(self) -> int:
        """How many calls matched so far.

        Raises:
            EmulatorRefused: it was removed.
        """
        return int(self._row()["seen"])

    @property
    def fired(self) -> int:
        """How many calls it hit so far; a test that injects a fault wants this to be more than 0.

        Raises:
            EmulatorRefused: it was removed.
        """
        return int(self._row()["fired"])

    @property
    def active(self) -> bool:
        """Whether it can hit again; not if it was removed."""
        return any(row["active"] for row in self._rows())

    def remove(self) -> None:
        """Let calls succeed again.

        Raises:
            EmulatorRefused: it was removed before.
        """
        self._control.ask_all("DELETE", "/faults", id=self.id)

    def _row(self) -> Mapping[str, Any]:
        for row in self._rows():
            return row
        raise EmulatorRefused(f"{self.id} was removed, and what it had hit is forgotten")

    def _rows(self) -> list[Mapping[str, Any]]:
        return [row for row in self._control.ask_all("GET", "/faults")["faults"] if row["id"] == self.id]


class FaultInjector:
    """Makes calls of one account go wrong.

    Args:
        control: of the account.
    """

    def __init__(self, control: Control) -> None:
        self._control = control

    def __call__(  # noqa: PLR0913  # the vocabulary of faults: each is a keyword of its own
        self,
        action: str | None = None,
        *,
        service: str | None = None,
        resource: str | None = None,
        nth: int | None = None,
        probability: float | None = None,
        seed: int | None = None,
        times: int | None = None,
        error: str | None = None,
        status: int | None = None,
        message: str | None = None,
        latency_ms: float | None = None,
        throttle_qps: float | None = None,
        reset: bool = False,
        timeout: bool = False,
        reset_after_commit: bool = False,
        timeout_after_commit: bool = False,
        truncate: bool = False,
        wrong_json: bool = False,
        html: bool = False,
    ) -> Fault:
        """Inject a fault until the test ends. Every call that matches is hit, unless less is asked for.

        Args:
            action: only calls of this operation, such as `StartCaster`.
            service: only calls of `live`, `rtc` or `sts`.
            resource: only calls about the thing with this id (a recording: AppId, RoomId and TaskId with slashes).
            nth: only the n-th call that matches, counted from 1.
            probability: of hitting a call that matches, from 0 to 1.
            seed: of the dice for that; the same seed, the same hits.
            times: how often it hits at most.
            error: the cloud's error code, answered instead of the operation.
            status: the HTTP status of that error, 400 to 599; by default the one the cloud uses with the code.
            message: the cloud's words with that error.
            latency_ms: waited before anything else happens, in real milliseconds.
            throttle_qps: calls in any second beyond this number get the cloud's throttling error.
            reset: the connection is reset, and the operation is not carried out.
            timeout: the operation is not carried out, and no answer ever comes.
            reset_after_commit: the operation is carried out, and the connection is reset instead of an answer.
            timeout_after_commit: the operation is carried out, and no answer ever comes.
            truncate: the operation is carried out, and the connection ends in the middle of the answer.
            wrong_json: the operation is carried out, and the answer is not JSON although it says so.
            html: a proxy's error page, 502, instead of the operation.

        Raises:
            ValueError: it could never hit or do anything, or a value is out of its range.
        """
        _check_names(action, service)
        if error is None and (status is not None or message is not None):
            raise ValueError('status and message are those of an error: say which, as in error="InternalError"')
        match = {
            "action": action,
            "service": service,
            "resource": resource,
            "nth": nth,
            "probability": probability,
            "seed": seed,
            "namespace": self._control.key,
        }
        effect = {
            "error": None if error is None else _given({"code": error, "status": status, "message": message}),
            "latency_ms": latency_ms,
            "throttle_qps": throttle_qps,
            "reset": reset or None,
            "timeout": timeout or None,
            "reset_after_commit": reset_after_commit or None,
            "timeout_after_commit": timeout_after_commit or None,
            "truncate": truncate or None,
            "wrong_json": wrong_json or None,
            "html": html or None,
        }
        document = _given({"match": _given(match), "effect": _given(effect), "times": times})
        [made] = self._control.ask_all("POST", "/faults", document)["faults"]
        return Fault(self._control, made["id"])


def _given(names: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in names.items() if value is not None}


def _check_names(action: str | None, service: str | None) -> None:
    """Refuse what no call has: a fault with a misspelt name would never hit, and nobody would notice."""
    meant = [each for each in _SERVICES if service is None or each.name.lower() == service.lower()]
    if not meant:
        raise ValueError(f"no service {service!r}; {_nearest(str(service), {each.name.lower() for each in _SERVICES})}")
    actions = {name for each in meant for name in each.operations}
    if action is not None and action not in actions:
        where = "" if service is None else f" in service {service!r}"
        raise ValueError(f"no operation {action!r}{where}; {_nearest(action, actions)}")


def _nearest(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    nearest = get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean {nearest[0]!r}?" if nearest else f"known: {', '.join(names)}"
