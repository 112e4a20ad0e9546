"""One's conversations: lists of them, what stands in one, and how much is unread.

Whom the viewer does not meet has no conversation with them: a block takes it from both screens until it is undone.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, tuple_
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.handles import key_of
from sora_reflex.accounts.schemas import Person, Viewer
from sora_reflex.core import ids
from sora_reflex.core.errors import NotFound
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.media.urls import media_url
from sora_reflex.media.visibility import KEPT, people_visible_to, visible_to
from sora_reflex.messages.schemas import Counts, MessageView, SharedClip, Talk, TalkRow
from sora_reflex.models import (
    Conversation,
    ConversationMember,
    Follow,
    Generation,
    Message,
    Post,
    Restriction,
    User,
    Video,
)
from sora_reflex.social import queries as social

TALKS_PAGE = 20
MESSAGES_PAGE = 30
RECIPIENTS = 12
"""As many as a sheet shows without scrolling twice; more are found by name."""
MOST_COUNTED = 100
"""A badge says 99+ beyond it."""
MOST_BEFORE_ANSWER = 3
"""Enough to say who one is, too few to press somebody who does not answer."""
WORDS_SHOWN = 120

ASKED = "They have not answered yet. You can write again once they do."
LEAVING = "Your account is about to be deleted. Undo that in settings to write."
HOUSE = "Nobody reads messages here: this account shows what the place can do."


def list_talks(session: Session, *, viewer: Viewer, cursor: str = "", requests: bool = False) -> Page[TalkRow]:
    """The viewer's conversations, the newest word first; with `requests` those that wait for the viewer's word.

    With whom the viewer has restricted they lie among the requests, too, until that ends.
    """
    member = col(ConversationMember.last_at), col(ConversationMember.conversation_id)
    found = _talks(viewer.id, requests=requests)
    if cursor:
        found = found.where(tuple_(*member) < decode_cursor(cursor))
    newest_first = found.order_by(*(column.desc() for column in member))
    rows = [(row[0], row[1]) for row in session.execute(newest_first.limit(TALKS_PAGE + 1))]
    shown = rows[:TALKS_PAGE]
    after = encode_cursor(shown[-1][0].last_at, shown[-1][0].conversation_id) if len(rows) > TALKS_PAGE else ""
    return Page(items=_rows(session, viewer, shown), next=after)


def get_talk(session: Session, *, viewer: Viewer, to: str) -> Talk:
    """A conversation by its id, or by "@handle" of the other person, with whom there may be none yet.

    Raises NotFound for somebody whom the viewer does not meet, and for a conversation of others.
    """
    other = get_other(session, viewer, to)
    conversation = find_between(session, viewer.id, other.id)
    is_open = is_mutual(session, viewer.id, other.id)
    left = MOST_BEFORE_ANSWER
    if conversation is None:
        state = "open" if is_open else "new"
    elif is_open or conversation.accepted_at is not None:
        state = "open"
    elif conversation.opened_by_id != viewer.id:
        state = "request"
    else:
        state, left = "asked", max(0, MOST_BEFORE_ANSWER - count_sent(session, conversation.id, viewer.id))
    return Talk(
        id=str(conversation.id) if conversation else "",
        person=accounts.person(other),
        state=state,
        why_not=why_not(viewer, other) or (ASKED if state == "asked" and not left else ""),
        left=left,
    )


def list_messages(session: Session, *, viewer: Viewer, talk_id: UUID, cursor: str = "") -> Page[MessageView]:
    """What was said, the newest first. A clip is shown to those who may see it when they read."""
    get_other(session, viewer, str(talk_id))
    found = select(Message).where(col(Message.conversation_id) == talk_id)
    if cursor:
        found = found.where(col(Message.created_at) < decode_cursor(cursor)[0])
    rows = session.exec(found.order_by(col(Message.created_at).desc()).limit(MESSAGES_PAGE + 1)).all()
    shown = rows[:MESSAGES_PAGE]
    after = encode_cursor(shown[-1].created_at, shown[-1].id) if len(rows) > MESSAGES_PAGE else ""
    clips = _clips(session, viewer, {row.post_id for row in shown if row.post_id})
    return Page(items=[_message(row, viewer, clips) for row in shown], next=after)


def count_waiting(session: Session, *, viewer: Viewer) -> Counts:
    """For a badge: conversations with something unread and requests, each counted up to 100.

    Whom the viewer has restricted rings nowhere.
    """

    unread, requests = session.execute(_counts(viewer.id)).one()
    return Counts(unread=unread, requests=requests)


@lru_cache(maxsize=KEPT)
def _counts(viewer_id: UUID) -> Any:
    def count(found: Any) -> Any:
        some = found.with_only_columns(col(ConversationMember.conversation_id)).limit(MOST_COUNTED).subquery()
        return select(func.count()).select_from(some).scalar_subquery()

    unread = _talks(viewer_id).where(col(ConversationMember.last_at) > col(ConversationMember.read_at))
    requests = _talks(viewer_id, requests=True).where(~_is_restricted_by(viewer_id))
    return select(count(unread), count(requests))


def list_recipients(session: Session, *, viewer: Viewer, words: str = "") -> list[Person]:
    """Whom the viewer can send something to at once: open conversations, the newest first, then other mutuals.

    With `words` only those whose name or handle begins or goes on with them.
    """
    sought = words.strip().lstrip("@")
    agreed = or_(
        col(Conversation.accepted_at).is_not(None),
        _follow_each_other(viewer.id, col(ConversationMember.other_id)),
    )
    talks = _called(sought, _talks(viewer.id)).where(agreed, ~_is_house(col(ConversationMember.other_id)))
    newest_first = talks.order_by(col(ConversationMember.last_at).desc()).limit(RECIPIENTS)
    found = [row[1] for row in session.execute(newest_first)]
    there = select(Follow.followee_id).where(col(Follow.follower_id) == viewer.id)
    back = select(Follow.follower_id).where(
        col(Follow.follower_id) == col(User.id), col(Follow.followee_id) == viewer.id
    )
    mutuals = _called(sought, people_visible_to(viewer.id)).where(col(User.id).in_(there), back.exists())
    others = mutuals.where(col(User.id).not_in([user.id for user in found]), col(User.is_house).is_(False))
    by_name = others.order_by(col(User.handle_key)).limit(RECIPIENTS - len(found))
    return [accounts.person(user) for user in [*found, *session.exec(by_name)]]


def get_other(session: Session, viewer: Viewer, to: str) -> User:
    """The other person of a conversation, by its id or by "@handle", as far as the viewer meets them."""
    if to.startswith("@"):
        return social.get_user(session, viewer.id, to[1:])
    mine = select(ConversationMember.other_id).where(
        col(ConversationMember.conversation_id) == ids.parse(to), col(ConversationMember.user_id) == viewer.id
    )
    other = session.exec(people_visible_to(viewer.id).where(col(User.id).in_(mine))).one_or_none()
    if other is None:
        raise NotFound("This conversation is not here.")
    return other


def find_between(session: Session, one: UUID, other: UUID) -> Conversation | None:
    low, high = sorted((one, other))
    there = select(Conversation).where(col(Conversation.low_id) == low, col(Conversation.high_id) == high)
    return session.exec(there).one_or_none()


def is_mutual(session: Session, one: UUID, other: UUID) -> bool:
    return all(session.get(Follow, pair) is not None for pair in ((one, other), (other, one)))


def count_sent(session: Session, talk_id: UUID, author_id: UUID) -> int:
    sent = col(Message.conversation_id) == talk_id, col(Message.author_id) == author_id
    return session.exec(select(func.count()).select_from(Message).where(*sent)).one()


def why_not(viewer: Viewer, other: User) -> str:
    """Why the viewer can write nothing to somebody whom they meet; empty when they can."""
    if viewer.delete_after is not None:
        return LEAVING
    return HOUSE if other.is_house else ""


def _called(sought: str, people: SelectOfScalar[User]) -> SelectOfScalar[User]:
    """Of these people those whose name or handle has these words in it; all of them without words."""
    if not sought:
        return people
    by_name = col(User.display_name).icontains(sought, autoescape=True)
    return people.where(or_(by_name, col(User.handle_key).contains(key_of(sought), autoescape=True)))


def _is_house(user_id: Mapped[UUID]) -> ColumnElement[bool]:
    house = aliased(User)
    return select(house.id).where(col(house.id) == user_id, col(house.is_house)).exists()


@lru_cache(maxsize=KEPT)
def _talks(viewer_id: UUID, *, requests: bool = False) -> Any:
    """The viewer's side of conversations with people whom they meet, and the other person."""
    mine: Any = (
        people_visible_to(viewer_id)
        .join(ConversationMember, col(ConversationMember.other_id) == col(User.id))
        .join(Conversation, col(Conversation.id) == col(ConversationMember.conversation_id))
        .where(col(ConversationMember.user_id) == viewer_id)
        .with_only_columns(ConversationMember, User)
    )
    waits = and_(
        col(Conversation.accepted_at).is_(None),
        col(Conversation.opened_by_id) != viewer_id,
        ~_follow_each_other(viewer_id, col(ConversationMember.other_id)),
    )
    aside = or_(waits, _is_restricted_by(viewer_id))
    return mine.where(aside, col(Conversation.declined_at).is_(None)) if requests else mine.where(~aside)


