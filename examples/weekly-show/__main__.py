"""A studio that is kept all season, on air and recorded on its days only: stack configuration says when."""

import pulumi

import pulumi_livemedia as livemedia

config = pulumi.Config()
on_air = config.require_bool("onAir")
episode = config.require("episode")

# An idle studio is not billed, so it stays, with everything that it is filled with.
studio = livemedia.ProductionStudio(
    "weekly-show",
    norm_type=1,
    caster_name="weekly-show",
    domain_name="play.example.com",
    transcode_config=livemedia.TranscodeConfigArgs(caster_template=livemedia.CasterTemplate.STANDARD),
)
pulumi.export("caster_id", studio.id)

if on_air:
    # Declared on its days only: without these lines `pulumi up` stops the recording and takes the show off air.
    recording = livemedia.RtcRecordTask(
        "weekly-show",
        app_id="661e00000000000000000001",
        room_id="weekly-show",
        # Anything may stand here. When it changes, a new recording begins; here, with each episode.
        restart_triggers={"episode": episode},
        # What was recorded is complete when everybody has left, so it is left alone ("auto" does that too). Where the
        # show must go on whatever happens, say "restart".
        when_ended="leave",
        control=livemedia.ControlArgs(max_idle_time=1800, max_record_time=3 * 3600),
        file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
        # The files of an episode are found by its name.
        file_name_config=livemedia.FileNameConfigArgs(prefix=["weeklyShow", episode.replace("-", "")]),
        storage_config=livemedia.StorageConfigArgs(
            tos_config=livemedia.TosConfigArgs(account_id="2100000000", region="cn-shanghai", bucket="weekly-show"),
        ),
    )
    show = livemedia.LiveCaster(
        "weekly-show",
        caster_id=studio.id,
        restart_triggers=[studio.restart_digest],
        # On air when the recording runs, and off air before it stops.
        opts=pulumi.ResourceOptions(depends_on=[recording]),
    )
    pulumi.export("episode", episode)
    pulumi.export("program_url", show.program_url)
    pulumi.export("recording", recording.record_status)
