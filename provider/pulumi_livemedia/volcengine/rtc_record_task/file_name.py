"""The names of the files.

Source: https://www.volcengine.com/docs/6348/1188215; variables: https://www.volcengine.com/docs/6348/106873
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from pydantic import Field

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.structure import Structure, rule
from pulumi_livemedia.volcengine.rtc_record_task.texts import PathElement

LONGEST_NAME: Final = 128


class FileNameConfig(Structure):
    """The names of the files: prefix, pattern, a random part, and the extension of the format."""

    cloud_defaults: ClassVar[bool] = True

    prefix: list[PathElement] = Field(
        [],
        description="Folders, of letters and digits: `d1`, `d2` give `d1/d2/`, 128 characters at most with the "
        "slashes. Ignored for Video on Demand.",
    )
    pattern: str = Field(
        "",
        description="Template with variables; 128 characters at most, a longer name is cut. They are `{TaskId}`, "
        "`{RoomId}`, `{StartTime}` (UTC, ms), `{Duration}` (s, six digits), `{Random}` (eight "
        "characters) and, in single-stream mode, `{UserId}` and `{Type}` (`C` camera, `S` screen). "
        "Empty: all of these put together.",
    )

    @rule
    def prefix_is_short(self) -> Iterator[Failure]:
        """The folders have 128 characters at most."""
        length = len(self.folder)
        if length > LONGEST_NAME:
            yield Failure(
                ("prefix",), f"must have at most {LONGEST_NAME} characters with its slashes, and has {length}"
            )

    @property
    def folder(self) -> str:
        """The prefix as it stands in the name."""
        return "".join(f"{element}/" for element in self.prefix)
