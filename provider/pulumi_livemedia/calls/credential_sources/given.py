"""What a service or a command that gives out credentials has answered."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from pulumi_livemedia.calls.credentials import Credentials, Temporary
from pulumi_livemedia.calls.errors import CallFailed, MissingCredentials
from pulumi_livemedia.calls.fields import Fields, ShapeError

LONGEST: Final = 64 * 1024
"""Bytes of an answer that are read, at most: credentials have some thousand."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of temporary credentials are called.

    Attributes:
        key_id: of the access key id.
        secret: of the access key secret.
        token: of the token.
        expiry: of the moments at which they end, the first one that is there counts.
    """

    key_id: str
    secret: str
    token: str
    expiry: tuple[str, ...]


def temporary(fields: Fields, names: Names, source: str, now: datetime, *, needs_token: bool = True) -> Temporary:
    """Return the credentials in an answer.

    Args:
        fields: of the answer.
        names: what the parts are called.
        source: where they come from, in words for users.
        now: the time of the answer.
        needs_token: whether credentials without a token are refused.

    Raises:
        ShapeError: a part is missing or malformed, or the credentials have ended already; no secret is in its text.
    """
    found = Credentials(
        fields.required_text(names.key_id),
        fields.required_text(names.secret),
        fields.required_text(names.token) if needs_token else fields.text(names.token),
        source,
    )
    return Temporary(found, _lifetime(fields, names, now))


def json_object(text: str | bytes) -> Fields:
    """Return the object that a text is in JSON.

    Raises:
        ShapeError: it is none; nothing of it is in the error.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise ShapeError("what was given out is not JSON") from None
    if not isinstance(document, dict):
        raise ShapeError("what was given out is not a JSON object")
    return Fields(document)


def not_obtained(what: str, source: str, error: CallFailed) -> MissingCredentials:
    """Return the failure to obtain credentials by a call, with what the cloud said.

    It is no failure of the call for which they were needed: whether a thing exists was not even asked.
    """
    return MissingCredentials(f"{what} ({source}): {error.problem}", cloud=error.cloud, cure=error.cure)


def _lifetime(fields: Fields, names: Names, now: datetime) -> float | None:
    for name in names.expiry:
        text = fields.text(name)
        if text:
            left = (_moment(name, text) - now).total_seconds()
            if left <= 0:
                raise ShapeError(f"what was given out has expired: {name} is {text}")
            return left
    return None


def _moment(name: str, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ShapeError(f"{name} is not a time") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
