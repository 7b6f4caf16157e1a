"""Pulumi resources for media that runs."""

from pulumi_livemedia.alibaba.live_caster.properties import LiveCasterArgs, SceneInfo, StreamInfo
from pulumi_livemedia.alibaba.live_caster.resource import LiveCaster
from pulumi_livemedia.explicit_provider import Provider
from pulumi_livemedia.version import __version__

__all__ = [
    "LiveCaster",
    "LiveCasterArgs",
    "Provider",
    "SceneInfo",
    "StreamInfo",
    "__version__",
]
