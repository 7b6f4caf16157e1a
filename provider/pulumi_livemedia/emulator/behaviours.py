"""Everything about the clouds' behaviour that is not beyond doubt, in one place.

`Settings` holds the switches: each says what it means, whether it is documented, observed or assumed, and
where that comes from. The `FIXED` of each cloud list the rest: assumptions that have no switch because nothing
depends on them. `GET /_emulator/settings` shows both.
"""

from dataclasses import dataclass, fields
from typing import Literal, get_args, get_origin, get_type_hints

from pulumi_livemedia.emulator.alibaba import behaviours as alibaba
from pulumi_livemedia.emulator.evidence import switch
from pulumi_livemedia.emulator.identity_behaviours import IDENTITY_FIXED, IdentitySettings
from pulumi_livemedia.emulator.transitions import Transition
from pulumi_livemedia.emulator.volcengine import behaviours as volcengine

_SIGNATURE = "https://help.aliyun.com/document_detail/2593177.html"
_RPC = "https://help.aliyun.com/document_detail/25490.htm"
_ERRORS = "https://help.aliyun.com/document_detail/48054.html"
_QUOTA = "https://alibabacloud.com/help/tc/live/developer-reference/api-live-2016-11-01-quota"
_RTC = "https://www.volcengine.com/docs/6348/1188215"
_VOLCENGINE_SIGNATURE = "https://www.volcengine.com/docs/6369/67269"


@dataclass(frozen=True, kw_only=True)
class _Common:
    """The switches of both clouds."""

    strict: bool = switch(
        default=True,
        meaning="a parameter, or a member of a JSON body at any depth, that the operation does not have is refused; "
        "false (`--loose`): it is ignored, and `relaxed` of the recorded call names it; nothing else is relaxed: not "
        "signatures, values, states, or operations that there are not",
        evidence="assumed",
        source=f"{_ERRORS} (code UnsupportedParameter); RTC: {_RTC} (InvalidParameter, its cause is not given)",
    )
    rate_limits: bool = switch(
        default=False,
        meaning="the published calls per second of an account, region and operation (RTC: account and operation) are "
        "enforced, counted by the real clock; off, so that a fast machine tests like a slow one",
        evidence="documented",
        source=f"{_QUOTA}; RTC: {_RTC}",
    )
    timestamp_window_seconds: int = switch(
        default=900,
        meaning="how far a request's timestamp may be from the real clock, or from the virtual one that the answers' "
        "Date shows; one page says 1860",
        evidence="assumed",
        source=f"{_SIGNATURE} (15 minutes) against {_RPC} (31 minutes); {_VOLCENGINE_SIGNATURE} (X-Expires)",
    )


@dataclass(frozen=True, kw_only=True)
class Settings(IdentitySettings, volcengine.VolcengineSettings, alibaba.AlibabaSettings, _Common):
    """The switches and their values."""


def describe(settings: Settings) -> list[dict[str, object]]:
    """Every behaviour with its present value, as `GET /_emulator/settings` shows it."""
    hints = get_type_hints(Settings)
    switches = [
        {
            "name": each.name,
            "value": plain(getattr(settings, each.name)),
            "default": plain(each.default),
            "choices": list(get_args(hints[each.name])) if get_origin(hints[each.name]) is Literal else None,
            **each.metadata,
        }
        for each in fields(Settings)
    ]
    fixed = [
        {"name": each.name, "meaning": each.meaning, "evidence": each.evidence, "source": each.source}
        for each in (*alibaba.FIXED, *volcengine.FIXED, *IDENTITY_FIXED)
    ]
    return [*switches, *fixed]


def plain(value: object) -> object:
    """A setting's value in JSON."""
    if isinstance(value, tuple):
        return list(value)
    return value.to_json() if isinstance(value, Transition) else value
