"""Every resource as a table of faults needs it, by its name; each is of an account of its own."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles.studio_subjects import Content, OnAir, StudioItself
from tests.lifecycles.subjects import Caster, Recording, Subject
from tests.live_caster.account import Account as LiveAccount
from tests.production_studio.stage import Stage
from tests.rtc_lifecycle.account import Account as RtcAccount
from tests.studio_contents.studio import Studio

Make = Callable[[EmulatorServer, Transport], Subject]


def caster(server: EmulatorServer, transport: Transport) -> Subject:
    """A caster."""
    return Caster(LiveAccount(server, transport).seed())


def recording(server: EmulatorServer, transport: Transport) -> Subject:
    """A recording."""
    return Recording(RtcAccount(server, transport))


def studio(server: EmulatorServer, transport: Transport) -> Subject:
    """A studio."""
    return StudioItself(Stage(server, transport))


def content(kind: str, server: EmulatorServer, transport: Transport) -> Subject:
    """Something in a studio."""
    return Content(Studio(LiveAccount(server, transport).seed()), kind)


def scene(server: EmulatorServer, transport: Transport) -> Subject:
    """A scene."""
    return OnAir(Studio(LiveAccount(server, transport).seed()))


SUBJECTS: Mapping[str, tuple[Make, Sequence[str]]] = {
    "LiveCaster": (caster, Caster.operations),
    "RtcRecordTask": (recording, Recording.operations),
    "ProductionStudio": (studio, StudioItself.operations),
    "StudioVideoResource": (partial(content, "resource"), Content.operations),
    "StudioLayout": (partial(content, "layout"), Content.operations),
    "StudioComponent": (partial(content, "component"), Content.operations),
    "StudioScene": (scene, OnAir.operations),
}
"""How to make each of them, and what can be done with it."""
