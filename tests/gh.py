"""A stand-in for GitHub's `gh api`, as far as the workflows use it: it makes the calls, and applies jq to each page.

Source: https://cli.github.com/manual/gh_api
"""

import argparse
import json
import os
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import jq  # type: ignore[import-not-found]  # it has no types

NEXT = re.compile(r'<([^>]+)>; rel="next"')


def main() -> int:
    """Run it; the exit code."""
    arguments = _arguments()
    url: str | None = f"{os.environ['GITHUB_API_URL']}/{arguments.path}"
    while url:
        try:
            text, link = _call(arguments.method, url, _fields(arguments.field))
        except urllib.error.HTTPError as error:
            told = json.loads(error.read()).get("message", "")
            sys.stderr.write(f"gh: {told} (HTTP {error.code})\n")
            return 1
        sys.stdout.writelines(f"{line}\n" for line in _shown(text, arguments.jq))
        found = NEXT.search(link)
        url = found[1] if arguments.paginate and found else None
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("command", choices=["api"])
    parser.add_argument("path")
    parser.add_argument("--paginate", action="store_true")
    parser.add_argument("--method", default="GET")
    parser.add_argument("--jq")
    parser.add_argument("--field", action="append", default=[])
    return parser.parse_args()


def _fields(given: list[str]) -> dict[str, str]:
    pairs = (field.split("=", 1) for field in given)
    return {name: Path(value[1:]).read_text() if value.startswith("@") else value for name, value in pairs}


def _call(method: str, url: str, fields: dict[str, str]) -> tuple[str, str]:
    body = json.dumps(fields).encode() if fields else None
    headers = {"Authorization": f"token {os.environ['GH_TOKEN']}", "Content-Type": "application/json"}
    request = urllib.request.Request(url, body, headers, method=method)  # noqa: S310 - that of the test
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - the same
        return answer.read().decode(), answer.headers.get("Link", "")


def _shown(text: str, query: str | None) -> list[str]:
    if query is None:
        return [text]
    found: list[Any] = jq.compile(query).input_text(text).all()
    return [each if isinstance(each, str) else json.dumps(each) for each in found]


if __name__ == "__main__":
    sys.exit(main())
