"""What a studio does now, for `livemedia status`."""

from pulumi_livemedia.alibaba.client import connect
from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioState
from pulumi_livemedia.inspection.presence import Look, Present
from pulumi_livemedia.sweep.documents import ENCRYPTED


def present(look: Look[ProductionStudioState]) -> Present:
    """It is on air since some time, or idle."""
    found = look.found
    is_running = {"streaming": True, "idle": False}.get(found.status)
    since = look.once("start of the show", found.caster_id, lambda: _since(look)) if is_running else ""
    return Present(found.status, since, is_running, excused=_perhaps_the_clouds(look))


def _since(look: Look[ProductionStudioState]) -> str:
    client = connect(look.settings, region=look.found.region, deadline=look.operation.deadline)
    caster = client.describe_caster(look.found.caster_id)
    return (caster and caster.start_time) or ""


def _perhaps_the_clouds(look: Look[ProductionStudioState]) -> frozenset[str]:
    """What is not declared, where it is encrypted what the cloud has filled in by itself."""
    if look.record.outputs.get("filledIn") != ENCRYPTED:
        return frozenset()
    return frozenset(place for place in look.differing if place.partition(".")[0] not in look.declared)
