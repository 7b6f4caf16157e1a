"""From the bytes of an answer to a JSON object, or to the reason why they are none."""

import json
from collections.abc import Iterable, Mapping

from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.calls.redaction import one_line, redact

_EXCERPT = 160
_LOOKED_AT = 16_384
DEEPEST = 64
"""Objects and lists within each other; documented answers have less than ten."""


class UnreadableError(Exception):
    """An answer is not a JSON object; the text says what it is instead."""


def document(response: Response, known: Iterable[str] = ()) -> Mapping[str, object]:
    """Return the JSON object that is the answer's body.

    Args:
        response: the answer.
        known: secrets that must not appear in the reason.

    Raises:
        UnreadableError: the body is something else, such as XML, HTML, or half of an object.
    """
    try:
        decoded = json.loads(response.body)
    except (ValueError, RecursionError):
        raise UnreadableError(_not_json(response, known)) from None
    if not isinstance(decoded, dict):
        raise UnreadableError(f"not a JSON object: {_excerpt(response, known)}")
    if _is_deep(decoded):
        raise UnreadableError(f"JSON of more than {DEEPEST} levels: {_excerpt(response, known)}")
    return decoded


def _is_deep(document: object) -> bool:
    """Whether something is nested deeper than any answer, told without recursion."""
    level = [document]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _members(outer)]
        if not level:
            return False
    return True


def _members(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _not_json(response: Response, known: Iterable[str]) -> str:
    if not response.body.strip():
        return "nothing at all"
    kind = response.headers.get("content-type", "").partition(";")[0]
    return f"not JSON but {kind or 'of no stated type'}: {_excerpt(response, known)}"


def _excerpt(response: Response, known: Iterable[str]) -> str:
    """Return how the body begins; masked before it is cut, so that no half of a secret is left."""
    return one_line(redact(response.body[:_LOOKED_AT].decode(errors="replace"), known), _EXCERPT)
