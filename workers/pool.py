"""`python -m workers pool`: one render worker on each GPU, or on each slot of the processor, kept running."""

import argparse
import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sora_reflex.ops.children import Child, Spec

ASK_SECONDS = 20
STOP_SECONDS = 60.0
"""A worker that is told to end gives its clip back within a step; a step of a large model may take this long."""

PROC = Path("/proc/driver/nvidia/gpus")


class Printer:
    """Passes on what the workers say."""

    path = Path("/dev/stdout")

    def write(self, name: str, line: str) -> None:
        sys.stdout.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} [{name}] {line}\n")
        sys.stdout.flush()


def find_gpus(environment: Mapping[str, str], proc: Path = PROC) -> list[str]:
    """The GPUs that workers may use, as CUDA_VISIBLE_DEVICES names them; asked of the driver, as torch takes seconds.

    Where that variable is set already, it is the answer: an empty one or -1 means none.
    """
    if (visible := environment.get("CUDA_VISIBLE_DEVICES")) is not None:
        names = [name.strip() for name in visible.split(",")]
        # As CUDA reads it: what follows an invalid one does not count.
        valid = names[: names.index("-1")] if "-1" in names else names
        return [name for name in valid if name]
    if tool := shutil.which("nvidia-smi", path=environment.get("PATH")):
        try:
            said = subprocess.run([tool, "-L"], capture_output=True, text=True, timeout=ASK_SECONDS, check=True).stdout
            return re.findall(r"^GPU (\d+):", said, re.MULTILINE)
        except (OSError, subprocess.SubprocessError):
            pass
    return [str(number) for number, _ in enumerate(sorted(proc.iterdir()))] if proc.is_dir() else []


def specs(slots: Sequence[str], arguments: Sequence[str], environment: Mapping[str, str]) -> list[Spec]:
    """A worker for each slot: the name of a GPU, or "cpu0" and so on for those without one."""
    made = []
    for slot in slots:
        name = slot if slot.startswith("cpu") else f"gpu{slot}"
        visible = "" if slot.startswith("cpu") else slot
        own = dict(environment) | {"CUDA_VISIBLE_DEVICES": visible, "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "workers", "render", *arguments]
        # SIGTERM: a worker whose pool was killed gives its clip back and ends.
        made.append(Spec(name, f"The worker on {name}", command, own, orphan_signal=signal.SIGTERM))
    return made


async def keep(wanted: Sequence[Spec]) -> None:
    """Run them until somebody asks to stop; whoever ends before is started again, each time after a longer wait."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    printer = Printer()
    children = [Child(spec, printer, lambda line: printer.write("pool", line)) for spec in wanted]
    tasks = [asyncio.create_task(child.keep_running()) for child in children]
    await stop.wait()
    printer.write("pool", "Stopping …")
    await asyncio.gather(*(child.stop(within_seconds=STOP_SECONDS) for child in children))
    await asyncio.gather(*tasks, return_exceptions=True)


def main(args: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m workers pool",
        description="Keep one render worker running on each GPU. What follows the options goes to each worker.",
    )
    parser.add_argument("--cpu", type=int, default=0, metavar="N", help="run N workers on the processor instead")
    options, arguments = parser.parse_known_args(args)
    slots = [f"cpu{number}" for number in range(options.cpu)] or find_gpus(os.environ)
    if not slots:
        sys.stderr.write("There is no GPU that may be used here. Run workers on the processor with --cpu 1.\n")
        return 1
    if "--burst" in arguments:
        sys.stderr.write("A pool keeps its workers running. Start one with `python -m workers render --burst`.\n")
        return 2
    asyncio.run(keep(specs(slots, arguments, os.environ)))
    return 0
