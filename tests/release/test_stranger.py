"""The wheel, as somebody has it who installs it without an extra: what its bill lists is there, and nothing else."""

import json
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

import pytest

from pulumi_livemedia.version import __version__
from tests.release.conftest import Released


@pytest.fixture(scope="session")
def python(release: Released, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh virtualenv with the wheel in it.

    No registry is asked: what the bill lists is linked to from here, and the wheel is installed without dependencies.
    """
    folder = tmp_path_factory.mktemp("stranger") / "venv"
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    for each in json.loads(release.bill().read_text())["components"]:
        link(metadata.distribution(each["name"]), site)
    python = folder / "bin" / "python"
    options = ["--no-index", "--no-deps", "--no-compile", "--quiet", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(release.wheel)]
    subprocess.run(pip, check=True)  # noqa: S603 - our own words
    return python


def link(package: metadata.Distribution, site: Path) -> None:
    """Let a folder of packages have one that is installed here."""
    tops = {file.parts[0] for file in package.files or () if file.parts[0] not in ("..", "__pycache__")}
    for top in tops:
        if not (site / top).exists():
            (site / top).symlink_to(Path(str(package.locate_file(top))))


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    arguments = list(map(str, command))
    return subprocess.run(arguments, check=False, capture_output=True, text=True, cwd="/")  # noqa: S603 - our own words


def test_the_package_can_be_imported_and_every_public_name_used(python: Path) -> None:
    program = "import pulumi_livemedia as it; print(it.__version__, *map(repr, [getattr(it, n) for n in it.__all__]))"
    answer = run(python, "-W", "error", "-c", program)

    assert answer.stdout.startswith(f"{__version__} "), answer.stderr
    assert "AlicloudAssumeRoleArgs" in answer.stdout


def test_it_is_the_wheel_that_was_imported(python: Path) -> None:
    assert str(python.parents[1]) in run(python, "-c", "import pulumi_livemedia as it; print(it.__file__)").stdout


@pytest.mark.parametrize(("command", "extra"), [("emulator", "emulator"), ("layout", "cli"), ("", "cli")])
def test_the_command_names_the_extra_that_is_missing(python: Path, command: str, extra: str) -> None:
    for start in ([python, "-m", "pulumi_livemedia"], [python.parent / "livemedia"]):
        answer = run(*start, *command.split())
        assert answer.returncode == 1
        assert answer.stderr == (
            "livemedia: the command needs packages that are not installed\n"
            f"  cure: pip install 'pulumi-livemedia[{extra}]'\n"
        )


def test_the_provider_process_can_make_every_provider(python: Path) -> None:
    """Each class that states name is loaded with its models and clients."""
    program = """
from pulumi.dynamic import ResourceProvider
from pulumi_livemedia import providers
kinds = [each for each in vars(providers).values() if isinstance(each, type) and issubclass(each, ResourceProvider)]
made = [each() for each in kinds if getattr(each, "kind", "")]
for each in made:
    failures = each.check({}, {"__name": "x", "__scope": "a/b"}).failures
    assert failures, each
import pulumi_livemedia.alibaba.client, pulumi_livemedia.volcengine.client
print(len(made))
"""
    answer = run(python, "-W", "error", "-c", program)

    assert answer.stdout.strip() == "7", answer.stderr
