"""`alicloud:assumeRole`: a role over whichever key is found, obtained from an emulator over real HTTP."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.calls.errors import InvalidSetting, LivemediaError, MissingCredentials
from pulumi_livemedia.emulator.namespaces import ROOT_ACCOUNT
from tests import identity
from tests.alibaba.bench import CASTER, KEY, Bench

SETTING = "alicloud:assumeRole"
PARTNER = "1999999999999999"
"""An account whose role is taken from another one's key."""
ROLE = f"acs:ram::{PARTNER}:role/shows"
OWN_ROLE = f"acs:ram::{ROOT_ACCOUNT}:role/studio"
BASE = {"access_key_id": "emulator", "access_key_secret": "emulator-secret"}
OIDC = {"ram_role_arn": OWN_ROLE, "oidc_provider_arn": f"acs:ram::{ROOT_ACCOUNT}:oidc-provider/github"}

Look = tuple[dict[str, str], dict[str, str]]
"""Environment and settings in which a key is looked for."""


def profiles(bench: Bench, *given: dict[str, Any]) -> Look:
    folder = bench.home / ".aliyun"
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(
        json.dumps({"current": "it", "profiles": [{"name": "it", **given[0]}, *given[1:]]})
    )
    return {}, {}


def token(bench: Bench) -> str:
    return identity.write(bench.home, identity.token("sts.aliyuncs.com"))


def ini(bench: Bench) -> Look:
    file = bench.home / "credentials.ini"
    file.write_text("[default]\ntype = access_key\naccess_key_id = emulator\naccess_key_secret = emulator-secret\n")
    return {"ALIBABA_CLOUD_CREDENTIALS_FILE": str(file)}, {}


def configured(bench: Bench) -> Look:
    profiles(bench, {"mode": "RamRoleArn", "ram_role_arn": OWN_ROLE, **BASE})
    return {}, {"alicloud:profile": "it"}


def oidc_variables(bench: Bench) -> Look:
    told = {"ROLE_ARN": OWN_ROLE, "OIDC_PROVIDER_ARN": OIDC["oidc_provider_arn"], "OIDC_TOKEN_FILE": token(bench)}
    return {f"ALIBABA_CLOUD_{name}": value for name, value in told.items()}, {}


SOURCES: dict[str, Callable[[Bench], Look]] = {
    "stack config": lambda _: ({}, {"alicloud:accessKey": "emulator", "alicloud:secretKey": "emulator-secret"}),
    "configured profile": configured,
    "environment": lambda _: (KEY, {}),
    "OIDC": oidc_variables,
    "AK": lambda bench: profiles(bench, {"mode": "AK", **BASE}),
    "RamRoleArn": lambda bench: profiles(bench, {"mode": "RamRoleArn", "ram_role_arn": OWN_ROLE, **BASE}),
    "ChainableRamRoleArn": lambda bench: profiles(
        bench,
        {"mode": "ChainableRamRoleArn", "source_profile": "first", "ram_role_arn": OWN_ROLE},
        {"name": "first", "mode": "RamRoleArn", "ram_role_arn": OWN_ROLE, **BASE},
    ),
    "OIDC profile": lambda bench: profiles(bench, {"mode": "OIDC", "oidc_token_file": token(bench), **OIDC}),
    "EcsRamRole": lambda bench: (
        {"LIVEMEDIA_ALICLOUD_METADATA": f"{bench.url}/_metadata/alibaba/emulator"},
        profiles(bench, {"mode": "EcsRamRole"})[1],
    ),
    "instance": lambda bench: ({"LIVEMEDIA_ALICLOUD_METADATA": f"{bench.url}/_metadata/alibaba/emulator"}, {}),
    "profile of the SDKs": ini,
}


def client(bench: Bench, role: object, look: Look = (KEY, {})) -> LiveClient:
    """Return a client that takes a role, as the stack's configuration holds it."""
    environ, settings = look
    text = role if isinstance(role, str) else json.dumps(role)
    return bench.client(key=environ, settings={SETTING: text, **settings})


@pytest.mark.parametrize("source", SOURCES)
def test_a_role_is_taken_with_whichever_key_is_found(bench: Bench, source: str) -> None:
    """The account that answers is the role's, so nothing is signed with the key itself but AssumeRole."""
    known = client(bench, {"roleArn": ROLE}, SOURCES[source](bench))

    assert known.caller_account() == PARTNER
    assert bench.requests("AssumeRole")[-1]["parameters"]["RoleArn"] == ROLE


def test_every_member_is_asked_for(bench: Bench) -> None:
    client(
        bench,
        {
            "roleArn": ROLE,
            "sessionName": "night-shift",
            "sessionExpiration": 900,
            "policy": '{"Version": "1", "Statement": []}',
            "externalId": "ext/1",
        },
    ).caller_account()

    (asked,) = bench.requests("AssumeRole")
    assert asked["parameters"] == {
        "RoleArn": ROLE,
        "RoleSessionName": "night-shift",
        "DurationSeconds": "900",
        "Policy": '{"Version":"1","Statement":[]}',
        "ExternalId": "ext/1",
    }


