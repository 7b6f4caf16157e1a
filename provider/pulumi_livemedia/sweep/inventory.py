"""What stacks declare, and what they have declared or begun before: everything that is worth looking for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pulumi_livemedia.dynamic.hidden import DECLARED_STATE, DESIRED_STATE
from pulumi_livemedia.dynamic.settings import setting_text
from pulumi_livemedia.kinds import Kind, kind_of_type
from pulumi_livemedia.settings import SETTINGS
from pulumi_livemedia.sweep.documents import ENCRYPTED, Document, Row, stack_of

Thing = tuple[str, str]
"""The name of a kind, and a resource id."""
Settings = Mapping[str, str]

_PROVIDER_TYPE: Final = "pulumi:providers:pulumi-python"


@dataclass(frozen=True, slots=True)
class Source:
    """One stack, or a heap of documents that were handed over.

    Attributes:
        current: its state; what is in it is declared. None where only former documents are known.
        past: former states and previews, newest first; what is in them was declared.
        settings: the stack's configuration.
    """

    current: Document | None
    past: tuple[Document, ...] = ()
    settings: Settings = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Record:
    """What one document says of a thing.

    Attributes:
        urn: of the resource.
        inputs: what was declared.
        outputs: what was kept; empty where a create had only begun.
        settings: with which its cloud is called.
        is_read: whether the present state of its stack is among those that were read.
        is_pending: whether that state says that a create of it has begun, and not that it has ended.
        is_kept: whether the program wanted it kept: protected, or retained on delete.
    """

    kind: Kind
    thing: str
    urn: str
    inputs: Mapping[str, Any] = field(repr=False)
    outputs: Mapping[str, Any] = field(repr=False)
    settings: Settings = field(repr=False)
    is_read: bool
    is_pending: bool
    is_kept: bool

    @property
    def key(self) -> Thing:
        """What it is about."""
        return (self.kind.name, self.thing)

    @property
    def declared(self) -> Mapping[str, Any]:
        """What the program declared, also where a refresh has written down what it found instead."""
        state = self.outputs.get(DECLARED_STATE)
        return self.inputs if state is None else {**self.inputs, DESIRED_STATE: state}

    @property
    def resource(self) -> str:
        """The resource in words: `'evening-news' of shows/dev`."""
        return f"{self.urn.rsplit('::', 1)[-1]!r} of {self.stack}"

    @property
    def stack(self) -> str:
        """Project and stack, as `shows/dev`."""
        return stack_of(self.urn)


@dataclass(slots=True)
class Inventory:
    """What the given stacks say.

    Attributes:
        declared: the resource that declares each thing.
        records: what is known of each thing, of the current state first, then newest first.
        nameless: what is known of creates that had begun, or were planned, and whose ids the cloud picks.
        sources: the stacks.
    """

    sources: tuple[Source, ...]
    declared: dict[Thing, str] = field(default_factory=dict)
    records: dict[Thing, list[Record]] = field(default_factory=dict)
    nameless: list[Record] = field(default_factory=list)

    def declared_records(self) -> Iterator[Record]:
        """What the present states say of each thing that is declared."""
        return (self.records[thing][0] for thing in self.declared)

    def working_with(self, caster_id: str) -> Iterator[Record]:
        """What is declared of a caster, or begun, as its own resource is not.

        A caster that is named by a secret may be any.
        """
        begun = (record for each in (*self.records.values(), self.nameless) for record in each if record.is_pending)
        for record in (*self.declared_records(), *begun):
            if record.inputs.get("casterId") in (caster_id, ENCRYPTED):
                yield record

    def undeclared(self, kind: str) -> dict[str, list[Record]]:
        """What is known of each thing that no stack declares any more."""
        return {
            thing: records
            for (each, thing), records in self.records.items()
            if each == kind and (each, thing) not in self.declared
        }

    @property
    def stacks(self) -> set[str]:
        """The stacks whose present state was read."""
        return {source.current.stack for source in self.sources if source.current}

    def knows(self, kind: str) -> bool:
        """Whether any stack has ever declared a thing of this kind."""
        return any(each == kind for each, _ in self.records)


def take_stock(sources: Iterable[Source]) -> Inventory:
    """Return what the sources declare, and have declared."""
    inventory = Inventory(tuple(sources))
    providers = _explicit_providers(inventory.sources)
    for source in inventory.sources:
        if source.current is not None:
            _add_current(inventory, source.current, source, providers)
        for document in source.past:
            for row in (*document.resources, *document.pending):
                _add(inventory, row, source, providers, is_pending=False)
    return inventory


def _add_current(inventory: Inventory, document: Document, source: Source, providers: Mapping[str, Settings]) -> None:
    for row in document.resources:
        record = _add(inventory, row, source, providers, is_pending=False)
        if record is not None and not row.get("delete"):
            inventory.declared[record.key] = record.resource
    for row in document.pending:
        _add(inventory, row, source, providers, is_pending=True)


def _add(
    inventory: Inventory, row: Row, source: Source, providers: Mapping[str, Settings], *, is_pending: bool
) -> Record | None:
    """Note what a row says, if it is about something that can run and that a stack managed."""
    kind = kind_of_type(row["type"])
    thing = _thing(kind, row) if kind else ""
    if kind is None or row.get("external"):
        return None
    provider = str(row.get("provider") or "").rsplit("::", 1)[0]
    record = Record(
        kind=kind,
        thing=thing,
        urn=row["urn"],
        inputs=row.get("inputs") or {},
        outputs=row.get("outputs") or {},
        settings=providers.get(provider, source.settings),
        is_read=stack_of(row["urn"]) in inventory.stacks,
        is_pending=is_pending,
        is_kept=bool(row.get("protect") or row.get("retainOnDelete")),
    )
    if not thing:
        inventory.nameless.append(record)
        return None
    inventory.records.setdefault(record.key, []).append(record)
    return record


def _thing(kind: Kind, row: Row) -> str:
    """The id of what a row is about; empty where it is not known."""
    count = len(kind.identity)
    if row.get("id"):
        thing = str(row["id"])
        return thing if count <= 1 or thing.count("/") == count - 1 else ""
    inputs = row.get("inputs") or {}
    parts = [inputs.get(name) for name in kind.identity]
    known = bool(parts) and all(isinstance(part, str) and part and part != ENCRYPTED for part in parts)
    return "/".join(map(str, parts)) if known else ""


def _explicit_providers(sources: Iterable[Source]) -> dict[str, Settings]:
    """The settings of each `livemedia.Provider`, by URN; a newer document's go before an older one's."""
    sources = list(sources)
    past = [document for source in sources for document in source.past[::-1]]
    present = [source.current for source in sources if source.current]
    rows = [row for document in (*past, *present) for row in document.resources if is_explicit_provider(row)]
    return {row["urn"]: our_settings(row.get("inputs") or {}) for row in rows}


def is_explicit_provider(row: Row) -> bool:
    """Return whether it is a `livemedia.Provider`; the one that Pulumi makes itself has the stack's configuration."""
    return bool(row["type"] == _PROVIDER_TYPE and not row["urn"].rsplit("::", 1)[-1].startswith("default"))


def our_settings(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the settings that this package reads, as far as they are plain."""
    known = {setting.key: values.get(setting.key) for setting in SETTINGS}
    return {key: setting_text(value) for key, value in known.items() if value not in (None, "", ENCRYPTED)}
