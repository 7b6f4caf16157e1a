"""A show from nothing: its studio is made and filled, its room is recorded, and it goes on air."""

import pulumi

import pulumi_livemedia as livemedia

config = pulumi.Config()

# The studio has everything that a start needs: a playback domain of the account, and a caster template.
studio = livemedia.ProductionStudio(
    "premiere",
    norm_type=1,
    caster_name="premiere",
    domain_name="play.example.com",
    transcode_config=livemedia.TranscodeConfigArgs(
        caster_template=livemedia.CasterTemplate.HIGH,
        live_template_ids=livemedia.LiveTemplateIdsArgs(location_id=["lld", "lhd"]),
    ),
    # A copy goes to another platform. The address carries its key, so it comes from the configuration, and the state
    # keeps it encrypted.
    side_output_url_list=[config.require_secret("relayUrl")],
    # When every source fails for five seconds, viewers see a picture instead of nothing.
    urgent_image_url="https://assets.example.com/we-will-be-right-back.png",
    auto_switch_urgent_on=True,
    auto_switch_urgent_config=livemedia.AutoSwitchUrgentConfigArgs(eof_thres=5),
    # Deleting it would delete everything that it is filled with, too.
    opts=pulumi.ResourceOptions(protect=True),
)

camera, guest = (
    livemedia.StudioVideoResource(
        name,
        caster_id=studio.id,
        location_id=slot,
        resource_name=name,
        live_stream_url=config.require_secret(f"{name}Url"),
    )
    for name, slot in (("camera", "RV01"), ("guest", "RV02"))
)

# The guest in a small picture over the camera's, and both are heard. Places and sizes are shares of the picture.
side_by_side = livemedia.StudioLayout(
    "side-by-side",
    caster_id=studio.id,
    blend_list=[camera.location_id, guest.location_id],
    video_layer=[
        livemedia.VideoLayerArgs(fill_mode="fit", width_normalized=1, height_normalized=1),
        livemedia.VideoLayerArgs(
            fill_mode="fit", width_normalized=0.3, height_normalized=0.3, position_normalized=[0.65, 0.05]
        ),
    ],
    mix_list=[camera.location_id, guest.location_id],
    audio_layer=[livemedia.AudioLayerArgs(volume_rate=1), livemedia.AudioLayerArgs(volume_rate=1)],
)

title = livemedia.StudioComponent(
    "title",
    caster_id=studio.id,
    location_id="RC01",
    component_type="text",
    component_layer=livemedia.ComponentLayerArgs(height_normalized=0.1, position_normalized=[0.05, 0.85]),
    text_layer_content=livemedia.TextLayerContentArgs(text="Premiere", color="0xffffff"),
)

recording = livemedia.RtcRecordTask(
    "premiere",
    app_id="661e00000000000000000001",
    room_id="premiere",
    # A show that nobody records is worth waiting for: the start is done when the first stream is in the recording,
    # and fails, with everything stopped again, when nobody has come within the time below.
    wait_for="recording",
    # One file for each stream: the picture is mixed later, by hand.
    record_mode=livemedia.RecordMode.SINGLE_STREAM,
    control=livemedia.ControlArgs(
        # A stream that comes back within ten minutes goes on in its file; the recording waits for an hour.
        max_silence_seconds=600,
        max_idle_time=3600,
        # No limit: it ends with the show, and nobody knows when that will be. (0 is also what the cloud takes if
        # nothing is said; saying it keeps the warning away.)
        max_record_time=0,
    ),
    file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
    storage_config=livemedia.StorageConfigArgs(
        tos_config=livemedia.TosConfigArgs(account_id="2100000000", region="cn-beijing", bucket="premiere"),
    ),
    opts=pulumi.ResourceOptions(
        # `pulumi destroy`, or a deleted line, must not end it by mistake. A change that needs a new recording is
        # refused too, for it would stop the old one.
        protect=True,
        custom_timeouts=pulumi.CustomTimeouts(create="15m", delete="2m"),
    ),
)

show = livemedia.LiveCaster(
    "premiere",
    caster_id=studio.id,
    # A new resolution shows only after a restart. The preview says when one is due.
    restart_triggers=[studio.restart_digest],
    opts=pulumi.ResourceOptions(
        # On air when the recording runs, and off air before it stops.
        depends_on=[recording],
        protect=True,
        custom_timeouts=pulumi.CustomTimeouts(create="10m", delete="5m"),
    ),
)

# What viewers see. The scene is there while the caster is on air; after a restart it is set again.
livemedia.StudioScene(
    "on-air",
    caster_id=show.caster_id,
    scene="program",
    layout_id=side_by_side.id,
    component_ids=[title.id],
    apply_triggers=[show.request_id],
)

pulumi.export("caster_id", studio.id)
pulumi.export("program_url", show.program_url)
pulumi.export("recording", recording.record_status)
