"""A show: its production studio is on air and its room is recorded, until `pulumi destroy` ends both."""

import pulumi

import pulumi_livemedia as livemedia

show = livemedia.LiveCaster("evening-news", caster_id="80787064-1c94-4dc1-85ce-9409960a0001")

# In earnest, add opts=pulumi.ResourceOptions(protect=True) to both: then no `pulumi destroy` ends them by mistake.
recording = livemedia.RtcRecordTask(
    "evening-news",
    app_id="661e00000000000000000001",
    room_id="studio-1",
    target_streams=livemedia.TargetStreamsArgs(
        stream_list=[
            livemedia.StreamArgs(index=0, user_id="host"),
            livemedia.StreamArgs(index=1, user_id="guest"),
        ]
    ),
    # The host fills three quarters of the picture, the guest sits in the upper right corner. Regions, streams and
    # background can be changed while the recording runs; any other change begins a new one.
    layout=livemedia.LayoutArgs(
        layout_mode=livemedia.LayoutMode.CUSTOM,
        custom_layout=livemedia.CustomLayoutArgs(
            canvas=livemedia.CanvasArgs(width=1280, height=720),
            regions=[
                livemedia.RegionArgs(
                    stream_index=0,
                    location_x=0,
                    location_y=0,
                    width=960,
                    height=720,
                    render_mode=livemedia.RenderMode.CROP,  # the camera sends 16:9, and this is 4:3
                ),
                livemedia.RegionArgs(stream_index=1, location_x=960, location_y=0, width=320, height=180),
            ],
        ),
    ),
    # It ends by itself ten minutes after the last stream, and after six hours whatever happens.
    control=livemedia.ControlArgs(max_idle_time=600, max_record_time=6 * 3600),
    file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
    storage_config=livemedia.StorageConfigArgs(
        tos_config=livemedia.TosConfigArgs(account_id="2100000000", region="cn-beijing", bucket="shows"),
    ),
)

pulumi.export("program_url", show.program_url)
pulumi.export("status", show.status)
pulumi.export("recording", recording.record_status)
