"""The log file that all processes of a supervisor share: one line each, with the time and the process' name."""

from datetime import UTC, datetime
from pathlib import Path

MAX_BYTES = 10_000_000
"""Two files of this size hold days of logs of a small instance and never fill a disk."""


class Journal:
    """Writes lines to `sora.log`; when it grows too large the one before becomes `sora.log.1`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "sora.log"
        self._stream = self.path.open("a", encoding="utf-8", buffering=1)

    def write(self, name: str, line: str) -> None:
        if self._stream.tell() > MAX_BYTES:
            self._stream.close()
            self.path.replace(self.path.with_suffix(".log.1"))
            self._stream = self.path.open("a", encoding="utf-8", buffering=1)
        self._stream.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} [{name}] {line}\n")

    def close(self) -> None:
        self._stream.close()
