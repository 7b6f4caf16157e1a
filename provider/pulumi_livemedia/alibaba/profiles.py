"""The files in which people keep access keys of Alibaba Cloud, as profiles with names.

Source: https://github.com/aliyun/aliyun-cli (`~/.aliyun/config.json`) and
https://github.com/aliyun/credentials-python (`~/.alibabacloud/credentials.ini`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pulumi_livemedia.calls.credentials import Credentials, NotServing, Part, from_parts
from pulumi_livemedia.calls.profiles import UnusableError, no_such_profile, read_ini, read_json

PROFILE_VARIABLES = ("ALIBABA_CLOUD_PROFILE", "ALIBABACLOUD_PROFILE", "ALICLOUD_PROFILE")


@dataclass(frozen=True, slots=True)
class CliProfiles:
    """The profiles of the `aliyun` command, `~/.aliyun/config.json`.

    Attributes:
        environ: says which profile, and where the file is.
        home: the home folder; None for the user's.
    """

    environ: Mapping[str, str]
    home: Path | None = None
    name: str = "profile of the aliyun command"

    def load(self) -> Credentials | NotServing:
        """Return the key of the profile that the environment names, else of the file's current one.

        Raises:
            MissingCredentials: the profile has half a key.
        """
        if self.environ.get("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "").lower() == "true":
            return NotServing("ALIBABA_CLOUD_CLI_PROFILE_DISABLED is true")
        return self.profile(_chosen(self.environ))

    def profile(self, name: str) -> Credentials | NotServing:
        """Return the key of a profile; an empty name is the file's current profile.

        Raises:
            MissingCredentials: the profile has half a key.
        """
        path = self._path()
        try:
            content = read_json(path)
        except UnusableError as error:
            return NotServing(str(error))
        name = name or str(content.get("current") or "default")
        profiles = _named(content.get("profiles"))
        if name not in profiles:
            return NotServing(no_such_profile(path, name, profiles))
        return _from_cli(f"profile {name!r} of {path}", profiles[name])

    def _path(self) -> Path:
        elsewhere = self.environ.get("ALICLOUD_SHARED_CREDENTIALS_FILE", "")
        return Path(elsewhere) if elsewhere else (self.home or Path.home()) / ".aliyun" / "config.json"


@dataclass(frozen=True, slots=True)
class IniProfiles:
    """The profiles of the SDKs, `~/.alibabacloud/credentials.ini` (or without `.ini`).

    Attributes:
        environ: says which profile, and where the file is.
        home: the home folder; None for the user's.
    """

    environ: Mapping[str, str]
    home: Path | None = None
    name: str = "profile of the SDKs"

    def load(self) -> Credentials | NotServing:
        """Return the key of the profile that the environment names, else of the one called `default`.

        Raises:
            MissingCredentials: the profile has half a key.
        """
        return self.profile(_chosen(self.environ) or "default")

    def profile(self, name: str) -> Credentials | NotServing:
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
        return _from_ini(f"profile {name!r} of {path}", parser[name])

    def _path(self) -> Path:
        elsewhere = self.environ.get("ALIBABA_CLOUD_CREDENTIALS_FILE", "")
        if elsewhere:
            return Path(elsewhere)
        folder = (self.home or Path.home()) / ".alibabacloud"
        older = folder / "credentials"
        return older if older.is_file() and not (folder / "credentials.ini").exists() else folder / "credentials.ini"


def _from_cli(source: str, profile: Mapping[str, object]) -> Credentials | NotServing:
    """Return the key of one profile of the aliyun command; modes that need a call come later."""
    mode = str(profile.get("mode") or "AK")
    if mode not in ("AK", "StsToken"):
        return NotServing(f"{source} has mode {mode}, which is not supported yet (AK and StsToken are)")
    token = str(profile.get("sts_token") or "") if mode == "StsToken" else ""
    if mode == "StsToken" and not token:
        return NotServing(f"{source} has mode StsToken and no sts_token")
    key_id, secret = (Part(name, str(profile.get(name) or "")) for name in ("access_key_id", "access_key_secret"))
    return from_parts(source, key_id, secret, Part("sts_token", token))


def _from_ini(source: str, profile: Mapping[str, str]) -> Credentials | NotServing:
    """Return the key of one profile of the SDKs; types that need a call come later."""
    kind = profile.get("type", "access_key")
    if kind != "access_key":
        return NotServing(f"{source} has type {kind}, which is not supported yet (access_key is)")
    key_id, secret = (Part(name, profile.get(name, "")) for name in ("access_key_id", "access_key_secret"))
    return from_parts(source, key_id, secret, Part("security_token", ""))


def _chosen(environ: Mapping[str, str]) -> str:
    """Return the profile that the environment names; empty if it names none."""
    return next((environ[name] for name in PROFILE_VARIABLES if environ.get(name)), "")


def _named(profiles: object) -> dict[str, Mapping[str, object]]:
    """Return the profiles of a list by their names; whatever is no profile is left out."""
    listed = profiles if isinstance(profiles, list) else []
    return {str(profile.get("name")): profile for profile in listed if isinstance(profile, dict)}
