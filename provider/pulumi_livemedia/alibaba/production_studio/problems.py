"""What the cloud's error codes mean for somebody who declares a studio, and what to do.

Source: the error tables of CreateCaster, SetCasterConfig and DeleteCaster,
https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig
"""

from collections.abc import Iterable
from typing import Final

from pulumi_livemedia.calls.errors import CallFailed, LivemediaError
from pulumi_livemedia.calls.refusals import CannotUpdate

_NOT_OURS: Final = (
    "belongs to another account, or this key has no permission for it",
    (
        "check the account of the key; it needs live:CreateCaster, live:SetCasterConfig, live:DeleteCaster, "
        "live:UpdateCasterResourceGroup, live:DescribeCasters, live:DescribeCasterConfig, "
        "live:DescribeCasterScenes, live:StartCaster and live:StopCaster"
    ),
)
_PARAMETER: Final = "has a setting that the cloud does not take"
_SUBSCRIPTION: Final = ("can not be a subscription", "leave charge_type out: the API creates studios by use only")
_KNOWN: Final = {
    "InvalidDomainName.NotFound": (
        "has a playback domain that the cloud does not know",
        "add domain_name to ApsaraVideo Live (a domain of this account), and check its spelling",
    ),
    "InvalidCaster.ChannelDisableUnsupported": (
        "has channels, which can not be disabled again",
        "declare channel_enable=1, or another studio without channels",
    ),
    "CasterTemplateUnavailable": (
        "has a caster template that is not available",
        "choose another caster_template in transcode_config",
    ),
    "InvalidCasterTemplate.Malformed": ("has a caster template that is none", "check caster_template"),
    "CasterNumberExceed": (
        "would be one studio more than the account may have",
        "delete a studio that is not needed, or ask for a higher quota by a ticket",
    ),
    "ResourceNumberExceed": (
        "would be one studio more than the account may have",
        "delete a studio that is not needed, or ask for a higher quota by a ticket",
    ),
    "UserQuotaExceed": ("would exceed a quota of the account", "ask for a higher quota by a ticket"),
    "InvalidParameter.NormType": (
        "is of a kind that does not exist here",
        "check norm_type: outside the China site only 1 and 6 exist",
    ),
    "InvalidNormType.Malformed": (
        "is of a kind that does not exist here",
        "check norm_type: outside the China site only 1 and 6 exist",
    ),
    "InvalidChargeType.PostSupport": _SUBSCRIPTION,
    "InvalidChargeType.Malformed": _SUBSCRIPTION,
    "InvalidParameter.ChargeType": _SUBSCRIPTION,
    "InvalidPeriod.Malformed": _SUBSCRIPTION,
    "InvalidParameter.PurchaseTime": ("has a purchase time that is none", "write it as 2026-01-31T20:15:00Z"),
    "InvalidParameter.ExpireTime": ("has an expiry time that is none", "write it as 2026-01-31T20:15:00Z"),
    "InvalidClientToken.Malformed": (
        "was asked for with a token that the cloud does not take",
        "run the same command again: each create makes a new one",
    ),
    "InvalidConfiguration.NotFound": (
        "can not be made before the service is set up",
        "activate ApsaraVideo Live and its production studios for the account in the console",
    ),
    "LiveServiceNotFound": (
        "can not be made before the service is set up",
        "activate ApsaraVideo Live and its production studios for the account in the console",
    ),
    "IncorrectCasterStatus": (
        "is in a state in which this can not be done",
        "look at it in the console, then try again",
    ),
    "IncorrectCasterStatus.Cease": ("is suspended", "see whether the account has a payment overdue"),
    "IncorrectCasterStatus.Expire": ("has expired", "renew its subscription"),
    "InvaildCaster.Delete": (
        "is a subscription, which the API can not delete",
        "end it in the console, then forget it with `pulumi state delete`",
    ),
    "InvalidParameter.Malformed": (_PARAMETER, "the cloud's words name it; check its form"),
    "MissingParameter": ("lacks a setting that the cloud wants", "the cloud's words name it"),
    "InvalidCasterId.Malformed": ("has an id that is none", "check the id that was imported"),
    "InvalidCaster.NotFound": (
        "does not exist any more",
        "`pulumi refresh` forgets it, and `pulumi up` makes a new one",
    ),
    "InvalidUserId.Malformed": ("was asked for by an account that is none", "check whose access key it is"),
    "IllegalOperation": _NOT_OURS,
    "PermissionDenied": _NOT_OURS,
}


class StudioNotFound(LivemediaError):
    """There is no such studio in this account and region any more."""


class CannotCreate(LivemediaError):
    """The cloud refused to make the studio, or its settings."""


class CannotDelete(LivemediaError):
    """The cloud refused to delete the studio."""


class Contradicted(LivemediaError):
    """The cloud says of a studio that it is there, and that it is not: it is not believed to be gone."""


def not_found(caster_id: str, region: str, account_id: str | None) -> StudioNotFound:
    """The error for a studio that the cloud does not list."""
    account = f", account {account_id}" if account_id else ""
    return StudioNotFound(
        f"studio {caster_id} does not exist in region {region}{account} any more",
        cure="`pulumi refresh` forgets it, and `pulumi up` makes a new one",
    )


def contradicted(caster_id: str) -> Contradicted:
    """The error for a studio that is listed, and whose settings are not found."""
    return Contradicted(
        f"studio {caster_id} is listed, but the cloud does not find its settings",
        cure="run the same command again; if it stays so, look at the studio in the console",
    )


def on_air(thing: str, changed: Iterable[str], error: CallFailed) -> CannotUpdate:
    """The error for a change that the cloud refuses while the studio is on air."""
    return CannotUpdate(
        f"{thing} is on air, and the cloud refuses to change {', '.join(changed) or 'it'} then",
        cloud=error.cloud,
        cure="allow_interruption=True stops it, sets it and starts it again (there is no picture meanwhile); or stop "
        "the show first, with desired_state='stopped' of its LiveCaster",
    )


def explain(kind: type[LivemediaError], thing: str, error: LivemediaError) -> LivemediaError:
    """The same failure, told about the studio."""
    if isinstance(error, CallFailed) and error.code in _KNOWN:
        problem, cure = _KNOWN[error.code]
        return kind(f"{thing} {problem}", cloud=error.cloud, cure=cure)
    return kind(f"{thing}: {error.problem}", cloud=error.cloud, cure=error.cure)
