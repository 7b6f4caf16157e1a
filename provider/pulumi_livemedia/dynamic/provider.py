"""A lifecycle as the dynamic provider that the Pulumi SDK's host process runs."""

import gc
import logging
import sys
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Generic, TypeVar

from pulumi.dynamic import (
    CheckResult,
    ConfigureRequest,
    CreateResult,
    DiffResult,
    ReadResult,
    ResourceProvider,
    UpdateResult,
)
from pulumi.runtime.rpc import wrap_rpc_secret

from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.dynamic import executor, timeouts
from pulumi_livemedia.dynamic.check_failures import check_failure
from pulumi_livemedia.dynamic.claims import Claims
from pulumi_livemedia.dynamic.engine import end_with_engine, require_engine
from pulumi_livemedia.dynamic.hidden import NAME, SCHEMA, SCHEMA_VERSION, TIMEOUTS, Origin, hidden, visible
from pulumi_livemedia.dynamic.lifecycle import Lifecycle
from pulumi_livemedia.dynamic.migration import up_to_date
from pulumi_livemedia.dynamic.settings import Setting, read_settings
from pulumi_livemedia.dynamic.shown_errors import shown
from pulumi_livemedia.dynamic.unknowns import to_holes
from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import Failure, dotted
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.structure import Structure

Inputs = TypeVar("Inputs", bound=Structure)
State = TypeVar("State", bound=Structure)
Properties = dict[str, Any]

log = logging.getLogger("pulumi_livemedia")
_claims = Claims()


class DynamicProvider(ResourceProvider, Generic[Inputs, State]):
    """Translates between the engine's properties and the structures of a lifecycle.

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
        self, settings: Mapping[str, str], operation: Operation, stored: State | None, origin: Origin
    ) -> Lifecycle[Inputs, State]:
        """The lifecycle, for one operation; where something is stored it works where that is."""

    def settle(self, declared: Inputs, before: Inputs | None, origin: Origin) -> Inputs:  # noqa: ARG002 - for subclasses
        """Fill in what the program leaves to the provider; `before` is what was declared last, if anything was."""
        return declared

    def misfits(self, declared: Inputs, before: Inputs) -> Iterable[Failure]:  # noqa: ARG002 - the same
        """What of a declaration does not fit what there is already; `before` is what was declared last."""
        return ()

    @abstractmethod
    def id_of(self, state: State) -> str:
        """The resource id of what is kept."""

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
        _log_to_stderr()
        # What is imported by now stays. Building the models would let the collector look through all of it, in vain.
        gc.freeze()
        executor.widen()
        end_with_engine()

    @shown
    def check(self, olds: Properties, news: Properties) -> CheckResult:
        """Validate what can be validated without a call; unknown values travel on untouched."""
        declared = self._examine(news)
        before = self._examine(self._declared_part(olds)) if olds else None
        found = [*failures(declared), *(self.misfits(declared, before) if before is not None else ())]
        if found:
            return CheckResult(news, [check_failure(declared, failure) for failure in found])
        settled = self.settle(declared, before, Origin.of(news))
        self._note(_claims.declare, settled, news)
        return CheckResult({**to_properties(settled, wrap_rpc_secret), **hidden(news)}, [])

    @shown
    def diff(self, _id: str, olds: Properties, news: Properties) -> DiffResult:
        """Say whether anything differs in meaning; the details are left to the engine, which shows them best."""
        olds, declared = up_to_date(self.kind, olds), self._examine(news)
        differing = changes(self._examine(self._declared_part(olds)), declared)
        if not differing and olds.get(TIMEOUTS) == news.get(TIMEOUTS):
            self._note(_claims.keep, declared, news)
            return DiffResult(changes=False)
        replaces = {str(change.path[0]) for change in differing if change.effect in self.replacing}
        return DiffResult(changes=None, replaces=sorted(replaces))

    @shown
    def create(self, props: Properties) -> CreateResult:
        """Bring the declared thing about."""
        declared = self._declared(props)
        created = self._lifecycle("create", props, None).create(declared)
        id_ = self.id_of(created)
        _claims.hold(self.kind, id_, str(props.get(NAME)))
        return CreateResult(id_, self._outputs(created, props))

    @shown
    def read(self, id_: str, props: Properties) -> ReadResult:
        """Look at what is really so; what is declared is returned as inputs, so that drift shows in a preview."""
        props = up_to_date(self.kind, props)
        stored = self._stored(props) if SCHEMA in props else None
        found = self._lifecycle("read", props, stored).read(id_, stored)
        if found is None:
            return ReadResult("", {})
        outputs = self._outputs(found, props)
        inputs = {key: value for key, value in outputs.items() if key in self.inputs.names().values()}
        return ReadResult(id_, outputs, {**inputs, **hidden(props)})

    @shown
    def update(self, _id: str, olds: Properties, news: Properties) -> UpdateResult:
        """Make the thing what is declared now."""
        olds = up_to_date(self.kind, olds)
        stored, declared = self._stored(olds), self._declared(news)
        self._note(_claims.hold, declared, news)
        differing = changes(self._examine(self._declared_part(olds)), declared)
        updated = self._lifecycle("update", news, stored).update(stored, declared, differing)
        return UpdateResult(self._outputs(updated, news))

    @shown
    def delete(self, _id: str, props: Properties) -> None:
        """Stop the thing, unless another resource of this program holds it."""
        holder = _claims.holder(self.kind, _id, str(props.get(NAME)))
        if holder is not None:
            log.info("%s %s goes on: the resource %r holds it", self.kind, _id, holder)
            return
        props = up_to_date(self.kind, props)
        stored = self._stored(props)
        self._lifecycle("delete", props, stored).delete(stored)

    def _lifecycle(self, operation: str, properties: Properties, stored: State | None) -> Lifecycle[Inputs, State]:
        deadline = Deadline.after(timeouts.timeout(properties, operation))
        operating = Operation(deadline, require_engine, log.info)
        return self.lifecycle(self._settings, operating, stored, Origin.of(properties))

    def _note(self, claim: Callable[[str, str, str], None], declared: Inputs, properties: Properties) -> None:
        """Note who runs what is declared to run, where that is known."""
        try:
            claimed = self.claimed(declared)
        except HoleTouched:
            return
        if claimed is not None:
            claim(self.kind, claimed, str(properties.get(NAME)))

    def _examine(self, properties: Properties) -> Inputs:
        holed = {key: to_holes(value) for key, value in visible(properties).items()}
        return self.inputs.examine(holed)

    def _declared_part(self, properties: Properties) -> Properties:
        return {key: properties[key] for key in self.inputs.names().values() if key in properties}

    def _declared(self, properties: Properties) -> Inputs:
        return self.inputs.model_validate(visible(properties))

    def _stored(self, properties: Properties) -> State:
        """What is kept. Among what is declared there may be what a cloud told and no program may declare: a hole."""
        known, declared = self.state.names().values(), self.inputs.names().values()
        stored = self.state.examine({key: properties[key] for key in known if key in properties})
        broken = [failure for failure in failures(stored) if failure.path and failure.path[0] not in declared]
        if broken:
            raise ValueError(f"the state of {self.kind} is broken: {dotted(broken[0].path)} {broken[0].text}")
        return stored

    def _outputs(self, state: State, properties: Properties) -> Properties:
        return {**to_properties(state, wrap_rpc_secret), **hidden(properties), SCHEMA: SCHEMA_VERSION}


def _log_to_stderr() -> None:
    """Show the user what is logged: the engine attaches this process's stderr to the stack."""
    if not log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False
