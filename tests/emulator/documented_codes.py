"""The published error codes of gateways and of RTC, with their HTTP statuses, as data.

Live: https://help.aliyun.com/document_detail/48054.html and
https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-errorcodes; where tables disagree about a
status, the first one. Volcengine: https://www.volcengine.com/docs/4/65595, https://www.volcengine.com/docs/6448/76370,
https://www.volcengine.com/docs/6369/68677; RTC: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-70426, which gives
no status. The codes of Live's operations are in `live_codes.py`.
"""


def _all(status: int, codes: str) -> dict[str, int]:
    return dict.fromkeys(codes.split(), status)


LIVE_GATEWAY: dict[str, int] = {
    **_all(400, "Throttling Throttling.User Throttling.Api Rejected.Throttling SignatureNonceUsed IllegalTimestamp"),
    **_all(400, "InvalidTimeStamp.Expired InvalidTimeStamp.Format SignatureDoesNotMatch IncompleteSignature"),
    **_all(400, "InvalidSignatureMethod InvalidAccessKeyId.Inactive MissingSecurityToken"),
    **_all(400, "InvalidSecurityToken.Malformed InvalidSecurityToken.MismatchWithAccessKey"),
    **_all(400, "InvalidSecurityToken.Expired MissingParameter InvalidParameter InvalidParameter.Format"),
    **_all(400, "RequestParameterMalformed InvalidVersion NoSuchVersion UnsupportedHTTPMethod UnsupportedOperation"),
    **_all(400, "UnsupportedParameter InsufficientBalance InvalidIdentity.ServiceDisabled LiveServiceNotFound"),
    **_all(401, "Forbidden IllegalOperation CasterNumberExceed"),
    **_all(403, "Forbidden.AccessKeyDisabled Forbidden.RAM NoPermission Forbidden.RiskControl"),
    **_all(403, "Forbidden.UserVerification PermissionDenied UserQuotaExceed"),
    **_all(404, "InvalidAccessKeyId.NotFound InvalidAction.NotFound InvalidApi.NotFound InvalidAction"),
    **_all(404, "InvalidProduct.NotFound InvalidProtocol.NeedSsl InvalidCaster.NotFound"),
    **_all(408, "CreateCaster.Timeout"),
    **_all(500, "InternalError UnknownError"),
    **_all(503, "ServiceUnavailable"),
    # Published as a pattern, InvalidParameter.*.
    **_all(400, "InvalidParameter.SignatureVersion"),
}

_OIDC = "OIDCToken.AudienceNotMatch OIDCToken.Expired OIDCToken.Invalid OIDCToken.IssuerNotMatch"
_ROLE_PARAMETERS = "DurationSeconds ExternalId PolicyGrammar PolicySize RoleArn RoleSessionName"
ALIBABA_STS: dict[str, int] = {
    **{f"AuthenticationFail.{name}": 400 for name in _OIDC.split()},
    **{f"InvalidParameter.{name}": 400 for name in _ROLE_PARAMETERS.split()},
    **_all(403, "AuthenticationFail.NoPermission"),
    **_all(404, "EntityNotExist.Role"),
}
"""Of the token service; `test_sts.py` provokes them. https://alibabacloud.com/help/en/ram/api-assumerole"""

LIVE_WITHOUT_CAUSE: dict[str, int] = {
    **_all(400, "IncorrectCasterStatus.Cease IncorrectCasterStatus.Expire IncorrectChannel.Disable"),
    **_all(
        400, "InvalidAudioLayersConfig InvalidVideoLayersConfig InvalidParameter.ChargeType InvalidPeriod.Malformed"
    ),
    **_all(400, "InvalidShowList.EmptyList InvalidUserId.Malformed SceneNumberExceed IncorrectCasterStatus"),
    **_all(404, "CanvasNotExist InvalidConfiguration.NotFound InvalidDelay.NotFound InvalidTranscode.NotFound"),
    **_all(412, "ResourceInChannel.Invalid ResourceInChannel.PreConditionFailed"),
}
"""Codes of operations that nothing provokes here: `NEVER` and `NOT_HERE` of `live_codes.py` say why."""

VOLCENGINE_GATEWAY: dict[str, int] = {
    **_all(400, "MissingParameter MissingRequestInfo InvalidTimestamp InvalidAuthorization InvalidCredential"),
    **_all(400, "UnsupportedOperation UnsupportedRegion UnsupportedProtocol"),
    **_all(401, "MissingAuthenticationToken MissingSignature InvalidAccessKey SignatureDoesNotMatch"),
    **_all(401, "InvalidSecretToken LackProjectPolicy UnknownCallerIdentity"),
    **_all(403, "LackPolicy AccessDenied RequestForbidden"),
    **_all(404, "ServiceNotFound InvalidActionOrVersion InvalidAction InvalidVersion"),
    **_all(405, "MethodNotAllowed"),
    **_all(429, "FlowLimitExceeded AccountFlowLimitExceeded RequestLimitExceeded"),
    **_all(500, "InternalError UndefinedError"),
    **_all(502, "InternalServiceError FailToConnect"),
    **_all(503, "ServiceUnavailableTemp"),
    **_all(504, "InternalServiceTimeout"),
    # STS: https://www.volcengine.com/docs/6257/64992
    **_all(400, "AccessDeniedException InvalidJsonStruct InvalidTRN"),
}

_RTC_NAMES = (
    "TaskAlreadyExists ErrorActiveTaskNotFound IllegalRoomID IllegalAppId NotExistAppId EmptyAccountId "
    "AccountIdMismatch BodyIsEmpty Unmarshal StartTimeAfterEndTime OutofTimeRange InvalidRtmpAddress IllegalTo "
    "IllegalFrom SizeOverLimit UserCountOverLimit"
)
RTC: dict[str, int] = {
    "InvalidParameter": 400,
    **{f"InvalidParameter.{name}": 400 for name in _RTC_NAMES.split()},
    **_all(429, "FlowLimitExceeded.QPSOverLimit FlowLimitExceeded.TaskNumberOverLimit"),
}
