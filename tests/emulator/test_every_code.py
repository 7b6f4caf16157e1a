"""Every published error code can be had: by a request that provokes it, or, where nothing does here, by a fault."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import pulumi_livemedia.emulator
from pulumi_livemedia.emulator.alibaba import errors as alibaba
from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.emulator.volcengine import errors as volcengine
from tests.emulator.documented_codes import ALIBABA_STS, LIVE_GATEWAY, LIVE_WITHOUT_CAUSE, RTC, VOLCENGINE_GATEWAY
from tests.emulator.gateway_codes import LIVE, VOLCENGINE
from tests.emulator.live_codes import CASES, COMMON, PUBLISHED
from tests.emulator.signing import Caller, refusal
from tests.emulator.volcengine_signing import Volcengine
from tests.emulator.volcengine_signing import refusal as rtc_refusal

Choose = Callable[..., None]

PROVOKED = COMMON | {case.code: case.status for case in CASES}
OF_LIVE = LIVE_GATEWAY | ALIBABA_STS | LIVE_WITHOUT_CAUSE | PROVOKED
OF_VOLCENGINE = VOLCENGINE_GATEWAY | RTC
# Retired, or of accounts and keys that are not as all keys here are.
LIVE_BY_FAULT = OF_LIVE.keys() - PROVOKED.keys() - LIVE.keys()
VOLCENGINE_BY_FAULT = OF_VOLCENGINE.keys() - VOLCENGINE.keys()


@pytest.fixture(scope="session")
def shared(still: EmulatorServer) -> EmulatorServer:
    """On a clock that stands still, calls are always too many for one second."""
    return still


@pytest.mark.parametrize("code", LIVE)
def test_the_gateway_of_live(live: Caller, choose: Choose, code: str) -> None:
    assert refusal(LIVE[code](live, choose)) == (OF_LIVE[code], code)


@pytest.mark.parametrize("code", VOLCENGINE)
def test_volcengine(rtc: Volcengine, choose: Choose, code: str) -> None:
    assert rtc_refusal(VOLCENGINE[code](rtc, choose)) == (OF_VOLCENGINE[code], code)


@pytest.mark.parametrize("code", sorted(LIVE_BY_FAULT))
def test_a_fault_of_live_has_the_published_status(live: Caller, inject: Callable[..., str], code: str) -> None:
    inject(times=1, error={"code": code})
    response = live("DescribeCasters")
    assert refusal(response) == (OF_LIVE[code], code)
    assert response.json()["Message"] != alibaba.refused("Nonsense").message


@pytest.mark.parametrize("code", sorted(VOLCENGINE_BY_FAULT))
def test_a_fault_of_volcengine_has_the_published_status(rtc: Volcengine, inject: Callable[..., str], code: str) -> None:
    inject(times=1, error={"code": code})
    response = rtc.get("GetRecordTask")
    assert rtc_refusal(response) == (OF_VOLCENGINE[code], code)
    assert response.json()["ResponseMetadata"]["Error"]["Message"] != volcengine.refused("Nonsense").message


def test_no_code_is_missing_and_none_is_invented() -> None:
    published = {code for codes in PUBLISHED.values() for code in codes.split()} | LIVE_GATEWAY.keys() | COMMON.keys()
    published |= ALIBABA_STS.keys()
    assert {code: status for code, (status, _) in alibaba.KNOWN.items()} == OF_LIVE
    assert published == OF_LIVE.keys()
    known = {**volcengine.GATEWAY, **volcengine.RTC}
    assert {code: each.status for code, each in known.items()} == OF_VOLCENGINE


def test_the_code_raises_no_other() -> None:
    folder = Path(pulumi_livemedia.emulator.__file__).parent
    for cloud, known in (("alibaba", alibaba.KNOWN), ("volcengine", {**volcengine.GATEWAY, **volcengine.RTC})):
        raised = {code for path in (folder / cloud).rglob("*.py") for code in _raised(path)}
        assert len(raised) > 15
        assert raised - known.keys() == set()


def test_the_switches_choose_among_published_codes() -> None:
    choices = [each for hint in get_type_hints(Settings).values() for each in get_args(hint)]
    codes = {each for each in choices if isinstance(each, str) and "." in each}
    assert codes
    assert codes <= OF_LIVE.keys() | OF_VOLCENGINE.keys()


def _raised(path: Path) -> list[str]:
    """The codes that a module names where it refuses something."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            refuses = isinstance(node.func, ast.Name) and node.func.id == "refused"
            first = node.args[:1] if refuses else []
            named = [each.value for each in node.keywords if each.arg in ("code", "malformed", "missing")]
            found += [each.value for each in [*first, *named] if isinstance(each, ast.Constant)]
    return [str(code) for code in found]
