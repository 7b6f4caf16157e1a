"""What is planted, where it is searched for, and where it may be found: the test and docs/security.md read the same.

Each secret is planted once and is unlike everything else, so that a search for it finds nothing by chance.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that must stay unseen.

    Attributes:
        name: what the table calls it.
        value: what is searched for.
        planted: how it gets there.
    """

    name: str
    value: str
    planted: str


ACCESS_KEY: Final = Secret("access key id", "emulator-9fd2ac", "stack configuration and environment")
SECRET_KEY: Final = Secret("secret key", "emulator-secret", "stack configuration and environment")
ALIBABA_TOKEN: Final = Secret("Alibaba Cloud STS token", "sts-4b17e0d2", "stack configuration")
VOLCENGINE_TOKEN: Final = Secret("Volcengine STS token", "sts-c83f5a96", "environment")
STORAGE_ACCESS_KEY: Final = Secret("storage access key", "AK70de1c58", "plain text in the program")
STORAGE_SECRET_KEY: Final = Secret("storage secret key", "SK2f96b03a", "plain text in the program")
STORAGE_TOKEN: Final = Secret("storage token", "ST81a4e7bd", "plain text in the program")
PLAY_URL: Final = Secret("`auth_key` of a play URL", "auth_key=", "outputs of `LiveCaster`")
SOURCE_URL: Final = Secret("`auth_key` of a source URL", "7d21c6f4", "the caster's configuration")
PUSH_URL: Final = Secret("`auth_key` of a push URL", "e05b93aa", "the caster's configuration")
SECRETS: Final = (
    ACCESS_KEY,
    SECRET_KEY,
    ALIBABA_TOKEN,
    VOLCENGINE_TOKEN,
    STORAGE_ACCESS_KEY,
    STORAGE_SECRET_KEY,
    STORAGE_TOKEN,
    PLAY_URL,
    SOURCE_URL,
    PUSH_URL,
)

PLACES: Final[Mapping[str, str]] = {
    "state": "the state file, `pulumi stack export`, `Pulumi.<stack>.yaml`, every file in the home folder",
    "provider": "the pickled provider in the state",
    "preview": "`pulumi preview --diff` and `--json`",
    "up": "`pulumi up --diff --show-reads`, `refresh`, `destroy --preview-only`",
    "error": "errors of a start that the cloud refuses with every secret in its words",
    "traceback": "the same with `livemedia:traceback`",
    "log": "our own lines of `pulumi -v=9 --logtostderr`",
    "debug": "the provider's log at debug level, with those of the libraries below it",
    "requests": "the emulator's request log",
    "page": "the emulator's page, `/_emulator/overview`, `/_emulator/state`, `/_emulator/snapshot`",
    "tools": "`livemedia layout` and `livemedia sweep`, as text and as JSON",
}

ALLOWED: Final[Mapping[tuple[str, str], str]] = {
    (ACCESS_KEY.name, "requests"): "names the namespace",
    (ACCESS_KEY.name, "page"): "names the namespace",
    (SECRET_KEY.name, "page"): "the emulator's own, the same for everybody",
}
"""Where a secret is shown on purpose, and why."""


def hits(text: str) -> set[str]:
    """The names of the secrets that a text tells."""
    return {secret.name for secret in SECRETS if _is_in(secret, text)}


def _is_in(secret: Secret, text: str) -> bool:
    if secret is PLAY_URL:
        # The name alone is no secret, nor is one that is masked.
        return re.search(r"auth_key(=|%3D|\\u003d)\d", text) is not None
    return secret.value in text


def rendered(found: Mapping[tuple[str, str], str] = ALLOWED) -> str:
    """The table: a row for each secret, a column for each place."""
    head = f"| planted | by | {' | '.join(PLACES)} |"
    rule = "|---" * (len(PLACES) + 2) + "|"
    rows = [
        f"| {secret.name} | {secret.planted} | "
        + " | ".join(found.get((secret.name, place), "no") for place in PLACES)
        + " |"
        for secret in SECRETS
    ]
    return "\n".join((head, rule, *rows))


def places() -> str:
    """What each column stands for."""
    return "\n".join(f"- **{name}**: {meaning}" for name, meaning in PLACES.items())
