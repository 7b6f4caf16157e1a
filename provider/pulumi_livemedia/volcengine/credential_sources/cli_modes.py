"""The modes of the ve command's profiles that lead to temporary credentials.

Source: https://github.com/volcengine/volcengine-cli and https://github.com/volcengine/volcengine-python-sdk
"""

import time
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from pulumi_livemedia.calls.credentials import Found, NotServing, Part, from_parts
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.volcengine.credential_sources.assumed_role import AssumedRole, Role
from pulumi_livemedia.volcengine.credential_sources.environment import Instance, oidc_role
from pulumi_livemedia.volcengine.sts import Surroundings

_UNITS: Final = ((10**18, 10**9), (10**15, 10**6), (10**12, 10**3))

Profile: TypeAlias = Mapping[str, object]


def follow(source: str, profile: Profile, around: Surroundings) -> Found | NotServing:
    """Return the key of a profile or the way to it, or why it does not serve.

    Args:
        source: what to call the profile.
        profile: its fields.
        around: what else there is to know.

    Raises:
        MissingCredentials: the profile lacks what its mode needs.
    """
    mode = _text(profile, "mode").lower()
    known = _MODES.get(mode)
    return known(source, profile, around) if known else NotServing(f"{source} has mode {mode}, which is not supported")


def _text(profile: Profile, name: str) -> str:
    return str(profile.get(name) or "").strip()


def _needed(source: str, profile: Profile, name: str) -> str:
    value = _text(profile, name)
    if not value:
        raise MissingCredentials(
            f"{source} has mode {profile['mode']} and no {name}",
            cure=f"add {name} to the profile, with `ve configure set`",
        )
    return value


def _static(source: str, profile: Profile) -> Found | NotServing:
    parts = (Part(name, _text(profile, name)) for name in ("access-key", "secret-key", "session-token"))
    return from_parts(source, *parts)


def _session(source: str, profile: Profile, _around: Surroundings) -> Found | NotServing:
    _needed(source, profile, "session-token")
    return _static(source, profile)


def _ram_role(source: str, profile: Profile, around: Surroundings) -> Found | NotServing:
    base = _static(source, profile)
    if isinstance(base, NotServing):
        return base
    account, name = _needed(source, profile, "account-id"), _needed(source, profile, "role-name")
    return AssumedRole(base, Role(f"trn:iam::{account}:role/{name}"), around.sts(), source)


def _oidc(source: str, profile: Profile, around: Surroundings) -> Found:
    trn, file = _needed(source, profile, "role-trn"), _needed(source, profile, "oidc-token-file")
    return oidc_role(around, trn, file, source, _text(profile, "policy"))


def _instance(source: str, profile: Profile, around: Surroundings) -> Found | NotServing:
    found = Instance(around, _needed(source, profile, "role-name"), source).load()
    return NotServing(f"{source}: {found.reason}") if isinstance(found, NotServing) else found


def _signed_in(source: str, profile: Profile, _around: Surroundings) -> Found | NotServing:
    """Return what the command has kept of a sign-in with a browser, as long as it is good."""
    expiry, key = _text(profile, "sts-expiration"), _static(source, profile)
    if isinstance(key, NotServing) or not _text(profile, "session-token") or not expiry.isdigit():
        return NotServing(f"{source} has mode sso and no key in it: sign in with `ve sso login`")
    if _seconds(int(expiry)) <= time.time():
        return NotServing(f"the key in {source} has expired: sign in with `ve sso login` again")
    return key


def _console(source: str, _profile: Profile, _around: Surroundings) -> NotServing:
    return NotServing(f"{source} has mode console-login, whose sign-in with a browser only the ve command can use")


def _seconds(expiry: int) -> float:
    """Return seconds since 1970 from seconds, milliseconds, microseconds or nanoseconds, told apart by their size."""
    return next((expiry / unit for least, unit in _UNITS if expiry >= least), float(expiry))


_MODES: Final[Mapping[str, Callable[[str, Profile, Surroundings], Found | NotServing]]] = {
    "ststoken": _session,
    "ramrolearn": _ram_role,
    "oidc": _oidc,
    "ecsrole": _instance,
    "sso": _signed_in,
    "console-login": _console,
}
