"""Making, as a person does it: ask for a clip, call it off, post it, take it away again."""

import re
import secrets
import time
import unicodedata
from typing import Any
from uuid import UUID, uuid4

import structlog
from sqlmodel import Session, col, select, update

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, events, jobs, metrics, rows, trace
from sora_reflex.core.errors import Conflict, Forbidden, Invalid, NotFound, SignInNeeded
from sora_reflex.core.jobs import Job
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Generation, GenerationStatus, Post, Reference, User, Video, Visibility, Way, lineage
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications
from sora_reflex.safety import language
from sora_reflex.social.service import keep_tags
from sora_reflex.studio import limits, making, quota, words
from sora_reflex.studio.errors import QuotaSpent
from sora_reflex.studio.queries import channel_of
from sora_reflex.studio.schemas import MAX_PROMPT, MOST_SECONDS, PublishPost, SubmitGeneration, turns_of
from sora_reflex.studio.turns import line_at

log = structlog.get_logger()

MAX_SEED = 2**31 - 1
"""What every engine's generator takes."""

MAX_CAPTION = 500
"""The width of the column; a caption stands over the clip and is read at a glance."""

MAX_PINNED = 3
"""A row of the grid on a phone: what stands first is seen at once."""

_STYLE = re.compile(r"[a-z0-9_-]{0,40}")


def submit(session: Session, *, viewer: Viewer, request: SubmitGeneration) -> UUID:
    """Ask for a clip, or for variations of one; the same sheet sent again is the same generations.

    Gives the first one's id. Screening and filming happen in workers.
    """
    began_ns = time.time_ns()
    prompt = _checked_prompt(request)
    user = _lock_active(session, viewer)
    known = session.exec(
        select(Generation.id).where(
            col(Generation.user_id) == user.id, col(Generation.request_key) == request.request_key
        )
    ).one_or_none()
    if known is not None:
        return known
    columns = making.read(session, owner_id=user.id, request=request)
    turns = turns_of(request.seconds)
    if not user.is_house:
        _check_quota(session, user.id, turns * request.variations)
    batch_id = uuid4() if request.variations > 1 else None
    made = [
        _add(session, user, request, number, prompt=prompt, batch_id=batch_id, **columns)
        for number in range(request.variations)
    ]
    events.announce(session, channel_of(user.id))
    for generation in made:
        trace.record_first(
            "submit", generation.id, since_ns=began_ns, engine=generation.engine, seconds=generation.seconds
        )
        log.info(
            "generation.submitted",
            generation=str(generation.id),
            engine=generation.engine,
            way=generation.way.value,
            seconds=generation.seconds,
        )
    return made[0].id


def _add(session: Session, user: User, request: SubmitGeneration, number: int, **columns: Any) -> Generation:
    """One variation of a request; the first has the seed that was asked for, the others one each of their own."""
    seed, now = request.seed if number == 0 else None, clock.now()
    generation = Generation(
        user_id=user.id,
        request_key=request.request_key + (f"#{number + 1}" if number else ""),
        seconds=request.seconds,
        seed=secrets.randbelow(MAX_SEED + 1) if seed is None else seed,
        style=request.style,
        turns=turns_of(request.seconds),
        model=request.model,
        created_at=now,
        line_at=line_at(request.seconds, now, limits.read(session)),
        **columns,
    )
    session.add(generation)
    session.flush()
    session.add_all(
        Reference(generation_id=generation.id, number=at, upload_id=upload_id)
        for at, upload_id in enumerate(request.references)
    )
    session.flush()
    id = str(generation.id)
    jobs.enqueue(session, Job.SCREEN_GENERATION, key=id, generation_id=id)
    return generation


def cancel(session: Session, *, viewer: Viewer, generation_id: UUID) -> None:
    """Call a generation off: at once while it waits, within seconds while it is filmed; ended ones stay as they are."""
    generation = session.get(Generation, generation_id)
    if generation is None or generation.user_id != viewer.id:
        raise NotFound("This clip is not here. It may have been deleted.")
    now = clock.now()
    ended = session.exec(
        update(Generation)
        .where(col(Generation.id) == generation_id, col(Generation.status) == GenerationStatus.QUEUED)
        .values(status=GenerationStatus.CANCELLED, cancel_asked_at=now, finished_at=now)
    )
    if ended.rowcount:
        metrics.ended(session, engine=generation.engine, status=GenerationStatus.CANCELLED)
    else:
        session.exec(
            update(Generation)
            .where(
                col(Generation.id) == generation_id,
                col(Generation.status) == GenerationStatus.IN_PROGRESS,
                col(Generation.cancel_asked_at).is_(None),
            )
            .values(cancel_asked_at=now)
        )
    session.refresh(generation)
    events.announce(session, channel_of(viewer.id))


