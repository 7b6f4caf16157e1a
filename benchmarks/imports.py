"""Where the start of a process goes: what each package takes to import, by `-X importtime`."""

import re
import subprocess
import sys
from collections.abc import Mapping

PROGRAM = "import pulumi, pulumi_livemedia as livemedia; livemedia.RtcRecordTask; livemedia.LiveCaster"
"""What a program imports."""
PROVIDER = """
import dill, grpc, pulumi.dynamic, pulumi_livemedia.providers as providers
provider = providers.RtcRecordTaskProvider()
provider.check({}, {})
"""
"""What the provider process imports until it has answered its first check."""
CREATE = f"""{PROVIDER}
import pulumi_livemedia.volcengine.client, pulumi_livemedia.volcengine.rtc_record_task.lifecycle, httpcore
from pulumi_livemedia.calls import endpoint, pool
pool.over_http(endpoint.Endpoint.parse("http://127.0.0.1:1", setting="the benchmark"))
"""
"""The same until its first call."""
_OWN = re.compile(r"^import time: +(\d+) \| +\d+ \| +(\S+)$", re.MULTILINE)
_SHOWN = ("pulumi_livemedia", "pydantic", "pulumi", "httpx", "grpc")
_KIN = {"pydantic_core": "pydantic", "annotated_types": "pydantic", "httpcore": "httpx", "h11": "httpx"}


def milliseconds(program: str) -> Mapping[str, float]:
    """Milliseconds that the modules of each package take themselves, without what they import in turn."""
    run = subprocess.run(  # noqa: S603  # our own interpreter and text
        [sys.executable, "-X", "importtime", "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    spent = dict.fromkeys((*_SHOWN, "others"), 0.0)
    for microseconds, module in _OWN.findall(run.stderr):
        package = module.partition(".")[0]
        package = _KIN.get(package, package)
        spent[package if package in spent else "others"] += int(microseconds) / 1000
    return spent
