"""Where an access key is looked for, in which order, and what is said if there is none."""

from pathlib import Path

import pytest

from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.volcengine.credentials import CURE, find_credentials
from tests.volcengine.homes import cli, find, ini, missing, older

CONFIG = {"volcengine:accessKey": "config-id", "volcengine:secretKey": "config-secret"}
FIRST = {"VOLCENGINE_ACCESS_KEY": "first-id", "VOLCENGINE_SECRET_KEY": "first-secret"}
SECOND = {"VOLC_ACCESSKEY": "second-id", "VOLC_SECRETKEY": "second-secret"}
PROFILE = {"volcengine:profile": "guest"}


def test_the_order(tmp_path: Path) -> None:
    """Every source is there; each that is taken away lets the next one win."""
    cli(tmp_path)
    ini(tmp_path)
    older(tmp_path)
    environ = {**FIRST, **SECOND}
    found = [find(tmp_path, settings, environ).access_key_id for settings in ({**CONFIG, **PROFILE}, PROFILE, {})]
    found += [find(tmp_path, {}, names).access_key_id for names in (SECOND, {})]
    (tmp_path / ".volcengine" / "config.json").unlink()
    found.append(find(tmp_path).access_key_id)
    (tmp_path / ".volc" / "credentials").unlink()
    found.append(find(tmp_path).access_key_id)

    assert found == ["config-id", "guest-id", "first-id", "second-id", "work-id", "ini-id", "older-id"]


def test_stack_config(tmp_path: Path) -> None:
    found = find(tmp_path, {**CONFIG, "volcengine:sessionToken": "config-token"})

    assert found == Credentials("config-id", "config-secret", "config-token", "stack config, volcengine:accessKey")


def test_environment(tmp_path: Path) -> None:
    found = find(tmp_path, environ={**FIRST, "VOLCENGINE_SESSION_TOKEN": "the-token"})

    assert found == Credentials("first-id", "first-secret", "the-token", "environment, VOLCENGINE_ACCESS_KEY")


def test_older_variables_never_borrow_a_token(tmp_path: Path) -> None:
    found = find(tmp_path, environ={**SECOND, "VOLCENGINE_SESSION_TOKEN": "of another key", "": "nothing"})

    assert found == Credentials("second-id", "second-secret", "", "environment, VOLC_ACCESSKEY")


def test_environment_is_read_at_each_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in ("1", "2"):
        monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", number)
        monkeypatch.setenv("VOLCENGINE_SECRET_KEY", "secret")

        found = find_credentials({}, home=tmp_path)

        assert isinstance(found, Credentials)
        assert found.access_key_id == number


@pytest.mark.parametrize("profile", ["gone", "portal"])
def test_configured_profile_that_does_not_serve(tmp_path: Path, profile: str) -> None:
    """Somebody asked for this profile: another key, even a good one, is not what was asked for."""
    cli(tmp_path)

    failure = missing(tmp_path, {"volcengine:profile": profile}, FIRST)

    assert failure.problem == f"volcengine:profile is '{profile}', which cannot be used"
    assert len(failure.tried) == 1
    assert f"ve configure set --profile {profile}" in failure.cure


@pytest.mark.parametrize(
    ("settings", "environ", "problem"),
    [
        (
            {"volcengine:accessKey": "a"},
            FIRST,
            "half an access key (stack config): volcengine:accessKey is set, volcengine:secretKey is not",
        ),
        (
            {},
            {"VOLCENGINE_SECRET_KEY": "b", **SECOND},
            "half an access key (environment): VOLCENGINE_SECRET_KEY is set, VOLCENGINE_ACCESS_KEY is not",
        ),
        (
            {},
            {"VOLC_ACCESSKEY": "a"},
            "half an access key (environment): VOLC_ACCESSKEY is set, VOLC_SECRETKEY is not",
        ),
    ],
)
def test_halves_are_never_put_together(
    tmp_path: Path, settings: dict[str, str], environ: dict[str, str], problem: str
) -> None:
    cli(tmp_path)

    assert missing(tmp_path, settings, environ).problem == problem


def test_nothing_anywhere(tmp_path: Path) -> None:
    """Each place is named with what was missing there."""
    text = str(missing(tmp_path))

    assert text.splitlines() == [
        "there is no access key for Volcengine",
        "  tried:  stack config: volcengine:accessKey and volcengine:secretKey are not set",
        "  tried:  stack config: volcengine:profile is not set",
        "  tried:  environment: VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY are not set",
        "  tried:  environment: VOLC_ACCESSKEY and VOLC_SECRETKEY are not set",
        "  tried:  OIDC: VOLCENGINE_OIDC_ROLE_TRN, VOLCENGINE_OIDC_TOKEN_FILE not set",
        f"  tried:  profile of the ve command: {tmp_path}/.volcengine/config.json does not exist",
        f"  tried:  credentials of the older SDKs: {tmp_path}/.volc/credentials does not exist",
        f"  tried:  config of the older SDKs: {tmp_path}/.volc/config does not exist",
        "  tried:  role of the instance: VOLCENGINE_ECS_METADATA_DISABLED is true",
        f"  cure:   {CURE}",
    ]
