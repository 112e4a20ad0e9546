"""Weights from a hub: where they lie, what was fetched, and whether it is still that. Nothing is fetched unasked.

`lock.json` beside them says of every repository which revision was fetched, and of every file its size and sha256. A
file is read whole again only when its size or time has changed since.
"""

import fnmatch
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from workers.models.store import ModelMissing, digest


class Source(Protocol):
    """What a profile says about weights."""

    @property
    def repository(self) -> str: ...
    @property
    def folder(self) -> Path | None: ...
    @property
    def revision(self) -> str: ...
    @property
    def files(self) -> tuple[str, ...]: ...
    @property
    def sha256(self) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Locked:
    """One file as it was fetched."""

    size: int
    sha256: str
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Lock:
    """A repository as it was fetched."""

    revision: str
    files: dict[str, Locked]


def root() -> Path:
    """Where fetched repositories lie."""
    return Path(os.environ.get("SORA_DATA_DIR", "data")).absolute() / "models" / "hub"


def folder_of(source: Source) -> Path:
    """Where a source's files are, or will be."""
    if source.folder is not None:
        return source.folder.expanduser().absolute()
    return root() / source.repository.replace("/", "--")


def read_lock(repository: str) -> Lock | None:
    """What was fetched of a repository; None before that."""
    entry = _locks().get(repository)
    if entry is None:
        return None
    return Lock(entry["revision"], {path: Locked(**about) for path, about in entry["files"].items()})


def write_lock(repository: str, lock: Lock) -> None:
    """Remember what was fetched: files that other profiles fetched of the same revision stay remembered."""
    target = root() / "lock.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    locks, old = _locks(), read_lock(repository)
    files = {**(old.files if old is not None and old.revision == lock.revision else {}), **lock.files}
    locks[repository] = {
        "revision": lock.revision,
        "files": {
            path: {"size": about.size, "sha256": about.sha256, "mtime_ns": about.mtime_ns}
            for path, about in sorted(files.items())
        },
    }
    with tempfile.NamedTemporaryFile("w", dir=target.parent, prefix=".lock-", encoding="utf-8", delete=False) as draft:
        json.dump(locks, draft, indent=1)
        draft.flush()
        os.fsync(draft.fileno())
    os.replace(draft.name, target)


def lock_file(path: Path, sha256: str = "") -> Locked:
    """A file as it is now; its digest is taken where it is not known."""
    about = path.stat()
    return Locked(about.st_size, sha256 or digest(path), about.st_mtime_ns)


def is_here(source: Source) -> bool:
    """Whether a source's files are on this machine, complete, at a glance."""
    return not _missing(source)


def ready(source: Source) -> Path:
    """The folder of a source whose files are here and are what was fetched.

    Raises:
        ModelMissing: A file is absent or another one; the message says what to do.
    """
    if missing := _missing(source):
        raise ModelMissing(missing)
    if problems := problems_of(source, whole=False):
        raise ModelMissing(problems[0])
    return folder_of(source)


def problems_of(source: Source, *, whole: bool = True) -> list[str]:
    """What differs from what was fetched, or from the digests that the profile gives.

    Args:
        whole: Read every file; otherwise only those whose size or time has changed.
    """
    folder, lock = folder_of(source), read_lock(source.repository) if source.repository else None
    known = dict(lock.files) if lock else {}
    problems = []
    for path in sorted({*(p for p in known if _wanted(source, p)), *source.sha256}):
        file, locked = folder / path, known.get(path)
        if not file.is_file():
            problems.append(f"{file} is missing: {_pull_again(source)}")
            continue
        about, expected = file.stat(), source.sha256.get(path) or (locked.sha256 if locked else "")
        is_same = locked is not None and (about.st_size, about.st_mtime_ns) == (locked.size, locked.mtime_ns)
        if is_same and not whole and locked is not None and expected == locked.sha256:
            continue
        if digest(file) != expected:
            problems.append(f"{file} is not the file that was fetched: {_pull_again(source)}")
    if lock and source.revision and not lock.revision.startswith(source.revision) and not _is_name(source.revision):
        problems.append(f"{source.repository} is here at {lock.revision}, not {source.revision}: {_pull_again(source)}")
    return problems


def _missing(source: Source) -> str:
    """Why a source cannot be used at all, or nothing."""
    folder = folder_of(source)
    if source.folder is not None:
        return "" if folder.is_dir() else f"the folder {folder}, which the profile names, does not exist"
    lock = read_lock(source.repository)
    wanted = [path for path in lock.files if _wanted(source, path)] if lock else []
    if not wanted or any(not (folder / path).is_file() for path in wanted):
        return f"{source.repository} is not on this machine: {_pull_again(source)}"
    return ""


def _wanted(source: Source, path: str) -> bool:
    return not source.files or any(fnmatch.fnmatch(path, pattern) for pattern in source.files)


def _is_name(revision: str) -> bool:
    """A branch or tag may stand for any commit."""
    return len(revision) < 7 or bool(set(revision) - set("0123456789abcdef"))


def _pull_again(source: Source) -> str:
    if source.folder is not None:
        return "copy it there again"
    return "run `python -m workers models pull` for the profile"


def _locks() -> dict[str, Any]:
    try:
        locks = json.loads((root() / "lock.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return locks if isinstance(locks, dict) else {}
