"""`livemedia import`: what somebody else has started becomes part of a stack, and nothing happens to it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.cloud import APP, CASTER, ROOM, Cloud
from tests.cli.stack import Stack

REQUEST: dict[str, Any] = {
    "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "guest"}]},
    "Encode": {"VideoBitrate": 1500, "VideoFps": 25},
    "Layout": {
        "LayoutMode": 2,
        "CustomLayout": {
            "Canvas": {"Width": 1280, "Height": 720},
            "Regions": [
                {"StreamIndex": 0, "Width": 1280, "Height": 720},
                {"StreamIndex": 1, "LocationX": 960, "Width": 320, "Height": 180, "ZOrder": 1},
            ],
        },
    },
    "Control": {"MaxIdleTime": 3600, "MaxRecordTime": 7200},
    "FileFormatConfig": {"FileFormat": ["MP4", "HLS"]},
    "StorageConfig": {
        "Type": 2,
        "CustomConfig": {"Vendor": 0, "Region": 0, "Bucket": "b", "AccessKey": "the-ak", "SecretKey": "the-sk"},
    },
}
ID = f"{APP}/{ROOM}/theirs"


def livemedia(stack: Stack, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run `livemedia import` in the program's folder."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "pulumi_livemedia", "import", *arguments],
        cwd=stack.folder,
        env=stack.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def taken_in(stack: Stack, done: "subprocess.CompletedProcess[str]") -> None:
    """Do what the command says: paste the lines, import the file."""
    assert done.returncode == 0, done.stderr
    (stack.folder / "__main__.py").write_text(done.stdout)
    command = next(line for line in done.stderr.splitlines() if "pulumi import" in line).partition("pulumi ")[2]
    imported = stack.pulumi(*command.split(), "--yes")
    assert imported.code == 0, imported.text


def test_a_running_caster_is_imported_and_nothing_changes(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    cloud.start()
    cloud.new_actions()

    taken_in(stack, livemedia(stack, "caster", CASTER, "--name", "evening-news"))

    assert stack.changes() == {}
    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []
    outputs = stack.resources()["evening-news"]["outputs"]
    assert outputs["status"] == "streaming"
    stack.destroy()
    assert cloud.new_changes() == ["StopCaster"]


def test_a_caster_that_is_off_air_is_imported_as_stopped(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()

    taken_in(stack, livemedia(stack, "caster", CASTER, "--name", "evening-news"))

    assert stack.changes() == {}
    assert stack.resources()["evening-news"]["inputs"]["desiredState"] == "stopped"


def test_a_running_recording_is_imported_with_its_request_and_nothing_changes(stack: Stack, cloud: Cloud) -> None:
    cloud.record("theirs", **REQUEST)
    stack.config("set", "--secret", "accessKey", "the-ak")
    stack.config("set", "--secret", "secretKey", "the-sk")
    (stack.folder / "start.json").write_text(json.dumps({"AppId": APP, "RoomId": ROOM, "TaskId": "theirs", **REQUEST}))

    done = livemedia(stack, "record-task", ID, "--name", "evening-news", "--request", "start.json")
    taken_in(stack, done)

    assert "the-sk" not in done.stdout + done.stderr
    assert "has secrets in plain text" in done.stderr
    assert (stack.folder / "import.json").stat().st_mode & 0o077 == 0
    assert stack.changes() == {}
    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []
    assert "the-sk" not in stack.state_file.read_text()
    stack.destroy()
    assert cloud.new_changes() == ["StopRecord"]


def test_what_the_cloud_does_not_tell_is_to_be_filled_in(stack: Stack, cloud: Cloud) -> None:
    cloud.record("theirs", **REQUEST)
    again = ("record-task", ID, "--name", "evening-news", "--request", "evening-news.request.json")

    asked = livemedia(stack, "record-task", ID, "--name", "evening-news")
    refused = livemedia(stack, *again)

    assert asked.returncode == 1
    assert f"livemedia import {' '.join(again)}" in asked.stderr
    assert refused.returncode == 2
    assert "fileFormatConfig must be an object" in refused.stderr
    assert "businessId must" in refused.stderr
    assert not (stack.folder / "import.json").exists()

    file = stack.folder / "evening-news.request.json"
    template = json.loads(file.read_text())
    file.write_text(
        json.dumps({name: REQUEST.get(name, template[name]) for name in ("AppId", "RoomId", "TaskId", *REQUEST)})
    )
    assert livemedia(stack, *again).returncode == 0
    cloud.end(ID)


def test_what_can_not_be_imported_is_said(stack: Stack, cloud: Cloud) -> None:
    cloud.record("theirs", **REQUEST)
    cloud.end(ID)
    wrong = {
        ("caster", CASTER): f"there is no caster {CASTER} in cn-shanghai",
        ("caster", "a b"): "casterId must be the id of a caster",
        ("record-task", ID): "has ended",
        ("record-task", f"{APP}/{ROOM}/nobodys"): "is not visible",
        ("record-task", "theirs"): "theirs is not AppId/RoomId/TaskId",
    }

    for arguments, words in wrong.items():
        done = livemedia(stack, *arguments, "--name", "evening-news")
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr, arguments
        assert "cure:" in done.stderr, arguments


def test_nothing_is_overwritten(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    Path(stack.folder / "import.json").write_text("mine")

    done = livemedia(stack, "caster", CASTER, "--name", "evening-news")

    assert done.returncode == 2
    assert "import.json exists already" in done.stderr
    assert Path(stack.folder / "import.json").read_text() == "mine"
