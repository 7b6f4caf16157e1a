"""What the declarations of a studio's contents have in common."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Breach, Failure
from pulumi_livemedia.structures.markers import NotSent, Settled
from pulumi_livemedia.structures.numbers import Number, Range, Whole
from pulumi_livemedia.structures.rules import repeated
from pulumi_livemedia.structures.structure import Structure

MAX_LAYERS: Final = 12
"""Pictures, and sounds, of one layout, at most."""

PositionRefer = Literal[
    "topLeft",
    "topRight",
    "bottomLeft",
    "bottomRight",
    "center",
    "topCenter",
    "bottomCenter",
    "leftCenter",
    "rightCenter",
]


def _identifier(value: str) -> str:
    if re.fullmatch(r"[^\s/]+", value):
        return value
    raise Breach("must be an id: at least one character, no space and no slash")


def _source_slot(value: str) -> str:
    if re.fullmatch(r"RV(0[1-9]|[1-9][0-9])", value, re.ASCII):
        return value
    raise Breach("must be a slot of a video resource, RV01 to RV99")


def _position(value: list[float]) -> list[float]:
    if len(value) == 2:  # noqa: PLR2004 - x and y
        return value
    raise Breach("must be two numbers, x and y")


Identifier = Annotated[str, AfterValidator(_identifier)]
SourceSlot = Annotated[str, AfterValidator(_source_slot)]
Share = Annotated[Number, Range(0, 1)]
Position = Annotated[list[Number], AfterValidator(_position)]
Delay = Annotated[Whole, Range(0, 5000)]


class StudioContentInputs(Structure):
    """What each of them declares."""

    caster_id: Annotated[Identifier, Effect.IDENTITY] = Field(
        description="Id of the caster (production studio) that it belongs to."
    )
    adopt: Annotated[bool, NotSent(), Effect.LOCAL] = Field(
        default=False,
        description="Whether what somebody else has put in its place may be taken over; it is then made what is "
        "declared, and `pulumi destroy` takes it away.",
    )
    applied: Annotated[bool, NotSent(), Settled(), Effect.LIVE] = Field(
        default=True,
        description="Whether the scenes on air show it as it is. After a refresh that finds it changed while it is "
        "shown it is `false`: `pulumi up` applies it again.",
    )


class StudioState(Structure):
    """Where it is kept, which is the same for everything in a studio."""

    region: str = Field(description="Region that the caster is addressed in.")
    endpoint: str = Field(description="Host of the API that answered, without port.")
    account_id: str | None = Field(None, description="Account that the key belonged to, where it could be asked.")

    @property
    def thing(self) -> str:
        """The resource id: that of the caster, and its own; the slash is in neither."""
        raise NotImplementedError


class StudioContentState(StudioContentInputs, StudioState):
    """What is kept of each of them."""


class AudioLayer(Structure):
    """How one sound is mixed."""

    volume_rate: Annotated[Number, Range(0, 10)] = Field(
        1.0, description="Volume, 0 to 10: `0` silent, `1` as it comes."
    )
    valid_channel: Literal["all", "leftChannel", "rightChannel"] = Field("all", description="Which channel is heard.")
    fixed_delay_duration: Delay = Field(0, description="Delay in ms, 0 to 5000.")


def one_slot_for_each(layers: Sequence[object], slots: Sequence[str], name: str, what: str) -> Iterator[Failure]:
    """There is a slot for each layer.

    Args:
        layers: the pictures or sounds.
        slots: the slot of each.
        name: of the list of slots, in state spelling.
        what: the list of layers is called.
    """
    if len(layers) != len(slots):
        yield Failure(
            (name,), f"must have one slot for each element of {what}: {len(slots)} slots, and {len(layers)} of those"
        )


def repeated_names(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The position of each name that stood before, and where it stood first."""
    return repeated((position, name) for position, name in enumerate(names) if isinstance(name, str))
