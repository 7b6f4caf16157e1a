"""Alibaba Cloud's RPC gateway: from a request to an operation, and back."""

import uuid
from collections.abc import Mapping, Sequence
from typing import cast

from werkzeug import Request, Response

from pulumi_livemedia.emulator.alibaba import answers
from pulumi_livemedia.emulator.alibaba.authentication import (
    Credential,
    HeaderCredential,
    QueryCredential,
    missing,
)
from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.wire import Wire, lower_headers
from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.errors import CloudError
from pulumi_livemedia.emulator.exchange import Exchange, Gateway
from pulumi_livemedia.emulator.namespaces import Namespace
from pulumi_livemedia.emulator.policies import is_allowed
from pulumi_livemedia.emulator.registry import Answer, Call, Operation, Service, account_of
from pulumi_livemedia.emulator.world import World

# What every operation takes. Sources: https://help.aliyun.com/document_detail/25490.htm, and the operations' pages
# for RegionId; the official SDKs also know the OwnerId and ResourceOwner parameters.
_COMMON = frozenset(
    [
        "Action",
        "Version",
        "Format",
        "AccessKeyId",
        "Signature",
        "SignatureMethod",
        "SignatureVersion",
        "SignatureNonce",
        "SignatureType",
        "Timestamp",
        "SecurityToken",
        "RegionId",
        "OwnerId",
        "OwnerAccount",
        "ResourceOwnerId",
        "ResourceOwnerAccount",
    ]
)


class AlibabaGateway(Gateway):
    """Takes the requests of all services, at any host name, and tells them apart by their API version.

    Args:
        services: the services behind it.
    """

    def __init__(self, services: Sequence[Service]) -> None:
        self._services = {service.version: service for service in services}

    def claims(self, request: Request) -> bool:
        """Whether a header or a parameter is there that only this cloud has."""
        authorization = request.headers.get("Authorization", "")
        sent = request.query_string + b"&" + request.get_data()
        return (
            authorization.startswith("ACS3-")
            or "x-acs-action" in request.headers
            or any(name in sent for name in (b"AccessKeyId=", b"SignatureMethod=", b"SignatureNonce="))
        )

    def receive(self, request: Request, world: World) -> "AlibabaExchange":
        """Take a request."""
        return AlibabaExchange(request, world, self._services)


class AlibabaExchange(Exchange):
    """One request to Alibaba Cloud.

    Args:
        request: as it came.
        world: the state.
        services: by version.
    """

    def __init__(self, request: Request, world: World, services: Mapping[str, Service]) -> None:
        self._world = world
        self._services = services
        self._path = request.path
        self.request_id = str(uuid.uuid4()).upper()
        self.relaxed = []
        self._broken: CloudError | None = None
        try:
            self._wire = Wire.of(request)
        except CloudError as error:
            self._broken = error.with_traceback(None)
            self._wire = Wire(request.method, (), (), lower_headers(request), b"")
        self.parameters = self._sent = self._wire.parameters
        headers = self._wire.headers
        self.action = headers.get("x-acs-action") or self._sent.get("Action", "")
        self._version = headers.get("x-acs-version") or self._sent.get("Version", "")
        kind = HeaderCredential if self._wire.is_header_signed else QueryCredential
        self._credential: Credential = kind.of(self._wire)
        self.key_id = self._credential.key_id
        known = services.get(self._version)
        self.service = known.name if known else ""
        operation = known.operations.get(self.action) if known else None
        self.resource = self._sent.get(operation.resource, "") if operation else ""
        if operation and not operation.signed:
            self.key_id = world.namespaces.name(account_of(self.resource))

    @property
    def _settings(self) -> Settings:
        namespaces = self._world.namespaces
        return self._world.settings.of(namespaces.account(self.key_id) if namespaces.knows(self.key_id) else None)

    @property
    def _form(self) -> answers.Form:
        """JSON or XML: what `Format` says, else what `Accept` says, else what the signature's age suggests."""
        asked = self._sent.get("Format", "").lower()
        if asked in ("json", "xml"):
            return cast("answers.Form", asked)
        accepted = self._wire.headers.get("accept", "")
        if "json" in accepted or self._wire.is_header_signed:
            return "xml" if "xml" in accepted and "json" not in accepted else "json"
        return self._settings.default_format

    @property
    def _operation(self) -> Operation:
        return self._services[self._version].operations[self.action]

    def admit(self) -> None:
        """Format, action and version, then the sender."""
        if self._broken:
            raise self._broken
        if self._sent.get("Format", "json").lower() not in ("json", "xml"):
            raise refused("InvalidParameter.Format")
        if self._wire.method not in ("GET", "POST"):
            raise refused("UnsupportedHTTPMethod")
        for name, value in (("Action", self.action), ("Version", self._version)):
            if not value:
                raise missing(name, self._settings)
        if self._version not in self._services:
            raise refused("InvalidVersion")
        if self._path != "/" or self.action not in self._services[self._version].operations:
            raise refused("InvalidAction.NotFound")
        if self._operation.signed:
            self._credential.verify(self._world, self._settings)
            if not is_allowed(self._settings, self.service, self.action):
                raise refused("NoPermission" if self.service == "Sts" else "Forbidden.RAM")

    @property
    def _namespace(self) -> Namespace:
        namespaces = self._world.namespaces
        if self._operation.signed:
            return namespaces.of(self.key_id)
        account = account_of(self.resource)
        if not account:
            raise refused("InvalidParameter.RoleArn")
        return namespaces.of_account(account, account)

    def perform(self) -> Answer:
        """Count the call, check its parameters, carry it out."""
        operation, settings = self._operation, self._settings
        namespace = self._namespace
        counted = (namespace.account, self._sent.get("RegionId", ""), self.action)
        if settings.rate_limits and operation.qps and not self._world.limits.admit(counted, operation.qps):
            raise self.throttled()
        call = Call(
            namespace=namespace,
            parameters=self._read_parameters(operation, settings),
            request_id=self.request_id,
            session=self._credential.token is not None,
            issued=self._world.namespaces.issued,
            signer=self._world.namespaces.issued.find(self.key_id),
        )
        return operation.perform(call)

    def _read_parameters(self, operation: Operation, settings: Settings) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, text in self._sent.items():
            declared = next((each for each in operation.parameters if each.matches(name)), None)
            if declared is None:
                if name not in _COMMON:
                    self._refuse_unknown(name, settings)
                continue
            try:
                values[name] = declared.read(text)
            except ValueError as error:
                raise refused(declared.malformed, f"{name}={text} is not valid.") from error
        for each in operation.parameters:
            if each.required and not values.get(each.name):
                raise missing(each.name, settings)
        return values

    def _refuse_unknown(self, name: str, settings: Settings) -> None:
        if settings.strict:
            raise refused("UnsupportedParameter", f"{self.action} has no parameter {name}.")
        self.relaxed.append(name)

    def throttled(self) -> CloudError:
        """The limit of an account's calls."""
        return refused("Throttling.User")

    def injected(self, code: str, status: int | None, message: str | None) -> CloudError:
        """An error that was asked for."""
        return refused(code, message, status)

    def accept(self, answer: Answer) -> Response:
        """The answer of the operation."""
        return answers.success(self.action, answer, self.request_id, self._form)

    def refuse(self, error: CloudError) -> Response:
        """The answer to a refused request."""
        return answers.failure(
            error, self.request_id, self._wire.headers.get("host", ""), self.service.lower(), self._form
        )
