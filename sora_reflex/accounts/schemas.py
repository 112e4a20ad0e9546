"""What of an account may reach a browser or the API."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from sora_reflex.models import Role


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


class Person(View):
    """Somebody's name as a card shows it. `hue` (0 to 359) colours the drawn avatar."""

    handle: str
    display_name: str
    initial: str
    hue: int


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
