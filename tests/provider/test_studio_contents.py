"""What a studio is filled with and shows, over gRPC, in the real provider process."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest

from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.dynamic.resource import serialized
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.live_caster.account import Account
from tests.provider.engine import Listener, Provider, Refused, running
from tests.provider.wire import Properties, unmarked
from tests.studio_contents.studio import Studio

URL: Final = "rtmp://pull.example.com/app/camera?auth_key=the-key"
KINDS: Final = ("StudioVideoResource", "StudioLayout", "StudioComponent", "StudioScene")
DECLARED: Final[dict[str, Properties]] = {
    "StudioVideoResource": {"locationId": "RV01", "resourceName": "camera", "liveStreamUrl": URL},
    "StudioLayout": {
        "videoLayer": [{"fillMode": "fit", "widthNormalized": 0.5, "heightNormalized": 1}],
        "blendList": ["RV01"],
        "audioLayer": [{}],
        "mixList": ["RV01"],
    },
    "StudioComponent": {
        "locationId": "RC01",
        "componentType": "text",
        "componentLayer": {"heightNormalized": 0.1},
        "textLayerContent": {"text": "Evening news"},
    },
    "StudioScene": {"scene": "program"},
}
CHANGED: Final[dict[str, Properties]] = {
    "StudioVideoResource": {"resourceName": "second camera"},
    "StudioLayout": {"audioLayer": [{"volumeRate": 0}]},
    "StudioComponent": {"textLayerContent": {"text": "Late news"}},
    "StudioScene": {"applyTriggers": [1]},
}


@pytest.fixture(scope="module")
def owner(server: EmulatorServer, transport: Transport) -> Account:
    """The account that the processes are configured for: they take the first one for ever."""
    return Account(server, transport)


@pytest.fixture(scope="module")
def providers(engine: Listener, home: Path, owner: Account) -> Iterator[dict[str, Provider]]:
    """A provider process for each kind."""
    with ExitStack() as stack:
        processes = {
            kind: stack.enter_context(
                running(engine.address, home, serialized("pulumi_livemedia.providers", f"{kind}Provider"))
            )
            for kind in KINDS
        }
        yield {kind: process.configure(owner.settings) for kind, process in processes.items()}


@pytest.fixture
def studio(owner: Account) -> Studio:
    """A caster that is idle and has nothing in it."""
    owner.calm_down()
    return Studio(Account(owner.server, owner.transport, key=owner.key).seed())


def inputs(studio: Studio, kind: str, **declared: object) -> Properties:
    given = {"casterId": studio.account.caster_id, "__name": "one", "__scope": "project/stack", **DECLARED[kind]}
    if kind == "StudioScene" and not studio.things("layout"):
        studio.create("resource")
        given["layoutId"] = studio.create("layout").thing
        studio.go_on_air()
    elif kind == "StudioScene":
        given["layoutId"] = next(iter(studio.things("layout")))
    return {**given, **declared}


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_life(providers: dict[str, Provider], studio: Studio, kind: str) -> None:
    provider = providers[kind]
    checked = provider.check(inputs(studio, kind)).inputs

    created = provider.create(checked)
    assert created.id.startswith(f"{studio.account.caster_id}/")
    assert provider.diff(created.id, created.outputs, checked).changes == "NONE"
    found = provider.read(created.id, outputs=created.outputs)
    assert (found.id, found.outputs, found.inputs) == (created.id, created.outputs, checked)

    changed = provider.check(inputs(studio, kind, **CHANGED[kind]), checked).inputs
    differing = provider.diff(created.id, created.outputs, changed)
    assert (differing.changes, differing.replaces) == ("UNKNOWN", [])
    updated = provider.update(created.id, created.outputs, changed)
    assert provider.diff(created.id, updated, changed).changes == "NONE"
    assert provider.read(created.id, outputs=updated).outputs == updated


@pytest.mark.parametrize("kind", KINDS)
def test_what_another_process_has_made_is_taken_away(providers: dict[str, Provider], studio: Studio, kind: str) -> None:
    provider, given = providers[kind], inputs(studio, kind)
    thing = _made_elsewhere(studio, kind)
    found = provider.read(thing, inputs=given)

    provider.delete(thing, found.outputs)

    if kind == "StudioScene":
        assert studio.scene() == ("", [])
    assert (provider.read(thing, outputs=found.outputs).id == "") == (kind != "StudioScene")


@pytest.mark.parametrize("kind", KINDS)
def test_a_get_reads_by_its_id_alone(providers: dict[str, Provider], studio: Studio, kind: str) -> None:
    provider = providers[kind]
    created = provider.create(provider.check(inputs(studio, kind)).inputs)

    found = provider.read(created.id, inputs={})

    assert found.id == created.id
    hidden = ("__name", "__scope")
    assert found.outputs == {name: value for name, value in created.outputs.items() if name not in hidden}


@pytest.mark.parametrize("kind", ["StudioVideoResource", "StudioComponent"])
def test_a_renamed_resource_is_not_taken_away_under_its_old_name(
    providers: dict[str, Provider], studio: Studio, kind: str
) -> None:
    provider = providers[kind]
    old = provider.read(_made_elsewhere(studio, kind), inputs=inputs(studio, kind, __name="old"))

    new = provider.create(provider.check(inputs(studio, kind, __name="new")).inputs)
    provider.delete(old.id, old.outputs)

    assert new.id == old.id
    assert provider.read(new.id, outputs=new.outputs).id == new.id


def test_a_renamed_layout_is_added_anew_and_the_old_one_goes(providers: dict[str, Provider], studio: Studio) -> None:
    provider, kind = providers["StudioLayout"], "StudioLayout"
    old = provider.read(_made_elsewhere(studio, kind), inputs=inputs(studio, kind, __name="old"))

    new = provider.create(provider.check(inputs(studio, kind, __name="new")).inputs)
    provider.delete(old.id, old.outputs)

    assert new.id != old.id
    assert [f"{studio.account.caster_id}/{each}" for each in studio.things("layout")] == [new.id]


def test_a_layout_that_this_process_knows_nothing_of_may_be_shared_and_is_not_taken_away_under_the_other(
    providers: dict[str, Provider], studio: Studio
) -> None:
    provider, kind = providers["StudioLayout"], "StudioLayout"
    unseen = _made_elsewhere(studio, kind)
    # A resource with the same content, declared before that of the layout, without a refresh: no call tells them apart.
    twin = provider.create(provider.check(inputs(studio, kind, __name="twin")).inputs)
    assert twin.id == unseen

    kept = provider.check(inputs(studio, kind, __name="kept"))
    assert provider.diff(unseen, {**twin.outputs, "__name": "kept"}, kept.inputs).changes == "NONE"
    provider.delete(twin.id, twin.outputs)

    assert len(studio.things("layout")) == 1


def test_what_a_refresh_finds_changed_on_air_is_an_update(providers: dict[str, Provider], studio: Studio) -> None:
    provider, kind = providers["StudioLayout"], "StudioLayout"
    declared = provider.check(inputs(studio, kind)).inputs
    created = provider.create(declared)
    studio.create("resource")
    studio.go_on_air()
    studio.create("scene", layout_id=created.id)
    changed = provider.check(inputs(studio, kind, **CHANGED[kind]), declared).inputs
    studio.account.refuse("UpdateCasterSceneConfig", "Forbidden.RAM")
    with pytest.raises(Refused, match="is changed, but may be shown as it was"):
        provider.update(created.id, created.outputs, changed)
    studio.account.calm_down()

    seen = provider.read(created.id, outputs=created.outputs, inputs=declared)
    checked = provider.check(inputs(studio, kind, **CHANGED[kind]), seen.inputs).inputs
    assert (seen.inputs["applied"], checked["applied"]) == (False, True)
    assert provider.diff(created.id, seen.outputs, checked).changes == "UNKNOWN"
    updated = provider.update(created.id, seen.outputs, checked)

    assert "UpdateCasterSceneConfig" in studio.account.calls()
    assert provider.diff(created.id, updated, checked).changes == "NONE"


def _made_elsewhere(studio: Studio, kind: str) -> str:
    """What another process has made, exactly as it is declared here."""
    if kind == "StudioScene":
        return str(studio.create("scene", layout_id=next(iter(studio.things("layout")))).thing)
    word = {"StudioVideoResource": "resource", "StudioLayout": "layout", "StudioComponent": "component"}[kind]
    fields = {name: value for name, value in DECLARED[kind].items() if name != "locationId"}
    model = type(studio.inputs(word))
    python = {spelling: name for name, spelling in model.names().items()}
    return str(studio.create(word, **{python[name]: value for name, value in fields.items()}).thing)


def test_what_only_the_cloud_knows_is_kept_and_differs(providers: dict[str, Provider], studio: Studio) -> None:
    provider = providers["StudioLayout"]
    checked = provider.check(inputs(studio, "StudioLayout")).inputs
    created = provider.create(checked)
    [layout] = studio.things("layout").values()
    layout.video[0]["FillMode"] = "cover"

    found = provider.read(created.id, outputs=created.outputs)

    assert found.outputs["videoLayer"][0]["fillMode"] == "cover"
    assert provider.diff(found.id, found.outputs, checked).changes == "UNKNOWN"
    mended = provider.update(found.id, found.outputs, checked)
    assert mended == created.outputs
    assert layout.video[0]["FillMode"] == "cover"
    assert studio.things("layout")[layout.id].video[0]["FillMode"] == "fit"


def test_a_caster_that_went_off_air_reads_as_showing_nothing(
    providers: dict[str, Provider], studio: Studio, engine: Listener
) -> None:
    provider = providers["StudioScene"]
    checked = provider.check(inputs(studio, "StudioScene")).inputs
    created = provider.create(checked)
    studio.account.stop()

    found = provider.read(created.id, outputs=created.outputs)
    assert (found.inputs["layoutId"], found.outputs["status"]) == ("", "stopped")
    assert provider.diff(found.id, found.outputs, checked).changes == "UNKNOWN"
    still = provider.update(found.id, found.outputs, checked)

    assert (still["layoutId"], still["status"]) == (created.outputs["layoutId"], "stopped")
    assert engine.shows("it is set by the first up after its start")


def test_a_state_that_lacks_what_every_state_has_is_told(providers: dict[str, Provider], studio: Studio) -> None:
    provider = providers["StudioLayout"]
    thing = _made_elsewhere(studio, "StudioLayout")
    found = provider.read(thing, inputs=inputs(studio, "StudioLayout"))
    broken = {name: value for name, value in unmarked(found.outputs).items() if name != "endpoint"}

    with pytest.raises(Refused, match="the state of StudioLayout is broken: endpoint is required"):
        provider.delete(thing, broken)
    assert studio.things("layout")


def test_no_text_shows_where_a_stream_is_pulled_from(
    providers: dict[str, Provider], studio: Studio, engine: Listener
) -> None:
    provider = providers["StudioVideoResource"]
    created = provider.create(provider.check(inputs(studio, "StudioVideoResource")).inputs)
    studio.account.fault("ModifyCasterVideoResource", error={"code": "InvalidLiveStreamUrl.Malformed", "message": URL})

    with pytest.raises(Refused) as raised:
        provider.update(created.id, created.outputs, inputs(studio, "StudioVideoResource", resourceName="b"))

    assert "the cloud does not take" in raised.value.text
    assert "the-key" not in raised.value.text
    assert "pull.example.com" not in raised.value.text
    assert not engine.shows("the-key")
    assert not engine.shows("pull.example.com")
    assert provider.stderr == ""
