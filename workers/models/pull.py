"""Fetches weights from a hub: asks what there is, takes what is wanted, goes on where it was cut off, and checks it."""

import fnmatch
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workers.models import hub
from workers.models.hub import Lock, Source, folder_of, lock_file, read_lock, write_lock

ROOM = 1.02
"""Of what is still to be fetched must be free on the disk."""
GIGA = 1_000_000_000


class PullFailed(Exception):
    """Weights could not be fetched; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as the hub describes it; `sha256` only where the hub says one."""

    path: str
    size: int
    sha256: str


def pull(source: Source, say: Callable[[str], None], *, update: bool = False) -> int:
    """Fetch a source, and remember what was fetched.

    Args:
        source: A repository is fetched at its `revision`; without one, at the one that was fetched before, else at the
            newest. A folder is only looked at.
        say: Called with what is going on, line by line.
        update: Take the newest revision where the source names none.

    Returns:
        How many bytes were fetched.

    Raises:
        PullFailed: The hub cannot be reached, does not have it, does not let us, or gave something else.
    """
    if source.folder is not None:
        if not folder_of(source).is_dir():
            raise PullFailed(f"The folder {folder_of(source)} does not exist; the profile expects its weights there.")
        return 0
    locked = read_lock(source.repository)
    wanted = source.revision or (locked.revision if locked and not update else "")
    revision, offered = _offer(source, wanted)
    folder = folder_of(source)
    _check_room(folder, offered)
    say(f"{source.repository} at {revision[:12]}: {len(offered)} files, {sum(o.size for o in offered) / GIGA:.2f} GB")
    known = locked.files if locked and locked.revision == revision else {}
    fetched, files = 0, {}
    for file in offered:
        have = folder / file.path
        kept = known.get(file.path)
        if kept and have.is_file() and (have.stat().st_size, have.stat().st_mtime_ns) == (kept.size, kept.mtime_ns):
            files[file.path] = kept
            continue
        files[file.path] = _fetch(source, revision, file, folder)
        fetched += files[file.path].size
        # What is complete stays known if the next file fails.
        write_lock(source.repository, Lock(revision, files))
    write_lock(source.repository, Lock(revision, files))
    return fetched


def _offer(source: Source, revision: str) -> tuple[str, list[Offered]]:
    """The commit that a revision is, and those of its files that are wanted."""
    from huggingface_hub import HfApi

    info = _asked(
        source,
        lambda: HfApi(endpoint=_hub()).model_info(source.repository, revision=revision or None, files_metadata=True),
    )
    offered = [
        Offered(file.rfilename, file.size or 0, file.lfs.sha256 if file.lfs else "")
        for file in info.siblings or ()
        if not source.files or any(fnmatch.fnmatch(file.rfilename, pattern) for pattern in source.files)
    ]
    if not offered or not info.sha:
        raise PullFailed(f"{source.repository} has none of the files that the profile wants: {', '.join(source.files)}")
    return info.sha, offered


def _fetch(source: Source, revision: str, file: Offered, folder: Path) -> hub.Locked:
    """One file, checked against what the hub and the profile say of it."""
    from huggingface_hub import hf_hub_download

    path = Path(
        _asked(
            source,
            lambda: hf_hub_download(source.repository, file.path, revision=revision, local_dir=folder, endpoint=_hub()),
        )
    )
    locked = lock_file(path)
    for who, expected in (("the profile", source.sha256.get(file.path, "")), ("the hub", file.sha256)):
        if expected and locked.sha256 != expected:
            path.unlink()
            raise PullFailed(
                f"{file.path} of {source.repository} is not the file that {who} names: its sha256 is {locked.sha256}, "
                f"not {expected}. It was deleted; pull again, and if it differs again, do not use it."
            )
    return locked


def _hub() -> str | None:
    """Another hub than the usual one, as its own tools name it."""
    return os.environ.get("HF_ENDPOINT") or None


def _asked(source: Source, ask: Callable[[], Any]) -> Any:
    """What the hub answers; PullFailed, in words, where it does not."""
    import httpx2
    from huggingface_hub import errors

    name = source.repository
    try:
        return ask()
    except errors.GatedRepoError:
        raise PullFailed(
            f"{name} is only for those who accepted its licence on the hub: do so there, then sign in with "
            "`hf auth login` or set HF_TOKEN."
        ) from None
    except errors.RevisionNotFoundError:
        raise PullFailed(f"{name} has no revision {source.revision!r}; correct it in the profile.") from None
    except errors.RepositoryNotFoundError:
        raise PullFailed(f"The hub has no {name}, or shows it only to those who sign in: set HF_TOKEN.") from None
    except (errors.HfHubHTTPError, errors.LocalEntryNotFoundError, httpx2.HTTPError, OSError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise PullFailed(f"{name} could not be fetched: {reason} Pull again: it goes on where it stopped.") from None


def _check_room(folder: Path, offered: list[Offered]) -> None:
    missing = sum(
        file.size
        for file in offered
        if not (folder / file.path).is_file() or (folder / file.path).stat().st_size != file.size
    )
    place = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(place).free
    if missing * ROOM > free:
        raise PullFailed(
            f"{missing / GIGA:.1f} GB are to be fetched, but only {free / GIGA:.1f} GB are free at {place}."
        )
