"""What the scenes of a studio show before it is interrupted, they show afterwards."""

from dataclasses import dataclass
from typing import Any

import pytest

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioState
from pulumi_livemedia.calls.refusals import CannotStart, CannotStop, CannotUpdate
from pulumi_livemedia.emulator.alibaba.live.scenes import Scene
from tests.production_studio.stage import SIMPLE, Stage
from tests.studio_contents.studio import Studio

PREVIEW, PROGRAM = 0, 1
ALLOWED = {**SIMPLE, "domain_name": "other.example.com", "allow_interruption": True}
SOUND: dict[str, Any] = {
    "follow_enable": 0,
    "audio_layer": [{"volume_rate": 0.4, "valid_channel": "leftChannel", "fixed_delay_duration": 20}],
    "mix_list": ["RV01"],
}
SETTINGS = ("SetCasterConfig", "StopCaster", "SetCasterConfig", "StartCaster")


@dataclass
class Show:
    """A studio on air whose program and preview show something."""

    stage: Stage
    studio: Studio
    stored: ProductionStudioState
    layouts: list[str]
    components: list[str]

    def change(self, given: Any = ALLOWED, **options: Any) -> ProductionStudioState:  # noqa: ANN401
        """Change the studio, with an interruption."""
        return self.stage.change(self.stored, given, **options)

    def writes(self) -> list[str]:
        """The actions that changed something since."""
        return [each for each in self.stage.calls() if not each.startswith(("Describe", "Get"))]

    def scene(self, output_type: int = PROGRAM) -> Scene:
        """A scene, as the cloud has it."""
        return next(each for each in self.studio.caster.scenes if each.output_type == output_type)

    def shown(self) -> list[tuple[str, list[str]]]:
        """What the program and the preview show."""
        return [self.studio.scene(each) for each in (PROGRAM, PREVIEW)]


@pytest.fixture
def show(stage: Stage) -> Show:
    stored, studio = stage.make(), Studio(stage)
    studio.create("resource")
    layouts = [studio.create("layout").layout_id for _ in range(2)]
    components = [studio.create("component", location_id=slot).component_id for slot in ("RC01", "RC02")]
    studio.go_on_air()
    studio.create("scene", layout_id=layouts[0], component_ids=components, **SOUND)
    studio.create("scene", scene="preview", layout_id=layouts[1], component_ids=components[:1])
    stage.forget_calls()
    return Show(stage, studio, stage.refresh(stored), layouts, components)


@pytest.mark.parametrize("left", ["removed", "cleared"])
def test_program_and_preview_show_afterwards_what_they_did_with_the_same_sound(show: Show, left: str) -> None:
    show.stage.choose(stopped_scenes=left)
    before, old = show.shown(), show.scene()

    changed = show.change()

    assert show.shown() == before
    now = show.scene()
    assert (now.id != old.id) == (left == "removed")
    assert (now.follow, now.mix) == (0, ["RV01"])
    assert now.audio == [{"VolumeRate": 0.4, "ValidChannel": "leftChannel", "FixedDelayDuration": 20}]
    assert [(each.output_type, each.layout_id) for each in changed.scenes] == [
        ("preview", show.layouts[1]),
        ("program", show.layouts[0]),
    ]
    assert show.stage.lines[-1].endswith("its scenes show what they did before")
    assert any("but for filters, which the cloud does not tell" in line for line in show.stage.lines)
    shows = ["UpdateCasterSceneConfig", "UpdateCasterSceneAudio", "UpdateCasterSceneConfig"]
    assert show.writes() == [*SETTINGS, *shows], "the audience comes first"


def test_scenes_that_keep_what_they_show_are_left_alone(show: Show) -> None:
    show.stage.choose(stopped_scenes="kept")
    before = show.shown()

    show.change()

    assert show.shown() == before
    assert show.writes() == list(SETTINGS)


def test_only_what_differs_of_a_sound_is_set_again(show: Show) -> None:
    scene = show.scene()
    scene.mix, scene.audio = [], []

    show.change()

    assert (show.scene().follow, show.scene().mix) == (0, [])
    assert [call["FollowEnable"] for call in show.stage.sent("UpdateCasterSceneAudio")] == ["0"]
    assert not any("filters" in line for line in show.stage.lines)


def test_components_without_a_layout_are_shown_again(show: Show) -> None:
    show.scene().layout = ""

    show.change()

    assert show.studio.scene() == ("", show.components)


def test_a_scene_that_shows_nothing_is_not_touched(show: Show) -> None:
    for each in show.studio.caster.scenes:
        each.layout, each.components = "", []

    show.change()

    assert show.writes() == list(SETTINGS)
    assert not any("scenes" in line for line in show.stage.lines)


