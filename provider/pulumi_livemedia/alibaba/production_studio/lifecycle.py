"""The life of a studio as a resource: made, set up, watched and deleted."""

from collections.abc import Sequence
from typing import Any

from pulumi_livemedia.alibaba.answers import PGM, PVW, Caster, CasterScene
from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.alibaba.contents_client import ContentsClient
from pulumi_livemedia.alibaba.live_caster.broadcast import Broadcast, is_off_air, is_on_air, status_word
from pulumi_livemedia.alibaba.production_studio import model, problems
from pulumi_livemedia.alibaba.production_studio.configuring import Configuring
from pulumi_livemedia.alibaba.production_studio.drift import filled_in, observed
from pulumi_livemedia.alibaba.production_studio.making import Made, Making
from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs, ProductionStudioState
from pulumi_livemedia.alibaba.production_studio.operations import StudioOperations
from pulumi_livemedia.alibaba.production_studio.settings import StudioSettings
from pulumi_livemedia.alibaba.production_studio.settling import restart_digest
from pulumi_livemedia.alibaba.studio_contents.shown import Shown
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import CallFailed, InTransition, LivemediaError, NotFound, TimedOut
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.refusals import CannotUpdate
from pulumi_livemedia.calls.waiting import wait_until
from pulumi_livemedia.structures.differences import Change
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.properties import to_properties

_DELETE_ATTEMPTS = 3
_COMPENSATION_SECONDS = 60.0


class ProductionStudioLifecycle:
    """Makes, sets up, watches and deletes studios with one client, for one operation.

    Args:
        client: makes the calls.
        operation: what is under way.
        scope: project and stack of the program.
        name: of the resource.
    """

    def __init__(self, client: LiveClient, operation: Operation, *, scope: str, name: str) -> None:
        self._client = client
        self._operation = operation
        self._operations = StudioOperations(client)
        self._making = Making(self._operations, operation, scope, name)
        self._home = Home(client)

    def create(self, inputs: ProductionStudioInputs) -> ProductionStudioState:
        """Make the studio and set it up; what this very call has made is deleted again if that fails.

        Raises:
            CannotCreate: the cloud refused.
        """
        account_id = self._home.account_id()
        made = self._making.make(inputs)
        configuring = self._configuring(made.caster_id)
        try:
            if not made.is_new and inputs.resource_group_id is not None:
                self._operations.move(made.caster_id, inputs.resource_group_id)
            configuring.set(inputs)
            caster = self._appeared(made.caster_id)
            return self._set_up(inputs, caster, account_id)
        except (CallFailed, TimedOut) as error:
            raise self._given_up(made, configuring.name, error) from error

    def read(self, thing: str, stored: ProductionStudioState | None) -> ProductionStudioState | None:
        """What is really so; every setting that somebody has changed shows."""
        caster = self._look(thing, stored)
        if caster is None:
            return None
        shown = self._operations.settings(thing)
        if shown is None:
            if self._look(thing, stored) is not None:
                raise problems.contradicted(thing)
            return None
        kept = _settings(stored) if stored else {}
        settings = observed(shown, kept, stored.filled_in if stored else {})
        found = {**_unchanging(caster, stored), **settings, **_belonging(caster, stored)}
        inputs = ProductionStudioInputs.examine(found)
        inputs = inputs.model_copy(update={"restart_digest": restart_digest(inputs, stored)})
        account_id = stored.account_id if stored else self._home.account_id()
        return self._state(inputs, caster, stored.filled_in if stored else {}, account_id)

    def update(
        self, stored: ProductionStudioState, inputs: ProductionStudioInputs, changes: Sequence[Change]
    ) -> ProductionStudioState:
        """Set everything anew where a setting differs, and move it to another resource group.

        Raises:
            StudioNotFound: it is gone.
            CannotUpdate: the cloud refused, perhaps because the studio is on air.
        """
        if all(change.effect is Effect.LOCAL for change in changes):
            return stored.model_copy(update=ProductionStudioInputs.values_of(inputs))
        caster = self._look(stored.caster_id, stored)
        if caster is None:
            raise problems.not_found(stored.caster_id, self._client.region, stored.account_id)
        self._move(stored, inputs)
        changed = _changed_settings(changes)
        if not changed:
            return self._state(inputs, caster, stored.filled_in, stored.account_id)
        configuring = self._configuring(stored.caster_id)
        configuring.change(inputs, changed, allow_interruption=inputs.allow_interruption)
        if is_on_air(caster) and any(change.effect is Effect.RESTART for change in changes):
            self._operation.say(
                f"{configuring.name}: is on air; what changed shows after a restart, which "
                "restart_triggers=[studio.restart_digest] of its LiveCaster brings about"
            )
        return self._set_up(inputs, self._appeared(stored.caster_id), stored.account_id)

    def delete(self, stored: ProductionStudioState) -> None:
        """Take the studio off air and delete it with all that it was filled with.

        Raises:
            CannotStop: it is on air, and can not be stopped.
            CannotDelete: the cloud refused.
        """
        caster = self._look(stored.caster_id, stored)
        if caster is not None:
            self._delete(stored.caster_id)

    def _configuring(self, caster_id: str) -> Configuring:
        return Configuring(self._operations, Broadcast(self._client, self._operation, caster_id))

    def _look(self, caster_id: str, stored: ProductionStudioState | None) -> Caster | None:
        """The studio where it was made; None only if it is gone for certain."""
        name = f"studio {caster_id}"
        if stored is not None:
            self._home.require_endpoint(stored, name)
        caster = self._client.describe_caster(caster_id)
        if stored is not None:
            self._home.require_account(stored, name)
            if caster is None:
                self._home.believe_absence(stored, name)
        return caster

    def _appeared(self, caster_id: str) -> Caster:
        """The studio, as soon as the cloud lists it."""
        seen = wait_until(
            lambda: self._client.describe_caster(caster_id),
            lambda caster: caster is not None,
            thing=f"studio {caster_id}",
            goal="listed",
            deadline=self._operation.deadline,
            describe=status_word,
            alive=self._operation.alive,
            say=self._operation.say,
        )
        if seen is None:
            raise TypeError("a wait ends with what it waits for")
        return seen

    def _move(self, stored: ProductionStudioState, inputs: ProductionStudioInputs) -> None:
        group = inputs.resource_group_id
        if group is None or group == stored.resource_group_id:
            return
        try:
            self._operations.move(stored.caster_id, group)
        except (CallFailed, TimedOut) as error:
            raise problems.explain(CannotUpdate, f"studio {stored.caster_id}", error) from error

    def _delete(self, caster_id: str) -> None:
        """Stop it if it runs, and delete it; again, where somebody has started it in between."""
        configuring = self._configuring(caster_id)
        for attempt in range(1, _DELETE_ATTEMPTS + 1):
            if not is_off_air(configuring.broadcast.look()):
                configuring.broadcast.stop()
            try:
                self._operations.delete(caster_id)
            except InTransition as error:
                if attempt == _DELETE_ATTEMPTS:
                    raise problems.explain(problems.CannotDelete, configuring.name, error) from error
            except (CallFailed, TimedOut) as error:
                raise problems.explain(problems.CannotDelete, configuring.name, error) from error
            else:
                return

    def _given_up(self, made: Made, name: str, error: LivemediaError) -> LivemediaError:
        """Delete what this create has made, and tell why, and how that went."""
        told = problems.explain(problems.CannotCreate, name, error)
        then = self._taken_back(made.caster_id) if made.is_new else "the next run goes on with it"
        return problems.CannotCreate(f"{told.problem}; {then}", cloud=told.cloud, cure=told.cure)

    def _taken_back(self, caster_id: str) -> str:
        deadline = Deadline.after(_COMPENSATION_SECONDS, self._operation.deadline.clock)
        try:
            StudioOperations(self._client.within(deadline)).delete(caster_id)
        except LivemediaError as error:
            return f"deleting it again failed too, the next run goes on with it ({error.problem})"
        return "it was deleted again"

    def _set_up(self, inputs: ProductionStudioInputs, caster: Caster, account_id: str | None) -> ProductionStudioState:
        """The state right after everything was set, when what else is shown is the cloud's own."""
        shown = wait_until(
            lambda: self._operations.settings(caster.caster_id),
            lambda settings: settings is not None,
            thing=f"studio {caster.caster_id}",
            goal="shown with its settings",
            deadline=self._operation.deadline,
            describe=lambda settings: "not found" if settings is None else "found",
            alive=self._operation.alive,
            say=self._operation.say,
        )
        return self._state(inputs, caster, filled_in(_settings(inputs), shown or {}), account_id)

    def _state(
        self, inputs: ProductionStudioInputs, caster: Caster, filled: dict[str, Any], account_id: str | None
    ) -> ProductionStudioState:
        return ProductionStudioState.examine(
            ProductionStudioInputs.values_of(inputs)
            | {
                "restart_digest": inputs.restart_digest or restart_digest(inputs),
                "caster_id": caster.caster_id,
                "status": status_word(caster),
                "create_time": caster.create_time or None,
                "scenes": self._scenes(caster),
                "filled_in": filled,
                "region": self._client.region,
                "endpoint": self._client.host,
                "account_id": account_id,
            }
        )

    def _scenes(self, caster: Caster) -> list[model.CasterScene]:
        if not is_on_air(caster):
            return []
        try:
            return [_scene(scene) for scene in Shown(ContentsClient(self._client), caster.caster_id).all()]
        except NotFound:
            return []


