"""What the Region codes of storage stand for.

Source: https://www.volcengine.com/docs/6348/1167931. The lists of Huawei OBS, Tencent COS and Qiniu Kodo (vendors 2
to 4) are not known here: any code is taken.
"""

from collections.abc import Mapping

TOS = ("cn-beijing", "cn-guangzhou", "cn-shanghai", "ap-southeast-1")
VOD = ("cn-north-1", "ap-southeast-1")
_AMAZON_S3 = (
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "sa-east-1",
    "ca-central-1",
    "ap-south-1",
    "cn-north-1",
    "cn-northwest-1",
    "us-gov-east-1",
    "ap-east-1",
    "eu-south-1",
    "ap-northeast-3",
    "eu-north-1",
    "me-south-1",
    "us-gov-west-1",
    "af-south-1",
)
_ALIBABA_OSS = (
    "oss-cn-hangzhou",
    "oss-cn-shanghai",
    "oss-cn-qingdao",
    "oss-cn-beijing",
    "oss-cn-zhangjiakou",
    "oss-cn-huhehaote",
    "oss-cn-wulanchabu",
    "oss-cn-shenzhen",
    "oss-cn-heyuan",
    "oss-cn-guangzhou",
    "oss-cn-chengdu",
    "oss-cn-hongkong",
    "oss-us-west-1",
    "oss-us-east-1",
    "oss-ap-southeast-1",
    "oss-ap-southeast-2",
    "oss-ap-southeast-3",
    "oss-ap-southeast-5",
    "oss-ap-northeast-1",
    "oss-ap-south-1",
    "oss-eu-central-1",
    "oss-eu-west-1",
    "oss-me-east-1",
    "oss-ap-southeast-6",
)
CUSTOM: Mapping[int, tuple[str, ...]] = {0: _AMAZON_S3, 1: _ALIBABA_OSS}
"""By vendor."""
