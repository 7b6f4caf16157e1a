"""What was found, seen from what is declared: only what differs in meaning is taken over."""

from typing import Annotated, ClassVar

from pydantic import Field

from pulumi_livemedia.structures.drift import drifted
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import NotSent, NotTold
from pulumi_livemedia.structures.structure import Structure


class Layer(Structure):
    """A part."""

    width: float = 0.0
    place: list[float] = Field([0.0, 0.0])


class Caption(Structure):
    """A part with the cloud's own defaults."""

    cloud_defaults: ClassVar[bool] = True

    words: int = 35
    truncation: Annotated[bool, NotTold()] = False


class Picture(Structure):
    """The whole."""

    name: str = ""
    layers: list[Layer] = Field([])
    caption: Caption | None = None
    delay: Annotated[int, NotTold()] = 0
    adopt: Annotated[bool, NotSent()] = False


def test_where_nothing_differs_the_declared_structure_itself_stays() -> None:
    declared = Picture(name="a", layers=[Layer(width=1 / 3)], caption=None, delay=100, adopt=True)
    found = Picture(name="a", layers=[Layer(width=0.33333334)], caption=Caption(words=35, truncation=False))

    assert drifted(declared, found) is declared


def test_only_what_differs_is_taken_over() -> None:
    declared = Picture(name="a", layers=[Layer(width=1 / 3), Layer(place=[0.5, 0.5])], delay=100, adopt=True)
    found = Picture(name="b", layers=[Layer(width=0.33333334), Layer(place=[0.5, 0.6])])

    seen = drifted(declared, found)

    assert (seen.name, seen.delay, seen.adopt) == ("b", 100, True)
    assert [layer.width for layer in seen.layers] == [1 / 3, 0.0]
    assert seen.layers[1].place == [0.5, 0.6]


def test_what_is_never_told_stays_as_declared_at_any_depth() -> None:
    declared = Picture(caption=Caption(words=20, truncation=True))

    seen = drifted(declared, Picture(caption=Caption(words=40)))

    assert seen.caption == Caption(words=40, truncation=True)


def test_a_list_of_another_length_is_taken_over_whole() -> None:
    found = Picture(layers=[Layer(), Layer()])

    assert drifted(Picture(layers=[Layer()]), found).layers == found.layers


def test_a_part_that_is_gone_is_gone() -> None:
    assert drifted(Picture(caption=Caption(words=20)), Picture()).caption == Caption(words=35, truncation=False)


def test_what_no_program_may_declare_is_kept_as_it_was_found() -> None:
    seen = drifted(Picture(name="a"), Picture.examine({"name": 5}))

    name: object = seen.name
    assert isinstance(name, Hole)
    assert name.value == 5