def _settings(settings: StudioSettings) -> dict[str, Any]:
    """The settings alone, as plain properties."""
    plain = to_properties(settings, lambda value: value)
    return {name: plain[name] for name in StudioSettings.names().values() if name in plain}


def _changed_settings(changes: Sequence[Change]) -> list[str]:
    known = StudioSettings.names().values()
    return sorted({str(change.path[0]) for change in changes if change.path[0] in known})


def _unchanging(caster: Caster, stored: ProductionStudioState | None) -> dict[str, Any]:
    """What was declared and is not told, or never changes."""
    kept = ProductionStudioInputs.values_of(stored) if stored else {}
    kept = {name: value for name, value in kept.items() if name not in StudioSettings.model_fields}
    kept.pop("restart_digest", None)
    told = {"norm_type": caster.norm_type, "charge_type": caster.charge_type or None}
    return kept | {name: value for name, value in told.items() if value is not None}


def _belonging(caster: Caster, stored: ProductionStudioState | None) -> dict[str, Any]:
    """Resource group and tags, unless the program leaves them as they are."""
    told = {"resource_group_id": caster.resource_group_id or None, "tags": dict(caster.tags) or None}
    return {name: value for name, value in told.items() if stored is None or getattr(stored, name) is not None}


def _scene(scene: CasterScene) -> model.CasterScene:
    return model.CasterScene(
        scene_id=scene.scene_id,
        scene_name=scene.scene_name or None,
        output_type={PGM: "program", PVW: "preview"}.get(scene.output_type, f"unknown({scene.output_type})"),
        status={0: "off", 1: "on"}.get(-1 if scene.status is None else scene.status, f"unknown({scene.status})"),
        layout_id=scene.layout_id or None,
        component_ids=list(scene.component_ids),
    )
