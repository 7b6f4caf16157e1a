"""The picture of a production studio's layout."""

from typing import Any

import pytest

from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.documents import Unreadable
from pulumi_livemedia.review.picture import Fill
from pulumi_livemedia.review.rect import Rect
from tests.review.samples import picture, request, subject

FIT: dict[str, Any] = {"FillMode": "fit", "WidthNormalized": 0.25, "HeightNormalized": 0.5}


def layout(*layers: Any) -> dict[str, Any]:  # noqa: ANN401 - as open as a request
    return {"VideoLayer": list(layers), "BlendList": [f"RV{position:02}" for position in range(1, len(layers) + 1)]}


def rect(**fields: Any) -> Rect:  # noqa: ANN401 - the same
    return picture(layout(FIT | fields), canvas=(1000, 800)).boxes[0].rect


@pytest.mark.parametrize(
    ("anchor", "x", "y"),
    [
        ("topLeft", 100, 160),
        ("topRight", 650, 160),
        ("bottomLeft", 100, 240),
        ("bottomRight", 650, 240),
        ("center", 475, 360),
        ("topCenter", 475, 160),
        ("bottomCenter", 475, 240),
        ("leftCenter", 100, 360),
        ("rightCenter", 650, 360),
    ],
)
def test_a_position_counts_from_its_anchor(anchor: str, x: float, y: float) -> None:
    assert rect(PositionRefer=anchor, PositionNormalized=[0.1, 0.2]) == Rect(x, y, 250, 400)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(0.5, 0, (500, 281.25)), (0, 0.5, (711.11, 400)), (0.5, 0.5, (500, 400)), (0, 0, (1000, 562.5))],
)
def test_a_size_that_is_not_given_follows_from_the_source(
    width: float, height: float, expected: tuple[float, float]
) -> None:
    found = rect(FillMode="none", WidthNormalized=width, HeightNormalized=height)

    assert (found.width, found.height) == pytest.approx(expected, abs=0.01)


def test_the_last_one_lies_on_top_and_is_fitted_without_bars() -> None:
    drawn = picture(layout(FIT, FIT))

    assert [box.label for _, box in drawn.from_below()] == ["RV01", "RV02"]
    assert all(box.fill is Fill.FIT and not box.has_bars for box in drawn.boxes)


def test_an_answer_gives_the_picture_of_its_request() -> None:
    given = layout(FIT | {"PositionNormalized": [0.5, 0.25]})
    answer = {
        "BlendList": {"LocationId": given["BlendList"]},
        "VideoLayers": {"VideoLayer": [FIT | {"PositionNormalizeds": {"Position": [0.5, 0.25]}}]},
    }

    assert picture(answer) == picture(given) == picture({"Total": 1, "Layouts": {"Layout": [answer]}})
    with pytest.raises(Unreadable, match="has 2 layouts: give one"):
        picture({"Layouts": {"Layout": [answer, answer]}})


@pytest.mark.parametrize(
    "layer",
    [
        {"FillMode": "stretch"},
        {"FillMode": "fit"},
        FIT | {"WidthNormalized": "0.5"},
        FIT | {"WidthNormalized": -0.5},
        FIT | {"PositionNormalized": [0.5]},
        FIT | {"PositionNormalized": [10**400, 0]},
        FIT | {"WidthNormalized": float("inf")},
        FIT | {"WidthNormalized": float("nan")},
        FIT | {"PositionRefer": "middle"},
        5,
    ],
)
def test_a_layer_that_is_not_understood_is_told(layer: object) -> None:
    drawn = picture(layout(FIT, layer))

    assert len(drawn.boxes) == 1
    assert "layer 2 can not be drawn: its place or size is not known, or not valid" in drawn.notes


def test_lists_of_different_length_are_told() -> None:
    drawn = picture({"VideoLayer": [FIT, FIT], "BlendList": ["RV01"]})

    assert [box.label for box in drawn.boxes] == ["RV01", "layer 2"]
    assert "BlendList has 1 slots for 2 layers: the cloud refuses that" in drawn.notes


def test_a_layer_under_another_one_is_found_in_the_words_of_studios() -> None:
    small, whole = FIT, {"FillMode": "fit", "WidthNormalized": 1, "HeightNormalized": 1}
    [finding] = [one for one in findings(subject(layout(small, whole))) if one.code == "LM102"]

    assert finding.text == (
        "videoLayer[0] (RV01): is never seen: videoLayer[1] (RV02) lies over it; name it later in BlendList, "
        "or another place"
    )
    assert findings(subject(request("studio"))) == []