def _is_restricted_by(viewer_id: UUID) -> ColumnElement[bool]:
    """Whether the viewer has restricted the other person of a conversation."""
    pair = col(Restriction.restricter_id) == viewer_id, col(Restriction.restricted_id) == ConversationMember.other_id
    return select(Restriction.restricted_id).where(*pair).exists()


_THERE, _BACK = aliased(Follow), aliased(Follow)


def _follow_each_other(viewer_id: UUID, other: Mapped[UUID]) -> ColumnElement[bool]:
    there, back = _THERE, _BACK
    follows = select(there.follower_id).where(col(there.follower_id) == viewer_id, col(there.followee_id) == other)
    followed = select(back.follower_id).where(col(back.follower_id) == other, col(back.followee_id) == viewer_id)
    return and_(follows.exists(), followed.exists())


def _rows(session: Session, viewer: Viewer, found: Sequence[tuple[ConversationMember, User]]) -> list[TalkRow]:
    """Rows for conversations that the caller has found the viewer's: three queries, however many."""
    talk_ids = [member.conversation_id for member, _ in found]
    last = select(Message).join(
        ConversationMember,
        and_(
            col(ConversationMember.conversation_id) == col(Message.conversation_id),
            col(ConversationMember.last_at) == col(Message.created_at),
        ),
    ).where(col(ConversationMember.user_id) == viewer.id, col(Message.conversation_id).in_(talk_ids))  # fmt: skip
    last_of = {message.conversation_id: message for message in session.exec(last)}
    unread = (
        select(col(Message.conversation_id), func.count())
        .join(ConversationMember, col(ConversationMember.conversation_id) == col(Message.conversation_id))
        .where(
            col(ConversationMember.user_id) == viewer.id,
            col(Message.conversation_id).in_(talk_ids),
            col(Message.created_at) > col(ConversationMember.read_at),
            col(Message.author_id) != viewer.id,
        )
        .group_by(col(Message.conversation_id))
    )
    unread_of = dict(session.exec(unread).all())
    asked = select(Conversation).where(col(Conversation.id).in_(talk_ids), col(Conversation.accepted_at).is_(None))
    waiting = {row.id for row in session.exec(asked) if row.opened_by_id == viewer.id}
    return [
        TalkRow(
            id=str(member.conversation_id),
            person=accounts.person(other),
            words=_in_short(last_of[member.conversation_id], viewer),
            last_at=member.last_at.isoformat(),
            unread=unread_of.get(member.conversation_id, 0),
            is_waiting=member.conversation_id in waiting,
        )
        for member, other in found
    ]


