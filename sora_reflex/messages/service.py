"""What two people do in their conversation: every write, with its rules. Nothing here commits."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from sora_reflex.accounts import ratelimit
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, events, rows
from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.media.visibility import visible_to
from sora_reflex.messages import queries
from sora_reflex.models import Conversation, ConversationMember, Message, Post, Restriction, User
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications
from sora_reflex.social import queries as social
from sora_reflex.social import said

MAX_TEXT = 1000
MAX_KEY = 60
IN_A_MINUTE = 30
REQUESTS_IN_A_DAY = 20
"""Conversations begun with people who did not ask for one."""

GONE = "That message is gone."


def write(
    session: Session, *, viewer: Viewer, to: str, text: str, request_key: str, post_id: UUID | None = None
) -> UUID:
    """Send somebody words, a clip, or both; sent twice with one key, it is sent once. Gives the message's id.

    `to` is a conversation's id, or "@handle". Two who follow one another write at once. Anybody else's first messages
    are a request: three of them until the other answers or accepts.

    Raises NotFound for people and clips that the viewer does not meet, Invalid for words that can't stand, Forbidden
    where nothing can be written now, and TooMany for more than 30 in a minute or 20 new requests in a day.
    """
    text = _checked(text, has_clip=post_id is not None)
    if not 8 <= len(request_key) <= MAX_KEY:
        raise Invalid("This page has become stale. Load it again: your words are kept.")
    other = queries.get_other(session, viewer, to)
    if other.id == viewer.id:
        raise Invalid("That is you. A conversation needs somebody else.")
    if reason := queries.why_not(viewer, other):
        raise Forbidden(reason)
    same = col(Message.author_id) == viewer.id, col(Message.request_key) == request_key
    known = session.exec(select(Message.id).where(*same)).one_or_none()
    if known is not None:
        return known
    seen = visible_to(viewer.id).where(col(Post.id) == post_id)
    if post_id is not None and session.exec(seen).one_or_none() is None:
        raise NotFound("That clip is gone.")
    ratelimit.take(session, f"message:{viewer.id}", capacity=IN_A_MINUTE, per=timedelta(minutes=1))
    conversation = _held_between(session, viewer, other)
    _let_in(session, conversation, viewer, other)
    message = Message(
        conversation_id=conversation.id,
        author_id=viewer.id,
        request_key=request_key,
        text=text,
        has_clip=post_id is not None,
        post_id=post_id,
        created_at=_next_moment(session, conversation.id),
    )
    session.add(message)
    session.flush()
    if conversation.accepted_at is not None:
        _ring(session, message, other)
    _note_last(session, message)
    _announce(session, conversation)
    return message.id


def remove(session: Session, *, viewer: Viewer, message_id: UUID) -> None:
    """Delete a message of one's own on both screens; its words and its clip are gone for good."""
    message = session.get(Message, message_id)
    if message is None or message.author_id != viewer.id or message.deleted_at is not None:
        raise NotFound(GONE)
    queries.get_other(session, viewer, str(message.conversation_id))
    message.text, message.has_clip, message.post_id, message.deleted_at = "", False, None, clock.now()
    session.add(message)
    session.flush()
    _announce(session, session.get_one(Conversation, message.conversation_id))


def accept(session: Session, *, viewer: Viewer, talk_id: UUID) -> None:
    """Let somebody write who asked to; doing it twice is a no-op."""
    conversation = _asked(session, viewer, talk_id)
    conversation.accepted_at = conversation.accepted_at or clock.now()
    conversation.declined_at = None
    session.add(conversation)
    session.flush()
    _announce(session, conversation)


def decline(session: Session, *, viewer: Viewer, talk_id: UUID) -> None:
    """Put a request away; whoever asked is not told, and does not come back by writing on."""
    conversation = _asked(session, viewer, talk_id)
    if conversation.accepted_at is not None:
        raise Forbidden("You have accepted this one already. To end it, block them.")
    conversation.declined_at = clock.now()
    session.add(conversation)
    session.flush()
    _announce(session, conversation)


