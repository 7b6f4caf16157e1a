"""What our client sends for a studio's contents is what the vendor's own SDK sends for the same."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import pytest

from tests.emulator.sdk_clients import snake, vendor
from tests.studio_contents.studio import NOUN, Studio
from tests.studio_contents.test_life import CHANGES, EVERYTHING

_JSON: Final = ("ComponentLayer", "TextLayerContent", "ImageLayerContent", "CaptionLayerContent", "Filter")
SCENE: Final[Mapping[str, Any]] = {
    "follow_enable": 0,
    "audio_layer": [{"volume_rate": 0.25, "filter": {"enable_ans": 1}}],
    "mix_list": ["RV01"],
}


def _tree(flat: Mapping[str, str]) -> dict[str, Any]:
    """Parameters as the SDK's models take them: lists of objects and texts, JSON texts as they are."""
    tree: dict[str, Any] = {}
    for name, value in sorted(
        flat.items(), key=lambda item: [int(p) if p.isdigit() else p for p in item[0].split(".")]
    ):
        _put(tree, name.split("."), value)
    return tree


def _put(tree: dict[str, Any], path: list[str], value: str) -> None:
    name, *rest = path
    if not rest:
        tree[name] = value
        return
    members = tree.setdefault(name, [])
    if len(rest) == 1:
        members.append(value)
        return
    while len(members) < int(rest[0]):
        members.append({})
    _put(members[int(rest[0]) - 1], rest[1:], value)


def _sent(studio: Studio) -> Iterator[tuple[str, dict[str, str]]]:
    """The calls that changed something, with their parameters."""
    for call in studio.account.recorded():
        if not call["action"].startswith(("Describe", "Get", "Start")):
            yield call["action"], call["parameters"]


def _meaning(parameters: Mapping[str, str]) -> dict[str, Any]:
    """The parameters without regard to how numbers are written."""
    return {name: _value(name, value) for name, value in parameters.items() if name != "RegionId"}


def _value(name: str, value: str) -> Any:  # noqa: ANN401 - JSON
    if name.rpartition(".")[2] in _JSON:
        return json.loads(value)
    try:
        return pytest.approx(float(value), abs=1e-6)
    except ValueError:
        return value


def _repeat(studio: Studio, action: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """Let the SDK make the same call, and return what it sent; whether it was taken does not count here."""
    account = studio.account
    config = vendor("alibabacloud_tea_openapi.models").Config(
        endpoint=urlsplit(account.server.url).netloc,
        protocol="http",
        access_key_id=account.key,
        access_key_secret="emulator-secret",
    )
    client = vendor("alibabacloud_live20161101.client").Client(config)
    request = getattr(vendor("alibabacloud_live20161101.models"), f"{action}Request")().from_map(_tree(parameters))
    account.forget_calls()
    with contextlib.suppress(Exception):  # the slot may be taken by now, which is not what is asked here
        getattr(client, snake(action))(request)
    [call] = account.recorded()
    sent: dict[str, str] = call["parameters"]
    return sent


def test_the_same_parameters_are_sent(studio: Studio) -> None:
    studio.create("resource")
    states = {kind: studio.create(kind, **EVERYTHING[kind]) for kind in CHANGES}
    layout = studio.create("layout")
    calls = dict(_sent(studio))
    studio.go_on_air()
    scene = studio.create("scene", layout_id=layout.layout_id, **SCENE)
    text = studio.create("component", location_id="RC02")
    studio.update("component", text, **CHANGES["component"])
    studio.update("layout", states["layout"], mix_list=["RV01"])
    studio.update("resource", states["resource"], repeat_num=2)
    state = studio.update("scene", scene, component_ids=[text.component_id])
    studio.update("scene", state, component_ids=[])
    calls |= dict(_sent(studio))

    # What is masked, because it may be a secret, can not be sent again.
    legible = {action: sent for action, sent in calls.items() if "***" not in str(sent)}
    assert set(legible) == {
        *(f"{verb}Caster{noun}" for verb in ("Add", "Modify") for noun in NOUN.values()),
        "UpdateCasterSceneAudio",
        "UpdateCasterSceneConfig",
        "SetCasterSceneConfig",
    }
    for action, parameters in legible.items():
        assert _meaning(_repeat(studio, action, parameters)) == _meaning(parameters), action
