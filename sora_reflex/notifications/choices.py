"""What somebody wants to be told of, and where: as each kind does by itself, or as they chose."""

from uuid import UUID

from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import rows
from sora_reflex.core.errors import Invalid
from sora_reflex.models import NotificationChoice
from sora_reflex.notifications.kinds import KINDS, Channel
from sora_reflex.notifications.queries import chosen_off


def is_wanted(session: Session, user_id: UUID, kind: str, channel: Channel) -> bool:
    """Whether somebody is told of this kind on this channel."""
    return kind not in chosen_off(session, user_id, channel)


def choose(session: Session, *, viewer: Viewer, kind: str, channel: str, is_on: bool) -> None:
    """Be told of a kind on a channel from now on, or no longer; doing either twice is a no-op."""
    if kind not in KINDS or channel not in set(Channel):
        raise Invalid("That is nothing one can be told of.")
    key = {"user_id": viewer.id, "kind": kind, "channel": Channel(channel).value}
    rows.insert_once(session, NotificationChoice, **key, is_on=is_on)
    found = select(NotificationChoice).where(*(col(getattr(NotificationChoice, name)) == key[name] for name in key))
    choice = session.exec(found).one()
    choice.is_on = is_on
    session.add(choice)
    session.flush()
