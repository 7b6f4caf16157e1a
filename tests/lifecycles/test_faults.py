"""Every call of every operation goes wrong in every way; what becomes of it is what the page says."""

from pathlib import Path

import pytest

from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles import matrix
from tests.lifecycles.subjects import OPERATIONS, SUBJECTS, Subject


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("kind", SUBJECTS)
def test_the_page_says_what_happens(kind: str, operation: str, server: EmulatorServer, transport: Transport) -> None:
    def subject() -> Subject:
        return SUBJECTS[kind](server, transport)

    section = matrix.section(kind, operation, subject)

    assert section in Path(matrix.PAGE).read_text(), "renew docs/faults.md: python -m tests.lifecycles.matrix"
