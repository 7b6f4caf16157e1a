"""What a run has found, as the measured part of docs/benchmarks.md and its plots."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.cloud import LATENCY_MS
from benchmarks.figures import Ratio
from benchmarks.large import LargeStacks
from benchmarks.plot import Plot
from benchmarks.processes import BARE
from benchmarks.processes import OURS as OUR_PROCESS
from benchmarks.run import Measured
from benchmarks.stacks import FLOOR, OURS, PARALLEL, VENDOR_SDKS, Rival, Workload
from tools.console import Problem

BEGIN, END = "<!-- measured: written by `make bench` -->", "<!-- end of what was measured -->"
LARGE_BEGIN = "<!-- measured: written by `make bench BENCH=--large` -->"
PLOTS = {"benchmarks-up.svg": "Seconds of `pulumi up`", "benchmarks-growth.svg": "Milliseconds for each resource"}
_AIMS: Sequence[tuple[int, str, Rival, float]] = (
    (0, "up", VENDOR_SDKS, 0.75),
    (100, "up", VENDOR_SDKS, 0.75),
    (100, "up", FLOOR, 1.5),
    (100, "preview", FLOOR, 1.1),
    (100, "preview, unchanged", FLOOR, 1.1),
    (100, "destroy", FLOOR, 1.1),
)
"""Number of recordings (0: the caster), command, whom ours is compared with, and the ratio that it is to keep to."""
_READY_AIM = 1.9


def write(measured: Measured, document: Path, pictures: Path) -> None:
    """Put what was measured into the document, and the plots beside it."""
    put(document, BEGIN, markdown(measured))
    pictures.mkdir(exist_ok=True)
    for name, drawing in drawings(measured).items():
        (pictures / name).write_text(drawing, encoding="utf-8")


def write_large(measured: LargeStacks, document: Path) -> None:
    """Put what was measured of large stacks into the document."""
    put(document, LARGE_BEGIN, "\n" + "\n".join(_large(measured)) + "\n\n")


def put(document: Path, begin: str, text: str) -> None:
    """Renew one measured part of the document."""
    whole = document.read_text(encoding="utf-8")
    pattern = re.compile(f"(?<={re.escape(begin)}\n).*?(?={re.escape(END)})", re.DOTALL)
    written, places = pattern.subn(lambda _: text, whole)
    if places != 1:
        raise Problem(f"{document} has no place for what was measured: the lines {begin} and {END}")
    document.write_text(written, encoding="utf-8")


def markdown(measured: Measured) -> str:
    """The tables, one paragraph each."""
    parts = (_circumstances, _aims, _stacks, _processes, _steps, _growth, _imports, _emulator)
    return "\n" + "\n".join("\n".join(part(measured)) + "\n" for part in parts) + "\n"


def drawings(measured: Measured) -> dict[str, str]:
    """The plots, by the names of their files."""
    names = tuple(PLOTS)
    lines: dict[str, dict[int, float]] = {}
    for (workload, command, rival), sample in measured.stacks.items():
        if command == "up" and workload.recordings:
            lines.setdefault(rival.title, {})[workload.recordings] = sample.median
    growth = {
        step: {count: 1000 * sample.least for count, sample in by_count.items()}
        for step, by_count in measured.growth.items()
    }
    return {
        names[0]: Plot("pulumi up of so many recordings, median", "seconds", lines).svg(),
        names[1]: Plot("One recording among so many, without the engine", "milliseconds each", growth).svg(),
    }


def _circumstances(measured: Measured) -> Iterator[str]:
    plan = measured.plan
    yield "### Circumstances\n"
    yield from _circumstances_of(measured.machine, measured.loads)
    yield (
        f"- Repetitions: {plan.repetitions}, rivals in turn; answers of the cloud take {LATENCY_MS} ms; "
        f"`--parallel {PARALLEL}`"
    )


def _circumstances_of(machine: Mapping[str, str], loads: Sequence[float]) -> Iterator[str]:
    for name, value in machine.items():
        yield f"- {name}: {value}"
    yield f"- Load of the machine before and after: {' and '.join(f'{load:.1f}' for load in loads)}"


def _aims(measured: Measured) -> Iterator[str]:
    yield "### Aims\n"
    yield from _head("what", "ratio of least", "ratio of medians", "aim", "met")
    for recordings, command, other, aim in _AIMS:
        workload = Workload(recordings, casters=0 if recordings else 1)
        ours, theirs = (measured.stacks.get((workload, command, rival)) for rival in (OURS, other))
        if ours and theirs:
            yield _aim(f"{command} of {workload.title}, to: {other.title}", Ratio.of(ours, theirs), aim)
    ready = Ratio.of(measured.ready[OUR_PROCESS.title], measured.ready[BARE.title])
    yield _aim("provider process ready, to: the same with a no-op provider", ready, _READY_AIM)


def _aim(what: str, ratio: Ratio, aim: float) -> str:
    met = "yes" if ratio.median <= aim else "no"
    return _row(what, f"{ratio.least:.2f}", f"{ratio.median:.2f}", f"{aim:g}", met)


def _stacks(measured: Measured) -> Iterator[str]:
    """One table for each workload."""
    plan = measured.plan
    for workload in plan.workloads:
        yield f"### {workload.title}, with the real `pulumi`\n"
        yield "Seconds, least / median; in brackets the median ratio to the no-op provider.\n"
        yield from _head("", *plan.commands)
        for rival in plan.rivals:
            found = (_beside(measured, workload, command, rival) for command in plan.commands)
            yield _row(rival.title, *found)
        yield ""


def _beside(measured: Measured, workload: Workload, command: str, rival: Rival) -> str:
    sample, floor = (measured.stacks[workload, command, each] for each in (rival, FLOOR))
    return f"{sample.least:.2f} / {sample.median:.2f} ({Ratio.of(sample, floor).median:.2f})"


def _processes(measured: Measured) -> Iterator[str]:
    yield "### The provider process alone\n"
    yield from _head("", "seconds until its first check is answered", f"MB with {measured.plan.in_memory} recordings")
    for title, sample in measured.ready.items():
        yield _row(title, f"{sample.least:.2f} / {sample.median:.2f}", f"{measured.memory[title] / 1024:.0f}")


def _steps(measured: Measured) -> Iterator[str]:
    yield "### Single steps, without the engine\n"
    yield from _head("step", "microseconds, least", "median")
    for name, sample in measured.steps.items():
        yield _row(name, f"{1e6 * sample.least:,.1f}", f"{1e6 * sample.median:,.1f}")


def _growth(measured: Measured) -> Iterator[str]:
    yield "### One recording of 17 regions among many, without the engine and its threads\n"
    yield "Milliseconds for each, least; a create makes two calls to an emulator that answers at once.\n"
    yield from _head("step", *(f"of {count}" for count in measured.plan.alone))
    for step, by_count in measured.growth.items():
        yield _row(step, *(f"{1000 * by_count[count].least:.2f}" for count in measured.plan.alone))


def _imports(measured: Measured) -> Iterator[str]:
    yield "### Imports\n"
    yield "Milliseconds that the modules of each package take themselves, by `-X importtime`, which makes all slower.\n"
    packages = list(next(iter(measured.imports.values())))
    yield from _head("", *packages, "together")
    for title, spent in measured.imports.items():
        yield _row(title, *(f"{spent[package]:.0f}" for package in packages), f"{sum(spent.values()):.0f}")


def _emulator(measured: Measured) -> Iterator[str]:
    yield "### The emulator, beside moto\n"
    yield "It verifies every signature; moto does not.\n"
    yield from _head("what", "figure")
    yield from (_row(*row) for row in measured.emulator)


def _large(measured: LargeStacks) -> Iterator[str]:
    yield from _circumstances_of(measured.machine, measured.loads)
    yield f"- Repetitions: {measured.repetitions}; answers of the cloud take {LATENCY_MS} ms\n"
    yield from _head(f"`pulumi up` of {measured.recordings} recordings", "seconds, least", "median", "to the first row")
    first = next(iter(measured.times.values()))
    for title, sample in measured.times.items():
        yield _row(title, f"{sample.least:.2f}", f"{sample.median:.2f}", f"{Ratio.of(sample, first).median:.2f}")
    yield ""
    yield "Seconds of `pulumi up` of one stack, once; in brackets what each recording adds to the one before, in ms.\n"
    sizes = list(next(iter(measured.sizes.values())))
    yield from _head("recordings", *map(str, sizes))
    for rival, seconds in measured.sizes.items():
        yield _row(rival.title, *_growing(seconds))


def _growing(seconds: Mapping[int, float]) -> Iterator[str]:
    """Each time, and what a recording more has cost since the size before."""
    before: tuple[int, float] | None = None
    for size, spent in seconds.items():
        added = f" ({1000 * (spent - before[1]) / (size - before[0]):.0f})" if before else ""
        yield f"{spent:.1f}{added}"
        before = size, spent


def _head(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield _row(*("---" for _ in titles))


def _row(*cells: str) -> str:
    return f"| {' | '.join(_filled(cells))} |"


def _filled(cells: Iterable[str]) -> Iterator[str]:
    return (cell or " " for cell in cells)
