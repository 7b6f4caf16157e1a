"""What `pulumi preview --json` says; the document is a real one, cut down to what is read."""

import json
from typing import Any

import pytest

from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.documents import RECORDING, STUDIO_LAYOUT, Unreadable
from pulumi_livemedia.review.previews import Step, is_preview, step_of, steps
from pulumi_livemedia.review.reading import subject_of
from tests.review.samples import PREVIEW

KINDS = (RECORDING, STUDIO_LAYOUT)


def preview() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(PREVIEW.read_text(encoding="utf-8"))
    return loaded


def step(name: str | None = None, document: dict[str, Any] | None = None) -> Step:
    return step_of(document or preview(), KINDS, name)


def test_a_refresh_is_not_the_change() -> None:
    found = step("evening-news")

    assert [one.operation for one in steps(preview()) if one.name == "evening-news" and one.kind == RECORDING] == [
        "refresh",
        "replace",
    ]
    assert found.operation == "replace"
    assert found.before is not None
    assert found.after is not None
    assert found.before.properties["control"] != found.after.properties["control"]


def test_what_stays_as_it_is_has_nothing_but_its_refresh() -> None:
    document = preview()
    document["steps"] = [one for one in document["steps"] if one["op"] == "refresh"]

    assert step("evening-news", document).operation == "refresh"


def test_values_that_are_not_known_or_not_shown_are_no_mistakes() -> None:
    created = step("second").after
    assert created is not None
    looked_at = subject_of(created)

    assert {finding.code for finding in findings(looked_at)} == {"LM104", "LM301", "LM302"}
    assert looked_at.picture is not None
    assert [box.label for box in looked_at.picture.boxes] == ["guest"]
    assert looked_at.picture.notes == ("1 region can not be drawn: place or size not known, or not valid",)


def test_nothing_hidden_is_taken_for_an_argument() -> None:
    created = step("second").after
    assert created is not None

    assert not any(key.startswith("__") for key in created.properties)


def test_a_resource_inside_of_a_component_is_found_by_its_urn() -> None:
    document = preview()
    urn = "urn:pulumi:dev::shows::shows:Show$pulumi-python:dynamic/livemedia:RtcRecordTask::second"
    inner = [one | {"urn": urn} for one in document["steps"] if one["urn"].endswith("RtcRecordTask::second")]
    document["steps"] += inner

    assert step(urn, document).urn == urn
    with pytest.raises(Unreadable, match=r"choose by --resource: urn:pulumi:dev::.*, urn:pulumi"):
        step("second", document)


def test_other_resources_are_passed_over() -> None:
    document = {"steps": [{"urn": "urn:pulumi:dev::a::aws:s3/bucket:Bucket::b", "op": "create"}, {}, None]}

    assert list(steps(document)) == []
    with pytest.raises(Unreadable, match="the preview has no RtcRecordTask or StudioLayout"):
        step(None, document)


@pytest.mark.parametrize("document", [[], {}, {"steps": 1}, None, "steps"])
def test_what_is_no_preview_is_not_taken_for_one(document: object) -> None:
    assert not is_preview(document)
