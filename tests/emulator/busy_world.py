"""Everything that a snapshot can hold, brought about by calls: steps for property tests."""

from collections.abc import Mapping
from typing import Any

import hypothesis.strategies as st

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.signing import Caller
from tests.emulator.studio import CAPTION, LIVE_URL, creation, layout_of, text_at
from tests.emulator.volcengine_signing import Volcengine

KEYS = ("emulator", "emulator-b")
CASTERS = ("c1", "c2")
APP = "661e00000000000000000001"
TASKS = ("t1", "t2")
STORES: tuple[dict[str, Any], ...] = (
    {"TosConfig": {"AccountId": "2100000000", "Bucket": "shows"}},
    {"Type": 2, "CustomConfig": {"Bucket": "shows", "AccessKey": "AKLT-1", "SecretKey": "very-secret"}},
)
Step = tuple[str, str, dict[str, Any]]
"""The key, the call and what it is called with."""

# What every answer has of its own.
_OWN = ("RequestId", "Recommend", "HostId")

transitions = st.sampled_from(["immediate", "manual", "stuck", "fails", {"seconds": 20}, {"manual": 2}])
starts = transitions | st.sampled_from(["unknown", {"invisible": 1}])
casters = st.fixed_dictionaries({"CasterId": st.sampled_from(CASTERS)})
names = st.text(max_size=5)
tasks = st.fixed_dictionaries({"TaskId": st.sampled_from(TASKS)})
rooms = st.lists(st.sampled_from(["host", "guest"]), unique=True)


def calls(name: str, parameters: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Step]:
    """A call of any account."""
    return st.tuples(st.sampled_from(KEYS), st.just(name), parameters)


steps = st.lists(
    st.one_of(
        calls(
            "settings",
            st.fixed_dictionaries(
                {},
                optional={
                    "caster_start": transitions,
                    "caster_stop": transitions,
                    "record_start": starts,
                    "record_stop": transitions,
                    "stopped_scenes": st.sampled_from(["removed", "kept", "cleared"]),
                    "rooms": st.sampled_from(["empty", "everybody"]),
                    "record_time_reason": st.sampled_from(["UnknownStopReason", "MaxRecordTime"]),
                    "scene_settle_seconds": st.integers(0, 30),
                },
            ),
        ),
        calls("seed", st.fixed_dictionaries({"CasterId": st.sampled_from(CASTERS), "Status": st.integers(0, 1)})),
        calls("CreateCaster", st.builds(creation, st.sampled_from(["a", "b"]), CasterName=names)),
        calls("StartCaster", casters),
        calls("StopCaster", casters),
        calls("RestartCaster", casters),
        calls("DescribeCasters", st.just({})),
        calls("fill", casters),
        calls("show", casters),
        calls("room", st.fixed_dictionaries({"users": rooms})),
        calls("app", st.fixed_dictionaries({"Owner": st.sampled_from(["", "other"]), "AppId": names.map(lambda _: "x")})),
        calls("callback", st.just({})),
        calls(
            "StartRecord",
            st.builds(
                lambda task, store, control, pattern: {**task, **control, **pattern, "StorageConfig": store},
                tasks,
                st.sampled_from(STORES),
                st.sampled_from([{}, {"Control": {"MaxRecordTime": 100, "MaxIdleTime": 30}}, {"RecordMode": 1}]),
                st.sampled_from([{}, {"FileFormatConfig": {"FileFormat": ["HLS", "MP4"]}}]),
            ),
        ),
        calls("StopRecord", tasks),
        calls("GetRecordTask", tasks),
        calls("advance", st.fixed_dictionaries({"seconds": st.sampled_from([0.25, 10, 25, 200, 20_000])})),
        calls("advance everybody", st.fixed_dictionaries({"seconds": st.integers(1, 100)})),
        calls(
            "fault",
            st.fixed_dictionaries(
                {
                    "match": st.fixed_dictionaries(
                        {}, optional={"action": st.just("DescribeCasterScenes"), "nth": st.integers(1, 5)}
                    )
                    | st.just({"action": "DescribeCasterConfig", "probability": 0.5, "seed": 3}),
                    "effect": st.just({"error": {"code": "InternalError"}}),
                    "times": st.integers(1, 3),
                }
            ),
        ),
    ),
    max_size=14,
)


