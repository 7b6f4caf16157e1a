"""What every rival declares: the same things, as the vendors' documentation writes them."""

from typing import Any

APP = "661e00000000000000000001"


def recording(number: int) -> dict[str, Any]:
    """One recording, of two people in a custom layout."""
    return {
        "AppId": APP,
        "RoomId": f"studio-{number}",
        "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "guest"}]},
        "Layout": {
            "LayoutMode": 2,
            "CustomLayout": {
                "Canvas": {"Width": 1280, "Height": 720},
                "Regions": [
                    {"StreamIndex": 0, "LocationX": 0, "LocationY": 0, "Width": 960, "Height": 720},
                    {"StreamIndex": 1, "LocationX": 960, "LocationY": 0, "Width": 320, "Height": 180},
                ],
            },
        },
        "Control": {"MaxIdleTime": 3600, "MaxRecordTime": 0},
        "FileFormatConfig": {"FileFormat": ["MP4"]},
        "StorageConfig": {"Type": 0, "TosConfig": {"AccountId": "2100000000", "Region": 0, "Bucket": "shows"}},
    }


def caster(number: int) -> str:
    """The id of one caster."""
    return f"80787064-1c94-4dc1-85ce-9409960a{number:04d}"
