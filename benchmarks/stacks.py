"""A stack of one rival, and how long the real `pulumi` takes with it."""

import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cloud import Cloud
from pulumi_livemedia.testing.environment import to_be_removed
from tools import pulumi_cli
from tools.console import Problem

PARALLEL = 32
COMMANDS = {
    "preview": ("preview",),
    "up": ("up", "--yes", "--skip-preview"),
    "preview, unchanged": ("preview",),
    "destroy": ("destroy", "--yes", "--skip-preview"),
}
"""What is done with a stack, in this order."""
_MANIFEST = "name: shows\nruntime: python\n"
_NAME = "dev"
_SETTINGS = f"Pulumi.{_NAME}.yaml"
_ROOT = Path(__file__).parents[1]
_PROGRAM = _ROOT / "benchmarks" / "programs" / "__main__.py"


@dataclass(frozen=True)
class Rival:
    """One way of declaring running media.

    Attributes:
        name: of its program, and of its account.
        title: what tables call it.
        rate_limits: whether the cloud enforces its documented rates.
    """

    name: str
    title: str
    rate_limits: bool = True

    @property
    def key(self) -> str:
        """Its access key."""
        return f"emulator-{self.name.replace('_', '-')}"


FLOOR = Rival("floor", "no-op provider (the engine)")
VENDOR_SDKS = Rival("vendor_sdks", "vendors' SDKs, no checks")
OURS = Rival("ours", "pulumi-livemedia")
OURS_UNLIMITED = Rival("ours_unlimited", "pulumi-livemedia, rate limit lifted", rate_limits=False)
RIVALS = (FLOOR, VENDOR_SDKS, OURS, OURS_UNLIMITED)


@dataclass(frozen=True)
class Workload:
    """How many things a program declares."""

    recordings: int
    casters: int = 0

    @property
    def title(self) -> str:
        """What tables call it."""
        counts = ((self.casters, "caster"), (self.recordings, "recording"))
        return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count)


class Workshop:
    """A folder in which stacks are made, all copies of one that is empty.

    Args:
        folder: an empty one.
        cloud: what the stacks work with.
    """

    def __init__(self, folder: Path, cloud: Cloud) -> None:
        self._cli = pulumi_cli.ensure()
        self._cloud = cloud
        self._folder = folder
        for name in ("fresh", "home", "program"):
            (folder / name).mkdir()
        shutil.copy(_PROGRAM, folder / "program")
        (folder / "program" / "Pulumi.yaml").write_text(_MANIFEST)
        self.pulumi(self.environment(folder / "fresh"), "stack", "init", _NAME)
        shutil.copy(folder / "program" / _SETTINGS, folder)

    def times(self, rival: Rival, workload: Workload, commands: tuple[str, ...] = tuple(COMMANDS)) -> dict[str, float]:
        """Take a new stack through the commands, and return the seconds that each took."""
        self._cloud.empty(rival.key, casters=workload.casters, rate_limits=rival.rate_limits)
        variables = self.fresh(rival, workload)
        times = {}
        for command in commands:
            times[command] = self.pulumi(variables, *COMMANDS[command], "--parallel", str(PARALLEL))
            self._require(rival, workload, command)
        return times

    def fresh(self, rival: Rival, workload: Workload, first: int = 0) -> dict[str, str]:
        """Make a new stack, and return the environment in which `pulumi` works on it.

        Args:
            rival: who declares what is in it.
            workload: what that is.
            first: number of its first recording; other stacks of the same account have others.
        """
        state = self._folder / "state"
        shutil.rmtree(state, ignore_errors=True)
        shutil.copytree(self._folder / "fresh", state)
        variables = {
            **self.environment(state),
            **self._cloud.variables(rival.key),
            "BENCHMARK_RIVAL": rival.name,
            "BENCHMARK_FIRST": str(first),
            "BENCHMARK_RECORDINGS": str(workload.recordings),
            "BENCHMARK_CASTERS": str(workload.casters),
        }
        shutil.copy(self._folder / _SETTINGS, self._folder / "program")
        return variables

    def _require(self, rival: Rival, workload: Workload, command: str) -> None:
        """Make sure that a command has done its work: a rival that does nothing would be fast."""
        if rival is FLOOR:
            return
        expected = 0 if command in ("preview", "destroy") else workload.recordings + workload.casters
        running = self._cloud.running(rival.key)
        if running != expected:
            raise Problem(f"{rival.title}: after {command} of {workload.title}, {running} run instead of {expected}")

    def environment(self, state: Path) -> dict[str, str]:
        """The variables of a user who has no keys or settings but ours."""
        variables = pulumi_cli.environment(self._cli, state)
        for name in to_be_removed(variables):
            del variables[name]
        return {**variables, "HOME": str(self._folder / "home"), "PULUMI_STACK": _NAME, "PYTHONPATH": str(_ROOT)}

    def pulumi(self, variables: dict[str, str], *arguments: str) -> float:
        """Run the command, and return the seconds that it took."""
        command = [str(shutil.which("pulumi", path=variables["PATH"])), *arguments]
        started = time.perf_counter()
        run = subprocess.run(  # noqa: S603  # our own words
            command,
            cwd=self._folder / "program",
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        seconds = time.perf_counter() - started
        if run.returncode:
            raise Problem(f"pulumi {' '.join(arguments)} of {variables.get('BENCHMARK_RIVAL')} failed:\n{run.stdout}")
        return seconds
