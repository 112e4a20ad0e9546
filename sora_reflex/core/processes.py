"""Which process of which machine a name speaks of, so that others there can tell whether it still runs."""

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

PROC = Path("/proc")


def name_for(kind: str) -> str:
    """A new name for something that this process does: "render-3f2a9c1b.4711.98765-a1b2c3".

    Kind, place, process number and when it started; what follows tells this process's own names apart.
    """
    place, pid = _place(), os.getpid()
    started = _started(pid)
    if not place or not started:
        return f"{kind}-{uuid4().hex[:12]}"
    return f"{kind}-{place}.{pid}.{started}-{uuid4().hex[:6]}"


def is_dead(name: str) -> bool:
    """Whether whoever took that name ran here and runs no more; False of what ran elsewhere, which nobody here sees."""
    words = name.split("-")[1].split(".") if name.count("-") == 2 else []
    if len(words) != 3 or not words[1].isdecimal() or words[0] != _place():
        return False
    pid = int(words[1])
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        # Another person's, whose start may be hidden from us.
        return False
    # A number is given again in time; its start is not.
    return _started(pid) != words[2]


@cache
def _place() -> str:
    """This start of this machine, and which of its sets of process numbers we see; "" where it can't be told."""
    if sys.platform != "linux":
        return ""
    with suppress(OSError):
        boot = (PROC / "sys/kernel/random/boot_id").read_text()
        return sha256(f"{boot}{(PROC / 'self/ns/pid').readlink()}".encode()).hexdigest()[:8]
    return ""


def _started(pid: int) -> str:
    """When a process started, in the kernel's ticks; "" when there is none, or nothing but its exit status."""
    try:
        # The second field, its command, may hold anything but ends with the last bracket.
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
