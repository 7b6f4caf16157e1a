"""The codes that StorageConfig takes for regions, by storage.

The documentation gives no codes for Huawei OBS, Tencent COS and Qiniu Kodo.

Source: https://www.volcengine.com/docs/6348/1167931
"""

from collections.abc import Mapping
from typing import Final

TOS: Final[Mapping[int, str]] = {
    0: "cn-beijing",
    1: "cn-guangzhou",
    2: "cn-shanghai",
    3: "ap-southeast-1",
}

VOD: Final[Mapping[int, str]] = {
    0: "cn-north-1",
    1: "ap-southeast-1",
}

AMAZON_S3: Final[Mapping[int, str]] = {
    0: "us-east-1",
    1: "us-east-2",
    2: "us-west-1",
    3: "us-west-2",
    4: "eu-west-1",
    5: "eu-west-2",
    6: "eu-west-3",
    7: "eu-central-1",
    8: "ap-southeast-1",
    9: "ap-southeast-2",
    10: "ap-northeast-1",
    11: "ap-northeast-2",
    12: "sa-east-1",
    13: "ca-central-1",
    14: "ap-south-1",
    15: "cn-north-1",
    16: "cn-northwest-1",
    17: "us-gov-east-1",
    18: "ap-east-1",
    19: "eu-south-1",
    20: "ap-northeast-3",
    21: "eu-north-1",
    22: "me-south-1",
    23: "us-gov-west-1",
    24: "af-south-1",
}

ALIBABA_OSS: Final[Mapping[int, str]] = {
    0: "oss-cn-hangzhou",
    1: "oss-cn-shanghai",
    2: "oss-cn-qingdao",
    3: "oss-cn-beijing",
    4: "oss-cn-zhangjiakou",
    5: "oss-cn-huhehaote",
    6: "oss-cn-wulanchabu",
    7: "oss-cn-shenzhen",
    8: "oss-cn-heyuan",
    9: "oss-cn-guangzhou",
    10: "oss-cn-chengdu",
    11: "oss-cn-hongkong",
    12: "oss-us-west-1",
    13: "oss-us-east-1",
    14: "oss-ap-southeast-1",
    15: "oss-ap-southeast-2",
    16: "oss-ap-southeast-3",
    17: "oss-ap-southeast-5",
    18: "oss-ap-northeast-1",
    19: "oss-ap-south-1",
    20: "oss-eu-central-1",
    21: "oss-eu-west-1",
    22: "oss-me-east-1",
    23: "oss-ap-southeast-6",
}

S3_UNSUPPORTED: Final = (7, 9, 17, 23)
"""Codes of Amazon S3 that are listed, and marked as unsupported."""
S3_DOUBTFUL: Final = (15, 16)
"""Codes of Amazon S3 that an older edition of the page marked as unsupported too."""
