"""An IAM role for whom an OpenID Connect provider vouches, such as that of a cluster or of a CI service.

Source: https://www.volcengine.com/docs/6257/1494877
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.credential_sources.given import not_obtained, temporary
from pulumi_livemedia.calls.credential_sources.token_file import read_token
from pulumi_livemedia.calls.credentials import Credentials, Temporary
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import CallFailed, MissingCredentials
from pulumi_livemedia.calls.fields import Fields
from pulumi_livemedia.calls.messages import Request
from pulumi_livemedia.volcengine.credential_sources.assumed_role import NAMES, Role
from pulumi_livemedia.volcengine.signature import USER_AGENT
from pulumi_livemedia.volcengine.sts import STS_VERSION
from pulumi_livemedia.volcengine.verdicts import Judge

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

_ASSUME: Final = Action("AssumeRoleWithOIDC", Effect.READ, 200)
_REFUSALS: Final = range(400, 500)


@dataclass(frozen=True, slots=True)
class OidcRole:
    """A role that is assumed with the token of an identity provider; no access key is needed.

    Attributes:
        role: which.
        token_file: where the platform keeps the token.
        sts: where the role is asked for.
        source: where all this was found.
    """

    role: Role
    token_file: str
    sts: Endpoint
    source: str
    is_optional: bool = False

    def obtain(self, session: "Session") -> Temporary:
        """Call AssumeRoleWithOIDC; once more if it was refused and the file has another token by now.

        Which code says that a token has expired is not published.

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
            newer = read_token(self.token_file, self.source) if error.status in _REFUSALS else token
            if newer == token:
                raise self._refused(error) from None
        try:
            return self._call(session, newer)
        except CallFailed as error:
            raise self._refused(error) from None

    def _call(self, session: "Session", token: str) -> Temporary:
        body = urlencode({**self.role.parameters(), "OIDCToken": token}, quote_via=quote).encode()
        nobody = Credentials("", "", source=self.source)
        judge = Judge(_ASSUME, self.sts.host, session.region, nobody, hidden=(token,))
        return session.call(self.sts, judge, lambda _now: self._request(body), self._read)

    def _request(self, body: bytes) -> Request:
        """Make an unsigned request, with the token in its body: URLs are logged on the way."""
        headers = {
            "host": self.sts.netloc,
            "accept": "application/json",
            "content-type": "application/x-www-form-urlencoded",
            "user-agent": USER_AGENT,
        }
        return Request("POST", f"{self.sts.url}/?Action={_ASSUME.name}&Version={STS_VERSION}", headers, body)

    def _read(self, answer: Fields, when: datetime) -> Temporary:
        given = answer.inner("Result").inner("Credentials")
        return temporary(given, NAMES, f"role {self.role.trn}, {self.source}", when)

    def _refused(self, error: CallFailed) -> MissingCredentials:
        return not_obtained(f"role {self.role.trn} cannot be assumed with the OIDC token", self.source, error)
