"""The provider classes that state files name. FROZEN: a renamed module or class orphans every stored resource.

They are pickled by reference. Models and clients are imported when they are first needed, since this module is
imported by the program too, which needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_livemedia.dynamic.provider import DynamicProvider
from pulumi_livemedia.settings import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle
    from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState
    from pulumi_livemedia.calls.operation import Operation


class LiveCasterProvider(DynamicProvider["LiveCasterInputs", "LiveCasterState"]):
    """A production studio of ApsaraVideo Live, on air or not."""

    kind = "LiveCaster"
    settings = SETTINGS

    @property
    def inputs(self) -> type[LiveCasterInputs]:
        """What is declared."""
        from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs

        return LiveCasterInputs

    @property
    def state(self) -> type[LiveCasterState]:
        """What is kept."""
        from pulumi_livemedia.alibaba.live_caster.model import LiveCasterState

        return LiveCasterState

    def lifecycle(
        self, settings: Mapping[str, str], operation: Operation, stored: LiveCasterState | None
    ) -> LiveCasterLifecycle:
        """The life of a caster, in the region where it was started."""
        from pulumi_livemedia.alibaba.client import connect
        from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle

        client = connect(
            settings, region=stored.region if stored else None, alive=operation.alive, deadline=operation.deadline
        )
        return LiveCasterLifecycle(client, operation)

    def thing(self, declared: LiveCasterInputs) -> str:
        """The caster's id."""
        return str(declared.caster_id)

    def runs(self, declared: LiveCasterInputs) -> bool:
        """Whether it is to be on air."""
        return declared.desired_state == "running"
