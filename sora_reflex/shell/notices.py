"""What the frame around every page shows: one short notice at a time, and how much is new."""

import reflex as rx
import structlog

log = structlog.get_logger()


class ShellState(rx.State):
    """Other states reach it by `await self.get_state(ShellState)`."""

    notice_text: str = ""
    notice_number: int = 0
    """Grows by one for each notice, so that the same words can be shown twice."""
    drafts_new: int = 0
    inbox_new: int = 0
    messages_new: int = 0
    """Conversations with something unread, and requests."""

    def _tell(self, text: str) -> None:
        """Show `text` as a toast."""
        self.notice_text = text
        self.notice_number += 1

    @rx.event
    async def apologise(self):
        """Say that something broke, after a handler did."""
        self._tell("Something went wrong. It has been noted; please try again.")


def on_failure(exception: Exception) -> rx.event.EventSpec:
    """What a bug in a handler leads to: a trace in the log, and words without its text for the person."""
    log.error("handler.failed", exc_info=exception)
    return ShellState.apologise()
