"""What holds for every legal recording."""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.spelling import to_documented
from pulumi_livemedia.volcengine.rtc_record_task.identity import restart_properties
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.warnings import warnings
from pulumi_livemedia.volcengine.rtc_record_task.wire import to_update, to_wire
from tests.rtc_record_task.samples import FULL, found
from tests.rtc_record_task.strategies import recordings

_Place = tuple[Any, Any]
# A busy machine is no failure.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def respelt(value: object, spell: Callable[[str], str], shuffled: random.Random) -> object:
    """The same with other keys, in another order, and its whole numbers as the engine brings them."""
    if isinstance(value, dict):
        items = [(spell(key), respelt(item, spell, shuffled)) for key, item in value.items()]
        shuffled.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        return [respelt(item, spell, shuffled) for item in value]
    return float(value) if type(value) is int else value


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def places(value: object) -> Iterator[_Place]:
    """Each map or list in a value, with each of its keys or positions."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        yield from places(value[key])  # type: ignore[index]


def said(declared: dict[str, Any]) -> list[str]:
    return warnings(RtcRecordTaskInputs.examine(declared))


@patient
@given(recordings())
def test_a_legal_recording_has_no_failures(declared: dict[str, Any]) -> None:
    assert found(declared) == {}


@patient
@given(recordings())
def test_a_checked_recording_is_the_same_recording(declared: dict[str, Any]) -> None:
    first = RtcRecordTaskInputs.examine(declared)
    kept = to_properties(first, lambda value: value)
    again = RtcRecordTaskInputs.model_validate(kept)

    assert to_properties(again, lambda value: value) == kept
    assert restart_properties(again) == restart_properties(first)
    assert changes(first, again) == []
    assert to_wire(again) == to_wire(first)


@patient
@given(recordings(), st.sampled_from([to_documented, snake, str]), st.randoms(use_true_random=False))
def test_spelling_and_order_mean_nothing(
    declared: dict[str, Any], spell: Callable[[str], str], shuffled: random.Random
) -> None:
    first = RtcRecordTaskInputs.examine(declared)
    again = RtcRecordTaskInputs.examine(dict(respelt(declared, spell, shuffled)))  # type: ignore[call-overload]

    assert restart_properties(again) == restart_properties(first)
    assert to_update(again) == to_update(first)
    assert changes(first, again) == []


@patient
@given(recordings(), st.randoms(use_true_random=False))
def test_the_order_of_formats_and_of_what_is_left_out_means_nothing(
    declared: dict[str, Any], shuffled: random.Random
) -> None:
    first = RtcRecordTaskInputs.examine(declared)
    for config, name in (("fileFormatConfig", "fileFormat"), ("excludeStreams", "streamList")):
        shuffled.shuffle(declared.get(config, {}).get(name, []))
    again = RtcRecordTaskInputs.examine(declared)

    assert restart_properties(again) == restart_properties(first)
    assert changes(first, again) == changes(again, first) == []
    # What is sent is what the program says.
    assert to_wire(again)["FileFormatConfig"]["FileFormat"] == declared["fileFormatConfig"]["fileFormat"]


@patient
@given(recordings(), st.data())
def test_unknown_values_are_no_failures_and_travel_on(declared: dict[str, Any], data: st.DataObject) -> None:
    unknown = object()
    container, key = data.draw(st.sampled_from(list(places(declared))))
    container[key] = Hole(unknown)

    assert found(declared) == {}
    assert isinstance(said(declared), list)
    kept = to_properties(RtcRecordTaskInputs.examine(declared), lambda value: value)
    assert any(container[key] is unknown for container, key in places(kept))


@patient
@given(recordings(), st.data())
def test_any_value_at_any_place_gives_failures_and_no_error(declared: dict[str, Any], data: st.DataObject) -> None:
    junk = st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(), st.just([]), st.just({}))
    container, key = data.draw(st.sampled_from(list(places(declared))))
    container[key] = data.draw(
        st.one_of(junk, st.lists(junk, max_size=3), st.dictionaries(st.text(), junk, max_size=3))
    )

    found(declared)
    assert isinstance(said(declared), list)


def test_every_value_of_a_full_declaration_may_be_unknown() -> None:
    for number, _ in enumerate(places(FULL)):
        declared = copy.deepcopy(FULL)
        container, key = list(places(declared))[number]
        container[key] = Hole(None)

        assert found(declared) == {}
        assert len(said(declared)) <= len(said(FULL))
