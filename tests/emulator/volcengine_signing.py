"""A signer of Volcengine's for these tests, written from its page and sharing no code with the emulator.

https://www.volcengine.com/docs/6369/67269
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx

from tests.emulator.signing import connect

RTC = "2023-11-01"
EMPTY = hashlib.sha256(b"").hexdigest()


def now() -> str:
    """The present time as requests carry it."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


@dataclass
class Volcengine:
    """Calls operations with signed requests, and can get anything about them wrong on purpose."""

    url: str
    key: str
    secret: str = "emulator-secret"
    service: str = "rtc"
    version: str = RTC
    region: str = "cn-north-1"
    http: httpx.Client = field(default_factory=connect)

    def __call__(self, action: str, document: object = None) -> httpx.Response:
        """Call an operation with a JSON body."""
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        return self.send("POST", {"Action": action, "Version": self.version}, body)

    def get(self, action: str, **parameters: str) -> httpx.Response:
        """Call an operation with parameters in the URL."""
        return self.send("GET", {"Action": action, "Version": self.version, **parameters})

    def ok(self, action: str, document: object = None) -> Any:  # noqa: ANN401  # whatever the operation gives
        """Call an operation that must succeed; its result."""
        return result(self(action, document))

    def refusal(self, action: str, document: object = None) -> tuple[int, str]:
        """Call an operation that must be refused; status and code."""
        return refusal(self(action, document))

    def task(self, **triple: str) -> Any:  # noqa: ANN401  # the same
        """GetRecordTask."""
        return result(self.get("GetRecordTask", **triple))["RecordTask"]

    def send(  # noqa: PLR0913  # each is one more thing to get wrong
        self,
        method: str,
        parameters: Mapping[str, str],
        body: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        unsigned: Mapping[str, str] | None = None,
        scope: str = "",
    ) -> httpx.Response:
        """Send a signed request.

        Args:
            method: GET or POST.
            parameters: in the URL, in this order.
            body: as it is sent.
            headers: more signed ones, or other values of the usual ones; an empty value leaves one out.
            unsigned: headers that are sent without being signed, or over the signed ones.
            scope: another one than the right one.
        """
        usual = {
            "host": urlsplit(self.url).netloc,
            "x-date": now(),
            "x-content-sha256": hashlib.sha256(body).hexdigest(),
        }
        typed = {"content-type": "application/json"} if body else {}
        signed = {name: value for name, value in {**usual, **typed, **(headers or {})}.items() if value}
        scope = scope or f"{signed.get('x-date', now())[:8]}/{self.region}/{self.service}/request"
        names = ";".join(sorted(signed))
        ordered = urlencode(sorted(parameters.items()), quote_via=lambda text, *_: quote(text, safe="-_.~"))
        lines = "".join(f"{name}:{signed[name]}\n" for name in sorted(signed))
        canonical = "\n".join((method, "/", ordered, lines, names, hashlib.sha256(body).hexdigest()))
        digest = hashlib.sha256(canonical.encode()).hexdigest()
        key = self.secret.encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, f"HMAC-SHA256\n{signed.get('x-date', '')}\n{scope}\n{digest}".encode(), "sha256")
        authorization = f"HMAC-SHA256 Credential={self.key}/{scope}, SignedHeaders={names}, Signature={signature.hex()}"
        sent = {**signed, "authorization": authorization, **(unsigned or {})}
        sent = {name: value for name, value in sent.items() if value}
        return self.http.request(method, f"{self.url}/", params=parameters, content=body, headers=sent)


def result(response: httpx.Response) -> Any:  # noqa: ANN401  # whatever the operation gives
    """The result of a call that has succeeded."""
    assert response.status_code == 200, response.text
    return response.json()["Result"]


def refusal(response: httpx.Response) -> tuple[int, str]:
    """The status and the code of an error answer."""
    return response.status_code, str(response.json()["ResponseMetadata"]["Error"]["Code"])
