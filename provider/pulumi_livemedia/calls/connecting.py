"""From settings to where calls go and how they are made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pulumi_livemedia.calls.clock import Alive, Clock, Deadline
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.endpoint import Endpoint, announce
from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.calls.retry import RetryPolicy
from pulumi_livemedia.calls.session import Session
from pulumi_livemedia.calls.settings import max_attempts, max_concurrent_calls
from pulumi_livemedia.calls.signing_key import Find, SigningKey, refuse_emulators


@dataclass(frozen=True, slots=True)
class EndpointChoice:
    """Who decides on where calls go.

    Attributes:
        default: the vendor's own endpoint.
        setting: the key of the stack's configuration that goes before it.
        variable: the environment variable that counts where the configuration is silent.
        domain: what the names of the vendor's own hosts end in.
    """

    default: Endpoint
    setting: str
    variable: str
    domain: str

    @property
    def names(self) -> str:
        """What a user writes the endpoint under, for error texts."""
        return f"{self.setting} or {self.variable}"

    def is_vendors(self, endpoint: Endpoint) -> bool:
        """Whether an endpoint is the vendor's own: those serve one product each, whatever else is there serves all."""
        return endpoint.host.endswith(self.domain)

    def admit(self, endpoint: Endpoint, key: Credentials) -> None:
        """Let a key sign calls to an endpoint.

        Raises:
            MissingCredentials: it is the emulator's, and the endpoint is the vendor's.
        """
        if self.is_vendors(endpoint):
            cure = f"set {self.names} to the emulator's address, such as http://127.0.0.1:4570, or use another key"
            refuse_emulators(key, endpoint.host, cure)

    def endpoint(
        self, settings: Mapping[str, str], environ: Mapping[str, str], given: str | None, pool: Pool
    ) -> Endpoint:
        """Return where to call, and say so once in a process if it is not the vendor's default.

        Args:
            settings: the stack's configuration.
            environ: the environment.
            given: an endpoint that goes before both.
            pool: knows what was said.

        Raises:
            InvalidSetting: what is written there is not an endpoint.
        """
        for name, text in (
            ("the endpoint", given),
            (self.setting, settings.get(self.setting)),
            (self.variable, environ.get(self.variable)),
        ):
            if text:
                chosen = Endpoint.parse(text, setting=name)
                if chosen != self.default and pool.first_time(("endpoint", chosen)):
                    announce(chosen, f"{name}: calls go to", f", not to {self.default.host}")
                return chosen
        return self.default


def require_region(name: str, region: str, example: str) -> str:
    """Return the region, if it can be one.

    Args:
        name: where it is written.
        region: what is written there.
        example: a region that would do.

    Raises:
        InvalidSetting: it is something else.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", region):
        raise InvalidSetting(f"{name} is {region!r}, which is not a region", cure=f"use an id such as {example}")
    return region


def open_session(  # noqa: PLR0913 - what a session is made of
    settings: Mapping[str, str],
    *,
    region: str,
    find: Find,
    choice: EndpointChoice,
    endpoint: Endpoint,
    pool: Pool,
    clock: Clock,
    deadline: Deadline | None,
    alive: Alive,
) -> Session:
    """Return a session; nothing is sent, and no access key is looked for, before its first call.

    Args:
        settings: the stack's configuration.
        region: the region that is called.
        find: looks for an access key.
        choice: knows which endpoints are the vendor's.
        endpoint: that was chosen.
        pool: what is shared with other sessions.
        clock: whose time counts, unless a deadline with a clock of its own is given.
        deadline: when the calls must have ended; None for never.
        alive: is asked before each call and in each slice of a wait.

    Raises:
        InvalidSetting: a setting cannot be used as it is.
    """
    return Session(
        pool=pool,
        signing_key=SigningKey(find),
        region=region,
        policy=RetryPolicy(max_attempts=max_attempts(settings)),
        max_concurrent=max_concurrent_calls(settings),
        deadline=Deadline.never(clock) if deadline is None else deadline,
        alive=alive,
        admit=lambda key: choice.admit(endpoint, key),
    )