def set_read(session: Session, *, viewer: Viewer, talk_id: UUID, message_id: UUID) -> None:
    """Note that everything up to this message has been on the viewer's screen; it never goes back."""
    queries.get_other(session, viewer, str(talk_id))
    here = col(Message.id) == message_id, col(Message.conversation_id) == talk_id
    read_at = session.exec(select(Message.created_at).where(*here)).one_or_none()
    if read_at is None:
        raise NotFound(GONE)
    mine = update(ConversationMember).where(
        col(ConversationMember.conversation_id) == talk_id,
        col(ConversationMember.user_id) == viewer.id,
        col(ConversationMember.read_at) < read_at,
    )
    if session.execute(mine.values(read_at=read_at)).rowcount:  # type: ignore[attr-defined]
        events.announce(session, social.channel_of_person(viewer.id))


def _checked(text: str, *, has_clip: bool) -> str:
    refusal = "Slurs and obscene words are not sent from here. Say it in other words."
    text = said.checked(text, most=MAX_TEXT, what="a message", refusal=refusal)
    if not text and not has_clip:
        raise Invalid("Say something first.", field="text")
    return text


def _held_between(session: Session, viewer: Viewer, other: User) -> Conversation:
    """The conversation of the two, made if there is none, and held until the end of the unit of work."""
    low, high = sorted((viewer.id, other.id))
    now = clock.now()
    if queries.find_between(session, viewer.id, other.id) is None:
        new = Conversation(low_id=low, high_id=high, opened_by_id=viewer.id, created_at=now)
        if rows.insert_once(session, Conversation, **new.model_dump()):
            for one, two in ((low, high), (high, low)):
                sides = {"conversation_id": new.id, "user_id": one, "other_id": two}
                rows.insert_once(session, ConversationMember, **sides, last_at=now, read_at=now)
            if not queries.is_mutual(session, viewer.id, other.id):
                key, per = f"message-request:{viewer.id}", timedelta(days=1)
                tired = "You have written to many new people today. Go on tomorrow."
                ratelimit.take(session, key, capacity=REQUESTS_IN_A_DAY, per=per, message=tired)
    there = select(Conversation).where(col(Conversation.low_id) == low, col(Conversation.high_id) == high)
    return session.exec(there.with_for_update().execution_options(populate_existing=True)).one()


def _let_in(session: Session, conversation: Conversation, viewer: Viewer, other: User) -> None:
    """An answer accepts, and so does following one another; whoever asked has three messages until then."""
    if conversation.accepted_at is not None:
        return
    is_answer = conversation.opened_by_id != viewer.id
    if is_answer or queries.is_mutual(session, viewer.id, other.id):
        conversation.accepted_at, conversation.declined_at = clock.now(), None
        session.add(conversation)
        session.flush()
    elif queries.count_sent(session, conversation.id, viewer.id) >= queries.MOST_BEFORE_ANSWER:
        raise Forbidden(queries.ASKED)


def _next_moment(session: Session, talk_id: UUID) -> datetime:
    """Now, but after every message of the conversation that the caller holds: their times are their order."""
    said_at = select(Message.created_at).where(col(Message.conversation_id) == talk_id)
    last = session.exec(said_at.order_by(col(Message.created_at).desc()).limit(1)).one_or_none()
    return max(clock.now(), last + timedelta(microseconds=1)) if last else clock.now()


def _note_last(session: Session, message: Message) -> None:
    """Both find the conversation at the top; whoever wrote has read it."""
    both = update(ConversationMember).where(col(ConversationMember.conversation_id) == message.conversation_id)
    session.execute(both.values(last_at=message.created_at))
    session.execute(both.where(col(ConversationMember.user_id) == message.author_id).values(read_at=message.created_at))


def _ring(session: Session, message: Message, other: User) -> None:
    """Tell the other, once until they have read it; who is restricted rings at no door."""
    if session.get(Restriction, (other.id, message.author_id)) is not None:
        return
    side = session.get_one(ConversationMember, (message.conversation_id, other.id), populate_existing=True)
    since = side.read_at.isoformat()
    notifications.tell(session, kinds.MESSAGE, user_id=other.id, actor_id=message.author_id, since=since)


def _asked(session: Session, viewer: Viewer, talk_id: UUID) -> Conversation:
    """A conversation that somebody else began with the viewer, held until the end of the unit of work."""
    queries.get_other(session, viewer, str(talk_id))
    conversation = session.get_one(Conversation, talk_id, with_for_update=True)
    if conversation.opened_by_id == viewer.id:
        raise Forbidden("They decide that, since you wrote first.")
    return conversation


def _announce(session: Session, conversation: Conversation) -> None:
    for user_id in (conversation.low_id, conversation.high_id):
        events.announce(session, social.channel_of_person(user_id))
