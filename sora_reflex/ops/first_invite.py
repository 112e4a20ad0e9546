"""The invite by which a new instance gets its first operator."""

from sqlmodel import Session, col, select

from sora_reflex.accounts import service as accounts
from sora_reflex.core import clock
from sora_reflex.core.db import unit_of_work
from sora_reflex.models import Invite, Role, User


def find_or_make() -> str:
    """The code for the first operator, the same on every start until it is used; empty once there is an operator."""
    with unit_of_work() as session:
        if _has_operator(session):
            return ""
        return _find_open(session) or accounts.make_invite(session, owner=None, role=Role.OPERATOR).code


def _has_operator(session: Session) -> bool:
    operators = select(User.id).where(col(User.role) == Role.OPERATOR, col(User.deleted_at).is_(None))
    return session.exec(operators.limit(1)).first() is not None


def _find_open(session: Session) -> str:
    invites = session.exec(
        select(Invite).where(
            col(Invite.owner_id).is_(None),
            col(Invite.role) == Role.OPERATOR,
            col(Invite.revoked_at).is_(None),
            col(Invite.redeemed_count) < col(Invite.total_count),
        )
    )
    now = clock.now()
    return next((invite.code for invite in invites if invite.expires_at is None or invite.expires_at > now), "")
