"""`Provider`: a second account, region or endpoint in one stack."""

from typing import Any, Unpack

import pulumi

from pulumi_livemedia.provider_keywords import ProviderKeywords
from pulumi_livemedia.settings import SETTINGS


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
    return {
        settings[name].key: pulumi.Output.secret(value) if settings[name].secret else value
        for name, value in given.items()
        if value is not None
    }
