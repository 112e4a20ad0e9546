"""Keeping order: what anybody may report, and what operators do about posts, comments and accounts."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from sora_reflex.accounts import ratelimit
from sora_reflex.accounts.handles import clean_line, key_of
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, events, rows
from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.core.ids import parse
from sora_reflex.core.settings import get_settings
from sora_reflex.media.visibility import SHOWN, shown_to, visible_to
from sora_reflex.messages import queries as messages
from sora_reflex.models import (
    ActKind,
    Comment,
    ModerationAct,
    Post,
    Report,
    ReportReason,
    Role,
    SignIn,
    Subject,
    User,
    lineage,
)
from sora_reflex.moderation.queries import CHANNEL, OWN, has_other_keepers, require_moderator
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications
from sora_reflex.social import queries as social
from sora_reflex.social import service as people
from sora_reflex.social.queries.comments import find_shown
from sora_reflex.studio import service as studio

IN_AN_HOUR = 20
QUOTED = 10
"""Messages that go along with the report of a conversation: enough to see what it is about."""

MAX_WORDS, MAX_REASON = 500, 300


@dataclass(frozen=True)
class Found:
    """What an act or a report is about, and whose it is."""

    subject: Subject
    id: UUID
    person: User | None


def report(
    session: Session, *, viewer: Viewer, subject: Subject, key: str, reason: ReportReason, words: str = ""
) -> None:
    """Tell those who keep order of a post, a comment or a conversation by its id, or of an account by its handle.

    The viewer does not meet it any more: an account, and whom one talks with, is blocked by that. Of a conversation the
    latest messages go along. Said again, it is one report. Raises NotFound
    for what the viewer does not see, Invalid for one's own, TooMany for more than 20 in an hour.
    """
    words = " ".join(words.split())
    if len(words) > MAX_WORDS:
        raise Invalid(f"At most {MAX_WORDS} characters, please.", field="words")
    found = _find_shown(session, viewer, subject, key)
    if found.person is None or found.person.id == viewer.id:
        raise Invalid("That is your own.")
    ratelimit.take(session, f"report:{viewer.id}", capacity=IN_AN_HOUR, per=timedelta(hours=1))
    same = col(Report.reporter_id) == viewer.id, col(Report.subject) == subject, col(Report.subject_id) == found.id
    known = session.exec(select(Report).where(*same).with_for_update()).one_or_none()
    known = known or Report(
        reporter_id=viewer.id, subject=subject, subject_id=found.id, person_id=found.person.id, reason=reason,
        created_at=clock.now(),
    )  # fmt: skip
    known.reason, known.words, known.created_at, known.closed_at = reason, words, clock.now(), None
    known.person_id, known.quote = found.person.id, _quote(session, viewer, found)
    session.add(known)
    session.flush()
    if subject in (Subject.ACCOUNT, Subject.CONVERSATION):
        people.set_blocked(session, viewer=viewer, handle=found.person.handle, blocked=True)
    events.announce(session, CHANNEL)
    events.announce(session, shown_to(viewer.id))


def _quote(session: Session, viewer: Viewer, found: Found) -> str:
    """The latest messages of a conversation, the earliest of them first."""
    if found.subject is not Subject.CONVERSATION or found.person is None:
        return ""
    said = messages.list_messages(session, viewer=viewer, talk_id=found.id).items[:QUOTED]
    lines = [
        f"@{viewer.handle if row.is_mine else found.person.handle}: {row.text or 'a clip'}"
        for row in reversed(said)
        if not row.is_deleted
    ]
    return "\n".join(lines)


def act(session: Session, *, viewer: Viewer, subject: Subject, key: str, kind: ActKind, reason: str) -> None:
    """Hide, restore or remove a post, a comment or an account, or leave it as it is; what was reported of it is closed.

    Written down with the reason. Raises Forbidden for who does not keep order, and for whoever it is about while
    somebody else does; NotFound; and Invalid without a reason.
    """
    require_moderator(viewer)
    reason = clean_line(reason)
    if not 3 <= len(reason) <= MAX_REASON:
        raise Invalid(f"Say why, in 3 to {MAX_REASON} characters: its maker reads it.", field="reason")
    if subject is Subject.POST:
        lineage.hold(session, parse(key))
    reported = found = _find_any(session, subject, key)
    if found.person is not None and found.person.id == viewer.id and has_other_keepers(session, viewer.id):
        raise Forbidden(OWN)
    if subject is Subject.CONVERSATION and kind is not ActKind.LEAVE and found.person is not None:
        # What two people said is theirs: whoever is in the wrong answers for it with their account.
        found = Found(Subject.ACCOUNT, found.person.id, found.person)
    _DEEDS[found.subject](session, viewer, found, kind)
    session.add(
        ModerationAct(
            by_id=viewer.id,
            subject=found.subject,
            subject_id=found.id,
            person_id=found.person.id if found.person else None,
            act=kind,
            reason=reason,
            created_at=clock.now(),
        )  # fmt: skip
    )
    if kind in (ActKind.HIDE, ActKind.REMOVE) and found.person is not None:
        _tell(session, found, reason, is_gone=kind is ActKind.REMOVE)
    settled = col(Report.subject_id).in_({reported.id, found.id}), col(Report.closed_at).is_(None)
    session.execute(update(Report).where(*settled).values(closed_at=clock.now()))
    session.flush()
    events.announce(session, CHANNEL)
    events.announce(session, SHOWN)


def _tell(session: Session, found: Found, reason: str, *, is_gone: bool) -> None:
    """Tell whose it was, and why. Who is suspended reads it when they are back."""
    assert found.person is not None
    about: dict[str, Any] = {}
    if found.subject is Subject.COMMENT:
        about = {"comment_id": found.id}
    elif found.subject is Subject.POST:
        # One that is gone leads nowhere: the clip stands for it.
        about = {"video_id": session.get_one(Post, found.id).video_id} if is_gone else {"post_id": found.id}
    detail = f"{_THINGS[found.subject]}: {reason}"
    notifications.tell(session, kinds.TAKEDOWN, user_id=found.person.id, detail=detail, **about)


def _find_shown(session: Session, viewer: Viewer, subject: Subject, key: str) -> Found:
    """What somebody is looking at."""
    if subject is Subject.ACCOUNT:
        user = social.get_user(session, viewer.id, key)
        return Found(subject, user.id, user)
    if subject is Subject.COMMENT:
        comment, _ = find_shown(session, viewer=viewer, comment_id=parse(key))
        return Found(subject, comment.id, session.get(User, comment.author_id) if comment.author_id else None)
    if subject is Subject.POST:
        post = session.exec(visible_to(viewer.id).where(col(Post.id) == parse(key))).one_or_none()
        if post is not None:
            return Found(subject, post.id, session.get(User, post.author_id))
    if subject is Subject.CONVERSATION:
        return Found(subject, parse(key), messages.get_other(session, viewer, key.lstrip("@")))
    raise NotFound("That is gone.")


def _find_any(session: Session, subject: Subject, key: str) -> Found:
    """Whatever there is, whoever it is meant for: for those who keep order."""
    if subject is Subject.ACCOUNT:
        named = select(User).where(col(User.handle_key) == key_of(key))
        user = session.exec(named.with_for_update(**rows.LOCK)).one_or_none()
        if user is not None and user.deleted_at is None:
            return Found(subject, user.id, user)
    elif subject is Subject.COMMENT:
        comment = session.get(Comment, parse(key))
        if comment is not None and comment.deleted_at is None:
            return Found(subject, comment.id, session.get(User, comment.author_id) if comment.author_id else None)
    elif subject is Subject.POST:
        post = session.get(Post, parse(key))
        if post is not None and post.deleted_at is None:
            return Found(subject, post.id, session.get(User, post.author_id))
    elif subject is Subject.CONVERSATION:
        said = select(Report).where(col(Report.subject) == subject, col(Report.subject_id) == parse(key))
        latest = session.exec(said.order_by(col(Report.created_at).desc())).first()
        if latest is not None:
            return Found(subject, latest.subject_id, session.get(User, latest.person_id))
    raise NotFound("That is gone already.")


def _act_on_post(session: Session, viewer: Viewer, found: Found, kind: ActKind) -> None:  # noqa: ARG001
    post = session.get_one(Post, found.id)
    if kind is ActKind.REMOVE:
        studio.take_down(session, post_id=post.id)
        return
    if kind in (ActKind.HIDE, ActKind.RESTORE):
        post.hidden_at = (post.hidden_at or clock.now()) if kind is ActKind.HIDE else None
        session.add(post)
        session.flush()
        lineage.recount_remixes(session, [post.parent_id] if post.parent_id else [])


def _act_on_comment(session: Session, viewer: Viewer, found: Found, kind: ActKind) -> None:  # noqa: ARG001
    if kind is ActKind.REMOVE:
        people.take_comment_down(session, comment_id=found.id)
    elif kind in (ActKind.HIDE, ActKind.RESTORE):
        people.hide_comment_for_all(session, comment_id=found.id, hidden=kind is ActKind.HIDE)


def _act_on_account(session: Session, viewer: Viewer, found: Found, kind: ActKind) -> None:
    """Hidden, an account is suspended and its sign-ins end; removed, it is deleted after the usual grace, too."""
    if kind is ActKind.LEAVE:
        return
    user = session.get_one(User, found.id)
    is_keeper = user.role is not Role.MEMBER and viewer.role is not Role.OPERATOR
    if user.id == viewer.id or user.is_house or user.role is Role.OPERATOR or is_keeper:
        raise Forbidden("Not from here: `manage promote` on the command line changes the role first.")
    if kind is ActKind.RESTORE:
        removed = col(ModerationAct.subject_id) == user.id, col(ModerationAct.act) == ActKind.REMOVE
        if user.suspended_at is not None and session.exec(select(ModerationAct.id).where(*removed)).first() is not None:
            # A deletion that the person asked for themselves goes on.
            user.delete_after = None
        user.suspended_at = None
    elif kind in (ActKind.HIDE, ActKind.REMOVE):
        user.suspended_at = user.suspended_at or clock.now()
        session.execute(delete(SignIn).where(col(SignIn.user_id) == user.id))
        if kind is ActKind.REMOVE:
            grace = timedelta(days=get_settings().deletion_grace_days)
            user.delete_after = user.delete_after or clock.now() + grace
    session.add(user)
    session.flush()


def _leave(session: Session, viewer: Viewer, found: Found, kind: ActKind) -> None:
    """Nothing is done to a conversation itself."""


_THINGS = {Subject.POST: "your clip", Subject.COMMENT: "your comment", Subject.ACCOUNT: "your account"}
_DEEDS = {
    Subject.POST: _act_on_post,
    Subject.COMMENT: _act_on_comment,
    Subject.ACCOUNT: _act_on_account,
    Subject.CONVERSATION: _leave,
}
