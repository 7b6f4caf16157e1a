"""The token services' requests, signed by us and verified by the emulator, against vectors of the vendors' signers."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.alibaba.signature import Acs3Signer
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.emulator.alibaba.signature import HeaderSignature, QuerySignature
from pulumi_livemedia.emulator.volcengine.signature import Scope, Signature
from pulumi_livemedia.volcengine.signature import HmacSigner

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "sts.json").read_text())
ALIBABA, VOLCENGINE = VECTORS["alibaba"], VECTORS["volcengine"]
EMPTY = hashlib.sha256(b"").hexdigest()
DATE = "20240102T030405Z"

Vector = dict[str, Any]


def digest(canonical_request: str) -> str:
    return hashlib.sha256(canonical_request.encode()).hexdigest()


@pytest.mark.parametrize("vector", ALIBABA["query"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_signed_in_the_query(vector: Vector, method: str) -> None:
    """What the vendor's older SDKs send; the policy with a space is signed as documented, not as one of them does."""
    key_id, secret, token = ALIBABA["keys"][vector["key"]]
    common = {
        "Format": "JSON",
        "Version": "2015-04-01",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "SignatureNonce": "9b1b9d1e-6c7a-4b6d-9a53-000000000001",
        "Timestamp": "2025-01-02T03:04:05Z",
        "AccessKeyId": key_id,
        **({"SecurityToken": token} if token else {}),
    }

    assert QuerySignature(method, tuple({**common, **vector["parameters"]}.items())).signature(secret) == vector[method]


@pytest.mark.parametrize("vector", ALIBABA["headers"])
def test_signed_in_the_headers(vector: Vector) -> None:
    key_id, secret, token = ALIBABA["keys"][vector["key"]]
    more = {"x-acs-security-token": token, "x-acs-accesskey-id": key_id}
    headers = {
        "host": "sts.aliyuncs.com",
        "x-acs-action": vector["action"],
        "x-acs-content-sha256": EMPTY,
        "x-acs-date": "2025-01-02T03:04:05Z",
        "x-acs-signature-nonce": "9b1b9d1e6c7a4b6d9a53000000000001",
        "x-acs-version": "2015-04-01",
        **{name: more[name] for name in vector["signed"]},
    }
    signer = Acs3Signer(Credentials(key_id, secret, token))

    ours = signer.canonical_request("POST", signer.canonical_query(vector["parameters"]), headers, b"")
    theirs = HeaderSignature("POST", tuple(vector["parameters"].items()), headers, tuple(headers), b"")

    assert digest(ours) == digest(theirs.canonical_request()) == vector["canonical"]
    assert signer.signature(signer.string_to_sign(ours)) == theirs.signature(secret) == vector["signature"]


@pytest.mark.parametrize("vector", VOLCENGINE)
def test_signed_for_volcengine(vector: Vector) -> None:
    secret, token = "RkFLRS1TRUNSRVQtRk9SLVRFU1RTLU9OTFk=", vector.get("token", "")
    key = Credentials("AKLTEXAMPLEFAKEKEY0000000000000001", secret, token)
    signer = HmacSigner(key, service="sts", region=vector["region"])
    headers = signer.signed(vector.get("host", "sts.volcengineapi.com"), b"", DATE, has_body=False)

    ours = signer.canonical_request("GET", signer.canonical_query(vector["parameters"]), headers, b"")
    scope = Scope(DATE[:8], vector["region"], "sts")
    theirs = Signature("GET", tuple(vector["parameters"].items()), headers, tuple(headers), b"", scope)

    assert digest(ours) == digest(theirs.canonical_request()) == vector["canonical"]
    assert signer.signature(DATE, signer.string_to_sign(DATE, ours)) == theirs.signature(secret) == vector["signature"]
