"""The role of `alicloud:assumeRole`, which is taken with whichever access key is found.

Its members are those of the `alicloud` provider: one configuration serves both.

Source: https://alibabacloud.com/help/en/ram/api-assumerole,
https://www.pulumi.com/registry/packages/alicloud/api-docs/provider/
"""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from pulumi_livemedia.alibaba.credential_sources.assumed_role import AssumedRole, Role
from pulumi_livemedia.alibaba.sts import Surroundings
from pulumi_livemedia.calls.credentials import Found
from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.structures.failures import Breach
from pulumi_livemedia.structures.numbers import Range
from pulumi_livemedia.structures.roles import Policy, SessionName
from pulumi_livemedia.structures.setting_object import UnusableObject, WrittenNumber, read_object
from pulumi_livemedia.structures.structure import Structure

_ARN: Final = re.compile(r"acs:ram::\d+:role/[\w.-]+", re.ASCII)
_EXTERNAL_ID: Final = re.compile(r"[\w+=,.@:/-]{2,1224}", re.ASCII)


def _arn(text: str) -> str:
    # The `alicloud` provider takes an empty one for none, too.
    if text and not _ARN.fullmatch(text):
        raise Breach("must be the ARN of a role, such as acs:ram::1234567890123456:role/shows")
    return text


def _external_id(text: str) -> str:
    if text and not _EXTERNAL_ID.fullmatch(text):
        raise Breach("must have 2 to 1224 letters, digits or any of + = , . @ : / - _")
    return text


class AlicloudAssumeRole(Structure):
    """A RAM role that is taken with whichever access key is found, as the `alicloud` provider takes it."""

    role_arn: Annotated[str, AfterValidator(_arn)] = Field(
        description="The role, such as `acs:ram::1234567890123456:role/shows`; empty for none."
    )
    session_name: SessionName = Field(
        "", description="What the cloud's audit log calls the session; by default a name with the time in it."
    )
    session_expiration: Annotated[WrittenNumber, Range(900, 43_200)] = Field(
        3600, description="Seconds for which each key of the role is good, 900 up to the role's own maximum."
    )
    policy: Policy = Field("", description="A policy in JSON that narrows down what the role may do.")
    external_id: Annotated[str, AfterValidator(_external_id)] = Field(
        "", description="What the role's owner in another account has asked for."
    )

    @property
    def role(self) -> Role:
        """The role as it is asked for."""
        return Role(self.role_arn, self.session_name, self.session_expiration, self.policy, self.external_id)


def through_role(base: Found, setting: str, text: str, around: Surroundings) -> Found:
    """Return the way to a configured role by a key that was found; the key itself where the role is empty.

    Args:
        base: what was found.
        setting: what the role is configured under.
        text: what is configured there.
        around: tells where roles are asked for.

    Raises:
        InvalidSetting: what is configured is no role.
    """
    try:
        configured = read_object(AlicloudAssumeRole, text)
    except UnusableObject as error:
        raise InvalidSetting(
            f"{setting} cannot be used: {error}",
            cure=f"pulumi config set --path '{setting}.roleArn' acs:ram::<account>:role/<role>, "
            f"or pulumi config rm {setting}",
        ) from None
    if not configured.role_arn:
        return base
    return AssumedRole(base, configured.role, around.sts(), f"{setting}, with the key from {base.source}")
