"""The emulator as a WSGI application: the control plane under `/_emulator`, the clouds everywhere else."""

from collections.abc import Iterable, Sequence
from email.utils import format_datetime
from typing import TYPE_CHECKING

from werkzeug import Request, Response

from pulumi_livemedia.emulator import browsers, delivery, metadata
from pulumi_livemedia.emulator.clock import VirtualClock
from pulumi_livemedia.emulator.control import PREFIX, ControlPlane, Route, refuse
from pulumi_livemedia.emulator.errors import CloudError
from pulumi_livemedia.emulator.exchange import Exchange, Gateway
from pulumi_livemedia.emulator.faults import Plan
from pulumi_livemedia.emulator.page import page
from pulumi_livemedia.emulator.recorder import Recorded
from pulumi_livemedia.emulator.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Application:
    """The WSGI application.

    Args:
        world: the state it serves.
        gateways: the clouds, asked in this order; the last one takes what nobody claims.
        routes: what the services add to the control plane.
    """

    def __init__(self, world: World, gateways: Sequence[Gateway], routes: Sequence[Route] = ()) -> None:
        self.world = world
        self._control = ControlPlane(world, routes)
        self._gateways = gateways

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        # The environ does not know the request in return: large bodies would live on until garbage is collected.
        return self.answer(Request(environ, populate_request=False))(environ, start_response)

    def answer(self, request: Request) -> Response:
        """The answer to a request of the page, of the control plane, of an instance's metadata or of a cloud."""
        if request.path.startswith(metadata.PREFIX):
            return self._metadata(request)
        gateway = next((each for each in self._gateways if each.claims(request)), None)
        if gateway is None and (shown := page(request)) is not None:
            return _date(shown, self.world.clock)
        inside = request.path == PREFIX or request.path.startswith(f"{PREFIX}/")
        if reason := browsers.refusal(request, inside=inside):
            return _date(refuse(403, reason), self.world.clock)
        if inside:
            return _date(self._control.answer(request), self.world.namespaces.clock(request.args.get("namespace", "")))
        return self._cloud(request, gateway or self._gateways[-1])

    def _metadata(self, request: Request) -> Response:
        if reason := browsers.refusal(request, inside=True):
            return _date(refuse(403, reason), self.world.clock)
        return _date(
            metadata.answer(request, self.world), self.world.namespaces.clock(metadata.namespace(request.path))
        )

    def _cloud(self, request: Request, gateway: Gateway) -> Response:
        exchange = gateway.receive(request, self.world)
        plan, committed, code = Plan(), False, ""
        try:
            with self.world.lock:
                exchange.admit()
                plan = self.world.faults.plan(exchange)
            self._before(exchange, plan)
            if plan.effect.prevents:
                response = delivery.bad_gateway()
            else:
                with self.world.lock:
                    response = exchange.accept(exchange.perform())
                committed = True
        except CloudError as error:
            response, code = exchange.refuse(error), error.code
        _date(response, self.world.namespaces.clock(exchange.key_id))
        status = None if plan.effect.silent else response.status_code
        weight = len(request.query_string) + len(request.get_data())
        self._record(exchange, plan, status, code, committed=committed, weight=weight)
        if plan.effect.reset:
            raise delivery.ResetConnection
        return delivery.deliver(response, plan.effect, request, self.world)

    def _before(self, exchange: Exchange, plan: Plan) -> None:
        if plan.effect.latency_ms:
            self.world.stopping.wait(plan.effect.latency_ms / 1000)
        if plan.effect.throttle_qps is not None:
            raise exchange.throttled()
        if plan.effect.error:
            error = plan.effect.error
            raise exchange.injected(error.code, error.status, error.message)

    def _record(  # noqa: PLR0913  # each is a column
        self,
        exchange: Exchange,
        plan: Plan,
        status: int | None,
        code: str,
        *,
        committed: bool,
        weight: int,
    ) -> None:
        now = self.world.namespaces.clock(exchange.key_id).now()
        call = Recorded(
            time=now.isoformat(timespec="milliseconds"),
            service=exchange.service,
            action=exchange.action,
            namespace=exchange.key_id,
            resource=exchange.resource,
            parameters=exchange.parameters,
            status=status,
            code=code,
            request_id=exchange.request_id,
            committed=committed,
            faults=plan.faults,
            relaxed=tuple(exchange.relaxed),
        )
        with self.world.lock:
            self.world.recorder.add(call, weight)


def _date(response: Response, clock: VirtualClock) -> Response:
    # Clients read the cloud's time here: the virtual one, so that ages come out as the test wants them.
    response.headers["Date"] = format_datetime(clock.now(), usegmt=True)
    return response
