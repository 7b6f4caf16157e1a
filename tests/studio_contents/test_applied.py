"""A change of what is on air that could not be shown is shown by the next run, whether that looks first or not."""

from typing import Any

import pytest

from pulumi_livemedia.calls.errors import CallFailed
from pulumi_livemedia.calls.refusals import CannotDelete, CannotUpdate
from tests.studio_contents.studio import CONTENTS, NOUN, Studio

CHANGES: dict[str, dict[str, Any]] = {
    "resource": {"resource_name": "second camera"},
    "layout": {"audio_layer": [{"volume_rate": 0.5}]},
    "component": {"text_layer_content": {"text": "Late news"}},
}
APPLYING = {
    "resource": "EffectCasterVideoResource",
    "layout": "UpdateCasterSceneConfig",
    "component": "UpdateCasterSceneConfig",
}

States = dict[str, Any]


@pytest.fixture
def on_air(studio: Studio) -> States:
    """What a studio is filled with, and its program shows."""
    states = dict(zip(CONTENTS, studio.fill(), strict=True))
    studio.go_on_air()
    studio.create("scene", layout_id=states["layout"].layout_id, component_ids=[states["component"].component_id])
    studio.account.forget_calls()
    return states


def half_changed(studio: Studio, kind: str, stored: Any) -> None:  # noqa: ANN401 - any state
    """A change that is made and not shown."""
    studio.account.refuse(APPLYING[kind], "Forbidden.RAM")
    with pytest.raises(CannotUpdate, match="is changed, but may be shown as it was"):
        studio.update(kind, stored, **CHANGES[kind])
    studio.account.calm_down()


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_change_that_was_not_shown_is_seen_by_a_refresh_and_shown_by_the_next_run(
    studio: Studio, on_air: States, kind: str
) -> None:
    half_changed(studio, kind, on_air[kind])

    seen = studio.read(kind, on_air[kind])
    assert not seen.applied
    assert not studio.read(kind, seen).applied
    studio.account.forget_calls()
    mended = studio.update(kind, seen, **CHANGES[kind])

    assert APPLYING[kind] in studio.account.calls()
    assert mended.applied
    assert studio.read(kind, mended) == mended


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_change_that_was_not_shown_is_shown_by_the_next_run_without_a_refresh(
    studio: Studio, on_air: States, kind: str
) -> None:
    half_changed(studio, kind, on_air[kind])

    studio.update(kind, on_air[kind], **CHANGES[kind])

    assert APPLYING[kind] in studio.account.calls()


@pytest.mark.parametrize("kind", CONTENTS)
def test_off_air_there_is_nothing_to_apply(studio: Studio, on_air: States, kind: str) -> None:
    half_changed(studio, kind, on_air[kind])
    seen = studio.read(kind, on_air[kind])
    studio.account.stop()

    assert studio.read(kind, on_air[kind]).applied
    assert studio.read(kind, seen).applied


@pytest.mark.parametrize("kind", CONTENTS)
def test_where_the_scenes_can_not_be_looked_at_it_may_be_shown_as_it_was(
    studio: Studio, on_air: States, kind: str
) -> None:
    half_changed(studio, kind, on_air[kind])
    studio.account.refuse("DescribeCasterScenes", "Forbidden.RAM")

    assert not studio.read(kind, on_air[kind]).applied


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_refresh_that_finds_no_change_looks_at_no_scene(studio: Studio, on_air: States, kind: str) -> None:
    assert studio.read(kind, on_air[kind]) == on_air[kind]
    assert "DescribeCasterScenes" not in studio.account.calls()


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_is_taken_over_and_changed_while_it_is_on_air_is_shown(
    studio: Studio, on_air: States, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pulumi_livemedia.alibaba.studio_contents import lifecycle  # noqa: PLC0415 - its own memory

    monkeypatch.setattr(lifecycle, "_made", set())
    # A layout with another content is another layout, and is not taken over.
    changed = {} if kind == "layout" else CHANGES[kind]

    taken = studio.create(kind, adopt=True, **changed)

    assert taken.thing == on_air[kind].thing
    assert (APPLYING[kind] in studio.account.calls()) == bool(changed)


def test_a_change_that_can_not_be_read_back_says_so(studio: Studio, on_air: States) -> None:
    studio.account.refuse("DescribeCasterLayouts", "Forbidden.RAM", nth=2)

    with pytest.raises(CannotUpdate, match="is changed, but may be shown as it was: it: DescribeCasterLayouts"):
        studio.update("layout", on_air["layout"], **CHANGES["layout"])


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_is_listed_and_not_found_when_it_is_to_go_is_not_believed_to_be_gone(studio: Studio, kind: str) -> None:
    stored = studio.create(kind)
    missing = {"resource": "InvalidResource.NotFound", "layout": "InvalidLayout.NotFound"}
    studio.account.refuse(f"DeleteCaster{NOUN[kind]}", missing.get(kind, "InvalidComponent.NotFound"))

    with pytest.raises(CannotDelete):
        studio.delete(kind, stored)


@pytest.mark.parametrize("kind", CONTENTS)
def test_nothing_is_taken_away_from_a_caster_whose_scenes_are_said_to_be_none(
    studio: Studio, on_air: States, kind: str
) -> None:
    studio.account.refuse("DescribeCasterScenes", "InvalidCaster.NotFound")

    with pytest.raises(CannotDelete):
        studio.delete(kind, on_air[kind])
    with pytest.raises(CallFailed):
        studio.lifecycle(kind).shown(studio.account.caster_id).all()
    assert studio.things(kind)


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_delete_whose_caster_goes_meanwhile_is_done(studio: Studio, on_air: States, kind: str) -> None:
    studio.delete(kind, on_air[kind], alive=studio.account.before(6, studio.account.remove))

    assert studio.lifecycle(kind).read(on_air[kind].thing, on_air[kind]) is None
