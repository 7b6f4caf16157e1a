"""The file in which a platform keeps an OIDC token fresh: read again each time, never shown."""

from pathlib import Path

from pulumi_livemedia.calls.errors import MissingCredentials

_LONGEST = 65_536


def read_token(path: str, source: str) -> str:
    """Return the token that is in a file now, without the white space around it.

    Args:
        path: of the file.
        source: where the path was found, in words for users.

    Raises:
        MissingCredentials: the file is not there, cannot be read, is empty, or is too long for a token.
    """
    try:
        with Path(path).open(encoding="ascii") as file:
            token = file.read(_LONGEST + 1).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(path, source, f"cannot be read ({type(error).__name__})") from None
    if not token:
        raise _unusable(path, source, "is empty")
    if len(token) > _LONGEST:
        raise _unusable(path, source, f"has more than {_LONGEST} characters")
    return token


def _unusable(path: str, source: str, reason: str) -> MissingCredentials:
    return MissingCredentials(
        f"the OIDC token file {path} ({source}) {reason}",
        cure="let the platform write a token there: a projected service account token, or that of the CI job",
    )
