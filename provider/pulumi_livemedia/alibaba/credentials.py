"""Where an access key of Alibaba Cloud is looked for, in which order.

Source: https://github.com/aliyun/credentials-python (the order, the variables and the files), and
https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/index.html.markdown (older names).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pulumi_livemedia.alibaba.profiles import CliProfiles, IniProfiles
from pulumi_livemedia.calls.credentials import (
    Credentials,
    NotServing,
    Part,
    Source,
    from_parts,
    resolve,
)
from pulumi_livemedia.calls.errors import MissingCredentials

CURE = (
    "set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run `aliyun configure`, or "
    "`pulumi config set --secret alicloud:accessKey` and the same for alicloud:secretKey"
)

_VARIABLES = (
    ("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"),
    ("ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_SECURITY_TOKEN"),
    ("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_SECURITY_TOKEN"),
)
_CONFIG = ("alicloud:accessKey", "alicloud:secretKey", "alicloud:securityToken")
_PROFILE = "alicloud:profile"


def find_credentials(
    settings: Mapping[str, str], *, environ: Mapping[str, str] | None = None, home: Path | None = None
) -> Credentials:
    """Return the access key to sign with: of the first source that has one, whole.

    Args:
        settings: the stack's configuration, by full key such as `alicloud:accessKey`.
        environ: the environment; by default this process's, as it is now.
        home: the home folder; by default the user's.

    Raises:
        MissingCredentials: there is none, or what is there cannot be used; says what was looked for where.
    """
    return resolve(sources(settings, environ=environ, home=home), whose="Alibaba Cloud", cure=CURE)


def sources(
    settings: Mapping[str, str], *, environ: Mapping[str, str] | None = None, home: Path | None = None
) -> tuple[Source, ...]:
    """Return the sources in the order in which they are asked; arguments as of `find_credentials`."""
    environ = os.environ if environ is None else environ
    cli, ini = CliProfiles(environ, home), IniProfiles(environ, home)
    return (
        Named("stack config", settings, _CONFIG),
        ConfiguredProfile(settings, cli, ini),
        *(Named("environment", environ, names) for names in _VARIABLES),
        cli,
        ini,
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Three values under three names: id, secret and token.

    Attributes:
        name: what to call the source.
        values: where the names are looked up, at the time of the look.
        names: of the id, the secret and the token.
    """

    name: str
    values: Mapping[str, str]
    names: tuple[str, str, str]

    def load(self) -> Credentials | NotServing:
        """Return what stands under the names.

        Raises:
            MissingCredentials: only the id or only the secret is set.
        """
        key_id, secret, token = (Part(name, self.values.get(name, "")) for name in self.names)
        found = from_parts(self.name, key_id, secret, token)
        return replace(found, source=f"{self.name}, {key_id.name}") if isinstance(found, Credentials) else found


@dataclass(frozen=True, slots=True)
class ConfiguredProfile:
    """The profile that the stack's configuration names: it has to serve, because somebody asked for it."""

    settings: Mapping[str, str]
    cli: CliProfiles
    ini: IniProfiles
    name: str = "stack config"

    def load(self) -> Credentials | NotServing:
        """Return the profile's key.

        Raises:
            MissingCredentials: neither file has a profile of this name that can be used.
        """
        profile = self.settings.get(_PROFILE, "")
        if not profile:
            return NotServing(f"{_PROFILE} is not set")
        tried = []
        for file in (self.cli, self.ini):
            found = file.profile(profile)
            if isinstance(found, Credentials):
                return found
            tried.append(f"{file.name}: {found.reason}")
        raise MissingCredentials(
            f"{_PROFILE} is {profile!r}, which cannot be used",
            tried=tried,
            cure=f"run `aliyun configure --profile {profile}`, or set another {_PROFILE}",
        )
