"""Reads of somebody's inbox: what still stands, done by people whom they meet, about clips that they see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, exists, tuple_
from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.media.urls import media_url
from sora_reflex.media.visibility import KEPT, people_visible_to, visible_to
from sora_reflex.models import (
    Comment,
    MailAddress,
    Mute,
    Notification,
    NotificationChoice,
    NotificationDeed,
    Post,
    User,
    Video,
)
from sora_reflex.notifications.kinds import KINDS, Channel, Facts
from sora_reflex.notifications.schemas import ChoiceView, MailView, NotificationView

PAGE = 20
MOST_COUNTED = 99
"""Unread lines: who has more, has many."""
FACES = 3
QUOTED = 140

N, D = Notification, NotificationDeed


def channel_of(user_id: UUID) -> str:
    """The events channel of somebody's inbox."""
    return f"inbox:{user_id}"


def count_unread(session: Session, *, viewer: Viewer) -> int:
    """How many lines have news, 99 at most."""
    wanted = _wanted(session, viewer)
    found = _lines(viewer.id, unread=True).where(wanted).with_only_columns(col(N.id)).limit(MOST_COUNTED).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def list_inbox(session: Session, *, viewer: Viewer, cursor: str = "") -> Page[NotificationView]:
    """What the viewer is told of, the newest first."""
    found = _lines(viewer.id).where(_wanted(session, viewer))
    if cursor:
        found = found.where(tuple_(col(N.latest_at), col(N.id)) < decode_cursor(cursor))
    newest_first = found.order_by(col(N.latest_at).desc(), col(N.id).desc())
    rows = list(session.exec(newest_first.limit(PAGE + 1)))
    shown = rows[:PAGE]
    after = encode_cursor(shown[-1].latest_at, shown[-1].id) if len(rows) > PAGE else ""
    return Page(items=_views(session, viewer, shown), next=after)


def find_line(session: Session, *, viewer: Viewer, id: UUID) -> NotificationView | None:
    """One line of the viewer's, on whatever channel they want to be told of it; None when it says nothing any more."""
    line = session.exec(_lines(viewer.id).where(col(N.id) == id)).one_or_none()
    return _views(session, viewer, [line])[0] if line is not None else None


def list_news(session: Session, *, viewer: Viewer, since: datetime) -> list[NotificationView]:
    """What the viewer wants to be written about and has not read, since some time: at most a page, the newest first."""
    wanted = col(N.kind).not_in(chosen_off(session, viewer.id, Channel.MAIL))
    news = _lines(viewer.id, unread=True).where(wanted, col(N.latest_at) > since)
    return _views(session, viewer, session.exec(news.order_by(col(N.latest_at).desc()).limit(PAGE)).all())


def get_mail(session: Session, *, viewer: Viewer) -> MailView:
    """Where the viewer is written to."""
    row = session.get(MailAddress, viewer.id)
    if row is None:
        return MailView()
    return MailView(address=row.address, is_confirmed=row.confirmed_at is not None)


def chosen_off(session: Session, user_id: UUID, channel: Channel) -> set[str]:
    """The kinds that somebody is not told of on this channel."""
    mine = col(NotificationChoice.user_id) == user_id, col(NotificationChoice.channel) == channel.value
    chosen = dict(session.exec(select(NotificationChoice.kind, NotificationChoice.is_on).where(*mine)).all())
    return {name for name, kind in KINDS.items() if not chosen.get(name, channel not in kind.quiet_on)}


def list_choices(session: Session, *, viewer: Viewer) -> list[ChoiceView]:
    """Every kind, and the channels on which the viewer is told of it."""
    off = {channel: chosen_off(session, viewer.id, channel) for channel in Channel}
    return [
        ChoiceView(
            kind=name,
            label=kind.label,
            icon=kind.icon,
            on={channel.value: name not in off[channel] for channel in Channel},
        )
        for name, kind in KINDS.items()
    ]


def _wanted(session: Session, viewer: Viewer) -> ColumnElement[bool]:
    return col(N.kind).not_in(chosen_off(session, viewer.id, Channel.SCREEN))


@lru_cache(maxsize=KEPT)
def _lines(viewer_id: UUID, *, unread: bool = False) -> SelectOfScalar[Notification]:
    """Lines of the viewer's inbox that have anything to say; with `unread`, to whom it is news."""
    clip = visible_to(viewer_id).with_only_columns(col(Post.id)).where(col(Post.id) == N.post_id)
    is_shown = or_(col(N.post_id).is_(None), clip.correlate(N).exists())
    deed = select(D.id).where(col(D.notification_id) == N.id, _is_shown(viewer_id))
    if unread:
        deed = deed.where(_is_unread())
    return select(N).where(col(N.user_id) == viewer_id, is_shown, deed.correlate(N).exists())


@lru_cache(maxsize=KEPT)
def _is_shown(viewer_id: UUID) -> ColumnElement[bool]:
    """Whether a deed still stands, and whoever did it is somebody whom the viewer meets and has not muted."""
    actor = people_visible_to(viewer_id).with_only_columns(col(User.id)).where(col(User.id) == D.actor_id)
    is_muted = exists().where(col(Mute.muter_id) == viewer_id, col(Mute.muted_id) == D.actor_id).correlate(N, D)
    is_met = or_(col(D.actor_id).is_(None), and_(actor.correlate(N, D).exists(), ~is_muted))
    stands = case(*[(col(N.kind) == kind.name, kind.stands()) for kind in KINDS.values()], else_=False)
    return and_(is_met, stands.is_(True))


