"""The real provider process, started as the `pulumi` command starts it."""

import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, Final

import grpc  # type: ignore[import-untyped]
from pulumi.runtime.proto import provider_pb2_grpc

STARTED_WITHIN: Final = 60.0
"""Seconds in which the process has to say its port; generous, for machines that are busy."""
_ENDED_WITHIN: Final = 10.0


class ProviderCrashed(Exception):
    """The provider process did not start, or ended by itself."""


class ProviderProcess:
    """One process that serves every dynamic resource of one provider configuration.

    Args:
        engine: address that the process believes to be its engine's, as `host:port`; it ends soon after nobody
            listens there any more.
        folder: where it runs; modules in it can be imported.
        environment: all its variables.
        told: called with each line that the process writes, and whether it is for stderr.

    Raises:
        ProviderCrashed: it did not start.
    """

    def __init__(
        self,
        engine: str,
        folder: Path,
        environment: Mapping[str, str],
        told: Callable[[str, bool], None] | None = None,
    ) -> None:
        self._told = told
        self._said: dict[bool, list[str]] = {False: [], True: []}
        self._first: SimpleQueue[str] = SimpleQueue()
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-u", "-m", "pulumi.dynamic", engine],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=dict(environment),
            text=True,
            errors="replace",
        )
        self._readers = [self._reading(self.process.stdout, False), self._reading(self.process.stderr, True)]  # noqa: FBT003 - which of two streams
        self.port = self._read_port()
        self._channel = grpc.insecure_channel(f"127.0.0.1:{self.port}", options=[("grpc.enable_http_proxy", 0)])
        self.stub = provider_pb2_grpc.ResourceProviderStub(self._channel)

    @property
    def stderr(self) -> str:
        """What the process has written to stderr so far."""
        return self._text(is_error=True)

    @property
    def stdout(self) -> str:
        """What the process has written to stdout so far, after the line with its port."""
        return self._text(is_error=False)

    def call(self, method: str, request: Any, timeout: float) -> Any:  # noqa: ANN401 - the stubs have no types
        """Call the process.

        Args:
            method: name of the call, such as `Create`.
            request: its message.
            timeout: seconds after which the answer is given up.

        Raises:
            grpc.RpcError: the provider answered with an error, or not in time.
            ProviderCrashed: the process is gone.
        """
        try:
            return getattr(self.stub, method)(request, timeout=timeout)
        except grpc.RpcError:
            if self._has_ended():
                raise ProviderCrashed(self._epitaph(f"during {method}")) from None
            raise

    def close(self) -> None:
        """End the process, if it has not."""
        if hasattr(self, "_channel"):
            self._channel.close()
        self.process.kill()
        self.process.wait(_ENDED_WITHIN)
        for reader in self._readers:
            reader.join(_ENDED_WITHIN)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    def _reading(self, stream: IO[str] | None, is_error: bool) -> threading.Thread:  # noqa: FBT001 - which of two
        reader = threading.Thread(target=self._read, args=(stream, is_error), name="provider output", daemon=True)
        reader.start()
        return reader

    def _read(self, stream: IO[str], is_error: bool) -> None:  # noqa: FBT001 - the same
        if not is_error:
            self._first.put(stream.readline())
        for line in stream:
            self._said[is_error].append(line)
            if self._told is not None:
                self._told(line.rstrip("\n"), is_error)

    def _read_port(self) -> int:
        try:
            line = self._first.get(timeout=STARTED_WITHIN)
        except Empty:
            line = ""
        if line.strip().isdecimal():
            return int(line)
        self.close()
        raise ProviderCrashed(self._epitaph("before it was ready"))

    def _has_ended(self) -> bool:
        try:
            self.process.wait(1)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _text(self, *, is_error: bool) -> str:
        if self.process.poll() is not None:
            for reader in self._readers:
                reader.join(_ENDED_WITHIN)
        return "".join(self._said[is_error])

    def _epitaph(self, when: str) -> str:
        said = self.stderr.strip() or "nothing"
        return f"the provider process ended {when}, with exit code {self.process.poll()}; it said on stderr:\n{said}"
