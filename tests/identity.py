"""OIDC tokens, and roles to assume at the emulator."""

import base64
import json
import time
from pathlib import Path
from typing import Any

ISSUER = "https://token.actions.githubusercontent.com"
SUBJECT = "repo:studio/shows:ref:refs/heads/main"


def token(audience: str | list[str], *, issuer: str = ISSUER, seconds: float = 600, **claims: object) -> str:
    """Return a JSON Web Token that is good for some seconds; its signature is nothing.

    Mint it in the test: one of the collection has expired when a long run comes to its test.
    """
    now = time.time()
    payload: dict[str, Any] = {"iss": issuer, "sub": SUBJECT, "aud": audience, "iat": now, "exp": now + seconds}
    return ".".join(
        base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
        for part in ({"alg": "RS256", "kid": "1"}, {**payload, **claims}, "signature")
    )


def write(folder: Path, text: str, name: str = "token") -> str:
    """Write a token into a file, as platforms do: with a line's end; return its path."""
    file = folder / name
    file.write_text(f"{text}\n")
    return str(file)
