"""In which properties something is otherwise than declared."""

from typing import Any

import pytest

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs
from pulumi_livemedia.inspection.differing import differing


def studio(*templates: str) -> dict[str, Any]:
    return {"normType": 1, "transcodeConfig": {"liveTemplateIds": {"locationId": list(templates)}}}


@pytest.mark.parametrize(
    ("found", "places"),
    [
        (["lhd", "lsd"], ()),
        (["lsd"], ("transcodeConfig.liveTemplateIds.locationId",)),
        (["lsd", "lsd", "lhd"], ("transcodeConfig.liveTemplateIds.locationId",)),
    ],
    ids=str,
)
def test_a_list_whose_order_means_nothing_differs_by_its_members(found: list[str], places: tuple[str, ...]) -> None:
    really = ProductionStudioInputs.examine(studio(*found))

    assert differing(ProductionStudioInputs, studio("lsd", "lhd"), really) == places
