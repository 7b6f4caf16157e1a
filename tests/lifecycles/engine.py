"""What the engine does with a program, its state and the real provider process, without a CLI.

As much of it as the life of these resources needs: it checks, compares, creates, updates and replaces in the order of
the program, deletes at the end, last declared first, keeps the state after each step, and stops at the first failure.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from pulumi_livemedia.dynamic.resource import serialized
from tests.provider.engine import Provider
from tests.provider.wire import Properties

SCOPE = "shows/dev"
_PICKLED = {
    kind: serialized("pulumi_livemedia.providers", f"{kind}Provider")
    for kind in (
        "LiveCaster",
        "ProductionStudio",
        "RtcRecordTask",
        "StudioComponent",
        "StudioLayout",
        "StudioScene",
        "StudioVideoResource",
    )
}


_UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""What the engine sends for a text that is not known yet."""


@dataclass(frozen=True)
class IdOf:
    """The id of another resource of the program, as a value."""

    name: str


@dataclass(frozen=True)
class Declared:
    """A resource as a program declares it."""

    kind: str
    properties: Properties
    delete_before_replace: bool = False


@dataclass
class Held:
    """A resource as the state holds it."""

    name: str
    kind: str
    id: str
    inputs: Properties
    outputs: Properties
    is_replaced: bool = False
    """Whether another one is there in its place, and this one is still to be deleted."""


Program = Mapping[str, Declared]


@dataclass
class Engine:
    """A stack with its state; `process` is the provider process that works for it at the moment."""

    process: Provider
    state: list[Held] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    """What the last run has done to which resource, besides nothing."""
    order: dict[str, int] = field(default_factory=dict)
    """The place of each name in the program that has declared it last: what refers to something stands behind it."""

    def up(self, program: Program, *, replace: Collection[str] = (), refresh: bool = True) -> list[str]:
        """Run `pulumi up`; `replace` are the names that `--replace` gives.

        Raises:
            Refused: the provider could not do a step; the state holds what was done before.
        """
        self.steps = []
        self.order |= {name: place for place, name in enumerate(program)}
        if refresh:
            self.refresh()
        for name, declared in program.items():
            self._bring(name, declared, forced=name in replace)
        left = [each for each in self.state if each.is_replaced or each.name not in program]
        for held in sorted(left, key=lambda each: self.order[each.name], reverse=True):
            self._delete(held)
        return self.steps

    def destroy(self) -> list[str]:
        """Run `pulumi destroy`."""
        return self.up({}, refresh=False)

    def refresh(self) -> None:
        """Run `pulumi refresh`, which asks for differences too."""
        for held in list(self.state):
            found = self._of(held.kind).read(held.id, outputs=held.outputs, inputs=held.inputs)
            if not found.id:
                self.state.remove(held)
                continue
            held.inputs, held.outputs = found.inputs or held.inputs, found.outputs
            self._of(held.kind).diff(held.id, held.outputs, held.inputs)

    def preview(self, program: Program) -> None:
        """Ask what a preview asks: checks and differences."""
        for name, declared in program.items():
            old, inputs = self._checked(name, declared)
            if old is not None:
                self._of(old.kind).diff(old.id, old.outputs, inputs)

    def _bring(self, name: str, declared: Declared, *, forced: bool) -> None:
        old, inputs = self._checked(name, declared)
        if old is None:
            self._create(name, declared.kind, inputs)
            return
        difference = None if forced else self._of(old.kind).diff(old.id, old.outputs, inputs)
        if difference is None or difference.replaces:
            self._replace(old, declared, inputs)
        elif difference.changes != "NONE":
            self._update(old, inputs)

    def _checked(self, name: str, declared: Declared) -> tuple[Held | None, Properties]:
        old = next((each for each in self.state if each.name == name and not each.is_replaced), None)
        news = {key: self._resolved(value) for key, value in declared.properties.items()}
        news |= {"__name": name, "__scope": SCOPE}
        checked = self._of(declared.kind).check(news, old.inputs if old else None)
        assert checked.failures == {}
        return old, checked.inputs

    def _resolved(self, value: Any) -> Any:  # noqa: ANN401 - any value
        if isinstance(value, list):
            return list(map(self._resolved, value))
        if isinstance(value, IdOf):
            ids = [each.id for each in self.state if each.name == value.name and not each.is_replaced]
            return ids[0] if ids else _UNKNOWN
        return value

    def _create(self, name: str, kind: str, inputs: Properties) -> None:
        created = self._of(kind).create(inputs)
        self.state.append(Held(name, kind, created.id, inputs, created.outputs))
        self.steps.append(f"create {name}")

    def _replace(self, old: Held, declared: Declared, inputs: Properties) -> None:
        if declared.delete_before_replace:
            self._delete(old)
            self._create(old.name, old.kind, inputs)
        else:
            self._create(old.name, old.kind, inputs)
            old.is_replaced = True

    def _update(self, old: Held, inputs: Properties) -> None:
        updated: Properties = self._of(old.kind).update(old.id, old.outputs, inputs)
        old.inputs, old.outputs = inputs, updated
        self.steps.append(f"update {old.name}")

    def _delete(self, held: Held) -> None:
        self._of(held.kind).delete(held.id, held.outputs)
        self.state.remove(held)
        self.steps.append(f"delete {held.name}")

    def _of(self, kind: str) -> Provider:
        return self.process.serving(_PICKLED[kind])
