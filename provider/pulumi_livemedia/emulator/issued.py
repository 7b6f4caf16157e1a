"""The temporary access keys that the token services and the metadata services have given out."""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A temporary access key: the session of a role.

    Attributes:
        key_id: the access key id; it shows that it is this emulator's.
        secret: the access key secret.
        token: what has to come with it.
        account: the account number of the role.
        role: the role's name.
        session_name: what the session was called.
        expires: when it ends, on the virtual clock.
    """

    key_id: str
    secret: str
    token: str
    account: str
    role: str
    session_name: str
    expires: datetime

    @property
    def role_id(self) -> str:
        """The role's id; the roles of an account share one here."""
        return f"3{self.account[1:]}"

    @property
    def session_id(self) -> str:
        """What both clouds call the session."""
        return f"{self.role_id}:{self.session_name}"


class IssuedKeys:
    """All temporary access keys, those that have ended too."""

    def __init__(self) -> None:
        self._keys: dict[str, IssuedKey] = {}

    def issue(self, prefix: str, account: str, role: str, session_name: str, expires: datetime) -> IssuedKey:
        """Make a new key.

        Args:
            prefix: with which the cloud's temporary keys begin.
            account: the account number of the role.
            role: the role's name.
            session_name: what the session is called.
            expires: when it ends.
        """
        key = IssuedKey(
            key_id=f"{prefix}emulator-{secrets.token_hex(8)}",
            secret=secrets.token_hex(16),
            # Tokens have the signs that clients forget to encode.
            token=f"CAES+/{base64.b64encode(secrets.token_bytes(64)).decode()}",
            account=account,
            role=role,
            session_name=session_name,
            expires=expires,
        )
        self._keys[key.key_id] = key
        return key

    def find(self, key_id: str, prefix: str = "") -> IssuedKey | None:
        """The key with an id; None if there is none, or it is another cloud's."""
        return self._keys.get(key_id) if key_id.startswith(prefix) else None

    def reset(self, account: str | None = None) -> None:
        """Forget the keys of one account or all."""
        self._keys = {name: key for name, key in self._keys.items() if account not in (None, key.account)}