def remove(session: Session, *, viewer: Viewer, generation_id: UUID) -> None:
    """Take a generation off one's list for good: called off if it is under way, its clip deleted if there is one.

    Raises Conflict for a clip that is posted: its post is deleted instead.
    """
    generation = session.get(Generation, generation_id)
    if generation is None or generation.user_id != viewer.id or generation.removed_at is not None:
        raise NotFound("This clip is not here. It may have been deleted.")
    cancel(session, viewer=viewer, generation_id=generation_id)
    own = select(Video.id).where(
        col(Video.generation_id) == generation_id, col(Video.owner_id) == viewer.id, col(Video.deleted_at).is_(None)
    )
    video_id = session.exec(own).one_or_none()
    if video_id is not None:
        delete_draft(session, viewer=viewer, video_id=video_id)
    generation.removed_at = clock.now()
    session.add(generation)
    session.flush()


def publish(session: Session, *, viewer: Viewer, request: PublishPost) -> UUID:
    """Post a draft; posting it twice is one post."""
    caption = _checked_caption(request.caption)
    _check_stays(viewer)
    video = _lock_own_video(session, viewer, request.video_id)
    mine = visible_to(viewer.id).where(col(Post.video_id) == video.id, col(Post.author_id) == viewer.id)
    known = session.exec(mine).one_or_none()
    if known is not None:
        return known.id
    now = clock.now()
    parent_id, root_id = lineage.trace(session, video.generation_id)
    maker = session.get_one(User, viewer.id)
    sound_of = select(Generation.sound_id).where(col(Generation.id) == video.generation_id)
    post = Post(
        video_id=video.id,
        author_id=viewer.id,
        caption=caption,
        is_prompt_public=request.is_prompt_public,
        visibility=request.visibility,
        allows_remix=maker.allows_remixes if request.allows_remix is None else request.allows_remix,
        parent_id=parent_id,
        root_id=root_id,
        sound_id=session.exec(sound_of).one(),
        created_at=now,
    )
    video.seen_at = video.seen_at or now
    session.add_all([post, video])
    session.flush()
    _recount_parent(session, post)
    keep_tags(session, post)
    _tell(session, viewer, post)
    return post.id


def edit_post(
    session: Session,
    *,
    viewer: Viewer,
    post_id: UUID,
    caption: str,
    visibility: Visibility,
    is_prompt_public: bool,
    allows_remix: bool | None = None,
) -> None:
    """Change what one's own post says, who sees it and who may remix it; None leaves that as it is."""
    caption = _checked_caption(caption)
    _check_stays(viewer)
    post = _own_post(session, viewer, post_id, held=True)
    post.caption, post.visibility, post.is_prompt_public = caption, visibility, is_prompt_public
    post.allows_remix = post.allows_remix if allows_remix is None else allows_remix
    post.edited_at = clock.now()
    session.add(post)
    session.flush()
    _recount_parent(session, post)
    keep_tags(session, post)


def delete_post(session: Session, *, viewer: Viewer, post_id: UUID) -> None:
    """Delete one's own post together with its clip; it is gone for everybody at once."""
    post = _own_post(session, viewer, post_id, held=True)
    post.deleted_at = clock.now()
    session.add(post)
    _delete_video(session, _lock_own_video(session, viewer, post.video_id))
    _recount_parent(session, post)


def take_down(session: Session, *, post_id: UUID) -> None:
    """Delete anybody's post together with its clip; whether somebody may is the caller's to know."""
    lineage.hold(session, post_id)
    post = session.get_one(Post, post_id)
    post.deleted_at = clock.now()
    session.add(post)
    video = session.get_one(Video, post.video_id, with_for_update=True)
    if video.deleted_at is None:
        _delete_video(session, video)
    _recount_parent(session, post)


def set_pinned(session: Session, *, viewer: Viewer, post_id: UUID, pinned: bool) -> None:
    """Put one's own post before the others on one's page, or back among them; one that is pinned anew comes first."""
    # Held, so that two pins at once are counted one after the other.
    rows.hold(session, User, [viewer.id])
    post = _own_post(session, viewer, post_id)
    others = visible_to(viewer.id).where(
        col(Post.author_id) == viewer.id, col(Post.pinned_at).is_not(None), col(Post.id) != post_id
    )
    if pinned and len(session.exec(others).all()) >= MAX_PINNED:
        raise Conflict(f"You have pinned {MAX_PINNED} clips. Unpin one of them first.")
    post.pinned_at = clock.now() if pinned else None
    session.add(post)
    session.flush()


def delete_draft(session: Session, *, viewer: Viewer, video_id: UUID) -> None:
    """Delete a clip that is not posted."""
    video = _lock_own_video(session, viewer, video_id)
    if session.exec(visible_to(viewer.id).where(col(Post.video_id) == video_id)).first() is not None:
        raise Conflict("This clip is posted. Delete the post instead.")
    _delete_video(session, video)


def choose_remixes(session: Session, *, viewer: Viewer, are_allowed: bool) -> None:
    """Choose whether others may remix what one posts from now on, unless a post says otherwise."""
    maker = session.get_one(User, viewer.id)
    maker.allows_remixes = are_allowed
    session.add(maker)
    session.flush()


def mark_seen(session: Session, *, viewer: Viewer, video_id: UUID) -> None:
    """Take the "new" mark off a draft; doing so twice changes nothing."""
    video = _lock_own_video(session, viewer, video_id)
    if video.seen_at is None:
        video.seen_at = clock.now()
        session.add(video)
        session.flush()
        events.announce(session, channel_of(viewer.id))
        notifications.wake(session, viewer.id)


