"""Which studios DescribeCasters lists."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.emulator.signing import Caller

STUDIOS = [
    {"CasterId": "a", "CasterName": "news", "Status": 1, "StartedSecondsAgo": 300, "Tags": {"env": "dev", "team": "x"}},
    {"CasterId": "b", "CasterName": "evening news", "NormType": 6, "Tags": {"env": "prod"}},
    {"CasterId": "c", "ChargeType": "PrePaid", "ResourceGroupId": "rg-1", "Status": 1, "StartedSecondsAgo": 7200},
    {"CasterId": "d", "Owner": "other"},
]


@pytest.fixture(autouse=True)
def _studios(control: httpx.Client) -> None:
    assert control.post("/casters", json={"casters": STUDIOS}).status_code == 201


def listed(live: Caller, **parameters: object) -> list[str]:
    answer: Any = live.ok("DescribeCasters", **parameters)
    assert isinstance(answer["Total"], int)
    return [each["CasterId"] for each in answer["CasterList"]["Caster"]]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, "bac"),
        ({"OrderByModifyAsc": "true"}, "cab"),
        ({"CasterId": "b"}, "b"),
        ({"CasterId": "d"}, ""),
        ({"CasterId": "e"}, ""),
        ({"CasterName": "news"}, "a"),
        ({"Status": 1}, "ac"),
        ({"Status": 0}, "b"),
        ({"ChargeType": 0}, "c"),
        ({"ChargeType": 1}, "ba"),
        ({"NormType": "6"}, "b"),
        ({"ResourceGroupId": "rg-1"}, "c"),
        ({"Tag.1.Key": "env"}, "ba"),
        ({"Tag.1.Key": "env", "Tag.1.Value": "dev"}, "a"),
        ({"Tag.1.Key": "env", "Tag.2.Key": "team", "Tag.2.Value": "x"}, "a"),
        ({"PageSize": 2}, "ba"),
        ({"PageSize": 2, "PageNum": 2}, "c"),
        ({"PageSize": 2, "PageNum": 3}, ""),
        ({"StartTime": "2100-01-01T00:00:00Z"}, ""),
        ({"EndTime": "2100-01-01T00:00:00Z"}, "bac"),
    ],
)
def test_every_filter(live: Caller, parameters: dict[str, object], expected: str) -> None:
    assert "".join(listed(live, **parameters)) == expected


def test_the_total_counts_all_pages(live: Caller) -> None:
    assert live.ok("DescribeCasters", PageSize=1)["Total"] == 3


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"PageNum": 0}, "InvalidParameter.PageNum"),
        ({"PageNum": "x"}, "InvalidParameter.PageNum"),
        ({"PageSize": 0}, "InvalidParameter.PageSize"),
        ({"PageSize": 101}, "InvalidParameter.PageSize"),
        ({"Status": 2}, "InvalidParameter.Status"),
        ({"Status": "on"}, "InvalidParameter.Status"),
        ({"ChargeType": 2}, "InvalidParameter.Malformed"),
        ({"NormType": "x"}, "InvalidParameter.Malformed"),
        ({"OrderByModifyAsc": "yes"}, "InvalidParameter.Malformed"),
        ({"StartTime": "2017-08-30 18:02:57"}, "InvalidParameter.StartTime"),
        ({"EndTime": "x"}, "InvalidParameter.EndTime"),
        ({"CasterId": "a b"}, "InvalidParameter.Malformed"),
        ({"Tag.1.Value": "dev"}, "MissingParameter"),
        ({"Tag.0.Key": "dev"}, "UnsupportedParameter"),
    ],
)
def test_parameters_that_cannot_be(live: Caller, parameters: dict[str, object], code: str) -> None:
    assert live.refusal("DescribeCasters", **parameters) == (400, code)


@pytest.mark.behaviour("name_filter")
def test_names_can_be_searched(live: Caller, choose: Callable[..., None]) -> None:
    choose(name_filter="contains")
    assert listed(live, CasterName="news") == ["b", "a"]


@pytest.mark.behaviour("max_page_size")
def test_the_largest_page_can_be_changed(live: Caller, choose: Callable[..., None]) -> None:
    choose(max_page_size=2)
    assert live.refusal("DescribeCasters", PageSize=3) == (400, "InvalidParameter.PageSize")
    assert listed(live, PageSize=2) == ["b", "a"]
    assert listed(live) == ["b", "a"]


@pytest.mark.behaviour("time_filter")
def test_times_filter_creation_or_modification(
    live: Caller, control: httpx.Client, choose: Callable[..., None]
) -> None:
    control.post("/clock/advance", json={"seconds": 86400})
    now = control.get("/clock").json()["now"][:16] + ":00Z"
    live.ok("StopCaster", CasterId="a")
    assert listed(live, StartTime=now) == []
    choose(time_filter="modified")
    assert listed(live, StartTime=now) == ["a"]


@pytest.mark.behaviour("describe_unknown")
def test_an_unknown_id_can_be_an_error(live: Caller, choose: Callable[..., None]) -> None:
    choose(describe_unknown="InvalidCaster.NotFound")
    assert live.refusal("DescribeCasters", CasterId="e") == (404, "InvalidCaster.NotFound")
    choose(describe_unknown="RegionNoResource")
    assert live.refusal("DescribeCasters", CasterId="e") == (400, "RegionNoResource")
    assert listed(live, CasterId="b") == ["b"]
