"""The RAM role of the instance on which this runs, from its metadata service.

Source: https://help.aliyun.com/zh/ecs/user-guide/obtain-a-temporary-authorization-token
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pulumi_livemedia.alibaba.credential_sources.assumed_role import NAMES
from pulumi_livemedia.calls.credential_sources.given import json_object, temporary
from pulumi_livemedia.calls.credential_sources.local_http import LocalService
from pulumi_livemedia.calls.credentials import Temporary
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.calls.fields import ShapeError
from pulumi_livemedia.calls.messages import Response

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

ADDRESS: Final = "http://100.100.100.200"

_OK: Final = 200
_TOKEN_PATH: Final = "/latest/api/token"  # noqa: S105 - a path
_ROLES_PATH: Final = "/latest/meta-data/ram/security-credentials/"
_TTL: Final = {"x-aliyun-ecs-metadata-token-ttl-seconds": "21600"}
_TOKEN: Final = "x-aliyun-ecs-metadata-token"  # noqa: S105 - the name of a header
_NAME: Final = re.compile(r"[\w.@-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class InstanceRole:
    """The role of an ECS or ECI instance.

    Attributes:
        address: of the metadata service.
        role: its name; empty to ask for it.
        needs_token: whether the older protocol, which has no session token, is not to be used.
        source: where all this was found.
        is_optional: whether nobody asked for it.
    """

    address: str
    role: str
    needs_token: bool
    source: str
    is_optional: bool

    def obtain(self, session: "Session") -> Temporary:
        """Ask the metadata service.

        Raises:
            MissingCredentials: it is not there, as outside of the cloud, or the instance has no role.
        """
        try:
            with LocalService(self.address, session) as service:
                token = self._token(service)
                role = self.role or self._read(service, _ROLES_PATH, token).body.decode("ascii", "replace").strip()
                return self._credentials(service, _plausible(role), token)
        except ShapeError as error:
            asked = "" if self.is_optional else f" ({self.source})"
            raise MissingCredentials(f"the instance has no role that can be used{asked}: {error}") from None

    def _credentials(self, service: LocalService, role: str, token: str) -> Temporary:
        answer = self._read(service, f"{_ROLES_PATH}{role}", token)
        fields = json_object(answer.body)
        if fields.text("Code") != "Success":
            raise ShapeError("Code is not Success")
        return temporary(fields, NAMES, f"role {role} of the instance", service.time_of(answer))

    def _token(self, service: LocalService) -> str:
        """Return a session token; empty where the service has none to give, unless one is needed."""
        answer = service.ask("PUT", _TOKEN_PATH, _TTL)
        token = answer.body.decode("ascii", "replace").strip() if answer.status == _OK else ""
        if self.needs_token and not token:
            raise ShapeError(f"a session token is needed, and the answer is HTTP {answer.status}")
        return token

    def _read(self, service: LocalService, path: str, token: str) -> Response:
        answer = service.ask("GET", path, {_TOKEN: token} if token else {})
        if answer.status != _OK and token and not self.needs_token:
            answer = service.ask("GET", path)
        if answer.status != _OK:
            raise ShapeError(f"the answer is HTTP {answer.status}")
        return answer


def _plausible(role: str) -> str:
    """Return a role's name, which becomes a part of a path."""
    if not _NAME.fullmatch(role):
        raise ShapeError("the role's name can be none")
    return role
