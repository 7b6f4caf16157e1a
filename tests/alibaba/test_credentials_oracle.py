"""The vendor's own chain of credentials as the judge: the same files and variables lead both to the same keys.

It reads the environment when it is imported and calls https only: here it is told about both in its own modules.
"""

import importlib
import json
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pulumi_livemedia.alibaba.credentials import find_credentials
from pulumi_livemedia.calls.credentials import Credentials, Found
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.emulator.namespaces import ROOT_ACCOUNT
from tests import identity
from tests.alibaba.bench import Bench

ROLE = f"acs:ram::{ROOT_ACCOUNT}:role/studio"
BASE = {"access_key_id": "emulator", "access_key_secret": "emulator-secret"}
SDK: Mapping[str, str] = {
    "environment_access_key_id": "ALIBABA_CLOUD_ACCESS_KEY_ID",
    "environment_access_key_secret": "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "environment_security_token": "ALIBABA_CLOUD_SECURITY_TOKEN",
    "environment_ecs_metadata": "ALIBABA_CLOUD_ECS_METADATA",
    "environment_credentials_file": "ALIBABA_CLOUD_CREDENTIALS_FILE",
    "environment_profile_name": "ALIBABA_CLOUD_PROFILE",
    "environment_oidc_token_file": "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
    "environment_role_arn": "ALIBABA_CLOUD_ROLE_ARN",
    "environment_oidc_provider_arn": "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
    "environment_role_session_name": "ALIBABA_CLOUD_ROLE_SESSION_NAME",
    "environment_credentials_uri": "ALIBABA_CLOUD_CREDENTIALS_URI",
    "environment_sts_region": "ALIBABA_CLOUD_STS_REGION",
}
Ask = Callable[..., Any]
Names = tuple[str, str, str]


def vendor(module: str) -> Any:  # noqa: ANN401 - the SDK has no types
    """A module of the SDK; what its dependencies warn about while being imported is not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(module)


def parts(found: Found) -> Names:
    assert isinstance(found, Credentials)
    return found.access_key_id, found.access_key_secret, found.security_token


@pytest.fixture
def theirs(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks the vendor's chain; its calls go to the emulator."""
    util, core = vendor("alibabacloud_credentials.utils.auth_util"), vendor("Tea.core").TeaCore
    provider, send, port = vendor("alibabacloud_credentials.provider"), core.do_action, urlsplit(bench.url).port

    def to_emulator(request: Any, options: Any = None) -> Any:  # noqa: ANN401 - the same
        hosts.append(request.headers["host"])
        if request.headers["host"] == "100.100.100.200":
            request.pathname = f"/_metadata/alibaba/emulator{request.pathname}"
        request.protocol, request.port = "http", port
        request.headers["host"] = "127.0.0.1"
        return send(request, options)

    def ask(environ: Mapping[str, str], name: str = "DefaultCredentialsProvider", **options: object) -> Names:
        for attribute, variable in SDK.items():
            monkeypatch.setattr(util, attribute, environ.get(variable))
        oidc = ("ROLE_ARN", "OIDC_PROVIDER_ARN", "OIDC_TOKEN_FILE")
        monkeypatch.setattr(util, "enable_oidc_credential", all(environ.get(f"ALIBABA_CLOUD_{x}") for x in oidc))
        monkeypatch.setattr(util, "client_type", environ.get("ALIBABA_CLOUD_PROFILE", "default"))
        monkeypatch.setattr(util, "environment_ecs_metadata_disabled", "true" if "Default" in name else "false")
        monkeypatch.setattr(vendor("alibabacloud_credentials.utils.auth_constant"), "HOME", str(bench.home))
        found = getattr(provider, name)(**options).get_credentials()
        return found.get_access_key_id(), found.get_access_key_secret(), found.get_security_token() or ""

    hosts: list[str] = []
    monkeypatch.setattr(core, "do_action", to_emulator)
    ask.hosts = hosts  # type: ignore[attr-defined]
    return ask


def ours(bench: Bench, environ: Mapping[str, str], settings: Mapping[str, str] | None = None) -> Found:
    environ = {"ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true", **environ}
    return find_credentials(settings or {}, environ=environ, home=bench.home)


def write(home: Path, profiles: list[dict[str, Any]] | None = None, ini: str = "") -> None:
    if profiles is not None:
        (home / ".aliyun").mkdir()
        document = {"current": profiles[0]["name"], "profiles": profiles}
        (home / ".aliyun" / "config.json").write_text(json.dumps(document))
    if ini:
        (home / ".alibabacloud").mkdir()
        (home / ".alibabacloud" / "credentials.ini").write_text(ini)


KEY = {"ALIBABA_CLOUD_ACCESS_KEY_ID": "env-id", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "env-secret"}
PROFILES = [
    {"name": "one", "mode": "AK", "access_key_id": "one-id", "access_key_secret": "one-secret"},
    {
        "name": "two",
        "mode": "StsToken",
        "access_key_id": "2-id",
        "access_key_secret": "2-secret",
        "sts_token": "2-token",
    },
]
INI = "[default]\ntype = access_key\naccess_key_id = ini-id # comment\naccess_key_secret = ini-secret\n"


