"""`volcengine:assumeRole`: a role over whichever key is found, obtained from an emulator over real HTTP."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from pulumi_livemedia.calls.errors import InvalidSetting, LivemediaError, MissingCredentials
from pulumi_livemedia.emulator.namespaces import ROOT_ACCOUNT
from pulumi_livemedia.volcengine.client import RtcClient
from tests import identity
from tests.volcengine.bench import KEY, START, Bench

SETTING = "volcengine:assumeRole"
PARTNER = "2999999999"
"""An account whose role is taken from another one's key."""
ROLE = f"trn:iam::{PARTNER}:role/shows"
OWN_ROLE = f"trn:iam::{ROOT_ACCOUNT}:role/studio"
BASE = {"access-key": "emulator", "secret-key": "emulator-secret"}
VARIABLES = {
    "VOLCENGINE_ASSUME_ROLE_TRN": ROLE,
    "VOLCENGINE_ASSUME_ROLE_SESSION_NAME": "night-shift",
    "VOLCENGINE_ASSUME_ROLE_DURATION_SECONDS": "1800",
}

Look = tuple[dict[str, str], dict[str, str]]
"""Environment and settings in which a key is looked for."""


def profile(bench: Bench, **fields: Any) -> Look:  # noqa: ANN401 - members of any kind
    folder = bench.home / ".volcengine"
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps({"current": "it", "profiles": {"it": fields}}))
    return {}, {}


def token(bench: Bench) -> str:
    return identity.write(bench.home, identity.token("sts.volcengine.com"))


def older(bench: Bench, name: str, text: str) -> Look:
    (bench.home / ".volc").mkdir()
    (bench.home / ".volc" / name).write_text(text)
    return {}, {}


SOURCES: dict[str, Callable[[Bench], Look]] = {
    "stack config": lambda _: ({}, {"volcengine:accessKey": "emulator", "volcengine:secretKey": "emulator-secret"}),
    "configured profile": lambda bench: (profile(bench, mode="ak", **BASE)[0], {"volcengine:profile": "it"}),
    "environment": lambda _: (KEY, {}),
    "OIDC": lambda bench: (
        {"VOLCENGINE_OIDC_ROLE_TRN": OWN_ROLE, "VOLCENGINE_OIDC_TOKEN_FILE": token(bench)},
        {},
    ),
    "ak": lambda bench: profile(bench, mode="ak", **BASE),
    "ramrolearn": lambda bench: profile(
        bench, mode="ramrolearn", **{"role-name": "studio", "account-id": ROOT_ACCOUNT}, **BASE
    ),
    "oidc": lambda bench: profile(bench, mode="oidc", **{"role-trn": OWN_ROLE, "oidc-token-file": token(bench)}),
    "ecsrole": lambda bench: (
        {"LIVEMEDIA_VOLCENGINE_METADATA": f"{bench.url}/_metadata/volcengine/emulator"},
        profile(bench, mode="ecsrole", **{"role-name": "emulator-role"})[1],
    ),
    "instance": lambda bench: ({"LIVEMEDIA_VOLCENGINE_METADATA": f"{bench.url}/_metadata/volcengine/emulator"}, {}),
    "older credentials": lambda bench: older(
        bench, "credentials", "[default]\naccess_key_id = emulator\nsecret_access_key = emulator-secret\n"
    ),
    "older config": lambda bench: older(bench, "config", json.dumps({"ak": "emulator", "sk": "emulator-secret"})),
}


def client(bench: Bench, role: object, look: Look = (KEY, {})) -> RtcClient:
    """Return a client that takes a role, as the stack's configuration holds it."""
    environ, settings = look
    text = role if isinstance(role, str) else json.dumps(role)
    return bench.client(key=environ, settings={SETTING: text, **settings})


@pytest.mark.parametrize("source", SOURCES)
def test_a_role_is_taken_with_whichever_key_is_found(bench: Bench, source: str) -> None:
    """The account that answers is the role's, so nothing is signed with the key itself but AssumeRole."""
    known = client(bench, {"assumeRoleTrn": ROLE}, SOURCES[source](bench))

    assert known.caller_account() == PARTNER
    assert bench.requests("AssumeRole")[-1]["parameters"]["RoleTrn"] == ROLE


def test_every_member_is_asked_for(bench: Bench) -> None:
    role = {
        "assumeRoleTrn": ROLE,
        "assumeRoleSessionName": "night-shift",
        "durationSeconds": 900,
        "policy": '{"Statement":[]}',
    }
    client(bench, role).caller_account()

    (asked,) = bench.requests("AssumeRole")
    assert asked["parameters"] == {
        "RoleTrn": ROLE,
        "RoleSessionName": "night-shift",
        "DurationSeconds": "900",
        "Policy": '{"Statement":[]}',
    }


