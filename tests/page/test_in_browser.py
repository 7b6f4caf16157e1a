"""The page in a real browser: what it shows, that it keeps up, and that it can be used with a keyboard."""

from collections.abc import Iterator
from typing import NamedTuple

import httpx
import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.page.browser import CONTRASTS, FETCH, PATIENCE, Page
from tests.page.conftest import FOREIGN
from tests.page.show import APP, MATCH, NEWS, Show, duet, interview, match, news, panel, whole_show

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def page(chrome: Chrome, emulator: EmulatorServer) -> Iterator[Page]:
    """The page, not yet opened; whatever a test does with it, it stays clean."""
    chrome.get("about:blank")
    page = Page(chrome, emulator.url)
    page.forget_logs()
    yield page
    assert page.errors() == []
    assert page.requested() == {emulator.url}
    page.emulate("clearDeviceMetricsOverride")
    page.emulate("setEmulatedMedia", features=[])
    chrome.get("about:blank")


def test_it_shows_studios_and_recordings_with_their_pictures(page: Page, show: Show) -> None:
    whole_show(show)
    page.open()
    assert page.texts("#casters h3") == ["evening-news", "saturday-match"]
    assert page.texts("#casters .badge") == ["on air", "on air"]
    assert page.texts("#tasks h3") == ["algebra-lesson", "panel", "interview"]
    assert page.texts("#tasks .badge") == ["recording"] * 3
    assert [len(each.find_elements(By.CSS_SELECTOR, ".box")) for each in page.all("#tasks .picture")] == [4, 5, 3]
    assert len(page.all("#casters .picture")) == 3
    assert page.texts("#tasks figcaption strong") == ["Custom layout", "Adaptive layout", "Vertical layout"]
    assert page.texts("#tasks .picture .name")[:4] == ["1 teacher", "2 student-1", "3 student-2", "4 sign…"]
    assert page.texts("#rooms b") == ["classroom-7", "studio-1", "studio-2"]
    assert page.text("#casters-title") == "Casters 2 on air"


def test_pictures_are_to_scale(page: Page, show: Show) -> None:
    duet(show)
    page.open()
    left, right = (each.rect for each in page.all("#tasks .box > rect"))
    picture = page.all("#tasks .picture")[0].rect
    assert picture["width"] / picture["height"] == pytest.approx(1280 / 720, rel=0.02)
    assert left["width"] == pytest.approx(picture["width"] / 2, rel=0.05)
    assert right["x"] - left["x"] == pytest.approx(picture["width"] / 2, rel=0.05)


def test_it_keeps_up_by_itself(page: Page, show: Show) -> None:
    page.open()
    assert page.text("#tasks") == "No recordings. StartRecord starts them."
    panel(show)
    page.until(lambda: page.texts("#tasks .badge") == ["recording"])
    assert page.text("#news") == "recording panel: recording"
    assert page.texts("#requests b") == ["StartRecord"]
    show.rtc.ok("StopRecord", {"AppId": APP, "RoomId": "studio-1", "TaskId": "panel"})
    page.until(lambda: page.texts("#tasks .badge") == ["ended"])
    assert page.all("#tasks .picture") == []
    assert "StopByAPI" in page.text("#tasks .since")


def test_nothing_that_was_opened_or_reached_is_lost(page: Page, show: Show) -> None:
    news(show)
    page.emulate("setDeviceMetricsOverride", width=1280, height=500, deviceScaleFactor=1, mobile=False)
    page.open()
    page.run("document.querySelector('#casters figure summary').click(); scrollTo(0, 120)")
    page.tab_to("#requests summary")
    page.press(Keys.ENTER)
    before = page.run("return [scrollY, document.activeElement.getBoundingClientRect().top]")
    opened = page.text("#requests details[open] dd")
    interview(show)
    page.until(lambda: page.texts("#tasks h3") == ["interview"])
    assert page.run("return document.querySelector('#casters figure details').open")
    assert page.text("#requests details[open] dd") == opened
    assert page.run("return document.activeElement === document.querySelector('#requests details[open] summary')")
    after = page.run("return [scrollY, document.activeElement.getBoundingClientRect().top]")
    assert after == pytest.approx(before, abs=1)
    assert len(page.all("#requests li")) > 1


def test_it_can_be_used_with_the_keyboard_alone(page: Page, show: Show, http: httpx.Client) -> None:
    match(show)
    fault = {"match": {"action": "StopCaster"}, "effect": {"error": {"code": "Throttling"}}}
    assert http.post(f"{page.url}/_emulator/faults", json=fault).status_code == 201
    page.open()
    page.press(Keys.TAB)
    assert page.run("return document.activeElement.className") == "skip"
    page.tab_to('[data-advance="3600"]')
    assert page.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press(Keys.ENTER)
    page.until(lambda: page.text("#ahead") == "1\u202fh ahead")
    page.tab_to("#filter")
    page.press("startcaster")
    page.until(lambda: page.texts("#requests b") == ["StartCaster"])
    page.tab_to("#requests summary")
    page.press(Keys.ENTER)
    assert MATCH in page.text("#requests details[open] pre")
    page.tab_to("[data-fault]")
    page.press(Keys.ENTER)
    page.until(lambda: page.text("#faults") == "No faults.")
    assert page.run("return document.activeElement.id") == "faults-title"


