"""The metadata services of instances, below `/_metadata/alibaba/<access key id>` and `/_metadata/volcengine/<...>`.

They are for a client that can be told another address than the link-local one. The access key id says in whose
namespace the instance runs.
Sources: https://help.aliyun.com/zh/ecs/user-guide/obtain-a-temporary-authorization-token and
https://www.volcengine.com/docs/6396/113780.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

from werkzeug import Request, Response

from pulumi_livemedia.emulator.identity import Identity
from pulumi_livemedia.emulator.issued import IssuedKey
from pulumi_livemedia.emulator.namespaces import is_key
from pulumi_livemedia.emulator.recorder import Recorded
from pulumi_livemedia.emulator.world import World

PREFIX = "/_metadata/"

_TOKEN_PATH = "/latest/api/token"  # noqa: S105  # a path
_LONGEST_TTL = 21_600
_BEIJING = timezone(timedelta(hours=8))


class _Cloud(Protocol):
    """How one cloud's metadata service is asked."""

    @property
    def prefix(self) -> str: ...
    @property
    def ttl_header(self) -> str: ...
    @property
    def token_header(self) -> str: ...
    @property
    def token_verbs(self) -> tuple[str, ...]: ...
    @property
    def roles_path(self) -> str: ...
    @property
    def key_verbs(self) -> tuple[str, ...]: ...

    def roles(self, role: str) -> str: ...
    def key(self, key: IssuedKey, now: datetime) -> Mapping[str, object]: ...


@dataclass(frozen=True)
class _Alibaba:
    prefix: str = "STS."
    ttl_header: str = "X-aliyun-ecs-metadata-token-ttl-seconds"
    token_header: str = "X-aliyun-ecs-metadata-token"  # noqa: S105  # the name of a header
    token_verbs: tuple[str, ...] = ("PUT",)
    roles_path: str = "/latest/meta-data/ram/security-credentials/"
    key_verbs: tuple[str, ...] = ("GET",)

    def roles(self, role: str) -> str:
        return role

    def key(self, key: IssuedKey, now: datetime) -> Mapping[str, object]:
        return {
            "AccessKeyId": key.key_id,
            "AccessKeySecret": key.secret,
            "Expiration": f"{key.expires.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "SecurityToken": key.token,
            "LastUpdated": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "Code": "Success",
        }


@dataclass(frozen=True)
class _Volcengine:
    prefix: str = "AKTP"
    ttl_header: str = "X-volc-ecs-metadata-token-ttl-seconds"
    token_header: str = "X-volc-ecs-metadata-token"  # noqa: S105  # the name of a header
    token_verbs: tuple[str, ...] = ("GET", "PUT")
    roles_path: str = "/volcstack/latest/iam/security_credentials"
    key_verbs: tuple[str, ...] = ("GET", "POST")

    def roles(self, role: str) -> str:
        return json.dumps([role])

    def key(self, key: IssuedKey, now: datetime) -> Mapping[str, object]:
        del now
        return {
            "AccessKeyId": key.key_id,
            "SecretAccessKey": key.secret,
            "SessionToken": key.token,
            "ExpiredTime": key.expires.astimezone(_BEIJING).isoformat(timespec="seconds"),
        }


_CLOUDS: Mapping[str, _Cloud] = {"alibaba": _Alibaba(), "volcengine": _Volcengine()}


def namespace(path: str) -> str:
    """The access key id in a path below the prefix; empty if there is none."""
    return path.removeprefix(PREFIX).partition("/")[2].partition("/")[0]


def answer(request: Request, world: World) -> Response:
    """The answer of an instance's metadata service; the call is recorded as one of the service `metadata`."""
    cloud_name, _, rest = request.path.removeprefix(PREFIX).partition("/")
    key_id, path = namespace(request.path), rest.partition("/")[2]
    cloud = _CLOUDS.get(cloud_name)
    if cloud is None or not is_key(key_id):
        return Response("no such instance: /_metadata/alibaba/emulator or /_metadata/volcengine/emulator\n", 404)
    with world.lock:
        owner = world.namespaces.of(key_id)
        response = _answer(request, f"/{path}", cloud, owner.state(Identity), world)
        world.recorder.add(
            Recorded(
                time=owner.clock.now().isoformat(timespec="milliseconds"),
                service="metadata",
                action=f"{request.method} /{path}",
                namespace=key_id,
                resource="",
                parameters={},
                status=response.status_code,
                code="",
                request_id=str(uuid.uuid4()),
                committed=response.status_code == 200,  # noqa: PLR2004  # success
                faults=(),
            )
        )
    return response


def _answer(request: Request, path: str, cloud: _Cloud, instance: Identity, world: World) -> Response:
    if path == _TOKEN_PATH:
        return _token(request, cloud, instance)
    if refusal := _check_token(request.headers.get(cloud.token_header), instance):
        return refusal
    if path == cloud.roles_path and request.method == "GET":
        return Response(cloud.roles(instance.role), 200) if instance.role else Response("", 404)
    role = path.removeprefix(cloud.roles_path.rstrip("/")).removeprefix("/")
    if not path.startswith(cloud.roles_path) or not instance.role or role != instance.role:
        return Response("", 404)
    if request.method not in cloud.key_verbs:
        return Response("", 405)
    key = instance.instance_key(cloud.prefix, world.namespaces.issued)
    return Response(json.dumps(cloud.key(key, instance.now)), 200, content_type="application/json")


def _token(request: Request, cloud: _Cloud, instance: Identity) -> Response:
    seconds = request.headers.get(cloud.ttl_header, "")
    if request.method not in cloud.token_verbs:
        return Response("", 405)
    if not seconds.isdigit() or not 1 <= int(seconds) <= _LONGEST_TTL:
        return Response("", 400)
    return Response(instance.metadata_token(int(seconds)), 200, content_type="text/plain")


def _check_token(token: str | None, instance: Identity) -> Response | None:
    if token is None:
        return Response("", 403) if instance.token_required else None
    return None if instance.admits(token) else Response("", 401)
