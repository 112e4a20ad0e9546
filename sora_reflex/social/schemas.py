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
    is_restricted: bool = False
    """What they say under the viewer's clips waits for the viewer's word."""


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


class Thread(View):
    """What stands over the comments of a post."""

    post_id: str = ""
    count: int = 0
    who_may_comment: str = "everybody"
    why_not: str = ""
    """Why the viewer can't comment, in words; empty when they can."""
    is_maker: bool = False


class CommentView(View):
    """A comment or an answer. Times are ISO in UTC."""

    id: str
    root_id: str
    """Which comment it stands below; empty for one that begins an exchange."""
    person: Person | None
    """Nobody for a deleted one, which holds its place while there are answers."""
    text: str
    created_at: str
    like_count: int
    reply_count: int
    reply_to: str
    """Handle of whom an answer to an answer is meant for."""
    is_liked: bool
    is_mine: bool
    is_makers: bool
    """By whoever posted the clip."""
    is_pinned: bool
    is_hidden: bool
    """As those know who keep order there, and its author where operators hid it."""
    hidden_why: str = ""
    """What operators said when they hid it."""
    is_waiting: bool
    """Hidden since its author is restricted: whoever posted the clip may let it through."""
    may_delete: bool
    may_hide: bool
    may_pin: bool