@cache
def _is_unread() -> ColumnElement[bool]:
    is_newer = or_(col(N.read_at).is_(None), col(D.created_at) > col(N.read_at))
    is_news = case(*[(col(N.kind) == kind.name, kind.is_news()) for kind in KINDS.values()], else_=True)
    return and_(is_newer, is_news.is_(True))


@dataclass(frozen=True, slots=True)
class _Deeds:
    """The deeds of one line, as far as they are shown."""

    count: int
    actors: list[UUID]
    is_unread: bool


def _deeds(session: Session, viewer: Viewer, ids: Sequence[UUID]) -> dict[UUID, _Deeds]:
    """Of each line how many deeds there are, the actors of the newest, and whether any of them is news."""
    ranked = _ranked(viewer.id).where(col(N.id).in_(ids)).subquery()
    found: dict[UUID, _Deeds] = {}
    query = ranked.select().where(ranked.c.place <= FACES).order_by(ranked.c.place)
    for line, actor, _, count, is_unread in session.execute(query):
        deeds = found.setdefault(line, _Deeds(count, [], bool(is_unread)))
        if actor is not None:
            deeds.actors.append(actor)
    return found


@lru_cache(maxsize=KEPT)
def _ranked(viewer_id: UUID) -> Any:
    """Deeds with their place in their line, the newest first; it is asked of a few lines."""
    newest = func.row_number().over(partition_by=col(D.notification_id), order_by=col(D.created_at).desc())
    every = func.count().over(partition_by=col(D.notification_id))
    unread = func.max(case((_is_unread(), 1), else_=0)).over(partition_by=col(D.notification_id))
    return (
        select(D.notification_id, D.actor_id)
        .add_columns(newest.label("place"), every.label("every"), unread.label("unread"))
        .join(N, col(N.id) == col(D.notification_id))
        .where(_is_shown(viewer_id))
    )


def _views(session: Session, viewer: Viewer, lines: Sequence[Notification]) -> list[NotificationView]:
    """Views of lines that the caller has found shown: five queries, however many."""
    deeds = _deeds(session, viewer, [line.id for line in lines])
    ids = {actor for one in deeds.values() for actor in one.actors}
    people = {user.id: user for user in session.exec(people_visible_to(viewer.id).where(col(User.id).in_(ids)))}
    said = _said(session, lines)
    posts, videos = _clips(session, viewer, lines)
    views = []
    for line in lines:
        kind, done = KINDS[line.kind], deeds[line.id]
        actors = [accounts.person(people[actor]) for actor in done.actors if actor in people]
        post = posts.get(line.post_id) if line.post_id else None
        video_id = post.video_id if post else line.video_id
        video = videos.get(video_id) if video_id else None
        facts = Facts(
            actor=actors[0].handle if actors else "",
            count=done.count,
            reader=viewer.handle,
            post_id=line.post_id,
            comment_id=line.comment_id,
            video_id=line.video_id,
            detail=line.detail,
        )
        views.append(
            NotificationView(
                id=str(line.id),
                kind=line.kind,
                icon=kind.icon,
                people=actors,
                names=names_of([person.display_name for person in actors], done.count),
                text=kind.say(facts),
                quote=said.get(line.comment_id, "") if line.comment_id else (post.caption[:QUOTED] if post else ""),
                thumbnail_url=media_url(video, "thumbnail") if video else "",
                href=kind.link(facts),
                at=line.latest_at.isoformat(),
                is_unread=done.is_unread,
            )
        )
    return views


def names_of(names: Sequence[str], count: int) -> str:
    """ "Ana", "Ana and Bo", "Ana and 3 others"; the newest stands first."""
    if count <= 1 or not names:
        return names[0] if names else ""
    if count == 2 and len(names) > 1:
        return f"{names[0]} and {names[1]}"
    return f"{names[0]} and {count - 1} other{'s' if count > 2 else ''}"


def _said(session: Session, lines: Sequence[Notification]) -> dict[UUID | None, str]:
    """The words of the comments that lines are about; `_lines` has looked whether they are shown."""
    ids = [line.comment_id for line in lines if line.comment_id]
    there = col(Comment.deleted_at).is_(None), col(Comment.hidden_at).is_(None)
    rows = session.exec(select(Comment.id, Comment.text).where(col(Comment.id).in_(ids), *there))
    return {id: text if len(text) <= QUOTED else text[: QUOTED - 1] + "…" for id, text in rows}


def _clips(
    session: Session, viewer: Viewer, lines: Sequence[Notification]
) -> tuple[dict[UUID, Post], dict[UUID, Video]]:
    """The posts that lines are about, and the clips of those and of lines about a clip of the viewer's own."""
    wanted = [line.post_id for line in lines if line.post_id]
    posts = {post.id: post for post in session.exec(visible_to(viewer.id).where(col(Post.id).in_(wanted)))}
    shown = [post.video_id for post in posts.values()]
    own = and_(col(Video.id).in_([line.video_id for line in lines if line.video_id]), col(Video.owner_id) == viewer.id)
    found = select(Video).where(or_(col(Video.id).in_(shown), own), col(Video.deleted_at).is_(None))
    return posts, {video.id: video for video in session.exec(found)}
