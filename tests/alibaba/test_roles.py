"""Temporary keys from roles, tokens, the instance and URLs, obtained from an emulator over real HTTP."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.errors import Denied, MissingCredentials
from pulumi_livemedia.emulator.namespaces import ROOT_ACCOUNT
from tests import identity
from tests.alibaba.bench import CASTER, KEY, Bench

ROLE = f"acs:ram::{ROOT_ACCOUNT}:role/studio"
PROVIDER = f"acs:ram::{ROOT_ACCOUNT}:oidc-provider/github"
AUDIENCE = "sts.aliyuncs.com"
BASE = {"access_key_id": "emulator", "access_key_secret": "emulator-secret"}
ROLE_PROFILE: dict[str, Any] = {"mode": "RamRoleArn", "ram_role_arn": ROLE, "ram_session_name": "show", **BASE}
GIVEN = ("AssumeRole", "AssumeRoleWithOIDC")


def profile(bench: Bench, **fields: object) -> LiveClient:
    """Return a client that uses a profile of the aliyun command."""
    return profiles(bench, {"name": "it", **fields})


def profiles(bench: Bench, *given: dict[str, Any]) -> LiveClient:
    """Return a client that uses the first of some profiles."""
    folder = bench.home / ".aliyun"
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps({"current": "it", "profiles": given}))
    return bench.client(key={})


def oidc(bench: Bench, token: str | None = None, **more: str) -> LiveClient:
    """Return a client that uses the variables of a CI service or a cluster."""
    return bench.client(
        key={
            "ALIBABA_CLOUD_ROLE_ARN": ROLE,
            "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": PROVIDER,
            "ALIBABA_CLOUD_OIDC_TOKEN_FILE": identity.write(bench.home, token or identity.token(AUDIENCE)),
            **more,
        }
    )


def instance(bench: Bench, **more: str) -> dict[str, str]:
    """Return the environment of a program on an instance of the emulator."""
    return {"LIVEMEDIA_ALICLOUD_METADATA": f"{bench.url}/_metadata/alibaba/emulator", **more}


def refused(client: LiveClient) -> MissingCredentials:
    """Make a call that finds no key, and return why."""
    with pytest.raises(MissingCredentials) as failure:
        client.caller_account()
    return failure.value


def key(client: LiveClient) -> Credentials:
    """Return the key with which the client signs now."""
    return client.rpc.session.key()


def test_a_role(bench: Bench) -> None:
    client = profile(bench, **ROLE_PROFILE, policy='{"Version": "1", "Statement": []}', external_id="ext/1")

    assert client.caller_account() == ROOT_ACCOUNT
    (asked,) = bench.requests("AssumeRole")
    assert asked["parameters"] == {
        "RoleArn": ROLE,
        "RoleSessionName": "show",
        "DurationSeconds": "3600",
        "Policy": '{"Version":"1","Statement":[]}',
        "ExternalId": "ext/1",
    }
    assert asked["namespace"] == "emulator"
    assert key(client).access_key_id.startswith("STS.")
    assert key(client).source.startswith(f"role {ROLE}, profile 'it' of ")
    (called,) = bench.requests("GetCallerIdentity")
    assert called["namespace"] == key(client).access_key_id


def test_a_role_of_the_files_of_the_sdks(bench: Bench) -> None:
    (bench.home / ".alibabacloud").mkdir()
    lines = [
        "[default]",
        "type = ram_role_arn",
        *(f"{name} = {value}" for name, value in BASE.items()),
        f"role_arn = {ROLE}",
    ]
    (bench.home / ".alibabacloud" / "credentials.ini").write_text("\n".join(lines))

    assert bench.client(key={}).caller_account() == ROOT_ACCOUNT
    assert len(bench.requests("AssumeRole")) == 1


def test_a_role_of_a_role(bench: Bench) -> None:
    """The first role's token travels with the request for the second."""
    second = {"name": "it", "mode": "ChainableRamRoleArn", "source_profile": "one", "ram_role_arn": ROLE}
    client = profiles(bench, second, {"name": "one", **ROLE_PROFILE})

    assert client.caller_account() == ROOT_ACCOUNT
    first, then = bench.requests("AssumeRole")
    assert first["namespace"] == "emulator"
    assert then["namespace"].startswith("STS.emulator-")
    assert then["namespace"] != key(client).access_key_id