@pytest.mark.parametrize(
    "environ", [KEY, {**KEY, "ALIBABA_CLOUD_SECURITY_TOKEN": "t"}, {}, {"ALIBABA_CLOUD_PROFILE": "two"}]
)
@pytest.mark.parametrize("profiles", [None, PROFILES], ids=["no profile", "profiles"])
@pytest.mark.parametrize("ini", ["", INI, INI.replace("default", "two")], ids=["no ini", "ini", "ini two"])
def test_static_keys(
    bench: Bench, theirs: Ask, environ: Mapping[str, str], profiles: list[dict[str, Any]] | None, ini: str
) -> None:
    """Whatever is there, in every combination."""
    write(bench.home, profiles, ini)
    try:
        expected = theirs(environ)
    except vendor("alibabacloud_credentials.exceptions").CredentialException:
        with pytest.raises(MissingCredentials):
            ours(bench, environ)
    else:
        assert parts(ours(bench, environ)) == expected


def asked(bench: Bench, action: str) -> tuple[dict[str, str], dict[str, str]]:
    """What the SDK and we have asked for, without what is about signing."""
    first, second = (call["parameters"] for call in bench.requests(action))
    business = ("RoleArn", "RoleSessionName", "DurationSeconds", "Policy", "ExternalId", "OIDCProviderArn")
    return tuple({name: each[name] for name in business if name in each} for each in (first, second))  # type: ignore[return-value]


ROLES: list[list[dict[str, Any]]] = [
    [
        {
            "name": "r",
            "mode": "RamRoleArn",
            "ram_role_arn": ROLE,
            "ram_session_name": "show",
            "expired_seconds": 1800,
            **BASE,
        }
    ],
    [
        {
            "name": "r",
            "mode": "RamRoleArn",
            "ram_role_arn": ROLE,
            "ram_session_name": "s1",
            "policy": "{}",
            "external_id": "e/1",
            **BASE,
        }
    ],
    [
        {
            "name": "r",
            "mode": "ChainableRamRoleArn",
            "source_profile": "base",
            "ram_role_arn": ROLE,
            "ram_session_name": "s2",
        },
        {"name": "base", "mode": "AK", **BASE},
    ],
]


@pytest.mark.parametrize("profiles", ROLES, ids=["role", "narrowed role", "chained role"])
def test_roles(bench: Bench, theirs: Ask, profiles: list[dict[str, Any]]) -> None:
    write(bench.home, profiles)
    key_id, _, token = theirs({})

    mine = bench.client(key={}).rpc.session.key()

    first, second = asked(bench, "AssumeRole")
    assert first == second
    assert key_id.startswith("STS.")
    assert mine.access_key_id.startswith("STS.")
    assert token != mine.security_token


def test_a_role_of_the_ini_file(bench: Bench, theirs: Ask) -> None:
    lines = [f"{name} = {value}" for name, value in BASE.items()]
    role = [f"role_arn = {ROLE}", "role_session_name = show", "policy = {}"]
    write(bench.home, ini="\n".join(["[default]", "type = ram_role_arn", *lines, *role]))
    theirs({})

    bench.client(key={}).rpc.session.key()

    first, second = asked(bench, "AssumeRole")
    assert first == second


def test_oidc(bench: Bench, theirs: Ask) -> None:
    environ = {
        "ALIBABA_CLOUD_ROLE_ARN": ROLE,
        "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": f"acs:ram::{ROOT_ACCOUNT}:oidc-provider/github",
        "ALIBABA_CLOUD_OIDC_TOKEN_FILE": identity.write(bench.home, identity.token("sts.aliyuncs.com")),
        "ALIBABA_CLOUD_ROLE_SESSION_NAME": "deploy",
    }
    # The SDK sends the file as it is, with the end of the line.
    (bench.home / "token").write_text((bench.home / "token").read_text().strip())
    theirs(environ)

    bench.client(key=environ).rpc.session.key()

    first, second = asked(bench, "AssumeRoleWithOIDC")
    assert first == second


def test_the_role_of_the_instance(bench: Bench, theirs: Ask) -> None:
    expected = theirs({}, "EcsRamRoleCredentialsProvider", async_update_enabled=False)

    environ = {"LIVEMEDIA_ALICLOUD_METADATA": f"{bench.url}/_metadata/alibaba/emulator"}

    assert parts(bench.client(key=environ).rpc.session.key()) == expected


def test_a_command(bench: Bench, theirs: Ask) -> None:
    printed = json.dumps({"mode": "StsToken", "access_key_id": "c", "access_key_secret": "s", "sts_token": "t"})
    write(bench.home, [{"name": "x", "mode": "External", "process_command": f"echo '{printed}'"}])

    assert theirs({}) == parts(bench.client(key={}).rpc.session.key())


@pytest.mark.parametrize(
    ("environ", "fields", "host"),
    [
        ({}, {}, "sts.aliyuncs.com"),
        ({"ALIBABA_CLOUD_STS_REGION": "cn-beijing"}, {}, "sts.cn-beijing.aliyuncs.com"),
        ({"ALIBABA_CLOUD_STS_REGION": "cn-beijing"}, {"sts_region": "cn-shanghai"}, "sts.cn-shanghai.aliyuncs.com"),
        ({}, {"sts_region": "cn-shanghai", "enable_vpc": True}, "sts-vpc.cn-shanghai.aliyuncs.com"),
        ({}, {"enable_vpc": True}, "sts.aliyuncs.com"),
    ],
)
def test_where_roles_are_asked_for(
    bench: Bench, theirs: Ask, environ: Mapping[str, str], fields: dict[str, Any], host: str
) -> None:
    write(bench.home, [{**ROLES[0][0], **fields}])
    theirs(environ)

    way: Any = ours(bench, environ)

    assert theirs.hosts == [host]  # type: ignore[attr-defined]
    assert way.sts.url == f"https://{host}"
