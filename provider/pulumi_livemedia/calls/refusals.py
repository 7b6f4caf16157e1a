"""What a lifecycle refuses or fails to do, in the words of whoever wants media to run.

LivemediaError
├── AlreadyRunning      somebody else runs the thing
├── AlreadyThere        something else stands where the thing is to be
├── CannotAdd           the cloud refused to make it
├── CannotApply         the cloud refused to show it, or it did not come to be shown
├── CannotDelete        the cloud refused to take it away, or it is in use
├── CannotStart         the cloud refused to start it, or it did not get to run
├── CannotUpdate        the cloud refused to change it
├── CannotRestart       the cloud refused to restart it
└── CannotStop          the cloud refused to stop it, or it did not end
"""

from pulumi_livemedia.calls.errors import LivemediaError


class AlreadyRunning(LivemediaError):
    """Somebody else runs the thing."""


class AlreadyThere(LivemediaError):
    """Something else stands where the thing is to be."""


class CannotAdd(LivemediaError):
    """The cloud refused to make it."""


class CannotApply(LivemediaError):
    """The cloud refused to show it, or it did not come to be shown."""


class CannotDelete(LivemediaError):
    """The cloud refused to take it away, or it is in use."""


class CannotStart(LivemediaError):
    """The cloud refused to start it, or it did not get to run."""


class CannotUpdate(LivemediaError):
    """The cloud refused to change it."""


class CannotRestart(LivemediaError):
    """The cloud refused to restart it."""


class CannotStop(LivemediaError):
    """The cloud refused to stop it, or it did not end."""
