"""Where the boxes of the pictures stand."""

from typing import Any

import pytest

from tests.emulator.studio import Studio
from tests.page.show import NEWS, WHOLE, Layer, Show, class_with_regions, duet, inset, interview, layout, news, panel

Place = tuple[Any, Any, Any, Any]


def picture(show: Show) -> Any:  # noqa: ANN401  # JSON
    """That of the only recording."""
    [row] = show.control("GET", "/state")["recordTasks"]
    return row["picture"]


def places(seen: Any) -> list[tuple[str, Place]]:  # noqa: ANN401  # JSON
    """Label and place of each box, bottom to top."""
    return [(box["label"], (box["left"], box["top"], box["width"], box["height"])) for box in seen["boxes"]]


def test_a_custom_layout_is_drawn_as_it_was_told(show: Show) -> None:
    class_with_regions(show)
    seen = picture(show)
    assert (seen["width"], seen["height"], seen["background"]) == (1280, 720, "#26323F")
    assert places(seen) == [
        ("teacher", (0, 0, 960, 720)),
        ("student-1", (960, 0, 320, 240)),
        ("student-2", (960, 240, 320, 240)),
        ("sign-language", (720, 500, 220, 200)),
    ]
    absent = seen["boxes"][3]
    assert {name: absent[name] for name in ("z", "alpha", "radius", "present", "notes")} == {
        "z": 5,
        "alpha": 0.8,
        "radius": 25.6,
        "present": False,
        "notes": ["not publishing"],
    }
    assert [box["rendering"].split(",")[0] for box in seen["boxes"]] == [
        "cropped to fill the region",
        "stretched to the region",
        "stretched to the region",
        "whole",
    ]


def test_an_update_changes_the_picture(show: Show) -> None:
    class_with_regions(show)
    [row] = show.control("GET", "/state")["recordTasks"]
    changed = row["Configuration"]["Layout"]
    changed["CustomLayout"]["Regions"][0]["ZOrder"] = 9
    names = {name: row[name] for name in ("AppId", "RoomId", "TaskId")}
    show.rtc.ok("UpdateRecord", {**names, "TargetStreams": row["Configuration"]["TargetStreams"], "Layout": changed})
    assert picture(show)["boxes"][-1]["label"] == "teacher"


def test_an_adaptive_layout_has_equal_tiles(show: Show) -> None:
    panel(show)
    tile = (pytest.approx(1280 / 3, abs=0.01), 360)
    assert places(picture(show)) == [
        ("host", (0, 0, *tile)),
        ("guest-1", (pytest.approx(1280 / 3, abs=0.01), 0, *tile)),
        ("guest-2", (pytest.approx(2560 / 3, abs=0.01), 0, *tile)),
        ("guest-3", (pytest.approx(640 / 3, abs=0.01), 360, *tile)),
        ("interpreter", (640, 360, *tile)),
    ]


def test_a_vertical_layout_has_its_main_stream_on_the_left(show: Show) -> None:
    interview(show)
    main = ("anchor", (0, 0, 960, 720))
    assert places(picture(show)) == [main, ("reporter", (960, 0, 320, 180)), ("expert", (960, 180, 320, 180))]
    show.publish("studio-2", "reporter")
    seen = picture(show)
    assert places(seen)[0] == main
    assert [box["present"] for box in seen["boxes"]] == [False, True]


def test_seventeen_streams_fit_into_a_vertical_layout(show: Show) -> None:
    users = ["anchor", *(f"guest-{number}" for number in range(16))]
    interview(show)
    show.publish("studio-2", *users)
    boxes = picture(show)["boxes"]
    assert len(boxes) == 17
    assert all(box["left"] + box["width"] <= 1280.01 and box["top"] + box["height"] <= 720.01 for box in boxes)
    assert (boxes[0]["width"], boxes[16]["width"], boxes[16]["left"], boxes[16]["top"]) == (960, 160, 1120, 630)


def test_a_side_by_side_layout_has_columns(show: Show) -> None:
    duet(show)
    assert places(picture(show)) == [("left", (0, 0, 640, 720)), ("right", (640, 0, 640, 720))]


def test_nobody_is_there_yet(show: Show) -> None:
    show.record("empty", "empty")
    assert (picture(show)["width"], picture(show)["boxes"]) == (640, [])


