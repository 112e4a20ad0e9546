"""Refusals that belong to making."""

from typing import ClassVar

from sora_reflex.core.errors import Invalid, TooMany


class QuotaSpent(TooMany):
    code: ClassVar[str] = "quota_spent"


class EngineCannot(Invalid):
    code: ClassVar[str] = "engine_cannot"
