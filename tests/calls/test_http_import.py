"""httpx is imported without its own command line, by whichever threads come first."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.pool import over_http
{before}
endpoint = Endpoint.parse("http://127.0.0.1:1", setting="the test")
with ThreadPoolExecutor(8) as threads:
    assert len(list(threads.map(lambda _: over_http(endpoint), range(8)))) == 8
print("rich" in sys.modules, "httpx._main" in sys.modules)
import httpx._main
"""


@pytest.mark.parametrize(("before", "found"), [("", "False False"), ("import httpx", "True True")])
def test_what_only_its_command_line_needs_is_left_out(before: str, found: str) -> None:
    run = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", PROGRAM.format(before=before)], capture_output=True, text=True, check=True, timeout=60
    )

    assert run.stdout.strip() == found
