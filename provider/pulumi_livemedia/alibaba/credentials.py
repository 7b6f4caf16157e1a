"""Where an access key of Alibaba Cloud is looked for, in which order.

Source: https://github.com/aliyun/credentials-python (the order, the variables and the files), and
https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/index.html.markdown (older names).
"""

import os
from collections.abc import Mapping
from pathlib import Path

from pulumi_livemedia.alibaba.credential_sources.environment import Instance, OidcVariables, UriVariable
from pulumi_livemedia.alibaba.profiles import CliProfiles, IniProfiles
from pulumi_livemedia.alibaba.sts import Surroundings
from pulumi_livemedia.calls.credentials import Found, Named, Obtain, Source, resolve
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.profiles import ConfiguredProfile

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
_ROLE = "alicloud:assumeRole"
_PROFILE_COMMAND = "aliyun configure --profile {}"


def find_credentials(
    settings: Mapping[str, str],
    *,
    environ: Mapping[str, str] | None = None,
    home: Path | None = None,
    emulator: Endpoint | None = None,
    obtain: Obtain | None = None,
) -> Found:
    """Return the access key to sign with, or the way to a temporary one: of the first source that has one, whole.

    Args:
        settings: the stack's configuration, by full key such as `alicloud:accessKey`.
        environ: the environment; by default this process's, as it is now.
        home: the home folder; by default the user's.
        emulator: the endpoint that is called in place of the vendor's, if there is one.
        obtain: goes a way that may lead nowhere; by default none is gone.

    Raises:
        MissingCredentials: there is none, or what is there cannot be used; says what was looked for where.
        InvalidSetting: an endpoint or a region among it cannot be used.
    """
    looked_at = sources(settings, environ=environ, home=home, emulator=emulator)
    options = {"obtain": obtain} if obtain else {}
    found = resolve(looked_at, whose="Alibaba Cloud", cure=CURE, **options)
    if not settings.get(_ROLE):
        return found
    from pulumi_livemedia.alibaba.assume_role import through_role  # noqa: PLC0415 - seldom needed

    around = Surroundings(os.environ if environ is None else environ, emulator)
    return through_role(found, _ROLE, settings[_ROLE], around)


def sources(
    settings: Mapping[str, str],
    *,
    environ: Mapping[str, str] | None = None,
    home: Path | None = None,
    emulator: Endpoint | None = None,
) -> tuple[Source, ...]:
    """Return the sources in the order in which they are asked; arguments as of `find_credentials`."""
    environ = os.environ if environ is None else environ
    around = Surroundings(environ, emulator)
    cli, ini = CliProfiles(around, home), IniProfiles(around, home)
    return (
        Named("stack config", settings, _CONFIG),
        ConfiguredProfile(settings, _PROFILE, (cli, ini), _PROFILE_COMMAND),
        *(Named("environment", environ, names) for names in _VARIABLES),
        OidcVariables(around),
        cli,
        ini,
        Instance(around),
        UriVariable(around),
    )
