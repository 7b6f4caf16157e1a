"""The control plane's calls about studios: seeding them, and changing them from outside.

`POST /_emulator/casters` takes one studio as in `caster_document.py`, or `{"casters": [...]}`.

`POST /_emulator/casters/<id>/scenes/<scene id>/break` leaves a scene as after a change that failed: it refuses changes
with IncorrectSceneStatus.ConfigError until the scene, or the studio, is started again.
"""

from collections.abc import Iterable, Mapping

from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.caster_document import read_caster
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.emulator.control import ControlCall, Route
from pulumi_livemedia.emulator.errors import CloudError, ControlError
from pulumi_livemedia.emulator.namespaces import ROOT_KEY
from pulumi_livemedia.emulator.strict import as_object, typed
from pulumi_livemedia.emulator.transitions import Transition

_AT_ONCE = Transition()


def _casters(call: ControlCall) -> Casters:
    return call.namespace(ROOT_KEY).state(Casters)


def add_casters(call: ControlCall) -> object:
    """Make studios, all or none."""
    several = isinstance(call.body, Mapping) and "casters" in call.body
    documents = (
        typed(as_object(call.body, "body", ("casters",))["casters"], list, "casters") if several else [call.body]
    )
    casters = _casters(call)
    places = [f"casters[{number}]" for number in range(len(documents))] if several else ["caster"]
    made = seed(casters, zip(documents, places, strict=True))
    return {"casters": [casters.show(each) for each in made]}


def seed(casters: Casters, documents: Iterable[tuple[object, str]]) -> list[Caster]:
    """Make studios from JSON, each with its path for messages; all or none."""
    made = [read_caster(document, casters.now, where) for document, where in documents]
    taken = [each.id for each in casters.all()]
    for caster in made:
        if caster.id in taken:
            raise ControlError(f"caster {caster.id} exists; DELETE /_emulator/casters/{caster.id} first", 409)
        taken.append(caster.id)
    for caster in made:
        casters.add(caster)
    return made


def _named(call: ControlCall) -> tuple[Casters, Caster]:
    casters, caster_id = _casters(call), call.path["id"]
    caster = casters.get(caster_id)
    if caster is None:
        name = call.namespace(ROOT_KEY).name
        raise ControlError(f"no caster {caster_id!r} in namespace {name!r}", 404)
    return casters, caster


def show_caster(call: ControlCall) -> object:
    """One studio; does not count as a describe."""
    casters, caster = _named(call)
    return casters.show(caster)


def remove_caster(call: ControlCall) -> object:
    """Delete a studio, running or not."""
    casters, caster = _named(call)
    casters.remove(caster.id)
    return {"removed": caster.id}


def start_caster(call: ControlCall) -> object:
    """Start a studio at once, as somebody at the console would."""
    casters, caster = _named(call)
    try:
        casters.start(caster, _AT_ONCE)
    except CloudError as error:
        raise ControlError(f"caster {caster.id} cannot be started: {error}", 409) from error
    return casters.show(caster)


def stop_caster(call: ControlCall) -> object:
    """Stop a studio at once, as somebody at the console would."""
    casters, caster = _named(call)
    caster.go_idle(casters.settings.stopped_scenes)
    caster.modified = casters.now
    return casters.show(caster)


def advance_caster(call: ControlCall) -> object:
    """Finish the change of state under way, unless it is stuck."""
    casters, caster = _named(call)
    if caster.pending is None:
        raise ControlError(f"caster {caster.id} is {caster.phase}: nothing is under way", 409)
    caster.pending.advanced = True
    caster.settle(casters.now, casters.settings.stopped_scenes)
    return casters.show(caster)


def break_scene(call: ControlCall) -> object:
    """Let a scene be as after a change that failed: it takes no more until it is started again."""
    casters, caster = _named(call)
    scene = next((each for each in caster.scenes if each.id == call.path["scene"]), None)
    if scene is None:
        raise ControlError(f"caster {caster.id} has no scene {call.path['scene']!r}", 404)
    scene.broken = True
    return casters.show(caster)


ROUTES = (
    Route("POST", "/casters", add_casters, status=201),
    Route("GET", "/casters/<id>", show_caster),
    Route("DELETE", "/casters/<id>", remove_caster),
    Route("POST", "/casters/<id>/start", start_caster),
    Route("POST", "/casters/<id>/stop", stop_caster),
    Route("POST", "/casters/<id>/advance", advance_caster),
    Route("POST", "/casters/<id>/scenes/<scene>/break", break_scene),
)
