"""The ACS3-HMAC-SHA256 signature of Alibaba Cloud's APIs, called "V3" in its documentation.

Source: https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote

from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Request
from pulumi_livemedia.version import __version__

ALGORITHM: Final = "ACS3-HMAC-SHA256"
USER_AGENT: Final = f"pulumi-livemedia/{__version__}"


def new_nonce() -> str:
    """Return a number that is used once: 32 hexadecimal digits."""
    return secrets.token_hex(16)


class Acs3Signer:
    """Signs requests with one access key; every step is a method of its own.

    Args:
        credentials: the access key, with its token if it is a temporary one.
        nonce: makes the number that is used once; a cloud refuses it the second time.
    """

    def __init__(self, credentials: Credentials, *, nonce: Callable[[], str] = new_nonce) -> None:
        self._credentials = credentials
        self._nonce = nonce

    def request(
        self, endpoint: Endpoint, action: str, version: str, parameters: Mapping[str, str], *, now: float
    ) -> Request:
        """Return a signed request: a POST with all parameters in its query, as the vendor's SDKs send it.

        Args:
            endpoint: where it will be sent.
            action: the name of the operation.
            version: the version of the product's API, such as `2016-11-01`.
            parameters: of the operation; empty values are sent too.
            now: seconds since 1970; the cloud accepts 15 minutes of difference.
        """
        query, body = self.canonical_query(parameters), b""
        headers = {"host": endpoint.netloc, **self.common_headers(action, version, body, now)}
        to_sign = self.string_to_sign(self.canonical_request("POST", query, headers, body))
        return Request(
            "POST",
            f"{endpoint.url}/?{query}",
            {
                **headers,
                "authorization": self.authorization(headers, self.signature(to_sign)),
                # Not signed, as documented: proxies may rewrite them.
                "accept": "application/json",
                "user-agent": USER_AGENT,
            },
            body,
        )

    def common_headers(self, action: str, version: str, body: bytes, now: float) -> dict[str, str]:
        """Return the headers that every signed request has, apart from `host`."""
        headers = {
            "x-acs-action": action,
            "x-acs-version": version,
            "x-acs-date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now)),
            "x-acs-signature-nonce": self._nonce(),
            "x-acs-content-sha256": hashlib.sha256(body).hexdigest(),
        }
        if self._credentials.security_token:
            headers["x-acs-accesskey-id"] = self._credentials.access_key_id
            headers["x-acs-security-token"] = self._credentials.security_token
        return headers

    def canonical_query(self, parameters: Mapping[str, str]) -> str:
        """Return the parameters sorted and encoded (RFC 3986), as they are signed and sent."""
        encoded = sorted((_encode(name), _encode(value)) for name, value in parameters.items())
        return "&".join(f"{name}={value}" for name, value in encoded)

    def canonical_headers(self, headers: Mapping[str, str]) -> str:
        """Return the headers sorted by name, one on each line."""
        lines = sorted((name.lower(), value.strip()) for name, value in headers.items())
        return "".join(f"{name}:{value}\n" for name, value in lines)

    def signed_headers(self, headers: Mapping[str, str]) -> str:
        """Return the sorted names of the headers, which say what was signed."""
        return ";".join(sorted(name.lower() for name in headers))

    def canonical_request(self, method: str, query: str, headers: Mapping[str, str], body: bytes) -> str:
        """Return everything that the signature vouches for."""
        return "\n".join(
            (
                method,
                "/",
                query,
                self.canonical_headers(headers),
                self.signed_headers(headers),
                hashlib.sha256(body).hexdigest(),
            )
        )

    def string_to_sign(self, canonical_request: str) -> str:
        """Return the algorithm and the hash of the canonical request."""
        return f"{ALGORITHM}\n{hashlib.sha256(canonical_request.encode()).hexdigest()}"

    def signature(self, string_to_sign: str) -> str:
        """Return the signature, in hexadecimal digits."""
        secret = self._credentials.access_key_secret.encode()
        return hmac.new(secret, string_to_sign.encode(), hashlib.sha256).hexdigest()

    def authorization(self, headers: Mapping[str, str], signature: str) -> str:
        """Return the value of the `authorization` header."""
        signed = self.signed_headers(headers)
        key_id = self._credentials.access_key_id
        return f"{ALGORITHM} Credential={key_id},SignedHeaders={signed},Signature={signature}"


def _encode(text: str) -> str:
    return quote(text, safe="-_.~")
