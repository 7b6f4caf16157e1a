"""The lines of a program that declare what was imported."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from pulumi_livemedia.adoption.import_file import Imported
from pulumi_livemedia.structures.markers import Secret, Settled
from pulumi_livemedia.structures.spelling import to_state
from pulumi_livemedia.structures.structure import Structure

_WIDTH: Final = 100
_INDENT: Final = "    "
_REFERRING: Final = frozenset({"caster_id", "blend_list", "mix_list", "location_id", "layout_id", "component_ids"})
"""The fields that name another thing."""


def lines(things: Sequence[Imported]) -> str:
    """The lines, to be pasted below the imports of a program.

    Defaults are left out, secrets are asked of the configuration, and a thing that another one names is referred to.

    Args:
        things: each after those that it names.
    """
    known: dict[str, str] = {}
    secrets: list[str] = []
    parts: list[str] = []
    for thing in things:
        writing = _Writing(thing.variable if len(things) > 1 else "", known, secrets)
        parts.append(writing.declaration(thing))
        known.update(_references(thing))
    config = "".join(f"# pulumi config set --secret {secret}\n" for secret in secrets)
    return f"import pulumi\nimport pulumi_livemedia as livemedia\n\n{config}" + "\n".join(parts)


def _references(thing: Imported) -> Iterator[tuple[str, str]]:
    """What others may name a thing by, with the expression that stands for it."""
    yield thing.thing.rpartition("/")[2], f"{thing.variable}.id"
    slot = getattr(thing.state, "location_id", None)
    if isinstance(slot, str):
        yield slot, f"{thing.variable}.location_id"


@dataclass(frozen=True, slots=True)
class _Writing:
    """The writing of one declaration.

    Attributes:
        prefix: of the names of its secrets; empty where it is the only one.
        known: expressions for what other declarations made known.
        secrets: the names that have been used, to which its own are added.
    """

    prefix: str
    known: Mapping[str, str]
    secrets: list[str] = field(default_factory=list)

    def declaration(self, thing: Imported) -> str:
        """The call of the resource's class."""
        arguments = [repr(thing.name), *self._arguments(thing.declared)]
        body = ",\n".join(_indented(argument) for argument in arguments)
        return f"{thing.variable} = livemedia.{thing.kind.name}(\n{body},\n)\n"

    def _arguments(self, structure: Structure) -> Iterator[str]:
        """The fields that say something, as keywords."""
        for name, declared in type(structure).model_fields.items():
            value = getattr(structure, name)
            if any(isinstance(each, Settled) for each in declared.metadata):
                continue
            if value is None or (
                not declared.is_required() and value == declared.get_default(call_default_factory=True)
            ):
                continue
            is_secret = any(isinstance(each, Secret) and each.when(value) for each in declared.metadata)
            yield f"{name}={self._secret(name, value) if is_secret else self._value(value, name)}"

    def _secret(self, name: str, value: object) -> str:
        key = f"{self.prefix}_{to_state(name)}" if self.prefix else to_state(name)
        if key not in self.secrets:
            self.secrets.append(key)
        is_text = isinstance(value, str)
        return f'pulumi.Config().require_secret{"" if is_text else "_object"}("{key}")'

    def _value(self, value: Any, name: str) -> str:  # noqa: ANN401 - whatever a field takes
        if isinstance(value, Structure):
            return _call(f"livemedia.{type(value).__name__}Args", list(self._arguments(value)))
        if isinstance(value, list | tuple):
            return _wrapped("[", [self._value(item, name) for item in value], "]")
        if isinstance(value, dict):
            return _wrapped("{", [f"{key!r}: {self._value(item, '')}" for key, item in value.items()], "}")
        if name in _REFERRING and value in self.known:
            return self.known[value]
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
