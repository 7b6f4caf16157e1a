"""Where a source lands in its box."""

from fractions import Fraction

import pytest

from pulumi_livemedia.review.picture import WHOLE, Box, Fill
from pulumi_livemedia.review.rect import Rect
from pulumi_livemedia.review.shown_part import ShownPart, shown_part

WIDE = Fraction(16, 9)
SQUARE = Rect(100, 0, 90, 90)


def shown(fill: Fill, rect: Rect = SQUARE, crop: Rect = WHOLE) -> ShownPart:
    return shown_part(Box("a", "a", rect, fill=fill, crop=crop), WIDE)


def test_a_stretched_source_fills_its_box_and_is_distorted() -> None:
    part = shown(Fill.STRETCH)

    assert part.picture == part.frame == SQUARE
    assert part.distortion == pytest.approx(9 / 16)
    assert part.lost == 0


def test_a_cropped_source_fills_its_box_and_loses_its_edges() -> None:
    part = shown(Fill.CROP)

    assert part.picture == SQUARE
    assert part.frame == Rect(100 - 35, 0, 160, 90)
    assert part.distortion == pytest.approx(1)
    assert part.lost == pytest.approx(1 - 9 / 16)


def test_a_fitted_source_is_whole_and_has_bars() -> None:
    part = shown(Fill.FIT)

    assert part.picture == part.frame
    assert part.picture.width == 90
    assert part.picture.height == pytest.approx(90 * 9 / 16)
    assert part.picture.centre == SQUARE.centre
    assert part.lost == pytest.approx(0)


def test_the_crop_of_a_source_is_enlarged_to_its_box() -> None:
    part = shown(Fill.STRETCH, Rect(0, 0, 160, 90), Rect(0.5, 0.25, 0.5, 0.5))

    assert part.frame == Rect(-160, -45, 320, 180)
    assert part.distortion == pytest.approx(1)


def test_of_a_crop_beyond_the_source_there_is_what_is_inside() -> None:
    assert shown(Fill.STRETCH, crop=Rect(0.5, 0, 1, 1)) == shown(Fill.STRETCH, crop=Rect(0.5, 0, 0.5, 1))
