"""What people say under a post: written once, liked, pinned, hidden, deleted, and closed by whoever posted it."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from sora_reflex.accounts import ratelimit
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, events, rows
from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.models import Comment, CommentLike, HiddenBy, Post, Restriction, User, WhoMayComment
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications
from sora_reflex.social import said
from sora_reflex.social.queries import comments as queries

MAX_TEXT = 1000
MAX_KEY = 60
IN_A_MINUTE = 20


def write(
    session: Session, *, viewer: Viewer, post_id: UUID, text: str, request_key: str, parent_id: UUID | None = None
) -> UUID:
    """Say something under a post, or answer a comment there; sent twice with one key, it is said once.

    Raises NotFound for what the viewer does not see, Forbidden where they may not comment, Invalid for words that
    can't stand, and TooMany for more than 20 in a minute.
    """
    text = _checked(text)
    if not 8 <= len(request_key) <= MAX_KEY:
        raise Invalid("This page has become stale. Load it again: your words are kept.")
    post = queries.get_visible_post(session, viewer.id, post_id)
    if reason := queries.why_not(session, viewer, post):
        raise Forbidden(reason)
    same = col(Comment.author_id) == viewer.id, col(Comment.request_key) == request_key
    known = session.exec(select(Comment.id).where(*same)).one_or_none()
    if known is not None:
        return known
    parent = queries.find_shown(session, viewer=viewer, comment_id=parent_id)[0] if parent_id else None
    if parent is not None and parent.post_id != post.id:
        raise NotFound("That comment is gone.")
    ratelimit.take(session, f"comment:{viewer.id}", capacity=IN_A_MINUTE, per=timedelta(minutes=1))
    rows.hold(session, Comment, [(parent.root_id or parent.id) if parent else None])
    rows.hold(session, Post, [post.id])
    comment = Comment(
        post_id=post.id,
        author_id=viewer.id,
        parent_id=parent.id if parent else None,
        root_id=(parent.root_id or parent.id) if parent else None,
        request_key=request_key,
        text=text,
        created_at=clock.now(),
    )
    if session.get(Restriction, (post.author_id, viewer.id)) is not None:
        comment.hidden_at, comment.hidden_by = comment.created_at, HiddenBy.RESTRICTION
    session.add(comment)
    session.flush()
    if comment.hidden_at is not None:
        # It waits for its maker, and is no news to anybody until then.
        events.announce(session, queries.channel_of(post.id))
        return comment.id
    _count(session, comment, 1)
    _tell_all(session, viewer, comment, post, parent)
    return comment.id


def remove(session: Session, *, viewer: Viewer, comment_id: UUID) -> None:
    """Delete a comment of one's own, or one under one's own post. Its words are gone for good."""
    comment, post = _held(session, viewer, comment_id)
    if comment.author_id != viewer.id and not queries.is_keeper(viewer, post):
        raise Forbidden("Only its author and whoever posted the clip can delete it.")
    _remove(session, comment)


def take_comment_down(session: Session, *, comment_id: UUID) -> None:
    """Delete any comment; whether somebody may is the caller's to know. Raises NotFound for one that is gone."""
    _remove(session, _hold(session, comment_id))


def _remove(session: Session, comment: Comment) -> None:
    if comment.hidden_at is None:
        _count(session, comment, -1)
    elif comment.root_id is None:
        # What is left of it holds the place of its answers, which are seen again.
        _count_post(session, comment, comment.reply_count)
        comment.hidden_at = comment.hidden_by = None
    comment.text, comment.deleted_at, comment.pinned_at = "", clock.now(), None
    session.add(comment)
    session.flush()


def set_hidden(session: Session, *, viewer: Viewer, comment_id: UUID, hidden: bool) -> None:
    """Take a comment under one's own post out of sight with its answers, or show it again; its author is not told."""
    comment, post = _held(session, viewer, comment_id)
    if not queries.is_keeper(viewer, post):
        raise Forbidden("Only whoever posted the clip can hide comments.")
    if comment.hidden_by is HiddenBy.OPERATOR:
        raise Forbidden("Those who keep order here hid this comment.")
    if (comment.hidden_at is not None) == hidden:
        return
    _hide(session, comment, HiddenBy.MAKER if hidden else None)


def hide_comment_for_all(session: Session, *, comment_id: UUID, hidden: bool) -> None:
    """As `set_hidden`, from whoever posted the clip, too; whether somebody may is the caller's to know."""
    _hide(session, _hold(session, comment_id), HiddenBy.OPERATOR if hidden else None)


def _hide(session: Session, comment: Comment, by: HiddenBy | None) -> None:
    hidden, was_hidden = by is not None, comment.hidden_at is not None
    comment.hidden_by, comment.hidden_at = by, (comment.hidden_at or clock.now()) if hidden else None
    if hidden == was_hidden:
        session.add(comment)
        session.flush()
        events.announce(session, queries.channel_of(comment.post_id))
        return
    comment.pinned_at = None
    session.add(comment)
    session.flush()
    change = -1 if hidden else 1
    if comment.root_id is None:
        _count_post(session, comment, change * (1 + comment.reply_count))
    else:
        _count(session, comment, change)


