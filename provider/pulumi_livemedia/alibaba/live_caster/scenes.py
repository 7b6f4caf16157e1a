"""The scenes of a caster, from the cloud's answers to what is kept."""

from collections.abc import Iterable, Iterator, Sequence

from pulumi_livemedia.alibaba import answers
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterState, SceneInfo, StreamInfo
from pulumi_livemedia.alibaba.playback_url import KnownUrls

Answered = answers.CasterStream | answers.SceneInfo


def described(streams: Iterable[answers.CasterStream], output_type: int) -> list[answers.CasterStream]:
    """The scenes of the preview or of the program among those that DescribeCasterStreamUrl lists."""
    return [stream for stream in streams if stream.output_type == output_type]


def scene_infos(scenes: Iterable[Answered], known: KnownUrls) -> list[SceneInfo]:
    """Scenes as they are kept; URLs that were kept before stay while they work."""
    return [
        SceneInfo(
            scene_id=scene.scene_id,
            stream_url=known.prefer(scene.stream_url or None),
            rtmp_url=known.prefer(getattr(scene, "rtmp_url", None)),
            rts_url=known.prefer(scene.rts_url),
            stream_infos=[_stream_info(stream, known) for stream in scene.stream_infos],
        )
        for scene in scenes
    ]


def first_url(scenes: Sequence[SceneInfo]) -> str | None:
    """The playback URL of the first scene that has one."""
    return next((scene.stream_url for scene in scenes if scene.stream_url), None)


def urls(state: LiveCasterState) -> Iterator[str | None]:
    """Every playback URL that is kept."""
    for scene in (*state.pgm_scene_infos, *state.pvw_scene_infos):
        yield from (scene.stream_url, scene.rtmp_url, scene.rts_url)
        yield from (stream.output_stream_url for stream in scene.stream_infos)


def _stream_info(stream: answers.StreamInfo, known: KnownUrls) -> StreamInfo:
    return StreamInfo(
        output_stream_url=known.prefer(stream.output_stream_url or None),
        transcode_config=stream.transcode_config or None,
        video_format=stream.video_format or None,
    )
