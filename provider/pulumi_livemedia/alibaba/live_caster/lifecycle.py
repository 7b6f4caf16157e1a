"""The life of a caster as a resource. The caster itself is never created or deleted here."""

from collections.abc import Sequence
from typing import Any

from pulumi_livemedia.alibaba.answers import PGM, PVW, Caster, StartedScenes
from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.alibaba.live_caster import problems, scenes
from pulumi_livemedia.alibaba.live_caster.broadcast import (
    Broadcast,
    Outcome,
    is_off_air,
    is_on_air,
    status_word,
)
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState, SceneInfo
from pulumi_livemedia.alibaba.live_caster.recency import was_started_within
from pulumi_livemedia.alibaba.playback_url import KnownUrls
from pulumi_livemedia.calls.errors import CallFailed, NotFound, TimedOut
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.structures.differences import Change
from pulumi_livemedia.structures.effects import Effect


class LiveCasterLifecycle:
    """Starts, watches and stops casters with one client, for one operation."""

    def __init__(self, client: LiveClient, operation: Operation) -> None:
        self._client = client
        self._operation = operation
        self._home = Home(client)

    def create(self, inputs: LiveCasterInputs) -> LiveCasterState:
        """Bring the caster to its declared state.

        Raises:
            CasterNotFound: there is no such caster.
            AlreadyRunning: it is on air, and neither `adopt` nor a crash of this very create explains it.
            CannotStart: the cloud refused, or it did not get on air in time.
        """
        broadcast = self._broadcast(inputs.caster_id)
        caster = broadcast.look()
        account_id = self._home.account_id()
        if caster is None:
            raise problems.not_found(inputs.caster_id, self._client.region, account_id)
        if is_on_air(caster) and not inputs.adopt:
            if not self._was_started_by_a_lost_create(inputs, caster):
                raise problems.already_running(broadcast.name, caster.start_time, inputs.desired_state)
            self._operation.say(f"{broadcast.name} was put on air a moment ago: taken for what a lost run began")
        outcome = self._bring(broadcast, caster, inputs)
        return self._kept(broadcast, inputs, outcome, None, account_id)

    def read(self, thing: str, stored: LiveCasterState | None) -> LiveCasterState | None:
        """What is really so; the declared state follows it, so that a stopped show is seen as drift."""
        caster = self._look(thing, stored)
        if caster is None:
            return None
        inputs: LiveCasterInputs = stored or LiveCasterInputs(caster_id=thing)
        if is_on_air(caster) or is_off_air(caster):
            really = "running" if is_on_air(caster) else "stopped"
            inputs = inputs.model_copy(update={"desired_state": really})
        account_id = stored.account_id if stored else self._home.account_id()
        return self._state(inputs, Outcome(caster), stored, account_id)

    def update(self, stored: LiveCasterState, inputs: LiveCasterInputs, changes: Sequence[Change]) -> LiveCasterState:
        """Bring the caster to its declared state; restart it where a trigger changed and it was on air."""
        if all(change.effect is Effect.LOCAL for change in changes):
            return stored.model_copy(update=LiveCasterInputs.values_of(inputs))
        broadcast = self._broadcast(inputs.caster_id)
        caster = self._look(inputs.caster_id, stored)
        if caster is None:
            raise problems.not_found(inputs.caster_id, self._client.region, stored.account_id)
        restart = any(change.effect is Effect.RESTART for change in changes)
        if restart and is_on_air(caster) and inputs.desired_state == "running":
            outcome = broadcast.restart(caster)
        else:
            outcome = self._bring(broadcast, caster, inputs)
        return self._kept(broadcast, inputs, outcome, stored, stored.account_id)

    def delete(self, stored: LiveCasterState) -> None:
        """Take the caster off air; it is kept, and so is all that it was filled with."""
        caster = self._look(stored.caster_id, stored)
        if not is_off_air(caster):
            self._broadcast(stored.caster_id).stop()

    def _broadcast(self, caster_id: str) -> Broadcast:
        return Broadcast(self._client, self._operation, caster_id)

    def _look(self, caster_id: str, stored: LiveCasterState | None) -> Caster | None:
        """The caster where it was started; None only if it is gone for certain."""
        broadcast = self._broadcast(caster_id)
        if stored is None:
            return broadcast.look()
        self._home.require_endpoint(stored, broadcast.name)
        caster = broadcast.look()
        self._home.require_account(stored, broadcast.name)
        if caster is None:
            self._home.believe_absence(stored, broadcast.name)
        return caster

    def _was_started_by_a_lost_create(self, inputs: LiveCasterInputs, caster: Caster) -> bool:
        return inputs.desired_state == "running" and was_started_within(caster, self._operation.deadline.seconds)

    def _bring(self, broadcast: Broadcast, caster: Caster, inputs: LiveCasterInputs) -> Outcome:
        if inputs.desired_state == "running" and not is_on_air(caster):
            return broadcast.start()
        if inputs.desired_state == "stopped" and not is_off_air(caster):
            return broadcast.stop()
        return Outcome(caster)

    def _kept(
        self,
        broadcast: Broadcast,
        inputs: LiveCasterInputs,
        outcome: Outcome,
        stored: LiveCasterState | None,
        account_id: str | None,
    ) -> LiveCasterState:
        """The state after a create or update; what was started and can not be kept is stopped again."""
        try:
            return self._state(inputs, outcome, stored, account_id)
        except (CallFailed, TimedOut) as error:
            if outcome.was_started:
                raise broadcast.given_up(error) from error
            raise

    def _state(
        self,
        inputs: LiveCasterInputs,
        outcome: Outcome,
        stored: LiveCasterState | None,
        account_id: str | None,
    ) -> LiveCasterState:
        caster = outcome.caster
        if caster is None:
            raise problems.not_found(inputs.caster_id, self._client.region, account_id)
        return LiveCasterState.model_validate(
            LiveCasterInputs.values_of(inputs)
            | self._broadcast_fields(caster, outcome.scenes, stored)
            | {
                "status": status_word(caster),
                "start_time": caster.start_time,
                "caster_name": caster.caster_name or None,
                "request_id": outcome.request_id or (stored and stored.request_id),
                "region": self._client.region,
                "endpoint": self._client.host,
                "account_id": account_id,
            }
        )

    def _broadcast_fields(
        self, caster: Caster, answer: StartedScenes | None, stored: LiveCasterState | None
    ) -> dict[str, Any]:
        """Scenes and URLs; those of the last broadcast are kept while the caster is off air."""
        pgm, pvw = stored.pgm_scene_infos if stored else [], stored.pvw_scene_infos if stored else []
        if is_on_air(caster):
            known = KnownUrls(scenes.urls(stored) if stored else (), caster.answered_at)
            pgm, pvw = self._scene_infos(caster.caster_id, answer, known)
        return {
            "program_url": scenes.first_url(pgm),
            "preview_url": scenes.first_url(pvw),
            "pgm_scene_infos": pgm,
            "pvw_scene_infos": pvw,
        }

    def _scene_infos(
        self, caster_id: str, answer: StartedScenes | None, known: KnownUrls
    ) -> tuple[list[SceneInfo], list[SceneInfo]]:
        """Program and preview scenes as every later read gives them; as the start answered, until there are."""
        try:
            streams = self._client.describe_caster_stream_urls(caster_id)
        except (CallFailed, TimedOut) as error:
            if answer is None and not isinstance(error, NotFound):
                raise
            pgm, pvw = (answer.pgm_scene_infos, answer.pvw_scene_infos) if answer else ((), ())
            return scenes.scene_infos(pgm, known), scenes.scene_infos(pvw, known)
        return (
            scenes.scene_infos(scenes.described(streams, PGM), known),
            scenes.scene_infos(scenes.described(streams, PVW), known),
        )
