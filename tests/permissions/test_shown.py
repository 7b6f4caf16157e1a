"""What commands print of a state obeys nobody."""

import json
from pathlib import Path

from typer.testing import CliRunner

from pulumi_livemedia.cli import app

EVIL = "\x1b]0;owned\x07\u202eredrum\x9b31m"


def test_a_status_does_not_command_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    urn = f"urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:LiveCaster::{EVIL}"
    outputs = {"casterId": EVIL, "endpoint": "127.0.0.1", "region": "cn-shanghai"}
    held = {
        "urn": urn,
        "type": "pulumi-python:dynamic/livemedia:LiveCaster",
        "id": EVIL,
        "inputs": {},
        "outputs": outputs,
    }
    root = {"urn": "urn:pulumi:dev::shows::pulumi:pulumi:Stack::shows-dev", "type": "pulumi:pulumi:Stack"}
    file.write_text(json.dumps({"version": 3, "deployment": {"manifest": {}, "resources": [root, held]}}))

    told = CliRunner(env={"HOME": str(tmp_path)}).invoke(app, ["status", "--state", str(file)])

    assert "redrum" in told.stdout + told.stderr
    assert not [sign for sign in told.stdout + told.stderr if sign != "\n" and not sign.isprintable()]
