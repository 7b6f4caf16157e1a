"""The public names of the package, which `import pulumi_livemedia` offers."""

from pulumi_livemedia.alibaba.live_caster.properties import LiveCasterArgs, SceneInfo, StreamInfo
from pulumi_livemedia.alibaba.live_caster.resource import LiveCaster
from pulumi_livemedia.alibaba.studio_component.properties import (
    CaptionLayerContentArgs,
    ComponentLayerArgs,
    ImageLayerContentArgs,
    StudioComponentArgs,
    TextLayerContentArgs,
)
from pulumi_livemedia.alibaba.studio_component.resource import StudioComponent
from pulumi_livemedia.alibaba.studio_layout.properties import AudioLayerArgs, StudioLayoutArgs, VideoLayerArgs
from pulumi_livemedia.alibaba.studio_layout.resource import StudioLayout
from pulumi_livemedia.alibaba.studio_scene.properties import AudioFilterArgs, SceneAudioLayerArgs, StudioSceneArgs
from pulumi_livemedia.alibaba.studio_scene.resource import StudioScene
from pulumi_livemedia.alibaba.studio_video_resource.properties import StudioVideoResourceArgs
from pulumi_livemedia.alibaba.studio_video_resource.resource import StudioVideoResource
from pulumi_livemedia.explicit_provider import Provider
from pulumi_livemedia.version import __version__
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import (
    AlternateImageFillMode,
    AudioChannels,
    AudioCodec,
    AudioProfile,
    FrameInterpolationMode,
    LayoutMode,
    MediaType,
    RecordMode,
    RegionMediaType,
    RenderMode,
    StorageClass,
    StorageType,
    StreamType,
    Vendor,
    VideoCodec,
)
from pulumi_livemedia.volcengine.rtc_record_task.properties import (
    CanvasArgs,
    ControlArgs,
    CustomConfigArgs,
    CustomLayoutArgs,
    EncodeArgs,
    ExcludeStreamsArgs,
    FileFormatConfigArgs,
    FileNameConfigArgs,
    LayoutArgs,
    RecordFile,
    RecordFileStream,
    RegionArgs,
    RtcRecordTaskArgs,
    SourceCropArgs,
    StorageConfigArgs,
    StreamArgs,
    TargetStreamsArgs,
    TosConfigArgs,
    VodConfigArgs,
)
from pulumi_livemedia.volcengine.rtc_record_task.resource import RtcRecordTask

__all__ = [
    "AlternateImageFillMode",
    "AudioChannels",
    "AudioCodec",
    "AudioFilterArgs",
    "AudioLayerArgs",
    "AudioProfile",
    "CanvasArgs",
    "CaptionLayerContentArgs",
    "ComponentLayerArgs",
    "ControlArgs",
    "CustomConfigArgs",
    "CustomLayoutArgs",
    "EncodeArgs",
    "ExcludeStreamsArgs",
    "FileFormatConfigArgs",
    "FileNameConfigArgs",
    "FrameInterpolationMode",
    "ImageLayerContentArgs",
    "LayoutArgs",
    "LayoutMode",
    "LiveCaster",
    "LiveCasterArgs",
    "MediaType",
    "Provider",
    "RecordFile",
    "RecordFileStream",
    "RecordMode",
    "RegionArgs",
    "RegionMediaType",
    "RenderMode",
    "RtcRecordTask",
    "RtcRecordTaskArgs",
    "SceneAudioLayerArgs",
    "SceneInfo",
    "SourceCropArgs",
    "StorageClass",
    "StorageConfigArgs",
    "StorageType",
    "StreamArgs",
    "StreamInfo",
    "StreamType",
    "StudioComponent",
    "StudioComponentArgs",
    "StudioLayout",
    "StudioLayoutArgs",
    "StudioScene",
    "StudioSceneArgs",
    "StudioVideoResource",
    "StudioVideoResourceArgs",
    "TargetStreamsArgs",
    "TextLayerContentArgs",
    "TosConfigArgs",
    "Vendor",
    "VideoCodec",
    "VideoLayerArgs",
    "VodConfigArgs",
    "__version__",
]
