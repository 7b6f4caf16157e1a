"""What moves between two pictures."""

from pulumi_livemedia.review.movement import canvas_changes, movements
from pulumi_livemedia.review.picture import Picture
from tests.review.samples import Request, custom, picture, region

HOST = region(0, 0, 640, 360)
GUEST = region(640, 0, 640, 360)


def words(before: Request, after: Request) -> dict[str, str]:
    return {move.box.label: move.words for move in movements(picture(before), picture(after))}


def test_each_change_has_its_word() -> None:
    names = ["moved", "resized", "both", "above", "same", "gone"]
    before = custom([region(x, 0, 100, 100) for x in range(0, 600, 100)], names)
    regions = [
        region(0, 20, 100, 100),
        region(100, 0, 120, 100),
        region(220, 0, 100, 90),
        region(300, 0, 100, 100, ZOrder=1),
        region(400, 0, 100, 100),
        region(700, 0, 100, 100),
    ]
    after = custom(regions, [*names[:-1], "new"])

    assert words(before, after) == {
        "moved": "moved",
        "resized": "resized",
        "both": "moved, resized",
        "above": "changed",
        "same": "unchanged",
        "gone": "removed",
        "new": "added",
    }


def test_a_source_is_known_by_its_user_and_not_by_its_index() -> None:
    assert words(custom([HOST, GUEST], ["host", "guest"]), custom([GUEST, HOST], ["guest", "host"])) == {
        "host": "unchanged",
        "guest": "unchanged",
    }


def test_a_screen_is_another_source_than_the_camera_of_its_user() -> None:
    camera, screen = custom([HOST], ["host"]), custom([HOST], ["host"])
    screen["TargetStreams"]["StreamList"][0]["StreamType"] = 1

    assert words(camera, screen) == {"host": "removed", "host (screen)": "added"}


def test_changes_of_the_canvas_are_told() -> None:
    before = picture(custom([HOST], Width=1280, Background="#AABBCC"))
    after = picture(custom([HOST], Width=640, Background="#aabbcc", BackgroundImage="https://example.com/a.png"))

    assert canvas_changes(before, after) == [
        "size 1280 x 720 -> 640 x 720",
        "background image none -> https://example.com/a.png",
    ]
    assert canvas_changes(before, before) == []


def test_no_key_in_a_url_is_told() -> None:
    def behind(url: str) -> Picture:
        return picture(custom([HOST], BackgroundImage=url))

    before = behind("https://user:word@example.com/a.png?signature=old")

    assert canvas_changes(before, behind("https://example.com/b.png?signature=new")) == [
        "background image https://example.com/a.png?... -> https://example.com/b.png?..."
    ]
    assert canvas_changes(before, behind("https://example.com/a.png?signature=new")) == [
        "background image https://example.com/a.png?..., with other keys"
    ]
