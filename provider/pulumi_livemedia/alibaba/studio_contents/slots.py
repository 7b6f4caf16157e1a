"""What stands in a slot, of which each holds one thing."""

from collections.abc import Callable, Sequence

from pulumi_livemedia.alibaba.contents_answers import Described
from pulumi_livemedia.alibaba.studio_contents import problems
from pulumi_livemedia.alibaba.studio_contents.model import StudioContentInputs
from pulumi_livemedia.structures.drift import untold


def occupant(  # noqa: PLR0913 - what differs from kind to kind
    inputs: StudioContentInputs,
    present: Sequence[Described],
    *,
    words: str,
    slot: str,
    is_same: Callable[[Described], bool],
    is_anothers: Callable[[Described], bool],
    added_only: frozenset[str],
) -> Described | None:
    """What stands in a slot and is to be taken over: what is the same as declared, or anything with `adopt`.

    Args:
        inputs: what is declared.
        present: what the caster is filled with.
        words: what messages call it.
        slot: where it is to stand.
        is_same: whether a thing is what is declared, as far as that can be read.
        is_anothers: whether another resource of this program has a thing.
        added_only: fields that can not be changed afterwards.

    Raises:
        AlreadyThere: it may not be taken over.
    """
    standing = next((each for each in present if each.values.get("LocationId") == slot), None)
    if standing is None:
        return None
    thing = f"a {words} of caster {inputs.caster_id}"
    there = f"{words} {standing.id}"
    if is_anothers(standing):
        raise problems.taken(thing, slot, there, of_this_program=True)
    if not (is_same(standing) or inputs.adopt):
        raise problems.taken(thing, slot, there, of_this_program=False)
    silent = sorted(inputs.names()[name] for name in untold(inputs) & added_only)
    if silent:
        raise problems.unprovable(thing, slot, there, ", ".join(silent))
    return standing
