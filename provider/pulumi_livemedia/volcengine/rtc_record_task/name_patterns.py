"""What is doubtful about the names of the files.

Source: https://www.volcengine.com/docs/6348/106873
"""

import re
from collections.abc import Iterator
from typing import Final

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import RecordMode, StorageType
from pulumi_livemedia.volcengine.rtc_record_task.file_name import LONGEST_NAME
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs

_VARIABLES: Final = ("TaskId", "RoomId", "UserId", "Type", "StartTime", "Duration", "Random")
_OF_SINGLE_STREAMS: Final = frozenset({"UserId", "Type"})
_DEFAULT: Final = "{TaskId}_{RoomId}_{StartTime}_{Duration}_{Random}"
_DEFAULT_OF_SINGLE_STREAMS: Final = "{TaskId}_{RoomId}_{UserId}_{Type}_{StartTime}_{Duration}_{Random}"
# A derived TaskId is not known when warnings are given; it has no more characters than this.
_LONGEST_DERIVED_ID: Final = 40
_LENGTHS: Final = {"Type": 1, "StartTime": 13, "Duration": 6, "Random": 8}
_PLACE: Final = ("fileNameConfig", "pattern")


def _pattern(inputs: RtcRecordTaskInputs) -> str:
    """The pattern that is given; an empty one stands for the default."""
    # str() ends where it is unknown; regular expressions would not.
    return "" if inputs.file_name_config is None else str(inputs.file_name_config.pattern)


def _variables(pattern: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", pattern)


def repeating(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """A name that two files can have, where the later one overwrites the earlier."""
    used = set(_variables(_pattern(inputs)))
    # Each run has its own start time, but all streams of one run have the same.
    by_time = {"StartTime"} if inputs.record_mode == RecordMode.MIXED else {"StartTime", *_OF_SINGLE_STREAMS}
    is_distinct = not _pattern(inputs) or "Random" in used or by_time <= used
    if not is_distinct and inputs.storage_config.type != StorageType.VOD:
        yield Failure(
            _PLACE,
            "two files can get the same name, and the later one then overwrites the earlier",
            "put {Random} in it",
        )


def of_single_streams(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Variables that a mixed recording has no value for."""
    used = [name for name in _variables(_pattern(inputs)) if name in _OF_SINGLE_STREAMS]
    if inputs.record_mode == RecordMode.MIXED and used:
        names = " and ".join(f"{{{name}}}" for name in dict.fromkeys(used))
        yield Failure(_PLACE, f"{names} stands for something in single-stream mode only", "leave it out")


def misspelt(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Variables that are literal text, or may be."""
    by_lower = {name.lower(): name for name in _VARIABLES}
    for name in dict.fromkeys(_variables(_pattern(inputs))):
        if name in _VARIABLES:
            continue
        if name.lower() in by_lower:
            proper = f"{{{by_lower[name.lower()]}}}"
            yield Failure(_PLACE, f"{{{name}}} may be taken for plain text", f"write {proper}")
        else:
            known = ", ".join(f"{{{variable}}}" for variable in _VARIABLES)
            yield Failure(_PLACE, f"{{{name}}} is no variable, and stands in the name as it is", f"there are {known}")


def duration_of_hls(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """The length of a file that is uploaded before it is known."""
    is_uploaded = inputs.control is not None and inputs.control.enable_sync_upload
    if is_uploaded and "Duration" in _variables(_pattern(inputs)) and "HLS" in inputs.file_format_config.file_format:
        yield Failure(_PLACE, "{Duration} is always 0 for HLS with enableSyncUpload", "leave it out")


def too_long(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """A name that is cut."""
    is_mixed = inputs.record_mode == RecordMode.MIXED
    pattern = _pattern(inputs) or (_DEFAULT if is_mixed else _DEFAULT_OF_SINGLE_STREAMS)
    length = _folder_length(inputs) + _length(inputs, pattern)
    if length > LONGEST_NAME:
        yield Failure(
            _PLACE,
            f"names have about {length} characters, and are cut after {LONGEST_NAME}, which can make them equal",
            "use shorter ids or fewer variables",
        )


def _folder_length(inputs: RtcRecordTaskInputs) -> int:
    is_used = inputs.file_name_config is not None and inputs.storage_config.type != StorageType.VOD
    return len(inputs.file_name_config.folder) if is_used and inputs.file_name_config is not None else 0


def _length(inputs: RtcRecordTaskInputs, pattern: str) -> int:
    """The length of a name by this pattern, as far as it can be told."""
    variables = [name for name in _variables(pattern) if name in _VARIABLES]
    literal = len(pattern) - sum(len(name) + 2 for name in variables)
    return literal + sum(_variable_length(inputs, name) for name in variables)


def _variable_length(inputs: RtcRecordTaskInputs, name: str) -> int:
    if name == "TaskId":
        return _LONGEST_DERIVED_ID if inputs.task_id is None else len(inputs.task_id)
    if name == "RoomId":
        return len(inputs.room_id)
    if name == "UserId":
        streams = [] if inputs.target_streams is None else inputs.target_streams.stream_list
        return max((len(stream.user_id) for stream in streams), default=1)
    return _LENGTHS[name]


def ignored_prefix(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Folders, where there are none."""
    names = inputs.file_name_config
    if names is not None and names.prefix and inputs.storage_config.type == StorageType.VOD:
        yield Failure(("fileNameConfig", "prefix"), "is ignored for Video on Demand", "leave it out")
