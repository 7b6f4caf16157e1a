"""Pulumi resources for media that runs.

The names are those of `pulumi_livemedia.public`. Each is loaded when it is first used, from where it stands: a program
waits for no more than it declares, and the provider process and the `livemedia` command need none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from pulumi_livemedia.public_modules import MODULES

if TYPE_CHECKING:
    from pulumi_livemedia.public import *  # noqa: F403 - its names are this package's

__all__ = [*MODULES]  # noqa: PLE0604 - all of them are texts


def __getattr__(name: str) -> object:
    module = MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
