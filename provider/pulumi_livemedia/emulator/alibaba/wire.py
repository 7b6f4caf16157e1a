"""A request as it came over the wire, taken apart no further than signatures need."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from werkzeug import Request

from pulumi_livemedia.emulator.alibaba.errors import refused

Pairs = tuple[tuple[str, str], ...]

MAX_PARAMETERS = 10_000
"""Assumed: every server has a limit, and the largest documented lists stay far below this one."""

_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def parse_pairs(text: str) -> Pairs:
    """The names and values of a query string or a form, decoded; `+` is a space.

    Raises:
        CloudError: an escape is broken or not UTF-8, or there are too many.
    """
    sent = [each for each in text.split("&") if each]
    if len(sent) > MAX_PARAMETERS:
        raise refused("RequestParameterMalformed", f"More than {MAX_PARAMETERS} parameters.")
    pairs = (each.partition("=") for each in sent)
    return tuple((_decode(name), _decode(value)) for name, _, value in pairs)


def _decode(text: str) -> str:
    if _BROKEN_ESCAPE.search(text):
        raise refused("RequestParameterMalformed", f"Broken percent-encoding: {text}")
    try:
        return unquote_to_bytes(text.replace("+", " ")).decode()
    except UnicodeDecodeError as error:
        raise refused("RequestParameterMalformed", f"Not UTF-8: {text}") from error


def lower_headers(request: Request) -> dict[str, str]:
    """The headers by lower-case name, several of one name joined with commas."""
    return {name.lower(): value for name, value in request.headers.items()}


@dataclass(frozen=True, slots=True)
class Wire:
    """What a request says.

    Attributes:
        method: upper-case.
        query: the decoded parameters of the URL, in the order they came.
        form: those of a form body.
        headers: by lower-case name, several of one name joined with commas.
        body: as it came.
    """

    method: str
    query: Pairs
    form: Pairs
    headers: Mapping[str, str]
    body: bytes

    @classmethod
    def of(cls, request: Request) -> "Wire":
        """Take a request apart.

        Raises:
            CloudError: the parameters cannot be decoded.
        """
        body = request.get_data()
        is_form = request.mimetype == "application/x-www-form-urlencoded"
        return cls(
            method=request.method,
            query=parse_pairs(request.query_string.decode("latin-1")),
            form=parse_pairs(body.decode("latin-1")) if is_form else (),
            headers=lower_headers(request),
            body=body,
        )

    @property
    def parameters(self) -> Mapping[str, str]:
        """Query and form together; the form wins where both have a name."""
        return dict(self.query + self.form)

    @property
    def is_header_signed(self) -> bool:
        """Whether the request carries an ACS3 signature in its headers."""
        return self.headers.get("authorization", "").startswith("ACS3-")
