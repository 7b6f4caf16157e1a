"""Between a look and a stop somebody may have brought the same thing back."""

from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.kinds import Kind
from pulumi_livemedia.providers import RtcRecordTaskProvider
from pulumi_livemedia.sweep import sweeping
from pulumi_livemedia.sweep.documents import Document
from pulumi_livemedia.sweep.findings import Finding, Looked
from pulumi_livemedia.sweep.gathering import Request
from pulumi_livemedia.sweep.inventory import Source, take_stock
from pulumi_livemedia.sweep.ownership import Ownership
from pulumi_livemedia.sweep.report import Report
from tests.sweep.stage import begun, declared, row

REQUEST = Request((), (), ("dev",), Path(), 0)
TASK = declared("evening-news", "dev")
THING = f"{TASK.app_id}/{TASK.room_id}/{TASK.task_id}"
HELD = row("RtcRecordTask", "evening-news", "dev", THING, {}, {})


def stop(monkeypatch: pytest.MonkeyPatch, before: Document, now: Document) -> tuple[str, list[str]]:
    """Stop what was found; the problem, and what was stopped."""
    stopped: list[str] = []

    def act(say: Any) -> None:  # noqa: ANN401 - takes what says a line
        say("stopping")

    finding = Finding(
        Kind(RtcRecordTaskProvider), THING, "", "recording", "", "h", "r", Ownership(is_ours=True, reason=""), act
    )
    monkeypatch.setattr(sweeping, "gather_again", lambda _request: [Source(now)])
    report = Report(take_stock([Source(before)]), Looked([finding]))
    return sweeping.end(report, REQUEST, finding, stopped.append), stopped


EMPTY = Document("stack dev", ())
DECLARED = Document("stack dev", (HELD,))
BEGUN = Document("stack dev", (), (begun(),))


@pytest.mark.parametrize("now", [DECLARED, BEGUN], ids=["declared", "begun"])
def test_what_was_brought_back_meanwhile_goes_on(monkeypatch: pytest.MonkeyPatch, now: Document) -> None:
    problem, stopped = stop(monkeypatch, EMPTY, now)

    assert "was declared by a stack since it was looked at, so it stays" in problem
    assert stopped == []


@pytest.mark.parametrize(("before", "now"), [(EMPTY, EMPTY), (BEGUN, BEGUN), (BEGUN, EMPTY)])
def test_what_is_still_undeclared_is_stopped(monkeypatch: pytest.MonkeyPatch, before: Document, now: Document) -> None:
    assert stop(monkeypatch, before, now) == ("", ["stopping"])
