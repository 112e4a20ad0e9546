"""One's own profile in a tab while it is being changed."""

import reflex as rx

from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.feed import faces
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import OwnProfile
from sora_reflex.feed.state.watching import ProfileState
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState

NOTHING = OwnProfile()


class EditState(rx.State):
    """What the sheet for one's own profile shows, and what became of the last change."""

    own: OwnProfile = NOTHING
    is_loaded: bool = False
    problem: str = ""
    field: str = ""
    """What the problem is about: display_name, bio, pronouns or links."""
    saved: int = 0
    """Grows by one with each change that was kept."""

    async def _viewer(self) -> Viewer | None:
        return await (await self.get_state(ViewerState))._viewer()

    @rx.event
    async def load(self):
        """The sheet was opened: as the profile is now."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        self.own, self.is_loaded = await db.read(feed.get_own_profile, viewer=viewer), True
        self.problem = self.field = ""
        return None

    @rx.event
    async def save(self, display_name: str, bio: str, pronouns: str, links: str):
        """Keep it; `links` stand one a line."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        values = {"display_name": display_name, "bio": bio, "pronouns": pronouns}
        try:
            await db.run(accounts.change_profile, viewer=viewer, links=links.splitlines(), **values)
        except SoraError as error:
            self.problem, self.field = error.message, error.field
            return None
        self.problem = self.field = ""
        self.saved += 1
        (await self.get_state(ShellState))._tell("Saved")
        return [ViewerState.check, ProfileState.load]

    @rx.event
    async def show_picture(self):
        """A new picture was sent: show it around the page, too."""
        return [EditState.load, ViewerState.check, ProfileState.load]

    @rx.event
    async def drop_picture(self):
        """Go back to the drawn face."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        await faces.drop(viewer)
        return EditState.show_picture
