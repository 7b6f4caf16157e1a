"""One studio: what it is, and where it is in its life."""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from pulumi_livemedia.emulator.alibaba.live.contents import Contents
from pulumi_livemedia.emulator.alibaba.live.scenes import Scene, new_scenes
from pulumi_livemedia.emulator.transitions import Pending

StoppedScenes = Literal["removed", "kept", "cleared"]

_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")


def check_id(text: str) -> str:
    """An id of a studio or scene as it may be sent; empty is no id, and allowed here.

    Raises:
        ValueError: it cannot be one.
    """
    if text and not _ID.fullmatch(text):
        raise ValueError(text)
    return text


class Phase(enum.StrEnum):
    """Where a studio is in its life."""

    IDLE = "idle"
    STARTING = "starting"
    STREAMING = "streaming"
    STOPPING = "stopping"


@dataclass(slots=True, kw_only=True)
class Caster:
    """A studio.

    Attributes:
        id: the caster id.
        name: the display name.
        created: when it was made.
        modified: the last start, stop, restart or change of configuration.
        config: as DescribeCasterConfig shows it; what is not set is missing.
        owner: somebody else's account; empty if it is ours.
        creation: what CreateCaster was called with, to tell a repetition from another call with the same token.
        phase: where it is in its life.
        started: when it was started; None unless Status is 1.
        scenes: while it runs, and afterwards too if the settings keep them.
        contents: its video resources, layouts and components.
        pending: the change of state under way.
    """

    id: str
    name: str
    created: datetime
    modified: datetime
    norm_type: int = 1
    charge_type: str = "PostPaid"
    config: dict[str, object] = field(default_factory=dict)
    owner: str = ""
    client_token: str = ""
    creation: Mapping[str, object] = field(default_factory=dict)
    resource_group: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    phase: Phase = Phase.IDLE
    started: datetime | None = None
    scenes: list[Scene] = field(default_factory=list)
    contents: Contents = field(default_factory=Contents)
    pending: Pending | None = None

    @property
    def status(self) -> int:
        """What DescribeCasters shows: 1 while it streams, else 0; a change shows only when it is over."""
        return int(self.phase in (Phase.STREAMING, Phase.STOPPING))

    @property
    def since(self) -> datetime:
        """When its present phase began, as far as that is known."""
        if self.pending is not None:
            return self.pending.since
        return self.started or self.modified

    @property
    def domain(self) -> str:
        """The streaming domain; empty if none is configured."""
        return str(self.config.get("DomainName") or "")

    @property
    def template(self) -> str:
        """The caster template; empty if none is configured."""
        transcode = self.config.get("TranscodeConfig")
        return str(transcode.get("CasterTemplate") or "") if isinstance(transcode, Mapping) else ""

    @property
    def is_channelled(self) -> bool:
        """Whether layouts name channels instead of video resources."""
        return self.config.get("ChannelEnable") == 1

    def settle(self, now: datetime, stopped: StoppedScenes) -> None:
        """Finish the change of state under way if its time has come."""
        if self.pending is None or not self.pending.is_over(now):
            return
        if self.phase is Phase.STARTING:
            self.phase, self.started = Phase.STREAMING, self.pending.since
        else:
            self.go_idle(stopped)
        self.pending = None

    def go_idle(self, stopped: StoppedScenes) -> None:
        """Be stopped, at once; the scenes stop too, and then what the settings say becomes of them."""
        self.phase, self.started, self.pending = Phase.IDLE, None, None
        if stopped == "removed":
            self.scenes = []
        for scene in self.scenes:
            scene.status = 0
            if stopped == "cleared":
                scene.clear()

    def open_scenes(self) -> list[Scene]:
        """Start the scenes; they are made if there are none."""
        self.scenes = self.scenes or new_scenes()
        for scene in self.scenes:
            scene.start()
        return self.scenes

    def go_on_air(self, since: datetime) -> None:
        """Be started, at once."""
        self.phase, self.started, self.pending = Phase.STREAMING, since, None
        self.open_scenes()
