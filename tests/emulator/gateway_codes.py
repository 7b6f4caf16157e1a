"""A request that provokes each code of the gateways and of RTC that has a cause here."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from tests.emulator.rtc_bodies import TOS, changed
from tests.emulator.signing import Caller
from tests.emulator.volcengine_signing import Volcengine, now

Choose = Callable[..., None]
Request = Callable[[Caller, Choose], httpx.Response]
RtcRequest = Callable[[Volcengine, Choose], httpx.Response]

_ASK = {"Action": "GetRecordTask", "Version": "2023-11-01"}
_OLD = "2020-01-02T03:04:05Z"


def _again(live: Caller, _: Choose) -> httpx.Response:
    headers = {"x-acs-signature-nonce": uuid.uuid4().hex}
    live.acs3("DescribeCasters", headers=headers)
    return live.acs3("DescribeCasters", headers=headers)


def _as_stranger(live: Caller, _: Choose) -> httpx.Response:
    live.key = "LTAI5tEXAMPLEKEYID0001"
    return live("DescribeCasters")


def _with_wrong_secret(live: Caller, _: Choose) -> httpx.Response:
    live.secret = "wrong"
    return live("DescribeCasters")


def _too_often(live: Caller, choose: Choose) -> httpx.Response:
    choose(rate_limits=True)
    return [live("DescribeCasterStreamUrl", CasterId="a") for _ in range(12)][-1]


def _of_version(live: Caller, _: Choose) -> httpx.Response:
    live.version = "2016-11-02"
    return live("DescribeCasters")


def _broken(live: Caller, _: Choose) -> httpx.Response:
    return live.http.get(f"{live.url}/?AccessKeyId=emulator&Action=%zz", headers={"accept": "application/json"})


def _unreadable(live: Caller, _: Choose) -> httpx.Response:
    headers = {"authorization": "ACS3-HMAC-SHA256", "x-acs-action": "StartCaster", "x-acs-version": live.version}
    return live.http.post(live.url, headers=headers)


LIVE: Mapping[str, Request] = {
    "IncompleteSignature": _unreadable,
    "InvalidAccessKeyId.NotFound": _as_stranger,
    "InvalidAction.NotFound": lambda live, _: live("ModifyCaster"),
    "InvalidParameter.Format": lambda live, _: live("DescribeCasters", Format="YAML"),
    "InvalidParameter.SignatureVersion": lambda live, _: live.query_signed("DescribeCasters", SignatureVersion="1.5"),
    "InvalidSecurityToken.Malformed": lambda live, _: live.acs3("StartCaster", unsigned={"x-acs-security-token": ""}),
    "InvalidSignatureMethod": lambda live, _: live.query_signed("DescribeCasters", SignatureMethod="HMAC-SHA256"),
    "InvalidTimeStamp.Expired": lambda live, _: live.query_signed("DescribeCasters", Timestamp=_OLD),
    "InvalidTimeStamp.Format": lambda live, _: live.query_signed("DescribeCasters", Timestamp="today"),
    "InvalidVersion": _of_version,
    "MissingParameter": lambda live, _: live("StartCaster"),
    "RequestParameterMalformed": _broken,
    "SignatureDoesNotMatch": _with_wrong_secret,
    "SignatureNonceUsed": _again,
    "Throttling.User": _too_often,
    "UnsupportedHTTPMethod": lambda live, _: live.acs3("DescribeCasters", method="PUT"),
    "UnsupportedParameter": lambda live, _: live("DescribeCasters", Nonsense=1),
}
"""Of the gateway; `live_codes.py` has those of the operations."""


def _rtc_key(rtc: Volcengine, _: Choose) -> httpx.Response:
    rtc.key = "AKLTnobody"
    return rtc.send("GET", _ASK)


def _rtc_secret(rtc: Volcengine, _: Choose) -> httpx.Response:
    rtc.secret = "wrong"
    return rtc.send("GET", _ASK)


def _rtc_service(rtc: Volcengine, _: Choose) -> httpx.Response:
    rtc.service = "rtx"
    return rtc.send("GET", _ASK)


def _rtc_token(rtc: Volcengine, _: Choose) -> httpx.Response:
    sent = rtc.send("GET", _ASK).request
    return rtc.http.get(sent.url, headers=[*sent.headers.raw, (b"x-security-token", b"")])


def _rtc_often(rtc: Volcengine, choose: Choose) -> httpx.Response:
    choose(rate_limits=True)
    return [rtc.send("GET", _ASK) for _ in range(130)][-1]


def _names() -> dict[str, str]:
    return {"AppId": uuid.uuid4().hex[:24], "RoomId": "Room1", "TaskId": "Task1"}


def _body(**more: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    return changed(_names(), **more)


def _twice(rtc: Volcengine, choose: Choose) -> httpx.Response:
    choose(record_duplicate="InvalidParameter.TaskAlreadyExists")
    body = _body()
    rtc("StartRecord", body)
    return rtc("StartRecord", body)


def _foreign(rtc: Volcengine, choose: Choose) -> httpx.Response:
    body, other = _body(), f"{rtc.key}-2"
    first = {"app_ids": "first_use"}
    choose(**first)
    rtc.http.put(f"{rtc.url}/_emulator/settings", params={"namespace": other}, json=first)
    Volcengine(rtc.url, other, http=rtc.http).ok("StartRecord", body)
    return rtc("StartRecord", body)


def _unseeded(rtc: Volcengine, choose: Choose) -> httpx.Response:
    choose(app_ids="seeded")
    return rtc("StartRecord", _body())


_SIGNED = "SignedHeaders=host;x-date, Signature="
_UNSIGNED = {"authorization": f"HMAC-SHA256 Credential=emulator/20240102/r/rtc/request, {_SIGNED}"}

VOLCENGINE: Mapping[str, RtcRequest] = {
    "InvalidAccessKey": _rtc_key,
    "InvalidActionOrVersion": lambda rtc, _: rtc.get("ListRecordTask"),
    "InvalidAuthorization": lambda rtc, _: rtc.send("GET", _ASK, unsigned={"authorization": "HMAC-SHA256 x"}),
    "InvalidCredential": lambda rtc, _: rtc.send("GET", _ASK, scope=f"{now()[:8]}/cn-north-1/rtc/aws4_request"),
    "InvalidSecretToken": _rtc_token,
    "InvalidTimestamp": lambda rtc, _: rtc.send("GET", _ASK, headers={"x-date": "20200102T030405Z"}),
    "MethodNotAllowed": lambda rtc, _: rtc.send("PUT", _ASK),
    "MissingAuthenticationToken": lambda rtc, _: rtc.send("GET", _ASK, unsigned={"authorization": ""}),
    "MissingParameter": lambda rtc, _: rtc.send("GET", {"Version": "2023-11-01"}),
    "MissingRequestInfo": lambda rtc, _: rtc.send("GET", _ASK, headers={"x-date": ""}),
    "MissingSignature": lambda rtc, _: rtc.send("GET", _ASK, unsigned=_UNSIGNED),
    "ServiceNotFound": _rtc_service,
    "SignatureDoesNotMatch": _rtc_secret,
    # RTC
    "FlowLimitExceeded.QPSOverLimit": _rtc_often,
    "InvalidParameter": lambda rtc, _: rtc("StartRecord", _body(**{"Encode.VideoFps": 99})),
    "InvalidParameter.AccountIdMismatch": _foreign,
    "InvalidParameter.BodyIsEmpty": lambda rtc, _: rtc("StartRecord", b""),
    "InvalidParameter.EmptyAccountId": lambda rtc, _: rtc("StartRecord", _body(**{f"{TOS}.AccountId": ""})),
    "InvalidParameter.ErrorActiveTaskNotFound": lambda rtc, _: rtc("StopRecord", _names()),
    "InvalidParameter.IllegalAppId": lambda rtc, _: rtc("StartRecord", {**_body(), "AppId": "a b"}),
    "InvalidParameter.IllegalRoomID": lambda rtc, _: rtc("StartRecord", {**_body(), "RoomId": "a b"}),
    "InvalidParameter.NotExistAppId": _unseeded,
    "InvalidParameter.TaskAlreadyExists": _twice,
    "InvalidParameter.Unmarshal": lambda rtc, _: rtc("StartRecord", {**_body(), "RecordMode": "0"}),
}
"""Of the gateway, and of RTC."""
