"""`Provider`: a second account, region or endpoint in one stack."""

import json
from typing import Any, Unpack

import pulumi

from pulumi_livemedia.dynamic.resource import plain
from pulumi_livemedia.dynamic.settings import Setting
from pulumi_livemedia.provider_keywords import ProviderKeywords
from pulumi_livemedia.settings import SETTINGS
from pulumi_livemedia.structures.spelling import to_state


class Provider(pulumi.ProviderResource):
    """Settings of their own for the resources that name this provider in their options.

        eu = livemedia.Provider("eu", alicloud_profile="eu", alicloud_region="eu-central-1")
        livemedia.LiveCaster("evening-news", caster_id=..., opts=pulumi.ResourceOptions(provider=eu))

    The stack's own configuration does not reach these resources: what is not given here comes from the environment.
    Keys are kept in the state, encrypted; a profile keeps them out of it.
    """

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        **keywords: Unpack[ProviderKeywords],
    ) -> None:
        super().__init__("pulumi-python", resource_name, _inputs(dict(keywords)), opts)


def _inputs(given: dict[str, Any]) -> dict[str, Any]:
    """Configuration keys and values; secrets are marked.

    Raises:
        TypeError: a keyword that no setting has.
    """
    settings = {setting.argument: setting for setting in SETTINGS}
    unknown = sorted(given.keys() - settings.keys())
    if unknown:
        raise TypeError(f"Provider has no setting {unknown[0]!r}; it has {', '.join(settings)}")
    return {settings[name].key: _input(settings[name], value) for name, value in given.items() if value is not None}


def _input(setting: Setting, value: Any) -> Any:  # noqa: ANN401 - whatever the program gave
    if setting.secret:
        return pulumi.Output.secret(value)
    return pulumi.Output.from_input(value).apply(_json) if setting.kind is dict else value


def _json(value: object) -> str:
    """An object as JSON text, as the stack's configuration holds it; in whatever spelling its members are."""
    members = plain(value)
    if not isinstance(members, dict):
        return json.dumps(members)
    return json.dumps({to_state(name): member for name, member in members.items() if member is not None})
