"""How much a first visit loads and how long it waits, and how soon a second start serves."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.bench.registry import Figure, bench
from tests.browser import FLAGS, find_chromium
from tests.e2e.product import Product, running

FOUR_G: dict[str, Any] = {
    "offline": False,
    "downloadThroughput": 9_000_000 * 0.9 / 8,
    "uploadThroughput": 1_500_000 * 0.9 / 8,
    "latency": 60 * 2.75,
}
"""What Chromium's own tools call fast 4G."""

LARGEST_PAINT = """() => new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().at(-1).startTime)).observe({type: "largest-contentful-paint", buffered: true}))"""


@contextmanager
def product() -> Iterator[Product]:
    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder, running(Path(folder) / "data") as running_product:
        yield running_product


@contextmanager
def phone(address: str) -> Iterator[tuple[Page, CDPSession]]:
    """A phone's browser with an empty cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium() or None, args=FLAGS)
        context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844}, bypass_csp=True)
        page = context.new_page()
        yield page, context.new_cdp_session(page)
        browser.close()


@bench("first load of the feed", against="budget", most=1.0)
def first_load() -> Figure:
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def on_response(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def on_finished(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"] / 1000

    with product() as running_product, phone(running_product.address) as (page, network):
        network.on("Network.responseReceived", on_response)
        network.on("Network.loadingFinished", on_finished)
        network.send("Network.enable")
        page.goto("/", wait_until="networkidle")
        page.wait_for_timeout(1000)
    loaded = {
        kind: sum(size for id, size in sizes.items() if kinds.get(id) == kind) for kind in ("Script", "Stylesheet")
    }
    detail = f"on the wire: {loaded['Script']:.0f} kB scripts, {loaded['Stylesheet']:.0f} kB styles"
    return Figure(sum(loaded.values()), "kB", 200, detail)


@bench("largest contentful paint on 4G", against="budget", most=1.0)
def largest_paint() -> Figure:
    times = []
    with product() as running_product:
        for _ in range(5):
            with phone(running_product.address) as (page, network):
                network.send("Network.enable")
                network.send("Network.emulateNetworkConditions", FOUR_G)
                page.goto("/", wait_until="networkidle")
                times.append(page.evaluate(LARGEST_PAINT) / 1000)
    return Figure(sorted(times)[2], "s", 1.5, "median of 5 cold visits, 8.1 Mbit/s and 165 ms")


@bench("second start to a served page", against="limit", most=1.0)
def second_start() -> Figure:
    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder:
        data = Path(folder) / "data"
        with running(data):
            pass
        began = time.monotonic()
        with running(data):
            took = time.monotonic() - began
    return Figure(took, "s", 15)
