"""What programs may import: all of it is listed, and all of it is documented."""

import inspect
import itertools
from types import ModuleType

import pytest

import pulumi_livemedia
from pulumi_livemedia import public

CLASSES = [name for name in public.__all__ if inspect.isclass(getattr(public, name))]
RESOURCES = [name for name in CLASSES if hasattr(getattr(public, name), "type_name")]


def test_the_list_of_names_is_all_that_can_be_imported() -> None:
    public_names = {
        name for name, value in vars(public).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }

    assert public_names | {"__version__"} == set(public.__all__) == set(dir(pulumi_livemedia))


@pytest.mark.parametrize("name", public.__all__)
def test_each_name_is_one_of_the_package(name: str) -> None:
    assert getattr(pulumi_livemedia, name) is getattr(public, name)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="LiveCastre"):
        _ = pulumi_livemedia.LiveCastre


def test_the_list_of_names_is_sorted_and_has_no_name_twice() -> None:
    assert sorted(set(public.__all__)) == list(public.__all__)


def test_the_resource_and_its_companions_are_among_them() -> None:
    assert {"LiveCaster", "LiveCasterArgs", "Provider", "SceneInfo", "StreamInfo"} <= set(CLASSES)


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_says_what_it_is(name: str) -> None:
    text = inspect.getdoc(getattr(public, name))

    assert text
    assert text.split("\n")[0].endswith(".")
    assert text != getattr(public, name).__mro__[1].__doc__


@pytest.mark.parametrize("name", CLASSES)
def test_every_method_and_property_of_a_class_says_what_it_is(name: str) -> None:
    kind = getattr(public, name)
    members = {
        attribute: value
        for base in kind.__mro__
        if base.__module__.startswith("pulumi_livemedia")
        for attribute, value in vars(base).items()
        if not attribute.startswith("_") and (callable(value) or isinstance(value, property | classmethod))
    }

    # The SDK turns the fields of arguments and outputs into properties; their texts are for editors only.
    generated = set(kind.__annotations__) if not hasattr(kind, "type_name") else set()
    silent = [attribute for attribute, value in members.items() if not inspect.getdoc(value)]
    assert set(silent) <= generated | {"provider"}


@pytest.mark.parametrize("name", CLASSES)
def test_every_field_is_followed_by_its_text(name: str) -> None:
    kind = getattr(public, name)
    lines = [line.strip() for line in inspect.getsource(kind).splitlines()]
    fields = {field for field in vars(kind).get("__annotations__", {}) if not field.startswith("_")}

    others = tuple(f"{field}:" for field in fields)
    for field in fields:
        start = next(number for number, line in enumerate(lines) if line.startswith(f"{field}:"))
        below = itertools.takewhile(lambda line: not line.startswith(others), lines[start + 1 :])
        assert any(line.startswith('"""') for line in below), f"{name}.{field} has no text"


@pytest.mark.parametrize("name", RESOURCES)
def test_every_output_of_a_resource_is_a_property_with_a_text(name: str) -> None:
    kind = getattr(public, name)
    outputs = {
        getattr(value.fget, "_pulumi_name", ""): value
        for base in kind.__mro__
        for value in vars(base).values()
        if isinstance(value, property) and hasattr(value.fget, "_pulumi_name")
    }

    assert set(outputs) >= set(kind.names)
    assert all(inspect.getdoc(value) for value in outputs.values())


@pytest.mark.parametrize("name", RESOURCES)
def test_the_type_of_a_resource_is_named_after_it(name: str) -> None:
    assert getattr(public, name).type_name == f"pulumi-python:dynamic/livemedia:{name}"
