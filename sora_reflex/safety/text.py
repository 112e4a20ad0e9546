"""A prompt cut into the pieces that checks look at, each with its place."""

import re
from dataclasses import dataclass

_CUT = re.compile(r"[^.!?;\n\"“”„]+")
_LONG_PIECE = 160
"""Characters. A longer sentence is looked at in clauses too, since one bad clause drowns in a long whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    start: int
    end: int


def pieces(prompt: str) -> list[Piece]:
    """Sentences, spoken lines, and the clauses of long sentences; and the whole when it is short."""
    found: list[Piece] = []
    for match in _CUT.finditer(prompt):
        found += _piece(prompt, match.start(), match.end())
        if match.end() - match.start() > _LONG_PIECE:
            at = match.start()
            for clause in re.finditer(r"[^,:–—]+", match.group()):
                found += _piece(prompt, at + clause.start(), at + clause.end())
    if len(found) > 1 and len(prompt) <= 2 * _LONG_PIECE:
        found += _piece(prompt, 0, len(prompt))
    return found


def _piece(prompt: str, start: int, end: int) -> list[Piece]:
    raw = prompt[start:end]
    text = raw.strip()
    if sum(c.isalpha() for c in text) < 3:
        return []
    start += len(raw) - len(raw.lstrip())
    return [Piece(text, start, start + len(text))]
