"""A caster as it is, ready to be imported."""

from collections.abc import Mapping

from pulumi_livemedia.adoption.problems import NotToBeImported
from pulumi_livemedia.alibaba.client import connect
from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted

SECONDS = 60.0


def read_caster(caster_id: str, settings: Mapping[str, str], region: str | None) -> LiveCasterState:
    """What is declared of a caster by taking it as it is, and what the cloud says of it.

    Raises:
        LivemediaError: there is no such caster, or it can not be read.
    """
    wrong = failures(LiveCasterInputs.examine({"caster_id": caster_id}))
    if wrong:
        raise NotToBeImported(f"{dotted(wrong[0].path)} {wrong[0].text}", cure="livemedia import caster CASTER_ID")
    deadline = Deadline.after(SECONDS)
    client = connect(settings, region=region, deadline=deadline)
    state = LiveCasterLifecycle(client, Operation(deadline)).read(caster_id, None)
    if state is None:
        raise NotToBeImported(
            f"there is no caster {caster_id} in {client.region}",
            cure="--region names another region; look at the list of casters in the console",
        )
    return state
