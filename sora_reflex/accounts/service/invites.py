"""Invites: made, looked up, redeemed once and taken back; and the list of those who wait for one."""

from datetime import datetime
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import or_, update
from sqlmodel import Session, col, select

from sora_reflex.accounts import codes, queries
from sora_reflex.accounts.errors import EmailInvalid, InviteGone, InviteUsed
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.accounts.service import brakes
from sora_reflex.core import clock
from sora_reflex.core.errors import Forbidden, Invalid
from sora_reflex.core.rows import insert_once
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Invite, Redemption, Role, User, Waiting

MOST_PER_CODE = 10_000
"""A code for a whole school; beyond that sign-up is not invite-gated any more."""


def make_invite(
    session: Session,
    *,
    owner: Viewer | None,
    role: Role = Role.MEMBER,
    total: int = 1,
    expires_at: datetime | None = None,
) -> Invite:
    """Make a code beyond those that each account receives: for operators, and without an owner for the machine."""
    if owner is not None and owner.role is not Role.OPERATOR:
        raise Forbidden("Only operators make more invites.")
    if not 1 <= total <= MOST_PER_CODE:
        raise Invalid(f"A code lets in 1 to {MOST_PER_CODE:,} people.", field="total")
    invite = Invite(
        code=codes.new_code(),
        owner_id=owner.id if owner else None,
        role=role,
        total_count=total,
        created_at=clock.now(),
        expires_at=expires_at,
    )
    session.add(invite)
    session.flush()
    return invite


def give_invites(session: Session, user: User) -> None:
    """Give a new account its own codes."""
    now = clock.now()
    for _ in range(get_settings().invites_per_user):
        session.add(Invite(code=codes.new_code(), owner_id=user.id, created_at=now))
    session.flush()


def revoke_invite(session: Session, *, viewer: Viewer, id: UUID) -> None:
    """Take back a code of one's own, or as an operator any; twice is a no-op. Who has joined by it stays."""
    invite = session.get(Invite, id)
    if invite is None or (invite.owner_id != viewer.id and viewer.role is not Role.OPERATOR):
        raise InviteGone
    invite.revoked_at = invite.revoked_at or clock.now()
    session.add(invite)
    session.flush()


def look_up_invite(session: Session, *, code: str, address: str) -> str:
    """Why this code cannot be redeemed, in words, or nothing when it can; looking from one place is slowed down."""
    brakes.guard_code(session, address=address)
    problem = queries.describe_invite(session, code)
    if not problem:
        brakes.settle_code(session, address=address)
    return problem


def redeem(session: Session, *, code: str, user: User) -> None:
    """Use up one place of a code for a new account; raises when somebody was faster."""
    invite = queries.find_open_invite(session, code)
    now = clock.now()
    claim = (
        update(Invite)
        .where(
            col(Invite.id) == invite.id,
            col(Invite.redeemed_count) < col(Invite.total_count),
            col(Invite.revoked_at).is_(None),
            or_(col(Invite.expires_at).is_(None), col(Invite.expires_at) > now),
        )
        .values(redeemed_count=Invite.redeemed_count + 1)
    )
    if session.execute(claim).rowcount != 1:  # type: ignore[attr-defined]
        raise InviteUsed
    user.role = invite.role
    session.add(user)
    session.add(Redemption(user_id=user.id, invite_id=invite.id, created_at=now))
    session.flush()


def join_waiting_list(session: Session, *, email: str) -> None:
    """Wait for an invite; waiting twice is a no-op, and says nothing about who else waits."""
    try:
        checked = validate_email(email.strip(), check_deliverability=False)
    except EmailNotValidError as error:
        raise EmailInvalid from error
    insert_once(session, Waiting, email=checked.normalized.lower(), created_at=clock.now())


def invite_waiting(session: Session, *, count: int) -> list[tuple[str, str]]:
    """Make a code for each of those who have waited longest; returns (e-mail, code) for whoever writes to them.

    Who was let in stays on the list, marked, so that joining it again brings no second code.
    """
    longest = select(Waiting).where(col(Waiting.invited_at).is_(None)).order_by(col(Waiting.created_at)).limit(count)
    given = []
    for waiting in session.exec(longest.with_for_update()).all():
        waiting.invited_at = clock.now()
        session.add(waiting)
        given.append((waiting.email, make_invite(session, owner=None).code))
    session.flush()
    return given
