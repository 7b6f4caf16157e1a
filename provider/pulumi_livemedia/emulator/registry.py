"""The operations of a service: a table that each service fills, and that its gateway reads."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pulumi_livemedia.emulator.evidence import Evidence
from pulumi_livemedia.emulator.issued import IssuedKey, IssuedKeys
from pulumi_livemedia.emulator.namespaces import Namespace

Answer = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of an operation, after everything that its gateway checks.

    Attributes:
        namespace: whose things it sees.
        parameters: what was sent, in the types that the operation declares.
        request_id: the id of the request.
        session: whether a temporary credential signed it.
        issued: the temporary keys that were given out.
        signer: the one that signed it, if one of them did.
        method: the HTTP method; empty where it makes no difference.
        relaxed: takes the parameters that are ignored because `strict` is off.
    """

    namespace: Namespace
    parameters: Mapping[str, object]
    request_id: str
    session: bool = False
    issued: IssuedKeys = field(default_factory=IssuedKeys)
    signer: IssuedKey | None = None
    method: str = ""
    relaxed: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A parameter as text; empty if it was not sent."""
        return str(self.parameters.get(name, ""))

    def integer(self, name: str, default: int) -> int:
        """An integer parameter, or the default."""
        value = self.parameters.get(name)
        return value if isinstance(value, int) else default


@dataclass(frozen=True)
class Parameter:
    """A parameter that an operation takes.

    Attributes:
        name: the documented name; `N` between dots stands for a number.
        read: turns the text that was sent into a value, and raises ValueError if it cannot.
        required: whether the call is refused without it.
        malformed: the code for a text that cannot be read.
        from_zero: whether the numbers of a list may begin at 0; some SDKs count so.
    """

    name: str
    read: Callable[[str], object] = str
    required: bool = False
    malformed: str = "InvalidParameter.Malformed"
    from_zero: bool = False

    def matches(self, name: str) -> bool:
        """Whether this parameter is meant."""
        if ".N" not in self.name:
            return name == self.name
        return self._pattern.fullmatch(name) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        number = r"\.\d{1,9}" if self.from_zero else r"\.[1-9]\d{0,8}"
        return re.compile(re.escape(self.name).replace(r"\.N", number), re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation of a service.

    Attributes:
        name: the documented name.
        perform: does the work and gives the answer's members, without what is around every answer.
        parameters: all that it takes, except those that every operation takes.
        qps: the published calls per second; None if none is published.
        resource: the parameter that names the thing it is about, or several with slashes between them.
        json_body: whether the parameters come as a JSON body.
        evidence: assumed if a part of what it does to what is stored is not published.
        signed: whether it has to be signed; else the resource is a role, whose account it is about.
    """

    name: str
    perform: Callable[[Call], Answer]
    parameters: tuple[Parameter, ...] = ()
    qps: int | None = None
    resource: str = ""
    json_body: bool = False
    evidence: Evidence = "documented"
    signed: bool = True

    @property
    def methods(self) -> tuple[str, ...]:
        """The HTTP methods that it takes; a JSON body has to be posted."""
        return ("POST",) if self.json_body else ("GET", "POST")


@dataclass(frozen=True, slots=True)
class Service:
    """A service of a cloud, in one version of its API.

    Attributes:
        name: the product's code, such as `live`.
        version: the API version.
        operations: by name.
    """

    name: str
    version: str
    operations: dict[str, Operation] = field(default_factory=dict)

    def operation(  # noqa: PLR0913  # a row of a table
        self,
        *parameters: Parameter,
        name: str = "",
        qps: int | None = None,
        resource: str = "",
        json_body: bool = False,
        evidence: Evidence = "documented",
        signed: bool = True,
    ) -> Callable[[Callable[[Call], Answer]], Callable[[Call], Answer]]:
        """Register a function as an operation; `start_caster` becomes `StartCaster`, unless a name is given."""

        def register(perform: Callable[[Call], Answer]) -> Callable[[Call], Answer]:
            known = name or "".join(word.capitalize() for word in perform.__name__.split("_"))
            self.operations[known] = Operation(
                name=known,
                perform=perform,
                parameters=parameters,
                qps=qps,
                resource=resource,
                json_body=json_body,
                evidence=evidence,
                signed=signed,
            )
            return perform

        return register


def account_of(role: object) -> str:
    """The account number in the name of a role, in either cloud's form; empty if it is none."""
    found = re.fullmatch(r"(?:acs:ram|trn:iam)::(\d{1,20}):role/[\w.@-]{1,64}", str(role), re.ASCII)
    return found[1] if found else ""
