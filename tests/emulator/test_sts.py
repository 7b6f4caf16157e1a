"""The emulated token services: what they give out, for how long, and what they refuse."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests import identity
from tests.emulator.signing import Caller, encode, now, refusal
from tests.emulator.volcengine_signing import Volcengine
from tests.emulator.volcengine_signing import refusal as volcengine_refusal

AUDIENCE = "sts.aliyuncs.com"


@pytest.fixture
def sts(live: Caller) -> Caller:
    """Calls Alibaba Cloud's token service."""
    live.version = "2015-04-01"
    return live


@pytest.fixture
def account(sts: Caller) -> str:
    """The account of this test's key."""
    return str(sts.ok("GetCallerIdentity")["AccountId"])


@pytest.fixture
def role(account: str) -> dict[str, str]:
    """What AssumeRole needs."""
    return {"RoleArn": f"acs:ram::{account}:role/studio", "RoleSessionName": "show"}


def given(answer: dict[str, Any]) -> dict[str, str]:
    credentials: dict[str, str] = answer["Credentials"]
    return credentials


def test_a_session_of_a_role(sts: Caller, account: str, role: dict[str, str]) -> None:
    answer = sts.ok("AssumeRole", **role)
    key = given(answer)

    assert answer["AssumedRoleUser"] == {
        "AssumedRoleId": f"3{account[1:]}:show",
        "Arn": f"acs:ram::{account}:role/studio/show",
    }
    assert key["AccessKeyId"].startswith("STS.")
    assert key["Expiration"].endswith("Z")
    sts.key, sts.secret = key["AccessKeyId"], key["AccessKeySecret"]
    identity_answer = sts.acs3("GetCallerIdentity", headers={"x-acs-security-token": key["SecurityToken"]}).json()
    assert identity_answer["IdentityType"] == "AssumedRoleUser"
    assert identity_answer["Arn"] == f"acs:ram::{account}:assumed-role/studio/show"


def test_the_token_belongs_to_the_key(sts: Caller, role: dict[str, str], control: httpx.Client) -> None:
    key = given(sts.ok("AssumeRole", **role))
    sts.key, sts.secret = key["AccessKeyId"], key["AccessKeySecret"]

    assert sts.refusal("GetCallerIdentity") == (400, "MissingSecurityToken")
    other = sts.acs3("GetCallerIdentity", headers={"x-acs-security-token": "another"})
    assert refusal(other) == (400, "InvalidSecurityToken.MismatchWithAccessKey")
    control.post("/clock/advance", json={"seconds": 3600}).raise_for_status()
    late = sts.acs3("GetCallerIdentity", headers={"x-acs-security-token": key["SecurityToken"]})
    assert refusal(late) == (400, "InvalidSecurityToken.Expired")


def test_a_wrong_secret_of_a_temporary_key(sts: Caller, role: dict[str, str]) -> None:
    key = given(sts.ok("AssumeRole", **role))
    sts.key = key["AccessKeyId"]

    wrong = sts.acs3("GetCallerIdentity", headers={"x-acs-security-token": key["SecurityToken"]})

    assert refusal(wrong) == (400, "SignatureDoesNotMatch")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"RoleArn": "studio"}, (400, "InvalidParameter.RoleArn")),
        ({"RoleArn": "trn:iam::1:role/studio"}, (400, "InvalidParameter.RoleArn")),
        ({"RoleSessionName": "x"}, (400, "InvalidParameter.RoleSessionName")),
        ({"RoleSessionName": "a b"}, (400, "InvalidParameter.RoleSessionName")),
        ({"DurationSeconds": "899"}, (400, "InvalidParameter.DurationSeconds")),
        ({"DurationSeconds": "3601"}, (400, "InvalidParameter.DurationSeconds")),
        ({"DurationSeconds": "long"}, (400, "InvalidParameter.DurationSeconds")),
        ({"Policy": "{"}, (400, "InvalidParameter.PolicyGrammar")),
        ({"Policy": "[]"}, (400, "InvalidParameter.PolicyGrammar")),
        ({"Policy": " " * 2049}, (400, "InvalidParameter.PolicySize")),
        ({"ExternalId": "a b"}, (400, "InvalidParameter.ExternalId")),
        ({"ExternalId": "x"}, (400, "InvalidParameter.ExternalId")),
        ({"RoleSessionName": ""}, (400, "MissingParameter")),
        ({"Rolearn": "x"}, (400, "UnsupportedParameter")),
    ],
)
def test_a_role_that_cannot_be_assumed(
    sts: Caller, role: dict[str, str], change: dict[str, str], expected: tuple[int, str]
) -> None:
    assert sts.refusal("AssumeRole", **{**role, **change}) == expected


