"""What is declared, from the forms in which people have it."""

import asyncio
from collections.abc import Iterator

import pulumi
import pytest

import pulumi_livemedia as livemedia
from pulumi_livemedia.review.checks.examples import SOUND
from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.documents import Unreadable, declared, plain
from pulumi_livemedia.structures.holes import Hole
from tests.review.samples import Request, custom, picture, region, subject


def arguments(layout: livemedia.LayoutArgs) -> livemedia.RtcRecordTaskArgs:
    return livemedia.RtcRecordTaskArgs(
        app_id="661e00000000000000000001",
        room_id="studio-1",
        target_streams=livemedia.TargetStreamsArgs(stream_list=[livemedia.StreamArgs(index=0, user_id="host")]),
        layout=layout,
        file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
        storage_config={"TosConfig": {"AccountId": "2100000000", "Region": "cn-beijing", "Bucket": "shows"}},
    )


def layout_arguments(width: pulumi.Input[int]) -> livemedia.LayoutArgs:
    return livemedia.LayoutArgs(
        layout_mode=livemedia.LayoutMode.CUSTOM,
        custom_layout=livemedia.CustomLayoutArgs(
            canvas=livemedia.CanvasArgs(width=1280, height=720),
            regions=[
                livemedia.RegionArgs(stream_index=0, width=width, height=720, render_mode=livemedia.RenderMode.CROP)
            ],
        ),
    )


def test_arguments_of_a_program_give_the_picture_of_their_request() -> None:
    request = custom([region(0, 0, 1280, 720, RenderMode=1)], ["host"])

    assert picture(arguments(layout_arguments(1280))) == picture(request)


def test_a_layout_alone_is_drawn_and_checked_as_far_as_that_goes() -> None:
    looked_at = subject(layout_arguments(1280))

    assert looked_at.picture is not None
    assert [box.label for box in looked_at.picture.boxes] == ["stream 0"]
    assert findings(looked_at) == []


def test_what_is_wrong_in_a_layout_alone_is_said() -> None:
    looked_at = subject({"Canvas": {"Width": 1281}, "Regions": [region(0, 0, 640, 360, StreamIndex=0)]})

    assert [finding.text for finding in findings(looked_at)] == [
        "layout.customLayout.canvas.width: is 1281, but must be even"
    ]
    assert looked_at.no_picture == "the size of the canvas is not known, or not valid"


@pytest.fixture
def loop() -> Iterator[None]:
    """An event loop, which outputs need: a test before this one may have left the thread without any."""
    own = asyncio.new_event_loop()
    asyncio.set_event_loop(own)
    yield
    own.close()
    asyncio.set_event_loop(None)


@pytest.mark.usefixtures("loop")
def test_an_output_is_not_known() -> None:
    assert isinstance(plain(pulumi.Output.from_input(1)), Hole)
    drawn = picture(layout_arguments(pulumi.Output.from_input(1280)))

    assert drawn.boxes == ()
    assert drawn.is_partial


@pytest.mark.parametrize("spelling", ["layoutMode", "LayoutMode", "layout_mode"])
def test_any_spelling_will_do(spelling: str) -> None:
    assert picture({spelling: 3}).arrangement == "side-by-side layout"


@pytest.mark.parametrize("document", [None, 1, "x", [SOUND], pulumi])
def test_what_is_nothing_of_that_is_refused(document: object) -> None:
    with pytest.raises(Unreadable, match="x is not an object"):
        declared(document, "x")


@pytest.mark.parametrize(
    "request_",
    [
        {"Layout": 1},
        {"Layout": {"LayoutMode": 2, "CustomLayout": {"Regions": 1}}},
        {"Layout": {"LayoutMode": 2, "CustomLayout": {"Regions": [1, None, {"Width": "x"}]}}},
        {"Layout": {"LayoutMode": 7}},
        custom([region(0, 0, 10**400, 10**400), region(10**300, 0, 1, 1)]),
        {"Layout": {"LayoutMode": 1}},
        {"TargetStreams": {"StreamList": [1, {}, {"UserId": 5}]}},
        {"Encode": 5, "Control": 5, "RecordMode": "x"},
        {"Encode": {"VideoWidth": "x"}},
        {"Control": {"MediaType": 1}},
        {},
    ],
)
def test_nonsense_gives_errors_and_no_traceback(request_: Request) -> None:
    looked_at = subject(request_ | {"AppId": 5})

    assert any(finding.code == "LM001" for finding in findings(looked_at))
    assert (looked_at.picture is None) == bool(looked_at.no_picture)
