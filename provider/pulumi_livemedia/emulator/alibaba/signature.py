"""Both of Alibaba Cloud's signatures, rebuilt from what was received.

`HeaderSignature` is ACS3-HMAC-SHA256, https://help.aliyun.com/document_detail/2593177.html; `QuerySignature` is
HMAC-SHA1, SignatureVersion 1.0, https://help.aliyun.com/document_detail/25490.htm. Every step is a method of
its own, so that the published vectors can be checked step by step.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from pulumi_livemedia.emulator.alibaba.wire import Pairs

ALGORITHM = "ACS3-HMAC-SHA256"


def percent_encode(text: str) -> str:
    """Encode as RFC 3986 says: all but letters, digits and `-_.~`."""
    return quote(text, safe="-_.~")


def canonical_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Parameters sorted by name and encoded."""
    ordered = sorted(pairs, key=lambda pair: (pair[0].encode(), pair[1].encode()))
    return "&".join(f"{percent_encode(name)}={percent_encode(value)}" for name, value in ordered)


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of some bytes in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class HeaderSignature:
    """An ACS3-HMAC-SHA256 signature.

    Attributes:
        method: upper-case.
        query: the decoded parameters of the URL.
        headers: by lower-case name.
        signed_headers: the names that the client says it has signed, lower-case.
        body: as it came.
    """

    method: str
    query: Pairs
    headers: Mapping[str, str]
    signed_headers: tuple[str, ...]
    body: bytes

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
        """The algorithm and the hash of the canonical request."""
        return f"{ALGORITHM}\n{sha256_hex(self.canonical_request().encode())}"

    def signature(self, secret: str) -> str:
        """The signature in hex."""
        return hmac.new(secret.encode(), self.string_to_sign().encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class QuerySignature:
    """An HMAC-SHA1 signature over query and form parameters.

    Attributes:
        method: upper-case; GET and POST give different signatures.
        parameters: decoded, of query and form; `Signature` is left out by itself.
    """

    method: str
    parameters: Pairs

    def canonical_query(self) -> str:
        """All parameters but the signature, sorted and encoded."""
        return canonical_query(pair for pair in self.parameters if pair[0] != "Signature")

    def string_to_sign(self) -> str:
        """The method, the path and the canonical query, encoded once more."""
        return f"{self.method}&{percent_encode('/')}&{percent_encode(self.canonical_query())}"

    def signature(self, secret: str) -> str:
        """The signature in base64."""
        key = f"{secret}&".encode()
        return base64.b64encode(hmac.digest(key, self.string_to_sign().encode(), "sha1")).decode()
