"""Which shape a mouth has while a line is spoken: eleven mouth shapes, blended as neighbouring sounds run together."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from workers.engines.animatic.model import Mark


class Mouth(NamedTuple):
    """A mouth, as the rigs draw it. Every value is 0 to 1, but `width`, which is 1 at rest."""

    width: float
    open: float
    pucker: float
    teeth: float
    tongue: float
    press: float


SHAPES: dict[str, Mouth] = {
    "rest": Mouth(1.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    "MBP": Mouth(0.92, 0.0, 0.05, 0.0, 0.0, 1.0),
    "AA": Mouth(1.0, 1.0, 0.0, 0.55, 0.35, 0.0),
    "EH": Mouth(1.12, 0.62, 0.0, 0.8, 0.25, 0.0),
    "IY": Mouth(1.28, 0.32, 0.0, 1.0, 0.1, 0.0),
    "OH": Mouth(0.66, 0.86, 0.75, 0.25, 0.2, 0.0),
    "UW": Mouth(0.46, 0.42, 1.0, 0.0, 0.0, 0.0),
    "FV": Mouth(1.0, 0.22, 0.1, 1.0, 0.0, 0.4),
    "TH": Mouth(1.05, 0.38, 0.0, 0.7, 1.0, 0.0),
    "SZ": Mouth(1.1, 0.24, 0.0, 1.0, 0.0, 0.0),
    "L": Mouth(1.0, 0.5, 0.0, 0.6, 0.8, 0.0),
}
"""The eleven shapes by name."""

_SOUNDS = {
    "MBP": "mbpɱ",
    "FV": "fvʋɸβ",
    "TH": "θð",
    "SZ": "szʃʒtdʧʤʦʣkɡghŋnʔxcɕʑʂʐʈɖɟɲɳçɣχʁɦqɴʰʲ",
    "L": "lɾɹrɻɭʎɺɬɽ",
    "IY": "iɪjIyʏɨᵻ",
    "EH": "eɛæAəɜɚɝøœ",
    "AA": "aɑʌɐYWɒ",
    "OH": "oɔOɤ",
    "UW": "uʊwQɯʍɥ",
}
SHAPE_OF: dict[str, str] = {sound: shape for shape, sounds in _SOUNDS.items() for sound in sounds}
"""Phoneme -> name of its shape; phonemes that are not here leave the mouth to their neighbours."""

_REACH = 0.045  # seconds before and after a moment which colour it: sounds run together, and lips a little ahead
_CLOSED_WEIGHT = 1.6  # lips must be seen to meet, or speech looks dubbed
_BRIEF, _BRIEF_WEIGHT = 0.12, 0.08  # nobody shuts the mouth between two words of one breath


def visemes(marks: Sequence[Mark], time: float) -> Mouth:
    """The mouth at a moment of a line.

    Args:
        marks: Phonemes of the line, in order.
        time: Seconds from the line's first sample; before and after the line the mouth rests.

    Returns:
        The mean of the shapes around that moment, weighted by how much of each falls into it.
    """
    if not marks or not marks[0].start - _REACH < time < marks[-1].end + _REACH:
        return SHAPES["rest"]
    total = _share(marks[0].start - time) + 1 - _share(marks[-1].end - time)
    sums = [total * value for value in SHAPES["rest"]]
    for mark in marks:
        if mark.end < time - _REACH:
            continue
        if mark.start > time + _REACH:
            break
        name = SHAPE_OF.get(mark.phoneme, "rest" if mark.phoneme.isspace() else "")
        if not name:
            continue
        weight = _share(mark.end - time) - _share(mark.start - time)
        if name in ("MBP", "FV"):
            weight *= _CLOSED_WEIGHT
        elif name == "rest" and mark.end - mark.start < _BRIEF:
            weight *= _BRIEF_WEIGHT
        total += weight
        for index, value in enumerate(SHAPES[name]):
            sums[index] += weight * value
    if total <= 1e-6:
        return SHAPES["rest"]
    return Mouth(*(value / total for value in sums))


def _share(offset: float) -> float:
    """How much of the window around a moment lies before an offset from it: 0 to 1, by a raised cosine."""
    place = min(max(offset / _REACH, -1.0), 1.0)
    return 0.5 * (1 + place + math.sin(math.pi * place) / math.pi)
