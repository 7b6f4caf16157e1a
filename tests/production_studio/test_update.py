"""Changing a studio: everything is set anew, and one on air is interrupted only where that is allowed."""

from collections.abc import Callable
from typing import Any

import pytest

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioState
from pulumi_livemedia.alibaba.production_studio.problems import StudioNotFound
from pulumi_livemedia.calls.clock import Alive
from pulumi_livemedia.calls.errors import LivemediaError, MissingCredentials
from pulumi_livemedia.calls.refusals import CannotStart, CannotStop, CannotUpdate
from tests.production_studio.stage import FULL, SIMPLE, Stage

MOVED = {**SIMPLE, "domain_name": "other.example.com"}
ALLOWED = {**MOVED, "allow_interruption": True}


def made(stage: Stage, *, on_air: bool = False, given: Any = SIMPLE) -> ProductionStudioState:  # noqa: ANN401
    studio = stage.make(given)
    if on_air:
        stage.start()
        studio = stage.refresh(studio)
    stage.forget_calls()
    return studio


def writes(stage: Stage) -> list[str]:
    return [action for action in stage.calls() if not action.startswith(("Describe", "Get"))]


def once_stopped(stage: Stage, last: str, act: Callable[[], None]) -> Alive:
    """What lets something happen once the studio is stopped, and an action was called last."""
    left = [act]
    return lambda: left.pop()() if left and stage.phase == "idle" and stage.calls()[-1] == last else None


@pytest.mark.parametrize("on_air", [False, True])
def test_a_setting_is_changed_with_all_others_sent_again(stage: Stage, *, on_air: bool) -> None:
    studio = made(stage, given=FULL, on_air=on_air)

    changed = stage.change(studio, {**FULL, "delay": 30})

    assert writes(stage) == ["SetCasterConfig"]
    assert stage.all()[0].config["Delay"] == 30
    assert stage.all()[0].config["ProgramName"] == "season"
    assert (changed.delay, changed.status) == (30, "streaming" if on_air else "idle")
    assert stage.refresh(changed) == changed


@pytest.mark.parametrize("name", sorted(set(FULL) - {"norm_type", "domain_name", "resource_group_id", "tags"}))
def test_each_setting_that_is_left_out_is_cleared(stage: Stage, name: str) -> None:
    studio = made(stage, given=FULL)

    changed = stage.change(studio, {key: value for key, value in FULL.items() if key != name})

    assert stage.refresh(changed) == changed
    shown = stage.all()[0]
    documented = "".join(word.capitalize() for word in name.split("_"))
    assert not shown.config.get(documented) or shown.config[documented] in ("false", 0.0)
    assert (shown.name == shown.id) is (name == "caster_name")


def test_only_the_resource_group_is_moved(stage: Stage) -> None:
    studio = made(stage)

    changed = stage.change(studio, {**SIMPLE, "resource_group_id": "rg-2"})

    assert writes(stage) == ["UpdateCasterResourceGroup"]
    assert stage.all()[0].resource_group == changed.resource_group_id == "rg-2"


def test_a_resource_group_that_is_left_out_stays(stage: Stage) -> None:
    studio = made(stage, given=FULL)

    changed = stage.change(studio, {**FULL, "resource_group_id": None, "delay": 2})

    assert writes(stage) == ["SetCasterConfig"]
    assert changed.resource_group_id == "rg-1"


def test_how_we_work_changes_only_the_state(stage: Stage) -> None:
    studio = made(stage)

    assert stage.change(studio, {**SIMPLE, "allow_interruption": True}).allow_interruption
    assert stage.calls() == []


def test_a_change_that_the_cloud_refuses_on_air_is_told_with_what_to_do(stage: Stage) -> None:
    studio = made(stage, on_air=True)

    with pytest.raises(CannotUpdate) as raised:
        stage.change(studio, MOVED)

    text = str(raised.value)
    assert "is on air, and the cloud refuses to change domainName then" in text
    assert "IncorrectCasterStatus.Inuse" in text
    assert "allow_interruption=True" in text
    assert stage.phase == "streaming"
    assert writes(stage) == ["SetCasterConfig"]


def test_an_interruption_that_is_allowed_stops_sets_and_starts_again(stage: Stage) -> None:
    studio = made(stage, on_air=True)

    changed = stage.change(studio, ALLOWED)

    assert writes(stage) == ["SetCasterConfig", "StopCaster", "SetCasterConfig", "StartCaster"]
    assert (changed.status, stage.phase) == ("streaming", "streaming")
    assert stage.all()[0].domain == "other.example.com"
    assert any("is interrupted to change domainName" in line for line in stage.lines)


def test_an_interruption_that_is_allowed_is_not_made_without_need(stage: Stage) -> None:
    studio = made(stage, on_air=True)

    stage.change(studio, {**SIMPLE, "delay": 3, "allow_interruption": True})

    assert writes(stage) == ["SetCasterConfig"]


def test_channels_are_enabled_of_a_studio_on_air_by_an_interruption(stage: Stage) -> None:
    studio = made(stage, on_air=True)

    with pytest.raises(CannotUpdate, match="refuses to change channelEnable then"):
        stage.change(studio, {**SIMPLE, "channel_enable": 1})
    assert stage.change(studio, {**SIMPLE, "channel_enable": 1, "allow_interruption": True}).channel_enable == 1
    assert stage.all()[0].is_channelled


