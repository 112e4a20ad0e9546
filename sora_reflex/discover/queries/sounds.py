"""Search over sounds, by the words of the clip that each first came with."""

from collections.abc import Sequence
from time import monotonic
from typing import Any
from uuid import UUID

from sqlalchemy import case
from sqlalchemy import select as sa_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.paging import Page
from sora_reflex.discover import matching, ranking, words
from sora_reflex.discover.queries.search import page_of, readings
from sora_reflex.discover.schemas import SoundRow
from sora_reflex.media.urls import media_url
from sora_reflex.media.visibility import listed_to
from sora_reflex.models import Generation, Post, PostText, User, Video, Visibility
from sora_reflex.studio.sounds import HEARD

SOUNDS = 12

COUNTED = 10
"""So many uses are counted for whoever looks, one by one. Of more, those of everybody are told: whom one person never
meets hardly shows among them, and looking through thousands would take longer than the search."""

LOVED, BEST = 1000, 40
"""Of the sounds that are in most clips so many are looked through, and so many of these are offered."""

LOVED_SECONDS = 30.0
"""For so long it is kept which those are: finding out takes longer than the rest of a search."""

FEW, NEWEST = 20, 60
"""Where no more than these are in use, what so many of the newest clips first came with is offered, too."""

_TEXT, _USE = aliased(PostText), aliased(Post)
# Counted, not narrowed to: SQLite would rather go through all that is public.
_USES = func.count(case((col(_USE.visibility) == Visibility.PUBLIC, 1)))
_COUNTS = (
    sa_select(col(_USE.sound_id).label("id"), _USES.label("uses"))
    .where(col(_USE.sound_id).is_not(None), col(_USE.deleted_at).is_(None), col(_USE.hidden_at).is_(None))
    .group_by(col(_USE.sound_id))
    .order_by(_USES.desc(), col(_USE.sound_id))
    .limit(LOVED)
    .subquery()
)
_LOVED = sa_select(col(_TEXT.number), _COUNTS.c.id, _COUNTS.c.uses).join(_COUNTS, _COUNTS.c.id == col(_TEXT.post_id))
"""From `ix_posts_sounds_in_use` alone, and the numbers of their texts."""

_kept: dict[str, tuple[float, dict[int, tuple[UUID, int]]]] = {}
"""Of the database at this address: when it was asked, and number -> the sound and how many public clips have it."""


def forget() -> None:
    """Begin anew: for whoever replaces the database behind an address."""
    _kept.clear()


def search_sounds(session: Session, *, viewer: Viewer | None, text: str, cursor: str = "") -> Page[SoundRow]:
    """Sounds whose first clip has these words and may be met by the viewer: eight queries at most.

    Those that most clips have come first, then the newest.
    """
    viewer_id = viewer.id if viewer else None
    typed = words.of_query(text)
    if not typed:
        return Page(items=[])
    for wanted in readings(session, typed):
        having = matching.newest(session, matching.POSTS, wanted, most=matching.RANKED)
        numbers = [row[0] for row in session.execute(sa_select(having.c.number)).all()]
        used = _in_use(session, viewer_id, numbers)
        unused = _newest(session, viewer_id, numbers[:NEWEST]) if len(used) <= FEW else []
        if used or unused:
            found = list(dict.fromkeys([*used, *unused]))
            shown, after = page_of(ranking.fuse(found), cursor, SOUNDS)
            few = [id for id in shown if used.get(id, 0) <= COUNTED]
            uses = used | dict.fromkeys(few, 0) | _count_uses(session, viewer_id, few)
            return Page(items=_rows(session, viewer_id, shown, uses), next=after)
    return Page(items=[])


def _in_use(session: Session, viewer_id: UUID | None, numbers: Sequence[int]) -> dict[UUID, int]:
    """Of the sounds with texts of these numbers those that other clips have, and how many do, those of most first."""
    loved = _loved(session)
    found = sorted((loved[number] for number in numbers if number in loved), key=lambda one: (-one[1], one[0]))
    uses = dict(found[:BEST])
    if not uses:
        return {}
    met = set(session.scalars(_sounds(viewer_id).where(col(Post.id).in_(list(uses)))))
    return {id: count for id, count in uses.items() if id in met}


def _loved(session: Session) -> dict[int, tuple[UUID, int]]:
    address, now = str(session.get_bind().engine.url), monotonic()
    at, loved = _kept.get(address, (-LOVED_SECONDS, {}))
    if now - at >= LOVED_SECONDS:
        loved = {number: (id, uses) for number, id, uses in session.execute(_LOVED)}
        _kept[address] = now, loved
    return loved


def _newest(session: Session, viewer_id: UUID | None, numbers: Sequence[int]) -> Sequence[UUID]:
    """Sounds with texts of these numbers, whether other clips have them or not, the newest first."""
    if not numbers:
        return []
    query = _sounds(viewer_id).join(PostText, col(PostText.post_id) == col(Post.id))
    query = query.where(col(PostText.number).in_(numbers)).order_by(col(PostText.number).desc())
    ids: Sequence[UUID] = session.scalars(query).all()
    return ids


def _sounds(viewer_id: UUID | None) -> Any:
    """Ids of posts that the viewer may meet and that first came with what is heard in them."""
    film = select(Video.id).where(col(Video.id) == col(Post.video_id), HEARD)
    # A CASE, as in the rule of visibility: SQLite would begin with the index of sounds, where most posts stand alike.
    is_first = case((col(Post.sound_id).is_(None), film.exists()), else_=False)
    return listed_to(viewer_id).where(is_first.is_(True)).with_only_columns(col(Post.id))


def _count_uses(session: Session, viewer_id: UUID | None, ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many clips that the viewer may meet have each of these sounds; without those that none has."""
    if not ids:
        return {}
    used: Any = (
        listed_to(viewer_id)
        .where(col(Post.sound_id).in_(ids))
        .with_only_columns(col(Post.sound_id), func.count())
        .group_by(col(Post.sound_id))
    )
    return dict(session.execute(used).all())


def _rows(session: Session, viewer_id: UUID | None, ids: Sequence[UUID], uses: dict[UUID, int]) -> list[SoundRow]:
    """These sounds in this order: one query."""
    query: Any = (
        listed_to(viewer_id)
        .join(Video, col(Video.id) == col(Post.video_id))
        .join(Generation, col(Generation.id) == col(Video.generation_id))
        .join(User, col(User.id) == col(Post.author_id))
        .where(col(Post.id).in_(ids))
        .with_only_columns(col(Post.id), col(Post.caption), col(Generation.title), Video, User)
    )
    found = {id: rest for id, *rest in session.execute(query)}
    return [
        SoundRow(
            id=str(id),
            person=accounts.person(maker),
            title=caption or title,
            thumbnail_url=media_url(video, "thumbnail"),
            color=video.measures.get("color", "#151211"),
            uses=uses.get(id, 0),
        )
        for id, (caption, title, video, maker) in ((id, found[id]) for id in ids if id in found)
    ]
