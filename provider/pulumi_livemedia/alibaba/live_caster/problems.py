"""What the cloud's error codes mean for somebody who wants a show on air, and what to do.

Source: the error tables of StartCaster, StopCaster and RestartCaster,
https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startcaster
"""

from typing import Final

from pulumi_livemedia.calls.errors import CallFailed, LivemediaError
from pulumi_livemedia.calls.refusals import AlreadyRunning


class CasterNotFound(LivemediaError):
    """There is no such caster in this account and region."""


_NOT_OURS: Final = (
    "belongs to another account, or this key has no permission for it",
    (
        "check caster_id and the account of the key; the key needs live:StartCaster, live:StopCaster, "
        "live:RestartCaster, live:DescribeCasters and live:DescribeCasterStreamUrl"
    ),
)
_KNOWN: Final = {
    "InvalidDomainName.NotFound": (
        "has no playback domain",
        "set DomainName: domain_name of its ProductionStudio, SetCasterConfig, or the console",
    ),
    "InvalidCasterTemplate.NotFound": (
        "has no caster template",
        "set CasterTemplate, such as lp_hd: transcode_config of its ProductionStudio, SetCasterConfig, or the console",
    ),
    "InvalidConfiguration.NotFound": (
        "lacks a part of its configuration",
        "complete its settings (SetCasterConfig): playback domain and caster template at least",
    ),
    "InvalidTranscode.NotFound": ("names a transcoding template that does not exist", "mend TranscodeConfig"),
    "InvalidResource.NotFound": ("uses a source that does not exist", "mend its video resources"),
    "InvalidShowList.EmptyList": ("has an empty playlist", "add items to its playlist first"),
    "IncorrectChannel.Disable": ("needs channels, which are disabled", "enable its channels (ChannelEnable)"),
    "IncorrectCasterStatus.Cease": ("is suspended", "see whether the account has a payment overdue"),
    "IncorrectCasterStatus.Expire": ("has expired", "renew its subscription"),
    "InvalidNormType.Malformed": (
        "is of a kind that can not be restarted",
        "only casters of NormType 1 and 6 can: set desired_state to stopped, then to running",
    ),
    "UserQuotaExceed": ("would exceed a quota of the account", "stop another caster, or ask for a higher quota"),
    "InvalidCasterId.Malformed": ("has an id that is none", "check caster_id"),
    "IllegalOperation": _NOT_OURS,
    "PermissionDenied": _NOT_OURS,
}


def not_found(caster_id: str, region: str, account_id: str | None) -> CasterNotFound:
    """The error for a caster that the cloud does not list."""
    account = f", account {account_id}" if account_id else ""
    return CasterNotFound(
        f"caster {caster_id} does not exist in region {region}{account}",
        cure="check caster_id, livemedia:alicloudRegion and the account of the access key",
    )


def already_running(thing: str, since: str | None, desired_state: str) -> AlreadyRunning:
    """The error for a caster that somebody else has put on air."""
    then = "destroy then stops it" if desired_state == "running" else "it is then stopped at once"
    return AlreadyRunning(
        f"{thing} is on air since {since or 'an unknown time'}, and this stack did not start it",
        cure=f"adopt=True takes it over ({then}); or stop it first; after a rename in the program use aliases",
    )


def explain(kind: type[LivemediaError], thing: str, error: CallFailed) -> LivemediaError:
    """The same failure, told about the caster."""
    problem, cure = _KNOWN.get(error.code, (f": {error.problem}", error.cure))
    separator = "" if problem.startswith(":") else " "
    return kind(f"{thing}{separator}{problem}", cloud=error.cloud, cure=cure)
