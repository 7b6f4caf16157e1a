"""The plugin in projects of users: what it costs, what it says, and when it is not complete."""

import subprocess
import sys

import pytest

from pulumi_livemedia import testing
from tests.testing.conftest import Run

LEFT = """
import pytest

@pytest.mark.livemedia_nothing_runs
def test_marked(livemedia_emulator):
    livemedia_emulator.add_caster("caster-1", status=1)

def test_not_marked(livemedia_emulator):
    livemedia_emulator.add_caster("caster-1", status=1)

@pytest.mark.livemedia_nothing_runs(False)
def test_excepted(livemedia_emulator):
    livemedia_emulator.add_caster("caster-1", status=1)

@pytest.fixture
def show(livemedia_emulator):
    livemedia_emulator.add_caster("caster-1", status=1)
    yield
    livemedia_emulator.stop_caster("caster-1")

@pytest.mark.livemedia_nothing_runs(wanted=True)
def test_stopped_by_a_fixture(show):
    pass

@pytest.mark.livemedia_nothing_runs
def test_failed(livemedia_emulator):
    livemedia_emulator.add_caster("caster-1", status=1)
    assert False
"""
WRONG = """
import pytest

@pytest.mark.livemedia_nothing_runs("never")
def test_text(livemedia_emulator): ...

@pytest.mark.livemedia_nothing_runs(nothing=True)
def test_keyword(livemedia_emulator): ...
"""
FAILING = """
import socket
import pytest

APP = "661e00000000000000000001"

def test_show(livemedia_emulator, livemedia_fault):
    livemedia_emulator.start_record_task(APP, "studio-1", "task-1")
    fault = livemedia_fault("StartRecord", error="AccessDenied")
    for call in (lambda: livemedia_emulator.start_record_task(APP, "studio-1", "task-2"),
                 lambda: socket.getaddrinfo("live.aliyuncs.com", 443)):
        with pytest.raises(Exception):
            call()
    assert fault.fired == 5

def test_many(livemedia_emulator):
    for n in range(32):
        livemedia_emulator.start_record_task(APP, "studio-1", f"task-{n}")
    assert False

def test_without():
    assert False

@pytest.fixture
def broken(livemedia_emulator):
    livemedia_emulator.add_caster("caster-1", status=1)
    raise RuntimeError

def test_not_even_begun(broken): ...
"""
UNUSED = """
import sys

def test_nothing_was_loaded():
    assert "pulumi_livemedia.testing.plugin" in sys.modules
    loaded = {name.partition(".")[0] for name in sys.modules}
    assert loaded.isdisjoint({"pulumi", "werkzeug", "httpx", "pydantic", "moto", "typer"})
    rooms = {name for name in sys.modules if name.startswith("pulumi_livemedia.")}
    wanted = {"public_modules", "testing", "testing.plugin", "testing.stack_fixture"}
    assert rooms == {f"pulumi_livemedia.{name}" for name in wanted}
"""
ALL = """
def test_all(livemedia_emulator, livemedia_fault, livemedia_clock):
    livemedia_emulator.add_caster()
"""
BUDGET = 20_000  # microseconds


def test_nothing_may_be_left_running_where_it_was_asked_for(run: Run) -> None:
    result = run(LEFT)

    result.assert_outcomes(passed=4, failed=1, errors=1)
    result.stdout.fnmatch_lines(["*livemedia: the test has left running: caster-1", "*cure: *stop it, or destroy*"])
    result.stdout.fnmatch_lines(["ERROR *::test_marked*"])


