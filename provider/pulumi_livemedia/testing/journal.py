"""What is written down while an operation runs: steps, messages, and whether it goes on."""

import threading
from collections import Counter

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.results import CheckFailure, Diagnostic, Step

_LOGICAL = ("same", "create", "update", "replace", "delete", "read")
"""Steps that count as something done with a resource."""


class Journal:
    """Takes down what happens, from any thread.

    Args:
        preview: whether nothing is done.
        refresh_only: whether what a refresh finds is what counts.
    """

    def __init__(self, *, preview: bool, refresh_only: bool = False) -> None:
        self._lock = threading.Lock()
        self._preview = preview
        self._counted = (*_LOGICAL, "refresh") if refresh_only else _LOGICAL
        self._steps: list[Step] = []
        self._diagnostics: list[Diagnostic] = []
        self._summary: Counter[str] = Counter()
        self.check_failures: list[CheckFailure] = []
        self.failed = threading.Event()
        self.forbidden = False
        """Whether a preview has shown something that an update would refuse."""

    def begin(self, step: Step) -> None:
        """Take down that a step begins."""
        if not urns.is_default_provider(step.urn):
            with self._lock:
                self._steps.append(step)

    def end(self, step: Step) -> None:
        """Take down that a step succeeded."""
        if step.op in self._counted and not urns.is_default_provider(step.urn):
            with self._lock:
                self._summary[step.found or step.op] += 1

    def fail(self, step: Step, text: str) -> None:
        """Take down that a step failed."""
        step.failed = True
        self.error(f"Preview failed: {text}" if self._preview else text, step.urn)

    def error(self, message: str, urn: str = "") -> None:
        """Take down an error; nothing new is begun after it."""
        self.say("error", message, urn)
        self.failed.set()

    def say(self, severity: str, message: str, urn: str = "") -> None:
        """Take down a message."""
        with self._lock:
            self._diagnostics.append(Diagnostic(severity, message, urn))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, in the order in which they began."""
        return tuple(self._steps)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The messages."""
        return tuple(self._diagnostics)

    @property
    def summary(self) -> dict[str, int]:
        """How many resources there were for each operation."""
        return dict(sorted(self._summary.items()))
