"""A show on the emulator: studios on air, recordings with each kind of layout, all by signed calls."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.emulator.signing import Caller
from tests.emulator.studio import LIVE_URL, Studio
from tests.emulator.volcengine_signing import Volcengine

APP = "661e00000000000000000001"
NEWS = "80787064-1c94-4dc1-85ce-9409960a0001"
MATCH = "80787064-1c94-4dc1-85ce-9409960a0002"
_TOS = {"TosConfig": {"AccountId": "2100000000", "Bucket": "shows"}}
_PICTURE = {"Encode": {"VideoWidth": 1280, "VideoHeight": 720}}

Layer = dict[str, object]

WHOLE: Layer = {"FillMode": "fit", "WidthNormalized": 1, "HeightNormalized": 1}


def inset(refer: str, x: float, y: float, width: float = 0.3, height: float = 0.3) -> Layer:
    """A picture that stands in a corner."""
    return {
        "FillMode": "fit",
        "WidthNormalized": width,
        "HeightNormalized": height,
        "PositionRefer": refer,
        "PositionNormalized.1": x,
        "PositionNormalized.2": y,
    }


def region(index: int, place: tuple[int, int, int, int], **more: object) -> dict[str, object]:
    """A region of a custom layout: left, top, width, height."""
    names = ("LocationX", "LocationY", "Width", "Height")
    return {"StreamIndex": index, **dict(zip(names, place, strict=True)), **more}


@dataclass
class Show:
    """Arranges things in one namespace of an emulator.

    Attributes:
        url: of the emulator.
        key: the access key id.
        http: what calls are sent with.
        app: the application of the recordings.
    """

    url: str
    key: str
    http: httpx.Client
    app: str = APP

    @property
    def rtc(self) -> Volcengine:
        """Calls RTC."""
        return Volcengine(self.url, self.key, http=self.http)

    @property
    def live(self) -> Caller:
        """Calls ApsaraVideo Live."""
        return Caller(self.url, self.key, http=self.http)

    def control(self, method: str, path: str, document: object = None) -> Any:  # noqa: ANN401  # JSON
        """Call the control plane."""
        address = f"{self.url}/_emulator{path}"
        response = self.http.request(method, address, params={"namespace": self.key}, json=document)
        assert response.is_success, response.text
        return response.json()

    def seed(self, caster_id: str, name: str, template: str = "lp_hd") -> None:
        """Have a studio."""
        config = {"DomainName": "play.example.com", "TranscodeConfig": {"CasterTemplate": template}}
        self.control("POST", "/casters", {"CasterId": caster_id, "CasterName": name, "Config": config})

    def studio(self, caster_id: str) -> Studio:
        """A studio to call."""
        return Studio(self.live, self.http, caster_id)

    def publish(self, room: str, *users: str) -> None:
        """Have these users publish."""
        streams = [{"UserId": user} for user in users]
        self.control("POST", "/rooms", {"AppId": self.app, "RoomId": room, "streams": streams})

    def record(self, room: str, task: str, **members: object) -> None:
        """Start a recording."""
        names = {"AppId": self.app, "RoomId": room, "TaskId": task}
        body = {**names, "StorageConfig": _TOS, "FileFormatConfig": {"FileFormat": ["MP4"]}, **members}
        self.rtc.ok("StartRecord", body)


def layout(studio: Studio, **layers: Layer) -> str:
    """Add a layout with a picture in each slot, and the sound of the first."""
    given: dict[str, object] = {"MixList.1": next(iter(layers)), "AudioLayer.1.VolumeRate": 1}
    for number, (slot, layer) in enumerate(layers.items(), 1):
        given[f"BlendList.{number}"] = slot
        given |= {f"VideoLayer.{number}.{name}": value for name, value in layer.items()}
    return str(studio.ok("AddCasterLayout", given)["LayoutId"])


def news(show: Show) -> None:
    """A studio on air: a picture in picture on the program, a split one on the preview, a text over both."""
    show.seed(NEWS, "evening-news")
    studio = show.studio(NEWS)
    for number, name in enumerate(("camera-1", "camera-2", "graphics"), 1):
        source = {"ResourceName": name, "LiveStreamUrl": f"{LIVE_URL}-{number}"}
        studio.ok("AddCasterVideoResource", {**source, "LocationId": f"RV0{number}"})
    nested = layout(studio, RV01=WHOLE, RV02=inset("topRight", 0.03, 0.05))
    split = layout(studio, RV01=inset("leftCenter", 0, 0, 0.5, 0.5), RV02=inset("rightCenter", 0, 0, 0.5, 0.5))
    text = '{"Text":"Breaking news","SizeNormalized":0.09}'
    place = '{"PositionNormalized":[0.05,0.06],"PositionRefer":"bottomLeft"}'
    caption = {"ComponentType": "text", "LocationId": "RC01", "ComponentLayer": place, "TextLayerContent": text}
    component = studio.ok("AddCasterComponent", caption)["ComponentId"]
    studio.start()
    for scene, chosen in (("pvw", split), ("pgm", nested)):
        applied = {"SceneId": f"${scene}", "LayoutId": chosen, "ComponentId.1": component}
        studio.ok("UpdateCasterSceneConfig", applied)


def match(show: Show) -> None:
    """A studio on air that shows one camera."""
    show.seed(MATCH, "saturday-match", "lp_ud")
    studio = show.studio(MATCH)
    studio.resource()
    whole = layout(studio, RV01=WHOLE)
    studio.start()
    studio.ok("UpdateCasterSceneConfig", {"SceneId": "$pgm", "LayoutId": whole})


def class_with_regions(show: Show) -> None:
    """A recording with a custom layout of four regions, one of whose users is not there."""
    users = ("teacher", "student-1", "student-2", "sign-language")
    show.publish("classroom-7", *users[:3])
    rest = [(1, (960, 0, 320, 240)), (2, (960, 240, 320, 240))]
    regions = [
        region(0, (0, 0, 960, 720), RenderMode=1),
        *(region(index, place, RenderMode=3) for index, place in rest),
        region(3, (720, 500, 220, 200), ZOrder=5, Alpha=0.8, RenderMode=2, CornerRadius=0.02),
    ]
    canvas = {"Width": 1280, "Height": 720, "Background": "#26323F"}
    show.record(
        "classroom-7",
        "algebra-lesson",
        TargetStreams={"StreamList": [{"Index": index, "UserId": user} for index, user in enumerate(users)]},
        Layout={"LayoutMode": 2, "CustomLayout": {"Canvas": canvas, "Regions": regions}},
    )


def panel(show: Show) -> None:
    """A recording that arranges five streams by itself."""
    show.publish("studio-1", "host", "guest-1", "guest-2", "guest-3", "interpreter")
    show.record("studio-1", "panel", **_PICTURE)


def interview(show: Show) -> None:
    """A recording of a main picture with two beside it."""
    show.publish("studio-2", "anchor", "reporter", "expert")
    show.record("studio-2", "interview", Layout={"LayoutMode": 1, "MainVideoStream": {"UserId": "anchor"}}, **_PICTURE)


def duet(show: Show) -> None:
    """A recording of two streams side by side."""
    show.publish("studio-3", "left", "right")
    show.record("studio-3", "duet", Layout={"LayoutMode": 3}, **_PICTURE)


def whole_show(show: Show) -> None:
    """All of it."""
    for part in (news, match, class_with_regions, panel, interview):
        part(show)
