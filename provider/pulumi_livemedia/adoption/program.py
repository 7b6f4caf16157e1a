"""The lines of a program that declare what was imported."""

import keyword
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

from pulumi_livemedia.structures.markers import Secret, Settled
from pulumi_livemedia.structures.spelling import to_state
from pulumi_livemedia.structures.structure import Structure

_WIDTH: Final = 100
_INDENT: Final = "    "
_SEPARATORS: Final = re.compile(r"\W+")


def lines(resource: str, name: str, declared: Structure) -> str:
    """The lines, to be pasted below the imports of a program.

    Args:
        resource: the class, such as `LiveCaster`.
        name: of the resource.
        declared: what is declared; defaults are left out, and secrets are asked of the configuration.
    """
    arguments = [repr(name), *_arguments(declared)]
    body = ",\n".join(_indented(argument) for argument in arguments)
    text = f"{_variable(name)} = livemedia.{resource}(\n{body},\n)\n"
    secrets = sorted(set(re.findall(r'require_secret\("(\w+)"\)', text)))
    config = "".join(f"# pulumi config set --secret {secret}\n" for secret in secrets)
    return f"import pulumi\nimport pulumi_livemedia as livemedia\n\n{config}{text}"


def _variable(name: str) -> str:
    """A name that Python takes."""
    variable = _SEPARATORS.sub("_", name).strip("_").lower() or "imported"
    return f"{variable}_" if keyword.iskeyword(variable) else f"_{variable}" if variable[0].isdigit() else variable


def _arguments(structure: Structure) -> Iterator[str]:
    """The fields that say something, as keywords."""
    for name, field in type(structure).model_fields.items():
        value = getattr(structure, name)
        if any(isinstance(declared, Settled) for declared in field.metadata):
            continue
        if value is None or (not field.is_required() and value == field.get_default(call_default_factory=True)):
            continue
        is_secret = any(isinstance(declared, Secret) and declared.when(value) for declared in field.metadata)
        shown = f'pulumi.Config().require_secret("{to_state(name)}")' if is_secret else _value(value)
        yield f"{name}={shown}"


def _value(value: Any) -> str:  # noqa: ANN401 - whatever a field takes
    if isinstance(value, Structure):
        return _call(f"livemedia.{type(value).__name__}Args", list(_arguments(value)))
    if isinstance(value, list | tuple):
        return _wrapped("[", [_value(item) for item in value], "]")
    if isinstance(value, dict):
        return _wrapped("{", [f"{key!r}: {_value(item)}" for key, item in value.items()], "}")
    return repr(value.value if isinstance(value, Enum) else value)


def _call(function: str, arguments: list[str]) -> str:
    return _wrapped(f"{function}(", arguments, ")")


def _wrapped(begin: str, parts: list[str], end: str) -> str:
    """On one line where there is room, else one part a line."""
    line = f"{begin}{', '.join(parts)}{end}"
    if len(line) <= _WIDTH and "\n" not in line:
        return line
    return f"{begin}\n" + "".join(f"{_indented(part)},\n" for part in parts) + end


def _indented(text: str) -> str:
    return "\n".join(_INDENT + line for line in text.split("\n"))
