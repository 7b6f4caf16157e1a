"""Where a thing lives: the endpoint, region and account that it was started with.

A leftover emulator address or another account's key must not turn "there is no such thing" into "it is gone".
"""

import logging
from typing import Final, Protocol

from pulumi_livemedia.calls.errors import CallFailed, LivemediaError

log: Final = logging.getLogger("pulumi_livemedia")


class WrongEndpoint(LivemediaError):
    """The thing was started at another endpoint than the one that is configured."""


class WrongAccount(LivemediaError):
    """The thing was started with a key of another account."""


class UnknownAccount(LivemediaError):
    """The account of the key is not known, so it can not be told whether the thing is gone."""


class Client(Protocol):
    """What a client tells about the home that it works with."""

    @property
    def host(self) -> str:
        """The host that is called, without a port."""
        ...

    @property
    def endpoint_names(self) -> str:
        """What a user writes the endpoint under, such as a setting or an environment variable."""
        ...

    @property
    def endpoint_source(self) -> str:
        """The one of these that it was found under; empty if it is the vendor's own by default."""
        ...

    def key_source(self) -> str:
        """Return where the access key was found.

        Raises:
            MissingCredentials: there is none.
        """
        ...

    def caller_account(self) -> str:
        """Return the id of the account that the access key belongs to.

        Raises:
            CallFailed: the cloud does not tell.
        """
        ...


class Stored(Protocol):
    """What the state keeps of a thing's home."""

    @property
    def endpoint(self) -> str:
        """Host of the API that answered."""
        ...

    @property
    def account_id(self) -> str | None:
        """Account of the key, where it could be asked."""
        ...


class Home:
    """The endpoint and account that a client works with, compared with those of a thing."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def account_id(self) -> str | None:
        """The account of the key; None, with a warning, where the cloud does not tell."""
        return self._account(CallFailed)

    def account_of_started(self) -> str | None:
        """The same, of a thing that runs already: whatever goes wrong now, it must not be lost."""
        return self._account(LivemediaError)

    def _account(self, tolerated: type[LivemediaError]) -> str | None:
        try:
            return self._client.caller_account()
        except tolerated as error:
            log.warning(
                "the account of the access key is not known, so another account would not be noticed\n%s",
                error,
            )
            return None

    def require_endpoint(self, stored: Stored, thing: str) -> None:
        """Refuse to ask one endpoint about a thing that was started at another; makes no call.

        Raises:
            WrongEndpoint: another host is configured.
        """
        if stored.endpoint != self._client.host:
            raise WrongEndpoint(
                f"{thing} was started at {stored.endpoint}, but {self._asked()}",
                cure=f"{self._way_back(stored)}; if the thing was given up with its endpoint, `pulumi state delete` "
                "forgets it",
            )

    def _asked(self) -> str:
        client = self._client
        if client.endpoint_source:
            return f"{client.endpoint_source} leads to {client.host}"
        return f"{client.host} would be asked, since neither {client.endpoint_names.replace(' or ', ' nor ')} is set"

    def _way_back(self, stored: Stored) -> str:
        source = self._client.endpoint_source
        if source:
            return f"unset {source}, or set it to {stored.endpoint} again"
        return f"set {self._client.endpoint_names} to {stored.endpoint} again"

    def require_account(self, stored: Stored, thing: str) -> None:
        """Refuse to work on a thing of another account.

        Raises:
            WrongAccount: the key belongs to another account.
        """
        account = self.account_id() if stored.account_id else None
        if account and stored.account_id != account:
            raise WrongAccount(
                f"{thing} belongs to account {stored.account_id}, but the access key belongs to {account}",
                cure=f"use a key of account {stored.account_id}; this one was found in {self._client.key_source()}",
            )

    def believe_absence(self, stored: Stored, thing: str) -> None:
        """Accept that a thing is not found only where the account is known to be the right one.

        Raises:
            UnknownAccount: the account was known at the start and can not be asked now.
        """
        if stored.account_id and self.account_id() is None:
            raise UnknownAccount(
                f"{thing} is not found, and it is not known whether the access key belongs to its account, "
                f"{stored.account_id}",
                cure="let the key call GetCallerIdentity, or forget the resource with `pulumi state delete`",
            )
