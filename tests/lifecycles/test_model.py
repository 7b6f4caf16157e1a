"""Whatever a program, other people and the network do, one after the other: what is declared runs, once.

Each command has a provider process of its own, as with the CLI. A run that goes wrong is followed by undisturbed runs
of the same program; a program that is changed in between may leave an orphan by nature.
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.cli.cloud import is_read
from tests.lifecycles.cloud import Cloud
from tests.lifecycles.engine import Declared, Engine, Program
from tests.provider.engine import Provider, Refused, running

FAULTS: dict[str, dict[str, Any]] = {
    "throttled": {"throttle_qps": 0},
    "proxy error": {"html": True},
    "reset before": {"reset": True},
    "reset after": {"reset_after_commit": True},
    "cut off": {"truncate": True},
    "not JSON": {"wrong_json": True},
}


class Show(RuleBasedStateMachine):
    """A show with one caster and one recording."""

    clouds: Callable[[], Cloud]
    address: str
    home: Path
    counts: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.processes = ExitStack()
        self.cloud = self.clouds()
        self.other = self.clouds()
        self.engine = Engine(self.process())
        self.caster: dict[str, Any] | None = None
        self.recording: dict[str, Any] | None = None
        self.names = {"caster": "show", "recording": "show-recording"}

    def teardown(self) -> None:
        """Destroy everything."""
        try:
            self.command(self.engine.destroy)
            assert self.cloud.running() == []
            assert self.cloud.strangers_run()
        finally:
            self.processes.close()

    def process(self, cloud: Cloud | None = None) -> Provider:
        """A provider process in the place of the last one."""
        self.processes.close()
        process = self.processes.enter_context(running(self.address, self.home))
        return process.configure((cloud or self.cloud).settings)

    @property
    def program(self) -> Program:
        """What is declared."""
        program: dict[str, Declared] = {}
        if self.caster is not None:
            program[self.names["caster"]] = self.cloud.caster(adopt=True, **self.caster)
        if self.recording is not None:
            program[self.names["recording"]] = self.cloud.recording(whenEnded="restart", **self.recording)
        return program

    @initialize()
    def begin(self) -> None:
        """Declare both."""
        self.caster, self.recording = {}, {}
        self.up()

    @rule()
    def up(self) -> None:
        """Run the program undisturbed, until it has nothing to do: at the second time."""
        self.command(lambda: self.engine.up(self.program))
        self.as_declared()
        assert self.command(lambda: self.engine.up(self.program)) == []
        self.as_declared()

    @rule(fault=st.sampled_from(sorted(FAULTS)), nth=st.integers(1, 8))
    def up_disturbed(self, fault: str, nth: int) -> None:
        """Run the program while one call goes wrong."""
        self.cloud.show.fault(nth=nth, **FAULTS[fault])
        try:
            self.command(lambda: self.engine.up(self.program))
        except Refused:
            self.counts["failed runs"] += 1
        self.cloud.show.heal()
        self.up()

    @precondition(lambda self: self.program)
    @rule(data=st.data())
    def replaced_by_force(self, data: st.DataObject) -> None:
        """Replace one of the resources."""
        name = data.draw(st.sampled_from(sorted(self.program)))
        self.command(lambda: self.engine.up(self.program, replace={name}))
        self.as_declared()

    @rule()
    def refresh(self) -> None:
        """Refresh the state."""
        self.command(self.engine.refresh)

    @rule()
    def preview(self) -> None:
        """Ask what would be done."""
        before = len(self.cloud.calls())
        self.command(lambda: self.engine.preview(self.program))
        assert len(self.cloud.calls()) == before, "a preview calls nothing"

    @rule()
    def destroy(self) -> None:
        """Destroy everything."""
        self.command(self.engine.destroy)
        assert self.cloud.running() == []
        assert self.engine.state == []

    @rule()
    def with_the_key_of_another_account(self) -> None:
        """Try with another account's key: nothing that is held is touched, and nothing is believed to be gone."""
        held = [each.id for each in self.engine.state]
        running_before = self.cloud.running()
        self.engine.process = self.process(self.other)
        for each in (self.engine.refresh, self.engine.destroy):
            if held:
                with pytest.raises(Refused):
                    each()
        assert [each.id for each in self.engine.state] == held
        assert self.cloud.running() == running_before
        assert all(is_read(call["action"]) for call in self.other.calls())

    @rule(at=st.sampled_from([0, 320, 640]))
    def move_a_region(self, at: int) -> None:
        """Declare another place for the guest, which is changed while it records."""
        if self.recording is not None:
            self.recording = {**self.recording, "guest_at": at}

    @rule(fps=st.sampled_from([15, 25, 30]))
    def change_the_encoding(self, fps: int) -> None:
        """Declare another frame rate, which needs another recording."""
        if self.recording is not None:
            self.recording = {**self.recording, "encode": {"videoFps": fps}}

    @rule(kind=st.sampled_from(["caster", "recording"]), state=st.sampled_from(["running", "stopped"]))
    def declare_a_state(self, kind: str, state: str) -> None:
        """Declare that it runs, or that it does not."""
        declared = getattr(self, kind)
        if declared is not None:
            setattr(self, kind, {**declared, "desiredState": state})

    @rule(trigger=st.integers(0, 2))
    def trigger_a_restart(self, trigger: int) -> None:
        """Declare another trigger for both."""
        if self.caster is not None:
            self.caster = {**self.caster, "restartTriggers": [trigger]}
        if self.recording is not None:
            self.recording = {**self.recording, "restartTriggers": [trigger]}

    @rule(kind=st.sampled_from(["caster", "recording"]), name=st.sampled_from(["early", "late"]))
    def rename(self, kind: str, name: str) -> None:
        """Give a resource another name."""
        self.names[kind] = f"{name}-{kind}"

    @rule(kind=st.sampled_from(["caster", "recording"]))
    def leave_out_or_take_in(self, kind: str) -> None:
        """Take a resource out of the program, or in again."""
        setattr(self, kind, {} if getattr(self, kind) is None else None)

    @rule()
    def somebody_stops_the_caster(self) -> None:
        """Take it off air at the console."""
        if self.cloud.show.phase == "streaming":
            self.cloud.show.stop()

    @rule()
    def somebody_starts_the_caster(self) -> None:
        """Put it on air at the console; what the stack holds, it adopts."""
        is_held = any(held.kind == "LiveCaster" for held in self.engine.state)
        if is_held and self.cloud.show.phase == "idle":
            self.cloud.show.start()

    @rule(reason=st.sampled_from(["StopByAPI", "IdleTimeout"]))
    def the_recording_ends(self, reason: str) -> None:
        """Let it end by itself, or by somebody else."""
        for task in self.cloud.running():
            if task != self.cloud.show.caster_id:
                self.cloud.rtc.stop(task, reason)

    @rule(seconds=st.sampled_from([10, 4000]))
    def time_passes(self, seconds: int) -> None:
        """Let time pass."""
        self.cloud.rtc.advance(seconds)

    def command(self, run: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the command returns
        """Run a command, in a provider process of its own."""
        self.engine.process = self.process()
        self.counts["commands"] += 1
        first = len(self.cloud.calls())
        try:
            return run()
        finally:
            assert_no_blind_start(self.cloud.calls()[first:])
            assert self.cloud.strangers_run()

    def as_declared(self) -> None:
        """What is declared to run does, once, and nothing else of ours."""
        assert sorted(held.name for held in self.engine.state) == sorted(self.program)
        wanted = [held for held in self.engine.state if held.inputs["desiredState"] == "running"]
        assert self.cloud.running() == sorted(held.id.rpartition("/")[2] for held in wanted)
        for held in wanted:
            status = held.outputs.get("recordStatus") or held.outputs["status"]
            assert status in ("recording", "streaming", "not started")


def assert_no_blind_start(calls: list[dict[str, Any]]) -> None:
    """After a start of which nobody knows whether it was done, the thing is looked at before the next one."""
    in_doubt = False
    for call in calls:
        if is_read(call["action"]):
            in_doubt = False
        elif call["action"].startswith("Start"):
            assert not in_doubt
            in_doubt = bool(call["faults"]) and call["committed"]


@pytest.mark.timeout(3600)
def test_what_is_declared_runs_once(
    clouds: Callable[[], Cloud], address: str, tmp_path: Path, counts: dict[str, int], *, at_length: bool
) -> None:
    class Machine(Show):
        pass

    Machine.clouds, Machine.address, Machine.home, Machine.counts = staticmethod(clouds), address, tmp_path, counts
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=40 if at_length else 6,
            stateful_step_count=20 if at_length else 10,
            deadline=None,
            derandomize=not at_length,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
    assert counts["commands"] > 20