def test_roles_in_a_circle(bench: Bench) -> None:
    other = {"name": "other", "mode": "ChainableRamRoleArn", "source_profile": "it", "ram_role_arn": ROLE}
    client = profiles(bench, {**other, "name": "it", "source_profile": "other"}, other)

    assert "go in a circle: it -> other -> it" in refused(client).problem


def test_a_temporary_key_may_assume_a_role(bench: Bench) -> None:
    """The SDKs forget the token of such a profile; the vendor's command sends it."""
    first = key(profile(bench, **ROLE_PROFILE))
    client = profile(
        bench,
        **{**ROLE_PROFILE, "access_key_id": first.access_key_id, "access_key_secret": first.access_key_secret},
        sts_token=first.security_token,
    )

    assert client.caller_account() == ROOT_ACCOUNT


@pytest.mark.parametrize("spelling", ["ram_session_name", "role_session_name"])
def test_an_oidc_profile(bench: Bench, spelling: str) -> None:
    file = identity.write(bench.home, identity.token(AUDIENCE))
    client = profile(
        bench,
        mode="OIDC",
        ram_role_arn=ROLE,
        oidc_provider_arn=PROVIDER,
        oidc_token_file=file,
        expired_seconds=900,
        **{spelling: "deploy"},
    )

    assert client.caller_account() == ROOT_ACCOUNT
    (asked,) = bench.requests("AssumeRoleWithOIDC")
    assert asked["parameters"]["RoleSessionName"] == "deploy"
    assert asked["parameters"]["DurationSeconds"] == "900"
    assert asked["parameters"]["OIDCToken"] == "***"


def test_the_variables_of_a_ci_service(bench: Bench) -> None:
    client = oidc(bench, ALIBABA_CLOUD_ROLE_SESSION_NAME="github-action-session")

    assert client.caller_account() == ROOT_ACCOUNT
    assert bench.requests("AssumeRoleWithOIDC")[0]["parameters"]["RoleSessionName"] == "github-action-session"


def test_a_key_of_the_environment_wins_as_it_is(bench: Bench) -> None:
    client = oidc(bench, **KEY)

    client.caller_account()

    assert [bench.requests(action) for action in GIVEN] == [[], []]


@pytest.mark.parametrize(
    ("mint", "code", "cure"),
    [
        (lambda: identity.token(AUDIENCE, seconds=-1), "AuthenticationFail.OIDCToken.Expired", "a fresh token"),
        (
            lambda: identity.token("https://github.com/studio"),
            "AuthenticationFail.OIDCToken.AudienceNotMatch",
            "audience",
        ),
        (
            lambda: identity.token(AUDIENCE, issuer="https://evil"),
            "AuthenticationFail.OIDCToken.IssuerNotMatch",
            "register",
        ),
        (lambda: "no.token", "AuthenticationFail.OIDCToken.Invalid", "trust policy"),
    ],
)
def test_a_token_that_is_not_believed(bench: Bench, mint: Callable[[], str], code: str, cure: str) -> None:
    token = mint()
    bench.post("/oidc-providers", name="github", issuer=identity.ISSUER, clientIds=[AUDIENCE])

    failure = refused(oidc(bench, token))

    assert failure.cloud is not None
    assert failure.cloud.code == code
    assert cure in failure.cure
    assert f"role {ROLE} cannot be assumed with the OIDC token (environment, ALIBABA" in failure.problem
    assert token not in str(failure)


