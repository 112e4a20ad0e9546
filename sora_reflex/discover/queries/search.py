"""Search over clips, people and tags. Every read starts from the rule of visibility."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.core.paging import Page, decode_place, encode_place
from sora_reflex.discover import matching, meaning, ranking, words
from sora_reflex.discover.schemas import DAYS, LENGTHS, EngineChoice, Filters, Found, TagCount
from sora_reflex.feed import queries as feed
from sora_reflex.media.visibility import listed_to, people_visible_to
from sora_reflex.models import Generation, Post, PostTag, PostText, RenderEngine, User, UserText, Video, Way
from sora_reflex.social import queries as social
from sora_reflex.social.schemas import PersonRow

PAGE = 24
PEOPLE = 30
TAGS = 8


def search_clips(
    session: Session, *, viewer: Viewer | None, text: str, filters: Filters | None = None, cursor: str = ""
) -> Found:
    """Clips by words and by meaning, the best first: eight queries at most, however many there are."""
    viewer_id = viewer.id if viewer else None
    typed = words.of_query(text)
    if not typed:
        return Found(tiles=[])
    clips = narrowed(listed_to(viewer_id), filters or Filters())
    query = clips.join(PostText, col(PostText.post_id) == col(Post.id)).with_only_columns(col(Post.id))
    matches, wanted = _best(session, query, matching.POSTS, typed)
    near = meaning.nearest(session, clips, words.clean(text))
    shown, after = page_of(ranking.fuse(matches, near), cursor, PAGE)
    posts = {post.id: post for post in session.exec(listed_to(viewer_id).where(col(Post.id).in_(shown)))}
    tiles = feed.tiles_of(session, [posts[id] for id in shown if id in posts])
    return Found(tiles=tiles, next=after, read_as=_read_as(typed, wanted))


def page_of(scores: dict[UUID, float], cursor: str, size: int) -> tuple[list[UUID], str]:
    """One page of what was ranked, and the cursor after it."""
    order = sorted(scores, key=lambda id: (scores[id], id), reverse=True)
    if cursor:
        place = decode_place(cursor)
        order = [id for id in order if (scores[id], id) < place]
    shown = order[:size]
    return shown, encode_place(scores[shown[-1]], shown[-1]) if len(order) > size else ""


def _best(
    session: Session, query: Any, target: matching.Target, typed: list[str]
) -> tuple[list[UUID], list[matching.Either]]:
    """What has the words, the best first, and how they were read to find it."""
    for wanted in readings(session, typed):
        rows = session.execute(matching.narrowed(session, query, target, wanted)).all()
        if rows:
            return matching.by_id(rows), wanted
    return [], matching.as_typed(typed)


def readings(session: Session, typed: list[str]) -> Iterator[list[matching.Either]]:
    """As typed, and then as it may have been meant."""
    yield matching.as_typed(typed)
    meant = matching.as_meant(session, typed)
    if any(len(either) > 1 for either in meant):
        yield meant


def _read_as(typed: list[str], wanted: Sequence[matching.Either]) -> str:
    return (
        " ".join(either[1] if len(either) > 1 else either[0] for either in wanted)
        if wanted != matching.as_typed(typed)
        else ""
    )


def search_people(session: Session, *, viewer: Viewer | None, text: str, cursor: str = "") -> Page[PersonRow]:
    """People by handle, name and what they say of themselves; whoever has that very handle comes first."""
    viewer_id = viewer.id if viewer else None
    typed = words.of_query(text)
    if not typed:
        return Page(items=[])
    query = people_visible_to(viewer_id).join(UserText, col(UserText.user_id) == col(User.id))
    matches, _ = _best(session, query.with_only_columns(col(User.id)), matching.PEOPLE, typed)
    shown, after = page_of(ranking.fuse(matches), cursor, PEOPLE)
    people = social.rows_of(session, viewer, shown) if shown else []
    asked = words.clean(text).removeprefix("@").lower()
    return Page(items=sorted(people, key=lambda row: row.person.handle.lower() != asked), next=after)


def search_tags(session: Session, *, viewer: Viewer | None, text: str) -> list[TagCount]:
    """Tags that begin so, those with most clips first, counted as far as the viewer may meet them."""
    typed = words.clean(text).lstrip("#").lower()
    if not typed or not typed.replace("_", "a").isalnum():
        return []
    clips = listed_to(viewer.id if viewer else None)
    return _counted(session, clips.where(col(PostTag.tag) >= typed, col(PostTag.tag) < typed + "\U0010ffff"), TAGS)


def _counted(session: Session, clips: SelectOfScalar[Post], most: int) -> list[TagCount]:
    count = func.count().label("count")
    query: Any = (
        clips.join(PostTag, col(PostTag.post_id) == col(Post.id))
        .with_only_columns(col(PostTag.tag), count)
        .group_by(col(PostTag.tag))
        .order_by(count.desc(), col(PostTag.tag))
    )
    return [TagCount(tag=tag, count=n) for tag, n in session.execute(query.limit(most))]


def narrowed(clips: SelectOfScalar[Post], filters: Filters) -> SelectOfScalar[Post]:
    """Clips that are as somebody wants them; what is not known narrows nothing."""
    if filters.age in DAYS:
        clips = clips.where(col(Post.created_at) >= clock.now() - timedelta(days=DAYS[filters.age]))
    film = select(Video.id).where(col(Video.id) == col(Post.video_id))
    if filters.length in LENGTHS:
        least, below = LENGTHS[filters.length]
        clips = clips.where(film.where(col(Video.seconds) >= least, col(Video.seconds) < below).exists())
    if filters.engine.isprintable() and filters.engine:
        clips = clips.where(film.where(col(Video.engine) == filters.engine).exists())
    if filters.without_remixes:
        made = film.join(Generation, col(Generation.id) == col(Video.generation_id))
        clips = clips.where(made.where(col(Generation.way) != Way.REMIX).exists())
    return clips


def list_engines(session: Session) -> list[EngineChoice]:
    """Engines that this instance has run, as chips."""
    rows = session.exec(select(RenderEngine).where(RenderEngine.profile == "").order_by(col(RenderEngine.name)))
    return [EngineChoice(name=row.name, label=row.label) for row in rows]
