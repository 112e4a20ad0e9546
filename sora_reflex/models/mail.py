"""Where somebody is written to, once they have confirmed it."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sora_reflex.models.base import maybe_time_field, time_field


class MailAddress(SQLModel, table=True):
    __tablename__ = "mail_addresses"

    user_id: UUID = Field(primary_key=True, foreign_key="users.id", ondelete="CASCADE")
    address: str = Field(max_length=254)
    created_at: datetime = time_field()
    """When it was given: a confirmation is good for this address alone."""
    confirmed_at: datetime | None = maybe_time_field()
    next_at: datetime | None = maybe_time_field(index=True)
    """When the next mail is due: the confirmation at first, then the digest. None: nothing until it is confirmed."""
    told_until: datetime = time_field()
    """What is older stood in an earlier digest, or was there before the address."""
