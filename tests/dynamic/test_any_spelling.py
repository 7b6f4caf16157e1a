"""Names in any of the three spellings, as they reach the engine."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pulumi
import pytest
from pulumi.runtime import rpc

from pulumi_livemedia import (
    CustomConfigArgs,
    CustomLayoutArgs,
    EncodeArgs,
    LayoutArgs,
    LiveCaster,
    ProductionStudio,
    RegionArgs,
    RtcRecordTask,
    RtcRecordTaskArgs,
    StorageConfigArgs,
    StudioComponent,
    TosConfigArgs,
    public,
)
from pulumi_livemedia.dynamic.any_spelling import path_in_state_spelling, value_in_state_spelling
from pulumi_livemedia.dynamic.resource import to_inputs
from pulumi_livemedia.structures.spelling import to_documented
from pulumi_livemedia.structures.structure import Structure
from tests.dynamic.program import Request, run
from tests.provider.wire import UNKNOWN, Properties, unmarked
from tools.generate import RESOURCES, Resource

Value = dict[str, Any]

SIGNATURE, SECRET = rpc._special_sig_key, rpc._special_secret_sig  # noqa: SLF001 - the marks of Pulumi's wire

STATE: Value = {
    "appId": "661e00000000000000000001",
    "encode": {"videoFps": 15},
    "layout": {
        "layoutMode": 2,
        "customLayout": {
            "canvas": {"width": 1280},
            "regions": [{"streamIndex": 0, "sourceCrop": {"locationX": 0.5}}, {"streamIndex": 1}],
        },
    },
    "storageConfig": {"tosConfig": {"accountId": "2100000000", "bucket": "shows"}},
}


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def respelt(value: Any, spell: Callable[[str], str]) -> Any:  # noqa: ANN401 - any value
    """A value with every key of its maps in another spelling."""
    if isinstance(value, dict):
        return {spell(key): respelt(item, spell) for key, item in value.items()}
    return [respelt(item, spell) for item in value] if isinstance(value, list) else value


SPELLINGS = [str, snake, to_documented]


def declared(**fields: Any) -> tuple[Request, Properties]:  # noqa: ANN401 - any value
    """What the engine is asked for a recording; of its properties those that the program gave."""
    [(request, properties)] = run(lambda: RtcRecordTask("a", fields) and None)
    return request, {key: value for key, value in properties.items() if not key.startswith("__")}


def marked(sent: Any, path: str = "") -> set[str]:  # noqa: ANN401 - any value
    """The paths of the secrets as they are sent; the SDK reads a map with one in it as secret as a whole."""
    if not isinstance(sent, dict):
        return set()
    if sent.get(SIGNATURE) == SECRET:
        return {path}
    return {found for key, item in sent.items() for found in marked(item, f"{path}.{key}".removeprefix("."))}


def paths_of(structure: type[Structure], above: str = "") -> Iterator[str]:
    """Every path of a structure in the state's spelling."""
    for name, spelling in structure.names().items():
        yield f"{above}{spelling}"
        for inner in inner_structures(structure.model_fields[name].annotation):
            yield from paths_of(inner, f"{above}{spelling}.")


def inner_structures(annotation: Any) -> Iterator[type[Structure]]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, Structure):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from inner_structures(argument)


@pytest.mark.parametrize("spell", SPELLINGS)
@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_every_path_that_a_model_has_is_known(resource: Resource, spell: Callable[[str], str]) -> None:
    for path in paths_of(resource.state):
        written = ".".join(spell(name) for name in path.split("."))
        assert path_in_state_spelling(written, getattr(public, resource.name)) == path


@pytest.mark.parametrize("spell", SPELLINGS)
@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_every_field_that_a_program_may_give_is_known_at_any_depth(
    resource: Resource, spell: Callable[[str], str]
) -> None:
    arguments = getattr(public, f"{resource.name}Args")
    settled = {"applied", "restartDigest"}  # by a check, and by no program
    for path in paths_of(resource.inputs):
        names = path.split(".")
        if names[-1] in settled:
            continue
        expected: Any = 1
        for name in reversed(names):
            expected = {name: expected}
        assert value_in_state_spelling(respelt(expected, spell), arguments) == expected


@pytest.mark.parametrize("spell", SPELLINGS)
def test_a_map_reaches_the_engine_in_the_spelling_of_the_state(spell: Callable[[str], str]) -> None:
    assert declared(**respelt(STATE, spell))[1] == STATE


