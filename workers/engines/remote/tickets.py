"""Notes of films under way at a server, in files, so that a worker that starts anew asks for none of them twice."""

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import uuid4

KEPT_SECONDS = 24 * 3600.0
"""A film that was downloaded stays noted so long: a worker that dies while it encodes downloads it again. Servers keep
films about as long."""

LOCK_WAIT_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Ticket:
    """One film asked for at one server.

    Attributes:
        key: Names the request; the same request has the same.
        backend: The server's name.
        token: Sent as `Idempotency-Key`.
        asked_at: Unix time just before it was first asked for.
        job_id: What the server calls it; empty until its answer came.
    """

    key: str
    backend: str
    token: str
    asked_at: float
    job_id: str = ""


class Tickets:
    """A folder of tickets that every worker on it shares."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> Ticket | None:
        try:
            return Ticket(**json.loads(self._path(key).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def begin(self, key: str, backend: str) -> Ticket:
        """Note that a film is about to be asked for; on disk when this returns."""
        ticket = Ticket(key, backend, token=str(uuid4()), asked_at=time.time())
        self._write(ticket)
        return ticket

    def name(self, ticket: Ticket, job_id: str) -> Ticket:
        """Note what the server calls it."""
        named = replace(ticket, job_id=job_id)
        self._write(named)
        return named

    def drop(self, key: str) -> None:
        """Forget one: it is not under way, or nobody wants it."""
        self._path(key).unlink(missing_ok=True)

    def claimed(self, backend: str, *, beside: str) -> set[str]:
        """The jobs of that server that other tickets are for."""
        keys = [path.stem for path in self.folder.glob("*.json") if path.stem != beside]
        found = [ticket for key in keys if (ticket := self.find(key)) is not None]
        return {ticket.job_id for ticket in found if ticket.backend == backend and ticket.job_id}

    def sweep(self) -> None:
        """Forget what is older than a server keeps."""
        oldest = time.time() - KEPT_SECONDS
        for path in [*self.folder.glob("*.json"), *self.folder.glob("*.lock"), *self.folder.glob("*.new")]:
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    @contextmanager
    def held(self, key: str, rest: Callable[[float], None]) -> Iterator[None]:
        """Be the only one to ask for this film; `rest` waits, and may raise, while another worker does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{key}.lock").open("w") as lock:
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    rest(LOCK_WAIT_SECONDS)
            yield

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _write(self, ticket: Ticket) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        new = self.folder / f"{ticket.key}.new"
        with new.open("w", encoding="utf-8") as file:
            json.dump(asdict(ticket), file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self._path(ticket.key))
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
