"""Home folders with files of access keys in them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.calls.credentials import Credentials, Found
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.volcengine.credentials import find_credentials

CLI: dict[str, Any] = {
    "current": "work",
    "profiles": {
        "default": {"name": "default", "mode": "", "access-key": "default-id", "secret-key": "default-secret"},
        "work": {"name": "work", "mode": "ak", "access-key": "work-id", "secret-key": "work-secret"},
        "guest": {"mode": "AK", "access-key": "guest-id", "secret-key": "guest-secret", "session-token": "guest-token"},
        "half": {"mode": "ak", "access-key": "half-id"},
        "empty": {},
        "portal": {"mode": "sso", "access-key": "a", "secret-key": "b"},
        "broken": None,
    },
}
INI = """
[default]
access_key_id = ini-id
secret_access_key = ini-%secret # a comment

[other]
access_key_id = other-id
secret_access_key = other-secret
"""
OLDER = {"ak": "older-id", "sk": "older-secret"}


def cli(home: Path, content: object = CLI) -> None:
    (home / ".volcengine").mkdir()
    (home / ".volcengine" / "config.json").write_text(_text(content))


def ini(home: Path, content: str = INI) -> None:
    (home / ".volc").mkdir(exist_ok=True)
    (home / ".volc" / "credentials").write_text(content)


def older(home: Path, content: object = OLDER) -> None:
    (home / ".volc").mkdir(exist_ok=True)
    (home / ".volc" / "config").write_text(_text(content))


# Tests never look for an instance around them.
NO_INSTANCE = {"VOLCENGINE_ECS_METADATA_DISABLED": "true"}


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


def _text(content: object) -> str:
    return content if isinstance(content, str) else json.dumps(content)