def _in_short(message: Message, viewer: Viewer) -> str:
    who = "You: " if message.author_id == viewer.id else ""
    if message.deleted_at is not None:
        return "Message deleted"
    words = " ".join(message.text.split()) or "Sent a clip"
    return who + (words if len(words) <= WORDS_SHOWN else words[: WORDS_SHOWN - 1] + "…")


def _message(row: Message, viewer: Viewer, clips: dict[UUID, SharedClip]) -> MessageView:
    is_mine = row.author_id == viewer.id
    return MessageView(
        id=str(row.id),
        is_mine=is_mine,
        text=row.text,
        created_at=row.created_at.isoformat(),
        key=row.request_key if is_mine else "",
        is_deleted=row.deleted_at is not None,
        has_clip=row.has_clip,
        clip=clips.get(row.post_id) if row.post_id else None,
    )


def _clips(session: Session, viewer: Viewer, post_ids: set[UUID]) -> dict[UUID, SharedClip]:
    """Of these posts those that the viewer may open now: four queries, however many."""
    if not post_ids:
        return {}
    posts = session.exec(visible_to(viewer.id).where(col(Post.id).in_(post_ids))).all()
    videos = {row.id: row for row in session.exec(select(Video).where(col(Video.id).in_([p.video_id for p in posts])))}
    makers = {row.id: row for row in session.exec(select(User).where(col(User.id).in_([p.author_id for p in posts])))}
    generations = [video.generation_id for video in videos.values()]
    titles = dict(
        session.exec(select(Generation.id, Generation.title).where(col(Generation.id).in_(generations))).all()
    )
    return {
        post.id: SharedClip(
            id=str(post.id),
            maker=accounts.person(makers[post.author_id]),
            title=post.caption or titles[videos[post.video_id].generation_id],
            thumbnail_url=media_url(videos[post.video_id], "thumbnail"),
            color=videos[post.video_id].measures.get("color", "#151211"),
            seconds=videos[post.video_id].seconds,
        )
        for post in posts
    }
