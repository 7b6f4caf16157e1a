"""A local service that gives out credentials at a URL, such as a sidecar of a function or a container."""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pulumi_livemedia.calls.credential_sources.given import Names, json_object, temporary
from pulumi_livemedia.calls.credential_sources.local_http import LocalService
from pulumi_livemedia.calls.credentials import Temporary
from pulumi_livemedia.calls.endpoint import is_loopback
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.calls.fields import ShapeError

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

_ANSWER_SECONDS = 10.0
_OK = 200


@dataclass(frozen=True, slots=True)
class CredentialsUri:
    """A URL that is read with a GET; the answer is JSON.

    Attributes:
        url: http only on this machine and in private networks.
        names: of the parts in the answer.
        success: a member and what it has to be.
        source: where the URL was found.
    """

    url: str
    names: Names
    success: tuple[str, str]
    source: str
    is_optional: bool = False

    def obtain(self, session: "Session") -> Temporary:
        """Read the URL.

        Raises:
            MissingCredentials: there are no credentials, or it is not safe to ask for them.
        """
        try:
            _require_safe(self.url)
            with LocalService(self.url, session, answer_seconds=_ANSWER_SECONDS) as service:
                return self._read(service)
        except (ShapeError, MissingCredentials) as error:
            raise MissingCredentials(
                f"there are no credentials at the URL that {self.source} tells: {error}",
                cure=f"see that {self.source} is right, and that the service behind it runs",
            ) from None

    def _read(self, service: LocalService) -> Temporary:
        answer = service.ask("GET")
        if answer.status != _OK:
            raise ShapeError(f"the answer is HTTP {answer.status}")
        fields = json_object(answer.body)
        name, value = self.success
        if fields.text(name) != value:
            raise ShapeError(f"{name} is not {value}")
        return temporary(fields, self.names, self.source, service.time_of(answer))


def _require_safe(url: str) -> None:
    """Refuse what is no URL, and to have secrets sent in plain text over public networks."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https") or "@" in parts.netloc:
        raise ShapeError("it is no URL such as http://127.0.0.1:8080/credentials")
    if parts.scheme == "http" and not _is_private(host):
        raise ShapeError("http is taken on this machine and in private networks only: use https")


def _is_private(host: str) -> bool:
    try:
        return is_loopback(host) or not ip_address(host).is_global
    except ValueError:
        return False
