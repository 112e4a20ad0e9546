"""Refusals that belong to making."""

from typing import ClassVar

from sora_reflex.core.errors import Conflict, Invalid, TooMany


class QuotaSpent(TooMany):
    code: ClassVar[str] = "quota_spent"


class EngineCannot(Invalid):
    code: ClassVar[str] = "engine_cannot"


class KeyReused(Conflict):
    code: ClassVar[str] = "idempotency_key_reused"
