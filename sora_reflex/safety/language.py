"""Refuses slurs and obscene words, also disguised ones, by a kept list."""

from functools import cache
from pathlib import Path

from glin_profanity import Filter

from sora_reflex.models import Decision
from sora_reflex.safety.schemas import Ruling
from sora_reflex.safety.words import MESSAGES

EVERYDAY = Path(__file__).with_name("data") / "everyday_words.txt"


@cache
def _filter() -> Filter:
    lines = EVERYDAY.read_text(encoding="utf-8").splitlines()
    everyday = [line for line in lines if line and not line.startswith("#")]
    return Filter(
        {
            "languages": ["english"],
            "ignore_words": everyday,
            "whitelist": everyday,
            "detect_leetspeak": True,
            "leetspeak_level": "moderate",
            "normalize_unicode": True,
        }
    )


def check(prompt: str) -> list[Ruling]:
    """Refuse words of the profanity list, but those that mean something else in a film."""
    matches = _filter().check_profanity(prompt).get("matches") or []
    if not matches:
        return []
    first = matches[0]
    start, word = int(first["index"]), str(first["word"])
    evidence = {"text": prompt[start : start + len(word)], "span": [start, start + len(word)], "words": len(matches)}
    return [Ruling(decision=Decision.REFUSE, rule="language", message=MESSAGES["language"], evidence=evidence)]
