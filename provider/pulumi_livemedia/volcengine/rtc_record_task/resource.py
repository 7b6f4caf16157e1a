"""`RtcRecordTask`, as programs declare it."""

from collections.abc import Mapping
from typing import Any, Unpack

import pulumi

from pulumi_livemedia.dynamic.resource import DynamicResource, to_inputs
from pulumi_livemedia.providers import RtcRecordTaskProvider
from pulumi_livemedia.volcengine.rtc_record_task.properties import (
    NAMES,
    RtcRecordTaskArgs,
    RtcRecordTaskKeywords,
    RtcRecordTaskProperties,
)


class RtcRecordTask(RtcRecordTaskProperties, DynamicResource):
    """A cloud recording of a Volcengine RTC room that runs as long as this resource exists.

    Creating it starts the recording and verifies that it is there; deleting it stops the recording. The files stay.

        recording = livemedia.RtcRecordTask(
            "evening-news",
            app_id="661e00000000000000000001",
            room_id="studio-1",
            file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
            storage_config=livemedia.StorageConfigArgs(
                tos_config=livemedia.TosConfigArgs(account_id="2100000000", region="cn-beijing", bucket="shows"),
            ),
        )

    Without a `task_id` one is derived from everything that only a new recording can change: a changed recording
    starts beside the old one, which then stops, and nothing is lost in between. With a `task_id` the old recording
    has to end first.

    `custom_timeouts` of the resource options work; create, update and delete have 5 minutes otherwise.
    """

    provider = RtcRecordTaskProvider
    type_name = "pulumi-python:dynamic/livemedia:RtcRecordTask"
    names = NAMES

    def __init__(
        self,
        resource_name: str,
        args: RtcRecordTaskArgs | Mapping[str, Any] | None = None,
        opts: pulumi.ResourceOptions | None = None,
        **keywords: Unpack[RtcRecordTaskKeywords],
    ) -> None:
        inputs = to_inputs(RtcRecordTaskArgs, args, keywords)
        super().__init__(resource_name, inputs, opts, stops_before_it_starts=inputs.get("taskId") is not None)
