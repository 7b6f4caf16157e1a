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
    ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
    for room in ("calls", "alibaba/credential_sources", "volcengine/credential_sources")
    for file in (PACKAGE / room).rglob("*.py")
    if file.stem != "http"
)
STATIC_KEY = """
import importlib, sys, types
package = types.ModuleType("pulumi_livemedia")
package.__path__ = [sys.argv[1]]
sys.modules["pulumi_livemedia"] = package
names = ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"]
names += ["VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY"]
for cloud in ("alibaba", "volcengine"):
    importlib.import_module(f"pulumi_livemedia.{cloud}.client")
    find = importlib.import_module(f"pulumi_livemedia.{cloud}.credentials").find_credentials
    assert find({}, environ=dict.fromkeys(names, "x")).access_key_id == "x"
sources = {name for name in sys.modules if ".credential_sources." in name and not name.endswith(".environment")}
print(*sorted(sources | {"subprocess", "shlex", "httpx"} & set(sys.modules)))
"""


@pytest.mark.parametrize("module", [*MODULES, "pulumi_livemedia.alibaba.client", "pulumi_livemedia.volcengine.client"])
def test_nothing_slow_is_imported(module: str) -> None:
    probe = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-I", "-c", PROBE, str(PACKAGE), module], capture_output=True, text=True, check=True
    )

    assert probe.stdout.split() == []


def test_static_keys_pay_for_no_other_source() -> None:
    probe = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-I", "-c", STATIC_KEY, str(PACKAGE)], capture_output=True, text=True, check=True
    )

    assert probe.stdout.split() == []
