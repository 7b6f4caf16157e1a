"""What stands in another region than the configured one, and what is told about it."""

import pytest

from pulumi_livemedia.alibaba.region import configured_region, stays_behind

SETTING = "livemedia:alicloudRegion"


@pytest.mark.parametrize(("settings", "region"), [({}, "cn-shanghai"), ({SETTING: "eu-central-1"}, "eu-central-1")])
def test_what_is_where_it_is_configured_is_not_worth_a_word(settings: dict[str, str], region: str) -> None:
    assert configured_region(settings) == region
    assert not stays_behind(settings, {"region": region})
    assert not stays_behind(settings, {})


def test_what_stays_behind_is_told_with_both_ways_out() -> None:
    told = stays_behind({SETTING: "eu-central-1"}, {"region": "cn-shanghai"})

    assert "stays in cn-shanghai, where it was started; livemedia:alicloudRegion is eu-central-1" in told
    assert "set livemedia:alicloudRegion, or alicloud_region of its Provider, back to cn-shanghai" in told
    assert "declare what is to run in eu-central-1 as another resource" in told


def test_a_region_that_was_taken_back_is_the_default_one() -> None:
    told = stays_behind({}, {"region": "eu-central-1"})

    assert "livemedia:alicloudRegion is not set, which means cn-shanghai" in told
