"""What a program writes in any of the three spellings, in that of the state.

The engine compares what a program sends with what the state holds before any provider sees it: `ignoreChanges` finds
nothing where the two are spelt differently. Which names belong to a structure, and which to a map that is the user's
own, is known from the argument and output classes; a program does not import the models.
"""

import copy
import functools
import inspect
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, get_args, get_origin

import pulumi
from pulumi import _types

from pulumi_livemedia.structures.spelling import to_state

_PART: Final = re.compile(r'\["(?P<quoted>(?:[^"\\]|\\.)*)"\]|\[(?P<index>[^\]]*)\]|(?P<name>[^.\[]+)')
"""https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/property_path.go, `ParsePropertyPath`"""


def value_in_state_spelling(value: Any, structure: type | None) -> Any:  # noqa: ANN401 - whatever the program gave
    """A value with the names of its structure's members in the state's spelling, at any depth.

    Keys that no member has stay as they are, and so do those of a member that is given twice: a check tells of both.

    Args:
        value: maps, arguments objects, lists of them, or an output of any of these.
        structure: the class of arguments that describes it; None for what is the user's own.
    """
    if structure is None or value is None:
        return value
    if isinstance(value, pulumi.Output) or inspect.isawaitable(value):
        # What is secret or not known yet stays so, and what it depends on is kept.
        return pulumi.Output.from_input(value).apply(functools.partial(value_in_state_spelling, structure=structure))
    if _types.is_input_type(type(value)):
        return _arguments(value)
    kind: type = type(value)
    if _types.is_output_type(kind):
        told = _types._py_properties(kind)  # noqa: SLF001 - as the SDK reads them
        value = {name: getattr(value, python_name) for python_name, name, _ in told}
    if isinstance(value, Mapping):
        return _map(value, _members(structure))
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [value_in_state_spelling(item, structure) for item in value]
    return value


def _arguments(given: object) -> object:
    """An arguments object with maps in it in the state's spelling; another one, as the program may use it again."""
    kind: type = type(given)
    structures = _structures_of_arguments(kind)
    if not structures:
        return given
    twin = copy.copy(given)
    for python_name, structure in structures.items():
        vars(twin)[python_name] = value_in_state_spelling(vars(given).get(python_name), structure)
    return twin


@functools.cache
def _structures_of_arguments(kind: type) -> Mapping[str, type]:
    """The structure of each member that has or lists one, by the member's Python name."""
    members = _members(kind)
    names = _types.input_type_py_to_pulumi_names(kind)
    return {python_name: inner for python_name, name in names.items() if (inner := members[name]) is not None}


def _map(given: Mapping[Any, Any], members: Mapping[str, type | None]) -> dict[Any, Any]:
    names = {key: to_state(key) if isinstance(key, str) else key for key in given}
    twice = _twice(given, names) if len(set(names.values())) < len(names) else frozenset()
    spelt = {}
    for key, name in names.items():
        value = given[key]
        if name not in members or name in twice:
            spelt[key] = value
        elif value is not None:
            spelt[name] = value_in_state_spelling(value, members[name])
    return spelt


def _twice(given: Mapping[Any, Any], names: Mapping[Any, Any]) -> frozenset[str]:
    """The names under which there is more than one value."""
    counted = Counter(name for key, name in names.items() if given[key] is not None)
    return frozenset(name for name, count in counted.items() if count > 1)


def path_in_state_spelling(path: str, structure: type) -> str:
    """A path as options write them, such as `layout.CustomLayout.regions[*]["location_x"]`, in the state's spelling.

    Names that are not known stay as they are, and so does all that lies below them.

    Args:
        path: of a property of the structure, or of something in it.
        structure: a resource, or a class of arguments or outputs.
    """
    places = {structure}

    def spelt(found: re.Match[str]) -> str:
        nonlocal places
        written = found["name"] if found["quoted"] is None else found["quoted"]
        if written is None or written == "*":
            # An item of a list, or every one; or every member of a structure.
            places |= {inner for place in places for inner in _inner(place)} if "*" in found[0] else set()
            return found[0]
        name = to_state(written)
        known = [place for place in places if name in _members(place)]
        places = {inner for place in known if (inner := _members(place)[name]) is not None}
        return found[0].replace(written, name) if known else found[0]

    return _PART.sub(spelt, path)


def _inner(structure: type) -> Iterator[type]:
    return (inner for inner in _members(structure).values() if inner is not None)


@functools.cache
def _members(structure: type) -> Mapping[str, type | None]:
    """The structure that each member has or lists, by the member's state spelling; None where it has none."""
    return {
        name: next(_structures(getter.fget.__annotations__.get("return")), None)
        for _, name, getter in _types._py_properties(structure)  # noqa: SLF001 - as the SDK's own classes are read
    }


def _structures(annotation: object) -> Iterator[type]:
    """The structures in an annotation, but for those in maps, whose keys are free."""
    origin = get_origin(annotation)
    if isinstance(annotation, type) and (_types.is_input_type(annotation) or _types.is_output_type(annotation)):
        yield annotation
    elif not (isinstance(origin, type) and issubclass(origin, Mapping)):
        for argument in get_args(annotation):
            yield from _structures(argument)
