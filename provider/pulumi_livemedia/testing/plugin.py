"""What pytest loads, as `livemedia`: fixtures for tests against the emulator of both clouds. See docs/testing.md.

Loading it costs a project that does not use it nothing: all that the fixtures need is imported when they are used.
"""

import hashlib
import re
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, NoReturn

import pytest

from pulumi_livemedia.testing.stack_fixture import livemedia_stack as livemedia_stack  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from pluggy import Result

    from pulumi_livemedia.emulator.server import EmulatorServer
    from pulumi_livemedia.testing.clock import Clock
    from pulumi_livemedia.testing.emulator import Emulator
    from pulumi_livemedia.testing.faults import FaultInjector
    from pulumi_livemedia.testing.guard import Guard
    from pulumi_livemedia.testing.hosts import Hosts
    from pulumi_livemedia.testing.s3 import S3

_ALLOW_HOSTS = "livemedia_allow_hosts"
_NOTHING_RUNS = "livemedia_nothing_runs"
_KEEP_HOME = "livemedia_keep_home"
_MARKERS = (
    f"{_ALLOW_HOSTS}(*hosts): let a test that uses the emulator call these hosts, too",
    f"{_NOTHING_RUNS}(wanted=True): make sure that nothing is left running in the emulator when the test ends",
)
_CALLS_SHOWN = 30
_PATIENCE_SECONDS = 5.0

_emulator: "pytest.StashKey[Emulator]" = pytest.StashKey()
_guard: "pytest.StashKey[Guard]" = pytest.StashKey()
_has_failed: pytest.StashKey[bool] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the settings."""
    parser.addini(_ALLOW_HOSTS, "Hosts that tests with the emulator may call besides this machine.", "args", [])
    parser.addini(_NOTHING_RUNS, "Whether nothing may be left running in the emulator after a test.", "bool", False)  # noqa: FBT003
    parser.addini(_KEEP_HOME, "Leave HOME as it is in tests with the emulator.", "bool", False)  # noqa: FBT003


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks."""
    for marker in _MARKERS:
        config.addinivalue_line("markers", marker)


# In the older form, which every pytest takes: a project with another one must not fail because this is installed.
@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> "Generator[None, Result[pytest.TestReport], None]":
    """Add to a failed test what the emulator knows about it."""
    report = (yield).get_result()
    if call.when != "teardown" and report.failed and _emulator in item.stash:
        item.stash[_has_failed] = True
        report.sections.append(("livemedia emulator", _account_of(item)))


@pytest.fixture(scope="session")
def _livemedia_server() -> "Iterator[EmulatorServer]":
    """The emulator of this process, which is that of an xdist worker."""
    try:
        from pulumi_livemedia.emulator.server import EmulatorServer
    except ModuleNotFoundError as error:
        _fail_without(error, "the livemedia fixtures need", "emulator")
    with EmulatorServer() as server:
        yield server


@pytest.fixture(scope="session")
def _livemedia_s3_server() -> "Iterator[S3]":
    """The S3 of this process."""
    try:
        from pulumi_livemedia.emulator.s3 import LocalS3
        from pulumi_livemedia.testing.s3 import S3

        store = LocalS3()
    except ModuleNotFoundError as error:
        _fail_without(error, "livemedia_s3 needs", "emulator,s3")
    with S3(store) as s3:
        yield s3


