"""Who sent a request, and is it really them: the gateway's checks, in an order that is assumed.

Source: https://www.volcengine.com/docs/6369/67269
"""

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.errors import CloudError
from pulumi_livemedia.emulator.issued import IssuedKey
from pulumi_livemedia.emulator.namespaces import SECRET, is_key
from pulumi_livemedia.emulator.volcengine.errors import refused
from pulumi_livemedia.emulator.volcengine.signature import ALGORITHM, TERMINATOR, Scope, Signature, sha256_hex
from pulumi_livemedia.emulator.volcengine.wire import Wire
from pulumi_livemedia.emulator.world import World

TEMPORARY = "AKTP"
"""What the ids of temporary keys begin with."""

_TIMESTAMP = "%Y%m%dT%H%M%SZ"
_NEEDED = ("host", "x-date")
# Whatever else is sent, an unsigned token could be exchanged on the way.
_NEEDED_IF_SENT = ("x-security-token",)


@dataclass(frozen=True, slots=True)
class Credential:
    """What a request says about its sender.

    Attributes:
        wire: the request.
        parts: of the Authorization header, by name; None if there is no such header of this algorithm.
    """

    wire: Wire
    parts: dict[str, str] | None

    @classmethod
    def of(cls, wire: Wire) -> "Credential":
        """Read it from the headers; what is missing stays empty."""
        algorithm, _, rest = wire.headers.get("authorization", "").partition(" ")
        if algorithm != ALGORITHM:
            return cls(wire, None)
        pairs = (each.strip().partition("=") for each in rest.split(","))
        return cls(wire, {name: value for name, _, value in pairs})

    def _part(self, name: str) -> str:
        return (self.parts or {}).get(name, "")

    @property
    def key_id(self) -> str:
        """The access key id; empty if there is none."""
        return self._part("Credential").partition("/")[0]

    @property
    def scope(self) -> Scope | None:
        """The scope; None if it is malformed."""
        found = re.fullmatch(rf"[^/]+/(\d{{8}})/([^/]+)/([^/]+)/{TERMINATOR}", self._part("Credential"))
        return Scope(*found.groups()) if found else None

    @property
    def token(self) -> str | None:
        """The security token; None if there is none."""
        return self.wire.headers.get("x-security-token")

    def read_scope(self) -> Scope:
        """The scope of a request that is signed with all that belongs to a signature.

        Raises:
            CloudError: something is missing or malformed.
        """
        if "authorization" not in self.wire.headers:
            raise refused("MissingAuthenticationToken")
        if self.parts is None or not self._part("Credential") or not self._part("SignedHeaders"):
            raise refused("InvalidAuthorization")
        if not self._part("Signature"):
            raise refused("MissingSignature")
        if self.scope is None:
            raise refused("InvalidCredential")
        return self.scope

    def verify(self, scope: Scope, world: World, settings: Settings) -> None:
        """Check key, token, time and signature.

        Args:
            scope: what `read_scope` has found.
            world: knows the time, and the temporary keys.
            settings: the switches that hold for the key.

        Raises:
            CloudError: something is wrong.
        """
        issued = world.namespaces.issued.find(self.key_id, TEMPORARY)
        if not is_key(self.key_id) and issued is None:
            raise refused("InvalidAccessKey", about=(self.key_id,))
        if self.token == "":  # a token that is there and empty
            raise refused("InvalidSecretToken")
        if issued is not None:
            self._check_token(issued, world.namespaces.clock(self.key_id).now())
        self._check_time(scope, world.moments(self.key_id), settings)
        self._check_signature(scope, issued.secret if issued else SECRET)

    def _check_token(self, issued: IssuedKey, now: datetime) -> None:
        """Refuse a token that is missing, of another key, or has ended: one code for all of them."""
        if not hmac.compare_digest((self.token or "").encode(), issued.token.encode()) or now >= issued.expires:
            raise refused("InvalidSecretToken")

    def _check_time(self, scope: Scope, moments: Iterable[datetime], settings: Settings) -> None:
        text = self.wire.headers.get("x-date", "")
        if not text:
            raise refused("MissingRequestInfo", about=("X-Date",))
        try:
            signed = datetime.strptime(text, _TIMESTAMP).replace(tzinfo=UTC)
        except ValueError as error:
            message = "X-Date must be like 20240102T030405Z."
            raise refused("InvalidTimestamp", message, settings.expired_status) from error
        if scope.date != text[:8]:
            raise refused("InvalidCredential", "The date of the credential scope is not that of X-Date.")
        window = timedelta(seconds=settings.timestamp_window_seconds)
        validity = self._validity(window)
        if not any(-window <= moment - signed <= validity for moment in moments):
            raise refused("InvalidTimestamp", status=settings.expired_status)

    def _validity(self, usual: timedelta) -> timedelta:
        text = self.wire.parameters.get("X-Expires")
        if text is None:
            return usual
        if not re.fullmatch(r"\d{1,9}", text):
            raise refused("InvalidParameter", "X-Expires must be a number of seconds.")
        return timedelta(seconds=int(text))

    def _check_signature(self, scope: Scope, secret: str) -> None:
        headers, signed = self.wire.headers, tuple(self._part("SignedHeaders").lower().split(";"))
        needed = {*_NEEDED, *(name for name in _NEEDED_IF_SENT if name in headers)}
        if unsigned := sorted(needed - set(signed)):
            raise _mismatch(f"these headers must be signed: {', '.join(unsigned)}")
        actual = sha256_hex(self.wire.body)
        if headers.get("x-content-sha256", actual) != actual:
            raise _mismatch(f"x-content-sha256 is not the hash of the body, which is {actual}")
        mine = Signature(self.wire.method, self.wire.query, headers, signed, self.wire.body, scope)
        if not hmac.compare_digest(mine.signature(secret).encode(), self._part("Signature").encode()):
            # The vendor does not show it. A token in it is as good as the key, for whoever reads logs.
            shown = mine.canonical_request().replace(self.token or "\0", "***")
            raise _mismatch(f"server canonical request is: {shown}")


def _mismatch(hint: str) -> CloudError:
    usual = refused("SignatureDoesNotMatch")
    return refused(usual.code, f"{usual.message} {hint}")
