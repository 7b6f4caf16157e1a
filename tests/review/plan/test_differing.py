"""Which fields are told, and that nothing of a secret is."""

import json

import pytest

from pulumi_livemedia.review.plan.markdown import to_markdown
from pulumi_livemedia.review.plan.planned import parsed_path
from pulumi_livemedia.review.plan.report import to_json
from pulumi_livemedia.review.plan.terminal import lines
from pulumi_livemedia.structures.effects import Effect
from tests.review.plan.samples import CASTER, RECORDING, changed, only, recorded, reviewed, step

CUSTOM = {"type": 2, "customConfig": {"bucket": "shows", "accessKey": "AKLT-old", "secretKey": "old-secret"}}


def places(path: str, value: object, before: object = None) -> list[tuple[str, str, str]]:
    """The fields of a recording that are told to differ."""
    old = RECORDING if before is None else changed(RECORDING, path, before)
    told = only(step("update", old, changed(RECORDING, path, value), kind="RtcRecordTask"))
    return [(change.place, change.before, change.after) for change in told.changed]


def test_a_field_is_told_with_both_values() -> None:
    assert places("whenEnded", "leave") == [("whenEnded", "auto", "leave")]


def test_what_is_added_whole_is_told_field_by_field() -> None:
    told = places("layout", {"layoutMode": 2, "customLayout": {"regions": [{"streamIndex": 0, "width": 640}]}})

    assert ("layout.layoutMode", "not given", "2") in told
    assert [place for place, _, _ in told if place.startswith("layout.customLayout")] == ["layout.customLayout.regions"]


def test_what_means_the_same_is_not_told() -> None:
    told = reviewed(step("update", RECORDING, changed(RECORDING, "encode.videoFps", 15.0), kind="RtcRecordTask"))

    assert told.resources[0].changed == ()


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("fileFormatConfig.fileFormat", ["MP4", "HLS"], ["HLS", "MP4"]),
        ("excludeStreams.streamList", [{"userId": "a"}, {"userId": "b"}], [{"userId": "b"}, {"userId": "a"}]),
        ("restartTriggers", [], {}),
        ("restartTriggers", [], None),
        ("restartTriggers", None, {}),
    ],
    ids=str,
)
def test_the_order_of_a_list_without_one_and_triggers_that_are_empty_are_not_told(
    path: str, before: object, after: object
) -> None:
    assert places(path, after, before) == []
    assert places("restartTriggers", ["monday"], before if path == "restartTriggers" else []) != []


@pytest.mark.parametrize(
    "secret", ["[secret]", "AKLT-plain", {"4dabf18193072939515e22adb298388d": "x", "ciphertext": "y"}]
)
def test_keys_are_never_shown_also_where_the_preview_shows_them(secret: object) -> None:
    after = {**CUSTOM, "customConfig": {**CUSTOM["customConfig"], "accessKey": secret, "secretKey": "new-secret"}}  # type: ignore[dict-item]
    review = reviewed(
        step(
            "update",
            {**RECORDING, "storageConfig": CUSTOM},
            {**RECORDING, "storageConfig": after},
            kind="RtcRecordTask",
        )
    )

    texts = [json.dumps(to_json(review)), to_markdown(review, {}), "\n".join(lines(review))]

    for text in texts:
        assert "AKLT" not in text
        assert '-secret"' not in text
        assert "new-secret" not in text
        assert "ciphertext" not in text
    assert {change.before for change in review.resources[0].changed} == {"[secret]"}


def test_a_secret_that_the_engine_says_differs_is_told_and_one_that_does_not_is_not() -> None:
    hidden = {"type": 2, "customConfig": {"bucket": "shows", "accessKey": "[secret]", "secretKey": "[secret]"}}
    before = {**RECORDING, "storageConfig": hidden}
    one = step("update", before, changed(before, "whenEnded", "leave"), kind="RtcRecordTask")

    quiet = only({**one, "detailedDiff": {"whenEnded": {"kind": "update"}}})
    rotated = only({**one, "detailedDiff": {"storageConfig.customConfig.accessKey": {"kind": "update"}}})

    assert [change.place for change in quiet.changed] == ["whenEnded"]
    assert [(change.place, change.effect) for change in rotated.changed] == [
        ("storageConfig.customConfig.accessKey", Effect.NEXT_START)
    ]


def test_a_whole_that_is_secret_restarts_nothing_where_the_engine_only_updates() -> None:
    before = {**RECORDING, "storageConfig": "[secret]"}
    told = only({**step("update", before, before, kind="RtcRecordTask"), "detailedDiff": {"storageConfig": {}}})

    assert told.event.value == "local"


def test_urls_are_shown_without_what_may_be_a_key() -> None:
    told = places("fileNameConfig.prefix", ["https://user:pass@host/a.png?auth_key=1-2-3"], ["a"])

    assert told[0][2] == "https://host/a.png?..."
    assert "pass" not in str(told)


def test_timeouts_are_told_and_other_hidden_inputs_are_not() -> None:
    after = {**CASTER, "__timeouts": {"create": "10m"}, "__name": "x", "__provider": "p"}

    told = only(step("update", CASTER, after))

    assert [(change.place, change.after) for change in told.changed] == [("customTimeouts", '{"create": "10m"}')]
    assert told.event.value == "local"


def test_long_values_are_cut_and_control_characters_replaced() -> None:
    told = only(step("update", CASTER, {**CASTER, "restartTriggers": ["x" * 1000, "a\x1b[31mb"]}))

    [first] = told.changed
    assert len(first.after) <= 60
    assert "\x1b" not in first.after


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("layout.customLayout.regions[12].width", ("layout", "customLayout", "regions", 12, "width")),
        ('restartTriggers["a.b"]', ("restartTriggers", "a.b")),
        ("restartTriggers[0]", ("restartTriggers", 0)),
        ("", ()),
    ],
)
def test_paths_of_the_engine_are_taken_apart(text: str, path: tuple[str | int, ...]) -> None:
    assert parsed_path(text) == path


def test_a_real_preview_is_told_whole() -> None:
    told = {each.planned.name: each for each in reviewed(*recorded()["steps"]).resources}

    assert told["evening-news"].text == "keeps recording; guest moves"
    assert told["fresh"].notes == ("not known before `pulumi up`: businessId, taskId",)
    assert [change.place for change in told["lecture"].causes] == ["encode.videoBitrate"]
    assert told["exam"].text == "keeps recording; the new keys count for the next start"
