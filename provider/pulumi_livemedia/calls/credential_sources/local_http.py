"""Asking a service beside this machine for credentials: in little time, without proxies, redirects or long answers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

from pulumi_livemedia.calls.credential_sources.given import LONGEST
from pulumi_livemedia.calls.endpoint import Endpoint, is_loopback
from pulumi_livemedia.calls.errors import InvalidSetting, MissingCredentials
from pulumi_livemedia.calls.messages import CutOffError, NotAnsweredError, NotSentError, Request, Response

if TYPE_CHECKING:
    from pulumi_livemedia.calls.clock import Deadline
    from pulumi_livemedia.calls.session import Session

CONNECT_SECONDS: Final = 0.3
"""Within a cloud the connection takes milliseconds; elsewhere this is what a look costs."""
ANSWER_SECONDS: Final = 1.0


class LocalService:
    """A service that is asked over plain connections; close it by leaving its `with` block.

    Args:
        url: scheme, host and port, perhaps with the beginning of a path.
        session: whose deadline counts.
        answer_seconds: how long an answer may take.
    """

    def __init__(self, url: str, session: "Session", *, answer_seconds: float = ANSWER_SECONDS) -> None:
        # Slow to import, and only needed here.
        from pulumi_livemedia.calls.http import HttpTransport  # noqa: PLC0415

        parts = urlsplit(url)
        self._url = url.rstrip("/")
        self._host = parts.hostname or ""
        self._deadline: Deadline = session.deadline
        self._answer_seconds = answer_seconds
        session.alive()
        self._transport = HttpTransport(
            Endpoint(parts.scheme, self._host, parts.port),
            clock=session.deadline.clock,
            connect_timeout=CONNECT_SECONDS,
            longest_answer=LONGEST,
            proxied=False,
        )

    def ask(self, method: str, path: str = "", headers: Mapping[str, str] | None = None) -> Response:
        """Send a request and return the answer, whatever its status is.

        Raises:
            MissingCredentials: there is no answer.
        """
        request = Request(method, f"{self._url}{path}", dict(headers or {}))
        try:
            return self._transport.send(request, at_most=min(self._answer_seconds, self._deadline.left()))
        except (NotSentError, NotAnsweredError, CutOffError) as error:
            raise MissingCredentials(f"{self._host} does not answer ({error})") from None

    def time_of(self, response: Response) -> datetime:
        """Return when an answer was given, by the service's clock if it tells."""
        return response.date() or datetime.fromtimestamp(self._deadline.clock.now(), UTC)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._transport.close()


def loopback_url(variable: str, text: str) -> str:
    """Return the address of a stand-in for an instance's metadata service, which has to be on this very machine.

    Raises:
        InvalidSetting: it is something else.
    """
    try:
        parts = urlsplit(text)
        legal = parts.scheme == "http" and is_loopback(parts.hostname or "") and parts.port != 0
    except ValueError:
        legal = False
    if not legal or parts.query or parts.fragment or "@" in parts.netloc:
        raise InvalidSetting(
            f"{variable} is {text!r}, which is not an address on this machine",
            cure="take it away, or write the emulator's, such as http://127.0.0.1:4570/_metadata/...",
        )
    return text
