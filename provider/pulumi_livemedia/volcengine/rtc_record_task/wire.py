"""A declared recording as StartRecord and UpdateRecord take it.

Sources: https://www.volcengine.com/docs/6348/1188215, https://www.volcengine.com/docs/6348/1163742
"""

from typing import Any, Final

from pulumi_livemedia.structures import wire
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs

_UPDATED: Final = ("AppId", "BusinessId", "RoomId", "TaskId", "TargetStreams", "Layout")


def to_wire(inputs: RtcRecordTaskInputs) -> dict[str, Any]:
    """The body of StartRecord: what is given, and the storage in full.

    Raises:
        HoleTouched: a value is unknown.
    """
    return wire.to_wire(inputs, kind=RtcRecordTaskInputs)


def to_update(inputs: RtcRecordTaskInputs) -> dict[str, Any]:
    """The body of UpdateRecord: streams and layout, both whole.

    What becomes of a member that is left out is not documented, so a canvas that has lost its background is sent
    with the default one.

    Raises:
        HoleTouched: a value is unknown.
    """
    start = to_wire(inputs)
    body: dict[str, Any] = {name: start[name] for name in _UPDATED if name in start}
    custom = inputs.layout.custom_layout if inputs.layout else None
    if custom is not None:
        canvas = wire.to_wire(custom.effective_canvas, with_cloud_defaults=True)
        body["Layout"] = body["Layout"] | {"CustomLayout": body["Layout"]["CustomLayout"] | {"Canvas": canvas}}
    return body
