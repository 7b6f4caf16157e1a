"""The user's own keys: no test that uses the emulator sees them, and all are back afterwards."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import pulumi_livemedia
from pulumi_livemedia.alibaba.credentials import find_credentials as find_alibaba
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.testing import Emulator
from pulumi_livemedia.testing.environment import CLOUDS
from pulumi_livemedia.volcengine.credentials import find_credentials as find_volcengine
from tests.testing.conftest import Run

PACKAGE = Path(pulumi_livemedia.__file__).parent
REAL = "LTAI-real"
KEYS = (
    *("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"),
    *("ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_SECURITY_TOKEN"),
    *("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_SECURITY_TOKEN"),
    *("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "VOLCENGINE_SESSION_TOKEN"),
    *("VOLC_ACCESSKEY", "VOLC_SECRETKEY"),
)
OTHERS = {
    "ALIBABA_CLOUD_PROFILE": "real",
    "ALIBABA_CLOUD_ROLE_ARN": "real",
    "ALIBABA_CLOUD_CREDENTIALS_URI": "http://127.0.0.1:1/real",
    "VOLCENGINE_PROFILE": "real",
    "LIVEMEDIA_ALICLOUD_ENDPOINT": "live.aliyuncs.com",
    "HTTPS_PROXY": "http://127.0.0.1:1",
    "https_proxy": "http://127.0.0.1:1",
    "ALL_PROXY": "http://127.0.0.1:1",
}
CLOUDS_FILES = {
    ".aliyun/config.json": json.dumps(
        {"profiles": [{"name": "default", "mode": "AK", "access_key_id": REAL, "access_key_secret": REAL}]}
    ),
    ".alibabacloud/credentials.ini": f"[default]\naccess_key_id={REAL}\naccess_key_secret={REAL}\n",
    ".volcengine/config.json": json.dumps({"profiles": {"default": {"access-key": REAL, "secret-key": REAL}}}),
    ".volc/credentials": f"[default]\naccess_key_id={REAL}\nsecret_access_key={REAL}\n",
    ".volc/config": json.dumps({"ak": REAL, "sk": REAL}),
}
FORGOT = ("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", *KEYS[9:11], *KEYS[12:])


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Mapping[str, str]:
    """Somebody who has real keys everywhere; the environment."""
    for name in KEYS:
        monkeypatch.setenv(name, REAL)
    for name, value in OTHERS.items():
        monkeypatch.setenv(name, value)
    for name, text in CLOUDS_FILES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("PULUMI_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return dict(os.environ)


@pytest.fixture
def emulator(real: Mapping[str, str], request: pytest.FixtureRequest) -> Emulator:
    """The emulator, for somebody who has real keys everywhere."""
    assert real
    emulator: Emulator = request.getfixturevalue("livemedia_emulator")
    return emulator


def found() -> list[Credentials]:
    """The keys that the provider would use."""
    keys = [find({}) for find in (find_alibaba, find_volcengine)]
    return [key for key in keys if isinstance(key, Credentials)]


def test_without_the_emulator_the_real_keys_are_found(real: Mapping[str, str]) -> None:
    assert real
    assert [each.access_key_id for each in found()] == [REAL, REAL]


def test_the_files_would_be_found_too(real: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in {*real} & {*KEYS, *OTHERS}:
        monkeypatch.delenv(name)

    assert [each.access_key_id for each in found()] == [REAL, REAL]


def test_with_the_emulator_its_own_are_found(emulator: Emulator) -> None:
    for key in found():
        assert (key.access_key_id, key.security_token) == (emulator.access_key, "")
        assert key.source.startswith("environment")


def test_no_variable_has_a_real_key(emulator: Emulator) -> None:
    assert emulator
    assert [name for name, value in os.environ.items() if value in (REAL, *OTHERS.values())] == []


def test_a_child_process_has_no_real_key(emulator: Emulator) -> None:
    dump = "import json, os; print(json.dumps(dict(os.environ)))"
    child = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", dump], capture_output=True, text=True, check=True
    )

    variables = json.loads(child.stdout)
    assert REAL not in child.stdout
    assert emulator.environment().items() <= variables.items()


@pytest.mark.parametrize("find", [find_alibaba, find_volcengine])
def test_a_test_of_missing_keys_finds_no_file(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, find: type[object]
) -> None:
    assert emulator
    for name in FORGOT:
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(MissingCredentials):
        find({})  # type: ignore[call-arg]


def test_tools_find_what_they_keep_at_home(emulator: Emulator, tmp_path: Path) -> None:
    assert emulator
    assert Path.home() != tmp_path
    assert os.environ["PULUMI_HOME"] == str(tmp_path / ".pulumi")
    assert os.environ["XDG_CACHE_HOME"] == str(tmp_path / ".cache")


def test_every_variable_that_the_provider_names_is_taken_out() -> None:
    others = {"emulator", "review", "sweep", "testing"}
    rooms = [file for file in PACKAGE.rglob("*.py") if others.isdisjoint(file.parts)]
    named = {name for file in rooms for name in re.findall(r'"([A-Z][A-Z0-9]*_[A-Z0-9_]+)"', file.read_text())}

    variables = {name for name in named if not name.startswith("PULUMI_")}
    assert set(KEYS) <= variables
    assert {name for name in variables if not name.startswith(CLOUDS)} == set()


RESTORED = """
import os, pathlib, pytest

BEFORE = dict(os.environ)

def relevant(environ):
    return {name: value for name, value in environ.items() if not name.startswith("PYTEST_")}

@pytest.mark.parametrize("n", range(2))
def test_uses(n, livemedia_emulator):
    assert os.environ["VOLCENGINE_ACCESS_KEY"] == livemedia_emulator.access_key
    os.environ["HOME"]

def test_before(livemedia_emulator, monkeypatch):
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "of this test")
    monkeypatch.delenv("VOLCENGINE_SECRET_KEY")
    monkeypatch.setenv("ALICLOUD_REGION", "cn-shanghai")

def test_after(monkeypatch, livemedia_emulator):
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "of this test")
    monkeypatch.setenv("HOME", "/nowhere")

def test_fails(livemedia_emulator):
    raise RuntimeError

def test_last():
    assert relevant(os.environ) == relevant(BEFORE)
"""
KEPT = """
import os

def test_home(livemedia_emulator):
    assert os.environ["HOME"] == os.environ["EXPECTED_HOME"]
    assert "PULUMI_HOME" not in os.environ
"""


def test_the_environment_is_restored_whoever_else_has_changed_it(run: Run, real: Mapping[str, str]) -> None:
    assert real
    run(RESTORED).assert_outcomes(passed=5, failed=1)


def test_the_home_folder_can_be_kept(
    run: Run, pytester: pytest.Pytester, real: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPECTED_HOME", real["HOME"])
    pytester.makeini("[pytest]\nlivemedia_keep_home = true\n")

    run(KEPT).assert_outcomes(passed=1)
