"""Key pairs, accounts and namespaces: whose things a request can see.

The access key id `emulator` and every `emulator-<anything>` exist, all with the secret `emulator-secret`, in
both clouds. Each id is an account of its own, and each account a namespace of its own: nothing that one does
shows to another, so that tests can share one emulator and run side by side.

The account of `emulator` is 1000000000000001; that of another id is "1" and fifteen digits made from the id, the
same in every run. `PUT /_emulator/settings {"accounts": {"emulator-b": "1000000000000001"}}` puts a second key
into an account: two keys with the same account number see the same things.
"""

import hashlib
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeVar, cast

from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.clock import VirtualClock
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.issued import IssuedKeys
from pulumi_livemedia.emulator.settings import SettingsBook
from pulumi_livemedia.emulator.strict import as_object, typed

ROOT_KEY = "emulator"
ROOT_ACCOUNT = "1000000000000001"
SECRET = "emulator-secret"  # noqa: S105  # public by design: it opens nothing but this emulator

_KEY = re.compile(r"emulator(-[A-Za-z0-9_.@-]{1,100})?")


def is_key(key_id: str) -> bool:
    """Whether an access key id exists here."""
    return _KEY.fullmatch(key_id) is not None


def default_account(key_id: str) -> str:
    """The account number that a key has unless the settings say otherwise."""
    if key_id == ROOT_KEY:
        return ROOT_ACCOUNT
    number = int.from_bytes(hashlib.sha256(key_id.encode()).digest()[:8]) % 10**15
    return f"1{number:015d}"


class State(ABC):
    """What a service keeps in a namespace.

    Args:
        namespace: whose state it is.
    """

    def __init__(self, namespace: "Namespace") -> None:
        self._namespace = namespace

    @property
    def settings(self) -> Settings:
        """The switches that hold for this account."""
        return self._namespace.settings

    @property
    def now(self) -> datetime:
        """The virtual time of this account."""
        return self._namespace.clock.now()

    @property
    def account(self) -> str:
        """The account number."""
        return self._namespace.account

    @abstractmethod
    def snapshot(self) -> dict[str, list[dict[str, object]]]:
        """All of it in JSON, for `GET /_emulator/state`."""


S = TypeVar("S", bound=State)


class Namespace:
    """One account and all that it owns.

    Args:
        name: the key id that is named first for the account.
        account: the account number.
        clock: the emulator's clock; the namespace has its own on top of it.
        book: the settings.
        everybody: all namespaces.
    """

    def __init__(
        self, name: str, account: str, clock: VirtualClock, book: SettingsBook, everybody: "Iterable[Namespace]"
    ) -> None:
        self.name = name
        self.account = account
        self.clock = VirtualClock(clock.now)
        self.everybody = everybody
        self._book = book
        self._states: dict[type[State], State] = {}

    @property
    def settings(self) -> Settings:
        """The switches that hold here."""
        return self._book.of(self.account)

    def state(self, kind: type[S]) -> S:
        """A service's state in this namespace, made when first asked for."""
        if kind not in self._states:
            self._states[kind] = kind(self)
        return cast("S", self._states[kind])

    def snapshot(self) -> dict[str, list[dict[str, object]]]:
        """The state of every service, each thing with its namespace."""
        return {
            kind: [{"namespace": self.name, **row} for row in rows]
            for state in self._states.values()
            for kind, rows in state.snapshot().items()
        }


class Namespaces:
    """All namespaces, by account.

    Attributes:
        issued: the temporary keys, each of which sees the namespace of its role's account.
    """

    def __init__(self, clock: VirtualClock, book: SettingsBook) -> None:
        self._clock = clock
        self._book = book
        self._accounts: dict[str, str] = {}
        self._namespaces: dict[str, Namespace] = {}
        self.issued = IssuedKeys()

    def __iter__(self) -> Iterator[Namespace]:
        return iter(list(self._namespaces.values()))

    def account(self, key_id: str) -> str:
        """The account number of a key."""
        issued = self.issued.find(key_id)
        return issued.account if issued else self._accounts.get(key_id) or default_account(key_id)

    def knows(self, key_id: str) -> bool:
        """Whether an access key id exists here."""
        return is_key(key_id) or self.issued.find(key_id) is not None

    def of(self, key_id: str) -> Namespace:
        """The namespace of a key that exists."""
        return self.of_account(self.account(key_id), key_id)

    def name(self, account: str) -> str:
        """The key id that is named first for an account; empty if nothing is known of it yet."""
        found = self._namespaces.get(account)
        return found.name if found else ""

    def of_account(self, account: str, key_id: str) -> Namespace:
        """The namespace of an account.

        Args:
            account: its number.
            key_id: after which a new namespace is called.
        """
        if account not in self._namespaces:
            name = ROOT_KEY if account == ROOT_ACCOUNT else key_id
            self._namespaces[account] = Namespace(name, account, self._clock, self._book, self)
        return self._namespaces[account]

    def clock(self, key_id: str) -> VirtualClock:
        """The clock that a key sees: its namespace's, or everybody's if it has none yet."""
        found = self._namespaces.get(self.account(key_id))
        return self._clock if found is None else found.clock

    @property
    def accounts(self) -> dict[str, str]:
        """The keys whose account was set."""
        return dict(self._accounts)

    def set_accounts(self, document: object) -> None:
        """Take the `accounts` of the settings: key id to account number, null for the key's own again."""
        given = as_object(document, "settings.accounts")
        for key_id, account in given.items():
            if not is_key(key_id):
                raise ControlError(f"settings.accounts: no such key {key_id!r}: emulator or emulator-<anything>")
            if account is not None and not re.fullmatch(r"\d{1,20}", typed(account, str, "settings.accounts")):
                raise ControlError(f"settings.accounts.{key_id}: {account!r} must be a number as a string")
        merged = self._accounts | {key: str(number) for key, number in given.items() if number is not None}
        self._accounts = {key: number for key, number in merged.items() if given.get(key, number) is not None}

    def named(self) -> "dict[str, Namespace]":
        """The namespaces by a key that sees them; one that no key sees any more is left out."""
        found: dict[str, Namespace] = {}
        for each in self:
            keys = [each.name, *self._accounts]
            key = next((key for key in keys if self.account(key) == each.account), None)
            if key is not None:
                found[key] = each
        return dict(sorted(found.items()))

    def backup(self) -> Callable[[], None]:
        """What brings the present namespaces and accounts back; what is in them is not copied."""
        accounts, namespaces = dict(self._accounts), dict(self._namespaces)

        def restore() -> None:
            self._accounts, self._namespaces = accounts, namespaces

        return restore

    def reset(self, account: str | None = None) -> int:
        """Forget one namespace or all; how many there were."""
        gone = [each for each in self._namespaces if account in (None, each)]
        for each in gone:
            del self._namespaces[each]
        self.issued.reset(account)
        if account is None:
            self._accounts.clear()
        return len(gone)
