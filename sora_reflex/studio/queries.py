"""Reads of making: what is under way, what it may cost, and the clips that came of it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from redis.exceptions import RedisError
from sqlalchemy import ColumnElement
from sqlalchemy.orm import defer
from sqlmodel import Session, and_, col, func, or_, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, queues
from sora_reflex.core.errors import NotFound
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.media.urls import media_url
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Decision, Generation, GenerationStatus, Post, User, Verdict, Video, Way
from sora_reflex.studio import lately, modes, offers, pace, parents, previews, quota, sounds, takes, words
from sora_reflex.studio.parents import Parent
from sora_reflex.studio.schemas import DraftView, EngineView, GenerationView, PipelineHealth, QuotaView
from sora_reflex.studio.view import Around, generation_view

PAGE = 24
"""Drafts a request: a grid of three fills eight rows, more than two screens of a phone."""

SHOWN_AFTER_END = timedelta(minutes=10)
"""How long what ended stays in the list of open generations, unless its clip was opened."""


NO_PLAN = defer(Generation.plan)  # type: ignore[arg-type]
"""Plans are long and for workers alone; what is under way is read every second."""


def channel_of(user_id: UUID) -> str:
    """The events channel of a person's generations."""
    return f"generations:{user_id}"


def get_generation(session: Session, *, viewer: Viewer, id: UUID) -> GenerationView:
    """One of the viewer's own generations."""
    generation = session.get(Generation, id)
    if generation is None or generation.user_id != viewer.id:
        raise NotFound("This clip is not here. It may have been deleted.")
    return views_of(session, [generation])[0]


@dataclass(frozen=True, slots=True)
class Look:
    """What a tab shows of the making of clips."""

    generations: list[GenerationView]
    trouble: str
    """Why nothing can be filmed right now, in words; empty when all is well or nothing is under way."""
    drafts_new: int


def look(session: Session, *, viewer: Viewer) -> Look:
    """All of it at once, with the line as it was a second ago at most: everybody who waits looks every second."""
    rows = _open_rows(session, viewer)
    ids = [row.id for row in rows if row.status.is_open]
    now = lately.read_shared(session, ids) if ids else None
    trouble = _health(now.workers).message if now else ""
    return Look(views_of(session, rows, now), trouble, count_new_drafts(session, viewer=viewer))


def list_open(session: Session, *, viewer: Viewer) -> list[GenerationView]:
    """What the viewer has under way, and what ended a moment ago and was not seen yet; newest first."""
    return views_of(session, _open_rows(session, viewer))


def _open_rows(session: Session, viewer: Viewer) -> list[Generation]:
    recent = and_(
        col(Generation.finished_at) > clock.now() - SHOWN_AFTER_END,
        col(Generation.status) != GenerationStatus.CANCELLED,
        col(Video.seen_at).is_(None),
        col(Video.deleted_at).is_(None),
    )
    is_open = col(Generation.status).in_((GenerationStatus.QUEUED, GenerationStatus.IN_PROGRESS))
    rows = session.exec(
        select(Generation)
        .options(NO_PLAN)
        .outerjoin(Video, col(Video.generation_id) == col(Generation.id))
        .where(col(Generation.user_id) == viewer.id, or_(is_open, recent))
        .order_by(col(Generation.created_at).desc(), col(Generation.id).desc())
    )
    return list(rows)


def get_quota(session: Session, *, viewer: Viewer) -> QuotaView:
    spent = quota.read(session, viewer.id)
    next_at = spent.turns[0][0] + quota.WINDOW if spent.turns else None
    return QuotaView(
        limit=spent.limit,
        used=spent.used,
        left=max(0, spent.limit - spent.used),
        next_at=next_at.isoformat() if next_at else "",
    )


def list_drafts(
    session: Session, *, viewer: Viewer, cursor: str = "", is_posted: bool | None = False
) -> Page[DraftView]:
    """The viewer's clips, newest first: those not posted, those posted, or with None all.

    Takes of one request stand together, where the newest of them stands.
    """
    query = select(Video).where(*_listed(Video, viewer, is_posted))
    query = query.where(~takes.newer_exists(_listed(takes.OTHER, viewer, is_posted)))
    if cursor:
        at, id = decode_cursor(cursor)
        older = or_(col(Video.created_at) < at, and_(col(Video.created_at) == at, col(Video.id) < id))
        query = query.where(older)
    newest_first = query.order_by(col(Video.created_at).desc(), col(Video.id).desc())
    rows = session.exec(newest_first.limit(PAGE + 1)).all()
    after = encode_cursor(rows[PAGE - 1].created_at, rows[PAGE - 1].id) if len(rows) > PAGE else ""
    return Page(items=_drafts(session, viewer, list(rows[:PAGE])), next=after)


def _listed(video: type[Video], viewer: Viewer, is_posted: bool | None) -> list[ColumnElement[bool]]:
    """Which clips a list of the viewer's shows; `video` is the table or an alias of it."""
    shows = visible_to(viewer.id).where(col(Post.video_id) == col(video.id)).exists()
    which = [] if is_posted is None else [shows if is_posted else ~shows]
    return [col(video.owner_id) == viewer.id, col(video.deleted_at).is_(None), *which]


