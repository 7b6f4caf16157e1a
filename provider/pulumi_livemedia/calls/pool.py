"""What all calls of a process to one cloud share: connections, rates, the retry quota, keys, what is known."""

import sys
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from pulumi_livemedia.calls.caller import Caller
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.quota import RetryQuota
from pulumi_livemedia.calls.rate import RateLimits
from pulumi_livemedia.calls.renewal import Renewals

_importing = threading.Lock()


def over_http(endpoint: Endpoint) -> Transport:
    """Return a transport over real connections; none is made before it is used."""
    with _importing, _skipping("httpx._main"):
        from pulumi_livemedia.calls.http import HttpTransport  # noqa: PLC0415 - slow, and not needed in previews

    return HttpTransport(endpoint)


@contextmanager
def _skipping(optional: str) -> Iterator[None]:
    """Let a module that others do without seem not to be installed, unless it is imported already.

    httpx imports its own command line with itself, and rich and click for that where they are installed: a third of
    the time that the import takes.
    """
    modules: dict[str, Any] = sys.modules
    is_skipped = modules.setdefault(optional, None) is None
    try:
        yield
    finally:
        if is_skipped:
            del modules[optional]


class Pool:
    """The shared parts, made at their first use; many threads may use it.

    A process has one for each cloud; a test has one of its own, so that nothing leaks into the next.

    Args:
        transport: makes the transport to an endpoint.
    """

    def __init__(self, transport: Callable[[Endpoint], Transport] = over_http) -> None:
        self.quota = RetryQuota()
        self.limits = RateLimits()
        self.renewals = Renewals()
        self._transport = transport
        self._transports: dict[Endpoint, Transport] = {}
        self._callers: dict[tuple[Endpoint, int], Caller] = {}
        self._known: dict[Hashable, str] = {}
        self._asking: dict[Hashable, threading.Lock] = {}
        self._done: set[Hashable] = set()
        self._lock = threading.Lock()

    def caller(self, endpoint: Endpoint, max_concurrent: int) -> Caller:
        """Return the caller for an endpoint: always the same for the same limit."""
        with self._lock:
            if endpoint not in self._transports:
                self._transports[endpoint] = self._transport(endpoint)
            key = (endpoint, max_concurrent)
            if key not in self._callers:
                self._callers[key] = Caller(
                    endpoint,
                    self._transports[endpoint],
                    quota=self.quota,
                    limits=self.limits,
                    max_concurrent=max_concurrent,
                )
            return self._callers[key]

    def know(self, key: Hashable, ask: Callable[[], str]) -> str:
        """Return what is known under the key; only the first to want it asks, the others wait for the answer.

        Raises:
            Exception: whatever `ask` raises; then nothing is known, and the next one asks again.
        """
        with self._lock:
            asking = self._asking.setdefault(key, threading.Lock())
        with asking:
            if key not in self._known:
                self._known[key] = ask()
            return self._known[key]

    def first_time(self, key: Hashable) -> bool:
        """Return True for the first who comes with this key, and False for all others."""
        with self._lock:
            first = key not in self._done
            self._done.add(key)
            return first

    def close(self) -> None:
        """Close all connections; the pool can be used on, with new ones."""
        with self._lock:
            transports = list(self._transports.values())
        for transport in transports:
            transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
