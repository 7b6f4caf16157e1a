"""Settings are validated, and the error says what to write."""

import pytest

from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.calls.settings import max_attempts, max_concurrent_calls


def test_defaults() -> None:
    assert max_attempts({}) is None
    assert max_concurrent_calls({}) == 32
    assert max_concurrent_calls({"livemedia:maxConcurrentCalls": ""}) == 32


def test_given() -> None:
    assert max_attempts({"livemedia:maxAttempts": " 5 "}) == 5
    assert max_concurrent_calls({"livemedia:maxConcurrentCalls": "64"}) == 64


@pytest.mark.parametrize("text", ["0", "-1", "11", "2.5", "many", "³"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidSetting) as failure:
        max_attempts({"livemedia:maxAttempts": text})

    assert str(failure.value) == (
        f"livemedia:maxAttempts is '{text}', not a whole number from 1 to 10\n"
        "  cure:   pulumi config set livemedia:maxAttempts 3, or pulumi config rm livemedia:maxAttempts"
    )


def test_concurrent_calls_have_a_range_of_their_own() -> None:
    with pytest.raises(InvalidSetting, match="from 1 to 64"):
        max_concurrent_calls({"livemedia:maxConcurrentCalls": "65"})
