"""What a `LiveCaster` takes and gives: the documented parameters of StartCaster and its answers.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startcaster
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pulumi_livemedia.alibaba.playback_url import carries_key
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.markers import NotSent, Secret
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.structures.triggers import ANY_VALUES, Triggers

DesiredState = Literal["running", "stopped"]
PlaybackUrl = Annotated[str | None, Secret(when=carries_key)]
# The engine takes a list with one secret in it for secret as a whole, so it is declared so as a whole.
SceneInfos = Annotated[list["SceneInfo"], Secret(when=carries_key)]


def _caster_id(value: str) -> str:
    if re.fullmatch(r"[^\s/]+", value):
        return value
    raise ValueError("must be the id of a caster: at least one character, no space and no slash")


class StreamInfo(Structure):
    """One relay output of the program scene."""

    output_stream_url: str | None = Field(None, description="Playback URL of this relay output.")
    transcode_config: str | None = Field(
        None, description="Transcoding template: `lld` low, `lsd` standard, `lhd` high, `lud` ultra high."
    )
    video_format: str | None = Field(None, description="Container of the stream: `flv`, `rtmp` or `m3u8`.")


class SceneInfo(Structure):
    """One scene of a caster that is on air. Scene ids do not survive a stop."""

    scene_id: str = Field(description="Id of the scene.")
    stream_url: str | None = Field(None, description="Playback URL of the scene inside the studio; not a relay output.")
    rtmp_url: str | None = Field(None, description="The same over RTMP, where the cloud tells it.")
    rts_url: str | None = Field(None, description="Ultra-low-latency playback URL, where it is enabled.")
    stream_infos: list[StreamInfo] = Field([], description="Relay outputs; program scenes only.")


class LiveCasterInputs(Structure):
    """What is declared."""

    caster_id: Annotated[str, AfterValidator(_caster_id), Effect.IDENTITY] = Field(
        description="Id of the caster (production studio) to put on air. It must have a playback domain and a "
        "caster template.",
    )
    desired_state: Annotated[DesiredState, NotSent(), Effect.LIVE] = Field(
        "running", description="`running`: on air. `stopped`: kept in the stack, but off air, and not billed."
    )
    restart_triggers: Annotated[Triggers, NotSent(), Effect.RESTART] = Field(
        None,
        description=f"{ANY_VALUES} A change of it restarts the running caster, which reloads its "
        "settings; the picture is interrupted.",
    )
    adopt: Annotated[bool, NotSent(), Effect.LOCAL] = Field(
        default=False,
        description="Whether a caster that somebody else has put on air may be taken over; `pulumi destroy` then "
        "stops it.",
    )


class LiveCasterState(LiveCasterInputs):
    """What is declared, and what the cloud says of it."""

    status: str = Field(description="`streaming`, `idle`, or `unknown(n)` for a status that is not documented.")
    start_time: str | None = Field(
        None, description="When it went on air, as the cloud writes it (`2017-08-30 18:02:57.0`, no time zone)."
    )
    caster_name: str | None = Field(None, description="Display name.")
    program_url: PlaybackUrl = Field(None, description="Playback URL of the program scene (PGM).")
    preview_url: PlaybackUrl = Field(None, description="Playback URL of the preview scene (PVW).")
    pgm_scene_infos: SceneInfos = Field([], description="Program scenes, with their relay outputs.")
    pvw_scene_infos: SceneInfos = Field([], description="Preview scenes.")
    request_id: str | None = Field(None, description="Request id of the last start or restart.")
    region: str = Field(description="Region that the caster is addressed in.")
    endpoint: str = Field(description="Host of the API that answered, without port.")
    account_id: str | None = Field(None, description="Account that the key belonged to, where it could be asked.")
