"""What the engine asks for, in terms of structures and lifecycles.

It stands apart from the provider classes, because the program imports those, and needs neither pydantic nor a model.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from pulumi.dynamic import CheckResult, CreateResult, DiffResult, ReadResult, UpdateResult
from pulumi.runtime.rpc import wrap_rpc_secret

from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.dynamic import timeouts
from pulumi_livemedia.dynamic.check_failures import check_failure
from pulumi_livemedia.dynamic.claims import Claims
from pulumi_livemedia.dynamic.diagnostics import warn_once
from pulumi_livemedia.dynamic.engine import require_engine
from pulumi_livemedia.dynamic.hidden import (
    DECLARED_STATE,
    NAME,
    SCHEMA,
    SCHEMA_VERSION,
    TIMEOUTS,
    Origin,
    declared_state,
    hidden,
    visible,
)
from pulumi_livemedia.dynamic.lifecycle import Lifecycle
from pulumi_livemedia.dynamic.migration import up_to_date
from pulumi_livemedia.dynamic.provider import DynamicProvider, Properties
from pulumi_livemedia.dynamic.unknowns import to_holes
from pulumi_livemedia.dynamic.urns import name_in, urn_of_request
from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.structure import Structure

Inputs = TypeVar("Inputs", bound=Structure)
State = TypeVar("State", bound=Structure)

log = logging.getLogger("pulumi_livemedia")
_claims = Claims()


def others(kind: str, thing: str, name: str, *, declared: bool) -> set[str]:
    """The names of other resources that are known to have a thing; perhaps only of those that are declared."""
    return _claims.others(kind, thing, name, declared=declared)


class Translation(Generic[Inputs, State]):
    """Translates between the engine's properties and the structures of a lifecycle.

    Args:
        provider: knows the kind of thing.
        settings: of the stack or of the explicit provider.
    """

    def __init__(self, provider: DynamicProvider[Inputs, State], settings: Mapping[str, str]) -> None:
        self._provider = provider
        self._kind = provider.kind
        self._settings = settings

    def check(self, olds: Properties, news: Properties) -> CheckResult:
        """Validate what can be validated without a call; unknown values travel on untouched."""
        declared = self._examine(news)
        for warning in self._provider.warnings(declared):
            warn_once(str(news.get(NAME)), warning)
        before = self._examine(self._declared_part(olds)) if olds else None
        found = [*failures(declared), *(self._provider.misfits(declared, before) if before is not None else ())]
        if found:
            return CheckResult(news, [check_failure(declared, failure) for failure in found])
        settled = self._provider.settle(declared, before, Origin.of(news))
        if not self._provider.identity:
            _claims.name(self._kind, str(news.get(NAME)))
        self._note(_claims.declare, settled, news)
        self._warn_of_twins(settled, str(news.get(NAME)))
        return CheckResult({**to_properties(settled, wrap_rpc_secret), **hidden(news)}, [])

    def diff(self, id_: str, olds: Properties, news: Properties) -> DiffResult:
        """Say whether anything differs in meaning; the details are left to the engine, which shows them best."""
        _claims.know(self._kind, id_, str(olds.get(NAME)))
        olds, declared = up_to_date(self._kind, olds), self._examine(news)
        if remark := self._provider.remark(olds):
            warn_once(str(news.get(NAME)), remark)
        differing = changes(self._examine(self._declared_part(olds)), declared)
        if not differing and olds.get(TIMEOUTS) == news.get(TIMEOUTS):
            self._note(_claims.keep, declared, news, id_)
            # What is found is what is declared by now: an update, which changes nothing else, forgets what was.
            return DiffResult(changes=DECLARED_STATE in olds)
        replaces = {str(change.path[0]) for change in differing if change.effect in self._provider.replacing}
        return DiffResult(changes=None, replaces=sorted(replaces))

    def create(self, props: Properties) -> CreateResult:
        """Bring the declared thing about."""
        declared = self._declared(props)
        created = self._lifecycle("create", props, None).create(declared)
        id_ = self._provider.id_of(created)
        _claims.hold(self._kind, id_, str(props.get(NAME)))
        return CreateResult(id_, self._outputs(created, props))

    def read(self, id_: str, props: Properties) -> ReadResult:
        """Look at what is really so; what is declared is returned as inputs, so that drift shows in a preview."""
        _claims.know(self._kind, id_, str(props.get(NAME)))
        props = up_to_date(self._kind, props)
        stored = self._stored(props) if SCHEMA in props else None
        found = self._lifecycle("read", props, stored).read(id_, stored)
        if found is None:
            return ReadResult("", {})
        outputs = self._outputs(found, props)
        inputs = {key: value for key, value in outputs.items() if key in self._provider.inputs.names().values()}
        kept = declared_state(props, outputs) if stored is not None else {}
        return ReadResult(id_, {**outputs, **kept}, {**inputs, **hidden(props)})

    def update(self, id_: str, olds: Properties, news: Properties) -> UpdateResult:
        """Make the thing what is declared now."""
        olds = up_to_date(self._kind, olds)
        stored, declared = self._stored(olds), self._declared(news)
        self._note(_claims.hold, declared, news, id_)
        differing = changes(self._examine(self._declared_part(olds)), declared)
        updated = self._lifecycle("update", news, stored).update(stored, declared, differing)
        return UpdateResult(self._outputs(updated, news))

    def delete(self, _id: str, props: Properties) -> None:
        """Stop the thing, unless another resource of this program holds it.

        An alias gives the resource another name, and leaves the one in its outputs as it was.
        """
        name = name_in(urn_of_request()) or str(props.get(NAME))
        holder = _claims.holder(self._kind, _id, name)
        if holder is not None:
            log.info("%s %s goes on: the resource %r holds it", self._kind, _id, holder)
            return
        props = up_to_date(self._kind, props)
        stored = self._stored(props)
        self._lifecycle("delete", props, stored).delete(stored)

    def _lifecycle(self, operation: str, properties: Properties, stored: State | None) -> Lifecycle[Inputs, State]:
        deadline = Deadline.after(timeouts.timeout(properties, operation))
        operating = Operation(deadline, require_engine, log.info)
        return self._provider.lifecycle(self._settings, operating, stored, Origin.of(properties))

    def _note(
        self, claim: Callable[[str, str, str], None], declared: Inputs, properties: Properties, id_: str | None = None
    ) -> None:
        """Note who runs what is declared to run, where that is known; `id_` is what the state says."""
        claimed = self._claimed(declared) if self._provider.identity else id_
        if claimed is not None:
            claim(self._kind, claimed, str(properties.get(NAME)))

    def _warn_of_twins(self, declared: Inputs, name: str) -> None:
        """Two resources that are about one thing are legal, and one of them is hardly meant."""
        claimed = self._claimed(declared) if self._provider.identity else None
        if claimed is None:
            return
        for other in sorted(_claims.declaring(self._kind, claimed) - {name}):
            warn_once(
                name, f"{self._provider.noun} {claimed} is declared by {other!r} too: the two are one running thing"
            )

    def _claimed(self, declared: Inputs) -> str | None:
        try:
            return self._provider.claimed(declared)
        except HoleTouched:
            return None

    def _examine(self, properties: Properties) -> Inputs:
        holed = {key: to_holes(value) for key, value in visible(properties).items()}
        return self._provider.inputs.examine(holed)

    def _declared_part(self, properties: Properties) -> Properties:
        return {key: properties[key] for key in self._provider.inputs.names().values() if key in properties}

    def _declared(self, properties: Properties) -> Inputs:
        return self._provider.inputs.model_validate(visible(properties))

    def _stored(self, properties: Properties) -> State:
        """What is kept. Among what is declared there may be what a cloud told and no program may declare: a hole."""
        known, declared = self._provider.state.names().values(), self._provider.inputs.names().values()
        stored = self._provider.state.examine({key: properties[key] for key in known if key in properties})
        broken = [failure for failure in failures(stored) if failure.path and failure.path[0] not in declared]
        if broken:
            raise ValueError(f"the state of {self._kind} is broken: {dotted(broken[0].path)} {broken[0].text}")
        return stored

    def _outputs(self, state: State, properties: Properties) -> Properties:
        return {**to_properties(state, wrap_rpc_secret), **hidden(properties), SCHEMA: SCHEMA_VERSION}
