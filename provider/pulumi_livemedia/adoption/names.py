"""Names of resources, and of the variables that hold them."""

import builtins
import keyword
import re
import unicodedata
from collections.abc import Container
from typing import Final

_SEPARATORS: Final = re.compile(r"\W+")
_LONGEST: Final = 60
_NOT_OURS: Final = frozenset({*keyword.kwlist, *keyword.softkwlist, *dir(builtins), "pulumi", "livemedia"})


def variable(name: str, taken: Container[str] = (), otherwise: str = "imported") -> str:
    """Return a name that Python takes, and that nobody has.

    Args:
        name: whatever people call the thing, in any script.
        taken: the names that others have.
        otherwise: what it is called where nothing of the name is left.
    """
    plain = _SEPARATORS.sub("_", unicodedata.normalize("NFKC", name)).strip("_").lower()[:_LONGEST].strip("_")
    plain = plain or otherwise
    plain = plain if plain.isidentifier() else f"{otherwise}_{plain}"
    plain = plain if plain.isidentifier() else otherwise
    found, count = plain, 1
    while found in taken or found in _NOT_OURS:
        count += 1
        found = f"{plain}_{count}"
    return found


def resource_name(variable_name: str) -> str:
    """Return the name of a resource whose variable has this one."""
    return variable_name.replace("_", "-")
