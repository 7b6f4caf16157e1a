"""What keeps a sweep from being done at all."""

from pulumi_livemedia.calls.errors import LivemediaError


class UnreadableState(LivemediaError):
    """A document is not one that Pulumi writes of a stack, or can not be read."""


class PulumiFailed(LivemediaError):
    """The `pulumi` command is missing, or did not tell what it was asked."""


class NotToBeEnded(LivemediaError):
    """Something is declared or used, was started anew, or was not found."""
