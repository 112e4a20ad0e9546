"""Fixtures that every test may use: a migrated database, a private Redis, a held clock and settings of their own."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import Engine, make_url, text
from sqlmodel import Session, SQLModel, create_engine

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db, jobs
from sora_reflex.core.settings import Settings, get_settings

ROOT = Path(__file__).parents[1]
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
REDIS_START_SECONDS = 10


def pytest_configure() -> None:
    """Nobody's own `.env` or environment may decide what a test sees."""
    Settings.model_config["env_file"] = None
    for name in [name for name in os.environ if name.startswith("SORA_") and not name.startswith("SORA_TEST_")]:
        del os.environ[name]


def forget_caches() -> None:
    """Let the next caller read the settings, and connect, anew."""
    if db.get_engine.cache_info().currsize:
        db.get_engine().dispose()
    if jobs.get_redis.cache_info().currsize:
        jobs.get_redis().close()
    for cached in (get_settings, db.get_engine, jobs.get_redis):
        cached.cache_clear()


def alembic_config(url: str) -> Config:
    config = Config(str(ROOT / "alembic.ini"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own; joined model files, which never change, are shared with the checkout's."""
    folder = tmp_path / "data"
    folder.mkdir()
    models = ROOT / "data" / "models"
    models.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(models)
    monkeypatch.setenv("SORA_DATA_DIR", str(folder))
    forget_caches()
    yield folder
    forget_caches()


@pytest.fixture(scope="session")
def postgres_url(worker_id: str) -> Iterator[str]:
    """A new database for this pytest worker on the server of SORA_TEST_DATABASE_URL; empty when it is not set."""
    server = os.environ.get("SORA_TEST_DATABASE_URL", "")
    if not server:
        yield ""
        return
    address = make_url(server.replace("postgresql://", "postgresql+psycopg://"))
    name = f"sora_test_{worker_id}"
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    yield address.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
    admin.dispose()


@pytest.fixture(scope="session")
def migrated(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database that `alembic upgrade head` built, once per pytest worker; it holds no rows."""
    url = postgres_url or f"sqlite:///{tmp_path_factory.mktemp('database') / 'template.db'}"
    command.upgrade(alembic_config(url), "head")
    return url


@pytest.fixture(scope="session")
def shared_engine(migrated: str) -> Iterator[Engine]:
    engine = db.make_engine(migrated)
    yield engine
    engine.dispose()


@pytest.fixture
def session(shared_engine: Engine) -> Iterator[Session]:
    """A session whose work is rolled back: for services and queries, which flush and never commit."""
    with shared_engine.connect() as connection:
        transaction = connection.begin()
        with Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint") as session:
            yield session
        transaction.rollback()


@pytest.fixture
def database(migrated: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database behind `core.db`, for tests whose code really commits; gives its address."""
    url = migrated
    if migrated.startswith("sqlite"):
        shutil.copy(make_url(migrated).database or "", data_dir / "sora.db")
        url = f"sqlite:///{data_dir / 'sora.db'}"
    monkeypatch.setenv("SORA_DATABASE_URL", url)
    forget_caches()
    yield url
    if not url.startswith("sqlite"):
        tables = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"TRUNCATE {tables} CASCADE"))
        engine.dispose()
    forget_caches()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The address of a private redis-server that lives as long as this pytest worker."""
    from sora_reflex.ops.redis_server import find_redis_server

    with ExitStack() as cleanup:
        folder = cleanup.enter_context(tempfile.TemporaryDirectory(prefix="sora-redis-"))
        socket = Path(folder) / "redis.sock"
        options = ["--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700", "--save", "", "--dir", folder]
        server = subprocess.Popen([find_redis_server(), *options], stdout=subprocess.DEVNULL)
        cleanup.callback(server.wait)
        cleanup.callback(server.terminate)
        url = f"unix://{socket}"
        _await_redis(url)
        yield url


def _await_redis(url: str) -> None:
    deadline = time.monotonic() + REDIS_START_SECONDS
    while time.monotonic() < deadline:
        with suppress(RedisError, OSError), Redis.from_url(url) as client:
            if client.ping():
                return
        time.sleep(0.05)
    raise RuntimeError("redis-server did not answer in time")


@pytest.fixture
def redis(redis_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Redis]:
    """An empty Redis behind `core.jobs` and `core.events`; without this fixture a test has none."""
    monkeypatch.setenv("SORA_REDIS_URL", redis_server)
    forget_caches()
    client = Redis.from_url(redis_server)
    client.flushall()
    yield client
    client.flushall()
    client.close()


class HeldClock:
    """The product's clock, standing still until a test moves it."""

    def __init__(self, at: datetime) -> None:
        self._stack = ExitStack()
        self.set(at)

    @property
    def now(self) -> datetime:
        return core_clock.now()

    def set(self, at: datetime) -> None:
        self._stack.enter_context(core_clock.frozen(at))

    def advance(self, **by: float) -> datetime:
        """Move on by a timedelta's keywords: `clock.advance(hours=2)`."""
        self.set(self.now + timedelta(**by))
        return self.now

    def release(self) -> None:
        self._stack.close()


@pytest.fixture
def clock() -> Iterator[HeldClock]:
    held = HeldClock(NOON)
    yield held
    held.release()
