"""Every published refusal is told about the thing, with the cloud's code and a cure; a limit is never tried again."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.refusals import CannotAdd, CannotApply, CannotDelete, CannotUpdate
from tests.emulator.live_codes import COMMON, PUBLISHED
from tests.studio_contents.studio import CONTENTS, DECLARED, NOUN, Studio
from tests.studio_contents.test_life import CHANGES

NOT_FOUND: Final = ("InvalidCaster.NotFound",)
LIMITS: Final = (
    "ResourceNumberExceed",
    "ComponentNumberExceed",
    "SceneNumberExceed",
    "InvalidBlendList.ExceedNorm",
    "InvalidMixList.ExceedNorm",
    "UserQuotaExceed",
)


def codes_of(action: str) -> Iterator[tuple[str, str]]:
    """The action with each of its codes."""
    yield from ((action, code) for code in (*sorted(set(PUBLISHED.get(action, "").split())), *COMMON))


def told(studio: Studio, action: str, code: str, act: Callable[[], Any], kind: type[LivemediaError]) -> str:
    """What is said of a refusal; the call was made once only."""
    studio.account.forget_calls()
    studio.account.refuse(action, code)
    with pytest.raises(kind) as raised:
        act()
    assert studio.account.calls().count(action) == 1
    return str(raised.value)


def assert_told(text: str, studio: Studio, code: str) -> None:
    assert studio.account.caster_id in text.split("\n", maxsplit=1)[0]
    assert f"cloud:  {code} (HTTP 4" in text
    if not code.endswith((".Malformed", "MissingParameter")):
        assert "cure:   " in text


ADDS: Final = [(kind, *pair) for kind in CONTENTS for pair in codes_of(f"AddCaster{NOUN[kind]}")]
MODIFIES: Final = [(kind, *pair) for kind in CONTENTS for pair in codes_of(f"ModifyCaster{NOUN[kind]}")]
DELETES: Final = [(kind, *pair) for kind in CONTENTS for pair in codes_of(f"DeleteCaster{NOUN[kind]}")]
GONE: Final = ("InvalidResource.NotFound", "InvalidLayout.NotFound", "InvalidComponent.NotFound", *NOT_FOUND)


@pytest.mark.parametrize(("kind", "action", "code"), ADDS)
def test_a_refused_addition_is_told_and_leaves_nothing(studio: Studio, kind: str, action: str, code: str) -> None:
    text = told(studio, action, code, lambda: studio.create(kind), CannotAdd)

    assert_told(text, studio, code)
    assert studio.things(kind) == {}


@pytest.mark.parametrize(("kind", "action", "code"), MODIFIES)
def test_a_refused_change_is_told_and_changes_nothing(studio: Studio, kind: str, action: str, code: str) -> None:
    created = studio.create(kind)

    text = told(studio, action, code, lambda: studio.update(kind, created, **CHANGES[kind]), CannotUpdate)

    assert_told(text, studio, code)
    assert studio.read(kind, created) == created


@pytest.mark.parametrize(("kind", "action", "code"), [each for each in DELETES if each[2] not in GONE])
def test_a_refused_delete_is_told_and_takes_nothing_away(studio: Studio, kind: str, action: str, code: str) -> None:
    created = studio.create(kind)

    text = told(studio, action, code, lambda: studio.delete(kind, created), CannotDelete)

    assert_told(text, studio, code)
    assert studio.things(kind)


@pytest.mark.parametrize(("kind", "action", "code"), [each for each in DELETES if each[2] in GONE])
def test_a_delete_of_what_has_gone_meanwhile_is_success(studio: Studio, kind: str, action: str, code: str) -> None:
    created = studio.create(kind)
    go = studio.account.remove if code == "InvalidCaster.NotFound" else studio.things(kind).clear

    studio.delete(kind, created, alive=studio.account.before(3, go))

    assert [(call["action"], call["code"]) for call in studio.account.recorded()][-2] == (action, code)


@pytest.mark.parametrize(
    ("action", "code"),
    [
        pair
        for action in ("UpdateCasterSceneConfig", "UpdateCasterSceneAudio")
        for pair in codes_of(action)
        if pair[1] != "IncorrectSceneStatus.Waiting"
    ],
)
def test_what_can_not_be_shown_is_told(studio: Studio, action: str, code: str) -> None:
    studio.create("resource")
    layout = studio.create("layout").layout_id
    studio.go_on_air()

    text = told(studio, action, code, lambda: studio.create("scene", layout_id=layout, follow_enable=1), CannotApply)

    assert_told(text, studio, code)


@pytest.mark.parametrize(("action", "code"), list(codes_of("SetCasterSceneConfig")))
def test_what_can_not_be_set_is_told(studio: Studio, action: str, code: str) -> None:
    studio.create("resource")
    layout, title = studio.create("layout").layout_id, studio.create("component").component_id
    studio.go_on_air()
    state = studio.create("scene", layout_id=layout, component_ids=[title])

    text = told(studio, action, code, lambda: studio.update("scene", state, component_ids=[]), CannotApply)

    assert_told(text, studio, code)


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("code", LIMITS)
def test_a_limit_is_never_tried_again(studio: Studio, kind: str, code: str) -> None:
    action = f"AddCaster{NOUN[kind]}"

    told(studio, action, code, lambda: studio.create(kind), CannotAdd)


def test_every_kind_has_something_to_declare() -> None:
    assert set(DECLARED) == {*CONTENTS, "scene"}
