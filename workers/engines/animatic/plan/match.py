"""Finds the drawing, place, action, mood or style whose name lies nearest to a word, by stored embeddings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.plan import glosses
from workers.engines.animatic.plan.embed import Vectors, embed

DATA = Path(__file__).parent / "data"
_SCALE = 1 / (127 * 4)
_LABEL_BONUS = 0.06


@dataclass(frozen=True, slots=True)
class Match:
    """A name and how near it is: a cosine, so 1 is the same."""

    name: str
    score: float


class _Index:
    """Texts with vectors, each the property of a name."""

    def __init__(self, names: list[str], owners: npt.NDArray[np.int64], vectors: npt.NDArray[np.int8]) -> None:
        self.names = names
        self._owners = owners
        full = vectors.astype(np.float32) * _SCALE
        self._vectors = full / np.linalg.norm(full, axis=1, keepdims=True)
        first = np.ones(len(owners), bool)
        first[1:] = owners[1:] != owners[:-1]
        self._bonus = np.where(first, _LABEL_BONUS, 0.0).astype(np.float32)

    def best(self, vector: Vectors) -> Match:
        scores = self._vectors @ vector
        row = int(np.argmax(scores + self._bonus))
        return Match(self.names[int(self._owners[row])], float(scores[row]))

    def scores(self, vector: Vectors) -> dict[str, float]:
        """Return every name with its best score."""
        best = np.full(len(self.names), -1.0, np.float32)
        np.maximum.at(best, self._owners, self._vectors @ vector)
        return dict(zip(self.names, best.tolist(), strict=True))


def _lines(array: npt.NDArray[np.uint8]) -> list[str]:
    return array.tobytes().decode().split("\n")


class Matcher:
    """The stored indices, and a small memory of the vectors asked for."""

    def __init__(self) -> None:
        with np.load(DATA / "props.npz") as stored:
            slugs, texts = _lines(stored["slugs"]), _lines(stored["texts"])
            owners = stored["owners"].astype(np.int64)
            self._props = _Index(slugs, owners, stored["vectors"])
        self.slugs = frozenset(slugs)
        self._named: dict[str, str] = {}
        self._tagged: dict[str, list[str]] = {}
        seen = -1
        for text, owner in zip(texts, owners.tolist(), strict=True):
            if owner != seen:
                self._named.setdefault(text, slugs[owner])
                self._named.setdefault(slugs[owner].replace("-", " "), slugs[owner])
            else:
                self._tagged.setdefault(text, []).append(slugs[owner])
            seen = owner
        with np.load(DATA / "props.npz") as stored:
            self.emoji = dict(zip(_lines(stored["emoji"]), _lines(stored["emoji_names"]), strict=True))
        self._families: dict[str, _Index] = {}
        self.unstored: list[str] = []
        """Texts of `glosses.FAMILIES` that the stored index lacks: embedded now, at some 4 ms each."""
        with np.load(DATA / "glosses.npz") as stored:
            for family, table in glosses.FAMILIES.items():
                self._families[family] = self._family(family, table, stored)

    def _family(self, family: str, table: Mapping[str, Sequence[str]], stored: Mapping[str, Any]) -> _Index:
        vectors = dict(zip(_lines(stored[f"{family}_texts"]), stored[f"{family}_vectors"], strict=True))
        new = [text for texts in table.values() for text in texts if text not in vectors]
        vectors |= dict(zip(new, quantised(embed(new)), strict=True))
        self.unstored += new
        names = [name for name, texts in table.items() if texts]
        owners = np.array([i for i, name in enumerate(names) for _ in table[name]], np.int64)
        return _Index(names, owners, np.stack([vectors[text] for name in names for text in table[name]]))

    def prop_named(self, phrase: str, tags: bool = True) -> str:
        """Return the slug of the drawing called `phrase`, or the only one tagged with it, or an empty string."""
        tagged = self._tagged.get(phrase, []) if tags else []
        return self._named.get(phrase) or (tagged[0] if len(tagged) == 1 else "")

    def prop(self, phrase: str) -> Match:
        return self._props.best(_vector(phrase))

    def best(self, family: str, phrase: str) -> Match:
        """Return the nearest of the places, actions, moods or styles."""
        return self._families[family].best(_vector(phrase))

    def scores(self, family: str, phrase: str) -> dict[str, float]:
        return self._families[family].scores(_vector(phrase))


def quantised(vectors: Vectors) -> npt.NDArray[np.int8]:
    """Unit vectors as they are stored."""
    return np.round(vectors * 127 * 4).clip(-127, 127).astype(np.int8)


@lru_cache(maxsize=4096)
def _vector(phrase: str) -> Vectors:
    vector: Vectors = embed([phrase])[0]
    return vector


@cache
def matcher() -> Matcher:
    return Matcher()
