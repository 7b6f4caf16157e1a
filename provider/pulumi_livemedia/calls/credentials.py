"""Access keys, and the places where they are looked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pulumi_livemedia.calls.errors import MissingCredentials

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who signs.

    Attributes:
        access_key_id: says who asks; no secret.
        access_key_secret: signs; never shown.
        security_token: belongs to temporary keys, else empty; never shown.
        source: where they were found, in words for users.
    """

    access_key_id: str
    access_key_secret: str = field(repr=False)
    security_token: str = field(default="", repr=False)
    source: str = ""

    def secrets(self) -> tuple[str, ...]:
        """Return what must not appear in any text."""
        return tuple(secret for secret in (self.access_key_secret, self.security_token) if secret)


@dataclass(frozen=True, slots=True)
class Temporary:
    """Credentials that were just given out for a while.

    Attributes:
        credentials: with their token.
        lifetime: seconds from now for which they are good; None if that was not told.
    """

    credentials: Credentials
    lifetime: float | None


class Renewable(Protocol):
    """A way to temporary credentials, which is gone again before they expire.

    Ways that are equal lead to the same credentials: a process goes one of them only once for all its threads.
    """

    @property
    def source(self) -> str:
        """Where this way was found, in words for users."""
        ...

    @property
    def is_optional(self) -> bool:
        """Whether it may lead nowhere, since nobody asked for it: then the next source is looked at."""
        ...

    def obtain(self, session: "Session") -> Temporary:
        """Go the way.

        Args:
            session: with which calls are made, and whose deadline counts.

        Raises:
            MissingCredentials: it leads nowhere; says why.
            TimedOut: the session's time is used up.
        """
        ...

    def __hash__(self) -> int: ...


Found: TypeAlias = Credentials | Renewable
Obtain: TypeAlias = Callable[[Renewable], object]


@dataclass(frozen=True, slots=True)
class NotServing:
    """Why a source has no credentials, such as `ACCESS_KEY_ID is not set`."""

    reason: str


class Source(Protocol):
    """A place where credentials may be."""

    @property
    def name(self) -> str:
        """What to call it in a text for users, such as `environment`."""
        ...

    def load(self) -> Found | NotServing:
        """Return what is there now, or why there is nothing; makes no call.

        Raises:
            MissingCredentials: there is something that is meant to serve and cannot, such as half a key.
        """
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """One half of a key, as a source has it.

    Attributes:
        name: what the source calls it.
        value: empty if it is not set.
    """

    name: str
    value: str = field(repr=False)


def from_parts(source: str, key_id: Part, secret: Part, token: Part) -> Credentials | NotServing:
    """Return the credentials that a source's parts make, all from this one source.

    Raises:
        MissingCredentials: one half of the key is there and the other is not.
    """
    if key_id.value and secret.value:
        return Credentials(key_id.value, secret.value, token.value, source)
    if not key_id.value and not secret.value:
        return NotServing(f"{key_id.name} and {secret.name} are not set")
    there, missing = (key_id, secret) if key_id.value else (secret, key_id)
    raise MissingCredentials(
        f"half an access key ({source}): {there.name} is set, {missing.name} is not",
        cure=f"set {missing.name} there too, or remove {there.name}: "
        "the halves of a key are never taken from different places",
    )


def _unchecked(_way: Renewable) -> None:
    """Believe that a way leads to credentials."""


def resolve(sources: Iterable[Source], *, whose: str, cure: str, obtain: Obtain = _unchecked) -> Found:
    """Return what the first source has that has something.

    Args:
        sources: in the order in which they are asked; those after the first that serves are not.
        whose: the cloud, for the error.
        cure: what to do when there is nothing anywhere.
        obtain: goes a way that may lead nowhere, and raises `MissingCredentials` if it does.

    Raises:
        MissingCredentials: no source serves; `tried` says why each did not.
    """
    tried = []
    for source in sources:
        found = source.load()
        if isinstance(found, NotServing):
            tried.append(f"{source.name}: {found.reason}")
            continue
        if isinstance(found, Credentials) or not found.is_optional:
            return found
        try:
            obtain(found)
        except MissingCredentials as error:
            tried.append(f"{source.name}: {error.problem}")
        else:
            return found
    raise MissingCredentials(f"there is no access key for {whose}", tried=tried, cure=cure)


@dataclass(frozen=True, slots=True)
class Named:
    """A source of three values under three names: id, secret and token.

    Attributes:
        name: what to call the source.
        values: where the names are looked up, at the time of the look.
        names: of the id, the secret and the token; an empty name is never set.
    """

    name: str
    values: Mapping[str, str]
    names: tuple[str, str, str]

    def load(self) -> Credentials | NotServing:
        """Return what stands under the names.

        Raises:
            MissingCredentials: only the id or only the secret is set.
        """
        key_id, secret, token = (Part(name, self.values.get(name, "") if name else "") for name in self.names)
        found = from_parts(self.name, key_id, secret, token)
        return replace(found, source=f"{self.name}, {key_id.name}") if isinstance(found, Credentials) else found
