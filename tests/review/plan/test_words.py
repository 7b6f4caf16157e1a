"""Each kind of resource has words, and they are about fields that it has."""

import inspect
from typing import get_args

import pytest

from pulumi_livemedia import providers
from pulumi_livemedia.dynamic.provider import DynamicProvider
from pulumi_livemedia.review.plan.kinds import KINDS, SECRET_NAMES
from pulumi_livemedia.structures.outcomes import DEFAULTS, Event
from pulumi_livemedia.structures.structure import Structure

PROVIDERS = {
    each.kind: each
    for _, each in inspect.getmembers(providers, inspect.isclass)
    if issubclass(each, DynamicProvider) and hasattr(each, "kind")
}


def test_every_kind_that_can_be_declared_can_be_reviewed() -> None:
    assert KINDS.keys() == PROVIDERS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_a_review_knows_the_same_model_and_the_same_replacements_as_the_provider(name: str) -> None:
    provider = PROVIDERS[name]()

    assert KINDS[name].inputs is provider.inputs
    assert KINDS[name].replacing == provider.replacing


@pytest.mark.parametrize("name", KINDS)
def test_words_are_about_fields_that_there_are(name: str) -> None:
    words, inputs = KINDS[name].words, KINDS[name].inputs
    state = PROVIDERS[name]().state
    assert inputs is not None

    assert {*words.thing, *words.follows, *words.digests} <= set(inputs.names().values())
    assert words.status is None or words.status in state.names().values()
    for driver in words.drivers:
        assert has_field(inputs, driver.path.split(".")), driver.path


def test_there_are_words_for_every_event() -> None:
    assert DEFAULTS.keys() | {Event.HAND_OVER} == set(Event)
    for words in (kind.words for kind in KINDS.values()):
        for event in Event:
            text = words.of(event).text
            assert text == text.strip()
            assert not text.endswith(".")
            assert text[0].islower()


def test_the_keys_of_a_storage_are_known_to_be_secret() -> None:
    assert {"accessKey", "secretKey", "securityToken"} <= SECRET_NAMES


def has_field(structure: type[Structure], steps: list[str]) -> bool:
    """Whether a path of fields exists."""
    name = next((name for name, spelling in structure.names().items() if spelling == steps[0]), None)
    if name is None or len(steps) == 1:
        return name is not None
    annotation = structure.model_fields[name].annotation
    parts = [annotation, *get_args(annotation)]
    return any(isinstance(part, type) and issubclass(part, Structure) and has_field(part, steps[1:]) for part in parts)
