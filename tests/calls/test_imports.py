"""What is slow to import is not imported before it is needed: every `pulumi up` would pay for it."""

import subprocess
import sys
from pathlib import Path

import pytest

import pulumi_livemedia.calls

PACKAGE = Path(pulumi_livemedia.calls.__file__).parent.parent

# The package's own __init__ is for programs and may import more; only the rooms below it are looked at here.
PROBE = """
import importlib, sys, types
package = types.ModuleType("pulumi_livemedia")
package.__path__ = [sys.argv[1]]
sys.modules["pulumi_livemedia"] = package
importlib.import_module(sys.argv[2])
print(*sorted({"httpx", "pydantic", "pulumi", "email", "requests"} & set(sys.modules)))
"""

MODULES = sorted(
    f"pulumi_livemedia.calls.{file.stem}" for file in (PACKAGE / "calls").glob("*.py") if file.stem != "http"
)


@pytest.mark.parametrize("module", [*MODULES, "pulumi_livemedia.alibaba.client", "pulumi_livemedia.volcengine.client"])
def test_nothing_slow_is_imported(module: str) -> None:
    probe = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-I", "-c", PROBE, str(PACKAGE), module], capture_output=True, text=True, check=True
    )

    assert probe.stdout.split() == []