def test_the_environment_tells_a_role_where_the_configuration_is_silent(bench: Bench) -> None:
    assert client(bench, "", ({**KEY, **VARIABLES}, {})).caller_account() == PARTNER

    (asked,) = bench.requests("AssumeRole")
    assert (asked["parameters"]["RoleSessionName"], asked["parameters"]["DurationSeconds"]) == ("night-shift", "1800")


def test_a_configured_role_is_taken_whole(bench: Bench) -> None:
    """Of the environment's, neither the name of the session nor its length is added to it."""
    client(bench, {"assumeRoleTrn": OWN_ROLE}, ({**KEY, **VARIABLES}, {})).caller_account()

    (asked,) = bench.requests("AssumeRole")
    assert asked["parameters"]["RoleTrn"] == OWN_ROLE
    assert asked["parameters"]["RoleSessionName"].startswith("pulumi-livemedia-")
    assert asked["parameters"]["DurationSeconds"] == "3600"


def test_a_malformed_variable_is_named(bench: Bench) -> None:
    look: Look = ({**KEY, **VARIABLES, "VOLCENGINE_ASSUME_ROLE_DURATION_SECONDS": "1h"}, {})

    with pytest.raises(InvalidSetting) as failure:
        client(bench, "", look).caller_account()

    assert failure.value.problem == (
        "VOLCENGINE_ASSUME_ROLE_TRN cannot be used: durationSeconds must be a whole number"
    )
    assert "VOLCENGINE_ASSUME_ROLE_DURATION_SECONDS" in failure.value.cure


def test_an_empty_role_is_none_as_for_the_neighbouring_provider(bench: Bench) -> None:
    assert client(bench, {"assumeRoleTrn": ""}).caller_account() == ROOT_ACCOUNT
    assert not bench.requests("AssumeRole")


@pytest.mark.parametrize(
    ("role", "problem"),
    [
        ("{", "it is not a JSON object"),
        ({"policy": "{}"}, "assumeRoleTrn is required"),
        ({"assumeRoleTrn": "acs:ram::1:role/x"}, "assumeRoleTrn must be the TRN of a role"),
        ({"roleArn": ROLE, "assumeRoleTrn": ROLE}, "roleArn is not a known property"),
        ({"assumeRoleTrn": ROLE, "assumeRoleSessionName": "a b"}, "assumeRoleSessionName must have 2 to 64 letters"),
        ({"assumeRoleTrn": ROLE, "durationSeconds": 43201}, "durationSeconds must be"),
        ({"assumeRoleTrn": ROLE, "policy": "[]"}, "policy must be a policy, which is a JSON object"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_role_is_refused_before_anything_is_called(bench: Bench, role: object, problem: str) -> None:
    with pytest.raises(InvalidSetting) as failure:
        client(bench, role).caller_account()

    assert failure.value.problem.startswith("volcengine:assumeRole cannot be used: ")
    assert problem in failure.value.problem
    assert "pulumi config set --path 'volcengine:assumeRole.assumeRoleTrn'" in failure.value.cure
    assert not bench.requests("AssumeRole")


def test_without_a_key_there_is_no_role(bench: Bench) -> None:
    with pytest.raises(MissingCredentials, match="there is no access key for Volcengine"):
        client(bench, {"assumeRoleTrn": ROLE}, ({}, {})).caller_account()


def test_a_role_that_may_not_be_taken_names_both_of_its_ends(bench: Bench) -> None:
    bench.control.put("/settings", json={"root_assumes_roles": False}).raise_for_status()

    with pytest.raises(LivemediaError) as failure:
        client(bench, {"assumeRoleTrn": ROLE}).caller_account()

    assert failure.value.problem.startswith(
        f"role {ROLE} cannot be assumed ({SETTING}, with the key from environment, VOLCENGINE_ACCESS_KEY): "
    )


def test_the_key_of_a_role_is_renewed_and_so_is_what_leads_to_it(bench: Bench) -> None:
    """The clock of the cloud moves on, so that both keys of the chain have expired."""
    known = client(bench, {"assumeRoleTrn": OWN_ROLE}, SOURCES["ramrolearn"](bench))
    known.caller_account()
    bench.control.post("/clock/advance", json={"seconds": 3700}).raise_for_status()

    known.start_record(START)

    codes = [call["code"] for call in bench.requests("StartRecord")]
    assert len(codes) == 2
    assert codes[0]
    assert not codes[1]
