"""The files of access keys: where they are, what is read from them, and why one does not serve."""

import json
from pathlib import Path

import pytest

from tests.alibaba.homes import CLI, INI, cli, find, ini, missing


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, ("work-id", "work-secret", "")),
        ({"ALIBABA_CLOUD_PROFILE": "guest"}, ("guest-id", "guest-secret", "guest-token")),
        ({"ALIBABACLOUD_PROFILE": "guest"}, ("guest-id", "guest-secret", "guest-token")),
        ({"ALICLOUD_PROFILE": "guest"}, ("guest-id", "guest-secret", "guest-token")),
        ({"ALIBABA_CLOUD_PROFILE": "work", "ALICLOUD_PROFILE": "guest"}, ("work-id", "work-secret", "")),
    ],
)
def test_cli_profile(tmp_path: Path, environ: dict[str, str], expected: tuple[str, str, str]) -> None:
    cli(tmp_path)

    found = find(tmp_path, environ=environ)

    assert (found.access_key_id, found.access_key_secret, found.security_token) == expected
    assert "config.json" in found.source


def test_cli_file_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "shared.json"
    elsewhere.write_text(json.dumps(CLI))

    assert find(tmp_path, environ={"ALICLOUD_SHARED_CREDENTIALS_FILE": str(elsewhere)}).access_key_id == "work-id"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not valid JSON"),
        ("[]", "is not a JSON object"),
        ({"profiles": None}, "has no profile 'default'; it has none"),
        (
            {"current": "gone", "profiles": CLI["profiles"]},
            "has no profile 'gone'; it has default, guest, half",
        ),
        ({"current": "default", "profiles": CLI["profiles"]}, "access_key_id and access_key_secret are not set"),
        ({"current": "key-pair", "profiles": CLI["profiles"]}, "has mode RsaKeyPair, which is not supported"),
        ({"current": "tokenless", "profiles": CLI["profiles"]}, "has mode StsToken and no sts_token"),
    ],
)
def test_cli_file_that_does_not_serve(tmp_path: Path, content: object, reason: str) -> None:
    cli(tmp_path, content)

    assert any(reason in line for line in missing(tmp_path).tried)


def test_cli_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / ".aliyun" / "config.json").mkdir(parents=True)

    assert any("config.json cannot be read (IsADirectoryError)" in line for line in missing(tmp_path).tried)


@pytest.mark.parametrize("name", ["credentials.ini", "credentials"])
def test_ini_file(tmp_path: Path, name: str) -> None:
    ini(tmp_path, name)

    found = find(tmp_path)

    assert (found.access_key_id, found.access_key_secret) == ("ini-id", "ini-%secret")
    assert found.source == f"profile 'default' of {tmp_path / '.alibabacloud' / name}"


def test_ini_file_with_the_suffix_goes_first(tmp_path: Path) -> None:
    ini(tmp_path)
    ini(tmp_path, "credentials", INI.replace("ini-id", "older-id"))

    assert find(tmp_path).access_key_id == "ini-id"


def test_ini_section(tmp_path: Path) -> None:
    ini(tmp_path)

    assert find(tmp_path, environ={"ALIBABA_CLOUD_PROFILE": "show"}).access_key_id == "show-id"


def test_ini_file_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "keys"
    elsewhere.write_text(INI)

    assert find(tmp_path, environ={"ALIBABA_CLOUD_CREDENTIALS_FILE": str(elsewhere)}).access_key_id == "ini-id"


@pytest.mark.parametrize(
    ("content", "profile", "reason"),
    [
        ("access_key_id = hidden", "", "is not a valid INI file"),
        (INI, "gone", "has no profile 'gone'; it has default, pair, show"),
        (INI, "pair", "has type rsa_key_pair, which is not supported"),
    ],
)
def test_ini_file_that_does_not_serve(tmp_path: Path, content: str, profile: str, reason: str) -> None:
    ini(tmp_path, content=content)

    failure = missing(tmp_path, environ={"ALIBABA_CLOUD_PROFILE": profile})

    assert any(reason in line for line in failure.tried)
    assert "hidden" not in str(failure)
