"""Every configuration key that this package reads, declared once.

The namespaces of the vendors' own providers are read where people already have their keys there.
"""

from typing import Final

from pulumi_livemedia.dynamic.settings import Setting

ALICLOUD: Final = (
    Setting("alicloud:accessKey", "Access key id of the Alibaba Cloud account.", secret=True),
    Setting("alicloud:secretKey", "Secret of that access key.", secret=True),
    Setting("alicloud:securityToken", "Token that belongs to a temporary access key.", secret=True),
    Setting("alicloud:profile", "Profile of `~/.aliyun/config.json` or `~/.alibabacloud/credentials.ini`."),
    Setting(
        "alicloud:assumeRole",
        "RAM role that is taken with whichever access key is found. It has a `roleArn`, and may have a `sessionName`, "
        "`sessionExpiration` in seconds, `policy` and `externalId`.",
        kind=dict,
    ),
    Setting(
        "livemedia:alicloudRegion",
        "Region of the casters; `cn-shanghai` unless set. (`alicloud:region` is about other products.)",
    ),
    Setting(
        "livemedia:alicloudEndpoint",
        "Address of the ApsaraVideo Live API: a host, or a URL such as that of the emulator.",
    ),
)
VOLCENGINE: Final = (
    Setting("volcengine:accessKey", "Access key id of the Volcengine account.", secret=True),
    Setting("volcengine:secretKey", "Secret of that access key.", secret=True),
    Setting("volcengine:sessionToken", "Token that belongs to a temporary access key.", secret=True),
    Setting("volcengine:profile", "Profile of `~/.volcengine/config.json`."),
    Setting(
        "volcengine:assumeRole",
        "IAM role that is taken with whichever access key is found. It has an `assumeRoleTrn`, and may have an "
        "`assumeRoleSessionName`, `durationSeconds` and `policy`.",
        kind=dict,
    ),
    Setting(
        "livemedia:volcengineEndpoint",
        "Address of the RTC API: a host, or a URL such as that of the emulator. Its region follows from it. "
        "(`volcengine:region` is about other products.)",
    ),
    Setting(
        "livemedia:storageEndpoint",
        "Where `verify_storage` finds the bucket: a host, or a URL. Amazon S3 and Alibaba OSS are found without; the "
        "others need it, such as `cos.ap-guangzhou.myqcloud.com`.",
    ),
)
CALLS: Final = (
    Setting(
        "livemedia:maxAttempts", "How often a call is tried before it fails, where that is safe: 1 to 10.", kind=int
    ),
    Setting(
        "livemedia:maxConcurrentCalls",
        "How many calls are under way at once, at most: 1 to 64; 32 by default.",
        kind=int,
    ),
    Setting("livemedia:traceback", "`true` shows Python tracebacks of the provider process in errors.", kind=bool),
)
SETTINGS: Final = (*ALICLOUD, *VOLCENGINE, *CALLS)
