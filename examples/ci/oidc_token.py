"""Asks GitHub for the OIDC tokens of this job and writes each into a file of its own.

    python oidc_token.py sts.aliyuncs.com=/tmp/alibaba-token sts.volcengine.com=/tmp/volcengine-token
    python oidc_token.py --every 240 sts.aliyuncs.com=/tmp/alibaba-token &

The job needs `permissions: {id-token: write}`. A token is good for some minutes and is exchanged for a key that is good
for an hour; with `--every` the files are kept fresh for jobs that take longer.
Source: https://docs.github.com/en/actions/reference/security/oidc
"""

import argparse
import json
import os
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

SECONDS = 30


def ask(audience: str) -> str:
    """Return a token for an audience.

    Raises:
        SystemExit: there is none; says what to do.
    """
    try:
        url, bearer = os.environ["ACTIONS_ID_TOKEN_REQUEST_URL"], os.environ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]
    except KeyError as error:
        sys.exit(f"{error} is not set: give the job `permissions: {{id-token: write}}`")
    request = urllib.request.Request(  # noqa: S310 - GitHub tells the address
        f"{url}{'&' if '?' in url else '?'}audience={quote(audience, safe='')}",
        headers={"Authorization": f"bearer {bearer}", "Accept": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - the same
            return str(json.load(answer)["value"])
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"GitHub gave no token for {audience}: {type(error).__name__}")


def write(path: Path, token: str) -> None:
    """Replace a file at once, so that nobody reads half a token; only this user can read it."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(token)
    unfinished.replace(path)


def main() -> None:
    """Write the tokens, once or again and again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", metavar="audience=file", help="for whom a token is, and where it goes")
    parser.add_argument("--every", type=float, metavar="SECONDS", help="go on, and renew them so often")
    options = parser.parse_args()
    pairs = [pair.partition("=") for pair in options.pairs]
    while True:
        for audience, _, file in pairs:
            write(Path(file), ask(audience))
        if options.every is None:
            return
        time.sleep(options.every)


if __name__ == "__main__":
    main()
