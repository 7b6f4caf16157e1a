"""The base of every documented structure.

A structure is a pydantic model whose fields carry the documented names. It is read in two ways. `model_validate`
raises at the first opportunity, as pydantic does. `examine` never raises: it builds the model with holes where a
value is unknown or invalid, so that everything that is wrong can be said at once.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, Final, Self, TypeVar, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
    model_validator,
)

from pulumi_livemedia.structures import wording
from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import has_buried_marker
from pulumi_livemedia.structures.spelling import nearest, to_state

_EXAMINING: Final = object()
_IS_RULE: Final = "_is_rule"

Findings = Iterator[Failure]
_RuleMethod = TypeVar("_RuleMethod", bound=Callable[[Any], Findings])


def rule(method: _RuleMethod) -> _RuleMethod:
    """Mark a method of a structure as a rule over several fields.

    The method yields a `Failure` for each breach, its path relative to the structure. It may use its fields
    freely: where one is unknown or invalid, the rest of the rule is left out. Keep one rule to one matter.
    """
    setattr(method, _IS_RULE, True)
    return method


class Structure(BaseModel):
    """A documented structure; immutable."""

    # A value may be secret, so no error may quote it.
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_state, populate_by_name=True, hide_input_in_errors=True
    )

    cloud_defaults: ClassVar[bool] = False
    """Whether the defaults are the cloud's own. They are then neither written into state nor sent, and where the
    whole structure is absent, that means the same as one with nothing but defaults."""

    _refused: tuple[Failure, ...] = PrivateAttr(default=())
    _rules: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        for name, field in cls.model_fields.items():
            if has_buried_marker(field.annotation):
                raise TypeError(f"{cls.__name__}.{name}: markers count only around the whole type of a field")
        cls._rules = tuple(name for name in dir(cls) if hasattr(getattr(cls, name, None), _IS_RULE))

    @classmethod
    def examine(cls, properties: Mapping[str, Any]) -> Self:
        """The structure as far as it can be understood, with holes for the rest; it never raises."""
        return cls.model_validate(dict(properties), context=_EXAMINING)

    @classmethod
    @functools.cache
    def names(cls) -> Mapping[str, str]:
        """The state spelling of each field, by its Python name."""
        return {name: field.alias or name for name, field in cls.model_fields.items()}

    @classmethod
    def implied(cls) -> Self | None:
        """The structure that an absent one means; None where it means that there is none."""
        if not cls.cloud_defaults or any(field.is_required() for field in cls.model_fields.values()):
            return None
        return cls()

    def is_written(self, name: str) -> bool:
        """Whether a field stands in state and on the wire: given, or with a default that is our own."""
        return not self.cloud_defaults or name in self.model_fields_set

    @classmethod
    def values_of(cls, structure: Self) -> dict[str, Any]:
        """The values of this class's own fields in a structure that may have further ones, by Python name."""
        return {name: getattr(structure, name) for name in cls.model_fields}

    @property
    def refused(self) -> tuple[Failure, ...]:
        """The keys that no field has, found by `examine`."""
        return self._refused

    def rules(self) -> Iterator[Callable[[], Findings]]:
        """The rules over several fields."""
        return (getattr(self, name) for name in self._rules)

    @field_validator("*", mode="wrap")
    @classmethod
    def _leave_a_hole(cls, value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
        if info.context is not _EXAMINING:
            return handler(value)
        if isinstance(value, Hole):
            return value
        try:
            return handler(value)
        except ValidationError as error:
            return Hole(value, tuple(_failures(error)))

    @model_validator(mode="wrap")
    @classmethod
    def _take_any_spelling(cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if not isinstance(value, Mapping):
            if info.context is not _EXAMINING or isinstance(value, cls):
                return handler(value)
            known_bad = (Failure((), wording.NOT_AN_OBJECT),)
            hole = value if isinstance(value, Hole) else Hole(value, known_bad)
            return cast("Self", hole)
        given, refused = cls._sort_keys(value)
        if info.context is not _EXAMINING:
            return handler(given | {str(failure.path[0]): None for failure in refused})
        structure = handler(cls._missing(refused) | given)
        structure._refused = tuple(refused)  # noqa: SLF001 - its own class
        return structure

    @classmethod
    def _missing(cls, refused: list[Failure]) -> dict[str, Hole]:
        """A hole for each required field; a misspelt one is refused already, and not missing as well."""
        cures = {failure.cure for failure in refused}
        return {
            spelling: Hole(None, () if wording.meant(spelling) in cures else (failure,))
            for spelling, failure in cls._required().items()
        }

    @classmethod
    @functools.cache
    def _required(cls) -> Mapping[str, Failure]:
        """What is wrong where a required field is not given, by its state spelling."""
        fields = cls.model_fields.items()
        return {cls.names()[name]: wording.required(field.metadata) for name, field in fields if field.is_required()}

    @classmethod
    @functools.cache
    def _spellings(cls) -> frozenset[str]:
        """The state spelling of every field."""
        return frozenset(cls.names().values())

    @classmethod
    def _sort_keys(cls, value: Mapping[str, Any]) -> tuple[dict[str, Any], list[Failure]]:
        """The given values under their state spelling, and a failure for each key that no field has."""
        known = cls._spellings()
        given: dict[str, Any] = {}
        refused: list[Failure] = []
        for key, item in value.items():
            name = to_state(key)
            if name not in known:
                refused.append(Failure((key,), *wording.unknown_key(nearest(key, known))))
            elif name in given and item is not None:
                refused.append(Failure((key,), f"is given twice: it is another spelling of {name}"))
            elif item is not None:
                given[name] = item
        return given, refused


def _failures(error: ValidationError) -> Iterator[Failure]:
    for details in error.errors(include_url=False):
        if not isinstance(details["input"], Hole):
            yield wording.failure_of(details)
