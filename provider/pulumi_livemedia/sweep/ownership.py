"""Whether something that runs was started by a stack, as far as that can be proven.

What this says is stopped without being named, so it says no wherever there is a doubt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pulumi_livemedia.alibaba.answers import Caster
from pulumi_livemedia.alibaba.live_caster.broadcast import is_on_air
from pulumi_livemedia.dynamic.hidden import Origin, visible
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.sweep.inventory import Record
from pulumi_livemedia.volcengine.answers import RecordTask
from pulumi_livemedia.volcengine.rtc_record_task.identity import restart_properties
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.status import is_running
from pulumi_livemedia.volcengine.rtc_record_task.task_id import derived_task_id


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whether a stack has started something, and why that is thought."""

    is_ours: bool
    reason: str


def ownership_of_recording(records: Sequence[Record], task: RecordTask) -> Ownership:
    """Tell whether a running recording is a stack's: by its derived TaskId, or as the very run that was kept."""
    doubt = _doubt(records) or ("" if is_running(task) else "its status is not documented")
    if doubt:
        return Ownership(is_ours=False, reason=doubt)
    for record in records:
        if is_derived(record):
            return Ownership(is_ours=True, reason=f"its TaskId was derived for {record.resource}")
    return _held(records, task.start_time)


def ownership_of_caster(records: Sequence[Record], caster: Caster) -> Ownership:
    """Tell whether a broadcast is a stack's: as the very run that was kept. Its id proves nothing."""
    if not records:
        return Ownership(is_ours=False, reason="no state that was read has ever held it")
    doubt = _doubt(records) or ("" if is_on_air(caster) else "its status is not documented")
    return Ownership(is_ours=False, reason=doubt) if doubt else _held(records, caster.start_time)


def is_derived(record: Record) -> bool:
    """Return whether the TaskId follows from what was declared: nobody else comes to the same one."""
    declared = RtcRecordTaskInputs.examine(visible(record.inputs))
    origin = Origin.of(record.inputs)
    try:
        derived = derived_task_id(origin.scope, origin.name, restart_properties(declared))
    except HoleTouched:
        return False
    return bool(origin.scope) and declared.task_id == derived == record.thing.rsplit("/", 1)[-1]


def _doubt(records: Iterable[Record]) -> str:
    """Why it is left alone even if a stack has started it; empty if there is no reason."""
    for record in records:
        if not record.is_read:
            return f"the present state of {record.stack}, which may declare it, was not read or is empty"
        if record.is_pending:
            return (
                f"a create of {record.resource} is pending: an update is under way, or was killed; "
                "`pulumi up` of the same program takes it back"
            )
        if record.is_kept:
            return f"{record.resource} was protected or retained: somebody wanted it kept"
    return ""


def _held(records: Sequence[Record], start: int | str | None) -> Ownership:
    """Whether one of the records is of this very run, by its start."""
    for record in records:
        if start is None or record.outputs.get("startTime") != start:
            continue
        if record.outputs.get("adopt"):
            return Ownership(is_ours=False, reason=f"{record.resource} had taken it over, somebody else started it")
        return Ownership(is_ours=True, reason=f"{record.resource} held this very run")
    stacks = ", ".join(sorted({record.stack for record in records}))
    return Ownership(is_ours=False, reason=f"{stacks} held it once, but not this run")
