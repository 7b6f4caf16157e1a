"""The life of what a studio is filled with: added once, changed in place, seen when it drifts, taken away."""

from collections.abc import Mapping
from typing import Any, Final

import pytest

from pulumi_livemedia.alibaba.live_caster.problems import CasterNotFound
from pulumi_livemedia.calls.refusals import AlreadyThere, CannotAdd, CannotDelete, CannotUpdate
from tests.studio_contents.studio import CONTENTS, ID, LAYER, NOUN, Studio

CHANGES: Final[Mapping[str, Mapping[str, Any]]] = {
    "resource": {"resource_name": "second camera"},
    "layout": {"video_layer": [{**LAYER, "position_normalized": [0.5, 0.5]}]},
    "component": {"text_layer_content": {"text": "Late news"}},
}
EVERYTHING: Final[Mapping[str, Mapping[str, Any]]] = {
    "resource": {
        "location_id": "RV12",
        "live_stream_url": None,
        "vod_url": "https://files.example.com/opener.mp4",
        "begin_offset": 500,
        "end_offset": -1000,
        "repeat_num": -1,
        "pts_callback_interval": 250,
        "fixed_delay_duration": 120,
    },
    "layout": {
        "video_layer": [
            {"fill_mode": "none", "height_normalized": 1},
            {**LAYER, "position_normalized": [0.65, 1 / 7], "position_refer": "topRight", "fixed_delay_duration": 40},
        ],
        "blend_list": ["RV01", "RV02"],
        "audio_layer": [{"volume_rate": 0, "valid_channel": "leftChannel", "fixed_delay_duration": 5000}],
        "mix_list": ["RV02"],
    },
    "component": {
        "component_type": "caption",
        "text_layer_content": None,
        "component_name": "captions",
        "effect": "animateH",
        "layer_order": "background",
        "component_layer": {"width_normalized": 0.9, "position_refer": "bottomLeft", "transparency": 128},
        "caption_layer_content": {
            "location_id": "RV01",
            "source_lan": "en",
            "target_lan": "cn",
            "show_source_lan": True,
            "truncation": True,
            "source_lan_reserve_pages": 3,
            "font_name": "NotoSansHans-Bold",
            "size_normalized": 0.05,
            "border_color": "0x000000",
            "pts_offset": -200,
            "words_count": 40,
        },
    },
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_it_is_added_once_and_read_back_as_it_was(studio: Studio, kind: str) -> None:
    created = studio.create(kind)

    assert list(studio.things(kind)) == [getattr(created, ID[kind])]
    assert created.thing == f"{studio.account.caster_id}/{getattr(created, ID[kind])}"
    assert (created.region, created.endpoint) == ("cn-shanghai", "127.0.0.1")
    assert studio.read(kind, created) == created


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("written", ["number", "string"])
def test_every_field_reaches_the_cloud_and_comes_back(studio: Studio, kind: str, written: str) -> None:
    studio.account.choose(content_numbers=written)
    created = studio.create(kind, **EVERYTHING[kind])

    assert studio.read(kind, created) == created
    found = studio.lifecycle(kind).read(created.thing, None)
    assert studio.lifecycle(kind).is_same(studio.inputs(kind, **EVERYTHING[kind]), _described(studio, kind))
    assert found.thing == created.thing


def _described(studio: Studio, kind: str) -> Any:  # noqa: ANN401 - as the client gives it
    lifecycle = studio.lifecycle(kind)
    [found] = lifecycle._listed(studio.account.caster_id)  # noqa: SLF001 - what the cloud lists
    return found


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_change_keeps_its_id(studio: Studio, kind: str) -> None:
    created = studio.create(kind)

    updated = studio.update(kind, created, **CHANGES[kind])

    assert updated.thing == created.thing
    assert len(studio.things(kind)) == 1
    assert studio.read(kind, updated) == updated != created


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_local_change_makes_no_call(studio: Studio, kind: str) -> None:
    created = studio.create(kind)
    studio.account.forget_calls()

    assert studio.update(kind, created, adopt=True) == created.model_copy(update={"adopt": True})
    assert studio.account.calls() == []


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_somebody_else_has_changed_is_seen_and_made_as_declared_again(studio: Studio, kind: str) -> None:
    created = studio.create(kind)
    studio.update(kind, created, **CHANGES[kind])

    seen = studio.read(kind, created)
    assert seen != created
    mended = studio.update(kind, seen, **{name: getattr(created, name) for name in CHANGES[kind]})

    assert mended == created
    assert studio.read(kind, mended) == created


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_delete_leaves_nothing_and_a_second_one_is_success(studio: Studio, kind: str) -> None:
    created = studio.create(kind)

    studio.delete(kind, created)
    studio.delete(kind, created)

    assert studio.things(kind) == {}
    assert studio.account.calls().count(f"DeleteCaster{NOUN[kind]}") == 1
    assert studio.read(kind, created) is None


@pytest.mark.parametrize("kind", CONTENTS)
def test_with_its_caster_it_is_gone(studio: Studio, kind: str) -> None:
    created = studio.create(kind)
    studio.account.remove()

    assert studio.read(kind, created) is None
    studio.delete(kind, created)
    with pytest.raises(CannotUpdate, match=r"does not exist any more(.|\n)*pulumi refresh"):
        studio.update(kind, created, **CHANGES[kind])


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_is_not_there_is_read_as_nothing(studio: Studio, kind: str) -> None:
    for thing in (f"{studio.account.caster_id}/nothing", studio.account.caster_id, "nowhere/nothing"):
        assert studio.lifecycle(kind).read(thing, None) is None


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_caster_that_is_not_there_is_named(studio: Studio, kind: str) -> None:
    studio.account.remove()

    with pytest.raises(CasterNotFound, match=f"caster {studio.account.caster_id} does not exist in region"):
        studio.create(kind)


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("effect", ["reset_after_commit", "truncate", "wrong_json"])
def test_an_addition_whose_answer_was_lost_is_found_and_not_made_again(studio: Studio, kind: str, effect: str) -> None:
    studio.account.fault(f"AddCaster{NOUN[kind]}", times=1, **{effect: True})

    created = studio.create(kind)

    assert list(studio.things(kind)) == [getattr(created, ID[kind])]
    assert studio.account.calls().count(f"AddCaster{NOUN[kind]}") == 1


@pytest.mark.parametrize("kind", CONTENTS)
def test_an_addition_that_was_not_done_is_made_again(studio: Studio, kind: str) -> None:
    studio.account.fault(f"AddCaster{NOUN[kind]}", times=2, reset=True)

    studio.create(kind)

    assert len(studio.things(kind)) == 1
    assert studio.account.calls().count(f"AddCaster{NOUN[kind]}") == 3


@pytest.mark.parametrize("kind", CONTENTS)
def test_an_addition_that_is_never_answered_is_told(studio: Studio, kind: str) -> None:
    studio.account.fault(f"AddCaster{NOUN[kind]}", reset=True)

    with pytest.raises(CannotAdd, match="it is not known whether it was done"):
        studio.create(kind)
    assert studio.things(kind) == {}


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_a_crash_left_behind_is_taken_back_by_the_next_run(studio: Studio, kind: str) -> None:
    studio.account.fault(f"AddCaster{NOUN[kind]}", reset_after_commit=True)
    studio.account.refuse(f"DescribeCaster{NOUN[kind]}s", "Forbidden.RAM", nth=2)
    with pytest.raises(CannotAdd, match=r"may have been added: Describe(.|\n)*is then taken back"):
        studio.create(kind)
    studio.account.calm_down()
    [left] = studio.things(kind)

    created = studio.create(kind)

    assert getattr(created, ID[kind]) == left
    assert list(studio.things(kind)) == [left]
    assert f"AddCaster{NOUN[kind]}" not in studio.account.calls()


@pytest.mark.parametrize("kind", ["resource", "component"])
def test_a_slot_that_somebody_else_has_is_told_and_adopt_takes_it_over(studio: Studio, kind: str) -> None:
    other = Studio(studio.account)
    theirs = other.create(kind, **CHANGES[kind])
    _forget(studio, theirs, kind)

    with pytest.raises(AlreadyThere, match=r"and this stack did not make it(.|\n)*adopt=True takes it over"):
        studio.create(kind)
    created = studio.create(kind, adopt=True)

    assert created.thing == theirs.thing
    assert studio.read(kind, created) == created


def _forget(studio: Studio, state: object, kind: str) -> None:
    """Let this process not know that it has made something, as another one would not."""
    from pulumi_livemedia.alibaba.studio_contents import lifecycle  # noqa: PLC0415 - its own memory

    lifecycle._made.discard(getattr(state, ID[kind]))  # noqa: SLF001 - the same
    assert studio.things(kind)


@pytest.mark.parametrize("kind", ["resource", "component"])
def test_two_resources_of_a_program_can_not_have_one_slot(studio: Studio, kind: str) -> None:
    studio.create(kind)

    with pytest.raises(AlreadyThere, match="which is that of another resource of this program"):
        studio.create(kind)


@pytest.mark.parametrize(
    ("kind", "silent", "words"),
    [
        ("resource", {"fixed_delay_duration": 100}, "fixedDelayDuration"),
        ("component", {"layer_order": "background"}, "layerOrder"),
    ],
)
def test_what_can_not_be_proven_to_be_ours_is_told(
    studio: Studio, kind: str, silent: dict[str, Any], words: str
) -> None:
    _forget(studio, studio.create(kind, **silent), kind)

    with pytest.raises(AlreadyThere, match=f"can not be asked for its {words}"):
        studio.create(kind, **silent)


def test_two_layouts_with_the_same_content_are_two(studio: Studio) -> None:
    first, second = studio.create("layout"), studio.create("layout")

    assert first.layout_id != second.layout_id
    assert len(studio.things("layout")) == 2


def test_a_layout_that_a_scene_shows_is_never_taken_for_one_that_was_left_behind(studio: Studio) -> None:
    studio.create("resource")
    theirs = studio.create("layout")
    studio.go_on_air()
    studio.create("scene", layout_id=theirs.layout_id)
    _forget(studio, theirs, "layout")

    assert studio.create("layout").layout_id != theirs.layout_id
    assert studio.create("layout", adopt=True).layout_id == theirs.layout_id


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_change_whose_answer_was_lost_is_made_again(studio: Studio, kind: str) -> None:
    created = studio.create(kind)
    studio.account.fault(f"ModifyCaster{NOUN[kind]}", times=1, reset_after_commit=True)

    updated = studio.update(kind, created, **CHANGES[kind])

    assert studio.read(kind, updated) == updated


def test_a_change_that_the_cloud_takes_and_does_not_make_is_told(studio: Studio) -> None:
    created = studio.create("resource", **EVERYTHING["resource"])
    studio.account.choose(modify_resource_zero="keeps")

    with pytest.raises(CannotUpdate, match=r"beginOffset is still as before(.|\n)*--replace"):
        studio.update("resource", created, begin_offset=0)


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_the_program_shows_is_not_taken_away(studio: Studio, kind: str) -> None:
    states = dict(zip(CONTENTS, studio.fill(), strict=True))
    studio.go_on_air()
    studio.create("scene", layout_id=states["layout"].layout_id, component_ids=[states["component"].component_id])

    with pytest.raises(CannotDelete, match="is shown by the program scene of the caster, which is on air"):
        studio.delete(kind, states[kind])
    assert studio.things(kind)

    studio.account.stop()
    studio.delete(kind, states[kind])
    assert studio.things(kind) == {}


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_delete_waits_for_a_caster_that_stops_meanwhile(studio: Studio, kind: str) -> None:
    states = dict(zip(CONTENTS, studio.fill(), strict=True))
    studio.go_on_air()
    studio.create("scene", layout_id=states["layout"].layout_id, component_ids=[states["component"].component_id])

    studio.delete(kind, states[kind], alive=studio.account.before(12, studio.account.stop))

    assert studio.things(kind) == {}


def test_a_delete_that_can_not_look_at_the_scenes_takes_nothing_away(studio: Studio) -> None:
    created = studio.create("layout")
    studio.account.refuse("DescribeCasterScenes", "Forbidden.RAM")

    with pytest.raises(CannotDelete, match="DescribeCasterScenes is not allowed"):
        studio.delete("layout", created)
    assert studio.things("layout")


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        ("layout", "UpdateCasterSceneConfig"),
        ("component", "UpdateCasterSceneConfig"),
        ("resource", "EffectCasterVideoResource"),
    ],
)
def test_a_change_of_what_is_shown_is_shown(studio: Studio, kind: str, action: str) -> None:
    states = dict(zip(CONTENTS, studio.fill(), strict=True))
    studio.go_on_air()
    wanted = (states["layout"].layout_id, [states["component"].component_id])
    studio.create("scene", layout_id=wanted[0], component_ids=wanted[1])
    studio.account.forget_calls()

    studio.update(kind, states[kind], **CHANGES[kind])

    assert [call for call in studio.account.calls() if call.startswith(("Update", "Effect"))] == [action]
    assert studio.scene() == wanted


