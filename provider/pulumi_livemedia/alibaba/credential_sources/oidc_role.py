"""A RAM role for whom an OpenID Connect provider vouches, such as that of a cluster or of a CI service.

Source: https://alibabacloud.com/help/en/ram/api-assumerolewithoidc
"""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from pulumi_livemedia.alibaba.credential_sources.assumed_role import NAMES, Role
from pulumi_livemedia.alibaba.signature import USER_AGENT
from pulumi_livemedia.alibaba.sts import STS_VERSION
from pulumi_livemedia.alibaba.verdicts import Judge
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.credential_sources.given import not_obtained, temporary
from pulumi_livemedia.calls.credential_sources.token_file import read_token
from pulumi_livemedia.calls.credentials import Credentials, Temporary
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import CallFailed, MissingCredentials
from pulumi_livemedia.calls.fields import Fields
from pulumi_livemedia.calls.messages import Request

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

_ASSUME: Final = Action("AssumeRoleWithOIDC", Effect.READ, 100)
_EXPIRED: Final = "AuthenticationFail.OIDCToken.Expired"


@dataclass(frozen=True, slots=True)
class OidcRole:
    """A role that is assumed with the token of an identity provider; no access key is needed.

    Attributes:
        role: which.
        provider_arn: such as `acs:ram::1234567890123456:oidc-provider/github`.
        token_file: where the platform keeps the token.
        sts: where the role is asked for.
        source: where all this was found.
    """

    role: Role
    provider_arn: str
    token_file: str
    sts: Endpoint
    source: str
    is_optional: bool = False

    def obtain(self, session: "Session") -> Temporary:
        """Call AssumeRoleWithOIDC; once more if the token had expired and the file has another one by now.

        Raises:
            MissingCredentials: it was refused, or there is no token; says what the cloud said.
            TimedOut: there was no time left.
        """
        if self.sts.scheme == "http" and not self.sts.is_loopback:
            raise MissingCredentials(
                f"the OIDC token ({self.source}) is not sent to {self.sts.url}, which is not encrypted",
                cure="use https, or an emulator on this machine",
            )
        token = read_token(self.token_file, self.source)
        try:
            return self._call(session, token)
        except CallFailed as error:
            newer = read_token(self.token_file, self.source) if error.code == _EXPIRED else token
            if newer == token:
                raise self._refused(error) from None
        try:
            return self._call(session, newer)
        except CallFailed as error:
            raise self._refused(error) from None

    def _call(self, session: "Session", token: str) -> Temporary:
        told = {name: value for name, value in self.role.parameters().items() if name != "ExternalId"}
        body = urlencode({**told, "OIDCProviderArn": self.provider_arn, "OIDCToken": token}, quote_via=quote).encode()
        nobody = Credentials("", "", source=self.source)
        judge = Judge(_ASSUME, self.sts.host, session.region, nobody, hidden=(token,))
        return session.call(self.sts, judge, lambda now: self._request(body, now), self._read)

    def _request(self, body: bytes, now: float) -> Request:
        """Make an unsigned request, with the token in its body: URLs are logged on the way."""
        common = {
            "Action": _ASSUME.name,
            "Format": "JSON",
            "Timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now)),
            "Version": STS_VERSION,
        }
        headers = {
            "host": self.sts.netloc,
            "accept": "application/json",
            "content-type": "application/x-www-form-urlencoded",
            "user-agent": USER_AGENT,
        }
        return Request("POST", f"{self.sts.url}/?{urlencode(common, quote_via=quote)}", headers, body)

    def _read(self, answer: Fields, when: datetime) -> Temporary:
        return temporary(answer.inner("Credentials"), NAMES, f"role {self.role.arn}, {self.source}", when)

    def _refused(self, error: CallFailed) -> MissingCredentials:
        return not_obtained(f"role {self.role.arn} cannot be assumed with the OIDC token", self.source, error)
