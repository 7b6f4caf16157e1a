"""The control plane under `/_emulator`: what tests and people use to look inside and to arrange things.

JSON in, JSON out. It is strict: an unknown name anywhere is an error that says the nearest known one.
Each route is a row of `ROUTES`; services add their own.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from werkzeug import Request, Response

from pulumi_livemedia.emulator.behaviours import describe
from pulumi_livemedia.emulator.clock import VirtualClock
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.namespaces import Namespace, is_key
from pulumi_livemedia.emulator.settings import to_json
from pulumi_livemedia.emulator.strict import as_object, at_least, parse_json, shortened, suggestion, to_text, typed
from pulumi_livemedia.emulator.world import World
from pulumi_livemedia.version import __version__

PREFIX = "/_emulator"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlCall:
    """One call of the control plane.

    Attributes:
        world: what it looks at and changes.
        query: the parameters of the URL.
        body: the JSON that was sent; an empty object if nothing was.
        path: what the route's pattern has caught.
    """

    world: World
    query: Mapping[str, str]
    body: object
    path: Mapping[str, str]

    @property
    def key_id(self) -> str | None:
        """The namespace that the URL names, as an access key id.

        Raises:
            ControlError: it is none.
        """
        named = self.query.get("namespace")
        if named is not None and not is_key(named):
            raise ControlError(f"namespace: {named!r} must be emulator or emulator-<anything>")
        return named

    @property
    def account(self) -> str | None:
        """The account of the namespace that the URL names."""
        return None if self.key_id is None else self.world.namespaces.account(self.key_id)

    def namespace(self, default: str) -> Namespace:
        """The namespace that the URL names, or another one."""
        return self.world.namespaces.of(self.key_id or default)

    @property
    def clock(self) -> VirtualClock:
        """The clock of the namespace that the URL names, or everybody's."""
        return self.world.clock if self.key_id is None else self.world.namespaces.of(self.key_id).clock


Handler = Callable[[ControlCall], object]


