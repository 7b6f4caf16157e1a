"""The rules of cloud recording that look at more than one member.

Source: https://www.volcengine.com/docs/6348/1188215, and `volcengine/behaviours.py` for what it leaves open.
"""

from collections import Counter

from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.volcengine.rtc import regions, structures
from pulumi_livemedia.emulator.volcengine.rtc.configuration import (
    CUSTOM,
    CUSTOM_LAYOUT,
    HLS,
    TOS,
    VOD,
    Configuration,
    Stream,
    integer,
    part,
    texts,
)
from pulumi_livemedia.emulator.volcengine.rtc.schema import Document, Reading, Structure, illegal

_VERTICAL = 1
_AUDIO_FORMATS = ("MP3", "AAC", "M4A")
_MAX_PREFIX = 128
_QINIU = 4
_STEREO_PROFILE, _STEREO = 2, 2
_STORES = {TOS: ("TosConfig", structures.TOS), VOD: ("VodConfig", structures.VOD)}


def check_start(configuration: Configuration, settings: Settings, reading: Reading) -> None:
    """Refuse what StartRecord refuses.

    Raises:
        CloudError: something does not fit together.
    """
    _check_streams(configuration)
    _check_encode(configuration)
    _check_layout(configuration, settings, reading)
    _check_files(configuration, settings)
    _check_storage(part(configuration.document, "StorageConfig"), settings, reading)


def check_update(configuration: Configuration, settings: Settings, reading: Reading) -> None:
    """Refuse what UpdateRecord refuses.

    Args:
        configuration: of the task, with the changes already made.
        settings: the switches.
        reading: of the body.

    Raises:
        CloudError: something does not fit together.
    """
    _check_streams(configuration)
    _check_layout(configuration, settings, reading)


def _check_streams(configuration: Configuration) -> None:
    for name, streams in (("TargetStreams", configuration.targets), ("ExcludeStreams", configuration.excludes)):
        if _repeated([each["Index"] for each in streams if "Index" in each]):
            raise illegal(f"{name}.StreamList", "must have a different Index in each stream")
    excluded = {Stream.of(each) for each in configuration.excludes}
    if any(stream.type for stream in excluded):
        raise illegal("ExcludeStreams.StreamList", "must have ordinary streams, StreamType 0, only")
    if excluded & {Stream.of(each) for each in configuration.targets}:
        raise illegal("ExcludeStreams.StreamList", "must not have a stream of TargetStreams.StreamList")


def _check_encode(configuration: Configuration) -> None:
    profile, channels = configuration.encode("AudioProfile", 0), configuration.encode("AudioChannels", _STEREO)
    if profile == _STEREO_PROFILE and channels != _STEREO:
        raise illegal("Encode.AudioProfile", "2 needs AudioChannels 2")


def _check_layout(configuration: Configuration, settings: Settings, reading: Reading) -> None:
    layout, mode = configuration.layout, configuration.layout_mode
    if not configuration.is_mixed:
        if layout and settings.record_single_layout == "refuse":
            raise illegal("Layout", "is for RecordMode 0 only")
        return
    if mode == _VERTICAL:
        _check_used(layout, "MainVideoStream", structures.STREAM, "Layout", reading)
    if mode == CUSTOM_LAYOUT:
        _check_used(layout, "CustomLayout", structures.CUSTOM_LAYOUT, "Layout", reading)
        _check_regions(configuration, settings)


def _check_used(document: Document, name: str, structure: Structure, path: str, reading: Reading) -> None:
    if name not in document:
        raise illegal(f"{path}.{name}", "is missing")
    structure.check(document[name], f"{path}.{name}", reading)


def _check_regions(configuration: Configuration, settings: Settings) -> None:
    if not configuration.targets:
        raise illegal("TargetStreams.StreamList", "is missing: a custom layout needs the streams of its regions")
    wanted = Counter(integer(each, "Index", 0) for each in configuration.targets)
    if max(wanted.values()) > 1:
        raise illegal("TargetStreams.StreamList", "must have a different Index in each stream")
    if wanted != Counter(each["StreamIndex"] for each in configuration.regions):
        raise illegal(
            "Layout.CustomLayout.Regions", "must have one region for each stream of TargetStreams, by StreamIndex"
        )
    for n, region in enumerate(configuration.regions):
        path = f"Layout.CustomLayout.Regions[{n}]"
        for axis, side, limit in zip(("X", "Y"), ("Width", "Height"), configuration.canvas, strict=True):
            _check_side(integer(region, f"Location{axis}", 0), f"{path}.Location{axis}", limit - 1)
            _check_side(integer(region, side, 0), f"{path}.{side}", limit)
            end = integer(region, f"Location{axis}", 0) + integer(region, side, 0)
            if settings.record_region_overflow == "refuse":
                _check_side(end, f"{path}.Location{axis} + {side}", limit)


def _check_side(value: int, path: str, most: int) -> None:
    if value > most:
        raise illegal(path, f"must be at most {most} on this canvas")


def _check_files(configuration: Configuration, settings: Settings) -> None:
    formats = configuration.formats
    if _repeated(formats):
        raise illegal("FileFormatConfig.FileFormat", "must have each format once")
    audio = [each for each in formats if each in _AUDIO_FORMATS]
    if audio and not configuration.is_audio and settings.record_audio_formats == "refuse":
        raise illegal("FileFormatConfig.FileFormat", f"{audio[0]} needs Control.MediaType 1")
    needless = configuration.uploads_while_recording and HLS not in (formats or [settings.record_default_format])
    if needless and settings.record_sync_upload == "refuse":
        raise illegal("Control.EnableSyncUpload", "needs HLS in FileFormatConfig.FileFormat")
    if len(prefix(configuration)) > _MAX_PREFIX:
        raise illegal("FileNameConfig.Prefix", f"must have at most {_MAX_PREFIX} characters, slashes included")


def prefix(configuration: Configuration) -> str:
    """What the elements of FileNameConfig.Prefix make: `d1/d2/`."""
    return "".join(f"{each}/" for each in texts(part(configuration.document, "FileNameConfig"), "Prefix"))


def _check_storage(storage: Document, settings: Settings, reading: Reading) -> None:
    kind = integer(storage, "Type", TOS)
    name, structure = _STORES.get(kind, ("CustomConfig", structures.CUSTOM))
    path = f"StorageConfig.{name}"
    _check_used(storage, name, structure, "StorageConfig", reading)
    store = part(storage, name)
    vendor = integer(store, "Vendor", 0)
    known = {TOS: regions.TOS, VOD: regions.VOD}.get(kind) or regions.CUSTOM.get(vendor, ())
    region = integer(store, "Region", 0)
    if known and region >= len(known) and settings.record_storage_region == "refuse":
        raise illegal(f"{path}.Region", f"must be in [0, {len(known) - 1}]")
    if kind == CUSTOM and vendor == _QINIU and store.get("SecurityToken"):
        raise illegal(f"{path}.SecurityToken", "is not supported by Vendor 4")


def _repeated(values: list[object] | list[str]) -> bool:
    return len(set(values)) < len(values)
