"""The error codes of Alibaba Cloud's gateway and services, with the status and the words that go with them.

Sources: https://help.aliyun.com/document_detail/48054.html for the gateway, and the "Error codes" of each
operation's page below
https://www.alibabacloud.com/help/en/live/developer-reference/ for the service. The published messages are
templates; clients must branch on the code alone.
"""

from collections.abc import Mapping

from pulumi_livemedia.emulator.errors import CloudError

_KNOWN: Mapping[str, tuple[int, str]] = {
    # gateway
    "IncompleteSignature": (400, "The request signature does not conform to Aliyun standards."),
    "InternalError": (500, "The request processing has failed due to some unknown error."),
    "InvalidAccessKeyId.NotFound": (404, "Specified access key is not found."),
    "InvalidAction.NotFound": (404, "Specified api is not found, please check your url and method."),
    "InvalidParameter.Format": (400, "Specified parameter Format is not valid: JSON or XML."),
    "InvalidSecurityToken.Expired": (400, "Specified SecurityToken is expired."),
    "InvalidSecurityToken.Malformed": (400, "Specified SecurityToken is malformed."),
    "InvalidSecurityToken.MismatchWithAccessKey": (400, "Specified SecurityToken mismatch with the AccessKey."),
    "InvalidSignatureMethod": (400, "Specified signature method is not valid."),
    "InvalidTimeStamp.Expired": (400, "Specified time stamp or date value is expired."),
    "InvalidTimeStamp.Format": (400, "Specified time stamp or date value is not well formatted."),
    "InvalidVersion": (400, "Specified parameter Version is not valid."),
    "MissingSecurityToken": (400, "SecurityToken is mandatory for this action."),
    "MissingParameter": (400, "A parameter that is mandatory for this action is not supplied."),
    "RequestParameterMalformed": (400, "The request parameter is malformed."),
    "ServiceUnavailable": (503, "The request has failed due to a temporary failure of the server."),
    "SignatureDoesNotMatch": (400, "Specified signature is not matched with our calculation."),
    "SignatureNonceUsed": (400, "Specified signature nonce was used already."),
    "Throttling": (400, "Request was denied due to request throttling."),
    "Throttling.Api": (400, "Request was denied due to api flow control."),
    "Throttling.User": (400, "Request was denied due to user flow control."),
    "UnknownError": (500, "The request processing has failed due to some unknown error."),
    "UnsupportedHTTPMethod": (400, "This http method is not supported."),
    "UnsupportedParameter": (400, "The parameter is not supported."),
    # sts: https://alibabacloud.com/help/en/ram/api-assumerole, .../api-assumerolewithoidc
    "AuthenticationFail.NoPermission": (403, "No such OIDC Provider registered."),
    "AuthenticationFail.OIDCToken.AudienceNotMatch": (400, "Invalid audience."),
    "AuthenticationFail.OIDCToken.Expired": (400, "This JsonWebToken is expired."),
    "AuthenticationFail.OIDCToken.Invalid": (400, "This JsonWebToken is invalid."),
    "AuthenticationFail.OIDCToken.IssuerNotMatch": (400, "Invalid issuer."),
    "EntityNotExist.Role": (404, "The specified Role not exists."),
    "InvalidParameter.DurationSeconds": (400, "The Min/Max value of DurationSeconds is 15min/1hr."),
    "InvalidParameter.ExternalId": (400, "The parameter ExternalId is wrongly formed."),
    "InvalidParameter.PolicyGrammar": (400, "The parameter Policy has not passed grammar check."),
    "InvalidParameter.PolicySize": (400, "The size of Policy must be smaller than 2048 bytes."),
    "InvalidParameter.RoleArn": (400, "The parameter RoleArn is wrongly formed."),
    "InvalidParameter.RoleSessionName": (400, "The parameter RoleSessionName is wrongly formed."),
    "NoPermission": (403, "You are not authorized to do this action. You should be authorized by RAM."),
    # live
    "CasterNumberExceed": (401, "The quota of casters is used up."),
    "ComponentNumberExceed": (400, "There are too many components."),
    "CreateCaster.Timeout": (408, "Creating the caster timed out."),
    "DuplicateLocationID": (400, "The location is occupied."),
    "IllegalOperation": (401, "You are not authorized to operate on this caster."),
    "IncorrectCasterStatus": (400, "The caster is in a wrong state for this operation."),
    "IncorrectCasterStatus.EnableChannel": (400, "Channels can be enabled only while the caster is stopped."),
    "IncorrectCasterStatus.Idle": (400, "The caster is not running."),
    "IncorrectCasterStatus.Inuse": (400, "The caster is running."),
    "IncorrectSceneStatus": (400, "The scene is in a wrong state for this operation."),
    "IncorrectSceneStatus.ConfigError": (400, "The last change of the scene has failed; restart the scene."),
    "IncorrectSceneStatus.Idle": (400, "The scene is not running."),
    "IncorrectSceneStatus.Inuse": (400, "The scene is in use."),
    "IncorrectSceneStatus.Waiting": (400, "The scene is still busy with the last change."),
    "InvaildCaster.Delete": (400, "The caster cannot be deleted."),
    "InvalidAudioLayersAndMixListSize.Mismatch": (400, "AudioLayer and MixList must have the same size."),
    "InvalidBlendList.ExceedNorm": (400, "BlendList has too many entries."),
    "InvalidCaptionResource": (400, "The source of a caption is not part of the scene."),
    "InvalidCaster.ChannelDisableUnsupported": (400, "Channels cannot be disabled."),
    "InvalidCaster.NotFound": (404, "The caster does not exist."),
    "InvalidCasterId.Malformed": (400, "The caster id is malformed."),
    "InvalidCasterTemplate.Malformed": (400, "The caster template is malformed."),
    "InvalidCasterTemplate.NotFound": (404, "The caster has no caster template."),
    "InvalidChargeType.Malformed": (400, "The charge type is malformed."),
    "InvalidChargeType.PostSupport": (400, "Only the charge type PostPaid is supported."),
    "InvalidClientToken.Malformed": (400, "The client token is malformed."),
    "InvalidComponent.NotFound": (404, "The component does not exist."),
    "InvalidDomainName.NotFound": (404, "The caster has no streaming domain."),
    "InvalidHeightOrWidthNormalized": (400, "The height or width is invalid."),
    "InvalidLayout.NotFound": (404, "The layout does not exist."),
    "InvalidLayoutId.Malformed": (400, "The layout id is malformed."),
    "InvalidLiveStreamUrl.Malformed": (400, "The live stream URL is malformed."),
    "InvalidMaterialId.Malformed": (400, "The material id is malformed."),
    "InvalidMixList.ExceedNorm": (400, "MixList has too many entries."),
    "InvalidNormType.Malformed": (400, "Casters of this norm type do not support the operation."),
    "InvalidParameter.ExpireTime": (400, "ExpireTime is invalid."),
    "InvalidParameter.Malformed": (400, "A parameter is malformed."),
    "InvalidParameter.NormType": (404, "NormType is invalid."),
    "InvalidParameter.PurchaseTime": (400, "PurchaseTime is invalid."),
    "InvalidPositionNormalized.Malformed": (400, "The position must be two numbers."),
    "InvalidResource.NotFound": (404, "The resource does not exist."),
    "InvalidResourceId.Malformed": (400, "The resource id is malformed."),
    "InvalidScene.NotFound": (404, "The scene does not exist."),
    "InvalidSceneId.Malformed": (400, "The scene id is malformed."),
    "InvalidVideo.NotFound": (404, "A location of the layout has no video resource."),
    "InvalidVideoLayersAndBlendListSize.Mismatch": (400, "VideoLayer and BlendList must have the same size."),
    "InvalidVodUrl.Malformed": (400, "The URL of the file is malformed."),
    "LiveServiceNotFound": (400, "The live service is not activated."),
    "PermissionDenied": (403, "You are not authorized to operate on this caster."),
    "RegionNoResource": (400, "The region has no such resource."),
    "ResourceInChannel.Invalid": (412, "The resource in the channel cannot be used."),
    "ResourceInChannel.NotFound": (404, "A channel of the layout has no resource."),
    "ResourceInChannel.PreConditionFailed": (412, "The resource in the channel is not ready."),
    "ResourceNumberExceed": (400, "There are too many resources."),
    "UnexpectedLocationID": (400, "The location is not allowed."),
    "UserQuotaExceed": (403, "The quota of the account is used up."),
}


def refused(code: str, message: str | None = None, status: int | None = None) -> CloudError:
    """A refusal of Alibaba Cloud.

    Args:
        code: the error code.
        message: the words; the usual ones if none are given.
        status: the HTTP status; the one that goes with the code if none is given, and 400 for other codes.
    """
    usual_status, usual_message = _KNOWN.get(code, (400, "The request was refused."))
    return CloudError(code, status or usual_status, message or usual_message)
