"""A show that is recorded on its days only. Stack configuration says which episode it is, and whether it is on."""

import pulumi

import pulumi_livemedia as livemedia

config = pulumi.Config()
on_air = config.require_bool("onAir")
episode = config.require("episode")

recording = livemedia.RtcRecordTask(
    "weekly-show",
    app_id="661e00000000000000000001",
    room_id="weekly-show",
    # "stopped" ends the recording and keeps the resource, with the files of the episode in its outputs.
    desired_state="running" if on_air else "stopped",
    # Anything may stand here. When it changes, a new recording begins; here, with each episode.
    restart_triggers={"episode": episode},
    # What was recorded is complete when everybody has left, so it is left alone ("auto" does that too). Where the show
    # must go on whatever happens, say "restart".
    when_ended="leave",
    control=livemedia.ControlArgs(max_idle_time=1800, max_record_time=3 * 3600),
    file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
    storage_config=livemedia.StorageConfigArgs(
        tos_config=livemedia.TosConfigArgs(account_id="2100000000", region="cn-shanghai", bucket="weekly-show"),
    ),
)

pulumi.export("episode", episode)
pulumi.export("recording", recording.record_status)
pulumi.export("files", recording.record_file_list.apply(lambda files: [file.object_key for file in files or []]))
