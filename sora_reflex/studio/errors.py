"""Refusals that belong to making."""

from typing import ClassVar

from sora_reflex.core.errors import TooMany


class QuotaSpent(TooMany):
    code: ClassVar[str] = "quota_spent"
