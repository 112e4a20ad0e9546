"""The kin of animals: "their mother" of ducklings is a duck, a lion's cubs are lions, and the young are small."""

from typing import Any

from workers.engines.animatic.plan import words
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.lexicon import lexicon

_GROWN = {"mother", "father", "mom", "mum", "mama", "dad", "daddy", "papa", "parent", "mate", "family", "friend"}
_OFFSPRING = {"baby", "child", "kid", "son", "daughter", "little", "young", "offspring"}
_STRAYS = {"cub", "calf", "pup", "joey", "hatchling"}
"""Young whose kind only their company tells."""
_LITTLE = {"gosling", "cygnet", "fawn", "foal", "lamb", *_STRAYS}
_ADULTS = {"duckling": "duck", "chick": "chicken", "gosling": "goose", "cygnet": "swan"}
SMALL = 0.6
"""How large the young are beside their parents."""

Found = tuple[str, tuple[str, str, dict[str, Any]]]


def of_their_kind(lemma: str, owned: bool, known: list[Draft]) -> Found | None:
    """Return what an animals' relative is, as `cast.compounded` would; None for whoever is nobody's relative."""
    beasts = [d for d in known if d.kind in {"quadruped", "bird", "fish"}]
    if not beasts or not (lemma in _STRAYS or owned and lemma in _GROWN | _OFFSPRING):
        return None
    if owned and any(d.kind == "person" and not d.look.get("head") for d in known):
        return None  # whose mother it is nobody can tell: people come first
    last = beasts[-1]
    art = _ADULTS.get(last.lemma, last.art) if lemma in _GROWN else last.art
    kind = words.SPECIES.get(art, (last.kind, art))[0]
    return lemma, (last.kind if kind == "person" else kind, art, {})


def smaller(draft: Draft, lemma: str) -> None:
    """Make the young of animals smaller than their elders, but for those whose drawing is young already."""
    if draft.kind not in {"quadruped", "bird", "fish"} or draft.art == "chick" or draft.size != 1.0:
        return
    young = "young" in set(lexicon().noun_chain(lemma, 4, frozenset({"animal"})))
    if young or lemma in _LITTLE | _OFFSPRING:
        draft.size = SMALL
