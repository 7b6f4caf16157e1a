"""Deleting a studio: off air first, and gone afterwards."""

import pytest

from pulumi_livemedia.alibaba.production_studio.problems import CannotDelete
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.home import UnknownAccount, WrongAccount, WrongEndpoint
from pulumi_livemedia.calls.refusals import CannotStop
from tests.production_studio.stage import Stage


def writes(stage: Stage) -> list[str]:
    return [action for action in stage.calls() if not action.startswith(("Describe", "Get"))][2:]


def test_an_idle_studio_is_just_deleted(stage: Stage) -> None:
    studio = stage.make()

    stage.destroy(studio)

    assert writes(stage) == ["DeleteCaster"]
    assert stage.all() == []


def test_a_studio_on_air_is_stopped_and_waited_for_first(stage: Stage) -> None:
    studio = stage.make()
    stage.choose(caster_stop={"seconds": 20})
    stage.start()

    stage.destroy(studio)

    assert writes(stage) == ["StopCaster", "DeleteCaster"]
    assert stage.all() == []


def test_a_studio_that_is_gone_is_a_success(stage: Stage) -> None:
    studio = stage.make()
    stage.remove()

    stage.destroy(studio)

    assert writes(stage) == []


def test_a_studio_that_goes_meanwhile_is_a_success(stage: Stage) -> None:
    studio = stage.make()
    stage.refuse("DeleteCaster", "InvalidCaster.NotFound")

    stage.destroy(studio)


def test_an_answer_that_is_lost_is_asked_for_again_and_nothing_is_found(stage: Stage) -> None:
    studio = stage.make()
    stage.fault("DeleteCaster", times=1, timeout_after_commit=True)

    stage.destroy(studio)

    assert writes(stage) == ["DeleteCaster"] * 2


def test_a_studio_that_somebody_starts_meanwhile_is_stopped_again(stage: Stage) -> None:
    studio = stage.make()
    stage.refuse("DeleteCaster", "IncorrectCasterStatus.Inuse", times=1)

    stage.destroy(studio)

    assert stage.all() == []


def test_a_studio_that_is_always_in_use_is_told_of(stage: Stage) -> None:
    studio = stage.make()
    stage.refuse("DeleteCaster", "IncorrectCasterStatus.Inuse")

    with pytest.raises(CannotDelete):
        stage.destroy(studio)
    assert writes(stage) == ["DeleteCaster"] * 3


def test_a_studio_that_does_not_stop_is_not_deleted(stage: Stage) -> None:
    studio = stage.make()
    stage.start()
    stage.refuse("StopCaster", "IllegalOperation")

    with pytest.raises(CannotStop):
        stage.destroy(studio)
    assert len(stage.all()) == 1


def test_a_subscription_can_not_be_deleted_and_says_so(stage: Stage) -> None:
    studio = stage.make()
    stage.refuse("DeleteCaster", "InvaildCaster.Delete")

    with pytest.raises(CannotDelete, match="is a subscription, which the API can not delete"):
        stage.destroy(studio)


@pytest.mark.parametrize(
    ("wrong", "error"), [({"endpoint": "live.aliyuncs.com"}, WrongEndpoint), ({"account_id": "12"}, WrongAccount)]
)
def test_not_found_elsewhere_is_no_success(stage: Stage, wrong: dict[str, str], error: type[LivemediaError]) -> None:
    studio = stage.make().model_copy(update=wrong)

    with pytest.raises(error):
        stage.destroy(studio)
    assert len(stage.all()) == 1


def test_not_found_of_an_account_that_is_not_known_is_no_success(stage: Stage) -> None:
    studio = stage.make()
    stage.remove()
    stage.fault("GetCallerIdentity", error={"code": "Forbidden.RAM", "status": 403})
    stage.pool = type(stage.pool)(lambda _: stage.transport)

    with pytest.raises(UnknownAccount):
        stage.destroy(studio)