def test_spellings_may_be_mixed_with_arguments_objects() -> None:
    regions: list[RegionArgs | Value] = [
        RegionArgs(stream_index=0, width=1, height=2, source_crop={"LocationX": 0.5}),
        {"StreamIndex": 1},
    ]
    layout = {"layout_mode": 2, "CustomLayout": CustomLayoutArgs(canvas={"Width": 1280}, regions=regions)}
    args = RtcRecordTaskArgs(
        app_id="661e00000000000000000001",
        room_id="studio-1",
        file_format_config={"FileFormat": ["MP4"]},
        storage_config=StorageConfigArgs(tos_config={"AccountId": "2100000000", "Bucket": "shows"}),
        layout=layout,
    )

    [(_, properties)] = run(lambda: RtcRecordTask("a", args) and None)

    assert properties["fileFormatConfig"] == {"fileFormat": ["MP4"]}
    assert properties["storageConfig"] == STATE["storageConfig"]
    assert properties["layout"]["customLayout"] == {
        "canvas": {"width": 1280},
        "regions": [{"streamIndex": 0, "width": 1, "height": 2, "sourceCrop": {"locationX": 0.5}}, {"streamIndex": 1}],
    }


def test_what_the_program_gave_is_not_changed() -> None:
    pasted = respelt(STATE, to_documented)
    tos = TosConfigArgs(account_id="2100000000", bucket="shows")
    objects = StorageConfigArgs(tos_config=tos, custom_config={"AccessKey": "x"})

    to_inputs(RtcRecordTaskArgs, {**pasted, "StorageConfig": objects}, {})

    assert pasted == respelt(STATE, to_documented)
    assert objects.tos_config is tos
    assert objects.custom_config == {"AccessKey": "x"}


def test_arguments_objects_stay_objects_for_transformations() -> None:
    inputs = to_inputs(RtcRecordTaskArgs, None, {"encode": EncodeArgs(video_fps=15)})

    assert isinstance(inputs["encode"], EncodeArgs)
    assert inputs["encode"].video_fps == 15


@pytest.mark.parametrize(
    "given",
    [
        {"encode": {"VideoFpz": 15}},
        {"encode": {"VideoFps": 15, "video_fps": 30}},
        {"encode": {"VideoFps": 15, "videoFps": 30}},
        {"encode": {"VideoFpz": {"AccountId": 1}}},
        {"Encodes": {"VideoFps": 15}},
        {"Encode": {}, "encode": {}},
        {"layout": {"customLayout": {"regions": [{"Hight": 1}]}}},
        {"encode": {7: 1}},
        {"encode": "VideoFps"},
        {"encode": b"VideoFps"},
        {"encode": 7},
    ],
)
def test_what_a_check_has_to_tell_of_arrives_as_it_was_written(given: Value) -> None:
    assert to_inputs(RtcRecordTaskArgs, given, {}) == given


def test_what_stands_beside_a_mistake_is_respelt_all_the_same() -> None:
    given = {"Encode": {"VideoFpz": 1, "VideoGop": 2, "VideoFps": 15, "video_fps": 30}}

    inputs = to_inputs(RtcRecordTaskArgs, given, {})

    assert inputs == {"encode": {"VideoFpz": 1, "videoGop": 2, "VideoFps": 15, "video_fps": 30}}


@pytest.mark.parametrize(
    "given", [{"VideoFps": None}, {"VideoFps": None, "videoFps": None}, {"video_fps": None, "VideoGop": None}]
)
def test_none_is_not_given(given: Value) -> None:
    assert to_inputs(RtcRecordTaskArgs, {"Encode": given, "layout": None}, {}) == {"encode": {}}


@pytest.mark.parametrize("given", [{"VideoFps": 15, "videoFps": None}, {"videoFps": None, "video_fps": 15}])
def test_none_beside_a_value_does_not_take_its_place(given: Value) -> None:
    assert to_inputs(RtcRecordTaskArgs, {"Encode": given}, {}) == {"encode": {"videoFps": 15}}


@pytest.mark.parametrize("name", ["__provider", "__name", "__schema"])
def test_names_that_pulumi_keeps_for_itself_are_refused(name: str) -> None:
    with pytest.raises(TypeError, match=f"no argument: {name}; Pulumi keeps names"):
        to_inputs(RtcRecordTaskArgs, {name: "x"}, {})


