"""The keywords of `Provider`. Generated from `settings.py` by `make generate`; do not edit."""

from collections.abc import Mapping
from typing import Any, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments


@arguments
class AlicloudAssumeRoleArgs:
    """A RAM role that is taken with whichever access key is found, as the `alicloud` provider takes it."""

    role_arn: pulumi.Input[str] = pulumi.property("roleArn")
    """The role, such as `acs:ram::1234567890123456:role/shows`; empty for none."""
    session_name: pulumi.Input[str] | None = pulumi.property("sessionName", default=None)
    """What the cloud's audit log calls the session; by default a name with the time in it."""
    session_expiration: pulumi.Input[int] | None = pulumi.property("sessionExpiration", default=None)
    """Seconds for which each key of the role is good, 900 up to the role's own maximum. Default: `3600`."""
    policy: pulumi.Input[str] | None = pulumi.property("policy", default=None)
    """A policy in JSON that narrows down what the role may do."""
    external_id: pulumi.Input[str] | None = pulumi.property("externalId", default=None)
    """What the role's owner in another account has asked for."""


@arguments
class VolcengineAssumeRoleArgs:
    """An IAM role that is taken with whichever access key is found, as the `volcengine` provider takes it."""

    assume_role_trn: pulumi.Input[str] = pulumi.property("assumeRoleTrn")
    """The role, such as `trn:iam::2100000000:role/shows`; empty for none."""
    assume_role_session_name: pulumi.Input[str] | None = pulumi.property("assumeRoleSessionName", default=None)
    """What the cloud's audit log calls the session; by default a name with the time in it."""
    duration_seconds: pulumi.Input[int] | None = pulumi.property("durationSeconds", default=None)
    """Seconds for which each key of the role is good, 900 to 43200. Default: `3600`."""
    policy: pulumi.Input[str] | None = pulumi.property("policy", default=None)
    """A policy in JSON that narrows down what the role may do."""


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
    alicloud_assume_role: pulumi.Input[AlicloudAssumeRoleArgs | Mapping[str, Any]]
    """RAM role that is taken with whichever access key is found.

    It has a `roleArn`, and may have a `sessionName`, `sessionExpiration` in seconds, `policy` and `externalId`.
    Stack configuration: `alicloud:assumeRole`.
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
    volcengine_assume_role: pulumi.Input[VolcengineAssumeRoleArgs | Mapping[str, Any]]
    """IAM role that is taken with whichever access key is found.

    It has an `assumeRoleTrn`, and may have an `assumeRoleSessionName`, `durationSeconds` and `policy`. Stack
    configuration: `volcengine:assumeRole`.
    """
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
    """How many calls are under way at once, at most: 1 to 64; 32 by default.

    Stack configuration: `livemedia:maxConcurrentCalls`.
    """
    traceback: pulumi.Input[bool]
    """`true` shows Python tracebacks of the provider process in errors.

    Stack configuration: `livemedia:traceback`.
    """
