"""The IAM role of the instance on which this runs, from its metadata service.

The vendor's own clients do not agree on the verbs of two of its paths: both are tried.
Source: https://www.volcengine.com/docs/6396/113780 and https://github.com/volcengine/volcengine-python-sdk
"""

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pulumi_livemedia.calls.credential_sources.given import json_object, temporary
from pulumi_livemedia.calls.credential_sources.local_http import LocalService
from pulumi_livemedia.calls.credentials import Temporary
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.calls.fields import ShapeError
from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.volcengine.credential_sources.assumed_role import NAMES

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

ADDRESS: Final = "http://100.96.0.96"

_OK: Final = 200
_OTHER_VERB: Final = (404, 405)
_TOKEN_PATH: Final = "/latest/api/token"  # noqa: S105 - a path
_PATH: Final = "/volcstack/latest/iam/security_credentials"
_TTL: Final = {"x-volc-ecs-metadata-token-ttl-seconds": "21600"}
_TOKEN: Final = "x-volc-ecs-metadata-token"  # noqa: S105 - the name of a header
_NAME: Final = re.compile(r"[\w.@-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class InstanceRole:
    """The role of an ECS instance.

    Attributes:
        address: of the metadata service.
        role: its name; empty to ask for it.
        source: where all this was found.
        is_optional: whether nobody asked for it.
    """

    address: str
    role: str
    source: str
    is_optional: bool

    def obtain(self, session: "Session") -> Temporary:
        """Ask the metadata service.

        Raises:
            MissingCredentials: it is not there, as outside of the cloud, or the instance has no role.
        """
        try:
            with LocalService(self.address, session) as service:
                answer = _either(service, _TOKEN_PATH, _TTL, "GET", "PUT")
                token = answer.body.decode("ascii", "replace").strip() if answer.status == _OK else ""
                headers = {_TOKEN: token} if token else {}
                role = self.role or _first_role(_found(service.ask("GET", f"{_PATH}?type=user", headers)))
                return self._credentials(service, _plausible(role), headers)
        except ShapeError as error:
            asked = "" if self.is_optional else f" ({self.source})"
            raise MissingCredentials(f"the instance has no role that can be used{asked}: {error}") from None

    def _credentials(self, service: LocalService, role: str, headers: dict[str, str]) -> Temporary:
        answer = _found(_either(service, f"{_PATH}/{role}", headers, "GET", "POST"))
        return temporary(json_object(answer.body), NAMES, f"role {role} of the instance", service.time_of(answer))


def _either(service: LocalService, path: str, headers: dict[str, str], verb: str, other: str) -> Response:
    """Return the answer to a request, made with another verb if the first one is not taken."""
    answer = service.ask(verb, path, headers)
    return service.ask(other, path, headers) if answer.status in _OTHER_VERB else answer


def _found(answer: Response) -> Response:
    if answer.status != _OK:
        raise ShapeError(f"the answer is HTTP {answer.status}")
    return answer


def _first_role(answer: Response) -> str:
    """Return the first name of a list, which is JSON or has one name on each line."""
    text = answer.body.decode("utf-8", "replace")
    try:
        listed = json.loads(text)
    except ValueError:
        listed = text.split()
    return str(listed[0]) if isinstance(listed, list) and listed else ""


def _plausible(role: str) -> str:
    """Return a role's name, which becomes a part of a path."""
    if not _NAME.fullmatch(role):
        raise ShapeError("the role's name can be none")
    return role
