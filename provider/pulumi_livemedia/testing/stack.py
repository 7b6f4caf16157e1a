"""A stack for tests: a program that is a function, the real provider process, and no `pulumi` command.

It plays the engine's part in small. It is for tests only: nothing is written down, nothing is locked, nobody signs in.
"""

from collections.abc import Callable, Iterable

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.operation import Operation, Surroundings
from pulumi_livemedia.testing.program_run import Program
from pulumi_livemedia.testing.resource_state import ResourceState
from pulumi_livemedia.testing.results import Outputs, Result, StackFailed


class Stack:
    """A program and the state that it has brought about, which is kept in memory.

    Args:
        program: the function that declares the resources; it may be replaced between operations.
        surroundings: name, project, configuration and the like.
    """

    def __init__(self, program: Program, surroundings: Surroundings) -> None:
        self.program = program
        self.surroundings = surroundings
        self.resources: list[ResourceState] = []
        """What the state holds, each after those that it depends on."""

    def preview(self, *, refresh: bool = False, replace: Iterable[str] = ()) -> Result:
        """Show what `up` would do. Nothing is done, and without `refresh` nothing is called but checks and diffs.

        Args:
            refresh: look at what is really so first, as with `options: {refresh: always}` in Pulumi.yaml.
            replace: URNs of what is to be replaced in any case.

        Raises:
            StackFailed: a check failed, or the program.
        """
        return self._operate("preview", self._program(refresh=refresh), preview=True, replaced=frozenset(replace))

    def up(self, *, refresh: bool = False, replace: Iterable[str] = ()) -> Result:
        """Bring about what the program declares, and delete what it no longer does.

        Args:
            refresh: look at what is really so first.
            replace: URNs of what is to be replaced in any case.

        Raises:
            StackFailed: something failed; what had been done before is in the state.
        """
        return self._operate("up", self._program(refresh=refresh), replaced=frozenset(replace))

    def refresh(self) -> Result:
        """Take into the state what is really so; the program does not run.

        Raises:
            StackFailed: something could not be read; it stays as it was.
        """
        return self._operate("refresh", Operation.refresh, refresh_only=True)

    def destroy(self) -> Result:
        """Delete all that the state holds; the program does not run.

        Raises:
            StackFailed: something is protected, or could not be deleted; it stays in the state.
        """
        return self._operate("destroy", Operation.destroy)

    def resource(self, name: str, type_: str = "") -> ResourceState:
        """A resource of the state.

        Args:
            name: in the program.
            type_: the end of its type, such as `LiveCaster`, where the name alone could be several.

        Raises:
            LookupError: there is none, or more than one.
        """
        found = [each for each in self.resources if each.name == name and each.type.endswith(type_)]
        if len(found) != 1:
            held = ", ".join(f"{each.type} {each.name}" for each in self.resources) or "nothing"
            raise LookupError(f"{len(found)} resources are called {name!r}; the state holds {held}")
        return found[0]

    @property
    def outputs(self) -> Outputs:
        """What the program has exported."""
        return _outputs(self.resources)

    def _program(self, *, refresh: bool) -> Callable[[Operation], None]:
        def work(operation: Operation) -> None:
            if refresh:
                operation.refresh()
            if not operation.journal.failed.is_set():
                operation.run(self.program)

        return work

    def _operate(
        self,
        title: str,
        work: Callable[[Operation], None],
        *,
        preview: bool = False,
        refresh_only: bool = False,
        replaced: frozenset[str] = frozenset(),
    ) -> Result:
        operation = Operation(
            self.surroundings, self.resources, preview=preview, refresh_only=refresh_only, replaced=replaced
        )
        with operation.running():
            work(operation)
        operation.conclude()
        states = operation.snapshot.current()
        if not preview:
            self.resources = states
        journal = operation.journal
        result = Result(title, journal.steps, journal.diagnostics, _outputs(states), journal.summary)
        if journal.failed.is_set():
            raise StackFailed(result, tuple(journal.check_failures))
        return result


def _outputs(states: Iterable[ResourceState]) -> Outputs:
    found = next((state.outputs for state in states if state.type == urns.STACK_TYPE), {})
    return Outputs(dict(found))
