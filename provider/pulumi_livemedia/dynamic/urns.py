"""Which resource the engine asks about in this thread."""

import sys
from typing import Final

_PARTS: Final = 4
"""Of a URN: stack, project, type and name, which may hold the separator too."""


def urn_of_request() -> str:
    """The URN of the resource that the engine asks about; empty where that cannot be found out.

    The SDK's host process does not hand it on. But its function that is asked has the whole request in a variable.
    https://github.com/pulumi/pulumi/blob/master/sdk/python/lib/pulumi/dynamic/__main__.py
    """
    frame = sys._getframe()  # noqa: SLF001 - there is no public way
    while frame.f_back is not None:
        frame = frame.f_back
        urn = getattr(frame.f_locals.get("request"), "urn", None)
        if isinstance(urn, str):
            return urn
    return ""


def name_in(urn: str) -> str:
    """The name of a resource by its URN; empty for none."""
    parts = urn.split("::", _PARTS - 1)
    return parts[-1] if len(parts) == _PARTS else ""
