"""What the cloud never tells of a studio, for `livemedia import studio`."""

from typing import Any

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioState


def untold(state: ProductionStudioState) -> dict[str, Any]:
    """Return what was perhaps given, as nested names: the length of recorded objects, where no format gives its own."""
    config = state.record_config
    needs_interval = config is not None and any(each.cycle_duration is None for each in config.video_format)
    return {"recordConfig": {"interval": None}} if needs_interval else {}