@pytest.mark.behaviour("session_seconds", "role_max_seconds")
def test_switches(sts: Caller, role: dict[str, str], choose: Callable[..., None], control: httpx.Client) -> None:
    choose(role_max_seconds=43200, session_seconds=5)
    key = given(sts.ok("AssumeRole", **role, DurationSeconds="43200"))
    control.post("/clock/advance", json={"seconds": 6}).raise_for_status()
    sts.key, sts.secret = key["AccessKeyId"], key["AccessKeySecret"]
    late = sts.acs3("GetCallerIdentity", headers={"x-acs-security-token": key["SecurityToken"]})
    assert refusal(late) == (400, "InvalidSecurityToken.Expired")


@pytest.mark.behaviour("root_assumes_roles")
def test_main_accounts(sts: Caller, role: dict[str, str], choose: Callable[..., None]) -> None:
    choose(root_assumes_roles=False)

    assert sts.refusal("AssumeRole", **role) == (403, "NoPermission")


def with_oidc(sts: Caller, account: str, token: str, **change: str) -> httpx.Response:
    """Call AssumeRoleWithOIDC as the vendor's Go SDK does: unsigned, the rest in a form."""
    common = {"Action": "AssumeRoleWithOIDC", "Format": "JSON", "Timestamp": now(), "Version": "2015-04-01"}
    form = {
        "RoleArn": f"acs:ram::{account}:role/studio",
        "RoleSessionName": "deploy",
        "OIDCProviderArn": f"acs:ram::{account}:oidc-provider/github",
        "OIDCToken": token,
        **change,
    }
    return sts.http.post(f"{sts.url}/?{encode(common)}", data=form)


def test_a_session_by_an_oidc_token(sts: Caller, account: str, key: str, control: httpx.Client) -> None:
    answer = with_oidc(sts, account, identity.token([AUDIENCE, "other"]))

    assert answer.status_code == 200, answer.text
    info = answer.json()["OIDCTokenInfo"]
    assert info["ClientIds"] == f"{AUDIENCE},other"
    assert info["VerificationInfo"] == "Success"
    assert info["Subject"] == identity.SUBJECT
    (recorded,) = control.get("/requests", params={"action": "AssumeRoleWithOIDC"}).json()["requests"]
    assert (recorded["namespace"], recorded["parameters"]["OIDCToken"]) == (key, "***")


@pytest.mark.parametrize(
    ("mint", "expected"),
    [
        (lambda: identity.token(AUDIENCE, seconds=-1), (400, "AuthenticationFail.OIDCToken.Expired")),
        (lambda: identity.token("other"), (400, "AuthenticationFail.OIDCToken.AudienceNotMatch")),
        (
            lambda: identity.token(AUDIENCE, issuer="https://other"),
            (400, "AuthenticationFail.OIDCToken.IssuerNotMatch"),
        ),
        (lambda: identity.token(AUDIENCE, sub=""), (400, "AuthenticationFail.OIDCToken.Invalid")),
        (lambda: identity.token(AUDIENCE, exp="soon"), (400, "AuthenticationFail.OIDCToken.Invalid")),
        (lambda: identity.token(AUDIENCE, exp=1e300), (400, "AuthenticationFail.OIDCToken.Invalid")),
        (lambda: "eyJhbGciOiJub25lIn0.eyJ9.x", (400, "AuthenticationFail.OIDCToken.Invalid")),
        (lambda: "a.b", (400, "AuthenticationFail.OIDCToken.Invalid")),
        (lambda: "", (400, "MissingParameter")),
    ],
)
def test_a_token_is_checked(
    sts: Caller, account: str, control: httpx.Client, mint: Callable[[], str], expected: tuple[int, str]
) -> None:
    body = {"name": "github", "issuer": identity.ISSUER, "clientIds": [AUDIENCE]}
    assert control.post("/oidc-providers", json=body).status_code == 201

    assert refusal(with_oidc(sts, account, mint())) == expected


