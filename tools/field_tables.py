"""Tables of the fields of a structure, and of those inside it, from what the model declares."""

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.markers import EffectOf, NotSent, NotTold, Secret, Settled, is_unordered
from pulumi_livemedia.structures.numbers import OneOf, Range
from pulumi_livemedia.structures.spelling import to_documented
from pulumi_livemedia.structures.structure import Structure

NEVER_TOLD = "The cloud never tells it, so a change made elsewhere is not seen."


@dataclass(frozen=True)
class Row:
    """One field, with everything that a reader may look for."""

    documented: str
    """Its path in the vendor's documentation; empty for a field of our own."""
    python: str
    field: FieldInfo
    effect: str

    @property
    def values(self) -> str:
        """The kind of value, with its range where one is declared, and whether the order of a list counts."""
        limits = [str(declared) for declared in self.field.metadata if isinstance(declared, Range | OneOf)]
        kind = _kind(self.field.annotation) + (", in any order" if is_unordered(self.field) else "")
        return ": ".join([kind, *limits])

    @property
    def default(self) -> str:
        """The default; `required` where there is none, empty where absent means something of its own."""
        if self.field.is_required():
            return "required"
        default = self.field.get_default(call_default_factory=True)
        return "" if default in (None, []) or isinstance(default, Structure) else f"`{default}`"

    @property
    def description(self) -> str:
        """What it is, and whether it is ever told again."""
        told = not any(isinstance(declared, NotTold) for declared in self.field.metadata)
        return (self.field.description or "") + ("" if told else " " + NEVER_TOLD)

    @property
    def is_secret(self) -> bool:
        """Whether its values are kept secret, always or where they carry a key."""
        return any(isinstance(declared, Secret) for declared in self.field.metadata)


def rows(structure: type[Structure], path: str = "", inherited: str = "") -> Iterator[Row]:
    """The fields of a structure, each followed by those of the structures inside it."""
    for name, field in structure.model_fields.items():
        is_ours = any(isinstance(declared, NotSent) for declared in field.metadata)
        documented = f"{path}{to_documented(field.alias or name)}"
        effect = _effect(field) or inherited
        yield Row("" if is_ours else documented, name, field, effect)
        for inner, is_list in _inside(field.annotation):
            yield from rows(inner, f"{documented}{'[]' if is_list else ''}.", effect)


def is_settled(field: FieldInfo) -> bool:
    """Whether a check fills the field in, so that programs only read it."""
    return any(isinstance(declared, Settled) for declared in field.metadata)


def table(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    cells = [head, tuple("---" for _ in head), *lines]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in cells)


def _effect(field: FieldInfo) -> str:
    for declared in field.metadata:
        if isinstance(declared, Effect):
            return declared.value
        if isinstance(declared, EffectOf):
            return " or ".join(effect.value for effect in declared.possible)
    return ""


def _kind(annotation: Any) -> str:  # noqa: ANN401 - annotations have no common type
    origin, parts = get_origin(annotation), [part for part in get_args(annotation) if part is not type(None)]
    if origin in (Union, types.UnionType):
        return " or ".join(map(_kind, parts))
    if hasattr(annotation, "__metadata__"):
        return _kind(parts[0])
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is list:
        return f"list of {_kind(parts[0])}"
    if isinstance(annotation, type) and issubclass(annotation, Structure):
        return annotation.__name__
    return _WORDS.get(origin or annotation, "any")


_WORDS: dict[Any, str] = {bool: "boolean", int: "integer", float: "number", str: "string", dict: "map"}


def _inside(annotation: Any, *, is_list: bool = False) -> Iterator[tuple[type[Structure], bool]]:  # noqa: ANN401 - the same
    if isinstance(annotation, type) and issubclass(annotation, Structure):
        yield annotation, is_list
    for part in get_args(annotation):
        yield from _inside(part, is_list=is_list or get_origin(annotation) is list)
