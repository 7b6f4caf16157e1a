"""Keys that may not do everything."""

from collections.abc import Callable

import httpx
import pytest

from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.policies import is_allowed
from tests.emulator.signing import Caller


@pytest.mark.parametrize(
    ("patterns", "allowed"),
    [
        (["*"], True),
        (["live:*"], True),
        (["live:Start*"], True),
        (["LIVE:startcaster"], True),
        (["rtc:*", "live:StopCaster"], False),
        (["StartCaster"], False),
        ([], False),
    ],
)
def test_what_a_list_allows(patterns: list[str], *, allowed: bool) -> None:
    assert is_allowed(Settings(allowed_actions=tuple(patterns)), "live", "StartCaster") is allowed


def test_who_somebody_is_may_always_be_asked() -> None:
    assert is_allowed(Settings(allowed_actions=()), "Sts", "GetCallerIdentity")
    assert not is_allowed(Settings(allowed_actions=()), "Sts", "AssumeRole")


@pytest.mark.behaviour("allowed_actions")
def test_what_is_not_allowed_is_refused_and_not_done(live: Caller, choose: Callable[..., None]) -> None:
    choose(allowed_actions=["live:Describe*"])
    response = live.query_signed("StartCaster", CasterId="x")
    assert (response.status_code, response.json()["Code"]) == (403, "Forbidden.RAM")
    assert live.query_signed("DescribeCasters").status_code == 200
    choose(allowed_actions=None)
    assert live.query_signed("StartCaster", CasterId="x").json()["Code"] != "Forbidden.RAM"


@pytest.mark.parametrize("value", ["live:*", ["live:*", 7], {"live": True}])
def test_a_list_is_a_list_of_texts(control: httpx.Client, value: object) -> None:
    response = control.put("/settings", json={"allowed_actions": value})
    assert (response.status_code, "settings.allowed_actions" in response.json()["error"]) == (400, True)
