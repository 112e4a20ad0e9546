"""What posts mean, held in memory by the web process: which are nearest to a sentence.

Every vector is looked at, so that nothing has to be tuned: 48 bytes of signs choose some, 384 bytes weigh those. The
database is asked afterwards whether what is nearest is still there, and whose it is to see.
"""

from datetime import datetime
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlmodel import Session, col, select

from sora_reflex.core.embed import DIMENSIONS, Vectors
from sora_reflex.models import PostText

SCALE = 400.0
"""Unit vectors of 384 numbers rarely hold one above 0.3; what is above 127 / 400 is cut."""

CHOSEN_BY_SIGN = 1500
"""Weighed exactly. Among 100,000 posts, these hold nearly all of the nearest hundred."""

ROOM = 1024
"""Rows by which the arrays grow at least."""

_BYTES_OF_SIGNS = DIMENSIONS // 8


def pack(vectors: Vectors) -> list[bytes]:
    """Rows as they are kept: 384 signed bytes each."""
    return [row.tobytes() for row in np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)]


class Nearness:
    """All vectors of one database, kept up to date by what was learnt since the last look."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: datetime | None = None
        self._place: dict[int, int] = {}
        self._numbers = np.zeros(0, np.int64)
        self._vectors = np.zeros((0, DIMENSIONS), np.int8)
        self._signs = np.zeros((0, _BYTES_OF_SIGNS // 8), np.uint64)

    def refresh(self, session: Session) -> None:
        """Take in what was learnt meanwhile: one query, which finds little unless it is the first."""
        query = select(PostText.number, PostText.vector, PostText.learnt_at).where(col(PostText.vector).is_not(None))
        if self._seen is not None:
            # Not later than: two may be learnt at one moment, and one of them committed after this looked.
            query = query.where(col(PostText.learnt_at) >= self._seen)
        else:
            query = query.where(col(PostText.learnt_at).is_not(None))
        rows: Any = session.execute(query).all()
        with self._lock:
            self._take(rows)

    def _take(self, rows: list[tuple[int, bytes, datetime]]) -> None:
        if not rows:
            return
        new = [number for number, _, _ in rows if number not in self._place]
        self._make_room(len(self._place) + len(new))
        for number in new:
            self._place[number] = len(self._place)
        places = np.array([self._place[number] for number, _, _ in rows])
        vectors = np.frombuffer(b"".join(vector for _, vector, _ in rows), np.int8).reshape(-1, DIMENSIONS)
        self._numbers[places] = [number for number, _, _ in rows]
        self._vectors[places] = vectors
        self._signs[places] = _signs(vectors)
        self._seen = max(at for _, _, at in rows)

    def _make_room(self, rows: int) -> None:
        have = len(self._numbers)
        if rows > have:
            more = max(ROOM, rows - have, have // 4)
            self._numbers = np.concatenate([self._numbers, np.zeros(more, np.int64)])
            self._vectors = np.concatenate([self._vectors, np.zeros((more, DIMENSIONS), np.int8)])
            self._signs = np.concatenate([self._signs, np.zeros((more, self._signs.shape[1]), np.uint64)])

    def nearest(self, vector: npt.NDArray[np.float32], *, most: int, least: float) -> dict[int, float]:
        """Numbers of post texts by their cosine to `vector`, the nearest first; `least` is the smallest that counts."""
        with self._lock:
            count = len(self._place)
            numbers, vectors, signs = self._numbers[:count], self._vectors[:count], self._signs[:count]
        apart = np.bitwise_count(signs ^ _signs(vector[None, :])).sum(axis=1)
        chosen = np.argpartition(apart, CHOSEN_BY_SIGN)[:CHOSEN_BY_SIGN] if count > CHOSEN_BY_SIGN else np.arange(count)
        cosines = vectors[chosen].astype(np.float32) @ vector / SCALE
        best = np.argsort(-cosines)[:most]
        return {int(numbers[chosen[i]]): float(cosines[i]) for i in best if cosines[i] >= least}


def _signs(vectors: npt.NDArray[Any]) -> npt.NDArray[np.uint64]:
    """Which of the 384 numbers are above zero: six whole numbers a row."""
    return np.packbits(vectors > 0, axis=1).view(np.uint64)
