"""When something can be applied to a scene.

Sources: the error codes on the pages of UpdateCasterSceneConfig, SetCasterSceneConfig, CopyCasterSceneConfig and
UpdateCasterSceneAudio below https://www.alibabacloud.com/help/en/live/developer-reference/
"""

from collections.abc import Iterable

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.contents import Layout
from pulumi_livemedia.emulator.alibaba.live.scenes import Scene

MAX_COMPONENTS = 10


def find_layout(caster: Caster, layout_id: str) -> Layout | None:
    """A layout that is to be applied; None for no id.

    Raises:
        CloudError: there is none with that id.
    """
    if layout_id and layout_id not in caster.contents.layouts:
        raise refused("InvalidLayout.NotFound")
    return caster.contents.layouts.get(layout_id)


def check_components(caster: Caster, component_ids: list[str], layout: Layout | None) -> None:
    """Whether components can be applied over a layout.

    Raises:
        CloudError: one does not exist, there are too many, or a caption's source is not in the picture or sound.
    """
    components = caster.contents.components
    for each in component_ids:
        if each not in components:
            raise refused("InvalidComponent.NotFound")
    if len(component_ids) > MAX_COMPONENTS:
        raise refused("ComponentNumberExceed")
    captioned = {slot for each in component_ids if (slot := components[each].captioned)}
    shown = {*layout.blend, *layout.mix} if layout else set()
    if captioned - shown or (not caster.is_channelled and captioned - caster.contents.slots):
        raise refused("InvalidCaptionResource")


def check_channels(caster: Caster, slots: Iterable[str]) -> None:
    """Whether the channels that are named have resources; SetCasterChannel is not emulated, so none has.

    Raises:
        CloudError: the studio has channels, and one of them is named.
    """
    if caster.is_channelled and list(slots):
        raise refused("ResourceInChannel.NotFound")


def check_pictures(caster: Caster, layout: Layout | None) -> None:
    """Whether each slot of a layout has a video resource.

    Raises:
        CloudError: one has none.
    """
    if layout and not caster.is_channelled and {*layout.blend, *layout.mix} - caster.contents.slots:
        raise refused("InvalidVideo.NotFound")


def check_status(scene: Scene, stopped: str = "IncorrectSceneStatus") -> None:
    """Whether a scene can take a change.

    Args:
        scene: the scene.
        stopped: the code for a scene that does not run.

    Raises:
        CloudError: it does not run, or a change has failed before.
    """
    if not scene.status:
        raise refused(stopped)
    if scene.broken:
        raise refused("IncorrectSceneStatus.ConfigError")
