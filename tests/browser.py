"""Finds a Chromium for the browser tests; `python -m tests.browser` installs one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

FLAGS = [
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]
"""Quiet on the network; root may not use Chromium's sandbox."""


def find_chromium() -> str:
    """The machine's Chromium, else the one that Playwright downloaded; empty when there is none."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def install_chromium() -> str:
    """Install one with the means at hand: the system's packages as root, else Playwright's own download."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways = [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"], *ways]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for way in ways:
        sys.stderr.write(f"No Chromium was found: {' '.join(way)}\n")
        subprocess.run(way, env=environment, stdout=subprocess.DEVNULL, check=False)
        if found := find_chromium():
            return found
    return ""


def main() -> int:
    found = find_chromium() or install_chromium()
    if not found:
        sys.stderr.write("The browser tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium\n")
        return 1
    sys.stderr.write(f"Browser: {found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
