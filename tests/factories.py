"""Rows for tests: plain functions whose keywords override any column; each flushes and returns its row."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from sqlmodel import Session, SQLModel

from sora_reflex.accounts import keys
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.models import (
    Comment,
    Conversation,
    ConversationMember,
    Follow,
    Generation,
    GenerationStatus,
    Invite,
    Like,
    Message,
    Post,
    Report,
    ReportReason,
    Repost,
    Scope,
    Shape,
    SignIn,
    Stage,
    Subject,
    User,
    Video,
)
from sora_reflex.studio.sizes import SIZES

_numbers = count(1)


def _save(session: Session, row: SQLModel, over: dict[str, Any]) -> None:
    """Overrides are set one by one: a table's constructor ignores names that it does not know."""
    for name, value in over.items():
        if name not in type(row).model_fields:
            raise TypeError(f"{type(row).__name__} has no column {name!r}")
        setattr(row, name, value)
    session.add(row)
    session.flush()


def create_user(session: Session, **over: Any) -> User:
    handle = over.get("handle", f"person{next(_numbers)}")
    user = User(handle=handle, handle_key=handle.lower(), display_name=handle.title(), created_at=clock.now())
    _save(session, user, over)
    return user


def viewer_of(user: User, **over: Any) -> Viewer:
    """Who that person is to services and queries."""
    viewer = Viewer(
        id=user.id,
        handle=user.handle,
        display_name=user.display_name,
        role=user.role,
        delete_after=user.delete_after,
    )
    return viewer.model_copy(update=over)


def create_invite(session: Session, **over: Any) -> Invite:
    invite = Invite(code=f"code-{uuid4().hex[:16]}", created_at=clock.now())
    _save(session, invite, over)
    return invite


def create_sign_in(session: Session, user: User, **over: Any) -> SignIn:
    now = clock.now()
    sign_in = SignIn(
        user_id=user.id,
        token_hash=uuid4().hex * 2,
        created_at=now,
        last_seen_at=now,
        expires_at=now + timedelta(days=30),
    )
    _save(session, sign_in, over)
    return sign_in


def create_key(session: Session, user: User, *, scopes: Iterable[str] = tuple(Scope), days: int | None = None) -> str:
    """An API key of somebody; gives the key itself, as its owner was shown it."""
    return keys.create(session, viewer=viewer_of(user), name="a test", scopes=scopes, days=days)


def create_generation(session: Session, user: User | None = None, **over: Any) -> Generation:
    """A request that waits, already screened; its maker is a new person unless one is given."""
    if user is None and "user_id" not in over:
        user = create_user(session)
    width, height = SIZES[over.get("shape", Shape.PORTRAIT)]
    generation = Generation(
        user_id=over.get("user_id") or user.id,  # type: ignore[union-attr]
        request_key=f"sheet-{uuid4().hex}",
        prompt="a red fox trots through fresh snow",
        seconds=5,
        shape=Shape.PORTRAIT,
        width=width,
        height=height,
        seed=7,
        engine="animatic",
        turns=1,
        status=GenerationStatus.QUEUED,
        stage=Stage.PLANNING,
        created_at=clock.now(),
        line_at=over.get("created_at", clock.now()),
        screened_at=clock.now(),
    )
    _save(session, generation, over)
    return generation


def create_video(session: Session, owner: User | None = None, **over: Any) -> Video:
    """A finished clip with names for its files; the bytes are whoever's test needs them."""
    if owner is None:
        owner = create_user(session)
    now = clock.now()
    if "generation_id" not in over:
        generation = create_generation(
            session,
            owner,
            status=GenerationStatus.COMPLETED,
            stage=Stage.SIGNING,
            progress=100,
            started_at=now,
            finished_at=now,
            title="A red fox in the snow",
        )
        over["generation_id"] = generation.id
    video = Video(
        generation_id=over["generation_id"],
        owner_id=owner.id,
        engine="animatic",
        engine_label="Animatic",
        source_type="http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
        width=704,
        height=1280,
        fps=24,
        seconds=5.0,
        files={
            "film": {"name": "film-0123456789ab.mp4", "bytes": 1000, "type": "video/mp4"},
            "poster": {"name": "poster-0123456789ab.webp", "bytes": 100, "type": "image/webp"},
            "thumbnail": {"name": "thumbnail-0123456789ab.webp", "bytes": 50, "type": "image/webp"},
        },
        measures={"color": "#8899aa", "lufs": -16.0},
        created_at=now,
    )
    _save(session, video, over)
    return video


def create_post(session: Session, author: User | None = None, video: Video | None = None, **over: Any) -> Post:
    """A public post of a new clip; its author is a new person unless one is given."""
    if author is None:
        author = create_user(session)
    if video is None:
        video = create_video(session, author)
    post = Post(video_id=video.id, author_id=author.id, caption="Look at that", created_at=clock.now())
    _save(session, post, over)
    return post


def create_follow(session: Session, follower: User, followee: User, **over: Any) -> Follow:
    follow = Follow(follower_id=follower.id, followee_id=followee.id, created_at=clock.now())
    _save(session, follow, over)
    return follow


def create_like(session: Session, user: User, post: Post, **over: Any) -> Like:
    like = Like(user_id=user.id, post_id=post.id, created_at=clock.now())
    _save(session, like, over)
    return like


def create_repost(session: Session, user: User, post: Post, **over: Any) -> Repost:
    repost = Repost(user_id=user.id, post_id=post.id, created_at=clock.now())
    _save(session, repost, over)
    return repost


def create_report(session: Session, reporter: User, post: Post, **over: Any) -> Report:
    """Somebody's report of a post."""
    report = Report(
        reporter_id=reporter.id, subject=Subject.POST, subject_id=post.id, person_id=post.author_id,
        reason=ReportReason.SPAM, created_at=clock.now(),
    )  # fmt: skip
    _save(session, report, over)
    return report


def create_comment(session: Session, post: Post, author: User | None = None, **over: Any) -> Comment:
    """A comment under a post; counts are whoever's test needs them."""
    author = author or create_user(session)
    key = f"comment-{uuid4().hex}"
    comment = Comment(
        post_id=post.id, author_id=author.id, request_key=key, text="Lovely light", created_at=clock.now()
    )
    _save(session, comment, over)
    return comment


def create_talk(session: Session, one: User, other: User, **over: Any) -> Conversation:
    """A conversation that both have agreed to, with nothing said in it."""
    low, high = sorted((one.id, other.id))
    now = clock.now()
    talk = Conversation(low_id=low, high_id=high, opened_by_id=one.id, created_at=now, accepted_at=now)
    _save(session, talk, over)
    for me, them in ((low, high), (high, low)):
        side = ConversationMember(conversation_id=talk.id, user_id=me, other_id=them, last_at=now, read_at=now)
        _save(session, side, {})
    return talk


def create_message(session: Session, talk: Conversation, author: User, post: Post | None = None) -> Message:
    """The last word of a conversation, with a clip if one is given."""
    message = Message(
        conversation_id=talk.id,
        author_id=author.id,
        request_key=f"message-{uuid4().hex}",
        text="Look at this",
        has_clip=post is not None,
        post_id=post.id if post else None,
        created_at=clock.now(),
    )
    _save(session, message, {})
    for user_id in (talk.low_id, talk.high_id):
        session.get_one(ConversationMember, (talk.id, user_id)).last_at = message.created_at
    session.flush()
    return message
