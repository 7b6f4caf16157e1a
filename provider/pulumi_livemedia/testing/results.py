"""What an operation on a stack did, and what was said meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.property_values import Properties, reveal


@dataclass
class Step:
    """One step, as `pulumi preview` shows it."""

    op: str
    """`same`, `create`, `update`, `replace`, `create-replacement`, `delete-replaced`, `delete`, `read`, `refresh`,
    `remove-pending-replace` or `read-replacement`."""
    urn: str
    changes: Mapping[str, str] = field(default_factory=dict)
    """Kind of change by path: `{"layout.customLayout.regions[1].width": "update"}`."""
    replace_keys: tuple[str, ...] = ()
    """The properties for which it is replaced."""
    before: Properties | None = None
    """Inputs until now."""
    after: Properties | None = None
    """Inputs from now on."""
    failed: bool = False
    found: str = ""
    """What a refresh found: `same`, `update` or `delete`."""

    @property
    def name(self) -> str:
        """The resource's name in the program."""
        return urns.name_of(self.urn)

    @property
    def type(self) -> str:
        """The resource's type."""
        return urns.type_of(self.urn)

    def __str__(self) -> str:
        changed = f" [{', '.join(f'{kind} {path}' for path, kind in self.changes.items())}]" if self.changes else ""
        return f"{self.op} {self.type} {self.name}{changed}"


@dataclass(frozen=True)
class Diagnostic:
    """Something that was said."""

    severity: str
    """`info`, `warning`, `error`; `info#err` and `info#out` for what the provider process printed."""
    message: str
    urn: str = ""
    """The resource that it is about, or nothing."""

    def __str__(self) -> str:
        where = f"{urns.type_of(self.urn)} ({urns.name_of(self.urn)}): " if self.urn else ""
        return f"{where}{self.severity}: {self.message}"


@dataclass(frozen=True)
class Outputs:
    """The outputs of a stack. A secret one stays a `Secret` until `revealed` is called."""

    values: Properties

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - any value
        return self.values[name]

    def __contains__(self, name: object) -> bool:
        return name in self.values

    def __len__(self) -> int:
        return len(self.values)

    def revealed(self) -> Properties:
        """All outputs in plain text."""
        plain: Properties = reveal(self.values)
        return plain


@dataclass(frozen=True)
class Result:
    """What an operation did."""

    operation: str
    """`preview`, `up`, `refresh` or `destroy`."""
    steps: tuple[Step, ...]
    """In the order in which they began; those of the providers that nobody declared are left out."""
    diagnostics: tuple[Diagnostic, ...]
    outputs: Outputs
    summary: Mapping[str, int]
    """Number of resources by what was done with them: `create`, `update`, `replace`, `delete`, `same`, `read`."""

    @property
    def changes(self) -> list[str]:
        """What is not left as it is: `["replace LiveCaster evening-news"]`."""
        loud = ("create", "update", "replace", "delete")
        return [
            f"{step.op} {step.type.rsplit(':', 1)[-1]} {step.name}"
            for step in self.steps
            if step.op in loud and step.type != urns.STACK_TYPE
        ]

    def messages(self, severity: str) -> list[str]:
        """What was said with a severity."""
        return [said.message for said in self.diagnostics if said.severity == severity]


@dataclass(frozen=True)
class CheckFailure:
    """A mistake in the inputs of a resource."""

    urn: str
    property: str
    """Empty if it is about more than one, or about something in one; the reason then begins with the path."""
    reason: str


class StackFailed(Exception):
    """An operation on a stack failed. What had been done before is in the state.

    Attributes:
        result: what was done and said.
        check_failures: the mistakes that a check found.
    """

    def __init__(self, result: Result, check_failures: tuple[CheckFailure, ...] = ()) -> None:
        said = "\n".join(str(each) for each in result.diagnostics if each.severity in ("error", "warning"))
        super().__init__(f"{result.operation} failed\n{said}")
        self.result = result
        self.check_failures = check_failures

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was said."""
        return self.result.diagnostics

    @property
    def errors(self) -> list[str]:
        """The texts of the errors."""
        return self.result.messages("error")
