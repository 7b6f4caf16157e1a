"""Callbacks: which events are posted, how often, and what of it the control plane tells."""

import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from pulumi_livemedia.callbacks import verify
from pulumi_livemedia.emulator.outgoing import Letter, NoAnswer, Outgoing
from pulumi_livemedia.emulator.s3 import LocalS3
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.emulator.volcengine.rtc.callbacks import Delivery
from pulumi_livemedia.emulator.volcengine.rtc.callbacks import Receiver as Target
from tests.emulator.receiver import Receiver, receiving
from tests.emulator.rtc_recording import Recording
from tests.emulator.s3_store import make_store
from tests.emulator.signing import connect
from tests.emulator.volcengine_signing import Volcengine

SECRET = "callback-secret"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver that nobody is told of."""
    with receiving() as found:
        yield found


@pytest.fixture
def registered(recording: Recording, receiver: Receiver) -> Receiver:
    """A receiver of the recording's application."""
    register(recording, receiver.url)
    return receiver


def register(recording: Recording, url: str) -> None:
    document = {"AppId": recording.triple["AppId"], "url": url, "secretKey": SECRET}
    response = recording.control.post("/callbacks", json=document)
    assert response.status_code == 201, response.text


def deliveries(recording: Recording, still: EmulatorServer) -> list[Any]:
    """All deliveries, when nothing is under way any more."""
    assert still.background.wait()
    found: list[Any] = recording.control.get("/callbacks/deliveries").json()["deliveries"]
    return found


def kinds(found: list[Any]) -> list[tuple[str, int, int | None]]:
    return [(each["body"]["EventType"], each["attempt"], each["status"]) for each in found]


def test_the_life_of_a_recording(recording: Recording, registered: Receiver) -> None:
    identity = {**recording.triple, "BusinessId": "show"}
    recording.publish("host")
    recording.start(BusinessId="show")
    assert registered.event() == ("RecordStarted", {**identity, "Code": 0, "ErrorMessage": ""})
    recording.advance(60)
    recording.stop()
    files = recording.files()
    assert files[0]["Duration"] == 60_000
    assert registered.event() == ("RecordStopped", {**identity, "StopReason": "StopByAPI", "RecordFileList": files})
    assert registered.letters.empty()


@pytest.mark.behaviour("callback_nonce")
def test_receivers_can_verify_it(recording: Recording, registered: Receiver) -> None:
    recording.start()
    body = registered.take()
    event = verify(body, SECRET)
    assert registered.kinds == ["application/json"]
    assert (event.event_type, event.app_id, event.version) == ("RecordStarted", recording.triple["AppId"], "2020-12-01")
    assert event.event_time.timestamp() == recording.task()["StartTime"] // 1000
    assert set(json.loads(body)) == {
        *("EventType", "EventData", "EventTime", "EventId"),
        *("AppId", "Version", "Nonce", "Signature"),
    }
    recording.choose(callback_nonce="Noce")
    recording.stop()
    body = registered.take()
    assert len(json.loads(body)["Noce"]) == 4
    assert verify(body, SECRET).event_id != event.event_id


def test_a_recording_that_idles_out(recording: Recording, registered: Receiver) -> None:
    recording.start()
    started = registered.take()
    recording.advance(86400)
    event = verify(registered.take(), SECRET)
    assert (event.event_type, event.data["StopReason"]) == ("RecordStopped", "IdleTimeOut")
    assert (event.event_time - verify(started, SECRET).event_time).total_seconds() == 180


def test_time_alone_brings_events_about(fresh: EmulatorServer, key: str, triple: dict[str, str], body: Any) -> None:  # noqa: ANN401  # JSON
    with receiving() as receiver, connect() as http, connect(f"{fresh.url}/_emulator", {"namespace": key}) as control:
        recording = Recording(Volcengine(fresh.url, key, http=http), control, body, triple)
        register(recording, receiver.url)
        recording.choose(record_start={"seconds": 0.05})
        recording.start()
        assert receiver.event()[0] == "RecordStarted"  # nobody has asked since


@pytest.mark.behaviour("record_start")
def test_a_start_that_takes_its_time(recording: Recording, registered: Receiver) -> None:
    recording.choose(record_start={"seconds": 5})
    recording.start()
    recording.advance(4)
    assert registered.letters.empty()
    recording.advance(1)
    assert registered.event()[0] == "RecordStarted"


