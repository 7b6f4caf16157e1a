"""What both clouds' token services share: OIDC providers, the instance's role, and how long keys are good."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.control import ControlCall, Route
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.issued import IssuedKey, IssuedKeys
from pulumi_livemedia.emulator.json_web_token import Claims
from pulumi_livemedia.emulator.namespaces import ROOT_KEY, Namespace, State
from pulumi_livemedia.emulator.strict import as_object, typed

DEFAULT_ROLE = "emulator-role"
INSTANCE_SECONDS = 6 * 3600


@dataclass(frozen=True, slots=True)
class OidcProvider:
    """An identity provider that an account believes.

    Attributes:
        name: as its resource name ends.
        issuer: what `iss` of its tokens has to be.
        client_ids: of which `aud` has to have one.
    """

    name: str
    issuer: str
    client_ids: tuple[str, ...]


class Identity(State):
    """The providers of an account, and the instance that runs in it.

    Attributes:
        providers: by name.
        role: of the instance; None if it has none.
        token_required: whether the metadata service wants its session token.
    """

    def __init__(self, namespace: Namespace) -> None:
        super().__init__(namespace)
        self.providers: dict[str, OidcProvider] = {}
        self.role: str | None = DEFAULT_ROLE
        self.token_required = False
        self._tokens: dict[str, float] = {}
        self._keys: dict[str, IssuedKey] = {}

    def snapshot(self) -> dict[str, list[dict[str, object]]]:
        """The providers; the instance is no thing of the account."""
        rows: list[dict[str, object]] = [
            {"name": each.name, "issuer": each.issuer, "clientIds": list(each.client_ids)}
            for each in self.providers.values()
        ]
        return {"oidcProviders": rows} if rows else {}

    def lifetime(self, seconds: int) -> timedelta:
        """How long a key is good that was asked for so many seconds."""
        return timedelta(seconds=self.settings.session_seconds or seconds)

    def metadata_token(self, seconds: int) -> str:
        """A new session token of the metadata service."""
        token = secrets.token_urlsafe(24)
        self._tokens[token] = self.now.timestamp() + seconds
        return token

    def admits(self, token: str) -> bool:
        """Whether a session token of the metadata service is good."""
        return self._tokens.get(token, 0) > self.now.timestamp()

    def instance_key(self, prefix: str, issued: IssuedKeys) -> IssuedKey:
        """The key of the instance's role: the same for half of its life, then a new one."""
        known, life = self._keys.get(prefix), self.lifetime(INSTANCE_SECONDS)
        if known is None or known.expires - self.now < life / 2 or issued.find(known.key_id) is None:
            role = self.role or DEFAULT_ROLE
            known = self._keys[prefix] = issued.issue(prefix, self.account, role, "instance", self.now + life)
        return known


class TokenRefusedError(Exception):
    """An OIDC token is not believed; the text says which of its parts is wrong."""


EXPIRED, ISSUER, AUDIENCE, PROVIDER = "expired", "issuer", "audience", "provider"


def check(claims: Claims, identity: Identity, settings: Settings, is_meant: Callable[[OidcProvider], bool]) -> None:
    """Refuse a token that has ended, or that its provider does not vouch for.

    Args:
        claims: of the token.
        identity: of the account that is to believe it.
        settings: whether it believes strangers.
        is_meant: tells the provider.

    Raises:
        TokenRefusedError: with the part that is wrong.
    """
    if claims.expires <= identity.now:
        raise TokenRefusedError(EXPIRED)
    provider = next((each for each in identity.providers.values() if is_meant(each)), None)
    if provider is None:
        if settings.oidc_providers == "registered":
            raise TokenRefusedError(PROVIDER)
        return
    if claims.issuer != provider.issuer:
        raise TokenRefusedError(ISSUER)
    if not set(claims.audience) & set(provider.client_ids):
        raise TokenRefusedError(AUDIENCE)


def add_provider(call: ControlCall) -> object:
    """Register an identity provider with an account."""
    given = as_object(call.body, "oidcProvider", ("name", "issuer", "clientIds"))
    name, issuer = (typed(given.get(each), str, f"oidcProvider.{each}") for each in ("name", "issuer"))
    listed = typed(given.get("clientIds"), list, "oidcProvider.clientIds")
    ids = tuple(typed(each, str, "oidcProvider.clientIds") for each in listed)
    if not (name and issuer and ids):
        raise ControlError("oidcProvider: name, issuer and clientIds must not be empty")
    _identity(call).providers[name] = OidcProvider(name, issuer, ids)
    return {"oidcProvider": {"name": name, "issuer": issuer, "clientIds": list(ids)}}


def set_instance(call: ControlCall) -> object:
    """Change the instance on which programs of an account run."""
    given, identity = as_object(call.body, "instance", ("role", "tokenRequired")), _identity(call)
    if "role" in given:
        role = given["role"]
        identity.role = None if role is None else typed(role, str, "instance.role")
    if "tokenRequired" in given:
        identity.token_required = typed(given["tokenRequired"], bool, "instance.tokenRequired")
    return {"instance": {"role": identity.role, "tokenRequired": identity.token_required}}


def _identity(call: ControlCall) -> Identity:
    return call.namespace(ROOT_KEY).state(Identity)


ROUTES: tuple[Route, ...] = (
    Route("POST", "/oidc-providers", add_provider, status=201),
    Route("PUT", "/instance", set_instance),
)
