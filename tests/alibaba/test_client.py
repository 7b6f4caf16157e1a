"""The client's operations against the emulator, over real HTTP."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from unittest import mock

import pytest

from pulumi_livemedia.alibaba import parsing
from pulumi_livemedia.alibaba.answers import IDLE, PGM, PVW, STREAMING, CasterPage
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.errors import (
    AlreadyInState,
    CallFailed,
    Denied,
    InTransition,
    Invalid,
    MissingCredentials,
    NotFound,
    QuotaExceeded,
    Throttled,
    Transient,
    UnknownAnswer,
)
from tests.alibaba.bench import CASTER, KEY, Bench


def test_the_life_of_a_caster(bench: Bench) -> None:
    bench.caster(CasterName="evening-news")
    client = bench.client()

    before = client.describe_caster(CASTER)
    started = client.start_caster(CASTER)
    running = client.describe_caster(CASTER)
    streams = {stream.output_type: stream for stream in client.describe_caster_stream_urls(CASTER)}
    scenes = {scene.output_type: scene for scene in client.describe_caster_scenes(CASTER)}
    restarted = client.restart_caster(CASTER)
    stopped = client.stop_caster(CASTER)
    after = client.describe_caster(CASTER)

    assert before is not None
    assert (before.caster_name, before.status, before.start_time) == ("evening-news", IDLE, None)
    assert running is not None
    assert (running.status, bool(running.start_time)) == (STREAMING, True)
    assert after is not None
    assert after.status == IDLE
    assert [scene.scene_id for scene in started.pgm_scene_infos] == [streams[PGM].scene_id] == [scenes[PGM].scene_id]
    assert [scene.scene_id for scene in started.pvw_scene_infos] == [streams[PVW].scene_id] == [scenes[PVW].scene_id]
    assert {info.video_format for info in started.pgm_scene_infos[0].stream_infos} == {"flv", "rtmp", "m3u8"}
    assert started.pgm_scene_infos[0].stream_infos[0].transcode_config == "lld"
    assert len({started.request_id, restarted, stopped}) == 3


def test_answers_tell_the_time_by_the_clouds_clock(bench: Bench) -> None:
    bench.caster()
    bench.clock.turn(300)

    caster = bench.client().describe_caster(CASTER)

    assert caster is not None
    assert abs((caster.answered_at - datetime.now(UTC)).total_seconds()) < 60


def test_a_caster_that_does_not_exist(bench: Bench) -> None:
    client = bench.client()

    assert client.describe_caster(CASTER) is None
    for call in (client.start_caster, client.stop_caster, client.restart_caster, client.describe_caster_stream_urls):
        with pytest.raises(NotFound):
            call(CASTER)


@pytest.mark.parametrize("code", ["InvalidCaster.NotFound", "RegionNoResource"])
def test_codes_that_mean_absent(bench: Bench, code: str) -> None:
    bench.caster()
    bench.fault("DescribeCasters", error={"code": code, "status": 404})

    assert bench.client().describe_caster(CASTER) is None


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("Forbidden.RAM", 403, Denied),
        ("NoPermission", 403, Denied),
        ("Throttling.User", 400, Throttled),
        ("InternalError", 500, Transient),
        ("InvalidAction.NotFound", 404, Invalid),
        ("UserQuotaExceed", 403, QuotaExceeded),
    ],
)
def test_codes_that_do_not_mean_absent(bench: Bench, code: str, status: int, kind: type[CallFailed]) -> None:
    bench.caster()
    bench.fault("DescribeCasters", error={"code": code, "status": status})

    with pytest.raises(kind):
        bench.client().describe_caster(CASTER)


def test_states_that_refuse(bench: Bench) -> None:
    bench.caster(Status=1)
    client = bench.client()

    with pytest.raises(AlreadyInState):
        client.start_caster(CASTER)
    client.stop_caster(CASTER)
    with pytest.raises(InTransition):
        client.restart_caster(CASTER)


def test_a_caster_without_a_domain(bench: Bench) -> None:
    bench.caster(Config={})

    with pytest.raises(Invalid) as failure:
        bench.client().start_caster(CASTER)

    assert failure.value.code == "InvalidDomainName.NotFound"
    assert (
        str(failure.value).splitlines()[1].startswith("  cloud:  InvalidDomainName.NotFound (HTTP 404) from 127.0.0.1")
    )
    assert "set DomainName" in failure.value.cure


def test_what_is_sent(bench: Bench) -> None:
    bench.caster()

    bench.client(settings={"livemedia:alicloudRegion": "cn-beijing"}).describe_caster(CASTER)

    (recorded,) = bench.requests("DescribeCasters")
    assert recorded["parameters"] == {"CasterId": CASTER, "RegionId": "cn-beijing"}


@pytest.mark.parametrize("caster_id", ["a b", "a+b*~%2F/ü中🎬", "&=?#", "''\"()!"])
def test_odd_characters_are_signed_as_they_are_sent(bench: Bench, caster_id: str) -> None:
    """The emulator checks the signature first, and only then finds that these are no ids of casters."""
    with pytest.raises(Invalid, match=r"InvalidParameter\.Malformed"):
        bench.client().describe_caster(caster_id)

    assert bench.requests("DescribeCasters")[-1]["parameters"]["CasterId"] == caster_id


@pytest.mark.parametrize(
    ("key", "cure"),
    [
        ({"ALIBABA_CLOUD_ACCESS_KEY_SECRET": "wrong-hidden"}, "the secret of access key emulator (environment"),
        ({"ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI5tNobody"}, "access key LTAI5tNobody (environment"),
    ],
)
def test_a_wrong_key(bench: Bench, key: dict[str, str], cure: str) -> None:
    with pytest.raises(Denied) as failure:
        bench.client(key={**KEY, **key}).describe_caster(CASTER)

    assert cure in failure.value.cure
    assert "hidden" not in str(failure.value)
    assert len(bench.requests("DescribeCasters")) <= 1


def test_no_key(bench: Bench) -> None:
    """It is missed when it is needed, not before."""
    client = bench.client(key={})

    with pytest.raises(MissingCredentials):
        client.describe_caster(CASTER)


def test_keys_of_the_stack_go_first(bench: Bench) -> None:
    key = {"alicloud:accessKey": "emulator-other", "alicloud:secretKey": "emulator-secret"}
    bench.caster()

    assert bench.client(settings=key).describe_caster(CASTER) is None
    assert bench.client().describe_caster(CASTER) is not None


def test_the_account_is_asked_once_for_each_key(bench: Bench) -> None:
    other = {**KEY, "ALIBABA_CLOUD_ACCESS_KEY_ID": "emulator-other"}
    with ThreadPoolExecutor(4) as threads:
        accounts = set(threads.map(lambda _: bench.client().caller_account(), range(8)))

    assert len(accounts) == 1
    assert accounts != {bench.client(key=other).caller_account()}
    assert len(bench.requests("GetCallerIdentity")) == 2


def test_a_key_that_may_not_ask_for_its_account(bench: Bench) -> None:
    bench.fault("GetCallerIdentity", times=1, error={"code": "NoPermission", "status": 403})
    client = bench.client()

    with pytest.raises(Denied):
        client.caller_account()
    assert client.caller_account()


def test_temporary_keys(bench: Bench) -> None:
    key = {**KEY, "ALIBABA_CLOUD_SECURITY_TOKEN": "sts+token/=="}
    bench.caster()

    assert bench.client(key=key).describe_caster(CASTER) is not None


def test_every_caster_is_listed_whatever_the_size_of_a_page(bench: Bench) -> None:
    names = {f"caster-{number:03}" for number in range(7)}
    for name in names:
        bench.post("/casters", CasterId=name)
    bench.control.put("/settings", json={"max_page_size": 3}).raise_for_status()

    listed = bench.client().describe_casters()

    assert {caster.caster_id for caster in listed} == names
    assert len(bench.requests("DescribeCasters")) == 3
    bench.control.put("/settings", json={"max_page_size": 100}).raise_for_status()


def test_an_account_without_casters_lists_none(bench: Bench) -> None:
    assert bench.client().describe_casters() == ()


def test_a_list_whose_pages_never_make_up_the_whole_is_not_believed(bench: Bench) -> None:
    for number in range(3):
        bench.post("/casters", CasterId=f"caster-{number}")
    client = bench.client()
    page = client.rpc.call(client.live, Action("DescribeCasters", Effect.READ, 15), {}, parsing.caster_page)
    lost = CasterPage(page.casters[:2], page.total)

    with mock.patch.object(parsing, "caster_page", return_value=lost), pytest.raises(UnknownAnswer) as raised:
        client.describe_casters()

    assert "the list has 3 casters, and its pages only 2" in str(raised.value)
    assert not raised.value.may_have_happened