def test_everything_is_forgotten_only_after_a_question(page: Page, show: Show) -> None:
    match(show)
    page.open()
    page.run("document.querySelector('#reset').focus()")
    page.press(Keys.ENTER)
    page.until(lambda: page.run("return document.querySelector('dialog').open"))
    page.press(Keys.ESCAPE)
    assert page.run("return document.activeElement.id") == "reset"
    assert page.texts("#casters h3") == ["saturday-match"]
    page.press(Keys.ENTER, Keys.TAB, Keys.ENTER)
    page.until(lambda: page.texts("#casters h3") == [])
    assert show.control("GET", "/state")["casters"] == []


def test_one_namespace_can_be_picked(page: Page, show: Show, http: httpx.Client) -> None:
    other = Show(page.url, "emulator-other", http)
    show.seed(NEWS, "mine")
    other.seed(NEWS, "theirs")
    other.control("POST", "/clock/advance", {"seconds": 86400})
    page.open()
    assert page.texts("#casters h3") == ["mine", "theirs"]
    assert page.texts("#namespace option") == ["all", "emulator", "emulator-other"]
    page.tab_to("#namespace")
    page.press(Keys.END)
    page.until(lambda: page.texts("#casters h3") == ["theirs"])
    page.until(lambda: page.text("#ahead") == "1\u202fd ahead")
    page.run("document.querySelector('[data-advance=\"3600\"]').click()")
    page.until(lambda: page.text("#ahead") == "1\u202fd 1\u202fh ahead")
    assert round(other.control("GET", "/clock")["offsetSeconds"]) == 90000
    assert round(show.control("GET", "/clock")["offsetSeconds"]) == 0


@pytest.mark.parametrize("width", [360, 375, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_width_and_scheme_can_be_read(page: Page, show: Show, width: int, scheme: str) -> None:
    whole_show(show)
    show.seed("w" * 128, "n" * 200)
    page.emulate("setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    page.emulate("setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    page.open()
    page.run("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.run("return document.documentElement.scrollWidth") <= width
    contrasts = page.run(CONTRASTS)
    assert len(contrasts) > 50
    assert [each for each in contrasts if each[0] < 4.5] == []


def test_names_are_texts_wherever_they_come_from(page: Page, show: Show) -> None:
    show.seed(NEWS, EVIL)
    studio = show.studio(NEWS)
    studio.resource(ResourceName=EVIL)
    made = studio.layout("RV01")
    studio.start()
    studio.ok("UpdateCasterSceneConfig", {"SceneId": "$pgm", "LayoutId": made})
    refused = {"AppId": APP, "RoomId": "r", "TaskId": "t", "TargetStreams": {"StreamList": [{"UserId": EVIL}]}}
    assert show.rtc("StartRecord", refused).status_code == 400
    page.open()
    page.run("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.text("#casters h3") == EVIL
    assert page.text("#casters .legend b") == EVIL
    assert page.text("#casters .box title").startswith(f"1 {EVIL}: ")
    assert EVIL in page.text("#requests pre")
    assert page.run("return document.images.length") == 0


def test_an_emulator_that_has_stopped_is_told_and_what_it_last_said_stays(
    page: Page, show: Show, emulator: EmulatorServer
) -> None:
    match(show)
    page.open()
    emulator.stop()
    page.until(lambda: page.text("#connection").startswith("not reachable since "))
    assert page.texts("#casters h3") == ["saturday-match"]
    assert page.run("return document.body.className") == "stale"
    port = emulator.port
    page.run("document.querySelector('[data-advance=\"60\"]').click()")
    page.until(lambda: page.text("#problem") == "The emulator is not reachable.")
    with EmulatorServer(port=port):
        page.until(lambda: page.text("#connection") == "up to date")
        page.until(lambda: page.texts("#casters h3") == [])
        page.chrome.get("about:blank")


class Attack(NamedTuple):
    """A page that calls the emulator.

    Attributes:
        page: the name under which it was opened.
        target: the name that it calls.
        mode: of the request.
        answer: type and status, as the page sees them.
    """

    page: str
    target: str
    mode: str
    answer: list[object]


@pytest.mark.parametrize(
    "attack",
    [
        Attack("localhost", "127.0.0.1", "no-cors", ["opaque", 0]),
        Attack(FOREIGN, FOREIGN, "cors", ["basic", 403]),
    ],
)
def test_pages_of_other_origins_cannot_drive_it(
    chrome: Chrome, emulator: EmulatorServer, http: httpx.Client, attack: Attack
) -> None:
    chrome.get(f"http://{attack.page}:{emulator.port}/_emulator/health")
    address = f"http://{attack.target}:{emulator.port}/_emulator/clock/advance"
    request = {"method": "POST", "mode": attack.mode, "body": '{"seconds": 60}'}
    assert chrome.execute_async_script(FETCH, address, request) == attack.answer
    assert http.get(f"{emulator.url}/_emulator/clock").json()["offsetSeconds"] == 0


def test_a_foreign_name_is_told_on_the_page(chrome: Chrome, emulator: EmulatorServer) -> None:
    chrome.get(f"http://{FOREIGN}:{emulator.port}/")
    told = "return document.querySelector('#connection').textContent"
    wait = WebDriverWait(chrome, PATIENCE)
    wait.until(lambda _: chrome.execute_script(told).startswith(f"refused under the name '{FOREIGN}"))
    chrome.get("about:blank")
