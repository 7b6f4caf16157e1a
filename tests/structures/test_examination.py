"""Everything that is wrong is said at once, with its place; what is unknown is left out."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, Field, ValidationError

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import Breach, Failure, dotted
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import IfMissing
from pulumi_livemedia.structures.structure import Structure, rule


class Region(Structure):
    """A part of the canvas."""

    stream_index: int
    width: Annotated[int, Field(gt=0, le=1920)] = 640


class Canvas(Structure):
    """The whole picture."""

    width: Annotated[int, Field(ge=2, multiple_of=2)] = 640


class Layout(Structure):
    """A canvas with regions."""

    mode: Annotated[Literal["custom", "automatic"], Effect.RESTART] = "custom"
    canvas: Canvas = Canvas()
    regions: list[Region] = Field([])
    formats: list[Literal["MP4", "HLS"]] = Field([])

    @rule
    def regions_fit(self) -> Iterator[Failure]:
        """No region is wider than the canvas."""
        for position, region in enumerate(self.regions):
            if region.width > self.canvas.width:
                yield Failure(("regions", position, "width"), f"must be at most {self.canvas.width}", "make it smaller")

    @rule
    def indexes_are_unique(self) -> Iterator[Failure]:
        """No stream is shown twice."""
        indexes = [region.stream_index for region in self.regions]
        if len(set(indexes)) < len(indexes):
            yield Failure(("regions",), "must name each stream once")


def _not_empty(value: str) -> str:
    if value:
        return value
    raise Breach("must not be empty", "name it")


class Store(Structure):
    """Where things are put."""

    formats: Annotated[list[str], IfMissing("give one, such as MP4")]
    bucket: Annotated[str, AfterValidator(_not_empty)]


def found(properties: dict[str, Any]) -> dict[str, str]:
    return {dotted(failure.path): failure.text for failure in failures(Layout.examine(properties))}


def test_a_legal_structure_has_no_failures() -> None:
    assert found({"canvas": {"width": 1280}, "regions": [{"streamIndex": 0, "width": 1280}]}) == {}


def test_every_failure_is_found_at_once_with_its_path() -> None:
    broken = {
        "mode": "costum",
        "canvas": {"width": 641},
        "regions": [{"streamIndex": "x", "width": 0}, {"width": 9000.5}, 7],
        "formats": ["MP4", "AVI"],
        "framerate": 25,
    }

    assert found(broken) == {
        "framerate": "is not a known property",
        "mode": "must be 'custom' or 'automatic'",
        "canvas.width": "must be a multiple of 2",
        "regions[0].streamIndex": "must be a whole number",
        "regions[0].width": "must be greater than 0",
        "regions[1].streamIndex": "is required",
        "regions[1].width": "must be a whole number",
        "regions[2]": "must be an object",
        "formats[1]": "must be 'MP4' or 'HLS'",
    }


def test_rules_over_several_fields_speak_beside_a_mistake_elsewhere() -> None:
    wrong = found({"mode": 1, "regions": [{"streamIndex": 0, "width": 800}, {"streamIndex": 0}]})

    assert wrong["regions[0].width"] == "must be at most 640; make it smaller"
    assert wrong["regions"] == "must name each stream once"
    assert set(wrong) == {"mode", "regions[0].width", "regions"}


def test_a_rule_that_touches_an_unknown_value_is_left_out_and_the_others_are_not() -> None:
    wrong = found({"canvas": {"width": Hole(None)}, "regions": [{"streamIndex": 0, "width": 800}] * 2})

    assert wrong == {"regions": "must name each stream once"}


@pytest.mark.parametrize(
    "properties",
    [
        {"mode": Hole(None)},
        {"canvas": Hole(None)},
        {"regions": Hole(None)},
        {"regions": [Hole(None), {"streamIndex": Hole(None), "width": Hole(None)}]},
        {"formats": [Hole(None), "MP4"]},
    ],
)
def test_unknown_values_are_no_failures_at_any_depth(properties: dict[str, Any]) -> None:
    assert found(properties) == {}


def test_an_invalid_element_beside_an_unknown_one_is_found() -> None:
    assert found({"formats": [Hole(None), "AVI"]}) == {"formats[1]": "must be 'MP4' or 'HLS'"}


@pytest.mark.parametrize("spelling", ["stream_index", "streamIndex", "StreamIndex"])
def test_names_are_taken_in_any_of_the_three_spellings(spelling: str) -> None:
    layout = Layout.examine({"Regions": [{spelling: 3}]})

    assert failures(layout) == []
    assert layout.regions[0].stream_index == 3


def test_a_name_given_in_two_spellings_is_refused() -> None:
    wrong = found({"regions": [{"streamIndex": 1, "StreamIndex": 2}]})

    assert wrong == {"regions[0].StreamIndex": "is given twice: it is another spelling of streamIndex"}


def test_an_unknown_key_is_refused_with_the_nearest_known_name() -> None:
    assert found({"canvas": {"widht": 2}}) == {"canvas.widht": "is not a known property; did you mean width?"}


def test_a_required_field_that_is_misspelt_is_not_missing_as_well() -> None:
    wrong = found({"regions": [{"strem_index": 3}, {"indx": 3}]})

    assert wrong == {
        "regions[0].strem_index": "is not a known property; did you mean streamIndex?",
        "regions[1].indx": "is not a known property",
        "regions[1].streamIndex": "is required",
    }


def test_a_missing_field_and_a_broken_rule_may_have_a_cure() -> None:
    assert [(failure.path, failure.text) for failure in failures(Store.examine({"bucket": ""}))] == [
        (("formats",), "is required; give one, such as MP4"),
        (("bucket",), "must not be empty; name it"),
    ]


def test_no_error_quotes_a_value() -> None:
    with pytest.raises(ValidationError) as refused:
        Layout.model_validate({"mode": "a secret"})
    assert "a secret" not in str(refused.value)


def test_absent_and_null_are_the_same() -> None:
    assert Layout.examine({"canvas": None}) == Layout.examine({})


def test_outside_an_examination_a_structure_raises_as_pydantic_does() -> None:
    with pytest.raises(ValidationError, match=r"regions\.0\.streamIndex"):
        Layout.model_validate({"regions": [{}]})
