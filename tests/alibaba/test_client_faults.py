"""What the client does when calls fail: over real HTTP, with time turned by hand."""

from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.alibaba import parsing
from pulumi_livemedia.alibaba.answers import STREAMING
from pulumi_livemedia.alibaba.client import connect
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    ClockSkew,
    Throttled,
    TimedOut,
    Transient,
    UnknownAnswer,
    Unreachable,
)
from pulumi_livemedia.calls.messages import Request, Response
from pulumi_livemedia.calls.pool import Pool
from tests.alibaba.bench import CASTER, VENDORS_KEY, Bench


def test_throttling_is_waited_out(bench: Bench) -> None:
    bench.caster()
    bench.fault("StartCaster", times=2, error={"code": "Throttling.User", "status": 400})

    assert bench.client().start_caster(CASTER).pgm_scene_infos
    assert len(bench.requests("StartCaster")) == 3


def test_a_used_nonce_is_replaced(bench: Bench) -> None:
    bench.caster()
    bench.fault("StartCaster", times=1, error={"code": "SignatureNonceUsed", "status": 400})

    assert bench.client().start_caster(CASTER).pgm_scene_infos


@pytest.mark.parametrize(
    ("effect", "kind", "running"),
    [
        ({"error": {"code": "InternalError", "status": 500}}, Ambiguous, False),
        ({"html": True}, Ambiguous, False),
        ({"reset": True}, Ambiguous, False),
        ({"reset_after_commit": True}, Ambiguous, True),
        ({"truncate": True}, UnknownAnswer, True),
        ({"wrong_json": True}, UnknownAnswer, True),
    ],
    ids=str,
)
def test_a_start_in_doubt_is_not_repeated(
    bench: Bench, effect: dict[str, Any], kind: type[CallFailed], *, running: bool
) -> None:
    """One call, whether it had its effect or not; the failure says that somebody has to look."""
    bench.caster()
    bench.fault("StartCaster", **effect)
    client = bench.client()

    with pytest.raises(kind) as failure:
        client.start_caster(CASTER)

    assert failure.value.may_have_happened
    assert len(bench.requests("StartCaster")) == 1
    caster = client.describe_caster(CASTER)
    assert caster is not None
    assert (caster.status == STREAMING) == running


@pytest.mark.parametrize(
    "effect",
    [
        {"error": {"code": "InternalError", "status": 500}},
        {"error": {"code": "ServiceUnavailable", "status": 503}},
        {"html": True},
        {"reset": True},
        {"truncate": True},
        {"wrong_json": True},
    ],
    ids=str,
)
def test_a_read_is_repeated(bench: Bench, effect: dict[str, Any]) -> None:
    bench.caster()
    bench.fault("DescribeCasters", times=3, **effect)

    assert bench.client().describe_caster(CASTER) is not None
    assert len(bench.requests("DescribeCasters")) == 4


def test_a_read_is_given_up(bench: Bench) -> None:
    bench.caster()
    bench.fault("DescribeCasters", html=True)

    with pytest.raises(Transient) as failure:
        bench.client(settings={"livemedia:maxAttempts": "2"}).describe_caster(CASTER)

    assert failure.value.attempts == 2
    assert "not JSON but text/html" in failure.value.problem
    assert not failure.value.may_have_happened


def test_an_answer_of_another_shape(bench: Bench) -> None:
    """GetCallerIdentity's answer is no list of casters, although it is JSON with a request id."""
    client = bench.client()
    identity = Action("GetCallerIdentity", Effect.READ, 10)

    with pytest.raises(UnknownAnswer) as failure:
        client.rpc.call(client.sts, identity, {}, lambda answer, when: parsing.caster(answer, CASTER, when))

    assert failure.value.detail == "CasterList is missing"
    assert failure.value.request_id
    assert not failure.value.may_have_happened


class Elsewhere:
    """Something that answers every request with JSON, and is not the cloud."""

    def __init__(self, _endpoint: Endpoint) -> None:
        pass

    def send(self, request: Request, *, at_most: float) -> Response:
        """Greet."""
        assert at_most > 0
        return Response(200, {"server": request.method}, b'{"Total": 0, "status": "ok"}')

    def close(self) -> None:
        """Do nothing."""


def test_an_answer_from_somebody_else(tmp_path: Path) -> None:
    """A portal that says "ok" to everything has not proved that the caster is gone."""
    client = connect({}, environ=VENDORS_KEY, home=tmp_path, pool=Pool(Elsewhere))

    with pytest.raises(UnknownAnswer) as failure:
        client.describe_caster(CASTER)

    assert failure.value.detail == "RequestId is missing"
    assert str(failure.value.cloud) == "HTTP 200 from live.aliyuncs.com"


def test_nobody_listens(bench: Bench) -> None:
    client = bench.client(settings={"livemedia:alicloudEndpoint": "127.0.0.1:1"})

    with pytest.raises(Unreachable) as failure:
        client.start_caster(CASTER)

    assert failure.value.problem.startswith(
        "StartCaster was never sent, the endpoint cannot be reached (after 3 attempts)"
    )
    assert "http://127.0.0.1:1, ConnectError" in failure.value.problem


def test_a_wrong_clock_is_corrected(bench: Bench) -> None:
    bench.caster()
    bench.clock.turn(-3600)
    client = bench.client()

    assert client.describe_caster(CASTER) is not None
    assert client.describe_caster(CASTER) is not None
    codes = [recorded["code"] for recorded in bench.requests("DescribeCasters")]
    assert [code in (None, "") for code in codes] == [False, True, True]


def test_a_clock_that_the_cloud_keeps_refusing(bench: Bench) -> None:
    bench.fault("DescribeCasters", error={"code": "InvalidTimeStamp.Expired", "status": 400})

    with pytest.raises(ClockSkew, match="set this machine's clock"):
        bench.client().describe_caster(CASTER)

    assert len(bench.requests("DescribeCasters")) == 2


def test_no_call_goes_beyond_the_deadline(bench: Bench) -> None:
    bench.caster()
    bench.fault("DescribeCasters", error={"code": "Throttling.User", "status": 400})
    deadline = Deadline.after(1.5, bench.clock)
    client = bench.client().within(deadline)

    with pytest.raises(Throttled):
        client.describe_caster(CASTER)
    assert deadline.elapsed() <= 1.5

    bench.clock.turn(10)
    with pytest.raises(TimedOut):
        client.describe_caster(CASTER)


def test_nothing_is_sent_for_nobody(bench: Bench) -> None:
    def gone() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bench.client(alive=gone).start_caster(CASTER)

    assert bench.requests("StartCaster") == []
