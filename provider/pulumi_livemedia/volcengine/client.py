"""Cloud recording of RTC rooms (OpenAPI version 2023-11-01), one method for each operation that is used.

Source: https://www.volcengine.com/docs/6348/1188215
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Alive, Clock, Deadline, always_alive
from pulumi_livemedia.calls.connecting import EndpointChoice, open_session, require_region
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import NotFound
from pulumi_livemedia.calls.fields import Fields
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.calls.session import Api
from pulumi_livemedia.volcengine import parsing
from pulumi_livemedia.volcengine.answers import RecordTask, Started
from pulumi_livemedia.volcengine.credentials import find_credentials
from pulumi_livemedia.volcengine.openapi import OpenApi, Service
from pulumi_livemedia.volcengine.sts import STS, STS_VERSION
from pulumi_livemedia.volcengine.verdicts import START

ENDPOINT_SETTING: Final = "livemedia:volcengineEndpoint"
ENDPOINT_VARIABLE: Final = "LIVEMEDIA_VOLCENGINE_ENDPOINT"
DEFAULT_REGION: Final = "cn-north-1"

_RTC_HOST, _RTC_VERSION = Endpoint("https", "rtc.volcengineapi.com"), "2023-11-01"
# The region follows from the host, not from the place of the room: https://www.volcengine.com/docs/6348/1167931
_REGIONS: Final[Mapping[str, str]] = {"open-ap-singapore-1.volcengineapi.com": "ap-singapore-1"}
_ENDPOINT = EndpointChoice(_RTC_HOST, ENDPOINT_SETTING, ENDPOINT_VARIABLE, ".volcengineapi.com")
_PROCESS = Pool()

# A second start of a running task is taken without a word about what it asked for: whether it runs is looked at first.
_START = Action(START, Effect.ONCE, 60)
# It carries whole values, not differences.
_UPDATE = Action("UpdateRecord", Effect.REPEATABLE, 60)
# A second stop finds no running task, and that is what a stop is for.
_STOP = Action("StopRecord", Effect.REPEATABLE, 60)
# The rates of these are not published.
_GET = Action("GetRecordTask", Effect.READ, 60)
_IDENTITY = Action("GetCallerIdentity", Effect.READ, 10)


@dataclass(frozen=True)
class RtcClient:
    """The operations of RTC cloud recording; cheap to make, one for each operation of the engine.

    Every method raises a `CallFailed` of the kind that tells what went wrong, `MissingCredentials` if there is
    nobody to sign, and `TimedOut` if there was no time left to make the call.

    Make one with `connect`.
    """

    openapi: OpenApi
    rtc: Service
    sts: Service

    @property
    def host(self) -> str:
        """The host that is called, without a port."""
        return self.rtc.api.endpoint.host

    @property
    def region(self) -> str:
        """The region that calls are signed for."""
        return self.openapi.session.region

    @property
    def endpoint_source(self) -> str:
        """The setting or variable that the endpoint was found under; empty if it is the vendor's own by default."""
        return self.rtc.api.endpoint.source

    @property
    def endpoint_names(self) -> str:
        """What a user writes the endpoint under."""
        return _ENDPOINT.names

    def key_source(self) -> str:
        """Return where the access key was found."""
        return self.openapi.session.key().source

    def now(self) -> datetime:
        """Return the time in UTC: this machine's, corrected where the cloud has told that it is wrong."""
        return self.openapi.session.now(self.rtc.api.endpoint)

    def within(self, deadline: Deadline) -> "RtcClient":
        """Return the same client with another deadline: none of its calls goes on after it."""
        return replace(self, openapi=self.openapi.within(deadline))

    def start_record(self, request: Mapping[str, Any]) -> Started:
        """Start a recording, or find that it runs already; accepted means that it will be tried.

        Repeated only if it is certain that nothing was done; else `Ambiguous` or `UnknownAnswer` is raised.

        Source: https://www.volcengine.com/docs/6348/1188215

        Args:
            request: the body, by documented names.
        """
        return self.openapi.post(self.rtc, _START, request, parsing.started)

    def update_record(self, request: Mapping[str, Any]) -> str:
        """Change streams and layout of a running recording and return the request id.

        What is sent takes the place of what was sent before: send `TargetStreams` and `Layout` whole.

        Source: https://www.volcengine.com/docs/6348/1163742

        Args:
            request: the body, by documented names.

        Raises:
            NotFound: no such task runs.
        """
        return self.openapi.post(self.rtc, _UPDATE, request, _command)

    def stop_record(self, app_id: str, room_id: str, task_id: str, business_id: str | None = None) -> str:
        """End a recording and return the request id; its files are still being uploaded then.

        Source: https://www.volcengine.com/docs/6348/1188200

        Raises:
            NotFound: no such task runs (any more).
        """
        request = _identity(app_id, room_id, task_id)
        if business_id:
            request["BusinessId"] = business_id
        return self.openapi.post(self.rtc, _STOP, request, _command)

    def get_record_task(self, app_id: str, room_id: str, task_id: str) -> RecordTask | None:
        """Return the newest run; None if none is visible, as none is 72 hours after its start.

        Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408
        """
        try:
            return self.openapi.get(self.rtc, _GET, _identity(app_id, room_id, task_id), parsing.record_task)
        except NotFound:
            return None

    def caller_account(self) -> str:
        """Return the id of the account that the access key belongs to; asked once for each key and process.

        Source: https://www.volcengine.com/docs/6257/1902650
        """
        return self.openapi.session.account(
            self.sts.api.endpoint,
            lambda: self.openapi.get(self.sts, _IDENTITY, {}, lambda answer, _when: parsing.account_id(answer)),
        )


