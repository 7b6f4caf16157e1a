"""Who sent a request, and is it really them: the checks of both signature schemes, in the gateway's order.

Required common parameters, then the key, the timestamp, the nonce and the signature. The order is assumed.
"""

import hmac
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.signature import ALGORITHM, HeaderSignature, QuerySignature, sha256_hex
from pulumi_livemedia.emulator.alibaba.wire import Wire
from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.errors import CloudError
from pulumi_livemedia.emulator.issued import IssuedKey
from pulumi_livemedia.emulator.namespaces import SECRET, is_key
from pulumi_livemedia.emulator.world import World

_AUTHORIZATION = re.compile(
    rf"{ALGORITHM} +Credential=(?P<key>[^,\s]+), *SignedHeaders=(?P<headers>[^,\s]+), *Signature=(?P<signature>\w+)",
    re.ASCII,
)
TEMPORARY = "STS."
"""What the ids of temporary keys begin with."""

_TIMESTAMP = "%Y-%m-%dT%H:%M:%SZ"


def missing(name: str, settings: Settings) -> CloudError:
    """The refusal of a request without a mandatory parameter."""
    code = settings.missing_parameter.replace("<Name>", name)
    message = f'The input parameter "{name}" that is mandatory for processing this request is not supplied.'
    return refused(code, message, 400)


@dataclass(frozen=True, slots=True)
class Credential(ABC):
    """What a request says about its sender.

    Attributes:
        wire: the request.
        key_id: the access key id; empty if there is none.
        timestamp: when it was signed, as it was sent.
        nonce: empty if there is none.
        signature: as it was sent.
        token: the security token; None if there is none.
    """

    wire: Wire
    key_id: str
    timestamp: str
    nonce: str
    signature: str
    token: str | None

    def verify(self, world: World, settings: Settings) -> None:
        """Check all of it, and remember the nonce.

        Raises:
            CloudError: something is wrong.
        """
        self.check_complete(settings)
        issued = world.namespaces.issued.find(self.key_id, TEMPORARY)
        if not is_key(self.key_id) and issued is None:
            raise refused("InvalidAccessKeyId.NotFound")
        if self.token == "":  # a token that is there and empty
            raise refused("InvalidSecurityToken.Malformed")
        if issued is not None:
            self._check_token(issued, world.namespaces.clock(self.key_id).now())
        window = timedelta(seconds=settings.timestamp_window_seconds)
        self._check_timestamp(world, window)
        if self.nonce and world.nonces.is_used(self.key_id, self.nonce):
            raise refused("SignatureNonceUsed")
        self.check_signature(issued.secret if issued else SECRET)
        if self.nonce:
            world.nonces.use(self.key_id, self.nonce, window)

    @abstractmethod
    def check_complete(self, settings: Settings) -> None:
        """Refuse a request in which a part of the signature is missing."""

    @abstractmethod
    def check_signature(self, secret: str) -> None:
        """Refuse a signature that the secret does not give."""

    def _check_token(self, issued: IssuedKey, now: datetime) -> None:
        if self.token is None:
            raise refused("MissingSecurityToken")
        if not hmac.compare_digest(self.token.encode(), issued.token.encode()):
            raise refused("InvalidSecurityToken.MismatchWithAccessKey")
        if now >= issued.expires:
            raise refused("InvalidSecurityToken.Expired")

    def _check_timestamp(self, world: World, window: timedelta) -> None:
        try:
            signed = datetime.strptime(self.timestamp, _TIMESTAMP).replace(tzinfo=UTC)
        except ValueError as error:
            raise refused("InvalidTimeStamp.Format") from error
        if all(abs(moment - signed) > window for moment in world.moments(self.key_id)):
            raise refused("InvalidTimeStamp.Expired")


@dataclass(frozen=True, slots=True)
class HeaderCredential(Credential):
    """A request with an ACS3 signature in its headers.

    Attributes:
        signed_headers: the names that the client says it has signed.
    """

    signed_headers: tuple[str, ...]

    @classmethod
    def of(cls, wire: Wire) -> "HeaderCredential":
        """Read it from the headers; what is missing stays empty."""
        found = _AUTHORIZATION.fullmatch(wire.headers.get("authorization", ""))
        parts = found.groupdict() if found else {"key": "", "headers": "", "signature": ""}
        return cls(
            wire=wire,
            key_id=parts["key"],
            timestamp=wire.headers.get("x-acs-date", ""),
            nonce=wire.headers.get("x-acs-signature-nonce", ""),
            signature=parts["signature"],
            token=wire.headers.get("x-acs-security-token"),
            signed_headers=tuple(parts["headers"].split(";")),
        )

    def check_complete(self, settings: Settings) -> None:
        """Refuse an unreadable Authorization header and missing x-acs-* headers."""
        if not self.signature:
            raise refused("IncompleteSignature", f"The Authorization header must be like {ALGORITHM} Credential=...")
        for name in ("x-acs-date", "x-acs-content-sha256"):
            if name not in self.wire.headers:
                raise missing(name, settings)

    def check_signature(self, secret: str) -> None:
        """Refuse unsigned headers, a wrong body hash and a wrong signature, each saying what is wrong."""
        headers = self.wire.headers
        needed = {name for name in headers if name.startswith("x-acs-")} | {"host", "content-type"} & set(headers)
        if unsigned := sorted(needed - set(self.signed_headers)):
            raise _mismatch(f"these headers must be signed: {', '.join(unsigned)}")
        actual = sha256_hex(self.wire.body)
        if headers["x-acs-content-sha256"] != actual:
            raise _mismatch(f"x-acs-content-sha256 is not the hash of the body, which is {actual}")
        mine = HeaderSignature(self.wire.method, self.wire.query, headers, self.signed_headers, self.wire.body)
        if not hmac.compare_digest(mine.signature(secret), self.signature):
            raise _mismatch(
                f"server canonical request is: {mine.canonical_request()}",
                f"server string to sign is: {mine.string_to_sign()}",
            )


class QueryCredential(Credential):
    """A request with an HMAC-SHA1 signature among its parameters."""

    @classmethod
    def of(cls, wire: Wire) -> "QueryCredential":
        """Read it from query and form; what is missing stays empty."""
        sent = wire.parameters
        return cls(
            wire=wire,
            key_id=sent.get("AccessKeyId", ""),
            timestamp=sent.get("Timestamp", ""),
            nonce=sent.get("SignatureNonce", ""),
            signature=sent.get("Signature", ""),
            token=sent.get("SecurityToken"),
        )

    def check_complete(self, settings: Settings) -> None:
        """Refuse missing common parameters, and other methods and versions of signing."""
        sent = self.wire.parameters
        names = ("AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp")
        for name in names:
            if not sent.get(name):
                raise missing(name, settings)
        if sent["SignatureMethod"] != "HMAC-SHA1":
            raise refused("InvalidSignatureMethod")
        if sent["SignatureVersion"] != "1.0":
            raise refused("InvalidParameter.SignatureVersion", "Specified parameter SignatureVersion is not valid: 1.0")

    def check_signature(self, secret: str) -> None:
        """Refuse a wrong signature."""
        mine = QuerySignature(self.wire.method, self.wire.query + self.wire.form)
        if not hmac.compare_digest(mine.signature(secret).encode(), self.signature.encode()):
            raise _mismatch(f"server string to sign is: {mine.string_to_sign()}")


def _mismatch(*hints: str) -> CloudError:
    usual = refused("SignatureDoesNotMatch")
    return refused(usual.code, " ".join((usual.message, *hints)))
