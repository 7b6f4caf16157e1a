"""Two people and one stack, whose state is in Pulumi's own S3 backend: two working copies, one truth, one at a time."""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.emulator.s3 import LocalS3
from tests.cli.cloud import Cloud, wait_until
from tests.cli.processes import Providers
from tests.cli.stack import MANIFEST, Process, Stack, arranged, recording, succeeded
from tests.emulator.s3_store import Store, make_store

LOCKED = "the stack is currently locked by 1 lock(s)"
WAITING = recording(wait_for='"recording"')


@dataclass
class Team:
    """Two working copies of one project.

    Attributes:
        alice: one of them.
        bob: the other one.
        store: where the state is.
    """

    alice: Stack
    bob: Stack
    store: Store

    def locks(self) -> list[str]:
        """The locks on the stack."""
        return [key for key in self.store.objects() if "/locks/" in key]

    def held(self) -> list[str]:
        """The names of our resources in the shared state."""
        exported = succeeded(self.bob.pulumi("stack", "export")).text
        resources: list[dict[str, Any]] = json.loads(exported[exported.index("{") :])["deployment"].get("resources", [])
        return [each["urn"].rsplit("::", 1)[1] for each in resources if "livemedia:" in each["type"]]


@pytest.fixture
def team(environment: dict[str, str], tmp_path: Path, cloud: Cloud) -> Iterator[Team]:
    """Two working copies of a project with an empty stack. Afterwards nothing runs."""
    with LocalS3() as local:
        store = make_store(local.url)
        backend = f"s3://{store.bucket}?endpoint={local.url}&s3ForcePathStyle=true&region=us-east-1"
        keys = {"AWS_ACCESS_KEY_ID": "the-teams-key", "AWS_SECRET_ACCESS_KEY": "the-teams-secret"}
        copies = []
        for name in ("alice", "bob"):
            folder, home = tmp_path / name, tmp_path / f"home-of-{name}"
            folder.mkdir()
            home.mkdir()
            (folder / "Pulumi.yaml").write_text(MANIFEST)
            own = {**environment, **keys, "HOME": str(home), "PULUMI_BACKEND_URL": backend}
            copies.append(Stack(folder, own, tmp_path / "nowhere"))
        alice, bob = copies
        succeeded(alice.pulumi("stack", "init", "dev"))
        # What a repository carries: how the secrets of the stack are encrypted.
        for file in alice.folder.glob("Pulumi.dev.yaml"):
            shutil.copy(file, bob.folder)
        yield Team(alice, bob, store)
        cloud.mend()
        bob.pulumi("cancel", "--yes")
        bob.destroy("--refresh=false")
    assert cloud.running() == []


def kill(process: Process) -> None:
    """End a command as a lost machine does: without a word, its provider too."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_what_one_has_started_the_other_one_changes_and_ends(team: Team, cloud: Cloud) -> None:
    cloud.publish("host", "guest")
    team.alice.up(arranged(960))
    [running] = cloud.running()
    cloud.new_changes()

    assert team.bob.changes(arranged(960)) == {}
    team.bob.up(arranged(900))
    assert cloud.new_changes() == ["UpdateRecord"]

    # The first copy has not been brought up to date: its program would take the change back, and the preview says so.
    assert team.alice.changes() == {"evening-news": "update"}
    assert team.alice.changes(arranged(900)) == {}
    assert cloud.running() == [running]

    team.alice.destroy()
    assert cloud.running() == []
    assert team.held() == []
    assert cloud.new_changes() == ["StopRecord"]


def test_nobody_works_on_a_stack_that_somebody_works_on(team: Team, cloud: Cloud) -> None:
    team.alice.program(WAITING)
    up = team.alice.start("up", "--yes", "--skip-preview")
    wait_until(cloud.running)
    cloud.new_changes()

    refused = team.bob.up_fails(WAITING)
    assert LOCKED in refused.line
    assert team.bob.changes(WAITING) == {"evening-news": "create"}
    assert cloud.new_changes() == []

    cloud.publish("host")
    text, _ = up.communicate()
    assert up.returncode == 0, text
    assert team.locks() == []
    assert "unchanged" in team.bob.up(WAITING).text
    assert cloud.new_changes() == []


def test_a_lock_that_a_lost_machine_left_is_lifted_and_its_start_taken_back(
    team: Team, cloud: Cloud, tmp_path: Path
) -> None:
    providers = Providers(tmp_path)
    team.alice.set(PULUMI_PYTHON_CMD=str(providers.python))
    team.alice.program(WAITING)
    up = team.alice.start("up", "--yes", "--skip-preview")
    wait_until(cloud.running)
    [running] = cloud.running()
    kill(up)
    providers.kill()
    cloud.new_changes()
    assert team.locks() != []
    assert team.held() == []

    assert LOCKED in team.bob.up_fails(WAITING).line
    succeeded(team.bob.pulumi("cancel", "--yes"))
    assert team.locks() == []

    cloud.publish("host")
    team.bob.up(WAITING)
    assert team.held() == ["evening-news"]
    assert cloud.running() == [running]
    assert cloud.new_changes() == ["StartRecord"]


def test_the_bucket_holds_no_secret_in_plain_text(team: Team, cloud: Cloud) -> None:
    keys = '"access_key": "the-access-key", "secret_key": "the-secret-key"'
    team.alice.up(recording(storage_config=f'{{"custom_config": {{"bucket": "shows", {keys}}}}}'))
    everything = b"".join(team.store.objects().values())
    assert b"evening-news" in everything
    assert b"the-secret-key" not in everything
    assert b"the-access-key" not in everything
    assert len(cloud.running()) == 1
    assert os.environ.get("AWS_ACCESS_KEY_ID") != "the-teams-key"
