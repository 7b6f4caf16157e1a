"""The vendor's own SDK as the judge: what it sends is taken, and what it gets it understands.

It knows RTC only as an example, made for an older version of the API: the version and what depends on it are ours.
"""

import importlib
import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.rtc_bodies import Body, changed

VERSIONS = {"rtc": "2023-11-01", "sts": "2018-01-01"}
Connect = Callable[..., Any]


def vendor(module: str) -> Any:  # noqa: ANN401  # the SDK has no types
    """A module of the SDK; what its dependencies warn about while being imported is not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(f"volcengine.{module}")


@pytest.fixture
def connect(shared: EmulatorServer, key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Connect]:
    """Makes a client of the SDK for some operations, with the emulator's key pair unless told otherwise."""
    # The SDK prefers these to what it is given.
    monkeypatch.delenv("VOLC_ACCESSKEY", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    operation, service_info = vendor("ApiInfo").ApiInfo, vendor("ServiceInfo").ServiceInfo
    credentials, client = vendor("Credentials").Credentials, vendor("base.Service").Service
    sessions = []

    def make(service: str, operations: Mapping[str, str], **options: str) -> Any:  # noqa: ANN401  # the same
        pair = {"ak": key, "sk": "emulator-secret", "service": service, "region": "cn-north-1", **options}
        queries = {action: {"Action": action, "Version": VERSIONS[service]} for action in operations}
        calls = {action: operation(verb, "/", queries[action], {}, {}) for action, verb in operations.items()}
        made = client(service_info(urlsplit(shared.url).netloc, {}, credentials(**pair), 5, 5, "http"), calls)
        made.session.trust_env = False
        sessions.append(made.session)
        return made

    yield make
    for session in sessions:
        session.close()


RECORDING = {"StartRecord": "POST", "UpdateRecord": "POST", "StopRecord": "POST", "GetRecordTask": "GET"}


@pytest.mark.parametrize("token", ["", "sts+token/=="])
def test_a_recording_from_start_to_stop(connect: Connect, body: Body, triple: dict[str, str], token: str) -> None:
    client = connect("rtc", RECORDING, session_token=token)
    started = json.loads(client.json("StartRecord", {}, json.dumps(changed(body, TaskId="task@1.a_b-c"))))
    assert started["Result"] == "ok"
    triple["TaskId"] = "task@1.a_b-c"
    update = {"TargetStreams": changed(body)["TargetStreams"]}
    assert json.loads(client.json("UpdateRecord", {}, json.dumps({**triple, **update})))["Result"] == "ok"
    task = json.loads(client.get("GetRecordTask", triple))["Result"]["RecordTask"]
    assert task["Status"] == 1
    stopped = json.loads(client.json("StopRecord", {}, json.dumps(triple)))
    assert stopped["Result"] == "ok"
    assert stopped["ResponseMetadata"]["Action"] == "StopRecord"
    assert json.loads(client.get("GetRecordTask", triple))["Result"]["RecordTask"]["Status"] == 3


def test_who_calls(connect: Connect) -> None:
    client = connect("sts", {"GetCallerIdentity": "GET"})
    identity = json.loads(client.get("GetCallerIdentity", {}))["Result"]
    assert isinstance(identity["AccountId"], int)
    form = connect("sts", {"GetCallerIdentity": "POST"})
    assert json.loads(form.post("GetCallerIdentity", {}, {}))["Result"] == identity


def test_errors_are_seen(connect: Connect, triple: dict[str, str]) -> None:
    client = connect("rtc", RECORDING)
    with pytest.raises(Exception, match=r"InvalidParameter\.ErrorActiveTaskNotFound"):
        client.json("StopRecord", {}, json.dumps(triple))
    stranger = connect("rtc", RECORDING, sk="wrong")
    with pytest.raises(Exception, match="SignatureDoesNotMatch"):
        stranger.get("GetRecordTask", triple)


def test_awkward_characters_are_signed_alike(connect: Connect, triple: dict[str, str]) -> None:
    client = connect("rtc", RECORDING)
    awkward = {**triple, "RoomId": "room~1*('ä') +/&=%"}
    with pytest.raises(Exception, match="IllegalRoomID"):
        client.get("GetRecordTask", awkward)
