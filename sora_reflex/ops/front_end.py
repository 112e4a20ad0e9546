"""Builds the browser's part of the app with Reflex and bun, when something that it is made of has changed."""

import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sora_reflex.core.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / ".web"
BUILT = WEB / "build" / "client"
STAMP = WEB / "built-from.json"
TOOLS = ROOT / ".tools"

BACKEND_ONLY = ("sora_reflex/ops/", "sora_reflex/api/", "sora_reflex/manage.py")
DEPLOYMENT_ONLY = {
    "port",
    "host",
    "trusted_proxies",
    "country_header",
    "data_dir",
    "database_url",
    "redis_url",
    "media_url",
    "media_accel_prefix",
    "web_workers",
    "oidc_client_id",
    "oidc_client_secret",
    "engine",
    "render_attempts",
    "render_timeout_seconds",
    "lost_after_seconds",
    "starter_clips",
    "push_contact",
    "smtp_host",
    "smtp_port",
    "smtp_security",
    "smtp_user",
    "smtp_password",
    "smtp_from",
    "preview_seconds",
    "nearness_limit",
    "log_json",
    "metrics_token",
    "metrics_port",
    "metrics_host",
}
"""Settings that cannot show in a page. All others may be baked into one, so that a change of them builds anew."""


class BuildFailed(Exception):
    """The front end could not be built; the message is the tool's own output."""


def reflex_environment() -> dict[str, str]:
    """Keep Reflex quiet, off the network when nothing is to be installed, and out of the home folder."""
    return {
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "REFLEX_BUN_PATH": str(Path(sys.executable).parent / "bun"),
        "REFLEX_DIR": str(TOOLS / "reflex"),
        "BUN_INSTALL_CACHE_DIR": str(TOOLS / "bun-cache"),
        "NO_COLOR": "1",
    }


def serving_environment() -> dict[str, str]:
    """Serve what was built, and compile nothing. The underscored names are Reflex' own: its version is pinned."""
    return reflex_environment() | {
        "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
        "__REFLEX_SKIP_COMPILE": "true",
        "REFLEX_ENV_MODE": "prod",
    }


def _sources() -> Iterator[Path]:
    for folder in ("sora_reflex", "assets", "reflex.lock"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            is_made = "__pycache__" in path.parts or name.startswith("assets/external/")
            if path.is_file() and not is_made and not name.startswith(BACKEND_ONLY):
                yield path
    for name in ("rxconfig.py", "bunfig.toml", ".npmrc", "requirements.txt"):
        if (ROOT / name).exists():
            yield ROOT / name


def fingerprint(settings: Settings) -> str:
    """Changes whenever a build could come out differently."""
    sha = hashlib.sha256(sys.version.encode())
    sha.update(settings.model_dump_json(exclude=DEPLOYMENT_ONLY).encode())
    for path in _sources():
        sha.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()


def is_current(settings: Settings) -> bool:
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return (BUILT / "index.html").exists() and stamp.get("fingerprint") == fingerprint(settings)


def build(settings: Settings) -> None:
    """Build into `.web`; two at once take turns, and the second finds the work done.

    Raises:
        BuildFailed: With the whole output of the tools.
    """
    WEB.mkdir(exist_ok=True)
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_current(settings):
            return
        STAMP.unlink(missing_ok=True)
        try:
            _export()
        except BuildFailed:
            # What an older version left there can spoil a build: try once more from nothing.
            shutil.rmtree(WEB)
            _export()
        _settle_lock()
        squeeze(BUILT)
        # Taken afterwards: a build may write the lock, which is one of its own sources.
        STAMP.write_text(json.dumps({"fingerprint": fingerprint(settings)}), "utf-8")


def squeeze(folder: Path) -> None:
    """Make the files that are served compressed a thirtieth smaller than the build left them, in the same format."""
    from zopfli import gzip  # only builds need it

    for path in folder.rglob("*.gz"):
        squeezed = gzip.compress(path.with_suffix("").read_bytes(), numiterations=1)
        if len(squeezed) < path.stat().st_size:
            path.write_bytes(squeezed)


def _settle_lock() -> None:
    """Write the lock's package list in one form: Reflex uses two, which would look like changes to git."""
    listing = ROOT / "reflex.lock" / "package.json"
    settled = json.dumps(json.loads(listing.read_text("utf-8")), indent=2) + "\n"
    if listing.read_text("utf-8") != settled:
        listing.write_text(settled, "utf-8")


def _export() -> None:
    lock = {path: path.read_bytes() for path in (ROOT / "reflex.lock").glob("*") if path.is_file()}
    process = subprocess.Popen(
        [sys.executable, "-m", "reflex", "export", "--no-zip", "--frontend-only"],
        cwd=ROOT,
        env=os.environ | reflex_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate()
        if process.returncode or not (BUILT / "index.html").exists():
            raise BuildFailed(output)
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        # A build that was cut short may have left half a lock, which no later one could read.
        for path, content in lock.items():
            path.write_bytes(content)
        raise
