"""A structure as JSON Schema, for editors: completion, and most mistakes while they are made.

Rules over several fields are not in it; `livemedia check` knows them all.
"""

from typing import Any, Final

from pydantic.fields import FieldInfo

from pulumi_livemedia.structures.markers import NotSent
from pulumi_livemedia.structures.nesting import nested
from pulumi_livemedia.structures.numbers import OneOf, Range
from pulumi_livemedia.structures.spelling import to_documented
from pulumi_livemedia.structures.structure import Structure

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def json_schema(structure: type[Structure], title: str) -> Schema:
    """The schema of a request under the documented names, without the fields that the cloud does not know.

    Args:
        structure: what is declared.
        title: what editors call it.
    """
    made = structure.model_json_schema(mode="validation")
    definitions = made.pop("$defs", {})
    known = {each.__name__: each for each in nested(structure)}
    return {
        "$schema": DIALECT,
        "title": title,
        **_object(structure, made),
        "$defs": {name: _object(known[name], each) for name, each in sorted(definitions.items()) if name in known},
    }


def _object(structure: type[Structure], made: Schema) -> Schema:
    """The schema of one structure, with documented names and with the limits of its numbers."""
    sent = {
        structure.names()[name]: field
        for name, field in structure.model_fields.items()
        if not any(isinstance(declared, NotSent) for declared in field.metadata)
    }
    properties = {to_documented(name): _property(field, made["properties"][name]) for name, field in sent.items()}
    required = [to_documented(name) for name in made.get("required", ()) if name in sent]
    return {
        "type": "object",
        "description": made.get("description", ""),
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _property(field: FieldInfo, made: Schema) -> Schema:
    branches = [branch for branch in made.get("anyOf", ()) if branch.get("type") != "null"]
    told = {key: value for key, value in made.items() if key not in ("anyOf", "title", "default")}
    if len(branches) == 1:
        told |= branches[0]
    elif branches:
        told["anyOf"] = branches
    if made.get("default") is not None:
        told["default"] = made["default"]
    return told | _limits(field)


def _limits(field: FieldInfo) -> Schema:
    limits: Schema = {}
    for declared in field.metadata:
        if isinstance(declared, OneOf):
            limits["enum"] = [int(number) for number in declared.members]
        if isinstance(declared, Range):
            told = {
                "minimum": declared.at_least,
                "maximum": declared.at_most,
                "exclusiveMinimum": declared.above,
                "exclusiveMaximum": declared.below,
                "multipleOf": 2 if declared.even else None,
            }
            limits |= {key: value for key, value in told.items() if value is not None}
    return limits
