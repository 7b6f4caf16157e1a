"""A marker counts only where it is looked for: around the whole type of a field."""

from typing import Annotated

import pytest

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.markers import Secret
from pulumi_livemedia.structures.structure import Structure


@pytest.mark.parametrize(
    "buried", [Annotated[str, Secret()] | None, list[Annotated[str, Secret()]], dict[str, Annotated[int, Effect.LIVE]]]
)
def test_a_structure_with_a_marker_inside_a_type_can_not_be_made(buried: object) -> None:
    with pytest.raises(TypeError, match=r"Bad\.field: markers count only around the whole type of a field"):
        type("Bad", (Structure,), {"__annotations__": {"field": buried}, "__module__": __name__})


def test_a_marker_around_the_whole_type_is_fine() -> None:
    good = type(
        "Good",
        (Structure,),
        {"__annotations__": {"field": Annotated[str | None, Secret(), Effect.LIVE]}, "__module__": __name__},
    )

    assert good.model_fields["field"].metadata  # type: ignore[attr-defined]  # a class made on the spot
