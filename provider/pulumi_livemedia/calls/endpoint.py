"""Where calls go: a host name as people write it, read strictly."""

import logging
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from pulumi_livemedia.calls.errors import InvalidSetting

_log = logging.getLogger("pulumi_livemedia.calls")
_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A place that answers calls.

    Attributes:
        scheme: `https` or `http`.
        host: in lower case, without a port.
        port: None for the scheme's own.
        source: what it was written under; empty if nobody wrote it.
    """

    scheme: str
    host: str
    port: int | None = None
    source: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str, *, setting: str = "the endpoint") -> "Endpoint":
        """Read `host`, `host:port`, `http://host:port` or `https://host:port`.

        Without a scheme it is https, except on loopback, where emulators speak http. Plain http to another
        machine is possible, but has to be written out.

        Args:
            text: what the user wrote.
            setting: what it is written under.

        Raises:
            InvalidSetting: it is none of these.
        """
        try:
            parts = urlsplit(text.strip() if "://" in text else f"//{text.strip()}")
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            raise _refused(setting, text) from None
        if not host or not _is_plain(parts) or any(sign.isspace() for sign in host):
            raise _refused(setting, text)
        scheme = parts.scheme or ("http" if is_loopback(host) else "https")
        return cls(scheme, host, None if port == _DEFAULT_PORTS[scheme] else port, setting)

    @property
    def netloc(self) -> str:
        """Host and, if it is not the scheme's own, port: the value of the `host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def is_loopback(self) -> bool:
        """Whether it is on this very machine."""
        return is_loopback(self.host)


def announce(endpoint: Endpoint, before: str, after: str = "") -> None:
    """Log where calls go; as a warning where others can read them on their way.

    Args:
        endpoint: where they go, which is told between the two texts.
        before: such as `livemedia:alicloudEndpoint: calls go to`.
        after: such as `, not to live.aliyuncs.com`.
    """
    if endpoint.scheme == "http" and not endpoint.is_loopback:
        _log.warning("%s %s (not encrypted)%s", before, endpoint.url, after)
    else:
        _log.info("%s %s%s", before, endpoint.url, after)


def is_loopback(host: str) -> bool:
    """Return whether the host, a name or an address without a port, is this very machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_plain(parts: SplitResult) -> bool:
    """Return whether there is nothing but scheme, host and port."""
    known = parts.scheme in ("", *_DEFAULT_PORTS)
    return known and parts.path in ("", "/") and not (parts.query or parts.fragment or "@" in parts.netloc)


def _refused(setting: str, text: str) -> InvalidSetting:
    return InvalidSetting(
        f"{setting} is {text!r}, which is not an endpoint",
        cure="write a host, host:port, or http(s)://host:port, such as 127.0.0.1:4570",
    )
