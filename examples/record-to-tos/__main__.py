"""A room, recorded into a TOS bucket: everybody in one picture, as MP4 and as HLS."""

import pulumi

import pulumi_livemedia as livemedia

recording = livemedia.RtcRecordTask(
    "lecture",
    app_id="661e00000000000000000001",
    room_id="lecture-hall",
    # Without target_streams every stream of the room is recorded, 17 at most; without a layout they share the picture
    # evenly. The size of that picture:
    encode=livemedia.EncodeArgs(video_width=1280, video_height=720, video_fps=25, video_bitrate=2000),
    control=livemedia.ControlArgs(
        # The cloud ends a recording that nobody publishes to, also before the first one comes, and bills the wait:
        # begin at most an hour early, and let nobody pause for longer.
        max_idle_time=3600,
        # A limit for the day on which nobody thinks of `pulumi destroy`.
        max_record_time=12 * 3600,
    ),
    # One file of each format; about every four hours a new one begins.
    file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4", "HLS"]),
    file_name_config=livemedia.FileNameConfigArgs(
        # lectures/hall/..., letters and digits only
        prefix=["lectures", "hall"],
        # A name that repeats overwrites the older file: {StartTime} and {Random} see to it that none does.
        pattern="{RoomId}_{StartTime}_{Random}",
    ),
    storage_config=livemedia.StorageConfigArgs(
        # The number of the main account, also where the key of a sub-user signs. A wrong region is not refused: it
        # shows when the upload fails.
        tos_config=livemedia.TosConfigArgs(account_id="2100000000", region="cn-beijing", bucket="lectures"),
    ),
)

pulumi.export("recording", recording.record_status)
pulumi.export("files", recording.record_file_list.apply(lambda files: [file.object_key for file in files or []]))
