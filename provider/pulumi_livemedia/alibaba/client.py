"""ApsaraVideo Live, one method for each operation that is used.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-overview
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pulumi_livemedia.alibaba import parsing
from pulumi_livemedia.alibaba.answers import Caster, CasterScene, CasterStream, StartedScenes
from pulumi_livemedia.alibaba.credentials import find_credentials
from pulumi_livemedia.alibaba.region import DEFAULT_REGION, REGION_SETTING, configured_region
from pulumi_livemedia.alibaba.rpc import Rpc
from pulumi_livemedia.alibaba.sts import STS_VERSION, sts_endpoint
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Alive, Clock, Deadline, always_alive
from pulumi_livemedia.calls.connecting import EndpointChoice, open_session, require_region
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import NotFound, UnknownAnswer
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.calls.session import Api

ENDPOINT_SETTING: Final = "livemedia:alicloudEndpoint"
ENDPOINT_VARIABLE: Final = "LIVEMEDIA_ALICLOUD_ENDPOINT"

_LIVE_HOST, _LIVE_VERSION = Endpoint("https", "live.aliyuncs.com"), "2016-11-01"
_ENDPOINT = EndpointChoice(_LIVE_HOST, ENDPOINT_SETTING, ENDPOINT_VARIABLE, ".aliyuncs.com")
_PROCESS = Pool()
_READINGS: Final = 3
"""How often a list is read that changes while it is read."""

# Rates: https://alibabacloud.com/help/tc/live/developer-reference/api-live-2016-11-01-quota
_START = Action("StartCaster", Effect.ONCE, 10)
_STOP = Action("StopCaster", Effect.ONCE, 10)
_RESTART = Action("RestartCaster", Effect.ONCE, 10)
_CASTERS = Action("DescribeCasters", Effect.READ, 15)
_STREAM_URLS = Action("DescribeCasterStreamUrl", Effect.READ, 5)
_SCENES = Action("DescribeCasterScenes", Effect.READ, 15)
# Its rate is not published.
_IDENTITY = Action("GetCallerIdentity", Effect.READ, 10)


@dataclass(frozen=True)
class LiveClient:
    """The operations of ApsaraVideo Live; cheap to make, one for each operation of the engine.

    Every method raises a `CallFailed` of the kind that tells what went wrong, `MissingCredentials` if there is
    nobody to sign, and `TimedOut` if there was no time left to make the call.

    Make one with `connect`.
    """

    rpc: Rpc
    live: Api
    sts: Api

    @property
    def host(self) -> str:
        """The host that is called, without a port."""
        return self.live.endpoint.host

    @property
    def region(self) -> str:
        """The region that is called."""
        return self.rpc.session.region

    @property
    def endpoint_source(self) -> str:
        """The setting or variable that the endpoint was found under; empty if it is the vendor's own by default."""
        return self.live.endpoint.source

    @property
    def endpoint_names(self) -> str:
        """What a user writes the endpoint under."""
        return _ENDPOINT.names

    def key_source(self) -> str:
        """Return where the access key was found."""
        return self.rpc.session.key().source

    def within(self, deadline: Deadline) -> "LiveClient":
        """Return the same client with another deadline: none of its calls goes on after it."""
        return replace(self, rpc=self.rpc.within(deadline))

    def describe_caster(self, caster_id: str) -> Caster | None:
        """Return the caster as it is now; None if the account has no such caster in the region.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasters
        """
        try:
            return self.rpc.call(
                self.live,
                _CASTERS,
                self._of(caster_id),
                lambda answer, when: parsing.caster(answer, caster_id, when),
            )
        except NotFound:
            return None

    def describe_casters(self) -> tuple[Caster, ...]:
        """Return every caster that the account has in the region.

        The list moves while its pages are read: it is read again until it holds as many as the cloud counts.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasters

        Raises:
            UnknownAnswer: the pages never made up the whole list.
        """
        found: dict[str, Caster] = {}
        total = 0
        for _ in range(_READINGS):
            total = self._read_pages(found)
            if len(found) >= total:
                return tuple(found.values())
        raise UnknownAnswer(
            _CASTERS.name,
            host=self.host,
            detail=f"the list has {total} casters, and its pages only {len(found)}",
            may_have_happened=False,
        )

    def start_caster(self, caster_id: str) -> StartedScenes:
        """Put the caster on air and return its scenes.

        Repeated only if it is certain that nothing was done; else `Ambiguous` or `UnknownAnswer` is raised.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startcaster
        """
        return self.rpc.call(
            self.live, _START, self._of(caster_id), lambda answer, _when: parsing.started_scenes(answer)
        )

    def stop_caster(self, caster_id: str) -> str:
        """Take the caster off air and return the request id.

        Repeated only if it is certain that nothing was done.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-stopcaster
        """
        return self._command(_STOP, caster_id)

    def restart_caster(self, caster_id: str) -> str:
        """Let the running caster reload its settings and return the request id.

        Repeated only if it is certain that nothing was done.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-restartcaster
        """
        return self._command(_RESTART, caster_id)

    def describe_caster_stream_urls(self, caster_id: str) -> tuple[CasterStream, ...]:
        """Return the scenes of the caster with their URLs.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasterstreamurl
        """
        return self.rpc.call(
            self.live, _STREAM_URLS, self._of(caster_id), lambda answer, _when: parsing.caster_streams(answer)
        )

    def describe_caster_scenes(self, caster_id: str) -> tuple[CasterScene, ...]:
        """Return the scenes of the caster with their layouts and components.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasterscenes
        """
        return self.rpc.call(
            self.live, _SCENES, self._of(caster_id), lambda answer, _when: parsing.caster_scenes(answer)
        )

    def caller_account(self) -> str:
        """Return the id of the account that the access key belongs to; asked once for each key and process.

        Source: https://help.aliyun.com/en/ram/developer-reference/api-sts-2015-04-01-getcalleridentity
        """
        return self.rpc.session.account(
            self.sts.endpoint,
            lambda: self.rpc.call(self.sts, _IDENTITY, {}, lambda answer, _when: parsing.account_id(answer)),
        )

    def _read_pages(self, found: dict[str, Caster]) -> int:
        """Add what is on each page to what was found, and return how many there should be."""
        seen: set[str] = set()
        number, total = 1, 0
        while True:
            parameters = {"RegionId": self.region, "PageNum": str(number)}
            page = self.rpc.call(self.live, _CASTERS, parameters, parsing.caster_page)
            new = {caster.caster_id: caster for caster in page.casters if caster.caster_id not in seen}
            seen.update(new)
            found.update(new)
            number, total = number + 1, page.total or 0
            if not new or len(seen) >= total > 0:
                return total

    def _command(self, action: Action, caster_id: str) -> str:
        return self.rpc.call(self.live, action, self._of(caster_id), lambda answer, _when: answer.text("RequestId"))

    def _of(self, caster_id: str) -> dict[str, str]:
        return {"CasterId": caster_id, "RegionId": self.region}


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
) -> LiveClient:
    """Return a client; nothing is sent, and no access key is looked for, before its first call.

    Args:
        settings: the stack's configuration, by full key such as `livemedia:alicloudRegion`.
        region: a region that goes before the configured one, such as a stored one.
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
    live = _ENDPOINT.endpoint(settings, environ, endpoint, pool)
    emulator = None if _ENDPOINT.is_vendors(live) else live
    region = region or configured_region(settings)
    session = open_session(
        settings,
        region=require_region(REGION_SETTING, region, DEFAULT_REGION),
        find=lambda obtain: find_credentials(settings, environ=environ, home=home, emulator=emulator, obtain=obtain),
        choice=_ENDPOINT,
        endpoint=live,
        pool=pool,
        clock=clock,
        deadline=deadline,
        alive=alive,
    )
    return LiveClient(Rpc(session), Api(live, _LIVE_VERSION), Api(emulator or sts_endpoint(environ), STS_VERSION))
