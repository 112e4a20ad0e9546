"""Authorised ranges of a clip beside Starlette's and nginx's static files, and API calls per second."""

import asyncio
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from alembic import command

from tests.bench.registry import Figure, bench
from tests.conftest import ROOT, alembic_config, forget_caches
from tests.e2e.product import free_port

RANGE = 64 * 1024
FILM_BYTES = 16 << 20
CONNECTIONS = 8
SECONDS = 3.0
ROUNDS = 3

TOKEN = "a sign-in of a benchmark"

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log warn;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; keepalive_requests 1000000; open_file_cache max=1000;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  proxy_cache_path {folder}/grants keys_zone=grants:1m inactive=10s;
  upstream app {{ server 127.0.0.1:{app}; keepalive 16; }}
  server {{
    listen 127.0.0.1:{port};
    location /static/ {{ alias {media}/; }}
    location /media/ {{
      auth_request /grant;
      error_page 500 =404 /gone;
      alias {media}/videos/;
    }}
    location = /gone {{ internal; return 404; }}
    location = /grant {{
      internal;
      proxy_pass http://app$request_uri;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Range "";
      proxy_set_header If-None-Match "";
      proxy_pass_request_body off;
      proxy_ignore_headers X-Accel-Redirect Cache-Control Vary Set-Cookie;
      proxy_cache grants;
      proxy_cache_key "$request_uri $http_cookie $http_authorization";
      proxy_cache_valid 200 2s;
      proxy_cache_lock on;
    }}
    location / {{ proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; }}
  }}
}}
"""


@dataclass(frozen=True)
class Servers:
    """Addresses, as ports of this machine, and the paths of the one film."""

    ours: int
    accelerated: int
    static: int
    nginx: int
    media_path: str
    static_path: str
    draft_path: str
    """Of a clip that whoever asks may not see."""
    key: str


@contextmanager
def servers() -> Iterator[Servers]:
    """A database with one post of a film, and everybody who can serve it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sora-bench-")))
        folder.chmod(0o755)
        key, media_path, draft_path, stored = fill(folder)
        ports = {name: free_port() for name in ("ours", "accelerated", "static", "nginx")}
        more = {"accelerated": {"SORA_MEDIA_ACCEL_PREFIX": "/inside"}}
        for name in ("ours", "accelerated", "static"):
            app = "static" if name == "static" else "ours"
            environment = dict(os.environ) | {"SORA_DATA_DIR": str(folder)} | more.get(name, {})
            environment["SORA_API_REQUESTS_PER_MINUTE"] = "1000000"
            granian = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--log-level", "warning"]
            words = [*granian, "--port", str(ports[name]), f"tests.bench.range_app:{app}"]
            stack.enter_context(process(words, environment))
        configuration = folder / "nginx.conf"
        configuration.write_text(
            NGINX.format(folder=folder, app=ports["accelerated"], port=ports["nginx"], media=folder / "media")
        )
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        user = ["-g", "user root;"] if os.geteuid() == 0 else []
        stack.enter_context(process([nginx, "-c", str(configuration), *user], dict(os.environ)))
        for port in ports.values():
            await_port(port)
        yield Servers(**ports, media_path=media_path, static_path=f"/static/{stored}", draft_path=draft_path, key=key)


def fill(folder: Path) -> tuple[str, str, str, str]:
    """Make the rows and the film; gives an API key, the film's address, a draft's, and the film's name in the store."""
    from sora_reflex.core import db
    from sora_reflex.media.storage import get_storage, name_for
    from tests.factories import create_key, create_post, create_sign_in, create_user, create_video

    os.environ["SORA_DATA_DIR"] = str(folder)
    forget_caches()
    command.upgrade(alembic_config(f"sqlite:///{folder / 'sora.db'}"), "head")
    film = folder / "film.mp4"
    film.write_bytes(random.Random(1).randbytes(FILM_BYTES))
    name = name_for("film", film)
    with db.unit_of_work() as session:
        fan, maker = create_user(session), create_user(session)
        create_sign_in(session, fan, token_hash=sha256(TOKEN.encode()).hexdigest())
        file = {"name": name, "bytes": FILM_BYTES, "type": "video/mp4"}
        video = create_video(session, maker, files={"film": file})
        create_post(session, maker, video)
        for _ in range(200):
            create_post(session, maker)
        draft = create_video(session, maker, files={"film": file})
        key = create_key(session, fan)
    for clip in (video, draft):
        get_storage().put(f"videos/{clip.id}/{name}", film)
    forget_caches()
    return key, f"/media/{video.id}/{name}", f"/media/{draft.id}/{name}", f"videos/{video.id}/{name}"