def test_a_change_that_is_made_and_can_not_be_shown_says_so(studio: Studio) -> None:
    resource, layout, _ = studio.fill()
    studio.go_on_air()
    studio.create("scene", layout_id=layout.layout_id)
    studio.account.refuse("EffectCasterVideoResource", "Forbidden.RAM")

    with pytest.raises(CannotUpdate) as raised:
        studio.update("resource", resource, resource_name="second camera")

    assert "is changed, but may be shown as it was" in str(raised.value)
    assert "acs:live:*:<account>:domain/*" in str(raised.value)


def test_a_change_whose_scenes_can_not_be_looked_at_says_so(studio: Studio) -> None:
    created = studio.create("layout")
    studio.account.refuse("DescribeCasterScenes", "Forbidden.RAM")

    with pytest.raises(CannotUpdate, match="is changed, but may be shown as it was: what the scenes show: Describe"):
        studio.update("layout", created, **CHANGES["layout"])


def test_no_error_shows_where_a_stream_is_pulled_from(studio: Studio) -> None:
    studio.account.fault(
        "AddCasterVideoResource",
        error={
            "code": "InvalidLiveStreamUrl.Malformed",
            "message": "rtmp://pull.example.com/app/camera?auth_key=the-key",
        },
    )

    with pytest.raises(CannotAdd) as raised:
        studio.create("resource")

    assert "has a live stream URL that the cloud does not take" in str(raised.value)
    assert "pull.example.com" not in str(raised.value)
