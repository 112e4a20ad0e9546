"""Reads of accounts: who somebody is, what leads to them, and what they may see of their own account."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select

from sora_reflex.accounts import agents, codes, passwords
from sora_reflex.accounts.errors import (
    AccountRefusal,
    InviteExpired,
    InviteRevoked,
    InviteUnknown,
    InviteUsed,
    WrongPassword,
    WrongSignIn,
)
from sora_reflex.accounts.handles import RESERVED, key_of
from sora_reflex.accounts.schemas import AccountView, InviteView, Person, SignInView, Viewer
from sora_reflex.accounts.tokens import hash_token
from sora_reflex.core import clock
from sora_reflex.core.errors import NotFound
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Block, Invite, OidcIdentity, OldHandle, Redemption, RenderEngine, SignIn, User, Waiting

CHEAP = "animatic"
"""It takes seconds, so nothing waits for a look before it; `studio.look` goes by the same name."""


def find_viewer(session: Session, token: str) -> Viewer | None:
    """Who holds this cookie; None once the sign-in is revoked or unused for too long, or the account is gone."""
    found = session.exec(
        select(SignIn, User)
        .join(User, col(User.id) == col(SignIn.user_id))
        .where(
            col(SignIn.token_hash) == hash_token(token),
            col(SignIn.expires_at) > clock.now(),
            col(User.deleted_at).is_(None),
            col(User.suspended_at).is_(None),
        )
    ).one_or_none()
    if found is None:
        return None
    sign_in, user = found
    return Viewer(
        id=user.id,
        handle=user.handle,
        display_name=user.display_name,
        role=user.role,
        sign_in_id=sign_in.id,
        delete_after=user.delete_after,
        last_seen_at=sign_in.last_seen_at,
    )


def person(user: User) -> Person:
    """Somebody's name as a card shows it; the hue is theirs for good."""
    initial = next((char for char in user.display_name if char.isalnum()), user.handle[:1])
    return Person(
        handle=user.handle,
        display_name=user.display_name,
        initial=initial.upper()[:1],
        hue=user.id.int % 360,
        picture=face_url(user.picture),
    )


def face_url(picture: str) -> str:
    """Where a person's picture is, to those who may meet them; empty without one."""
    return f"/media/faces/{picture}" if picture else ""


def get_person(session: Session, user_id: UUID) -> Person:
    user = session.get(User, user_id)
    if user is None or user.deleted_at is not None:
        raise NotFound("That person is not here any more.")
    return person(user)


def get_account(session: Session, viewer: Viewer) -> AccountView:
    """One's own account, as settings show it."""
    user = session.get(User, viewer.id)
    if user is None or user.deleted_at is not None:
        raise NotFound("That account is gone.")
    identity = select(OidcIdentity.subject).where(col(OidcIdentity.user_id) == user.id)
    return AccountView(
        handle=user.handle,
        display_name=user.display_name,
        bio=user.bio,
        role=user.role,
        has_password=user.password_hash is not None,
        has_provider=session.exec(identity).first() is not None,
        delete_after=user.delete_after.isoformat() if user.delete_after else "",
        is_private=user.is_private,
        are_likes_public=user.are_likes_public,
        allows_remixes=user.allows_remixes,
        has_look=_has_look(session),
        is_look_on=user.preview_first is not False,
    )


def _has_look(session: Session) -> bool:
    """Whether clips may wait here for a look at their preview: engines that are slower than it film here, or have."""
    settings = get_settings()
    slow = select(RenderEngine.name).where(col(RenderEngine.name) != CHEAP).limit(1)
    is_slow = settings.engine != CHEAP or session.exec(slow).first() is not None
    return is_slow and settings.previews and settings.preview_seconds > 0


def find_account(session: Session, handle: str) -> User | None:
    """Whose account this handle is, in any case; also of one who asked to be deleted and can still come back."""
    found = select(User).where(col(User.handle_key) == key_of(handle), col(User.deleted_at).is_(None))
    return session.exec(found).one_or_none()


def find_user_by_handle(session: Session, handle: str) -> User | None:
    """Somebody as others meet them, by the handle they have now in any case; nobody once they asked to be deleted."""
    user = find_account(session, handle)
    return user if user is not None and user.delete_after is None else None


def resolve_handle(session: Session, handle: str) -> tuple[User | None, bool]:
    """Somebody by a handle they have or lately had, and whether they have moved on from it."""
    user = find_user_by_handle(session, handle)
    if user is not None:
        return user, False
    moved = (
        select(User)
        .join(OldHandle, col(OldHandle.user_id) == col(User.id))
        .where(
            col(OldHandle.handle_key) == key_of(handle),
            col(OldHandle.expires_at) > clock.now(),
            col(User.deleted_at).is_(None),
            col(User.delete_after).is_(None),
        )
    )
    user = session.exec(moved).one_or_none()
    return user, user is not None


def is_handle_free(session: Session, handle: str, *, for_user_id: UUID | None = None) -> bool:
    """Whether nobody else has this handle or is still reached by it."""
    # Users first: somebody who moves away from a handle writes both rows in one commit, which is then seen here.
    key = key_of(handle)
    holder = session.exec(select(User.id).where(col(User.handle_key) == key)).one_or_none()
    if holder is not None:
        return holder == for_user_id
    kept = select(OldHandle.user_id).where(col(OldHandle.handle_key) == key, col(OldHandle.expires_at) > clock.now())
    return session.exec(kept).one_or_none() in (None, for_user_id)


