"""Writes the planner's data files from WordNet and the emoji set.

Run it with `python -m workers.engines.animatic.plan.build_index`.

wordnet.npz holds the nouns' and verbs' senses with their hypernyms; props.npz holds an embedding of every name of
every drawing that may stand in a picture; glosses.npz those of the texts in `glosses.py`. All three are derived data:
run this again when the packages or `glosses.py` change.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from workers.engines.animatic.plan import glosses
from workers.engines.animatic.plan.embed import embed
from workers.engines.animatic.plan.match import quantised
from workers.models import store

DATA = Path(__file__).parent / "data"
_PART = re.compile(r"^[a-z][a-z'. -]*$")
_FACES_KEPT = {"ghost", "alien", "robot", "skull", "red-heart", "pile-of-poo", "footprints", "brain", "bone"}
_GROUPS_KEPT = {3, 4, 5, 6, 7}
_UNDRAWABLE = re.compile(
    r"-(face|oclock|thirty)$|-face-|moon-face|suit$|-place-medal|flag|banknote|keypad|speaker|volume|paw-prints|snout"
    r"|^(oncoming|japanese)-|mailbox|badge|-symbol|bell-with-slash|mute|computer-disk|sign$|pouring-liquid|cooking$"
    r"|^(sunrise|sunset|foggy|cityscape|night|bridge|milky|construction|motorway|railway-track)"
)


def _senses(pos: str) -> tuple[list[str], list[list[int]], dict[int, int], dict[int, tuple[int, int, str]]]:
    """Return lemmas, the sense offsets of each, offset -> row, offset -> (hypernym, lexical file, word)."""
    dictionary = store.path("wordnet")
    synsets: dict[int, tuple[int, int, str]] = {}
    for line in (dictionary / f"data.{pos}").read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split("|")[0].split()
        words = int(fields[3], 16)
        pointers = fields[5 + 2 * words :]
        hypernym = next((int(pointers[i + 1]) for i, mark in enumerate(pointers) if mark in ("@", "@i")), 0)
        synsets[int(fields[0])] = (hypernym, int(fields[1]), fields[4].lower().replace("_", " "))
    lemmas: list[str] = []
    senses: list[list[int]] = []
    for line in (dictionary / f"index.{pos}").read_text("utf-8").splitlines():
        fields = line.split()
        word = fields[0].replace("_", " ") if not line.startswith(" ") else ""
        if _PART.match(word) and word.count(" ") < 3:
            lemmas.append(word)
            senses.append([int(f) for f in fields[-int(fields[2]) :]][:5])
    rows = {offset: row for row, offset in enumerate(sorted(synsets))}
    return lemmas, senses, rows, synsets


def _packed(lines: list[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def build_wordnet() -> None:
    arrays: dict[str, Any] = {}
    for pos in ("noun", "verb"):
        lemmas, senses, rows, synsets = _senses(pos)
        order = sorted(synsets)
        arrays[f"{pos}_lemmas"] = _packed(lemmas)
        arrays[f"{pos}_counts"] = np.array([len(s) for s in senses], np.uint8)
        arrays[f"{pos}_senses"] = np.array([rows[o] for s in senses for o in s], np.int32)
        arrays[f"{pos}_hypernyms"] = np.array([rows.get(synsets[o][0], -1) for o in order], np.int32)
        arrays[f"{pos}_files"] = np.array([synsets[o][1] for o in order], np.uint8)
        arrays[f"{pos}_words"] = _packed([synsets[o][2] for o in order])
    for pos in ("adj", "adv"):
        arrays[f"{pos}_lemmas"] = _packed([w for w in _senses(pos)[0] if " " not in w])
    np.savez_compressed(DATA / "wordnet.npz", **arrays)


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[’']", "", label.lower())).strip("-")


def _emoji() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(store.path("emojibase").read_text("utf-8"))
    return entries


def build_props() -> None:
    drawn = json.loads(store.path("fluent-emoji").read_text("utf-8"))["icons"]
    slugs: list[str] = []
    texts: list[str] = []
    owners: list[int] = []
    for entry in _emoji():
        slug = _slug(entry["label"])
        fits = entry.get("group") in _GROUPS_KEPT and not _UNDRAWABLE.search(slug)
        if slug not in drawn or not (fits or slug in _FACES_KEPT):
            continue
        tags = [tag for tag in entry.get("tags", []) if len(tag) > 2 and tag.lower() != entry["label"].lower()]
        for text in [entry["label"], *tags]:
            texts.append(text.lower().replace("’", "'"))
            owners.append(len(slugs))
        slugs.append(slug)
    single = {e["emoji"][0]: e["label"] for e in reversed(_emoji()) if e.get("group") in {0, 1, *_GROUPS_KEPT}}
    np.savez_compressed(
        DATA / "props.npz",
        emoji=_packed(list(single)),
        emoji_names=_packed([re.sub(r" face$", "", label.lower()) for label in single.values()]),
        slugs=_packed(slugs),
        texts=_packed(texts),
        owners=np.array(owners, np.int16),
        vectors=quantised(embed(texts)),
    )


def build_glosses() -> None:
    arrays: dict[str, Any] = {}
    for family, table in glosses.FAMILIES.items():
        pairs = [(name, text) for name, texts in table.items() for text in texts]
        arrays[f"{family}_names"] = _packed([name for name, _ in pairs])
        arrays[f"{family}_texts"] = _packed([text for _, text in pairs])
        arrays[f"{family}_vectors"] = quantised(embed([text for _, text in pairs]))
    np.savez_compressed(DATA / "glosses.npz", **arrays)


def main() -> int:
    DATA.mkdir(exist_ok=True)
    build_wordnet()
    build_props()
    build_glosses()
    return 0


if __name__ == "__main__":
    sys.exit(main())
