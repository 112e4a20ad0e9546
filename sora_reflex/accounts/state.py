"""What the doors (sign-in, sign-up, waiting list) and the settings show. Changes are posted by native forms."""

import asyncio

import reflex as rx

from sora_reflex.accounts import handles, passwords, queries, words
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.errors import AccountRefusal
from sora_reflex.accounts.schemas import AccountView, InviteView, Person, SignInView
from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.shell.viewer import ViewerState

NOBODY = Person(handle="", display_name="", initial="", hue=0)
KEPT = 100
"""Characters of a query that a page shows again."""


class DoorState(rx.State):
    """Sign-in, sign-up and the waiting list: what was typed, and what was wrong with it."""

    code: str = ""
    code_problem: str = ""
    inviter: Person = NOBODY
    handle: str = ""
    handle_note: str = ""
    is_handle_free: bool = False
    display_name: str = ""
    strength_note: str = ""
    is_strong: bool = False
    typed_address: str = ""
    """What somebody wrote on the waiting list's line."""
    next_path: str = ""
    is_by_provider: bool = False
    """The provider has vouched for them; a handle and an invite are missing."""
    error: str = ""
    error_field: str = ""
    notice: str = ""

    def _read_query(self) -> None:
        query = self.router.url.query_parameters
        wait = query.get("wait", "")
        self.error = words.say(query.get("error", ""), wait_seconds=int(wait[:6]) if wait.isdecimal() else 0)
        self.error_field = query.get("field", "")[:KEPT]
        self.notice = words.say_notice(query.get("done", ""))
        for name in ("code", "handle", "display_name"):
            setattr(self, name, query.get(name, "")[:KEPT])
        self.typed_address = query.get("email", "")[:KEPT]
        self.next_path = query.get("next", "")[:500]
        self.is_by_provider = query.get("via", "") == "provider"
        self.handle_note, self.is_handle_free, self.strength_note = "", False, ""

    @rx.event
    async def load(self):
        """Somebody who is signed in already goes on to the feed."""
        self._read_query()
        if await (await self.get_state(ViewerState))._viewer() is not None:
            return rx.redirect("/")
        return None

    @rx.event
    async def load_sign_up(self):
        """As `load`, with the code of an invite link looked at and its giver named."""
        self._read_query()
        if await (await self.get_state(ViewerState))._viewer() is not None:
            return rx.redirect("/")
        path = self.router.url.path.rstrip("/")
        if path.startswith("/invite/"):
            self.code = path.rpartition("/")[2][:KEPT]
        if self.code and self.error_field != "code":
            await self._look_up()
        return None

    async def _look_up(self) -> None:
        address = self.router.session.client_ip
        try:
            self.code_problem = await db.run(accounts.look_up_invite, code=self.code, address=address)
        except SoraError as error:
            self.code_problem = error.message
            return
        giver = await db.read(queries.find_inviter, self.code) if not self.code_problem else None
        self.inviter = giver or NOBODY

    @rx.event
    async def check_code(self, code: str):
        """The code was typed: say at once whether it opens the door."""
        self.code, self.code_problem = code[:KEPT], ""
        if self.error_field == "code":
            self.error = self.error_field = ""
        if code.strip():
            await self._look_up()

    @rx.event
    async def check_handle(self, handle: str):
        """Say whether a handle can be had while it is typed; the form checks again."""
        self.handle, self.is_handle_free = handle[:KEPT], False
        if self.error_field == "handle":
            self.error = self.error_field = ""
        if not handle.strip():
            self.handle_note = ""
            return
        try:
            clean = handles.clean_handle(handle)
        except AccountRefusal as refusal:
            self.handle_note = refusal.message
            return
        self.is_handle_free = await db.read(queries.is_handle_free, clean)
        self.handle_note = "" if self.is_handle_free else words.say("handle_taken")

    @rx.event
    async def check_password(self, password: str):
        """Say whether a password will do; it is not kept."""
        self.is_strong = False
        if self.error_field == "password":
            self.error = self.error_field = ""
        if not password:
            self.strength_note = ""
            return
        try:
            # The estimate takes up to a tenth of a second, which other tabs should not wait for.
            await asyncio.to_thread(passwords.check, password, handle=self.handle, display_name=self.display_name)
        except AccountRefusal as refusal:
            self.strength_note = refusal.message
            return
        self.strength_note, self.is_strong = "Good.", True


class SettingsState(rx.State):
    """One's own account."""

    account: AccountView | None = None
    invites: list[InviteView] = []
    sign_ins: list[SignInView] = []
    error: str = ""
    error_field: str = ""
    notice: str = ""

    @rx.event
    async def load(self):
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in?next=/settings")
        query = self.router.url.query_parameters
        wait = query.get("wait", "")
        self.error = words.say(query.get("error", ""), wait_seconds=int(wait[:6]) if wait.isdecimal() else 0)
        self.error_field = query.get("field", "")[:KEPT]
        self.notice = words.say_notice(query.get("done", ""))
        self.account = await db.read(queries.get_account, viewer)
        self.invites = await db.read(queries.list_invites, viewer)
        self.sign_ins = await db.read(queries.list_sign_ins, viewer)
        return None
