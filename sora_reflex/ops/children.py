"""A supervised process: started, restarted when it dies, stopped with everything that it started."""

import asyncio
import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

FIRST_DELAY_SECONDS = 0.5
MAX_DELAY_SECONDS = 30.0
STEADY_SECONDS = 60.0
"""Whoever lived so long before dying starts again without a longer wait."""

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class Log(Protocol):
    """Where what a child says goes."""

    @property
    def path(self) -> Path: ...

    def write(self, name: str, line: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Spec:
    """What to run.

    Attributes:
        name: Prefix of its log lines.
        title: How the terminal names it.
        command: Program and arguments.
        environment: All of it.
        feed: What it reads from standard input.
        orphan_signal: What the kernel sends it when the supervisor is killed; it must not outlive it.
    """

    name: str
    title: str
    command: list[str]
    environment: dict[str, str]
    feed: str = ""
    orphan_signal: signal.Signals = signal.SIGKILL


def die_with_parent(orphan_signal: signal.Signals, parent: int) -> Callable[[], None]:
    def ask_kernel() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, int(orphan_signal))
        if os.getppid() != parent:
            os._exit(1)

    return ask_kernel


def _filled_pipe(feed: str) -> int:
    """The reading end of a pipe that holds `feed`, which is far smaller than a pipe's buffer."""
    reading, writing = os.pipe()
    os.write(writing, feed.encode())
    os.close(writing)
    return reading


@dataclass
class Child:
    """One process and its restarts."""

    spec: Spec
    journal: Log
    say: Callable[[str], None]
    starts: int = 0
    _process: asyncio.subprocess.Process | None = None
    _is_stopping: bool = False
    _has_despaired: bool = False
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process and self._process.returncode is None else None

    async def keep_running(self) -> None:
        """Run it until `stop`; a process that dies comes back, each time after a longer wait."""
        delay = FIRST_DELAY_SECONDS
        while not self._is_stopping:
            started = time.monotonic()
            code = await self._run_once()
            if self._is_stopping:
                return
            lived = time.monotonic() - started
            delay = FIRST_DELAY_SECONDS if lived > STEADY_SECONDS else min(delay * 2, MAX_DELAY_SECONDS)
            self._tell_of_end(describe_end(code), delay)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), delay)

    def _tell_of_end(self, end: str, delay: float) -> None:
        """Tell the person at the terminal, but not for ever: what keeps dying fills only the log."""
        line = f"{self.spec.title} {end}; starting it again in {delay:.0f} s."
        if delay < MAX_DELAY_SECONDS:
            self._has_despaired = False
            self.say(line)
        elif not self._has_despaired:
            self._has_despaired = True
            self.say(f"{self.spec.title} {end} again; tried every {delay:.0f} s from now on. See {self.journal.path}")
        else:
            self.journal.write("supervisor", line)

    async def _run_once(self) -> int:
        self.starts += 1
        # Pipes of our own: asyncio's wait() would not return while a grandchild still holds the output open.
        output, its_output = os.pipe()
        its_input = _filled_pipe(self.spec.feed)
        try:
            process = self._process = await asyncio.create_subprocess_exec(
                *self.spec.command,
                env=self.spec.environment,
                stdin=its_input,
                stdout=its_output,
                stderr=its_output,
                start_new_session=True,
                preexec_fn=die_with_parent(self.spec.orphan_signal, os.getpid()),
            )
        except OSError as error:
            os.close(output)
            self.journal.write(self.spec.name, f"cannot start: {error}")
            return 127
        finally:
            os.close(its_output)
            os.close(its_input)
        if self._is_stopping:
            # Asked to stop while it was being started.
            kill_group(process.pid, signal.SIGKILL)
        reader = asyncio.create_task(self._copy_output(output))
        code = await process.wait()
        # Whatever it had started itself goes with it, so that the next one finds its port and files free.
        kill_group(process.pid, signal.SIGKILL)
        await reader
        return code

    async def _copy_output(self, descriptor: int) -> None:
        stream = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(stream), os.fdopen(descriptor, "rb", buffering=0)
        )
        rest = b""
        while chunk := await stream.read(65536):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self.journal.write(self.spec.name, line.decode(errors="replace"))
        if rest:
            self.journal.write(self.spec.name, rest.decode(errors="replace"))
        transport.close()

    async def stop(self, *, within_seconds: float) -> None:
        """Ask it to end; kill it and all that it started when it has not done so in time."""
        self._is_stopping = True
        self._stopped.set()
        process = self._process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), within_seconds)
        except TimeoutError:
            self.journal.write("supervisor", f"{self.spec.title} did not stop in {within_seconds:.0f} s: killed")
        kill_group(process.pid, signal.SIGKILL)
        await process.wait()


def kill_group(pid: int, how: signal.Signals) -> None:
    """Signal a process and all of its session's first group; children start as leaders of their own."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, how)


def describe_end(code: int) -> str:
    """ "was killed (SIGKILL)" or "stopped (exit 1)"."""
    if code < 0:
        return f"was killed ({signal.Signals(-code).name})"
    return f"stopped (exit {code})"
