"""What a scene shows now, for `livemedia status`."""

from pulumi_livemedia.alibaba.studio_scene.model import StudioSceneState
from pulumi_livemedia.inspection.presence import Look, Present, wants_to_run
from pulumi_livemedia.structures.holes import Hole


def present(look: Look[StudioSceneState]) -> Present:
    """It shows what was declared, or something else, or nothing while its caster is off air."""
    found = look.found
    if found.status == "stopped":
        show = look.declares("LiveCaster", found.caster_id)
        return Present("off air", is_running=False, is_missing=show is None or wants_to_run(show))
    if not look.differing:
        return Present("shows what was declared", is_running=True)
    return Present(_shown(found), is_running=True, is_missing=True)


def _shown(found: StudioSceneState) -> str:
    """What it shows; that it shows no layout can not be declared, and so is a hole."""
    told: object = found.layout_id
    layout = "none" if isinstance(told, Hole) else told
    if layout == "none" and not found.component_ids:
        return "shows nothing"
    components = f" with {', '.join(found.component_ids)}" if found.component_ids else ""
    return f"shows layout {layout}{components}"
