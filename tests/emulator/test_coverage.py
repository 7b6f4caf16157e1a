"""What is emulated, against the vendor's tables of operations."""

import pytest

from pulumi_livemedia.emulator.coverage import NOT_EMULATED, coverage
from tests.emulator.signing import Caller

# The published calls per second of every operation on studios:
# https://alibabacloud.com/help/tc/live/developer-reference/api-live-2016-11-01-quota
PUBLISHED = {
    **dict.fromkeys(["CreateCaster", "StartCaster", "StopCaster", "RestartCaster", "DeleteCaster", "CopyCaster"], 10),
    **dict.fromkeys(["SetCasterConfig", "UpdateCasterResourceGroup", "StartCasterScene", "StopCasterScene"], 10),
    **dict.fromkeys(["DescribeCasters", "DescribeCasterConfig", "DescribeCasterScenes", "DescribeCasterChannels"], 15),
    "DescribeCasterStreamUrl": 5,
    "SetCasterChannel": 10,
    "EffectCasterUrgent": 10,
    **{f"{verb}Caster{noun}": 10 for verb in ("Add", "Modify", "Delete") for noun in ("Layout", "Component")},
    **{f"{verb}CasterVideoResource": 10 for verb in ("Add", "Modify", "Delete", "Effect")},
    **{f"DescribeCaster{noun}": 15 for noun in ("VideoResources", "Layouts", "Components", "SceneAudio")},
    **{f"{verb}CasterSceneConfig": 10 for verb in ("Set", "Update", "Copy", "Delete")},
    "UpdateCasterSceneAudio": 10,
    "AddCasterProgram": 10,
    **{f"{verb}CasterProgram": 4 for verb in ("Modify", "Delete", "Describe")},
}


def test_every_published_operation_is_emulated_or_said_not_to_be() -> None:
    emulated = {each.operation: each for each in coverage() if each.service == "live"}
    assert emulated.keys().isdisjoint(NOT_EMULATED)
    assert emulated.keys() | NOT_EMULATED.keys() == PUBLISHED.keys()
    assert {name: each.qps for name, each in emulated.items()} == {name: PUBLISHED[name] for name in emulated}
    assert {each.methods for each in emulated.values()} == {("GET", "POST")}


def test_the_other_services_are_there_too() -> None:
    found = {each.service: [] for each in coverage()}  # type: dict[str, list[str]]
    for each in coverage():
        found[each.service].append(each.operation)
    assert found["rtc"] == ["GetRecordTask", "StartRecord", "StopRecord", "UpdateRecord"]
    assert all(names == sorted(names) for names in found.values())
    assert {each.methods for each in coverage() if each.operation == "StartRecord"} == {("POST",)}


@pytest.mark.parametrize("action", NOT_EMULATED)
def test_what_is_not_emulated_is_no_operation(live: Caller, action: str) -> None:
    assert live.refusal(action) == (404, "InvalidAction.NotFound")
