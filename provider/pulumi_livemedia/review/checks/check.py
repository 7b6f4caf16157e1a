"""How a check is declared, and what it looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from inspect import cleandoc
from typing import Final

from pulumi_livemedia.review.picture import USUAL_ASPECT, Box, Picture
from pulumi_livemedia.review.words import harmless, shortened
from pulumi_livemedia.structures.failures import Failure, Path, dotted
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs

_LONGEST_LABEL: Final = 40


class Level(IntEnum):
    """How bad a finding is."""

    NOTE = 1
    """Worth a look."""
    WARNING = 2
    """Hardly meant."""
    ERROR = 3
    """Not to be released."""

    @property
    def word(self) -> str:
        """As people write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Options:
    """Figures that a project can set; each is documented where it is declared."""

    source_aspect: Fraction = field(
        default=USUAL_ASPECT, metadata={"documentation": "Width to height that sources are taken to have."}
    )
    most_distortion: float = field(
        default=0.1, metadata={"documentation": "Share by which a stretched source may be too broad or too narrow."}
    )
    most_cut_off: float = field(default=0.35, metadata={"documentation": "Share of a source that may be cut off."})
    smallest_region: int = field(
        default=64, metadata={"documentation": "Pixels of the shorter side of a region, at least."}
    )
    widest_gap: int = field(
        default=3,
        metadata={"documentation": "Pixels up to which a strip of background between regions is taken for a mistake."},
    )
    most_background: float = field(
        default=0.25, metadata={"documentation": "Share of the canvas that may be background."}
    )
    least_bits_per_pixel: float = field(
        default=0.03, metadata={"documentation": "Bits for a pixel of H.264 video, at least; 2/3 of it for ByteVC1."}
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked: what is declared of a recording, and the picture that it gives, as far as there is one."""

    inputs: RtcRecordTaskInputs | None
    picture: Picture | None
    is_whole: bool = True
    """Whether all of a resource is there, and not only its layout."""
    no_picture: str = ""
    """Why there is no picture."""


Find = Callable[[Subject, Options], Iterator[Failure]]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look for; its documentation is that of its function."""

    code: str
    level: Level
    find: Find
    documentation: str

    @property
    def summary(self) -> str:
        """What is found, in a sentence."""
        return cleandoc(self.documentation).partition("\n\n")[0]

    @property
    def why(self) -> str:
        """Why it matters; empty where the summary says it."""
        return cleandoc(self.documentation).partition("\n\n")[2]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found at one place."""

    code: str
    level: Level
    path: Path
    rule: str
    """What is so."""
    cure: str | None
    """What to do, where the rule itself does not say it."""
    keys: tuple[str, ...] = ()
    """The boxes of the picture that it is about."""
    label: str = ""
    """What people call the first of them."""

    @property
    def place(self) -> str:
        """Where it is declared, with the name of what is shown there: `layout.customLayout.regions[1] (guest)`."""
        return harmless(dotted(self.path) + (f" ({shortened(self.label, _LONGEST_LABEL)})" if self.label else ""))

    @property
    def text(self) -> str:
        """What is so, where, and what to do."""
        return harmless(f"{self.place}: {self.rule}" + (f"; {self.cure}" if self.cure else ""))


def boxes_at(picture: Picture | None, path: Path) -> list[Box]:
    """The boxes that are declared at a path, or around it."""
    boxes = picture.boxes if picture else ()
    return [box for box in boxes if _is_own(box) and path[: len(box.path)] == box.path]


def _is_own(box: Box) -> bool:
    """Whether a box is declared by itself, and not arranged with all the others."""
    return bool(box.path) and isinstance(box.path[-1], int)
