"""Everything about keys of roles that is not beyond doubt: see `emulator/behaviours.py`."""

from dataclasses import dataclass
from typing import Literal

from pulumi_livemedia.emulator.evidence import Fixed, switch

_ASSUME = "https://alibabacloud.com/help/en/ram/api-assumerole; https://www.volcengine.com/docs/6257/86374"
_OIDC = "https://alibabacloud.com/help/en/ram/api-assumerolewithoidc; https://www.volcengine.com/docs/6257/1494877"
_METADATA = (
    "https://help.aliyun.com/zh/ecs/user-guide/obtain-a-temporary-authorization-token; "
    "https://www.volcengine.com/docs/6396/113780"
)
_IAM = "https://www.volcengine.com/docs/6257/64992"


@dataclass(frozen=True, kw_only=True)
class IdentitySettings:
    """The switches of both clouds' token services."""

    session_seconds: int = switch(
        default=0,
        meaning="how long every temporary key is good, on the virtual clock; 0: as long as it was asked for",
        evidence="documented",
        source=_ASSUME,
    )
    role_max_seconds: int = switch(
        default=3600,
        meaning="the longest session of every role; Alibaba Cloud refuses more, Volcengine shortens at 43200",
        evidence="documented",
        source=_ASSUME,
    )
    root_assumes_roles: bool = switch(
        default=True,
        meaning="whether the emulator's own keys may assume roles; the clouds refuse that to the keys of main "
        "accounts, for which these stand",
        evidence="documented",
        source=_ASSUME,
    )
    oidc_providers: Literal["any", "registered"] = switch(
        default="any",
        meaning="whose OIDC tokens are believed: anybody's, or only those of providers that /_emulator/oidc-providers "
        "has heard of; issuer and audience are compared where the provider is known",
        evidence="documented",
        source=_OIDC,
    )
    allowed_actions: tuple[str, ...] = switch(
        default=("*",),
        meaning="what the keys of an account may do, as policies name it: `live:StartCaster`, `rtc:*`; whatever else "
        "is refused with Forbidden.RAM or AccessDenied. Resources and conditions of policies are not looked at; "
        "GetCallerIdentity and AssumeRoleWithOIDC need no permission",
        evidence="documented",
        source="https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-ram; "
        f"{_IAM} (that RTC's actions are named like its operations is assumed)",
    )


IDENTITY_FIXED = (
    Fixed("roles", "every role exists, and its trust policy allows everybody", "assumed", _ASSUME),
    Fixed(
        "session_account",
        "a role's key sees the things of the account that the role's name tells",
        "documented",
        _ASSUME,
    ),
    Fixed("oidc_signature", "the signature of an OIDC token is not verified", "assumed", _OIDC),
    Fixed("oidc_status", "AuthenticationFail.* is 400, with NoPermission 403", "assumed", f"{_OIDC} (gives no status)"),
    Fixed(
        "oidc_refused_volcengine",
        "a refused OIDC token is AccessDeniedException 400 at Volcengine, whatever is wrong with it",
        "assumed",
        f"{_OIDC}; {_IAM} (codes of IAM; the table of the operation is not published)",
    ),
    Fixed(
        "metadata_token",
        "a wrong session token is 401, a missing one 403 where the instance wants one",
        "assumed",
        f"{_METADATA} (give no status)",
    ),
    Fixed(
        "metadata_verbs",
        "Volcengine's token is given to GET and PUT, its credentials to GET and POST",
        "observed",
        "https://github.com/volcengine/volcengine-python-sdk, https://github.com/volcengine/volcengine-go-sdk",
    ),
)
