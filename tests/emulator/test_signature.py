"""Every step of both signatures against the vendor's and the SDK's vectors."""

import pytest

from pulumi_livemedia.emulator.alibaba.signature import HeaderSignature, QuerySignature, sha256_hex
from pulumi_livemedia.emulator.alibaba.wire import parse_pairs

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
SECRET = "EXAMPLEsecret0000000000000000"
START = "CasterId=80787064-1c94-4dc1-85ce-9409960a0001&RegionId=cn-shanghai"
CREATE = (
    "CasterName=demo%20caster%2F1%2A~%2B%E4%B8%AD&ChargeType=PostPaid&ClientToken=tok-0001&NormType=1"
    "&RegionId=cn-shanghai&Tag.1.Key=env&Tag.1.Value=dev"
)
HEADERS = {
    "host": "live.aliyuncs.com",
    "x-acs-action": "StartCaster",
    "x-acs-content-sha256": EMPTY,
    "x-acs-date": "2025-01-02T03:04:05Z",
    "x-acs-signature-nonce": "9b1b9d1e6c7a4b6d9a53000000000001",
    "x-acs-version": "2016-11-01",
}
SDK_HEADERS = HEADERS | {
    "accept": "application/json",
    "user-agent": "example-agent/1.0",
    "x-acs-credentials-provider": "static_ak",
}
STS_HEADERS = SDK_HEADERS | {
    "x-acs-action": "CreateCaster",
    "x-acs-credentials-provider": "static_sts",
    "x-acs-accesskey-id": "LTAI5tEXAMPLEKEYID0001",
    "x-acs-security-token": "sts+token/==",
}
FORM_HEADERS = HEADERS | {
    "content-type": "application/x-www-form-urlencoded",
    "x-acs-content-sha256": "87c70bdcf206f935e868bf13a4a0d643a1dadd73751936818a818b8a1568222f",
}


def header_signed(query: str, headers: dict[str, str], body: bytes = b"") -> HeaderSignature:
    # Upside down, because the order on the wire says nothing.
    return HeaderSignature("POST", parse_pairs(query)[::-1], headers, tuple(headers)[::-1], body)


@pytest.mark.parametrize(
    ("signed", "digest", "signature"),
    [
        pytest.param(
            header_signed(START, HEADERS),
            "2c57e8b51392a7fc873e2fa4c94c6e68b6d2664826098a74ed30ca907eb4d778",
            "da61c0e045690db69bcbcc8be0f382a24a95dbdc8afc24c63ed44f8edc5328c4",
            id="documented-headers",
        ),
        pytest.param(
            header_signed(START, SDK_HEADERS),
            "e75e3923c540d42a808dfb9c59e7b7add2164d8d04afd17ee398652c51f1bdf3",
            "4d3a9b04eef2a05240af604e3a93fe51ec67262d9f4ed64e62aacb29b59b70c5",
            id="sdk-headers",
        ),
        pytest.param(
            header_signed(CREATE, STS_HEADERS),
            "469e39fe7109dd4a66aaa0678bce71dffc5362fb98cc00b0f1c1bd35ed739bee",
            "193e0329cf2d7d114bb282406859f2f903be27bd4b84eb25aba69d4500a1641b",
            id="security-token",
        ),
        pytest.param(
            header_signed("", FORM_HEADERS, START.encode()),
            "90885f999c5f64562fc7b90e0f977211ffd795054042a56e8b6b10e1d32fa889",
            "4adaa5d09b208bff6169c0f3798b4c6ca716d6e90e66768e1b431e1dfedc4e91",
            id="form-body",
        ),
    ],
)
def test_a_header_signature_matches_the_sdk(signed: HeaderSignature, digest: str, signature: str) -> None:
    assert sha256_hex(signed.canonical_request().encode()) == digest
    assert signed.string_to_sign() == f"ACS3-HMAC-SHA256\n{digest}"
    assert signed.signature(SECRET) == signature


def test_a_header_signature_matches_the_vendors_page() -> None:
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-action": "RunInstances",
        "x-acs-content-sha256": EMPTY,
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
        "x-acs-version": "2014-05-26",
    }
    signed = header_signed("ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai", headers)
    digest = sha256_hex(signed.canonical_request().encode())
    assert digest == "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259"
    expected = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    assert signed.signature("YourAccessKeySecret") == expected


def test_a_query_signature_matches_the_vendors_page() -> None:
    query = (
        "Format=XML&SignatureMethod=HMAC-SHA1&Action=DescribeLiveSnapshotConfig&AccessKeyId=testid"
        "&RegionId=cn-shanghai&ServiceCode=live&DomainName=test.com&AppName=test&Signature=left-out"
        "&SignatureNonce=c2fe8fbb-2977-4414-8d39-348d02419c1c&Version=2016-11-01&SignatureVersion=1.0"
        "&Timestamp=2017-06-14T09:51:14Z"
    )
    signed = QuerySignature("GET", parse_pairs(query))
    assert signed.string_to_sign() == (
        "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeLiveSnapshotConfig%26AppName%3Dtest%26DomainName"
        "%3Dtest.com%26Format%3DXML%26RegionId%3Dcn-shanghai%26ServiceCode%3Dlive%26SignatureMethod%3DHMAC-SHA1"
        "%26SignatureNonce%3Dc2fe8fbb-2977-4414-8d39-348d02419c1c%26SignatureVersion%3D1.0%26Timestamp"
        "%3D2017-06-14T09%253A51%253A14Z%26Version%3D2016-11-01"
    )
    assert signed.signature("testsecret") == "3I5a3myPjp8FXWT4rvxX5pKb/aw="


COMMON = (
    "AccessKeyId=LTAI5tEXAMPLEKEYID0001&Format=JSON&RegionId=cn-shanghai&SignatureMethod=HMAC-SHA1"
    "&SignatureNonce=9b1b9d1e-6c7a-4b6d-9a53-000000000001&SignatureVersion=1.0&Timestamp=2025-01-02T03:04:05Z"
    "&Version=2016-11-01"
)


@pytest.mark.parametrize(
    ("method", "signature"), [("GET", "8D9HIOgS5R2MdrGw+/DDnIiZKjo="), ("POST", "5pAaCfTivOudTFHr7szDvXRVPMA=")]
)
def test_a_query_signature_depends_on_the_method(method: str, signature: str) -> None:
    pairs = parse_pairs(f"{COMMON}&Action=StartCaster&CasterId=80787064-1c94-4dc1-85ce-9409960a0001")
    assert QuerySignature(method, pairs).signature(SECRET) == signature


def test_a_query_signature_encodes_reserved_and_other_characters() -> None:
    text = (
        f"{COMMON}&Action=CreateCaster&CasterName=demo+caster/1*~%2B中&ChargeType=PostPaid&NormType=1"
        "&ClientToken=tok-0001&SecurityToken=sts%2Btoken/%3D%3D&Tag.1.Key=env&Tag.1.Value=dev"
    )
    signed = QuerySignature("POST", parse_pairs(text))
    assert "&CasterName=demo%20caster%2F1%2A~%2B%E4%B8%AD&" in signed.canonical_query()
    assert "&SecurityToken=sts%2Btoken%2F%3D%3D&" in signed.canonical_query()
    assert signed.signature(SECRET) == "9Tbg9mta7wKc414i8nij1huQkYE="
