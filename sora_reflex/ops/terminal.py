"""The few calm lines that a person who started the product reads."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(line: str = "") -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is done while it is done, and how long it took."""
    start, is_terminal = time.monotonic(), sys.stderr.isatty()
    if is_terminal:
        sys.stderr.write(f"  {title} …")
        sys.stderr.flush()
    yield
    say(f"{chr(13) if is_terminal else ''}  {title} … {time.monotonic() - start:.0f} s")
