"""Which operations of the clouds are emulated, read from the tables that the gateways serve, and which are not."""

from collections.abc import Mapping
from dataclasses import dataclass

from pulumi_livemedia.emulator.alibaba.live.api import LIVE
from pulumi_livemedia.emulator.alibaba.sts import STS
from pulumi_livemedia.emulator.evidence import Evidence
from pulumi_livemedia.emulator.volcengine.rtc.operations import RTC
from pulumi_livemedia.emulator.volcengine.sts import STS as VOLCENGINE_STS

_SERVICES = (LIVE, STS, RTC, VOLCENGINE_STS)

_PROGRAMS = "programs, the playlists of the retired kind of studio"

NOT_EMULATED: Mapping[str, str] = {
    "AddCasterProgram": _PROGRAMS,
    "CopyCaster": "makes a studio from another one",
    "DeleteCasterProgram": _PROGRAMS,
    "DescribeCasterChannels": "channels can be enabled, but not filled",
    "DescribeCasterProgram": _PROGRAMS,
    "EffectCasterUrgent": "standby material is only stored",
    "ModifyCasterProgram": _PROGRAMS,
    "SetCasterChannel": "channels can be enabled, but not filled",
}
"""The published operations on studios that are refused as InvalidAction.NotFound, and what they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """An operation that is emulated.

    Attributes:
        service: the product's code, such as `live`.
        version: of its API.
        operation: the documented name.
        methods: the HTTP methods that it takes.
        qps: the published calls per second; None if none is published.
        evidence: documented, or assumed where a part of what it does to what is stored is not published.
    """

    service: str
    version: str
    operation: str
    methods: tuple[str, ...]
    qps: int | None
    evidence: Evidence


def coverage() -> tuple[Covered, ...]:
    """Every operation that is emulated, by service and name."""
    return tuple(
        Covered(
            service=service.name,
            version=service.version,
            operation=name,
            methods=operation.methods,
            qps=operation.qps,
            evidence=operation.evidence,
        )
        for service in _SERVICES
        for name, operation in sorted(service.operations.items())
    )
