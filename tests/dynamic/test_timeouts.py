"""How long an operation may take."""

import pytest

from pulumi_livemedia.dynamic.timeouts import DEFAULTS, seconds, timeout


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("5m", 300),
        ("1h30m", 5400),
        ("40s", 40),
        ("1.5h", 5400),
        ("1m30.5s", 90.5),
        ("250ms", 0.25),
        ("1s500ms", 1.5),
        ("3us", 3e-6),
        ("7ns", 7e-9),
    ],
)
def test_durations_are_read_as_pulumi_writes_them(duration: str, expected: float) -> None:
    assert seconds(duration) == pytest.approx(expected)


@pytest.mark.parametrize(
    "duration", ["", "5", "soon", "5 m", "-5m", "0s", "0m0s", "5d", "m", "5mm", "5m ", "1e3s", ".5h"]
)
def test_anything_else_is_refused(duration: str) -> None:
    with pytest.raises(ValueError, match="is not a duration such as 5m, 1h30m or 40s"):
        seconds(duration)


@pytest.mark.parametrize("operation", ["create", "read", "update", "delete"])
@pytest.mark.parametrize("properties", [{}, {"__timeouts": None}, {"__timeouts": {}}, {"__timeouts": {"other": "1s"}}])
def test_an_operation_has_a_default(properties: dict[str, dict[str, str] | None], operation: str) -> None:
    assert timeout(properties, operation) == DEFAULTS[operation]


def test_what_the_user_gave_wins() -> None:
    assert timeout({"__timeouts": {"create": "10m"}}, "create") == 600
    assert timeout({"__timeouts": {"create": "10m"}}, "delete") == DEFAULTS["delete"]
