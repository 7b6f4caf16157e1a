"""The TaskId of a recording for which the program gives none.

The caller picks the TaskId, and a second start of a running one is silently accepted with the OLD configuration. So
the id is derived from everything that only a new recording can change: the same id then means the same
configuration, a start whose answer was lost can be repeated, and a changed recording starts beside the old one.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.volcengine.rtc_record_task.identity import restart_properties
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs

LONGEST: Final = 40
"""Characters. The documented file name has 128, and the TaskId is a part of it."""
_HASH_LENGTH: Final = 12
_ILLEGAL: Final = re.compile(r"[^a-zA-Z0-9_@.-]+")


def settled_task_id(
    declared: RtcRecordTaskInputs, before: RtcRecordTaskInputs | None, *, scope: str, name: str
) -> str | None:
    """The TaskId of a declared recording that names none; None while a part of the declaration is unknown.

    The last one is kept as long as it means the same, whatever the derivation would give: a renamed stack, an
    aliased resource or another version of this package restarts nothing.
    """
    try:
        meaning = restart_properties(declared)
    except HoleTouched:
        return None
    return _kept(before, meaning) or derived_task_id(scope, name, meaning)


def _kept(before: RtcRecordTaskInputs | None, meaning: Mapping[str, Any]) -> str | None:
    if before is None or not isinstance(before.task_id, str):
        return None
    try:
        return before.task_id if restart_properties(before) == meaning else None
    except HoleTouched:
        # What was stored is not legal any more: a rule was added since.
        return None


def derived_task_id(scope: str, name: str, meaning: Mapping[str, Any]) -> str:
    """The TaskId `<name>-<hash>` of a recording.

    Args:
        scope: project and stack.
        name: of the resource; what is not allowed in an id is replaced, and a long one is cut.
        meaning: everything that only a new recording can change, in its canonical form.
    """
    text = json.dumps([scope, name, meaning], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]
    legible = _ILLEGAL.sub("-", name).strip("-")[: LONGEST - _HASH_LENGTH - 1].rstrip("-")
    return f"{legible}-{digest}" if legible else digest
