"""What is said under a post, as far as the viewer meets those who say it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, tuple_
from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.errors import NotFound
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.media.visibility import people_visible_to, visible_to
from sora_reflex.models import (
    Comment,
    CommentLike,
    Follow,
    HiddenBy,
    ModerationAct,
    Post,
    Report,
    Role,
    Subject,
    User,
    WhoMayComment,
)
from sora_reflex.social.schemas import CommentView, Thread

PAGE = 20
REPLIES_PAGE = 10
MODERATING = (Role.MODERATOR, Role.OPERATOR)

REASONS = {
    WhoMayComment.NOBODY: "Comments are closed here.",
    WhoMayComment.FOLLOWERS: "Only followers comment here.",
    WhoMayComment.LOCKED: "This conversation is locked.",
}


def channel_of(post_id: UUID) -> str:
    """The events channel of what is said under a post."""
    return f"comments:{post_id}"


def get_visible_post(session: Session, viewer_id: UUID | None, post_id: UUID) -> Post:
    post = session.exec(visible_to(viewer_id).where(col(Post.id) == post_id)).one_or_none()
    if post is None:
        raise NotFound("That clip is gone.")
    return post


def why_not(session: Session, viewer: Viewer | None, post: Post) -> str:
    """Why this person can't comment on a post that they see, in words; empty when they can."""
    if viewer is None:
        return "Sign in to say something."
    if viewer.delete_after is not None:
        return "Your account is about to be deleted. Undo that in settings to say something."
    if post.who_may_comment is WhoMayComment.LOCKED:
        return REASONS[post.who_may_comment]
    if post.author_id == viewer.id or post.who_may_comment is WhoMayComment.EVERYBODY:
        return ""
    follows = session.get(Follow, (viewer.id, post.author_id)) is not None
    return "" if follows and post.who_may_comment is WhoMayComment.FOLLOWERS else REASONS[post.who_may_comment]


def get_thread(session: Session, *, viewer: Viewer | None, post_id: UUID) -> Thread:
    """What stands over the comments of a post. Raises NotFound for one that the viewer may not open.

    `Post.comment_count`, which cards show, is of all that is said; here whom the viewer never meets is left out.
    """
    post = get_visible_post(session, viewer.id if viewer else None, post_id)
    return Thread(
        post_id=str(post.id),
        count=_count_said(session, viewer, post),
        who_may_comment=post.who_may_comment,
        why_not=why_not(session, viewer, post),
        is_maker=viewer is not None and post.author_id == viewer.id,
    )


def _count_said(session: Session, viewer: Viewer | None, post: Post) -> int:
    """How many comments and answers the viewer reads here: what stands below one that they don't is not among them."""
    columns = col(Comment.id), col(Comment.root_id), col(Comment.deleted_at)
    said = _shown_to(viewer, post).with_only_columns(*columns).cte()
    begun = select(said.c.id)
    there = select(func.count()).select_from(said).where(said.c.deleted_at.is_(None))
    return session.exec(there.where(or_(said.c.root_id.is_(None), said.c.root_id.in_(begun)))).one()


def _count_answers(session: Session, viewer: Viewer | None, post: Post, rows: Sequence[Comment]) -> dict[UUID, int]:
    """How many answers the viewer reads below each of these; without those that have none."""
    begun = [row.id for row in rows if row.root_id is None]
    if not begun:
        return {}
    said: Any = _shown_to(viewer, post).where(col(Comment.root_id).in_(begun), col(Comment.deleted_at).is_(None))
    counts = said.with_only_columns(col(Comment.root_id), func.count()).group_by(col(Comment.root_id))
    return dict(session.execute(counts).all())


def list_comments(session: Session, *, viewer: Viewer | None, post_id: UUID, cursor: str = "") -> Page[CommentView]:
    """Comments that begin an exchange: the pinned one first, then the newest first.

    A deleted one holds its place as long as there are answers to it.
    """
    post = get_visible_post(session, viewer.id if viewer else None, post_id)
    shown = _shown_to(viewer, post).where(col(Comment.root_id).is_(None))
    found = shown.where(col(Comment.pinned_at).is_(None))
    if cursor:
        found = found.where(tuple_(col(Comment.created_at), col(Comment.id)) < decode_cursor(cursor))
    newest_first = found.order_by(col(Comment.created_at).desc(), col(Comment.id).desc())
    rows = list(session.exec(newest_first.limit(PAGE + 1)))
    after = encode_cursor(rows[PAGE - 1].created_at, rows[PAGE - 1].id) if len(rows) > PAGE else ""
    pinned = [] if cursor else list(session.exec(shown.where(col(Comment.pinned_at).is_not(None))))
    return Page(items=_views(session, viewer, post, [*pinned, *rows[:PAGE]]), next=after)


def list_replies(session: Session, *, viewer: Viewer | None, comment_id: UUID, cursor: str = "") -> Page[CommentView]:
    """The answers below a comment at any depth, the oldest first: as they were said."""
    root = session.get(Comment, comment_id)
    if root is None:
        raise NotFound("That comment is gone.")
    post = get_visible_post(session, viewer.id if viewer else None, root.post_id)
    if (
        root.hidden_at is not None
        and session.exec(_shown_to(viewer, post).where(col(Comment.id) == root.id)).first() is None
    ):
        raise NotFound("That comment is gone.")
    found = _shown_to(viewer, post).where(col(Comment.root_id) == comment_id)
    if cursor:
        found = found.where(tuple_(col(Comment.created_at), col(Comment.id)) > decode_cursor(cursor))
    rows = list(session.exec(found.order_by(col(Comment.created_at), col(Comment.id)).limit(REPLIES_PAGE + 1)))
    shown = rows[:REPLIES_PAGE]
    after = encode_cursor(shown[-1].created_at, shown[-1].id) if len(rows) > REPLIES_PAGE else ""
    return Page(items=_views(session, viewer, post, shown), next=after)


