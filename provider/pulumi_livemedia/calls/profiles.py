"""Files in which people keep access keys, as profiles with names."""

import configparser
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pulumi_livemedia.calls.credentials import Found, NotServing
from pulumi_livemedia.calls.errors import MissingCredentials


class UnusableError(Exception):
    """A file is not there, or cannot be read; the text says why."""


class ProfileFile(Protocol):
    """A file with profiles in it."""

    @property
    def name(self) -> str:
        """What to call it in a text for users."""
        ...

    def profile(self, name: str) -> Found | NotServing:
        """Return the key of a profile or the way to it, or why there is none.

        Raises:
            MissingCredentials: the profile has half a key.
        """
        ...


@dataclass(frozen=True, slots=True)
class ConfiguredProfile:
    """The profile that the stack's configuration names: it has to serve, because somebody asked for it.

    Attributes:
        settings: the stack's configuration.
        key: its key that names the profile.
        files: where the profile may be, in the order in which they are asked.
        command: what makes a profile of the name that is put in place of `{}`.
        name: what to call the source.
    """

    settings: Mapping[str, str]
    key: str
    files: tuple[ProfileFile, ...]
    command: str
    name: str = "stack config"

    def load(self) -> Found | NotServing:
        """Return the profile's key, or the way to it.

        Raises:
            MissingCredentials: no file has a profile of this name that can be used.
        """
        profile = self.settings.get(self.key, "")
        if not profile:
            return NotServing(f"{self.key} is not set")
        tried = []
        for file in self.files:
            found = file.profile(profile)
            if not isinstance(found, NotServing):
                return found
            tried.append(f"{file.name}: {found.reason}")
        raise MissingCredentials(
            f"{self.key} is {profile!r}, which cannot be used",
            tried=tried,
            cure=f"run `{self.command.format(profile)}`, or set another {self.key}",
        )


def read_json(path: Path) -> Mapping[str, object]:
    """Return the JSON object in a file.

    Raises:
        UnusableError: there is none.
    """
    try:
        content = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise UnusableError(f"{path} is not valid JSON") from error
    if not isinstance(content, dict):
        raise UnusableError(f"{path} is not a JSON object")
    return content


def read_ini(path: Path) -> configparser.ConfigParser:
    """Return the sections of an INI file.

    Raises:
        UnusableError: it is none.
    """
    # Interpolation would trip over a percent sign in a secret.
    parser = configparser.ConfigParser(interpolation=None, inline_comment_prefixes=("#",))
    try:
        parser.read_string(_text(path))
    except configparser.Error as error:
        raise UnusableError(f"{path} is not a valid INI file") from error
    return parser


def no_such_profile(path: Path, name: str, there: Iterable[str]) -> str:
    """Return the reason why a file does not serve that has other profiles."""
    return f"{path} has no profile {name!r}; it has {', '.join(sorted(there)) or 'none'}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UnusableError(f"{path} does not exist") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableError(f"{path} cannot be read ({type(error).__name__})") from error
