"""What the error codes of Alibaba Cloud mean, as data: code, kind of failure, cure.

Branch on the code only: the HTTP status of one code differs between the vendor's own tables.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-errorcodes
(ApsaraVideo Live), the error tables of its operations' pages, and
https://help.aliyun.com/document_detail/48054.html (the gateway).
"""

from collections.abc import Mapping
from typing import Final

from pulumi_livemedia.calls.errors import (
    AlreadyInState,
    ClockSkew,
    Denied,
    ExpiredKey,
    InTransition,
    Invalid,
    NotFound,
    QuotaExceeded,
    Transient,
)
from pulumi_livemedia.calls.meanings import INVALID, SERVER, THROTTLED, Codes, Meaning

_SECRET = Meaning(
    Denied, "the secret of access key {key_id} ({source}) is not its own; proxies that rewrite requests do this too"
)
_UNKNOWN_KEY = Meaning(
    Denied, "access key {key_id} ({source}) is not known at {host}: is it complete, and of this cloud?"
)
_DISABLED_KEY = Meaning(Denied, "access key {key_id} ({source}) is disabled: enable it, or use another")
_TOKEN = Meaning(Denied, "the token does not belong to access key {key_id} ({source}): renew both together")
_EXPIRED_TOKEN = Meaning(ExpiredKey, "the temporary access key {key_id} ({source}) has expired: get a new one")
_PERMISSION = Meaning(Denied, "allow {action} for access key {key_id} ({source}), on things of its own account")
_ACCOUNT = Meaning(Denied, "see the vendor's console: the account itself is held back")
_CLOCK = Meaning(ClockSkew, "set this machine's clock, by NTP: 15 minutes of difference are too much")
_ENDPOINT = Meaning(Invalid, "{host} does not serve this operation: check livemedia:alicloudEndpoint")
_TRUST = Meaning(
    Denied,
    "allow sts:AssumeRole for access key {key_id} ({source}), and name its owner in the role's trust policy; "
    "a root account's key may not assume roles",
)
_SUBJECT = "the role's trust policy has to name the provider, and the subject and audience of the token"
_AUDIENCE = "ask the platform for a token with the audience that the provider lists, usually sts.aliyuncs.com"
_ROLE_SECONDS = "ask for 900 seconds up to the role's own maximum, which is 3600 unless it was raised"
_QUOTA = Meaning(QuotaExceeded, "give something up, or ask the vendor for a higher limit")
_CHANNEL = Meaning(Invalid, "put a working video resource into the channel (SetCasterChannel)")
_CONFIGURE = "complete the caster's settings (SetCasterConfig), or declare the studio: livemedia.ProductionStudio"

