"""What a kind of thing must be able to do, so that it can be a resource."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from pulumi_livemedia.structures.differences import Change
from pulumi_livemedia.structures.structure import Structure

Inputs_contra = TypeVar("Inputs_contra", bound=Structure, contravariant=True)
State = TypeVar("State", bound=Structure)


class Lifecycle(Protocol[Inputs_contra, State]):
    """The life of one kind of thing. It knows neither Pulumi nor HTTP.

    Each method raises a `LivemediaError` where it can not do its work.
    """

    def create(self, inputs: Inputs_contra) -> State:
        """Bring the declared thing about. What this very call has started is stopped again if it fails."""
        ...

    def read(self, thing: str, stored: State | None) -> State | None:
        """What is really so, the declared state included; None if the thing is gone for certain."""
        ...

    def update(self, stored: State, inputs: Inputs_contra, changes: Sequence[Change]) -> State:
        """Make the thing what is declared now."""
        ...

    def delete(self, stored: State) -> None:
        """Stop the thing. That it has already stopped, or is gone, is success."""
        ...
