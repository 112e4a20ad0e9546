"""Looks over an instance: one line for each thing that must be well, with what to do where it is not."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from sora_reflex.core.db import get_engine
from sora_reflex.core.jobs import get_redis
from sora_reflex.core.settings import get_settings
from sora_reflex.ops import front_end
from sora_reflex.studio.queries import pipeline_health

ROOT = Path(__file__).resolve().parents[2]
MIN_FREE_BYTES = 2_000_000_000
"""Some 400 clips of 15 seconds: time enough to notice and make room."""
VERIFY_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is well, and what was seen or is to be done."""

    subject: str
    is_well: bool
    words: str


def check_database() -> Finding:
    scripts = ScriptDirectory.from_config(Config(str(ROOT / "alembic.ini")))
    try:
        with get_engine().connect() as connection:
            at = MigrationContext.configure(connection).get_current_revision()
            kind = connection.dialect.name
    except SQLAlchemyError as error:
        reason = str(error.args[0] if error.args else error).strip().splitlines()[0]
        return Finding(
            "database", False, f"cannot be reached: {reason}. Run `make run` once, or check SORA_DATABASE_URL."
        )
    if at != scripts.get_current_head():
        return Finding("database", False, f"is at revision {at or 'none'}: run `make migrate`.")
    return Finding("database", True, f"{kind}, at the newest revision")


def check_redis() -> Finding:
    try:
        get_redis().ping()
    except (RedisError, OSError) as error:
        return Finding("redis", False, f"does not answer ({error}): `make run` starts one, or set SORA_REDIS_URL.")
    return Finding("redis", True, "answers")


def check_workers() -> Finding:
    health = pipeline_health()
    if not health.has_redis:
        return Finding("workers", False, "cannot be asked without Redis.")
    missing = [
        kind for kind, count in (("render", health.render_workers), ("default", health.default_workers)) if not count
    ]
    if missing:
        commands = " and ".join(f"`python -m workers {kind}`" for kind in missing)
        return Finding("workers", False, f"no {' and no '.join(missing)} worker shows itself: start {commands}.")
    return Finding("workers", True, f"{health.render_workers} render, {health.default_workers} default")


def check_storage() -> Finding:
    folder = get_settings().media_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"can this be written?")
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return Finding("storage", False, f"{folder} cannot be written ({error.strerror}): give its user the right to.")
    return Finding("storage", True, f"{folder} can be written")


def check_disk() -> Finding:
    folder = get_settings().data_dir
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB free"
    if free < MIN_FREE_BYTES:
        return Finding("disk", False, f"{said} where {folder} is: make room, clips need some 5 MB each.")
    return Finding("disk", True, said)


def check_models() -> Finding:
    """In a process of its own: the app never imports the workers."""
    command = [sys.executable, "-m", "workers.models", "verify"]
    try:
        verify = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=VERIFY_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Finding("models", False, f"could not be read in {VERIFY_SECONDS} s: look at the disk.")
    if verify.returncode:
        first = (verify.stderr.strip().splitlines() or ["the check ended without a word"])[0]
        return Finding("models", False, f"{first}. Run `make run`, which installs them.")
    return Finding("models", True, "every file is the one that the manifest names")


def check_front_end() -> Finding:
    if not front_end.is_current(get_settings()):
        return Finding("front end", False, "is older than its sources: `make run` builds it.")
    return Finding("front end", True, "built from these sources")


CHECKS: tuple[Callable[[], Finding], ...] = (
    check_database,
    check_redis,
    check_workers,
    check_storage,
    check_disk,
    check_models,
    check_front_end,
)


def examine(checks: Iterable[Callable[[], Finding]] = CHECKS) -> list[Finding]:
    return [check() for check in checks]


def line(finding: Finding) -> str:
    return f"{'ok  ' if finding.is_well else 'BAD '} {finding.subject:<10} {finding.words}"
