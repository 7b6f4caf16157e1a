"""The files in which people keep access keys of Volcengine.

Source: https://github.com/volcengine/volcengine-cli (`~/.volcengine/config.json`) and
https://github.com/volcengine/volc-sdk-python (`~/.volc/credentials`, `~/.volc/config`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pulumi_livemedia.calls.credentials import Credentials, Found, NotServing, Part, from_parts
from pulumi_livemedia.calls.profiles import UnusableError, no_such_profile, read_ini, read_json
from pulumi_livemedia.volcengine.sts import Surroundings

PROFILE_VARIABLE = "VOLCENGINE_PROFILE"
FILE_VARIABLE = "VOLCENGINE_CLI_CONFIG_FILE"

_DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class CliProfiles:
    """The profiles of the `ve` command, `~/.volcengine/config.json`.

    Attributes:
        around: says which profile, and where the file is.
        home: the home folder; None for the user's.
    """

    around: Surroundings
    home: Path | None = None
    name: str = "profile of the ve command"

    def load(self) -> Found | NotServing:
        """Return the key of the profile that the environment names, else of the file's current one.

        Raises:
            MissingCredentials: the profile has half a key.
        """
        return self.profile(self.around.environ.get(PROFILE_VARIABLE, ""))

    def profile(self, name: str) -> Found | NotServing:
        """Return the key of a profile or the way to it; an empty name is the file's current profile.

        Raises:
            MissingCredentials: the profile has half a key, or lacks what its mode needs.
        """
        elsewhere = self.around.environ.get(FILE_VARIABLE, "")
        path = Path(elsewhere) if elsewhere else _folder(self.home, ".volcengine") / "config.json"
        try:
            content = read_json(path)
        except UnusableError as error:
            return NotServing(str(error))
        name = name or str(content.get("current") or _DEFAULT)
        profiles = _named(content.get("profiles"))
        if name not in profiles:
            return NotServing(no_such_profile(path, name, profiles))
        return _from_cli(f"profile {name!r} of {path}", profiles[name], self.around)


@dataclass(frozen=True, slots=True)
class OlderCredentials:
    """The file of the older SDKs, `~/.volc/credentials`, of which they read one section.

    Attributes:
        home: the home folder; None for the user's.
    """

    home: Path | None = None
    name: str = "credentials of the older SDKs"

    def load(self) -> Credentials | NotServing:
        """Return the key of the section `default`.

        Raises:
            MissingCredentials: it has half a key.
        """
        path = _folder(self.home, ".volc") / "credentials"
        try:
            parser = read_ini(path)
        except UnusableError as error:
            return NotServing(str(error))
        if not parser.has_section(_DEFAULT):
            return NotServing(no_such_profile(path, _DEFAULT, parser.sections()))
        return _parts(f"profile {_DEFAULT!r} of {path}", parser[_DEFAULT], ("access_key_id", "secret_access_key"))


@dataclass(frozen=True, slots=True)
class OlderConfig:
    """The other file of the older SDKs, `~/.volc/config`.

    Attributes:
        home: the home folder; None for the user's.
    """

    home: Path | None = None
    name: str = "config of the older SDKs"

    def load(self) -> Credentials | NotServing:
        """Return the key in the file.

        Raises:
            MissingCredentials: it has half a key.
        """
        path = _folder(self.home, ".volc") / "config"
        try:
            return _parts(str(path), read_json(path), ("ak", "sk"))
        except UnusableError as error:
            return NotServing(str(error))


def _from_cli(source: str, profile: Mapping[str, object], around: Surroundings) -> Found | NotServing:
    """Return the key of one profile of the ve command, or the way to it."""
    if str(profile.get("mode") or "ak").strip().lower() != "ak":
        from pulumi_livemedia.volcengine.credential_sources import cli_modes  # noqa: PLC0415 - static keys need none

        return cli_modes.follow(source, profile, around)
    return _parts(source, profile, ("access-key", "secret-key"), "session-token")


def _parts(
    source: str, values: Mapping[str, object], names: tuple[str, str], token: str = ""
) -> Credentials | NotServing:
    key_id, secret = (Part(name, str(values.get(name) or "")) for name in names)
    return from_parts(source, key_id, secret, Part(token, str(values.get(token) or "") if token else ""))


def _named(profiles: object) -> dict[str, Mapping[str, object]]:
    """Return the profiles by their names; whatever is no profile is left out."""
    listed = profiles if isinstance(profiles, dict) else {}
    return {str(name): profile for name, profile in listed.items() if isinstance(profile, dict)}


def _folder(home: Path | None, name: str) -> Path:
    return (home or Path.home()) / name
