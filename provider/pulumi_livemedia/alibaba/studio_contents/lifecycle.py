"""The life of what a studio is filled with: video resources, layouts and components.

Nothing of it has an idempotency token. So what stands in the caster is read before something is added, and again
before an addition whose answer was lost is repeated: nothing is ever there twice.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, ClassVar, Final, Generic, TypeVar, cast

from pulumi_livemedia.alibaba.answers import CasterScene
from pulumi_livemedia.alibaba.contents_answers import Described
from pulumi_livemedia.alibaba.contents_client import ContentsClient, Kind
from pulumi_livemedia.alibaba.live_caster.problems import not_found
from pulumi_livemedia.alibaba.studio_contents import problems
from pulumi_livemedia.alibaba.studio_contents.model import StudioContentInputs, StudioContentState
from pulumi_livemedia.alibaba.studio_contents.problems import explain
from pulumi_livemedia.alibaba.studio_contents.shown import Shown, patiently, scene_word
from pulumi_livemedia.calls.clock import Deadline, pause
from pulumi_livemedia.calls.errors import CallFailed, Denied, LivemediaError, NotFound, TimedOut
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.refusals import CannotAdd, CannotDelete, CannotUpdate
from pulumi_livemedia.calls.waiting import wait_until
from pulumi_livemedia.structures.differences import Change, same
from pulumi_livemedia.structures.drift import drifted, untold
from pulumi_livemedia.structures.effects import Effect

ATTEMPTS: Final = 3
"""How often an addition is made whose outcome was in doubt, with a look in between."""
PATIENCE: Final = 60.0
"""Seconds that a thing which is to go may still be shown: in a destroy its caster stops at the same time."""

Inputs = TypeVar("Inputs", bound=StudioContentInputs)
State = TypeVar("State", bound=StudioContentState)

_made: Final[set[str]] = set()
"""The ids of what this process has made or taken back."""
_adding: Final[dict[tuple[str, str], threading.Lock]] = {}
"""By kind and caster: one addition at a time, so that what is new can be told apart."""


class StudioContentLifecycle(ABC, Generic[Inputs, State]):
    """Adds, watches, changes and takes away things of one kind, for one operation.

    Args:
        client: makes the calls.
        operation: what is under way.
        others: tells which other resources of the stack have a thing, as far as that is known.
    """

    kind: ClassVar[Kind]
    inputs: ClassVar[type[StudioContentInputs]]
    state: ClassVar[type[StudioContentState]]
    id_field: ClassVar[str]
    added_only: ClassVar[frozenset[str]] = frozenset()
    """Fields that can not be changed afterwards."""

    def __init__(
        self,
        client: ContentsClient,
        operation: Operation,
        others: Callable[[str], Collection[str]] = lambda _thing: (),
    ) -> None:
        self._client = client
        self._operation = operation
        self._others = others
        self._home = Home(client.live)

    @abstractmethod
    def wire(self, inputs: Inputs, present: Inputs | None, id_: str) -> dict[str, Any]:
        """The parameters to add it, or to change what is `present` under an id, by documented name."""

    @abstractmethod
    def standing(self, inputs: Inputs, present: Sequence[Described]) -> Described | None:
        """What stands where the declared thing is to be; None if nothing does.

        Raises:
            AlreadyThere: it may not be taken.
        """

    def create(self, inputs: Inputs) -> State:
        """Add it; one that a run has added which died before it knew is taken back.

        Raises:
            CasterNotFound: there is no such caster.
            AlreadyThere: something else stands in its place.
            CannotAdd: with the cloud's reason.
        """
        account_id = self._home.account_id()
        with _adding.setdefault((self.kind.noun, inputs.caster_id), threading.Lock()):
            present = self._present_in(inputs.caster_id, account_id)
            standing = self.standing(inputs, present)
            id_ = self._add(inputs, present) if standing is None else self._take(inputs, standing)
            _made.add(id_)
        return self._state(inputs, id_, self._seen_afterwards(inputs, id_), account_id)

    def read(self, thing: str, stored: State | None) -> State | None:
        """What is really so; None if it is gone."""
        if stored is None:
            return self._read_unknown(*thing.rsplit("/", 1))
        found = self._look(stored)
        if found is None:
            return None
        seen = drifted(stored, self.declared(stored.caster_id, found))
        applied = self._is_applied(stored, is_changed=seen is not stored)
        return seen.model_copy(update={**self.outputs(found), "applied": applied})

    def update(self, stored: State, inputs: Inputs, changed: Sequence[Change]) -> State:
        """Make it what is declared now, where it is shown as well."""
        kept = stored.model_copy(update=type(inputs).values_of(inputs))
        if all(change.effect is Effect.LOCAL for change in changed):
            return kept
        found, name = self._look(stored), self._name(stored.caster_id, self.id_of(stored))
        if found is None:
            raise problems.gone(name)
        self._modify(inputs, found, CannotUpdate)
        after = self._modified(stored.caster_id, found.id, name)
        if after is not None:
            self._require_change(name, inputs, found, after, changed)
        self._show_again(kept, found.id, name)
        return kept.model_copy(update=self.outputs(after or found))

    def delete(self, stored: State) -> None:
        """Take it away, unless a running scene shows it.

        Raises:
            CannotDelete: it is shown, or with the cloud's reason.
        """
        if self._look(stored) is None:
            return
        id_ = self.id_of(stored)
        name = self._name(stored.caster_id, id_)
        try:
            self._require_unused(stored, name)
            self._client.delete(self.kind, stored.caster_id, id_)
        except NotFound as error:
            if self._look(stored) is not None:
                raise explain(CannotDelete, name, error) from error
        except CallFailed as error:
            raise explain(CannotDelete, name, error) from error

    def id_of(self, stored: State) -> str:
        """The id that the cloud has given."""
        return str(getattr(stored, self.id_field))

    def outputs(self, _found: Described) -> dict[str, Any]:
        """What the cloud tells besides what was declared."""
        return {}

    def declared(self, caster_id: str, found: Described) -> Inputs:
        """A declaration of what was found."""
        return cast("Inputs", self.inputs.examine({"CasterId": caster_id, **found.values}))

    def is_same(self, inputs: Inputs, found: Described) -> bool:
        """Whether what was found is what is declared, as far as that can be read."""
        return drifted(inputs, self.declared(inputs.caster_id, found)) is inputs

    def shown(self, caster_id: str) -> Shown:
        """The scenes of the caster."""
        return Shown(self._client, caster_id)

    def is_anothers(self, inputs: Inputs, found: Described) -> bool:
        """Whether another resource has it: this process has made it or taken it back for one, or the state says so."""
        return found.id in _made or bool(self._others(f"{inputs.caster_id}/{found.id}"))

    def _read_unknown(self, caster_id: str, id_: str = "") -> State | None:
        """What this stack does not manage."""
        try:
            found = self._find(self._listed(caster_id), id_)
        except NotFound:
            return None
        if found is None:
            return None
        return self._state(self.declared(caster_id, found), id_, found, self._home.account_id())

    def _name(self, caster_id: str, id_: str) -> str:
        return f"{self.kind.words} {id_} of caster {caster_id}"

    def _listed(self, caster_id: str) -> tuple[Described, ...]:
        return self._client.describe(self.kind, caster_id)

    def _present_in(self, caster_id: str, account_id: str | None) -> tuple[Described, ...]:
        try:
            return self._listed(caster_id)
        except NotFound as error:
            raise not_found(caster_id, self._client.live.region, account_id) from error
        except CallFailed as error:
            raise explain(CannotAdd, f"what caster {caster_id} is filled with", error) from error

    @staticmethod
    def _find(present: Iterable[Described], id_: str) -> Described | None:
        return next((each for each in present if each.id == id_), None)

    def _look(self, stored: State) -> Described | None:
        """It as it is now, where it was made; None only if it is gone for certain."""
        name = self._name(stored.caster_id, self.id_of(stored))
        self._home.require_endpoint(stored, name)
        try:
            present = self._listed(stored.caster_id)
        except NotFound:
            present = ()
        self._home.require_account(stored, name)
        found = self._find(present, self.id_of(stored))
        if found is None:
            self._home.believe_absence(stored, name)
        return found

    def _add(self, inputs: Inputs, before: Sequence[Described]) -> str:
        """Add it once, however often that takes."""
        wire = self.wire(inputs, None, "")
        in_doubt = False
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._client.add(self.kind, inputs.caster_id, wire)
            except CallFailed as error:
                in_doubt = in_doubt or error.may_have_happened
                added = self._added_since(inputs, before) if in_doubt else None
                if added is not None:
                    return added.id
                if not error.may_have_happened or attempt == ATTEMPTS:
                    raise explain(CannotAdd, self._new(inputs), error) from error
            pause(attempt, self._operation.deadline.clock, self._operation.alive)
        raise AssertionError("the last attempt returns or raises")

    def _added_since(self, inputs: Inputs, before: Sequence[Described]) -> Described | None:
        """What an addition has added whose answer was lost; None if it has added nothing."""
        known = {each.id for each in before} | _made
        try:
            present = self._listed(inputs.caster_id)
        except (CallFailed, TimedOut) as error:
            raise problems.in_doubt(self._new(inputs), error) from error
        return next((each for each in present if each.id not in known and self.is_same(inputs, each)), None)

    def _new(self, inputs: Inputs) -> str:
        return f"a {self.kind.words} of caster {inputs.caster_id}"

    def _take(self, inputs: Inputs, standing: Described) -> str:
        """Take over what stands there, made what is declared."""
        name = self._name(inputs.caster_id, standing.id)
        self._operation.say(f"{name} is there already: taken over")
        if not self.is_same(inputs, standing) or untold(inputs):
            self._modify(inputs, standing, CannotAdd)
            self._show_again(inputs, standing.id, name)
        return standing.id

    def _modify(self, inputs: Inputs, found: Described, kind: type[CannotAdd | CannotUpdate]) -> None:
        wire = self.wire(inputs, self.declared(inputs.caster_id, found), found.id)
        try:
            self._client.modify(self.kind, inputs.caster_id, found.id, wire)
        except CallFailed as error:
            raise explain(kind, self._name(inputs.caster_id, found.id), error) from error

    def _require_change(
        self, name: str, inputs: Inputs, before: Described, after: Described, changed: Sequence[Change]
    ) -> None:
        """Refuse a change that the cloud has taken and not made."""
        old, new = self.declared(inputs.caster_id, before), self.declared(inputs.caster_id, after)
        seen = drifted(inputs, new)
        names = {spelling: field for field, spelling in type(inputs).names().items()}
        fields = dict.fromkeys(names[str(change.path[0])] for change in changed)
        stuck = [
            inputs.names()[field]
            for field in fields
            if getattr(seen, field) is not getattr(inputs, field) and same(getattr(old, field), getattr(new, field))
        ]
        if stuck:
            raise problems.unchanged(name, ", ".join(stuck))

    def _modified(self, caster_id: str, id_: str, name: str) -> Described | None:
        """It as the cloud tells it after a change; None if it is gone by now."""
        try:
            return self._find(self._listed(caster_id), id_)
        except CallFailed as error:
            raise self._not_shown(name, "it", error) from error

    def _is_applied(self, stored: State, *, is_changed: bool) -> bool:
        """Whether no running scene may show it as it was: it is not documented that scenes follow a change."""
        if stored.applied and not is_changed:
            return True
        try:
            return not self._scenes_showing(stored, self.id_of(stored))
        except (CallFailed, TimedOut):
            return False

    def _show_again(self, inputs: StudioContentInputs, id_: str, name: str) -> None:
        """Let every running scene that shows it show it as it is now."""
        shown, place = self.shown(inputs.caster_id), "what the scenes show"
        try:
            for scene in self._scenes_showing(inputs, id_):
                place = f"the {scene_word(scene)} scene"
                patiently(lambda scene=scene: shown.show_again(self.kind, id_, scene), self._operation)  # type: ignore[misc]
        except CallFailed as error:
            raise self._not_shown(name, place, error) from error

    @staticmethod
    def _not_shown(name: str, place: str, error: CallFailed) -> LivemediaError:
        """The error for a change that was made, and of which nobody knows whether it is shown."""
        told = explain(CannotUpdate, place, error)
        is_effect = isinstance(error, Denied) and error.operation == "EffectCasterVideoResource"
        cure = problems.EFFECT_PERMISSION if is_effect else told.cure
        problem = f"{name} is changed, but may be shown as it was: {told.problem}"
        return CannotUpdate(problem, cloud=told.cloud, cure=cure)

    def _scenes_showing(self, inputs: StudioContentInputs, id_: str) -> tuple[CasterScene, ...]:
        slot = str(getattr(inputs, "location_id", ""))
        return self.shown(inputs.caster_id).showing(self.kind, id_, slot)

    def _require_unused(self, stored: State, name: str) -> None:
        """Wait a little until no running scene shows it: its caster may be stopping."""
        clock = self._operation.deadline.clock
        deadline = Deadline.after(min(PATIENCE, self._operation.deadline.left()), clock)
        scenes: tuple[CasterScene, ...] = ()

        def look() -> tuple[CasterScene, ...]:
            nonlocal scenes
            scenes = self._scenes_showing(stored, self.id_of(stored))
            return scenes

        try:
            wait_until(
                look,
                lambda seen: not seen,
                thing=name,
                goal="out of use",
                deadline=deadline,
                describe=lambda seen: f"shown by the {' and '.join(map(scene_word, seen))} scene",
                alive=self._operation.alive,
                say=self._operation.say,
            )
        except TimedOut as error:
            if scenes:
                raise problems.in_use(name, " and ".join(map(scene_word, scenes))) from error
            raise

    def _seen_afterwards(self, inputs: Inputs, id_: str) -> Described | None:
        """It as the cloud tells it; None where that is of no use, or can not be had."""
        if "flv_url" not in self.state.model_fields:
            return None
        try:
            return self._find(self._listed(inputs.caster_id), id_)
        except (CallFailed, TimedOut):
            return None

    def _state(self, inputs: Inputs, id_: str, found: Described | None, account_id: str | None) -> State:
        live = self._client.live
        return cast(
            "State",
            self.state.examine(
                type(inputs).values_of(inputs)
                | {self.id_field: id_, "region": live.region, "endpoint": live.host, "account_id": account_id}
                | (self.outputs(found) if found else {})
            ),
        )
