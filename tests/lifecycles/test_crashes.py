"""A provider process that is killed at any moment: the next `up` of the same program puts everything right.

The moments are those that differ in their effect: each call that an operation makes, before the cloud has carried
it out and after. Killing the whole `pulumi` leaves the same state, but for its list of pending operations; the tests
of the command show what that changes.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pytest

from tests.cli.cloud import is_read, wait_until
from tests.lifecycles.cloud import Cloud
from tests.lifecycles.conftest import Start
from tests.lifecycles.engine import Declared, Engine, IdOf, Program
from tests.provider.engine import Provider, Refused

Declares = Callable[[Cloud], Program]


def nothing(_cloud: Cloud) -> Program:
    return {}


@dataclass(frozen=True)
class Story:
    """What is declared when the process is killed, and what was before."""

    after: Declares
    before: Declares = nothing
    replace: frozenset[str] = frozenset()
    given_task_id: bool = False
    is_repeated: bool = False
    """Whether the run after the crash replaces by force, too."""
    only_looks: bool = False
    """Whether everything is there already, and is found to be so."""


def caster(**properties: Any) -> Declares:  # noqa: ANN401 - any property
    return lambda cloud: {"show": cloud.caster(**properties)}


def recording(**properties: Any) -> Declares:  # noqa: ANN401 - the same
    return lambda cloud: {"show": cloud.recording(**properties)}


def studio(**properties: Any) -> Declares:  # noqa: ANN401 - the same
    return lambda cloud: {"studio": cloud.studio(casterName="evening-news", **properties)}


def studio_on_air(domain_name: str) -> Declares:
    """Its domain can be changed only while it is off air, and its program shows a layout."""
    its_own, on_air = {"casterId": IdOf("studio")}, {"casterId": IdOf("air"), "layoutId": IdOf("full")}

    def declare(cloud: Cloud) -> Program:
        filled = layout()(cloud)
        contents = {name: replace(each, properties=each.properties | its_own) for name, each in filled.items()}
        air = Declared("LiveCaster", its_own, delete_before_replace=True)
        scene = Declared("StudioScene", {"scene": "program", **on_air}, delete_before_replace=True)
        itself = studio(domainName=domain_name, allowInterruption=True)(cloud)
        return {**itself, **contents, "air": air, "scene": scene}

    return declare


def source(**properties: Any) -> Declares:  # noqa: ANN401 - the same
    own = {"locationId": "RV01", "resourceName": "camera", "liveStreamUrl": "rtmp://pull.example.com/live/camera"}
    return lambda cloud: {"camera": cloud.content("StudioVideoResource", **(own | properties))}


def layout(**properties: Any) -> Declares:  # noqa: ANN401 - the same
    layer = {"fillMode": "fit", "widthNormalized": 1, "heightNormalized": 1} | properties
    own = {"blendList": ["RV01"], "videoLayer": [layer], "mixList": ["RV01"], "audioLayer": [{"volumeRate": 1}]}
    return lambda cloud: {**source()(cloud), "full": cloud.content("StudioLayout", **own)}


def shown(layout_name: str = "full", **properties: Any) -> Declares:  # noqa: ANN401 - the same
    """A layout that the program of a caster on air shows."""

    def declare(cloud: Cloud) -> Program:
        layouts = {**layout(**properties)(cloud), "other": layout(heightNormalized=0.5)(cloud)["full"]}
        scene = cloud.content("StudioScene", scene="program", layoutId=IdOf(layout_name))
        return {**layouts, "air": cloud.caster(cloud.spare), "scene": scene}

    return declare


def without(left_out: str, declares: Declares) -> Declares:
    return lambda cloud: {name: each for name, each in declares(cloud).items() if name != left_out}


def renamed(old: str, declares: Declares) -> Declares:
    return lambda cloud: {f"new-{name}" if name == old else name: each for name, each in declares(cloud).items()}


def twins(cloud: Cloud) -> Program:
    """Two layouts with the same content."""
    return {**layout()(cloud), "twin": layout()(cloud)["full"]}


def title(text: str) -> Declares:
    own = {
        "locationId": "RC01",
        "componentType": "text",
        "componentLayer": {"heightNormalized": 0.1, "positionNormalized": [0.05, 0.85]},
        "textLayerContent": {"text": text, "color": "0xffffff"},
    }
    return lambda cloud: {"title": cloud.content("StudioComponent", **own)}


STORIES = {
    "a caster is created": Story(caster()),
    "a caster is restarted": Story(caster(restartTriggers=[2]), caster(restartTriggers=[1])),
    "a caster is stopped": Story(caster(desiredState="stopped"), caster()),
    "a caster is started": Story(caster(), caster(desiredState="stopped")),
    "another caster is declared": Story(lambda cloud: {"show": cloud.caster(cloud.spare)}, caster()),
    "a caster is replaced by force": Story(caster(), caster(), frozenset({"show"})),
    "a caster is deleted": Story(nothing, caster()),
    "a recording is created": Story(recording()),
    "a recording with a given TaskId is created": Story(recording(taskId="Task1"), given_task_id=True),
    "regions of a recording move": Story(recording(guest_at=0), recording()),
    "a recording is restarted": Story(recording(encode={"videoFps": 30}), recording()),
    "a recording with a given TaskId is restarted": Story(
        recording(taskId="Task1", encode={"videoFps": 30}), recording(taskId="Task1"), given_task_id=True
    ),
    "a recording is stopped": Story(recording(desiredState="stopped"), recording()),
    "a recording is started": Story(recording(), recording(desiredState="stopped")),
    "a recording is replaced by force": Story(recording(), recording(), frozenset({"show"})),
    # What is replaced is deleted at the end of a run: here it never comes to that.
    "a caster is created after a recording was replaced by force": Story(
        lambda cloud: {"show": cloud.recording(), "late": cloud.caster()}, recording(), frozenset({"show"})
    ),
    "a recording is deleted": Story(nothing, recording()),
    "a studio is made": Story(studio()),
    "a studio is set up anew": Story(studio(delay=5), studio()),
    "a studio on air is interrupted": Story(studio_on_air("other.example.com"), studio_on_air("play.example.com")),
    "a studio is deleted": Story(nothing, studio()),
    "a source is added": Story(source()),
    "a source changes": Story(source(liveStreamUrl="rtmp://pull.example.com/live/other"), source()),
    "a source is replaced": Story(source(locationId="RV02"), source()),
    "a source is deleted": Story(nothing, source()),
    "a layout is added": Story(layout(), source()),
    "a layout changes": Story(layout(widthNormalized=0.5), layout()),
    "a layout is deleted": Story(source(), layout()),
    "a component is added": Story(title("Evening news")),
    "a component changes": Story(title("Late news"), title("Evening news")),
    "a component is deleted": Story(nothing, title("Evening news")),
    "a layout with the same content is added": Story(twins, layout()),
    "two layouts with the same content are added": Story(twins, source()),
    "a layout is renamed": Story(renamed("full", layout()), layout(), only_looks=True),
    "a layout is replaced by force": Story(layout(), layout(), frozenset({"full"}), only_looks=True),
    "a component is added after a layout was replaced by force": Story(
        lambda cloud: {**layout()(cloud), **title("Evening news")(cloud)}, layout(), frozenset({"full"})
    ),
    "a component is renamed": Story(renamed("title", title("Evening news")), title("Evening news"), only_looks=True),
    "a layout is shown": Story(shown(), without("scene", shown())),
    "another layout is shown": Story(shown("other"), shown()),
    "a layout on air changes": Story(shown(widthNormalized=0.5), shown()),
    "a layout on air is replaced by force": Story(shown(), shown(), frozenset({"full"}), is_repeated=True),
    "a scene is taken back": Story(without("scene", shown()), shown()),
    "a recording is renamed": Story(lambda cloud: {"late": cloud.recording()}, recording()),
}


@pytest.mark.parametrize("story", STORIES)
def test_a_process_may_be_killed_at_any_call(
    story: str,
    clouds: Callable[[], Cloud],
    start: Start,
    record_property: Callable[[str, object], None],
    *,
    at_length: bool,
) -> None:
    play = Play(STORIES[story], clouds(), start)
    actions = play.undisturbed()
    is_long = at_length or play.story.only_looks
    before = [nth for nth, action in enumerate(actions, start=1) if is_long or nth == 1 or not is_read(action)]
    after = [nth for nth in before if at_length or not is_read(actions[nth - 1])]

    for nth in before:
        play.killed(nth, "timeout")
    for nth in after:
        play.killed(nth, "timeout_after_commit")

    record_property("crash points", len(before) + len(after))
    assert any(map(is_read, actions))
    assert all(map(is_read, actions)) == play.story.only_looks


@dataclass
class Play:
    """One story, told again and again in the same account."""

    story: Story
    cloud: Cloud
    start: Start
    engine: Engine | None = None
    """Of the last time; everything is destroyed in it."""
    things: list[tuple[str, ...]] = field(default_factory=list)
    """What there is when the story has been told as it should go."""
    nothing: list[tuple[str, ...]] = field(init=False)
    """What there is without us."""

    def __post_init__(self) -> None:
        self.nothing = self.cloud.things()

    def undisturbed(self) -> list[str]:
        """Tell the story as it should go; the calls that it makes."""
        engine = self._prepared()
        engine.up(self._program, replace=self.story.replace, refresh=False)
        actions = [call["action"] for call in self.cloud.calls()]
        self.things = self.cloud.things()
        self._finish(engine)
        return actions

    def killed(self, nth: int, fault: Literal["timeout", "timeout_after_commit"]) -> None:
        """Kill the process while its n-th call is held up, and see what becomes of it."""
        engine = self._prepared()
        hang: dict[str, Any] = {fault: True}
        self.cloud.show.fault(nth=nth, **hang)
        with ThreadPoolExecutor(1) as run:
            up = run.submit(engine.up, self._program, replace=self.story.replace, refresh=False)
            wait_until(lambda: up.done() or any(call["faults"] for call in self.cloud.calls()))
            engine.process.kill()
            assert isinstance(up.exception(), Refused)
        self.cloud.rtc.heal()
        self.cloud.rtc.advance(5)
        self._finish(engine)

    @property
    def _program(self) -> Program:
        return self.story.after(self.cloud)

    def _process(self) -> Provider:
        return self.start().configure(self.cloud.settings)

    def _prepared(self) -> Engine:
        """A stack as it is before, a while later."""
        engine = self.engine = self.engine or Engine(self._process())
        engine.up(self.story.before(self.cloud))
        self.cloud.rtc.advance(3600)
        self.cloud.rtc.forget_calls()
        engine.process = self._process()
        return engine

    def _finish(self, engine: Engine) -> None:
        """Run the unchanged program again, and then destroy everything."""
        engine.process = self._process()
        program = self._taken_back(engine)
        engine.up(program)
        running = [held for held in engine.state if held.inputs.get("desiredState") == "running"]
        wanted = sorted(held.id.rpartition("/")[2] for held in running)
        assert self.cloud.running() == wanted
        assert self.cloud.things() == self.things
        assert self.cloud.shows_changes()
        assert sorted(held.name for held in engine.state) == sorted(program)
        assert self.cloud.strangers_run()
        assert engine.up(program) == []
        assert self.cloud.running() == wanted

        engine.process = self._process()
        engine.destroy()
        assert self.cloud.running() == []
        assert self.cloud.things() == self.nothing
        assert self.cloud.strangers_run()

    def _taken_back(self, engine: Engine) -> Program:
        """What the first run after the crash makes of the program."""
        try:
            engine.up(self._program, replace=self.story.replace if self.story.is_repeated else ())
        except Refused as error:
            if not (self.story.given_task_id and "AlreadyRunning" in error.text):
                raise
            # A TaskId that the program gives proves nothing: the run may be anybody's, with another configuration.
            return {name: adopting(declared) for name, declared in self._program.items()}
        return self._program


def adopting(declared: Declared) -> Declared:
    return replace(declared, properties=declared.properties | {"adopt": True})
