"""Whether the clouds answer, to whom, and at what time."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.alibaba.client import connect as connect_live
from pulumi_livemedia.calls.clock import Deadline, told_skew
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import Invalid, LivemediaError, MissingCredentials, NotFound
from pulumi_livemedia.calls.session import Session
from pulumi_livemedia.inspection.verdict import Verdict, fail, ok, warn
from pulumi_livemedia.review.words import counted
from pulumi_livemedia.volcengine.client import connect as connect_rtc

_SECONDS: Final = 20.0
_SKEW_SECONDS: Final = 60.0
_NOBODY: Final = "livemedia-doctor"

Settings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Cloud:
    """One cloud, as it is looked at."""

    name: str
    session: Session
    endpoint: Endpoint
    vendor: bool
    """Whether it is the vendor's, and not an emulator."""
    account: Callable[[], str]
    use: Callable[[], str]
    """Makes a call of the service itself, and says what came of it."""


def clouds(settings: Settings, app: str) -> Iterator[Verdict]:
    """Both clouds, with the keys that the provider would take.

    Args:
        settings: a stack's configuration.
        app: the id of an RTC application that is looked at; without it only the service is.
    """
    for name, make in (("ApsaraVideo Live", _live), ("Volcengine RTC", lambda given: _rtc(given, app))):
        try:
            cloud = make(settings)
        except LivemediaError as error:
            yield fail(name, error.problem, error.cure)
            continue
        yield from _look(cloud)


def _live(settings: Settings) -> _Cloud:
    client = connect_live(settings, deadline=Deadline.after(_SECONDS))
    session, endpoint = client.rpc.session, client.live.endpoint

    def use() -> str:
        return f"{counted(len(client.describe_casters()), 'caster')} in {client.region}"

    return _Cloud("ApsaraVideo Live", session, endpoint, "aliyuncs.com" in client.host, client.caller_account, use)


def _rtc(settings: Settings, app: str) -> _Cloud:
    client = connect_rtc(settings, deadline=Deadline.after(_SECONDS))

    def use() -> str:
        try:
            client.get_record_task(app or _NOBODY, _NOBODY, _NOBODY)
        except (NotFound, Invalid):
            # An application that there is not is refused by a service that there is.
            if app:
                raise
        return f"application {app} can be looked at" if app else "answers"

    session, endpoint = client.openapi.session, client.rtc.api.endpoint
    return _Cloud("Volcengine RTC", session, endpoint, "volcengineapi.com" in client.host, client.caller_account, use)


def _look(cloud: _Cloud) -> Iterator[Verdict]:
    """What one cloud says; without a key there is no more to ask."""
    try:
        key = cloud.session.key()
    except LivemediaError as error:
        tried = f" (looked at {len(error.tried)} places)" if error.tried else ""
        cure = error.cure if isinstance(error, MissingCredentials) else "see README, the table of access keys"
        yield fail(f"{cloud.name} key", f"{error.problem}{tried}", cure)
        return
    yield ok(f"{cloud.name} key", f"{key.access_key_id[:4]}..., found in {key.source}")
    if not cloud.vendor:
        yield warn(
            f"{cloud.name} endpoint",
            f"calls go to {cloud.endpoint.url}, not to the vendor",
            "unset LIVEMEDIA_..._ENDPOINT, or the setting, where that is not meant",
        )
    yield from _asked(f"{cloud.name} account", lambda: f"account {cloud.account()}")
    yield from _asked(f"{cloud.name} service", cloud.use)
    yield _clock(cloud)


def _asked(name: str, ask: Callable[[], str]) -> Iterator[Verdict]:
    try:
        yield ok(name, ask())
    except NotFound as error:
        yield warn(name, str(error.problem), error.cure or "look at the id in the console")
    except LivemediaError as error:
        told = f"{error.problem}{f' ({error.cloud})' if error.cloud else ''}"
        yield fail(name, told, error.cure or "look at the endpoint, the region and the rights of the key")


def _clock(cloud: _Cloud) -> Verdict:
    """This machine's clock, as far as the cloud has complained of it."""
    skew = cloud.session.now(cloud.endpoint).timestamp() - time.time()
    if abs(skew) >= _SKEW_SECONDS:
        return warn(f"{cloud.name} clock", told_skew(skew), "let it be set by NTP; calls are corrected")
    return ok(f"{cloud.name} clock", "no complaint of this machine's clock")
