"""What a recording was told to do, with the documented defaults for what was left out.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from pulumi_livemedia.emulator.volcengine.rtc.schema import Document

CUSTOM_LAYOUT = 2
TOS, VOD, CUSTOM = 0, 1, 2
HLS = "HLS"


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a room.

    Attributes:
        user_id: whose it is.
        type: 0 for camera and microphone, 1 for a shared screen.
    """

    user_id: str
    type: int = 0

    @classmethod
    def of(cls, document: Mapping[str, object]) -> "Stream":
        """Read the JSON form."""
        return cls(str(document["UserId"]), integer(document, "StreamType", 0))

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"UserId": self.user_id, "StreamType": self.type}


def part(document: Mapping[str, object], *path: str) -> Document:
    """A structure inside a structure; empty if it is not there."""
    for name in path:
        document = cast("Document", document.get(name) or {})
    return cast("Document", document)


def rows(document: Mapping[str, object], name: str) -> list[Document]:
    """An array of structures; empty if it is not there."""
    return cast("list[Document]", document.get(name) or [])


def texts(document: Mapping[str, object], name: str) -> list[str]:
    """An array of strings; empty if it is not there."""
    return cast("list[str]", document.get(name) or [])


def integer(document: Mapping[str, object], name: str, default: int) -> int:
    """An integer, or its default."""
    value = document.get(name)
    return value if isinstance(value, int) else default


@dataclass(frozen=True, slots=True)
class Configuration:
    """The body of a StartRecord, changed by each UpdateRecord since.

    Attributes:
        document: the checked body.
    """

    document: Document

    @property
    def is_mixed(self) -> bool:
        """Whether all streams go into one picture."""
        return integer(self.document, "RecordMode", 0) == 0

    @property
    def targets(self) -> list[Document]:
        """The streams that are wanted; empty for all."""
        return rows(part(self.document, "TargetStreams"), "StreamList")

    @property
    def excludes(self) -> list[Document]:
        """The streams that are not wanted."""
        return rows(part(self.document, "ExcludeStreams"), "StreamList")

    @property
    def layout(self) -> Document:
        """The layout."""
        return part(self.document, "Layout")

    @property
    def layout_mode(self) -> int:
        """The layout's mode."""
        return integer(self.layout, "LayoutMode", 0)

    @property
    def regions(self) -> list[Document]:
        """The regions of a custom layout."""
        return rows(part(self.layout, "CustomLayout"), "Regions")

    @property
    def canvas(self) -> tuple[int, int]:
        """Width and height of a custom layout."""
        canvas = part(self.layout, "CustomLayout", "Canvas")
        return integer(canvas, "Width", 640), integer(canvas, "Height", 480)

    @property
    def picture(self) -> tuple[int, int]:
        """Width and height of the video, if there is any."""
        if self.is_mixed and self.layout_mode == CUSTOM_LAYOUT:
            return self.canvas
        return self.encode("VideoWidth", 640), self.encode("VideoHeight", 480)

    def encode(self, name: str, default: int) -> int:
        """A setting of the encoder."""
        return integer(part(self.document, "Encode"), name, default)

    def control(self, name: str, default: int) -> int:
        """A setting of the task's life."""
        return integer(part(self.document, "Control"), name, default)

    @property
    def is_audio(self) -> bool:
        """Whether only audio is recorded."""
        return self.control("MediaType", 0) == 1

    @property
    def uploads_while_recording(self) -> bool:
        """Whether EnableSyncUpload is set."""
        return part(self.document, "Control").get("EnableSyncUpload") is True

    @property
    def formats(self) -> list[str]:
        """The formats that are asked for."""
        return texts(part(self.document, "FileFormatConfig"), "FileFormat")

    @property
    def storage_type(self) -> int:
        """Where the files go: TOS, VOD or another store."""
        return integer(part(self.document, "StorageConfig"), "Type", TOS)
