"""All operations of ApsaraVideo Live that this emulator knows: importing their modules fills the table."""

from pulumi_livemedia.emulator.alibaba.live import (
    component_operations,
    layout_operations,
    life_operations,
    operations,
    resource_operations,
    scene_life_operations,
    scene_operations,
)
from pulumi_livemedia.emulator.alibaba.live.service import LIVE

__all__ = ["LIVE", "MODULES"]

MODULES = (
    life_operations,
    operations,
    resource_operations,
    layout_operations,
    component_operations,
    scene_life_operations,
    scene_operations,
)
"""Where the operations are."""
