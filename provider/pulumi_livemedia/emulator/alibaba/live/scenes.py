"""The two scenes of a studio, what is applied to them, and the addresses under which they are played."""

import hashlib
import itertools
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pulumi_livemedia.emulator.behaviours import Settings

PVW = 0
"""OutputType of the preview scene."""
PGM = 1
"""OutputType of the program scene."""

_FORMATS: Mapping[str, str] = {
    "flv": "http://{domain}/caster/{stream}_{template}.flv",
    "rtmp": "rtmp://{domain}/caster/{stream}_{template}",
    # Without the template, as in the published samples.
    "m3u8": "http://{domain}/caster/{stream}.m3u8",
}


@dataclass(slots=True)
class Scene:
    """A scene.

    Attributes:
        id: new with every start, or kept, as the settings say.
        output_type: PVW or PGM.
        status: 1 while it runs, else 0.
        layout: the id of the layout that is applied; empty if none is.
        components: the ids of the components that are applied, bottom to top.
        follow: whether the sound follows the picture.
        mix: the slots of the sounds.
        audio: the sounds, in the same order.
        busy_until: until when a change is being applied.
        broken: whether a change has failed, so that the scene must be started again.
        stream: the name of the scene's own stream.
        relay: the name of the relayed stream.
    """

    id: str
    output_type: int
    status: int = 1
    layout: str = ""
    components: list[str] = field(default_factory=list)
    follow: int = 1
    mix: list[str] = field(default_factory=list)
    audio: list[dict[str, object]] = field(default_factory=list)
    busy_until: datetime | None = None
    broken: bool = False
    stream: str = field(default_factory=lambda: uuid.uuid4().hex)
    relay: str = field(default_factory=lambda: uuid.uuid4().hex)

    def start(self) -> None:
        """Run, and be whole again."""
        self.status, self.broken, self.busy_until = 1, False, None

    def is_busy(self, now: datetime) -> bool:
        """Whether a change is still being applied."""
        return self.busy_until is not None and now < self.busy_until

    def clear(self) -> None:
        """Forget what is applied."""
        self.layout, self.components, self.follow, self.mix, self.audio = "", [], 1, [], []


def new_scenes() -> list[Scene]:
    """The scenes that a start makes."""
    return [Scene(str(uuid.uuid4()), PVW), Scene(str(uuid.uuid4()), PGM)]


def relay_templates(config: Mapping[str, object]) -> list[str]:
    """The transcoding templates of the relayed streams, as StreamInfo names them.

    The configured live templates, without the prefix `daobo-`; if there are none, the one that belongs to the
    caster template (`lp_hd_v` gives `lhd`).
    """
    transcode = config.get("TranscodeConfig")
    if not isinstance(transcode, Mapping):
        return []
    ids = transcode.get("LiveTemplateIds")
    chosen = ids.get("LocationId") if isinstance(ids, Mapping) else None
    if isinstance(chosen, list) and chosen:
        return [str(each).removeprefix("daobo-") for each in chosen]
    template = str(transcode.get("CasterTemplate") or "")
    known = template.removeprefix("lp_").removesuffix("_v")
    return [f"l{known}"] if known in ("ld", "sd", "hd", "ud") else []


class Addresses:
    """Makes the URLs of one answer.

    Args:
        domain: the streaming domain of the studio.
        now: the virtual time; auth keys expire some time after it.
        settings: how auth keys behave.
        started: when the studio was started, for keys that change with each start only.
    """

    _serial = itertools.count(1)

    def __init__(self, domain: str, now: datetime, settings: Settings, started: datetime | None) -> None:
        self._domain = domain
        per_start = settings.auth_keys == "per_start" and started is not None
        issued = started if per_start and started is not None else now
        self._expiry = int((issued + timedelta(seconds=settings.auth_key_seconds)).timestamp())
        self._salt = "start" if per_start else str(next(self._serial))
        self._signed = settings.auth_keys != "none"

    def scene_url(self, scene: Scene) -> str:
        """The playback address of a scene inside the studio; empty if its domain was taken away meanwhile."""
        return self._sign(f"rtmp://{self._domain}/caster/{scene.stream}") if self._domain else ""

    def relays(self, scene: Scene, templates: list[str]) -> list[dict[str, object]]:
        """The relayed streams of the program scene: each template in each format."""
        if scene.output_type != PGM or not self._domain:
            return []
        return [
            {
                "OutputStreamUrl": self._sign(
                    pattern.format(domain=self._domain, stream=scene.relay, template=template)
                ),
                "TranscodeConfig": template,
                "VideoFormat": name,
            }
            for template in templates
            for name, pattern in _FORMATS.items()
        ]

    def _sign(self, url: str) -> str:
        if not self._signed:
            return url
        path = url.partition(self._domain)[2]
        text = f"{path}-{self._expiry}-0-0-{self._salt}"
        digest = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
        return f"{url}?auth_key={self._expiry}-0-0-{digest}"
