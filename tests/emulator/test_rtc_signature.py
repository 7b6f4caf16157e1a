"""Volcengine's signature, step by step, against vectors made with the vendor's own signer."""

import pytest

from pulumi_livemedia.emulator.volcengine.signature import Scope, Signature, canonical_query, sha256_hex
from pulumi_livemedia.emulator.volcengine.wire import signed_host

SECRET = "RkFLRS1TRUNSRVQtRk9SLVRFU1RTLU9OTFk="
SCOPE = Scope("20240102", "cn-north-1", "rtc")
BODY = (
    b'{"AppId":"661e00000000000000000001","RoomId":"Room1","TaskId":"Task1","StorageConfig":'
    b'{"Type":0,"TosConfig":{"AccountId":"2100000000","Region":0,"Bucket":"my-bucket"}}}'
)
BODY_HASH = "182c734274b3b5b3f5b7afaa71634a6416c873e56affe2a98cff38338d50d213"
EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
HEADERS = {
    "host": "rtc.volcengineapi.com",
    "x-date": "20240102T030405Z",
    "content-type": "application/json",
    "x-content-sha256": BODY_HASH,
    "user-agent": "nobody signs this",
}
SIGNED = ("content-type", "host", "x-content-sha256", "x-date")
START = (("Action", "StartRecord"), ("Version", "2023-11-01"))


def post(*signed: str, **headers: str) -> Signature:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Signature("POST", START, {**HEADERS, **named}, (*SIGNED, *signed), BODY, SCOPE)


GET = Signature(
    "GET",
    (
        ("Action", "GetRecordTask"),
        ("Version", "2023-11-01"),
        ("AppId", "661e00000000000000000001"),
        ("RoomId", "Room1"),
        ("TaskId", "task@1.a b"),
    ),
    {**HEADERS, "x-content-sha256": EMPTY_HASH},
    ("host", "x-content-sha256", "x-date"),
    b"",
    SCOPE,
)


def test_the_keys() -> None:
    assert [key.hex() for key in post().keys(SECRET)] == [
        "dce8c901cfb38f89d6caa83e5309a8f6075bbd3c056a8802793e11ea3ffd9f5f",
        "afe044ce291e04dcef49ca8e450c32a6b99d839afa2655ef3022fd433a310bee",
        "f2a1ab28b2757053a35bef39c4c0bc0da02a2854068d046abc1d27535d42156a",
        "abbc8019ae65cf857936cab51c2ce75390785dd7e9295ba9e9f2acf6fb3fa85b",
    ]


def test_the_canonical_request() -> None:
    assert post().canonical_request() == "\n".join(
        (
            "POST",
            "/",
            "Action=StartRecord&Version=2023-11-01",
            "content-type:application/json",
            "host:rtc.volcengineapi.com",
            f"x-content-sha256:{BODY_HASH}",
            "x-date:20240102T030405Z",
            "",
            "content-type;host;x-content-sha256;x-date",
            BODY_HASH,
        )
    )


def test_the_string_to_sign() -> None:
    assert post().string_to_sign() == (
        "HMAC-SHA256\n20240102T030405Z\n20240102/cn-north-1/rtc/request\n"
        "a6e84323946101ee9a2094f78928f6520e16ea891b0ced7a63732a7d226065b2"
    )


@pytest.mark.parametrize(
    ("request_", "canonical", "signature"),
    [
        (
            post(),
            "a6e84323946101ee9a2094f78928f6520e16ea891b0ced7a63732a7d226065b2",
            "d0498244c0c760e5ebb5e826899dffcb768dc7a55258c146bac0cb87ae70f36e",
        ),
        (
            post("x-security-token", x_security_token="STSFAKETOKEN"),
            "7612dab35c4a573664caaabd7282a8d0f5e4d3a4c65f32b69a3550f56718e3ca",
            "9f63adbeb8ccf2e45706fcf3a4cb829dd91c9fe63a0663f4f1ca96026dedd0b2",
        ),
        (
            GET,
            "cdc3112ad90abbfdb0d65b432434e3020596309caf6c29a5b7ebc183257a01dd",
            "904a5b66956b2a075040790e2a9afee3911b3270c45f8b358dd3d023a97ff6c1",
        ),
        (
            post(host="127.0.0.1:8080"),
            "da79ddc0c8a59fc06bb5db328a0da09151780b07b743ed630d6237a68b49289d",
            "b33b4624c26ba960a1d47d4e562febf8dbcc54529679f1726215b9d5b309a239",
        ),
    ],
    ids=["post", "token", "get", "port"],
)
def test_vectors(request_: Signature, canonical: str, signature: str) -> None:
    assert sha256_hex(request_.canonical_request().encode()) == canonical
    assert request_.signature(SECRET) == signature


def test_the_query_is_sorted_and_encoded_again() -> None:
    assert GET.canonical_request().split("\n")[2] == (
        "Action=GetRecordTask&AppId=661e00000000000000000001&RoomId=Room1&TaskId=task%401.a%20b&Version=2023-11-01"
    )
    assert canonical_query([("b", "~ä+"), ("a", ""), ("b", "*")]) == "a=&b=%2A&b=~%C3%A4%2B"


@pytest.mark.parametrize(
    ("host", "signed"),
    [("a.com:80", "a.com"), ("a.com:443", "a.com"), ("a.com:8080", "a.com:8080"), ("a.com:4430", "a.com:4430")],
)
def test_the_usual_ports_are_not_signed(host: str, signed: str) -> None:
    assert signed_host(host) == signed
