"""What helps large stacks: how many at once, where the state is, one stack or several, and what checkpoints cost."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from benchmarks import machine
from benchmarks.cloud import Cloud, emulated
from benchmarks.emulator_throughput import BUCKET, moto
from benchmarks.figures import Sample
from benchmarks.stacks import COMMANDS, FLOOR, OURS, PARALLEL, VENDOR_SDKS, Rival, Workload, Workshop

RECORDINGS = 100
SIZES = (100, 300, 1000)
_WITHOUT_CHECKPOINTS = {"PULUMI_EXPERIMENTAL": "true", "PULUMI_SKIP_CHECKPOINTS": "true"}


_S3_KEY = {"AWS_ACCESS_KEY_ID": "benchmark", "AWS_SECRET_ACCESS_KEY": "benchmark-secret"}


@dataclass(frozen=True)
class Way:
    """One way of bringing up so many recordings.

    Attributes:
        title: what the table calls it.
        rival: who declares them.
        parallel: for `--parallel`.
        stacks: in how many stacks of the same size.
        at_once: whether those are brought up at the same time.
        variables: further ones.
        on_s3: whether the state is in an S3 bucket.
    """

    title: str
    rival: Rival = OURS
    parallel: int = PARALLEL
    stacks: int = 1
    at_once: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)
    on_s3: bool = False


WAYS = (
    Way(f"one stack, local backend, `--parallel {PARALLEL}`"),
    Way("`--parallel 4`", parallel=4),
    Way("`--parallel 16`", parallel=16),
    Way("`--parallel 64`", parallel=64),
    Way("state in an S3 bucket (moto, on the same machine)", on_s3=True),
    Way("two stacks of half the size, one after the other", stacks=2),
    Way("two stacks of half the size, at the same time", stacks=2, at_once=True),
    Way(
        "without checkpoints (experimental: a run that dies forgets what it has started)",
        variables=_WITHOUT_CHECKPOINTS,
    ),
    Way("no-op provider", FLOOR),
    Way("no-op provider without checkpoints", FLOOR, variables=_WITHOUT_CHECKPOINTS),
)


@dataclass
class LargeStacks:
    """What a run has found."""

    machine: Mapping[str, str]
    repetitions: int
    recordings: int = RECORDINGS
    times: dict[str, Sample] = field(default_factory=dict)
    """Seconds of `pulumi up`, by what the way is called."""
    sizes: dict[Rival, dict[int, float]] = field(default_factory=dict)
    """Seconds of `pulumi up` of one stack, once, by the number of recordings in it."""
    loads: list[float] = field(default_factory=list)
    """The machine's load before and after."""


def measure(
    repetitions: int,
    say: Callable[[str], None],
    *,
    recordings: int = RECORDINGS,
    ways: tuple[Way, ...] = WAYS,
    sizes: tuple[int, ...] = SIZES,
) -> LargeStacks:
    """Bring up the recordings in each way, in turn, then stacks of each size, and say what is under way."""
    found = LargeStacks(machine.described(), repetitions, recordings, loads=[machine.load()])
    with ExitStack() as held:
        cloud = held.enter_context(emulated())
        host, port = held.enter_context(moto())
        store = f"s3://{BUCKET}?endpoint=http://{host}:{port}&s3ForcePathStyle=true&region=us-east-1"
        for repetition in range(repetitions):
            for way in ways:
                say(f"{way.title}, {repetition + 1} of {repetitions}")
                seconds = _seconds(way, cloud, store, recordings)
                found.times.setdefault(way.title, Sample()).times.append(seconds)
        for size in sizes:
            for rival in (FLOOR, VENDOR_SDKS, OURS):
                say(f"{rival.title}, {size} recordings")
                found.sizes.setdefault(rival, {})[size] = _seconds(Way(rival.title, rival), cloud, store, size)
    found.loads.append(machine.load())
    return found


def _seconds(way: Way, cloud: Cloud, store: str, recordings: int) -> float:
    cloud.empty(way.rival.key, casters=0, rate_limits=True)
    each = recordings // way.stacks
    with ExitStack() as held:
        folders = [Path(held.enter_context(TemporaryDirectory(prefix="livemedia-"))) for _ in range(way.stacks)]
        ups = [
            _prepared(way, Workshop(folder, cloud), store, range(number * each, (number + 1) * each))
            for number, folder in enumerate(folders)
        ]
        started = perf_counter()
        with ThreadPoolExecutor(len(ups) if way.at_once else 1) as threads:
            list(threads.map(lambda up: up(), ups))
        return perf_counter() - started


def _prepared(way: Way, workshop: Workshop, store: str, numbers: range) -> Callable[[], object]:
    """Make a stack of the recordings with these numbers, and return what brings it up."""
    variables = {**workshop.fresh(way.rival, Workload(len(numbers)), numbers.start), **way.variables}
    if way.on_s3:
        name = f"dev-{uuid4().hex[:8]}"
        variables |= {"PULUMI_BACKEND_URL": store, "PULUMI_STACK": name, **_S3_KEY}
        workshop.pulumi(variables, "stack", "init", name)
    return lambda: workshop.pulumi(variables, *COMMANDS["up"], "--parallel", str(way.parallel))
