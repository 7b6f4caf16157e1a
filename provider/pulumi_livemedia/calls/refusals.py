"""What a lifecycle refuses or fails to do, in the words of whoever wants media to run.

LivemediaError
├── AlreadyRunning      somebody else runs the thing
├── CannotStart         the cloud refused to start it, or it did not get to run
├── CannotUpdate        the cloud refused to change it while it runs
├── CannotRestart       the cloud refused to restart it
└── CannotStop          the cloud refused to stop it, or it did not end
"""

from pulumi_livemedia.calls.errors import LivemediaError


class AlreadyRunning(LivemediaError):
    """Somebody else runs the thing."""


class CannotStart(LivemediaError):
    """The cloud refused to start it, or it did not get to run."""


class CannotUpdate(LivemediaError):
    """The cloud refused to change it while it runs."""


class CannotRestart(LivemediaError):
    """The cloud refused to restart it."""


class CannotStop(LivemediaError):
    """The cloud refused to stop it, or it did not end."""
