"""What of an account may reach a browser or the API."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from sora_reflex.models import Role, Scope


class View(BaseModel):
    """The base of everything that is shown: values only, never changed."""

    model_config = ConfigDict(frozen=True)


class Viewer(View):
    """Who looks at a page; the rules of every read and write start from it."""

    id: UUID
    handle: str
    display_name: str
    role: Role
    sign_in_id: UUID | None = None
    delete_after: datetime | None = None
    last_seen_at: datetime | None = None
    """When this sign-in was last noted as used."""


class Person(View):
    """Somebody's name as a card shows it. `hue` (0 to 359) colours the drawn avatar."""

    handle: str
    display_name: str
    initial: str
    hue: int
    picture: str = ""
    """Address of their picture; empty for whoever has none."""


class InviteView(View):
    id: str
    code: str
    link: str
    redeemed: int
    total: int
    state: str
    """open, used, expired or revoked."""
    joined: list[Person]


class SignInView(View):
    id: str
    device: str
    address: str
    last_seen: str
    is_current: bool


class AccountView(View):
    """One's own account, as settings show it."""

    handle: str
    display_name: str
    bio: str
    role: Role
    has_password: bool
    has_provider: bool
    """An identity provider opens it too."""
    delete_after: str
    """When it will be deleted, as ISO in UTC; empty when it stays."""
    is_private: bool
    are_likes_public: bool
    allows_remixes: bool
    """Whether others may remix what they post, unless a post says otherwise."""
    has_look: bool
    """Whether clips wait here for a look at their preview, unless somebody chooses that theirs don't."""
    is_look_on: bool


class KeyHolder(View):
    """Whose API key came with a request, and what it may do. For the server alone."""

    viewer: Viewer
    key_id: UUID
    scopes: frozenset[Scope]
    last_used_at: datetime | None
    """As it was last noted."""
    seal: str
    """What only the instance knows of it, to sign with."""


class KeyView(View):
    """One of one's own keys. The key itself is shown once, when it is made."""

    id: str
    name: str
    start: str
    scopes: list[str]
    created_at: str
    expires_at: str
    """Times as ISO in UTC; this one is empty when it does not run out."""
    last_used_at: str
    """Empty when it was never used."""
    is_over: bool


class NewKeyView(View):
    """A key that was just made; `value` is the key itself, which its owner is shown this once."""

    name: str
    value: str


class ExampleView(View):
    """A first program, in the language of this name."""

    name: str
    code: str
