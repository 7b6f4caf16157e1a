"""What travels between engine and provider: numbers, unknown values, secrets, and what counts as a difference."""

import pytest

from tests.live_caster.account import Account
from tests.provider.engine import Checked, Differing, Provider
from tests.provider.wire import UNKNOWN, Properties, secrets, unmarked

BASE = {"casterId": "a", "desiredState": "running", "adopt": False}
OUTPUTS = {**BASE, "status": "streaming", "region": "cn-shanghai", "endpoint": "live.aliyuncs.com", "__schema": 1}
EQUAL = Differing("NONE", [])
SHOWN_BY_THE_ENGINE = Differing("UNKNOWN", [])


def test_a_check_fills_in_the_defaults_and_keeps_what_is_hidden(provider: Provider) -> None:
    hidden = {"__name": "show", "__scope": "project/stack", "__timeouts": {"create": "10m"}}

    assert provider.check({"casterId": "a", **hidden}) == Checked({**BASE, **hidden}, {})


@pytest.mark.parametrize("spelling", ["casterId", "CasterId", "caster_id"])
def test_a_check_answers_in_one_spelling(provider: Provider, spelling: str) -> None:
    assert provider.check({spelling: "a"}).inputs == BASE


def test_a_check_says_all_that_is_wrong_at_once(provider: Provider) -> None:
    checked = provider.check(
        {"casterId": "a b", "desiredState": "on", "adopt": "perhaps", "restartTriggers": 1, "x": 2}
    )

    assert checked.failures == {
        "": "x is not a known property",
        "casterId": "must be the id of a caster: at least one character, no space and no slash",
        "desiredState": "must be 'running' or 'stopped'",
        "adopt": "must be true or false",
        "restartTriggers": "must be a list or a map",
    }


@pytest.mark.parametrize(
    "unknown",
    [
        {"casterId": UNKNOWN},
        {"desiredState": UNKNOWN},
        {"adopt": UNKNOWN},
        {"restartTriggers": UNKNOWN},
        {"restartTriggers": [UNKNOWN]},
        {"restartTriggers": {"a": [1, {"b": UNKNOWN}]}},
        {"casterId": UNKNOWN, "desiredState": UNKNOWN, "adopt": UNKNOWN, "restartTriggers": UNKNOWN},
    ],
    ids=str,
)
def test_unknown_values_pass_a_check_untouched_at_every_depth(provider: Provider, unknown: Properties) -> None:
    assert provider.check({"casterId": "a", **unknown}) == Checked({**BASE, **unknown}, {})


def test_what_is_wrong_beside_an_unknown_value_is_said(provider: Provider) -> None:
    checked = provider.check({"casterId": UNKNOWN, "desiredState": "on"})

    assert list(checked.failures) == ["desiredState"]
    assert checked.inputs["casterId"] == UNKNOWN


@pytest.mark.parametrize(
    ("unknown", "replaces"),
    [
        ({"casterId": UNKNOWN}, ["casterId"]),
        ({"desiredState": UNKNOWN}, []),
        ({"restartTriggers": [{"a": UNKNOWN}]}, []),
        ({"adopt": UNKNOWN}, []),
    ],
    ids=str,
)
def test_an_unknown_value_differs(provider: Provider, unknown: Properties, replaces: list[str]) -> None:
    assert provider.diff("a", OUTPUTS, {**BASE, **unknown}) == Differing("UNKNOWN", replaces)


@pytest.mark.parametrize(
    ("olds", "news"),
    [
        ({}, {}),
        ({"restartTriggers": {"a": 1, "b": [2, 3]}}, {"restartTriggers": {"b": [2.0, 3.0], "a": 1.0}}),
        ({"restartTriggers": None}, {}),
        ({"restartTriggers": []}, {}),
        ({}, {"restartTriggers": {}}),
        ({"restartTriggers": {}}, {"restartTriggers": []}),
        ({}, {"restartTriggers": None}),
        ({"programUrl": "rtmp://x", "requestId": "1", "startTime": "then"}, {}),
        ({"__name": "old", "__scope": "p/old"}, {"__name": "new", "__scope": "p/new"}),
        ({"__timeouts": {"create": "5m"}}, {"__timeouts": {"create": "5m"}}),
    ],
    ids=str,
)
def test_what_means_the_same_does_not_differ(provider: Provider, olds: Properties, news: Properties) -> None:
    assert provider.diff("a", {**OUTPUTS, **olds}, {**BASE, **news}) == EQUAL


@pytest.mark.parametrize("left_out", ["desiredState", "adopt"])
def test_a_default_that_is_written_out_does_not_differ(provider: Provider, left_out: str) -> None:
    assert provider.diff("a", OUTPUTS, {key: value for key, value in BASE.items() if key != left_out}) == EQUAL


@pytest.mark.parametrize(
    ("news", "expected"),
    [
        ({"casterId": "b"}, Differing("UNKNOWN", ["casterId"])),
        ({"casterId": "b", "desiredState": "stopped"}, Differing("UNKNOWN", ["casterId"])),
        ({"desiredState": "stopped"}, SHOWN_BY_THE_ENGINE),
        ({"restartTriggers": [[]]}, SHOWN_BY_THE_ENGINE),
        ({"adopt": True}, SHOWN_BY_THE_ENGINE),
        ({"__timeouts": {"create": "6m"}}, SHOWN_BY_THE_ENGINE),
    ],
    ids=str,
)
def test_what_differs_is_left_to_the_engine_to_show(provider: Provider, news: Properties, expected: Differing) -> None:
    assert provider.diff("a", OUTPUTS, {**BASE, **news}) == expected


def test_urls_with_a_key_are_secret_on_the_wire_and_nothing_else_is(provider: Provider, caster: Account) -> None:
    created = provider.create({"casterId": caster.caster_id})
    marked = {"programUrl", "previewUrl", "pgmSceneInfos", "pvwSceneInfos"}

    assert secrets(created.outputs) == marked
    assert secrets(provider.read(created.id, outputs=created.outputs).outputs) == marked
    updated = provider.update(created.id, created.outputs, {"casterId": caster.caster_id, "adopt": True})
    assert secrets(updated) == marked
    assert "auth_key" not in str({key: value for key, value in created.outputs.items() if key not in marked})


def test_urls_without_a_key_are_plain(provider: Provider, caster: Account) -> None:
    caster.choose(auth_keys="none")

    created = provider.create({"casterId": caster.caster_id})

    assert secrets(created.outputs) == set()
    assert unmarked(created.outputs)["programUrl"].startswith("rtmp://play.example.com/caster/")


def test_numbers_come_back_as_they_were(provider: Provider, caster: Account) -> None:
    triggers = [1, 2.5, {"a": [True, None, 10**15]}]

    created = provider.create({"casterId": caster.caster_id, "restartTriggers": triggers})

    assert created.outputs["restartTriggers"] == triggers
    assert (
        provider.diff(created.id, created.outputs, {"casterId": caster.caster_id, "restartTriggers": triggers}) == EQUAL
    )
