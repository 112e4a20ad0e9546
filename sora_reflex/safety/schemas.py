"""What a check says of a prompt."""

from typing import Any

from pydantic import Field

from sora_reflex.accounts.schemas import View
from sora_reflex.models import Decision


class Ruling(View):
    """One check's word: what it decides, by which rule, and what to tell the person."""

    decision: Decision
    rule: str
    """A stable name, shown with the refusal: `real_people`, `minors`."""
    message: str
    """What is not filmed and what would pass, in words for a person; empty when it is allowed."""
    evidence: dict[str, Any] = Field(default_factory=dict)
    """What it rests on: the offending words, their span (start, end) in the prompt, a score."""
