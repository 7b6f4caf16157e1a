"""Each check finds its example, and nothing else does."""

from typing import Any

import pytest

from pulumi_livemedia.review.checks.check import Finding
from pulumi_livemedia.review.checks.examples import EXAMPLES, SOUND, patched
from pulumi_livemedia.review.checks.registry import CHECKS
from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.documents import declared
from pulumi_livemedia.review.reading import subject_of


def found(request: dict[str, Any]) -> list[Finding]:
    return findings(subject_of(declared(request, "evening-news")))


def test_nothing_is_wrong_with_the_sound_recording() -> None:
    assert found(SOUND) == []


def test_each_check_has_an_example_and_a_documentation() -> None:
    assert set(EXAMPLES) == set(CHECKS)
    assert all(check.summary.endswith(".") for check in CHECKS.values())


@pytest.mark.parametrize("code", CHECKS)
def test_the_bad_example_triggers_its_check_and_no_other(code: str) -> None:
    request = patched(SOUND, EXAMPLES[code].bad)

    assert {finding.code for finding in found(request)} == {code}


@pytest.mark.parametrize("code", CHECKS)
def test_the_good_example_triggers_nothing(code: str) -> None:
    request = patched(SOUND, EXAMPLES[code].good)

    assert request != patched(SOUND, EXAMPLES[code].bad)
    assert [finding.text for finding in found(request)] == []