def test_it_can_be_asked_for_in_all_tests(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nlivemedia_nothing_runs = true\n")
    result = run(LEFT)

    result.assert_outcomes(passed=4, failed=1, errors=2)
    result.stdout.fnmatch_lines(["ERROR *::test_not_marked*"])


def test_a_mark_that_says_something_else_is_told(run: Run) -> None:
    result = run(WRONG)

    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(["*livemedia_nothing_runs takes True or False*"])


def test_a_failed_test_tells_what_the_emulator_knows(run: Run) -> None:
    result = run(FAILING, "--tb=short")

    result.assert_outcomes(failed=3, errors=1)
    result.stdout.fnmatch_lines(
        [
            "*livemedia emulator*",
            "account: emulator-test_show-*",
            "rtc StartRecord 661e00000000000000000001/studio-1/task-1 -> 200",
            "rtc StartRecord 661e00000000000000000001/studio-1/task-2 -> 4?? AccessDenied (fault-*)",
            "running: 661e00000000000000000001/studio-1/task-1",
            "refused: live.aliyuncs.com:443",
            "*livemedia emulator*",
            "... 2 calls before that",
        ]
    )
    assert str(result.stdout).count("livemedia emulator ---") == 3
    result.stdout.fnmatch_lines(["running: caster-1"])


def test_a_project_that_does_not_use_it_loads_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(UNUSED)

    pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:anyio").assert_outcomes(passed=1)


def test_the_plugin_is_loaded_quickly() -> None:
    def cost() -> int:
        program = "import sys, pytest; sys.stderr.write('ours\\n'); import pulumi_livemedia.testing.plugin"
        run = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-X", "importtime", "-c", program], capture_output=True, text=True, check=True
        )
        ours = run.stderr.rpartition("ours\n")[2]
        return sum(int(line.partition(":")[2].partition("|")[0]) for line in ours.splitlines())

    assert min(cost() for _ in range(5)) < BUDGET


@pytest.mark.parametrize("missing", ["werkzeug"])
def test_a_missing_extra_is_told(pytester: pytest.Pytester, missing: str) -> None:
    pytester.makeconftest(f"import sys\nsys.modules[{missing!r}] = None\n")
    pytester.makepyfile(ALL)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        [
            f"livemedia: the livemedia fixtures need packages that are not installed ({missing})",
            "*cure: *pip install 'pulumi-livemedia[[]emulator]'",
        ]
    )
    assert "Traceback" not in str(result.stdout)


def test_a_missing_s3_is_told(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import sys\nsys.modules['moto'] = sys.modules['moto.server'] = None\n")
    pytester.makepyfile("def test_s3(livemedia_s3): ...")
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        ["livemedia: livemedia_s3 needs packages that are not installed*", "*pulumi-livemedia[[]emulator,s3]'"]
    )


def test_a_mistake_of_ours_is_no_missing_package(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import sys\nsys.modules['pulumi_livemedia.emulator.server'] = None\n")
    pytester.makepyfile(ALL)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")

    result.assert_outcomes(errors=1)
    assert "pip install" not in str(result.stdout)


def test_random_order_and_warnings_as_errors_change_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(ALL)

    pytester.runpytest_subprocess("-p", "no:cacheprovider", "-W", "error").assert_outcomes(passed=1)


@pytest.mark.parametrize("name", testing.__all__)
def test_each_type_of_a_fixture_can_be_imported_for_annotations(name: str) -> None:
    assert getattr(testing, name).__name__ == name
    assert name in dir(testing)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Emulater"):
        _ = testing.Emulater


def test_the_marks_and_settings_are_explained(pytester: pytest.Pytester) -> None:
    markers = str(pytester.runpytest_inprocess("--markers").stdout)
    settings = str(pytester.runpytest_inprocess("--help").stdout)
    fixtures = str(pytester.runpytest_inprocess("--fixtures").stdout)

    for name in ("livemedia_allow_hosts", "livemedia_nothing_runs"):
        assert f"@pytest.mark.{name}" in markers
    for name in ("livemedia_allow_hosts", "livemedia_nothing_runs", "livemedia_keep_home"):
        assert name in settings
    for name in ("livemedia_emulator", "livemedia_fault", "livemedia_clock", "livemedia_s3"):
        assert name in fixtures
    assert "_livemedia_server" not in fixtures
