"""Who is let in, and what the others are told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.emulator.signing import Caller, encode, now, refusal

FORM = {"content-type": "application/x-www-form-urlencoded"}


def at(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_parameters_may_travel_in_the_query(live: Caller, caster: str, method: str) -> None:
    assert live.acs3("StartCaster", {"CasterId": caster}, method=method).status_code == 200
    assert live.query_signed("StopCaster", method=method, CasterId=caster).status_code == 200


def test_parameters_may_travel_in_a_form_or_in_both(live: Caller, caster: str) -> None:
    body = f"CasterId={caster}".encode()
    assert live.acs3("StartCaster", {"RegionId": "cn-shanghai"}, body=body, headers=FORM).status_code == 200
    assert live.query_signed("StopCaster", method="POST", form=True, CasterId=caster).status_code == 200


def test_every_header_that_is_signed_counts(live: Caller) -> None:
    headers = {"accept": "application/json", "user-agent": "someone/1.0", "x-acs-credentials-provider": "static_ak"}
    assert live.acs3("DescribeCasters", headers=headers).status_code == 200


def test_a_wrong_secret_is_told_what_the_server_would_sign(live: Caller) -> None:
    live.secret = "wrong"
    response = live("DescribeCasters", CasterName="a b")
    assert refusal(response) == (400, "SignatureDoesNotMatch")
    message = response.json()["Message"]
    assert "\nCasterName=a%20b\n" in message
    assert "ACS3-HMAC-SHA256\n" in message
    assert "emulator-secret" not in message
    query_signed = live.query_signed("DescribeCasters")
    assert refusal(query_signed) == (400, "SignatureDoesNotMatch")
    assert "GET&%2F&AccessKeyId%3D" in query_signed.json()["Message"]


@pytest.mark.parametrize("key", ["LTAI5tEXAMPLEKEYID0001", "emulators", "emulator-"])
def test_an_unknown_key_is_not_found(live: Caller, key: str) -> None:
    live.key = key
    assert live.refusal("DescribeCasters") == (404, "InvalidAccessKeyId.NotFound")
    assert refusal(live.query_signed("DescribeCasters")) == (404, "InvalidAccessKeyId.NotFound")


@pytest.mark.parametrize(("seconds", "status"), [(-890, 200), (-910, 400), (890, 200), (910, 400)])
def test_a_timestamp_may_be_a_quarter_of_an_hour_off(live: Caller, seconds: float, status: int) -> None:
    response = live.acs3("DescribeCasters", headers={"x-acs-date": at(seconds)})
    assert response.status_code == status
    old = live.query_signed("DescribeCasters", Timestamp=at(seconds))
    assert old.status_code == status
    if status != 200:
        assert refusal(response) == refusal(old) == (400, "InvalidTimeStamp.Expired")


def test_the_virtual_clock_does_not_make_timestamps_old(live: Caller, control: httpx.Client) -> None:
    live.ok("DescribeCasters")
    control.post("/clock/advance", json={"seconds": 86400})
    live.ok("DescribeCasters")


@pytest.mark.parametrize("text", ["2025-01-02 03:04:05", "20250102T030405Z", "Thu, 02 Jan 2025 03:04:05 GMT"])
def test_a_timestamp_has_one_format(live: Caller, text: str) -> None:
    response = live.acs3("DescribeCasters", headers={"x-acs-date": text})
    assert refusal(response) == (400, "InvalidTimeStamp.Format")


@pytest.mark.behaviour("timestamp_window_seconds")
def test_the_window_of_timestamps_can_be_widened(live: Caller, choose: Callable[..., None]) -> None:
    choose(timestamp_window_seconds=1860)
    assert live.query_signed("DescribeCasters", Timestamp=at(-1800)).status_code == 200


def test_a_nonce_is_good_once_per_key(live: Caller, key: str) -> None:
    headers = {"x-acs-signature-nonce": "the-same"}
    assert live.acs3("DescribeCasters", headers=headers).status_code == 200
    assert refusal(live.acs3("DescribeCasters", headers=headers)) == (400, "SignatureNonceUsed")
    assert refusal(live.query_signed("DescribeCasters", SignatureNonce="the-same")) == (400, "SignatureNonceUsed")
    live.key = f"{key}-2"
    assert live.acs3("DescribeCasters", headers=headers).status_code == 200


def test_a_refused_request_does_not_use_its_nonce_up(live: Caller) -> None:
    headers = {"x-acs-signature-nonce": "once-more"}
    live.secret = "wrong"
    assert live.acs3("DescribeCasters", headers=headers).status_code == 400
    live.secret = "emulator-secret"
    assert live.acs3("DescribeCasters", headers=headers).status_code == 200


def test_a_header_signature_needs_no_nonce(live: Caller) -> None:
    assert live.acs3("DescribeCasters", headers={"x-acs-signature-nonce": ""}).status_code == 200


def test_the_hash_of_the_body_must_be_right(live: Caller) -> None:
    response = live.acs3("DescribeCasters", headers={"x-acs-content-sha256": "0" * 64})
    assert refusal(response) == (400, "SignatureDoesNotMatch")
    assert "x-acs-content-sha256" in response.json()["Message"]


@pytest.mark.parametrize("name", ["x-acs-something", "content-type"])
def test_important_headers_must_be_signed(live: Caller, name: str) -> None:
    response = live.acs3("DescribeCasters", unsigned={name: "application/json"})
    assert refusal(response) == (400, "SignatureDoesNotMatch")
    assert f"must be signed: {name}" in response.json()["Message"]
    assert live.acs3("DescribeCasters", unsigned={"x-other": "1"}).status_code == 200


def test_a_tampered_request_is_noticed(live: Caller, caster: str) -> None:
    # Without a nonce, or the second request would be refused for that.
    signed = live.acs3("StartCaster", {"CasterId": "another"}, headers={"x-acs-signature-nonce": ""}).request
    forged = live.http.build_request("POST", f"{live.url}/?CasterId={caster}", headers=signed.headers)
    assert refusal(live.http.send(forged)) == (400, "SignatureDoesNotMatch")


@pytest.mark.parametrize(
    "authorization",
    [
        "ACS3-HMAC-SHA256",
        "ACS3-HMAC-SHA256 Credential=emulator",
        "ACS3-HMAC-SM3 Credential=a,SignedHeaders=b,Signature=c",
    ],
)
def test_an_authorization_that_cannot_be_read_is_incomplete(live: Caller, authorization: str) -> None:
    headers = {"authorization": authorization, "x-acs-action": "DescribeCasters", "x-acs-version": "2016-11-01"}
    response = live.http.post(live.url, headers=headers)
    assert refusal(response) == (400, "IncompleteSignature")


@pytest.mark.parametrize("name", ["x-acs-date", "x-acs-content-sha256"])
def test_a_header_signature_needs_its_headers(live: Caller, name: str) -> None:
    response = live.acs3("DescribeCasters", headers={name: ""})
    assert refusal(response) == (400, "MissingParameter")
    assert name in response.json()["Message"]


@pytest.mark.parametrize(
    "name", ["AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp", "Action", "Version"]
)
def test_a_query_signature_needs_its_parameters(live: Caller, name: str) -> None:
    parameters: dict[str, Any] = {} if name == "Action" else {name: ""}
    response = live.query_signed("" if name == "Action" else "DescribeCasters", **parameters)
    assert refusal(response) == (400, "MissingParameter")
    assert f'"{name}"' in response.json()["Message"]


def test_only_one_query_signature_is_known(live: Caller) -> None:
    assert refusal(live.query_signed("DescribeCasters", SignatureMethod="HMAC-SHA256")) == (
        400,
        "InvalidSignatureMethod",
    )
    assert live.query_signed("DescribeCasters", SignatureVersion="1.5").status_code == 400


def test_a_request_without_any_signature_is_missing_something(live: Caller) -> None:
    query = encode({"Action": "DescribeCasters", "Version": "2016-11-01", "Format": "JSON", "Timestamp": now()})
    assert refusal(live.http.get(f"{live.url}/?{query}")) == (400, "MissingParameter")


def test_a_security_token_must_be_signed_and_not_empty(live: Caller) -> None:
    assert live.acs3("DescribeCasters", headers={"x-acs-security-token": "token"}).status_code == 200
    assert live.query_signed("DescribeCasters", SecurityToken="token").status_code == 200
    unsigned = live.acs3("DescribeCasters", unsigned={"x-acs-security-token": "token"})
    assert refusal(unsigned) == (400, "SignatureDoesNotMatch")
    empty = live.acs3("DescribeCasters", unsigned={"x-acs-security-token": ""})
    assert refusal(empty) == (400, "InvalidSecurityToken.Malformed")


def test_the_gateway_checks_in_its_order(live: Caller) -> None:
    live.key, live.secret = "unknown", "wrong"
    headers = {"x-acs-date": at(-9999)}
    assert refusal(live.acs3("NoSuchThing", {"X": "1"}, headers=headers)) == (404, "InvalidAction.NotFound")
    assert refusal(live.acs3("StartCaster", {"X": "1"}, headers=headers)) == (404, "InvalidAccessKeyId.NotFound")
    live.key = "emulator-order"
    assert refusal(live.acs3("StartCaster", {"X": "1"}, headers=headers)) == (400, "InvalidTimeStamp.Expired")
    assert refusal(live.acs3("StartCaster", {"X": "1"})) == (400, "SignatureDoesNotMatch")
    live.secret = "emulator-secret"
    assert refusal(live.acs3("StartCaster", {"X": "1"})) == (400, "UnsupportedParameter")
