"""What each declared thing does now."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Final, cast

from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.settings import DEFAULT_CONCURRENT_CALLS
from pulumi_livemedia.dynamic.hidden import Origin
from pulumi_livemedia.inspection.differing import differing, without_secrets
from pulumi_livemedia.inspection.presence import HOOK, Look, Present, Shared, wants_to_run
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.sweep.documents import ENCRYPTED, holds_encrypted
from pulumi_livemedia.sweep.inventory import Inventory, Record, Source, take_stock

_GONE: Final = "not found"
_NOT_KNOWN: Final = "not known"
_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Now:
    """One declared thing, as it is now."""

    record: Record = field(repr=False)
    """What the state says of it."""
    present: Present
    state: Structure | None = field(default=None, repr=False)
    """What the provider would keep of it now, of the class that its kind keeps (`StudioSceneState`); None where it is
    gone, or can not be told."""
    differing: tuple[str, ...] = ()
    """The properties that are otherwise than declared."""
    problem: str = ""
    """Why it can not be told."""

    @property
    def declared(self) -> str:
        """`running` or `stopped`; empty for what does not run by itself."""
        return str(self.record.declared.get("desiredState", "running")) if _runs(self.record) else ""

    @property
    def is_told(self) -> bool:
        """Whether the cloud has told how it is, or that it is not there."""
        return not self.problem


def look(sources: Iterable[Source]) -> list[Now]:
    """What is declared in the present states of stacks, each looked at."""
    inventory, shared = take_stock(sources), Shared()
    declared = [records[0] for thing, records in inventory.records.items() if thing in inventory.declared]
    with ThreadPoolExecutor(DEFAULT_CONCURRENT_CALLS) as pool:
        ordered = sorted(declared, key=lambda record: record.urn)
        return list(pool.map(lambda record: look_at(record, inventory, shared), ordered))


def look_at(record: Record, inventory: Inventory, shared: Shared) -> Now:
    """One declared thing, looked at; what goes wrong is told in it.

    Args:
        record: of the thing.
        inventory: what the same stacks declare.
        shared: what other looks have asked for.
    """
    try:
        operation = Operation(Deadline.after(_SECONDS))
        found = _read(record, operation)
        if found is None:
            is_missing = wants_to_run(record.declared)
            return Now(record, Present(_GONE, is_running=False if _runs(record) else None, is_missing=is_missing))
        differs = differing(record.kind.provider().inputs, record.declared, found)
        present = _present(Look(found, record, operation, shared, differs, _declares(inventory)))
        return Now(record, present, found, tuple(each for each in differs if each not in present.excused))
    except (LivemediaError, HoleTouched) as error:
        problem = str(error) if isinstance(error, LivemediaError) else _not_understood(record)
        return Now(record, Present(_NOT_KNOWN, is_missing=None), problem=problem)


def _not_understood(record: Record) -> str:
    if holds_encrypted(record.inputs) or holds_encrypted(record.outputs):
        return "a part of its state is encrypted"
    return "a part of its state, or of what the cloud tells, is not as documented"


def _runs(record: Record) -> bool:
    return "desired_state" in record.kind.provider().inputs.model_fields


def _read(record: Record, operation: Operation) -> Structure | None:
    """What the provider would keep of it now."""
    provider = record.kind.provider()
    declared, known = provider.inputs.names().values(), provider.state.names().values()
    # What the cloud tells anew is not needed; what is declared may be encrypted, and is not looked at.
    kept = {
        key: without_secrets(value) if key in declared else value
        for key, value in record.outputs.items()
        if key in known and (key in declared or value != ENCRYPTED)
    }
    stored = provider.state.examine(kept)
    lifecycle = provider.lifecycle(record.settings, operation, stored, Origin("", ""))
    return cast("Structure | None", lifecycle.read(record.thing, stored))


def _present(asked: Look[Any]) -> Present:
    hook = asked.record.kind.hook(HOOK)
    told: Present = hook.present(asked) if hook else Present("there")
    return told


def _declares(inventory: Inventory) -> Any:  # noqa: ANN401 - as `Look` says
    def declares(kind: str, thing: str) -> Mapping[str, Any] | None:
        key = (kind, thing)
        return inventory.records[key][0].declared if key in inventory.declared else None

    return declares
