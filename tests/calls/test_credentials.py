"""One source wins whole, and an error says what was looked for where."""

from dataclasses import dataclass

import pytest

from pulumi_livemedia.calls.credentials import Credentials, NotServing, Part, from_parts, resolve
from pulumi_livemedia.calls.errors import MissingCredentials

KEY = Credentials("id-1", "hidden-secret", "hidden-token", "somewhere")


@dataclass
class Place:
    """A source with a fixed outcome."""

    name: str
    found: Credentials | NotServing
    asked: bool = False

    def load(self) -> Credentials | NotServing:
        """Return the outcome."""
        self.asked = True
        return self.found


def test_secrets_are_not_shown() -> None:
    assert "hidden" not in repr(KEY) + str(KEY) + f"{Part('secret', 'hidden')}"
    assert KEY.secrets() == ("hidden-secret", "hidden-token")
    assert Credentials("id", "s").secrets() == ("s",)


def test_the_first_source_that_serves_wins() -> None:
    places = [Place("a", NotServing("empty")), Place("b", KEY), Place("c", KEY)]

    assert resolve(places, whose="a cloud", cure="") is KEY
    assert [place.asked for place in places] == [True, True, False]


def test_nothing_anywhere() -> None:
    places = [Place("environment", NotServing("KEY is not set")), Place("file", NotServing("no such file"))]

    with pytest.raises(MissingCredentials) as failure:
        resolve(places, whose="a cloud", cure="set KEY")

    assert str(failure.value) == (
        "there is no access key for a cloud\n"
        "  tried:  environment: KEY is not set\n"
        "  tried:  file: no such file\n"
        "  cure:   set KEY"
    )


def test_parts() -> None:
    whole = from_parts("env", Part("ID", "a"), Part("SECRET", "b"), Part("TOKEN", ""))
    nothing = from_parts("env", Part("ID", ""), Part("SECRET", ""), Part("TOKEN", "leftover"))

    assert whole == Credentials("a", "b", "", "env")
    assert nothing == NotServing("ID and SECRET are not set")


@pytest.mark.parametrize(
    ("key_id", "secret", "there", "missing"), [("a", "", "ID", "SECRET"), ("", "b", "SECRET", "ID")]
)
def test_half_a_key(key_id: str, secret: str, there: str, missing: str) -> None:
    with pytest.raises(MissingCredentials) as failure:
        from_parts("env", Part("ID", key_id), Part("SECRET", secret), Part("TOKEN", ""))

    assert failure.value.problem == f"half an access key (env): {there} is set, {missing} is not"
    assert missing in failure.value.cure
