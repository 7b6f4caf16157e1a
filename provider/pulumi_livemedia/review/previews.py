"""What `pulumi preview --json` says of the resources of this package."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.review.documents import Declared, Unreadable, plain
from pulumi_livemedia.structures.spelling import nearest

_OURS: Final = "pulumi-python:dynamic/livemedia:"
_REFRESH: Final = "refresh"
_URN_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one resource."""

    urn: str
    name: str
    kind: str
    """The type without what stands before it: `RtcRecordTask`."""
    operation: str
    """As the engine calls it: `create`, `update`, `replace`, `delete`, ..."""
    before: Declared | None
    after: Declared | None


def is_preview(document: object) -> bool:
    """Whether it is what `pulumi preview --json` prints."""
    return isinstance(document, Mapping) and isinstance(document.get("steps"), list)


def steps(document: Mapping[str, Any]) -> Iterator[Step]:
    """The steps about resources of this package.

    A refresh, which comes before what is done, is a step by itself; a resource that stays as it is may have no other.
    """
    for step in document["steps"]:
        urn = str(step.get("urn", "")) if isinstance(step, Mapping) else ""
        kind, name = kind_and_name(urn)
        if kind:
            before, after = (_of_state(name, kind, step.get(state)) for state in ("oldState", "newState"))
            yield Step(urn, name, kind, str(step.get("op", "")), before, after)


def kind_and_name(urn: str) -> tuple[str, str]:
    """Type and name of a resource of this package, also inside of components; an empty type for any other."""
    parts = urn.split("::", _URN_PARTS - 1)
    kind = parts[2].rpartition("$")[2] if len(parts) == _URN_PARTS else ""
    return (kind.removeprefix(_OURS), parts[3]) if kind.startswith(_OURS) else ("", "")


def _of_state(name: str, kind: str, state: object) -> Declared | None:
    inputs = state.get("inputs") if isinstance(state, Mapping) else None
    return Declared(name, kind, plain(inputs)) if isinstance(inputs, Mapping) else None


def step_of(document: Mapping[str, Any], kinds: tuple[str, ...], name: str | None) -> Step:
    """The step of the one resource of these kinds, or of the one with this name or URN.

    Raises:
        Unreadable: there is none, or there are several.
    """
    found = [step for step in steps(document) if step.kind in kinds]
    kind = " or ".join(kinds)
    if not found:
        raise Unreadable(f"the preview has no {kind}")
    mine = [step for step in found if name in (None, step.name, step.urn)]
    names = sorted({step.name for step in found})
    if not mine:
        near = nearest(name or "", names)
        raise Unreadable(
            f"the preview has no {kind} named {name}; "
            + (f"did you mean {near}?" if near else f"it has {_some(names)}")
        )
    urns = sorted({step.urn for step in mine})
    if len(urns) > 1:
        choices = names if name is None and len(names) == len(urns) else urns
        raise Unreadable(
            f"the preview has {len(urns)} resources of type {kind}; choose by --resource: {_some(choices)}"
        )
    return max(mine, key=_says_most)


def _says_most(step: Step) -> tuple[bool, int]:
    """A replacement is told in several steps, some of which have one state only."""
    return step.operation != _REFRESH, (step.before is not None) + (step.after is not None)


def _some(names: list[str]) -> str:
    return ", ".join(names[:10]) + (", ..." if len(names) > 10 else "")  # noqa: PLR2004 - enough to read