@pytest.fixture
def _livemedia_sandbox(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No keys of the user's, and no other machine.

    The environment is changed through `monkeypatch`, so that it comes out right whoever else changes it so.
    """
    import os
    import tempfile

    from pulumi_livemedia.testing import environment, guard

    keeper = guard.Guard(_hosts(request), request.node.nodeid)
    request.node.stash[_guard] = keeper
    with tempfile.TemporaryDirectory(prefix="livemedia-home-", ignore_cleanup_errors=True) as home, keeper.standing():
        for name in environment.to_be_removed(os.environ):
            monkeypatch.delenv(name)
        kept = request.config.getini(_KEEP_HOME)
        for name, value in environment.replaced(os.environ, home, keeps_home=kept).items():
            monkeypatch.setenv(name, value)
        yield


@pytest.fixture
def livemedia_emulator(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    _livemedia_sandbox: None,
    _livemedia_server: "EmulatorServer",
) -> "Iterator[Emulator]":
    """Both clouds, in an account of this test's own: see `pulumi_livemedia.testing.Emulator`."""
    from pulumi_livemedia.testing.emulator import Emulator

    emulator = Emulator(_livemedia_server, _key_of(request.node))
    emulator.reset()
    for name, value in emulator.environment().items():
        monkeypatch.setenv(name, value)
    wanted = _nothing_may_run(request)
    request.node.stash[_emulator] = emulator
    request.node.stash[_has_failed] = False  # it may have, in an earlier attempt
    yield emulator
    left = emulator.running if wanted and not request.node.stash[_has_failed] else []
    # A callback that is under way must not reach the next test's receiver.
    _livemedia_server.background.wait(_PATIENCE_SECONDS)
    emulator.reset()
    if left:
        pytest.fail(f"livemedia: the test has left running: {', '.join(left)}{_CURE_OF_RUNNING}", pytrace=False)


@pytest.fixture
def livemedia_fault(livemedia_emulator: "Emulator") -> "FaultInjector":
    """Make calls of this test go wrong: see `pulumi_livemedia.testing.FaultInjector`."""
    return livemedia_emulator.fault


@pytest.fixture
def livemedia_clock(livemedia_emulator: "Emulator") -> "Clock":
    """The virtual clock of this test's account: see `pulumi_livemedia.testing.Clock`."""
    return livemedia_emulator.clock


@pytest.fixture
def livemedia_s3(livemedia_emulator: "Emulator", _livemedia_s3_server: "S3") -> "S3":
    """An S3 in which the files of recordings end up: see `pulumi_livemedia.testing.S3`."""
    _livemedia_s3_server.reset()
    livemedia_emulator.settings(s3_endpoint=_livemedia_s3_server.url)
    return _livemedia_s3_server


_CURE_OF_RUNNING = "\n  cure:   stop it, or destroy the stack, before the test ends: it would bill all night"


def _key_of(item: pytest.Item) -> str:
    """Return an access key id that no other test has, and that this one has in every run."""
    name = re.sub(r"[^A-Za-z0-9_]+", "-", item.name).strip("-")[:50]
    return f"emulator-{name}-{hashlib.sha256(item.nodeid.encode()).hexdigest()[:10]}"


def _hosts(request: pytest.FixtureRequest) -> "Hosts":
    from pulumi_livemedia.testing.hosts import Hosts

    texts = list(request.config.getini(_ALLOW_HOSTS))
    for mark in request.node.iter_markers(_ALLOW_HOSTS):
        if mark.kwargs or not mark.args:
            _fail(f"{_ALLOW_HOSTS} takes hosts", f'@pytest.mark.{_ALLOW_HOSTS}("api.example.com", "10.0.0.0/8")')
        texts += mark.args
    try:
        return Hosts.parse(texts)
    except ValueError as error:
        _fail(f"{_ALLOW_HOSTS}: {error}", f"@pytest.mark.{_ALLOW_HOSTS}, or the setting of that name")


def _nothing_may_run(request: pytest.FixtureRequest) -> bool:
    mark = request.node.get_closest_marker(_NOTHING_RUNS)
    if mark is None:
        return bool(request.config.getini(_NOTHING_RUNS))
    values = [*mark.args, *mark.kwargs.values()] or [True]
    if len(values) != 1 or not isinstance(values[0], bool) or not set(mark.kwargs) <= {"wanted"}:
        _fail(f"{_NOTHING_RUNS} takes True or False, or nothing", f"@pytest.mark.{_NOTHING_RUNS}")
    return values[0]


def _account_of(item: pytest.Item) -> str:
    """Tell the calls, what runs, and what was refused."""
    emulator, refused = item.stash[_emulator], item.stash[_guard].refused
    calls = emulator.requests()
    left_out = [f"... {len(calls) - _CALLS_SHOWN} calls before that"] if len(calls) > _CALLS_SHOWN else []
    lines = [*left_out, *map(str, calls[-_CALLS_SHOWN:])] or ["no calls"]
    lines += [f"running: {each}" for each in emulator.running]
    lines += [f"refused: {each}" for each in dict.fromkeys(refused)]
    return "\n".join([f"account: {emulator.access_key}", *lines])


def _fail_without(error: ModuleNotFoundError, who: str, extra: str) -> NoReturn:
    """End the test because an optional package is missing; whatever else is missing is a mistake of ours."""
    if error.name is None or error.name.startswith("pulumi_livemedia"):
        raise error
    _fail(f"{who} packages that are not installed ({error.name})", f"pip install 'pulumi-livemedia[{extra}]'")


def _fail(what: str, cure: str) -> NoReturn:
    pytest.fail(f"livemedia: {what}\n  cure:   {cure}", pytrace=False)
