"""What a check makes of a declared studio, in view of what was declared before."""

from typing import Any

import pytest

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs
from pulumi_livemedia.alibaba.production_studio.settling import as_it_is, misfits, restart_digest
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.holes import Hole
from tests.production_studio.stage import FULL, SIMPLE


def declared(given: Any = SIMPLE, **more: Any) -> ProductionStudioInputs:  # noqa: ANN401 - any field
    return ProductionStudioInputs.examine({**given, **more})


def refused(before: dict[str, Any], now: dict[str, Any]) -> dict[str, str]:
    found = misfits(declared(**now), declared(**before))
    return {dotted(failure.path): failure.text for failure in found}


@pytest.mark.parametrize(
    ("more", "is_same"),
    [
        ({}, True),
        ({"caster_name": "other", "delay": 3, "domain_name": "other.example.com"}, True),
        ({"transcode_config": {"CasterTemplate": "lp_hd", "LiveTemplateIds": {"LocationId": []}}}, True),
        ({"transcode_config": {"caster_template": "lp_ud"}}, False),
        ({"transcode_config": {"caster_template": "lp_hd", "live_template_ids": {"location_id": ["lld"]}}}, False),
        ({"transcode_config": None}, False),
    ],
    ids=str,
)
def test_the_digest_changes_with_what_needs_a_restart(more: dict[str, Any], *, is_same: bool) -> None:
    assert (restart_digest(declared(**more)) == restart_digest(declared())) is is_same


def test_the_digest_is_the_same_in_every_process_and_version() -> None:
    assert restart_digest(declared()) == "8add402882f3d454"


def test_the_digest_that_there_was_is_kept_while_it_means_the_same() -> None:
    before = declared(delay=9, restart_digest="from-another-version")

    assert restart_digest(declared(), before) == "from-another-version"
    assert restart_digest(declared(FULL), before) == restart_digest(declared(FULL))


def live_templates(*names: str) -> dict[str, Any]:
    return {"transcode_config": {"caster_template": "lp_hd", "live_template_ids": {"location_id": list(names)}}}


def test_the_order_of_templates_is_not_in_the_digest_and_how_many_there_are_is() -> None:
    digest = restart_digest(declared(**live_templates("lsd", "lhd")))

    assert restart_digest(declared(**live_templates("lhd", "lsd"))) == digest
    assert restart_digest(declared(**live_templates("lhd", "lsd", "lsd"))) != digest
    assert restart_digest(declared(**live_templates("lhd", "lud"))) != digest


# What a version made of them that took the order for meant, so that a reordered list had another digest.
@pytest.mark.parametrize(
    ("names", "digest"), [(("lsd", "lhd"), "b97cf4dad704d93d"), (("lhd", "lsd"), "eaf6546b885d8f93")]
)
def test_a_digest_of_a_version_that_counted_the_order_is_kept(names: tuple[str, ...], digest: str) -> None:
    before = declared(**live_templates(*names), restart_digest=digest)

    for now in (names, names[::-1]):
        assert restart_digest(declared(**live_templates(*now)), before) == digest
    assert restart_digest(declared(**live_templates(*names, "lud")), before) != digest


def test_the_digest_of_what_is_unknown_is_unknown() -> None:
    assert restart_digest(declared(transcode_config=Hole(None))) is None
    assert restart_digest(declared(transcode_config={"caster_template": Hole(None)})) is None
    assert restart_digest(declared(domain_name=Hole(None))) is not None


def test_what_is_not_declared_stays_as_it_is() -> None:
    before = declared(tags={"a": "b"}, resource_group_id="rg-1")

    assert as_it_is(declared(), before) == {"tags": {"a": "b"}, "resource_group_id": "rg-1"}
    assert as_it_is(declared(tags={}, resource_group_id="rg-2"), before) == {}
    assert as_it_is(declared(), None) == {}


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ({"channel_enable": 1}, {"channel_enable": 0}, {"channelEnable": "must stay 1: channels can not be disabled"}),
        ({"channel_enable": 1}, {}, {"channelEnable": "declare it under another name"}),
        ({"tags": {"a": "b"}}, {"tags": {"a": "c"}}, {"tags": "can not be changed: no operation is documented for it"}),
        ({}, {"tags": {"a": "c"}}, {"tags": "change them in the console"}),
    ],
    ids=str,
)
def test_what_can_not_be_made_of_a_studio_is_refused(
    before: dict[str, Any], now: dict[str, Any], words: dict[str, str]
) -> None:
    wrong = refused(before, now)

    assert set(wrong) == set(words)
    assert all(words[place] in text for place, text in wrong.items())


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"channel_enable": 0}, {"channel_enable": 1}),
        ({"channel_enable": 1}, {"channel_enable": 1}),
        ({"channel_enable": 1}, {"channel_enable": 0, "norm_type": 6}),
        ({"tags": {"a": "b"}}, {"norm_type": 6, "tags": {}}),
        ({"tags": {"a": "b"}}, {}),
        ({"tags": {"a": "b"}}, {"tags": {"a": "b"}}),
        ({}, {"tags": {}}),
        ({"channel_enable": 1}, {"channel_enable": Hole(None)}),
        ({"tags": {"a": "b"}}, {"tags": Hole(None)}),
        ({"channel_enable": Hole(None), "tags": Hole(None)}, {"tags": {"a": "b"}}),
    ],
    ids=str,
)
def test_everything_else_can(before: dict[str, Any], now: dict[str, Any]) -> None:
    assert refused(before, now) == {}
