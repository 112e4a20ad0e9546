"""Deletion of an account: asked for, undone within a grace period, then real."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, SQLModel, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts import queries
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.accounts.service import brakes
from sora_reflex.accounts.service.people import get_own
from sora_reflex.accounts.service.sign_in import sign_out_everywhere
from sora_reflex.core import clock, rows
from sora_reflex.core.jobs import Job, enqueue
from sora_reflex.core.settings import get_settings
from sora_reflex.models import (
    ApiFile,
    ApiKey,
    Batch,
    Block,
    Comment,
    CommentLike,
    Conversation,
    ConversationMember,
    Follow,
    FollowRequest,
    Generation,
    Invite,
    Like,
    Message,
    ModerationAct,
    Mute,
    OidcIdentity,
    OldHandle,
    Post,
    ProviderAttempt,
    RateBucket,
    Redemption,
    Reference,
    Report,
    Repost,
    Restriction,
    SignIn,
    Upload,
    User,
    Verdict,
    Video,
    Webhook,
)
from sora_reflex.models.lineage import recount_remixes

PURGED_AT_ONCE = 20
"""Accounts per unit of work: a few seconds at most, so that writers behind it do not give up."""

BRAKES_KEPT = timedelta(days=3)
"""Longer than any brake remembers; they hold network addresses, which are nobody's business later."""


def ask_deletion(session: Session, *, viewer: Viewer, password: str) -> None:
    """Hide the viewer's account, end all its sign-ins and delete it after the grace period."""
    queries.check_own_password(session, viewer=viewer, password=password)
    user = get_own(session, viewer)
    user.delete_after = user.delete_after or clock.now() + timedelta(days=get_settings().deletion_grace_days)
    session.add(user)
    session.flush()
    sign_out_everywhere(session, viewer=viewer)
    if user.delete_after <= clock.now():
        enqueue(session, Job.PURGE_ACCOUNTS, key="now")


def undo_deletion(session: Session, *, viewer: Viewer) -> None:
    """Keep the account after all."""
    user = get_own(session, viewer)
    user.delete_after = None
    session.add(user)
    session.flush()


def purge_due(session: Session) -> int:
    """Delete the accounts whose grace period is over, and forget what has expired. Returns how many accounts went."""
    due = (
        select(User)
        .where(col(User.delete_after) <= clock.now(), col(User.is_house).is_(False))
        .order_by(col(User.delete_after))
        .limit(PURGED_AT_ONCE)
        .with_for_update(skip_locked=True, **rows.LOCK)
    )
    users = session.exec(due).all()
    _hold_what_changes(session, [user.id for user in users])
    for user in users:
        _purge(session, user)
    _forget_expired(session)
    return len(users)


def _hold_what_changes(session: Session, user_ids: list[UUID]) -> None:
    """Hold the comments and posts that people leave traces in, in the order in which others do: answers first."""
    own = select(Post.id).where(col(Post.author_id).in_(user_ids))
    said = col(Comment.author_id).in_(user_ids)
    liked = select(CommentLike.comment_id).where(col(CommentLike.user_id).in_(user_ids))
    theirs = or_(said, col(Comment.id).in_(liked), col(Comment.post_id).in_(own))
    comments = session.exec(select(Comment.id, Comment.root_id).where(theirs)).all()
    rows.hold(session, Comment, [id for id, root_id in comments if root_id is not None])
    rows.hold(session, Comment, [root_id or id for id, root_id in comments])
    posts = (
        own,
        select(Post.parent_id).where(col(Post.author_id).in_(user_ids)),
        select(Like.post_id).where(col(Like.user_id).in_(user_ids)),
        select(Repost.post_id).where(col(Repost.user_id).in_(user_ids)),
        select(Comment.post_id).where(said),
    )
    rows.hold(session, Post, [id for query in posts for id in session.exec(query)])


def _purge(session: Session, user: User) -> None:
    """Delete every row of a person and ask for the deletion of their files."""
    _purge_social(session, user)
    for video_id in session.exec(select(Video.id).where(col(Video.owner_id) == user.id)):
        # Were this job lost, the files are found later as ones that no clip holds.
        enqueue(session, Job.DELETE_MEDIA, key=str(video_id), video_id=str(video_id))
    own = select(Generation.id).where(col(Generation.user_id) == user.id)
    # Held, so that nothing more is made from them between here and their end.
    session.exec(own.order_by(col(Generation.id)).with_for_update()).all()
    # What others made from their clips stays, and names a parent that is gone.
    session.execute(update(Generation).where(col(Generation.parent_id).in_(own)).values(parent_id=None))
    session.execute(delete(Verdict).where(col(Verdict.generation_id).in_(own)))
    session.execute(delete(Reference).where(col(Reference.generation_id).in_(own)))
    session.execute(delete(Video).where(col(Video.owner_id) == user.id))
    session.execute(delete(Generation).where(col(Generation.user_id) == user.id))
    session.execute(delete(Upload).where(col(Upload.owner_id) == user.id))
    _purge_access(session, user)
    session.delete(user)
    session.flush()


