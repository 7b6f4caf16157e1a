"""`livemedia emulator` with an S3 beside it, and with receivers on other machines."""

import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.s3_store import make_store
from tests.emulator.signing import connect

COMMAND = [sys.executable, "-m", "pulumi_livemedia", "emulator", "--port", "0"]


def refused(*options: str, **environment: str) -> str:
    """Run the command; what it complains about."""
    done = subprocess.run(  # noqa: S603  # our own command
        [*COMMAND, *options], capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **environment}
    )
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_an_s3_beside_the_emulator() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, "--s3"], text=True, stdout=pipe, stderr=pipe) as process:  # noqa: S603  # the same
        assert process.stdout is not None
        word, url = process.stdout.readline().split()
        assert word == "ready"
        word, endpoint = process.stdout.readline().split()
        assert (word, httpx.get(f"{url}/_emulator/health").json()["s3Endpoint"]) == ("s3", endpoint)
        assert make_store(endpoint).objects() == {}
        process.send_signal(signal.SIGTERM)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (0, "", "")
    with pytest.raises(httpx.ConnectError):
        httpx.get(endpoint)


def test_an_s3_of_somebody_else() -> None:
    with EmulatorServer(s3_endpoint="http://127.0.0.1:9000") as emulator, connect(emulator.url) as http:
        assert http.get("/_emulator/health").json()["s3Endpoint"] == "http://127.0.0.1:9000"
        settings = http.get("/_emulator/settings").json()["settings"]
        assert settings["s3_endpoint"] == "http://127.0.0.1:9000"
        http.put("/_emulator/settings", json={"s3_endpoint": ""})
        assert http.get("/_emulator/health").json()["s3Endpoint"] is None


def test_a_missing_extra_is_explained(tmp_path: Path) -> None:
    (tmp_path / "moto.py").write_text("raise ImportError(name='moto')")
    assert "cure: pip install 'pulumi-livemedia[emulator,s3]'" in refused("--s3", PYTHONPATH=str(tmp_path))


def test_only_one_s3() -> None:
    assert "exclude each other" in refused("--s3", "--s3-endpoint", "http://127.0.0.1:9000")


def test_an_endpoint_is_a_url() -> None:
    assert "127.0.0.1:9000 is not a URL" in refused("--s3-endpoint", "127.0.0.1:9000")


def test_receivers_on_other_machines() -> None:
    document = {"AppId": uuid.uuid4().hex, "url": "https://example.com/rtc", "secretKey": "s"}
    with EmulatorServer(allow_other_callbacks=True) as emulator, connect(emulator.url) as http:
        assert http.post("/_emulator/callbacks", json=document).status_code == 201
