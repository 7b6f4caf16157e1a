"""The role of `volcengine:assumeRole`, which is taken with whichever access key is found.

Its members and variables are those of the `volcengine` provider: one configuration serves both.

Source: https://www.volcengine.com/docs/6257/86374,
https://github.com/volcengine/terraform-provider-volcengine/blob/main/website/docs/index.html.markdown
"""

import json
import re
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from pulumi_livemedia.calls.credentials import Found
from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.structures.failures import Breach
from pulumi_livemedia.structures.numbers import Range
from pulumi_livemedia.structures.roles import Policy, SessionName
from pulumi_livemedia.structures.setting_object import UnusableObject, WrittenNumber, read_object
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.volcengine.credential_sources.assumed_role import AssumedRole, Role
from pulumi_livemedia.volcengine.sts import Surroundings

_TRN: Final = re.compile(r"trn:iam::\d+:role/[\w./+=,@-]+", re.ASCII)
_VARIABLES: Final = {
    "assumeRoleTrn": "VOLCENGINE_ASSUME_ROLE_TRN",
    "assumeRoleSessionName": "VOLCENGINE_ASSUME_ROLE_SESSION_NAME",
    "durationSeconds": "VOLCENGINE_ASSUME_ROLE_DURATION_SECONDS",
}


def _trn(text: str) -> str:
    # The `volcengine` provider takes an empty one for none, too.
    if text and not _TRN.fullmatch(text):
        raise Breach("must be the TRN of a role, such as trn:iam::2100000000:role/shows")
    return text


class VolcengineAssumeRole(Structure):
    """An IAM role that is taken with whichever access key is found, as the `volcengine` provider takes it."""

    assume_role_trn: Annotated[str, AfterValidator(_trn)] = Field(
        description="The role, such as `trn:iam::2100000000:role/shows`; empty for none."
    )
    assume_role_session_name: SessionName = Field(
        "", description="What the cloud's audit log calls the session; by default a name with the time in it."
    )
    duration_seconds: Annotated[WrittenNumber, Range(900, 43_200)] = Field(
        3600, description="Seconds for which each key of the role is good, 900 to 43200."
    )
    policy: Policy = Field("", description="A policy in JSON that narrows down what the role may do.")

    @property
    def role(self) -> Role:
        """The role as it is asked for."""
        return Role(self.assume_role_trn, self.assume_role_session_name, self.duration_seconds, self.policy)


def through_role(base: Found, setting: str, text: str, around: Surroundings) -> Found:
    """Return the way to a configured role by a key that was found; the key itself where the role is empty.

    Args:
        base: what was found.
        setting: what the role is configured under.
        text: what is configured there; where it is empty, the environment tells the role.
        around: tells that, and where roles are asked for.

    Raises:
        InvalidSetting: what is configured is no role.
    """
    place = setting if text else _VARIABLES["assumeRoleTrn"]
    try:
        configured = read_object(VolcengineAssumeRole, text or _of_variables(around.environ))
    except UnusableObject as error:
        raise InvalidSetting(f"{place} cannot be used: {error}", cure=_cure(place)) from None
    if not configured.assume_role_trn:
        return base
    return AssumedRole(base, configured.role, around.sts(), f"{place}, with the key from {base.source}")


def _of_variables(environ: Mapping[str, str]) -> str:
    """Return what the environment tells of a role, as the configuration would."""
    return json.dumps({member: environ[name] for member, name in _VARIABLES.items() if environ.get(name)})


def _cure(place: str) -> str:
    if place in _VARIABLES.values():
        return f"mend or unset {', '.join(_VARIABLES.values())}"
    return (
        f"pulumi config set --path '{place}.assumeRoleTrn' trn:iam::<account>:role/<role>, or pulumi config rm {place}"
    )
