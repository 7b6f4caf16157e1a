"""Errors read well, survive pickling, and form the tree that is drawn."""

import copy
import pickle
from collections.abc import Iterator

import pytest

from pulumi_livemedia.calls import errors
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    CloudAnswer,
    LivemediaError,
    MissingCredentials,
    NotFound,
    Throttled,
    TimedOut,
    UnknownAnswer,
)

REFUSAL = CloudAnswer("live.aliyuncs.com", 404, "InvalidCaster.NotFound", "6EBD1AC4-C34D", "The caster\n is not there.")


def family(cls: type[LivemediaError], depth: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the classes below one with their depth, those of this module only."""
    yield depth, cls.__name__
    for child in cls.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from family(child, depth + 1)


def test_tree_is_the_one_in_the_docstring() -> None:
    _, _, drawing = (errors.__doc__ or "").partition("\n\n")
    names = [line.strip(" │├└─").split()[0] for line in drawing.splitlines()]

    assert names == [name for _, name in family(LivemediaError)]


def test_layout() -> None:
    error = LivemediaError("caster 80787064 has no playback domain", cloud=REFUSAL, cure="set DomainName")

    assert str(error) == (
        "caster 80787064 has no playback domain\n"
        "  cloud:  InvalidCaster.NotFound (HTTP 404) from live.aliyuncs.com, request 6EBD1AC4-C34D: "
        "The caster is not there.\n"
        "  cure:   set DomainName"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert str(LivemediaError("it failed")) == "it failed"
    assert str(CloudAnswer("live.aliyuncs.com", 502)) == "HTTP 502 from live.aliyuncs.com"


def test_what_was_tried_stands_on_lines_of_its_own() -> None:
    error = MissingCredentials("there is no access key", tried=["environment: not set", "file: none"], cure="set one")

    assert str(error).splitlines()[1:] == [
        "  tried:  environment: not set",
        "  tried:  file: none",
        "  cure:   set one",
    ]


def test_a_failed_call_tells_what_was_called() -> None:
    error = Throttled("StartCaster", host="live.aliyuncs.com", cloud=REFUSAL, attempts=3, detail="quota used up")

    assert error.problem == (
        "StartCaster was refused, because there are too many calls (after 3 attempts): quota used up"
    )
    assert (error.operation, error.host, error.attempts) == ("StartCaster", "live.aliyuncs.com", 3)
    assert (error.code, error.status) == ("InvalidCaster.NotFound", 404)
    assert (error.request_id, error.message) == ("6EBD1AC4-C34D", "The caster is not there.")


def test_a_call_without_an_answer() -> None:
    error = Ambiguous("StartCaster", host="live.aliyuncs.com")

    assert (error.code, error.status, error.message, error.request_id) == ("", 0, "", "")
    assert error.cloud is None


def test_doubt_follows_from_the_kind_unless_it_is_known_better() -> None:
    assert Ambiguous("StartCaster", host="a").may_have_happened
    assert UnknownAnswer("StartCaster", host="a").may_have_happened
    assert not NotFound("StartCaster", host="a").may_have_happened
    assert not UnknownAnswer("DescribeCasters", host="a", may_have_happened=False).may_have_happened


def test_kinds_say_different_things() -> None:
    kinds = [kind for kind in CallFailed.__subclasses__() if kind.__module__ == errors.__name__]

    assert len({kind.summary for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("kind", [CallFailed, *CallFailed.__subclasses__()], ids=lambda kind: kind.__name__)
def test_calls_survive_pickling(kind: type[CallFailed]) -> None:
    error = kind("StartCaster", host="live.aliyuncs.com", cloud=REFUSAL, attempts=2, detail="reset", cure="wait")

    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):  # noqa: S301 - pickled above
        assert type(twin) is kind
        assert str(twin) == str(error)
        assert twin.__dict__ == error.__dict__


@pytest.mark.parametrize("kind", [LivemediaError, MissingCredentials, TimedOut])
def test_others_survive_pickling(kind: type[LivemediaError]) -> None:
    error = kind("a problem", cloud=REFUSAL, tried=["this"], cure="a cure")

    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - pickled above

    assert type(twin) is kind
    assert (str(twin), twin.args) == (str(error), error.args)


def test_no_text_carries_a_secret() -> None:
    secret = "auth_key=hidden"
    cloud = CloudAnswer("live.aliyuncs.com", 400, "SignatureDoesNotMatch", "1", f"string to sign is: {secret}")
    error = CallFailed("StartCaster", host="a", cloud=cloud, detail=secret, cure=secret)
    missing = MissingCredentials(secret, tried=[secret])

    texts = [str(error), repr(error), str(error.args), error.message, str(missing), repr(missing)]

    assert not any("hidden" in text for text in texts)


def test_a_cloud_cannot_command_the_terminal_by_any_of_its_words() -> None:
    answer = CloudAnswer("host", 400, "\x1b[2JCode\nerror: all is well", "R\x07-1", "\x1b]0;title\x07words")

    assert (
        str(answer)
        == "\ufffd[2JCode error: all is well (HTTP 400) from host, request R\ufffd-1: \ufffd]0;title\ufffdwords"
    )
    assert len(CloudAnswer("host", 400, "C" * 1000).code) == 128
