"""Structures as they stand in state: one spelling, nothing that is absent, secrets marked as a whole."""

from typing import Annotated, Any

from pydantic import Field

from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import Secret
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.structure import Structure


class Key(Structure):
    """Opens something."""

    key_id: str
    secret_key: Annotated[str | None, Secret()] = None


class Store(Structure):
    """Keeps something."""

    bucket_name: str | None = None
    key: Key | None = None
    keys: Annotated[list[Key], Secret(when=bool)] = Field([])
    labels: dict[str, Any] = Field({})


def marked(value: object) -> object:
    return ("secret", value)


def properties(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    return to_properties(Store.examine(values), marked)


def test_names_are_in_state_spelling_at_every_depth_and_absent_values_are_left_out() -> None:
    assert properties(key={"KeyId": "a"}) == {"key": {"keyId": "a"}, "keys": [], "labels": {}}


def test_the_keys_of_a_map_are_the_users_own() -> None:
    assert properties(labels={"my_key": None, "MyKey": [1]})["labels"] == {"my_key": None, "MyKey": [1]}


def test_a_secret_is_marked_where_it_stands() -> None:
    assert properties(key={"keyId": "a", "secretKey": "b"})["key"] == {"keyId": "a", "secretKey": ("secret", "b")}


def test_a_value_that_is_secret_under_a_condition_is_marked_only_then() -> None:
    assert properties(keys=[])["keys"] == []
    assert properties(keys=[{"keyId": "a"}])["keys"] == ("secret", [{"keyId": "a"}])


def test_unknown_values_come_out_as_they_went_in() -> None:
    unknown = object()

    assert properties(bucketName=Hole(unknown), labels={"a": [Hole(unknown)]}) == {
        "bucketName": unknown,
        "keys": [],
        "labels": {"a": [unknown]},
    }


def test_an_unknown_value_of_a_secret_field_is_marked_too() -> None:
    unknown = object()

    assert properties(key={"keyId": "a", "secretKey": Hole(unknown)})["key"]["secretKey"] == ("secret", unknown)
