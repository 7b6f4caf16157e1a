"""Settings that are the same for every cloud, read strictly."""

from collections.abc import Mapping

from pulumi_livemedia.calls.errors import InvalidSetting

MAX_ATTEMPTS = "livemedia:maxAttempts"
MAX_CONCURRENT_CALLS = "livemedia:maxConcurrentCalls"
DEFAULT_CONCURRENT_CALLS = 32
"""From afar an answer takes a quarter of a second: fewer calls at once would be slower than the rates allow."""
MOST_CONCURRENT_CALLS = 64


def max_attempts(settings: Mapping[str, str]) -> int | None:
    """Return how many times a call is tried, 1 to 10; None if that is not set.

    Raises:
        InvalidSetting: it is set to something else.
    """
    return _whole_number(settings, MAX_ATTEMPTS, 10)


def max_concurrent_calls(settings: Mapping[str, str]) -> int:
    """Return how many calls may be on the wire at the same time, 1 to `MOST_CONCURRENT_CALLS`.

    Raises:
        InvalidSetting: it is set to something else.
    """
    return _whole_number(settings, MAX_CONCURRENT_CALLS, MOST_CONCURRENT_CALLS) or DEFAULT_CONCURRENT_CALLS


def _whole_number(settings: Mapping[str, str], key: str, highest: int) -> int | None:
    text = settings.get(key, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= highest):
        raise InvalidSetting(
            f"{key} is {text!r}, not a whole number from 1 to {highest}",
            cure=f"pulumi config set {key} 3, or pulumi config rm {key}",
        )
    return int(text)
