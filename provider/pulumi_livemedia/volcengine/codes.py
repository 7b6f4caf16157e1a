"""What the error codes of Volcengine's gateway and of RTC mean, as data: code, kind of failure, cure.

Branch on the code only: the HTTP status of one code differs between the vendor's own tables.

Sources: https://www.volcengine.com/docs/6369/68677, https://www.volcengine.com/docs/4/65595 and
https://www.volcengine.com/docs/6448/76370 (the gateway), and
https://docs.byteplus.com/en/docs/byteplus-rtc/docs-70426 (RTC).
"""

from collections.abc import Mapping
from typing import Final

from pulumi_livemedia.calls.errors import (
    AlreadyInState,
    ClockSkew,
    Denied,
    ExpiredKey,
    Invalid,
    NotFound,
    QuotaExceeded,
)
from pulumi_livemedia.calls.meanings import INVALID, SERVER, THROTTLED, Codes, Meaning

ALREADY_EXISTS: Final = "InvalidParameter.TaskAlreadyExists"
"""One of the two ways in which StartRecord says that the task runs already."""

_SECRET = Meaning(
    Denied, "the secret of access key {key_id} ({source}) is not its own; proxies that rewrite requests do this too"
)
_UNKNOWN_KEY = Meaning(
    Denied, "access key {key_id} ({source}) is not known at {host}: is it complete, enabled, and of this cloud?"
)
_TOKEN = Meaning(
    ExpiredKey,
    "the token of the temporary access key {key_id} ({source}) is wrong or has expired: renew both together",
)
_PERMISSION = Meaning(
    Denied,
    "allow {action} for access key {key_id} ({source}); the policy RTCFullAccess allows all of RTC; "
    "is RTC activated for the account?",
)
_STRIPPED = Meaning(
    Denied, "the signature did not arrive at {host} as it was made: look for a proxy that rewrites requests"
)
_CLOCK = Meaning(ClockSkew, "set this machine's clock, by NTP: 15 minutes of difference are too much")
_ENDPOINT = Meaning(Invalid, "{host} does not serve this operation: check livemedia:volcengineEndpoint")
_APPLICATION = Meaning(
    Invalid, "copy AppId from the RTC console, https://console.volcengine.com/rtc: 24 hexadecimal digits"
)
_NOT_RUNNING = Meaning(
    NotFound, "no such task runs: it has ended, was never started, or AppId, RoomId or TaskId are others"
)
_ID = "1 to 128 letters (a to z, A to Z), digits, and the signs _ @ - ."

_EXACT: Final[Mapping[str, Meaning]] = {
    # The cloud's side
    "InternalError": SERVER,
    "UndefinedError": SERVER,
    "InternalServiceError": SERVER,
    "FailToConnect": SERVER,
    "ServiceUnavailableTemp": SERVER,
    "InternalServiceTimeout": SERVER,
    "FlowLimitExceeded.TaskNumberOverLimit": Meaning(
        QuotaExceeded, "stop a recording, or ask the vendor for a higher limit"
    ),
    # Who asks
    "InvalidTimestamp": _CLOCK,
    "SignatureDoesNotMatch": _SECRET,
    "InvalidAccessKey": _UNKNOWN_KEY,
    "InvalidClientTokenId": _UNKNOWN_KEY,
    "InvalidSecretToken": _TOKEN,
    "SessionTokenInvalid": _TOKEN,
    "AccessKeyIsExpire": _TOKEN,
    "MissingAuthenticationToken": _STRIPPED,
    "MissingSignature": _STRIPPED,
    "MissingRequestInfo": _STRIPPED,
    "InvalidAuthorization": _STRIPPED,
    "InvalidCredential": _STRIPPED,
    "UnknownCallerIdentity": _UNKNOWN_KEY,
    "RequestForbidden": _PERMISSION,
    # Where it is asked
    "ServiceNotFound": _ENDPOINT,
    "InvalidActionOrVersion": _ENDPOINT,
    "InvalidAction": _ENDPOINT,
    "InvalidVersion": _ENDPOINT,
    "MethodNotAllowed": _ENDPOINT,
    "UnsupportedOperation": _ENDPOINT,
    "UnsupportedRegion": Meaning(Invalid, "{host} does not serve region {region}: check livemedia:volcengineEndpoint"),
    "UnsupportedProtocol": Meaning(Invalid, "use https in livemedia:volcengineEndpoint"),
    # The thing
    "InvalidParameter.ErrorActiveTaskNotFound": _NOT_RUNNING,
    ALREADY_EXISTS: Meaning(AlreadyInState),
    "InvalidParameter.IllegalAppId": _APPLICATION,
    "InvalidParameter.NotExistAppId": Meaning(
        Invalid, "there is no such RTC application: copy AppId from https://console.volcengine.com/rtc"
    ),
    "InvalidParameter.AccountIdMismatch": Meaning(
        Denied, "AppId belongs to another account than access key {key_id} ({source}): check both"
    ),
    "InvalidParameter.EmptyAccountId": Meaning(
        Invalid, "set AccountId of the storage to the number of the main account, also if a sub-user's key signs"
    ),
    "InvalidParameter.IllegalRoomID": Meaning(Invalid, f"RoomId has {_ID}"),
    "InvalidParameter.BodyIsEmpty": Meaning(Invalid, "the body got lost on the way to {host}: look for a proxy"),
    "InvalidParameter.Unmarshal": Meaning(Invalid, "a value is of another JSON type than the documented one"),
}

_TRUST: Final = Meaning(
    Denied,
    "give the owner of access key {key_id} ({source}) the policy STSAssumeRoleAccess, and name that owner in the "
    "role's trust policy; a main account's key may not assume roles",
)
_OIDC_TRUST: Final = Meaning(
    Denied,
    "see that the token is fresh, and that the role's trust policy allows sts:AssumeRoleWithOIDC to its provider, "
    "subject and audience",
)
_ROLE: Final = Meaning(Invalid, "write the role as trn:iam::<account>:role/<role>")

# The tables of these operations are not published; the codes are those of IAM: https://www.volcengine.com/docs/6257/64992
_BY_ACTION: Final[Mapping[tuple[str, str], Meaning]] = {
    ("AssumeRole", "AccessDenied"): _TRUST,
    ("AssumeRole", "AccessDeniedException"): _TRUST,
    ("AssumeRole", "InvalidTRN"): _ROLE,
    ("AssumeRoleWithOIDC", "AccessDenied"): _OIDC_TRUST,
    ("AssumeRoleWithOIDC", "AccessDeniedException"): _OIDC_TRUST,
    ("AssumeRoleWithOIDC", "InvalidTRN"): _ROLE,
}

_BY_SUFFIX: Final = (
    # What GetRecordTask says of a task that it does not know is not published; the codes of other operations end so.
    ("TaskNotFound", _NOT_RUNNING),
    ("TaskNotExist", _NOT_RUNNING),
)

_BY_PREFIX: Final = (
    ("FlowLimitExceeded", THROTTLED),
    ("AccountFlowLimitExceeded", THROTTLED),
    ("RequestLimitExceeded", THROTTLED),
    ("AccessDenied", _PERMISSION),
    ("Lack", _PERMISSION),
    ("Internal", SERVER),
    ("ServiceUnavailable", SERVER),
    ("Invalid", INVALID),
    ("Missing", INVALID),
    ("Unsupported", INVALID),
)

CODES: Final = Codes(
    denied=_PERMISSION,
    exact=_EXACT,
    by_action=_BY_ACTION,
    by_suffix=_BY_SUFFIX,
    by_prefix=_BY_PREFIX,
)
"""What the codes of RTC and of the gateway before it mean."""
