"""WordNet's nouns and verbs as the planner needs them: what kind of thing a word is, and what it is a kind of."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

DATA = Path(__file__).parent / "data"

_KINDS = {5: "animal", 6: "artefact", 8: "body", 13: "food", 14: "group", 15: "place", 17: "object", 18: "person",
          19: "phenomenon", 20: "plant", 27: "substance", 28: "time", 4: "act", 11: "event", 12: "feeling",
          26: "state", 7: "attribute", 9: "thought", 10: "communication", 25: "shape", 23: "quantity"}  # fmt: skip
_SEEN = {"animal", "artefact", "food", "object", "person", "plant", "body"}
_TANGIBLE = {"animal", "artefact"}
_MEANT = dict.fromkeys(
    ("toaster", "printer", "computer", "blender", "cooker", "boiler", "mixer", "scooter"), "artefact"
)
"""Words whose first sense is a person and whose usual one is a thing."""


def _unpacked(array: npt.NDArray[np.uint8]) -> list[str]:
    return array.tobytes().decode().split("\n")


class _Net:
    """One part of speech: lemma -> senses -> hypernyms."""

    def __init__(self, data: dict[str, npt.NDArray[np.uint8]], pos: str) -> None:
        counts = data[f"{pos}_counts"].astype(np.int64)
        ends = np.cumsum(counts)
        starts = (ends - counts).tolist()
        lemmas = _unpacked(data[f"{pos}_lemmas"])
        self.spans = dict(zip(lemmas, zip(starts, ends.tolist(), strict=True), strict=True))
        self.senses = data[f"{pos}_senses"]
        self.hypernyms = data[f"{pos}_hypernyms"]
        self.files = data[f"{pos}_files"]
        self.words = _unpacked(data[f"{pos}_words"])

    def of(self, lemma: str) -> list[int]:
        first, last = self.spans.get(lemma, (0, 0))
        return [int(row) for row in self.senses[first:last]]

    def chain(self, row: int, limit: int) -> Iterator[int]:
        """Yield the sense, then what it is a kind of, and so on upwards."""
        for _ in range(limit):
            if row < 0:
                return
            yield row
            row = int(self.hypernyms[row])


class Lexicon:
    """Answers about single words and fixed phrases, lower case, in their dictionary form."""

    def __init__(self) -> None:
        with np.load(DATA / "wordnet.npz") as stored:
            data = {name: stored[name] for name in stored.files}
        self._nouns = _Net(data, "noun")
        self._verbs = _Net(data, "verb")
        self._others = set(_unpacked(data["adj_lemmas"])) | set(_unpacked(data["adv_lemmas"]))

    def is_noun(self, word: str) -> bool:
        return word in self._nouns.spans

    def is_verb(self, word: str) -> bool:
        return word in self._verbs.spans

    def is_other(self, word: str) -> bool:
        """Whether it is an adjective or an adverb."""
        return word in self._others

    def knows(self, word: str) -> bool:
        return self.is_noun(word) or self.is_verb(word) or word in self._others

    def kind(self, noun: str) -> str:
        """Return what a noun names: person, animal, artefact, food, plant, place, time, ... or an empty string.

        The commonest sense decides, but one of the first three that can be touched or kept as a pet beats a first
        sense that nobody can see: a labrador is a dog before it is a coast.
        """
        if noun in _MEANT:
            return _MEANT[noun]
        kinds = [_KINDS.get(int(self._nouns.files[row]), "other") for row in self._nouns.of(noun)[:4]]
        if not kinds:
            return ""
        if kinds[0] in _SEEN or kinds[0] in {"time", "phenomenon"}:
            return kinds[0]
        return next((kind for kind in kinds[:3] if kind in _TANGIBLE), kinds[0])

    def senses_named(self, noun: str) -> set[str]:
        return {_KINDS.get(int(self._nouns.files[row]), "other") for row in self._nouns.of(noun)}

    def noun_chain(self, noun: str, limit: int = 7, kinds: frozenset[str] = frozenset()) -> Iterator[str]:
        """Yield the names of what a noun is a kind of, nearest first, sense by sense; `kinds` keeps some senses."""
        for row in self._nouns.of(noun)[:4]:
            if kinds and _KINDS.get(int(self._nouns.files[row]), "") not in kinds:
                continue
            for above in self._nouns.chain(row, limit):
                yield self._nouns.words[above]

    def verb_chain(self, verb: str, limit: int = 4) -> Iterator[tuple[int, str]]:
        """Yield (steps up, name) of what a verb is a manner of, nearest first, over its three commonest senses."""
        found = [
            (depth, order, self._verbs.words[row])
            for order, sense in enumerate(self._verbs.of(verb)[:3])
            for depth, row in enumerate(self._verbs.chain(sense, limit))
        ]
        for depth, _, word in sorted(found):
            yield depth, word


@cache
def lexicon() -> Lexicon:
    return Lexicon()
