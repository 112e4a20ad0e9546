"""Gives memory back to the system: the C library keeps what reading a model or drawing needed at its most."""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Return what is free; nothing happens where the C library has no way to."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