@pytest.mark.parametrize("members", [{"RecordMode": 1}, {"Control": {"MediaType": 1}}])
def test_no_picture_without_mixing_or_without_video(show: Show, members: dict[str, object]) -> None:
    show.publish("studio", "host")
    formats = {"FileFormatConfig": {"FileFormat": ["MP3"]}} if "Control" in members else {}
    show.record("studio", "task", **members, **formats)
    assert picture(show) is None


def test_no_picture_after_the_end(show: Show) -> None:
    panel(show)
    [row] = show.control("GET", "/state")["recordTasks"]
    show.rtc.ok("StopRecord", {name: row[name] for name in ("AppId", "RoomId", "TaskId")})
    assert picture(show) is None


def scenes(show: Show) -> list[Any]:
    """The scenes of the only studio: preview and program."""
    [row] = show.control("GET", "/state")["casters"]
    found: list[Any] = row["Scenes"]
    return found


def test_scenes_show_their_layouts_and_components(show: Show) -> None:
    news(show)
    preview, program = scenes(show)
    assert places(program["picture"])[:2] == [("camera-1", (0, 0, 1280, 720)), ("camera-2", (857.6, 36, 384, 216))]
    assert places(preview["picture"])[:2] == [("camera-1", (0, 180, 640, 360)), ("camera-2", (640, 180, 640, 360))]
    text = program["picture"]["boxes"][2]
    assert (text["label"], text["exact"], text["left"], text["height"]) == ("Breaking news", False, 64, 64.8)
    assert text["top"] == pytest.approx(720 - 0.06 * 720 - 64.8)


def started(show: Show, template: str = "lp_hd") -> Studio:
    show.seed(NEWS, "news", template)
    studio = show.studio(NEWS)
    studio.resource()
    studio.start()
    return studio


def applied(show: Show, studio: Studio, layer: Layer) -> Any:  # noqa: ANN401  # JSON
    made = layout(studio, RV01=layer)
    studio.ok("UpdateCasterSceneConfig", {"SceneId": "$pgm", "LayoutId": made})
    return scenes(show)[1]["picture"]


@pytest.mark.parametrize(
    ("refer", "left", "top"),
    [
        ("topLeft", 128, 144),
        ("topRight", 768, 144),
        ("bottomLeft", 128, 432),
        ("bottomRight", 768, 432),
        ("center", 576, 432),
        ("topCenter", 576, 144),
        ("bottomCenter", 576, 432),
        ("leftCenter", 128, 432),
        ("rightCenter", 768, 432),
    ],
)
def test_layers_stand_inwards_from_the_named_point(show: Show, refer: str, left: float, top: float) -> None:
    seen = applied(show, started(show), inset(refer, 0.1, 0.2, 0.3, 0.2))
    assert places(seen) == [("camera", (left, top, 384, 144))]


@pytest.mark.parametrize(
    ("layer", "size", "exact"),
    [
        ({"FillMode": "none"}, (1280, 720), False),
        ({"FillMode": "none", "HeightNormalized": 0.5}, (640, 360), False),
        ({"FillMode": "none", "WidthNormalized": 0.5}, (640, 360), False),
        ({"FillMode": "none", "WidthNormalized": 0.5, "HeightNormalized": 1}, (640, 720), True),
    ],
)
def test_sizes_that_follow_the_source_are_marked(
    show: Show, layer: Layer, size: tuple[float, float], *, exact: bool
) -> None:
    [box] = applied(show, started(show), layer)["boxes"]
    assert ((box["width"], box["height"]), box["exact"]) == (size, exact)


@pytest.mark.parametrize(("template", "size"), [("lp_ld", (640, 360)), ("lp_ud_v", (1080, 1920)), ("own", (1280, 720))])
def test_the_canvas_is_that_of_the_template(show: Show, template: str, size: tuple[int, int]) -> None:
    seen = applied(show, started(show, template), WHOLE)
    assert (seen["width"], seen["height"]) == size


def test_a_scene_without_a_layout_has_no_picture(show: Show) -> None:
    started(show)
    assert [scene["picture"] for scene in scenes(show)] == [None, None]


def test_a_slot_that_was_emptied_shows_nothing(show: Show) -> None:
    studio = started(show)
    applied(show, studio, WHOLE)
    [row] = show.control("GET", "/state")["casters"]
    studio.ok("DeleteCasterVideoResource", ResourceId=row["VideoResources"][0]["ResourceId"])
    [box] = scenes(show)[1]["picture"]["boxes"]
    assert (box["label"], box["present"], box["notes"]) == ("RV01", False, ["nothing in this slot"])