_EXACT: Final[Mapping[str, Meaning]] = {
    # The cloud's side
    "InternalError": SERVER,
    "UnknownError": SERVER,
    "ServiceUnavailable": Meaning(Transient),
    "Rejected.Throttling": THROTTLED,
    "Throttling": THROTTLED,
    # Signed again with a new nonce, it passes.
    "SignatureNonceUsed": Meaning(Transient),
    # Who asks
    "InvalidTimeStamp.Expired": _CLOCK,
    "IllegalTimestamp": _CLOCK,
    "SignatureDoesNotMatch": _SECRET,
    "IncompleteSignature": _SECRET,
    "InvalidAccessKeyId.NotFound": _UNKNOWN_KEY,
    "InvalidAccessKeyId": _UNKNOWN_KEY,
    "InvalidAccessKeyId.Inactive": _DISABLED_KEY,
    "Forbidden.AccessKeyDisabled": _DISABLED_KEY,
    "MissingSecurityToken": _TOKEN,
    "InvalidSecurityToken.Malformed": _TOKEN,
    "InvalidSecurityToken.MismatchWithAccessKey": _TOKEN,
    "InvalidSecurityToken.Expired": _EXPIRED_TOKEN,
    "Forbidden": _PERMISSION,
    "Forbidden.RAM": _PERMISSION,
    "NoPermission": _PERMISSION,
    "IllegalOperation": _PERMISSION,
    "PermissionDenied": _PERMISSION,
    "Forbidden.RiskControl": _ACCOUNT,
    "Forbidden.UserVerification": _ACCOUNT,
    "InsufficientBalance": Meaning(Denied, "pay: the account has no balance"),
    "InvalidIdentity.ServiceDisabled": Meaning(Denied, "activate ApsaraVideo Live for the account"),
    "LiveServiceNotFound": Meaning(Denied, "activate ApsaraVideo Live for the account"),
    # Where it is asked
    "InvalidAction.NotFound": _ENDPOINT,
    "InvalidApi.NotFound": _ENDPOINT,
    "InvalidAction": _ENDPOINT,
    "InvalidProduct.NotFound": _ENDPOINT,
    "InvalidVersion": _ENDPOINT,
    "NoSuchVersion": _ENDPOINT,
    "InvalidProtocol.NeedSsl": Meaning(Invalid, "use https in livemedia:alicloudEndpoint"),
    # The thing
    "InvalidCaster.NotFound": Meaning(NotFound, "check the caster's id, its region ({region}) and its account"),
    "RegionNoResource": Meaning(NotFound, "check the region ({region}) and the account"),
    "InvalidScene.NotFound": Meaning(NotFound, "scenes exist only while a caster is on air"),
    "IncorrectCasterStatus.Cease": Meaning(Denied, "the caster is suspended: see whether a payment is overdue"),
    "IncorrectCasterStatus.Expire": Meaning(Denied, "renew the caster's subscription"),
    # The misspelling is the cloud's.
    "InvaildCaster.Delete": Meaning(Invalid, "end the subscription of the caster in the console"),
    "CasterTemplateUnavailable": Meaning(Invalid, "choose another CasterTemplate"),
    # What it lacks: named `NotFound` by the cloud, but it is not the caster that is missing
    "InvalidDomainName.NotFound": Meaning(
        Invalid, "set DomainName (SetCasterConfig), or declare the studio: livemedia.ProductionStudio(domain_name=...)"
    ),
    "InvalidCasterTemplate.NotFound": Meaning(Invalid, _CONFIGURE),
    "InvalidTranscode.NotFound": Meaning(Invalid, _CONFIGURE),
    "InvalidDelay.NotFound": Meaning(Invalid, _CONFIGURE),
    "InvalidConfiguration.NotFound": Meaning(Invalid, _CONFIGURE),
    "InvalidResource.NotFound": Meaning(Invalid, "add the video source that the caster refers to"),
    "InvalidShowList.EmptyList": Meaning(Invalid, "add items to the caster's playlist"),
    "IncorrectChannel.Disable": Meaning(Invalid, "enable the caster's channels (ChannelEnable)"),
    # Roles: https://alibabacloud.com/help/en/ram/api-assumerole, https://alibabacloud.com/help/en/ram/api-assumerolewithoidc
    "EntityNotExist.Role": Meaning(Invalid, "check the role's name and account: acs:ram::<account>:role/<role>"),
    "InvalidParameter.DurationSeconds": Meaning(Invalid, _ROLE_SECONDS),
    "AuthenticationFail.OIDCToken.Expired": Meaning(Denied, "let the platform write a fresh token into the file"),
    "AuthenticationFail.OIDCToken.AudienceNotMatch": Meaning(Denied, _AUDIENCE),
    "AuthenticationFail.OIDCToken.IssuerNotMatch": Meaning(
        Denied, "register the token's issuer as an OIDC provider of the account, and name that provider"
    ),
    "AuthenticationFail.NoPermission": Meaning(Denied, _SUBJECT),
    # Limits
    "CasterNumberExceed": _QUOTA,
    "UserQuotaExceed": _QUOTA,
    "ResourceNumberExceed": _QUOTA,
    "ComponentNumberExceed": _QUOTA,
    "SceneNumberExceed": _QUOTA,
    "InvalidBlendList.ExceedNorm": _QUOTA,
    "InvalidMixList.ExceedNorm": _QUOTA,
    # Slots
    "DuplicateLocationID": Meaning(Invalid, "choose another location_id, or take away what has this one"),
    "UnexpectedLocationID": Meaning(Invalid, "choose another location_id"),
    "CanvasNotExist": Meaning(Invalid, "ask the vendor: the studio lacks what texts and captions are drawn on"),
    "ResourceInChannel.NotFound": _CHANNEL,
    "ResourceInChannel.PreConditionFailed": _CHANNEL,
    "ResourceInChannel.Invalid": _CHANNEL,
}

_GONE = Meaning(NotFound, "`pulumi refresh` notices that it is gone")

_BY_ACTION: Final[Mapping[tuple[str, str], Meaning]] = {
    ("AssumeRole", "NoPermission"): _TRUST,
    ("StartCaster", "IncorrectCasterStatus.Inuse"): Meaning(AlreadyInState),
    ("StartCaster", "IncorrectSceneStatus.Inuse"): Meaning(AlreadyInState),
    ("StopCaster", "IncorrectCasterStatus.Idle"): Meaning(AlreadyInState),
    ("StopCaster", "IncorrectSceneStatus.Idle"): Meaning(AlreadyInState),
    # Without scenes there is nothing to stop.
    ("StopCaster", "InvalidScene.NotFound"): Meaning(AlreadyInState),
    ("StartCasterScene", "IncorrectSceneStatus.Inuse"): Meaning(AlreadyInState),
    ("StopCasterScene", "IncorrectSceneStatus.Idle"): Meaning(AlreadyInState),
    ("DeleteCasterSceneConfig", "IncorrectSceneStatus.Idle"): Meaning(AlreadyInState),
    # Here it is the thing itself that is missing.
    ("ModifyCasterVideoResource", "InvalidResource.NotFound"): _GONE,
    ("DeleteCasterVideoResource", "InvalidResource.NotFound"): _GONE,
    ("ModifyCasterLayout", "InvalidLayout.NotFound"): _GONE,
    ("DeleteCasterLayout", "InvalidLayout.NotFound"): _GONE,
    ("ModifyCasterComponent", "InvalidComponent.NotFound"): _GONE,
    ("DeleteCasterComponent", "InvalidComponent.NotFound"): _GONE,
}

_BY_PREFIX: Final = (
    ("Throttling.", THROTTLED),
    ("IncorrectCasterStatus", Meaning(InTransition, "look at the caster's status, then try again")),
    ("IncorrectSceneStatus", Meaning(InTransition, "look at the status of the caster's scenes, then try again")),
    ("Forbidden.", _PERMISSION),
    ("AuthenticationFail.", Meaning(Denied, _SUBJECT)),
    ("InvalidSecurityToken.", _TOKEN),
    ("Invalid", INVALID),
    ("Missing", INVALID),
    ("Unsupported", INVALID),
)

CODES: Final = Codes(
    denied=_PERMISSION,
    exact=_EXACT,
    by_action=_BY_ACTION,
    by_suffix=((".Timeout", SERVER),),
    by_prefix=_BY_PREFIX,
)
"""What the codes of ApsaraVideo Live and of the gateway before it mean."""
