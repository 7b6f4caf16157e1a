"""The table of the operations of ApsaraVideo Live, and what its operations share.

Each operation has its page at
https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-<name>, the name in lower case;
the calls per second are published there.
"""

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live import rows
from pulumi_livemedia.emulator.alibaba.live.caster import Caster, check_id
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.emulator.alibaba.live.scenes import Addresses, Scene
from pulumi_livemedia.emulator.registry import Call, Parameter, Service

LIVE = Service("live", "2016-11-01")

CASTER_ID = Parameter("CasterId", check_id, required=True, malformed="InvalidCasterId.Malformed")
TAGS = (Parameter("Tag.N.Key"), Parameter("Tag.N.Value"))


def scene_id(name: str = "SceneId", malformed: str = "InvalidSceneId.Malformed") -> Parameter:
    """A parameter that names a scene and must be there."""
    return Parameter(name, check_id, required=True, malformed=malformed)


def studios(call: Call) -> Casters:
    """The studios of the account that calls."""
    return call.namespace.state(Casters)


def own_caster(call: Call) -> Caster:
    """The studio that a call is about, if it is there and the account's own."""
    return studios(call).own(call.text("CasterId"))


def own_scene(call: Call, caster: Caster, name: str = "SceneId") -> Scene:
    """The scene that a call is about.

    Raises:
        CloudError: the studio has none with that id.
    """
    found = next((each for each in caster.scenes if each.id == call.text(name)), None)
    if found is None:
        raise refused("InvalidScene.NotFound")
    return found


def addresses(call: Call, caster: Caster) -> Addresses:
    """The maker of the URLs of an answer."""
    return rows.addresses(caster, call.namespace.clock.now(), call.namespace.settings)
