"""A signer of its own for these tests, written from the vendor's pages and sharing no code with the emulator.

https://help.aliyun.com/document_detail/2593177.html (ACS3-HMAC-SHA256) and
https://help.aliyun.com/document_detail/25490.htm (HMAC-SHA1 among the parameters).
"""

import base64
import hashlib
import hmac
import ssl
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, urlencode, urlsplit

import httpx

LIVE = "2016-11-01"

_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def connect(base_url: str = "", params: Mapping[str, str] | None = None) -> httpx.Client:
    """A client for plain HTTP; without the usual certificates it is there at once."""
    return httpx.Client(base_url=base_url, params=params, verify=_NO_TLS)


def now() -> str:
    """The present time as requests carry it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def encode(parameters: Mapping[str, str]) -> str:
    """Sorted and percent-encoded."""
    return urlencode(sorted(parameters.items()), quote_via=lambda text, *_: quote(text, safe="-_.~"))


@dataclass
class Caller:
    """Calls operations with signed requests, and can get anything about them wrong on purpose."""

    url: str
    key: str
    secret: str = "emulator-secret"
    version: str = LIVE
    http: httpx.Client = field(default_factory=connect)

    def __call__(self, action: str, **parameters: object) -> httpx.Response:
        """Call an operation as the SDK does: POST, parameters in the URL, ACS3, JSON."""
        return self.acs3(action, {name: str(value) for name, value in parameters.items()})

    def ok(self, action: str, **parameters: object) -> dict[str, object]:
        """Call an operation that must succeed; its answer."""
        response = self(action, **parameters)
        assert response.status_code == 200, response.text
        answer: dict[str, object] = response.json()
        return answer

    def refusal(self, action: str, **parameters: object) -> tuple[int, str]:
        """Call an operation that must be refused; status and code."""
        return refusal(self(action, **parameters))

    def acs3(  # noqa: PLR0913  # each is one more thing to get wrong
        self,
        action: str,
        parameters: Mapping[str, str] | None = None,
        *,
        method: str = "POST",
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        unsigned: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send a header-signed request.

        Args:
            action: the operation.
            parameters: in the URL.
            method: GET or POST.
            body: as it is sent.
            headers: more signed ones, or other values of the usual ones; an empty value leaves one out.
            unsigned: headers that are sent without being signed.
        """
        query = encode(parameters or {})
        signed = {
            "host": urlsplit(self.url).netloc,
            "x-acs-action": action,
            "x-acs-version": self.version,
            "x-acs-date": now(),
            "x-acs-signature-nonce": uuid.uuid4().hex,
            "x-acs-content-sha256": hashlib.sha256(body).hexdigest(),
            **{name.lower(): value for name, value in (headers or {}).items()},
        }
        signed = {name: value for name, value in signed.items() if value}
        names = ";".join(sorted(signed))
        lines = "".join(f"{name}:{signed[name].strip()}\n" for name in sorted(signed))
        canonical = "\n".join((method, "/", query, lines, names, hashlib.sha256(body).hexdigest()))
        to_sign = f"ACS3-HMAC-SHA256\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        signature = hmac.new(self.secret.encode(), to_sign.encode(), "sha256").hexdigest()
        signed["authorization"] = f"ACS3-HMAC-SHA256 Credential={self.key},SignedHeaders={names},Signature={signature}"
        return self.http.request(method, f"{self.url}/?{query}", content=body, headers={**signed, **(unsigned or {})})

    def query_signed(
        self, action: str, *, method: str = "GET", form: bool = False, **parameters: str
    ) -> httpx.Response:
        """Send a request signed among its parameters; an empty value leaves a parameter out."""
        sent = {
            "Action": action,
            "Version": self.version,
            "Format": "JSON",
            "AccessKeyId": self.key,
            "SignatureMethod": "HMAC-SHA1",
            "SignatureVersion": "1.0",
            "SignatureNonce": uuid.uuid4().hex,
            "Timestamp": now(),
            **parameters,
        }
        sent = {name: value for name, value in sent.items() if value}
        to_sign = f"{method}&%2F&{quote(encode(sent), safe='-_.~')}"
        digest = hmac.new(f"{self.secret}&".encode(), to_sign.encode(), "sha1").digest()
        sent.setdefault("Signature", base64.b64encode(digest).decode())
        if form:
            business = {name: sent.pop(name) for name in parameters if name in sent}
            return self.http.request(method, f"{self.url}/?{encode(sent)}", data=business)
        return self.http.request(method, f"{self.url}/?{encode(sent)}")


def refusal(response: httpx.Response) -> tuple[int, str]:
    """The status and the code of an error answer."""
    return response.status_code, str(response.json()["Code"])
