"""Which hosts a test may call: this machine, and those that were allowed."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_NAME = re.compile(r"(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?")
_NUMERIC = re.compile(r"[0-9./*]+")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass
class Hosts:
    """The hosts that may be called besides this machine.

    Attributes:
        names: in lower case; `*.` before a name stands for any below it.
        networks: of addresses.
        resolved: the addresses that allowed names have turned out to have.
    """

    names: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()
    resolved: set[str] = field(default_factory=set)

    @classmethod
    def parse(cls, texts: Iterable[str]) -> "Hosts":
        """Read names (`api.example.com`, `*.example.com`), addresses and networks (`10.0.0.0/8`).

        Raises:
            ValueError: one is none of these, such as a URL.
        """
        names, networks = set(), []
        for text in texts:
            network = _network(text)
            if network is not None:
                networks.append(network)
            elif isinstance(text, str) and _NAME.fullmatch(text.lower()) and not _NUMERIC.fullmatch(text):
                names.add(text.lower())
            else:
                raise ValueError(
                    f"{text!r} is not a host: a name such as api.example.com or *.example.com, "
                    "an address, or a network such as 10.0.0.0/8; without scheme, port and path"
                )
        return cls(frozenset(names), tuple(networks))

    def allows(self, host: str) -> bool:
        """Tell whether a host may be called."""
        address = _address(host)
        if address is None:
            name = _name(host)
            return name in ("", "localhost") or name.endswith(".localhost") or self._is_named(name)
        # The unspecified address leads to this machine, too.
        here = address.is_loopback or address.is_unspecified
        return here or str(address) in self.resolved or any(address in network for network in self.networks)

    def remember(self, host: str, found: str) -> None:
        """Allow what a name was found to be, if it is one that was allowed; this machine's names need no more."""
        address = _address(found)
        if address is not None and self._is_named(_name(host)):
            self.resolved.add(str(address))

    def _is_named(self, name: str) -> bool:
        parents = [name.split(".", n)[-1] for n in range(1, name.count(".") + 1)]
        return name in self.names or any(f"*.{parent}" in self.names for parent in parents)


def _name(host: str) -> str:
    return host.lower().rstrip(".")


def _network(text: object) -> Network | None:
    try:
        return ipaddress.ip_network(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _address(host: str) -> Address | None:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address
