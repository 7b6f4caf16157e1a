"""Whatever is raised reaches the user as one exception with a clean text."""

import asyncio
import traceback

import pytest

from pulumi_livemedia.calls.errors import CloudAnswer, LivemediaError, MissingCredentials
from pulumi_livemedia.dynamic.shown_errors import shown, to_shown
from pulumi_livemedia.version import __version__


class CannotSing(LivemediaError):
    """For tests."""


def last_lines(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(error))


def test_an_error_of_ours_keeps_its_name_and_its_text() -> None:
    error = CannotSing("it is mute", cloud=CloudAnswer("host", 404, "Voice.NotFound", "R-1"), cure="feed it")

    assert last_lines(to_shown(error)) == (
        "livemedia.CannotSing: it is mute\n"
        "  cloud:  Voice.NotFound (HTTP 404) from host, request R-1\n"
        "  cure:   feed it\n"
    )


def test_what_was_tried_is_shown() -> None:
    text = last_lines(to_shown(MissingCredentials("no key", tried=["here", "there"])))

    assert text == "livemedia.MissingCredentials: no key\n  tried:  here\n  tried:  there\n"


@pytest.mark.parametrize(
    "raised", [KeyError("key"), SystemExit(3), KeyboardInterrupt(), asyncio.CancelledError(), GeneratorExit()]
)
def test_everything_else_becomes_an_exception_that_asks_for_a_report(raised: BaseException) -> None:
    @shown
    def work() -> None:
        raise raised

    with pytest.raises(Exception, match="defect of pulumi-livemedia") as caught:
        work()

    text = last_lines(caught.value)
    assert text.startswith(f"livemedia.UnexpectedError: {type(raised).__name__}: ")
    assert f"this is a defect of pulumi-livemedia {__version__}" in text
    assert "pulumi config set livemedia:traceback true" in text


def test_the_place_where_it_was_raised_is_kept_and_no_chain_of_causes_is_shown() -> None:
    @shown
    def work() -> None:
        try:
            int("x")
        except ValueError as error:
            raise CannotSing("it is mute") from error

    with pytest.raises(Exception, match="it is mute") as caught:
        work()

    text = "".join(traceback.format_exception(caught.value))
    assert "in work" in text
    assert "direct cause" not in text
    assert "During handling" not in text


@pytest.mark.parametrize(
    "secret",
    [
        "SecretKey=hunter2",
        "rtmp://play.example.com/a?auth_key=hunter2-0-0-abc",
        '{"AccessKeySecret": "hunter2"}',
        "Authorization: hunter2",
        "https://user:hunter2@example.com/",
    ],
)
@pytest.mark.parametrize("kind", [CannotSing, ValueError])
def test_no_secret_is_shown(kind: type[Exception], secret: str) -> None:
    assert "hunter2" not in last_lines(to_shown(kind(f"refused: {secret}")))


def test_a_method_that_raises_nothing_is_left_alone() -> None:
    @shown
    def add(left: int, *, right: int) -> int:
        """Add."""
        return left + right

    assert add(1, right=2) == 3
    assert (add.__name__, add.__doc__) == ("add", "Add.")