@contextmanager
def process(words: list[str], environment: dict[str, str]) -> Iterator[None]:
    started = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        started.terminate()
        try:
            started.wait(10)
        except subprocess.TimeoutExpired:
            started.kill()


def await_port(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing listens on {port}")


async def ask(port: int, request: Callable[[], bytes], expected: bytes, until: float) -> int:
    """Send one request after the other on one connection; gives how many were answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    done = 0
    try:
        while time.monotonic() < until:
            writer.write(request())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(expected):
                raise RuntimeError(head.decode("latin-1"))
            if b"content-length: " in head.lower():
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                await reader.readexactly(length)
            done += 1
    finally:
        writer.close()
    return done


def rate(port: int, request: Callable[[], bytes], expected: bytes) -> float:
    """Requests per second over some connections."""

    async def all_of_them() -> float:
        await ask(port, request, expected, time.monotonic() + 0.5)
        began = time.monotonic()
        counts = await asyncio.gather(*(ask(port, request, expected, began + SECONDS) for _ in range(CONNECTIONS)))
        return sum(counts) / (time.monotonic() - began)

    return asyncio.run(all_of_them())


def ranges(path: str, headers: str = "") -> Callable[[], bytes]:
    places = random.Random(7)

    def request() -> bytes:
        at = places.randrange(FILM_BYTES - RANGE)
        return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nRange: bytes={at}-{at + RANGE - 1}\r\n{headers}\r\n".encode()

    return request


@cache
def measured() -> dict[str, float]:
    """Every rate, the best of some rounds taken in turn, so that a busy moment meets everybody."""
    with servers() as at:
        cookie = f"Cookie: sora_session={TOKEN}\r\n"
        feed = f"GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {at.key}\r\n\r\n".encode()
        me = feed.replace(b"/api/v1/feed", b"/api/v1/me")
        plans = {
            "ours": (at.ours, ranges(at.media_path, cookie), b"HTTP/1.1 206"),
            "starlette": (at.static, ranges(at.static_path), b"HTTP/1.1 206"),
            "accelerated": (at.nginx, ranges(at.media_path, cookie), b"HTTP/1.1 206"),
            "nginx": (at.nginx, ranges(at.static_path), b"HTTP/1.1 206"),
            "feed": (at.ours, lambda: feed, b"HTTP/1.1 200"),
            "me": (at.ours, lambda: me, b"HTTP/1.1 200"),
        }
        for port in (at.ours, at.nginx):
            asyncio.run(ask(port, ranges(at.draft_path, cookie), b"HTTP/1.1 404", time.monotonic() + 0.1))
        taken: dict[str, list[float]] = {name: [] for name in plans}
        for _ in range(ROUNDS):
            for name, (port, request, expected) in plans.items():
                taken[name].append(rate(port, request, expected))
    return {name: max(rates) for name, rates in taken.items()}


HOW = f"64 KiB at random places, {CONNECTIONS} connections, best of {ROUNDS} rounds of {SECONDS:g} s"


@bench("authorised ranges", against="Starlette StaticFiles", least=1.0)
def authorised_ranges() -> Figure:
    found = measured()
    return Figure(found["ours"], "ranges/s", found["starlette"], HOW)


@bench("authorised ranges by X-Accel", against="nginx static", least=0.8)
def accelerated_ranges() -> Figure:
    found = measured()
    return Figure(found["accelerated"], "ranges/s", found["nginx"], HOW)


@bench("API calls", against="limit", least=1.0)
def api_calls() -> Figure:
    """600 a minute of each of ten people that call at once."""
    found = measured()
    return Figure(found["feed"], "feed pages/s", 100, f"ten posts each; /me: {found['me']:.0f} a second")
