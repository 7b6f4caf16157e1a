"""Making a studio, exactly one: a create that died before its answer was kept is gone on with."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.alibaba.answers import Caster
from pulumi_livemedia.alibaba.production_studio import problems, token, wire
from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs
from pulumi_livemedia.alibaba.production_studio.operations import StudioOperations
from pulumi_livemedia.calls.errors import CallFailed, LivemediaError, TimedOut
from pulumi_livemedia.calls.operation import Operation

log: Final = logging.getLogger("pulumi_livemedia")


@dataclass(frozen=True, slots=True)
class Made:
    """A studio that this create works on.

    Attributes:
        caster_id: its id.
        is_new: whether this very create has made it.
    """

    caster_id: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Making:
    """The making of the studio of one resource.

    Attributes:
        operations: make the calls.
        operation: what is under way.
        scope: project and stack.
        name: of the resource.
    """

    operations: StudioOperations
    operation: Operation
    scope: str
    name: str

    @property
    def thing(self) -> str:
        """The studio, as messages call it before it has an id."""
        return f"studio {self.name!r}" if self.name else "the studio"

    def make(self, inputs: ProductionStudioInputs) -> Made:
        """Make a studio, or go on with the one that an earlier create of this resource has left behind.

        Raises:
            CannotCreate: the cloud refused.
        """
        try:
            lost = next(self._lost(inputs), None)
            if lost is not None:
                self.operation.say(f"{self.thing}: goes on with {lost.caster_id}, which an earlier run has begun")
                return Made(lost.caster_id, is_new=False)
            return Made(self._create(inputs), is_new=True)
        except (CallFailed, TimedOut) as error:
            raise problems.explain(problems.CannotCreate, self.thing, error) from error

    def _create(self, inputs: ProductionStudioInputs) -> str:
        client_token = token.new_token(self.scope, self.name)
        try:
            return self.operations.create(wire.creation_parameters(inputs, client_token))
        except CallFailed as error:
            if not error.may_have_happened:
                raise
            made = self._look_for(client_token)
            if made is None:
                raise
            return made.caster_id

    def _look_for(self, client_token: str) -> Caster | None:
        """The studio of a create whose answer was lost; None also where it can not be told."""
        try:
            return token.made_with(self.operations.client.describe_casters(), client_token)
        except LivemediaError as error:
            log.warning("%s may have been made; the next run looks for it\n%s", self.thing, error)
            return None

    def _lost(self, inputs: ProductionStudioInputs) -> Iterator[Caster]:
        """The studios that were left behind, and that nobody can have got used to.

        That is one that was never set up, or one that was, at most so long ago as a create may take. Any other may
        be the studio of a resource that was renamed, and is left alone.
        """
        for caster in token.left_behind(self.operations.client.describe_casters(), self.scope, self.name):
            if caster.norm_type == inputs.norm_type and self._is_unused(caster):
                yield caster
            else:
                log.warning(
                    "studio %s was made for a resource called %r too, and is left alone; if no stack declares "
                    "it, delete it in the console",
                    caster.caster_id,
                    self.name,
                )

    def _is_unused(self, caster: Caster) -> bool:
        if token.was_changed_within(caster, self.operation.deadline.seconds):
            return True
        return is_bare(self.operations.settings(caster.caster_id))


def is_bare(settings: Mapping[str, Any] | None) -> bool:
    """Whether a studio with these settings was never set up."""
    return not (settings or {}).keys() - _SHOWN_OF_A_NEW_ONE


_SHOWN_OF_A_NEW_ONE: Final = frozenset({"casterName", "delay", "channelEnable", "programEffect", "autoSwitchUrgentOn"})
"""What DescribeCasterConfig shows of a studio that was never set up: its name, and numbers that are zero."""
