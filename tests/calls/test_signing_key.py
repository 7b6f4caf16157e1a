"""The key of one operation: found at the first call, looked for again when the cloud refuses it as expired."""

from typing import NoReturn

import pytest

from pulumi_livemedia.calls.credentials import Credentials, Found, Obtain
from pulumi_livemedia.calls.errors import Denied, ExpiredKey, MissingCredentials
from pulumi_livemedia.calls.signing_key import refuse_emulators
from tests.calls.sessions import session
from tests.manual_clock import ManualClock

OLD, NEW = Credentials("old", "secret", "token"), Credentials("new", "secret", "token")


def expired(*, may_have_happened: bool = False) -> ExpiredKey:
    return ExpiredKey("Start", host="cloud.example.com", may_have_happened=may_have_happened)


def test_nothing_is_looked_for_before_the_first_call() -> None:
    def find(_obtain: Obtain) -> NoReturn:
        raise MissingCredentials("looked")

    work = session(ManualClock(), find=find)

    with pytest.raises(MissingCredentials, match="looked"):
        work.key()


def test_a_key_that_was_exchanged_where_it_was_found() -> None:
    """Somebody has signed in again meanwhile: the file has another key, and the call is made with that."""
    found = iter([OLD, NEW])
    tried: list[str] = []

    def attempt(key: Credentials) -> str:
        tried.append(key.access_key_id)
        if key == OLD:
            raise expired()
        return "done"

    assert session(ManualClock(), find=lambda _obtain: next(found)).signed(attempt) == "done"
    assert tried == ["old", "new"]


def test_a_static_key_that_has_expired_is_refused_at_once() -> None:
    tried = []

    def attempt(key: Credentials) -> NoReturn:
        tried.append(key)
        raise expired()

    with pytest.raises(ExpiredKey):
        session(ManualClock(), find=lambda _obtain: OLD).signed(attempt)
    assert tried == [OLD]


@pytest.mark.parametrize(
    "failure", [expired(may_have_happened=True), Denied("Start", host="cloud.example.com")], ids=["in doubt", "denied"]
)
def test_what_may_have_happened_is_not_repeated_and_a_refusal_neither(failure: Denied) -> None:
    found = iter([OLD, NEW])

    def attempt(key: Credentials) -> NoReturn:
        assert key == OLD
        raise failure

    def find(_obtain: Obtain) -> Found:
        return next(found)

    with pytest.raises(Denied):
        session(ManualClock(), find=find).signed(attempt)
    assert next(found) == NEW


@pytest.mark.parametrize("key_id", ["emulator", "emulator-b", "STS.emulator-0a1b", "AKTPemulator-0a1b"])
def test_keys_of_the_emulator(key_id: str) -> None:
    with pytest.raises(MissingCredentials, match=r"is the emulator's, and calls go to cloud\.example\.com"):
        refuse_emulators(Credentials(key_id, "s"), "cloud.example.com", "")


@pytest.mark.parametrize("key_id", ["LTAI5tEXAMPLE", "STS.NUxxx", "AKLTxxx", "AKTPxxx", "emulators", "my-emulator"])
def test_keys_of_others(key_id: str) -> None:
    refuse_emulators(Credentials(key_id, "s"), "cloud.example.com", "")
