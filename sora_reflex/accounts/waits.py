"""Waits in words."""

import math


def say_seconds(seconds: int) -> str:
    """A wait in words: "40 seconds", "3 minutes", "2 hours"."""
    for size, unit in ((3600, "hour"), (60, "minute")):
        if seconds >= 2 * size:
            return f"{math.ceil(seconds / size)} {unit}s"
    return f"{seconds} second{'s' if seconds != 1 else ''}"
