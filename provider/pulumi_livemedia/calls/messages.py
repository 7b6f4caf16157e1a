"""A request and a response, without the library that carries them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """A signed request, ready to be sent.

    Attributes:
        method: such as `POST`.
        url: whole, with an encoded query that is sent as it is.
        headers: by lower-case name; never shown, because they carry the signature.
        body: empty for most operations.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that arrived whole.

    Attributes:
        status: the HTTP status.
        headers: by lower-case name.
        body: the content, decompressed.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)

    def with_body(self, body: bytes) -> "Response":
        """Return the same response with this body."""
        return Response(self.status, self.headers, body)

    def date(self) -> datetime | None:
        """Return when the server answered, by its own clock, in UTC; None if it does not tell."""
        return parse_date(self.headers.get("date", ""))


def parse_date(value: str) -> datetime | None:
    """Return the moment that an HTTP `Date` header tells; None if it is not such a date."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to import, seldom needed

    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)


class NotSentError(Exception):
    """The request never left this machine, or no server took it: repeating it does no harm."""


class NotAnsweredError(Exception):
    """The request was sent, at least in part, and no answer came: whether it was done is not known."""


class CutOffError(Exception):
    """The answer began and did not end, or cannot be unpacked.

    Attributes:
        response: what arrived of it.
    """

    def __init__(self, reason: str, response: Response) -> None:
        super().__init__(reason, response)
        self.reason = reason
        self.response = response

    def __str__(self) -> str:
        """Give the reason alone."""
        return self.reason


class Transport(Protocol):
    """Carries one request to one endpoint and its answer back."""

    def send(self, request: Request, *, at_most: float) -> Response:
        """Send the request and return the whole answer, whatever its status is.

        Args:
            request: what to send.
            at_most: seconds after which the answer is no longer of use; infinite for no limit.

        Raises:
            NotSentError: the request was not sent.
            NotAnsweredError: it was sent, and there is no answer.
            CutOffError: the answer is incomplete.
        """
        ...

    def close(self) -> None:
        """Give up the connections."""
        ...
