"""May this exist: every check that a prompt passes before anything is filmed."""

from collections.abc import Iterable
from typing import Protocol

from sora_reflex.models import Decision
from sora_reflex.safety import language, meaning, minors, people
from sora_reflex.safety import pictures as look
from sora_reflex.safety.schemas import Ruling
from sora_reflex.safety.words import GRAVITY, MESSAGES

MAX_PROMPT = 2000
"""As wide as the column that keeps it."""


class Check(Protocol):
    """One check: what it has against a prompt, or nothing."""

    def __call__(self, prompt: str, /) -> list[Ruling]: ...


def check_bounds(prompt: str) -> list[Ruling]:
    if prompt.strip() and len(prompt) <= MAX_PROMPT:
        return []
    evidence = {"characters": len(prompt)}
    return [Ruling(decision=Decision.REFUSE, rule="bounds", message=MESSAGES["bounds"], evidence=evidence)]


CHECKS: tuple[Check, ...] = (check_bounds, minors.check, language.check, people.check, meaning.check)
"""All are asked, so that a refusal names everything that is in the way."""


def screen(prompt: str, pictures: Iterable[bytes] = ()) -> list[Ruling]:
    """What the checks say of a prompt and of the pictures that came with it, likewise."""
    found = screen_prompt(prompt)
    seen = [ruling for picture in pictures for ruling in look.check(picture)][:1]
    refusals = [ruling for ruling in (*found, *seen) if ruling.decision is Decision.REFUSE]
    return sorted(refusals, key=lambda ruling: GRAVITY.index(ruling.rule)) or found


def screen_prompt(prompt: str) -> list[Ruling]:
    """What the checks say of a prompt: refusals, the gravest first and one a rule, or a single "allow"."""
    refusals: dict[str, Ruling] = {}
    for check in CHECKS:
        for ruling in check(prompt):
            refusals.setdefault(ruling.rule, ruling)
    if not refusals:
        return [Ruling(decision=Decision.ALLOW, rule="prompt", message="")]
    return sorted(refusals.values(), key=lambda ruling: GRAVITY.index(ruling.rule))
