"""The create sheet."""

import secrets

import reflex as rx
from pydantic import ValidationError

from sora_reflex.core import db
from sora_reflex.core.errors import Invalid, SoraError
from sora_reflex.models import Shape
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio import queries, service
from sora_reflex.studio.schemas import MAX_PROMPT, SECONDS, TURNS, QuotaView, SubmitGeneration
from sora_reflex.studio.state.progress import ProgressState

NO_QUOTA = QuotaView(limit=0, used=0, left=0, next_at="")
MAX_SEED = 2**31 - 1

MOST_CELLS = 30
"""More would be thinner than a line."""


def _parse_seed(text: str) -> int | None:
    """The seed field: empty means that chance decides."""
    text = text.strip()
    if not text:
        return None
    if not text.isdecimal() or int(text) > MAX_SEED:
        raise Invalid(f"A seed is a whole number from 0 to {MAX_SEED:,}.", field="seed")
    return int(text)


class ComposerState(rx.State):
    """One sheet at a time; what was typed stays until it is sent, also when the sheet is closed."""

    is_open: bool = False
    request_key: str = ""
    """Travels with the send event, so that a replayed one is known again even by a restarted server."""
    prompt: str = ""
    seconds: int = 10
    shape: str = Shape.PORTRAIT.value
    quota: QuotaView = NO_QUOTA
    error: str = ""
    error_field: str = ""

    @rx.var
    def turns(self) -> int:
        """What the clip as chosen will cost."""
        return TURNS[self.seconds]

    @rx.var
    def is_spent(self) -> bool:
        """Whether fewer turns are left than the clip costs; a sheet that has not loaded is not spent."""
        return bool(self.quota.limit) and self.quota.left < self.turns

    @rx.var
    def cells(self) -> list[str]:
        """The cost meter, a cell a turn: what is free, what this clip takes, what is taken already."""
        shown = min(self.quota.limit, MOST_CELLS)
        free = round(self.quota.left * shown / self.quota.limit) if self.quota.limit else 0
        used = min(self.turns, free)
        return ["free"] * (free - used) + ["now"] * used + ["taken"] * (shown - free)

    @rx.event
    async def open(self, detail: dict[str, str]):
        """The sheet was opened, perhaps already filled in; somebody who is not signed in is led to the door."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        if not self.request_key:
            self.request_key = secrets.token_urlsafe(18)
        self.prompt = detail.get("prompt", "")[:MAX_PROMPT] or self.prompt
        self.quota = await db.read(queries.get_quota, viewer=viewer)
        self.error = self.error_field = ""
        self.is_open = True
        return None

    @rx.event
    async def close(self):
        self.is_open = False

    @rx.event
    async def keep(self, prompt: str):
        """Keep what was typed, so that closing the sheet loses nothing."""
        self.prompt = prompt

    @rx.event
    async def choose_seconds(self, seconds: int):
        if seconds in SECONDS:
            self.seconds = seconds

    @rx.event
    async def choose_shape(self, shape: str):
        if shape in set(Shape):
            self.shape = shape

    def _stay(self, error: SoraError) -> None:
        """The sheet folded when it was sent: it opens again, with what is wrong and every word in it."""
        self.error, self.error_field = error.message, error.field
        self.is_open = True

    @rx.event
    async def send(self, prompt: str, request_key: str, seconds: int, shape: str, seed: str):
        """Send the sheet. Sent twice, by a double click or after a lost connection, it is one generation.

        All of the sheet travels with the event: a server that was restarted meanwhile knows nothing of its choices.
        """
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        self.prompt = prompt
        try:
            request = SubmitGeneration(
                request_key=request_key,
                prompt=prompt,
                seconds=seconds,
                shape=shape,  # type: ignore[arg-type]
                seed=_parse_seed(seed),
            )
            await db.run(service.submit, viewer=viewer, request=request)
        except ValidationError:
            self._stay(Invalid("This sheet has become stale. Close it and open it again: your words are kept."))
            return None
        except SoraError as error:
            self._stay(error)
            self.quota = await db.read(queries.get_quota, viewer=viewer)
            return None
        self.is_open = False
        self.prompt = self.error = self.error_field = ""
        self.request_key = ""
        self.quota = await db.read(queries.get_quota, viewer=viewer)
        return ProgressState.watch