def find_shown(session: Session, *, viewer: Viewer, comment_id: UUID) -> tuple[Comment, Post]:
    """A comment that the viewer sees, and its post. Raises NotFound for every other one."""
    comment = session.get(Comment, comment_id)
    if comment is not None:
        post = get_visible_post(session, viewer.id, comment.post_id)
        shown = _shown_to(viewer, post).where(col(Comment.id) == comment_id, col(Comment.deleted_at).is_(None))
        if session.exec(shown).one_or_none() is not None:
            return comment, post
    raise NotFound("That comment is gone.")


def get_root(session: Session, *, viewer: Viewer, comment_id: UUID) -> UUID:
    """The comment that began the exchange in which the viewer sees this one. Raises NotFound."""
    comment, _ = find_shown(session, viewer=viewer, comment_id=comment_id)
    return comment.root_id or comment.id


def is_keeper(viewer: Viewer | None, post: Post) -> bool:
    """Whether the viewer keeps order under a post: its maker. Moderators do it with a reason, in `moderation`."""
    return viewer is not None and post.author_id == viewer.id


def is_moderator(viewer: Viewer | None) -> bool:
    return viewer is not None and viewer.role in MODERATING


def _shown_to(viewer: Viewer | None, post: Post) -> SelectOfScalar[Comment]:
    viewer_id = viewer.id if viewer else None
    author = people_visible_to(viewer_id).with_only_columns(col(User.id)).where(col(User.id) == col(Comment.author_id))
    open_to_me: ColumnElement[bool] = col(Comment.hidden_at).is_(None)
    if is_moderator(viewer):
        open_to_me = or_(open_to_me, col(Comment.hidden_at).is_not(None))
    elif viewer_id == post.author_id:
        open_to_me = or_(open_to_me, col(Comment.hidden_by) != HiddenBy.OPERATOR, col(Comment.author_id) == viewer_id)
    elif viewer_id is not None:
        open_to_me = or_(open_to_me, col(Comment.author_id) == viewer_id)
    # Asked for as a value: PostgreSQL answers an EXISTS in an OR by reading everybody there is.
    is_met = author.scalar_subquery().is_not(None)
    is_there = and_(col(Comment.deleted_at).is_(None), is_met, open_to_me)
    holds_a_place = and_(col(Comment.deleted_at).is_not(None), col(Comment.reply_count) > 0)
    reported = select(Report.id).where(
        col(Report.reporter_id) == viewer_id,
        col(Report.subject) == Subject.COMMENT,
        col(Report.subject_id) == col(Comment.id),
    )
    shown = select(Comment).where(col(Comment.post_id) == post.id, or_(is_there, holds_a_place))
    return shown if viewer_id is None else shown.where(~reported.exists())


def _why_hidden(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """What was said when those who keep order hid these."""
    if not ids:
        return {}
    acts = select(ModerationAct.subject_id, ModerationAct.reason).where(col(ModerationAct.subject_id).in_(ids))
    return dict(session.exec(acts.order_by(col(ModerationAct.created_at))).all())


def _views(session: Session, viewer: Viewer | None, post: Post, rows: Sequence[Comment]) -> list[CommentView]:
    """Views of comments that the caller has found shown: four queries, however many."""
    parents = {row.parent_id for row in rows if row.parent_id and row.parent_id != row.root_id}
    asked = select(Comment.id, Comment.author_id).where(col(Comment.id).in_(parents))
    answered = dict(session.exec(asked).all()) if parents else {}
    ids = {row.author_id for row in rows} | set(answered.values())
    known = people_visible_to(viewer.id if viewer else None).where(col(User.id).in_(ids - {None}))
    people = {user.id: user for user in session.exec(known)}
    liked = set[UUID]()
    if viewer:
        mine = select(CommentLike.comment_id).where(
            col(CommentLike.user_id) == viewer.id, col(CommentLike.comment_id).in_([row.id for row in rows])
        )
        liked = set(session.exec(mine))
    may_keep = is_keeper(viewer, post)
    why = _why_hidden(session, [row.id for row in rows if row.hidden_by is HiddenBy.OPERATOR])
    answers = _count_answers(session, viewer, post, rows)
    views = []
    for row in rows:
        author = people.get(row.author_id) if row.author_id and row.deleted_at is None else None
        is_mine = author is not None and viewer is not None and author.id == viewer.id
        to = people.get(answered.get(row.parent_id) or UUID(int=0)) if row.parent_id else None
        views.append(
            CommentView(
                id=str(row.id),
                root_id=str(row.root_id or ""),
                person=accounts.person(author) if author else None,
                text=row.text if author else "",
                created_at=row.created_at.isoformat(),
                like_count=row.like_count,
                reply_count=answers.get(row.id, 0),
                reply_to=to.handle if to else "",
                is_liked=row.id in liked,
                is_mine=is_mine,
                is_makers=author is not None and author.id == post.author_id,
                is_pinned=row.pinned_at is not None,
                is_hidden=row.hidden_at is not None and (may_keep or is_moderator(viewer) or row.id in why),
                hidden_why=why.get(row.id, ""),
                is_waiting=row.hidden_by is HiddenBy.RESTRICTION and may_keep,
                may_delete=author is not None and (is_mine or may_keep),
                may_hide=author is not None and may_keep and not is_mine,
                may_pin=author is not None
                and row.root_id is None
                and viewer is not None
                and viewer.id == post.author_id,
            )
        )
    return views
