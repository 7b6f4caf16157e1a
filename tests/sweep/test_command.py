"""The command itself: what it takes, what it asks, how it ends."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.shown import is_shown
from tests.sweep.stage import Stage, begun


def test_a_state_comes_through_a_pipe(stage: Stage) -> None:
    held = stage.recording()
    state = Path(stage.export(held)).read_text()

    assert stage.sweep("--state", "-", "--json", given=state).json["declared"] == 1


def test_it_says_what_the_documentation_shows(stage: Stage) -> None:
    stage.cloud.publish("host")
    show, news, late = stage.caster(), stage.recording(), stage.recording("late-news")
    rehearsal = "80787064-1c94-4dc1-85ce-9409960a0002"
    stage.cloud.seed(rehearsal, CasterName="rehearsal")
    stage.cloud.start(rehearsal)
    made = stage.made("ProductionStudio", "rehearsal", casterName="rehearsal", normType=1)
    past = [stage.export(late), stage.export(made), stage.export()]

    swept = stage.sweep("--state", stage.export(show, news), *(word for file in past for word in ("--past", file)))

    is_shown("docs/sweep.md", "read: ", swept.text)


def test_it_runs_as_a_program(stage: Stage) -> None:
    held = stage.recording()
    past, now = stage.export(held), stage.export()

    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "pulumi_livemedia", "sweep", "--state", now, "--past", past, "--json"],
        capture_output=True,
        text=True,
        env=stage.environment | {"HOME": str(stage.folder)},
        check=False,
        timeout=60,
    )

    assert done.returncode == 1, done.stderr
    assert [each["id"] for each in json.loads(done.stdout)["undeclared"]] == [held["id"]]
    assert "emulator-secret" not in done.stdout + done.stderr


def test_nothing_is_stopped_when_nobody_can_be_asked(stage: Stage) -> None:
    held = stage.recording()

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(held), "--stop", given="y\n")

    assert (swept.code, "nobody can be asked" in swept.errors) == (2, True)
    assert stage.cloud.running() == [held["id"]]


@pytest.mark.parametrize(("answer", "left"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_each_thing_is_asked_about(stage: Stage, monkeypatch: pytest.MonkeyPatch, answer: str, left: int) -> None:
    held = stage.recording()
    monkeypatch.setattr("pulumi_livemedia.sweep.command.can_be_asked", lambda: True)

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(held), "--stop", given=answer)

    assert f"stop recording {held['id']}? [y/N]" in swept.text
    assert (len(stage.cloud.running()), swept.code) == (left, left)


def test_ids_without_stop_are_a_mistake(stage: Stage) -> None:
    assert stage.sweep("a/b/c", "--state", stage.export()).code == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not JSON"),
        (b"[]", "holds no state of a stack, and no preview"),
        (b'{"resources": []}', "holds no state of a stack, and no preview"),
        (b'{"deployment": 3}', "holds no state of a stack"),
        (b'{"deployment": {"resources": [{"type": "x"}]}}', "holds a resource without a URN or a type"),
        (b"\x1f\x8bbroken", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
    ],
)
def test_a_file_that_is_no_state_is_refused(stage: Stage, tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(content)

    swept = stage.sweep("--state", str(file))

    assert (swept.code, words in swept.errors) == (2, True)
    assert "Traceback" not in swept.errors


def test_a_file_that_is_not_there_is_refused(stage: Stage) -> None:
    assert "can not be read: No such file" in stage.sweep("--state", "/nonexistent/state.json").errors


def test_a_folder_of_checkpoints_is_a_past(stage: Stage, tmp_path: Path) -> None:
    held = stage.recording()
    folder = tmp_path / "history" / "dev"
    folder.mkdir(parents=True)
    checkpoint = {"version": 3, "checkpoint": {"stack": "organization/shows/dev", "latest": {"resources": [held]}}}
    (folder / "dev-1.checkpoint.json.gz").write_bytes(gzip.compress(json.dumps(checkpoint).encode()))
    (folder / "dev-1.history.json").write_text("{}")
    (folder / "dev-1.checkpoint.json.attrs").write_text("not ours")

    swept = stage.sweep("--state", stage.export(), "--past", str(tmp_path / "history"), "--json")

    assert [each["id"] for each in swept.json["undeclared"]] == [held["id"]]


def test_a_destroyed_stack_whose_checkpoint_tells_its_name_is_read(stage: Stage) -> None:
    held = stage.recording()
    now = stage.file({"checkpoint": {"stack": "organization/shows/dev", "latest": None}})

    swept = stage.sweep("--state", now, "--past", stage.export(held), "--json")

    assert [each["ours"] for each in swept.json["undeclared"]] == [True]


def test_an_explicit_provider_names_the_account(stage: Stage) -> None:
    urn = "urn:pulumi:dev::shows::pulumi:providers:pulumi-python::eu"
    inputs = {
        "volcengine:accessKey": stage.key,
        "volcengine:secretKey": {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            "plaintext": '"emulator-secret"',
        },
        "livemedia:volcengineEndpoint": stage.cloud.url,
    }
    provider = {"urn": urn, "type": "pulumi:providers:pulumi-python", "id": "1", "inputs": inputs}
    held = stage.recording() | {"provider": f"{urn}::1"}
    nowhere = {"VOLCENGINE_ACCESS_KEY": "", "VOLCENGINE_SECRET_KEY": "", "LIVEMEDIA_VOLCENGINE_ENDPOINT": ""}

    swept = stage.sweep("--state", stage.export(provider), "--past", stage.export(held), "--json", **nowhere)

    assert [each["ours"] for each in swept.json["undeclared"]] == [True]
    assert "emulator-secret" not in swept.text + swept.errors


def test_a_half_declared_create_is_passed_over(stage: Stage) -> None:
    unknown = begun()
    unknown["inputs"]["taskId"] = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
    nameless = begun()
    del nameless["inputs"]["taskId"]

    assert stage.sweep("--state", stage.export(pending=[unknown, nameless])).code == 0
