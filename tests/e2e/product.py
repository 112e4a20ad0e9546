"""The whole product, started as a person starts it, for tests that use it from outside."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sora_reflex.ops.children import die_with_parent
from tests.conftest import ROOT

START_SECONDS = 180
"""A cold start builds the front end, on a machine that may do other things too."""
STOP_SECONDS = 12


@dataclass(frozen=True, slots=True)
class Product:
    """A running instance.

    Attributes:
        address: Where its pages are.
        data_dir: Its database, media, logs and sockets.
        environment: What its processes were started with.
        supervisor: The process that stands for all of them.
    """

    address: str
    data_dir: Path
    environment: dict[str, str]
    supervisor: subprocess.Popen[bytes]

    def manage(self, *words: str) -> str:
        """Run `python -m sora_reflex.manage`; gives what it printed."""
        command = [sys.executable, "-m", "sora_reflex.manage", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=60
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def invite(self, role: str = "member", uses: int = 1) -> str:
        """The path of a new invite's page: `/invite/<code>`."""
        return "/invite/" + self.manage("invite", "--role", role, "--uses", str(uses)).rsplit("/", 1)[1]

    def log(self) -> str:
        return (self.data_dir / "logs" / "sora.log").read_text("utf-8", errors="replace")

    def pids(self, name: str) -> list[int]:
        """Process ids below the supervisor whose command line holds `name`."""
        found = []
        for folder in Path("/proc").iterdir():
            with suppress(OSError, ValueError):
                words = (folder / "cmdline").read_text("utf-8").replace("\0", " ")
                if name in words and str(self.supervisor.pid) in (folder / "stat").read_text("utf-8").split()[3:5]:
                    found.append(int(folder.name))
        return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(data_dir: Path, **settings: str) -> Iterator[Product]:
    """Start the product on a data folder and stop it after the block. `settings` are SORA_* variables."""
    data_dir.mkdir(parents=True, exist_ok=True)
    if not (data_dir / "models").exists():
        (ROOT / "data" / "models").mkdir(parents=True, exist_ok=True)
        (data_dir / "models").symlink_to(ROOT / "data" / "models")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SORA_", "PYTEST_"))}
    environment |= {"PORT": str(free_port()), "SORA_STARTER_CLIPS": "0"} | settings
    environment["SORA_DATA_DIR"] = str(data_dir)
    output = data_dir / "terminal.txt"
    with output.open("wb") as terminal:
        supervisor = subprocess.Popen(
            [sys.executable, "-m", "sora_reflex.ops.supervisor"], cwd=ROOT, env=environment, stdout=terminal,
            stderr=terminal, stdin=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM, os.getpid()),
        )  # fmt: skip
    try:
        address = await_address(supervisor, data_dir)
        yield Product(address, data_dir, environment, supervisor)
    finally:
        stop(supervisor)


def await_address(supervisor: subprocess.Popen[bytes], data_dir: Path) -> str:
    """The address, once a page is served there."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if supervisor.poll() is not None:
            break
        with suppress(OSError, ValueError):
            note = json.loads((data_dir / "run" / "supervisor.json").read_text("utf-8"))
            if note["pid"] == supervisor.pid:
                with urllib.request.urlopen(note["address"], timeout=5):
                    return str(note["address"])
        time.sleep(0.1)
    log = data_dir / "logs" / "sora.log"
    tail = log.read_text("utf-8", errors="replace")[-4000:] if log.exists() else ""
    raise RuntimeError(f"The product did not start.\n{(data_dir / 'terminal.txt').read_text('utf-8')}\n{tail}")


def stop(supervisor: subprocess.Popen[bytes]) -> None:
    """Ask it to stop, as Ctrl-C does; kill it when it does not."""
    supervisor.send_signal(signal.SIGINT)
    try:
        supervisor.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        supervisor.kill()
        supervisor.wait()
