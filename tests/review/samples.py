"""Requests to begin with, in the vendor's spelling."""

import json
from pathlib import Path
from typing import Any

from pulumi_livemedia.review.checks.check import Subject
from pulumi_livemedia.review.documents import declared
from pulumi_livemedia.review.picture import Picture
from pulumi_livemedia.review.reading import subject_of

Request = dict[str, Any]

PICTURES = Path(__file__).parent / "pictures"
PREVIEW = Path(__file__).parent / "preview.json"


def request(name: str) -> Request:
    """The request in a file beside its picture."""
    loaded: Request = json.loads((PICTURES / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def subject(document: object, name: str = "evening-news", **options: Any) -> Subject:  # noqa: ANN401 - of `subject_of`
    """What is looked at."""
    return subject_of(declared(document, name), **options)


def picture(document: object, name: str = "evening-news", **options: Any) -> Picture:  # noqa: ANN401 - the same
    """The picture of a request that has one."""
    found = subject(document, name, **options).picture
    assert found is not None
    return found


def region(x: int, y: int, width: int, height: int, **fields: Any) -> Request:  # noqa: ANN401 - as open as a request
    """A region, without its stream."""
    return {"LocationX": x, "LocationY": y, "Width": width, "Height": height, **fields}


def custom(regions: list[Request], names: list[str] | None = None, **canvas: Any) -> Request:  # noqa: ANN401 - the same
    """A custom layout with these regions, each of a stream of its own."""
    names = names or [f"user-{position}" for position in range(len(regions))]
    numbered = [{"StreamIndex": position, **one} for position, one in enumerate(regions)]
    return {
        "TargetStreams": {"StreamList": [{"Index": position, "UserId": name} for position, name in enumerate(names)]},
        "Layout": {
            "LayoutMode": 2,
            "CustomLayout": {"Canvas": {"Width": 1280, "Height": 720} | canvas, "Regions": numbered},
        },
    }
