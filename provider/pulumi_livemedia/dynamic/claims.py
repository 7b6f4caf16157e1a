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
        self._held: dict[tuple[str, str], set[str]] = {}
        self._known: dict[tuple[str, str], set[str]] = {}
        self._names: set[tuple[str, str]] = set()

    def name(self, kind: str, name: str) -> None:
        """Note that the program declares a resource of this name, to whose thing the cloud gives the id."""
        with self._lock:
            self._names.add((kind, name))

    def know(self, kind: str, thing: str, name: str) -> None:
        """Note that the state has this thing as that of a resource of this name."""
        with self._lock:
            self._known.setdefault((kind, thing), set()).add(name)

    def declare(self, kind: str, thing: str, name: str) -> None:
        """Note that the program declares a resource of this name, which is to run this thing."""
        with self._lock:
            self._declared.setdefault((kind, thing), set()).add(name)

    def hold(self, kind: str, thing: str, name: str) -> None:
        """Note that a resource of this name runs this thing: it has started it, taken it back, or is being updated."""
        with self._lock:
            self._held.setdefault((kind, thing), set()).add(name)

    def keep(self, kind: str, thing: str, name: str) -> None:
        """Note that a resource of this name does not differ from what the program declares, if it declares it.

        The engine replaces a resource only if it was found to differ, or without asking. So what is kept is not
        deleted for a replacement afterwards: what is deleted under its name then is an older copy, which a run that
        was interrupted between the create and the delete of a replacement has left behind. A refresh asks for
        differences too, before the program is known; what it finds says nothing about what the program wants.
        Where the cloud gives the id, the program can declare no more than the name.
        """
        with self._lock:
            if name in self._declared.get((kind, thing), ()) or (kind, name) in self._names:
                self._held.setdefault((kind, thing), set()).add(name)

    def others(self, kind: str, thing: str, name: str, *, declared: bool = False) -> set[str]:
        """The names of other resources of which the state has this thing; perhaps only of those that are declared."""
        with self._lock:
            others = self._known.get((kind, thing), set()) - {name}
            return {other for other in others if not declared or (kind, other) in self._names}

    def declaring(self, kind: str, thing: str) -> set[str]:
        """The names of the resources that the program declares to run this thing."""
        with self._lock:
            return set(self._declared.get((kind, thing), ()))

    def holder(self, kind: str, thing: str, deleted: str) -> str | None:
        """The name of the resource that holds the thing while the one named `deleted` goes; None if nobody does.

        A replacement has the name of what it replaces. Being declared is not enough for it to hold the thing: with
        delete-before-replace the delete comes first and must do its work.
        """
        with self._lock:
            others = self._declared.get((kind, thing), set()) - {deleted}
            holders = sorted(others | self._held.get((kind, thing), set()))
        return holders[0] if holders else None
