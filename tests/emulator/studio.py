"""A studio to try things on, through signed requests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.emulator.signing import Caller

LAYER = '{"HeightNormalized":0.2,"PositionNormalized":[0.1,0.2],"PositionRefer":"topRight"}'
TEXT = '{"Text":"hello","Color":"0x000000","FontName":"KaiTi","SizeNormalized":0.2}'
CAPTION = '{"LocationId":"RV01","SourceLan":"cn"}'
LIVE_URL = "rtmp://pull.example.com/app/stream"
READY = {"DomainName": "play.example.com", "TranscodeConfig": '{"CasterTemplate":"lp_ld"}'}


@dataclass
class Studio:
    """One studio.

    Attributes:
        live: calls the operations.
        control: calls the control plane.
        id: the studio's id.
        ids: what stands for `$name` in parameters; a parameter that is None is left out.
    """

    live: Caller
    control: httpx.Client
    id: str
    ids: dict[str, str] = field(default_factory=dict)

    def filled(self, parameters: Mapping[str, object]) -> dict[str, object]:
        """Parameters with the ids of this studio, and without what is None."""
        return {
            name: self.ids[value[1:]] if isinstance(value, str) and value.startswith("$") else value
            for name, value in {"CasterId": self.id, **parameters}.items()
            if value is not None
        }

    def ok(self, action: str, parameters: Mapping[str, object] | None = None, **more: object) -> Any:  # noqa: ANN401  # JSON
        """Call an operation that must succeed."""
        return self.live.ok(action, **self.filled({**(parameters or {}), **more}))

    def refusal(self, action: str, parameters: Mapping[str, object] | None = None, **more: object) -> tuple[int, str]:
        """Call an operation that must be refused."""
        return self.live.refusal(action, **self.filled({**(parameters or {}), **more}))

    def resource(self, location: str = "RV01", **more: object) -> str:
        """Add a live source."""
        given = {"ResourceName": "camera", "LocationId": location, "LiveStreamUrl": LIVE_URL, **more}
        return str(self.ok("AddCasterVideoResource", given)["ResourceId"])

    def layout(self, *slots: str) -> str:
        """Add a layout with a picture and a sound for each slot."""
        return str(self.ok("AddCasterLayout", layout_of(*slots))["LayoutId"])

    def component(self, location: str = "RC01", **more: object) -> str:
        """Add a text, or what is said."""
        return str(self.ok("AddCasterComponent", {**text_at(location), **more})["ComponentId"])

    def start(self) -> None:
        """Start it; `$pvw` and `$pgm` are its scenes."""
        answer = self.ok("StartCaster")
        self.ids["pvw"] = answer["PvwSceneInfos"]["SceneInfo"][0]["SceneId"]
        self.ids["pgm"] = answer["PgmSceneInfos"]["SceneInfo"][0]["SceneId"]

    def scene(self, name: str) -> dict[str, Any]:
        """A scene as it is listed."""
        listed = self.ok("DescribeCasterScenes", SceneId=f"${name}")["SceneList"]["Scene"]
        assert len(listed) == 1
        found: dict[str, Any] = listed[0]
        return found

    def applied(self, name: str) -> tuple[str, list[str]]:
        """The layout and the components of a scene."""
        scene = self.scene(name)
        return scene["LayoutId"], scene["ComponentIds"]["componentId"]

    def fill(self) -> None:
        """Add one of each; `$resource`, `$layout`, `$component`, and `$empty`, a layout of an empty slot."""
        self.ids |= {
            "resource": self.resource(),
            "layout": self.layout("RV01"),
            "component": self.component(),
            "empty": self.layout("RV77"),
        }


def layout_of(*slots: str) -> dict[str, object]:
    """The parameters of a layout with a picture and a sound for each slot."""
    given: dict[str, object] = {}
    for number, slot in enumerate(slots, 1):
        given |= {f"BlendList.{number}": slot, f"MixList.{number}": slot}
        given |= {f"VideoLayer.{number}.FillMode": "none", f"AudioLayer.{number}.VolumeRate": "1.0"}
    return given


def text_at(location: str) -> dict[str, object]:
    """The parameters of a text."""
    return {"ComponentType": "text", "LocationId": location, "ComponentLayer": LAYER, "TextLayerContent": TEXT}


def creation(token: str, **more: object) -> dict[str, object]:
    """The parameters of CreateCaster."""
    return {"ChargeType": "PostPaid", "NormType": 1, "ClientToken": token, **more}
