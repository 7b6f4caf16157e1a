"""From the bytes of an answer to a JSON object, or to the reason why they are none."""

import json
import re
from collections.abc import Mapping

from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.calls.redaction import one_line

_EXCERPT = 160
_REQUEST_IDS = (
    re.compile(r"<RequestId>\s*([\w-]+)\s*<", re.IGNORECASE),
    re.compile(r'"RequestId"\s*:\s*"([\w-]+)"', re.IGNORECASE),
)


class UnreadableError(Exception):
    """An answer is not a JSON object; the text says what it is instead."""


def document(response: Response) -> Mapping[str, object]:
    """Return the JSON object that is the answer's body.

    Raises:
        UnreadableError: the body is something else, such as XML, HTML, or half of an object.
    """
    try:
        decoded = json.loads(response.body)
    except ValueError:
        raise UnreadableError(_not_json(response)) from None
    if not isinstance(decoded, dict):
        raise UnreadableError(f"not a JSON object: {_excerpt(response)}")
    return decoded


def unwrapped(answer: Mapping[str, object], action: str) -> Mapping[str, object]:
    """Return what stands inside a single `<Action>Response`, as some published samples have it."""
    if len(answer) == 1:
        ((name, inner),) = answer.items()
        if name.lower() == f"{action}response".lower() and isinstance(inner, dict):
            return inner
    return answer


def request_id(response: Response, answer: Mapping[str, object] | None = None) -> str:
    """Return the request id, from wherever it can be had; empty if it is nowhere."""
    for name, value in (answer or {}).items():
        if name.lower() == "requestid" and isinstance(value, str) and value:
            return value
    text = response.body.decode(errors="replace")
    found = next((match[1] for pattern in _REQUEST_IDS if (match := pattern.search(text))), "")
    return found or response.headers.get("x-acs-request-id", "")


def _not_json(response: Response) -> str:
    if not response.body.strip():
        return "nothing at all"
    kind = response.headers.get("content-type", "").partition(";")[0]
    return f"not JSON but {kind or 'of no stated type'}: {_excerpt(response)}"


def _excerpt(response: Response) -> str:
    return one_line(response.body[: 4 * _EXCERPT].decode(errors="replace"), _EXCERPT)
