"""What programs write and read of a `LiveCaster`. Generated from `model.py` by `make generate`; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments, outputs


@arguments
class LiveCasterArgs:
    """What is declared."""

    caster_id: pulumi.Input[str] = pulumi.property("casterId")
    """Id of the caster (production studio) to put on air.

    It must have a playback domain and a caster template.
    """
    desired_state: pulumi.Input[Literal["running", "stopped"]] | None = pulumi.property("desiredState", default=None)
    """`running`: on air. `stopped`: kept in the stack, but off air, and not billed. Default: `running`."""
    restart_triggers: pulumi.Input[Sequence[pulumi.Input[Any]] | Mapping[str, Any]] | None = pulumi.property(
        "restartTriggers", default=None
    )
    """Any list or map of values; an empty one counts as none.

    A change of it restarts the running caster, which reloads its settings; the picture is interrupted.
    """
    adopt: pulumi.Input[bool] | None = pulumi.property("adopt", default=None)
    """Whether a caster that somebody else has put on air may be taken over; `pulumi destroy` then stops it.

    Default: `False`.
    """


class LiveCasterKeywords(TypedDict, total=False):
    """The arguments of `LiveCaster` as keywords."""

    caster_id: pulumi.Input[str] | None
    """Id of the caster (production studio) to put on air.

    It must have a playback domain and a caster template.
    """
    desired_state: pulumi.Input[Literal["running", "stopped"]] | None
    """`running`: on air. `stopped`: kept in the stack, but off air, and not billed. Default: `running`."""
    restart_triggers: pulumi.Input[Sequence[pulumi.Input[Any]] | Mapping[str, Any]] | None
    """Any list or map of values; an empty one counts as none.

    A change of it restarts the running caster, which reloads its settings; the picture is interrupted.
    """
    adopt: pulumi.Input[bool] | None
    """Whether a caster that somebody else has put on air may be taken over; `pulumi destroy` then stops it.

    Default: `False`.
    """


@outputs
class StreamInfo:
    """One relay output of the program scene."""

    output_stream_url: str | None = pulumi.property("outputStreamUrl", default=None)
    """Playback URL of this relay output."""
    transcode_config: str | None = pulumi.property("transcodeConfig", default=None)
    """Transcoding template: `lld` low, `lsd` standard, `lhd` high, `lud` ultra high."""
    video_format: str | None = pulumi.property("videoFormat", default=None)
    """Container of the stream: `flv`, `rtmp` or `m3u8`."""


@outputs
class SceneInfo:
    """One scene of a caster that is on air. Scene ids do not survive a stop."""

    scene_id: str = pulumi.property("sceneId")
    """Id of the scene."""
    stream_url: str | None = pulumi.property("streamUrl", default=None)
    """Playback URL of the scene inside the studio; not a relay output."""
    rtmp_url: str | None = pulumi.property("rtmpUrl", default=None)
    """The same over RTMP, where the cloud tells it."""
    rts_url: str | None = pulumi.property("rtsUrl", default=None)
    """Ultra-low-latency playback URL, where it is enabled."""
    stream_infos: list[StreamInfo] | None = pulumi.property("streamInfos", default=None)
    """Relay outputs; program scenes only."""


class LiveCasterProperties:
    """The properties of a `LiveCaster`."""

    @property
    @pulumi.getter(name="casterId")
    def caster_id(self) -> pulumi.Output[str]:
        """Id of the caster (production studio) to put on air.

        It must have a playback domain and a caster template.
        """
        value: pulumi.Output[str] = pulumi.get(self, "casterId")
        return value

    @property
    @pulumi.getter(name="desiredState")
    def desired_state(self) -> pulumi.Output[str]:
        """`running`: on air. `stopped`: kept in the stack, but off air, and not billed. Default: `running`."""
        value: pulumi.Output[str] = pulumi.get(self, "desiredState")
        return value

    @property
    @pulumi.getter(name="restartTriggers")
    def restart_triggers(self) -> pulumi.Output[Any]:
        """Any list or map of values; an empty one counts as none.

        A change of it restarts the running caster, which reloads its settings; the picture is interrupted.
        """
        value: pulumi.Output[Any] = pulumi.get(self, "restartTriggers")
        return value

    @property
    @pulumi.getter(name="adopt")
    def adopt(self) -> pulumi.Output[bool]:
        """Whether a caster that somebody else has put on air may be taken over; `pulumi destroy` then stops it.

        Default: `False`.
        """
        value: pulumi.Output[bool] = pulumi.get(self, "adopt")
        return value

    @property
    @pulumi.getter(name="status")
    def status(self) -> pulumi.Output[str]:
        """`streaming`, `idle`, or `unknown(n)` for a status that is not documented."""
        value: pulumi.Output[str] = pulumi.get(self, "status")
        return value

    @property
    @pulumi.getter(name="startTime")
    def start_time(self) -> pulumi.Output[str | None]:
        """When it went on air, as the cloud writes it (`2017-08-30 18:02:57.0`, no time zone)."""
        value: pulumi.Output[str | None] = pulumi.get(self, "startTime")
        return value

    @property
    @pulumi.getter(name="casterName")
    def caster_name(self) -> pulumi.Output[str | None]:
        """Display name."""
        value: pulumi.Output[str | None] = pulumi.get(self, "casterName")
        return value

    @property
    @pulumi.getter(name="programUrl")
    def program_url(self) -> pulumi.Output[str | None]:
        """Playback URL of the program scene (PGM)."""
        value: pulumi.Output[str | None] = pulumi.get(self, "programUrl")
        return value

    @property
    @pulumi.getter(name="previewUrl")
    def preview_url(self) -> pulumi.Output[str | None]:
        """Playback URL of the preview scene (PVW)."""
        value: pulumi.Output[str | None] = pulumi.get(self, "previewUrl")
        return value

    @property
    @pulumi.getter(name="pgmSceneInfos")
    def pgm_scene_infos(self) -> pulumi.Output[list[SceneInfo]]:
        """Program scenes, with their relay outputs."""
        value: pulumi.Output[list[SceneInfo]] = pulumi.get(self, "pgmSceneInfos")
        return value

    @property
    @pulumi.getter(name="pvwSceneInfos")
    def pvw_scene_infos(self) -> pulumi.Output[list[SceneInfo]]:
        """Preview scenes."""
        value: pulumi.Output[list[SceneInfo]] = pulumi.get(self, "pvwSceneInfos")
        return value

    @property
    @pulumi.getter(name="requestId")
    def request_id(self) -> pulumi.Output[str | None]:
        """Request id of the last start or restart."""
        value: pulumi.Output[str | None] = pulumi.get(self, "requestId")
        return value

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[str]:
        """Region that the caster is addressed in."""
        value: pulumi.Output[str] = pulumi.get(self, "region")
        return value

    @property
    @pulumi.getter(name="endpoint")
    def endpoint(self) -> pulumi.Output[str]:
        """Host of the API that answered, without port."""
        value: pulumi.Output[str] = pulumi.get(self, "endpoint")
        return value

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> pulumi.Output[str | None]:
        """Account that the key belonged to, where it could be asked."""
        value: pulumi.Output[str | None] = pulumi.get(self, "accountId")
        return value


NAMES: Final = (
    "casterId",
    "desiredState",
    "restartTriggers",
    "adopt",
    "status",
    "startTime",
    "casterName",
    "programUrl",
    "previewUrl",
    "pgmSceneInfos",
    "pvwSceneInfos",
    "requestId",
    "region",
    "endpoint",
    "accountId",
)
