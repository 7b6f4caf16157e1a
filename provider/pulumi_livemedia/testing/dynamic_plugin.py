"""The provider of the dynamic resources: a provider process, called as the engine calls it.

The process takes no secrets and knows no previews: marks are taken off before a call and put back by name after it.
https://github.com/pulumi/pulumi/blob/master/pkg/resource/plugin/provider_plugin.go
"""

import threading
from collections.abc import Callable
from typing import Any, Final

import grpc  # type: ignore[import-untyped]
from pulumi.runtime.proto import provider_pb2

from pulumi_livemedia.testing.plugin_calls import Failures, ProviderError
from pulumi_livemedia.testing.property_differences import Difference, difference, with_ignored
from pulumi_livemedia.testing.property_values import (
    Properties,
    Unknown,
    contains,
    mark_like,
    received,
    reveal,
    sent,
)
from pulumi_livemedia.testing.provider_process import ProviderCrashed, ProviderProcess
from pulumi_livemedia.testing.resource_state import ResourceState

_NOTHING_DIFFERS: Final = provider_pb2.DiffResponse.DIFF_NONE
_SOMETHING_DIFFERS: Final = provider_pb2.DiffResponse.DIFF_SOME


class DynamicPlugin:
    """Starts a provider process when it is first needed, and keeps it until it is closed.

    Args:
        start: starts the process.
        config: what `configure` gets: the stack's configuration, or the inputs of an explicit provider.
        timeout: seconds for each call.
    """

    def __init__(self, start: Callable[[], ProviderProcess], config: Properties, timeout: float) -> None:
        self._start = start
        self._config = config
        self._timeout = timeout
        self._lock = threading.Lock()
        self._process: ProviderProcess | None = None
        self._is_known = not contains(config, Unknown)

    def check(self, urn: str, olds: Properties, news: Properties) -> tuple[Properties, Failures]:
        """The inputs with defaults, and what is wrong with them; a provider with unknown inputs is not asked."""
        if not self._is_known:
            return news, []
        request = provider_pb2.CheckRequest(urn=urn, olds=sent(olds, marked=False), news=sent(news, marked=False))
        answer = self._call("Check", request)
        inputs = received(answer.inputs)
        mark_like(inputs, news)
        return inputs, [(failure.property, failure.reason) for failure in answer.failures]

    def diff(self, old: ResourceState, news: Properties) -> Difference:
        """What differs; where the provider leaves that open, old inputs are compared with new ones."""
        if not self._is_known:
            return self._compared(old, news, Difference(True))  # noqa: FBT003 - differs
        request = provider_pb2.DiffRequest(
            id=old.id,
            urn=old.urn,
            olds=sent(old.outputs, marked=False),
            news=sent(news, marked=False),
            old_inputs=sent(old.inputs, marked=False),
            ignoreChanges=old.ignore_changes,
        )
        answer = self._call("Diff", request)
        told = Difference(
            answer.changes == _SOMETHING_DIFFERS,
            changed_keys=tuple(answer.diffs),
            replace_keys=tuple(answer.replaces),
            delete_first=answer.deleteBeforeReplace,
        )
        if answer.changes in (_NOTHING_DIFFERS, _SOMETHING_DIFFERS):
            return told
        return self._compared(old, news, told)

    def _compared(self, old: ResourceState, news: Properties, told: Difference) -> Difference:
        kept, _ = with_ignored(news, old.inputs, old.ignore_changes)
        found = difference(old.inputs, kept)
        return Difference(found.differs, found.changes, found.changed_keys, told.replace_keys, told.delete_first)

    def create(self, new: ResourceState) -> tuple[str, Properties]:
        """The id and the outputs of a new thing."""
        request = provider_pb2.CreateRequest(urn=new.urn, properties=sent(new.inputs, marked=False))
        answer = self._call("Create", request)
        if not answer.id:
            raise ProviderError(f"plugin returned empty resource.ID from create '{new.urn}'")
        return answer.id, _marked(answer.properties, new.inputs)

    def read(self, state: ResourceState) -> tuple[str, Properties, Properties | None]:
        """The id, which is empty if the thing is gone, the outputs, and the inputs if the provider told them."""
        known = state.inputs if state.external else state.outputs
        request = provider_pb2.ReadRequest(
            id=state.id,
            urn=state.urn,
            properties=sent(known, marked=False),
            inputs=sent(state.inputs, marked=False),
        )
        answer = self._call("Read", request)
        inputs = _marked(answer.inputs, state.inputs) if answer.HasField("inputs") else None
        return answer.id, _marked(answer.properties, known), inputs

    def update(self, old: ResourceState, new: ResourceState) -> Properties:
        """The outputs of a changed thing."""
        request = provider_pb2.UpdateRequest(
            id=old.id,
            urn=new.urn,
            olds=sent(old.outputs, marked=False),
            news=sent(new.inputs, marked=False),
            old_inputs=sent(old.inputs, marked=False),
            ignoreChanges=new.ignore_changes,
        )
        return _marked(self._call("Update", request).properties, new.inputs)

    def delete(self, old: ResourceState) -> None:
        """Do away with a thing."""
        request = provider_pb2.DeleteRequest(
            id=old.id,
            urn=old.urn,
            properties=sent(old.outputs, marked=False),
            old_inputs=sent(old.inputs, marked=False),
        )
        self._call("Delete", request)

    def close(self) -> None:
        """End the process, if one was started."""
        with self._lock:
            if self._process is not None:
                self._process.close()

    def _call(self, method: str, request: Any) -> Any:  # noqa: ANN401 - protobuf messages have no types here
        try:
            return self._running().call(method, request, self._timeout)
        except grpc.RpcError as error:
            if error.code() is grpc.StatusCode.DEADLINE_EXCEEDED:
                raise ProviderError(f"{method} was not answered within {self._timeout:g} seconds") from None
            raise ProviderError(error.details()) from None
        except ProviderCrashed as crash:
            raise ProviderError(str(crash)) from None

    def _running(self) -> ProviderProcess:
        with self._lock:
            if self._process is None:
                self._process = self._start()
                config = sent(reveal(self._config), marked=False)
                request = provider_pb2.ConfigureRequest(args=config, acceptSecrets=True, acceptResources=True)
                self._process.call("Configure", request, self._timeout)
            return self._process


def _marked(struct: Any, example: Properties) -> Properties:  # noqa: ANN401 - the same
    values = received(struct)
    mark_like(values, example)
    return values
