"""Findings as marks in a drawing."""

from collections.abc import Sequence
from typing import Final

from pulumi_livemedia.review.checks.check import Finding, Level
from pulumi_livemedia.review.drawing.sheet import Mark

_COLOURS: Final = {Level.ERROR: "#d1242f", Level.WARNING: "#bf8700", Level.NOTE: "#0969da"}


def marks_of(findings: Sequence[Finding]) -> list[Mark]:
    """The findings, the worst first; those of the lowest level are told, but give no region a colour."""
    return [
        Mark(_COLOURS[finding.level], finding.code, finding.text, finding.keys if finding.level > Level.NOTE else ())
        for finding in findings
    ]