@dataclass(frozen=True, slots=True)
class Route:
    """A call of the control plane.

    Attributes:
        method: the HTTP method.
        path: below the prefix; `<name>` catches one part.
        handler: does it.
        query: the parameters that the URL may have.
        status: of a success.
    """

    method: str
    path: str
    handler: Handler
    query: tuple[str, ...] = ("namespace",)
    status: int = 200

    def match(self, path: str) -> Mapping[str, str] | None:
        """What the pattern catches in a path, or None."""
        found = re.fullmatch(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", self.path), path)
        return found.groupdict() if found else None


def health(call: ControlCall) -> object:
    """Version, uptime in seconds of the real clock, the faults that can still hit, and where files are written."""
    world = call.world
    return {
        "status": "ok",
        "version": __version__,
        "uptimeSeconds": round((world.real() - world.started).total_seconds(), 3),
        "activeFaults": [fault.to_json() for fault in world.faults if fault.active],
        "s3Endpoint": world.settings.of().s3_endpoint or None,
    }


def reset(call: ControlCall) -> object:
    """Forget everything, or one namespace; answers how much there was."""
    return {"reset": call.world.reset(call.key_id)}


def requests(call: ControlCall) -> object:
    """The recorded calls, newest last."""
    found = call.world.recorder.find(call.query)
    return {"requests": [each.to_json() for each in found]}


def state(call: ControlCall) -> object:
    """Everything that exists, with its state, in one namespace or in all."""
    account = call.account
    rows: dict[str, list[object]] = {"casters": [], "recordTasks": [], "rooms": []}
    for namespace in call.world.namespaces:
        if account in (None, namespace.account):
            for kind, found in namespace.snapshot().items():
                rows.setdefault(kind, []).extend(found)
    return rows


def get_settings(call: ControlCall) -> object:
    """The values of the switches, and what is known about each behaviour."""
    settings = call.world.settings.of(call.account)
    values = {**to_json(settings), "accounts": call.world.namespaces.accounts}
    return {"settings": values, "behaviours": describe(settings)}


def put_settings(call: ControlCall) -> object:
    """Change some switches, for everybody or for one namespace; null brings a default back."""
    given = as_object(call.body, "settings")
    switches = {name: value for name, value in given.items() if name != "accounts"}
    if "accounts" in given and call.key_id is not None:
        raise ControlError("settings.accounts: is not a setting of one namespace; leave ?namespace= out")
    if call.key_id is not None:
        call.world.namespaces.of(call.key_id)  # so that a snapshot finds it, if it has nothing but settings
    call.world.settings.change(switches, call.account)
    if "accounts" in given:
        call.world.namespaces.set_accounts(given["accounts"] or {})
    return get_settings(call)


def get_clock(call: ControlCall) -> object:
    """The virtual time, and how far it is ahead of the real one."""
    now = call.clock.now()
    ahead = round((now - call.world.real()).total_seconds(), 1)
    mode = "virtual" if call.world.stands_still else "real"
    return {"now": now.isoformat(timespec="milliseconds"), "offsetSeconds": ahead, "mode": mode}


def advance_clock(call: ControlCall) -> object:
    """Move the clock forward, everybody's or that of one namespace."""
    document = as_object(call.body, "clock", ("seconds",))
    if "seconds" not in document:
        raise ControlError('clock.seconds is missing, as in {"seconds": 3600}')
    seconds = at_least(typed(document["seconds"], float, "clock.seconds"), 0, "clock.seconds")
    restore = call.clock.backup()
    try:
        call.clock.advance(seconds)
        return get_clock(call)
    except OverflowError as error:
        restore()
        raise ControlError(f"clock.seconds: {seconds:g} leads too far: {error}") from error


def add_faults(call: ControlCall) -> object:
    """Inject one fault or a list of them, for everybody or for one namespace."""
    return {"faults": [fault.to_json() for fault in call.world.faults.add(call.body, call.key_id)]}


def get_faults(call: ControlCall) -> object:
    """All faults, spent ones too; of a namespace those that are bound to it."""
    found = (each for each in call.world.faults if call.key_id in (None, each.match.get("namespace")))
    return {"faults": [each.to_json() for each in found]}


def remove_faults(call: ControlCall) -> object:
    """Remove one fault, those bound to one namespace, or all."""
    fault_id = call.query.get("id")
    removed = call.world.faults.remove(fault_id=fault_id, namespace=call.key_id)
    if fault_id is not None and not removed:
        raise ControlError(f"no such fault: {fault_id}", 404)
    return {"removed": removed}


ROUTES: tuple[Route, ...] = (
    Route("GET", "/health", health, ()),
    Route("POST", "/reset", reset),
    Route("GET", "/requests", requests, ("service", "action", "namespace", "resource", "code")),
    Route("GET", "/state", state),
    Route("GET", "/settings", get_settings),
    Route("PUT", "/settings", put_settings),
    Route("GET", "/clock", get_clock),
    Route("POST", "/clock/advance", advance_clock),
    Route("POST", "/faults", add_faults, status=201),
    Route("GET", "/faults", get_faults),
    Route("DELETE", "/faults", remove_faults, ("id", "namespace")),
)


def refuse(status: int, message: str) -> Response:
    """The answer to a call that is not served."""
    return _json(status, {"error": message})


def _json(status: int, document: object) -> Response:
    return Response(to_text(document), status, content_type="application/json; charset=utf-8")


class ControlPlane:
    """Answers the calls under the prefix.

    Args:
        world: what they look at and change.
        routes: those of services, besides the general ones.
    """

    def __init__(self, world: World, routes: Sequence[Route]) -> None:
        self._world = world
        self._routes = (*ROUTES, *routes)

    def answer(self, request: Request) -> Response:
        """Answer one call; a mistake gives a message."""
        try:
            status, document = self._answer(request)
        except ControlError as error:
            return refuse(error.status, shortened(error.message))
        response = _json(status, document)
        if request.method == "GET":
            # Whoever looks again and again sends If-None-Match, and gets a body only if there is something new.
            response.add_etag()
            response.make_conditional(request)
        return response

    def _answer(self, request: Request) -> tuple[int, object]:
        route, caught = self._find(request.method, request.path.removeprefix(PREFIX))
        query = request.args.to_dict()
        for name in query:
            if name not in route.query:
                raise ControlError(f"unknown parameter {name!r} in the URL; {suggestion(name, route.query)}")
        body = parse_json(request.get_data())
        with self._world.lock:
            call = ControlCall(world=self._world, query=query, body=body, path=caught)
            return route.status, route.handler(call)

    def _find(self, method: str, path: str) -> tuple[Route, Mapping[str, str]]:
        matching = [(route, caught) for route in self._routes if (caught := route.match(path)) is not None]
        for route, caught in matching:
            if route.method == method:
                return route, caught
        if matching:
            methods = ", ".join(sorted({route.method for route, _ in matching}))
            raise ControlError(f"{PREFIX}{path} takes {methods}, not {method}", 405)
        raise ControlError(f"no {PREFIX}{path}; {suggestion(path, {each.path for each in self._routes})}", 404)
