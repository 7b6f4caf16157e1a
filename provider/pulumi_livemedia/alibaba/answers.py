"""What ApsaraVideo Live answers, as plain values.

Enumerations are open: a value that is not documented is passed through as it came.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

IDLE: Final = 0
"""`Caster.status`: not running."""
STREAMING: Final = 1
"""`Caster.status`: on air."""

PVW: Final = 0
"""`output_type` of a preview scene."""
PGM: Final = 1
"""`output_type` of a program scene."""


@dataclass(frozen=True, slots=True)
class Caster:
    """A production studio, as DescribeCasters lists it.

    Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasters

    Attributes:
        caster_id: opaque, a UUID or `LIVEPRODUCER_POST-cn-...`.
        caster_name: the display name.
        status: `IDLE`, `STREAMING`, or a number that is not documented.
        start_time: since when it is on air, such as `2017-08-30 18:02:57.0`, in a time zone that is not
            documented; None while it is idle.
        last_modified: when it was last started, stopped or changed, such as `2021-12-01T05:08:45Z`.
        create_time: when it was created, in the format of `start_time`.
        charge_type: `PostPaid` or `PrePaid`.
        norm_type: 1 general, 3 carousel (light), 4 virtual studio, 6 carousel; None if it is not told.
        channel_enable: 1 if channels are enabled, else 0; None if it is not told.
        resource_group_id: the resource group, empty if it is not told.
        client_token_id: the ClientToken with which it was created, empty if it is not told.
        answered_at: when the cloud answered, by its own clock if it told, else by ours; UTC.
        tags: by key.
    """

    caster_id: str
    caster_name: str
    status: int
    start_time: str | None
    last_modified: str
    create_time: str
    charge_type: str
    norm_type: int | None
    channel_enable: int | None
    resource_group_id: str
    client_token_id: str
    answered_at: datetime
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CasterPage:
    """One page of the list of all casters.

    Attributes:
        casters: those on this page.
        total: how many there are on all pages; None if it is not told.
    """

    casters: tuple[Caster, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class StreamInfo:
    """One relayed stream of a program scene.

    Attributes:
        output_stream_url: where it is played; may carry a key that expires.
        transcode_config: `lld`, `lsd`, `lhd` or `lud`.
        video_format: `flv`, `rtmp`, `m3u8` (or `artc`).
    """

    output_stream_url: str
    transcode_config: str
    video_format: str


@dataclass(frozen=True, slots=True)
class SceneInfo:
    """A scene, as StartCaster returns it.

    Attributes:
        scene_id: the scene's id.
        stream_url: where the scene is played, empty if it is not told; may carry a key that expires.
        rts_url: the same with ultra-low latency; None unless the cloud gives one.
        stream_infos: the relayed streams, one for each transcoding template and format.
    """

    scene_id: str
    stream_url: str
    rts_url: str | None = None
    stream_infos: tuple[StreamInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class StartedScenes:
    """What StartCaster returns.

    Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startcaster
    """

    request_id: str
    pgm_scene_infos: tuple[SceneInfo, ...]
    pvw_scene_infos: tuple[SceneInfo, ...]


@dataclass(frozen=True, slots=True)
class CasterStream:
    """A scene with its URLs, as DescribeCasterStreamUrl returns it.

    Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasterstreamurl

    Attributes:
        scene_id: the scene's id.
        output_type: `PVW`, `PGM`, or a number that is not documented.
        stream_url: where the scene is played, empty if it is not told; may carry a key that expires.
        rtmp_url: the same over RTMP; None if it is not told.
        rts_url: the same with ultra-low latency; None unless the cloud gives one.
        stream_infos: the relayed streams.
    """

    scene_id: str
    output_type: int
    stream_url: str
    rtmp_url: str | None = None
    rts_url: str | None = None
    stream_infos: tuple[StreamInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class CasterScene:
    """A scene, as DescribeCasterScenes returns it.

    Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasterscenes

    Attributes:
        scene_id: the scene's id.
        scene_name: the display name, empty if it is not told.
        output_type: `PVW`, `PGM`, or a number that is not documented.
        status: 0 off, 1 on; None if it is not told.
        layout_id: the layout that is shown, empty if there is none.
        stream_url: where the scene is played, empty if it is not told.
        component_ids: the components that are shown.
        stream_infos: the relayed streams.
    """

    scene_id: str
    scene_name: str
    output_type: int
    status: int | None
    layout_id: str
    stream_url: str
    component_ids: tuple[str, ...] = ()
    stream_infos: tuple[StreamInfo, ...] = ()
