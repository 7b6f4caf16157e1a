"""Where an access key of Volcengine is looked for, in which order.

Source: https://github.com/volcengine/volcengine-python-sdk and https://github.com/volcengine/volc-sdk-python (the
variables and the files).
"""

import os
from collections.abc import Mapping
from pathlib import Path

from pulumi_livemedia.calls.credentials import Found, Named, Obtain, Source, resolve
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.profiles import ConfiguredProfile
from pulumi_livemedia.volcengine.credential_sources.environment import Instance, OidcVariables
from pulumi_livemedia.volcengine.profiles import CliProfiles, OlderConfig, OlderCredentials
from pulumi_livemedia.volcengine.sts import Surroundings

CURE = (
    "set VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY, or run `ve configure set`, or "
    "`pulumi config set --secret volcengine:accessKey` and the same for volcengine:secretKey"
)

_VARIABLES = (
    ("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "VOLCENGINE_SESSION_TOKEN"),
    # The SDK that reads these knows no token.
    ("VOLC_ACCESSKEY", "VOLC_SECRETKEY", ""),
)
_CONFIG = ("volcengine:accessKey", "volcengine:secretKey", "volcengine:sessionToken")
_PROFILE = "volcengine:profile"
_ROLE, _ROLE_VARIABLE = "volcengine:assumeRole", "VOLCENGINE_ASSUME_ROLE_TRN"
_PROFILE_COMMAND = "ve configure set --profile {}"


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
        settings: the stack's configuration, by full key such as `volcengine:accessKey`.
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
    found = resolve(looked_at, whose="Volcengine", cure=CURE, **options)
    around = Surroundings(os.environ if environ is None else environ, emulator)
    if not (settings.get(_ROLE) or around.environ.get(_ROLE_VARIABLE)):
        return found
    from pulumi_livemedia.volcengine import assume_role  # noqa: PLC0415 - seldom needed

    return assume_role.through_role(found, _ROLE, settings.get(_ROLE, ""), around)


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
    cli = CliProfiles(around, home)
    return (
        Named("stack config", settings, _CONFIG),
        ConfiguredProfile(settings, _PROFILE, (cli,), _PROFILE_COMMAND),
        *(Named("environment", environ, names) for names in _VARIABLES),
        OidcVariables(around),
        cli,
        OlderCredentials(home),
        OlderConfig(home),
        Instance(around),
    )
