"""What we show passes our own checks: no warning, and nothing from a warning on that `livemedia layout` finds.

A note stands in one example: a recording without a limit (LM305), where the program says why.
"""

import json
from pathlib import Path

import pytest

from pulumi_livemedia.testing import Emulator, MakeStack
from tests.docs.programs import configuration, doubts, program_of, source
from tools.markdown import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*/__main__.py"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.usefixtures("livemedia_emulator")
def test_an_example_has_nothing_to_be_warned_of(
    path: Path, livemedia_stack: MakeStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(path.parent)
    needs = path.parent / "emulator.json"
    config = configuration(json.loads(source(needs))) if needs.exists() else {}
    stack = livemedia_stack(program_of(source(path), str(path)), config=config, folder=path.parent)

    preview = stack.preview()

    assert {step.op for step in preview.steps} == {"create"}
    assert doubts(preview) == []


def test_what_is_legal_but_wrong_would_be_told(livemedia_stack: MakeStack, livemedia_emulator: Emulator) -> None:
    text = source(ROOT / "examples" / "quickstart" / "__main__.py")
    wrong = text.replace("render_mode=livemedia.RenderMode.CROP,", "").replace("max_idle_time=600, ", "")

    told = doubts(livemedia_stack(program_of(wrong, "wrong.py")).preview())

    assert wrong.count("\n") == text.count("\n")
    assert any("LM104" in doubt for doubt in told)
    assert any("maxIdleTime" in doubt for doubt in told)
    assert livemedia_emulator.requests() == []