def test_a_start_that_fails(recording: Recording, registered: Receiver, still: EmulatorServer) -> None:
    recording.choose(record_start="fails")
    recording.start()
    kind, data = registered.event()
    assert (kind, data["Code"], data["ErrorMessage"]) == ("RecordStarted", 1, "StartTaskFailed")
    recording.advance(86400)
    assert len(deliveries(recording, still)) == 1


def test_a_recording_that_never_began(recording: Recording, registered: Receiver, still: EmulatorServer) -> None:
    recording.choose(record_start="stuck")
    recording.start()
    recording.stop()
    assert registered.event()[0] == "RecordStopped"
    assert len(deliveries(recording, still)) == 1


def test_each_run_has_its_events(recording: Recording, registered: Receiver, still: EmulatorServer) -> None:
    for _ in range(2):
        recording.start()
        recording.control.post(f"{recording.path}/stop")
    found = deliveries(recording, still)
    assert [each["body"]["EventType"] for each in found].count("RecordStopped") == 2
    assert len({each["body"]["EventId"] for each in found}) == len(found) == registered.letters.qsize() == 4


def test_deliveries_are_repeated(recording: Recording, registered: Receiver, still: EmulatorServer, key: str) -> None:
    registered.answers = [500, 204, 200]
    recording.start()
    found = deliveries(recording, still)
    assert kinds(found) == [("RecordStarted", 1, 500), ("RecordStarted", 2, 204), ("RecordStarted", 3, 200)]
    assert [each["delivered"] for each in found] == [False, False, True]
    bodies = [json.loads(registered.take()) for _ in range(3)]
    assert bodies == [each["body"] for each in found] == [bodies[0]] * 3
    now = recording.control.get("/clock").json()["now"]
    assert found[2] == {
        "namespace": key,
        "time": now,
        "url": registered.url,
        "attempt": 3,
        "delivered": True,
        "status": 200,
        "error": "",
        "body": bodies[0],
    }


def test_three_deliveries_at_most(recording: Recording, registered: Receiver, still: EmulatorServer) -> None:
    registered.answers = [503, 404, 302, 200]
    recording.start()
    assert [status for _, _, status in kinds(deliveries(recording, still))] == [503, 404, 302]
    recording.stop()
    assert kinds(deliveries(recording, still))[3:] == [("RecordStopped", 1, 200)]


def test_a_receiver_that_is_not_there(recording: Recording, still: EmulatorServer) -> None:
    register(recording, "http://127.0.0.1:9/")
    recording.start()
    found = deliveries(recording, still)
    assert kinds(found) == [("RecordStarted", n, None) for n in (1, 2, 3)]
    assert all("refused" in each["error"] for each in found)


@pytest.mark.parametrize(("stops", "attempts"), [(False, [1, 2, 3]), (True, [1])])
def test_pauses_between_deliveries(stops: bool, attempts: list[int]) -> None:  # noqa: FBT001  # a column of the table
    notes: list[dict[str, object]] = []
    pauses: list[float] = []
    target = Target("app", "http://127.0.0.1:9/", SECRET)

    def wait(seconds: float) -> bool:
        pauses.append(seconds)
        return stops

    Delivery(receiver=target, body={}, pause=30, note=notes.append).run(Outgoing(), wait)
    assert [each["attempt"] for each in notes] == attempts
    assert pauses == [30] * min(2, len(attempts))


@pytest.mark.behaviour("callback_retry_seconds")
def test_the_pause_between_deliveries_can_be_chosen(
    fresh: EmulatorServer,
    key: str,
    triple: dict[str, str],
    body: Any,  # noqa: ANN401  # JSON
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    really = fresh.world.stopping.wait

    def wait(seconds: float) -> bool:
        pauses.append(seconds)
        return really(min(seconds, 1))

    monkeypatch.setattr(fresh.world.stopping, "wait", wait)
    with receiving() as receiver, connect() as http, connect(f"{fresh.url}/_emulator", {"namespace": key}) as control:
        recording = Recording(Volcengine(fresh.url, key, http=http), control, body, triple)
        register(recording, receiver.url)
        recording.choose(callback_retry_seconds=45)
        receiver.answers = [500, 200]
        recording.start()
        assert receiver.take() == receiver.take()
    assert 45 in pauses


def test_a_receiver_that_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NoAnswer, match=r"no answer within 0\.05 s"):
            Outgoing().send(Letter("POST", url, {}, b""), timeout=0.05)


