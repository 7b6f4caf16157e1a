"""Setting up a studio, on air or not; SetCasterConfig always takes everything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.alibaba.live_caster.broadcast import Broadcast, is_on_air
from pulumi_livemedia.alibaba.production_studio import problems, wire
from pulumi_livemedia.alibaba.production_studio.operations import StudioOperations
from pulumi_livemedia.alibaba.production_studio.settings import StudioSettings
from pulumi_livemedia.calls.errors import CallFailed, InTransition, LivemediaError, TimedOut
from pulumi_livemedia.calls.refusals import CannotStop, CannotUpdate

RESUMING_SECONDS: Final = 60.0
"""How long putting the studio on air again may take, beyond the operation's own time."""


@dataclass(frozen=True, slots=True)
class Configuring:
    """The settings of one studio, and how they get there."""

    operations: StudioOperations
    broadcast: Broadcast

    @property
    def name(self) -> str:
        """The studio, as messages call it."""
        return f"studio {self.broadcast.caster_id}"

    def set(self, settings: StudioSettings) -> None:
        """Set everything.

        Raises:
            CallFailed: the cloud refused.
            TimedOut: there was no time left.
        """
        parameters = wire.setting_parameters(settings, self.broadcast.caster_id)
        self.operations.configure(parameters, wire.secrets(settings))

    def change(self, settings: StudioSettings, changed: Sequence[str], *, allow_interruption: bool) -> None:
        """Set everything, also of a studio on air.

        Args:
            settings: all of them.
            changed: the names of those that differ, for messages.
            allow_interruption: whether it may be stopped for that and started again.

        Raises:
            CannotUpdate: the cloud refused.
            CannotStop: it could not be stopped for that.
            CannotStart: it was set, and did not get on air again.
        """
        try:
            self.set(settings)
        except InTransition as error:
            caster = self.broadcast.look()
            if not is_on_air(caster):
                raise problems.explain(CannotUpdate, self.name, error) from error
            if not allow_interruption:
                raise problems.on_air(self.name, changed, error) from error
            self._interrupt(settings, changed)
        except (CallFailed, TimedOut) as error:
            raise problems.explain(CannotUpdate, self.name, error) from error

    def _interrupt(self, settings: StudioSettings, changed: Iterable[str]) -> None:
        """Stop, set, and start again, whether it could be set or not."""
        self.broadcast.operation.say(f"{self.name}: is interrupted to change {', '.join(changed)}")
        try:
            self.broadcast.stop()
        except LivemediaError as error:
            raise CannotStop(f"{error.problem}; it {self._resumed()}", cloud=error.cloud, cure=error.cure) from error
        try:
            self.set(settings)
        except LivemediaError as error:
            told, then = problems.explain(CannotUpdate, self.name, error), self._resumed()
            problem = f"{told.problem}; it was stopped for that, and {then}"
            raise CannotUpdate(problem, cloud=told.cloud, cure=told.cure) from error
        # It was on air before: a start that can not be watched to its end is better than none.
        self.broadcast.start(takes_back=False)

    def _resumed(self) -> str:
        """Put the studio on air with what was set before, if it is not, and say how that went.

        It has time of its own: what failed may have used up the other.
        """
        try:
            self.broadcast.beyond(RESUMING_SECONDS).start(takes_back=False)
        except LivemediaError as error:
            return f"could not be put on air again ({error.problem})"
        return "is on air as before"
