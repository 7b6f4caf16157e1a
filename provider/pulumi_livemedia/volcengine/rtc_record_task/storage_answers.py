"""What the answer of an object store means for whoever wants files in it.

Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
https://www.alibabacloud.com/help/en/oss/support/error-codes
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.calls.errors import CloudAnswer
from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.calls.redaction import redact
from pulumi_livemedia.volcengine.rtc_record_task.stores import Store

_CONFIG: Final = "storageConfig.customConfig"
_WRONG_REGION: Final = (
    "is in another region",
    f"set {_CONFIG}.region to the region of the bucket",
)
_NO_BUCKET: Final = ("does not exist", f"make the bucket, or correct {_CONFIG}.bucket")
_UNKNOWN_KEY: Final = ("does not know the access key", f"check {_CONFIG}.accessKey, and that it is switched on")
_WRONG_SECRET: Final = ("was asked with a wrong secret key", f"check {_CONFIG}.secretKey")
_WRONG_TOKEN: Final = (
    "does not take the session token",
    f"renew {_CONFIG}.securityToken with its two keys; it has to outlive the recording by an hour",
)
_MAY_NOT: Final = (
    "may not be written with the key of the recording",
    "allow PutObject on the bucket, below the prefix of fileNameConfig, for the owner of the key",
)
_CLOCK: Final = ("was asked at a wrong time", "set this machine's clock")
_BUSY: Final = ("can not be written now, by a fault of the store", "run the same command again")
_OTHER: Final = ("refused a small object", "see what the store says; leave verify_storage out only if you know better")

_BY_CODE: Final[Mapping[str, tuple[str, str]]] = {
    "NoSuchBucket": _NO_BUCKET,
    "InvalidAccessKeyId": _UNKNOWN_KEY,
    "SignatureDoesNotMatch": _WRONG_SECRET,
    "InvalidToken": _WRONG_TOKEN,
    "ExpiredToken": _WRONG_TOKEN,
    "InvalidSecurityToken": _WRONG_TOKEN,
    "SecurityTokenExpired": _WRONG_TOKEN,
    "AccessDenied": _MAY_NOT,
    "PermanentRedirect": _WRONG_REGION,
    "TemporaryRedirect": _WRONG_REGION,
    "AuthorizationHeaderMalformed": _WRONG_REGION,
    "IllegalLocationConstraintException": _WRONG_REGION,
    "RequestTimeTooSkewed": _CLOCK,
}
_BY_STATUS: Final[Mapping[int, tuple[str, str]]] = {
    301: _WRONG_REGION,
    307: _WRONG_REGION,
    403: _MAY_NOT,
    404: _NO_BUCKET,
}
# OSS says so under AccessDenied.
_OF_ANOTHER_REGION: Final = "must be addressed using the specified endpoint"
_REDIRECT: Final = 300
_SERVERS_FAULT: Final = 500
_TOO_MANY: Final = 429
_LOOKED_AT: Final = 16_384


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a store does not take an object.

    Attributes:
        reason: the bucket and what is wrong with it.
        cure: what to do about it.
        cloud: the store's answer, if it was one of refusal.
        temporary: whether the same request may succeed a little later.
    """

    reason: str
    cure: str
    cloud: CloudAnswer | None
    temporary: bool = False

    @classmethod
    def elsewhere(cls, response: Response, store: Store, region: str) -> "Refusal":
        """The refusal of a bucket that is known to be in another region."""
        cloud = _answer(response, store) if response.status >= _REDIRECT else None
        return cls(f"{store.name} is in another region, {region}", f"set {_CONFIG}.region to it", cloud)


def refusal(response: Response, store: Store) -> Refusal:
    """What an answer other than success means."""
    cloud = _answer(response, store)
    temporary = response.status >= _SERVERS_FAULT or response.status == _TOO_MANY
    problem, cure = _meaning(cloud, temporary=temporary)
    return Refusal(f"{store.name} {problem}", cure, cloud, temporary)


def _meaning(cloud: CloudAnswer, *, temporary: bool) -> tuple[str, str]:
    if temporary:
        return _BUSY
    if _OF_ANOTHER_REGION in cloud.message:
        return _WRONG_REGION
    return _BY_CODE.get(cloud.code) or _BY_STATUS.get(cloud.status) or _OTHER


def _answer(response: Response, store: Store) -> CloudAnswer:
    """The store's words; its XML is searched, not parsed, so that no entity of it is ever resolved."""
    text = response.body[:_LOOKED_AT].decode(errors="replace")
    return CloudAnswer(
        host=store.endpoint.host,
        status=response.status,
        code=re.sub(r"[^\w.-]", "", _element("Code", text))[:64],
        request_id=response.headers.get("x-amz-request-id", ""),
        message=redact(_element("Message", text), store.secrets),
    )


def _element(name: str, text: str) -> str:
    found = re.search(rf"<{name}>([^<]*)</{name}>", text)
    return html.unescape(found[1]) if found else ""
