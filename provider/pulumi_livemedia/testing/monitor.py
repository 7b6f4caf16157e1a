"""The servers that a program talks to: resource monitor and engine, on a loopback port.

Protocol: https://github.com/pulumi/pulumi/tree/master/proto/pulumi, resource.proto and engine.proto
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NoReturn, Self

import grpc  # type: ignore[import-untyped]
from google.protobuf import empty_pb2  # type: ignore[import-untyped]
from pulumi.runtime import MockCallArgs
from pulumi.runtime._grpc_settings import _GRPC_CHANNEL_OPTIONS
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc, resource_pb2, resource_pb2_grpc

from pulumi_livemedia.testing.deployment import Ended
from pulumi_livemedia.testing.engine import Engine
from pulumi_livemedia.testing.goal import Goal, NotSupported, goal_of
from pulumi_livemedia.testing.journal import Journal
from pulumi_livemedia.testing.mocked_package import Call
from pulumi_livemedia.testing.property_values import received, reveal, sent

THREADS: Final = 64
"""Requests at a time; each resource that is being created holds one."""
_GRACE: Final = 0.5
_SEVERITIES: Final = {engine_pb2.INFO: "info", engine_pb2.WARNING: "warning", engine_pb2.ERROR: "error"}
_AFTER_THE_END: Final = "Resource monitor has terminated, shutting down"
_FEATURES: Final = [
    # Transforms, hooks, replace_with and the like are named so that they come here and are refused in plain words;
    # the SDK would ask for a newer `pulumi`.
    resource_pb2.RESOURCE_MONITOR_FEATURE_SECRETS,
    resource_pb2.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
    resource_pb2.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
    resource_pb2.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
    resource_pb2.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
    resource_pb2.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
    resource_pb2.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
    resource_pb2.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
    resource_pb2.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
    resource_pb2.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
]


class Servers:
    """Both servers, as long as the block lasts. Without an engine they only are an address that lives.

    Args:
        journal: takes what the program says.
        call: plays invokes and calls.
    """

    def __init__(self, journal: Journal, call: Call | None = None) -> None:
        self._server = grpc.server(ThreadPoolExecutor(THREADS, "monitor"), options=_GRPC_CHANNEL_OPTIONS)
        self.monitor = Monitor(journal, call)
        resource_pb2_grpc.add_ResourceMonitorServicer_to_server(self.monitor, self._server)
        engine_pb2_grpc.add_EngineServicer_to_server(_Engine(journal), self._server)
        self.address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop(_GRACE).wait()


class Monitor(resource_pb2_grpc.ResourceMonitorServicer):
    """Takes what a program registers.

    Args:
        journal: takes why something cannot be.
        call: plays invokes and calls.
    """

    def __init__(self, journal: Journal, call: Call | None) -> None:
        self._journal = journal
        self._call = call
        self.engine: Engine | None = None

    def GetDeploymentInfo(self, _request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - as the protocol names it
        """What this monitor can do."""
        return resource_pb2.DeploymentInfo(supportedFeatures=_FEATURES)

    def SupportsFeature(self, request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """The same, as older SDKs ask for it."""
        features = {"secrets", "aliasSpecs", "deletedWith", "transforms", "resourceHooks"}
        return resource_pb2.SupportsFeatureResponse(hasSupport=request.id in features)

    def RegisterResource(self, request: Any, context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Bring a resource about."""
        state = self._answered(context, lambda engine: engine.register(goal_of(request)))
        return resource_pb2.RegisterResourceResponse(
            urn=state.urn, id=state.id, object=sent(state.outputs, marked=True)
        )

    def ReadResource(self, request: Any, context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Look at a resource, or at another stack."""
        goal = Goal(
            type=request.type,
            name=request.name,
            custom=True,
            inputs=received(request.properties),
            parent=request.parent,
            provider=request.provider,
            version=request.version,
            dependencies=tuple(request.dependencies),
            additional_secret_outputs=tuple(request.additionalSecretOutputs),
        )
        state = self._answered(context, lambda engine: engine.read(goal, request.id))
        return resource_pb2.ReadResourceResponse(
            urn=state.urn, id=state.id, properties=sent(state.outputs, marked=True)
        )

    def RegisterResourceOutputs(self, request: Any, context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Take the outputs of a component or of the stack."""
        self._answered(context, lambda engine: engine.set_outputs(request.urn, received(request.outputs)))
        return empty_pb2.Empty()

    def Invoke(self, request: Any, context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Call a function of another package."""
        answer = self._answered(context, lambda _: self._called(request))
        message = resource_pb2.ResourceInvokeResponse()
        getattr(message, "return").CopyFrom(sent(answer, marked=True))
        return message

    def Call(self, _request: Any, context: Any) -> NoReturn:  # noqa: ANN401, N802 - the same
        """Methods of resources are not played."""
        self._refuse(context, "calls of methods of resources")

    def RegisterPackage(self, request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Take a parameterized package; its resources are played by function anyway."""
        return resource_pb2.RegisterPackageResponse(ref=request.name)

    def RegisterStackTransform(self, _request: Any, context: Any) -> NoReturn:  # noqa: ANN401, N802 - the same
        """Transforms are not played."""
        self._refuse(context, "transforms")

    def RegisterStackInvokeTransform(self, _request: Any, context: Any) -> NoReturn:  # noqa: ANN401, N802 - the same
        """Transforms are not played."""
        self._refuse(context, "transforms")

    def RegisterResourceHook(self, _request: Any, context: Any) -> NoReturn:  # noqa: ANN401, N802 - the same
        """Hooks are not played."""
        self._refuse(context, "hooks")

    def RegisterErrorHook(self, _request: Any, context: Any) -> NoReturn:  # noqa: ANN401, N802 - the same
        """Hooks are not played."""
        self._refuse(context, "hooks")

    def SignalAndWaitForShutdown(self, _request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """The program has declared everything; nothing of it is needed any more."""
        return empty_pb2.Empty()

    def _called(self, request: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
        if self._call is None:
            raise NotSupported(
                f"the program calls the function {request.tok}: give livemedia_stack call=, a function from "
                "pulumi.runtime.MockCallArgs to a dict"
            )
        return self._call(
            MockCallArgs(token=request.tok, args=reveal(received(request.args)), provider=request.provider)
        )

    def _refuse(self, context: Any, what: str) -> NoReturn:  # noqa: ANN401 - the same
        self._journal.error(f"livemedia_stack does not play {what}; test that with the real `pulumi`")
        _abort(context)

    def _answered(self, context: Any, work: Callable[[Engine], Any]) -> Any:  # noqa: ANN401 - the same
        if self.engine is None:
            _abort(context)
        try:
            return work(self.engine)
        except Ended:
            _abort(context)
        except NotSupported as refusal:
            self._journal.error(str(refusal))
            _abort(context)
        except Exception as defect:
            self._journal.error(f"livemedia_stack failed: {type(defect).__name__}: {defect}")
            raise


class _Engine(engine_pb2_grpc.EngineServicer):
    """Takes what a program says."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._root = ""

    def Log(self, request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Take a message; what is meant for debugging, and what only follows from a failure, is dropped."""
        severity = _SEVERITIES.get(request.severity)
        follows = request.message == _AFTER_THE_END and self._journal.failed.is_set()
        if severity == "error" and not follows:
            self._journal.error(request.message, request.urn)
        elif severity is not None and not follows and not request.ephemeral:
            self._journal.say(severity, request.message, request.urn)
        return empty_pb2.Empty()

    def GetRootResource(self, _request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """The stack's own resource."""
        return engine_pb2.GetRootResourceResponse(urn=self._root)

    def SetRootResource(self, request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Take the stack's own resource."""
        self._root = request.urn
        return engine_pb2.SetRootResourceResponse()

    def RequirePulumiVersion(self, _request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - the same
        """Any version will do."""
        return engine_pb2.RequirePulumiVersionResponse()


def _abort(context: Any) -> NoReturn:  # noqa: ANN401 - the same
    """What the program is told when the operation has failed; why is in the journal."""
    context.abort(grpc.StatusCode.UNAVAILABLE, "resource monitor shut down")
    raise AssertionError("abort raises")
