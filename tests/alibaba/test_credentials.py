"""Where an access key is looked for, in which order, and what is said if there is none."""

from pathlib import Path

import pytest

from pulumi_livemedia.alibaba.credentials import CURE, find_credentials
from pulumi_livemedia.calls.credentials import Credentials
from tests.alibaba.homes import cli, find, ini, missing
from tests.docs.shown import is_shown

CONFIG = {"alicloud:accessKey": "config-id", "alicloud:secretKey": "config-secret"}
FIRST = {"ALIBABA_CLOUD_ACCESS_KEY_ID": "first-id", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "first-secret"}
SECOND = {"ALIBABACLOUD_ACCESS_KEY_ID": "second-id", "ALIBABACLOUD_ACCESS_KEY_SECRET": "second-secret"}
OIDC = ("ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE")
THIRD = {"ALICLOUD_ACCESS_KEY": "third-id", "ALICLOUD_SECRET_KEY": "third-secret"}


def test_the_order(tmp_path: Path) -> None:
    """Every source is there; each that is taken away lets the next one win."""
    cli(tmp_path)
    ini(tmp_path)
    environ = {**FIRST, **SECOND, **THIRD}
    found = [
        find(tmp_path, settings, environ).access_key_id
        for settings in ({**CONFIG, "alicloud:profile": "guest"}, {"alicloud:profile": "guest"}, {})
    ]
    for gone in (FIRST, SECOND, THIRD):
        environ = {name: value for name, value in environ.items() if name not in gone}
        found.append(find(tmp_path, {}, environ).access_key_id)
    found.append(find(tmp_path, {}, {"ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "true"}).access_key_id)

    assert found == ["config-id", "guest-id", "first-id", "second-id", "third-id", "work-id", "ini-id"]


def test_stack_config(tmp_path: Path) -> None:
    found = find(tmp_path, {**CONFIG, "alicloud:securityToken": "config-token"})

    assert found == Credentials("config-id", "config-secret", "config-token", "stack config, alicloud:accessKey")


@pytest.mark.parametrize(
    ("names", "token"),
    [
        (FIRST, "ALIBABA_CLOUD_SECURITY_TOKEN"),
        (SECOND, "ALIBABACLOUD_SECURITY_TOKEN"),
        (THIRD, "ALICLOUD_SECURITY_TOKEN"),
    ],
)
def test_environment(tmp_path: Path, names: dict[str, str], token: str) -> None:
    found = find(tmp_path, environ={**names, token: "the-token"})

    assert (found.access_key_id, found.access_key_secret, found.security_token) == (*names.values(), "the-token")
    assert found.source == f"environment, {next(iter(names))}"


def test_environment_is_read_at_each_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in ("1", "2"):
        monkeypatch.setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", number)
        monkeypatch.setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret")

        found = find_credentials({}, home=tmp_path)

        assert isinstance(found, Credentials)
        assert found.access_key_id == number


def test_configured_profile_in_either_file(tmp_path: Path) -> None:
    cli(tmp_path)
    ini(tmp_path)

    assert find(tmp_path, {"alicloud:profile": "guest"}, FIRST).access_key_id == "guest-id"
    assert find(tmp_path, {"alicloud:profile": "show"}, FIRST).access_key_id == "show-id"


@pytest.mark.parametrize("profile", ["gone", "tokenless"])
def test_configured_profile_that_does_not_serve(tmp_path: Path, profile: str) -> None:
    """Somebody asked for this profile: another key, even a good one, is not what was asked for."""
    cli(tmp_path)

    failure = missing(tmp_path, {"alicloud:profile": profile}, FIRST)

    assert failure.problem == f"alicloud:profile is '{profile}', which cannot be used"
    assert len(failure.tried) == 2
    assert "aliyun configure" in failure.cure


@pytest.mark.parametrize(
    ("settings", "environ", "problem"),
    [
        (
            {"alicloud:accessKey": "a"},
            FIRST,
            "half an access key (stack config): alicloud:accessKey is set, alicloud:secretKey is not",
        ),
        (
            {"alicloud:secretKey": "b"},
            FIRST,
            "half an access key (stack config): alicloud:secretKey is set, alicloud:accessKey is not",
        ),
        (
            {},
            {"ALIBABA_CLOUD_ACCESS_KEY_ID": "a", "ALICLOUD_SECRET_KEY": "b"},
            (
                "half an access key (environment): "
                "ALIBABA_CLOUD_ACCESS_KEY_ID is set, ALIBABA_CLOUD_ACCESS_KEY_SECRET is not"
            ),
        ),
    ],
)
def test_halves_are_never_put_together(
    tmp_path: Path, settings: dict[str, str], environ: dict[str, str], problem: str
) -> None:
    cli(tmp_path)

    assert missing(tmp_path, settings, environ).problem == problem


def test_half_a_key_in_a_file(tmp_path: Path) -> None:
    cli(tmp_path)

    problem = missing(tmp_path, environ={"ALIBABA_CLOUD_PROFILE": "half"}).problem

    assert problem.startswith("half an access key (profile 'half' of ")
    assert problem.endswith("access_key_id is set, access_key_secret is not")


def test_nothing_anywhere(tmp_path: Path) -> None:
    """Each place is named with what was missing there."""
    text = str(missing(tmp_path))

    assert text.splitlines() == [
        "there is no access key for Alibaba Cloud",
        "  tried:  stack config: alicloud:accessKey and alicloud:secretKey are not set",
        "  tried:  stack config: alicloud:profile is not set",
        "  tried:  environment: ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set",
        "  tried:  environment: ALIBABACLOUD_ACCESS_KEY_ID and ALIBABACLOUD_ACCESS_KEY_SECRET are not set",
        "  tried:  environment: ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY are not set",
        f"  tried:  OIDC: {', '.join(OIDC)} not set",
        f"  tried:  profile of the aliyun command: {tmp_path}/.aliyun/config.json does not exist",
        f"  tried:  profile of the SDKs: {tmp_path}/.alibabacloud/credentials.ini does not exist",
        "  tried:  role of the instance: ALIBABA_CLOUD_ECS_METADATA_DISABLED is true",
        "  tried:  credentials URI: ALIBABA_CLOUD_CREDENTIALS_URI is not set",
        f"  cure:   {CURE}",
    ]
    is_shown("docs/credentials.md", "error: there is no access key", f"error: {text}")
