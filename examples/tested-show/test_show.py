"""Tests of the show: the program, the receiver, the watchdog. They need no account, no network and no `pulumi`."""

import runpy
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pulumi
import pytest
from receiver import Receiver
from watchdog import is_on_air

from pulumi_livemedia.testing import Clock, Emulator, FaultInjector

HERE = Path(__file__).parent
APP, ROOM = "661e00000000000000000001", "evening-show"
SECRET_KEY = "callback-secret"  # noqa: S105 - it is the emulator's

# --- the program: what it declares


class Declared(pulumi.runtime.Mocks):
    """Takes what a program declares, instead of an engine."""

    def __init__(self) -> None:
        self.inputs: dict[str, dict[str, Any]] = {}

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str, dict[str, Any]]:
        """Note the inputs of a resource."""
        self.inputs[args.typ.rpartition(":")[2]] = args.inputs
        return args.name, args.inputs

    def call(self, args: pulumi.runtime.MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        """Answer nothing: the program calls no function."""
        del args
        return {}, None


def test_the_recording_ends_at_the_latest_after_four_hours() -> None:
    """A recording without a limit would bill for ever."""
    declared = Declared()
    pulumi.runtime.set_mocks(declared)

    @pulumi.runtime.test  # type: ignore[untyped-decorator]  # it waits until everything is declared
    def run() -> None:
        runpy.run_path(str(HERE / "__main__.py"))

    run()

    assert declared.inputs["RtcRecordTask"]["control"]["maxRecordTime"] == 4 * 3600
    assert declared.inputs["LiveCaster"]["casterId"] == "80787064-1c94-4dc1-85ce-9409960a0001"


# --- the receiver: with the callbacks of the emulator, signed as those of the cloud


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def receiver(livemedia_emulator: Emulator) -> Iterator[Receiver]:
    """The receiver on a port of its own; the emulator posts to it."""
    receiver = Receiver(SECRET_KEY)
    with make_server("127.0.0.1", 0, receiver, handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        livemedia_emulator.add_callback(APP, f"http://127.0.0.1:{server.server_port}/rtc", SECRET_KEY)
        yield receiver
        server.shutdown()
        thread.join()


@pytest.mark.livemedia_nothing_runs
def test_the_files_of_a_show_are_noted(
    livemedia_emulator: Emulator, livemedia_clock: Clock, receiver: Receiver
) -> None:
    """The host leaves after an hour, and the recording ends by itself."""
    livemedia_emulator.publish(APP, ROOM, "host")
    control = {"MaxIdleTime": 600}
    recording = livemedia_emulator.start_record_task(APP, ROOM, "episode-1", Control=control)
    livemedia_clock.advance(hours=1)
    livemedia_emulator.publish(APP, ROOM)
    assert livemedia_emulator.running == [recording]

    livemedia_clock.advance(minutes=11)
    livemedia_emulator.settle()

    [file] = receiver.files
    assert file.startswith("episode-1_evening-show_")


def test_a_callback_with_another_secret_is_refused(livemedia_emulator: Emulator, receiver: Receiver) -> None:
    """Somebody else could have made it up."""
    [callback] = livemedia_emulator.state()["callbacks"]
    livemedia_emulator.add_callback(APP, callback["url"], "somebody-else")
    livemedia_emulator.publish(APP, ROOM, "host")
    recording = livemedia_emulator.start_record_task(APP, ROOM, "episode-1")
    livemedia_emulator.stop_record_task(recording)
    livemedia_emulator.settle()

    assert {delivery["status"] for delivery in livemedia_emulator.deliveries} == {400}
    assert receiver.files == []


# --- the watchdog: with the vendor's own SDK


def test_the_watchdog_sees_the_show_go_on_air_and_end(livemedia_emulator: Emulator) -> None:
    """It asks the cloud, and not what the program has declared."""
    caster = livemedia_emulator.add_caster()
    assert is_on_air(caster) is False

    livemedia_emulator.start_caster(caster)
    assert is_on_air(caster) is True

    livemedia_emulator.stop_caster(caster)
    assert is_on_air(caster) is False


@pytest.mark.parametrize("error", ["Throttling.User", "ServiceUnavailable"])
def test_the_watchdog_raises_no_alarm_when_the_cloud_is_busy(
    livemedia_emulator: Emulator, livemedia_fault: FaultInjector, error: str
) -> None:
    """Nobody is to be called at night because of a busy API."""
    caster = livemedia_emulator.add_caster(status=1)
    fault = livemedia_fault("DescribeCasters", error=error)

    assert is_on_air(caster) is None
    assert fault.fired == 1
