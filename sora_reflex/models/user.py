"""People: accounts, their sign-ins and the handles they had before."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import enum_field, id_field, maybe_time_field, time_field


class Role(StrEnum):
    MEMBER = "member"
    MODERATOR = "moderator"
    OPERATOR = "operator"


class User(SQLModel, table=True):
    __tablename__ = "users"

    id: UUID = id_field()
    handle: str = Field(max_length=30)
    """As its owner writes it."""
    handle_key: str = Field(max_length=40, unique=True)
    """The handle in lower case; of a deleted account, its id."""
    display_name: str = Field(max_length=50)
    bio: str = Field(default="", max_length=300)
    pronouns: str = Field(default="", max_length=30)
    links: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    """Whole https addresses, in the order that they are shown in."""
    picture: str = Field(default="", max_length=40, index=True)
    """File name of their face in the media store, by its hash; empty for a drawn one."""
    password_hash: str | None = None
    role: Role = enum_field(Role, default=Role.MEMBER)
    is_house: bool = False
    """The instance's own account, that nobody signs in to."""
    created_at: datetime = time_field()
    delete_after: datetime | None = maybe_time_field(index=True)
    """Set when the person asked to be deleted; until then it can be undone."""
    deleted_at: datetime | None = maybe_time_field()
    suspended_at: datetime | None = maybe_time_field()
    """Shut out by those who keep order: nobody else meets them, and they can't sign in."""
    is_private: bool = False
    """Only followers see what they post, and they choose who follows them."""
    are_likes_public: bool = False
    """Whether others may see what they like."""
    allows_remixes: bool = True
    """Whether others may remix what they post, unless they choose otherwise for a post."""
    preview_first: bool | None = None
    """Whether their clips wait for a look at the preview where filming is dear; None: as the instance does."""


class OldHandle(SQLModel, table=True):
    __tablename__ = "old_handles"

    handle_key: str = Field(primary_key=True, max_length=30)
    user_id: UUID = Field(foreign_key="users.id", index=True)
    expires_at: datetime = time_field()


class OidcIdentity(SQLModel, table=True):
    __tablename__ = "oidc_identities"

    issuer: str = Field(primary_key=True, max_length=300)
    subject: str = Field(primary_key=True, max_length=300)
    user_id: UUID = Field(foreign_key="users.id", index=True)
    created_at: datetime = time_field()


class ProviderAttempt(SQLModel, table=True):
    """One browser's way to the identity provider and back; its cookie holds a secret of which only a hash is kept."""

    __tablename__ = "provider_attempts"

    secret_hash: str = Field(primary_key=True, max_length=64)
    state: str = Field(max_length=64)
    nonce: str = Field(max_length=64)
    code_verifier: str = Field(max_length=128)
    invite_code: str = Field(default="", max_length=40)
    next_path: str = Field(default="/", max_length=500)
    issuer: str = Field(default="", max_length=300)
    subject: str = Field(default="", max_length=300)
    """Who the provider says it is: set once it has answered, for somebody who has no account yet."""
    expires_at: datetime = time_field(index=True)


class SignIn(SQLModel, table=True):
    """One signed-in browser; the cookie holds a secret of which only a hash is kept."""

    __tablename__ = "sign_ins"

    id: UUID = id_field()
    user_id: UUID = Field(foreign_key="users.id", index=True)
    token_hash: str = Field(max_length=64, unique=True)
    user_agent: str = Field(default="", max_length=300)
    address: str = Field(default="", max_length=60)
    created_at: datetime = time_field()
    last_seen_at: datetime = time_field()
    expires_at: datetime = time_field(index=True)


class RateBucket(SQLModel, table=True):
    __tablename__ = "rate_buckets"

    key: str = Field(primary_key=True, max_length=200)
    tokens: float
    updated_at: datetime = time_field(index=True)
