"""What `GET /` and the files beside it are served as."""

import re

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer

FILES = (
    "page.css",
    "content.css",
    "page.js",
    "calls.js",
    "elements.js",
    "picture.js",
    "resources.js",
    "words.js",
    "icon.svg",
)


def test_the_page_may_load_nothing_from_elsewhere(emulator: EmulatorServer, http: httpx.Client) -> None:
    response = http.get(emulator.url)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    policy = response.headers["Content-Security-Policy"].split("; ")
    assert policy[0] == "default-src 'none'"
    assert {rule.partition(" ")[2] for rule in policy} == {"'none'", "'self'", "'script'"}
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_all_that_the_page_names_is_there(emulator: EmulatorServer, http: httpx.Client) -> None:
    named = {"/"}
    waiting = ["/"]
    while waiting:
        text = http.get(f"{emulator.url}{waiting.pop()}").text
        found = set(re.findall(r'(?:href|src)="(/_emulator/page/[^"]+)"', text))
        found |= {f"/_emulator/page/{name}" for name in re.findall(r'from "\./([^"]+)"', text)}
        waiting += found - named
        named |= found
    assert named == {"/", *(f"/_emulator/page/{name}" for name in FILES)}


@pytest.mark.parametrize("name", FILES)
def test_no_file_names_an_outside_address(emulator: EmulatorServer, http: httpx.Client, name: str) -> None:
    response = http.get(f"{emulator.url}/_emulator/page/{name}")
    assert response.status_code == 200
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
    assert response.headers["content-type"] == kinds[name.rpartition(".")[2]]
    assert set(re.findall(r"https?://[^\s\"']+", response.text)) <= {"http://www.w3.org/2000/svg"}


def test_a_file_that_is_known_is_not_sent_again(emulator: EmulatorServer, http: httpx.Client) -> None:
    address = f"{emulator.url}/_emulator/page/page.css"
    again = http.get(address, headers={"If-None-Match": http.get(address).headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert http.get(emulator.url).status_code == 200, "the connection goes on"


@pytest.mark.parametrize(
    "path", ["/_emulator/page/page.py", "/_emulator/page/../app.py", "/_emulator/page/", "/_emulator/x"]
)
def test_nothing_else_is_served(emulator: EmulatorServer, http: httpx.Client, path: str) -> None:
    assert http.get(f"{emulator.url}{path}").status_code == 404


def test_looking_at_the_page_records_no_requests(emulator: EmulatorServer, http: httpx.Client) -> None:
    for path in ("/", "/favicon.ico", "/_emulator/page/page.js", "/_emulator/overview"):
        assert http.get(f"{emulator.url}{path}").status_code == 200
    assert http.get(f"{emulator.url}/_emulator/requests").json() == {"requests": []}
