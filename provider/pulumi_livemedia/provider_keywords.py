"""The keywords of `Provider`. Generated from `settings.py` by `make generate`; do not edit."""

from typing import TypedDict

import pulumi


class ProviderKeywords(TypedDict, total=False):
    """The settings of an explicit provider; each stands for a configuration key."""

    alicloud_access_key: pulumi.Input[str]
    """Access key id of the Alibaba Cloud account. Stack configuration: `alicloud:accessKey`."""
    alicloud_secret_key: pulumi.Input[str]
    """Secret of that access key. Stack configuration: `alicloud:secretKey`."""
    alicloud_security_token: pulumi.Input[str]
    """Token that belongs to a temporary access key. Stack configuration: `alicloud:securityToken`."""
    alicloud_profile: pulumi.Input[str]
    """Profile of `~/.aliyun/config.json` or `~/.alibabacloud/credentials.ini`.

    Stack configuration: `alicloud:profile`.
    """
    alicloud_region: pulumi.Input[str]
    """Region of the casters; `cn-shanghai` unless set.

    (`alicloud:region` is about other products.) Stack configuration: `livemedia:alicloudRegion`.
    """
    alicloud_endpoint: pulumi.Input[str]
    """Address of the ApsaraVideo Live API: a host, or a URL such as that of the emulator.

    Stack configuration: `livemedia:alicloudEndpoint`.
    """
    volcengine_access_key: pulumi.Input[str]
    """Access key id of the Volcengine account. Stack configuration: `volcengine:accessKey`."""
    volcengine_secret_key: pulumi.Input[str]
    """Secret of that access key. Stack configuration: `volcengine:secretKey`."""
    volcengine_session_token: pulumi.Input[str]
    """Token that belongs to a temporary access key. Stack configuration: `volcengine:sessionToken`."""
    volcengine_profile: pulumi.Input[str]
    """Profile of `~/.volcengine/config.json`. Stack configuration: `volcengine:profile`."""
    volcengine_endpoint: pulumi.Input[str]
    """Address of the RTC API: a host, or a URL such as that of the emulator.

    Its region follows from it. (`volcengine:region` is about other products.) Stack configuration:
    `livemedia:volcengineEndpoint`.
    """
    storage_endpoint: pulumi.Input[str]
    """Where `verify_storage` finds the bucket: a host, or a URL.

    Amazon S3 and Alibaba OSS are found without; the others need it, such as `cos.ap-guangzhou.myqcloud.com`.
    Stack configuration: `livemedia:storageEndpoint`.
    """
    max_attempts: pulumi.Input[int]
    """How often a call is tried before it fails, where that is safe: 1 to 10.

    Stack configuration: `livemedia:maxAttempts`.
    """
    max_concurrent_calls: pulumi.Input[int]
    """How many calls are under way at once, at most: 1 to 64.

    Stack configuration: `livemedia:maxConcurrentCalls`.
    """
    traceback: pulumi.Input[bool]
    """`true` shows Python tracebacks of the provider process in errors.

    Stack configuration: `livemedia:traceback`.
    """
