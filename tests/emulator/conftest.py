"""One emulator for the whole run; each test has a namespace of its own in it."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from pulumi_livemedia.emulator.clock import real_time
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.behaviour_marks import Refusal, is_whole, unknown, untested
from tests.emulator.rtc_recording import Recording
from tests.emulator.signing import Caller, connect
from tests.emulator.volcengine_signing import Volcengine

ROOM = Path(__file__).parent
CASTER = "80787064-1c94-4dc1-85ce-9409960a0001"


@pytest.hookimpl(tryfirst=True)  # before tests are deselected
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse marks of behaviours that do not exist, and behaviours without a test."""
    own = [item for item in items if item.path.parent == ROOM]
    selected = any("::" in argument for argument in config.args)
    problems = unknown(own) + (untested(own) if is_whole(own, ROOM) and not selected else [])
    if problems:
        items[:] = [Refusal.from_parent(items[0].session, name="behaviours", problems=problems)]


@pytest.fixture(scope="session")
def shared() -> Iterator[EmulatorServer]:
    """An emulator that all tests of this process share."""
    with EmulatorServer() as emulator:
        yield emulator


@pytest.fixture
def fresh() -> Iterator[EmulatorServer]:
    """An emulator that this test has for itself."""
    with EmulatorServer() as emulator:
        yield emulator


@pytest.fixture
def key() -> str:
    """An access key id that nobody else uses."""
    return f"emulator-{uuid.uuid4().hex}"


@pytest.fixture
def live(shared: EmulatorServer, key: str) -> Iterator[Caller]:
    """Calls ApsaraVideo Live."""
    with connect() as http:
        yield Caller(shared.url, key, http=http)


@pytest.fixture
def control(shared: EmulatorServer, key: str) -> Iterator[httpx.Client]:
    """Calls the control plane, in this test's namespace unless the call names another."""
    with connect(f"{shared.url}/_emulator", {"namespace": key}) as http:
        yield http


@pytest.fixture
def caster(control: httpx.Client) -> str:
    """A studio that is ready to start."""
    assert control.post("/casters", json={"CasterId": CASTER}).status_code == 201
    return CASTER


@pytest.fixture
def choose(control: httpx.Client) -> Callable[..., None]:
    """Sets switches in this test's namespace."""

    def put(**settings: object) -> None:
        response = control.put("/settings", json=settings)
        assert response.status_code == 200, response.text

    return put


@pytest.fixture
def inject(shared: EmulatorServer, key: str) -> Iterator[Callable[..., str]]:
    """Injects a fault into this test's namespace; the answer is its id."""
    with connect(f"{shared.url}/_emulator") as http:

        def post(times: int | None = None, match: dict[str, object] | None = None, **effect: object) -> str:
            document = {"match": {"namespace": key, **(match or {})}, "effect": effect, "times": times}
            response = http.post("/faults", json=document)
            assert response.status_code == 201, response.text
            return str(response.json()["faults"][0]["id"])

        yield post
        http.delete("/faults", params={"namespace": key})


@pytest.fixture
def rtc(shared: EmulatorServer, key: str) -> Iterator[Volcengine]:
    """Calls RTC."""
    with connect() as http:
        yield Volcengine(shared.url, key, http=http)


@pytest.fixture
def triple() -> dict[str, str]:
    """The name of a recording, in an application that nobody else uses."""
    return {"AppId": uuid.uuid4().hex[:24], "RoomId": "Room1", "TaskId": "Task1"}


@pytest.fixture
def body(triple: dict[str, str]) -> dict[str, Any]:
    """A StartRecord that is as short as it can be."""
    return {**triple, "StorageConfig": {"TosConfig": {"AccountId": "2100000000", "Bucket": "my-bucket"}}}


@pytest.fixture(scope="session")
def still() -> Iterator[EmulatorServer]:
    """An emulator whose clock only moves when it is told to, so that times come out exactly."""
    began = real_time()
    with EmulatorServer(real=lambda: began) as emulator, connect(f"{emulator.url}/_emulator") as control:
        # Requests are signed with the time that it is meanwhile.
        assert control.put("/settings", json={"timestamp_window_seconds": 86400}).status_code == 200
        yield emulator


@pytest.fixture
def recording(still: EmulatorServer, key: str, body: dict[str, Any], triple: dict[str, str]) -> Iterator[Recording]:
    """A recording that has not been started, on a clock that stands still."""
    with connect() as http, connect(f"{still.url}/_emulator", {"namespace": key}) as control:
        yield Recording(Volcengine(still.url, key, http=http), control, body, triple)