def test_maps_of_the_users_own_stay_as_they_are() -> None:
    own = {"MyKey": {"AccountId": 1}, "my_key": [{"VideoFps": 2}]}

    def program() -> None:
        LiveCaster("show", {"CasterId": "a", "RestartTriggers": own})
        ProductionStudio("studio", {"NormType": 1, "Tags": {"CostCenter": "x", "cost_center": "y"}})
        StudioComponent("page", {"HtmlLayerContent": {"HtmlUrl": "x", "component_layer": {"b": 1}}})

    (_, show), (_, studio), (_, page) = run(program)

    assert show["restartTriggers"] == own
    assert studio["tags"] == {"CostCenter": "x", "cost_center": "y"}
    assert page["htmlLayerContent"] == {"HtmlUrl": "x", "component_layer": {"b": 1}}


OUTPUTS: list[Callable[[Any], Any]] = [
    pulumi.Output.from_input,
    lambda value: pulumi.Output.all(value).apply(lambda items: items[0]),
    lambda value: pulumi.Output.from_input([value]).apply(lambda items: pulumi.Output.from_input(items[0])),
]


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("spell", SPELLINGS)
def test_outputs_are_respelt_at_any_depth(spell: Callable[[str], str], output: Callable[[Any], Any]) -> None:
    def program() -> None:
        given = respelt(STATE, spell)
        storage, regions = spell("storageConfig"), given["layout" if spell is not to_documented else "Layout"]
        given[storage][spell("tosConfig")] = output(given[storage][spell("tosConfig")])
        custom = regions[spell("customLayout")]
        custom[spell("regions")] = output([output(region) for region in custom[spell("regions")]])
        given[spell("encode")] = output({spell("videoFps"): output(15)})
        RtcRecordTask("a", given)

    [(_, properties)] = run(program)

    assert {key: properties[key] for key in STATE} == STATE


def test_what_is_awaited_is_respelt() -> None:
    async def later() -> Value:
        await asyncio.sleep(0)
        return {"VideoFps": 15}

    [(_, properties)] = run(lambda: RtcRecordTask("a", {"Encode": later()}) and None)

    assert properties["encode"] == {"videoFps": 15}


@pytest.mark.parametrize("spell", SPELLINGS)
@pytest.mark.parametrize("above", [True, False])
def test_what_is_secret_stays_secret(spell: Callable[[str], str], *, above: bool) -> None:
    def program() -> None:
        inner: Any = {spell("secretKey"): "x" if above else pulumi.Output.secret("x"), spell("bucket"): "shows"}
        RtcRecordTask("a", {"storage_config": {spell("customConfig"): pulumi.Output.secret(inner) if above else inner}})

    [(request, properties)] = run(program)

    assert marked(request["object"]) == {f"storageConfig.customConfig{'' if above else '.secretKey'}"}
    assert unmarked(properties)["storageConfig"] == {"customConfig": {"secretKey": "x", "bucket": "shows"}}


@pytest.mark.parametrize("spell", SPELLINGS)
@pytest.mark.parametrize("secret", [True, False])
def test_what_is_not_known_yet_stays_so(spell: Callable[[str], str], *, secret: bool) -> None:
    def unknown() -> pulumi.Output[Any]:
        def done(value: object) -> asyncio.Future[Any]:
            future: asyncio.Future[Any] = asyncio.get_event_loop().create_future()
            future.set_result(value)
            return future

        return pulumi.Output(set(), done(None), is_known=done(value=False), is_secret=done(secret))

    def program() -> None:
        RtcRecordTask("a", {spell("encode"): {spell("videoFps"): unknown()}, spell("storageConfig"): unknown()})

    [(request, _)] = run(program)

    sent = {SIGNATURE: SECRET, "value": UNKNOWN} if secret else UNKNOWN
    assert request["object"]["encode"] == {"videoFps": sent}
    assert request["object"]["storageConfig"] == sent


def test_what_a_value_depends_on_is_kept() -> None:
    def program() -> None:
        studio = ProductionStudio("studio", norm_type=1)
        encode = studio.norm_type.apply(lambda rate: {"VideoFps": rate})
        RtcRecordTask("a", {"Encode": encode, "Control": {"MaxIdleTime": studio.norm_type}})

    _, (request, properties) = run(program)

    assert (properties["encode"], properties["control"]) == ({"videoFps": 1}, {"maxIdleTime": 1})
    for name in ("encode", "control"):
        [urn] = request["propertyDependencies"][name]["urns"]
        assert urn.endswith("::studio")


