"""Whatever a program, other people and the network do to a studio: it is there once, filled and shown as declared.

As in `test_model.py`, each command has a provider process of its own, and a run that goes wrong is followed by
undisturbed runs of the same program.
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from tests.lifecycles.cloud import Cloud
from tests.lifecycles.engine import Declared, Engine, IdOf, Program
from tests.lifecycles.test_model import FAULTS
from tests.provider.engine import Provider, Refused, running

LAYER = {"fillMode": "fit", "heightNormalized": 1}
PROGRAM = 1


class StudioShow(RuleBasedStateMachine):
    """A show with a studio, what fills it, and what its program shows."""

    clouds: Callable[[], Cloud]
    address: str
    home: Path
    counts: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.processes = ExitStack()
        self.cloud = self.clouds()
        self.others = {each.id for each in self.casters()}
        self.nothing = self.cloud.things()
        self.engine = Engine(self.process())
        self.declared: dict[str, dict[str, Any]] = {}
        self.left_out: set[str] = set()
        self.is_on_air = True

    def teardown(self) -> None:
        """Destroy everything."""
        try:
            self.destroy()
        finally:
            self.processes.close()

    def process(self) -> Provider:
        """A provider process in the place of the last one."""
        self.processes.close()
        return self.processes.enter_context(running(self.address, self.home)).configure(self.cloud.settings)

    @property
    def program(self) -> Program:
        """What is declared, each resource behind those that it refers to; scenes only while the studio is on air."""
        studio = self.cloud.studio(casterName="evening-news", **self.declared.get("studio", {}))
        inside = {"casterId": IdOf("studio")}
        program = {"studio": studio}
        for name, kind, own in (
            ("camera", "StudioVideoResource", {"locationId": "RV01", "resourceName": "camera"}),
            ("guest", "StudioVideoResource", {"locationId": "RV02", "resourceName": "guest"}),
            ("full", "StudioLayout", layout("RV01")),
            ("twin", "StudioLayout", layout("RV01")),
            ("split", "StudioLayout", layout("RV01", "RV02")),
            ("title", "StudioComponent", TITLE),
            ("air", "LiveCaster", {"adopt": True, "desiredState": "running" if self.is_on_air else "stopped"}),
            ("scene", "StudioScene", {"scene": "program", **self.shown()}),
        ):
            source = {"liveStreamUrl": "rtmp://pull.example.com/live/a"} if kind == "StudioVideoResource" else {}
            if name not in self.left_out and (name != "scene" or self.is_on_air):
                properties = own | source | inside | self.declared.get(name, {})
                program[name] = Declared(kind, properties, delete_before_replace=kind != "StudioLayout")
        return program

    def shown(self) -> dict[str, Any]:
        """The layout and the components that the program is to show."""
        wanted = self.declared.get("shown", {}).get("layout", "full")
        layout_name = "full" if wanted in self.left_out else wanted
        return {"layoutId": IdOf(layout_name), "componentIds": [] if "title" in self.left_out else [IdOf("title")]}

    @initialize()
    def begin(self) -> None:
        """Declare everything."""
        self.up()

    @rule()
    def up(self) -> None:
        """Run the program undisturbed until it has nothing to do: two runs may be needed, where a caster restarts."""
        before = self.phase()
        first = len(self.cloud.calls())
        self.command(lambda: self.engine.up(self.program))
        if before == "streaming" and self.is_on_air and "air" not in self.left_out:
            made = [call["action"] for call in self.cloud.calls()[first:] if call["committed"]]
            assert "StopCaster" not in made, "nothing is taken off air that is to be on air"
        self.command(lambda: self.engine.up(self.program))
        self.as_declared()
        assert self.command(lambda: self.engine.up(self.program)) == []

    @rule(fault=st.sampled_from(sorted(FAULTS)), nth=st.integers(1, 20), lasting=st.sampled_from([1, 6, 6]))
    def up_disturbed(self, fault: str, nth: int, lasting: int) -> None:
        """Run the program while one call goes wrong, or so many one after the other that the run fails.

        There is something to do in it: things are taken in or left out.
        """
        self.left_out ^= {"title", "split"}
        for each in range(nth, nth + lasting):
            self.cloud.show.fault(nth=each, **FAULTS[fault])
        try:
            self.command(lambda: self.engine.up(self.program))
        except Refused:
            self.counts["failed runs"] += 1
        self.cloud.show.heal()
        self.up()

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
        assert self.engine.state == []
        assert self.cloud.things() == self.nothing

    @rule(delay=st.sampled_from([0, 5]))
    def change_a_live_setting(self, delay: int) -> None:
        """Declare another delay."""
        self.declare("studio", delay=delay)

    @rule(template=st.sampled_from(["lp_hd", "lp_ud"]))
    def change_a_setting_that_needs_a_restart(self, template: str) -> None:
        """Declare another resolution, which shows after a restart."""
        self.declare("studio", transcodeConfig={"casterTemplate": template})
        self.declare("air", restartTriggers=[template])

    @rule(name=st.sampled_from(["full", "twin", "split", "camera", "title"]), change=st.sampled_from(["one", "other"]))
    def change_what_fills_it(self, name: str, change: str) -> None:
        """Declare something in the studio otherwise."""
        is_other = change == "other"
        if name in ("full", "twin", "split"):
            slots = ("RV01", "RV02") if name == "split" else ("RV01",)
            self.declare(name, **layout(*slots, width=0.5 if is_other else 1))
        elif name == "camera":
            self.declare(name, resourceName="second camera" if is_other else "camera")
        else:
            self.declare(name, textLayerContent={"text": f"{change} news"})

    @rule(slot=st.sampled_from(["RV02", "RV03"]))
    def move_the_guest(self, slot: str) -> None:
        """Declare the guest in another slot, which replaces it, where no scene shows it."""
        if self.declared.get("shown", {}).get("layout") != "split" and self.layout_on_air() != "split":
            self.declare("guest", locationId=slot)
            self.declare("split", **layout("RV01", slot))

    @rule(name=st.sampled_from(["full", "split", "twin"]))
    def show(self, name: str) -> None:
        """Declare that the program shows a layout."""
        self.declare("shown", layout=name)

    @rule(name=st.sampled_from(["twin", "split", "title", "scene"]))
    def leave_out_or_take_in(self, name: str) -> None:
        """Take a resource out of the program, or in again."""
        self.left_out ^= {name}

    @rule()
    def go_on_or_off_air(self) -> None:
        """Declare that the studio is on air, or that it is not."""
        self.is_on_air = not self.is_on_air

    @rule(delay=st.sampled_from([1, 9]))
    def somebody_sets_the_studio(self, delay: int) -> None:
        """Change a setting at the console."""
        for studio in self.studios():
            studio.config = {**studio.config, "Delay": float(delay)}

    @rule(number=st.integers(0, 3))
    def somebody_switches_the_program(self, number: int) -> None:
        """Show another layout at the console."""
        for studio in self.studios():
            layouts = list(studio.contents.layouts)
            for scene in studio.scenes:
                if scene.status and scene.output_type == PROGRAM and layouts:
                    scene.layout = layouts[number % len(layouts)]

    @rule(kind=st.sampled_from(["layouts", "components", "resources"]), number=st.integers(0, 2))
    def somebody_deletes_what_fills_it(self, kind: str, number: int) -> None:
        """Take something away at the console, shown or not."""
        for studio in self.studios():
            things = getattr(studio.contents, kind)
            if things:
                del things[list(things)[number % len(things)]]

    @rule()
    def somebody_deletes_the_studio(self) -> None:
        """Take it off air and delete it at the console."""
        for studio in self.studios():
            with self.cloud.server.world.lock:
                self.cloud.server.world.namespaces.of(self.cloud.key).state(Casters).remove(studio.id)

    @rule()
    def somebody_starts_or_stops_the_studio(self) -> None:
        """Put it on air at the console, or take it off; what the stack holds, it adopts."""
        for studio in self.studios():
            self.cloud.spare.caster_id, spare = studio.id, self.cloud.spare.caster_id
            (self.cloud.spare.stop if self.phase() == "streaming" else self.cloud.spare.start)()
            self.cloud.spare.caster_id = spare

    @rule(seconds=st.sampled_from([10, 4000]))
    def time_passes(self, seconds: int) -> None:
        """Let time pass."""
        self.cloud.rtc.advance(seconds)

    def declare(self, name: str, **properties: object) -> None:
        """Declare something otherwise."""
        self.declared[name] = {**self.declared.get(name, {}), **properties}

    def casters(self) -> list[Caster]:
        """Every caster of the account."""
        with self.cloud.server.world.lock:
            return self.cloud.server.world.namespaces.of(self.cloud.key).state(Casters).all()

    def studios(self) -> list[Caster]:
        """Those that are not there without us."""
        return [each for each in self.casters() if each.id not in self.others]

    def phase(self) -> str:
        """Where the studio is in its life."""
        return next((each.phase.value for each in self.studios()), "gone")

    def layout_on_air(self) -> str:
        """The name of the layout that the program shows."""
        shown = {scene.layout for each in self.studios() for scene in each.scenes}
        return next((held.name for held in self.engine.state if held.id.rpartition("/")[2] in shown), "")

    def command(self, run: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the command returns
        """Run a command, in a provider process of its own."""
        self.engine.process = self.process()
        self.counts["commands"] += 1
        try:
            return run()
        finally:
            assert self.cloud.strangers_run()
            assert len(self.studios()) <= 1

    def as_declared(self) -> None:
        """The studio is there once, with what is declared and nothing else, and shows it."""
        program = self.program
        assert sorted(held.name for held in self.engine.state) == sorted(program)
        ids = {held.name: held.id.rpartition("/")[2] for held in self.engine.state}
        [studio] = self.studios()
        contents = studio.contents
        for kind, things in (
            ("StudioVideoResource", contents.resources),
            ("StudioLayout", contents.layouts),
            ("StudioComponent", contents.components),
        ):
            assert sorted(things) == sorted(ids[name] for name, each in program.items() if each.kind == kind)
        assert studio.config["Delay"] == self.declared.get("studio", {}).get("delay", 0)
        assert bool(studio.status) == self.is_on_air
        if "scene" in program:
            [scene] = [each for each in studio.scenes if each.output_type == PROGRAM]
            wanted = self.shown()
            assert scene.layout == ids[wanted["layoutId"].name]
            assert scene.components == [ids[each.name] for each in wanted["componentIds"]]
            assert self.cloud.shows_changes()


TITLE = {
    "locationId": "RC01",
    "componentType": "text",
    "componentLayer": {"heightNormalized": 0.1},
    "textLayerContent": {"text": "Evening news"},
}


def layout(*slots: str, width: float = 1) -> dict[str, Any]:
    """A layout of these slots."""
    layers = [{**LAYER, "widthNormalized": width} for _ in slots]
    return {"blendList": list(slots), "videoLayer": layers, "mixList": [slots[0]], "audioLayer": [{"volumeRate": 1}]}


@pytest.mark.timeout(3600)
def test_a_studio_is_there_once_and_shows_what_is_declared(
    clouds: Callable[[], Cloud], address: str, tmp_path: Path, counts: dict[str, int], *, at_length: bool
) -> None:
    class Machine(StudioShow):
        pass

    Machine.clouds, Machine.address, Machine.home, Machine.counts = staticmethod(clouds), address, tmp_path, counts
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=40 if at_length else 3,
            stateful_step_count=20 if at_length else 8,
            deadline=None,
            derandomize=not at_length,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
    assert counts["commands"] > 10
