"""What a kind of notification is: who did what, when it still stands, how it is said and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, true
from sqlmodel import col, select

from sora_reflex.models import Comment, Notification, NotificationDeed

N, D = Notification, NotificationDeed


class Channel(StrEnum):
    SCREEN = "screen"
    PUSH = "push"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line is made of, as its reader may know it."""

    actor: str = ""
    """Handle of whoever did it last."""
    count: int = 1
    reader: str = ""
    """Handle of whoever is told."""
    post_id: UUID | None = None
    comment_id: UUID | None = None
    video_id: UUID | None = None
    detail: str = ""

    @property
    def clip(self) -> str:
        """Where the clip is seen."""
        return f"/p/{self.post_id}"

    @property
    def comment(self) -> str:
        """Where the comment is read, with the clip beside it; the clip alone where the line is about none."""
        return f"{self.clip}?comment={self.comment_id}" if self.comment_id else self.clip


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `stands` is a condition on N and D: what is no longer so is not shown and counts for nothing."""

    name: str
    label: str
    """In settings: "Likes"."""
    icon: str
    say: Callable[[Facts], str]
    """What follows the names: "liked your clip"; a whole sentence where nobody is named."""
    link: Callable[[Facts], str]
    stands: Callable[[], ColumnElement[bool]] = true
    is_news: Callable[[], ColumnElement[bool]] = true
    """What must be so for it to count as unread, beside that nobody has read it."""
    quiet_on: frozenset[Channel] = frozenset()
    """Where nobody is told of it unless they choose to be."""
    quiet_for: timedelta = timedelta(hours=1)
    """A line that grows is pushed at most so often: what a thousand people like rings a few times, not a thousand."""
    is_bundled: bool = False
    """Whether those of one day about the same thing share a line."""


def there_is(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether there is a row of `table`, asked of each notification and deed."""
    return select(table).where(*conditions).correlate(N, D).exists()


def comment_stands() -> ColumnElement[bool]:
    """The comment of the line is there, neither hidden nor below a hidden one."""
    root = select(Comment.id).where(col(Comment.hidden_at).is_not(None))
    return there_is(
        Comment.id,
        col(Comment.id) == N.comment_id,
        col(Comment.deleted_at).is_(None),
        col(Comment.hidden_at).is_(None),
        col(Comment.root_id).is_(None) | col(Comment.root_id).not_in(root),
    )
