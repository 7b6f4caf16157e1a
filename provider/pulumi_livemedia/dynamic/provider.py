"""The class that the Pulumi SDK's host process runs, as state files name it.

The program imports it too, to name it, and needs no more of it. So what does the work is imported when it is used.
"""

import gc
import logging
import sys
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from pulumi.dynamic import (
    CheckResult,
    ConfigureRequest,
    CreateResult,
    DiffResult,
    ReadResult,
    ResourceProvider,
    UpdateResult,
)

from pulumi_livemedia.dynamic import executor
from pulumi_livemedia.dynamic.engine import end_with_engine
from pulumi_livemedia.dynamic.settings import Setting, read_settings
from pulumi_livemedia.dynamic.shown_errors import shown
from pulumi_livemedia.structures.effects import Effect

if TYPE_CHECKING:
    from pulumi_livemedia.calls.operation import Operation
    from pulumi_livemedia.dynamic.hidden import Origin
    from pulumi_livemedia.dynamic.lifecycle import Lifecycle
    from pulumi_livemedia.dynamic.translation import Translation
    from pulumi_livemedia.structures.failures import Failure
    from pulumi_livemedia.structures.structure import Structure

Inputs = TypeVar("Inputs", bound="Structure")
State = TypeVar("State", bound="Structure")
Properties = dict[str, Any]

log = logging.getLogger("pulumi_livemedia")


class DynamicProvider(ResourceProvider, Generic[Inputs, State]):
    """One kind of thing, for the engine.

    Subclasses are pickled by reference into state files: they stand at the top level of a module, have no
    constructor and no attributes of their own before `configure`.
    """

    serialize_as_secret_always = False
    kind: ClassVar[str]
    noun: ClassVar[str]
    """What texts for users call such a thing."""
    room: ClassVar[str]
    """The package, below this one's root, that holds all that is special to the kind."""
    identity: ClassVar[tuple[str, ...]] = ()
    """The inputs that make the resource id, in state spelling; none where the cloud picks it."""
    settings: ClassVar[tuple[Setting, ...]]
    replacing: ClassVar[frozenset[Effect]] = frozenset({Effect.IDENTITY, Effect.REPLACEMENT})
    """Effects for which there has to be another thing in the place of the old one."""
    _settings: Mapping[str, str] = {}

    @property
    @abstractmethod
    def inputs(self) -> type[Inputs]:
        """The structure of what is declared."""

    @property
    @abstractmethod
    def state(self) -> type[State]:
        """The structure of what is kept, which contains what is declared."""

    @abstractmethod
    def lifecycle(
        self, settings: Mapping[str, str], operation: "Operation", stored: State | None, origin: "Origin"
    ) -> "Lifecycle[Inputs, State]":
        """The lifecycle, for one operation; where something is stored it works where that is."""

    def warnings(self, declared: Inputs) -> "Iterable[str]":  # noqa: ARG002 - for subclasses
        """What of a declaration is legal, but hardly meant; unknown values are left out."""
        return ()

    def settle(self, declared: Inputs, before: Inputs | None, origin: "Origin") -> Inputs:  # noqa: ARG002 - the same
        """Fill in what the program leaves to the provider; `before` is what was declared last, if anything was."""
        return declared

    def misfits(self, declared: Inputs, before: Inputs) -> "Iterable[Failure]":  # noqa: ARG002 - the same
        """What of a declaration does not fit what there is already; `before` is what was declared last."""
        return ()

    @abstractmethod
    def id_of(self, state: State) -> str:
        """The resource id of what is kept."""

    def remark(self, outputs: Mapping[str, Any]) -> str:  # noqa: ARG002 - the same
        """What a user should know about what is kept, whatever is declared; empty for nothing."""
        return ""

    def claimed(self, declared: Inputs) -> str | None:  # noqa: ARG002 - the same
        """The resource id of what is declared to run; None if nothing is, or if the cloud picks the id.

        May touch holes.
        """
        return None

    @shown
    def configure(self, req: ConfigureRequest) -> None:
        """Take the settings of the stack or of the explicit provider; credentials are not asked for here."""
        self._settings = read_settings(req.config, self.settings)
        if self._settings.get("livemedia:traceback", "").lower() != "true":
            # The SDK sends the whole traceback as the error; without its frames one clean line is left.
            sys.tracebacklimit = 0
        _show_what_is_logged()
        # What is imported by now stays. Building the models would let the collector look through all of it, in vain.
        gc.freeze()
        executor.widen()
        end_with_engine()

    @shown
    def check(self, olds: Properties, news: Properties) -> CheckResult:
        """Validate what can be validated without a call."""
        return self._translation().check(olds, news)

    @shown
    def diff(self, id_: str, olds: Properties, news: Properties) -> DiffResult:
        """Say whether anything differs in meaning, and what for there has to be another thing."""
        return self._translation().diff(id_, olds, news)

    @shown
    def create(self, props: Properties) -> CreateResult:
        """Bring the declared thing about."""
        return self._translation().create(props)

    @shown
    def read(self, id_: str, props: Properties) -> ReadResult:
        """Look at what is really so."""
        return self._translation().read(id_, props)

    @shown
    def update(self, id_: str, olds: Properties, news: Properties) -> UpdateResult:
        """Make the thing what is declared now."""
        return self._translation().update(id_, olds, news)

    @shown
    def delete(self, id_: str, props: Properties) -> None:
        """Stop the thing."""
        self._translation().delete(id_, props)

    def _translation(self) -> "Translation[Inputs, State]":
        from pulumi_livemedia.dynamic.translation import Translation  # noqa: PLC0415 - slow, and not for programs

        return Translation(self, self._settings)


def _show_what_is_logged() -> None:
    from pulumi_livemedia.dynamic.diagnostics import EngineHandler  # noqa: PLC0415 - not for programs

    if not log.handlers:
        log.addHandler(EngineHandler())
        log.setLevel(logging.INFO)
        log.propagate = False
