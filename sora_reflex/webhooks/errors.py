"""Refusals that belong to webhooks."""

from sora_reflex.core.errors import Conflict, Invalid


class TargetInvalid(Invalid):
    """The address can't receive webhooks; the message says why."""

    code = "target_invalid"


class WebhooksTooMany(Conflict):
    """A person has as many webhooks as they may."""

    code = "webhooks_too_many"
