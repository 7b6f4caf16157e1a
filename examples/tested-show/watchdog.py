"""Tells whether the show is on air, with Alibaba Cloud's own SDK."""

import os
from urllib.parse import urlsplit

from alibabacloud_live20161101.client import Client  # type: ignore[import-untyped]
from alibabacloud_live20161101.models import DescribeCastersRequest  # type: ignore[import-untyped]
from alibabacloud_tea_openapi.models import Config  # type: ignore[import-untyped]
from Tea.exceptions import TeaException  # type: ignore[import-untyped]

ON_AIR = 1


def is_on_air(caster_id: str) -> bool | None:
    """Whether a caster is on air; None if the cloud does not tell right now."""
    endpoint = urlsplit(os.environ.get("LIVEMEDIA_ALICLOUD_ENDPOINT", "https://live.aliyuncs.com"))
    client = Client(
        Config(
            endpoint=endpoint.netloc,
            protocol=endpoint.scheme,
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        )
    )
    try:
        answer = client.describe_casters(DescribeCastersRequest(caster_id=caster_id)).body
    except TeaException:
        return None
    return any(caster.status == ON_AIR for caster in answer.caster_list.caster)
