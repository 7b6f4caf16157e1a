"""A room, recorded into an Amazon S3 bucket with a key that comes from the stack's configuration."""

import pulumi

import pulumi_livemedia as livemedia

config = pulumi.Config()

recording = livemedia.RtcRecordTask(
    "interview",
    app_id="661e00000000000000000001",
    room_id="interview",
    # Two people, side by side.
    target_streams=livemedia.TargetStreamsArgs(
        stream_list=[
            livemedia.StreamArgs(index=0, user_id="host"),
            livemedia.StreamArgs(index=1, user_id="guest"),
        ]
    ),
    layout=livemedia.LayoutArgs(layout_mode=livemedia.LayoutMode.SIDE_BY_SIDE),
    encode=livemedia.EncodeArgs(video_width=1280, video_height=720),
    # Half an hour without anybody, or four hours in all, end it.
    control=livemedia.ControlArgs(max_idle_time=1800, max_record_time=4 * 3600),
    file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
    storage_config=livemedia.StorageConfigArgs(
        custom_config=livemedia.CustomConfigArgs(
            vendor=livemedia.Vendor.AMAZON_S3,
            region="us-east-1",
            bucket="interviews",
            # Kept encrypted, even if a program gives them as plain text.
            access_key=config.require_secret("s3AccessKey"),
            secret_key=config.require_secret("s3SecretKey"),
        ),
    ),
)

pulumi.export("recording", recording.record_status)
