"""The formats of the files.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal, get_args

from pydantic import BeforeValidator, Field

from pulumi_livemedia.structures.failures import Breach, Failure
from pulumi_livemedia.structures.markers import IfMissing, Unordered
from pulumi_livemedia.structures.rules import repeated
from pulumi_livemedia.structures.structure import Structure, rule

Format = Literal["MP4", "HLS", "FLV", "MP3", "AAC", "M4A"]
AUDIO_FORMATS: Final = ("MP3", "AAC", "M4A")
# The documentation states no default, so nothing may be left to it.
NO_DEFAULT: Final = 'no default is documented: give one, such as ["MP4"]'


def _in_capitals(value: object) -> object:
    if isinstance(value, str) and value not in get_args(Format) and value.upper() in get_args(Format):
        raise Breach("must be in capitals", f"write {value.upper()}")
    return value


class FileFormatConfig(Structure):
    """The formats of the files."""

    cloud_defaults: ClassVar[bool] = True

    file_format: Annotated[
        list[Annotated[Format, BeforeValidator(_in_capitals)]], IfMissing(NO_DEFAULT), Unordered()
    ] = Field(
        description="Formats: `MP4`, `HLS`, `FLV`, or, where only audio is recorded, also `MP3`, `AAC`, `M4A`. At "
        "least one; each gives a file of its own."
    )

    @rule
    def has_a_format(self) -> Iterator[Failure]:
        """There must be some file."""
        if not self.file_format:
            yield Failure(("fileFormat",), "must have at least one element", NO_DEFAULT)

    @rule
    def formats_differ(self) -> Iterator[Failure]:
        """A format twice would be one file twice."""
        for position, first in repeated(enumerate(self.file_format)):
            yield Failure(("fileFormat", position), f"must be unique, and fileFormat[{first}] is the same")
