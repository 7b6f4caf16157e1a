"""Every rule of the documentation, with its place and its words.

`pytest --collect-only -q` on this file prints the list of rules.
"""

from typing import Any

import pytest

from pulumi_livemedia.structures.holes import Hole
from tests.rtc_record_task import rules_of_files, rules_of_layouts, rules_of_storage, rules_of_tasks
from tests.rtc_record_task.samples import CUSTOM, GUEST, HOST, S3, custom, found, patched, storage

RULES = [*rules_of_tasks.RULES, *rules_of_layouts.RULES, *rules_of_files.RULES, *rules_of_storage.RULES]


@pytest.mark.parametrize(("broken", "path", "text"), [row[1:] for row in RULES], ids=[row[0] for row in RULES])
def test_a_broken_rule_is_the_only_failure_at_its_place(broken: dict[str, Any], path: str, text: str) -> None:
    wrong = found(broken)

    assert text in wrong.pop(path)
    assert wrong == {}


def test_each_rule_is_named_once() -> None:
    assert len({row[0] for row in RULES}) == len(RULES)


def test_all_failures_are_said_at_once() -> None:
    broken = [row for row in RULES if row[0] in {"room-id-length", "record-mode", "canvas-width", "region-z-order"}]
    properties: dict[str, Any] = patched(CUSTOM, {"roomId": "r" * 129, "recordMode": 2})
    properties["layout"] = {
        "layoutMode": 2,
        "customLayout": {"canvas": {"width": 1281}, "regions": [HOST | {"zOrder": 101, "height": 481}, GUEST]},
    }

    wrong = found(properties)

    assert {row[2] for row in broken} | {"layout.customLayout.regions[0].height"} == set(wrong)


@pytest.mark.parametrize(
    ("unknown", "path"),
    [
        (custom(canvas={"width": Hole(None)}, regions=[HOST | {"height": 721}, GUEST]), "regions[0].height"),
        (custom(regions=[HOST | {"width": Hole(None), "height": 721}, GUEST]), "regions[0].height"),
        (custom(regions=[Hole(None), GUEST | {"width": 1281}]), "regions[1].width"),
        (custom(regions=[HOST | {"streamIndex": Hole(None)}, GUEST, GUEST]), "regions[2].streamIndex"),
    ],
)
def test_an_unknown_value_silences_only_the_rules_that_touch_it(unknown: dict[str, Any], path: str) -> None:
    assert [f"layout.customLayout.{path}"] == list(found(unknown))


def test_a_secret_is_in_no_failure() -> None:
    secrets = {"accessKey": "SECRET-1", "secretKey": ["SECRET-2"], "securityToken": {"SECRET-3": 1}, "vendor": 4}
    wrong = found(storage(customConfig=S3 | secrets))

    assert len(wrong) == 2
    assert "SECRET" not in str(wrong)