def test_an_emulator_that_stops_waits_for_no_receiver() -> None:
    failures: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as silent, EmulatorServer() as emulator:
        letter = Letter("POST", f"http://127.0.0.1:{silent.getsockname()[1]}", {}, b"")

        def send() -> None:
            with pytest.raises(NoAnswer) as caught:
                emulator.outgoing.send(letter, timeout=300)
            failures.append(str(caught.value))

        emulator.background.put("test", send)
        with silent.accept()[0] as connection:
            assert connection.recv(4) == b"POST"
            emulator.stop()
        emulator.background.put("test", send)
    assert len(failures) == 1


def test_what_was_before_the_registration_is_not_told(
    recording: Recording, receiver: Receiver, still: EmulatorServer
) -> None:
    recording.start()
    register(recording, receiver.url)
    recording.stop()
    assert kinds(deliveries(recording, still)) == [("RecordStopped", 1, 200)]


def test_other_applications_and_namespaces_hear_nothing(
    recording: Recording, registered: Receiver, still: EmulatorServer
) -> None:
    recording.start(AppId="another-app")
    assert deliveries(recording, still) == []
    params = {"namespace": f"{recording.rtc.key}-2"}
    assert recording.control.get("/callbacks", params=params).json() == {"callbacks": []}
    assert registered.letters.empty()


def test_receivers_are_listed_and_removed(recording: Recording, registered: Receiver, key: str) -> None:
    app_id, control = recording.triple["AppId"], recording.control
    shown = {"AppId": app_id, "url": registered.url, "secretKey": "***"}
    assert control.get("/callbacks").json() == {"callbacks": [shown]}
    assert control.get("/state").json()["callbacks"] == [{"namespace": key, **shown}]
    assert control.delete(f"/callbacks/{app_id}").json() == {"removed": app_id}
    assert control.delete(f"/callbacks/{app_id}").status_code == 404
    several = [{"AppId": name, "url": registered.url, "secretKey": "s"} for name in (app_id, f"{app_id}-2")]
    assert len(control.post("/callbacks", json={"callbacks": several}).json()["callbacks"]) == 2
    assert control.delete("/callbacks").json() == {"removed": 2}
    recording.start()
    assert control.get("/callbacks/deliveries").json() == {"deliveries": []}


def test_an_application_of_another_account(recording: Recording, registered: Receiver) -> None:
    app = {"AppId": recording.triple["AppId"]}
    neighbour = {"namespace": f"{recording.rtc.key}-2"}
    recording.control.post("/apps", json={**app, "Owner": "other"}, params=neighbour)
    document = {**app, "url": registered.url, "secretKey": SECRET}
    response = recording.control.post("/callbacks", json=document, params=neighbour)
    assert response.status_code == 409


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"url": "http://192.0.2.1/"}, "--allow-other-callbacks"),
        ({"url": "http://localhost.example.com/"}, "must be on this machine"),
        ({"url": "http://0.0.0.0/"}, "must be on this machine"),
        ({"url": "file:///etc/passwd"}, "must be a URL"),
        ({"url": None}, "callback.url: None must be a string"),
        ({"secretKey": ""}, "callback.secretKey is missing"),
        ({"AppId": "a b"}, "callback.AppId: 'a b' must be"),
        ({"Url": "x"}, "did you mean 'url'?"),
    ],
)
def test_receivers_are_read_strictly(recording: Recording, change: dict[str, object], words: str) -> None:
    document = {"AppId": recording.triple["AppId"], "url": "http://[::1]:80/", "secretKey": SECRET, **change}
    response = recording.control.post("/callbacks", json=document)
    assert response.status_code == 400
    assert words in response.json()["error"]
    assert recording.control.get("/callbacks").json() == {"callbacks": []}


def test_files_are_there_before_anybody_is_told(recording: Recording, registered: Receiver) -> None:
    with LocalS3() as s3:
        store = make_store(s3.url)
        recording.choose(s3_endpoint=store.url)
        recording.publish("host")
        config = {"Bucket": store.bucket, "AccessKey": "ak", "SecretKey": "sk"}
        recording.start(StorageConfig={"Type": 2, "CustomConfig": config})
        recording.stop()
        assert registered.event()[0] == "RecordStarted"
        _, data = registered.event()
        assert [each["ObjectKey"] for each in data["RecordFileList"]] == list(store.objects())
