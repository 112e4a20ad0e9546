"""Which GPUs there are and which profile fits; asked of the driver's own tool, without torch."""

import os
import shutil
import subprocess
from dataclasses import dataclass

from workers.engines.diffusers import shelf
from workers.engines.diffusers.profile import Profile
from workers.models import hub

ASK = ("--query-gpu=index,name,memory.total,memory.used", "--format=csv,noheader,nounits")
WAIT_SECONDS = 10
NEARLY = 0.92
"""A card sold as 24 GB shows a little less: so much of a class's memory is enough for it."""


@dataclass(frozen=True, slots=True)
class Gpu:
    """One card, memory in gigabytes (2**30 bytes)."""

    index: int
    name: str
    memory: float
    used: float


def visible() -> list[Gpu]:
    """The GPUs that a process started here would see; none where there is no NVIDIA driver."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return []
    try:
        asked = subprocess.run([tool, *ASK], capture_output=True, text=True, timeout=WAIT_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return []
    found = []
    for line in asked.stdout.splitlines():
        parts = [part.strip() for part in line.split(",")]
        if len(parts) == 4 and parts[0].isdigit() and parts[2].isdigit():
            used = float(parts[3]) if parts[3].isdigit() else 0.0
            found.append(Gpu(int(parts[0]), parts[1], float(parts[2]) / 1024, used / 1024))
    chosen = os.environ.get("CUDA_VISIBLE_DEVICES")
    if chosen is None:
        return found
    wanted = [part.strip() for part in chosen.split(",")]
    return [gpu for gpu in found if str(gpu.index) in wanted]


def fitting(memory: float) -> list[Profile]:
    """Profiles for a GPU with so much memory: of each family the largest that fits, and the smaller ones after it."""
    able = [profile for profile in shelf.all_profiles() if profile.vram * NEARLY <= memory]
    return sorted(able, key=lambda profile: (-profile.vram, profile.family, profile.name))


def best_here() -> Profile:
    """The largest profile whose weights are here and which fits; BadProfile, for a person, where there is none."""
    memory = max((gpu.memory for gpu in visible()), default=0.0)
    here = [profile for profile in fitting(memory) if all(hub.is_here(source) for source in profile.sources)]
    if not here:
        raise shelf.BadProfile(
            "No profile of the diffusers engine is ready on this machine. See what fits with "
            "`python -m workers doctor`, fetch one with `python -m workers models pull NAME`, and name it with "
            "`--profile`."
        )
    return here[0]
