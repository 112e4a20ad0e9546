"""The embedded Redis answers where it says, and nobody else gets in."""

import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import AuthenticationError, RedisError

from sora_reflex.ops.redis_server import MAX_SOCKET_BYTES, RedisAt, choose_place, find_redis_server


def serve(place: RedisAt) -> subprocess.Popen[bytes]:
    server = subprocess.Popen([find_redis_server(), "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert server.stdin
    server.stdin.write(place.configuration.encode())
    server.stdin.close()
    return server


def answers(url: str) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with suppress(RedisError, OSError), Redis.from_url(url) as client:
            return bool(client.ping())
        time.sleep(0.05)
    return False


@pytest.fixture
def run():
    servers = []

    def start(place: RedisAt) -> None:
        servers.append(serve(place))

    yield start
    for server in servers:
        server.terminate()
        server.wait(10)


def test_it_listens_on_a_private_socket_where_the_path_allows(tmp_path: Path, run):
    place = choose_place(tmp_path / "redis.sock")
    run(place)
    assert place.url == f"unix://{tmp_path / 'redis.sock'}"
    assert answers(place.url)
    assert (tmp_path / "redis.sock").stat().st_mode & 0o077 == 0


def test_a_socket_that_a_power_loss_left_is_replaced(tmp_path: Path, run):
    (tmp_path / "redis.sock").write_text("stale")
    place = choose_place(tmp_path / "redis.sock")
    run(place)
    assert answers(place.url)


def test_a_path_too_long_for_a_socket_gives_a_random_port_with_a_password(tmp_path: Path, run):
    deep = tmp_path / ("d" * MAX_SOCKET_BYTES) / "run"
    deep.mkdir(parents=True)
    place = choose_place(deep / "redis.sock")
    run(place)
    assert "127.0.0.1" in place.url
    assert ":6379" not in place.url
    assert answers(place.url)
    stranger = Redis(host="127.0.0.1", port=int(place.url.rsplit(":", 1)[1].split("/")[0]))
    with pytest.raises(AuthenticationError):
        stranger.ping()


def test_it_keeps_nothing_on_disk(tmp_path: Path, run):
    place = choose_place(tmp_path / "redis.sock")
    run(place)
    assert answers(place.url)
    with Redis.from_url(place.url) as client:
        client.set("a", "b")
        client.shutdown()
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
