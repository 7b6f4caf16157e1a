"""Keeps web pages of other origins away from the emulator.

A page that is open in some browser can send requests to loopback, and the emulator's keys are known to everybody. A
browser tells where a request comes from (Sec-Fetch-Site, Origin); other clients send neither. A page whose name was
made to point here (DNS rebinding) has the right origin and the wrong Host.

Sources: https://www.w3.org/TR/fetch-metadata/, https://fetch.spec.whatwg.org/#origin-header,
https://www.rfc-editor.org/rfc/rfc6761 (names that nobody can register).
"""

import ipaddress
from urllib.parse import urlsplit

from werkzeug import Request

_OWN_SITES = ("same-origin", "none")
_UNREGISTRABLE = ("internal", "local", "localhost", "test")


def comes_from_elsewhere(request: Request) -> str:
    """Why a request comes from another origin's page; empty if it does not."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site not in _OWN_SITES:
        return f"Sec-Fetch-Site is {site!r}"
    origin, host = request.headers.get("Origin"), request.headers.get("Host", "")
    if origin is not None and origin.partition("://")[2].lower() != host.lower():
        return f"Origin is {origin!r}, and Host {host!r}"
    return ""


def is_foreign_name(host: str) -> bool:
    """Whether a Host header names what anybody could register and let point here.

    Args:
        host: as it came, with a port or without.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return True
    last = name.rpartition(".")[2]
    return not (last == name or last in _UNREGISTRABLE or _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def refusal(request: Request, *, inside: bool) -> str:
    """What to answer a request that must not be served; empty for one that may.

    Args:
        request: as it came.
        inside: whether it is for the control plane, where every name is looked at; the clouds are called under their
            own names too, so there it is only the name that a browser's page has.
    """
    reason = comes_from_elsewhere(request)
    if reason:
        return f"refused, because it comes from a web page of another origin: {reason}. Open {request.host_url} itself"
    host = request.headers.get("Host", "")
    if (inside or "Origin" in request.headers) and is_foreign_name(host):
        return (
            f"refused under the name {host!r}, which anybody could let point here: "
            "call it by its IP address, localhost, or a name without a dot"
        )
    return ""
