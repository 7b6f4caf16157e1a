"""Thirty-two tests at once on one emulator, with the same names for everything, and none sees another."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from pulumi_livemedia.emulator.s3 import LocalS3
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.receiver import receiving
from tests.emulator.s3_store import make_store
from tests.emulator.signing import Caller, connect
from tests.emulator.volcengine_signing import Volcengine

MANY = 32
CASTER = "80787064-1c94-4dc1-85ce-9409960a0001"
TRIPLE = {"AppId": "661e00000000000000000001", "RoomId": "studio-1", "TaskId": "evening-news"}
IDLE = ("succeed", "IncorrectSceneStatus", "InvalidScene.NotFound")


class Life:
    """A full life of a studio and a recording in one namespace; what is odd about it follows from its number.

    Args:
        server: the emulator that all share.
        number: of the namespace.
        storage: of the recording.
        together: lets all go on at the same time.
    """

    def __init__(
        self, server: EmulatorServer, number: int, storage: dict[str, Any], together: threading.Barrier
    ) -> None:
        self.key = f"emulator-life-{number}"
        self.number, self.storage, self.together = number, {"Type": 2, "CustomConfig": storage}, together
        self.server = server
        self.control = connect(f"{server.url}/_emulator", {"namespace": self.key})
        self.live = Caller(server.url, self.key)
        self.rtc = Volcengine(server.url, self.key)

    def run(self) -> None:
        """Live, and look whether anything of the others shows."""
        with self.control, self.live.http, self.rtc.http, receiving() as receiver:
            self.arrange(receiver.url)
            for step in (self.start, self.meet_the_fault, self.stop, self.look):
                self.together.wait(60)
                step()
            assert [receiver.event()[0] for _ in range(2)] == ["RecordStarted", "RecordStopped"]
            assert receiver.letters.empty()
            self.together.wait(60)
            self.reset()

    def arrange(self, url: str) -> None:
        """Other contents, settings, faults and receivers than the others have."""
        assert self.control.post("/casters", json={"CasterId": CASTER, "CasterName": self.key}).status_code == 201
        self.control.put("/settings", json={"stop_idle": IDLE[self.number % 3], "caster_start": {"seconds": 20}})
        streams = [{"UserId": self.key}]
        room = {"AppId": TRIPLE["AppId"], "RoomId": TRIPLE["RoomId"], "streams": streams}
        assert self.control.post("/rooms", json=room).status_code == 201
        receiver = {"AppId": TRIPLE["AppId"], "url": url, "secretKey": self.key}
        assert self.control.post("/callbacks", json=receiver).status_code == 201
        fault = {"match": {"action": "RestartCaster"}, "effect": {"error": {"code": f"Odd{self.number}"}}, "times": 1}
        assert self.control.post("/faults", json=fault).status_code == 201

    def start(self) -> None:
        """Start both, and let another time pass than the others do."""
        self.live.ok("StartCaster", CasterId=CASTER)
        body = {**TRIPLE, "StorageConfig": self.storage, "FileNameConfig": {"Prefix": [f"n{self.number}"]}}
        assert self.rtc.ok("StartRecord", body) == "ok"
        self.control.post("/clock/advance", json={"seconds": self.number})
        [caster] = self.live.ok("DescribeCasters")["CasterList"]["Caster"]  # type: ignore[index]
        assert (caster["CasterName"], caster["Status"]) == (self.key, int(self.number >= 20))

    def meet_the_fault(self) -> None:
        """Its own one, once."""
        self.control.post(f"/casters/{CASTER}/advance")
        assert self.live("RestartCaster", CasterId=CASTER).json()["Code"] == f"Odd{self.number}"
        self.live.ok("RestartCaster", CasterId=CASTER)

    def stop(self) -> None:
        """Stop both."""
        self.live.ok("StopCaster", CasterId=CASTER)
        again = self.live("StopCaster", CasterId=CASTER)
        assert again.json().get("Code", "succeed") == IDLE[self.number % 3]
        assert self.rtc.ok("StopRecord", TRIPLE) == "ok"
        [file] = self.rtc.task(**TRIPLE)["RecordFileList"]
        assert (file["Duration"], file["StreamList"][0]["UserId"]) == (self.number * 1000, self.key)
        assert file["ObjectKey"].startswith(f"n{self.number}/")

    def look(self) -> None:
        """Nothing of anybody else shows."""
        state = self.control.get("/state").json()
        assert {each["namespace"] for rows in state.values() for each in rows} == {self.key}
        assert [len(state[name]) for name in ("casters", "recordTasks", "rooms", "callbacks")] == [1, 1, 1, 1]
        calls = self.control.get("/requests").json()["requests"]
        actions = ["StartCaster", "StartRecord", "DescribeCasters", *["RestartCaster"] * 2]
        actions += [*["StopCaster"] * 2, "StopRecord", "GetRecordTask"]
        assert [each["action"] for each in calls] == actions
        assert [each["fired"] for each in self.control.get("/faults").json()["faults"]] == [1]
        saved = self.control.get("/snapshot").json()
        assert saved["clock"]["now"].endswith(f"00:00:{self.number:02}Z")
        others = {f"emulator-life-{number}" for number in range(1, MANY + 1)} - {self.key}
        assert not [each for each in others if f'"{each}"' in str(saved).replace("'", '"')]

    def reset(self) -> None:
        """Half of them forget everything, and the other half keep theirs."""
        if self.number % 2:
            assert self.control.post("/reset").json()["reset"] == {"namespaces": 1, "requests": 9, "faults": 1}
        self.together.wait(60)
        kept = not self.number % 2
        assert len(self.control.get("/state").json()["casters"]) == kept
        assert len(self.control.get("/faults").json()["faults"]) == kept
        assert len(self.control.get("/requests").json()["requests"]) == 9 * kept


@pytest.mark.timeout(180)
def test_thirty_two_lives_at_once() -> None:
    together = threading.Barrier(MANY)
    with LocalS3() as s3, EmulatorServer(clock="virtual", s3_endpoint=s3.url) as server:
        store = make_store(s3.url)
        storage = {"Bucket": store.bucket, "AccessKey": "ak", "SecretKey": "sk"}
        lives = [Life(server, number, storage, together) for number in range(1, MANY + 1)]

        def run(life: Life) -> None:
            try:
                life.run()
            except BaseException:
                together.abort()
                raise

        with ThreadPoolExecutor(MANY) as pool:
            done = [pool.submit(run, life) for life in lives]
        problems = [each.exception() for each in done if each.exception() is not None]
        assert [each for each in problems if not isinstance(each, threading.BrokenBarrierError)] == []
        assert server.background.wait()
        keys = sorted(key.partition("/")[0] for key in store.objects())
        assert keys == sorted(f"n{number}" for number in range(1, MANY + 1))
