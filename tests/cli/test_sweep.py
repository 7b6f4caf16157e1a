"""`livemedia sweep` beside the real `pulumi`: what a killed update leaves is found, also after the program changed."""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from tests.cli.cloud import KEY, SECRET, Cloud, wait_until
from tests.cli.processes import Providers
from tests.cli.stack import Stack, recording

SHOW = recording()
CHANGED = recording(encode='{"video_bitrate": 2000}')


@dataclass(frozen=True)
class Swept:
    """How a sweep ended, and what it printed."""

    code: int
    text: str

    @property
    def found(self) -> dict[str, bool]:
        """What runs undeclared, and whether it is proven to be ours."""
        rows: list[dict[str, Any]] = json.loads(self.text[self.text.index("{") :])["undeclared"]
        return {row["id"]: row["ours"] for row in rows}


def sweep(stack: Stack, *arguments: str) -> Swept:
    """Run the command in the project's folder."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "pulumi_livemedia", "sweep", *arguments],
        cwd=stack.folder,
        env=stack.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout, done.stdout
    return Swept(done.returncode, done.stdout)


def lose_a_start(stack: Stack, cloud: Cloud, program: str) -> Any:  # noqa: ANN401 - the process
    """An `up` whose StartRecord is done and never answered."""
    cloud.break_("StartRecord", timeout_after_commit=True)
    stack.program(program)
    before = len(cloud.running())
    up = stack.start("up", "--yes", "--skip-preview")
    wait_until(lambda: len(cloud.running()) > before)
    return up


def test_a_killed_up_of_a_program_that_was_changed_since(stack: Stack, cloud: Cloud, providers: Providers) -> None:
    up = lose_a_start(stack, cloud, SHOW)
    up.send_signal(signal.SIGKILL)
    up.communicate()
    providers.kill()
    cloud.mend()
    stack.pulumi("cancel", "--yes")
    [orphan] = cloud.running()
    assert sweep(stack, "--json").found == {orphan: False}

    stack.up(CHANGED)
    assert len(cloud.running()) == 2
    pending = sweep(stack, "--stop", "--yes")
    assert (pending.code, "is pending: an update is under way, or was killed" in pending.text) == (1, True)
    assert len(cloud.running()) == 2

    stack.refresh("--clear-pending-creates")
    swept = sweep(stack, "--stop", "--yes", "--json")
    assert swept.code == 0, swept.text
    assert swept.found == {orphan: True}
    assert [stack.resources()["evening-news"]["id"]] == cloud.running()
    assert "unchanged" in stack.up().text


def test_a_lost_start_that_is_in_no_state_is_told_by_the_former_program(
    stack: Stack, cloud: Cloud, providers: Providers
) -> None:
    up = lose_a_start(stack, cloud, SHOW)
    providers.kill()
    up.communicate()
    cloud.mend()
    [orphan] = cloud.running()
    stack.up(CHANGED)
    assert sweep(stack, "--json").found == {}

    stack.program(SHOW)
    former = stack.folder / "former.json"
    former.write_text(stack.pulumi("preview", "--json").text)
    swept = sweep(stack, "--past", str(former), "--stop", "--yes", "--json")
    assert swept.code == 0, swept.text
    assert swept.found == {orphan: True}
    assert [stack.resources()["evening-news"]["id"]] == cloud.running()


def test_a_forgotten_resource_is_found_in_the_history_with_the_stacks_own_keys(stack: Stack, cloud: Cloud) -> None:
    stack.config("set-all", "--secret", f"volcengine:accessKey={KEY}", "--secret", f"volcengine:secretKey={SECRET}")
    stack.config("set-all", "--plaintext", f"livemedia:volcengineEndpoint={cloud.url}")
    stack.set(VOLCENGINE_ACCESS_KEY=None, VOLCENGINE_SECRET_KEY=None, LIVEMEDIA_VOLCENGINE_ENDPOINT=None)
    stack.up(SHOW)
    assert sweep(stack).code == 0

    stack.pulumi("state", "delete", "--yes", stack.urn("evening-news"))
    assert sweep(stack, "--history", "0").code == 0, "nothing tells of it then"
    listed = sweep(stack, "--stack", "dev")
    assert listed.code == 1
    assert "ours: its TaskId was derived for 'evening-news' of shows/dev" in listed.text
    assert SECRET not in listed.text

    assert sweep(stack, "--stop", "--yes").code == 0
    assert cloud.running() == []


def test_the_keys_of_an_explicit_provider_are_used(stack: Stack, cloud: Cloud) -> None:
    keys = f'volcengine_access_key="emulator-eu", volcengine_secret_key="{SECRET}"'
    provider = f'eu = livemedia.Provider("eu", {keys}, volcengine_endpoint="{cloud.url}")\n'
    stack.up(provider + recording(opts="pulumi.ResourceOptions(provider=eu)"))
    stack.pulumi("state", "delete", "--yes", stack.urn("evening-news"))
    [running] = cloud.running()

    swept = sweep(stack, "--json")
    assert (swept.code, swept.found) == (1, {running: True})
    assert SECRET not in swept.text
    assert sweep(stack, "--stop", "--yes").code == 0
    assert cloud.running() == []


def test_a_stack_that_can_not_be_read_is_no_empty_one(stack: Stack) -> None:
    assert "there is no stack nope" in sweep(stack, "--stack", "nope").text
    stack.set(PULUMI_BACKEND_URL="file:///nonexistent")
    swept = sweep(stack)
    assert (swept.code, "pulumi stack ls" in swept.text) == (2, True)
