"""Posts by what they mean: the nearest to a sentence that may be shown."""

from functools import lru_cache
from uuid import UUID

import numpy as np
from sqlmodel import Session, col
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.core.embed import Vectors, embed
from sora_reflex.discover.nearness import Nearness
from sora_reflex.models import Post, PostText

MOST = 200

LEAST = 0.38
"""Cosine. "railway" and "the last train of the night" have 0.47, "fox" and "cat and rain" 0.28."""

SHORTEST = 3
"""Characters: fewer mean nothing yet."""


@lru_cache(maxsize=4)
def _nearness(address: str) -> Nearness:  # noqa: ARG001
    """Of the database at this address."""
    return Nearness()


def forget() -> None:
    """Begin anew: for whoever replaces the database behind an address."""
    _nearness.cache_clear()


@lru_cache(maxsize=512)
def _meant(text: str) -> Vectors:
    """Whoever pages on, or types the same, asks for the same again."""
    return np.asarray(embed([text])[0])


def nearest(session: Session, clips: SelectOfScalar[Post], text: str) -> list[UUID]:
    """Of these clips those nearest in meaning, the nearest first."""
    if len(text.strip()) < SHORTEST:
        return []
    known = _nearness(str(session.get_bind().engine.url))
    known.refresh(session)
    cosines = known.nearest(_meant(text.strip().lower()), most=MOST, least=LEAST)
    if not cosines:
        return []
    # Without what was changed since: what it means now is not known yet.
    found = (
        clips.join(PostText, col(PostText.post_id) == col(Post.id))
        .where(col(PostText.number).in_(list(cosines)), col(PostText.vector).is_not(None))
        .with_only_columns(col(Post.id), col(PostText.number))
    )
    rows = session.execute(found).all()
    return [id for id, number in sorted(rows, key=lambda row: -cosines[row[1]])]
