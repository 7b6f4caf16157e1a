"""The state of a stack while an operation works on it."""

import threading

from pulumi_livemedia.testing.resource_state import ResourceState


class Snapshot:
    """What there was before, and what has been done since. Whatever fails, it is what would be written down.

    Args:
        base: the resources at the beginning, each after those that it depends on.
    """

    def __init__(self, base: list[ResourceState]) -> None:
        self._lock = threading.RLock()
        self._base = [state.copied() for state in base]
        self._news: list[ResourceState] = []
        self._gone: set[int] = set()
        self._renamed: dict[str, str] = {}

    @property
    def base(self) -> list[ResourceState]:
        """What there was before."""
        return list(self._base)

    def rebase(self, base: list[ResourceState]) -> None:
        """Begin with something else, after a refresh."""
        with self._lock:
            self._base = base

    def olds(self) -> dict[str, ResourceState]:
        """What there was before, by URN, without what waits for its deletion."""
        return {state.urn: state for state in self._base if not state.delete}

    def add(self, new: ResourceState, instead_of: ResourceState | None = None) -> None:
        """Write down what has come about, in the place of something or besides."""
        with self._lock:
            self._news.append(new)
            if instead_of is not None:
                self.remove(instead_of)
                if instead_of.urn != new.urn:
                    self._renamed[instead_of.urn] = new.urn

    def remove(self, old: ResourceState) -> None:
        """Write down that something is gone."""
        with self._lock:
            self._gone.add(id(old))

    def current(self) -> list[ResourceState]:
        """What there is now, each after those that it depends on."""
        with self._lock:
            states = [state for state in (*self._news, *self._base) if id(state) not in self._gone]
            for state in states:
                state.renamed(self._renamed)
            return states