def set_pinned(session: Session, *, viewer: Viewer, comment_id: UUID, pinned: bool) -> None:
    """Put one comment before all others under one's own post; another that was there moves back."""
    comment, post = queries.find_shown(session, viewer=viewer, comment_id=comment_id)
    if post.author_id != viewer.id or comment.root_id is not None or comment.hidden_at is not None:
        raise Forbidden("Only whoever posted the clip can pin a comment, and not an answer.")
    # Two pins at once come one after the other, so that the second sees the first.
    rows.hold(session, User, [viewer.id])
    there = col(Comment.post_id) == post.id, col(Comment.pinned_at).is_not(None)
    session.execute(update(Comment).where(*there).values(pinned_at=None))
    comment.pinned_at = clock.now() if pinned else None
    session.add(comment)
    session.flush()
    events.announce(session, queries.channel_of(post.id))


def set_comment_liked(session: Session, *, viewer: Viewer, comment_id: UUID, liked: bool) -> int:
    """Like a comment or take the like back; doing either twice is a no-op. Returns the new count."""
    comment, _ = queries.find_shown(session, viewer=viewer, comment_id=comment_id)
    if liked:
        pair = {"user_id": viewer.id, "comment_id": comment.id}
        changed = int(rows.insert_once(session, CommentLike, **pair, created_at=clock.now()))
    else:
        mine = col(CommentLike.user_id) == viewer.id, col(CommentLike.comment_id) == comment.id
        changed = -session.execute(delete(CommentLike).where(*mine)).rowcount  # type: ignore[attr-defined]
    this = col(Comment.id) == comment.id
    if changed:
        session.execute(update(Comment).where(this).values(like_count=Comment.like_count + changed))
        events.announce(session, queries.channel_of(comment.post_id))
        if liked:
            _tell(session, kinds.COMMENT_LIKE, comment, comment.author_id, actor_id=viewer.id)
    return session.exec(select(Comment.like_count).where(this)).one()


def choose_who(session: Session, *, viewer: Viewer, post_id: UUID, who: WhoMayComment) -> None:
    """Say who may comment on one's own post from now on: everybody, followers, oneself alone, or nobody at all."""
    post = queries.get_visible_post(session, viewer.id, post_id)
    if post.author_id != viewer.id:
        raise Forbidden("Only whoever posted the clip decides that.")
    post.who_may_comment = who
    session.add(post)
    session.flush()
    events.announce(session, queries.channel_of(post.id))


def _checked(text: str) -> str:
    refusal = "Slurs and obscene words do not go under a clip. Say it in other words."
    text = said.checked(text, most=MAX_TEXT, what="a comment", refusal=refusal)
    if not text:
        raise Invalid("Say something first.", field="text")
    return text


def _tell_all(session: Session, viewer: Viewer, comment: Comment, post: Post, parent: Comment | None) -> None:
    """Tell whoever is answered, whoever posted the clip, and those who are named: each of one thing."""
    answered = parent.author_id if parent else None
    _tell(session, kinds.REPLY, comment, answered, actor_id=viewer.id)
    if post.author_id != answered:
        _tell(session, kinds.COMMENT, comment, post.author_id, actor_id=viewer.id)
    besides = {viewer.id, post.author_id, *([answered] if answered else [])}
    notifications.tell_mentioned(
        session, text=comment.text, actor_id=viewer.id, post_id=post.id, comment_id=comment.id, besides=besides
    )


def _tell(
    session: Session,
    kind: kinds.Kind,
    comment: Comment,
    user_id: UUID | None,
    *,
    actor_id: UUID | None = None,
    detail: str = "",
) -> None:
    """Tell somebody of a deed around a comment; nobody when their account is gone."""
    if user_id is not None:
        notifications.tell(
            session,
            kind,
            user_id=user_id,
            actor_id=actor_id,
            post_id=comment.post_id,
            comment_id=comment.id,
            detail=detail,
        )


def _held(session: Session, viewer: Viewer, comment_id: UUID) -> tuple[Comment, Post]:
    """A comment that the viewer sees, held until the end of the unit of work: two who change it come one by one."""
    comment, post = queries.find_shown(session, viewer=viewer, comment_id=comment_id)
    session.refresh(comment, with_for_update=rows.LOCK)
    if comment.deleted_at is not None:
        raise NotFound("That comment is gone.")
    return comment, post


def _hold(session: Session, comment_id: UUID) -> Comment:
    comment = session.get(Comment, comment_id, with_for_update=rows.LOCK, populate_existing=True)
    if comment is None or comment.deleted_at is not None:
        raise NotFound("That comment is gone.")
    return comment


def _count(session: Session, comment: Comment, change: int) -> None:
    """Keep the counts equal to the rows: of the post, and of the comment that began the exchange.

    What stands below a hidden one is seen by nobody, and does not count for the post.
    """
    if comment.root_id is not None:
        of_root = update(Comment).where(col(Comment.id) == comment.root_id)
        of_root = of_root.values(reply_count=Comment.reply_count + change).returning(col(Comment.hidden_at))
        if session.execute(of_root).scalar_one() is not None:
            change = 0
    _count_post(session, comment, change)


def _count_post(session: Session, comment: Comment, change: int) -> None:
    of_post = update(Post).where(col(Post.id) == comment.post_id)
    session.execute(of_post.values(comment_count=Post.comment_count + change))
    events.announce(session, queries.channel_of(comment.post_id))
