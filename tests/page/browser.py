"""The page in a browser, as tests handle it."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 60  # seconds; a loaded machine is slow


class Page:
    """The page of one emulator.

    Args:
        chrome: the browser.
        url: of the emulator.
    """

    def __init__(self, chrome: Chrome, url: str) -> None:
        self.chrome = chrome
        self.url = url

    def open(self) -> None:
        """Load it, and wait until it shows something."""
        self.chrome.get(self.url)
        self.until(lambda: self.text("#connection") == "up to date")

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until something has come about."""
        WebDriverWait(self.chrome, PATIENCE, poll_frequency=0.05).until(lambda _: condition())

    def all(self, selector: str) -> list[WebElement]:
        """The elements that a selector finds."""
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """The texts of those elements, read at once."""
        script = "return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent)"
        found: list[str] = self.chrome.execute_script(script, selector)
        return found

    def text(self, selector: str) -> str:
        """The text of the first of those elements; empty if there is none."""
        return next(iter(self.texts(selector)), "")

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  # whatever the script gives
        """Run a script in the page."""
        return self.chrome.execute_script(script, *arguments)

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            self.chrome.switch_to.active_element.send_keys(key)

    def tab_to(self, selector: str) -> None:
        """Press the tab key until an element has the focus."""
        for _ in range(100):
            if self.run("return document.activeElement.matches(arguments[0])", selector):
                return
            self.press(Keys.TAB)
        pytest.fail(f"the tab key does not lead to {selector}")

    def emulate(self, command: str, **parameters: object) -> None:
        """Tell the browser what to be like."""
        self.chrome.execute_cdp_cmd(f"Emulation.{command}", parameters)

    def errors(self) -> list[str]:
        """What was written to the console, without failed requests to an emulator that was stopped."""
        return [row["message"] for row in self._log("browser") if "ERR_CONNECTION" not in row["message"]]

    def requested(self) -> set[str]:
        """The origins of all requests that were sent."""
        events = [json.loads(row["message"])["message"] for row in self._log("performance")]
        sent = [each["params"]["request"]["url"] for each in events if each["method"] == "Network.requestWillBeSent"]
        return {match[0] for url in sent if (match := re.match(r"\w+://[^/]+", url))}

    def forget_logs(self) -> None:
        """Let what came before not count."""
        self._log("browser")
        self._log("performance")

    def _log(self, kind: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self.chrome.get_log(kind)  # type: ignore[no-untyped-call]  # selenium has no type here
        return found


# Sends a request and gives the type and the status of the answer.
FETCH = """
const [address, request, done] = arguments;
fetch(address, request).then((answer) => done([answer.type, answer.status]), (error) => done([`${error}`]));
"""

# The contrast of every text on the page to what is behind it, by the formula of WCAG 2, with the text.
CONTRASTS = """
const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const parse = (text) => text.match(/[\\d.]+/g).map(Number);
const luminance = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
function ground(node) {
  for (let at = node; at; at = at.parentElement) {
    const colour = parse(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
}
const found = [];
for (const node of document.querySelectorAll("body *")) {
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  if (!own || node.closest("svg, .hidden, dialog, option") || !node.checkVisibility()) continue;
  const [one, two] = [luminance(parse(getComputedStyle(node).color)), luminance(ground(node))].sort((a, b) => b - a);
  found.push([(one + 0.05) / (two + 0.05), node.textContent.slice(0, 40)]);
}
return found;
"""
