"""The bodies of the files that are really written: small and legal, with nothing to see or hear in them.

A file of an hour would have hundreds of megabytes; what stands here has some bytes, whatever Size the task tells.

Sources: ISO/IEC 14496-12 (MP4, M4A), https://rtmp.veriskope.com/pdf/video_file_format_spec_v10_1.pdf (FLV),
https://www.rfc-editor.org/rfc/rfc8216 (HLS), ISO/IEC 11172-3 (MP3), ISO/IEC 14496-3 (AAC).
"""

import struct
from dataclasses import dataclass

MOST_BYTES = 1024
"""How large a placeholder is at most."""

_MILLISECONDS = 1000
_MATRIX = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
# One frame of silence in stereo: a header of ADTS, 44.1 kHz, and an AAC-LC block.
_AAC = bytes.fromhex("fff15080021ffc" "210049900219002380")  # fmt: skip
# One frame of silence: MPEG-1 Layer III, 128 kbit/s, 44.1 kHz, 417 bytes.
_MP3 = bytes.fromhex("fffb9064").ljust(417, b"\0")
# A header that announces audio and video, and no tags.
_FLV = b"FLV\x01\x05\x00\x00\x00\x09\x00\x00\x00\x00"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What is written in place of a recorded file.

    Attributes:
        body: the bytes.
        content_type: their media type.
    """

    body: bytes
    content_type: str


def placeholder(extension: str, milliseconds: int) -> Placeholder:
    """What is written for a file.

    Args:
        extension: the format, such as `MP4`.
        milliseconds: how long the recorded file is.
    """
    match extension:
        case "HLS":
            return Placeholder(_playlist(), "application/vnd.apple.mpegurl")
        case "FLV":
            return Placeholder(_FLV, "video/x-flv")
        case "MP3":
            return Placeholder(_MP3, "audio/mpeg")
        case "AAC":
            return Placeholder(_AAC, "audio/aac")
        case "M4A":
            return Placeholder(_movie(b"M4A ", milliseconds), "audio/mp4")
        case _:
            return Placeholder(_movie(b"isom", milliseconds), "video/mp4")


def _playlist() -> bytes:
    lines = ("#EXTM3U", "#EXT-X-VERSION:3", "#EXT-X-TARGETDURATION:0", "#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-ENDLIST")
    return "".join(f"{line}\n" for line in lines).encode()


def _movie(brand: bytes, milliseconds: int) -> bytes:
    """A movie that has a length and no tracks."""
    times = struct.pack(">QQIQ", 0, 0, _MILLISECONDS, milliseconds)
    rate_and_volume = struct.pack(">IH10x", 0x10000, 0x100)
    header = struct.pack(">B3x", 1) + times + rate_and_volume
    header += struct.pack(">9I24xI", *_MATRIX, 1)
    return _box(b"ftyp", brand + struct.pack(">I", 0x200) + b"isom") + _box(b"moov", _box(b"mvhd", header))


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content
