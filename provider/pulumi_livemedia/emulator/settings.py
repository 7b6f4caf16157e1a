"""The values of the switches: for everybody, and for one namespace on top of that."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import get_args, get_origin, get_type_hints

from pulumi_livemedia.emulator.behaviours import Settings, plain
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.strict import LARGEST, as_object, at_least, http_url, suggestion, typed
from pulumi_livemedia.emulator.transitions import Transition

_HINTS = get_type_hints(Settings)
_MOST = {each.name: each.metadata["most"] for each in fields(Settings) if "most" in each.metadata}


def read_setting(name: str, value: object) -> object:
    """Check one value of `PUT /_emulator/settings` and bring it into its inner form; None stays None."""
    if name not in _HINTS:
        raise ControlError(f"settings: unknown name {name!r}; {suggestion(name, [*_HINTS, 'accounts'])}")
    hint, where = _HINTS[name], f"settings.{name}"
    if value is None:
        return None
    if isinstance(hint, type) and issubclass(hint, Transition):
        return hint.parse(value, where)
    if hint in (bool, int):
        return at_least(typed(value, hint, where), 0, where, _MOST.get(name, LARGEST))
    if get_origin(hint) is tuple:
        return _texts(value, where)
    if hint is str:
        return http_url(value, where) if value else ""
    if value not in get_args(hint):
        raise ControlError(f"{where}: {value!r} must be one of {', '.join(map(repr, get_args(hint)))}")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    return tuple(typed(each, str, f"{where}[{number}]") for number, each in enumerate(typed(value, list, where)))


class SettingsBook:
    """The settings of everybody and of each account.

    A namespace's own value wins over everybody's, which wins over the default.

    Attributes:
        base: defaults of this emulator, which no reset forgets.
    """

    def __init__(self) -> None:
        self.base: dict[str, object] = {}
        self._common: dict[str, object] = {}
        self._own: dict[str, dict[str, object]] = {}
        # Every request asks several times: what was worked out is kept until something changes.
        self._known: dict[str | None, Settings] = {}
        self._known_base: dict[str, object] = {}

    def change(self, document: object, account: str | None = None) -> None:
        """Set some switches; null brings the default back. Nothing changes if one value is wrong.

        Args:
            document: names and values.
            account: whose settings; None for everybody's.
        """
        given = as_object(document, "settings")
        checked = {name: read_setting(name, value) for name, value in given.items()}
        book = self._common if account is None else self._own.setdefault(account, {})
        book.update(checked)
        for name in [name for name, value in book.items() if value is None]:
            del book[name]
        self._forget()

    def of(self, account: str | None = None) -> Settings:
        """The values that hold for an account, or for everybody."""
        if self._known_base != self.base:
            self._forget()
        owner = account if account in self._own else None
        known = self._known.get(owner)
        if known is None:
            known = self._known[owner] = self._of(owner)
        return known

    def _forget(self) -> None:
        self._known.clear()
        self._known_base = dict(self.base)

    def _of(self, account: str | None) -> Settings:
        own = self._own.get(account, {}) if account is not None else {}
        return replace(Settings(), **self.base | self._common | own)  # type: ignore[arg-type]  # checked by read_setting

    def chosen(self, account: str | None = None) -> dict[str, object]:
        """The switches that were set, for an account or for everybody, in the form that `change` reads."""
        book = self._common if account is None else self._own.get(account, {})
        return {name: plain(value) for name, value in sorted(book.items())}

    def backup(self) -> Callable[[], None]:
        """What brings the present values back."""
        common, own = dict(self._common), {account: dict(book) for account, book in self._own.items()}

        def restore() -> None:
            self._common, self._own = common, own
            self._forget()

        return restore

    def reset(self, account: str | None = None) -> None:
        """Back to the defaults: an account's own settings, or all."""
        if account is None:
            self._common.clear()
            self._own.clear()
        else:
            self._own.pop(account, None)
        self._forget()


def to_json(settings: Settings) -> Mapping[str, object]:
    """Names and values, in the form that `change` reads."""
    return {each.name: plain(getattr(settings, each.name)) for each in fields(Settings)}
