"""What goes wrong on a GPU, told apart: no room for this film, or a process that cannot go on."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from workers.engines.base import FatalEngineError, OutOfMemory

FATAL = (
    "illegal memory access",
    "device-side assert",
    "cuda error",
    "cudnn_status",
    "cublas_status",
    "nccl error",
    "uncorrectable ecc",
    "unspecified launch failure",
)
"""Words of errors after which every later call on the GPU fails too."""


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn torch's errors into the engine's own; all others go through as they are."""
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise OutOfMemory(str(error).splitlines()[0]) from error
    except RuntimeError as error:
        said = f"{type(error).__name__}: {error}"
        # Some libraries report missing memory in words alone.
        if "out of memory" in said.lower():
            raise OutOfMemory(said.splitlines()[0]) from error
        if any(word in said.lower() for word in FATAL):
            raise FatalEngineError(said.splitlines()[0]) from error
        raise
