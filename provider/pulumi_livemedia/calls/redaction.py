"""Texts without secrets: what is said to people, logged, or written into state passes through here."""

import re
from collections.abc import Iterable

MASK = "***"
"""Stands where a secret stood."""
UNSHOWN = "\ufffd"
"""Stands where a character stood that would not show."""

_SECRET_NAMES = (
    r"access_?key_?secret",
    r"secret_?access_?key",
    r"secret_?key",
    r"(?:security|session|sts|oidc)[_-]?token",
    r"signature",
    r"auth_?key",
    r"authorization",
    r"password",
)
# An equals sign may come percent-encoded, even twice: clouds echo the string they wanted signed.
_ASSIGNED = re.compile(
    rf"""(?P<name>[\w.-]*(?:{"|".join(_SECRET_NAMES)}))(?P<sign>["']?\s*(?:=|%(?:25)*3D)\s*["']?)"""
    r"""(?P<value>(?:(?!%(?:25)*26)[^\s&"'<>,;])+)""",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    rf"""(?P<name>["'][\w.-]*(?:{"|".join(_SECRET_NAMES)})["'])(?P<sign>\s*:\s*["'])(?P<value>[^"']+)""",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?P<name>\b(?:authorization|x-[\w-]*(?:token|signature)))(?P<sign>:\s*)(?P<value>[^\r\n]+)",
    re.IGNORECASE,
)
_USERINFO = re.compile(r"(?P<name>//)(?P<sign>)(?P<value>[^/\s@]+)(?=@)")
# Everything that was signed is in such an echo, with all parameters: nothing of it is worth the risk.
_ECHO = re.compile(r"((?:string to sign|canonical ?request)[^:=]{0,40}[:=]).*", re.IGNORECASE | re.DOTALL)


def redact(text: str, known: Iterable[str] = ()) -> str:
    """Return the text with every secret in it masked.

    Masks the values of secrets by their names (`auth_key=...`, `"AccessKeySecret": "..."`, percent-encoded or
    not), user names and passwords in URLs, and whole echoes of a string to sign.

    Args:
        text: what is about to be shown.
        known: secrets that must not appear, wherever they stand.
    """
    # The longest first: one secret may be the beginning of another.
    for secret in sorted(known, key=len, reverse=True):
        text = text.replace(secret, MASK) if secret else text
    text = _ECHO.sub(rf"\1 {MASK}", text)
    for pattern in (_HEADER, _QUOTED, _ASSIGNED, _USERINFO):
        text = pattern.sub(rf"\g<name>\g<sign>{MASK}", text)
    return text


def one_line(text: str, limit: int = 400) -> str:
    """Return the text on one line, cut off with an ellipsis at `limit` characters.

    What does not show is replaced: escape sequences would command the reader's terminal, and marks of writing direction
    let a text read otherwise than it is.
    """
    line = "".join(sign if sign.isprintable() else UNSHOWN for sign in " ".join(text.split()))
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
