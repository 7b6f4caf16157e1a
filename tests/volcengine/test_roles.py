"""Temporary keys from roles, tokens and the instance, obtained from an emulator over real HTTP."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.errors import Denied, MissingCredentials
from pulumi_livemedia.emulator.namespaces import ROOT_ACCOUNT
from pulumi_livemedia.volcengine.client import RtcClient
from tests import identity
from tests.volcengine.bench import APP, ROOM, START, TASK, Bench

ROLE = f"trn:iam::{ROOT_ACCOUNT}:role/studio"
AUDIENCE = "sts.volcengine.com"
BASE = {"access-key": "emulator", "secret-key": "emulator-secret"}
ROLE_PROFILE: dict[str, Any] = {"mode": "RamRoleArn", "role-name": "studio", "account-id": ROOT_ACCOUNT, **BASE}


def profile(bench: Bench, **fields: object) -> RtcClient:
    """Return a client that uses a profile of the ve command."""
    folder = bench.home / ".volcengine"
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps({"current": "it", "profiles": {"it": fields}}))
    return bench.client(key={})


def oidc(bench: Bench, token: str | None = None, **more: str) -> RtcClient:
    """Return a client that uses the variables of a CI service or a cluster."""
    file = identity.write(bench.home, token or identity.token(AUDIENCE))
    return bench.client(key={"VOLCENGINE_OIDC_ROLE_TRN": ROLE, "VOLCENGINE_OIDC_TOKEN_FILE": file, **more})


def instance(bench: Bench, **more: str) -> dict[str, str]:
    """Return the environment of a program on an instance of the emulator."""
    return {"LIVEMEDIA_VOLCENGINE_METADATA": f"{bench.url}/_metadata/volcengine/emulator", **more}


def refused(client: RtcClient) -> MissingCredentials:
    """Make a call that finds no key, and return why."""
    with pytest.raises(MissingCredentials) as failure:
        client.caller_account()
    return failure.value


def key(client: RtcClient) -> Credentials:
    """Return the key with which the client signs now."""
    return client.openapi.session.key()


def test_a_role(bench: Bench) -> None:
    client = profile(bench, **ROLE_PROFILE)

    assert client.caller_account() == ROOT_ACCOUNT
    (asked,) = bench.requests("AssumeRole")
    assert {name: value for name, value in asked["parameters"].items() if name != "RoleSessionName"} == {
        "RoleTrn": ROLE,
        "DurationSeconds": "3600",
    }
    assert asked["parameters"]["RoleSessionName"].startswith("pulumi-livemedia-")
    assert key(client).access_key_id.startswith("AKTP")
    assert key(client).source.startswith(f"role {ROLE}, profile 'it' of ")


def test_the_variables_of_a_ci_service(bench: Bench) -> None:
    policy = '{"Statement":[]}'
    client = oidc(bench, VOLCENGINE_OIDC_ROLE_SESSION_NAME="deploy", VOLCENGINE_OIDC_ROLE_POLICY=policy)

    assert client.caller_account() == ROOT_ACCOUNT
    (asked,) = bench.requests("AssumeRoleWithOIDC")
    assert asked["parameters"] == {
        "RoleTrn": ROLE,
        "RoleSessionName": "deploy",
        "DurationSeconds": "3600",
        "Policy": policy,
        "OIDCToken": "***",
    }


def test_an_oidc_profile(bench: Bench) -> None:
    file = identity.write(bench.home, identity.token(AUDIENCE))
    client = profile(bench, **{"mode": "oidc", "role-trn": ROLE, "oidc-token-file": file})

    assert client.caller_account() == ROOT_ACCOUNT


@pytest.mark.parametrize(
    "mint",
    [
        lambda: identity.token(AUDIENCE, seconds=-1),
        lambda: identity.token("https://github.com/studio"),
        lambda: "no.token",
    ],
    ids=["expired", "other audience", "no token"],
)
def test_a_token_that_is_not_believed(bench: Bench, mint: Callable[[], str]) -> None:
    token = mint()
    body = {"name": "github", "issuer": identity.ISSUER, "clientIds": [AUDIENCE]}
    bench.control.post("/oidc-providers", json=body).raise_for_status()

    failure = refused(oidc(bench, token))

    assert failure.cloud is not None
    assert failure.cloud.code == "AccessDeniedException"
    assert "sts:AssumeRoleWithOIDC" in failure.cure
    assert token not in str(failure)


def test_a_token_that_was_renewed_meanwhile(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = iter([identity.token(AUDIENCE, seconds=-1), *[identity.token(AUDIENCE)] * 2])
    module = "pulumi_livemedia.volcengine.credential_sources.oidc_role.read_token"
    monkeypatch.setattr(module, lambda _path, _source: next(texts))

    assert oidc(bench).caller_account() == ROOT_ACCOUNT
    assert [call["code"] for call in bench.requests("AssumeRoleWithOIDC")] == ["AccessDeniedException", ""]


def test_a_temporary_key_in_a_profile(bench: Bench) -> None:
    given = key(profile(bench, **ROLE_PROFILE))
    fields = {"access-key": given.access_key_id, "secret-key": given.access_key_secret}

    assert profile(bench, mode="StsToken", **fields, **{"session-token": given.security_token}).caller_account()
    assert "has mode StsToken and no session-token" in refused(profile(bench, mode="StsToken", **fields)).problem


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({**ROLE_PROFILE, "account-id": ""}, "has mode RamRoleArn and no account-id"),
        ({**ROLE_PROFILE, "role-name": None}, "has mode RamRoleArn and no role-name"),
        ({**ROLE_PROFILE, "secret-key": ""}, "half an access key (profile 'it'"),
        ({"mode": "oidc"}, "has mode oidc and no role-trn"),
        ({"mode": "EcsRole"}, "has mode EcsRole and no role-name"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_profile_that_lacks_something(bench: Bench, fields: dict[str, Any], problem: str) -> None:
    assert problem in refused(profile(bench, **fields)).problem


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"mode": "console-login"}, "whose sign-in with a browser only the ve command can use"),
        ({"mode": "sso", **BASE}, "has mode sso and no key in it"),
        ({"mode": "sso", **BASE, "session-token": "x", "sts-expiration": 1_000_000_000_000}, "has expired: sign in"),
        ({"mode": "Magic"}, "has mode magic, which is not supported"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_profile_that_does_not_serve(bench: Bench, fields: dict[str, Any], reason: str) -> None:
    assert any(reason in line for line in refused(profile(bench, **fields)).tried)


@pytest.mark.parametrize("unit", [1, 10**3, 10**6, 10**9])
def test_what_a_sign_in_with_a_browser_has_left(bench: Bench, unit: int) -> None:
    fields = {"mode": "sso", **BASE, "session-token": "kept", "sts-expiration": 4_102_444_800 * unit}

    assert profile(bench, **fields).caller_account() == ROOT_ACCOUNT


@pytest.mark.parametrize("discovered", [True, False])
def test_the_role_of_the_instance(bench: Bench, discovered: bool) -> None:  # noqa: FBT001 - a parameter
    bench.control.put("/instance", json={"role": "studio", "tokenRequired": True}).raise_for_status()
    more = {} if discovered else {"VOLCENGINE_ECS_METADATA": "studio"}

    client = bench.client(key=instance(bench, **more))

    assert client.caller_account() == ROOT_ACCOUNT
    assert key(client).source == "role studio of the instance"


def test_an_instance_without_a_role(bench: Bench) -> None:
    bench.control.put("/instance", json={"role": None}).raise_for_status()

    failure = refused(bench.client(key=instance(bench)))

    assert any("the instance has no role that can be used" in line for line in failure.tried)


def test_the_instances_own_role_is_not_shown_to_an_emulator(bench: Bench) -> None:
    assert any("and not to the cloud" in line for line in refused(bench.client(key={})).tried)


def test_an_emulators_key_is_not_shown_to_the_vendor(bench: Bench) -> None:
    client = bench.client(settings={"livemedia:volcengineEndpoint": "rtc.volcengineapi.com"})

    assert "is the emulator's, and calls go to rtc.volcengineapi.com" in refused(client).problem


def test_an_expired_key_is_renewed_once_and_the_call_repeated(bench: Bench) -> None:
    client = profile(bench, **ROLE_PROFILE)
    client.caller_account()
    bench.control.post("/clock/advance", json={"seconds": 3700}).raise_for_status()

    client.start_record(START)

    assert len(bench.requests("AssumeRole")) == 2
    assert [call["code"] for call in bench.requests("StartRecord")] == ["InvalidSecretToken", ""]


def test_a_key_that_expires_at_once_is_not_renewed_for_ever(bench: Bench) -> None:
    client = profile(bench, **ROLE_PROFILE)
    bench.fault("GetRecordTask", error={"code": "InvalidSecretToken", "status": 401})

    with pytest.raises(Denied):
        client.get_record_task(APP, ROOM, TASK)

    assert len(bench.requests("GetRecordTask")) == len(bench.requests("AssumeRole")) == 2


def test_a_key_that_may_not_assume_the_role(bench: Bench) -> None:
    bench.choose(root_assumes_roles=False)

    failure = refused(profile(bench, **ROLE_PROFILE))

    assert "Roles may not be assumed by main accounts" in str(failure.cloud)
    assert "STSAssumeRoleAccess" in failure.cure


def test_operations_share_a_key(bench: Bench) -> None:
    keys = {key(profile(bench, **ROLE_PROFILE)) for _ in range(3)}

    assert len(keys) == len(bench.requests("AssumeRole")) == 1


def test_the_time_is_the_clouds_once_ours_was_found_wrong(bench: Bench) -> None:
    """The question whether a task can still be visible, 72 hours after its start, has 15 minutes of reserve."""
    client = bench.client()
    bench.clock.turn(3600)
    client.get_record_task(APP, ROOM, TASK)

    off = client.now().timestamp() - (bench.clock.now() - 3600)

    assert abs(off) < 60
