"""What a check makes of a declared studio, in view of what was declared before."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs
from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.structures.meaning import meaning
from pulumi_livemedia.structures.rules import each

_DIGEST_LENGTH: Final = 16


def as_it_is(declared: ProductionStudioInputs, before: ProductionStudioInputs | None) -> dict[str, Any]:
    """The tags and the resource group of a program that leaves them as they are."""
    if before is None:
        return {}
    names = [name for name in ("resource_group_id", "tags") if getattr(declared, name) is None]
    return {name: getattr(before, name) for name in names}


def restart_digest(declared: ProductionStudioInputs, before: ProductionStudioInputs | None = None) -> str | None:
    """A digest of what a studio on air shows only after a restart; None while a part of it is unknown.

    The last one is kept as long as it means the same, whatever another version of this package would make of it.
    """
    try:
        means = _meaning(declared)
        if before is not None and isinstance(before.restart_digest, str) and _meaning(before) == means:
            return before.restart_digest
    except HoleTouched:
        return None
    text = json.dumps(means, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]


def misfits(declared: ProductionStudioInputs, before: ProductionStudioInputs) -> Iterator[Failure]:
    """What can not be made of the studio that there is. Where something is unknown, the rest still counts."""
    return each((_lost_channels, _changed_tags), lambda _, find: find(declared, before))


def _lost_channels(declared: ProductionStudioInputs, before: ProductionStudioInputs) -> Iterator[Failure]:
    if before.channel_enable == 1 and declared.channel_enable == 0 and not _is_replaced(declared, before):
        yield Failure(
            ("channelEnable",),
            "must stay 1: channels can not be disabled again",
            "a studio without them is another one: declare it under another name",
        )


def _changed_tags(declared: ProductionStudioInputs, before: ProductionStudioInputs) -> Iterator[Failure]:
    if declared.tags is None or _is_replaced(declared, before):
        return
    if dict(declared.tags) != dict(before.tags or {}):
        yield Failure(
            ("tags",),
            "can not be changed: no operation is documented for it",
            "change them in the console, then `pulumi refresh`; or leave tags out, and they stay as they are",
        )


def _is_replaced(declared: ProductionStudioInputs, before: ProductionStudioInputs) -> bool:
    return any(change.effect is Effect.IDENTITY for change in changes(before, declared))


def _meaning(declared: ProductionStudioInputs) -> Mapping[str, Any]:
    return meaning(declared, {Effect.RESTART}, kind=ProductionStudioInputs)
