"""Which hosts may be called."""

import pytest

from pulumi_livemedia.testing.hosts import Hosts

HERE = [
    "127.0.0.1",
    "127.8.8.8",
    "::1",
    "::ffff:127.0.0.1",
    "0.0.0.0",  # noqa: S104 - nothing is bound
    "::",
    "localhost",
    "LocalHost.",
    "a.localhost",
    "",
]
OTHERS = ["live.aliyuncs.com", "8.8.8.8", "2001:db8::1", "::ffff:8.8.8.8", "169.254.169.254", "100.100.100.200", "host"]


@pytest.mark.parametrize("host", HERE)
def test_this_machine_may_be_called(host: str) -> None:
    assert Hosts().allows(host)


@pytest.mark.parametrize("host", [*OTHERS, "localhost.example.com", "notlocalhost", "fe80::1%eth0"])
def test_no_other_may(host: str) -> None:
    assert not Hosts().allows(host)


@pytest.mark.parametrize(
    ("allowed", "host"),
    [
        ("api.example.com", "api.example.com"),
        ("API.example.com", "api.EXAMPLE.com."),
        ("*.example.com", "api.example.com"),
        ("*.example.com", "a.b.example.com"),
        ("10.0.0.0/8", "10.200.3.4"),
        ("10.0.0.0/8", "::ffff:10.200.3.4"),
        ("192.168.1.5", "192.168.1.5"),
        ("2001:db8::/32", "2001:db8::1"),
        ("my_service", "my_service"),
    ],
)
def test_what_is_allowed_may_be_called(allowed: str, host: str) -> None:
    assert Hosts.parse([allowed]).allows(host)


@pytest.mark.parametrize(
    ("allowed", "host"),
    [
        ("api.example.com", "example.com"),
        ("api.example.com", "api.example.com.evil.org"),
        ("*.example.com", "example.com"),
        ("*.example.com", "badexample.com"),
        ("10.0.0.0/8", "11.0.0.1"),
        ("192.168.1.5", "192.168.1.6"),
    ],
)
def test_what_only_looks_like_it_may_not(allowed: str, host: str) -> None:
    assert not Hosts.parse([allowed]).allows(host)


@pytest.mark.parametrize(
    "text", ["https://api.example.com", "api.example.com:443", "", "*", "a b", "10.0.0.0/33", "10.0.0.256", "*.", "/"]
)
def test_what_is_no_host_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="is not a host: a name such as"):
        Hosts.parse([text])


def test_the_addresses_of_an_allowed_name_are_allowed() -> None:
    hosts = Hosts.parse(["*.example.com"])
    hosts.remember("api.example.com", "192.0.2.7")
    hosts.remember("localhost", "192.0.2.8")
    hosts.remember("api.example.com", "not an address")

    assert hosts.allows("192.0.2.7")
    assert not hosts.allows("192.0.2.8")
