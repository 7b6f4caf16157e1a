"""A request as it came over the wire, taken apart no further than signatures need."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from werkzeug import Request

from pulumi_livemedia.emulator.json_text import parse_json
from pulumi_livemedia.emulator.volcengine.errors import refused

Pairs = tuple[tuple[str, str], ...]

MAX_PARAMETERS = 10_000
"""Assumed: every server has a limit, and no operation has more than a few."""

# The ports that clients leave out of the host they sign.
_USUAL_PORTS = (":80", ":443")


@dataclass(frozen=True)
class Wire:
    """What a request says.

    Attributes:
        method: upper-case.
        path: as it came, decoded.
        query: the decoded parameters of the URL, in the order they came.
        form: those of a form body.
        headers: by lower-case name, several of one name joined with commas.
        body: as it came.
    """

    method: str
    path: str
    query: Pairs
    form: Pairs
    headers: Mapping[str, str]
    body: bytes

    @classmethod
    def of(cls, request: Request) -> "Wire":
        """Take a request apart.

        Raises:
            CloudError: the parameters are not UTF-8.
        """
        body = request.get_data()
        # JSON that calls itself a form is JSON: its secrets must not become names of parameters.
        is_form = request.mimetype == "application/x-www-form-urlencoded" and not body.lstrip().startswith(b"{")
        headers = {name.lower(): value for name, value in request.headers.items()}
        return cls(
            method=request.method,
            path=request.path,
            query=_pairs(request.query_string),
            form=_pairs(body) if is_form else (),
            headers=headers | {"host": signed_host(headers.get("host", ""))},
            body=body,
        )

    @property
    def parameters(self) -> Mapping[str, str]:
        """Query and form together; the form wins where both have a name."""
        return dict(self.query + self.form)

    @cached_property
    def document(self) -> object:
        """The JSON body; None if it is none, and also for `null`, which is no object either."""
        try:
            return parse_json(self.body)
        except ValueError:
            return None


def signed_host(host: str) -> str:
    """A host as clients sign it: without the usual ports of HTTP and HTTPS."""
    for port in _USUAL_PORTS:
        host = host.removesuffix(port)
    return host


def _pairs(text: bytes) -> Pairs:
    try:
        return tuple(
            parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS)
        )
    except ValueError as error:
        message = f"The parameters are not percent-encoded UTF-8, or more than {MAX_PARAMETERS}."
        raise refused("InvalidParameter", message) from error
