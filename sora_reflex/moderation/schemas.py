"""What may be said of reports and of what was done about them."""

from sora_reflex.accounts.schemas import Person, View


class ActView(View):
    """One thing that was done. Times are ISO in UTC."""

    act: str
    reason: str
    by: str
    """Handle of who did it; empty once they are gone."""
    at: str


class SaidView(View):
    """One person's report."""

    person: Person
    reason: str
    """In words."""
    words: str
    at: str


class CaseView(View):
    """Everything that was reported of one thing, as it stands in the queue."""

    subject: str
    id: str
    person: Person | None
    """Whose it is."""
    joined_at: str = ""
    invited_by: str = ""
    earlier: int = 0
    """How often something of theirs was hidden or removed before."""
    title: str = ""
    text: str = ""
    """What a comment says, a clip's prompt or a person's bio."""
    path: str = ""
    """Where it is on this server."""
    film_url: str = ""
    poster_url: str = ""
    thumbnail_url: str = ""
    engine_label: str = ""
    checks: list[str] = []
    """What the checks before and after filming said, in words."""
    reports: int = 0
    reasons: list[str] = []
    since: str = ""
    is_hidden: bool = False
    is_gone: bool = False
    refusal: str = ""
    """Why the viewer may not decide it; empty if they may."""
    note: str = ""
    """What the viewer should know before they do."""
    said: list[SaidView] = []
    acts: list[ActView] = []


class InviteeView(View):
    """Somebody in the tree of who invited whom."""

    person: Person
    joined_at: str
    invited: int
    """How many came by their invites."""
    is_suspended: bool = False
    posts: int = 0
    acts: int = 0
    """How often something of theirs was hidden or removed."""
