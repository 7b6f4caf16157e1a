"""No secret gets into a text, however it is written."""

import pytest

from pulumi_livemedia.calls.redaction import one_line, redact


@pytest.mark.parametrize(
    "text",
    [
        "auth_key=hidden",
        "rtmp://play.example.com/a/b?auth_key=hidden&x=1",
        "AccessKeySecret=hidden",
        "AccessKeySecret = hidden, next",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET=hidden",
        '{"AccessKeySecret": "hidden"}',
        '{"SecurityToken":"hidden"}',
        "{'secret_access_key': 'hidden'}",
        "https://live.example.com/?SecurityToken=hidden&Action=StartCaster",
        "SecurityToken%3Dhidden%26Action%3DStartCaster",
        "SecurityToken%253Dhidden%2526Action",
        "Signature=hidden",
        "Authorization: ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=hidden",
        "x-acs-security-token:hidden",
        "X-Security-Token: hidden",
        "sts_token=hidden",
        "proxy http://user:hidden@proxy.example.com:3128 refused",
        "server string to sign is:GET&%2F&CustomField%3Dhidden",
        "server canonical request is: POST\n/\nPassword=hidden\nhidden",
        "StringToSign is not matched, string to sign: hidden",
    ],
)
def test_secrets_are_masked(text: str) -> None:
    redacted = redact(text)

    assert "hidden" not in redacted
    assert "***" in redacted


@pytest.mark.parametrize(
    "text",
    [
        "StartCaster names something that does not exist",
        "SignatureNonce=9b1b9d1e and SignatureMethod=HMAC-SHA1",
        "check the secret of access key LTAI5tEXAMPLE, from environment",
        "ClientToken=tok-0001",
        "http://127.0.0.1:4570/?CasterId=80787064",
        "set ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run `aliyun configure`",
    ],
)
def test_the_rest_is_left_alone(text: str) -> None:
    assert redact(text) == text


def test_known_secrets_are_masked_wherever_they_stand() -> None:
    assert redact("the key tops3cret, the token t0ken", ["tops3cret", "", "t0ken"]) == "the key ***, the token ***"


def test_redacting_twice_changes_nothing_more() -> None:
    once = redact("auth_key=a&AccessKeySecret=b string to sign is: c")

    assert redact(once) == once


def test_one_line() -> None:
    assert one_line(" a\n  b\tc ") == "a b c"
    assert one_line("x" * 10, 4) == "xxx…"


def test_a_secret_that_begins_another_leaves_nothing_of_it() -> None:
    assert redact("a key, and a keyring", ["key", "keyring"]) == "a ***, and a ***"


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u200b", "\u2066"])
def test_what_does_not_show_is_replaced(sign: str) -> None:
    assert one_line(f"all {sign}[2J fine") == "all \ufffd[2J fine"


def test_what_shows_is_kept() -> None:
    assert one_line("节目 “Ünïcode” 🎬\n\tand more") == "节目 “Ünïcode” 🎬 and more"
