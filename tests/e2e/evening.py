"""An evening that three people spend around one clip: who they are, and what they often do."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.product import Product


@dataclass(frozen=True)
class Evening:
    mara: Page
    finn: Page
    kai: Page
    product: Product

    @property
    def clip(self) -> str:
        """Where Mara's clip is; Kai has it open from when it is posted."""
        return self.kai.url.removeprefix(self.product.address).partition("?")[0]


def badge(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Main").locator("visible=true").get_by_role("link", name="Inbox")


def more(page: Page) -> None:
    page.get_by_role("button", name="More", exact=True).locator("visible=true").click()


def open_comments(page: Page, path: str) -> Locator:
    page.goto(path)
    page.get_by_role("button", name="comment").locator("visible=true").first.click()
    sheet = page.get_by_role("dialog", name="omment")
    expect(sheet.get_by_label("Say something")).to_be_visible()
    return sheet


def say(sheet: Locator, text: str, label: str = "Say something") -> None:
    sheet.get_by_label(label).fill(text)
    sheet.get_by_role("button", name="Send").click()


def remix_button(page: Page) -> Locator:
    return page.locator(".slide:not([inert])").get_by_role("button", name=re.compile(r"^Remix, \d+ so far$"))


@contextmanager
def elsewhere(html: str) -> Iterator[str]:
    """The address of a page of another site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_args: Any) -> None:
            """Nobody reads it."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
