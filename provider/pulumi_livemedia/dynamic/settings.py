"""Settings: stack configuration under its namespaces, or the inputs of an explicit provider."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from pulumi.dynamic import Config


@dataclass(frozen=True, slots=True)
class Setting:
    """One configuration key that this package reads."""

    key: str
    """With its namespace: `livemedia:maxAttempts`. A key without one would be looked for under the project's."""
    description: str
    secret: bool = False
    kind: type[str | int | bool | dict[str, object]] = str
    """`dict` for an object, which is JSON text wherever it is kept."""

    @property
    def argument(self) -> str:
        """Its name as an argument of `Provider`, which may take any of them."""
        namespace, _, name = self.key.partition(":")
        words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
        return words if namespace == "livemedia" else f"{namespace}_{words}"


def read_settings(config: Config, settings: Iterable[Setting]) -> dict[str, str]:
    """The settings that are given; an empty one counts as not given, as it does in the environment."""
    given = {setting.key: config.get(setting.key) for setting in settings}
    return {key: setting_text(value) for key, value in given.items() if value not in (None, "")}


def setting_text(value: object) -> str:
    """A setting as text; an object as JSON, as Pulumi writes it."""
    return json.dumps(value) if isinstance(value, dict | list) else str(value)
