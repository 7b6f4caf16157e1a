"""Argument and output classes of resources, typed for editors and type checkers."""

from typing import TypeVar, dataclass_transform

import pulumi

_T = TypeVar("_T")


@dataclass_transform(kw_only_default=True, field_specifiers=(pulumi.property,))
def arguments(cls: type[_T]) -> type[_T]:
    """Make a class of annotated properties an input type; its constructor takes them by keyword."""
    return pulumi.input_type(cls)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(pulumi.property,))
def outputs(cls: type[_T]) -> type[_T]:
    """Make a class of annotated properties an output type."""
    return pulumi.output_type(cls)
