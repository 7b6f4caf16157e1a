"""A caster, or the studio that it is, as it stands, ready to be imported."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from pulumi_livemedia.adoption.problems import NotToBeImported
from pulumi_livemedia.alibaba.client import LiveClient, connect
from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState
from pulumi_livemedia.alibaba.production_studio.lifecycle import ProductionStudioLifecycle
from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioState
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted

SECONDS = 60.0

State_co = TypeVar("State_co", covariant=True)


class _Life(Protocol[State_co]):
    def read(self, thing: str, stored: None) -> State_co | None:
        """Look at the thing."""


def read_caster(caster_id: str, settings: Mapping[str, str], region: str | None) -> LiveCasterState:
    """What is declared of a caster by taking it as it is, and what the cloud says of it.

    Raises:
        LivemediaError: there is no such caster, or it can not be read.
    """
    return _read(caster_id, settings, region, LiveCasterLifecycle)


def read_studio(caster_id: str, settings: Mapping[str, str], region: str | None) -> ProductionStudioState:
    """What is declared of a studio by taking its settings as they are, and what the cloud says of it.

    Raises:
        LivemediaError: there is no such studio, or it can not be read.
    """

    def life(client: LiveClient, operation: Operation) -> ProductionStudioLifecycle:
        return ProductionStudioLifecycle(client, operation, scope="", name="")

    return _read(caster_id, settings, region, life)


def _read(
    caster_id: str,
    settings: Mapping[str, str],
    region: str | None,
    life: Callable[[LiveClient, Operation], _Life[State_co]],
) -> State_co:
    wrong = failures(LiveCasterInputs.examine({"caster_id": caster_id}))
    if wrong:
        raise NotToBeImported(f"{dotted(wrong[0].path)} {wrong[0].text}", cure="give the id that the console shows")
    deadline = Deadline.after(SECONDS)
    client = connect(settings, region=region, deadline=deadline)
    state = life(client, Operation(deadline)).read(caster_id, None)
    if state is None:
        raise NotToBeImported(
            f"there is no caster {caster_id} in {client.region}",
            cure="--region names another region; look at the list of casters in the console",
        )
    return state
