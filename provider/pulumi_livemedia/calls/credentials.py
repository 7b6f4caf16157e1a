"""Access keys, and the places where they are looked for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from pulumi_livemedia.calls.errors import MissingCredentials


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
class NotServing:
    """Why a source has no credentials, such as `ACCESS_KEY_ID is not set`."""

    reason: str


class Source(Protocol):
    """A place where credentials may be."""

    @property
    def name(self) -> str:
        """What to call it in a text for users, such as `environment`."""
        ...

    def load(self) -> Credentials | NotServing:
        """Return what is there now, or why there is nothing.

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


def resolve(sources: Iterable[Source], *, whose: str, cure: str) -> Credentials:
    """Return the credentials of the first source that has some.

    Args:
        sources: in the order in which they are asked; those after the first that serves are not.
        whose: the cloud, for the error.
        cure: what to do when there is nothing anywhere.

    Raises:
        MissingCredentials: no source serves; `tried` says why each did not.
    """
    tried = []
    for source in sources:
        found = source.load()
        if isinstance(found, Credentials):
            return found
        tried.append(f"{source.name}: {found.reason}")
    raise MissingCredentials(f"there is no access key for {whose}", tried=tried, cure=cure)
