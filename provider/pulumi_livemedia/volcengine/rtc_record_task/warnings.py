"""What is legal, but hardly meant: each with its place and what to do. Unknown values are left out.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pulumi_livemedia.structures.failures import Failure, dotted
from pulumi_livemedia.structures.rules import each
from pulumi_livemedia.volcengine.rtc_record_task import layout_warnings, name_patterns, regions
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import RecordMode, Vendor
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs


def _no_idle_time(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Recordings that are left to the cloud's idle time."""
    control = inputs.control
    if control is None or "max_idle_time" not in control.model_fields_set:
        yield Failure(
            ("control", "maxIdleTime"),
            "the recording ends by itself 180 s after the last stream, also if nobody has come yet",
            "set it to the seconds to wait, 86400 at most",
        )


def _no_record_time(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Recordings, and costs, without a limit."""
    control = inputs.control
    if control is None or "max_record_time" not in control.model_fields_set:
        yield Failure(
            ("control", "maxRecordTime"),
            "the recording, and what it costs, has no limit",
            "set it to the seconds after which it has to end, or to 0 if there is to be no limit",
        )


def _silence(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """An allowed silence that never counts: in mixed mode, or longer than the idle time that ends the task."""
    control = inputs.control
    if control is None or "max_silence_seconds" not in control.model_fields_set:
        return
    if inputs.record_mode == RecordMode.MIXED:
        yield Failure(
            ("control", "maxSilenceSeconds"), "may be ignored: it is for single-stream mode only", "leave it out"
        )
    elif control.max_silence_seconds >= control.max_idle_time:
        yield Failure(
            ("control", "maxSilenceSeconds"),
            f"should be smaller than maxIdleTime, {control.max_idle_time}: the task has ended by then",
            "make it smaller, or maxIdleTime larger",
        )


def _upload_without_hls(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Files of other formats than HLS, that are to be uploaded while they are recorded."""
    is_asked_for = inputs.control is not None and inputs.control.enable_sync_upload
    if is_asked_for and "HLS" not in inputs.file_format_config.file_format:
        yield Failure(
            ("control", "enableSyncUpload"), "has no effect: it is for HLS only", "put HLS in fileFormatConfig"
        )


def _doubtful_region(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Buckets in regions of Amazon S3 that are not supported, or were not for long."""
    custom = inputs.storage_config.custom_config
    if custom is None or custom.vendor != Vendor.AMAZON_S3:
        return
    place, code = ("storageConfig", "customConfig", "region"), int(custom.region)
    if code in regions.S3_UNSUPPORTED:
        yield Failure(place, f"{code} ({regions.AMAZON_S3[code]}) is not supported", "use a bucket in another region")
    if code in regions.S3_DOUBTFUL:
        yield Failure(
            place,
            f"{code} ({regions.AMAZON_S3[code]}) was not supported until 2024",
            "try it first, or use a bucket in another region",
        )


WARNINGS: Final[Mapping[str, Callable[[RtcRecordTaskInputs], Iterator[Failure]]]] = {
    "LM301": _no_idle_time,
    "LM302": _no_record_time,
    "LM304": _upload_without_hls,
    "LM401": _doubtful_region,
    "LM303": _silence,
    "LM124": layout_warnings.unnumbered_streams,
    "LM122": layout_warnings.unused_parts,
    "LM123": layout_warnings.screens_in_vertical_layout,
    "LM101": layout_warnings.beyond_the_canvas,
    "LM107": layout_warnings.corners,
    "LM121": layout_warnings.picture_formats,
    "LM202": layout_warnings.unused_sizes,
    "LM203": layout_warnings.lower_audio_bitrate,
    "LM411": name_patterns.repeating,
    "LM412": name_patterns.of_single_streams,
    "LM413": name_patterns.misspelt,
    "LM414": name_patterns.duration_of_hls,
    "LM415": name_patterns.too_long,
    "LM416": name_patterns.ignored_prefix,
}
"""By the code that a review gives them, which has further ones."""


def warnings(inputs: RtcRecordTaskInputs) -> list[str]:
    """What may not be meant, as `place: what is so; what to do`."""
    found = each(WARNINGS.values(), lambda _, warning: warning(inputs))
    return [f"{dotted(failure.path)}: {failure.text}" for failure in found]
