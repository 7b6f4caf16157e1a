"""The region of casters."""

from collections.abc import Mapping
from typing import Any, Final

REGION_SETTING: Final = "livemedia:alicloudRegion"
DEFAULT_REGION: Final = "cn-shanghai"


def configured_region(settings: Mapping[str, str]) -> str:
    """Return the region of what is made anew."""
    return settings.get(REGION_SETTING, "") or DEFAULT_REGION


def stays_behind(settings: Mapping[str, str], outputs: Mapping[str, Any]) -> str:
    """Return what to tell about a thing that stands in another region than the configured one; empty otherwise.

    Args:
        settings: the stack's configuration, or an explicit provider's.
        outputs: of the thing, as the state keeps them.
    """
    stored, configured = outputs.get("region"), configured_region(settings)
    if not stored or stored == configured:
        return ""
    said = f"{REGION_SETTING} is" if settings.get(REGION_SETTING) else f"{REGION_SETTING} is not set, which means"
    return (
        f"stays in {stored}, where it was started; {said} {configured}, which counts for new resources\n"
        f"  cure:   set {REGION_SETTING}, or alicloud_region of its Provider, back to {stored}; "
        f"declare what is to run in {configured} as another resource"
    )
