"""An instance's processes, each of which can be killed and started again, and an instance to run them on."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from sora_reflex.core import queues
from sora_reflex.ops.children import die_with_parent, kill_group
from sora_reflex.ops.front_end import reflex_environment
from sora_reflex.ops.redis_server import find_redis_server
from tests.conftest import ROOT, alembic_config, forget_caches
from tests.e2e.product import free_port

LEAN = {"SORA_PREVIEWS": "false", "SORA_STARTER_CLIPS": "0", "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
"""Nobody types here, and nobody is at home."""


@contextmanager
def instance(**settings: str) -> Iterator[Path]:
    """An empty migrated database and a Redis of its own, behind `core.db` and `core.jobs`; gives its folder."""
    from alembic import command

    with tempfile.TemporaryDirectory(prefix="sora-machine-") as name, ExitStack() as cleanup:
        folder = Path(name)
        settings |= {"SORA_DATA_DIR": name, "SORA_REDIS_URL": f"unix://{folder / 'redis.sock'}"}
        kept = {key: os.environ.get(key) for key in settings}
        os.environ.update(settings)
        forget_caches()
        command.upgrade(alembic_config(f"sqlite:///{folder / 'sora.db'}"), "head")

        def restore() -> None:
            forget_caches()
            for key, value in kept.items():
                if value is None:
                    del os.environ[key]
                else:
                    os.environ[key] = value
            forget_caches()

        cleanup.callback(restore)
        yield folder


@dataclass
class Part:
    """One process of the instance. `is_there` says whether it serves."""

    name: str
    command: list[str]
    log: Path
    is_there: Callable[["Part"], bool]
    before: Callable[[], None] = lambda: None
    environment: dict[str, str] = field(default_factory=dict)
    _process: "subprocess.Popen[bytes] | None" = None

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    def start(self) -> None:
        self.before()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command, cwd=ROOT, env=os.environ | LEAN | self.environment, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=die_with_parent(signal.SIGKILL, os.getpid()),
            )  # fmt: skip

    def kill(self) -> None:
        """As `kill -9`, and all that it started: nothing of it can say goodbye."""
        if self._process is not None:
            kill_group(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def serves(self) -> bool:
        return self._process is not None and self._process.poll() is None and self.is_there(self)


def redis_part(folder: Path) -> Part:
    socket = folder / "redis.sock"
    options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no", "--dir", str(folder)]
    command = [find_redis_server(), *options]
    return Part("redis", command, folder / "redis.log", lambda _: answers(socket), lambda: socket.unlink(True))


def web_part(folder: Path) -> Part:
    """The web process as `make run` starts it; `address_of` says where."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--log-level", "warning"]
    command += ["--host", "127.0.0.1", "--port", str(port), "sora_reflex.sora_reflex:app"]
    environment = reflex_environment() | {"SORA_PORT": str(port), "__REFLEX_SKIP_COMPILE": "true"}
    environment["REFLEX_ENV_MODE"] = "prod"
    return Part("web", command, folder / "web.log", _is_healthy, environment=environment)


def worker_part(folder: Path, name: str, command: list[str]) -> Part:
    return Part(name, command, folder / f"{name}.log", _is_shown)


def address_of(web: Part) -> str:
    return f"127.0.0.1:{web.environment['SORA_PORT']}"


def _is_healthy(web: Part) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://{address_of(web)}/healthz", timeout=2) as answer:
        return bool(answer.status == 200)
    return False


def _is_shown(worker: Part) -> bool:
    """A worker's name holds its process number."""
    with suppress(RedisError, OSError):
        return any(f".{worker.pid}." in sign.name for sign in queues.list_workers())
    return False


def answers(socket: Path) -> bool:
    with suppress(RedisError, OSError), Redis(unix_socket_path=str(socket)) as client:
        return bool(client.ping())
    return False


def wait_until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("it did not come about in time")
        time.sleep(0.02)
