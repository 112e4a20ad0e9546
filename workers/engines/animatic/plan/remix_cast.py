"""The cast of an earlier film as the planner's own notes, so that "she" and "the dog" find it; and back again."""

import re
from dataclasses import replace
from random import Random
from typing import Any

from workers.engines.animatic.model import Plan, Subject
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.looks import finish_look

PERSONAL = ("fem", "age", "skin", "hair", "hair_color", "build", "beard", "glasses")
"""What somebody keeps who becomes a pirate."""


def drafts_of(plan: Plan) -> list[Draft]:
    """Return notes on everybody and everything in a plan."""
    made = {subject.id: _draft(subject) for subject in plan.subjects}
    for subject in plan.subjects:
        made[subject.id].relations.extend((name, made[o]) for name, o in subject.relations if o in made)
    return list(made.values())


def _draft(subject: Subject) -> Draft:
    words = re.findall(r"[\w'-]+", subject.word.lower()) or [subject.kind]
    lemma = "text" if subject.kind == "text" else _singular(words[-1])
    return Draft(
        subject.word, subject.kind, subject.art, dict(subject.look), subject.count, subject.size,
        lemma=lemma, mods=set(words[:-1]), id=subject.id,
    )  # fmt: skip


def _singular(word: str) -> str:
    known = lexicon().is_noun(word)
    return next((w for w in (word[:-1], word[:-2]) if not known and word.endswith("s") and lexicon().is_noun(w)), word)


def settle_look(draft: Draft, before: dict[str, Any], rng: Random) -> None:
    """Bring what an instruction said of a look to where a finished look has it, and fill in what is open."""
    look = draft.look
    if draft.kind != "person":
        return
    if "color" in look and look["color"] != before.get("color") and not look.get("head"):
        look["top_color"] = look.pop("color")
    if look.get("top") == "dress" and before.get("top", "dress") != "dress" and look.get("bottom") == "trousers":
        look["bottom"] = "skirt"
    if look.get("bottom") == "skirt" and look.get("top_color") != before.get("top_color") and look["top"] == "dress":
        look["bottom_color"] = look["top_color"]
    scale = look.pop("scale", None)
    draft.size *= float(scale) if scale else 1.0
    finish_look(draft, rng)


_QUOTED = re.compile(r"([\"“„«][^\"“”„«»]*[\"”“»])")
_THEY = re.compile(r"(?i)\b(?:they|them|both|everyone|everybody)\b(?! of)")


def everybody(known: list[Draft]) -> list[Draft]:
    """Those whom "they" means where it is not one group: all who live, if they are several."""
    alive = [d for d in known if d.alive and not d.background]
    return alive if len(alive) > 1 and not any(d.count > 1 for d in alive) else []


def named_again(text: str, known: list[Draft]) -> str:
    """Write "the woman and the dog" for "they", but not in what is said."""
    names = " and ".join(f"the {d.word}" for d in everybody(known))
    parts = _QUOTED.split(text)
    return "".join(_THEY.sub(names, part) if names and n % 2 == 0 else part for n, part in enumerate(parts))


def unique_id(draft: Draft, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", draft.word.lower()).strip("_") or "subject"
    number = len(taken) + 1
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"


def rewritten(subject: Subject, draft: Draft, seed: int) -> Subject:
    """Return a subject with what an instruction changed of it; itself where nothing did."""
    settled = replace_draft(draft)
    settle_look(settled, subject.look, Random(f"{seed}|{draft.id}"))
    relations = tuple((name, other.id) for name, other in draft.relations if other.id)
    return replace(
        subject, word=draft.word, kind=draft.kind, art=draft.art, look=settled.look, count=max(1, draft.count),
        size=round(settled.size, 3), relations=relations,
    )  # fmt: skip


def replace_draft(draft: Draft) -> Draft:
    """Return a copy that may be finished without touching the notes."""
    return Draft(draft.word, draft.kind, draft.art, dict(draft.look), draft.count, draft.size, id=draft.id)


def become(old: Draft, new: Draft, keep_count: bool = False) -> None:
    """Let a subject turn into another sort: it keeps its name in the plan, its deeds and, a person, its person."""
    kept: dict[str, Any] = {}
    if old.kind == new.kind == "person" and bool(old.look.get("head")) == bool(new.look.get("head")):
        kept = {key: old.look[key] for key in PERSONAL if key in old.look}
    if "color" in old.look and old.kind == new.kind:
        kept["color"] = old.look["color"]
    old.word, old.kind, old.art, old.lemma = new.word, new.kind, new.art, new.lemma
    old.look = {**kept, **new.look}
    old.count = old.count if keep_count or new.count == 1 else new.count
    old.size = new.size
