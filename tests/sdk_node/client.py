"""Runs a program with OpenAI's Node client, which is installed here once as its lockfile pins it."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
BUN = Path(sys.executable).with_name("bun")
RUN_SECONDS = 120


def run(program: str, *arguments: str, cwd: Path | None = None) -> str:
    """What a program of this folder, or one in the folder `cwd`, prints."""
    _install()
    if cwd is not None:
        (cwd / "node_modules").symlink_to(FOLDER / "node_modules")
    done = subprocess.run(
        [str(BUN), program, *arguments],
        cwd=cwd or FOLDER,
        capture_output=True,
        text=True,
        check=False,
        timeout=RUN_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _install() -> None:
    with (FOLDER / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (FOLDER / "node_modules" / "openai").is_dir():
            return
        environment = os.environ | {"BUN_INSTALL_CACHE_DIR": str(ROOT / ".tools" / "bun-cache")}
        command = [str(BUN), "install", "--frozen-lockfile", "--ignore-scripts"]
        subprocess.run(command, cwd=FOLDER, env=environment, check=True, capture_output=True)
