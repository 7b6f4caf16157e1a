"""The modes of the aliyun command's profiles that lead to temporary credentials.

Source: https://github.com/aliyun/aliyun-cli and https://github.com/aliyun/credentials-python
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.alibaba.credential_sources.assumed_role import AssumedRole, Role
from pulumi_livemedia.alibaba.credential_sources.environment import Instance, credentials_uri
from pulumi_livemedia.alibaba.credential_sources.oidc_role import OidcRole
from pulumi_livemedia.alibaba.sts import Surroundings
from pulumi_livemedia.calls.credential_sources.given import Names
from pulumi_livemedia.calls.credentials import Credentials, Found, NotServing, Part, from_parts
from pulumi_livemedia.calls.errors import MissingCredentials

_SHORTEST: Final = 900
_PRINTED: Final = Names("access_key_id", "access_key_secret", "sts_token", ("expiration",))

Profile = Mapping[str, object]
Other = Callable[[str], Found | NotServing]
"""Gives what another profile leads to."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A profile that is about to be followed.

    Attributes:
        source: what to call it.
        profile: its fields.
        around: what else there is to know.
        other: gives what another profile of the file leads to.
    """

    source: str
    profile: Profile
    around: Surroundings
    other: Other

    def follow(self) -> Found | NotServing:
        """Return the key of the profile or the way to it, or why there is none.

        Raises:
            MissingCredentials: the profile lacks what its mode needs.
        """
        mode = self.text("mode")
        known = _MODES.get(mode)
        return known(self) if known else NotServing(f"{self.source} has mode {mode}, which is not supported")

    def text(self, *names: str) -> str:
        """Return the first of some fields that is set; empty if none is."""
        return next((str(self.profile[name]).strip() for name in names if self.profile.get(name)), "")

    def needed(self, name: str, variable: str = "") -> str:
        """Return a field, or what the environment has in its place.

        Raises:
            MissingCredentials: there is neither.
        """
        value = self.text(name) or self.around.environ.get(variable, "")
        if not value:
            place = f" and {variable} is not set" if variable else ""
            raise MissingCredentials(
                f"{self.source} has mode {self.text('mode')} and no {name}{place}",
                cure=f"add {name} to the profile, or run `aliyun configure` again",
            )
        return value

    def role(self, *session_names: str) -> Role:
        """Return the role that the profile names.

        Raises:
            MissingCredentials: there is none, or it cannot be assumed for so long.
        """
        return Role(
            arn=self.needed("ram_role_arn", "ALIBABA_CLOUD_ROLE_ARN"),
            session_name=self.text(*session_names) or self.around.environ.get("ALIBABA_CLOUD_ROLE_SESSION_NAME", ""),
            seconds=self._seconds(),
            policy=self.text("policy"),
            external_id=self.text("external_id"),
        )

    def _seconds(self) -> int:
        text = self.text("expired_seconds") or "3600"
        if not (text.isascii() and text.isdigit() and int(text) >= _SHORTEST):
            raise MissingCredentials(
                f"{self.source} has expired_seconds {text!r}", cure=f"set a whole number of at least {_SHORTEST}"
            )
        return int(text)

    def static(self) -> Credentials | NotServing:
        """Return the key that stands in the profile; with its token, which makes the difference if there is one."""
        key_id, secret = (Part(name, self.text(name)) for name in ("access_key_id", "access_key_secret"))
        return from_parts(self.source, key_id, secret, Part("sts_token", self.text("sts_token")))


def _assumed(mode: Mode, base: Found | NotServing) -> Found | NotServing:
    if isinstance(base, NotServing):
        return base
    return AssumedRole(base, mode.role("ram_session_name"), mode.around.sts(mode.profile), mode.source)


def _ram_role(mode: Mode) -> Found | NotServing:
    return _assumed(mode, mode.static())


def _chained(mode: Mode) -> Found | NotServing:
    return _assumed(mode, mode.other(mode.needed("source_profile")))


def _oidc(mode: Mode) -> Found:
    return OidcRole(
        role=mode.role("ram_session_name", "role_session_name"),
        provider_arn=mode.needed("oidc_provider_arn", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"),
        token_file=mode.needed("oidc_token_file", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"),
        sts=mode.around.sts(mode.profile),
        source=mode.source,
    )


def _instance(mode: Mode) -> Found | NotServing:
    found = Instance(mode.around, mode.text("ram_role_name"), mode.source).load()
    return NotServing(f"{mode.source}: {found.reason}") if isinstance(found, NotServing) else found


def _external(mode: Mode) -> Found:
    # It imports subprocess, which no other mode needs.
    from pulumi_livemedia.calls.credential_sources.external_process import ExternalProcess  # noqa: PLC0415

    return ExternalProcess(mode.needed("process_command"), _PRINTED, ("mode", "StsToken"), mode.source)


def _uri(mode: Mode) -> Found:
    return credentials_uri(mode.needed("credentials_uri"), mode.source)


def _signed_in(mode: Mode) -> Found | NotServing:
    """Return what the command has kept of a sign-in with a browser, as long as it is good."""
    expiry = mode.text("sts_expiration")
    key = mode.static()
    name, command = mode.text("name"), mode.text("mode")
    again = f"sign in with `aliyun configure --mode {command} --profile {name}`"
    if isinstance(key, NotServing) or not key.security_token or not expiry.isdigit():
        return NotServing(f"{mode.source} has mode {command} and no key in it: {again}")
    if int(expiry) <= time.time():
        return NotServing(f"the key in {mode.source} has expired: {again} again")
    return key


_MODES: Final[Mapping[str, Callable[[Mode], Found | NotServing]]] = {
    "RamRoleArn": _ram_role,
    "ChainableRamRoleArn": _chained,
    "OIDC": _oidc,
    "EcsRamRole": _instance,
    "External": _external,
    "CredentialsURI": _uri,
    "CloudSSO": _signed_in,
    "OAuth": _signed_in,
}
