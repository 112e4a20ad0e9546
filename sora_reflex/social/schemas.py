"""What may be said of how two people stand to each other."""

from sora_reflex.accounts.schemas import Person, View


class Relation(View):
    """How the viewer stands to somebody."""

    is_following: bool = False
    is_requested: bool = False
    """The viewer asked to follow a private account and waits."""
    follows_me: bool = False
    is_blocked: bool = False
    """By the viewer. Who is blocked by somebody does not meet them at all."""
    is_muted: bool = False


class PersonRow(View):
    """Somebody in a list of people."""

    person: Person
    bio: str = ""
    relation: Relation = Relation()
    is_me: bool = False
    is_private: bool = False
    reason: str = ""
    """Why they are suggested, in words; empty in other lists."""


class Following(View):
    """What became of a wish to follow."""

    is_following: bool
    is_requested: bool
    followers: int
