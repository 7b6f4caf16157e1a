"""Volcengine's signature, rebuilt from what was received.

HMAC-SHA256, https://www.volcengine.com/docs/6369/67269. Every step is a method of its own, so that vectors can be
checked step by step.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

ALGORITHM = "HMAC-SHA256"
TERMINATOR = "request"


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of some bytes in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def canonical_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Parameters sorted by name and encoded: all but letters, digits and `-_.~`."""
    ordered = sorted(pairs, key=lambda pair: (pair[0].encode(), pair[1].encode()))
    return "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in ordered)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a signature is good for.

    Attributes:
        date: the day, YYYYMMDD.
        region: such as `cn-north-1`.
        service: such as `rtc`.
    """

    date: str
    region: str
    service: str

    def __str__(self) -> str:
        return f"{self.date}/{self.region}/{self.service}/{TERMINATOR}"


@dataclass(frozen=True, slots=True)
class Signature:
    """An HMAC-SHA256 signature.

    Attributes:
        method: upper-case.
        query: the decoded parameters of the URL, in any order.
        headers: by lower-case name.
        signed_headers: the names that the client says it has signed, lower-case.
        body: as it came.
        scope: the scope of the credential.
    """

    method: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    signed_headers: tuple[str, ...]
    body: bytes
    scope: Scope

    def canonical_headers(self) -> str:
        """One line for each signed header; a header that is not there counts as empty."""
        names = sorted(self.signed_headers)
        return "".join(f"{name}:{self.headers.get(name, '').strip()}\n" for name in names)

    def canonical_request(self) -> str:
        """The request in the one form that both sides agree on."""
        return "\n".join(
            (
                self.method,
                "/",
                canonical_query(self.query),
                self.canonical_headers(),
                ";".join(sorted(self.signed_headers)),
                sha256_hex(self.body),
            )
        )

    def string_to_sign(self) -> str:
        """The algorithm, the time, the scope and the hash of the canonical request."""
        date = self.headers.get("x-date", "")
        return f"{ALGORITHM}\n{date}\n{self.scope}\n{sha256_hex(self.canonical_request().encode())}"

    def keys(self, secret: str) -> tuple[bytes, bytes, bytes, bytes]:
        """The keys of the day, the region, the service and the request, each made with the one before."""
        day = _hmac(secret.encode(), self.scope.date)
        region = _hmac(day, self.scope.region)
        service = _hmac(region, self.scope.service)
        return day, region, service, _hmac(service, TERMINATOR)

    def signature(self, secret: str) -> str:
        """The signature in hex."""
        return _hmac(self.keys(secret)[-1], self.string_to_sign()).hex()


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")
