"""The keys page in a tab: one's keys, what the form has chosen, and the key that was just made."""

from typing import Any

import reflex as rx

from sora_reflex.accounts import examples, keys
from sora_reflex.accounts.schemas import ExampleView, KeyView, NewKeyView
from sora_reflex.core import db, ids
from sora_reflex.core.errors import SoraError
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Scope
from sora_reflex.shell.viewer import ViewerState

PATH = "/settings/keys"

LASTS = {7: "7 days", 30: "30 days", 90: "90 days", 365: "A year", 0: "Until I revoke it"}
USUAL_DAYS = 90


class KeysState(rx.State):
    keys: list[KeyView] = []
    examples: list[ExampleView] = []
    language: str = "Python"
    is_loaded: bool = False
    scopes: list[str] = [scope.value for scope in Scope]
    days: int = USUAL_DAYS
    made: NewKeyView | None = None
    """Shown until it was copied, or the page is left."""
    revoking: str = ""
    """Which key the question "revoke it?" is about."""
    form_number: int = 0
    """Grows when a key was made, so that the form is a new, empty one."""
    error: str = ""
    error_field: str = ""

    @rx.event
    async def load(self):
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect(f"/sign-in?next={PATH}")
        self.error = self.error_field = self.revoking = ""
        self.made = None
        await self._read()
        self.is_loaded = True
        return None

    async def _read(self) -> None:
        """Read what is shown anew: nothing for whoever is signed out."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        self.keys = await db.read(keys.list_own, viewer=viewer) if viewer else []
        if viewer is None:
            self.made = None
        origin = get_settings().base_url.rstrip("/") or self.router.url.origin
        self.examples = examples.write(origin, self.made.value if self.made else "")

    @rx.event
    async def choose_scope(self, scope: str):
        """It may do this, or no longer."""
        if scope in set(Scope):
            chosen = set(self.scopes) ^ {scope}
            self.scopes = [one.value for one in Scope if one in chosen]

    @rx.event
    async def choose_days(self, days: int):
        if days in LASTS:
            self.days = days

    @rx.event
    async def choose_language(self, name: str):
        if name in {one.name for one in self.examples}:
            self.language = name

    @rx.event
    async def add(self, form: dict[str, Any]):
        name = str(form.get("name", ""))
        value = await self._do(keys.create, name=name, scopes=self.scopes, days=self.days or None)
        if value:
            self.made, self.form_number = NewKeyView(name=name, value=value), self.form_number + 1
            await self._read()

    @rx.event
    async def forget_made(self):
        """It was copied."""
        self.made = None
        await self._read()

    @rx.event
    async def ask_revoke(self, id: str):
        self.revoking = id[:40]

    @rx.event
    async def keep(self):
        self.revoking = ""

    @rx.event
    async def revoke(self, id: str):
        self.revoking, self.made = "", None
        await self._do(keys.revoke, named=id)

    async def _do(self, work: Any, *, named: str | None = None, **arguments: Any) -> str:
        """Let a service do something for whoever looks at this tab, and show what came of it."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        self.error = self.error_field = value = ""
        try:
            if viewer is not None:
                about = {} if named is None else {"id": ids.parse(named)}
                value = await db.run(work, viewer=viewer, **about, **arguments) or ""
        except SoraError as refusal:
            self.error, self.error_field = refusal.message, refusal.field
        await self._read()
        return value
