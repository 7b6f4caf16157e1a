"""Playback URLs are known again without their keys, and kept as long as these are valid."""

from datetime import UTC, datetime

import pytest

from pulumi_livemedia.alibaba.playback_url import KnownUrls, carries_key, is_valid_at, without_key

NOW = datetime.fromtimestamp(1_500_000_000, UTC)
PLAIN = "rtmp://play.example.com/caster/stream"
VALID = f"{PLAIN}?auth_key=1500000001-0-0-abc"
EXPIRED = f"{PLAIN}?auth_key=1500000000-0-0-abc"


@pytest.mark.parametrize("value", [VALID, [VALID], {"a": [PLAIN, {"b": VALID}]}, f"{PLAIN}?a=1&auth_key=1-0-0-a"])
def test_a_key_is_found_at_every_depth(value: object) -> None:
    assert carries_key(value)


@pytest.mark.parametrize("value", [PLAIN, None, 1, [], {}, [PLAIN], f"{PLAIN}?auth_keys=1", "rtmp://auth_key=1/"])
def test_where_there_is_none_none_is_found(value: object) -> None:
    assert not carries_key(value)


@pytest.mark.parametrize("fresh", [f"{PLAIN}?auth_key=9-9-9-zzz", VALID])
def test_a_known_url_stays_while_its_key_is_valid(fresh: str) -> None:
    assert KnownUrls([VALID], NOW).prefer(fresh) == VALID


def test_an_expired_url_gives_way_to_the_fresh_one() -> None:
    fresh = f"{PLAIN}?auth_key=1500001800-0-0-new"

    assert KnownUrls([EXPIRED], NOW).prefer(fresh) == fresh


def test_a_url_without_a_key_is_always_valid() -> None:
    assert is_valid_at(PLAIN, NOW)
    assert KnownUrls([PLAIN], NOW).prefer(PLAIN) == PLAIN


@pytest.mark.parametrize("fresh", [f"{PLAIN}2?auth_key=1-0-0-a", f"{PLAIN}?x=1&auth_key=1-0-0-a", PLAIN])
def test_another_stream_is_another_url(fresh: str) -> None:
    assert KnownUrls([VALID], NOW).prefer(fresh) == fresh


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_url_stays_none(nothing: str | None) -> None:
    assert not KnownUrls([VALID, None], NOW).prefer(nothing)


def test_only_the_key_is_taken_away() -> None:
    assert without_key(f"{PLAIN}?a=1&auth_key=1-0-0-x&b=2#end") == f"{PLAIN}?a=1&&b=2#end"
