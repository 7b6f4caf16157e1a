"""What the cloud takes and never tells: it has to be told by whoever set it.

It stands in a file, each value marked, as a recording's request does. Until each mark is filled in or removed, no field
takes it. What is filled in goes into the state as well, so that the next preview shows no change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pulumi_livemedia.adoption.import_file import Imported
from pulumi_livemedia.adoption.inside import HOOK
from pulumi_livemedia.adoption.problems import NotToBeImported
from pulumi_livemedia.adoption.recordings import FILL_IN
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.markers import NotTold
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.spelling import to_documented, to_state
from pulumi_livemedia.structures.structure import Structure

_MARK = f"{FILL_IN} as it was given (remove this line if it was not)"

Document = dict[str, Any]


def to_fill_in(things: Sequence[Imported]) -> Document:
    """Return what is not told of each thing, by its name, each value marked; nothing where all is told."""
    marked = {thing.name: _marked(_untold(thing.declared) | _of_kind(thing)) for thing in things}
    return {name: marks for name, marks in marked.items() if marks}


def filled_in(things: Sequence[Imported], answers: Mapping[str, Any]) -> list[Imported]:
    """Return the things with what was filled in.

    Args:
        things: as the cloud tells them.
        answers: by name; an empty document says that nothing of all was ever given.

    Raises:
        NotToBeImported: a mark is left, a value is not valid, or the answers are about other things.
    """
    asked = to_fill_in(things)
    if answers and (strange := sorted(answers.keys() ^ asked.keys())):
        raise NotToBeImported(
            f"what is to be filled in does not fit the studio as it is now: {', '.join(strange)}",
            cure="write the file anew: the same without --untold",
        )
    for thing in things:
        _require_asked(thing.name, answers.get(thing.name, {}), asked.get(thing.name, {}))
    done = [_filled_in(thing, answers.get(thing.name, {})) for thing in things]
    wrong = [
        f"{each.name}: {dotted(failure.path)} {failure.text}" for each in done for failure in failures(each.declared)
    ]
    if wrong:
        raise NotToBeImported(
            f"not everything is filled in: {'; '.join(wrong)}",
            cure="give each value as it was given, and remove each line that was not",
        )
    return done


def _require_asked(place: str, answers: object, asked: Mapping[str, Any]) -> None:
    """Refuse an answer to what was not asked: the cloud has told it."""
    if not isinstance(answers, Mapping):
        raise NotToBeImported(f"what is filled in for {place} is not an object", cure=f'"{place}": {{...}}')
    for name, value in answers.items():
        known = to_documented(to_state(name))
        if known not in asked:
            raise NotToBeImported(f"{place}: {name} is not to be filled in", cure="remove this line")
        if isinstance(asked[known], Mapping):
            _require_asked(f"{place}: {name}", value, asked[known])


def _filled_in(thing: Imported, answers: Mapping[str, Any]) -> Imported:
    known = to_properties(thing.declared, lambda value: value)
    declared = thing.inputs.examine(_merged(known, answers))
    return replace(thing, state=thing.state.model_copy(update=type(declared).values_of(declared)))


def _merged(known: Mapping[str, Any], answers: Mapping[str, Any]) -> Document:
    """What is known, with the answers in their places."""
    merged = dict(known)
    for name, value in answers.items():
        key = to_state(name)
        before = merged.get(key)
        inner = isinstance(before, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(before, value) if inner else value  # type: ignore[arg-type]
    return merged


def _untold(structure: Structure) -> Document:
    """The fields that are never told, at any depth of structures, as nested names."""
    found: Document = {}
    for name, field in type(structure).model_fields.items():
        value, spelling = getattr(structure, name), structure.names()[name]
        if any(isinstance(each, NotTold) for each in field.metadata):
            found[spelling] = None
        elif isinstance(value, Structure) and (inner := _untold(value)):
            found[spelling] = inner
    return found


def _of_kind(thing: Imported) -> Document:
    """The same, as far as only the kind itself knows it."""
    untold = getattr(thing.kind.hook(HOOK), "untold", None)
    told: Document = untold(thing.state) if untold else {}
    return told


def _marked(names: Mapping[str, Any]) -> Document:
    return {to_documented(name): _MARK if inner is None else _marked(inner) for name, inner in names.items()}
