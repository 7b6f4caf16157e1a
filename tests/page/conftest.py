"""An emulator for each test, and one browser for the whole run."""

from collections.abc import Iterator

import httpx
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.signing import connect
from tests.page.show import Show
from tools import chromium

FOREIGN = "show.example.com"

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # chromium asks for it when it runs as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    f"--host-resolver-rules=MAP {FOREIGN} 127.0.0.1",
)


@pytest.fixture
def emulator() -> Iterator[EmulatorServer]:
    """An emulator that this test has for itself."""
    with EmulatorServer() as emulator:
        yield emulator


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    """What calls are sent with."""
    with connect() as client:
        yield client


@pytest.fixture
def show(emulator: EmulatorServer, http: httpx.Client) -> Show:
    """Arranges things in the usual namespace."""
    return Show(emulator.url, "emulator", http)


@pytest.fixture(scope="session")
def chrome() -> Iterator[webdriver.Chrome]:
    """A browser; without one the tests are skipped, or fail where nobody would notice."""
    browser = chromium.found()
    if browser is None:
        lack = f"there is no chromium with chromedriver on PATH; {chromium.CURE}"
        if chromium.must_be_there():
            pytest.fail(lack)
        pytest.skip(lack)
    options = webdriver.ChromeOptions()
    options.binary_location = str(browser.chromium)
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(browser.driver)))
    yield driver
    driver.quit()
