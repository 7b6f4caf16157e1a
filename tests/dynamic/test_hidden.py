"""What the engine does not tell a provider travels in hidden inputs."""

from collections.abc import Mapping

from pulumi_livemedia.dynamic.hidden import hidden, visible

PROPERTIES: Mapping[str, object] = {
    "casterId": "a",
    "__name": "show",
    "__scope": "project/stack",
    "__timeouts": None,
    "__provider": "gASV",
    "__schema": 1,
    "__defaults": [],
}


def test_only_what_this_package_passes_on_is_kept() -> None:
    assert hidden(PROPERTIES) == {"__name": "show", "__scope": "project/stack"}


def test_timeouts_are_kept_where_they_are_given() -> None:
    assert hidden({"__timeouts": {"create": "5m"}}) == {"__timeouts": {"create": "5m"}}


def test_no_hidden_key_is_visible() -> None:
    assert visible(PROPERTIES) == {"casterId": "a"}
