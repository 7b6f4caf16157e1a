"""The sources that the environment names, beside plain keys."""

from dataclasses import dataclass

from pulumi_livemedia.alibaba.sts import Surroundings
from pulumi_livemedia.calls.credentials import Found, NotServing

METADATA_VARIABLE = "LIVEMEDIA_ALICLOUD_METADATA"
"""Address of the emulator's metadata service, on this machine."""

_ROLE, _PROVIDER, _FILE = (
    "ALIBABA_CLOUD_ROLE_ARN",
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
    "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
)
_METADATA, _URI = "ALIBABA_CLOUD_ECS_METADATA", "ALIBABA_CLOUD_CREDENTIALS_URI"


def is_true(text: object) -> bool:
    """Whether a switch is on, as the vendor's SDKs read it."""
    return str(text).lower() == "true"


@dataclass(frozen=True, slots=True)
class OidcVariables:
    """A role and the file of an OIDC token, as clusters and CI services set them."""

    around: Surroundings
    name: str = "OIDC"

    def load(self) -> Found | NotServing:
        """Return the way by the role, if all three variables are set."""
        environ = self.around.environ
        unset = [name for name in (_ROLE, _PROVIDER, _FILE) if not environ.get(name)]
        if unset:
            return NotServing(f"{', '.join(unset)} not set")
        from pulumi_livemedia.alibaba.credential_sources.assumed_role import Role  # noqa: PLC0415 - seldom needed
        from pulumi_livemedia.alibaba.credential_sources.oidc_role import OidcRole  # noqa: PLC0415 - the same

        role = Role(environ[_ROLE], environ.get("ALIBABA_CLOUD_ROLE_SESSION_NAME", ""))
        source = f"environment, {_FILE}"
        return OidcRole(role, environ[_PROVIDER], environ[_FILE], self.around.sts(), source)


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
        if is_true(environ.get("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "")):
            return NotServing("ALIBABA_CLOUD_ECS_METADATA_DISABLED is true")
        stand_in = environ.get(METADATA_VARIABLE, "")
        if self.around.emulator and not stand_in:
            return NotServing(f"not asked for, since calls go to {self.around.emulator.url} and not to the cloud")
        from pulumi_livemedia.alibaba.credential_sources.instance_role import (  # noqa: PLC0415 - seldom needed
            ADDRESS,
            InstanceRole,
        )
        from pulumi_livemedia.calls.credential_sources.local_http import loopback_url  # noqa: PLC0415 - the same

        return InstanceRole(
            address=loopback_url(METADATA_VARIABLE, stand_in) if stand_in else ADDRESS,
            role=self.role or environ.get(_METADATA, ""),
            needs_token=is_true(environ.get("ALIBABA_CLOUD_IMDSV1_DISABLED", "")),
            source=self.source or self.name,
            is_optional=not self.source,
        )


@dataclass(frozen=True, slots=True)
class UriVariable:
    """A URL where credentials are given out."""

    around: Surroundings
    name: str = "credentials URI"

    def load(self) -> Found | NotServing:
        """Return the way by the URL, if there is one."""
        url = self.around.environ.get(_URI, "")
        return credentials_uri(url, _URI) if url else NotServing(f"{_URI} is not set")


def credentials_uri(url: str, source: str) -> Found:
    """Return the way by a URL."""
    from pulumi_livemedia.alibaba.credential_sources.assumed_role import NAMES  # noqa: PLC0415 - seldom needed
    from pulumi_livemedia.calls.credential_sources.credentials_uri import CredentialsUri  # noqa: PLC0415 - the same

    return CredentialsUri(url, NAMES, ("Code", "Success"), source)