def connect(  # noqa: PLR0913 - all but the settings have defaults
    settings: Mapping[str, str],
    *,
    region: str | None = None,
    endpoint: str | None = None,
    clock: Clock = SYSTEM_CLOCK,
    alive: Alive = always_alive,
    deadline: Deadline | None = None,
    environ: Mapping[str, str] | None = None,
    home: Path | None = None,
    pool: Pool | None = None,
) -> RtcClient:
    """Return a client; nothing is sent, and no access key is looked for, before its first call.

    Args:
        settings: the stack's configuration, by full key such as `livemedia:volcengineEndpoint`.
        region: a region that goes before the endpoint's own, such as a stored one.
        endpoint: an endpoint that goes before the configured one.
        clock: whose time counts, unless a deadline with a clock of its own is given.
        alive: is asked before each call and in each slice of a wait.
        deadline: when the calls must have ended; by default never.
        environ: the environment; by default this process's, as it is at each look.
        home: the home folder; by default the user's.
        pool: what is shared with other clients; by default with all of this process.

    Raises:
        InvalidSetting: a setting cannot be used as it is.
    """
    environ = os.environ if environ is None else environ
    pool = _PROCESS if pool is None else pool
    rtc = _ENDPOINT.endpoint(settings, environ, endpoint, pool)
    emulator = None if _ENDPOINT.is_vendors(rtc) else rtc
    session = open_session(
        settings,
        region=require_region("the region", region or _REGIONS.get(rtc.host, DEFAULT_REGION), DEFAULT_REGION),
        find=lambda obtain: find_credentials(settings, environ=environ, home=home, emulator=emulator, obtain=obtain),
        choice=_ENDPOINT,
        endpoint=rtc,
        pool=pool,
        clock=clock,
        deadline=deadline,
        alive=alive,
    )
    return RtcClient(
        OpenApi(session),
        rtc=Service("rtc", Api(rtc, _RTC_VERSION)),
        sts=Service("sts", Api(emulator or STS, STS_VERSION)),
    )


def _identity(app_id: str, room_id: str, task_id: str) -> dict[str, str]:
    return {"AppId": app_id, "RoomId": room_id, "TaskId": task_id}


def _command(answer: Fields, _answered_at: datetime) -> str:
    return parsing.require_ok(answer)
