"""One run of everything: all rivals side by side, again and again."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import emulator_throughput, imports, machine, processes
from benchmarks.cloud import Cloud, emulated
from benchmarks.emulator_throughput import Row
from benchmarks.figures import Sample
from benchmarks.stacks import COMMANDS, RIVALS, Rival, Workload, Workshop
from tools.console import Problem

ROOT = Path(__file__).parents[1]
_INSIDE_KEY = "emulator-inside"


@dataclass(frozen=True)
class Plan:
    """What is measured.

    Attributes:
        workloads: what is declared.
        repetitions: how often.
        commands: what is done with each stack.
        rivals: who takes part.
        alone: numbers of recordings for which single steps are timed without the engine.
        in_memory: recordings in the provider process whose memory is told.
        pairs: calls that start and stop something, by which the emulator is timed.
    """

    workloads: Sequence[Workload]
    repetitions: int = 5
    commands: tuple[str, ...] = tuple(COMMANDS)
    rivals: tuple[Rival, ...] = RIVALS
    alone: Sequence[int] = (10, 100, 1000)
    in_memory: int = 1000
    pairs: int = 1000


def usual_workloads(sizes: Sequence[int]) -> tuple[Workload, ...]:
    """One caster, and so many recordings."""
    return (Workload(0, casters=1), *map(Workload, sizes))


@dataclass
class Measured:
    """What a run has found; times are in seconds."""

    plan: Plan
    machine: Mapping[str, str]
    stacks: dict[tuple[Workload, str, Rival], Sample] = field(default_factory=dict)
    """By workload, command and rival."""
    ready: dict[str, Sample] = field(default_factory=dict)
    """Until a provider process has answered its first check, by its title."""
    memory: dict[str, int] = field(default_factory=dict)
    """Kilobytes of a provider process, by its title."""
    steps: dict[str, Sample] = field(default_factory=dict)
    """Single steps, by what they are."""
    growth: dict[str, dict[int, Sample]] = field(default_factory=dict)
    """For each resource, by step and number of resources."""
    imports: dict[str, Mapping[str, float]] = field(default_factory=dict)
    """Milliseconds by package, by what was started."""
    emulator: list[Row] = field(default_factory=list)
    """What the emulator does in a second, and moto."""
    loads: list[float] = field(default_factory=list)
    """The machine's load before and after."""


def measure(plan: Plan, say: Callable[[str], None]) -> Measured:
    """Measure everything, and say what is under way."""
    measured = Measured(plan, machine.described())
    measured.loads.append(machine.load())
    with TemporaryDirectory(prefix="livemedia-benchmarks-") as folder:
        with emulated() as cloud:
            _stacks(measured, Path(folder), cloud, say)
        with emulated(latency_ms=0) as cloud:
            say("the provider process alone")
            _processes(measured, Path(folder), cloud)
            say("single steps")
            _inside(measured, cloud)
    say("the emulator, beside moto")
    measured.emulator = list(emulator_throughput.measure(plan.pairs, min(plan.repetitions, 3)))
    say("imports")
    texts = {
        "program": imports.PROGRAM,
        "provider, until its first check": imports.PROVIDER,
        "provider, until its first call": imports.CREATE,
    }
    measured.imports = {title: imports.milliseconds(text) for title, text in texts.items()}
    measured.loads.append(machine.load())
    return measured


def _stacks(measured: Measured, folder: Path, cloud: Cloud, say: Callable[[str], None]) -> None:
    """The real CLI, with each rival in turn; who is first changes from one repetition to the next."""
    workshop, plan = Workshop(folder, cloud), measured.plan
    for workload in plan.workloads:
        for repetition in range(plan.repetitions):
            say(f"{workload.title}, {repetition + 1} of {plan.repetitions}")
            first = repetition % len(plan.rivals)
            for rival in (*plan.rivals[first:], *plan.rivals[:first]):
                for command, seconds in workshop.times(rival, workload, plan.commands).items():
                    measured.stacks.setdefault((workload, command, rival), Sample()).times.append(seconds)


def _processes(measured: Measured, folder: Path, cloud: Cloud) -> None:
    variables = {**os.environ, **cloud.variables(_INSIDE_KEY), "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    for _ in range(measured.plan.repetitions + 1):
        for served in (processes.BARE, processes.OURS):
            seconds = processes.seconds_until_ready(served, folder, variables)
            measured.ready.setdefault(served.title, Sample()).times.append(seconds)
    for sample in measured.ready.values():
        sample.times.pop(0)  # warmed up the disk
    for served in (processes.BARE, processes.OURS_UNLIMITED):
        memory = processes.kilobytes(served, measured.plan.in_memory, folder, variables)
        measured.memory[served.title] = memory


def _inside(measured: Measured, cloud: Cloud) -> None:
    cloud.empty(_INSIDE_KEY, casters=0, rate_limits=False)
    plan = measured.plan
    run = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-m", "benchmarks.inside", str(plan.repetitions), *map(str, plan.alone)],
        cwd=ROOT,
        env={**os.environ, **cloud.variables(_INSIDE_KEY)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise Problem(f"benchmarks.inside failed:\n{run.stderr}")
    answer: dict[str, Any] = json.loads(run.stdout)
    measured.steps = {name: Sample(times) for name, times in answer["steps"].items()}
    measured.growth = {
        step: {int(count): Sample(times) for count, times in by_count.items()}
        for step, by_count in answer["growth"].items()
    }
