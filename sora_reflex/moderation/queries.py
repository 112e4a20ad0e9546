"""What those who keep order see: the queue of reports, what was done, and who invited whom."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.handles import key_of
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.errors import Forbidden, NotFound
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.media.urls import media_url
from sora_reflex.models import (
    ActKind,
    Comment,
    Decision,
    Generation,
    Invite,
    ModerationAct,
    Post,
    Redemption,
    Report,
    Role,
    Subject,
    User,
    Verdict,
    Video,
)
from sora_reflex.moderation.schemas import ActView, CaseView, InviteeView, SaidView
from sora_reflex.moderation.words import REASONS

CHANNEL = "reports"
"""The events channel of the queue."""

PAGE = 20
INVITEES_PAGE = 50
MOST_SAID = 20
Thing = tuple[Subject, UUID]
Owned = tuple[UUID | None, dict[str, Any]]
"""Whose something is, and what a case says of it."""

OWN = "This is about you, so somebody else who keeps order decides it."
ALONE = "This is about you. Nobody else keeps order here, so you decide it yourself. What you do stays written down."

AGAINST = (ActKind.HIDE, ActKind.REMOVE)


def require_moderator(viewer: Viewer | None) -> Viewer:
    """Raise unless the viewer keeps order here."""
    if viewer is None or viewer.role is Role.MEMBER:
        raise Forbidden("Only those who keep order here do that.")
    return viewer


def count_open(session: Session, *, viewer: Viewer) -> int:
    """How many things wait for a look."""
    require_moderator(viewer)
    waiting = select(Report.subject_id).where(col(Report.closed_at).is_(None)).distinct().subquery()
    return session.exec(select(func.count()).select_from(waiting)).one()


def list_cases(session: Session, *, viewer: Viewer, cursor: str = "") -> Page[CaseView]:
    """What was reported and waits for a look, whatever has waited longest first; each thing once."""
    require_moderator(viewer)
    since = func.min(Report.created_at).label("since")
    query = (
        select(Report.subject, Report.subject_id, since, func.count())
        .where(col(Report.closed_at).is_(None))
        .group_by(col(Report.subject), col(Report.subject_id))
    )
    if cursor:
        query = query.having(tuple_(since, col(Report.subject_id)) > decode_cursor(cursor))
    rows = list(session.execute(query.order_by(since, col(Report.subject_id)).limit(PAGE + 1)))
    shown = _cases(session, [(subject, id) for subject, id, _, _ in rows[:PAGE]])
    after = encode_cursor(rows[PAGE - 1][2], rows[PAGE - 1][1]) if len(rows) > PAGE else ""
    return Page(items=shown, next=after)


def get_case(session: Session, *, viewer: Viewer, subject: Subject, id: UUID) -> CaseView:
    """One thing with everything that was said of it and done about it.

    Whoever it is about does not decide it, nor learns who reported it, unless nobody else keeps order.
    """
    require_moderator(viewer)
    (case,) = _cases(session, [(subject, id)])
    said = [report for report in session.exec(_reports_of([(subject, id)])) if report.subject is subject]
    handle = case.person.handle if case.person else ""
    user = session.exec(select(User).where(col(User.handle) == handle)).one_or_none()
    about = {id, user.id} if user and subject is Subject.CONVERSATION else {id}
    acts = select(ModerationAct).where(col(ModerationAct.subject_id).in_(about))
    rows = session.exec(acts.order_by(col(ModerationAct.created_at).desc()).limit(MOST_SAID)).all()
    more = {"said": _said(session, said[-MOST_SAID:]), "acts": _acts(session, rows)} | _record(session, user)
    if user is not None and user.id == viewer.id:
        more |= {"refusal": OWN, "said": []} if has_other_keepers(session, viewer.id) else {"note": ALONE}
    return case.model_copy(update=more)


def has_other_keepers(session: Session, user_id: UUID) -> bool:
    """Whether anybody but this person keeps order here, and can be expected to."""
    is_here = col(User.deleted_at).is_(None), col(User.delete_after).is_(None), col(User.suspended_at).is_(None)
    others = select(User.id).where(
        col(User.role) != Role.MEMBER, col(User.id) != user_id, col(User.is_house).is_(False)
    )
    return session.exec(others.where(*is_here)).first() is not None


def list_acts(session: Session, *, viewer: Viewer, cursor: str = "") -> Page[ActView]:
    """What was done, the latest first."""
    require_moderator(viewer)
    query = select(ModerationAct)
    if cursor:
        query = query.where(tuple_(col(ModerationAct.created_at), col(ModerationAct.id)) < decode_cursor(cursor))
    newest_first = query.order_by(col(ModerationAct.created_at).desc(), col(ModerationAct.id).desc())
    rows = list(session.exec(newest_first.limit(PAGE + 1)))
    after = encode_cursor(rows[PAGE - 1].created_at, rows[PAGE - 1].id) if len(rows) > PAGE else ""
    return Page(items=_acts(session, rows[:PAGE]), next=after)


def why_hidden(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """What was said when these were last hidden; for posts and accounts that the caller has found hidden."""
    if not ids:
        return {}
    hides = select(ModerationAct.subject_id, ModerationAct.reason).where(
        col(ModerationAct.subject_id).in_(ids), col(ModerationAct.act).in_(AGAINST)
    )
    return dict(session.exec(hides.order_by(col(ModerationAct.created_at))).all())


def list_invitees(session: Session, *, viewer: Viewer, handle: str = "", cursor: str = "") -> Page[InviteeView]:
    """Who came by somebody's invites, the earliest first; without a handle, who came by codes of the command line."""
    require_moderator(viewer)
    query = select(User, Redemption.created_at).join(Redemption, col(Redemption.user_id) == col(User.id))
    query = query.join(Invite, col(Invite.id) == col(Redemption.invite_id)).where(col(User.deleted_at).is_(None))
    if handle:
        inviter = session.exec(select(User).where(col(User.handle_key) == key_of(handle))).one_or_none()
        if inviter is None:
            raise NotFound("Nobody here has that name.")
        query = query.where(col(Invite.owner_id) == inviter.id)
    else:
        query = query.where(col(Invite.owner_id).is_(None))
    if cursor:
        query = query.where(tuple_(col(Redemption.created_at), col(User.id)) > decode_cursor(cursor))
    rows = list(session.execute(query.order_by(col(Redemption.created_at), col(User.id)).limit(INVITEES_PAGE + 1)))
    shown = rows[:INVITEES_PAGE]
    after = encode_cursor(shown[-1][1], shown[-1][0].id) if len(rows) > INVITEES_PAGE else ""
    ids = [user.id for user, _ in shown]
    invited = _counted(session, ids, _brought(ids))
    posts = select(Post.author_id, func.count()).where(col(Post.author_id).in_(ids), col(Post.deleted_at).is_(None))
    posted = _counted(session, ids, posts.group_by(col(Post.author_id)))
    acts = _against(session, ids)
    return Page(
        items=[
            InviteeView(
                person=accounts.person(user),
                joined_at=at.isoformat(),
                invited=invited[user.id],
                is_suspended=user.suspended_at is not None,
                posts=posted[user.id],
                acts=acts[user.id],
            )
            for user, at in shown
        ],
        next=after,
    )


