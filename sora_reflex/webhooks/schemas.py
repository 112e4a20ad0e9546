"""What of webhooks may reach a browser or the API."""

from sora_reflex.accounts.schemas import View


class WebhookView(View):
    """An address of one's own that hears of one's clips. Times are ISO in UTC."""

    id: str
    name: str
    url: str
    event_types: list[str]
    created_at: str
    is_paused: bool
    pause_reason: str
    """Why it was paused by itself; empty when its owner did it."""
    old_until: str
    """Until when the secret before this one signs too; empty when there is none."""
    last_status: str
    """Of the newest delivery: waiting, trying (again), delivered or failed; empty when there was none."""


class TryView(View):
    at: str
    status_code: int | None
    note: str
    took_ms: int


class DeliveryView(View):
    """One event on its way to one address."""

    id: str
    event_id: str
    event_type: str
    about: str
    """The id of the video that it is about, as `/v1/videos` knows it."""
    status: str
    """waiting, delivered or failed."""
    tries: int
    status_code: int | None
    note: str
    created_at: str
    next_at: str
    """When it is tried again; empty when it is over."""
    log: list[TryView]
    """Every try, the newest first."""


class Revealed(View):
    """What is shown once: the address and the key that signs what is sent there."""

    webhook_id: str
    name: str
    value: str
