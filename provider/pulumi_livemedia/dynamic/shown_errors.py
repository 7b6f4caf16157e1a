"""How an error reaches the user: one exception with a clean text, whatever was raised."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.redaction import redact
from pulumi_livemedia.version import __version__

_P = ParamSpec("_P")
_T = TypeVar("_T")


def shown(method: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let a method of a provider raise nothing but exceptions made by `to_shown`.

    A `BaseException` such as `SystemExit` would leave the engine without an answer, and it would wait for ever.
    """

    @functools.wraps(method)
    def wrapper(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return method(*args, **kwargs)
        except BaseException as error:  # noqa: BLE001 - see above
            raise to_shown(error).with_traceback(error.__traceback__) from None

    return wrapper


def to_shown(error: BaseException) -> Exception:
    """The exception whose last line in a traceback is what the user should read."""
    if isinstance(error, LivemediaError):
        return _exception(type(error).__name__, str(error))
    return _exception(
        "UnexpectedError",
        redact(f"{type(error).__name__}: {error}\n  cure:   this is a defect of pulumi-livemedia {__version__}. ")
        + "Please report it with the traceback, which `pulumi config set livemedia:traceback true` shows",
    )


def _exception(name: str, text: str) -> Exception:
    """An exception that Python prints as `livemedia.<name>: <text>`."""
    kind: Any = type(name, (Exception,), {"__module__": "livemedia"})
    shown_error: Exception = kind(text)
    return shown_error
