"""What moves between two pictures."""

from collections.abc import Iterator
from dataclasses import dataclass

from pulumi_livemedia.review.picture import Box, Picture
from pulumi_livemedia.review.words import without_keys

_PLACE = ("x", "y")
_SIZE = ("width", "height")


@dataclass(frozen=True, slots=True)
class Movement:
    """One source before and after; it is in one of the two pictures at least."""

    before: Box | None
    after: Box | None

    @property
    def box(self) -> Box:
        """The box as it will be, or as it was where it is removed."""
        box = self.after or self.before
        if box is None:
            raise ValueError("a movement of nothing")
        return box

    @property
    def is_moved(self) -> bool:
        """Whether it will be somewhere else."""
        return self._differs(_PLACE)

    @property
    def is_resized(self) -> bool:
        """Whether it will have another size."""
        return self._differs(_SIZE)

    @property
    def is_restyled(self) -> bool:
        """Whether anything but place and size is another."""
        if self.before is None or self.after is None:
            return False
        return any(
            getattr(self.before, name) != getattr(self.after, name) for name in ("z", "alpha", "details", "label")
        )

    @property
    def words(self) -> str:
        """What happens to it: `moved, resized`."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        facts = (("moved", self.is_moved), ("resized", self.is_resized), ("changed", self.is_restyled))
        return ", ".join(word for word, is_so in facts if is_so) or "unchanged"

    def _differs(self, sides: tuple[str, ...]) -> bool:
        if self.before is None or self.after is None:
            return False
        return any(getattr(self.before.rect, side) != getattr(self.after.rect, side) for side in sides)


def movements(before: Picture, after: Picture) -> list[Movement]:
    """Each source of two pictures: those of the first in its order, then the added ones."""
    return list(_movements(before, after))


def _movements(before: Picture, after: Picture) -> Iterator[Movement]:
    new = {box.key: box for box in after.boxes}
    old = {box.key for box in before.boxes}
    for box in before.boxes:
        yield Movement(box, new.get(box.key))
    for box in after.boxes:
        if box.key not in old:
            yield Movement(None, box)


def canvas_changes(before: Picture, after: Picture) -> list[str]:
    """What is another in the canvas itself: `size 640 x 480 -> 1280 x 720`."""
    pairs = (
        ("layout", before.arrangement, after.arrangement),
        ("size", f"{before.width} x {before.height}", f"{after.width} x {after.height}"),
        ("background", before.background.lower(), after.background.lower()),
        ("background image", before.background_image or "none", after.background_image or "none"),
    )
    return [f"{name} {_change(old, new)}" for name, old, new in pairs if old != new]


def _change(old: str, new: str) -> str:
    """Two texts that differ, as they may be shown; nobody sees where they do, if it is in a key."""
    was, will = without_keys(old), without_keys(new)
    return f"{was}, with other keys" if was == will else f"{was} -> {will}"
