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
ROOM = {"AppId": APP, "RoomId": "r"}
RECEIVER = {"AppId": APP, "url": "http://127.0.0.1:9/", "secretKey": "callback-secret"}
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
    return st.tuples(st.sampled_from((KEYS[0], *KEYS)), st.just(name), parameters)


some = st.lists(
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
        calls(
            "app", st.fixed_dictionaries({"Owner": st.sampled_from(["", "other"]), "AppId": names.map(lambda _: "x")})
        ),
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


SEED: list[Step] = [
    ("emulator", "seed", {"CasterId": "c1", "Status": 0}),
    ("emulator", "fill", {"CasterId": "c1"}),
    ("emulator", "room", {"users": ["host"]}),
]
steps = some.map(lambda taken: SEED + taken)
STORE = {"StorageConfig": STORES[0]}
IDLE = {"TaskId": "t1", "Control": {"MaxIdleTime": 30}, **STORE}
COUNTING = {"caster_start": {"manual": 2}, "record_start": {"manual": 3}, "record_stop": {"seconds": 20}}
ODDS = {"match": {"action": "DescribeCasterConfig", "probability": 0.5, "seed": 3}}
# What random steps seldom come across.
RARE: list[list[Step]] = [
    [
        ("emulator", "settings", COUNTING),
        *(("emulator", name, {"CasterId": "c1"}) for name in ("StartCaster", "DescribeCasters")),
        ("emulator", "StartRecord", {"TaskId": "t1", **STORE}),
        ("emulator", "GetRecordTask", {"TaskId": "t1"}),
    ],
    [
        ("emulator", "StartRecord", IDLE),
        ("emulator", "advance", {"seconds": 25}),
        ("emulator", "room", {"users": []}),
        ("emulator", "advance", {"seconds": 10}),
    ],
    [
        ("emulator", "settings", {"scene_settle_seconds": 30}),
        ("emulator", "StartCaster", {"CasterId": "c1"}),
        ("emulator", "show", {"CasterId": "c1"}),
    ],
    [
        ("emulator", "fault", {**ODDS, "effect": {"error": {"code": "InternalError"}}}),
        *[("emulator", "DescribeCasterConfig", {"CasterId": "c1"})] * 5,
    ],
    [
        ("emulator", "StartRecord", {"TaskId": "t1", **STORE}),
        ("emulator", "advance", {"seconds": 20}),
        ("emulator", "StopRecord", {"TaskId": "t1"}),
        ("emulator", "StartRecord", {"TaskId": "t1", **STORE}),
    ],
]


class BusyWorld:
    """An emulator in which all of that happens.

    Args:
        server: the emulator.
    """

    def __init__(self, server: EmulatorServer) -> None:
        self.server = server
        self.lives: dict[str, Caller] = {key: Caller(server.url, key) for key in KEYS}
        self.rtcs = {key: Volcengine(server.url, key) for key in KEYS}
        self.http = self.lives["emulator"].http

    def close(self) -> None:
        """Close the connections."""
        for http in [each.http for each in self.lives.values()] + [each.http for each in self.rtcs.values()]:
            http.close()

    def control(self, method: str, path: str, document: object = None, **query: str) -> Any:  # noqa: ANN401  # JSON
        """A call of the control plane that may be refused."""
        return self.http.request(method, f"{self.server.url}/_emulator{path}", json=document, params=query).json()

    def take(self, step: Step) -> None:
        """Make a call; refusals are as good as anything else."""
        key, name, given = step
        documents: dict[str, tuple[str, str, object]] = {
            "seed": ("POST", "/casters", given),
            "settings": ("PUT", "/settings", given),
            "room": ("POST", "/rooms", {**ROOM, "streams": [{"UserId": each} for each in given.get("users", ())]}),
            "app": ("POST", "/apps", given),
            "callback": ("POST", "/callbacks", RECEIVER),
            "advance": ("POST", "/clock/advance", given),
            "fault": ("POST", "/faults", given),
        }
        if name in documents:
            self.control(*documents[name], namespace=key)
        elif name == "advance everybody":
            self.control("POST", "/clock/advance", given)
        elif name in ("fill", "show"):
            self._change(key, name, given["CasterId"])
        elif name.endswith(("Record", "RecordTask")):
            self.record(key, name, given)
        else:
            self.lives[key](name, **given)

    def record(self, key: str, action: str, given: Mapping[str, object]) -> Any:  # noqa: ANN401  # JSON
        """A call of RTC."""
        body = {**ROOM, **given}
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
        """What everything answers that can be asked, again and again: answers change with that, and with time."""
        found: list[object] = []
        for key in KEYS * 4:
            self.control("POST", "/clock/advance", {"seconds": 11})
            found.append(self._answer(key, "DeleteCasterSceneConfig", {"CasterId": "c1", **self._first_scene(key)}))
            found.append(self._answer(key, "DescribeCasters", {}))
            found += [
                self._answer(key, f"DescribeCaster{thing}", {"CasterId": caster_id})
                for caster_id in CASTERS
                for thing in ("Config", "Scenes", "StreamUrl", "VideoResources", "Layouts", "Components")
            ]
            found += [self.record(key, "GetRecordTask", {"TaskId": each}).json().get("Result") for each in TASKS]
        return found

    def _first_scene(self, key: str) -> dict[str, object]:
        [*scenes] = (each["Scenes"] for each in self.control("GET", "/state", namespace=key)["casters"])
        return {"SceneId": scenes[0][0]["SceneId"], "Type": "All"} if scenes and scenes[0] else {"SceneId": "x"}

    def _answer(self, key: str, action: str, given: Mapping[str, object]) -> object:
        answer = self.lives[key](action, **given)
        told = {name: value for name, value in answer.json().items() if name not in _OWN}
        return answer.status_code, answer.headers["Date"], told
