"""Creating the resource: what is called, and what comes of it, by the state of the caster and what is declared."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from pulumi_livemedia.alibaba.live_caster.problems import CasterNotFound
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.refusals import AlreadyRunning, CannotStart
from tests.live_caster.account import Account, committed

LOOK = ["DescribeCasters", "GetCallerIdentity"]
START = ["StartCaster", "DescribeCasters"]
STOP = ["StopCaster", "DescribeCasters"]
URLS = ["DescribeCasterStreamUrl"]

LEAVE, ADOPT = False, True
ON_AIR = {"Status": 1, "StartedSecondsAgo": 7200}


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    seed: Mapping[str, object]
    desired: str
    adopt: bool
    calls: list[str]
    outcome: str | type[LivemediaError]


@pytest.mark.parametrize(
    "case",
    [
        Case({}, "running", LEAVE, [*LOOK, *START, *URLS], "streaming"),
        Case({}, "running", ADOPT, [*LOOK, *START, *URLS], "streaming"),
        Case({}, "stopped", LEAVE, LOOK, "idle"),
        Case(ON_AIR, "running", LEAVE, LOOK, AlreadyRunning),
        Case(ON_AIR, "stopped", LEAVE, LOOK, AlreadyRunning),
        Case(ON_AIR, "running", ADOPT, [*LOOK, *URLS], "streaming"),
        Case(ON_AIR, "stopped", ADOPT, [*LOOK, *STOP], "idle"),
        Case({"Owner": "other"}, "running", LEAVE, LOOK, CasterNotFound),
        Case({"Config": {}}, "running", LEAVE, [*LOOK, "StartCaster"], CannotStart),
        Case({"Config": {}}, "stopped", LEAVE, LOOK, "idle"),
    ],
    ids=str,
)
def test_what_is_called_and_what_comes_of_it(empty: Account, case: Case) -> None:
    account = empty.seed(**case.seed)

    if isinstance(case.outcome, str):
        created = account.create(desired_state=case.desired, adopt=case.adopt)
        assert (created.status, created.desired_state) == (case.outcome, case.desired)
    else:
        with pytest.raises(case.outcome):
            account.create(desired_state=case.desired, adopt=case.adopt)

    assert account.calls() == case.calls


def test_the_outputs_hold_all_that_the_cloud_tells(account: Account) -> None:
    created = account.create()

    assert created.start_time
    assert created.caster_name == account.caster_id
    assert created.region == "cn-shanghai"
    assert created.endpoint == "127.0.0.1"
    assert created.account_id
    assert created.request_id == account.recorded()[2]["requestId"]
    [pgm], [pvw] = created.pgm_scene_infos, created.pvw_scene_infos
    assert (created.program_url, created.preview_url) == (pgm.stream_url, pvw.stream_url)
    assert [info.video_format for info in pgm.stream_infos] == ["flv", "rtmp", "m3u8"]


@pytest.mark.parametrize("answer", ["empty", "InvalidCaster.NotFound", "RegionNoResource"])
def test_a_caster_that_is_not_there_is_named_with_its_region_and_account(empty: Account, answer: str) -> None:
    empty.choose(describe_unknown=answer)

    with pytest.raises(CasterNotFound) as raised:
        empty.create()

    text = str(raised.value)
    assert f"caster {empty.caster_id} does not exist in region cn-shanghai, account 1" in text
    assert "cure:   check caster_id, livemedia:alicloudRegion and the account" in text


@pytest.mark.parametrize(("desired", "then"), [("running", "destroy then stops it"), ("stopped", "stopped at once")])
def test_a_caster_that_somebody_else_started_is_left_alone_with_a_word_on_how_to_go_on(
    empty: Account, desired: str, then: str
) -> None:
    account = empty.seed(**ON_AIR)

    with pytest.raises(AlreadyRunning) as raised:
        account.create(desired_state=desired)

    text = str(raised.value)
    assert "is on air since 20" in text
    assert "this stack did not start it" in text
    assert f"adopt=True takes it over ({'it is then ' if desired == 'stopped' else ''}{then})" in text
    assert "aliases" in text
    assert account.phase == "streaming"


@pytest.mark.parametrize("code", ["IncorrectCasterStatus.Inuse", "IncorrectSceneStatus.Inuse", "IncorrectSceneStatus"])
def test_a_start_that_is_refused_because_the_caster_has_just_come_on_air_is_success(
    account: Account, code: str
) -> None:
    account.refuse("StartCaster", code)

    created = account.create(alive=account.before(3, account.start))

    assert created.status == "streaming"
    assert created.program_url
    assert committed(account.recorded(), "StartCaster") == 0


@pytest.mark.parametrize("code", ["IncorrectSceneStatus", "IncorrectCasterStatus"])
def test_a_start_that_a_passing_state_is_in_the_way_of_is_tried_again(account: Account, code: str) -> None:
    account.refuse("StartCaster", code, times=2)

    assert account.create().status == "streaming"
    assert account.calls().count("StartCaster") == 3
    assert account.calls().count("DescribeCasters") == 4


def test_a_start_that_is_refused_for_its_state_for_good_says_so_in_the_clouds_words(account: Account) -> None:
    account.refuse("StartCaster", "IncorrectSceneStatus")

    with pytest.raises(CannotStart) as raised:
        account.create()

    assert "cloud:  IncorrectSceneStatus (HTTP 400)" in str(raised.value)
    assert "cure:   look at the status of the caster's scenes" in str(raised.value)
    assert account.calls().count("StartCaster") == 3
    assert "StopCaster" not in account.calls()


@pytest.mark.parametrize("code", ["Throttling.User", "ServiceUnavailable", "SignatureNonceUsed"])
def test_a_start_that_was_certainly_not_done_is_repeated_at_once(account: Account, code: str) -> None:
    account.refuse("StartCaster", code, times=2)

    assert account.create().status == "streaming"
    assert account.calls() == [*LOOK, "StartCaster", "StartCaster", *START, *URLS]