def _purge_social(session: Session, user: User) -> None:
    liked = select(Like.post_id).where(col(Like.user_id) == user.id)
    session.execute(update(Post).where(col(Post.id).in_(liked)).values(like_count=Post.like_count - 1))
    shown = select(Repost.post_id).where(col(Repost.user_id) == user.id)
    session.execute(update(Post).where(col(Post.id).in_(shown)).values(repost_count=Post.repost_count - 1))
    own = select(Post.id).where(col(Post.author_id) == user.id)
    _purge_comments(session, user, own)
    _purge_messages(session, user, own)
    for mark in (Like, Repost):
        session.execute(delete(mark).where(or_(col(mark.user_id) == user.id, col(mark.post_id).in_(own))))
    for table, one, other in (
        (Follow, Follow.follower_id, Follow.followee_id),
        (FollowRequest, FollowRequest.follower_id, FollowRequest.followee_id),
        (Block, Block.blocker_id, Block.blocked_id),
        (Mute, Mute.muter_id, Mute.muted_id),
        (Restriction, Restriction.restricter_id, Restriction.restricted_id),
    ):
        session.execute(delete(table).where(or_(col(one) == user.id, col(other) == user.id)))
    parent_ids = {id for id in session.exec(select(Post.parent_id).where(col(Post.author_id) == user.id)) if id}
    _purge_moderation(session, user, own)
    session.execute(delete(Post).where(col(Post.author_id) == user.id))
    recount_remixes(session, parent_ids)


def _purge_moderation(session: Session, user: User, own: SelectOfScalar[UUID]) -> None:
    """What they reported and what was reported of them goes; what was done stays written down, without their name."""
    theirs = or_(col(Report.reporter_id) == user.id, col(Report.person_id) == user.id, col(Report.subject_id).in_(own))
    session.execute(delete(Report).where(theirs))
    for column in (ModerationAct.by_id, ModerationAct.person_id):
        session.execute(update(ModerationAct).where(col(column) == user.id).values({column: None}))


def _purge_comments(session: Session, user: User, own: SelectOfScalar[UUID]) -> None:
    """Everything under their posts goes; what they said elsewhere keeps its place where others answered, without words.

    Counts stay equal to the rows.
    """
    under = select(Comment.id).where(col(Comment.post_id).in_(own))
    theirs = col(CommentLike.user_id) == user.id
    liked = select(CommentLike.comment_id).where(theirs)
    session.execute(update(Comment).where(col(Comment.id).in_(liked)).values(like_count=Comment.like_count - 1))
    session.execute(delete(CommentLike).where(or_(theirs, col(CommentLike.comment_id).in_(under))))
    session.execute(update(Comment).where(col(Comment.post_id).in_(own)).values(parent_id=None, root_id=None))
    session.execute(delete(Comment).where(col(Comment.post_id).in_(own)))
    for comment in session.exec(select(Comment).where(col(Comment.author_id) == user.id)):
        _silence(session, comment)
    session.flush()


def _purge_messages(session: Session, user: User, own: SelectOfScalar[UUID]) -> None:
    """Their conversations go, on both sides; their clips in those of others leave a gap."""
    session.execute(update(Message).where(col(Message.post_id).in_(own)).values(post_id=None))
    theirs = or_(col(Conversation.low_id) == user.id, col(Conversation.high_id) == user.id)
    talks = select(Conversation.id).where(theirs)
    for table in (Message, ConversationMember):
        session.execute(delete(table).where(col(table.conversation_id).in_(talks)))
    session.execute(delete(Conversation).where(theirs))


def _silence(session: Session, comment: Comment) -> None:
    """Take the words out of a comment and its author off it. What stands below a hidden one is not counted."""
    root = session.get(Comment, comment.root_id) if comment.root_id else None
    fewer = 0
    if comment.deleted_at is None and comment.hidden_at is None:
        fewer = int(root is None or root.hidden_at is None)
        if root is not None:
            of_root = update(Comment).where(col(Comment.id) == root.id)
            session.execute(of_root.values(reply_count=Comment.reply_count - 1))
    elif comment.deleted_at is None and root is None:
        # Deleted, it holds the place of its answers, which are seen again.
        fewer, comment.hidden_at, comment.hidden_by = -comment.reply_count, None, None
    of_post = update(Post).where(col(Post.id) == comment.post_id)
    session.execute(of_post.values(comment_count=Post.comment_count - fewer))
    comment.author_id, comment.text = None, ""
    comment.deleted_at = comment.deleted_at or clock.now()
    session.add(comment)


def _purge_access(session: Session, user: User) -> None:
    for table in (SignIn, ApiKey, ApiFile, Batch, Webhook, OidcIdentity, OldHandle, Redemption):
        session.execute(delete(table).where(col(table.user_id) == user.id))
    # Who joined by one of their codes keeps having joined by a code; it is just nobody's any more.
    used = select(Redemption.invite_id)
    session.execute(delete(Invite).where(col(Invite.owner_id) == user.id, col(Invite.id).not_in(used)))
    session.execute(update(Invite).where(col(Invite.owner_id) == user.id).values(owner_id=None, revoked_at=clock.now()))
    brakes.forget_person(session, user)


def _forget_expired(session: Session) -> None:
    now = clock.now()
    expiring: list[tuple[type[SQLModel], object]] = [
        (SignIn, col(SignIn.expires_at) <= now),
        (OldHandle, col(OldHandle.expires_at) <= now),
        (ProviderAttempt, col(ProviderAttempt.expires_at) <= now),
        (RateBucket, col(RateBucket.updated_at) <= now - BRAKES_KEPT),
    ]
    for table, is_over in expiring:
        session.execute(delete(table).where(is_over))  # type: ignore[arg-type]
