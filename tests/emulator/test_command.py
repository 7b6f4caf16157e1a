"""The options of `livemedia emulator`: seeds, clocks, looseness, other interfaces, and its end."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.emulator.receiver import receiving
from tests.emulator.signing import Caller, connect
from tests.emulator.volcengine_signing import Volcengine

COMMAND = [sys.executable, "-m", "pulumi_livemedia", "emulator", "--port", "0"]
PIPE = subprocess.PIPE


@contextmanager
def running(*options: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The command, and the address that it says."""
    with subprocess.Popen([*COMMAND, *options], text=True, stdout=PIPE, stderr=PIPE) as process:  # noqa: S603  # ours
        try:
            assert process.stdout is not None
            word, url = process.stdout.readline().split()
            assert word == "ready"
            yield url, process
        finally:
            process.kill()


def refused(*options: str) -> str:
    """What the command complains about."""
    done = subprocess.run([*COMMAND, *options], capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def end(process: "subprocess.Popen[str]") -> str:
    """Let it stop; what it has complained about."""
    process.send_signal(signal.SIGTERM)
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, output) == (0, "")
    return errors


def test_a_seed_is_there_from_the_first_moment(tmp_path: Path) -> None:
    seed = tmp_path / "seed.json"
    room = {"AppId": "a", "RoomId": "r", "streams": []}
    seed.write_text(json.dumps({"casters": [{"CasterId": "c", "CasterName": "news"}], "rooms": [room]}))
    options = ("--clock", "virtual", "--start-time", "2030-01-02T03:04:05+01:00", "--loose")
    with running("--seed", str(seed), *options) as (url, process):
        state = httpx.get(f"{url}/_emulator/state").json()
        assert ([each["CasterName"] for each in state["casters"]], len(state["rooms"])) == (["news"], 1)
        assert httpx.get(f"{url}/_emulator/clock").json()["now"] == "2030-01-02T02:04:05.000+00:00"
        assert httpx.get(f"{url}/_emulator/settings").json()["settings"]["strict"] is False
        saved = httpx.get(f"{url}/_emulator/snapshot").text
        assert end(process) == ""
    seed.write_text(saved)
    with running("--seed", str(seed), *options) as (url, process):
        assert httpx.get(f"{url}/_emulator/snapshot").text == saved
        assert end(process) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"casters": [{"CastrId": "c"}]}', "casters[0]: unknown name 'CastrId'; did you mean 'CasterId'?"),
        ('{"casters": [', "the file is not JSON: Expecting value: line 1 column 14"),
        ('{"rooms": [], "rooms": []}', "the file is not JSON: two members 'rooms' in one object"),
        ('{"clock": {"aheadSeconds": NaN}}', "the file is not JSON: NaN is no number"),
        ("[]", "the file: [] must be an object"),
        ("", "the file is empty"),
    ],
)
def test_a_wrong_seed_is_refused(tmp_path: Path, text: str, words: str) -> None:
    seed = tmp_path / "seed.json"
    seed.write_text(text)
    told = refused("--seed", str(seed))
    assert f"livemedia: {seed}: {words}" in told
    assert "\n  cure: correct the file; " in told


def test_a_seed_has_to_be_there(tmp_path: Path) -> None:
    assert "missing.json: cannot be read: No such file" in refused("--seed", str(tmp_path / "missing.json"))


def test_masked_secrets_of_a_seed_are_told(tmp_path: Path) -> None:
    seed = tmp_path / "seed.json"
    receiver = {"AppId": "a", "url": "http://127.0.0.1:9/", "secretKey": "***"}
    seed.write_text(json.dumps({"callbacks": [receiver]}))
    with running("--seed", str(seed)) as (_, process):
        assert "WARNING" in (told := end(process))
        assert "callbacks[0].secretKey" in told


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--start-time", "2030-01-01T00:00:00Z"), "cure: --clock virtual"),
        (("--clock", "virtual", "--start-time", "noon"), "--start-time: 'noon' must be a moment with its zone"),
    ],
)
def test_where_the_clock_stands(options: tuple[str, ...], words: str) -> None:
    assert words in refused(*options)


def test_other_interfaces_are_warned_about_loudly() -> None:
    with running("--host", "0.0.0.0", "--allow-other-interfaces") as (_, process):  # noqa: S104  # warned about
        told = end(process)
    assert "livemedia: WARNING: listening on 0.0.0.0: whoever reaches it controls it" in told


def test_the_end_leaves_nothing_whatever_is_under_way() -> None:
    """An open connection, an answer that never comes, and a callback that is not taken."""
    with running("--s3") as (url, process), receiving() as receiver, httpx.Client(trust_env=False) as http:
        assert process.stdout is not None
        s3 = process.stdout.readline().split()[1]
        receiver.answers.extend([500] * 3)
        http.put(f"{url}/_emulator/settings", json={"callback_retry_seconds": 60, "rooms": "everybody"})
        http.post(f"{url}/_emulator/callbacks", json={"AppId": "a", "url": receiver.url, "secretKey": "s"})
        store = {"TosConfig": {"AccountId": "2100000000", "Bucket": "b"}}
        body = {"AppId": "a", "RoomId": "r", "TaskId": "t", "StorageConfig": store}
        Volcengine(url, "emulator", http=http).ok("StartRecord", body)
        receiver.take()
        http.post(f"{url}/_emulator/faults", json={"effect": {"timeout_after_commit": True}})
        with ThreadPoolExecutor(1) as pool, connect() as other:
            unanswered = pool.submit(Caller(url, "emulator", http=other), "DescribeCasters")
            while not http.get(f"{url}/_emulator/requests", params={"action": "DescribeCasters"}).json()["requests"]:
                time.sleep(0.02)
            assert end(process) == ""
            assert isinstance(unanswered.exception(), httpx.TransportError)
        for each in (url, s3):
            with pytest.raises(httpx.ConnectError):
                http.get(each)
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