def test_a_studio_that_can_not_be_set_while_stopped_is_started_again_as_it_was(stage: Stage) -> None:
    studio = made(stage, on_air=True)
    stage.refuse("SetCasterConfig", "InvalidDomainName.NotFound", nth=2)

    with pytest.raises(CannotUpdate, match="it was stopped for that, and is on air as before"):
        stage.change(studio, ALLOWED)

    assert stage.phase == "streaming"
    assert stage.all()[0].domain == "play.example.com"


def test_a_studio_that_can_neither_be_set_nor_started_again_is_told_of(stage: Stage) -> None:
    studio = made(stage, on_air=True)
    stage.refuse("SetCasterConfig", "InvalidDomainName.NotFound", nth=2)
    stage.refuse("StartCaster", "UserQuotaExceed")

    with pytest.raises(CannotUpdate, match="it was stopped for that, and could not be put on air again"):
        stage.change(studio, ALLOWED)


def test_a_studio_whose_stop_can_not_be_watched_is_put_on_air_again(stage: Stage) -> None:
    studio = made(stage, on_air=True)
    stage.refuse("DescribeCasters", "Forbidden.RAM", nth=3)

    with pytest.raises(CannotStop, match=r"can not be watched(.|\n)*; it is on air as before"):
        stage.change(studio, ALLOWED)

    assert stage.phase == "streaming"
    assert stage.all()[0].domain == "play.example.com"


def test_a_studio_whose_start_can_not_be_watched_is_not_stopped_again(stage: Stage) -> None:
    studio = made(stage, on_air=True)
    stage.refuse("DescribeCasters", "Forbidden.RAM", nth=4)

    with pytest.raises(CannotStart, match="can not be watched"):
        stage.change(studio, ALLOWED)

    assert stage.phase == "streaming"
    assert writes(stage)[-1] == "StartCaster"


def test_a_studio_that_was_stopped_when_the_time_was_over_is_on_air_again(stage: Stage) -> None:
    studio = made(stage, on_air=True)
    over = once_stopped(stage, "DescribeCasters", lambda: stage.clock.turn(1000))

    with pytest.raises(CannotUpdate, match="it was stopped for that, and is on air as before"):
        stage.change(studio, ALLOWED, alive=over)

    assert stage.phase == "streaming"


@pytest.mark.parametrize(
    ("last", "kind", "words"),
    [
        ("StopCaster", CannotStop, "it is on air"),
        ("DescribeCasters", CannotUpdate, "it was stopped for that, and is on air"),
    ],
)
def test_a_studio_whose_key_is_lost_while_it_is_stopped_is_on_air_again(
    stage: Stage, last: str, kind: type[LivemediaError], words: str
) -> None:
    studio = made(stage, on_air=True)

    def lose() -> None:
        raise MissingCredentials("the key is gone")

    with pytest.raises(kind, match=f"the key is gone; {words} as before"):
        stage.change(studio, ALLOWED, alive=once_stopped(stage, last, lose))

    assert stage.phase == "streaming"


def test_a_studio_that_does_not_start_again_is_a_failed_start(stage: Stage) -> None:
    studio = made(stage, on_air=True)
    stage.refuse("StartCaster", "UserQuotaExceed")

    with pytest.raises(CannotStart):
        stage.change(studio, ALLOWED)


def test_a_state_that_passes_by_is_told_as_such(stage: Stage) -> None:
    studio = made(stage)
    stage.refuse("SetCasterConfig", "IncorrectCasterStatus.Inuse")

    with pytest.raises(CannotUpdate) as raised:
        stage.change(studio, ALLOWED)

    assert "is on air" not in str(raised.value)
    assert stage.phase == "idle"


def test_a_change_that_needs_a_restart_says_how_it_comes_about(stage: Stage) -> None:
    studio = made(stage, on_air=True)

    changed = stage.change(studio, {**SIMPLE, "transcode_config": {"caster_template": "lp_ud"}})

    assert changed.restart_digest != studio.restart_digest
    assert "shows after a restart, which restart_triggers=[studio.restart_digest]" in stage.lines[-1]
    assert writes(stage) == ["SetCasterConfig"]


@pytest.mark.parametrize(
    ("action", "code", "words"),
    [
        ("SetCasterConfig", "InvalidCaster.ChannelDisableUnsupported", "has channels, which can not be disabled again"),
        ("SetCasterConfig", "InvalidCaster.NotFound", "does not exist any more"),
        ("UpdateCasterResourceGroup", "Forbidden.RAM", "UpdateCasterResourceGroup is not allowed"),
    ],
)
def test_a_refusal_is_told(stage: Stage, action: str, code: str, words: str) -> None:
    studio = made(stage)
    stage.refuse(action, code)

    with pytest.raises(CannotUpdate, match=words):
        stage.change(studio, {**MOVED, "resource_group_id": "rg-2"})


def test_a_studio_that_is_gone_is_told(stage: Stage) -> None:
    studio = made(stage)
    stage.remove()

    with pytest.raises(StudioNotFound, match="does not exist in region cn-shanghai, account 1"):
        stage.change(studio, MOVED)


@pytest.mark.parametrize("wrong", [{"endpoint": "live.aliyuncs.com"}, {"account_id": "12"}])
def test_another_endpoint_or_account_changes_nothing(stage: Stage, wrong: dict[str, str]) -> None:
    studio = made(stage).model_copy(update=wrong)

    with pytest.raises(LivemediaError):
        stage.change(studio, MOVED)
    assert writes(stage) == []


def test_an_answer_that_is_lost_is_asked_for_again(stage: Stage) -> None:
    studio = made(stage)
    stage.fault("SetCasterConfig", times=1, timeout_after_commit=True)

    stage.change(studio, MOVED)

    assert writes(stage) == ["SetCasterConfig"] * 2
