"""Clouds at which three calls in ten go wrong: each life comes to its end all the same, and nothing runs twice."""

import random

import pytest

from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles.all_subjects import SUBJECTS
from tests.lifecycles.subjects import Subject

LIVES = 100
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


def disturb(subject: Subject, seed: int) -> None:
    """Let each call go wrong with a probability of 0.3, in one of the ways."""
    share = 1 - (1 - 0.3) ** (1 / len(TRANSIENT))
    match = {"namespace": subject.cloud.key, "probability": share}
    faults = [
        {"match": match | {"seed": seed * len(TRANSIENT) + number}, "effect": effect}
        for number, effect in enumerate(TRANSIENT)
    ]
    with subject.cloud.server.world.lock:
        subject.cloud.server.world.faults.add(faults)


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
        disturb(subject, seed)

        until_done(subject, "create")
        assert subject.count() == 1
        until_done(subject, "read")
        subject.change()
        until_done(subject, "update")
        assert subject.count() == 1
        until_done(subject, "delete")
        assert subject.count() == 0
        subject.cloud.heal()
