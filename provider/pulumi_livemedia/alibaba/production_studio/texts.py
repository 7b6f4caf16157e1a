"""The texts that CreateCaster and SetCasterConfig take: names, domains, addresses, times.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig
"""

import re
from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator

from pulumi_livemedia.structures.failures import Breach

_LABEL: Final = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_DOMAIN: Final = re.compile(rf"{_LABEL}(\.{_LABEL})+", re.ASCII)
_RTMP: Final = re.compile(r"rtmp://[^/\s]\S*", re.ASCII | re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^/\s]\S*", re.IGNORECASE)
_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)


def _filled(value: str) -> str:
    if value.strip():
        return value
    raise Breach("must not be empty", "leave it out, and nothing is set")


def _of_form(pattern: re.Pattern[str], rule: str, cure: str | None = None) -> Callable[[str], str]:
    def check(value: str) -> str:
        if pattern.fullmatch(_filled(value)):
            return value
        raise Breach(rule, cure)

    return check


Filled = Annotated[str, AfterValidator(_filled)]
Domain = Annotated[
    str,
    AfterValidator(
        _of_form(_DOMAIN, "must be a domain name such as play.example.com", "without a scheme, a port or a path")
    ),
]
RtmpUrl = Annotated[str, AfterValidator(_of_form(_RTMP, "must be a URL that begins with rtmp://"))]
WebUrl = Annotated[str, AfterValidator(_of_form(_WEB, "must be a URL that begins with http:// or https://"))]
UtcTime = Annotated[str, AfterValidator(_of_form(_TIME, "must be a time in UTC such as 2026-01-31T20:15:00Z"))]


def may_carry_key(value: object) -> bool:
    """Whether a URL has a place for a key or password in it: a query, or a user name."""
    return isinstance(value, str) and re.search(r"[?@]", value) is not None
