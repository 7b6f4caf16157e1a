"""For tests of programs, callback receivers and tools: pytest fixtures for an emulator, and for stacks without pulumi.

`plugin.py` is what pytest loads; these are the types of its fixtures, for annotations:

    from pulumi_livemedia.testing import Emulator

    def test_show(livemedia_emulator: Emulator) -> None: ...

They are loaded when they are used: pytest imports this package in every project that has it installed.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pulumi_livemedia.testing.clock import Clock
    from pulumi_livemedia.testing.control import EmulatorRefused
    from pulumi_livemedia.testing.emulator import Emulator
    from pulumi_livemedia.testing.faults import Fault, FaultInjector
    from pulumi_livemedia.testing.guard import AddressRefused
    from pulumi_livemedia.testing.property_values import Secret
    from pulumi_livemedia.testing.recorded import RecordedCall
    from pulumi_livemedia.testing.results import Result, StackFailed
    from pulumi_livemedia.testing.s3 import S3
    from pulumi_livemedia.testing.stack import Stack
    from pulumi_livemedia.testing.stack_fixture import MakeStack

__all__ = [
    "S3",
    "AddressRefused",
    "Clock",
    "Emulator",
    "EmulatorRefused",
    "Fault",
    "FaultInjector",
    "MakeStack",
    "RecordedCall",
    "Result",
    "Secret",
    "Stack",
    "StackFailed",
]

_MODULES = {
    "AddressRefused": "guard",
    "Clock": "clock",
    "Emulator": "emulator",
    "EmulatorRefused": "control",
    "Fault": "faults",
    "FaultInjector": "faults",
    "MakeStack": "stack_fixture",
    "RecordedCall": "recorded",
    "Result": "results",
    "S3": "s3",
    "Secret": "property_values",
    "Stack": "stack",
    "StackFailed": "results",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
