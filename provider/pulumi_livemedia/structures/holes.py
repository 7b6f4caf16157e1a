"""Places in a structure whose value is not known yet, or not valid.

A preview knows only a part of the values, and a program can be wrong in several places at once. Both leave
holes in the model. A rule that touches a hole can not be decided and is left out; every other rule still speaks.
"""

from typing import Any, NoReturn

from pulumi_livemedia.structures.failures import Failure


class HoleTouched(Exception):
    """A rule used a value that is unknown or invalid."""


class Hole:
    """Stands where a value is unknown or invalid; whoever uses it as a value ends by `HoleTouched`."""

    __slots__ = ("failures", "value")

    def __init__(self, value: object, failures: tuple[Failure, ...] = ()) -> None:
        self.value = value
        """What the program gave; it travels on untouched."""
        self.failures = failures
        """What is wrong with it; nothing, where it is merely unknown."""

    def _touch(self, *_: Any) -> NoReturn:  # noqa: ANN401 - stands for every operator
        raise HoleTouched

    def __getattr__(self, name: str) -> NoReturn:
        # Python itself asks for dunder names (copying, printing, testing): that is no use of the value.
        raise AttributeError(name) if name.startswith("__") else HoleTouched(name)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _touch
    __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = __int__ = __float__ = __str__ = _touch
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __mod__ = __call__ = _touch

    def __hash__(self) -> NoReturn:
        # A hole is equal to nothing, so it can not be a key.
        raise HoleTouched

    def __repr__(self) -> str:
        return f"Hole({len(self.failures)} failures)"
