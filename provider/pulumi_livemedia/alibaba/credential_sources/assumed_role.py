"""A RAM role that another key, perhaps a role's own, assumes.

Source: https://alibabacloud.com/help/en/ram/api-assumerole
"""

import json
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pulumi_livemedia.alibaba.rpc import Rpc
from pulumi_livemedia.alibaba.sts import STS_VERSION
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.credential_sources.given import Names, not_obtained, temporary
from pulumi_livemedia.calls.credentials import Found, Temporary
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import CallFailed
from pulumi_livemedia.calls.fields import Fields
from pulumi_livemedia.calls.session import Api

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

NAMES: Final = Names("AccessKeyId", "AccessKeySecret", "SecurityToken", ("Expiration",))

_ASSUME: Final = Action("AssumeRole", Effect.READ, 100)


@dataclass(frozen=True, slots=True)
class Role:
    """A role, and for what it is taken.

    Attributes:
        arn: such as `acs:ram::1234567890123456:role/studio`.
        session_name: stands in the cloud's audit log; empty for one of our own.
        seconds: how long each key is good: 900 up to the role's own maximum.
        policy: narrows what the key may do; JSON.
        external_id: that the role's owner has asked for.
    """

    arn: str
    session_name: str = ""
    seconds: int = 3600
    policy: str = ""
    external_id: str = ""

    def parameters(self) -> dict[str, str]:
        """Return the role as the service is told it; what is empty is left out."""
        told = {
            "RoleArn": self.arn,
            "RoleSessionName": self.session_name or f"pulumi-livemedia-{int(time.time())}",
            "DurationSeconds": str(self.seconds),
            "Policy": compact(self.policy),
            "ExternalId": self.external_id,
        }
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class AssumedRole:
    """A role that is assumed with another key.

    Attributes:
        base: the key that assumes it, or the way to that.
        role: which.
        sts: where it is asked for.
        source: where the role was found.
    """

    base: Found
    role: Role
    sts: Endpoint
    source: str
    is_optional: bool = False

    def obtain(self, session: "Session") -> Temporary:
        """Call AssumeRole.

        Raises:
            MissingCredentials: it was refused; says what the cloud said.
            TimedOut: there was no time left.
        """
        rpc = Rpc(session.signing_as(self.base))
        try:
            return rpc.call(Api(self.sts, STS_VERSION), _ASSUME, self.role.parameters(), self._read)
        except CallFailed as error:
            raise not_obtained(f"role {self.role.arn} cannot be assumed", self.source, error) from None

    def _read(self, answer: Fields, when: datetime) -> Temporary:
        return temporary(answer.inner("Credentials"), NAMES, f"role {self.role.arn}, {self.source}", when)


def compact(policy: str) -> str:
    """Return a policy without white space: clients of the vendor encode a space in more than one way."""
    try:
        return json.dumps(json.loads(policy), ensure_ascii=False, separators=(",", ":")) if policy else ""
    except ValueError:
        return policy
