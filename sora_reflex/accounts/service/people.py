"""Changes to one's own account, and the accounts that the machine itself makes or lifts."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from sora_reflex.accounts import handles, passwords, queries, ratelimit
from sora_reflex.accounts.errors import HandleTaken, NotSignedIn, PersonUnknown
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.accounts.service import brakes
from sora_reflex.accounts.service.sign_in import sign_out_elsewhere
from sora_reflex.core import clock
from sora_reflex.core.settings import get_settings
from sora_reflex.models import OldHandle, Role, User

HANDLE_CHANGES = 3
"""In thirty days: each keeps an old handle from everybody else."""

HOUSE_HANDLE = "sora"


def change_password(session: Session, *, viewer: Viewer, current_password: str, new_password: str) -> None:
    """Set a new password and end every other sign-in. One who came by the provider alone has no current one."""
    passwords.check(new_password, handle=viewer.handle, display_name=viewer.display_name)
    # Before the first query: hashing is slow, and nobody else could write meanwhile.
    password_hash = passwords.make_hash(new_password)
    queries.check_own_password(session, viewer=viewer, password=current_password)
    user = get_own(session, viewer)
    user.password_hash = password_hash
    session.add(user)
    session.flush()
    sign_out_elsewhere(session, viewer=viewer)


def change_handle(session: Session, *, viewer: Viewer, handle: str) -> None:
    """Take another handle; the old one leads to the person for a while and nobody else may have it meanwhile."""
    user = get_own(session, viewer)
    wanted = handles.clean_handle(handle)
    key, old_key, now = handles.key_of(wanted), user.handle_key, clock.now()
    if key != old_key:
        if not queries.is_handle_free(session, wanted, for_user_id=user.id):
            raise HandleTaken
        ratelimit.take(session, brakes.handle_change_key(user.id), capacity=HANDLE_CHANGES, per=timedelta(days=30))
        session.execute(delete(OldHandle).where(col(OldHandle.handle_key).in_([key, old_key])))
        kept_until = now + timedelta(days=get_settings().handle_redirect_days)
        session.add(OldHandle(handle_key=old_key, user_id=user.id, expires_at=kept_until))
    user.handle, user.handle_key = wanted, key
    session.add(user)
    try:
        session.flush()
    except IntegrityError as error:
        raise HandleTaken from error


def change_profile(
    session: Session, *, viewer: Viewer, display_name: str, bio: str, pronouns: str = "", links: Sequence[str] = ()
) -> None:
    """Change how one's profile reads. Raises an AccountRefusal that names the field for what can't stand there."""
    user = get_own(session, viewer)
    user.display_name, user.bio = handles.clean_display_name(display_name), handles.clean_bio(bio)
    user.pronouns, user.links = handles.clean_pronouns(pronouns), handles.clean_links(links)
    session.add(user)
    session.flush()


def set_picture(session: Session, *, viewer: Viewer, picture: str) -> None:
    """Show this file of the media store as one's face; empty takes the drawn one back."""
    user = get_own(session, viewer)
    user.picture = picture
    session.add(user)
    session.flush()


def choose_look(session: Session, *, viewer: Viewer, is_on: bool) -> None:
    """Choose whether one's clips wait for a look at their preview, as the instance does, or not at all."""
    user = get_own(session, viewer)
    user.preview_first = None if is_on else False
    session.add(user)
    session.flush()


def promote(session: Session, *, handle: str, role: Role) -> None:
    """Give somebody a role; for the command line, which whoever runs the machine may use."""
    user = queries.find_account(session, handle)
    if user is None:
        raise PersonUnknown
    user.role = role
    session.add(user)
    session.flush()


def ensure_house(session: Session) -> User:
    """The instance's own account, made when it is not there; nobody signs in to it."""
    house = session.exec(select(User).where(col(User.is_house))).first()
    if house is None:
        house = User(
            handle=HOUSE_HANDLE,
            handle_key=HOUSE_HANDLE,
            display_name=get_settings().instance_name[: handles.MAX_DISPLAY_NAME],
            is_house=True,
            created_at=clock.now(),
        )
        session.add(house)
        session.flush()
    return house


def get_own(session: Session, viewer: Viewer) -> User:
    """The viewer's own row."""
    user = session.get(User, viewer.id)
    if user is None or user.deleted_at is not None:
        raise NotSignedIn
    return user