@pytest.mark.behaviour("oidc_providers")
def test_providers(sts: Caller, account: str, choose: Callable[..., None]) -> None:
    choose(oidc_providers="registered")
    token = identity.token(AUDIENCE)

    assert refusal(with_oidc(sts, account, token)) == (403, "AuthenticationFail.NoPermission")
    other = with_oidc(sts, account, token, OIDCProviderArn="acs:ram::1:oidc-provider/github")
    assert refusal(other) == (403, "AuthenticationFail.NoPermission")
    assert refusal(with_oidc(sts, account, token, RoleArn="studio")) == (400, "InvalidParameter.RoleArn")


@pytest.fixture
def volcengine(rtc: Volcengine) -> Volcengine:
    """Calls Volcengine's token service."""
    rtc.service, rtc.version = "sts", "2018-01-01"
    return rtc


@pytest.fixture
def volcengine_role(volcengine: Volcengine) -> dict[str, str]:
    """What AssumeRole needs."""
    account = volcengine.get("GetCallerIdentity").json()["Result"]["AccountId"]
    return {"RoleTrn": f"trn:iam::{account}:role/studio", "RoleSessionName": "show"}


@pytest.mark.parametrize(("asked", "seconds"), [(None, 3600), ("1", 3600), ("900", 900), ("99999", 43200)])
def test_durations_of_volcengine(
    volcengine: Volcengine, volcengine_role: dict[str, str], asked: str | None, seconds: int
) -> None:
    """Out of range is brought into it, not refused."""
    more = {"DurationSeconds": asked} if asked else {}

    key = volcengine.get("AssumeRole", **volcengine_role, **more).json()["Result"]["Credentials"]

    began, ends = (_time(key[name]) for name in ("CurrentTime", "ExpiredTime"))
    assert ends - began == pytest.approx(seconds, abs=1)
    assert key["ExpiredTime"].endswith("+08:00")


def _time(text: str) -> float:
    from datetime import datetime  # noqa: PLC0415 - used here only

    return datetime.fromisoformat(text).timestamp()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"RoleTrn": "acs:ram::1:role/studio"}, (400, "InvalidTRN")),
        ({"RoleTrn": ""}, (400, "MissingParameter")),
        ({"RoleSessionName": "a b"}, (400, "InvalidParameter")),
        ({"DurationSeconds": "long"}, (400, "InvalidParameter")),
        ({"Policy": "{"}, (400, "InvalidJsonStruct")),
        ({"Policy": "[" * 2000}, (400, "InvalidJsonStruct")),
    ],
)
def test_a_role_of_volcengine_that_cannot_be_assumed(
    volcengine: Volcengine, volcengine_role: dict[str, str], change: dict[str, str], expected: tuple[int, str]
) -> None:
    assert volcengine_refusal(volcengine.get("AssumeRole", **{**volcengine_role, **change})) == expected