def test_plain_values_make_no_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(pulumi.Output, "apply", lambda *args: made.append(args))
    monkeypatch.setattr(pulumi.Output, "from_input", made.append)

    to_inputs(RtcRecordTaskArgs, respelt(STATE, to_documented), {"room_id": "studio-1"})

    assert made == []


PATHS = {
    "encode.video_fps": "encode.videoFps",
    "encode.videoFps": "encode.videoFps",
    "encode.VideoFps": "encode.videoFps",
    "Encode.video_fps": "encode.videoFps",
    "layout.custom_layout.regions[0].location_x": "layout.customLayout.regions[0].locationX",
    "Layout.CustomLayout.Regions[*].LocationX": "layout.customLayout.regions[*].locationX",
    "layout.custom_layout.regions[12].source_crop.width_proportion": (
        "layout.customLayout.regions[12].sourceCrop.widthProportion"
    ),
    '["Encode"]["video_fps"]': '["encode"]["videoFps"]',
    'storage_config["TosConfig"].bucket': 'storageConfig["tosConfig"].bucket',
    "storage_config.*.AccountId": "storageConfig.*.accountId",
    "storage_config[*].AccountId": "storageConfig[*].accountId",
    "storage_config": "storageConfig",
    "RecordFileList[0].StreamList": "recordFileList[0].streamList",
    "restart_triggers.My_Key.video_fps": "restartTriggers.My_Key.video_fps",
    'restart_triggers["my_key"][0].VideoFps': 'restartTriggers["my_key"][0].VideoFps',
    "encode.VideoFpz": "encode.VideoFpz",
    "encode.video_fps.VideoFps": "encode.videoFps.VideoFps",
    "Encodes.VideoFps": "Encodes.VideoFps",
    "__timeouts": "__timeouts",
    "*": "*",
    "": "",
    "encode[": "encode[",
    'encode["video_fps': 'encode["video_fps',
    'encode["video\\"fps"].VideoFps': 'encode["video\\"fps"].VideoFps',
}


@pytest.mark.parametrize(("written", "sent"), PATHS.items())
def test_a_path_is_sent_in_the_spelling_of_the_state(written: str, sent: str) -> None:
    assert path_in_state_spelling(written, RtcRecordTask) == sent
    assert path_in_state_spelling(sent, RtcRecordTask) == sent


@pytest.mark.parametrize("option", ["ignore_changes", "replace_on_changes", "additional_secret_outputs"])
def test_every_option_that_takes_paths_takes_any_spelling(option: str) -> None:
    opts = pulumi.ResourceOptions(**{option: ["encode.VideoFps", "layout.custom_layout"]})  # type: ignore[arg-type]

    [(request, _)] = run(lambda: RtcRecordTask("a", opts=opts) and None)

    sent = "".join(word.capitalize() if place else word for place, word in enumerate(option.split("_")))
    assert request[sent] == ["encode.videoFps", "layout.customLayout"]


def test_a_subclass_of_a_resource_knows_the_same_names() -> None:
    class Recording(RtcRecordTask):
        """A recording of the user's own making."""

    opts = pulumi.ResourceOptions(ignore_changes=["encode.VideoFps"])
    [(request, _)] = run(lambda: Recording("a", {"Encode": {"VideoFps": 15}}, opts) and None)

    assert request["ignoreChanges"] == ["encode.videoFps"]


def test_maps_that_are_no_dicts_are_respelt_too() -> None:
    class Pasted(Mapping[str, Any]):
        """What a library of the user's reads JSON into."""

        def __getitem__(self, key: str) -> object:
            return {"VideoFps": 15}[key]

        def __iter__(self) -> Iterator[str]:
            return iter(["VideoFps"])

        def __len__(self) -> int:
            return 1

    assert to_inputs(RtcRecordTaskArgs, {"encode": Pasted()}, {}) == {"encode": {"videoFps": 15}}
    layout = LayoutArgs(custom_layout={"Regions": ({"StreamIndex": 1},)})
    assert to_inputs(RtcRecordTaskArgs, None, {"layout": layout})["layout"].custom_layout == {
        "regions": [{"streamIndex": 1}]
    }
    keys = CustomConfigArgs(bucket="b", access_key="a", secret_key="s")
    assert to_inputs(RtcRecordTaskArgs, {"StorageConfig": {"CustomConfig": keys}}, {})["storageConfig"].keys() == {
        "customConfig"
    }
