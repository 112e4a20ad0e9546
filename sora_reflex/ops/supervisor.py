"""`python -m sora_reflex.ops.supervisor`: the whole product on one machine, started and stopped as one thing."""

import asyncio
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

from alembic import command
from alembic.config import Config

from sora_reflex.core.db import get_engine
from sora_reflex.core.settings import Settings, get_settings
from sora_reflex.ops import first_invite, front_end, run_files
from sora_reflex.ops.children import Child, Spec
from sora_reflex.ops.install import interrupt
from sora_reflex.ops.journal import Journal
from sora_reflex.ops.redis_server import RedisAt, choose_place, find_redis_server
from sora_reflex.ops.terminal import say, step

ROOT = Path(__file__).resolve().parents[2]
PORTS_TO_TRY = 100
READY_SECONDS = 60
STOP_SECONDS = 6.0
REDIS_STOP_SECONDS = 2.0
"""Together within the ten seconds that a person waits after Ctrl-C."""
WORKERS = ("render", "default")


class CannotStart(Exception):
    """The product cannot run here; the message says what to do."""


def find_port(host: str, wanted: int) -> int:
    """The wanted port, or the next one that nobody listens on."""
    for port in range(wanted, min(wanted + PORTS_TO_TRY, 65536)):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return port
    raise CannotStart(
        f"None of the ports {wanted} to {wanted + PORTS_TO_TRY - 1} is free. Name one: PORT=8080 make run"
    )


def read_settings() -> Settings:
    """The settings, with PORT as the short name that people know."""
    if port := os.environ.get("PORT", ""):
        os.environ["SORA_PORT"] = port
    os.environ["SORA_DATA_DIR"] = str(get_settings().data_dir.resolve())
    get_settings.cache_clear()
    return get_settings()


def migrate() -> None:
    """Bring the database up to the newest revision."""
    command.upgrade(Config(str(ROOT / "alembic.ini")), "head")


def specs(settings: Settings, port: int, redis: RedisAt | None) -> list[Spec]:
    """What to run, in the order of starting."""
    environment = dict(os.environ) | {"SORA_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    found = []
    if redis is not None:
        environment["SORA_REDIS_URL"] = redis.url
        server = [find_redis_server(), "-"]
        found.append(Spec("redis", "Redis", server, environment, feed=redis.configuration))
    granian = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--log-level", "warning"]
    granian += ["--host", settings.host, "--port", str(port), "--workers", str(settings.web_workers)]
    granian += ["--workers-kill-timeout", "3", "sora_reflex.sora_reflex:app"]
    serving = environment | front_end.serving_environment()
    # Granian's own processes end when it is asked to stop, and would stay behind if it were killed.
    found.append(Spec("web", "The web process", granian, serving, orphan_signal=signal.SIGTERM))
    for kind in WORKERS:
        worker = [sys.executable, "-m", "workers", kind]
        found.append(Spec(kind, f"The {kind} worker", worker, environment))
    return found


def prepare(settings: Settings) -> RedisAt | None:
    """Migrate, build the front end if it changed, and find a place for Redis; None where one is configured."""
    if not settings.redis_url and not find_redis_server():
        raise CannotStart("There is no redis-server. Install one (apt-get install redis-server) or set SORA_REDIS_URL.")
    with step("Bringing the database up to date"):
        migrate()
    if not front_end.is_current(settings):
        with step("Building the front end"):
            front_end.build(settings)
    return None if settings.redis_url else choose_place(settings.redis_socket)


async def until_served(settings: Settings, port: int) -> bool:
    """Wait until the first page is served."""
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host
    deadline = time.monotonic() + READY_SECONDS
    request = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    while time.monotonic() < deadline:
        with suppress(OSError, TimeoutError):
            reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), 5)
            try:
                writer.write(request)
                await writer.drain()
                if (await asyncio.wait_for(reader.readline(), 10)).startswith(b"HTTP/1.1 200"):
                    return True
            finally:
                writer.close()
        await asyncio.sleep(0.1)
    return False


def greet(settings: Settings, address: str, invite: str, journal: Journal, seconds: float) -> None:
    """Say where the product is."""
    say()
    say(f"  {settings.instance_name} is at {address}    ({seconds:.1f} s)")
    if invite:
        say(f"  The first operator's invite: {address}/invite/{invite}")
    say(f"  Ctrl-C stops everything. Logs: {journal.path}")


async def supervise(settings: Settings, port: int, redis: RedisAt | None, invite: str, started: float) -> None:
    """Run everything until somebody asks to stop."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    address = settings.base_url.rstrip("/") or f"http://localhost:{port}"
    run_files.write_note(settings.data_dir, address=address, redis_url=redis.url if redis else settings.redis_url)
    journal = Journal(settings.data_dir / "logs")

    def tell(line: str) -> None:
        journal.write("supervisor", line)
        say(f"  {line}")

    children = [Child(spec, journal, tell) for spec in specs(settings, port, redis)]
    tasks = [asyncio.create_task(child.keep_running()) for child in children if child.spec.name not in WORKERS]
    page = asyncio.create_task(until_served(settings, port))
    stopping = asyncio.create_task(stop.wait())
    # The workers' warm-up would take the cores from the first page, which somebody waits for.
    await asyncio.wait({page, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not stop.is_set():
        tasks += [asyncio.create_task(child.keep_running()) for child in children if child.spec.name in WORKERS]
        if page.result():
            greet(settings, address, invite, journal, time.monotonic() - started)
        else:
            say(f"  No page is served yet. What happens stands in {journal.path}")
        await stop.wait()
    page.cancel()
    say("\n  Stopping …")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.remove_signal_handler(number)
        signal.signal(number, signal.SIG_IGN)
    others = [child for child in children if child.spec.name != "redis"]
    await asyncio.gather(*(child.stop(within_seconds=STOP_SECONDS) for child in others))
    await asyncio.gather(*(child.stop(within_seconds=REDIS_STOP_SECONDS) for child in children))
    await asyncio.gather(*tasks, return_exceptions=True)
    if redis is not None:
        settings.redis_socket.unlink(missing_ok=True)
    journal.close()
    say("  Stopped.")


def main() -> int:
    started = time.monotonic()
    os.chdir(ROOT)
    os.umask(0o027)
    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGTERM, interrupt)
    try:
        settings = read_settings()
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        with run_files.hold(settings.data_dir):
            redis = prepare(settings)
            invite = first_invite.find_or_make()
            port = find_port(settings.host, settings.port)
            if port != settings.port:
                say(f"  Port {settings.port} is taken; using {port}.")
            asyncio.run(supervise(settings, port, redis, invite, started))
            # The last to leave the SQLite file: its write-ahead log is folded in, so that one file is the whole.
            get_engine().dispose()
    except (run_files.AlreadyRunning, CannotStart, front_end.BuildFailed) as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        say("\n  Stopped.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
