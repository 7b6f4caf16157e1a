"""The access key with which one operation of the engine signs."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pulumi_livemedia.calls.credentials import Credentials, Found, Obtain
from pulumi_livemedia.calls.errors import MissingCredentials

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

Find = Callable[[Obtain], Found]
"""Looks for an access key; is given what goes a way that may lead nowhere."""

# Its long-lived keys, and the temporary ones that it gives out under the prefixes of the clouds.
_EMULATORS: Final = re.compile(r"(?:STS\.|AKTP)?emulator(?:-.*)?")


class SigningKey:
    """An access key that is looked for when the first call is made, and renewed where it is a temporary one.

    Args:
        find: looks for it.
    """

    def __init__(self, find: Find) -> None:
        self._find = find
        self._found: Found | None = None

    def current(self, session: "Session") -> Credentials:
        """Return the key as it is good now.

        Raises:
            MissingCredentials: there is none.
            TimedOut: the session's time was used up before there was one.
        """
        if self._found is None:
            self._found = self._look(session)
        return self._obtained(self._found, session)

    def instead_of(self, refused: Credentials, session: "Session") -> Credentials | None:
        """Return another key than the one that the cloud has refused as expired; None if there is no other.

        The sources are looked at again: somebody may have signed in meanwhile.

        Raises:
            MissingCredentials: a temporary key was to be renewed, and can not be.
        """
        found = self._found = self._look(session)
        if isinstance(found, Credentials):
            return None if found == refused else found
        return session.pool.renewals.of(found).instead_of(refused, session)

    def _look(self, session: "Session") -> Found:
        return self._find(lambda way: session.pool.renewals.of(way).current(session))

    def _obtained(self, found: Found, session: "Session") -> Credentials:
        return found if isinstance(found, Credentials) else session.pool.renewals.of(found).current(session)


def refuse_emulators(key: Credentials, host: str, cure: str) -> None:
    """Refuse to show a key of the emulator to a vendor.

    Args:
        key: about to sign.
        host: of the vendor.
        cure: how the emulator is called instead.

    Raises:
        MissingCredentials: it is the emulator's.
    """
    if _EMULATORS.fullmatch(key.access_key_id):
        raise MissingCredentials(
            f"access key {key.access_key_id} ({key.source}) is the emulator's, and calls go to {host}", cure=cure
        )
