"""What scenes show: applied and verified, found afresh after each start, taken back."""

from typing import Any

import pytest

from pulumi_livemedia.alibaba.live_caster.problems import CasterNotFound
from pulumi_livemedia.calls.refusals import CannotApply, CannotDelete
from pulumi_livemedia.structures.effects import Effect
from tests.studio_contents.studio import Studio

PROGRAM, PREVIEW = 1, 0


@pytest.fixture
def filled(studio: Studio) -> tuple[Studio, str, str, list[str]]:
    """A caster on air, with two layouts and two components."""
    studio.create("resource")
    layouts = [studio.create("layout").layout_id for _ in range(2)]
    components = [studio.create("component", location_id=slot).component_id for slot in ("RC01", "RC02")]
    studio.go_on_air()
    return studio, layouts[0], layouts[1], components


Filled = tuple[Studio, str, str, list[str]]


@pytest.mark.parametrize(("word", "output_type"), [("program", PROGRAM), ("preview", PREVIEW)])
def test_it_is_applied_and_read_back_as_it_was(filled: Filled, word: str, output_type: int) -> None:
    studio, layout, _, components = filled

    created = studio.create("scene", scene=word, layout_id=layout, component_ids=components)

    assert studio.scene(output_type) == (layout, components)
    assert studio.scene(1 - output_type) == ("", [])
    assert created.thing == f"{studio.account.caster_id}/{word}"
    assert created.status == "running"
    assert created.scene_id == studio.caster.scenes[output_type].id
    assert studio.read("scene", created) == created
    assert studio.lifecycle("scene").read(created.thing, None) == created


def test_what_is_shown_already_is_not_applied_again(filled: Filled) -> None:
    studio, layout, _, components = filled
    first = studio.create("scene", layout_id=layout, component_ids=components)
    studio.account.forget_calls()

    assert studio.create("scene", layout_id=layout, component_ids=components) == first
    assert set(studio.account.calls()) == {"DescribeCasterScenes"}


@pytest.mark.parametrize("behaviour", ["replace", "extend"])
def test_exactly_what_is_declared_is_shown_whatever_an_update_does_to_components(
    filled: Filled, behaviour: str
) -> None:
    studio, layout, other, [first, second] = filled
    studio.account.choose(scene_components=behaviour)
    state = studio.create("scene", layout_id=layout, component_ids=[first])

    for wanted in ([first, second], [second, first], [second], []):
        state = studio.update("scene", state, layout_id=other, component_ids=wanted)
        assert studio.scene() == (other, wanted)
        assert state.component_ids == wanted


def test_components_that_stay_are_not_cleared_away_in_between(filled: Filled) -> None:
    studio, layout, _, [first, second] = filled
    state = studio.create("scene", layout_id=layout, component_ids=[first])
    studio.account.forget_calls()

    studio.update("scene", state, component_ids=[first, second])

    assert studio.account.calls() == ["DescribeCasterScenes", "UpdateCasterSceneConfig", "DescribeCasterScenes"]


def test_what_somebody_else_has_put_on_air_is_seen_and_mended(filled: Filled) -> None:
    studio, layout, other, components = filled
    created = studio.create("scene", layout_id=layout, component_ids=components)
    studio.create("scene", layout_id=other)

    seen = studio.read("scene", created)
    assert (seen.layout_id, seen.component_ids) == (other, [])
    mended = studio.update("scene", seen, layout_id=layout, component_ids=components)

    assert mended == created
    assert studio.scene() == (layout, components)


@pytest.mark.parametrize("left", ["removed", "cleared"])
def test_after_a_restart_of_the_caster_it_is_applied_to_the_new_scene(filled: Filled, left: str) -> None:
    studio, layout, _, components = filled
    studio.account.choose(stopped_scenes=left)
    created = studio.create("scene", layout_id=layout, component_ids=components)
    studio.account.stop()

    off = studio.read("scene", created)
    assert off.status == "stopped"
    assert studio.read("scene", off).status == "stopped"
    still = studio.update("scene", off, layout_id=layout, component_ids=components)
    assert "it is set by the first up after its start" in studio.account.lines[-1]
    assert (still.layout_id, still.status) == (layout, "stopped")

    studio.account.start()
    assert studio.scene() == ("", [])
    seen = studio.read("scene", still)
    again = studio.update("scene", seen, layout_id=layout, component_ids=components)

    assert studio.scene() == (layout, components)
    assert (again.scene_id != created.scene_id) == (left == "removed")
    assert studio.read("scene", again) == again


