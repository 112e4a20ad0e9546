"""What of the inbox may reach a browser."""

from sora_reflex.accounts.schemas import Person, View


class ChoiceView(View):
    """A kind of notification, and on which channels its reader is told of it."""

    kind: str
    label: str
    icon: str
    on: dict[str, bool]


class MailView(View):
    """Where somebody is written to; nowhere with an empty address."""

    address: str = ""
    is_confirmed: bool = False


class NotificationView(View):
    """One line of the inbox: "*Ana and 3 others* liked your clip". Times are ISO in UTC."""

    id: str
    kind: str
    icon: str
    people: list[Person]
    """The newest of those who did it, at most three."""
    names: str
    """Who did it, in words; empty where the instance itself speaks."""
    text: str
    """What they did, in words."""
    quote: str
    """What was said, or what the clip is called."""
    thumbnail_url: str
    href: str
    at: str
    is_unread: bool
