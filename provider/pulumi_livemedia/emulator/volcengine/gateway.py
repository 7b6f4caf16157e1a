"""Volcengine's gateway: from a request to an operation, and back.

Source: https://www.volcengine.com/docs/6469/1121980
"""

from collections.abc import Mapping, Sequence

from werkzeug import Request, Response

from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.errors import CloudError
from pulumi_livemedia.emulator.exchange import Exchange, Gateway
from pulumi_livemedia.emulator.namespaces import Namespace
from pulumi_livemedia.emulator.policies import is_allowed
from pulumi_livemedia.emulator.registry import Answer, Call, Operation, Service, account_of
from pulumi_livemedia.emulator.volcengine.answers import Envelope, request_id
from pulumi_livemedia.emulator.volcengine.authentication import Credential
from pulumi_livemedia.emulator.volcengine.errors import refused
from pulumi_livemedia.emulator.volcengine.signature import ALGORITHM
from pulumi_livemedia.emulator.volcengine.wire import Wire
from pulumi_livemedia.emulator.world import World


class VolcengineGateway(Gateway):
    """Takes the requests of all services, at any host name, and tells them apart by scope and API version.

    Args:
        services: the services behind it.
    """

    def __init__(self, services: Sequence[Service]) -> None:
        self._services = {service.version: service for service in services}

    def claims(self, request: Request) -> bool:
        """Whether a request is signed this cloud's way, or asks for a version that only this cloud has."""
        authorization = request.headers.get("Authorization", "")
        return authorization.startswith(f"{ALGORITHM} ") or request.args.get("Version") in self._services

    def receive(self, request: Request, world: World) -> "VolcengineExchange":
        """Take a request."""
        return VolcengineExchange(request, world, self._services)


class VolcengineExchange(Exchange):
    """One request to Volcengine.

    Args:
        request: as it came.
        world: the state.
        services: by version.
    """

    def __init__(self, request: Request, world: World, services: Mapping[str, Service]) -> None:
        self._world = world
        self._services = services
        self._broken: CloudError | None = None
        try:
            self._wire = Wire.of(request)
        except CloudError as error:
            self._broken = error.with_traceback(None)
            self._wire = Wire(request.method, request.path, (), (), {"host": request.host}, b"")
        self.action = self._wire.parameters.get("Action", "")
        self._version = self._wire.parameters.get("Version", "")
        self._credential = Credential.of(self._wire)
        self.key_id = self._credential.key_id
        self.service = services[self._version].name if self._version in services else ""
        self.parameters = self._sent()
        self.resource = self._resource()
        self.relaxed = []
        if self._known and not self._known.signed:
            self.key_id = world.namespaces.name(account_of(self.resource))
        self.request_id = request_id(world.namespaces.clock(self.key_id).now())

    def _sent(self) -> Mapping[str, object]:
        """What the operation is called with, whether it will be taken or not."""
        common = ("Action", "Version")
        sent: dict[str, object] = {
            name: value
            for name, value in self._wire.parameters.items()
            if name not in common and not name.startswith("X-")
        }
        document = None if self._wire.form else self._wire.document
        return sent | document if isinstance(document, dict) else sent

    def _resource(self) -> str:
        operation = self._known
        names = operation.resource.split("/") if operation and operation.resource else []
        values = [self.parameters.get(name) for name in names]
        return "/".join(map(str, values)) if all(isinstance(value, (str, int)) for value in values) else ""

    @property
    def _known(self) -> Operation | None:
        service = self._services.get(self._version)
        return service.operations.get(self.action) if service else None

    @property
    def _settings(self) -> Settings:
        namespaces = self._world.namespaces
        return self._world.settings.of(namespaces.account(self.key_id) if namespaces.knows(self.key_id) else None)

    @property
    def _operation(self) -> Operation:
        return self._services[self._version].operations[self.action]

    @property
    def _envelope(self) -> Envelope:
        scope = self._credential.scope
        region = scope.region if scope else ""
        return Envelope(self.request_id, self.action, self._version, self.service, region)

    def admit(self) -> None:
        """Action and version, then the sender."""
        if self._broken:
            raise self._broken
        if self._wire.method not in ("GET", "POST"):
            raise refused("MethodNotAllowed")
        for name, value in (("Action", self.action), ("Version", self._version)):
            if not value:
                raise refused("MissingParameter", about=(name,))
        if self._known and not self._known.signed and self._wire.path == "/":
            # A signature is evidently ignored: some clients make one with a key that does not exist.
            return
        scope = self._credential.read_scope()
        if scope.service not in {service.name for service in self._services.values()}:
            raise refused("ServiceNotFound", about=(scope.service,))
        if self._wire.path != "/" or scope.service != self.service or self._known is None:
            raise refused("InvalidActionOrVersion", about=(self.action, self._version))
        self._credential.verify(scope, self._world, self._settings)
        if not is_allowed(self._settings, self.service, self.action):
            raise refused("AccessDenied", about=(f"{self.service}:{self.action}", "*"))

    @property
    def _namespace(self) -> Namespace:
        namespaces = self._world.namespaces
        if self._operation.signed:
            return namespaces.of(self.key_id)
        account = account_of(self.resource)
        if not account:
            raise refused("InvalidTRN", "The TRN of the role is malformed.", 400)
        return namespaces.of_account(account, account)

    def perform(self) -> Answer:
        """Count the call, read its parameters, carry it out."""
        operation = self._operation
        namespace = self._namespace
        counted = (namespace.account, self.service, self.action)
        limited = namespace.settings.rate_limits and operation.qps
        if limited and not self._world.limits.admit(counted, operation.qps or 0):
            raise self.throttled()
        call = Call(
            namespace=namespace,
            parameters=self._read_body() if operation.json_body else self.parameters,
            request_id=self.request_id,
            session=self._credential.token is not None,
            issued=self._world.namespaces.issued,
            signer=self._world.namespaces.issued.find(self.key_id),
            method=self._wire.method,
            relaxed=self.relaxed,
        )
        return operation.perform(call)

    def _read_body(self) -> Mapping[str, object]:
        if not self._wire.body.strip():
            raise refused("InvalidParameter.BodyIsEmpty")
        document = self._wire.document
        if not isinstance(document, dict):
            raise refused("InvalidParameter.Unmarshal", "The body is not a JSON object.")
        return document

    def throttled(self) -> CloudError:
        """The limit of an account's calls."""
        return refused("FlowLimitExceeded.QPSOverLimit" if self.service == "rtc" else "FlowLimitExceeded")

    def injected(self, code: str, status: int | None, message: str | None) -> CloudError:
        """An error that was asked for."""
        return refused(code, message, status)

    def accept(self, answer: Answer) -> Response:
        """The answer of the operation."""
        return self._envelope.success(answer)

    def refuse(self, error: CloudError) -> Response:
        """The answer to a refused request."""
        return self._envelope.failure(error)
