"""What this process films: its name, the lanes it takes turns from, and the profile that each engine runs here."""

import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field

from sora_reflex.core.queues import Lane


@dataclass(slots=True)
class Serving:
    """Set once by whoever starts the process; with `lanes` None a turn takes whatever waits."""

    name: str = ""
    lanes: tuple[Lane, ...] | None = None
    profiles: dict[str, str] = field(default_factory=dict)
    """Engine -> the profile that was asked for on the command line."""


HERE = Serving()


def lanes_of(engine: str, profile: str) -> tuple[Lane, ...]:
    """What an engine with this profile films: what asks for any profile, and what asks for this one."""
    return (Lane(engine), Lane(engine, profile)) if profile else (Lane(engine),)


def narrowed(lanes: Sequence[Lane], wanted: Sequence[str]) -> tuple[Lane, ...]:
    """Those of the lanes whose queues are wanted; all when none is named. Raises ValueError for one not among them."""
    known = {lane.queue: lane for lane in lanes}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise ValueError(f"this worker can't serve {', '.join(unknown)}; it can serve {', '.join(known)}")
    return tuple(known[name] for name in wanted) if wanted else tuple(lanes)


def device() -> str:
    """Where this process films, in words."""
    gpus = os.environ.get("CUDA_VISIBLE_DEVICES", "")
    return f"GPU {gpus}" if gpus and gpus != "-1" else "CPU"


def host() -> str:
    return socket.gethostname()
