"""What a running supervisor leaves in the data folder: a lock, and a note of where everything is."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class AlreadyRunning(Exception):
    """Another supervisor holds this data folder; the message tells where it serves."""


def run_folder(data_dir: Path) -> Path:
    """The folder of sockets and locks, which nobody else may enter."""
    folder = data_dir.resolve() / "run"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


@contextmanager
def hold(data_dir: Path) -> Iterator[None]:
    """Be the only supervisor of this data folder. The kernel drops the lock with the process, however it ends.

    Raises:
        AlreadyRunning: Somebody else holds it.
    """
    folder = run_folder(data_dir)
    with (folder / "supervisor.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            note = read_note(data_dir)
            where = f" at {note['address']} (process {note['pid']})" if note else ""
            raise AlreadyRunning(
                f"Sora Reflex already runs on {data_dir.resolve()}{where}.\n"
                "Stop that one first, or start this one on another folder: SORA_DATA_DIR=other make run"
            ) from None
        try:
            yield
        finally:
            (folder / "supervisor.json").unlink(missing_ok=True)


def write_note(data_dir: Path, *, address: str, redis_url: str) -> None:
    """Tell other commands of this machine's user where the product and its Redis are."""
    target = run_folder(data_dir) / "supervisor.json"
    draft = target.with_suffix(".tmp")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps({"pid": os.getpid(), "address": address, "redis_url": redis_url}), "utf-8")
    draft.replace(target)


def read_note(data_dir: Path) -> dict[str, Any]:
    """What the running supervisor wrote; empty when none runs."""
    try:
        note = json.loads((data_dir.resolve() / "run" / "supervisor.json").read_text("utf-8"))
        os.kill(note["pid"], 0)
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return note if isinstance(note, dict) else {}
