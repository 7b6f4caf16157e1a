"""A tiny engine: it listens at an address, and calls the real provider process over gRPC."""

import copy
import os
import signal
import socket
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import grpc  # type: ignore[import-untyped]
from google.protobuf import empty_pb2  # type: ignore[import-untyped]
from pulumi.runtime.proto import engine_pb2_grpc, provider_pb2

import pulumi_livemedia
from pulumi_livemedia.dynamic.resource import PROVIDER, serialized
from pulumi_livemedia.testing.provider_process import ProviderProcess
from tests.provider.wire import Properties, to_properties, to_struct, unmarked

LIVE_CASTER = serialized("pulumi_livemedia.providers", "LiveCasterProvider")
_SOURCE = Path(pulumi_livemedia.__file__).parents[1]
_DIFFERENCES = {0: "UNKNOWN", 1: "NONE", 2: "SOME"}


@dataclass(frozen=True)
class Checked:
    """The answer to a check."""

    inputs: Properties
    failures: dict[str, str]


@dataclass(frozen=True)
class Differing:
    """The answer to a diff."""

    changes: str
    replaces: list[str]


@dataclass(frozen=True)
class Found:
    """The answer to a create or a read."""

    id: str
    outputs: Properties
    inputs: Properties


class Refused(Exception):
    """The provider answered with an error."""

    def __init__(self, error: grpc.RpcError) -> None:
        super().__init__(error.details())
        self.code = error.code()
        self.text: str = error.details()


@dataclass(frozen=True)
class Said:
    """What the engine shows at a resource, or at the stack."""

    severity: int
    urn: str
    text: str


class Listener(engine_pb2_grpc.EngineServicer):
    """The engine's address, at which something listens as long as it lives, and shows what it is told.

    Args:
        shows: whether it does.
    """

    def __init__(self, *, shows: bool = True) -> None:
        self.said: list[Said] = []
        self._server = grpc.server(ThreadPoolExecutor(1))
        if shows:
            engine_pb2_grpc.add_EngineServicer_to_server(self, self._server)
        self.address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        self._server.start()

    def Log(self, request: Any, _context: Any) -> Any:  # noqa: ANN401, N802 - as the protocol names it
        """Show a text."""
        self.said.append(Said(request.severity, request.urn, request.message))
        return empty_pb2.Empty()

    def shows(self, text: str) -> bool:
        """Whether it shows a text."""
        return any(text in said.text for said in self.said)

    def stop(self) -> None:
        """Be gone, as after a kill."""
        self._server.stop(None).wait()


class Provider:
    """One provider process, as the engine sees it.

    Args:
        address: of the engine.
        home: the home folder of the process.
        pickled: the provider that its properties name.
    """

    def __init__(self, address: str, home: Path, pickled: str = LIVE_CASTER) -> None:
        self._pickled = pickled
        variables = {"PATH": os.defpath, "HOME": str(home), "PYTHONPATH": str(_SOURCE)}
        self._running = ProviderProcess(address, home, variables)
        self.process, self.port, self._stub = self._running.process, self._running.port, self._running.stub
        self._threads = ThreadPoolExecutor(64)

    def serving(self, pickled: str) -> Self:
        """The same process, asked about resources of another provider."""
        other = copy.copy(self)
        other._pickled = pickled  # noqa: SLF001 - the same class
        return other

    @property
    def stderr(self) -> str:
        """What the process has shown to the user so far."""
        return self._running.stderr

    def says(self, text: str) -> bool:
        """Whether the process shows a text to the user, now or in a moment: what it writes is read aside."""
        end = time.monotonic() + 5
        while text not in self.stderr:
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True

    @property
    def stdout(self) -> str:
        """What it has written besides its port."""
        return self._running.stdout

    def configure(self, config: Mapping[str, str]) -> Self:
        """Send the stack's configuration."""
        self._stub.Configure(provider_pb2.ConfigureRequest(args=to_struct(dict(config)), acceptSecrets=True))
        return self

    def check(self, news: Properties, olds: Properties | None = None, urn: str = "") -> Checked:
        """Check inputs."""
        request = provider_pb2.CheckRequest(urn=urn, olds=self._sent(olds or {}), news=self._sent(news))
        answer = self._answer(self._stub.Check, request)
        failures = {failure.property: failure.reason for failure in answer.failures}
        return Checked(self._received(answer.inputs), failures)

    def diff(self, id_: str, olds: Properties, news: Properties, urn: str = "") -> Differing:
        """Compare old outputs with new inputs."""
        request = provider_pb2.DiffRequest(urn=urn, id=id_, olds=self._sent(olds), news=self._sent(news))
        answer = self._answer(self._stub.Diff, request)
        return Differing(_DIFFERENCES[answer.changes], list(answer.replaces))

    def create(self, inputs: Properties) -> Found:
        """Create a resource."""
        answer = self._answer(self._stub.Create, provider_pb2.CreateRequest(properties=self._sent(inputs)))
        return Found(answer.id, self._received(answer.properties), {})

    def later(self, inputs: Properties) -> "Future[Found]":
        """Create a resource meanwhile."""
        return self._threads.submit(self.create, inputs)

    def read(self, id_: str, *, outputs: Properties | None = None, inputs: Properties | None = None) -> Found:
        """Read a resource: from its old outputs, or from inputs alone as `get` does."""
        request = provider_pb2.ReadRequest(
            id=id_,
            properties=self._sent(outputs) if outputs is not None else None,
            inputs=self._sent(inputs) if inputs is not None else None,
        )
        answer = self._answer(self._stub.Read, request)
        return Found(answer.id, self._received(answer.properties), self._received(answer.inputs))

    def update(self, id_: str, olds: Properties, news: Properties) -> Properties:
        """Update a resource; its new outputs."""
        request = provider_pb2.UpdateRequest(id=id_, olds=self._sent(olds), news=self._sent(news))
        return self._received(self._answer(self._stub.Update, request).properties)

    def delete(self, id_: str, outputs: Properties) -> None:
        """Delete a resource."""
        self._answer(self._stub.Delete, provider_pb2.DeleteRequest(id=id_, properties=self._sent(outputs)))

    def interrupt(self) -> None:
        """Do what the engine does after the second Ctrl-C; again where Python has lost the signal, as it may."""
        for _ in range(5):
            self.process.send_signal(signal.SIGINT)
            if self._stops_answering():
                return
        raise AssertionError("SIGINT does nothing")

    def _stops_answering(self) -> bool:
        end = time.monotonic() + 1
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                return True
            time.sleep(0.02)
        return False

    def ended(self, seconds: float = 20) -> int:
        """Wait for the end of the process; its exit code."""
        return self.process.wait(seconds)

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """End the process."""
        self._threads.shutdown(wait=False)
        self._running.close()

    def _sent(self, properties: Properties) -> Any:  # noqa: ANN401 - a protobuf message
        return to_struct(unmarked(properties) | {PROVIDER: self._pickled})

    def _received(self, struct: Any) -> Properties:  # noqa: ANN401 - the same
        received = to_properties(struct)
        assert received.pop(PROVIDER, self._pickled) == self._pickled
        return received

    def _answer(self, call: Any, request: Any) -> Any:  # noqa: ANN401 - the stubs have no types
        try:
            return call(request, timeout=60)
        except grpc.RpcError as error:
            raise Refused(error) from None


@contextmanager
def running(address: str, home: Path, pickled: str = LIVE_CASTER) -> Iterator[Provider]:
    """A provider process that has ended when the block does."""
    provider = Provider(address, home, pickled)
    try:
        yield provider
    finally:
        provider.close()
