"""The product as one thing: it starts, stays up while its parts die, and leaves nothing when it stops."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.e2e.product import Product, running

PATIENCE_SECONDS = 60
"""A worker's warm-up takes a few seconds, and many times that where other tests share the cores."""


@pytest.fixture(scope="module")
def own_product(tmp_path_factory: pytest.TempPathFactory):
    """Not the journeys' one: its processes are killed here."""
    with running(tmp_path_factory.mktemp("own")) as product:
        yield product


def until(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.2)


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def is_well(product: Product) -> bool:
    try:
        product.manage("doctor")
    except RuntimeError:
        return False
    return True


def test_the_doctor_finds_everything_well_once_it_runs(own_product: Product):
    until(lambda: is_well(own_product), own_product.log()[-3000:])


def test_two_addresses_are_served_by_one_build(own_product: Product, product: Product, open_phone: Callable[..., Page]):
    """Neither port is the one that was known when the front end was built."""
    for address in (own_product.address, product.address):
        page = open_phone()
        with page.expect_websocket() as socket:
            page.goto(address)
        assert socket.value.url.startswith(address.replace("http", "ws"))
        expect(page.locator("body")).to_be_visible()


def test_a_second_start_on_the_same_folder_says_that_one_runs(own_product: Product):
    second = subprocess.run(
        [sys.executable, "-m", "sora_reflex.ops.supervisor"],
        cwd=ROOT, env=own_product.environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert second.returncode == 1
    assert "already runs" in second.stderr
    assert own_product.address in second.stderr


@pytest.mark.parametrize("name", ["redis-server", "workers render", "workers default", "granian"])
def test_what_is_killed_comes_back(own_product: Product, name: str):
    until(lambda: own_product.pids(name), f"{name} never ran")
    victims = own_product.pids(name)
    for pid in victims:
        os.kill(pid, signal.SIGKILL)
    if name != "granian":
        assert status(own_product.address) == 200
    until(lambda: set(own_product.pids(name)) - set(victims), f"{name} did not come back")
    until(lambda: is_well(own_product), own_product.log()[-3000:])


def test_stopping_leaves_no_process_and_no_socket(tmp_path: Path):
    with running(tmp_path / "data") as product:
        until(lambda: product.pids("workers render"), "the render worker never ran")
        children = [pid for name in ("redis-server", "granian", "workers") for pid in product.pids(name)]
        assert len(children) >= 4
    assert product.supervisor.returncode == 0
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    assert sorted(path.name for path in (product.data_dir / "run").iterdir()) == ["supervisor.lock"]
    assert [path.name for path in product.data_dir.glob("sora.db*")] == ["sora.db"]


def test_a_killed_supervisor_takes_everything_down_and_the_next_start_is_clean(tmp_path: Path):
    with running(tmp_path / "data") as product:
        children = [pid for name in ("redis-server", "granian", "workers") for pid in product.pids(name)]
        product.supervisor.kill()
        until(lambda: not [pid for pid in children if Path(f"/proc/{pid}").exists()], "orphans stayed")
    with running(tmp_path / "data") as product:
        assert status(product.address) == 200
