"""Setting up a studio, on air or not; SetCasterConfig always takes everything."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.alibaba.live_caster.broadcast import Broadcast, is_on_air
from pulumi_livemedia.alibaba.production_studio import problems, wire
from pulumi_livemedia.alibaba.production_studio.operations import StudioOperations
from pulumi_livemedia.alibaba.production_studio.scenes import Scenes, Showing
from pulumi_livemedia.alibaba.production_studio.settings import StudioSettings
from pulumi_livemedia.calls.errors import CallFailed, InTransition, LivemediaError, TimedOut
from pulumi_livemedia.calls.refusals import CannotStart, CannotStop, CannotUpdate

RESUMING_SECONDS: Final = 60.0
"""How long putting the studio on air again may take, beyond the operation's own time, and showing what it showed."""
_CURE: Final = "`pulumi up --refresh` sets what a StudioScene declares, the console anything else"

log: Final = logging.getLogger("pulumi_livemedia")


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
        """Stop, set, and start again, whether it could be set or not; then its scenes show what they did."""
        before = self._showing()
        self.broadcast.operation.say(f"{self.name}: is interrupted to change {', '.join(changed)}")
        try:
            self.broadcast.stop()
        except LivemediaError as error:
            problem = f"{error.problem}; it {self._resumed(before)}"
            raise CannotStop(problem, cloud=error.cloud, cure=error.cure) from error
        try:
            self.set(settings)
        except LivemediaError as error:
            told, then = problems.explain(CannotUpdate, self.name, error), self._resumed(before)
            problem = f"{told.problem}; it was stopped for that, and {then}"
            raise CannotUpdate(problem, cloud=told.cloud, cure=told.cure) from error
        try:
            # It was on air before: a start that can not be watched to its end is better than none.
            self.broadcast.start(takes_back=False)
        except LivemediaError as error:
            problem = "; ".join([error.problem, *self._not_shown(before)])
            raise CannotStart(problem, cloud=error.cloud, cure=error.cure) from error
        missing = self._not_shown(before)
        if missing:
            # The settings are as declared, and a failure would lose that; what is missing comes with a refresh.
            log.warning("%s is on air again, but %s", self.name, "; ".join(missing))

    def _showing(self) -> tuple[Showing, ...]:
        """What its scenes show; a studio is not stopped before that is known.

        Raises:
            CannotUpdate: it can not be told.
        """
        try:
            return Scenes(self.broadcast).look()
        except LivemediaError as error:
            problem = f"{self.name} is not interrupted, because what its scenes show can not be told: {error.problem}"
            raise CannotUpdate(problem, cloud=error.cloud, cure=error.cure) from error

    def _not_shown(self, before: Sequence[Showing]) -> list[str]:
        """Let the scenes show what they did, in a time of their own; what can not be, in words, with the cure."""
        if not before:
            return []
        seconds = max(RESUMING_SECONDS, self.broadcast.operation.deadline.left())
        missing = Scenes(self.broadcast.beyond(seconds)).show_again(before)
        if missing:
            return [*missing, _CURE]
        self.broadcast.operation.say(f"{self.name}: its scenes show what they did before")
        return []

    def _resumed(self, before: Sequence[Showing]) -> str:
        """Put the studio on air with what was set before, if it is not, and say how that went.

        It has time of its own: what failed may have used up the other.
        """
        try:
            self.broadcast.beyond(RESUMING_SECONDS).start(takes_back=False)
        except LivemediaError as error:
            return "; ".join([f"could not be put on air again ({error.problem})", *self._not_shown(before)])
        missing = self._not_shown(before)
        return f"is on air again, but {'; '.join(missing)}" if missing else "is on air as before"
