"""Where the bytes of clips are kept: a folder, written so that a name is either whole or not there."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Protocol

from sora_reflex.core.errors import NotFound
from sora_reflex.core.settings import get_settings

HASH_CHARACTERS = 12
"""48 bits of SHA-256: enough that two versions of one clip's file never share a name."""


class Storage(Protocol):
    """What the product asks of a store. Names are relative, with forward slashes."""

    def put(self, name: str, source: Path) -> None: ...

    def open(self, name: str) -> BinaryIO: ...

    def local_path(self, name: str) -> Path | None: ...

    def exists(self, name: str) -> bool: ...

    def delete(self, name: str) -> None: ...

    def list_before(self, prefix: str, before: datetime) -> Iterator[str]: ...


class FolderStorage:
    """A store in a folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, name: str, source: Path) -> None:
        """Copy `source` to `name`: under a temporary name first, then moved, so that nobody reads a half of it."""
        target = self._path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".put-")
        try:
            with os.fdopen(handle, "wb") as to, source.open("rb") as start:
                shutil.copyfileobj(start, to, 1 << 20)
                to.flush()
                os.fsync(to.fileno())
            os.chmod(temporary, 0o640)
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def open(self, name: str) -> BinaryIO:
        """Open a file for reading; raises NotFound when it is not there."""
        try:
            return self._path(name).open("rb")
        except (FileNotFoundError, IsADirectoryError) as error:
            raise NotFound("That file is gone.") from error

    def local_path(self, name: str) -> Path | None:
        """Where a file lies on this machine, for routes that hand it to the system; None when it is not there."""
        path = self._path(name)
        return path if path.is_file() else None

    def exists(self, name: str) -> bool:
        return self._path(name).is_file()

    def delete(self, name: str) -> None:
        """Delete a file and the folder that it leaves empty; one that is not there is fine."""
        path = self._path(name)
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir()

    def list_before(self, prefix: str, before: datetime) -> Iterator[str]:
        """Names under `prefix`, half-written ones too, that were last written before a time."""
        for path in self._path(prefix).rglob("*"):
            with suppress(FileNotFoundError):
                if path.is_file() and path.stat().st_mtime < before.timestamp():
                    yield path.relative_to(self.root).as_posix()

    def _path(self, name: str) -> Path:
        parts = name.split("/")
        if not name or any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts):
            raise NotFound("That file is gone.")
        return self.root.joinpath(*parts)


def name_for(kind: str, path: Path) -> str:
    """A content-addressed file name, `<kind>-<hash>.<ext>`: other bytes, other name."""
    with path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    return f"{kind}-{digest[:HASH_CHARACTERS]}{path.suffix}"


@lru_cache
def _folder(root: Path) -> FolderStorage:
    return FolderStorage(root)


def get_storage() -> Storage:
    return _folder(get_settings().media_dir)
