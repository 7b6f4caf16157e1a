"""Playback URLs and the authentication keys that they may carry.

A key has the form `auth_key=<unix seconds>-<random>-<uid>-<md5>` and is valid until the time that it names. Each
answer of the cloud carries a new one.
Source: https://www.alibabacloud.com/help/en/live/user-guide/url-signing
"""

import re
from collections.abc import Iterable
from datetime import datetime

_KEY = re.compile(r"([?&])auth_key=(\d+)[^&#]*")


def carries_key(value: object) -> bool:
    """Whether a value is, or contains at any depth, a URL with which anybody may watch."""
    if isinstance(value, list):
        return any(map(carries_key, value))
    if isinstance(value, dict):
        return any(map(carries_key, value.values()))
    return isinstance(value, str) and _KEY.search(value) is not None


def without_key(url: str) -> str:
    """The URL without its key, which is what identifies the stream."""
    return _KEY.sub(r"\1", url)


def is_valid_at(url: str, time: datetime) -> bool:
    """Whether the URL can be used at a time; always, where it carries no key."""
    key = _KEY.search(url)
    return key is None or int(key[2]) > time.timestamp()


class KnownUrls:
    """URLs that were given out before; they are kept as long as they work, so that a refresh is quiet."""

    def __init__(self, urls: Iterable[str | None], now: datetime) -> None:
        self._kept = {without_key(url): url for url in urls if url and is_valid_at(url, now)}

    def prefer(self, url: str | None) -> str | None:
        """The known URL of the same stream while it is valid, else the given one."""
        return url and self._kept.get(without_key(url), url)
