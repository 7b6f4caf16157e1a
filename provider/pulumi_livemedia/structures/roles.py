"""What the roles of all clouds have in common."""

import json
import re
from typing import Annotated, Final

from pydantic import AfterValidator

from pulumi_livemedia.structures.failures import Breach

_SESSION_NAME: Final = re.compile(r"[\w.@-]{2,64}", re.ASCII)
_LONGEST_POLICY: Final = 2048


def _session_name(text: str) -> str:
    if text and not _SESSION_NAME.fullmatch(text):
        raise Breach("must have 2 to 64 letters, digits or any of . @ - _")
    return text


def _policy(text: str) -> str:
    try:
        document = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        raise Breach("must be a policy, which is a JSON object")
    if len(json.dumps(document, ensure_ascii=False, separators=(",", ":"))) > _LONGEST_POLICY:
        raise Breach(f"must have at most {_LONGEST_POLICY} characters")
    return text


SessionName = Annotated[str, AfterValidator(_session_name)]
"""What the audit log of a cloud calls the session of a role; empty for none."""
Policy = Annotated[str, AfterValidator(_policy)]
"""A policy in JSON; empty for none."""
