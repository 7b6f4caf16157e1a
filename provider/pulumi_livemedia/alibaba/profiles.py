"""The files in which people keep access keys of Alibaba Cloud, as profiles with names.

Source: https://github.com/aliyun/aliyun-cli (`~/.aliyun/config.json`) and
https://github.com/aliyun/credentials-python (`~/.alibabacloud/credentials.ini`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pulumi_livemedia.alibaba.sts import Surroundings
from pulumi_livemedia.calls.credentials import Found, NotServing, Part, from_parts
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.calls.profiles import UnusableError, no_such_profile, read_ini, read_json

PROFILE_VARIABLES = ("ALIBABA_CLOUD_PROFILE", "ALIBABACLOUD_PROFILE", "ALICLOUD_PROFILE")


@dataclass(frozen=True, slots=True)
class CliProfiles:
    """The profiles of the `aliyun` command, `~/.aliyun/config.json`.

    Attributes:
        around: says which profile, and where the file is.
        home: the home folder; None for the user's.
    """

    around: Surroundings
    home: Path | None = None
    name: str = "profile of the aliyun command"

    def load(self) -> Found | NotServing:
        """Return the key of the profile that the environment names, else of the file's current one.

        Raises:
            MissingCredentials: the profile has half a key.
        """
        for switch in ("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "ALIBABA_CLOUD_IGNORE_PROFILE"):
            if self.around.environ.get(switch, "").lower() == "true":
                return NotServing(f"{switch} is true")
        return self.profile(_chosen(self.around.environ))

    def profile(self, name: str) -> Found | NotServing:
        """Return the key of a profile or the way to it; an empty name is the file's current profile.

        Raises:
            MissingCredentials: the profile has half a key, or lacks what its mode needs.
        """
        path = self._path()
        try:
            content = read_json(path)
        except UnusableError as error:
            return NotServing(str(error))
        file = _CliFile(path, _named(content.get("profiles")), self.around)
        return file.follow(name or str(content.get("current") or "default"))

    def _path(self) -> Path:
        names = ("ALIBABA_CLOUD_CONFIG_FILE", "ALICLOUD_SHARED_CREDENTIALS_FILE")
        elsewhere = next((self.around.environ[name] for name in names if self.around.environ.get(name)), "")
        return Path(elsewhere) if elsewhere else (self.home or Path.home()) / ".aliyun" / "config.json"


@dataclass(frozen=True, slots=True)
class IniProfiles:
    """The profiles of the SDKs, `~/.alibabacloud/credentials.ini` (or without `.ini`).

    Attributes:
        around: says which profile, and where the file is.
        home: the home folder; None for the user's.
    """

    around: Surroundings
    home: Path | None = None
    name: str = "profile of the SDKs"

    def load(self) -> Found | NotServing:
        """Return the key of the profile that the environment names, else of the one called `default`.

        Raises:
            MissingCredentials: the profile has half a key.
        """
        return self.profile(_chosen(self.around.environ) or "default")

    def profile(self, name: str) -> Found | NotServing:
        """Return the key of a profile.

        Raises:
            MissingCredentials: the profile has half a key.
        """
        path = self._path()
        try:
            parser = read_ini(path)
        except UnusableError as error:
            return NotServing(str(error))
        if not parser.has_section(name):
            return NotServing(no_such_profile(path, name, parser.sections()))
        return _from_ini(f"profile {name!r} of {path}", parser[name], self.around)

    def _path(self) -> Path:
        elsewhere = self.around.environ.get("ALIBABA_CLOUD_CREDENTIALS_FILE", "")
        if elsewhere:
            return Path(elsewhere)
        folder = (self.home or Path.home()) / ".alibabacloud"
        older = folder / "credentials"
        return older if older.is_file() and not (folder / "credentials.ini").exists() else folder / "credentials.ini"


@dataclass(frozen=True, slots=True)
class _CliFile:
    """The file of the aliyun command, as it was read.

    Attributes:
        path: where it is.
        profiles: by name.
        around: what else there is to know.
        followed: the profiles that have led here.
    """

    path: Path
    profiles: Mapping[str, Mapping[str, object]]
    around: Surroundings
    followed: tuple[str, ...] = ()

    def follow(self, name: str) -> Found | NotServing:
        """Return the key of a profile or the way to it, or why there is none."""
        if name in self.followed:
            circle = " -> ".join((*self.followed, name))
            raise MissingCredentials(
                f"the profiles of {self.path} go in a circle: {circle}",
                cure="set another source_profile in one of them",
            )
        if name not in self.profiles:
            return NotServing(no_such_profile(self.path, name, self.profiles))
        source, profile = f"profile {name!r} of {self.path}", self.profiles[name]
        mode = str(profile.get("mode") or "AK")
        if mode in ("AK", "StsToken"):
            return _static(source, profile, mode)
        from pulumi_livemedia.alibaba.credential_sources.cli_modes import Mode  # noqa: PLC0415 - static keys need none

        further = _CliFile(self.path, self.profiles, self.around, (*self.followed, name))
        return Mode(source, profile, self.around, further.follow).follow()


def _static(source: str, profile: Mapping[str, object], mode: str) -> Found | NotServing:
    """Return the key that stands in a profile of the aliyun command."""
    token = str(profile.get("sts_token") or "") if mode == "StsToken" else ""
    if mode == "StsToken" and not token:
        return NotServing(f"{source} has mode StsToken and no sts_token")
    key_id, secret = (Part(name, str(profile.get(name) or "")) for name in ("access_key_id", "access_key_secret"))
    return from_parts(source, key_id, secret, Part("sts_token", token))


def _from_ini(source: str, profile: Mapping[str, str], around: Surroundings) -> Found | NotServing:
    """Return the key of one profile of the SDKs, or the way to it."""
    if profile.get("type", "access_key") != "access_key":
        from pulumi_livemedia.alibaba.credential_sources import ini_types  # noqa: PLC0415 - static keys need none

        return ini_types.follow(source, profile, around)
    key_id, secret = (Part(name, profile.get(name, "")) for name in ("access_key_id", "access_key_secret"))
    return from_parts(source, key_id, secret, Part("security_token", ""))


def _chosen(environ: Mapping[str, str]) -> str:
    """Return the profile that the environment names; empty if it names none."""
    return next((environ[name] for name in PROFILE_VARIABLES if environ.get(name)), "")


def _named(profiles: object) -> dict[str, Mapping[str, object]]:
    """Return the profiles of a list by their names; whatever is no profile is left out."""
    listed = profiles if isinstance(profiles, list) else []
    return {str(profile.get("name")): profile for profile in listed if isinstance(profile, dict)}
