"""Who looks at this tab: asked of the database at each event, so that a revoked sign-in acts at once."""

from http.cookies import CookieError, SimpleCookie

import reflex as rx
from pydantic import BaseModel
from reflex_base.registry import RegistrationContext

from sora_reflex.accounts import presence
from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from sora_reflex.models import Role
from sora_reflex.shell import slots


class Me(BaseModel):
    """The signed-in person as the frame of a page shows them."""

    is_checked: bool = False
    is_signed_in: bool = False
    handle: str = ""
    display_name: str = ""
    initial: str = ""
    hue: int = 0
    picture: str = ""
    is_operator: bool = False
    keeps_order: bool = False
    """A moderator or an operator: hides and restores what others posted."""
    is_leaving: bool = False
    """Deletion was asked for and can still be undone."""


class ViewerState(rx.State):
    """Shared by every page; holds no secret."""

    me: Me = Me()
    _whose: str = ""
    """A hash of the cookie that this tab last came with: shell/gate.py empties the tab when it changes."""

    def _token(self) -> str:
        try:
            cookies = SimpleCookie(self.router.headers.cookie)
        except CookieError:
            return ""
        morsel = cookies.get(SESSION_COOKIE)
        return morsel.value if morsel else ""

    def _is_here(self) -> bool:
        """Whether a browser still holds this tab open; what runs beside the tab ends with it."""
        namespace = RegistrationContext.get().app.event_namespace
        return namespace is not None and self.router.session.client_token in namespace.token_to_sid

    async def _viewer(self) -> Viewer | None:
        """Who acts, or None. Handlers call this every time: nothing that the browser sent is trusted for it."""
        return await presence.recognise(self._token())

    @rx.event
    async def check(self):
        """Fill in the frame: on_load of every page, and again when a lost connection is back."""
        viewer = await self._viewer()
        if viewer is None:
            self.me = Me(is_checked=True)
            return None
        person = await db.read(accounts.get_person, viewer.id)
        self.me = Me(
            is_checked=True,
            is_signed_in=True,
            handle=person.handle,
            display_name=person.display_name,
            initial=person.initial,
            hue=person.hue,
            picture=person.picture,
            is_operator=viewer.role is Role.OPERATOR,
            keeps_order=viewer.role is not Role.MEMBER,
            is_leaving=viewer.delete_after is not None,
        )
        return slots.starts()
