"""The keys of a storage are secrets, also where a program or an import file gives them as plain text."""

import json
from pathlib import Path

from tests.cli.cloud import Cloud
from tests.cli.stack import SECRET_OBJECT, Stack, recording

PROVIDER = "gASVOwAAAAAAAACMGnB1bHVtaV9saXZlbWVkaWEucHJvdmlkZXJzlIwVUnRjUmVjb3JkVGFza1Byb3ZpZGVylJOUKYGULg=="  # FROZEN
KEYS = ("the-access-key", "the-secret-key", "the-token", "the-rotated-key")
STORAGE = """{"custom_config": {
    "bucket": "shows", "access_key": "the-access-key", "secret_key": "%s", "security_token": "the-token"
}}"""
SHOW = recording(storage_config=STORAGE % "the-secret-key")


def leaks(text: str) -> list[str]:
    """The keys that a text tells."""
    return [key for key in KEYS if key in text]


def test_no_key_is_shown_stored_or_logged(stack: Stack, cloud: Cloud, tmp_path: Path) -> None:
    stack.program(SHOW)
    shown = [stack.pulumi("preview", "--diff"), stack.pulumi("preview", "--json")]
    assert cloud.calls() == []
    shown.append(stack.pulumi("up", "--yes", "--diff"))
    stack.program(recording(storage_config=STORAGE % "the-rotated-key"))
    shown += [
        stack.pulumi("up", "--yes", "--diff"),
        stack.pulumi("up", "--yes", "--json"),
        stack.pulumi("stack", "export"),
        stack.pulumi("destroy", "--preview-only", "--diff"),
    ]
    assert [run.code for run in shown] == [0] * len(shown)
    assert [leaks(run.text) for run in shown] == [[]] * len(shown)
    assert "~ secretKey: [secret]" in shown[3].text
    assert len(cloud.running()) == 1

    written = [file for file in tmp_path.rglob("*") if file.is_file() and not file.is_relative_to(stack.folder)]
    assert stack.state_file in written
    assert [file.name for file in written if leaks(file.read_text(errors="replace"))] == []


def test_an_import_file_with_secret_objects_is_taken_and_changes_nothing(stack: Stack, cloud: Cloud) -> None:
    stack.up(SHOW)
    [running] = cloud.running()
    exported = json.loads(stack.pulumi("stack", "export", "--show-secrets").text)["deployment"]["resources"]
    [held] = [each for each in exported if each["type"].endswith(":RtcRecordTask")]
    assert held["inputs"]["__provider"] == held["outputs"]["__provider"] == PROVIDER
    assert SECRET_OBJECT in held["inputs"]["storageConfig"]["customConfig"]["secretKey"]
    assert "the-secret-key" in held["inputs"]["storageConfig"]["customConfig"]["secretKey"]["plaintext"]

    parts = {name: held[name] for name in ("type", "id", "inputs", "outputs")}
    file = stack.folder / "import.json"
    file.write_text(json.dumps({"resources": [{"name": "evening-news", **parts}]}))
    assert stack.pulumi("state", "delete", "--yes", stack.urn("evening-news")).code == 0
    assert stack.resources() == {}
    cloud.new_actions()

    imported = stack.pulumi("import", "--file", str(file), "--yes", "--generate-code=false", "--protect=false")
    assert imported.code == 0, imported.text
    assert stack.resources()["evening-news"]["id"] == running
    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []
    assert leaks(imported.text) == leaks(stack.state_file.read_text()) == []
    stack.destroy()
    assert cloud.new_changes() == ["StopRecord"]
