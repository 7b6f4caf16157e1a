"""Where streams are drawn that the cloud arranges by itself."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_livemedia.review.arrangements import adaptive, side_by_side, vertical
from pulumi_livemedia.review.rect import Rect
from tests.review.samples import picture

ARRANGEMENTS = (adaptive, side_by_side, vertical)
COUNTS = st.integers(1, 17)
SIDES = st.integers(32, 1920)


@given(st.sampled_from(ARRANGEMENTS), COUNTS, SIDES, SIDES)
def test_each_stream_has_a_tile_of_its_own_on_the_canvas(
    arrange: Callable[[int, int, int], list[Rect]], count: int, width: int, height: int
) -> None:
    tiles = arrange(count, width, height)

    assert len(tiles) == count
    assert all(Rect(0, 0, width, height).contains(tile) and tile.area for tile in tiles)
    assert not any(tile.touches(other) for at, tile in enumerate(tiles) for other in tiles[:at])


@pytest.mark.parametrize(
    ("count", "columns", "rows"),
    [(1, 1, 1), (2, 2, 1), (3, 2, 2), (4, 2, 2), (5, 3, 3), (9, 3, 3), (10, 4, 4), (16, 4, 4), (17, 5, 4)],
)
def test_the_adaptive_layout_changes_at_the_documented_numbers(count: int, columns: int, rows: int) -> None:
    [first, *_] = adaptive(count, 1200, 720)

    assert first == Rect(0, 0, 1200 // columns, 720 // rows)


@given(COUNTS)
def test_the_main_picture_is_the_largest(count: int) -> None:
    main, *others = vertical(count, 1280, 720)

    assert all(tile.area < main.area for tile in others)


def test_the_main_stream_of_the_vertical_layout_comes_first() -> None:
    streams = {"StreamList": [{"Index": 0, "UserId": "a"}, {"Index": 1, "UserId": "b"}]}
    layout = {"LayoutMode": 1, "MainVideoStream": {"UserId": "b"}}

    assert [box.label for box in picture({"Layout": layout, "TargetStreams": streams}).boxes] == ["b", "a"]
    assert [box.label for box in picture({"Layout": layout}).boxes] == ["b", "stream 2", "stream 3", "stream 4"]


@pytest.mark.parametrize("mode", [0, 1, 3])
def test_a_drawn_arrangement_says_that_it_is_assumed(mode: int) -> None:
    drawn = picture({"Layout": {"LayoutMode": mode, "MainVideoStream": {"UserId": "b"}}})

    assert any("assumed" in note for note in drawn.notes)
