"""Property values: their way over the wire, their marks, their differences, and the paths to them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_livemedia.testing import property_paths as paths
from pulumi_livemedia.testing.check_messages import check_message
from pulumi_livemedia.testing.property_differences import difference, with_ignored
from pulumi_livemedia.testing.property_values import UNKNOWN, Secret, mark_like, received, reveal, sent

PLAIN = st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5)
VALUES = st.recursive(
    PLAIN | st.just(UNKNOWN) | st.builds(Secret, PLAIN),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
MAPS = st.dictionaries(st.text(min_size=1, max_size=4), VALUES, max_size=4)


@given(MAPS)
def test_properties_come_back_as_they_were_sent(values: dict[str, Any]) -> None:
    assert received(sent(values, marked=True)) == values
    assert received(sent(values, marked=False)) == reveal(values)


@given(MAPS)
def test_nothing_differs_from_itself_or_from_its_secret_twin(values: dict[str, Any]) -> None:
    assert not difference(values, values).differs
    assert not difference({key: Secret(value) for key, value in values.items() if value is not None}, values).differs


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ({"a": 1}, {"a": 1.0}, {}),
        ({"a": 1}, {"a": True}, {"a": "update"}),
        ({"a": None}, {}, {}),
        ({}, {"a": {"b": 1}}, {"a": "add"}),
        ({"a": 1, "b": 2}, {"b": 2}, {"a": "delete"}),
        ({"a": {"b": [1, 2]}}, {"a": {"b": [1, 3, 4]}}, {"a.b[1]": "update", "a.b[2]": "add"}),
        ({"a": {"x-y": 1, "z.z": 2}}, {"a": {"z.z": 3}}, {'a["x-y"]': "delete", 'a["z.z"]': "update"}),
        ({"a": Secret([1, 2])}, {"a": [1, 3]}, {"a": "update"}),
        ({"a": 1}, {"a": UNKNOWN}, {"a": "update"}),
        ({"a": UNKNOWN}, {"a": UNKNOWN}, {}),
    ],
)
def test_differences_are_named_by_path(old: dict[str, Any], new: dict[str, Any], changes: dict[str, str]) -> None:
    found = difference(old, new)
    assert found.changes == changes
    assert found.differs == bool(changes)


def test_some_changes_replace() -> None:
    found = difference({"a": {"b": [{"c": 1}]}, "d": 1}, {"a": {"b": [{"c": 2}]}, "d": 2})
    assert not found.replacing(["e", "a.c"]).replaces
    replacing = found.replacing(["a.b[*].c"])
    assert replacing.changes == {"a.b[0].c": "update-replace", "d": "update"}
    assert found.replacing(["d"]).replace_keys == ("d",)
    assert difference({}, {"a": 1}).inverted().changes == {"a": "delete"}


@pytest.mark.parametrize(
    ("ignored", "kept", "impossible"),
    [
        ("a", {"a": {"b": [1, 2]}, "n": 1}, []),
        ("a.b[0]", {"a": {"b": [1, 9]}, "n": 1}, []),
        ("a.b[*]", {"a": {"b": [1, 2]}, "n": 1}, []),
        ("n", {"a": {"b": [8, 9]}}, []),
        ("x.y", {"a": {"b": [8, 9]}, "n": 1}, []),
        ("a.b[5]", {"a": {"b": [8, 9]}, "n": 1}, ["a.b[5]"]),
    ],
)
def test_ignored_changes_stay_as_they_were(ignored: str, kept: dict[str, Any], impossible: list[str]) -> None:
    news = {"a": {"b": [8, 9]}, "n": 1}
    assert with_ignored(news, {"a": {"b": [1, 2]}}, [ignored]) == (kept, impossible)
    assert news == {"a": {"b": [8, 9]}, "n": 1}


@pytest.mark.parametrize("text", ["a", "a.b[0].c", 'a["x.y"][3]', "a[*].b"])
def test_paths_are_read_and_written(text: str) -> None:
    assert paths.write(paths.parse(text)).replace('["*"]', "[*]") == text


def test_marks_of_secrecy_are_put_back_by_name() -> None:
    values = {"a": "x", "b": {"c": "y", "d": 1}, "e": [1, 2], "f": 1}
    mark_like(values, {"a": Secret("old"), "b": {"c": Secret("z")}, "e": [Secret(1), 2], "f": 2, "g": Secret(1)})
    assert values == {"a": Secret("x"), "b": {"c": Secret("y"), "d": 1}, "e": Secret([1, 2]), "f": 1}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", "{}"),
        (2000, "{2000}"),
        (1e6, "{1e+06}"),
        (123456789.0, "{1.23456789e+08}"),
        (0.5, "{0.5}"),
        (0.00001, "{1e-05}"),
        (True, "{true}"),
        (None, "{<nil>}"),
        ([1, "a"], "{[{1} {a}]}"),
        ({"b": 1, "a": []}, "{map[a:{[]} b:{1}]}"),
        (Secret("hush"), "{[secret]}"),
        (UNKNOWN, "{[unknown]}"),
    ],
)
def test_values_are_shown_as_the_engine_shows_them(value: object, shown: str) -> None:
    expected = f"t resource 'n': property p value {shown} has a problem: r"
    assert check_message("t", "n", {"p": value}, "p", "r") == expected
