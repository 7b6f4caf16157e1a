"""The error codes of Volcengine's gateway and of RTC, with the status, the words and the number that go with them.

Sources: https://www.volcengine.com/docs/4/65595 and https://www.volcengine.com/docs/6448/76370 for the gateway,
https://docs.byteplus.com/en/docs/byteplus-rtc/docs-70426 for RTC. Codes whose number is not published have none here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pulumi_livemedia.emulator.errors import CloudError


@dataclass(frozen=True, slots=True)
class Known:
    """What goes with a code; the number is None where none is published."""

    status: int
    message: str
    number: int | None = None


GATEWAY: Mapping[str, Known] = {
    "MissingParameter": Known(400, "The request is missing {} parameter.", 100002),
    "MissingAuthenticationToken": Known(401, "Request is missing Authentication Token.", 100003),
    "MissingRequestInfo": Known(400, "The request is missing {} information.", 100004),
    "MissingSignature": Known(401, "The request is missing signature.", 100005),
    "InvalidTimestamp": Known(400, "The signature of the request is expired.", 100006),
    "ServiceNotFound": Known(404, "This service[{}] not found.", 100007),
    "InvalidActionOrVersion": Known(404, "Could not find operation {} for version {}.", 100008),
    "InvalidAccessKey": Known(401, "The accesskey [{}] included in the request is invalid.", 100009),
    "SignatureDoesNotMatch": Known(
        401,
        "The request signature we calculated does not match the signature you provided. Check your Secret Access Key "
        "and signing method. Consult the service documentation for details.",
        100010,
    ),
    "LackPolicy": Known(403, "Request was rejected because of lack of policy.", 100012),
    "AccessDenied": Known(403, "User is not authorized to perform: {} on resource: {}.", 100013),
    "InvalidAuthorization": Known(400, "Invalid 'Authorization' header, Pls check your authorization header.", 100024),
    "InvalidCredential": Known(400, "The credential scope is malformed."),
    "InvalidSecretToken": Known(401, "The security token is invalid or expired."),
    "LackProjectPolicy": Known(401, "Request was rejected because of lack of project policy."),
    "MethodNotAllowed": Known(405, "The method is not allowed."),
    "FlowLimitExceeded": Known(429, "The request was denied due to flow control."),
    "AccountFlowLimitExceeded": Known(429, "The request was denied due to the account's flow control."),
    "RequestLimitExceeded": Known(429, "The request was denied due to request limits."),
    "InternalError": Known(500, "The request has failed due to an unknown error."),
    "UndefinedError": Known(500, "The request has failed due to an undefined error."),
    "InternalServiceError": Known(502, "The service has failed."),
    "FailToConnect": Known(502, "The service could not be reached."),
    "ServiceUnavailableTemp": Known(503, "The service is temporarily unavailable."),
    "InternalServiceTimeout": Known(504, "The service did not answer in time."),
    "InvalidAction": Known(404, "The action is not valid."),
    "InvalidVersion": Known(404, "The version is not valid."),
    "UnsupportedOperation": Known(400, "The operation is not supported."),
    "UnsupportedRegion": Known(400, "The region is not supported."),
    "UnsupportedProtocol": Known(400, "The protocol is not supported."),
    "RequestForbidden": Known(403, "The request is forbidden."),
    # STS: https://www.volcengine.com/docs/6257/1902650
    "AccessDeniedException": Known(400, "The OIDC token is not believed."),
    "InvalidJsonStruct": Known(400, "The policy is not a JSON object of at most 2048 characters."),
    "InvalidTRN": Known(400, "The TRN of the role is malformed."),
    "UnknownCallerIdentity": Known(401, "The identity of the caller is unknown."),
}
RTC: Mapping[str, Known] = {
    "InvalidParameter": Known(400, "A parameter is invalid."),
    "InvalidParameter.AccountIdMismatch": Known(400, "Check owner failed"),
    "InvalidParameter.BodyIsEmpty": Known(400, "The body is empty."),
    "InvalidParameter.EmptyAccountId": Known(400, "AccountId is empty."),
    "InvalidParameter.ErrorActiveTaskNotFound": Known(400, "The task does not exist or has been stopped."),
    "InvalidParameter.IllegalAppId": Known(400, "AppId is illegal."),
    "InvalidParameter.IllegalRoomID": Known(400, "RoomId is illegal."),
    "InvalidParameter.IllegalFrom": Known(400, "From is illegal."),
    "InvalidParameter.IllegalTo": Known(400, "To is illegal."),
    "InvalidParameter.InvalidRtmpAddress": Known(400, "The RTMP address is illegal."),
    "InvalidParameter.NotExistAppId": Known(400, "The AppId does not exist."),
    "InvalidParameter.OutofTimeRange": Known(400, "The time is out of range."),
    "InvalidParameter.SizeOverLimit": Known(400, "The size is over the limit."),
    "InvalidParameter.StartTimeAfterEndTime": Known(400, "StartTime is after EndTime."),
    "InvalidParameter.TaskAlreadyExists": Known(
        400, "The task has been started. Please do not call the startup task interface repeatedly"
    ),
    "InvalidParameter.Unmarshal": Known(400, "The body does not have the form of the request."),
    "InvalidParameter.UserCountOverLimit": Known(400, "There are too many users."),
    "FlowLimitExceeded.QPSOverLimit": Known(429, "The calls per second are over the limit."),
    "FlowLimitExceeded.TaskNumberOverLimit": Known(429, "The number of tasks is over the limit."),
}
_BY_PREFIX = {"AccessDenied": 403, "FlowLimitExceeded": 429}
_OTHER = Known(400, "The request was refused.")


def refused(
    code: str, message: str | None = None, status: int | None = None, about: tuple[str, ...] = ()
) -> CloudError:
    """A refusal of Volcengine.

    Args:
        code: the error code.
        message: the words; the usual ones if none are given.
        status: the HTTP status; the one that goes with the code if none is given.
        about: what the usual words are about.
    """
    known = GATEWAY.get(code) or RTC.get(code) or _OTHER
    usual = known.message.format(*about) if about else known.message.replace("{}", "-")
    by_prefix = _BY_PREFIX.get(code.partition(".")[0], 400) if known is _OTHER else known.status
    return CloudError(code, status or by_prefix, message or usual)


def number(code: str) -> int | None:
    """The number that the gateway gives with a code; errors of RTC itself have none."""
    known = GATEWAY.get(code)
    return known.number if known else None
