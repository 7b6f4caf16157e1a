"""The model has the documented fields, each with its type, default and range, and no others but our own."""

import json
import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic.fields import FieldInfo

from pulumi_livemedia.structures.markers import NotSent
from pulumi_livemedia.structures.numbers import OneOf, Range
from pulumi_livemedia.structures.spelling import to_documented
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from tests.rtc_record_task.test_rules import RULES

DATA = json.loads((Path(__file__).parents[1] / "data" / "rtc_record_task_fields.json").read_text(encoding="utf-8"))
REQUEST: dict[str, dict[str, Any]] = {row["path"]: row for row in DATA["request"]}
ANSWER: dict[str, dict[str, Any]] = {row["path"]: row for row in DATA["answer"]}
# The type of storage is checked by its own words.
CHECKED_BY_HAND = {"StorageConfig.Type"}


def declared(structure: type[Structure], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every field of a structure, at any depth, by its documented path."""
    for name, field in structure.model_fields.items():
        path = prefix + to_documented(field.alias or name)
        yield path, field
        kind, part = kind_of(field.annotation)
        if kind.startswith("object"):
            yield from declared(part, f"{path}{kind.removeprefix('object')}.")


def kind_of(annotation: Any) -> tuple[str, Any]:  # noqa: ANN401 - annotations have no common type
    """The documented type of an annotation, and the Python type in it."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if hasattr(annotation, "__metadata__") or origin in (Union, types.UnionType):
        return kind_of(parts[0])
    if origin is list:
        kind, part = kind_of(parts[0])
        return f"{kind}[]", part
    if origin is Literal:
        return "string", str
    if isinstance(annotation, type) and issubclass(annotation, Structure):
        return "object", annotation
    return {str: "string", int: "int", float: "float", bool: "bool"}.get(annotation, "any"), annotation


def ranges(field: FieldInfo) -> list[str]:
    """The ranges that are declared at a field or at its elements."""
    return [str(found) for found in [*field.metadata, *metadata(field.annotation)] if isinstance(found, Range | OneOf)]


def metadata(annotation: Any) -> Iterator[object]:  # noqa: ANN401 - the same
    if get_origin(annotation) is Literal:
        return
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from metadata(part)


FIELDS = {
    path: field
    for path, field in declared(RtcRecordTaskInputs)
    if not any(isinstance(marker, NotSent) for marker in field.metadata)
}
OUTPUTS = dict(declared(RtcRecordTaskState))


def test_there_are_the_documented_fields_and_no_others() -> None:
    assert set(FIELDS) == set(REQUEST)


def test_six_fields_are_our_own() -> None:
    fields = RtcRecordTaskInputs.model_fields.items()
    own = {name for name, field in fields if any(isinstance(marker, NotSent) for marker in field.metadata)}

    assert own == {
        "desired_state",
        "restart_triggers",
        "adopt",
        "when_ended",
        "wait_for",
        "verify_storage",
    }


@pytest.mark.parametrize("path", REQUEST)
def test_a_field_has_the_documented_type_and_default(path: str) -> None:
    row, field = REQUEST[path], FIELDS[path]

    assert kind_of(field.annotation)[0] == row["type"]
    assert field.is_required() is row["required"]
    if not row["required"]:
        assert field.get_default() == row["default"]


@pytest.mark.parametrize("path", [path for path in REQUEST if path not in CHECKED_BY_HAND])
def test_a_field_has_the_documented_range(path: str) -> None:
    # What the canvas limits is a rule over several fields.
    words = re.sub(r"Canvas\.\w+[\])]", "infinity)", REQUEST[path].get("range", ""))

    if REQUEST[path]["type"] == "string[]" and words:
        assert words == ", ".join(get_args(get_args(get_args(FIELDS[path].annotation)[0])[0]))
    else:
        assert ranges(FIELDS[path])[-1:] == ([words] if words else [])


@pytest.mark.parametrize("path", [path for path, row in REQUEST.items() if "range" in row])
def test_a_range_has_a_test(path: str) -> None:
    broken = {re.sub(r"\[\d+\]", "[]", row[2]).lower() for row in RULES}
    # The three lists of streams share one class, and an index breaks the same rule in each.
    path = path.replace("ExcludeStreams", "TargetStreams").replace(
        "Layout.MainVideoStream", "TargetStreams.StreamList[]"
    )

    assert {path.lower(), f"{path.lower()}[]"} & broken


@pytest.mark.parametrize("path", REQUEST)
def test_a_field_is_described(path: str) -> None:
    description = FIELDS[path].description or ""

    assert description.endswith(".")
    # It becomes the first line of a docstring.
    assert len(description.partition(". ")[0]) < 110


@pytest.mark.parametrize("path", ANSWER)
def test_an_output_is_there_with_the_documented_type(path: str) -> None:
    assert kind_of(OUTPUTS[path].annotation)[0] == ANSWER[path]["type"]
    assert not OUTPUTS[path].is_required()
    assert (OUTPUTS[path].description or "").endswith(".")
