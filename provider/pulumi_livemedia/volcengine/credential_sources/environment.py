"""The sources that the environment names, beside plain keys."""

from dataclasses import dataclass

from pulumi_livemedia.calls.credentials import Found, NotServing
from pulumi_livemedia.volcengine.sts import Surroundings

METADATA_VARIABLE = "LIVEMEDIA_VOLCENGINE_METADATA"
"""Address of the emulator's metadata service, on this machine."""

_ROLE, _FILE = "VOLCENGINE_OIDC_ROLE_TRN", "VOLCENGINE_OIDC_TOKEN_FILE"
_DISABLED = "VOLCENGINE_ECS_METADATA_DISABLED"


@dataclass(frozen=True, slots=True)
class OidcVariables:
    """A role and the file of an OIDC token, as clusters and CI services set them."""

    around: Surroundings
    name: str = "OIDC"

    def load(self) -> Found | NotServing:
        """Return the way by the role, if both variables are set."""
        environ = self.around.environ
        unset = [name for name in (_ROLE, _FILE) if not environ.get(name)]
        if unset:
            return NotServing(f"{', '.join(unset)} not set")
        return oidc_role(self.around, environ[_ROLE], environ[_FILE], f"environment, {_FILE}")


def oidc_role(around: Surroundings, trn: str, token_file: str, source: str, policy: str = "") -> Found:
    """Return the way by a role and the file of a token; the environment may tell more about the role."""
    from pulumi_livemedia.volcengine.credential_sources.assumed_role import Role  # noqa: PLC0415 - seldom needed
    from pulumi_livemedia.volcengine.credential_sources.oidc_role import OidcRole  # noqa: PLC0415 - the same

    role = Role(
        trn,
        around.environ.get("VOLCENGINE_OIDC_ROLE_SESSION_NAME", ""),
        policy=policy or around.environ.get("VOLCENGINE_OIDC_ROLE_POLICY", ""),
    )
    return OidcRole(role, token_file, around.oidc_sts(), source)


@dataclass(frozen=True, slots=True)
class Instance:
    """The role of the instance on which this runs.

    Attributes:
        around: may tell the role, or that the instance is not to be asked.
        role: its name; empty for what the environment tells.
        source: where it was asked for; empty if nobody has.
    """

    around: Surroundings
    role: str = ""
    source: str = ""
    name: str = "role of the instance"

    def load(self) -> Found | NotServing:
        """Return the way by the metadata service, if it may be asked."""
        environ = self.around.environ
        if environ.get(_DISABLED, "").lower() == "true":
            return NotServing(f"{_DISABLED} is true")
        stand_in = environ.get(METADATA_VARIABLE, "")
        if self.around.emulator and not stand_in:
            return NotServing(f"not asked for, since calls go to {self.around.emulator.url} and not to the cloud")
        from pulumi_livemedia.calls.credential_sources.local_http import loopback_url  # noqa: PLC0415 - seldom needed
        from pulumi_livemedia.volcengine.credential_sources.instance_role import (  # noqa: PLC0415 - the same
            ADDRESS,
            InstanceRole,
        )

        return InstanceRole(
            address=loopback_url(METADATA_VARIABLE, stand_in) if stand_in else ADDRESS,
            role=self.role or environ.get("VOLCENGINE_ECS_METADATA", ""),
            source=self.source or self.name,
            is_optional=not self.source,
        )
