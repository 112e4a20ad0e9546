"""Finds the effects that a sentence names: leaves that fall, lights in the sky, spray, lanterns overhead."""

import re
from functools import cache

from spacy.tokens import Doc

from workers.engines.animatic.effects import EFFECTS

_HELD = re.compile(r"\b(?:hold|carr(?:y|ie)|light|paint|draw|wear|buy|sell)\w*(?: \w+){0,2} $")
"""What somebody holds is a thing in their hand, not in the air."""
_DENIED = re.compile(r"\b(?:no|without|never any|not any)(?: \w+)? $")
_MOVED = frozenset(
    [
        "fall",
        "drift",
        "blow",
        "rise",
        "float",
        "fly",
        "crash",
        "roll",
        "swirl",
        "glow",
        "shine",
        "light",
        "move",
        "race",
        "pass",
        "strike",
        "burst",
        "explode",
        "dance",
        "flutter",
        "hang",
        "fill",
        "curl",
        "cover",
    ]
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(r"(?<![\w-])(?:" + "|".join(known.words) + r")(?![\w-])"))
        for name, known in EFFECTS.items()
        if known.words
    )


def read_effects(doc: Doc, used: set[int]) -> tuple[str, ...]:
    """Return the names of the effects a sentence asks for; add to `used` the words that told, and what they do."""
    text = doc.text.lower()
    found: list[str] = []
    for name, pattern in _patterns():
        for hit in pattern.finditer(text):
            before = text[: hit.start()]
            if _HELD.search(before) or _DENIED.search(before):
                continue
            told = [t for t in doc if hit.start() <= t.idx < hit.end()]
            used.update(t.i for t in told)
            after = doc[told[-1].i + 1 : told[-1].i + 2] if told else ()
            used.update(t.i for t in (*(t.head for t in told), *after) if t.lemma_.lower() in _MOVED)
            if name not in found:
                found.append(name)
    return tuple(found)


def hour_of(effects: tuple[str, ...]) -> str:
    """The hour at which the first particular of the effects is seen, or an empty string."""
    return next((EFFECTS[name].hour for name in effects if EFFECTS[name].hour), "")