def _checked_prompt(request: SubmitGeneration) -> str:
    """The prompt without control characters; raises Invalid for anything out of bounds."""
    prompt = words.clean_prompt(request.prompt)
    if not prompt and request.way not in (Way.EXTEND, Way.STORYBOARD):
        words_for = "what to change" if request.way is Way.REMIX else "what you want to see"
        raise Invalid(f"Say {words_for}.", field="prompt")
    if len(prompt) > MAX_PROMPT:
        message = f"That is {len(prompt):,} characters, and {MAX_PROMPT:,} fit. Leave something out."
        raise Invalid(message, field="prompt")
    if not 1 <= request.seconds <= MOST_SECONDS:
        raise Invalid(f"A clip is 1 to {MOST_SECONDS} seconds long.", field="seconds")
    if request.seed is not None and not 0 <= request.seed <= MAX_SEED:
        raise Invalid(f"A seed is a whole number from 0 to {MAX_SEED:,}.", field="seed")
    if not _STYLE.fullmatch(request.style):
        raise Invalid("That style is not known here.", field="style")
    return prompt


def _checked_caption(caption: str) -> str:
    kept = (c for c in caption if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    caption = "".join(kept).strip()
    if len(caption) > MAX_CAPTION:
        message = f"That is {len(caption):,} characters, and {MAX_CAPTION} fit in a caption."
        raise Invalid(message, field="caption")
    if language.check(caption):
        raise Invalid("Slurs and obscene words do not go under a clip. Say it in other words.", field="caption")
    return caption


def _lock_active(session: Session, viewer: Viewer) -> User:
    """The viewer's row, held until the end of the unit of work: their submissions pass one after the other."""
    query = select(User).where(col(User.id) == viewer.id, col(User.deleted_at).is_(None)).with_for_update(**rows.LOCK)
    user = session.exec(query.execution_options(populate_existing=True)).one_or_none()
    if user is None:
        raise SignInNeeded("Sign in to make a clip.")
    if user.delete_after is not None:
        raise Forbidden("Your account is about to be deleted. Undo that in settings to make a clip.")
    return user


def _check_stays(viewer: Viewer) -> None:
    if viewer.delete_after is not None:
        raise Forbidden("Your account is about to be deleted. Undo that in settings to post.")


def _check_quota(session: Session, user_id: UUID, turns: int) -> None:
    spent = quota.read(session, user_id)
    if spent.used + turns <= spent.limit:
        return
    next_at = spent.next_at(turns)
    if next_at is None:
        raise QuotaSpent("Clips cannot be made here at the moment.", retry_after_seconds=86_400)
    wait = int((next_at - clock.now()).total_seconds()) + 1
    if turns > 1 and spent.used < spent.limit:
        left = spent.limit - spent.used
        message = f"This takes {turns} turns, and {left} {'is' if left == 1 else 'are'} left. Make a shorter one."
        raise QuotaSpent(message, retry_after_seconds=wait)
    raise QuotaSpent(f"You have used your {spent.limit} turns of the last 24 hours.", retry_after_seconds=wait)


def _tell(session: Session, viewer: Viewer, post: Post) -> None:
    """Tell whose clip it was made of, and the others whom the caption names."""
    made_of = visible_to(viewer.id).where(col(Post.id) == post.parent_id)
    parent = session.exec(made_of).one_or_none() if post.parent_id else None
    if parent is not None:
        notifications.tell(session, kinds.REMIX, user_id=parent.author_id, actor_id=viewer.id, post_id=post.id)
    besides = [parent.author_id] if parent is not None else []
    notifications.tell_mentioned(
        session, text=post.caption, actor_id=viewer.id, post_id=post.id, besides=[viewer.id, *besides]
    )


def _recount_parent(session: Session, post: Post) -> None:
    if post.parent_id is not None:
        lineage.recount_remixes(session, [post.parent_id])


def _own_post(session: Session, viewer: Viewer, post_id: UUID, *, held: bool = False) -> Post:
    if held:
        lineage.hold(session, post_id)
    query = visible_to(viewer.id).where(col(Post.id) == post_id, col(Post.author_id) == viewer.id)
    post = session.exec(query).one_or_none()
    if post is None:
        raise NotFound("This post is not here. It may have been deleted.")
    return post


def _lock_own_video(session: Session, viewer: Viewer, video_id: UUID) -> Video:
    query = select(Video).where(
        col(Video.id) == video_id, col(Video.owner_id) == viewer.id, col(Video.deleted_at).is_(None)
    )
    video = session.exec(query.with_for_update()).one_or_none()
    if video is None:
        raise NotFound("This clip is not here. It may have been deleted.")
    return video


def _delete_video(session: Session, video: Video) -> None:
    video.deleted_at = clock.now()
    session.add(video)
    session.flush()
    jobs.enqueue(session, Job.DELETE_MEDIA, key=str(video.id), video_id=str(video.id))
