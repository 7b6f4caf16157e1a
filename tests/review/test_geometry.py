"""Pictures are true to scale, nothing lies outside them, and nothing is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pulumi_livemedia.review.drawing.sheet import draw
from pulumi_livemedia.review.movement import movements
from pulumi_livemedia.review.picture import Box, Picture
from pulumi_livemedia.review.rect import Rect, uncovered
from pulumi_livemedia.review.words import number
from tests.review import drawings
from tests.review.samples import Request, custom, picture, region

SIDES = st.integers(min_value=1, max_value=960).map(lambda half: 2 * half)


@st.composite
def layouts(draw_value: st.DrawFn) -> Request:
    """A custom layout with up to 17 legal regions, some of which end beyond the canvas."""
    width, height = draw_value(SIDES), draw_value(SIDES)
    regions = [
        region(
            draw_value(st.integers(0, width - 1)),
            draw_value(st.integers(0, height - 1)),
            draw_value(st.integers(1, width)),
            draw_value(st.integers(1, height)),
            ZOrder=draw_value(st.integers(0, 100)),
            RenderMode=draw_value(st.integers(0, 3)),
            Alpha=draw_value(st.sampled_from([0.25, 1])),
            CornerRadius=draw_value(st.sampled_from([0, 0.05, 0.5])),
            SourceCrop={"LocationX": draw_value(st.sampled_from([0, 0.5, 0.9])), "WidthProportion": 0.5},
        )
        for _ in range(draw_value(st.integers(0, 17)))
    ]
    names = draw_value(
        st.lists(
            st.from_regex(r"[a-zA-Z0-9_@\-.]{1,128}", fullmatch=True), min_size=len(regions), max_size=len(regions)
        )
    )
    return custom(regions, names, Width=width, Height=height)


@settings(deadline=None, max_examples=25)
@given(layouts())
def test_boxes_are_to_scale(layout: Request) -> None:
    drawn = picture(layout)
    root = drawings.parsed(draw(drawn))
    canvas = drawings.rect_of(drawings.group(root, "after-canvas"))
    # The longer side is hardly rounded.
    scale = max(canvas.width, canvas.height) / max(drawn.width, drawn.height)

    for position, box in enumerate(drawn.boxes, 1):
        shown = drawings.outline(root, f"after-{position}")
        assert drawings.is_near(shown, box.rect.scaled(scale, canvas.x, canvas.y)), box


@settings(deadline=None, max_examples=12)
@given(layouts(), layouts())
def test_nothing_lies_outside_the_drawing(before: Request, after: Request) -> None:
    for drawing in (draw(picture(after)), draw(picture(after), picture(before))):
        root = drawings.parsed(drawing)
        whole = drawings.size(root)
        inside = Rect(whole.x - 0.1, whole.y - 0.1, whole.width + 0.2, whole.height + 0.2)
        for rect in drawings.rects(root):
            assert inside.contains(rect)


@settings(deadline=None, max_examples=12)
@given(layouts(), layouts())
def test_the_three_pictures_have_one_scale(before: Request, after: Request) -> None:
    old, new = picture(before), picture(after)
    root = drawings.parsed(draw(new, old))
    one, other = (drawings.rect_of(drawings.group(root, f"{name}-canvas")) for name in ("before", "after"))
    moved = drawings.rect_of(drawings.group(root, "moves-canvas"))

    assert abs(one.width * new.width - other.width * old.width) <= drawings.TOLERANCE * (old.width + new.width)
    assert abs(moved.width - other.width) <= drawings.TOLERANCE
    assert abs(moved.height - other.height) <= drawings.TOLERANCE


@settings(deadline=None, max_examples=25)
@given(layouts())
def test_no_label_lies_over_another_one(layout: Request) -> None:
    chips = drawings.chips(drawings.parsed(draw(picture(layout))))

    for position, chip in enumerate(chips):
        assert not any(chip.inset(drawings.TOLERANCE).touches(other) for other in chips[:position])


@settings(deadline=None, max_examples=12)
@given(layouts(), layouts())
def test_every_source_is_in_the_legend_with_its_whole_name(before: Request, after: Request) -> None:
    old, new = picture(before), picture(after)
    root = drawings.parsed(draw(new, old))
    moves = movements(old, new)

    assert len(moves) == len({box.key for box in (*old.boxes, *new.boxes)})
    for position, move in enumerate(moves, 1):
        assert drawings.texts(root).count(str(position)) >= 1
        assert f"{move.box.label}: {move.words}" in drawings.titles(root)


def parts() -> st.SearchStrategy[Rect]:
    """A rectangle of whole pixels."""
    side = st.integers(1, 12)
    return st.builds(Rect, st.integers(-4, 12), st.integers(-4, 12), side, side)


@given(parts(), st.lists(parts(), max_size=5))
def test_what_is_uncovered_is_what_no_pixel_of_the_others_covers(whole: Rect, covers: list[Rect]) -> None:
    pixels = [
        Rect(x, y, 1, 1)
        for x in range(int(whole.x), int(whole.right))
        for y in range(int(whole.y), int(whole.bottom))
        if not any(cover.contains(Rect(x, y, 1, 1)) for cover in covers)
    ]
    found = list(uncovered(whole, covers))

    assert sum(part.area for part in found) == len(pixels)
    assert all(any(part.contains(pixel) for part in found) for pixel in pixels)


@given(st.floats(-1e6, 1e6))
def test_numbers_are_short_and_right(value: float) -> None:
    text = number(value)

    assert abs(float(text) - value) <= 0.005001
    assert not text.endswith((".", "-0")) or text == "0"
    assert len(text.partition(".")[2]) <= 2


def test_a_box_far_beyond_the_canvas_does_not_make_it_invisible() -> None:
    far = Picture("far", "studio layout", 100, 100, (Box("a", "a", Rect(0, 0, 1e9, 1e9)),))
    canvas = drawings.rect_of(drawings.group(drawings.parsed(draw(far)), "after-canvas"))

    assert canvas.width > 50
