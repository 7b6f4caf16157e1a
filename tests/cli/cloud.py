"""The emulated cloud as a test sees it: what it was asked, what it holds, and what somebody else does to it."""

import time
from collections.abc import Callable
from typing import Any

import httpx

from tests.emulator.signing import Caller
from tests.emulator.volcengine_signing import Volcengine

CASTER = "80787064-1c94-4dc1-85ce-9409960a0001"
APP = "661e00000000000000000001"
ROOM = "studio-1"
KEY = "emulator"
SECRET = "emulator-secret"
PATIENCE = 30.0
POLL = 0.02

Row = dict[str, Any]


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

    def stop(self, caster_id: str = CASTER, *, key: str = KEY) -> None:
        """Take a caster off air, as somebody at the console would."""
        self._ask("POST", f"/casters/{caster_id}/stop", namespace=key)

    def finish(self, caster_id: str = CASTER) -> None:
        """Let a start or stop under way come to its end."""
        self._ask("POST", f"/casters/{caster_id}/advance")

    def remove(self, caster_id: str = CASTER) -> None:
        """Delete a caster, running or not."""
        self._ask("DELETE", f"/casters/{caster_id}")

    def change(self, action: str, caster_id: str = CASTER, **parameters: object) -> Row:
        """Call an operation on a caster, as somebody with another program would."""
        answer = Caller(self.url, KEY, http=self._http).ok(action, CasterId=caster_id, **parameters)
        self.new_actions()
        return answer

    def publish(self, *users: str, room: str = ROOM, app: str = APP, key: str = KEY) -> None:
        """Let these users, and nobody else, publish in a room from now on."""
        streams = [{"UserId": user} for user in users]
        self._ask("POST", "/rooms", {"AppId": app, "RoomId": room, "streams": streams}, namespace=key)

    def record(self, task: str, **members: object) -> str:
        """Start a recording, as somebody with another program would; answers its resource id."""
        storage = {"TosConfig": {"AccountId": "2100000000", "Bucket": "theirs"}}
        body = {"AppId": APP, "RoomId": ROOM, "StorageConfig": storage, **members, "TaskId": task}
        assert Volcengine(self.url, KEY, http=self._http).ok("StartRecord", body) == "ok"
        self.new_actions()
        return recording_of(body)

    def end(self, recording: str, reason: str = "StopByAPI") -> None:
        """Stop a recording, as somebody with another program would, or for another reason."""
        self._ask("POST", f"/tasks/{recording}/stop", {"StopReason": reason})

    def lose_app(self, app: str) -> None:
        """Let an RTC application be somebody else's."""
        self._ask("POST", "/apps", {"AppId": app, "Owner": "somebody"})

    def advance(self, seconds: float) -> None:
        """Let so much of the cloud's time pass."""
        self._ask("POST", "/clock/advance", {"seconds": seconds})

    def choose(self, key: str | None = None, **settings: object) -> None:
        """Set switches of the emulator, for everybody or for one account."""
        self._ask("PUT", "/settings", settings, **({"namespace": key} if key else {}))

    def break_(
        self,
        action: str,
        resource: str | None = None,
        times: int | None = None,
        nth: int | None = None,
        **effect: object,
    ) -> None:
        """Let calls of an action go wrong: every one, about whatever, and for ever unless told otherwise."""
        match = {"action": action, "resource": resource, "nth": nth}
        self._ask("POST", "/faults", {"match": match, "effect": effect, "times": times})

    def mend(self) -> None:
        """Take all faults back."""
        self._ask("DELETE", "/faults")

    def calls(self, action: str | None = None) -> list[Row]:
        """The recorded calls, newest last; their secrets are masked."""
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

    def saved_casters(self) -> list[Row]:
        """The same as they can be seeded again, with all secrets."""
        saved: dict[str, Any] = self._ask("GET", "/snapshot", secrets="include")
        return [row for each in saved["namespaces"].values() for row in each.get("casters", [])]

    def runs(self, state: str | None = None) -> list[Row]:
        """Every run of every recording of every account, oldest first, or those in one state."""
        rows: list[Row] = self._ask("GET", "/state")["recordTasks"]
        return [row for row in rows if state in (None, row["state"])]

    def running(self) -> list[str]:
        """The casters and recordings that are not over, of every account."""
        casters = [str(row["CasterId"]) for row in self.casters() if row["state"] != "idle"]
        return casters + [recording_of(row) for row in self.runs() if row["state"] not in ("ended", "failed")]

    def _ask(self, method: str, path: str, body: object = None, **query: str) -> dict[str, list[Row]]:
        response = self._http.request(method, path, json=body, params=query)
        assert response.is_success, response.text
        answer: dict[str, list[Row]] = response.json()
        return answer


def is_read(action: str) -> bool:
    """Whether an action changes nothing."""
    return action.startswith(("Describe", "Get"))


def recording_of(row: Row) -> str:
    """The resource id of a recording: AppId, RoomId and TaskId."""
    return f"{row['AppId']}/{row['RoomId']}/{row['TaskId']}"


def wait_until(is_so: Callable[[], object]) -> None:
    """Look again and again until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(POLL)
