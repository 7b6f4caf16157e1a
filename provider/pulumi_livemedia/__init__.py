"""Pulumi resources for media that runs.

The names are those of `pulumi_livemedia.public`. They are loaded when the first of them is used: the provider process
and the `livemedia` command import this package too, and need none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pulumi_livemedia.public import *  # noqa: F403 - its names are this package's


def __getattr__(name: str) -> object:
    return getattr(import_module("pulumi_livemedia.public"), name)


def __dir__() -> list[str]:
    return list(import_module("pulumi_livemedia.public").__all__)
