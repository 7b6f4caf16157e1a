"""What a snapshot keeps of ApsaraVideo Live: studios with all that belongs to them."""

from collections.abc import Sequence

from pulumi_livemedia.emulator.alibaba.live.caster_document import write_caster
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.emulator.alibaba.live.control import seed
from pulumi_livemedia.emulator.namespaces import Namespace
from pulumi_livemedia.emulator.recorder import mask_auth_keys
from pulumi_livemedia.emulator.snapshot import Part
from pulumi_livemedia.emulator.strict import JsonObject


def _save(namespace: Namespace, *, secrets: bool) -> list[JsonObject]:
    rows = [write_caster(each) for each in namespace.state(Casters).all()]
    return rows if secrets else [mask_auth_keys(each) for each in rows]


def _load(namespace: Namespace, documents: Sequence[object]) -> None:
    seed(namespace.state(Casters), ((each, f"casters[{number}]") for number, each in enumerate(documents)))


LIVE_PARTS = (Part("casters", _save, _load),)
