"""A show that is on air and recorded."""

import pulumi

import pulumi_livemedia as livemedia

show = livemedia.LiveCaster(
    "evening-show",
    caster_id="80787064-1c94-4dc1-85ce-9409960a0001",
    opts=pulumi.ResourceOptions(protect=True),  # nobody is to end it by mistake
)

recording = livemedia.RtcRecordTask(
    "evening-show",
    app_id="661e00000000000000000001",
    room_id="evening-show",
    control=livemedia.ControlArgs(max_idle_time=1800, max_record_time=4 * 3600),
    file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
    storage_config=livemedia.StorageConfigArgs(
        tos_config=livemedia.TosConfigArgs(account_id="2100000000", region="cn-beijing", bucket="shows"),
    ),
)

pulumi.export("program_url", show.program_url)
pulumi.export("recording", recording.record_status)
