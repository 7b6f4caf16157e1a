"""What makes a recording another one."""

from typing import Any

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.meaning import meaning
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs


def restart_properties(inputs: RtcRecordTaskInputs) -> dict[str, Any]:
    """Everything whose change needs another task, without the task's id.

    Two declarations that mean the same give the same: order of fields, defaults that are written out, ints or
    floats make no difference.

    Raises:
        HoleTouched: a part of it is unknown.
    """
    return meaning(inputs, {Effect.IDENTITY, Effect.RESTART}, kind=RtcRecordTaskInputs, without={"task_id"})
