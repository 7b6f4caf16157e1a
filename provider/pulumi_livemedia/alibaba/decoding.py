"""What is around the answers of Alibaba Cloud: a wrapper in some, a request id in all."""

import re
from collections.abc import Mapping

from pulumi_livemedia.calls.messages import Response

_REQUEST_IDS = (
    re.compile(r"<RequestId>\s*([\w-]+)\s*<", re.IGNORECASE),
    re.compile(r'"RequestId"\s*:\s*"([\w-]+)"', re.IGNORECASE),
)


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
