"""What an `RtcRecordTask` takes and gives: the documented parameters of StartRecord and the answer of GetRecordTask.

Source: https://www.volcengine.com/docs/6348/1188215 (version 2023-11-01)
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.markers import IfMissing, NotSent
from pulumi_livemedia.structures.numbers import Flag, OneOf, Whole
from pulumi_livemedia.structures.structure import Structure, rule
from pulumi_livemedia.structures.triggers import ANY_VALUES, Triggers
from pulumi_livemedia.volcengine.rtc_record_task import stream_rules
from pulumi_livemedia.volcengine.rtc_record_task.control import Control
from pulumi_livemedia.volcengine.rtc_record_task.encode import Encode
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import RecordMode
from pulumi_livemedia.volcengine.rtc_record_task.file_format import NO_DEFAULT, FileFormatConfig
from pulumi_livemedia.volcengine.rtc_record_task.file_name import FileNameConfig
from pulumi_livemedia.volcengine.rtc_record_task.layout import Layout
from pulumi_livemedia.volcengine.rtc_record_task.live import LIVE_IN_CUSTOM_LAYOUT, is_custom_layout
from pulumi_livemedia.volcengine.rtc_record_task.record_file import RecordFile
from pulumi_livemedia.volcengine.rtc_record_task.storage import StorageConfig
from pulumi_livemedia.volcengine.rtc_record_task.streams import ExcludeStreams, TargetStreams
from pulumi_livemedia.volcengine.rtc_record_task.texts import ID_WORDS, Id

DesiredState = Literal["running", "stopped"]
WhenEnded = Literal["auto", "leave", "restart", "fail"]
WaitFor = Literal["accepted", "recording"]


class RtcRecordTaskInputs(Structure):
    """What is declared."""

    app_id: Annotated[Id, Effect.IDENTITY] = Field(description=f"Id of the RTC application: {ID_WORDS}.")
    room_id: Annotated[Id, Effect.IDENTITY] = Field(description=f"Id of the room to record: {ID_WORDS}.")
    task_id: Annotated[Id | None, Effect.IDENTITY] = Field(
        None,
        description=f"Id of the recording, unique in application and room: {ID_WORDS}. Without it one is derived that "
        "changes with whatever needs a restart.",
    )
    business_id: Annotated[Id | None, Effect.RESTART] = Field(None, description=f"Business label: {ID_WORDS}.")
    record_mode: Annotated[Whole, OneOf(*RecordMode), Effect.RESTART] = Field(
        0, description="`RecordMode`: `0` mixed (all streams in one file), `1` single-stream (a file for each)."
    )
    target_streams: Annotated[TargetStreams | None, LIVE_IN_CUSTOM_LAYOUT] = Field(
        None,
        description="Streams to record; absent or empty: every published stream, 17 at most. Applied to the running "
        "task in a custom layout, by a restart otherwise.",
    )
    exclude_streams: Annotated[ExcludeStreams | None, Effect.RESTART] = Field(
        None, description="Streams to leave out, ordinary ones only; absent: none."
    )
    encode: Annotated[Encode | None, Effect.RESTART] = Field(None, description="How the recording is encoded.")
    layout: Annotated[Layout | None, Effect.RESTART] = Field(
        None,
        description="How the mixed picture is arranged; mixed mode only. Absent: adaptive. Background and regions of "
        "a custom layout are applied to the running task, everything else by a restart.",
    )
    control: Annotated[Control | None, Effect.RESTART] = Field(
        None, description="What is recorded, and until when. Absent: it ends 180 s after the last stream."
    )
    file_format_config: Annotated[FileFormatConfig, IfMissing(NO_DEFAULT), Effect.RESTART] = Field(
        description="Formats of the files. No default is documented, so it is needed."
    )
    file_name_config: Annotated[FileNameConfig | None, Effect.RESTART] = Field(None, description="Names of the files.")
    storage_config: Annotated[
        StorageConfig, IfMissing("give tosConfig, vodConfig or customConfig in it"), Effect.RESTART
    ] = Field(description="Where the files are put. Its keys are kept for the next start; the rest is a restart.")
    desired_state: Annotated[DesiredState, NotSent(), Effect.LIVE] = Field(
        "running", description="`running`: recorded. `stopped`: kept in the stack with its files, but not recorded."
    )
    restart_triggers: Annotated[Triggers, NotSent(), Effect.RESTART] = Field(
        None, description=f"{ANY_VALUES} A change of it restarts the recording."
    )
    adopt: Annotated[Flag, NotSent(), Effect.LOCAL] = Field(
        default=False,
        description="Whether a running task with the given `task_id` may be taken over that this stack did not "
        "start. `pulumi destroy` then stops it.",
    )
    when_ended: Annotated[WhenEnded, NotSent(), Effect.LOCAL] = Field(
        "auto",
        description="What to do with a task that has ended by itself. `auto` leaves it alone if it has recorded "
        "something, and restarts it if not; `leave`, `restart` and `fail` do what they say.",
    )
    wait_for: Annotated[WaitFor, NotSent(), Effect.LOCAL] = Field(
        "accepted",
        description="When a start is done: `accepted` by the cloud, or `recording`, which needs somebody who "
        "publishes.",
    )
    verify_storage: Annotated[Flag, NotSent(), Effect.LOCAL] = Field(
        default=False,
        description="Whether each start first proves, with the keys of `custom_config`, that the bucket is there and "
        "can be written: a small object is written and deleted again. Needs `pulumi-livemedia[storage]`.",
    )

    @rule
    def storage_can_be_verified(self) -> Iterator[Failure]:
        """Only with keys of its own can a storage be tried."""
        if self.verify_storage and self.storage_config.custom_config is None:
            yield Failure(
                ("verifyStorage",),
                "must not be true without storageConfig.customConfig: into TOS and VOD the cloud writes by a grant of "
                "its own, and there is no key to prove it with",
                "leave it out, and make one short recording as a trial",
            )

    @rule
    def layout_is_of_mixed_mode(self) -> Iterator[Failure]:
        """Single streams are not arranged."""
        if self.layout is not None and self.record_mode == RecordMode.SINGLE_STREAM:
            yield Failure(
                ("layout",),
                "must not be given with recordMode 1 (single stream)",
                "leave it out, or set recordMode to 0 (mixed)",
            )

    @rule
    def lists_do_not_overlap(self) -> Iterator[Failure]:
        """No stream is recorded and left out at once."""
        return stream_rules.overlapping(self)

    @rule
    def custom_layout_has_streams(self) -> Iterator[Failure]:
        """Regions show streams that are named."""
        if is_custom_layout(self) and not stream_rules.streams_of(self.target_streams):
            yield Failure(
                ("targetStreams", "streamList"),
                "must have at least one stream in the custom layout",
                "name the stream of each region",
            )

    @rule
    def custom_layout_has_indexes(self) -> Iterator[Failure]:
        """Regions name streams by their index."""
        return stream_rules.without_index(self)

    @rule
    def regions_show_streams(self) -> Iterator[Failure]:
        """Each region shows a stream that is recorded."""
        return stream_rules.regions_without_stream(self)

    @rule
    def streams_have_regions(self) -> Iterator[Failure]:
        """Each stream that is recorded has a region."""
        return stream_rules.streams_without_region(self)

    @rule
    def audio_formats_hold_audio_only(self) -> Iterator[Failure]:
        """MP3, AAC and M4A hold no picture."""
        return stream_rules.audio_formats_of_video(self)


class RtcRecordTaskState(RtcRecordTaskInputs):
    """What is declared, and what the cloud says of it."""

    record_status: str = Field(
        "not started",
        description="`not started` (nobody publishes yet), `recording`, `ended`, `failed`, or `unknown(n)`.",
    )
    status: int | None = Field(
        None, description="The same as a number: `0` unknown, `1` not started, `2` recording, `3` ended, `4` failed."
    )
    start_time: int | None = Field(None, description="When the task began, in ms since 1970 (UTC).")
    end_time: int | None = Field(None, description="When it ended, in ms since 1970 (UTC); absent while it runs.")
    stop_reason: str | None = Field(
        None,
        description="Why it ended, in the cloud's words. `StopByAPI`, `IdleTimeOut`, `StartTaskFailed`, "
        "`UnknownStopReason`, or another.",
    )
    record_file_list: list[RecordFile] = Field(
        [], description="Files, as far as they are known: after the end, or, uploaded while recorded, before it."
    )
    request_id: str | None = Field(None, description="Request id of the last start, update or stop.")
    region: str = Field(description="Region that calls are signed for.")
    endpoint: str = Field(description="Host of the API that answered, without port.")
    account_id: str | None = Field(None, description="Account that the key belonged to, where it could be asked.")
