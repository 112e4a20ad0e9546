"""What is kept to find posts and people by: their words, their meaning, their tags, and how words are misspelt.

Triggers of the database keep the words in step with posts and people (alembic/versions/…_add_search.py), so that what
was made private or deleted is not found a moment longer. Meaning and spelling follow within seconds.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary, Text, text
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import maybe_time_field, time_field

_NEW = text("learnt_at IS NULL")
"""Looked for every few seconds; of all rows few are new."""


class PostText(SQLModel, table=True):
    """The words of a post that is not deleted; `fts_posts` (SQLite) or the column `tsv` (PostgreSQL) indexes them."""

    __tablename__ = "post_texts"
    __table_args__ = (Index("ix_post_texts_new", "number", sqlite_where=_NEW, postgresql_where=_NEW),)

    number: int | None = Field(default=None, primary_key=True)
    """Grows with time."""
    post_id: UUID = Field(foreign_key="posts.id", ondelete="CASCADE", unique=True)
    words: str = Field(default="", sa_type=Text)
    """The caption."""
    more: str = Field(default="", sa_type=Text)
    """The title, and the prompt where its maker shows it."""
    vector: bytes | None = Field(default=None, sa_type=LargeBinary)
    """What it means: a row of `core.embed` in 384 signed bytes (`discover.nearness`); none until it has been read."""
    learnt_at: datetime | None = maybe_time_field(index=True)


class UserText(SQLModel, table=True):
    """The names of a person who is not deleted; `fts_users` or `tsv` indexes them."""

    __tablename__ = "user_texts"
    __table_args__ = (Index("ix_user_texts_new", "number", sqlite_where=_NEW, postgresql_where=_NEW),)

    number: int | None = Field(default=None, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE", unique=True)
    words: str = Field(default="", sa_type=Text)
    """Handle and name."""
    more: str = Field(default="", sa_type=Text)
    """What they say of themselves."""
    learnt_at: datetime | None = maybe_time_field()


class PostTag(SQLModel, table=True):
    """A #tag in the caption of a post."""

    __tablename__ = "post_tags"
    __table_args__ = (
        Index("ix_post_tags_tag_created_at_post_id", "tag", "created_at", "post_id"),
        Index("ix_post_tags_created_at", "created_at"),
    )

    tag: str = Field(primary_key=True, max_length=40)
    """In lower case, without its sign."""
    post_id: UUID = Field(primary_key=True, foreign_key="posts.id", ondelete="CASCADE", index=True)
    created_at: datetime = time_field()
    """Of the post: of a common tag the newest are found at once, and of a rare one all."""


class Spelling(SQLModel, table=True):
    """A word of this instance, under itself and under each form that lacks one letter.

    Whoever mistypes a letter and whoever spells it right lack the same one somewhere: that finds the word by one look
    into an index (the method of SymSpell, by Wolf Garbe).
    """

    __tablename__ = "spellings"

    spelling: str = Field(primary_key=True, max_length=40)
    word: str = Field(primary_key=True, max_length=40)
