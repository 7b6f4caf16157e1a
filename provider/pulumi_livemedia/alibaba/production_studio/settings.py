"""The settings of a studio: everything that SetCasterConfig takes.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig
"""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field

from pulumi_livemedia.alibaba.production_studio.structures import (
    AutoSwitchUrgentConfig,
    RecordConfig,
    SyncGroup,
    TranscodeConfig,
)
from pulumi_livemedia.alibaba.production_studio.texts import Domain, Filled, RtmpUrl, WebUrl, may_carry_key
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.markers import Secret
from pulumi_livemedia.structures.numbers import Flag, Number, OneOf, Range, Whole
from pulumi_livemedia.structures.structure import Structure, rule

LONGEST_DELAY: Final = 300
MOST_SIDE_OUTPUTS: Final = 20


class StudioSettings(Structure):
    """The settings of a studio, which are always set as a whole."""

    caster_name: Annotated[Filled | None, Effect.LIVE] = Field(
        None, description="Display name; absent: the studio's id."
    )
    domain_name: Annotated[Domain | None, Effect.INTERRUPTION] = Field(
        None, description="Main playback domain, which must be the account's. Needed before a start."
    )
    transcode_config: Annotated[TranscodeConfig | None, Effect.RESTART] = Field(
        None,
        description="How the output is encoded. A studio on air shows a change after its next restart, which "
        "`restart_triggers=[studio.restart_digest]` of its `LiveCaster` brings about.",
    )
    record_config: Annotated[RecordConfig | None, Effect.LIVE] = Field(
        None, description="Where the show is recorded to; absent: it is not."
    )
    delay: Annotated[Number, Range(0, LONGEST_DELAY), Effect.LIVE] = Field(
        0.0, description="Seconds by which the output is later than the sources."
    )
    channel_enable: Annotated[Whole, OneOf(0, 1), Effect.INTERRUPTION] = Field(
        0,
        description="`1`: layouts show channels instead of video resources. It can not be taken back, and discards "
        "the layouts that there are.",
    )
    program_effect: Annotated[Whole, OneOf(0, 1), Effect.LIVE] = Field(
        0, description="`1`: the list of programs (carousel) is active."
    )
    program_name: Annotated[Filled | None, Effect.LIVE] = Field(None, description="Name of the list of programs.")
    callback_url: Annotated[WebUrl | None, Secret(when=may_carry_key), Effect.LIVE] = Field(
        None, description="Address that is told what happens to the studio; absent: nobody is told."
    )
    side_output_url: Annotated[RtmpUrl | None, Secret(), Effect.LIVE] = Field(
        None, description="RTMP address that the output is pushed to; absent: one that the cloud makes."
    )
    side_output_url_list: Annotated[list[RtmpUrl], Secret(when=bool), Effect.LIVE] = Field(
        [], description=f"Further RTMP addresses that the output is pushed to, {MOST_SIDE_OUTPUTS} at most."
    )
    sync_groups_config: Annotated[list[SyncGroup], Effect.LIVE] = Field(
        [], description="Groups of sources that are kept in step."
    )
    urgent_material_id: Annotated[Filled | None, Effect.LIVE] = Field(
        None, description="Standby material: id in the media library."
    )
    urgent_image_id: Annotated[Filled | None, Effect.LIVE] = Field(
        None, description="Standby picture: id in the media library."
    )
    urgent_image_url: Annotated[Filled | None, Secret(when=may_carry_key), Effect.LIVE] = Field(
        None, description="Standby picture: its address."
    )
    urgent_live_stream_url: Annotated[Filled | None, Secret(when=may_carry_key), Effect.LIVE] = Field(
        None, description="Standby stream: its address."
    )
    auto_switch_urgent_on: Annotated[Flag, Effect.LIVE] = Field(
        default=False, description="Whether the standby material is shown by itself when the sources fail."
    )
    auto_switch_urgent_config: Annotated[AutoSwitchUrgentConfig | None, Effect.LIVE] = Field(
        None, description="When it is shown by itself."
    )

    @rule
    def side_outputs_are_few(self) -> Iterator[Failure]:
        """There are at most twenty side outputs."""
        if len(self.side_output_url_list) > MOST_SIDE_OUTPUTS:
            yield Failure(("sideOutputUrlList",), f"must have at most {MOST_SIDE_OUTPUTS} elements")

    @rule
    def sync_groups_have_members(self) -> Iterator[Failure]:
        """A group has somebody to keep in step."""
        for position, group in enumerate(self.sync_groups_config):
            if not group.resource_ids:
                yield Failure(("syncGroupsConfig", position, "resourceIds"), "must have at least one element")
