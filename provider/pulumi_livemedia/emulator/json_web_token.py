"""A JSON Web Token taken apart. Its signature is not verified: nobody has registered keys here."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime

from pulumi_livemedia.emulator.json_text import parse_json


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says about itself.

    Attributes:
        issuer: who vouches.
        subject: for whom.
        audience: who is to believe it.
        issued: when it was made.
        expires: when it ends.
    """

    issuer: str
    subject: str
    audience: tuple[str, ...]
    issued: datetime
    expires: datetime


def read(token: str) -> Claims:
    """Take a token apart.

    Raises:
        ValueError: it is none, or a claim that is needed is missing.
    """
    parts = token.split(".")
    if len(parts) != 3 or not parts[2]:  # noqa: PLR2004  # header, claims, signature
        raise ValueError("not three parts")
    header, claims = (_json(part) for part in parts[:2])
    if str(header.get("alg", "none")).lower() == "none":
        raise ValueError("not signed")
    audience = claims.get("aud")
    listed = tuple(map(str, audience)) if isinstance(audience, list) else (str(audience),)
    if not (claims.get("iss") and claims.get("sub") and audience):
        raise ValueError("iss, sub or aud is missing")
    return Claims(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        audience=listed,
        issued=_time(claims.get("iat")),
        expires=_time(claims.get("exp")),
    )


def _json(part: str) -> dict[str, object]:
    document = parse_json(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    if not isinstance(document, dict):
        raise ValueError("not an object")  # noqa: TRY004  # the one error of this module
    return document


def _time(value: object) -> datetime:
    if not isinstance(value, int | float):
        raise ValueError("iat or exp is missing")  # noqa: TRY004  # the same
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError) as error:
        raise ValueError("iat or exp is no time") from error
