"""How a test makes a stack out of a program."""

from collections.abc import Mapping
from pathlib import Path

from pulumi.automation import ConfigValue

from pulumi_livemedia.testing.mocked_package import Call, NewResource
from pulumi_livemedia.testing.operation import CALL_TIMEOUT, Surroundings
from pulumi_livemedia.testing.program_run import Program
from pulumi_livemedia.testing.property_values import Secret
from pulumi_livemedia.testing.stack import Stack

Config = Mapping[str, str | ConfigValue]


def make_stack(  # noqa: PLR0913 - the ways in which stacks differ
    program: Program,
    *,
    name: str = "dev",
    project: str = "project",
    config: Config | None = None,
    environment: Mapping[str, str | None] | None = None,
    folder: Path | None = None,
    new_resource: NewResource | None = None,
    call: Call | None = None,
    timeout: float = CALL_TIMEOUT,
) -> Stack:
    """A stack without resources.

    Args:
        program: a function that declares resources, as for the Automation API.
        name: of the stack.
        project: its project.
        config: the stack's configuration. A key without a namespace is the project's; a `ConfigValue` of
            `pulumi.automation` can be secret.
        environment: variables of the provider process, besides those of this process or instead; None removes one.
        folder: where the provider process runs; this process's own without one.
        new_resource: plays resources of other packages, as `new_resource` of `pulumi.runtime.Mocks` does.
        call: plays functions of other packages, as `call` of `pulumi.runtime.Mocks` does.
        timeout: seconds that one call of the provider may take.
    """
    surroundings = Surroundings(
        name=name,
        project=project,
        config={_key(key, project): _value(value) for key, value in (config or {}).items()},
        environment=environment or {},
        folder=folder or Path.cwd(),
        new_resource=new_resource,
        call=call,
        call_timeout=timeout,
    )
    return Stack(program, surroundings)


def _key(key: str, project: str) -> str:
    return key if ":" in key else f"{project}:{key}"


def _value(value: str | ConfigValue) -> str | Secret:
    if isinstance(value, ConfigValue):
        return Secret(value.value) if value.secret else value.value
    return value
