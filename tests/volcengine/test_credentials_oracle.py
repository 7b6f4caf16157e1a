"""The vendor's own chain of credentials as the judge: the same files and variables lead both to the same keys."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest
from volcenginesdkcore.auth.providers import ecs_role_provider  # type: ignore[import-untyped]
from volcenginesdkcore.auth.providers.cli_config_provider import (  # type: ignore[import-untyped]
    CLIConfigCredentialProvider,
)
from volcenginesdkcore.auth.providers.default_provider import (  # type: ignore[import-untyped]
    DefaultCredentialProvider,
)
from volcenginesdkcore.auth.providers.sts_oidc_provider import (  # type: ignore[import-untyped]
    StsOidcCredentialProvider,
)

from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.emulator.namespaces import ROOT_ACCOUNT
from pulumi_livemedia.volcengine.credentials import find_credentials
from tests import identity
from tests.volcengine.bench import Bench

ROLE = f"trn:iam::{ROOT_ACCOUNT}:role/studio"
BASE = {"access-key": "emulator", "secret-key": "emulator-secret"}
KEY = {"VOLCENGINE_ACCESS_KEY": "env-id", "VOLCENGINE_SECRET_KEY": "env-secret"}
PROFILES = {
    "default": {"mode": "", "access-key": "d-id", "secret-key": "d-secret"},
    "two": {"mode": "AK", "access-key": "2-id", "secret-key": "2-secret", "session-token": "2-token"},
}

Names = tuple[str, str, str]


def parts(found: Any) -> Names:  # noqa: ANN401 - the SDK has no types
    """The three parts of a key, of the SDK's or ours."""
    if isinstance(found, Credentials):
        return found.access_key_id, found.access_key_secret, found.security_token
    return found.ak, found.sk, found.session_token or ""


def write(bench: Bench, profiles: Mapping[str, object], current: str | None = None) -> str:
    folder = bench.home / ".volcengine"
    folder.mkdir()
    file = folder / "config.json"
    file.write_text(json.dumps({"profiles": profiles, **({"current": current} if current else {})}))
    return str(file)


@pytest.mark.parametrize(
    "environ", [KEY, {**KEY, "VOLCENGINE_SESSION_TOKEN": "t"}, {}, {"VOLCENGINE_PROFILE": "two"}], ids=str
)
@pytest.mark.parametrize("current", [None, "two"])
def test_static_keys(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, environ: Mapping[str, str], current: str | None
) -> None:
    file = write(bench, PROFILES, current)
    around = {**environ, "VOLCENGINE_CLI_CONFIG_FILE": file, "VOLCENGINE_ECS_METADATA_DISABLED": "true"}
    for name, value in around.items():
        monkeypatch.setenv(name, value)

    found = find_credentials({}, environ=around, home=bench.home)

    assert parts(found) == parts(DefaultCredentialProvider().get_credentials())


def asked(bench: Bench, action: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the SDK and we have asked for; both call a session by the time or at random."""
    first, second = ({**call["parameters"], "RoleSessionName": "-"} for call in bench.requests(action))
    return first, second


def test_a_role(bench: Bench) -> None:
    profile = {"mode": "RamRoleArn", "role-name": "studio", "account-id": ROOT_ACCOUNT, **BASE}
    cli = CLIConfigCredentialProvider(profile_name="it", config_path=write(bench, {"it": profile}, "it"))
    cli._init_delegate()  # noqa: SLF001 - the SDK calls https at one host only
    theirs = cli._delegate  # noqa: SLF001 - the same
    theirs.host, theirs.scheme = urlsplit(bench.url).netloc, "http"
    given = theirs.get_credentials()

    mine = bench.client(key={}).openapi.session.key()

    first, second = asked(bench, "AssumeRole")
    assert first == {**second, "DurationSeconds": "3600"}
    assert given.ak[:12] == mine.access_key_id[:12] == "AKTPemulator"


def test_oidc(bench: Bench) -> None:
    file = identity.write(bench.home, identity.token("sts.volcengine.com"))
    theirs = StsOidcCredentialProvider(
        role_trn=ROLE, oidc_token_file=file, host=urlsplit(bench.url).netloc, scheme="http"
    )
    theirs.get_credentials()

    environ = {"VOLCENGINE_OIDC_ROLE_TRN": ROLE, "VOLCENGINE_OIDC_TOKEN_FILE": file}
    bench.client(key=environ).openapi.session.key()

    first, second = asked(bench, "AssumeRoleWithOIDC")
    assert first == second


def test_the_role_of_the_instance(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"{bench.url}/_metadata/volcengine/emulator"
    monkeypatch.setattr(ecs_role_provider, "_IMDS_ENDPOINT", address)
    monkeypatch.delenv("VOLCENGINE_ECS_METADATA_DISABLED")

    mine = bench.client(key={"LIVEMEDIA_VOLCENGINE_METADATA": address}).openapi.session.key()

    assert parts(ecs_role_provider.EcsRoleCredentialProvider().get_credentials()) == parts(mine)
