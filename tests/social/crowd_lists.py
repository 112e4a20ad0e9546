"""What each of a crowd is shown afterwards, beside what the rows say they should be."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from sora_reflex.core.ids import parse
from sora_reflex.feed import queries as feed
from sora_reflex.models import Block, Comment, Follow, Mute, Post, Report, Role, User, Video, Visibility
from sora_reflex.social import queries as social
from tests.factories import viewer_of

THREADS = 12
"""Conversations that each of them reads: of the newest clips."""


class Rows:
    """Who is there and what lies between them, read once."""

    def __init__(self, session: Session) -> None:
        self.people = {user.id: user for user in session.exec(select(User))}
        self.posts = session.exec(select(Post)).all()
        self.gone = set(session.exec(select(Video.id).where(col(Video.deleted_at).is_not(None))))
        self.authors = dict(session.exec(select(Comment.id, Comment.author_id)).all())
        self.follows = set(session.exec(select(Follow.follower_id, Follow.followee_id)))
        self.mutes = set(session.exec(select(Mute.muter_id, Mute.muted_id)))
        self.reports = set(session.exec(select(Report.reporter_id, Report.subject_id)))
        blocks = set(session.exec(select(Block.blocker_id, Block.blocked_id)))
        self.apart = blocks | {(other, one) for one, other in blocks}

    def is_met(self, me: User, id: UUID) -> bool:
        """Whether somebody else is met by name."""
        other = self.people[id]
        return not (other.deleted_at or other.delete_after or other.suspended_at) and (me.id, id) not in self.apart

    def is_in_feed(self, me: User, post: Post) -> bool:
        """The rule of visibility in other words, and without whom one has muted."""
        author = self.people[post.author_id]
        if post.deleted_at or post.video_id in self.gone or author.deleted_at or (me.id, post.id) in self.reports:
            return False
        if author.id == me.id:
            return True
        if post.hidden_at or not self.is_met(me, author.id) or (me.id, author.id) in self.mutes:
            return False
        if post.visibility is Visibility.PUBLIC and not author.is_private:
            return True
        is_shared = post.visibility in (Visibility.PUBLIC, Visibility.FOLLOWERS)
        return is_shared and (me.id, author.id) in self.follows


def wrong_lists() -> list[str]:
    """Each list that shows somebody more, less or other than there is for them."""
    with db.reading() as session:
        rows = Rows(session)
        here = [user for user in rows.people.values() if user.role is Role.MEMBER and user.deleted_at is None]
        return [f"@{me.handle}: {wrong}" for me in here for wrong in _wrong_for(session, rows, me)]


def _wrong_for(session: Session, rows: Rows, me: User) -> Iterator[str]:
    viewer = viewer_of(me)
    shown = [card.id for card in _all(lambda cursor: feed.list_feed(session, viewer=viewer, cursor=cursor))]
    due = {str(post.id) for post in rows.posts if rows.is_in_feed(me, post)}
    if len(shown) != len(due) or set(shown) != due:
        yield f"the feed shows {len(shown)} clips, of {len(due)}"
    muted = [row.person.handle for row in _all(lambda cursor: social.list_muted(session, viewer=viewer, cursor=cursor))]
    those = [rows.people[other].handle for one, other in rows.mutes if one == me.id and rows.is_met(me, other)]
    if sorted(muted) != sorted(those):
        yield f"the list of the muted has {sorted(muted)}, of {sorted(those)}"
    for id in shown[:THREADS]:
        yield from _wrong_thread(session, rows, me, viewer, parse(id))


def _wrong_thread(session: Session, rows: Rows, me: User, viewer: Viewer, post_id: UUID) -> Iterator[str]:
    read: list[UUID] = []
    for row in _all(lambda cursor: social.list_comments(session, viewer=viewer, post_id=post_id, cursor=cursor)):
        id = parse(row.id)
        below = _all(lambda cursor, id=id: social.list_replies(session, viewer=viewer, comment_id=id, cursor=cursor))
        if row.reply_count != len(below):
            yield f"under {post_id} {row.reply_count} answers are told, of {len(below)}"
        read += [parse(one.id) for one in (row, *below) if one.person is not None]
    told = social.get_thread(session, viewer=viewer, post_id=post_id).count
    if told != len(read) or len(set(read)) != len(read):
        yield f"over {post_id} {told} comments are told, of {len(read)}"
    for comment_id in read:
        author_id = rows.authors[comment_id]
        if author_id != me.id and (author_id is None or not rows.is_met(me, author_id)):
            yield f"reads {comment_id} of somebody whom they do not meet"
        if (me.id, comment_id) in rows.reports:
            yield f"reads {comment_id}, which they reported"


def _all(read: Callable[[str], Any]) -> list[Any]:
    """The items of every page."""
    page = read("")
    items = list(page.items)
    while page.next:
        page = read(page.next)
        items += page.items
    return items