@pytest.mark.parametrize("seconds", [1800, "1800", 1800.0])
def test_a_number_may_be_text_as_pulumi_config_set_writes_it(bench: Bench, seconds: object) -> None:
    client(bench, {"roleArn": ROLE, "sessionExpiration": seconds}).caller_account()

    assert bench.requests("AssumeRole")[0]["parameters"]["DurationSeconds"] == "1800"


def test_an_empty_role_is_none_as_for_the_neighbouring_provider(bench: Bench) -> None:
    assert client(bench, {"roleArn": ""}).caller_account() == ROOT_ACCOUNT
    assert not bench.requests("AssumeRole")


@pytest.mark.parametrize(
    ("role", "problem"),
    [
        ("acs:ram::1:role/shows", "it is not a JSON object"),
        ([{"roleArn": ROLE}], "it is not a JSON object"),
        ({}, "roleArn is required"),
        ({"roleArn": "shows"}, "roleArn must be the ARN of a role, such as acs:ram::1234567890123456:role/shows"),
        (
            {"roleArn": ROLE, "roleSessionName": "x"},
            "roleSessionName is not a known property; did you mean sessionName?",
        ),
        ({"roleArn": ROLE, "sessionName": "two words"}, "sessionName must have 2 to 64 letters"),
        ({"roleArn": ROLE, "sessionExpiration": 899}, "sessionExpiration must be"),
        ({"roleArn": ROLE, "sessionExpiration": "1h"}, "sessionExpiration must be a whole number"),
        ({"roleArn": ROLE, "policy": "live:*"}, "policy must be a policy, which is a JSON object"),
        ({"roleArn": ROLE, "policy": "{Statement: []}"}, "policy must be a policy, which is a JSON object"),
        ({"roleArn": ROLE, "policy": json.dumps({"x": "y" * 2048})}, "policy must have at most 2048 characters"),
        ({"roleArn": ROLE, "externalId": "?"}, "externalId must have 2 to 1224 letters"),
        ({"roleArn": 1, "externalId": "?"}, "roleArn must be a string, and externalId must have"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_role_is_refused_before_anything_is_called(bench: Bench, role: object, problem: str) -> None:
    """A member that is overlooked would be a policy that does not narrow anything down."""
    with pytest.raises(InvalidSetting) as failure:
        client(bench, role).caller_account()

    assert failure.value.problem.startswith("alicloud:assumeRole cannot be used: ")
    assert problem in failure.value.problem
    assert "pulumi config set --path 'alicloud:assumeRole.roleArn'" in failure.value.cure
    assert not bench.asked("Sts")


def test_without_a_key_there_is_no_role(bench: Bench) -> None:
    with pytest.raises(MissingCredentials, match="there is no access key for Alibaba Cloud"):
        client(bench, {"roleArn": ROLE}, ({}, {})).caller_account()


def test_a_role_that_may_not_be_taken_names_both_of_its_ends(bench: Bench) -> None:
    bench.control.put("/settings", json={"root_assumes_roles": False}).raise_for_status()

    with pytest.raises(LivemediaError) as failure:
        client(bench, {"roleArn": ROLE}).caller_account()

    assert failure.value.problem.startswith(
        f"role {ROLE} cannot be assumed ({SETTING}, with the key from environment, ALIBABA_CLOUD_ACCESS_KEY_ID): "
    )
    assert "sts:AssumeRole" in failure.value.cure


def test_the_key_of_a_role_is_renewed_and_so_is_what_leads_to_it(bench: Bench) -> None:
    """The clock of the cloud moves on, so that both keys of the chain have expired."""
    bench.caster()
    known = client(bench, {"roleArn": OWN_ROLE}, SOURCES["RamRoleArn"](bench))
    known.caller_account()
    bench.post("/clock/advance", seconds=3700)

    known.start_caster(CASTER)

    assert [call["code"] for call in bench.requests("StartCaster")] == ["InvalidSecurityToken.Expired", ""]


def test_operations_share_a_key_and_another_role_has_another(bench: Bench) -> None:
    for _ in range(3):
        client(bench, {"roleArn": ROLE}).caller_account()
    client(bench, {"roleArn": OWN_ROLE}).caller_account()

    assert [call["parameters"]["RoleArn"] for call in bench.requests("AssumeRole")] == [ROLE, OWN_ROLE]


def test_an_emulators_key_takes_no_role_of_the_vendor(bench: Bench) -> None:
    settings = {"livemedia:alicloudEndpoint": "live.aliyuncs.com"}

    with pytest.raises(MissingCredentials, match="is the emulator's, and calls go to"):
        client(bench, {"roleArn": ROLE}, (KEY, settings)).caller_account()


def test_a_page_of_json_nested_without_end_is_no_role(bench: Bench) -> None:
    with pytest.raises(InvalidSetting, match="it is not a JSON object"):
        client(bench, "[" * 100_000).caller_account()
