"""The control plane's calls about recordings: rooms, applications, and stopping from outside."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.rtc_recording import Recording
from tests.emulator.signing import connect
from tests.emulator.volcengine_signing import Volcengine, refusal

MISMATCH = (400, "InvalidParameter.AccountIdMismatch")
NO_APP = (400, "InvalidParameter.NotExistAppId")


@pytest.fixture
def neighbour(still: EmulatorServer, key: str) -> Iterator[Volcengine]:
    """Calls RTC for another account."""
    with connect() as http:
        yield Volcengine(still.url, f"{key}-2", http=http)


def test_state_shows_everything(recording: Recording, key: str) -> None:
    recording.publish("host")
    store = {"Bucket": "b", "AccessKey": "ak-1", "SecretKey": "sk-2"}
    recording.start(BusinessId="show", StorageConfig={"Type": 2, "CustomConfig": store})
    recording.advance(10)
    [shown] = recording.shown()
    [file] = shown.pop("RecordFileList")
    assert file["Duration"] == 10_000
    assert [box["label"] for box in shown.pop("picture")["boxes"]] == ["host"]
    assert shown == {
        "namespace": key,
        **recording.triple,
        "state": "recording",
        "StartTime": recording.task()["StartTime"],
        "EndTime": 0,
        "Status": 2,
        "StopReason": "",
        "publishing": [{"UserId": "host", "StreamType": 0}],
        "Configuration": {
            **recording.triple,
            "BusinessId": "show",
            "StorageConfig": {"Type": 2, "CustomConfig": {**store, "AccessKey": "***", "SecretKey": "***"}},
        },
    }
    assert recording.control.get(recording.path).json() == {
        name: value for name, value in recording.shown()[0].items() if name != "namespace"
    }


def test_rooms(recording: Recording, key: str) -> None:
    app_id, control = recording.triple["AppId"], recording.control
    recording.publish("host", screens=("guest",))
    streams = [{"UserId": "host", "StreamType": 0}, {"UserId": "guest", "StreamType": 1}]
    room = {"AppId": app_id, "RoomId": "Room1", "streams": streams}
    assert control.get("/rooms").json() == {"rooms": [room]}
    assert control.get(f"/rooms/{app_id}/Room1").json() == room
    assert control.get("/state").json()["rooms"] == [{"namespace": key, **room}]
    several: list[object] = [{"AppId": app_id, "RoomId": name, "streams": []} for name in ("Room1", "Room2")]
    assert control.post("/rooms", json={"rooms": several}).json() == {"rooms": several}
    assert control.delete(f"/rooms/{app_id}/Room1").json() == {"removed": f"{app_id}/Room1"}
    assert control.delete("/rooms").json() == {"removed": 1}
    assert control.get(f"/rooms/{app_id}/Room1").status_code == 404
    assert control.delete(f"/rooms/{app_id}/Room1").status_code == 404


@pytest.mark.behaviour("rooms")
def test_rooms_that_nobody_spoke_of(recording: Recording) -> None:
    recording.choose(rooms="everybody")
    recording.start(TargetStreams={"StreamList": [{"UserId": "host", "StreamType": 1}]})
    assert recording.task()["Status"] == 2
    recording.advance(86400)
    assert recording.task()["Status"] == 2
    recording.stop()
    assert recording.files()[0]["StreamList"] == [{"Index": 0, "UserId": "host", "StreamType": 1}]
    recording.start()
    recording.stop()
    assert len(recording.files()[0]["StreamList"]) == 1
    recording.publish()
    recording.start()
    assert recording.task()["Status"] == 1
    recording.control.delete("/rooms")
    assert recording.task()["Status"] == 2


@pytest.mark.parametrize(
    ("room", "words"),
    [
        ({"RoomId": "r", "streams": []}, "room.AppId: ''"),
        ({"AppId": "a", "RoomId": "a/b", "streams": []}, "room.RoomId: 'a/b' must be"),
        ({"AppId": "a", "RoomId": "r"}, "room.streams is missing"),
        ({"AppId": "a", "RoomId": "r", "streams": {}}, "must be a list"),
        ({"AppId": "a", "RoomId": "r", "streams": [{}]}, "room.streams[0].UserId"),
        ({"AppId": "a", "RoomId": "r", "streams": [{"UserID": "u"}]}, "did you mean 'UserId'?"),
        ({"AppId": "a", "RoomId": "r", "streams": [{"UserId": "u", "StreamType": 2}]}, "must be 0"),
        ({"AppId": "a", "RoomID": "r", "streams": []}, "did you mean 'RoomId'?"),
    ],
)
def test_rooms_are_read_strictly(recording: Recording, room: object, words: str) -> None:
    response = recording.control.post("/rooms", json=room)
    assert response.status_code == 400
    assert words in response.json()["error"]
    assert recording.control.get("/rooms").json() == {"rooms": []}


@pytest.fixture
def first_use(recording: Recording, neighbour: Volcengine) -> None:
    """Two accounts between which an application belongs to its first user."""
    for each in (recording.rtc, neighbour):
        params = {"namespace": each.key}
        assert recording.control.put("/settings", json={"app_ids": "first_use"}, params=params).status_code == 200


@pytest.mark.usefixtures("first_use")
def test_an_application_belongs_to_its_first_user(recording: Recording, neighbour: Volcengine) -> None:
    assert neighbour.task(**recording.triple) == {}
    recording.start()
    assert neighbour.refusal("StartRecord", recording.body) == MISMATCH
    assert neighbour.refusal("StopRecord", recording.triple) == MISMATCH
    assert neighbour.refusal("UpdateRecord", recording.triple) == MISMATCH
    response = neighbour.get("GetRecordTask", **recording.triple)
    assert refusal(response) == MISMATCH
    assert response.json()["ResponseMetadata"]["Error"]["Message"] == "Check owner failed"
    assert recording.control.get("/apps").json() == {"apps": [{"AppId": recording.triple["AppId"]}]}
    room = {**recording.triple, "streams": []}
    del room["TaskId"]
    params = {"namespace": neighbour.key}
    assert recording.control.post("/rooms", json=room, params=params).status_code == 409
    recording.control.post("/reset")
    assert neighbour.ok("StartRecord", recording.body) == "ok"


def test_an_application_of_somebody_else(recording: Recording, neighbour: Volcengine) -> None:
    app = {"AppId": recording.triple["AppId"], "Owner": "other"}
    assert recording.control.post("/apps", json=app).json() == {"apps": [app]}
    assert recording.refusal("StartRecord", **recording.body) == MISMATCH
    room = {"AppId": recording.triple["AppId"], "RoomId": "r", "streams": []}
    assert "is other's" in recording.control.post("/rooms", json=room).json()["error"]
    assert neighbour.ok("StartRecord", recording.body) == "ok", "what one namespace says holds for itself"
    recording.control.delete(f"/apps/{app['AppId']}")
    assert recording.start() == "ok"


@pytest.mark.usefixtures("first_use")
def test_the_first_user_among_those_who_ask(recording: Recording, neighbour: Volcengine) -> None:
    recording.choose(app_ids="anybody")
    recording.start()
    assert neighbour.ok("StartRecord", recording.body) == "ok", "the other account does not take part"
    assert recording.stop() == "ok"


def test_two_keys_of_one_account(recording: Recording, neighbour: Volcengine, still: EmulatorServer) -> None:
    recording.start()
    with connect(f"{still.url}/_emulator") as control:
        account = still.world.namespaces.account(recording.rtc.key)
        control.put("/settings", json={"accounts": {neighbour.key: account}})
    assert neighbour.task(**recording.triple)["Status"] == 1


@pytest.mark.behaviour("app_ids")
def test_applications_can_be_seeded(recording: Recording, neighbour: Volcengine) -> None:
    app_id, control = recording.triple["AppId"], recording.control
    recording.choose(app_ids="seeded")
    control.put("/settings", json={"app_ids": "first_use"}, params={"namespace": neighbour.key})
    assert recording.refusal("StartRecord", **recording.body) == NO_APP
    assert recording.refusal("StopRecord") == NO_APP
    assert control.post("/apps", json={"apps": [{"AppId": app_id}]}).json() == {"apps": [{"AppId": app_id}]}
    assert recording.start() == "ok"
    recording.choose(app_ids="first_use")
    response = control.post("/apps", json={"AppId": app_id}, params={"namespace": neighbour.key})
    assert (response.status_code, app_id in response.json()["error"]) == (409, True)
    assert control.delete(f"/apps/{app_id}").json() == {"removed": app_id}
    assert control.delete(f"/apps/{app_id}").status_code == 404
    assert neighbour.ok("StartRecord", recording.body) == "ok"


def test_applications_of_anybody(recording: Recording, neighbour: Volcengine) -> None:
    recording.publish("host")
    recording.start()
    assert recording.control.get("/apps").json() == {"apps": []}
    assert neighbour.ok("StartRecord", recording.body) == "ok"
    assert [len(recording.shown()), recording.task()["Status"]] == [1, 2]


def test_somebody_else_stops_it(recording: Recording) -> None:
    recording.choose(record_stop="stuck")
    recording.publish("host")
    recording.start()
    recording.advance(10)
    shown = recording.control.post(f"{recording.path}/stop").json()
    assert (shown["state"], shown["Status"], shown["StopReason"]) == ("ended", 3, "StopByAPI")
    assert recording.files()[0]["Duration"] == 10_000
    response = recording.control.post(f"{recording.path}/stop")
    assert (response.status_code, "is ended" in response.json()["error"]) == (409, True)
    recording.start()
    shown = recording.control.post(f"{recording.path}/stop", json={"StopReason": "UnknownStopReason"}).json()
    assert shown["StopReason"] == recording.task()["StopReason"] == "UnknownStopReason"


def test_a_recording_is_forgotten(recording: Recording) -> None:
    recording.start()
    name = recording.path.removeprefix("/tasks/")
    assert recording.control.delete(recording.path).json() == {"removed": name}
    assert recording.shown() == []
    assert recording.task() == {}
    for method, path in (("GET", ""), ("DELETE", ""), ("POST", "/stop"), ("POST", "/advance")):
        response = recording.control.request(method, recording.path + path)
        assert (response.status_code, name in response.json()["error"]) == (404, True)
    assert recording.start() == "ok"


def test_an_invisible_recording_can_be_shown(recording: Recording) -> None:
    recording.choose(record_start={"invisible": 99})
    recording.start()
    assert recording.task() == {}
    assert recording.control.post(f"{recording.path}/advance").status_code == 200
    assert recording.task()["Status"] == 1


def test_a_reset_of_one_namespace(recording: Recording, neighbour: Volcengine) -> None:
    recording.start()
    neighbour.ok("StartRecord", {**recording.body, "AppId": f"{recording.triple['AppId']}b"})
    recording.control.post("/reset", params={"namespace": neighbour.key})
    assert len(recording.shown()) == 1
    assert recording.control.get("/state", params={"namespace": neighbour.key}).json()["recordTasks"] == []


def test_settings_say_what_is_known(control: httpx.Client) -> None:
    behaviours = {each["name"]: each for each in control.get("/settings").json()["behaviours"]}
    assert behaviours["record_start"]["default"] == "immediate"
    assert behaviours["record_visible_hours"]["evidence"] == "documented"
    assert behaviours["expired_status"]["choices"] == [400, 403]
    assert control.put("/settings", json={"expired_status": 401}).status_code == 400


def calls(control: httpx.Client) -> list[tuple[object, ...]]:
    found = control.get("/requests").json()["requests"]
    return [(each["action"], each["status"], each["code"], each["committed"]) for each in found]


Inject = Callable[..., str]


@pytest.mark.parametrize(
    ("error", "status", "code", "number"),
    [
        ({"code": "InternalServiceTimeout"}, 504, "InternalServiceTimeout", None),
        ({"code": "SignatureDoesNotMatch"}, 401, "SignatureDoesNotMatch", 100010),
        ({"code": "FlowLimitExceeded.QPSOverLimit"}, 429, "FlowLimitExceeded.QPSOverLimit", None),
        ({"code": "AccessDenied.Whatever"}, 403, "AccessDenied.Whatever", None),
        ({"code": "Odd", "status": 418}, 418, "Odd", None),
    ],
)
def test_an_injected_error(  # noqa: PLR0913, PLR0917  # the columns of the table
    rtc: Volcengine,
    triple: dict[str, str],
    inject: Inject,
    error: dict[str, object],
    status: int,
    code: str,
    number: int | None,
) -> None:
    inject(error=error, match={"service": "RTC", "resource": "/".join(triple.values())})
    response = rtc("StopRecord", triple)
    assert refusal(response) == (status, code)
    assert response.json()["ResponseMetadata"]["Error"].get("CodeN") == number
    assert refusal(rtc("StopRecord", {**triple, "TaskId": "Task2"}))[1] == "InvalidParameter.ErrorActiveTaskNotFound"


def test_throttling(rtc: Volcengine, triple: dict[str, str], inject: Inject) -> None:
    inject(throttle_qps=0, match={"action": "GetRecordTask"})
    assert refusal(rtc.get("GetRecordTask", **triple)) == (429, "FlowLimitExceeded.QPSOverLimit")


def test_an_answer_that_is_lost(
    rtc: Volcengine, body: dict[str, object], control: httpx.Client, inject: Inject
) -> None:
    inject(reset_after_commit=True, times=1)
    with pytest.raises(httpx.ReadError):
        rtc("StartRecord", body)
    assert rtc.ok("StartRecord", body) != "ok"
    assert calls(control) == [("StartRecord", None, "", True), ("StartRecord", 200, "", True)]


def test_other_faults(rtc: Volcengine, triple: dict[str, str], inject: Inject) -> None:
    inject(truncate=True, times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        rtc.get("GetRecordTask", **triple)
    inject(wrong_json=True, times=1)
    with pytest.raises(ValueError, match="Expecting"):
        rtc.get("GetRecordTask", **triple).json()
    inject(html=True, times=1)
    assert rtc.get("GetRecordTask", **triple).status_code == 502
    assert rtc.task(**triple) == {}
