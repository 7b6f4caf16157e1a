"""Every operation on studios answers in XML what it answers in JSON, in the elements of the published samples.

https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startcaster and its neighbours.
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from pulumi_livemedia.emulator.coverage import coverage
from tests.emulator.live_codes import VALID
from tests.emulator.signing import Caller
from tests.emulator.studio import Studio

ITEMS = {
    "PgmSceneInfos": "SceneInfo",
    "PvwSceneInfos": "SceneInfo",
    "StreamInfos": "StreamInfo",
    "CasterList": "Caster",
    "Tags": "tag",
    "SceneList": "Scene",
    "ComponentIds": "componentId",
    "CasterStreams": "CasterStream",
    "LiveTemplateIds": "LocationId",
    "VideoResources": "VideoResource",
    "Layouts": "Layout",
    "VideoLayers": "VideoLayer",
    "AudioLayers": "AudioLayer",
    "PositionNormalizeds": "Position",
    "BlendList": "LocationId",
    "MixList": "LocationId",
    "Components": "Component",
    "SyncGroupsConfig": "SyncGroup",
}
"""What a list's container holds, and nothing else."""

ALL = sorted(each.operation for each in coverage() if each.service == "live")
PASSES = {"RequestId", "Duration"}


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a JSON answer by their paths; of what is empty, the path alone."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in PASSES:
                yield from leaves(each, f"{path}/{name}") if each not in ({}, []) else iter(())
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, path)
    else:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)


def elements(element: ET.Element, path: str = "") -> Iterator[tuple[str, str]]:
    """The same of an XML answer, without the containers of nothing."""
    for child in element:
        where = f"{path}/{child.tag}"
        if len(child):
            yield from elements(child, where)
        elif child.tag not in (*PASSES, *ITEMS, "RecordConfig"):
            yield where, child.text or ""


def built(live: Caller, control: httpx.Client, action: str) -> Studio:
    """A studio on which the operation succeeds."""
    studio = Studio(live, control, str(control.post("/casters", json={}).json()["casters"][0]["CasterId"]))
    studio.fill()
    studio.start()
    studio.ok("UpdateCasterSceneConfig", {"SceneId": "$pgm", "LayoutId": "$layout", "ComponentId.1": "$component"})
    if action in ("StartCaster", "DeleteCaster"):
        studio.ok("StopCaster")
    if action == "StartCasterScene":
        studio.ok("StopCasterScene", SceneId="$pvw")
    return studio


def ask(studio: Studio, action: str, form: str) -> httpx.Response:
    given = {"CasterId": None, "ClientToken": form or "neither"} if action == "CreateCaster" else {}
    parameters = studio.filled({**VALID[action], **given})
    texts: dict[str, Any] = {name: str(each) for name, each in parameters.items()}
    response = studio.live.query_signed(action, Format=form, **texts)
    assert response.status_code == 200, response.text
    return response


@pytest.mark.parametrize("action", ALL)
def test_xml_says_what_json_says(live: Caller, control: httpx.Client, choose: Callable[..., None], action: str) -> None:
    choose(auth_keys="none")
    reads = action.startswith("Describe")
    studio = built(live, control, action)
    said = ask(studio, action, "JSON").json()
    # What changes something is asked of one studio each: then only the names can be compared.
    asked = ask(studio if reads else built(live, control, action), action, "XML")
    assert asked.headers["content-type"] == "text/xml;charset=utf-8"
    root = ET.fromstring(asked.text)  # noqa: S314  # our own answer
    assert root.tag == f"{action}Response"
    assert root.findtext("RequestId") == asked.headers["x-acs-request-id"]
    expected, found = list(leaves(said)), list(elements(root))
    assert [path for path, _ in found] == [path for path, _ in expected]
    if reads:
        assert found == expected
        assert expected
    for container in root.iter():
        assert {child.tag for child in container} <= {ITEMS.get(container.tag, child.tag) for child in container}


@pytest.mark.parametrize("action", ALL)
def test_xml_is_what_old_requests_get_by_default(live: Caller, control: httpx.Client, action: str) -> None:
    response = ask(built(live, control, action), action, "")
    assert ET.fromstring(response.text).tag == f"{action}Response"  # noqa: S314  # our own answer
