"""People who join in tests of accounts, the way they do it themselves."""

from sqlmodel import Session

from sora_reflex.accounts import queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.schemas import Viewer

PASSWORD = "seven quiet herons wade"


def code_for_one(session: Session) -> str:
    return accounts.make_invite(session, owner=None).code


def join(
    session: Session,
    handle: str,
    *,
    code: str | None = None,
    display_name: str = "Somebody New",
    password: str = PASSWORD,
    address: str = "198.51.100.7",
) -> str:
    """Sign up, by a fresh code unless one is given. Returns the secret of the cookie."""
    return accounts.sign_up(
        session,
        code=code_for_one(session) if code is None else code,
        handle=handle,
        display_name=display_name,
        password=password,
        address=address,
        user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    )


def join_as_viewer(session: Session, handle: str) -> Viewer:
    viewer = queries.find_viewer(session, join(session, handle))
    assert viewer is not None
    return viewer
