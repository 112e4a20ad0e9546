"""The names of the cookies that accounts set."""

SESSION_COOKIE = "sora_session"
"""Keeps somebody signed in."""

PROVIDER_COOKIE = "sora_provider"
"""Ties a way to the identity provider and back to one browser."""
