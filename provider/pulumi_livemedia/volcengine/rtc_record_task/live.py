"""What UpdateRecord can change while the task runs: streams and regions of a mixed recording in custom layout.

Source: https://www.volcengine.com/docs/6348/1163742
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.structures.markers import EffectOf
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import LayoutMode, RecordMode

if TYPE_CHECKING:
    from pulumi_livemedia.structures.structure import Structure
    from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs


def is_custom_layout(inputs: RtcRecordTaskInputs) -> bool:
    """Whether a mixed recording with a region for each stream is declared.

    Raises:
        HoleTouched: that is unknown.
    """
    layout = inputs.layout
    return inputs.record_mode == RecordMode.MIXED and layout is not None and layout.layout_mode == LayoutMode.CUSTOM


def _decide(old: Structure, new: Structure) -> Effect:
    try:
        both = all(is_custom_layout(cast("RtcRecordTaskInputs", inputs)) for inputs in (old, new))
    except HoleTouched:
        # It may yet turn out to be one; what is announced is the worse case.
        return Effect.RESTART
    return Effect.LIVE if both else Effect.RESTART


LIVE_IN_CUSTOM_LAYOUT: Final = EffectOf(_decide)
