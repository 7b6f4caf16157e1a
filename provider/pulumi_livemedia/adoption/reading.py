"""A thing as it stands, ready to be imported."""

from collections.abc import Mapping
from typing import Any, Final

from pulumi_livemedia.adoption.problems import NotToBeImported
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs
from pulumi_livemedia.alibaba.region import REGION_SETTING, configured_region
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.dynamic.hidden import Origin
from pulumi_livemedia.kinds import Kind
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted

SECONDS: Final = 60.0


def read(kind: Kind, thing: str, settings: Mapping[str, str]) -> Any:  # noqa: ANN401 - the kind's own state
    """What is declared of a thing by taking it as it is, and what the cloud says of it; None if it is not there.

    Raises:
        LivemediaError: it can not be read.
    """
    operation = Operation(Deadline.after(SECONDS))
    return kind.provider().lifecycle(settings, operation, None, Origin("", "")).read(thing, None)


def read_caster(kind: Kind, caster_id: str, settings: Mapping[str, str]) -> Any:  # noqa: ANN401 - the same
    """The same of a caster, or of the studio that it is, which has to be there.

    Raises:
        LivemediaError: there is no such caster, or it can not be read.
    """
    wrong = failures(LiveCasterInputs.examine({"caster_id": caster_id}))
    if wrong:
        raise NotToBeImported(f"{dotted(wrong[0].path)} {wrong[0].text}", cure="give the id that the console shows")
    state = read(kind, caster_id, settings)
    if state is None:
        raise NotToBeImported(
            f"there is no caster {caster_id} in {configured_region(settings)}",
            cure="--region names another region; look at the list of casters in the console",
        )
    return state


def in_region(settings: Mapping[str, str], region: str) -> dict[str, str]:
    """The settings, with a region that goes before the configured one; empty leaves that."""
    return {**settings, **({REGION_SETTING: region} if region else {})}
