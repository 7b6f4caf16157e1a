"""What the provider process imports before its first call: every `pulumi up` pays for it, twice."""

import re
import subprocess
import sys

import pytest

SHARE = 2.0  # of what pydantic takes beside them: a busy machine slows both
MODELS = ("pulumi_livemedia.alibaba.live_caster.model",)  # building pydantic's validators is another matter

# The host process of dynamic providers has these when the engine asks its first question.
START = """
import dill, grpc, pulumi.dynamic
theirs = set(sys.modules)
import pulumi_livemedia.providers
provider = pulumi_livemedia.providers.LiveCasterProvider()
"""
FIRST_CALL = """
from pulumi.dynamic import ConfigureRequest
from pulumi.dynamic.config import Config
provider.configure(ConfigureRequest(Config({}, "shows")))
provider.check({}, {"casterId": "caster-1"})
provider.diff("caster-1", {"casterId": "caster-1"}, {"casterId": "caster-2"})
"""
REPORT = """
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - theirs}))
"""


def imported_by(program: str) -> set[str]:
    """The top-level packages beyond those of the SDK's host process."""
    run = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", f"import sys\n{program}\n{REPORT}"], capture_output=True, text=True, check=True
    )
    return set(run.stdout.splitlines()[-1].split())


def foreign(names: set[str]) -> set[str]:
    """Those that belong neither to Python, nor to us, nor to pydantic."""
    ours = {"pulumi", "pulumi_livemedia", "pydantic", "pydantic_core", "annotated_types", "typing_extensions"}
    ours |= {"typing_inspection"}
    known = ours | set(sys.stdlib_module_names)
    return {name for name in names if name not in known and not name.startswith("_sysconfigdata")}


def share() -> float:
    """What our own modules take to import, without the models, to what pydantic's take."""
    run = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-X", "importtime", "-c", f"import sys\n{START}\n{FIRST_CALL}"],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = re.findall(r"^import time: +(\d+) \| +\d+ \| +(\S+)", run.stderr, re.MULTILINE)
    times = {module: int(microseconds) for microseconds, module in lines}
    assert set(MODELS) <= set(times)
    ours = sum(time for module, time in times.items() if module.startswith("pulumi_livemedia") and module not in MODELS)
    return ours / sum(time for module, time in times.items() if module.startswith("pydantic"))


@pytest.mark.parametrize("program", [START, START + FIRST_CALL], ids=["start", "until the first call"])
def test_nothing_but_pydantic_is_imported_before_the_first_call(program: str) -> None:
    assert foreign(imported_by(program)) == set()


def test_our_own_modules_are_imported_quickly() -> None:
    assert min(share() for _ in range(5)) < SHARE