def get_draft(session: Session, *, viewer: Viewer, id: UUID) -> DraftView:
    """One of the viewer's own clips, posted or not."""
    video = session.get(Video, id)
    if video is None or video.owner_id != viewer.id or video.deleted_at is not None:
        raise NotFound("This clip is not here. It may have been deleted.")
    return _drafts(session, viewer, [video])[0]


def are_remixes_allowed(session: Session, *, viewer: Viewer) -> bool:
    """Whether others may remix what the viewer posts, unless they choose otherwise for a post."""
    return session.exec(select(User.allows_remixes).where(col(User.id) == viewer.id)).one()


def count_new_drafts(session: Session, *, viewer: Viewer) -> int:
    """How many finished clips the viewer has not opened yet."""
    return session.exec(
        select(func.count())
        .select_from(Video)
        .where(col(Video.owner_id) == viewer.id, col(Video.seen_at).is_(None), col(Video.deleted_at).is_(None))
    ).one()


def pipeline_health(_session: Session | None = None) -> PipelineHealth:
    """Whether Redis answers and which workers have shown themselves in the last half minute."""
    return _health(lately.find_workers())


def _health(workers: list[queues.Sign] | None) -> PipelineHealth:
    if workers is None:
        return PipelineHealth(has_redis=False, render_workers=0, default_workers=0, message=words.NO_REDIS)
    kinds = [sign.kind for sign in workers]
    render, default = kinds.count("render"), kinds.count("default")
    message = "" if render and default else words.NO_WORKER
    return PipelineHealth(has_redis=True, render_workers=render, default_workers=default, message=message)


def views_of(session: Session, rows: list[Generation], now: lately.Line | None = None) -> list[GenerationView]:
    """Views of generations in the line as it is, or as it is given: a handful of queries, however many rows."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    videos = session.exec(select(Video).where(col(Video.generation_id).in_(ids), col(Video.deleted_at).is_(None)))
    refusals = session.exec(
        select(Verdict).where(col(Verdict.generation_id).in_(ids), col(Verdict.decision) == Decision.REFUSE)
    )
    is_waiting = any(row.status.is_open for row in rows)
    now = lately.read(session) if now is None and is_waiting else now
    around = Around(
        places=now.places if now else {},
        videos={video.generation_id: video for video in videos},
        refusals={verdict.generation_id: verdict for verdict in refusals},
        paces=now.paces if now else pace.read_all(session),
        stills=_stills([row for row in rows if row.status.is_open]),
    )
    return [generation_view(row, around) for row in rows]


def _stills(rows: list[Generation]) -> dict[UUID, str]:
    """Addresses of the stills of what is open: none while Redis is away."""
    try:
        return previews.find_urls(rows)
    except (RedisError, OSError):
        return {}


def _drafts(session: Session, viewer: Viewer, videos: list[Video]) -> list[DraftView]:
    """Views of the viewer's own clips: nine queries, however many rows."""
    generation_ids = [video.generation_id for video in videos]
    made = session.exec(select(Generation).options(NO_PLAN).where(col(Generation.id).in_(generation_ids)))
    generations = {row.id: row for row in made}
    shown = session.exec(visible_to(viewer.id).where(col(Post.video_id).in_([video.id for video in videos])))
    posts = {post.video_id: post for post in shown}
    earlier = parents.read(session, viewer, generations.values())
    heard = sounds.names(session, viewer, {row.sound_id for row in generations.values() if row.sound_id})
    engines = offers.list_able(session)
    siblings = takes.by_batch(session, viewer, {row.batch_id for row in generations.values() if row.batch_id})

    def draft(video: Video) -> DraftView:
        generation = generations[video.generation_id]
        parent = earlier.get(generation.parent_id) if generation.parent_id else None
        sound = heard.get(generation.sound_id, "") if generation.sound_id else ""
        draft = _draft(video, generation, posts.get(video.id), engines, parent, sound)
        of_it = takes.views(siblings.get(generation.batch_id, []), video.id) if generation.batch_id else []
        return draft.model_copy(update={"takes": of_it})

    return [draft(video) for video in videos]


def _draft(
    video: Video,
    generation: Generation,
    post: Post | None,
    engines: list[EngineView],
    parent: Parent | None,
    sound: str,
) -> DraftView:
    label = parents.LABELS.get(generation.way, "")
    return DraftView(
        id=str(video.id),
        title=words.title_of(generation),
        prompt=generation.prompt,
        poster_url=media_url(video, "poster"),
        thumbnail_url=media_url(video, "thumbnail"),
        film_url=media_url(video, "film"),
        captions_url=media_url(video, "captions"),
        seconds=video.seconds,
        width=video.width,
        height=video.height,
        engine_label=video.engine_label,
        created_at=video.created_at.isoformat(),
        color=video.measures.get("color", words.NO_COLOR),
        is_new=video.seen_at is None,
        post_id=str(post.id) if post else "",
        left_out=generation.left_out,
        is_animatic=video.engine == modes.ANIMATIC.name,
        shape=generation.shape.value,
        can_remix=any(offers.can_start(one, Way.REMIX, video.engine) for one in engines),
        can_extend=any(offers.can_start(one, Way.EXTEND, video.engine) for one in engines),
        parent_label=label,
        parent_title=parent.title if parent else parents.GONE if label else "",
        parent_url=parent.url if parent else "",
        sound_label=f"Sound of {sound or parents.GONE}" if generation.sound_id else "",
        sound_url=f"/sound/{generation.sound_id}" if sound else "",
        takes=[],
    )
