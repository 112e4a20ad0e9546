"""Mail of what is news in somebody's inbox, once a day, to an address that they have confirmed."""

from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from sqlmodel import Session, col, select

from sora_reflex.accounts import ratelimit
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, mail
from sora_reflex.core.errors import Invalid, NotFound
from sora_reflex.core.settings import get_settings
from sora_reflex.models import MailAddress, User
from sora_reflex.notifications import instance_keys, queries

EVERY = timedelta(days=1)
AGAIN = timedelta(hours=1)
"""Between tries while the mail server takes nothing; and how long a claim lasts."""

GIVEN_A_DAY = 5
"""Addresses that one person may have written to in a day: each gets a mail that it did not ask for."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that is due, and whether it asks for the address to be confirmed."""

    user_id: UUID
    message: EmailMessage
    is_confirmation: bool


def set_address(session: Session, *, viewer: Viewer, address: str) -> None:
    """Write to this address once it is confirmed; nothing is sent anywhere any more for an empty one.

    Raises Invalid for what is no address, TooMany for more than 5 in a day.
    """
    known = session.get(MailAddress, viewer.id)
    if not address.strip():
        if known is not None:
            session.delete(known)
            session.flush()
        return
    try:
        checked = validate_email(address.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise Invalid("That is not an e-mail address.", field="address") from error
    if known is not None and known.address == checked and known.confirmed_at is not None:
        return
    ratelimit.take(session, f"mail:{viewer.id}", capacity=GIVEN_A_DAY, per=EVERY)
    now = clock.now()
    row = known or MailAddress(user_id=viewer.id, address=checked, created_at=now, told_until=now)
    row.address, row.created_at, row.confirmed_at, row.next_at, row.told_until = checked, now, None, now, now
    session.add(row)
    session.flush()


def confirm(session: Session, *, token: str) -> None:
    """The address of this link is somebody's who wants the mail. Raises NotFound for a link that is none any more."""
    row = _read(session, token, "confirm")
    if row.confirmed_at is None:
        row.confirmed_at, row.next_at = clock.now(), clock.now() + EVERY
        session.add(row)
        session.flush()


def stop(session: Session, *, token: str) -> None:
    """Write no more to the address of this link; doing it twice is a no-op. Raises NotFound for a made-up link."""
    try:
        session.delete(_read(session, token, "stop"))
    except _Forgotten:
        return
    session.flush()


class _Forgotten(NotFound):
    """The link was ours, and its address is no longer kept."""


def _key(session: Session) -> OctKey:
    return OctKey.import_key(instance_keys.get(session, "mail", instance_keys.new_secret))


def _link(session: Session, row: MailAddress, deed: str) -> str:
    claims = {"sub": row.user_id.hex, "for": deed, "to": row.address}
    return f"{mail.site()}/mail/{deed}?token={jwt.encode({'alg': 'HS256'}, claims, _key(session))}"


def _read(session: Session, token: str, deed: str) -> MailAddress:
    try:
        claims = jwt.decode(token, _key(session), algorithms=["HS256"]).claims
    except (JoseError, ValueError) as error:
        raise NotFound("This link is none of ours. Open it from the mail once more.") from error
    row = session.get(MailAddress, UUID(claims["sub"])) if claims.get("for") == deed else None
    if row is None or row.address != claims["to"]:
        raise _Forgotten("This address is no longer kept here.")
    return row


def has_due(session: Session) -> bool:
    """Whether any mail should be on its way."""
    due = select(MailAddress.user_id).where(col(MailAddress.next_at) <= clock.now())
    return session.exec(due.limit(1)).first() is not None


def claim_due(session: Session, *, most: int) -> tuple[int, list[Letter]]:
    """Take up to `most` of the addresses that are due. Gives how many, and the mail for those who have any news."""
    due = (
        select(MailAddress, User)
        .join(User, col(User.id) == col(MailAddress.user_id))
        .where(col(MailAddress.next_at) <= clock.now())
        .order_by(col(MailAddress.next_at))
        .limit(most)
        .with_for_update(of=MailAddress, skip_locked=True)
    )
    letters = []
    taken = session.exec(due).all()
    for row, user in taken:
        message = _confirmation(session, row) if row.confirmed_at is None else _digest(session, row, user)
        row.next_at = clock.now() + (AGAIN if message else EVERY)
        session.add(row)
        if message is not None:
            letters.append(Letter(row.user_id, message, row.confirmed_at is None))
    session.flush()
    return len(taken), letters


def settle(session: Session, letter: Letter) -> None:
    """A mail was taken: the next digest is a day away and tells what comes from now on."""
    row = session.get(MailAddress, letter.user_id)
    if row is not None:
        row.next_at = None if letter.is_confirmation and row.confirmed_at is None else clock.now() + EVERY
        row.told_until = clock.now()
        session.add(row)
        session.flush()


def _confirmation(session: Session, row: MailAddress) -> EmailMessage:
    name = get_settings().instance_name
    text = (
        f"Somebody at {name} would like mail about their clips sent to this address.\n\n"
        f"If it was you, confirm it here:\n{_link(session, row, 'confirm')}\n\n"
        "If not, do nothing: you will not hear from us again.\n"
    )
    return mail.compose(to=row.address, subject=f"Is this your address? ({name})", text=text)


def _digest(session: Session, row: MailAddress, user: User) -> EmailMessage | None:
    """The news since the last digest; None when there are none, or the account is about to be deleted."""
    if user.delete_after is not None:
        return None
    viewer = Viewer(id=user.id, handle=user.handle, display_name=user.display_name, role=user.role)
    lines = queries.list_news(session, viewer=viewer, since=row.told_until)
    if not lines:
        return None
    stop_link, name = _link(session, row, "stop"), get_settings().instance_name
    said = "\n\n".join(
        f"{line.names} {line.text}".strip()
        + (f"\n  “{line.quote}”" if line.quote else "")
        + f"\n  {mail.site()}{line.href}"
        for line in lines
    )
    title = f"{lines[0].names} {lines[0].text}".strip()
    more = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
    text = f"{said}\n\n--\nYou get this once a day at most. Write no more: {stop_link}\n"
    headers = {"List-Unsubscribe": f"<{stop_link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return mail.compose(to=row.address, subject=f"{title}{more} ({name})", text=text, headers=headers)
