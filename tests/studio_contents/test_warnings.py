"""What is legal and hardly meant is said; what is usual is not."""

from typing import Any, Final

import pytest

from pulumi_livemedia.alibaba.studio_component.model import StudioComponentInputs
from pulumi_livemedia.alibaba.studio_component.warnings import warnings as component_warnings
from pulumi_livemedia.alibaba.studio_layout.model import StudioLayoutInputs
from pulumi_livemedia.alibaba.studio_layout.warnings import warnings as layout_warnings
from pulumi_livemedia.structures.holes import Hole
from tests.studio_contents.studio import DECLARED, LAYER

TITLE: Final = {"text": "a"}


def of_layout(**declared: Any) -> list[str]:  # noqa: ANN401 - any field
    return layout_warnings(StudioLayoutInputs.examine({"caster_id": "c", **DECLARED["layout"], **declared}))


def of_component(**declared: Any) -> list[str]:  # noqa: ANN401 - any field
    return component_warnings(StudioComponentInputs.examine({"caster_id": "c", **DECLARED["component"], **declared}))


def test_what_is_usual_is_not_talked_about() -> None:
    assert of_layout() == of_component() == []


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        ({"width_normalized": 1, "height_normalized": 1}, "both sizes with fillMode none"),
        ({**LAYER, "position_refer": "center"}, "counts its position from center"),
        ({**LAYER, "position_normalized": [0, 1.5]}, "lies outside of the picture"),
    ],
)
def test_doubtful_pictures_are_told(layer: dict[str, Any], words: str) -> None:
    [text] = of_layout(video_layer=[LAYER, layer], blend_list=["RV01", "RV02"])

    assert text.startswith("videoLayer[1]")
    assert words in text


def test_a_source_that_is_shown_twice_is_told() -> None:
    assert "blendList shows RV01 more than once" in of_layout(video_layer=[LAYER] * 2, blend_list=["RV01"] * 2)[0]


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ({"component_layer": {"width_normalized": 1, "height_normalized": 1}}, "only the height counts"),
        ({"component_layer": {"position_refer": "topCenter"}}, "only the corners are documented"),
        ({"text_layer_content": {"text": "a" * 1025}}, "1025 characters: older pages allow 1024"),
    ],
)
def test_doubtful_components_are_told(declared: dict[str, Any], words: str) -> None:
    [text] = of_component(**declared)

    assert words in text


def test_what_is_not_known_yet_is_not_talked_about() -> None:
    assert of_layout(video_layer=Hole(None), blend_list=[Hole(None)]) == []
    assert of_layout(video_layer=[{**LAYER, "position_normalized": Hole(None)}]) == []
    assert of_component(component_layer=Hole(None), text_layer_content={"text": Hole(None)}) == []