def test_a_studio_whose_scenes_can_not_be_read_is_not_stopped(show: Show) -> None:
    show.stage.refuse("DescribeCasterScenes", "Forbidden.RAM")

    with pytest.raises(CannotUpdate, match="is not interrupted, because what its scenes show can not be told"):
        show.change()

    assert show.writes() == ["SetCasterConfig"]
    assert show.stage.phase == "streaming"


def test_what_can_not_be_shown_again_is_a_warning_with_its_cure(show: Show, caplog: pytest.LogCaptureFixture) -> None:
    show.stage.refuse("UpdateCasterSceneConfig", "InvalidVideo.NotFound")

    changed = show.change()

    assert changed.domain_name == "other.example.com", "what was changed is kept"
    [warning] = caplog.records
    assert (warning.levelname, show.stage.phase) == ("WARNING", "streaming")
    text = warning.getMessage()
    assert "is on air again, but what its program scene showed could not be set again" in text
    assert "a slot that has no video resource, InvalidVideo.NotFound" in text
    assert "what its preview scene showed" in text
    assert "`pulumi up --refresh` sets what a StudioScene declares" in text
    assert not any("show what they did" in line for line in show.stage.lines)


def test_layouts_that_channels_make_void_are_told(show: Show, caplog: pytest.LogCaptureFixture) -> None:
    changed = show.change({**SIMPLE, "channel_enable": 1, "allow_interruption": True})

    assert changed.channel_enable == 1
    assert "shows a layout that does not exist, InvalidLayout.NotFound" in caplog.text


@pytest.mark.parametrize(
    ("action", "nth", "words"),
    [
        ("DescribeCasterSceneAudio", 1, "the sound of its program scene could not be read before"),
        ("UpdateCasterSceneAudio", 1, "the sound of its program scene could not be set again"),
    ],
)
def test_a_sound_that_can_not_be_set_again_is_told(
    show: Show, caplog: pytest.LogCaptureFixture, action: str, nth: int, words: str
) -> None:
    before = show.shown()
    show.stage.refuse(action, "Forbidden.RAM", nth=nth)

    show.change()

    assert show.shown() == before
    assert words in caplog.text


def test_a_sound_of_the_preview_that_is_not_told_is_none(show: Show, caplog: pytest.LogCaptureFixture) -> None:
    show.stage.refuse("DescribeCasterSceneAudio", "InvalidScene.NotFound", nth=2)

    show.change()

    assert caplog.text == ""


def test_a_change_that_fails_leaves_the_scenes_as_they_were(show: Show) -> None:
    before = show.shown()
    show.stage.refuse("SetCasterConfig", "InvalidDomainName.NotFound", nth=2)

    with pytest.raises(CannotUpdate, match="it was stopped for that, and is on air as before"):
        show.change()

    assert show.shown() == before


def test_a_change_that_fails_says_what_is_not_shown_any_more(show: Show) -> None:
    show.stage.refuse("SetCasterConfig", "InvalidDomainName.NotFound", nth=2)
    show.stage.refuse("UpdateCasterSceneConfig", "Forbidden.RAM")

    with pytest.raises(
        CannotUpdate, match=r"is on air again, but what its program scene showed could not(.|\n)*up --r"
    ):
        show.change()


def test_a_stop_that_can_not_be_watched_leaves_the_scenes_as_they_were(show: Show) -> None:
    before = show.shown()
    show.stage.refuse("DescribeCasters", "Forbidden.RAM", nth=3)

    with pytest.raises(CannotStop, match="it is on air as before"):
        show.change()

    assert show.shown() == before


def test_a_start_that_can_not_be_watched_does_not_leave_the_program_empty(show: Show) -> None:
    before = show.shown()
    show.stage.refuse("DescribeCasters", "Forbidden.RAM", nth=4)

    with pytest.raises(CannotStart, match="can not be watched"):
        show.change()

    assert show.shown() == before


def test_a_start_that_fails_says_what_is_not_shown_any_more(show: Show) -> None:
    show.stage.refuse("StartCaster", "UserQuotaExceed")

    with pytest.raises(CannotStart, match="what its program scene showed could not be set again"):
        show.change()


def test_scenes_are_set_again_in_a_time_of_their_own(show: Show) -> None:
    before = show.shown()
    left = [lambda: show.stage.clock.turn(1000)]

    with pytest.raises(CannotStart, match="is not on air after"):
        show.change(alive=lambda: left.pop()() if left and show.stage.calls()[-1:] == ["StartCaster"] else None)

    assert not left
    assert show.shown() == before


def test_the_url_of_the_show_is_renewed_by_a_refresh(show: Show) -> None:
    air = show.stage.create(adopt=True)
    assert air.program_url is not None
    assert "play.example.com" in air.program_url

    show.change()
    found = show.stage.read(air)

    assert found is not None
    assert found.program_url is not None
    assert "other.example.com" in found.program_url
