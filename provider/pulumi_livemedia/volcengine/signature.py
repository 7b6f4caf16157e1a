"""The HMAC-SHA256 signature of Volcengine's APIs.

Source: https://www.volcengine.com/docs/6369/67269 and https://www.volcengine.com/docs/6469/1121980
"""

import hashlib
import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Request
from pulumi_livemedia.version import __version__

ALGORITHM: Final = "HMAC-SHA256"
USER_AGENT: Final = f"pulumi-livemedia/{__version__}"

_JSON: Final = "application/json"
_TERMINATOR: Final = "request"
_UNSIGNED_PORTS: Final = (":80", ":443")


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The chain of keys, each made with the one before it.

    Attributes:
        date: made of the secret and the day.
        region: made of that and the region.
        service: made of that and the service.
        signing: made of that; the one that signs.
    """

    date: bytes
    region: bytes
    service: bytes
    signing: bytes


class HmacSigner:
    """Signs requests to one service with one access key; every step is a method of its own.

    Args:
        credentials: the access key, with its token if it is a temporary one.
        service: such as `rtc`.
        region: such as `cn-north-1`.
    """

    def __init__(self, credentials: Credentials, *, service: str, region: str) -> None:
        self._credentials = credentials
        self._service = service
        self._region = region

    def request(
        self, endpoint: Endpoint, parameters: Mapping[str, str], body: bytes | None = None, *, now: float
    ) -> Request:
        """Return a signed request: a POST if there is a body, else a GET.

        Args:
            endpoint: where it will be sent.
            parameters: of the query, `Action` and `Version` among them.
            body: JSON.
            now: seconds since 1970.
        """
        method, content = ("GET", b"") if body is None else ("POST", body)
        query, date = self.canonical_query(parameters), _timestamp(now)
        headers = self.signed(endpoint.netloc, content, date, has_body=body is not None)
        to_sign = self.string_to_sign(date, self.canonical_request(method, query, headers, content))
        return Request(
            method,
            f"{endpoint.url}/?{query}",
            {
                **headers,
                "host": endpoint.netloc,
                "authorization": self.authorization(date, headers, self.signature(date, to_sign)),
                # Not signed: proxies may rewrite them.
                "accept": _JSON,
                "user-agent": USER_AGENT,
            },
            content,
        )

    def signed(self, netloc: str, body: bytes, date: str, *, has_body: bool) -> dict[str, str]:
        """Return the headers that are signed.

        Args:
            netloc: the host with its port, if it has one.
            body: as it will be sent.
            date: the time, such as `20240102T030405Z`.
            has_body: whether there is a body, although it may be empty.
        """
        headers = {
            "host": signed_host(netloc),
            "x-content-sha256": hashlib.sha256(body).hexdigest(),
            "x-date": date,
        }
        if has_body:
            headers["content-type"] = _JSON
        if self._credentials.security_token:
            headers["x-security-token"] = self._credentials.security_token
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

    def scope(self, date: str) -> str:
        """Return for what and when the signing key counts."""
        return f"{_day(date)}/{self._region}/{self._service}/{_TERMINATOR}"

    def string_to_sign(self, date: str, canonical_request: str) -> str:
        """Return the algorithm, the time, the scope, and the hash of the canonical request."""
        hashed = hashlib.sha256(canonical_request.encode()).hexdigest()
        return f"{ALGORITHM}\n{date}\n{self.scope(date)}\n{hashed}"

    def signing_keys(self, date: str) -> SigningKeys:
        """Return the chain of keys of a day."""
        by_date = _hmac(self._credentials.access_key_secret.encode(), _day(date))
        by_region = _hmac(by_date, self._region)
        by_service = _hmac(by_region, self._service)
        return SigningKeys(by_date, by_region, by_service, _hmac(by_service, _TERMINATOR))

    def signature(self, date: str, string_to_sign: str) -> str:
        """Return the signature, in hexadecimal digits."""
        return _hmac(self.signing_keys(date).signing, string_to_sign).hex()

    def authorization(self, date: str, headers: Mapping[str, str], signature: str) -> str:
        """Return the value of the `authorization` header."""
        credential = f"{self._credentials.access_key_id}/{self.scope(date)}"
        signed = self.signed_headers(headers)
        return f"{ALGORITHM} Credential={credential}, SignedHeaders={signed}, Signature={signature}"


def signed_host(netloc: str) -> str:
    """Return the host as it is signed: with its port, unless that is 80 or 443."""
    for port in _UNSIGNED_PORTS:
        netloc = netloc.removesuffix(port)
    return netloc


def _timestamp(now: float) -> str:
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))


def _day(date: str) -> str:
    return date[:8]


def _hmac(key: bytes, message: str) -> bytes:
    return hmac.new(key, message.encode(), hashlib.sha256).digest()


def _encode(text: str) -> str:
    return quote(text, safe="-_.~")
