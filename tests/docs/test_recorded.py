"""What README and the guides show of a terminal is what a real run of the quickstart prints.

One run for all of it: each step changes the program, or the cloud, as the page says, and looks.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.shown import is_shown
from tools.recorded_terminal import PICTURE, Terminal, picture, terminal, up

UNREFRESHED = "--refresh=false"  # where it makes no difference, it takes time
OTHER = "80787064-1c94-4dc1-85ce-9409960a0002"
ENCODED = "    encode=livemedia.EncodeArgs(video_bitrate=2000),\n"
WRONG = '    encode={"videoWidht": 1280, "videoFps": 99},\n    when_ended="x",\n'
CONTROL = "    control=livemedia.ControlArgs("
CASTER = 'caster_id="80787064-1c94-4dc1-85ce-9409960a0001"'


@pytest.fixture
def shell(cli: Path) -> Iterator[Terminal]:
    """A terminal in which the quickstart can be run."""
    assert shutil.which("pulumi", path=str(cli))
    with terminal() as shell:
        yield shell
        shell.run("pulumi", "destroy", "--yes", "--skip-preview", UNREFRESHED)


def test_the_quickstart_as_it_is_shown(shell: Terminal) -> None:
    drawn = picture(up(shell))
    assert drawn == PICTURE.read_text(encoding="utf-8"), "renew the picture: python -m tools.recorded_terminal"

    shell.edit("location_x=960", "location_x=900")
    is_shown("README.md", "$ pulumi preview --diff", shell.run("pulumi", "preview", "--diff", UNREFRESHED))
    shell.edit("location_x=900", "location_x=960")

    shell.edit(CONTROL, ENCODED + CONTROL)
    is_shown("README.md", "+-pulumi-python", shell.run("pulumi", "preview", "--diff", UNREFRESHED))
    shell.edit(CASTER, f'{CASTER}, desired_state="stopped"')
    is_shown("README.md", "$ livemedia review", shell.run("livemedia", "review"))
    shell.edit(f'{CASTER}, desired_state="stopped"', CASTER)

    shell.edit(ENCODED, WRONG)
    is_shown("README.md", "error: ... has a problem", shell.run("pulumi", "preview", UNREFRESHED, fails=True))
    shell.edit(WRONG, "")

    shell.control("/casters/80787064-1c94-4dc1-85ce-9409960a0001/stop")
    stopped = shell.run("pulumi", "preview", "--diff")
    is_shown("README.md", "~ pulumi-python:dynamic/livemedia:LiveCaster: (update)", stopped)
    is_shown("docs/live-caster.md", "~ desiredState", stopped)
    state = str(next((shell.folder / "state").glob(".pulumi/stacks/*/dev.json")))
    is_shown("docs/operating.md", "$ livemedia status", shell.run("livemedia", "status", "--state", state))
    keys = ("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY")
    is_shown("docs/operating.md", "$ livemedia doctor", shell.run("livemedia", "doctor", fails=True, without=keys))

    shell.control("/casters", {"CasterId": OTHER, "Config": {}})
    shell.edit(CASTER, f'caster_id="{OTHER}"')
    refused = shell.run("pulumi", "up", "--yes", "--skip-preview", UNREFRESHED, fails=True)
    is_shown("README.md", "error: livemedia.CannotStart", refused)
    shell.edit(f'caster_id="{OTHER}"', CASTER)
