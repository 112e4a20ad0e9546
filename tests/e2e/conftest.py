"""Fixtures for journeys: one running product and as many browsers as there are people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

from tests.browser import FLAGS, find_chromium
from tests.conftest import ROOT
from tests.e2e.product import Product, running

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
FAILURES = ROOT / ".tools" / "e2e-failures"
FAILED = pytest.StashKey[bool]()
EXPECTED = ("Failed to load resource", "WebSocket connection to")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The whole product, shared by all journeys: each of them brings people of its own."""
    with running(tmp_path_factory.mktemp("product")) as product:
        yield product


@pytest.fixture(scope="session")
def invite(product: Product) -> str:
    """The path of an invite for whoever a test needs, as often as it needs them."""
    return product.invite(uses=200)


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_driver: Playwright) -> Iterator[Browser]:
    browser = playwright_driver.chromium.launch(executable_path=find_chromium() or None, args=FLAGS)
    yield browser
    browser.close()


@dataclass
class Screens:
    """Opens browsers of separate people, and remembers what went wrong in them."""

    browser: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, size: dict[str, int] = PHONE, **options: Any) -> Page:
        """A new person's page; `options` go to Playwright's new_context, as color_scheme="light"."""
        is_phone = size["width"] < 600
        context = self.browser.new_context(
            base_url=self.address,
            viewport=size,  # type: ignore[arg-type]
            **{"has_touch": is_phone, "is_mobile": is_phone, "color_scheme": "dark", "locale": "en-GB"} | options,
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", self._hear)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        """Keep what the console calls an error; a refused address and a network that is away are no faults."""
        if message.type == "error" and not message.text.startswith(EXPECTED):
            self.errors.append(f"{message.location.get('url')}: {message.text}")

    def close(self, *, pictures: str = "") -> None:
        for number, context in enumerate(self.contexts):
            for page in context.pages if pictures else []:
                FAILURES.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=FAILURES / f"{pictures}-{number}.png")
            context.close()


@pytest.fixture
def screens(chromium: Browser, product: Product, request: pytest.FixtureRequest) -> Iterator[Screens]:
    """Browsers for this test; a script error in any of them fails it, and a failure leaves pictures."""
    screens = Screens(chromium, product.address)
    yield screens
    failed = request.node.stash.get(FAILED, True)
    screens.close(pictures=request.node.name if failed else "")
    assert not screens.errors, screens.errors


@pytest.fixture
def open_phone(screens: Screens) -> Callable[..., Page]:
    """`open_phone()` is a new person with a phone of 390x844."""
    return lambda **options: screens.open(PHONE, **options)


@pytest.fixture
def open_desktop(screens: Screens) -> Callable[..., Page]:
    """`open_desktop()` is a new person before a screen of 1440x900."""
    return lambda **options: screens.open(DESKTOP, **options)
