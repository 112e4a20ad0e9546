"""All that one's messages show at a time, read at once: whoever writes waits until it stands on both screens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.errors import SoraError
from sora_reflex.core.ids import parse
from sora_reflex.core.paging import Page
from sora_reflex.messages import queries
from sora_reflex.messages.schemas import Counts, MessageView, Talk, TalkRow

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is on a screen: the open conversation, the list beside it, and how far both were scrolled."""

    to: str
    """The conversation as the address has it: its id, or "@handle"; empty when none is open."""
    is_requests: bool
    said: int
    talks: int


@dataclass(frozen=True, slots=True)
class Seen:
    talk: Talk
    said: Page[MessageView]
    talks: Page[TalkRow]
    waiting: Counts
    is_requests: bool
    status: str
    """ready, or missing for a conversation that is not the viewer's."""


def look(session: Session, *, viewer: Viewer, asked: Asked) -> Seen:
    """What stands there now, as far as it was scrolled to."""
    talk, said, status = Talk(), Page[MessageView](items=[]), "ready"
    try:
        if asked.to:
            talk = queries.get_talk(session, viewer=viewer, to=asked.to)
            if talk.id:
                id = parse(talk.id)
                said = _as_far(
                    lambda at: queries.list_messages(session, viewer=viewer, talk_id=id, cursor=at), asked.said
                )
    except SoraError:
        talk, said, status = Talk(), Page[MessageView](items=[]), "missing"
    # Opened by its address: the list beside it is the one that it stands in.
    is_new = bool(asked.to) and not asked.talks and status == "ready"
    is_requests = talk.state == "request" if is_new else asked.is_requests
    talks = _as_far(lambda at: queries.list_talks(session, viewer=viewer, requests=is_requests, cursor=at), asked.talks)
    return Seen(talk, said, talks, queries.count_waiting(session, viewer=viewer), is_requests, status)


def _as_far(read: Callable[[str], Page[Row]], wanted: int) -> Page[Row]:
    """Pages of a list, by their cursors, until there are as many rows as wanted or no more."""
    rows: list[Row] = []
    cursor = ""
    while True:
        page = read(cursor)
        rows, cursor = rows + page.items, page.next
        if not cursor or len(rows) >= wanted:
            return Page(items=rows, next=cursor)
