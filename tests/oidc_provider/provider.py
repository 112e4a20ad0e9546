"""Runs the real provider of this folder and walks through its pages like a browser."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import httpx2

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
BUN = Path(sys.executable).with_name("bun")

CLIENT_ID, CLIENT_SECRET = "sora-reflex", "a secret of the tests"

MAX_PAGES = 12
"""More than a sign-in with consent takes; fewer than a loop."""


@dataclass(frozen=True)
class RunningProvider:
    issuer: str
    redirect_uri: str


@contextmanager
def running_provider(redirect_uri: str) -> Iterator[RunningProvider]:
    """A provider process with one client that may come back to `redirect_uri`."""
    _install()
    command = [str(BUN), "server.mjs", redirect_uri, CLIENT_ID, CLIENT_SECRET]
    process = subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        issuer = process.stdout.readline().strip()
        assert issuer.startswith("http://127.0.0.1:"), "the provider did not start"
        yield RunningProvider(issuer, redirect_uri)
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


def _install() -> None:
    """Install what the lockfile pins, once, also when several pytest workers want it."""
    with (FOLDER / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (FOLDER / "node_modules" / "oidc-provider").is_dir():
            return
        environment = os.environ | {"BUN_INSTALL_CACHE_DIR": str(ROOT / ".tools" / "bun-cache")}
        command = [str(BUN), "install", "--frozen-lockfile", "--ignore-scripts"]
        subprocess.run(command, cwd=FOLDER, env=environment, check=True, capture_output=True)


class _Form(HTMLParser):
    """The first form of a page: where it goes and what it holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form" and not self.action:
            self.action = found.get("action", "")
        elif tag == "input" and found.get("name"):
            self.fields.setdefault(found["name"], found.get("value", ""))
        elif tag == "a" and found.get("href"):
            self.links.append(found["href"])


def walk(provider: RunningProvider, url: str, *, as_who: str = "", cancels: bool = False) -> str:
    """Follow the provider's pages and forms until it sends the browser back. Returns the address it sends it to."""
    with httpx2.Client(timeout=10) as browser:
        response = browser.get(url)
        for _ in range(MAX_PAGES):
            if response.is_redirect:
                url = urljoin(str(response.url), response.headers["location"])
                if url.startswith(provider.redirect_uri):
                    return url
                response = browser.get(url)
                continue
            form = _Form(response.text)
            if cancels:
                abort = next(link for link in form.links if link.endswith("/abort"))
                response = browser.get(urljoin(str(response.url), abort))
                continue
            filled = form.fields | {"login": as_who, "password": "anything"} if "login" in form.fields else form.fields
            response = browser.post(urljoin(str(response.url), form.action), data=filled)
    raise AssertionError("the provider never sent the browser back")