def test_a_trigger_applies_everything_again(filled: Filled) -> None:
    studio, layout, _, _ = filled
    created = studio.create("scene", layout_id=layout, apply_triggers=["first start"])
    studio.account.forget_calls()

    studio.update("scene", created, apply_triggers=["second start"])

    assert "UpdateCasterSceneConfig" in studio.account.calls()


def test_a_caster_off_air_has_no_scene_to_set(studio: Studio) -> None:
    layout = studio.create("layout").layout_id

    with pytest.raises(CannotApply, match=r"the caster is off air(.|\n)*caster_id=show.caster_id"):
        studio.create("scene", layout_id=layout)


def test_a_caster_that_is_not_there_is_named(studio: Studio) -> None:
    studio.account.remove()

    with pytest.raises(CasterNotFound, match=f"caster {studio.account.caster_id} does not exist"):
        studio.create("scene", layout_id="a")


def test_a_scene_that_is_busy_is_waited_for(filled: Filled) -> None:
    studio, layout, other, _ = filled
    state = studio.create("scene", layout_id=layout)
    studio.account.choose(scene_settle_seconds=20)
    state = studio.update("scene", state, layout_id=other)

    studio.update("scene", state, layout_id=layout)

    assert studio.scene() == (layout, [])
    assert studio.account.calls().count("UpdateCasterSceneConfig") > 4


def test_a_scene_that_stays_busy_is_told(filled: Filled) -> None:
    studio, layout, _, _ = filled
    studio.account.refuse("UpdateCasterSceneConfig", "IncorrectSceneStatus.Waiting")

    with pytest.raises(CannotApply, match="is still busy with the change before"):
        studio.create("scene", layout_id=layout)


def test_a_broken_preview_is_started_again(filled: Filled) -> None:
    studio, layout, _, _ = filled
    studio.caster.scenes[PREVIEW].broken = True

    studio.create("scene", scene="preview", layout_id=layout)

    assert studio.scene(PREVIEW) == (layout, [])
    calls = studio.account.calls()
    assert calls.index("StopCasterScene") < calls.index("StartCasterScene")


def test_a_broken_program_is_told_with_what_mends_it(filled: Filled) -> None:
    studio, layout, _, _ = filled
    studio.caster.scenes[PROGRAM].broken = True

    with pytest.raises(CannotApply, match=r"is broken since a change that failed(.|\n)*restart_triggers"):
        studio.create("scene", layout_id=layout)
    assert "StopCasterScene" not in studio.account.calls()


def test_a_layout_whose_slot_is_empty_says_what_is_missing(filled: Filled) -> None:
    studio, *_ = filled
    empty = studio.create("layout", blend_list=["RV77"]).layout_id

    with pytest.raises(CannotApply, match=r"a slot that has no video resource(.|\n)*StudioVideoResource for each slot"):
        studio.create("scene", layout_id=empty)


@pytest.mark.parametrize("effect", ["reset_after_commit", "truncate", "reset"])
def test_a_change_whose_answer_was_lost_is_made_again(filled: Filled, effect: str) -> None:
    studio, layout, _, components = filled
    studio.account.fault("UpdateCasterSceneConfig", times=1, **{effect: True})

    studio.create("scene", layout_id=layout, component_ids=components)

    assert studio.scene() == (layout, components)


def test_a_scene_that_never_comes_to_show_it_is_told(filled: Filled) -> None:
    studio, layout, other, _ = filled
    state = studio.create("scene", layout_id=layout)

    def back() -> None:
        if studio.caster.scenes[PROGRAM].layout == other:
            studio.caster.scenes[PROGRAM].layout = layout

    lifecycle = studio.lifecycle("scene", alive=back)
    inputs = studio.inputs("scene", layout_id=other)
    with pytest.raises(CannotApply, match=f"shows layout {layout} and components .*, not what was applied"):
        lifecycle.update(state, inputs, [])


@pytest.mark.parametrize("word", ["program", "preview"])
def test_a_delete_takes_out_what_was_applied(filled: Filled, word: str) -> None:
    studio, layout, _, components = filled
    created = studio.create("scene", scene=word, layout_id=layout, component_ids=components)

    studio.delete("scene", created)
    studio.delete("scene", created)

    assert studio.scene(PROGRAM if word == "program" else PREVIEW) == ("", [])
    assert studio.account.calls().count("DeleteCasterSceneConfig") == 1
    assert studio.things("layout")