class BusyWorld:
    """An emulator in which all of that happens.

    Args:
        server: the emulator.
    """

    def __init__(self, server: EmulatorServer) -> None:
        self.server = server
        self.lives = {key: Caller(server.url, key) for key in KEYS}
        self.rtcs = {key: Volcengine(server.url, key) for key in KEYS}
        self.http = self.lives["emulator"].http

    def close(self) -> None:
        """Close the connections."""
        for each in (*self.lives.values(), *self.rtcs.values()):
            each.http.close()

    def control(self, method: str, path: str, document: object = None, **query: str) -> Any:  # noqa: ANN401  # JSON
        """A call of the control plane that may be refused."""
        return self.http.request(method, f"{self.server.url}/_emulator{path}", json=document, params=query).json()

    def take(self, step: Step) -> None:
        """Make a call; refusals are as good as anything else."""
        key, name, given = step
        if name == "seed":
            self.control("POST", "/casters", given, namespace=key)
        elif name == "settings":
            self.control("PUT", "/settings", given, namespace=key)
        elif name == "room":
            streams = [{"UserId": user} for user in given["users"]]
            self.control("POST", "/rooms", {"AppId": APP, "RoomId": "r", "streams": streams}, namespace=key)
        elif name == "app":
            self.control("POST", "/apps", given, namespace=key)
        elif name == "callback":
            receiver = {"AppId": APP, "url": "http://127.0.0.1:9/", "secretKey": "callback-secret"}
            self.control("POST", "/callbacks", receiver, namespace=key)
        elif name == "advance":
            self.control("POST", "/clock/advance", given, namespace=key)
        elif name == "advance everybody":
            self.control("POST", "/clock/advance", given)
        elif name == "fault":
            self.control("POST", "/faults", given, namespace=key)
        elif name in ("fill", "show"):
            self._change(key, name, given["CasterId"])
        elif name.endswith(("Record", "RecordTask")):
            self.record(key, name, given)
        else:
            self.lives[key](name, **given)

    def record(self, key: str, action: str, given: Mapping[str, object]) -> Any:  # noqa: ANN401  # JSON
        """A call of RTC."""
        body = {"AppId": APP, "RoomId": "r", **given}
        rtc = self.rtcs[key]
        return rtc.get(action, **{n: str(v) for n, v in body.items()}) if action[0] == "G" else rtc(action, body)

    def _change(self, key: str, what: str, caster_id: str) -> None:
        live = self.lives[key]
        if what == "fill":
            source = {"ResourceName": "cam", "LocationId": "RV01", "LiveStreamUrl": f"{LIVE_URL}?auth_key=17-0-0-ab"}
            live("AddCasterVideoResource", CasterId=caster_id, **source, BeginOffset=5)
            live("AddCasterLayout", CasterId=caster_id, **layout_of("RV01"))
            live("AddCasterComponent", CasterId=caster_id, **text_at("RC01"), ComponentName="title")
            caption = {"ComponentType": "caption", "CaptionLayerContent": CAPTION}
            live("AddCasterComponent", CasterId=caster_id, **{**text_at("RC02"), **caption})
            return
        scenes = live("DescribeCasterScenes", CasterId=caster_id).json().get("SceneList", {"Scene": []})["Scene"]
        layouts = live("DescribeCasterLayouts", CasterId=caster_id).json().get("Layouts", {"Layout": []})["Layout"]
        for scene, layout in zip(scenes, layouts, strict=False):
            given = {"CasterId": caster_id, "SceneId": scene["SceneId"], "LayoutId": layout["LayoutId"]}
            live("UpdateCasterSceneConfig", **given)

    def answers(self) -> list[object]:
        """What everything answers that can be asked, twice: some answers change with being asked."""
        found: list[object] = []
        for key in KEYS * 2:
            found.append(self._answer(key, "DescribeCasters", {}))
            found += [
                self._answer(key, f"DescribeCaster{thing}", {"CasterId": caster_id})
                for caster_id in CASTERS
                for thing in ("Config", "Scenes", "StreamUrl", "VideoResources", "Layouts", "Components")
            ]
            found += [self.record(key, "GetRecordTask", {"TaskId": each}).json().get("Result") for each in TASKS]
        return found

    def _answer(self, key: str, action: str, given: Mapping[str, object]) -> object:
        answer = self.lives[key](action, **given)
        told = {name: value for name, value in answer.json().items() if name not in _OWN}
        return answer.status_code, answer.headers["Date"], told
