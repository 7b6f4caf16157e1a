"""What a create that died has started is taken back by the next one, and nothing that somebody else started."""

from datetime import UTC, datetime

import pytest

from pulumi_livemedia.alibaba.answers import Caster
from pulumi_livemedia.alibaba.live_caster.recency import started_at, was_started_within
from pulumi_livemedia.calls.refusals import AlreadyRunning
from tests.live_caster.account import Account

NOW = datetime(2021, 12, 1, 5, 10, tzinfo=UTC)


def on_air(**fields: str | None) -> Caster:
    known = {"start_time": "2021-12-01 13:08:45.0", "last_modified": "2021-12-01T05:08:45Z"}
    return Caster(
        caster_id="c",
        caster_name="",
        status=1,
        create_time="",
        charge_type="",
        norm_type=1,
        channel_enable=0,
        resource_group_id="",
        client_token_id="",
        answered_at=NOW,
        **{**known, **fields},  # type: ignore[arg-type]  # both are texts
    )


@pytest.mark.parametrize("zone", [0, 8])
def test_a_caster_started_a_moment_ago_is_taken_back_whatever_the_zone_of_its_start_time(
    account: Account, zone: int
) -> None:
    account.choose(utc_offset_hours=zone)
    account.start_with(account.client())
    account.advance(290)

    created = account.create()

    assert created.status == "streaming"
    assert account.calls().count("StartCaster") == 1


def test_what_is_declared_to_be_stopped_has_never_been_started_by_a_lost_create(account: Account) -> None:
    account.start_with(account.client())

    with pytest.raises(AlreadyRunning):
        account.create(desired_state="stopped")

    assert account.phase == "streaming"


def test_a_create_that_died_right_after_the_start_is_taken_back_and_its_urls_are_known(account: Account) -> None:
    lost = account.create()

    created = account.create()

    assert created.model_copy(update={"request_id": lost.request_id}) == lost.model_copy(
        update={
            "program_url": created.program_url,
            "preview_url": created.preview_url,
            "pgm_scene_infos": created.pgm_scene_infos,
            "pvw_scene_infos": created.pvw_scene_infos,
        }
    )
    assert account.calls().count("StartCaster") == 1


@pytest.mark.parametrize(("seconds", "ago"), [(300, 302), (600, 602), (60, 62)])
def test_a_caster_started_before_the_time_of_a_create_is_not(account: Account, seconds: float, ago: float) -> None:
    account.start_with(account.client())
    account.advance(ago)

    with pytest.raises(AlreadyRunning):
        account.create(seconds=seconds)


def test_the_time_of_a_create_is_what_the_user_gave(account: Account) -> None:
    account.start_with(account.client())
    account.advance(400)

    assert account.create(seconds=600).status == "streaming"


def test_a_caster_that_was_changed_after_its_start_is_not_known_to_have_started_just_now(account: Account) -> None:
    account.start_with(account.client())
    account.advance(60)
    account.client().restart_caster(account.caster_id)

    with pytest.raises(AlreadyRunning):
        account.create()


def test_a_start_of_days_ago_that_was_changed_just_now_is_not_recent(empty: Account) -> None:
    account = empty.seed(Status=1, StartedSecondsAgo=86400)
    account.client().restart_caster(account.caster_id)

    with pytest.raises(AlreadyRunning):
        account.create()


@pytest.mark.parametrize(
    ("start_time", "last_modified", "recent"),
    [
        ("2021-12-01 05:08:45.0", "2021-12-01T05:08:45Z", True),
        ("2021-12-01 13:08:45.0", "2021-12-01T05:08:45Z", True),
        ("2021-12-01 13:08:42", "2021-12-01T05:08:45Z", True),
        ("2021-12-01 13:08:41", "2021-12-01T05:08:45Z", False),
        ("2021-12-01 06:08:45.0", "2021-12-01T05:08:45Z", False),
        ("2021-11-30 21:08:45.0", "2021-12-01T05:08:45Z", False),
        ("2021-12-01 05:04:00.0", "2021-12-01T05:04:00Z", False),
        (None, "2021-12-01T05:08:45Z", False),
        ("", "2021-12-01T05:08:45Z", False),
        ("soon", "2021-12-01T05:08:45Z", False),
        ("2021-12-01 13:08:45.0", "", False),
        ("2021-12-01 13:08:45.0", "2021-12-01T05:08:45", True),
    ],
)
def test_only_a_start_that_was_the_last_thing_to_happen_is_recent(
    start_time: str | None, last_modified: str, *, recent: bool
) -> None:
    caster = on_air(start_time=start_time, last_modified=last_modified)

    assert was_started_within(caster, 300) is recent


@pytest.mark.parametrize(
    ("told", "since"),
    [
        # The start is the last thing that happened to it: in either zone.
        ({}, "05:08:45"),
        ({"start_time": "2021-12-01 05:08:45.0"}, "05:08:45"),
        # It was changed since; in UTC it would start in the future.
        ({"start_time": "2021-12-01 12:30:00.0"}, "04:30:00"),
        # It was changed since, and both zones are possible.
        ({"start_time": "2021-12-01 04:30:00.0"}, None),
        ({"start_time": None}, None),
        ({"start_time": "soon"}, None),
        ({"start_time": "2021-12-01 12:30:00.0", "last_modified": "soon"}, "04:30:00"),
    ],
)
def test_since_when_it_is_on_air_is_concluded_or_not_told(told: dict[str, str | None], since: str | None) -> None:
    found = started_at(on_air(**told))

    assert (found and f"{found:%H:%M:%S}") == since
