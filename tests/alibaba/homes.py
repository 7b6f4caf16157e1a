"""Home folders with files of access keys in them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.alibaba.credentials import find_credentials
from pulumi_livemedia.calls.credentials import Credentials, Found
from pulumi_livemedia.calls.errors import MissingCredentials

CLI: dict[str, Any] = {
    "current": "work",
    "profiles": [
        {"name": "default", "mode": "AK", "access_key_id": "", "access_key_secret": ""},
        {"name": "work", "mode": "AK", "access_key_id": "work-id", "access_key_secret": "work-secret"},
        {
            "name": "guest",
            "mode": "StsToken",
            "access_key_id": "guest-id",
            "access_key_secret": "guest-secret",
            "sts_token": "guest-token",
        },
        {"name": "tokenless", "mode": "StsToken", "access_key_id": "a", "access_key_secret": "b"},
        {"name": "half", "mode": "AK", "access_key_id": "half-id"},
        {"name": "key-pair", "mode": "RsaKeyPair"},
    ],
}
INI = """
[default]
type = access_key  # the usual one
access_key_id = ini-id
access_key_secret = ini-%secret # a comment

[show]
type = access_key
access_key_id = show-id
access_key_secret = show-secret

[pair]
type = rsa_key_pair
public_key_id = a
"""


def cli(home: Path, content: object = CLI) -> None:
    (home / ".aliyun").mkdir()
    text = content if isinstance(content, str) else json.dumps(content)
    (home / ".aliyun" / "config.json").write_text(text)


def ini(home: Path, name: str = "credentials.ini", content: str = INI) -> None:
    (home / ".alibabacloud").mkdir(exist_ok=True)
    (home / ".alibabacloud" / name).write_text(content)


# Tests never look for an instance around them.
NO_INSTANCE = {"ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true"}


def look(home: Path, settings: Mapping[str, str] | None = None, environ: Mapping[str, str] | None = None) -> Found:
    return find_credentials(settings or {}, environ={**NO_INSTANCE, **(environ or {})}, home=home)


def find(
    home: Path, settings: Mapping[str, str] | None = None, environ: Mapping[str, str] | None = None
) -> Credentials:
    found = look(home, settings, environ)
    assert isinstance(found, Credentials)
    return found


def missing(
    home: Path, settings: Mapping[str, str] | None = None, environ: Mapping[str, str] | None = None
) -> MissingCredentials:
    with pytest.raises(MissingCredentials) as failure:
        find(home, settings, environ)
    return failure.value
