"""Which things the resources of this program hold, so that no delete stops what another one runs.

A renamed resource is created under its new name first and deleted under its old name afterwards, and both are the
same running thing. The engine checks every declared resource in the process that also performs the deletes, and
that is what tells them apart.
"""

import threading


class Claims:
    """The things held by resources of one provider process; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._declared: dict[tuple[str, str], set[str]] = {}
        self._created: dict[tuple[str, str], set[str]] = {}

    def declare(self, kind: str, thing: str, name: str) -> None:
        """Note that the program declares a resource of this name, which is to run this thing."""
        with self._lock:
            self._declared.setdefault((kind, thing), set()).add(name)

    def create(self, kind: str, thing: str, name: str) -> None:
        """Note that a create of this process has started this thing, or has taken it back."""
        with self._lock:
            self._created.setdefault((kind, thing), set()).add(name)

    def holder(self, kind: str, thing: str, deleted: str) -> str | None:
        """The name of the resource that holds the thing while the one named `deleted` goes; None if nobody does.

        A replacement has the name of what it replaces. It holds the thing only once it was created: with
        delete-before-replace the delete comes first and must do its work.
        """
        with self._lock:
            others = self._declared.get((kind, thing), set()) - {deleted}
            holders = sorted(others | self._created.get((kind, thing), set()))
        return holders[0] if holders else None
