"""Pydantic's findings in the words of a rule: `must be at most 1280`."""

from collections.abc import Iterable, Mapping

from pydantic_core import ErrorDetails

from pulumi_livemedia.structures.failures import Breach, Failure
from pulumi_livemedia.structures.markers import IfMissing

_WORDS: Mapping[str, str] = {
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "dict_type": "must be a map",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "greater_than": "must be greater than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "int_from_float": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "list_type": "must be a list",
    "literal_error": "must be {expected}",
    "model_type": "must be an object",
    "multiple_of": "must be a multiple of {multiple_of}",
    "string_pattern_mismatch": "must match {pattern}",
    "string_too_long": "must have at most {max_length} characters",
    "string_too_short": "must have at least {min_length} characters",
    "string_type": "must be a string",
    "too_long": "must have at most {max_length} elements",
    "too_short": "must have at least {min_length} elements",
    "value_error": "{error}",
}

NOT_AN_OBJECT = _WORDS["model_type"]


def failure_of(details: ErrorDetails) -> Failure:
    """One finding as a failure; with pydantic's own sentence where there is no better one."""
    error = details.get("ctx", {}).get("error")
    if isinstance(error, Breach):
        return Failure(details["loc"], error.rule, error.cure)
    words = _WORDS.get(details["type"])
    return Failure(details["loc"], details["msg"] if words is None else words.format_map(details.get("ctx", {})))


def unknown_key(nearest: str | None) -> tuple[str, str | None]:
    """Rule and cure of a key that no field has."""
    return "is not a known property", None if nearest is None else meant(nearest)


def meant(name: str) -> str:
    """The cure of a key that is another one, misspelt."""
    return f"did you mean {name}?"


def required(metadata: Iterable[object]) -> Failure:
    """What is wrong where a field with this metadata is missing."""
    cures = [declared.cure for declared in metadata if isinstance(declared, IfMissing)]
    return Failure((), "is required", cures[0] if cures else None)
