"""What of a conversation may reach a browser."""

from sora_reflex.accounts.schemas import Person, View

NOBODY = Person(handle="", display_name="", initial="", hue=0)


class SharedClip(View):
    """A clip inside a message, for somebody who may see it."""

    id: str
    maker: Person
    title: str
    thumbnail_url: str
    color: str
    seconds: float


class MessageView(View):
    id: str
    is_mine: bool
    text: str
    created_at: str
    """ISO in UTC."""
    key: str = ""
    """What the sender's own page knows it by; empty for the other one."""
    is_deleted: bool = False
    has_clip: bool = False
    clip: SharedClip | None = None
    """None too for a clip that came along and that the reader can't see."""


class TalkRow(View):
    """A conversation in the list."""

    id: str
    person: Person
    words: str
    """The last message, in short."""
    last_at: str
    unread: int = 0
    is_waiting: bool = False
    """The viewer has asked, and the other has not answered."""


class Talk(View):
    """What stands over an open conversation."""

    id: str = ""
    """Empty before the first message."""
    person: Person = NOBODY
    state: str = ""
    """open, new (nothing written yet), asked (one's own request waits), request (theirs does); empty: none is open."""
    why_not: str = ""
    """Why nothing can be written now."""
    left: int = 0
    """How many messages more can be sent before the other has answered; of no meaning in an open conversation."""


class Counts(View):
    """What waits in an inbox: conversations with something unread, and requests."""

    unread: int = 0
    requests: int = 0
