"""Supervised processes: they come back, they end, and nothing of theirs stays."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sora_reflex.ops import children
from sora_reflex.ops.children import Child, Spec
from sora_reflex.ops.journal import Journal
from tests.conftest import ROOT

PATIENCE_SECONDS = 20

GRANDCHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print("grandchild", child.pid, flush=True)
time.sleep(60)
"""
DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(60)
"""


@pytest.fixture
def journal(tmp_path: Path):
    journal = Journal(tmp_path)
    yield journal
    journal.close()


@pytest.fixture
def told() -> list[str]:
    return []


def child_of(code: str, journal: Journal, told: list[str], **more) -> Child:
    return Child(Spec("test", "The test", [sys.executable, "-c", code], dict(os.environ), **more), journal, told.append)


async def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


def is_alive(pid: int) -> bool:
    """A zombie has ended: only its parent has not noticed yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_output_is_kept_with_the_name_of_its_process(journal, told):
    child = child_of("print('one'); print('two', end='')", journal, told)
    task = asyncio.create_task(child.keep_running())
    await until(lambda: "[test] two" in journal.path.read_text("utf-8"))
    assert "[test] one" in journal.path.read_text("utf-8")
    await child.stop(within_seconds=5)
    await task


async def test_a_process_that_dies_comes_back_after_growing_waits(journal, told, monkeypatch):
    monkeypatch.setattr(children, "FIRST_DELAY_SECONDS", 0.01)
    child = child_of("raise SystemExit(3)", journal, told)
    task = asyncio.create_task(child.keep_running())
    await until(lambda: child.starts >= 3)
    await child.stop(within_seconds=5)
    await task
    assert told[0].startswith("The test stopped (exit 3); starting it again")


async def test_the_terminal_hears_only_once_of_what_keeps_dying(journal, told, monkeypatch):
    monkeypatch.setattr(children, "FIRST_DELAY_SECONDS", 0.01)
    monkeypatch.setattr(children, "MAX_DELAY_SECONDS", 0.02)
    child = child_of("raise SystemExit(3)", journal, told)
    task = asyncio.create_task(child.keep_running())
    await until(lambda: child.starts >= 4)
    await child.stop(within_seconds=5)
    await task
    assert len(told) == 1
    assert str(journal.path) in told[0]


async def test_what_a_killed_process_had_started_goes_with_it(journal, told, monkeypatch):
    """A web server's own processes once kept its port, and the supervisor waiting for their output."""
    monkeypatch.setattr(children, "FIRST_DELAY_SECONDS", 0.01)
    child = child_of(GRANDCHILD, journal, told)
    task = asyncio.create_task(child.keep_running())
    await until(lambda: "grandchild" in journal.path.read_text("utf-8"))
    grandchild = int(journal.path.read_text("utf-8").split("grandchild ")[1].split()[0])
    assert child.pid
    os.kill(child.pid, signal.SIGKILL)
    await until(lambda: child.starts == 2)
    await until(lambda: not is_alive(grandchild))
    await child.stop(within_seconds=5)
    await task


async def test_who_does_not_listen_is_killed_in_time(journal, told):
    child = child_of(DEAF, journal, told)
    task = asyncio.create_task(child.keep_running())
    await until(lambda: "deaf" in journal.path.read_text("utf-8"))
    began, pid = time.monotonic(), child.pid
    await child.stop(within_seconds=0.5)
    await task
    assert time.monotonic() - began < 5
    assert pid
    assert not is_alive(pid)
    assert not told


async def test_what_it_reads_from_standard_input_is_fed(journal, told):
    child = child_of("import sys; print('got', sys.stdin.read())", journal, told, feed="the configuration")
    task = asyncio.create_task(child.keep_running())
    await until(lambda: "got the configuration" in journal.path.read_text("utf-8"))
    await child.stop(within_seconds=5)
    await task


async def test_a_program_that_is_not_there_is_a_failure_like_another(journal, told):
    child = Child(Spec("test", "The test", ["/no/such/program"], {}), journal, told.append)
    task = asyncio.create_task(child.keep_running())
    await until(lambda: told)
    await child.stop(within_seconds=5)
    await task
    assert "cannot start" in journal.path.read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends orphans for us")
def test_children_do_not_outlive_a_killed_supervisor(tmp_path: Path):
    code = f"""
import asyncio, os, sys
from pathlib import Path
from sora_reflex.ops.children import Child, Spec
from sora_reflex.ops.journal import Journal
sleep = [sys.executable, "-c", "import os, time; print('pid', os.getpid(), flush=True); time.sleep(60)"]
child = Child(Spec("test", "The test", sleep, dict(os.environ)), Journal(Path({str(tmp_path)!r})), print)
asyncio.run(child.keep_running())
"""
    supervisor = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    log = tmp_path / "sora.log"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (log.exists() and "pid " in log.read_text("utf-8")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    pid = int(log.read_text("utf-8").split("pid ")[1].split()[0])
    assert is_alive(pid)
    supervisor.kill()
    supervisor.wait()
    while is_alive(pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)
