"""The files of access keys: where they are, what is read from them, and why one does not serve."""

import json
from pathlib import Path

import pytest

from tests.volcengine.homes import CLI, INI, cli, find, ini, missing, older

PROFILES = CLI["profiles"]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, ("work-id", "work-secret", "")),
        ({"VOLCENGINE_PROFILE": "guest"}, ("guest-id", "guest-secret", "guest-token")),
        ({"VOLCENGINE_PROFILE": "default"}, ("default-id", "default-secret", "")),
    ],
)
def test_cli_profile(tmp_path: Path, environ: dict[str, str], expected: tuple[str, str, str]) -> None:
    cli(tmp_path)

    found = find(tmp_path, environ=environ)

    assert (found.access_key_id, found.access_key_secret, found.security_token) == expected
    assert "config.json" in found.source


def test_without_a_current_profile_the_one_called_default_counts(tmp_path: Path) -> None:
    cli(tmp_path, {"profiles": PROFILES})

    assert find(tmp_path).access_key_id == "default-id"


def test_cli_file_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "shared.json"
    elsewhere.write_text(json.dumps(CLI))

    assert find(tmp_path, environ={"VOLCENGINE_CLI_CONFIG_FILE": str(elsewhere)}).access_key_id == "work-id"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not valid JSON"),
        ("[]", "is not a JSON object"),
        ({"profiles": None}, "has no profile 'default'; it has none"),
        ({"profiles": []}, "has no profile 'default'; it has none"),
        ({"current": "gone", "profiles": PROFILES}, "has no profile 'gone'; it has default, empty, guest, half"),
        ({"current": "broken", "profiles": PROFILES}, "has no profile 'broken'"),
        ({"current": "empty", "profiles": PROFILES}, "access-key and secret-key are not set"),
        ({"current": "portal", "profiles": PROFILES}, "has mode sso and no key in it: sign in with `ve sso login`"),
    ],
    ids=str,
)
def test_cli_file_that_does_not_serve(tmp_path: Path, content: object, reason: str) -> None:
    cli(tmp_path, content)

    assert any(reason in line for line in missing(tmp_path).tried)


def test_cli_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / ".volcengine" / "config.json").mkdir(parents=True)

    assert any("config.json cannot be read (IsADirectoryError)" in line for line in missing(tmp_path).tried)


def test_half_a_key_in_a_profile(tmp_path: Path) -> None:
    cli(tmp_path)

    problem = missing(tmp_path, environ={"VOLCENGINE_PROFILE": "half"}).problem

    assert problem.startswith("half an access key (profile 'half' of ")
    assert problem.endswith("access-key is set, secret-key is not")


def test_older_credentials(tmp_path: Path) -> None:
    ini(tmp_path)

    found = find(tmp_path)

    assert (found.access_key_id, found.access_key_secret) == ("ini-id", "ini-%secret")
    assert found.source == f"profile 'default' of {tmp_path / '.volc' / 'credentials'}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("access_key_id = hidden", "is not a valid INI file"),
        (INI.replace("[default]", "[show]"), "has no profile 'default'; it has other, show"),
        ("[default]", "access_key_id and secret_access_key are not set"),
    ],
)
def test_older_credentials_that_do_not_serve(tmp_path: Path, content: str, reason: str) -> None:
    ini(tmp_path, content)

    failure = missing(tmp_path)

    assert any(reason in line for line in failure.tried)
    assert "hidden" not in str(failure)


def test_older_config(tmp_path: Path) -> None:
    older(tmp_path)

    found = find(tmp_path)

    assert (found.access_key_id, found.access_key_secret) == ("older-id", "older-secret")
    assert found.source == str(tmp_path / ".volc" / "config")


@pytest.mark.parametrize(
    ("content", "reason"),
    [("ak = hidden", "is not valid JSON"), ([], "is not a JSON object"), ({}, "ak and sk are not set")],
)
def test_older_config_that_does_not_serve(tmp_path: Path, content: object, reason: str) -> None:
    older(tmp_path, content)

    failure = missing(tmp_path)

    assert any(reason in line for line in failure.tried)
    assert "hidden" not in str(failure)