def _brought(ids: Sequence[UUID]) -> Any:
    return (
        select(Invite.owner_id, func.count())
        .join(Redemption, col(Redemption.invite_id) == col(Invite.id))
        .where(col(Invite.owner_id).in_(ids))
        .group_by(col(Invite.owner_id))
    )


def _counted(session: Session, ids: Sequence[UUID], query: Any) -> dict[UUID, int]:
    return dict.fromkeys(ids, 0) | dict(session.execute(query).all())


def _against(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    """How often something of these people was hidden or removed."""
    acts = select(ModerationAct.person_id, func.count()).where(
        col(ModerationAct.person_id).in_(ids), col(ModerationAct.act).in_(AGAINST)
    )
    return _counted(session, ids, acts.group_by(col(ModerationAct.person_id)))


def _reports_of(wanted: Sequence[Thing]) -> Any:
    """Everything that was said of these, the earliest first."""
    ids = [id for _, id in wanted]
    return select(Report).where(col(Report.subject_id).in_(ids)).order_by(col(Report.created_at), col(Report.id))


def _cases(session: Session, wanted: Sequence[Thing]) -> list[CaseView]:
    """What of these stands in the queue: seven queries at most, however many."""
    said: dict[Thing, list[Report]] = defaultdict(list)
    for report in session.exec(_reports_of(wanted)):
        said[report.subject, report.subject_id].append(report)
    things = _things(session, wanted, said)
    cases = []
    for thing in wanted:
        still_open = [report for report in said[thing] if report.closed_at is None]
        person, more = things.get(thing, (None, {"is_gone": True}))
        cases.append(
            CaseView(
                subject=thing[0].value,
                id=str(thing[1]),
                person=accounts.person(person) if person else None,
                reports=len(still_open),
                reasons=sorted({REASONS[report.reason] for report in still_open}),
                since=still_open[0].created_at.isoformat() if still_open else "",
                **more,
            )
        )
    return cases


def _things(
    session: Session, wanted: Sequence[Thing], said: dict[Thing, list[Report]]
) -> dict[Thing, tuple[User | None, dict[str, Any]]]:
    """Whose each of these is, and what it is; without those that are not there any more."""
    of = {subject: [id for one, id in wanted if one is subject] for subject in Subject}
    about = _posts(session, of[Subject.POST]) | _comments(session, of[Subject.COMMENT])
    talks = {id: said[thing][-1] for thing in wanted if (id := thing[1]) in of[Subject.CONVERSATION] and said[thing]}
    whose = {thing: owner for thing, (owner, _) in about.items()}
    whose |= {(Subject.ACCOUNT, id): id for id in of[Subject.ACCOUNT]}
    whose |= {(Subject.CONVERSATION, id): report.person_id for id, report in talks.items()}
    people = _users(session, [owner for owner in whose.values() if owner])
    found: dict[Thing, tuple[User | None, dict[str, Any]]] = {}
    for thing, owner in whose.items():
        user = people.get(owner) if owner else None
        if thing in about:
            found[thing] = user, about[thing][1]
        elif user is not None:
            is_talk = thing[0] is Subject.CONVERSATION
            words = {"title": "A conversation", "text": talks[thing[1]].quote} if is_talk else {"text": user.bio}
            is_gone = user.deleted_at is not None or user.delete_after is not None
            more = {"title": user.display_name, "path": f"/@{user.handle}", "is_hidden": user.suspended_at is not None}
            found[thing] = user, more | words | {"is_gone": is_gone}
    return found


def _comments(session: Session, ids: Sequence[UUID]) -> dict[Thing, Owned]:
    if not ids:
        return {}
    return {
        (Subject.COMMENT, comment.id): (
            comment.author_id,
            {
                "title": "A comment",
                "text": comment.text,
                "path": f"/p/{comment.post_id}",
                "is_hidden": comment.hidden_at is not None,
                "is_gone": comment.deleted_at is not None,
            },
        )
        for comment in session.exec(select(Comment).where(col(Comment.id).in_(ids)))
    }


def _posts(session: Session, ids: Sequence[UUID]) -> dict[Thing, Owned]:
    if not ids:
        return {}
    query = (
        select(Post, Video, Generation)
        .join(Video, col(Video.id) == col(Post.video_id))
        .join(Generation, col(Generation.id) == col(Video.generation_id))
        .where(col(Post.id).in_(ids))
    )
    rows = session.exec(query).all()
    checks: dict[UUID, list[str]] = defaultdict(list)
    made = [generation.id for _, _, generation in rows]
    doubts = select(Verdict).where(col(Verdict.generation_id).in_(made), col(Verdict.decision) != Decision.ALLOW)
    for verdict in session.exec(doubts):
        checks[verdict.generation_id].append(f"{verdict.stage}: {verdict.rule}")
    found: dict[Thing, Owned] = {}
    for post, video, generation in rows:
        is_gone = post.deleted_at is not None or video.deleted_at is not None
        kinds = () if is_gone else ("film", "poster", "thumbnail")
        found[Subject.POST, post.id] = (
            post.author_id,
            {f"{kind}_url": media_url(video, kind) for kind in kinds}
            | {
                "title": post.caption or generation.title,
                "text": generation.prompt,
                "path": f"/p/{post.id}",
                "engine_label": video.engine_label,
                "checks": checks[generation.id],
                "is_hidden": post.hidden_at is not None,
                "is_gone": is_gone,
            },
        )
    return found


def _record(session: Session, user: User | None) -> dict[str, Any]:
    """Since when somebody is here, by whom, and what was done about what is theirs before."""
    if user is None:
        return {}
    owner = aliased(User)
    inviter = (
        select(owner.handle)
        .join(Invite, col(Invite.owner_id) == col(owner.id))
        .join(Redemption, col(Redemption.invite_id) == col(Invite.id))
        .where(col(Redemption.user_id) == user.id)
    )
    return {
        "joined_at": user.created_at.isoformat(),
        "invited_by": session.exec(inviter).first() or "",
        "earlier": _against(session, [user.id])[user.id],
    }


def _said(session: Session, reports: Sequence[Report]) -> list[SaidView]:
    people = _users(session, [report.reporter_id for report in reports])
    return [
        SaidView(
            person=accounts.person(people[report.reporter_id]), reason=REASONS[report.reason], words=report.words,
            at=report.created_at.isoformat(),
        )
        for report in reports
    ]  # fmt: skip


def _acts(session: Session, rows: Sequence[ModerationAct]) -> list[ActView]:
    people = _users(session, [row.by_id for row in rows if row.by_id])
    return [
        ActView(
            act=row.act,
            reason=row.reason,
            by=people[row.by_id].handle if row.by_id else "",
            at=row.created_at.isoformat(),
        )
        for row in rows
    ]


def _users(session: Session, ids: Sequence[UUID]) -> dict[UUID, User]:
    return {user.id: user for user in session.exec(select(User).where(col(User.id).in_(ids)))}
