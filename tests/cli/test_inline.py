"""Programs that are functions, run by the Automation API."""

import subprocess
import sys

from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import Stack

SCRIPT = f"""
import json
import pulumi
import pulumi_livemedia as livemedia
from pulumi import automation


def program() -> None:
    show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}", restart_triggers={{"week": 1}})
    pulumi.export("program_url", show.program_url)
    pulumi.export("status", show.status)


stack = automation.create_or_select_stack("inline", project_name="shows", program=program)
first, second = stack.up(), stack.up()
outputs = stack.outputs()
destroyed = stack.destroy()
print(json.dumps({{
    "changes": [run.summary.resource_changes for run in (first, second, destroyed)],
    "status": outputs["status"].value,
    "secret": outputs["program_url"].secret,
}}))
"""


def test_an_inline_program_starts_keeps_and_stops_a_show(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    script = stack.folder / "inline.py"
    script.write_text(SCRIPT)
    stack.set(PULUMI_STACK=None)

    run = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, script], cwd=stack.folder, env=stack.environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == (
        '{"changes": [{"create": 2}, {"same": 2}, {"delete": 2}], "status": "streaming", "secret": true}'
    )
    assert cloud.new_changes() == ["StartCaster", "StopCaster"]
