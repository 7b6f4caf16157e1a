"""Runs the checks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pulumi_livemedia.review.checks.check import Check, Finding, Subject, boxes_at
from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.checks.registry import CHECKS
from pulumi_livemedia.structures.holes import HoleTouched

MOST_BOXES: Final = 200
"""Of a picture whose boxes are compared with each other. No cloud takes as many, which a rule says."""


def findings(subject: Subject, configuration: Configuration | None = None) -> list[Finding]:
    """What is legal but wrong, the worst first; a check that needs an unknown value says nothing."""
    configuration = configuration or Configuration()
    if subject.picture is not None and len(subject.picture.boxes) > MOST_BOXES:
        subject = replace(subject, picture=None)
    found = [
        finding
        for code, check in CHECKS.items()
        if configuration.is_selected(code)
        for finding in _look(check, subject, configuration)
    ]
    return sorted(found, key=lambda finding: -finding.level)


def _look(check: Check, subject: Subject, configuration: Configuration) -> Iterator[Finding]:
    level = configuration.level_of(check.code, check.level)
    try:
        for failure in check.find(subject, configuration.options):
            boxes = boxes_at(subject.picture, failure.path)
            keys = tuple(box.key for box in boxes)
            label = boxes[0].label if boxes else ""
            yield Finding(check.code, level, failure.path, failure.rule, failure.cure, keys, label)
    except HoleTouched:
        return
