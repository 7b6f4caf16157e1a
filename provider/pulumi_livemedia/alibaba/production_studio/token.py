"""The ClientToken of a CreateCaster: by it a studio is known again whose create has died before its answer was kept.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-createcaster
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from pulumi_livemedia.alibaba.answers import IDLE, Caster
from pulumi_livemedia.alibaba.live_caster.recency import parsed_time

_PROCESS: Final = secrets.token_hex(4)
"""Of this provider process: what it has made itself is not lost."""


STEM: Final = "livemedia-"
"""Begins every token of this package."""


def prefix(scope: str, name: str) -> str:
    """What the tokens of one resource have in common.

    Args:
        scope: project and stack.
        name: of the resource.
    """
    digest = hashlib.sha256(f"{scope}\n{name}".encode()).hexdigest()[:24]
    return f"{STEM}{digest}-"


def new_token(scope: str, name: str) -> str:
    """A token for one create and all its retries: 60 of the 64 characters that are allowed."""
    return f"{prefix(scope, name)}{_PROCESS}-{secrets.token_hex(8)}"


def made_with(casters: Iterable[Caster], token: str) -> Caster | None:
    """The studio that a token has made."""
    return next((caster for caster in casters if caster.client_token_id == token), None)


def left_behind(casters: Iterable[Caster], scope: str, name: str) -> list[Caster]:
    """The idle studios that a create of this resource has made in another process, newest first.

    Without a scope nobody can tell whose they are.
    """
    begins = re.compile(rf"{re.escape(prefix(scope, name))}(?!{_PROCESS})")
    ours = [caster for caster in casters if begins.match(caster.client_token_id) and caster.status == IDLE]
    return sorted(ours, key=lambda caster: caster.create_time, reverse=True) if scope else []


def was_changed_within(caster: Caster, seconds: float) -> bool:
    """Whether the last thing that happened to the studio is that recent, by the cloud's own clock."""
    modified = parsed_time(caster.last_modified)
    return modified is not None and caster.answered_at - modified <= timedelta(seconds=seconds)