def test_a_token_that_was_renewed_meanwhile(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform writes a new one while the old one is on the wire."""
    texts = iter([identity.token(AUDIENCE, seconds=-1), *[identity.token(AUDIENCE)] * 2])
    module = "pulumi_livemedia.alibaba.credential_sources.oidc_role.read_token"
    monkeypatch.setattr(module, lambda _path, _source: next(texts))

    assert oidc(bench).caller_account() == ROOT_ACCOUNT
    assert [call["code"] for call in bench.requests("AssumeRoleWithOIDC")] == [
        "AuthenticationFail.OIDCToken.Expired",
        "",
    ]


@pytest.mark.parametrize(("content", "reason"), [("", "is empty"), (None, "cannot be read (FileNotFoundError)")])
def test_a_token_file_that_does_not_serve(bench: Bench, content: str | None, reason: str) -> None:
    client = oidc(bench)
    (bench.home / "token").unlink()
    if content is not None:
        (bench.home / "token").write_text(content)

    assert reason in refused(client).problem


def test_a_refused_role_is_not_a_missing_caster(bench: Bench) -> None:
    """The code reads "not exist": whoever takes it for the caster's forgets a running show."""
    bench.caster()
    bench.fault("AssumeRole", error={"code": "EntityNotExist.Role"})

    with pytest.raises(MissingCredentials) as failure:
        profile(bench, **ROLE_PROFILE).describe_caster(CASTER)

    assert failure.value.cloud is not None
    assert failure.value.cloud.code == "EntityNotExist.Role"
    assert "acs:ram::<account>:role/<role>" in failure.value.cure


def test_no_other_source_is_asked_when_a_role_is_refused(bench: Bench) -> None:
    bench.fault("AssumeRoleWithOIDC", error={"code": "AuthenticationFail.NoPermission", "status": 403})
    profile(bench, mode="AK", **BASE)

    assert "cannot be assumed" in refused(oidc(bench)).problem


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (
            {"mode": "RamRoleArn", **BASE},
            "has mode RamRoleArn and no ram_role_arn and ALIBABA_CLOUD_ROLE_ARN is not set",
        ),
        ({**ROLE_PROFILE, "expired_seconds": 60}, "has expired_seconds '60'"),
        ({**ROLE_PROFILE, "expired_seconds": "long"}, "has expired_seconds 'long'"),
        ({"mode": "ChainableRamRoleArn"}, "has mode ChainableRamRoleArn and no source_profile"),
        ({"mode": "OIDC", "ram_role_arn": ROLE}, "has mode OIDC and no oidc_provider_arn"),
        ({"mode": "External"}, "has mode External and no process_command"),
        ({**ROLE_PROFILE, "access_key_secret": ""}, "half an access key (profile 'it'"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_profile_that_lacks_something(bench: Bench, fields: dict[str, Any], problem: str) -> None:
    assert problem in refused(profile(bench, **fields)).problem


@pytest.mark.parametrize("discovered", [True, False])
def test_the_role_of_the_instance(bench: Bench, discovered: bool) -> None:  # noqa: FBT001 - a parameter
    bench.control.put("/instance", json={"role": "studio"}).raise_for_status()
    more = {} if discovered else {"ALIBABA_CLOUD_ECS_METADATA": "studio"}
    client = bench.client(key=instance(bench, **more))

    assert client.caller_account() == ROOT_ACCOUNT
    assert key(client).source == "role studio of the instance"
    asked = [call["action"] for call in bench.asked("metadata")]
    roles = "/latest/meta-data/ram/security-credentials/"
    assert asked == ["PUT /latest/api/token", *[f"GET {roles}"] * discovered, f"GET {roles}studio"]


def test_an_instance_without_a_role(bench: Bench) -> None:
    bench.control.put("/instance", json={"role": None}).raise_for_status()

    failure = refused(bench.client(key=instance(bench)))

    assert failure.problem == "there is no access key for Alibaba Cloud"
    assert any("the instance has no role that can be used" in line for line in failure.tried)


def test_an_instance_that_wants_session_tokens(bench: Bench) -> None:
    bench.control.put("/instance", json={"tokenRequired": True}).raise_for_status()

    assert bench.client(key=instance(bench, ALIBABA_CLOUD_IMDSV1_DISABLED="true")).caller_account() == ROOT_ACCOUNT


def test_the_role_of_the_instance_by_a_profile(bench: Bench) -> None:
    profile(bench, mode="EcsRamRole", ram_role_name="emulator-role")

    assert bench.client(key=instance(bench)).caller_account() == ROOT_ACCOUNT


def test_the_instances_own_role_is_not_shown_to_an_emulator(bench: Bench) -> None:
    failure = refused(bench.client(key={}))

    assert (
        f"  tried:  role of the instance: not asked for, since calls go to {bench.url} and not to the cloud"
        in str(failure).splitlines()
    )


def test_an_emulators_key_is_not_shown_to_the_vendor(bench: Bench) -> None:
    client = bench.client(key=KEY, settings={"livemedia:alicloudEndpoint": "live.aliyuncs.com"})

    assert "is the emulator's, and calls go to live.aliyuncs.com" in refused(client).problem


def test_an_oidc_token_is_not_sent_in_plain_text(bench: Bench) -> None:
    client = bench.client(
        key={
            "ALIBABA_CLOUD_ROLE_ARN": ROLE,
            "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": PROVIDER,
            "ALIBABA_CLOUD_OIDC_TOKEN_FILE": identity.write(bench.home, "a.b.c"),
        },
        settings={"livemedia:alicloudEndpoint": "http://gateway.example.com"},
    )

    assert "which is not encrypted" in refused(client).problem


def test_a_role_that_may_not_be_assumed_is_explained(bench: Bench) -> None:
    bench.control.put("/settings", json={"root_assumes_roles": False}).raise_for_status()

    failure = refused(profile(bench, **ROLE_PROFILE))

    assert "Roles may not be assumed by root accounts" in str(failure.cloud)
    assert "sts:AssumeRole" in failure.cure


def test_a_command_that_prints_a_key(bench: Bench, tmp_path: Path) -> None:
    script = tmp_path / "sign-in.py"
    printed = {"mode": "AK", **BASE}
    script.write_text(f"import json, sys; print(json.dumps({printed!r})); print('chatter', file=sys.stderr)")

    client = profile(bench, mode="External", process_command=f"python3 '{script}'")

    assert client.caller_account() == ROOT_ACCOUNT


@pytest.mark.parametrize(("code", "signed_in"), [("expired", 1), ("good", 4_102_444_800)], ids=["expired", "signed in"])
def test_what_a_sign_in_with_a_browser_has_left(bench: Bench, code: str, signed_in: int) -> None:
    client = profile(bench, mode="OAuth", **BASE, sts_token="kept", sts_expiration=signed_in)

    if code == "good":
        assert client.caller_account() == ROOT_ACCOUNT
    else:
        assert any("has expired: sign in with `aliyun configure --mode OAuth" in line for line in refused(client).tried)


def test_an_expired_key_is_renewed_once_and_the_call_repeated(bench: Bench) -> None:
    """The cloud's clock has moved on, ours has not: the refusal tells. A start is repeated too, nothing was done."""
    bench.caster()
    client = profile(bench, **ROLE_PROFILE)
    client.caller_account()
    bench.post("/clock/advance", seconds=3700)

    client.start_caster(CASTER)

    assert len(bench.requests("AssumeRole")) == 2
    assert [call["code"] for call in bench.requests("StartCaster")] == ["InvalidSecurityToken.Expired", ""]


def test_a_key_that_expires_at_once_is_not_renewed_for_ever(bench: Bench) -> None:
    client = profile(bench, **ROLE_PROFILE)
    bench.fault("DescribeCasters", error={"code": "InvalidSecurityToken.Expired", "status": 400})

    with pytest.raises(Denied) as failure:
        client.describe_caster(CASTER)

    assert failure.value.code == "InvalidSecurityToken.Expired"
    assert len(bench.requests("AssumeRole")) == 2
    assert len(bench.requests("DescribeCasters")) == 2


def test_a_key_is_renewed_before_it_expires(bench: Bench) -> None:
    client = profile(bench, **ROLE_PROFILE)
    first = key(client)
    bench.clock.turn(3200)
    assert key(client) == first
    bench.clock.turn(150)

    assert key(client) != first
    # Our clock was turned, the cloud's was not: one more was refused for that, and signed again.
    assert [call["code"] for call in bench.requests("AssumeRole")] == ["", "InvalidTimeStamp.Expired", ""]


def test_operations_share_a_key(bench: Bench) -> None:
    keys = {key(profile(bench, **ROLE_PROFILE)) for _ in range(3)}

    assert len(keys) == len(bench.requests("AssumeRole")) == 1


def test_a_rotated_base_key_leads_to_another_key(bench: Bench) -> None:
    """An administrator has replaced the user's key while a program runs."""
    first = key(profile(bench, **ROLE_PROFILE))
    bench.control.put("/settings", json={"accounts": {"emulator-new": ROOT_ACCOUNT}}).raise_for_status()

    client = profile(bench, **{**ROLE_PROFILE, "access_key_id": "emulator-new"})

    assert client.caller_account() == ROOT_ACCOUNT
    assert key(client) != first
