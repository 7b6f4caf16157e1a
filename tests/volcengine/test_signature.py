"""The signer against golden vectors, one step at a time, so that a failure names the step."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Request
from pulumi_livemedia.volcengine.signature import USER_AGENT, HmacSigner, signed_host

VECTORS = Path(__file__).parent.parent / "vectors" / "volcengine"
THEN = 1704164645.0  # 2024-01-02T03:04:05Z


@dataclass(frozen=True)
class Vector:
    """One folder of vectors."""

    folder: Path
    method: str
    endpoint: Endpoint
    date: str
    query: dict[str, str]
    body: bytes
    credentials: Credentials

    @classmethod
    def load(cls, folder: Path) -> "Vector":
        """Read a folder."""
        known = json.loads((folder / "request.json").read_text("utf-8"))
        key = Credentials(
            known["access_key_id"], known["access_key_secret"], known.get("security_token", ""), "a vector"
        )
        endpoint = Endpoint.parse(known["host"])
        return cls(folder, known["method"], endpoint, known["date"], known["query"], known["body"].encode(), key)

    def expected(self, step: str) -> str:
        """Return what a step should give."""
        return (self.folder / step).read_text("utf-8").removesuffix("\n")

    @property
    def signer(self) -> HmacSigner:
        """A signer with the vector's key."""
        return HmacSigner(self.credentials, service="rtc", region="cn-north-1")

    def headers(self) -> dict[str, str]:
        """Return the headers that our signer signs."""
        return self.signer.signed(self.endpoint.netloc, self.body, self.date, has_body=self.method == "POST")

    def request(self) -> Request:
        """Return the whole request that our signer makes."""
        body = self.body if self.method == "POST" else None
        return self.signer.request(self.endpoint, self.query, body, now=THEN)


@pytest.fixture(params=sorted(folder.name for folder in VECTORS.iterdir()))
def vector(request: pytest.FixtureRequest) -> Vector:
    return Vector.load(VECTORS / request.param)


def test_canonical_query(vector: Vector) -> None:
    assert vector.signer.canonical_query(vector.query) == vector.expected("canonical_query")


def test_canonical_request(vector: Vector) -> None:
    query = vector.expected("canonical_query")

    made = vector.signer.canonical_request(vector.method, query, vector.headers(), vector.body)

    assert made == vector.expected("canonical_request")


def test_string_to_sign(vector: Vector) -> None:
    made = vector.signer.string_to_sign(vector.date, vector.expected("canonical_request"))

    assert made == vector.expected("string_to_sign")


def test_signing_keys(vector: Vector) -> None:
    keys = vector.signer.signing_keys(vector.date)

    made = [key.hex() for key in (keys.date, keys.region, keys.service, keys.signing)]

    assert made == vector.expected("signing_keys").splitlines()


def test_signature(vector: Vector) -> None:
    assert vector.signer.signature(vector.date, vector.expected("string_to_sign")) == vector.expected("signature")


def test_authorization(vector: Vector) -> None:
    made = vector.signer.authorization(vector.date, vector.headers(), vector.expected("signature"))

    assert made == vector.expected("authorization")


def test_the_whole_request_is_signed_like_the_vector(vector: Vector) -> None:
    """The steps put together give the vector's signature, and the wire carries what was signed."""
    request = vector.request()

    assert request.headers["authorization"] == vector.expected("authorization")
    assert request.url == f"{vector.endpoint.url}/?{vector.expected('canonical_query')}"
    assert (request.method, request.body) == (vector.method, vector.body)
    assert request.headers["host"] == vector.endpoint.netloc
    assert ("content-type" in request.headers) == (vector.method == "POST")
    assert request.headers["user-agent"] == USER_AGENT


@pytest.mark.parametrize(
    ("netloc", "expected"),
    [
        ("rtc.volcengineapi.com", "rtc.volcengineapi.com"),
        ("rtc.volcengineapi.com:443", "rtc.volcengineapi.com"),
        ("gateway.example.com:80", "gateway.example.com"),
        ("gateway.example.com:8080", "gateway.example.com:8080"),
        ("[::1]:4570", "[::1]:4570"),
    ],
)
def test_the_usual_ports_are_not_signed(netloc: str, expected: str) -> None:
    assert signed_host(netloc) == expected


def test_another_service_and_region_change_the_scope() -> None:
    signer = HmacSigner(Credentials("id", "secret"), service="sts", region="ap-singapore-1")

    assert signer.scope("20240102T030405Z") == "20240102/ap-singapore-1/sts/request"


def test_a_request_shows_neither_signature_nor_body() -> None:
    signer = HmacSigner(Credentials("id", "secret", "token", "a test"), service="rtc", region="cn-north-1")

    shown = repr(signer.request(Endpoint("https", "a"), {}, b'{"SecretKey":"hidden"}', now=THEN))

    assert not [word for word in ("Signature", "token", "hidden") if word in shown]


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.text()))
def test_query_decodes_to_the_parameters(parameters: dict[str, str]) -> None:
    """Whatever the parameters are, the encoded query carries them, and only unreserved characters stay."""
    query = HmacSigner(Credentials("id", "secret"), service="rtc", region="a").canonical_query(parameters)

    assert dict(parse_qsl(query, keep_blank_values=True)) == parameters
    assert re.fullmatch(r"[A-Za-z0-9._~%&=-]*", query)
