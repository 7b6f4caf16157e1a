"""Calls to other machines are refused, whoever makes them, and told."""

import asyncio
import socket
import urllib.request
from collections.abc import Callable

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.testing import AddressRefused, Emulator
from pulumi_livemedia.testing.guard import Guard
from pulumi_livemedia.testing.hosts import Hosts
from tests.testing.conftest import Run

FAR = ("192.0.2.1", 443)  # reserved for documentation: nobody is there
FAR_6 = ("2001:db8::1", 443)


def connect(address: tuple[str, int], kind: int = socket.SOCK_STREAM) -> None:
    """Connect a socket to an address as it is."""
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family, kind) as sender:
        sender.connect(address)


def connect_ex() -> None:
    """Connect, with a number instead of an error."""
    with socket.socket() as sender:
        sender.connect_ex(FAR)


def send_to() -> None:
    """Send a datagram."""
    with socket.socket(type=socket.SOCK_DGRAM) as sender:
        sender.sendto(b"hello", 0, FAR)


def send_message() -> None:
    """Send a datagram in another way."""
    with socket.socket(type=socket.SOCK_DGRAM) as sender:
        sender.sendmsg([b"hello"], [], 0, FAR)


async def asynchronously(host: str) -> None:
    """Connect as asyncio does."""
    await asyncio.open_connection(host, 443)


WAYS: dict[str, Callable[[], object]] = {
    "httpx": lambda: httpx.get("https://live.aliyuncs.com"),
    "urllib": lambda: urllib.request.urlopen("https://live.aliyuncs.com"),
    "asyncio": lambda: asyncio.run(asynchronously("live.aliyuncs.com")),
    "asyncio, address": lambda: asyncio.run(asynchronously(FAR[0])),
    "create_connection": lambda: socket.create_connection(("live.aliyuncs.com", 443)),
    "connect": lambda: connect(FAR),
    "connect, IPv6": lambda: connect(FAR_6),
    "connect, UDP": lambda: connect(FAR, socket.SOCK_DGRAM),
    "connect_ex": connect_ex,
    "sendto": send_to,
    "sendmsg": send_message,
    "getaddrinfo": lambda: socket.getaddrinfo("live.aliyuncs.com", 443),
    "getaddrinfo, bytes": lambda: socket.getaddrinfo(b"live.aliyuncs.com", 443),
    "gethostbyname": lambda: socket.gethostbyname("live.aliyuncs.com"),
    "gethostbyname_ex": lambda: socket.gethostbyname_ex("live.aliyuncs.com"),
}


@pytest.mark.parametrize("way", WAYS)
def test_another_machine_can_not_be_called(livemedia_emulator: Emulator, way: str) -> None:
    assert livemedia_emulator
    with pytest.raises(AddressRefused, match=r"(live\.aliyuncs\.com|192\.0\.2\.1|2001:db8::1)\]?(:443)? was refused"):
        WAYS[way]()


def test_the_error_says_what_where_and_the_cure(livemedia_emulator: Emulator, request: pytest.FixtureRequest) -> None:
    assert livemedia_emulator
    with pytest.raises(AddressRefused) as caught:
        httpx.get("https://live.aliyuncs.com")

    text = str(caught.value)
    assert "a call to live.aliyuncs.com:443 was refused" in text
    assert f"test:   {request.node.nodeid}" in text
    assert "livemedia_emulator.url" in text
    assert '@pytest.mark.livemedia_allow_hosts("live.aliyuncs.com")' in text
    assert "livemedia_allow_hosts in the pytest configuration" in text


def test_it_is_no_network_error_that_would_be_tried_again() -> None:
    assert not issubclass(AddressRefused, OSError)


def test_this_machine_can_be_called(livemedia_emulator: Emulator) -> None:
    assert livemedia_emulator
    with EmulatorServer() as other:
        for name in ("127.0.0.1", "localhost"):
            with socket.create_connection((name, other.port)):
                pass
    here, there = socket.socketpair()
    with here, there:
        here.sendall(b"hello")
        assert there.recv(5) == b"hello"


@pytest.mark.livemedia_allow_hosts("192.0.2.0/24", "live.aliyuncs.com")
def test_an_allowed_host_is_not_refused(livemedia_emulator: Emulator) -> None:
    assert livemedia_emulator
    with socket.socket(type=socket.SOCK_DGRAM) as sender:
        try:
            sender.connect(FAR)
        except OSError:
            return  # there may be no way to it, but nobody has refused it


def test_the_addresses_of_an_allowed_name_can_be_called(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", FAR)]
    called: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: answer)
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: called.append(address))
    with Guard(Hosts.parse(["api.example.com"]), "a test").standing():
        connection = socket.create_connection(("api.example.com", 443))
        connection.close()
        with pytest.raises(AddressRefused):
            connect(("192.0.2.2", 443))

    assert called == [FAR]


def test_the_sockets_are_as_before_when_it_has_gone() -> None:
    before = (socket.getaddrinfo, socket.gethostbyname, socket.socket.connect, dict(vars(socket.socket)))
    with Guard(Hosts(), "a test").standing():
        assert socket.getaddrinfo is not before[0]

    assert (socket.getaddrinfo, socket.gethostbyname, socket.socket.connect, dict(vars(socket.socket))) == before


CONFIGURED = """
import pytest, socket
from pulumi_livemedia.testing import AddressRefused

def look(host):
    try:
        socket.getaddrinfo(host, 443, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST)
    except AddressRefused:
        return False
    return True

@pytest.mark.livemedia_allow_hosts("192.0.2.7")
def test_marked(livemedia_emulator):
    assert look("192.0.2.7") and look("198.51.100.1")
    assert not look("192.0.2.8")

def test_not_marked(livemedia_emulator):
    assert look("198.51.100.1") and not look("192.0.2.7")

def test_without_the_emulator():
    assert look("192.0.2.8")
"""
WRONG = """
import pytest

@pytest.mark.livemedia_allow_hosts("https://api.example.com")
def test_url(livemedia_emulator): ...

@pytest.mark.livemedia_allow_hosts
def test_nothing(livemedia_emulator): ...

@pytest.mark.livemedia_allow_hosts(host="api.example.com")
def test_keyword(livemedia_emulator): ...
"""


def test_hosts_are_allowed_for_one_test_and_for_all(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nlivemedia_allow_hosts = 198.51.100.0/24 *.example.com\n")

    run(CONFIGURED, "--strict-markers").assert_outcomes(passed=3)


def test_a_mark_that_allows_no_host_is_told(run: Run) -> None:
    result = run(WRONG)

    result.assert_outcomes(errors=3)
    result.stdout.fnmatch_lines(["*'https://api.example.com' is not a host: a name such as*"])
    result.stdout.fnmatch_lines(
        ["*livemedia_allow_hosts takes hosts*", '*cure: *livemedia_allow_hosts("api.example.com"*']
    )
