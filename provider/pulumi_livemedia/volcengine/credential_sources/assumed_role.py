"""An IAM role that another key assumes.

Source: https://www.volcengine.com/docs/6257/86374
"""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.credential_sources.given import Names, not_obtained, temporary
from pulumi_livemedia.calls.credentials import Found, Temporary
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import CallFailed
from pulumi_livemedia.calls.fields import Fields
from pulumi_livemedia.calls.session import Api
from pulumi_livemedia.volcengine.openapi import OpenApi, Service
from pulumi_livemedia.volcengine.sts import STS_VERSION

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

# The answers to two operations, and the metadata service, each call the expiry in their own way.
NAMES: Final = Names("AccessKeyId", "SecretAccessKey", "SessionToken", ("ExpiredTime", "Expiration"))

_ASSUME: Final = Action("AssumeRole", Effect.READ, 200)


@dataclass(frozen=True, slots=True)
class Role:
    """A role, and for what it is taken.

    Attributes:
        trn: such as `trn:iam::2100000000:role/studio`.
        session_name: stands in the cloud's audit log; empty for one of our own.
        seconds: how long each key is good: 900 to 43200.
        policy: narrows what the key may do; JSON.
    """

    trn: str
    session_name: str = ""
    seconds: int = 3600
    policy: str = ""

    def parameters(self) -> dict[str, str]:
        """Return the role as the service is told it; what is empty is left out."""
        told = {
            "RoleTrn": self.trn,
            "RoleSessionName": self.session_name or f"pulumi-livemedia-{int(time.time())}",
            "DurationSeconds": str(self.seconds),
            "Policy": self.policy,
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
        service = Service("sts", Api(self.sts, STS_VERSION))
        try:
            return OpenApi(session.signing_as(self.base)).get(service, _ASSUME, self.role.parameters(), self._read)
        except CallFailed as error:
            raise not_obtained(f"role {self.role.trn} cannot be assumed", self.source, error) from None

    def _read(self, answer: Fields, when: datetime) -> Temporary:
        given = answer.inner("Result").inner("Credentials")
        return temporary(given, NAMES, f"role {self.role.trn}, {self.source}", when)
