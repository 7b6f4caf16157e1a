"""What a careful user writes in an afternoon: the vendors' SDKs, no checks, and one call for each create and delete."""

import functools
import json
import os
from typing import Any
from urllib.parse import urlsplit

from pulumi.dynamic import CreateResult, Resource, ResourceProvider

KEY, SECRET = os.environ["VOLCENGINE_ACCESS_KEY"], os.environ["VOLCENGINE_SECRET_KEY"]


class Recording(ResourceProvider):
    """A recording that runs as long as it is declared."""

    serialize_as_secret_always = False

    def create(self, props: dict[str, Any]) -> CreateResult:
        """Start it."""
        body = {name: whole(value) for name, value in props.items() if name != "__provider"}
        rtc().json("StartRecord", {}, json.dumps(body))
        return CreateResult(props["TaskId"], props)

    def delete(self, _id: str, props: dict[str, Any]) -> None:
        """Stop it."""
        rtc().json("StopRecord", {}, json.dumps({name: props[name] for name in ("AppId", "RoomId", "TaskId")}))


class Caster(ResourceProvider):
    """A caster that is on air as long as it is declared."""

    serialize_as_secret_always = False

    def create(self, props: dict[str, Any]) -> CreateResult:
        """Start it."""
        from alibabacloud_live20161101.models import StartCasterRequest  # type: ignore[import-untyped]  # noqa: PLC0415  # slow

        live().start_caster(StartCasterRequest(caster_id=props["CasterId"], region_id="cn-shanghai"))
        return CreateResult(props["CasterId"], props)

    def delete(self, id_: str, _props: dict[str, Any]) -> None:
        """Stop it."""
        from alibabacloud_live20161101.models import StopCasterRequest  # noqa: PLC0415  # slow

        live().stop_caster(StopCasterRequest(caster_id=id_, region_id="cn-shanghai"))


def whole(value: Any) -> Any:  # noqa: ANN401  # any value
    """A value with its numbers whole again: Pulumi makes floats of them, and the cloud takes none here."""
    if isinstance(value, dict):
        return {name: whole(item) for name, item in value.items()}
    if isinstance(value, list):
        return [whole(item) for item in value]
    return int(value) if isinstance(value, float) else value


@functools.cache
def rtc() -> Any:  # noqa: ANN401  # the SDK has no types
    """One client for all calls; the SDK does not know RTC, but lets operations be declared."""
    from volcengine.ApiInfo import ApiInfo  # type: ignore[import-untyped]  # noqa: PLC0415  # slow
    from volcengine.base.Service import Service  # type: ignore[import-untyped]  # noqa: PLC0415  # slow
    from volcengine.Credentials import Credentials  # type: ignore[import-untyped]  # noqa: PLC0415  # slow
    from volcengine.ServiceInfo import ServiceInfo  # type: ignore[import-untyped]  # noqa: PLC0415  # slow

    queries = {action: {"Action": action, "Version": "2023-11-01"} for action in ("StartRecord", "StopRecord")}
    operations = {action: ApiInfo("POST", "/", query, {}, {}) for action, query in queries.items()}
    credentials = Credentials(KEY, SECRET, "rtc", "cn-north-1")
    host = urlsplit(os.environ["LIVEMEDIA_VOLCENGINE_ENDPOINT"]).netloc
    return Service(ServiceInfo(host, {}, credentials, 5, 5, "http"), operations)


@functools.cache
def live() -> Any:  # noqa: ANN401  # parts of the SDK have no types
    """One client for all calls."""
    from alibabacloud_live20161101.client import Client  # type: ignore[import-untyped]  # noqa: PLC0415  # slow
    from alibabacloud_tea_openapi.models import Config  # type: ignore[import-untyped]  # noqa: PLC0415  # slow

    host = urlsplit(os.environ["LIVEMEDIA_ALICLOUD_ENDPOINT"]).netloc
    return Client(Config(access_key_id=KEY, access_key_secret=SECRET, endpoint=host, protocol="http"))


class RunningRecording(Resource, module="rtc", name="Recording"):
    """A recording."""


class RunningCaster(Resource, module="live", name="Caster"):
    """A caster."""


def recording(name: str, body: dict[str, Any]) -> None:
    """Declare a recording."""
    RunningRecording(Recording(), name, {**body, "TaskId": name})


def caster(name: str, caster_id: str) -> None:
    """Declare a caster."""
    RunningCaster(Caster(), name, {"CasterId": caster_id})
