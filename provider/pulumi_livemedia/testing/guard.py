"""Keeps a test on this machine: connections to other hosts are refused, and say so.

It stands in Python's sockets, and so before every HTTP library and SDK that is written in Python; not before libraries
that open connections in C (gRPC, uvloop), and not in child processes.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from pulumi_livemedia.testing.hosts import Hosts

_FAMILIES = (socket.AF_INET, socket.AF_INET6)
_ADDRESS_AT = {"connect": 0, "connect_ex": 0, "sendto": -1, "sendmsg": 3}


class AddressRefused(RuntimeError):
    """A test that uses the emulator was about to call another machine.

    It is no OSError on purpose: libraries would try again and again, or take it for a network that is down.
    """


@dataclass
class Guard:
    """Stands before the sockets of this process.

    Attributes:
        hosts: who may be called.
        test: the test's id, for the error.
        refused: what was refused so far, such as `live.aliyuncs.com:443`.
    """

    hosts: Hosts
    test: str
    refused: list[str] = field(default_factory=list)

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Refuse until the block ends."""
        with pytest.MonkeyPatch.context() as patch:
            for name, position in _ADDRESS_AT.items():
                patch.setattr(socket.socket, name, self._method(getattr(socket.socket, name), position))
            for name in ("gethostbyname", "gethostbyname_ex"):
                patch.setattr(socket, name, self._lookup(getattr(socket, name)))
            patch.setattr(socket, "getaddrinfo", self._resolver(socket.getaddrinfo))
            yield

    def check(self, host: object, port: object = None) -> None:
        """Let a host pass.

        Raises:
            AddressRefused: it is another machine, and nobody has allowed it.
        """
        __tracebackhide__ = True
        name = _text(host)
        if self.hosts.allows(name):
            return
        place = f"[{name}]" if ":" in name else name
        place = place if port in (None, 0, "") else f"{place}:{port}"
        self.refused.append(place)
        raise AddressRefused(
            f"livemedia: a call to {place} was refused: a test that uses the emulator may only call this machine\n"
            f"  test:   {self.test}\n"
            "  cure:   call livemedia_emulator.url instead, which LIVEMEDIA_ALICLOUD_ENDPOINT and "
            "LIVEMEDIA_VOLCENGINE_ENDPOINT say too;\n"
            f'          or allow the host with @pytest.mark.livemedia_allow_hosts("{name}"), '
            "or for all tests with livemedia_allow_hosts in the pytest configuration"
        )

    def _method(self, original: Callable[..., Any], position: int) -> Callable[..., Any]:
        def guarded(connection: socket.socket, *arguments: Any) -> Any:  # noqa: ANN401  # those of the original
            __tracebackhide__ = True
            address = arguments[position] if len(arguments) > position else None
            if connection.family in _FAMILIES and isinstance(address, tuple) and len(address) > 1:
                self.check(address[0], address[1])
            return original(connection, *arguments)

        return guarded

    def _lookup(self, original: Callable[[str], Any]) -> Callable[[str], Any]:
        def guarded(hostname: str) -> Any:  # noqa: ANN401  # that of the original
            __tracebackhide__ = True
            self.check(hostname)
            found = original(hostname)
            for address in [found] if isinstance(found, str) else found[2]:
                self.hosts.remember(hostname, address)
            return found

        return guarded

    def _resolver(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(host: Any, port: Any, *arguments: Any, **names: Any) -> Any:  # noqa: ANN401  # the same
            __tracebackhide__ = True
            self.check(host, port)
            found = original(host, port, *arguments, **names)
            for *_, address in found:
                self.hosts.remember(_text(host), address[0])
            return found

        return guarded


def _text(host: object) -> str:
    return host.decode("ascii", "replace") if isinstance(host, (bytes, bytearray)) else str(host or "")
