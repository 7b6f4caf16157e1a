"""How what is legal, but hardly meant, is found in what a program declares."""

from collections.abc import Callable, Iterator, Sequence

from pulumi_livemedia.structures.holes import HoleTouched


def said(*finders: Callable[[], Iterator[str]]) -> list[str]:
    """Everything that is found; where something is not known yet, the rest of that matter is left out."""
    found: list[str] = []
    for find in finders:
        try:
            found.extend(find())
        except HoleTouched:
            continue
    return found


def outside(place: str, position: Sequence[float]) -> Iterator[str]:
    """That something does not lie in the picture."""
    if any(not 0 <= share <= 1 for share in position):
        yield f"{place}.positionNormalized lies outside of the picture: 0 to 1 is inside"