def suggest_handle(session: Session, wish: str) -> str:
    """A free handle near what the provider calls somebody, or nothing."""
    letters = "".join(char for char in key_of(wish).split("@")[0] if char.isascii() and (char.isalnum() or char == "_"))
    letters = letters.strip("_")[:24]
    if len(letters) < 3 or letters in RESERVED or not any(char.isalpha() for char in letters):
        return ""
    wishes = [letters, *(f"{letters}{number}" for number in range(2, 10))]
    return next((handle for handle in wishes if is_handle_free(session, handle)), "")


def find_open_invite(session: Session, code: str) -> Invite:
    """The invite of a typed code; raises the reason why it cannot be redeemed."""
    invite = session.exec(select(Invite).where(col(Invite.code) == codes.clean_code(code))).one_or_none()
    if invite is None:
        raise InviteUnknown
    refusals: dict[str, type[AccountRefusal]] = {
        "revoked": InviteRevoked,
        "used": InviteUsed,
        "expired": InviteExpired,
    }
    if (state := invite_state(invite, clock.now())) in refusals:
        raise refusals[state]
    return invite


def describe_invite(session: Session, code: str) -> str:
    """Why this code cannot be redeemed, in words; empty when it can."""
    try:
        find_open_invite(session, code)
    except AccountRefusal as refusal:
        return refusal.message
    return ""


def invite_state(invite: Invite, now: datetime) -> str:
    if invite.revoked_at is not None:
        return "revoked"
    if invite.redeemed_count >= invite.total_count:
        return "used"
    if invite.expires_at is not None and invite.expires_at <= now:
        return "expired"
    return "open"


def list_invites(session: Session, viewer: Viewer) -> list[InviteView]:
    """The viewer's own invites, oldest first, and who joined by each."""
    mine = select(Invite).where(col(Invite.owner_id) == viewer.id).order_by(col(Invite.created_at), col(Invite.code))
    invites = session.exec(mine).all()
    joined: dict[UUID, list[Person]] = defaultdict(list)
    newcomers = (
        select(Redemption.invite_id, User)
        .join(User, col(User.id) == col(Redemption.user_id))
        .where(
            col(Redemption.invite_id).in_([invite.id for invite in invites]),
            col(User.deleted_at).is_(None),
            col(User.delete_after).is_(None),
            col(User.suspended_at).is_(None),
            ~_is_blocked(viewer.id),
        )
        .order_by(col(Redemption.created_at))
    )
    for invite_id, user in session.exec(newcomers):
        joined[invite_id].append(person(user))
    now = clock.now()
    return [
        InviteView(
            id=str(invite.id),
            code=invite.code,
            link=invite_link(invite.code),
            redeemed=invite.redeemed_count,
            total=invite.total_count,
            state=invite_state(invite, now),
            joined=joined[invite.id],
        )
        for invite in invites
    ]


def _is_blocked(viewer_id: UUID) -> ColumnElement[bool]:
    """Whether a block stands between the viewer and the user of the query around it."""
    by_me = and_(col(Block.blocker_id) == viewer_id, col(Block.blocked_id) == col(User.id))
    by_them = and_(col(Block.blocker_id) == col(User.id), col(Block.blocked_id) == viewer_id)
    return select(Block.blocker_id).where(or_(by_me, by_them)).exists()


def invite_link(code: str) -> str:
    """Where a code is redeemed: an address when the settings know this instance's own, else a path on it."""
    return f"{get_settings().base_url.rstrip('/')}/invite/{code}"


def list_sign_ins(session: Session, viewer: Viewer) -> list[SignInView]:
    """Where the viewer is signed in: this browser first, then the one that was seen last."""
    mine = select(SignIn).where(col(SignIn.user_id) == viewer.id, col(SignIn.expires_at) > clock.now())
    rows = session.exec(mine.order_by(col(SignIn.last_seen_at).desc())).all()
    views = [
        SignInView(
            id=str(row.id),
            device=agents.describe(row.user_agent),
            address=row.address,
            last_seen=row.last_seen_at.isoformat(),
            is_current=row.id == viewer.sign_in_id,
        )
        for row in rows
    ]
    return sorted(views, key=lambda view: not view.is_current)


def check_sign_in(session: Session, *, handle: str, password: str) -> UUID:
    """Who this handle and password are; takes as long when nobody has that handle.

    A read, so that the slow hash is computed while no other writer waits.
    """
    user = find_account(session, handle)
    is_right = passwords.matches(password, user.password_hash if user else None)
    if user is None or not is_right:
        raise WrongSignIn
    return user.id


def check_own_password(session: Session, *, viewer: Viewer, password: str) -> None:
    """Raise unless this is the viewer's password; one who came by the provider alone has none to give."""
    user = session.get(User, viewer.id)
    if user is None or (user.password_hash is not None and not passwords.matches(password, user.password_hash)):
        raise WrongPassword


def find_identity(session: Session, *, issuer: str, subject: str) -> UUID | None:
    """Whose account this identity at a provider opens."""
    found = (
        select(User.id)
        .join(OidcIdentity, col(OidcIdentity.user_id) == col(User.id))
        .where(col(OidcIdentity.issuer) == issuer, col(OidcIdentity.subject) == subject, col(User.deleted_at).is_(None))
    )
    return session.exec(found).one_or_none()


def find_inviter(session: Session, code: str) -> Person | None:
    """Whose open invite this is; nobody for a code from the command line, or one that cannot be redeemed."""
    try:
        invite = find_open_invite(session, code)
    except AccountRefusal:
        return None
    user = session.get(User, invite.owner_id) if invite.owner_id else None
    return person(user) if user is not None and user.delete_after is None and user.suspended_at is None else None


def count_waiting(session: Session) -> int:
    """How many people wait for an invite and have not been given one."""
    return session.exec(select(func.count()).select_from(Waiting).where(col(Waiting.invited_at).is_(None))).one()
