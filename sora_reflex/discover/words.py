"""Words of what somebody types and of what is found: cut, folded, and near to each other in spelling."""

import re
import unicodedata

from rapidfuzz.distance import OSA

LONGEST_QUERY = 120
"""Characters; nobody reads a longer line while typing it."""

MOST_WORDS = 8
"""Of a query: each one more narrows what is found, and costs a look into the index."""

SHORTEST_MISSPELT = 4
"""Shorter words are near to too many others to guess which was meant."""

LONGEST_WORD = 40

_WORD = re.compile(r"[^\W_]+")


def cut(text: str) -> list[str]:
    """The words of a text, in lower case and in order."""
    return _WORD.findall(text.lower())


def clean(text: str) -> str:
    """What was typed, as far as anybody reads it, and without what no database takes."""
    return "".join(c for c in text[:LONGEST_QUERY] if c.isprintable()).strip()


def of_query(text: str) -> list[str]:
    """The words to look for: each once."""
    return list(dict.fromkeys(cut(clean(text))))[:MOST_WORDS]


def fold(word: str) -> str:
    """Without accents: who types "cafe" means "café", too."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def spellings(word: str) -> set[str]:
    """The folded word, and each form of it that lacks one letter; none for a word that is too short or too long."""
    folded = fold(word)
    if not SHORTEST_MISSPELT <= len(folded) <= LONGEST_WORD or folded.isdigit():
        return set()
    return {folded} | {folded[:at] + folded[at + 1 :] for at in range(len(folded))}


def distance(one: str, other: str) -> int:
    """How many letters were changed, left out, put in or swapped with the next."""
    return OSA.distance(fold(one), fold(other))
