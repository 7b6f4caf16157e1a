"""What a caster does now, for `livemedia status`."""

from typing import Final

from pulumi_livemedia.alibaba.live_caster.model import LiveCasterState
from pulumi_livemedia.inspection.presence import Look, Present, of_runner

_RUNNING: Final = {"streaming": True, "idle": False}


def present(look: Look[LiveCasterState]) -> Present:
    """It is on air, or not."""
    found = look.found
    return of_runner(look, found.status, is_running=_RUNNING.get(found.status), since=found.start_time or "")
