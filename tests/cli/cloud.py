"""The emulated cloud as a test sees it: what it was asked, what it holds, and what somebody else does to it."""

import time
from collections.abc import Callable

import httpx

CASTER = "80787064-1c94-4dc1-85ce-9409960a0001"
KEY = "emulator"
SECRET = "emulator-secret"
PATIENCE = 30.0
POLL = 0.02

Row = dict[str, object]


class Cloud:
    """The control plane of one emulator.

    Args:
        url: the emulator's address.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/_emulator")
        self._seen = 0

    def close(self) -> None:
        """Give up the connection."""
        self._http.close()

    def seed(self, caster_id: str = CASTER, *, key: str = KEY, **names: object) -> None:
        """Make a caster exist; ready to start unless its `Config` says otherwise."""
        self._ask("POST", "/casters", {"CasterId": caster_id, **names}, namespace=key)

    def start(self, caster_id: str = CASTER) -> None:
        """Put a caster on air, as somebody at the console would."""
        self._ask("POST", f"/casters/{caster_id}/start")

    def stop(self, caster_id: str = CASTER) -> None:
        """Take a caster off air, as somebody at the console would."""
        self._ask("POST", f"/casters/{caster_id}/stop")

    def finish(self, caster_id: str = CASTER) -> None:
        """Let a start or stop under way come to its end."""
        self._ask("POST", f"/casters/{caster_id}/advance")

    def remove(self, caster_id: str = CASTER) -> None:
        """Delete a caster, running or not."""
        self._ask("DELETE", f"/casters/{caster_id}")

    def advance(self, seconds: float) -> None:
        """Let so much of the cloud's time pass."""
        self._ask("POST", "/clock/advance", {"seconds": seconds})

    def choose(self, **settings: object) -> None:
        """Set switches of the emulator."""
        self._ask("PUT", "/settings", settings)

    def break_(self, action: str, resource: str | None = None, times: int | None = None, **effect: object) -> None:
        """Let calls of an action go wrong, those for all casters and for ever unless told otherwise."""
        match = {"action": action, "resource": resource}
        self._ask("POST", "/faults", {"match": match, "effect": effect, "times": times})

    def mend(self) -> None:
        """Take all faults back."""
        self._ask("DELETE", "/faults")

    def calls(self, action: str | None = None) -> list[Row]:
        """The recorded calls, newest last."""
        answer = self._ask("GET", "/requests", **({"action": action} if action else {}))
        rows: list[Row] = answer["requests"]
        return rows

    def new_actions(self) -> list[str]:
        """The actions that were called since this was asked last."""
        called = [str(call["action"]) for call in self.calls()]
        new, self._seen = called[self._seen :], len(called)
        return new

    def new_changes(self) -> list[str]:
        """The same, without the calls that only read."""
        return [action for action in self.new_actions() if not is_read(action)]

    def status(self, caster_id: str = CASTER) -> str:
        """The state that a caster is in: `idle`, `starting`, `streaming` or `stopping`."""
        return {str(row["CasterId"]): str(row["state"]) for row in self.casters()}[caster_id]

    def casters(self) -> list[Row]:
        """Every caster of every account."""
        rows: list[Row] = self._ask("GET", "/state")["casters"]
        return rows

    def running(self) -> list[str]:
        """The casters that are not idle, of every account."""
        return [str(row["CasterId"]) for row in self.casters() if row["state"] != "idle"]

    def _ask(self, method: str, path: str, body: object = None, **query: str) -> dict[str, list[Row]]:
        response = self._http.request(method, path, json=body, params=query)
        assert response.is_success, response.text
        answer: dict[str, list[Row]] = response.json()
        return answer


def is_read(action: str) -> bool:
    """Whether an action changes nothing."""
    return action.startswith("Describe") or action == "GetCallerIdentity"


def wait_until(is_so: Callable[[], object]) -> None:
    """Look again and again until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(POLL)
