"""Two processes fill one ring of frames in shared memory: whoever is free draws the next, and they come out in order.

The memory is anonymous and the child is a plain fork: nothing has a name that could leak, and the child ends when the
ring is closed or its parent is gone.
"""

import ctypes
import gc
import math
import mmap
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Draw = Callable[[int, Pixels], None]
Shape = tuple[int, ...]
ROOM = 36 << 20
"""Bytes that drawn frames may take before they are read; no fewer than LEAST, no more than MOST of them."""
LEAST, MOST = 12, 48
TOGETHER = 4
"""Neighbouring frames go to the same process: what the second shares with the first is drawn once."""
FREE, TAKEN, READY, FAILED = 0, 1, 2, 3
PR_SET_PDEATHSIG = 1


def film(
    draw: Draw, count: int, width: int, height: int, workers: int | None = None, *, planes: bool = False
) -> Iterator[Pixels]:
    """`count` frames in order; `draw(i, out)` must depend on nothing but `i`. A second process begins at once.

    Frames are (height, width, 3), or (height * 3 // 2, width) if they are `planes`. What is returned is a generator:
    closing or forgetting it ends the other process.
    """
    shape = (height * 3 // 2, width) if planes else (height, width, 3)
    frames = _begun(draw, count, shape, workers)
    next(frames)  # to where it would end what it has begun
    return frames


def _begun(draw: Draw, count: int, shape: Shape, workers: int | None) -> Iterator[Pixels]:
    """The frames, after one empty picture that says that drawing has begun."""
    cores = len(os.sched_getaffinity(0))
    helpers = min(1, cores - 1) if workers is None else workers - 1
    if helpers < 1 or count < 12:
        yield np.empty(0, np.uint8)
        yield from _alone(draw, count, shape)
        return
    ring = Ring(draw, count, shape)
    try:
        yield np.empty(0, np.uint8)
        yield from ring.frames()
    finally:
        ring.close()


def _alone(draw: Draw, count: int, shape: Shape) -> Iterator[Pixels]:
    for i in range(count):
        out: Pixels = np.empty(shape, np.uint8)
        draw(i, out)
        yield out


class Ring:
    """Shared frames, a counter of what is taken, and the child that helps to draw: it begins when the ring is made."""

    def __init__(self, draw: Draw, count: int, shape: Shape) -> None:
        self._draw, self._count = draw, count
        size = math.prod(shape)
        self._places = n = max(LEAST, min(MOST, ROOM // size))
        self._memory = mmap.mmap(-1, n * size + n + 64)
        whole = np.frombuffer(self._memory, np.uint8)
        self._slots = whole[: n * size].reshape(n, *shape)
        self._state = whole[n * size : n * size + n]
        self._numbers = np.frombuffer(self._memory, np.int32, 3, n * size + n + (-(n * size + n)) % 4)
        # numbers: next frame to take, frames already given out, stop
        context = multiprocessing.get_context("fork")
        self._turn = context.Condition()
        # A collection marks every object, and each page that one process marks is no longer shared with the other.
        gc.freeze()
        self._child = os.fork()
        if self._child == 0:
            self._help()

    def _take(self) -> range:
        """The next frames to draw, none while the ring is full or all are taken. Call with the turn held."""
        i = int(self._numbers[0])
        taken = range(i, min(i + TOGETHER, self._count))
        if taken.stop > int(self._numbers[1]) + self._places:
            return range(0)
        self._numbers[0] = taken.stop
        for j in taken:
            self._state[j % self._places] = TAKEN
        return taken

    def _render(self, taken: range) -> None:
        for i in taken:
            done = FAILED
            try:
                self._draw(i, self._slots[i % self._places])
                done = READY
            except Exception:
                if os.getpid() != self._owner:
                    import traceback

                    traceback.print_exc()
                else:
                    raise
            finally:
                with self._turn:
                    self._state[i % self._places] = done
                    self._turn.notify_all()

    _owner = 0

    def _help(self) -> None:
        """The child's whole life."""
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            while not self._numbers[2] and os.getppid() != 1:
                with self._turn:
                    taken = self._take()
                    if not taken:
                        if int(self._numbers[0]) >= self._count:
                            break
                        self._turn.wait(0.2)
                        continue
                self._render(taken)
        finally:
            os._exit(0)

    def frames(self) -> Iterator[Pixels]:
        self._owner = os.getpid()
        for i in range(self._count):
            while int(self._state[i % self._places]) not in (READY, FAILED):
                with self._turn:
                    mine = self._take()
                    if not mine and int(self._state[i % self._places]) not in (READY, FAILED):
                        self._turn.wait(0.2)
                        self._check()
                if mine:
                    self._render(mine)
            if int(self._state[i % self._places]) == FAILED:
                raise RuntimeError(f"frame {i} could not be drawn")
            out = self._slots[i % self._places].copy()
            with self._turn:
                self._state[i % self._places] = FREE
                self._numbers[1] = i + 1
                self._turn.notify_all()
            yield out

    def _check(self) -> None:
        """Notice a child that died, so that its frame is not waited for forever."""
        pid, status = os.waitpid(self._child, os.WNOHANG) if self._child else (0, 0)
        if pid:
            self._child = 0
            if status:
                raise RuntimeError(f"the drawing process ended with status {status}")

    def close(self) -> None:
        self._numbers[2] = 1
        if self._child:
            deadline = time.monotonic() + 1.0
            while time.monotonic() < deadline:
                pid, _ = os.waitpid(self._child, os.WNOHANG)
                if pid:
                    self._child = 0
                    break
                time.sleep(0.01)
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._child = 0
        gc.unfreeze()
        del self._slots, self._state
        numbers, self._numbers = self._numbers, np.zeros(3, np.int32)
        del numbers
        # A frame of an error's traceback may still look at the memory: it goes when that does.
        with suppress(BufferError):
            self._memory.close()
