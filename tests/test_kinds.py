"""A kind of resource is known to every command by its provider class and its own room."""

import pytest

from pulumi_livemedia.dynamic.resource import DynamicResource
from pulumi_livemedia.kinds import Kind, kind_named, kind_of_type, kinds
from pulumi_livemedia.public_modules import MODULES
from pulumi_livemedia.review.plan.kinds import KINDS

HOOKS = {"present": "present", "leftovers": "find"}


def test_every_provider_is_a_kind_that_programs_and_reviews_know() -> None:
    names = {kind.name for kind in kinds()}

    assert names == set(KINDS)
    assert names <= set(MODULES)
    assert len({kind.noun for kind in kinds()}) == len(names)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_kind_has_a_room_a_resource_and_its_hooks(kind: Kind) -> None:
    resource = getattr(kind.hook("resource"), kind.name)
    assert issubclass(resource, DynamicResource)
    assert kind_of_type(resource.type_name) is kind
    assert set(kind.identity) <= set(kind.provider().inputs.names().values())
    for module, function in HOOKS.items():
        assert callable(getattr(kind.hook(module), function)), module


def test_a_derived_kind_inherits_hooks_unless_it_has_its_own() -> None:
    layout, scene = kind_named("StudioLayout"), kind_named("StudioScene")

    assert str(layout.hook("present")).count("studio_contents")
    assert str(scene.hook("present")).count("studio_scene")
    assert kind_named("LiveCaster").hook("importing") is None
    assert layout.hook("nothing_of_the_kind") is None


def test_what_is_none_of_ours_has_no_kind() -> None:
    assert kind_of_type("pulumi:pulumi:Stack") is None
    assert kind_of_type("pulumi-python:dynamic/livemedia:Unknown") is None
    with pytest.raises(KeyError):
        kind_named("Unknown")
