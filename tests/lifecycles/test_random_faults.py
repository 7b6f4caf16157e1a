"""Clouds at which three calls in ten go wrong: each life comes to its end all the same, and nothing runs twice."""

import random
from collections.abc import Callable

import pytest

from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles.all_subjects import SUBJECTS
from tests.lifecycles.subjects import Subject
from tests.lifecycles.whole_studio import WholeStudio
from tests.live_caster.account import Account as LiveAccount
from tests.production_studio.stage import Stage
from tests.rtc_lifecycle.account import Account as RtcAccount

LIVES = 100
STUDIOS = 80
STUDIOS_AT_LENGTH = 200
RUNS = 12
"""How often the same thing is run again at most until it is done: at these odds a good number of them fail."""
TRANSIENT: tuple[dict[str, object], ...] = (
    {"error": {"code": "InternalError"}},
    {"reset": True},
    {"reset_after_commit": True},
    {"truncate": True},
    {"wrong_json": True},
    {"html": True},
)


def disturb(cloud: LiveAccount | RtcAccount, seed: int) -> None:
    """Let each call go wrong with a probability of 0.3, in one of the ways."""
    share = 1 - (1 - 0.3) ** (1 / len(TRANSIENT))
    match = {"namespace": cloud.key, "probability": share}
    faults = [
        {"match": match | {"seed": seed * len(TRANSIENT) + number}, "effect": effect}
        for number, effect in enumerate(TRANSIENT)
    ]
    with cloud.server.world.lock:
        cloud.server.world.faults.add(faults)


def until_done(subject: Subject, operation: str) -> int:
    """Run an operation again and again; how often it took."""
    for run in range(1, RUNS + 1):
        try:
            subject.perform(operation)
        except LivemediaError:
            assert subject.count() <= 1
            continue
        return run
    return pytest.fail(f"{operation} did not come to its end in {RUNS} runs")


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("kind", ["LiveCaster", "RtcRecordTask"])
def test_lives_come_to_their_end(kind: str, part: int, server: EmulatorServer, transport: Transport) -> None:
    for seed in range(part, LIVES, 4):
        random.seed(seed)  # the jitter of the retries
        subject = SUBJECTS[kind][0](server, transport)
        subject.prepare("create")
        disturb(subject.cloud, seed)

        until_done(subject, "create")
        assert subject.count() == 1
        until_done(subject, "read")
        subject.change()
        until_done(subject, "update")
        assert subject.count() == 1
        until_done(subject, "delete")
        assert subject.count() == 0
        subject.cloud.heal()


def until_it_runs(run: Callable[[], None]) -> None:
    """Run something again and again until nothing goes wrong."""
    for _ in range(RUNS):
        try:
            run()
        except LivemediaError:
            continue
        return
    pytest.fail(f"it did not come to its end in {RUNS} runs")


@pytest.mark.parametrize("part", range(8))
def test_studios_come_to_their_end(part: int, server: EmulatorServer, transport: Transport, *, at_length: bool) -> None:
    for seed in range(part, STUDIOS_AT_LENGTH if at_length else STUDIOS, 8):
        random.seed(seed)  # the jitter of the retries
        stack = WholeStudio(Stage(server, transport), is_first_refreshed=bool(seed // 8 % 2))
        disturb(stack.cloud, seed)

        until_it_runs(stack.up)
        assert stack.is_settled()
        until_it_runs(stack.refresh)
        stack.is_changed = True
        until_it_runs(stack.up)
        assert stack.is_settled()
        until_it_runs(stack.destroy)
        assert stack.cloud.all() == []
        stack.cloud.heal()
