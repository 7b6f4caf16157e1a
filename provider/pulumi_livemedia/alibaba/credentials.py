"""Where an access key of Alibaba Cloud is looked for, in which order.

Source: https://github.com/aliyun/credentials-python (the order, the variables and the files), and
https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/index.html.markdown (older names).
"""

import os
from collections.abc import Mapping
from pathlib import Path

from pulumi_livemedia.alibaba.profiles import CliProfiles, IniProfiles
from pulumi_livemedia.calls.credentials import Credentials, Named, Source, resolve
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
_PROFILE_COMMAND = "aliyun configure --profile {}"


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
        ConfiguredProfile(settings, _PROFILE, (cli, ini), _PROFILE_COMMAND),
        *(Named("environment", environ, names) for names in _VARIABLES),
        cli,
        ini,
    )
