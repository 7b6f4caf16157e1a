"""What keeps a thing from being imported."""

from pulumi_livemedia.calls.errors import LivemediaError


class NotToBeImported(LivemediaError):
    """There is no such thing, it does not run, or its declaration is not complete."""
