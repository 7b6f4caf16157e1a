"""A Pulumi program that is run without an engine; what it asks the engine for is kept."""

import asyncio
import atexit
from collections.abc import Callable
from typing import Any

from google.protobuf.json_format import MessageToDict  # type: ignore[import-untyped]
from pulumi.runtime.mocks import MockCallArgs, MockMonitor, MockResourceArgs, Mocks, set_mocks
from pulumi.runtime.mocks import test as awaited

from tests.provider.wire import Properties, to_properties

Request = dict[str, Any]

_LOOP = asyncio.new_event_loop()
atexit.register(_LOOP.close)


class Cloud(Mocks):
    """Takes every resource as it is declared."""

    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[Any, Any]]:
        """The resource with its inputs as outputs."""
        return args.resource_id or f"{args.name}-id", args.inputs

    def call(self, args: MockCallArgs) -> Any:  # noqa: ANN401 - never
        """Nothing is called."""
        raise NotImplementedError(args.token)


class Monitor(MockMonitor):
    """Keeps what is asked of the engine."""

    def __init__(self) -> None:
        super().__init__(Cloud())
        self.requests: list[tuple[Request, Properties]] = []

    def RegisterResource(self, request: Any) -> Any:  # noqa: ANN401, N802 - as the SDK names it
        """Register a resource."""
        self._keep(request, request.object)
        return super().RegisterResource(request)  # type: ignore[no-untyped-call]

    def ReadResource(self, request: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Read a resource."""
        self._keep(request, request.properties)
        return super().ReadResource(request)  # type: ignore[no-untyped-call]

    def _keep(self, request: Any, properties: Any) -> None:  # noqa: ANN401 - protobuf messages
        if request.type != "pulumi:pulumi:Stack":
            self.requests.append((MessageToDict(request), to_properties(properties)))


def run(program: Callable[[], object]) -> list[tuple[Request, Properties]]:
    """Run a program in project `shows`, stack `dev`; each request, and the properties in it."""
    monitor = Monitor()
    # The SDK keeps futures from one program to the next, so they share a loop; other tests may have put theirs away.
    asyncio.set_event_loop(_LOOP)
    set_mocks(monitor.mocks, project="shows", stack="dev", monitor=monitor)
    awaited(program)()  # type: ignore[no-untyped-call]
    return monitor.requests