def test_a_delete_leaves_what_somebody_else_has_put_on_air(filled: Filled) -> None:
    studio, layout, other, _ = filled
    created = studio.create("scene", layout_id=layout)
    studio.create("scene", layout_id=other)

    studio.delete("scene", created)

    assert studio.scene() == (other, [])
    assert "shows something else by now" in studio.account.lines[-1]


def test_a_program_that_can_not_be_emptied_goes_on_and_is_told(filled: Filled) -> None:
    studio, layout, _, _ = filled
    created = studio.create("scene", layout_id=layout)
    studio.account.refuse("DeleteCasterSceneConfig", "IncorrectSceneStatus.Inuse")

    studio.delete("scene", created)

    assert studio.scene() == (layout, [])
    assert f"it goes on showing layout {layout} until" in studio.account.lines[-1]


def test_a_delete_that_is_refused_otherwise_is_told(filled: Filled) -> None:
    studio, layout, _, _ = filled
    created = studio.create("scene", layout_id=layout)
    studio.account.refuse("DeleteCasterSceneConfig", "Forbidden.RAM")

    with pytest.raises(CannotDelete, match="DeleteCasterSceneConfig is not allowed"):
        studio.delete("scene", created)


def test_a_delete_of_what_was_last_seen_off_air_leaves_what_is_shown_now(filled: Filled) -> None:
    studio, layout, _, _ = filled
    created = studio.create("scene", layout_id=layout)
    studio.account.stop()
    off = studio.read("scene", created)
    studio.account.start()
    studio.create("scene", layout_id=layout)

    studio.delete("scene", off)

    assert studio.scene() == (layout, [])


@pytest.mark.parametrize("end", ["stop", "remove"])
def test_a_delete_off_air_has_nothing_to_do(filled: Filled, end: str) -> None:
    studio, layout, _, _ = filled
    created = studio.create("scene", layout_id=layout)
    getattr(studio.account, end)()

    studio.delete("scene", created)

    assert "DeleteCasterSceneConfig" not in studio.account.calls()


def test_the_sound_is_mixed_and_its_drift_is_seen(filled: Filled) -> None:
    studio, layout, _, _ = filled
    sound: dict[str, Any] = {
        "follow_enable": 0,
        "audio_layer": [{"volume_rate": 0.25, "filter": {"enable_ans": 1, "ans_mode": 1}}],
        "mix_list": ["RV01"],
    }

    created = studio.create("scene", layout_id=layout, **sound)
    assert studio.read("scene", created) == created
    [sent] = [call for call in studio.account.recorded() if call["action"] == "UpdateCasterSceneAudio"]
    assert sent["parameters"]["AudioLayer.1.Filter"] == (
        '{"enableAgc":0,"enableAns":1,"ansMode":1,"enableBeautify":0,"voiceBeautifyMode":0}'
    )

    program = studio.caster.scenes[PROGRAM]
    program.follow, program.audio = 1, [{**program.audio[0], "VolumeRate": 2.0}]
    seen = studio.read("scene", created)
    assert (seen.follow_enable, seen.audio_layer[0].volume_rate) == (1, 2.0)
    assert seen.audio_layer[0].filter == created.audio_layer[0].filter

    studio.update("scene", seen, **sound)
    assert (program.follow, program.audio[0]["VolumeRate"]) == (0, 0.25)


def test_the_sound_is_left_alone_where_nothing_is_declared_of_it(filled: Filled) -> None:
    studio, layout, _, _ = filled

    created = studio.create("scene", layout_id=layout)
    studio.read("scene", created)

    assert not [call for call in studio.account.calls() if "Audio" in call]


@pytest.mark.parametrize(("word", "effect"), [("program", Effect.ON_AIR), ("preview", Effect.LIVE)])
def test_what_the_audience_sees_is_declared_so(studio: Studio, word: str, effect: Effect) -> None:
    from pulumi_livemedia.structures.differences import changes  # noqa: PLC0415 - only here

    before, after = (studio.inputs("scene", scene=word, layout_id=layout) for layout in ("a", "b"))

    assert [(change.path, change.effect) for change in changes(before, after)] == [(("layoutId",), effect)]
