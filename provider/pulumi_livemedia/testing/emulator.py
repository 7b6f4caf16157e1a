"""The emulator as a test sees it: one account, what is in it, and what somebody else does to that meanwhile."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from pulumi_livemedia.emulator.namespaces import SECRET
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.testing.clock import Clock
from pulumi_livemedia.testing.control import Control
from pulumi_livemedia.testing.environment import emulator_variables
from pulumi_livemedia.testing.faults import FaultInjector
from pulumi_livemedia.testing.recorded import RecordedCall

Row = Mapping[str, Any]
"""A thing in the emulator, under the documented names (`CasterId`), besides `state`."""

_SOME_STORAGE = {"StorageConfig": {"TosConfig": {"AccountId": "2100000000", "Bucket": "somewhere"}}}
_ONCE = {"livemedia:maxAttempts": "1"}
_OVER = ("ended", "failed")
_NAME = re.compile(r"[A-Za-z0-9_.@-]{1,24}")


class Emulator:
    """Both clouds, in an account that no other test sees; everything in it is forgotten when the test ends.

    Args:
        server: the emulator, which many tests share.
        key: the access key id.

    Attributes:
        access_key: the access key id, at both clouds.
        secret_key: its secret, at both clouds.
        clock: the virtual clock of the account.
        fault: makes calls of the account go wrong.
    """

    def __init__(self, server: EmulatorServer, key: str) -> None:
        self._server = server
        self._control = Control(server, key)
        self._accounts: dict[str, Emulator] = {}
        self.access_key = key
        self.secret_key = SECRET
        self.clock = Clock(self._control)
        self.fault = FaultInjector(self._control)

    def __repr__(self) -> str:
        return f"Emulator({self.url!r}, {self.access_key!r})"

    @property
    def url(self) -> str:
        """The address of both clouds, such as `http://127.0.0.1:4570`."""
        return self._server.url

    @property
    def account_id(self) -> str:
        """The account's number, as GetCallerIdentity tells it."""
        return self._server.world.namespaces.account(self.access_key)

    def environment(self) -> dict[str, str]:
        """The variables with which a process works with this account: endpoints and keys of both clouds.

        This process has them already, as far as the test's own account is concerned, and so do its children.
        """
        return emulator_variables(self.url, self.access_key, self.secret_key)

    def account(self, name: str) -> "Emulator":
        """Another account of this test, the same one for the same name.

        Args:
            name: at most 24 letters, digits and `_ . @ -`.

        Raises:
            ValueError: it has another form.
        """
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot name an account: 1 to 24 letters, digits and _ . @ -")
        return self._accounts.setdefault(name, Emulator(self._server, f"{self.access_key}.{name}"))

    def control(self, method: str, path: str, body: object = None, **query: str) -> dict[str, Any]:
        """Make any call of the emulator's control plane about this account.

        Args:
            method: the HTTP method.
            path: below `/_emulator`, such as `/casters`.
            body: sent as JSON; None for nothing.
            query: further parameters of the URL.

        Raises:
            EmulatorRefused: the emulator does not take it; says what would be right.
        """
        return self._control.ask(method, path, body, **query)

    def reset(self) -> None:
        """Forget everything: things, calls, faults, settings, the clock; of this test's other accounts too."""
        for each in self._accounts.values():
            each.reset()
        self.control("POST", "/reset")

    def settings(self, **changes: object) -> Row:
        """Change the emulator's behaviour for this account, and answer all switches.

        Args:
            changes: such as `caster_start={"seconds": 20}`; None restores the default. docs/emulator.md lists them.

        Raises:
            EmulatorRefused: there is no such switch, or it has no such value.
        """
        settings: Row = self.control("PUT" if changes else "GET", "/settings", changes or None)["settings"]
        return settings

    def requests(
        self,
        *,
        action: str | None = None,
        service: str | None = None,
        resource: str | None = None,
        code: str | None = None,
    ) -> list[RecordedCall]:
        """The calls that were made with this account's key, oldest first.

        Args:
            action: only those of an operation, such as `StartRecord`.
            service: only those of `live`, `rtc` or `sts`.
            resource: only those about one thing.
            code: only those with this error code; empty for those that succeeded.
        """
        filters = {"action": action, "service": service, "resource": resource, "code": code}
        given = {name: value for name, value in filters.items() if value is not None}
        return [RecordedCall.read(row) for row in self.control("GET", "/requests", None, **given)["requests"]]

    def state(self) -> dict[str, list[Row]]:
        """Everything that is in this account: `casters`, `recordTasks`, `rooms`, `callbacks`."""
        return self.control("GET", "/state")

    @property
    def casters(self) -> list[Row]:
        """The casters; `state` is `idle`, `starting`, `streaming` or `stopping`."""
        return self.state()["casters"]

    @property
    def record_tasks(self) -> list[Row]:
        """Every run of every recording, oldest first; `state` is `ended` or `failed` when it is over."""
        return self.state()["recordTasks"]

    @property
    def rooms(self) -> list[Row]:
        """The rooms that were spoken of, with who publishes there."""
        return self.state()["rooms"]

    def add_caster(  # noqa: PLR0913  # the documented members of a studio
        self,
        caster_id: str | None = None,
        *,
        caster_name: str | None = None,
        status: int | None = None,
        started_seconds_ago: float | None = None,
        owner: str | None = None,
        config: Row | None = None,
        norm_type: int | None = None,
        charge_type: str | None = None,
        client_token_id: str | None = None,
        resource_group_id: str | None = None,
        tags: Mapping[str, str] | None = None,
    ) -> str:
        """Make a caster exist, and answer its id. Unless told otherwise it is idle, and ready to start.

        Args:
            caster_id: a new UUID if left out.
            caster_name: the id if left out.
            status: 0 for idle, 1 for on air.
            started_seconds_ago: how long it is on air already; only with `status=1`.
            owner: whose it is, if it is somebody else's: then every operation is refused.
            config: as DescribeCasterConfig shows it; `{}` for a caster that can not be started.
            norm_type: NormType; 1 if left out.
            charge_type: ChargeType; PostPaid if left out.
            client_token_id: ClientTokenId.
            resource_group_id: ResourceGroupId.
            tags: its tags.

        Raises:
            EmulatorRefused: there is one with this id, or a value is not legal.
        """
        members = {
            "CasterId": caster_id,
            "CasterName": caster_name,
            "Status": status,
            "StartedSecondsAgo": started_seconds_ago,
            "Owner": owner,
            "Config": config,
            "NormType": norm_type,
            "ChargeType": charge_type,
            "ClientTokenId": client_token_id,
            "ResourceGroupId": resource_group_id,
            "Tags": tags,
        }
        given = {name: value for name, value in members.items() if value is not None}
        [made] = self.control("POST", "/casters", given)["casters"]
        return str(made["CasterId"])

    def start_caster(self, caster_id: str) -> None:
        """Put a caster on air at once, as somebody at the console would."""
        self.control("POST", f"/casters/{quote(caster_id)}/start")

    def stop_caster(self, caster_id: str) -> None:
        """Take a caster off air at once, as somebody at the console would."""
        self.control("POST", f"/casters/{quote(caster_id)}/stop")

    def finish_caster(self, caster_id: str) -> None:
        """Let a start or stop under way come to its end (`settings(caster_start="manual")`)."""
        self.control("POST", f"/casters/{quote(caster_id)}/advance")

    def remove_caster(self, caster_id: str) -> None:
        """Delete a caster, running or not."""
        self.control("DELETE", f"/casters/{quote(caster_id)}")

    def publish(self, app_id: str, room_id: str, *user_ids: str, screens: Sequence[str] = ()) -> None:
        """Let these users, and nobody else, publish in an RTC room from now on.

        Args:
            app_id: the application; it is this account's from now on.
            room_id: the room.
            user_ids: who publishes camera and microphone; nobody if there are none.
            screens: who shares a screen.

        Raises:
            EmulatorRefused: an id is not legal, or the application is another account's.
        """
        cameras = [{"UserId": user, "StreamType": 0} for user in user_ids]
        shared = [{"UserId": user, "StreamType": 1} for user in screens]
        self.control("POST", "/rooms", {"AppId": app_id, "RoomId": room_id, "streams": cameras + shared})

    def start_record_task(self, app_id: str, room_id: str, task_id: str, **members: object) -> str:
        """Start a recording, as somebody with another program would: with one signed StartRecord.

        Args:
            app_id: the application.
            room_id: the room; nothing is recorded until somebody publishes there.
            task_id: the recording's name in the room.
            members: what else StartRecord takes, by documented names: `Control={"MaxIdleTime": 600}`. It goes to a
                bucket of TOS, unless there is a `StorageConfig`.

        Returns:
            AppId, RoomId and TaskId with slashes between them: the id that a Pulumi resource of it would have.

        Raises:
            CallFailed: the emulator refuses it, or a fault was injected; of the kind that says why.
        """
        from pulumi_livemedia.calls.pool import Pool  # noqa: PLC0415  # slow, and seldom needed
        from pulumi_livemedia.volcengine.client import connect  # noqa: PLC0415  # the same

        triple = {"AppId": app_id, "RoomId": room_id, "TaskId": task_id}
        with Pool() as pool:
            connect(_ONCE, environ=self.environment(), pool=pool).start_record({**triple, **_SOME_STORAGE, **members})
        return "/".join(triple.values())

    def stop_record_task(self, recording: str, stop_reason: str | None = None) -> None:
        """Stop a recording at once, as somebody with another program would.

        Args:
            recording: AppId, RoomId and TaskId with slashes between them: the id of the Pulumi resource.
            stop_reason: as GetRecordTask tells it; `StopByAPI` if left out.
        """
        body = {} if stop_reason is None else {"StopReason": stop_reason}
        self.control("POST", f"/tasks/{quote(recording)}/stop", body)

    def finish_record_task(self, recording: str) -> None:
        """Let a start or stop under way come to its end (`settings(record_start="manual")`)."""
        self.control("POST", f"/tasks/{quote(recording)}/advance")

    def add_callback(self, app_id: str, url: str, secret_key: str) -> None:
        """Have RecordStarted and RecordStopped of an application posted from now on, signed.

        Args:
            app_id: the application.
            url: of the receiver, which must be on this machine.
            secret_key: what the callbacks are signed with.
        """
        self.control("POST", "/callbacks", {"AppId": app_id, "url": url, "secretKey": secret_key})

    @property
    def deliveries(self) -> list[Row]:
        """The callbacks that were posted, oldest first, and what came of each."""
        deliveries: list[Row] = self.control("GET", "/callbacks/deliveries")["deliveries"]
        return deliveries

    def settle(self, timeout: float = 10) -> None:
        """Wait until every upload and callback that is due was done.

        Args:
            timeout: in real seconds.

        Raises:
            TimeoutError: some are not done yet, such as those to a receiver that does not answer.
        """
        self.control("GET", "/state")  # after each call the emulator looks what has become due
        if not self._server.background.wait(timeout):
            raise TimeoutError(f"the emulator still has uploads or callbacks to do after {timeout:g} s")

    @property
    def running(self) -> list[str]:
        """The ids of the casters and recordings of this test's accounts that are not over: they would bill."""
        state = self.state()
        casters = [str(row["CasterId"]) for row in state["casters"] if row["state"] != "idle" and not row["Owner"]]
        tasks = [
            f"{row['AppId']}/{row['RoomId']}/{row['TaskId']}"
            for row in state["recordTasks"]
            if row["state"] not in _OVER
        ]
        return [*casters, *tasks, *(each for other in self._accounts.values() for each in other.running)]

    def assert_nothing_runs(self) -> None:
        """Make sure that no caster is on air and no recording runs, in any account of this test.

        Raises:
            AssertionError: something does; says what.
        """
        running = self.running
        if running:
            raise AssertionError(
                f"still running, and it would bill all night: {', '.join(running)}\n"
                "  cure:   stop it, or destroy the stack, before the test ends"
            )