def test_keys_of_one_cloud_are_unknown_to_the_other(sts: Caller, role: dict[str, str], volcengine: Volcengine) -> None:
    key = given(sts.ok("AssumeRole", **role))
    volcengine.key, volcengine.secret = key["AccessKeyId"], key["AccessKeySecret"]

    assert volcengine_refusal(volcengine.get("GetCallerIdentity")) == (401, "InvalidAccessKey")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("PUT", "alibaba/{}/latest/api/token", {}, 400),
        ("PUT", "alibaba/{}/latest/api/token", {"X-aliyun-ecs-metadata-token-ttl-seconds": "99999"}, 400),
        ("GET", "alibaba/{}/latest/api/token", {"X-aliyun-ecs-metadata-token-ttl-seconds": "60"}, 405),
        ("GET", "alibaba/{}/latest/meta-data/ram/security-credentials/", {}, 200),
        ("GET", "alibaba/{}/latest/meta-data/ram/security-credentials/emulator-role", {}, 200),
        ("GET", "alibaba/{}/latest/meta-data/ram/security-credentials/other", {}, 404),
        ("GET", "alibaba/{}/latest/meta-data/ram/security-credentials/", {"X-aliyun-ecs-metadata-token": "x"}, 401),
        ("POST", "alibaba/{}/latest/meta-data/ram/security-credentials/emulator-role", {}, 405),
        ("GET", "volcengine/{}/latest/api/token", {"X-volc-ecs-metadata-token-ttl-seconds": "60"}, 200),
        ("PUT", "volcengine/{}/latest/api/token", {"X-volc-ecs-metadata-token-ttl-seconds": "60"}, 200),
        ("GET", "volcengine/{}/volcstack/latest/iam/security_credentials?type=user", {}, 200),
        ("POST", "volcengine/{}/volcstack/latest/iam/security_credentials/emulator-role", {}, 200),
        ("GET", "azure/{}/latest", {}, 404),
        ("GET", "alibaba/nobody/latest", {}, 404),
        ("GET", "", {}, 404),
    ],
)
def test_metadata(live: Caller, method: str, path: str, headers: dict[str, str], status: int) -> None:
    url = f"{live.url}/_metadata/{path.format(live.key)}"

    assert live.http.request(method, url, headers=headers).status_code == status


def test_metadata_wants_its_token(live: Caller, control: httpx.Client) -> None:
    assert control.put("/instance", json={"tokenRequired": True}).status_code == 200
    base = f"{live.url}/_metadata/alibaba/{live.key}/latest"
    roles = f"{base}/meta-data/ram/security-credentials/"
    assert live.http.get(roles).status_code == 403
    ttl = {"X-aliyun-ecs-metadata-token-ttl-seconds": "60"}
    token = live.http.put(f"{base}/api/token", headers=ttl).text
    assert live.http.get(roles, headers={"X-aliyun-ecs-metadata-token": token}).text == "emulator-role"
    control.post("/clock/advance", json={"seconds": 61}).raise_for_status()
    assert live.http.get(roles, headers={"X-aliyun-ecs-metadata-token": token}).status_code == 401


def test_the_instances_key_is_exchanged_in_time(live: Caller, control: httpx.Client) -> None:
    url = f"{live.url}/_metadata/alibaba/{live.key}/latest/meta-data/ram/security-credentials/emulator-role"
    first, second = live.http.get(url).json(), live.http.get(url).json()
    assert first["AccessKeyId"] == second["AccessKeyId"]
    control.post("/clock/advance", json={"seconds": 4 * 3600}).raise_for_status()
    assert live.http.get(url).json()["AccessKeyId"] != first["AccessKeyId"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/oidc-providers", {"name": "x", "issuer": "y", "clientIds": []}),
        ("/oidc-providers", {"name": "x", "issuer": "y"}),
        ("/oidc-providers", {"name": "x", "issuer": "y", "clientIds": [1]}),
        ("/oidc-providers", {"nam": "x"}),
    ],
)
def test_the_control_plane_is_strict(control: httpx.Client, path: str, body: dict[str, Any]) -> None:
    assert control.post(path, json=body).status_code == 400


def test_a_reset_forgets_keys(sts: Caller, role: dict[str, str], control: httpx.Client) -> None:
    key = given(sts.ok("AssumeRole", **role))
    control.post("/reset").raise_for_status()
    sts.key, sts.secret = key["AccessKeyId"], key["AccessKeySecret"]

    assert sts.refusal("GetCallerIdentity") == (404, "InvalidAccessKeyId.NotFound")
