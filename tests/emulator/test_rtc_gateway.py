"""Volcengine's gateway: who gets in, and the envelope of every answer."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.emulator.rtc_recording import Recording
from tests.emulator.signing import Caller
from tests.emulator.volcengine_signing import Volcengine, now, refusal

Choose = Callable[..., None]

ASK = {"Action": "GetCallerIdentity", "Version": "2018-01-01"}


@pytest.fixture
def sts(rtc: Volcengine) -> Volcengine:
    """Calls the Security Token Service."""
    return Volcengine(rtc.url, rtc.key, service="sts", version="2018-01-01", http=rtc.http)


def at(**ago: float) -> str:
    return (datetime.now(UTC) - timedelta(**ago)).strftime("%Y%m%dT%H%M%SZ")


def error(response: httpx.Response) -> dict[str, Any]:
    found: dict[str, Any] = response.json()["ResponseMetadata"]["Error"]
    return found


def test_who_calls(sts: Volcengine, live: Caller) -> None:
    live.version = "2015-04-01"
    account = str(live.ok("GetCallerIdentity")["AccountId"])
    identity = sts.get("GetCallerIdentity").json()["Result"]
    assert identity == {
        "AccountId": int(account),
        "Trn": f"trn:iam::{account}:root",
        "IdentityType": "Account",
        "IdentityId": account,
    }
    assert sts.ok("GetCallerIdentity", b"") == identity


def test_who_calls_with_a_temporary_key(sts: Volcengine) -> None:
    response = sts.send("GET", ASK, headers={"x-security-token": "sts+token/=="})
    identity = response.json()["Result"]
    assert (response.status_code, identity["IdentityType"]) == (200, "Role")
    assert re.fullmatch(r"trn:sts::\d+:assumed-role/[\w-]+/[\w-]+", identity["Trn"])
    assert identity["IdentityId"].endswith(":emulator-session")


def test_a_form_and_few_signed_headers_will_do(sts: Volcengine) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert sts.send("POST", ASK, b"", headers=form).status_code == 200
    assert sts.send("GET", ASK, headers={"x-content-sha256": ""}).status_code == 200


def test_the_envelope_of_a_success(rtc: Volcengine, body: dict[str, Any]) -> None:
    rtc.region = "ap-singapore-1"
    response = rtc("StartRecord", body)
    answer = response.json()
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert set(answer) == {"Result", "ResponseMetadata"}
    request_id = answer["ResponseMetadata"].pop("RequestId")
    assert re.fullmatch(r"\d{14}[0-9A-F]{20}", request_id)
    assert answer["ResponseMetadata"] == {
        "Action": "StartRecord",
        "Version": "2023-11-01",
        "Service": "rtc",
        "Region": "ap-singapore-1",
    }


def test_the_envelope_of_failures(rtc: Volcengine, triple: dict[str, str]) -> None:
    own = rtc("StopRecord", triple)
    assert set(own.json()) == {"ResponseMetadata"}
    assert set(error(own)) == {"Code", "Message"}
    unsigned = rtc.http.get(f"{rtc.url}/?Action=StopRecord&Version=2023-11-01")
    assert error(unsigned)["CodeN"] == 100003
    assert "Region" not in unsigned.json()["ResponseMetadata"]


def refuse(**options: Any) -> Callable[[Volcengine], httpx.Response]:  # noqa: ANN401  # whatever `send` takes
    parameters = options.pop("parameters", {"Action": "GetRecordTask", "Version": "2023-11-01"})
    method = options.pop("method", "GET")
    return lambda rtc: rtc.send(method, parameters, **options)


def as_service(name: str) -> Callable[[Volcengine], httpx.Response]:
    def call(rtc: Volcengine) -> httpx.Response:
        rtc.service = name
        return rtc.get("GetRecordTask")

    return call


SIGNED = "SignedHeaders=host;x-date, Signature=00"
GOOD = f"HMAC-SHA256 Credential=emulator/20240102/r/rtc/request, {SIGNED}"


NUMBERS = {
    "MissingParameter": (400, 100002),
    "MissingAuthenticationToken": (401, 100003),
    "MissingRequestInfo": (400, 100004),
    "MissingSignature": (401, 100005),
    "InvalidTimestamp": (400, 100006),
    "ServiceNotFound": (404, 100007),
    "InvalidActionOrVersion": (404, 100008),
    "SignatureDoesNotMatch": (401, 100010),
    "InvalidAuthorization": (400, 100024),
    "InvalidCredential": (400, None),
    "MethodNotAllowed": (405, None),
}
ISO = {"x-date": "2024-01-02T03:04:05Z"}
UNNAMED = {"authorization": GOOD.replace(SIGNED, "Signature=00")}
UNSIGNED = {"authorization": GOOD.replace("Signature=00", "Signature=")}


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (refuse(parameters={"Version": "2023-11-01"}), "MissingParameter", "The request is missing Action parameter."),
        (refuse(parameters={"Action": "StopRecord"}), "MissingParameter", "The request is missing Version parameter."),
        (refuse(unsigned={"authorization": ""}), "MissingAuthenticationToken", "missing Authentication Token."),
        (refuse(headers={"x-date": ""}), "MissingRequestInfo", "The request is missing X-Date information."),
        (refuse(unsigned=UNSIGNED), "MissingSignature", "The request is missing signature."),
        (refuse(headers=ISO, scope="20240102/a/rtc/request"), "InvalidTimestamp", "X-Date"),
        (refuse(headers={"x-date": at(seconds=86400)}), "InvalidTimestamp", "The signature of the request is expired."),
        (
            refuse(headers={"x-date": at(seconds=-86400)}),
            "InvalidTimestamp",
            "The signature of the request is expired.",
        ),
        (as_service("rtx"), "ServiceNotFound", "This service[rtx] not found."),
        (as_service("sts"), "InvalidActionOrVersion", "operation GetRecordTask for version 2023-11-01."),
        (
            refuse(parameters={"Action": "ListRecordTask", "Version": "2023-11-01"}),
            "InvalidActionOrVersion",
            "Could not find operation ListRecordTask for version 2023-11-01.",
        ),
        (
            refuse(parameters={"Action": "StartRecord", "Version": "2022-06-01"}),
            "InvalidActionOrVersion",
            "Could not find operation StartRecord for version 2022-06-01.",
        ),
        (refuse(unsigned={"x-security-token": "t"}), "SignatureDoesNotMatch", "must be signed: x-security-token"),
        (refuse(unsigned={"host": "elsewhere"}), "SignatureDoesNotMatch", "host:elsewhere"),
        (refuse(unsigned={"x-content-sha256": "00"}), "SignatureDoesNotMatch", "is not the hash of the body"),
        (refuse(headers={"host": ""}), "SignatureDoesNotMatch", "these headers must be signed: host"),
        (refuse(unsigned={"authorization": "Basic eA=="}), "InvalidAuthorization", "Pls check your"),
        (refuse(unsigned={"authorization": "HMAC-SHA256 x"}), "InvalidAuthorization", "Invalid 'Authorization' header"),
        (refuse(unsigned=UNNAMED), "InvalidAuthorization", "authorization header."),
        (refuse(scope="20240102/cn-north-1/rtc/aws4_request"), "InvalidCredential", "scope"),
        (refuse(scope="20240102/cn-north-1/rtc/request"), "InvalidCredential", "X-Date"),
        (refuse(method="PUT"), "MethodNotAllowed", "method"),
    ],
)
def test_who_does_not_get_in(
    rtc: Volcengine, call: Callable[[Volcengine], httpx.Response], code: str, words: str
) -> None:
    response = call(rtc)
    status, number = NUMBERS[code]
    assert refusal(response) == (status, code)
    assert error(response).get("CodeN") == number
    assert words in error(response)["Message"]


def test_a_wrong_secret(rtc: Volcengine, triple: dict[str, str]) -> None:
    rtc.secret = "wrong"
    response = rtc.get("GetRecordTask", **triple)
    assert (response.status_code, error(response)["CodeN"]) == (401, 100010)
    message = error(response)["Message"]
    assert message.startswith(
        "The request signature we calculated does not match the signature you provided. Check your Secret Access Key "
        "and signing method. Consult the service documentation for details."
    )
    assert f"server canonical request is: GET\n/\nAction=GetRecordTask&AppId={triple['AppId']}" in message
    assert "emulator-secret" not in message


def test_a_wrong_signature_does_not_show_the_token(rtc: Volcengine) -> None:
    rtc.secret = "wrong"
    response = rtc.send("GET", ASK, headers={"x-security-token": "very-secret"}, scope=f"{now()[:8]}/r/sts/request")
    assert refusal(response) == (401, "SignatureDoesNotMatch")
    assert "very-secret" not in response.text
    assert "x-security-token:***" in error(response)["Message"]


def test_an_unknown_key(rtc: Volcengine, triple: dict[str, str]) -> None:
    rtc.key = "AKLTnobody"
    response = rtc.get("GetRecordTask", **triple)
    assert refusal(response) == (401, "InvalidAccessKey")
    assert error(response)["Message"] == "The accesskey [AKLTnobody] included in the request is invalid."


def test_an_empty_token(rtc: Volcengine) -> None:
    assert refusal(rtc.get("GetRecordTask")) != (401, "InvalidSecretToken")
    sent = rtc.send("GET", {"Action": "GetRecordTask", "Version": rtc.version}).request
    headers = [*sent.headers.raw, (b"x-security-token", b"")]
    assert refusal(rtc.http.get(sent.url, headers=headers)) == (401, "InvalidSecretToken")


@pytest.mark.behaviour("expired_status")
def test_the_window_of_time_can_be_set(rtc: Volcengine, choose: Choose) -> None:
    ask = {"Action": "GetRecordTask", "Version": rtc.version}
    late, expired = {"x-date": at(seconds=600)}, (400, "InvalidTimestamp")
    assert refusal(rtc.send("GET", ask, headers=late)) != expired
    assert refusal(rtc.send("GET", {**ask, "X-Expires": "300"}, headers=late)) == expired
    longer = rtc.send("GET", {**ask, "X-Expires": "3600"}, headers={"x-date": at(seconds=2000)})
    assert refusal(longer) != expired
    assert refusal(rtc.send("GET", {**ask, "X-Expires": "soon"})) == (400, "InvalidParameter")
    choose(timestamp_window_seconds=300, expired_status=403)
    assert refusal(rtc.send("GET", ask, headers=late)) == (403, "InvalidTimestamp")


def test_the_virtual_clock_does_not_expire_signatures(recording: Recording) -> None:
    recording.advance(86400)
    response = recording.rtc("StartRecord", recording.body)
    assert response.status_code == 200
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert response.json()["ResponseMetadata"]["RequestId"].startswith(f"{tomorrow:%Y%m}")


def test_a_signature_stays_good_when_headers_are_added(rtc: Volcengine, triple: dict[str, str]) -> None:
    ask = {"Action": "GetRecordTask", "Version": rtc.version, **triple}
    late = {"content-type": "application/json", "accept": "*/*"}
    assert rtc.send("GET", ask, unsigned=late).status_code == 200
    more = {"x-sdk-request": "attempt=1; max=4", "x-sdk-invocation-id": "5f0c"}
    assert rtc.send("GET", ask, headers=more).status_code == 200


def test_parameters_that_are_no_text(rtc: Volcengine) -> None:
    response = rtc.http.get(f"{rtc.url}/?Action=GetRecordTask&Version=2023-11-01&AppId=%ff")
    assert refusal(response) == (400, "InvalidParameter")


def test_other_paths_are_no_operations(rtc: Volcengine) -> None:
    sent = rtc.get("GetRecordTask").request
    response = rtc.http.get(f"{rtc.url}/v1?{sent.url.query.decode()}", headers=sent.headers)
    assert refusal(response) == (404, "InvalidActionOrVersion")


def test_calls_per_second(recording: Recording) -> None:
    recording.choose(rate_limits=True)
    ask = recording.triple
    statuses = [recording.rtc.get("GetRecordTask", **ask).status_code for _ in range(62)]
    assert statuses == [200] * 60 + [429] * 2
    assert refusal(recording.rtc.get("GetRecordTask", **ask)) == (429, "FlowLimitExceeded.QPSOverLimit")
    assert recording.start() == "ok"


def test_both_clouds_share_keys_and_namespaces(
    rtc: Volcengine, live: Caller, control: httpx.Client, caster: str, body: dict[str, Any]
) -> None:
    live.ok("StartCaster", CasterId=caster)
    assert rtc.ok("StartRecord", body) == "ok"
    state = control.get("/state").json()
    assert [len(state[kind]) for kind in ("casters", "recordTasks")] == [1, 1]
    assert {each["namespace"] for rows in state.values() for each in rows} == {rtc.key}


def test_secrets_are_masked_in_recorded_calls(rtc: Volcengine, control: httpx.Client, body: dict[str, Any]) -> None:
    body["StorageConfig"] = {
        "Type": 2,
        "CustomConfig": {"Bucket": "b", "AccessKey": "ak-1", "SecretKey": "sk-2", "SecurityToken": "st-3"},
    }
    rtc.ok("StartRecord", body)
    rtc("StartRecord", {**body, "RoomId": 5})
    form = {"content-type": "application/x-www-form-urlencoded"}
    rtc.send("POST", {"Action": "StartRecord", "Version": rtc.version}, json.dumps(body).encode(), headers=form)
    recorded = control.get("/requests", params={"service": "rtc"})
    for call in recorded.json()["requests"]:
        assert call["parameters"]["StorageConfig"]["CustomConfig"] == {
            "Bucket": "b",
            "AccessKey": "***",
            "SecretKey": "***",
            "SecurityToken": "***",
        }
    resource = "/".join(str(body[name]) for name in ("AppId", "RoomId", "TaskId"))
    assert recorded.json()["requests"][0]["resource"] == resource
    assert len(recorded.json()["requests"]) == 3
    state = control.get("/state")
    for secret in ("ak-1", "sk-2", "st-3"):
        assert secret not in recorded.text
        assert secret not in state.text
