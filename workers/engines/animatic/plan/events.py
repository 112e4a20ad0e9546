"""Who is there when a prompt names only the occasion: a wedding has a bride, a busy street has passers-by."""

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from workers.engines.animatic.plan import cast
from workers.engines.animatic.plan.draft import Deed, Draft
from workers.engines.animatic.plan.notes import Notes
from workers.engines.animatic.plan.parse import Sentence

Part = tuple[str, int, str]
"""Who or what takes part, how many, and what they do."""


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion: those it is about, and those around them."""

    parts: tuple[Part, ...]
    around: tuple[Part, ...] = ()


_DANCERS = (("dancer", 4, "dance"),)
EVENTS: dict[str, Event] = {
    "wedding": Event((("bride", 1, "look"), ("groom", 1, "look")), (("guest", 4, "cheer"),)),
    "party": Event((("friend", 4, "dance"),), (("balloon", 3, "float"),)),
    "concert": Event((("singer", 1, "sing"), ("guitarist", 1, "play")), (("crowd", 6, "cheer"),)),
    "gig": Event((("singer", 1, "sing"), ("guitarist", 1, "play")), (("crowd", 6, "cheer"),)),
    "parade": Event((("drummer", 3, "march"),), (("crowd", 5, "cheer"),)),
    "picnic": Event((("friend", 2, "sit"), ("picnic basket", 1, "idle"))),
    "festival": Event(_DANCERS, (("crowd", 5, "cheer"),)),
    "carnival": Event(_DANCERS, (("clown", 1, "wave"),)),
    "circus": Event((("clown", 1, "throw"), ("elephant", 1, "idle"))),
    "battle": Event((("knight", 3, "fight"), ("soldier", 3, "fight"))),
    "duel": Event((("swordsman", 2, "fight"),)),
    "marathon": Event((("runner", 6, "run"),), (("crowd", 4, "cheer"),)),
    "football match": Event((("football player", 4, "run"), ("football", 1, "roll"))),
    "basketball game": Event((("basketball player", 3, "jump"),)),
    "snowball fight": Event((("child", 4, "throw"),)),
    "pillow fight": Event((("child", 2, "throw"), ("pillow", 2, "fall"))),
    "lesson": Event((("teacher", 1, "talk"), ("student", 3, "write"))),
    "lecture": Event((("professor", 1, "talk"), ("student", 3, "write"))),
    "interview": Event((("host", 1, "talk"), ("guest", 1, "talk"))),
    "meeting": Event((("manager", 1, "talk"), ("office worker", 3, "look"))),
    "funeral": Event((("mourner", 4, "cry"),)),
    "protest": Event((("protester", 6, "march"),)),
    "demonstration": Event((("protester", 6, "march"),)),
    "rave": Event((("dancer", 6, "dance"), ("dj", 1, "play"))),
    "ball": Event((("dancer", 4, "waltz"),)),
    "rehearsal": Event((("musician", 4, "violin"),)),
    "ballet": Event((("ballerina", 3, "ballet"),)),
    "campfire night": Event((("friend", 3, "sit"), ("campfire", 1, "idle"))),
}
_AMBIGUOUS = {"ball", "meeting", "interview", "battle", "party", "lesson"}
"""Words that are as often something else: they count only where the prompt names nobody."""
_BUSY = {"busy", "crowded", "bustling", "packed", "lively", "teeming"}


def read_event(notes: Notes, token: Token, number: int, sentence: Sentence) -> Draft | None:
    """Cast an occasion; returns the first who takes part, or None where the noun is no occasion."""
    phrase = next((p for p in cast.phrases(token) if p in EVENTS), "")
    told = any(cast.living(cast.lemma_of(c)) is not None for c in token.lefts if c.dep_ in {"compound", "nmod", "poss"})
    known = cast.compounded(token)
    if known is not None and len(known[0].split()) > len(phrase.split()):
        return None
    if not phrase or told or token.dep_ == "compound":
        return None
    if phrase == "ball" and not (token.dep_ == "pobj" and token.head.lower_ in {"at", "to", "during"}):
        return None  # one that is played with
    spoken_of = (t for s in notes.parsed.sentences for t in s.doc if t.pos_ in {"NOUN", "PROPN"} and t.i != token.i)
    somebody = any(d.alive for d in notes.story.drafts) or any(
        (cast.living(cast.lemma_of(t)) or ("",))[0] == "person" for t in spoken_of
    )
    if phrase in _AMBIGUOUS and (somebody or token.dep_ == "dobj"):
        return None
    event, first = EVENTS[phrase], None
    for parts, background in ((() if somebody else event.parts, False), (event.around, True)):
        for word, count, verb in parts:
            draft = _part(notes, word, count, number, sentence)
            draft.background = background
            notes.story.deeds.append(Deed(draft, verb, number))
            first = first or draft
    notes.claimed[number].add(token.i)
    return first


def _part(notes: Notes, word: str, count: int, number: int, sentence: Sentence) -> Draft:
    kind, art, look = cast.direct(word) or ("person", "", {})
    draft = notes.add(Draft(word, kind, art, dict(look), count, lemma=word))
    draft.mentions.add(number)
    draft.shots.add(sentence.shot)
    return draft


def read_bustle(notes: Notes, number: int, sentence: Sentence) -> None:
    """Put passers-by where a place is called busy."""
    for token in sentence.doc:
        if token.lower_ not in _BUSY or token.dep_ != "amod" or token.head.i not in notes.used[number]:
            continue
        if "people" in notes.story.without or any(d.count > 4 for d in notes.story.drafts):
            continue
        draft = _part(notes, "passer-by", 5, number, sentence)
        draft.background = True
        notes.story.deeds.append(Deed(draft, "walk", number))
        notes.claimed[number].add(token.i)


_SORTS = {
    "animal": ("fox", "rabbit", "bear", "deer"), "creature": ("fox", "rabbit", "bear", "deer"),
    "pet": ("dog", "cat", "rabbit", "hamster"), "vegetable": ("carrot", "broccoli", "tomato", "eggplant"),
    "fruit": ("apple", "banana", "orange", "pineapple"), "flower": ("tulip", "rose", "sunflower", "hibiscus"),
    "toy": ("teddy bear", "robot", "toy train", "ball"), "insect": ("butterfly", "bee", "ladybug", "ant"),
    "vehicle": ("car", "bus", "truck", "motorcycle"), "instrument": ("guitar", "drum", "trumpet", "violin"),
}  # fmt: skip
"""What several of a sort are, when nobody says which."""


def tell_apart(notes: Notes) -> None:
    """Make "three animals" three different ones."""
    story = notes.story
    held = {id(other) for d in story.drafts for _, other in d.relations}
    for draft in [d for d in story.drafts if d.lemma in _SORTS and d.count > 1 and id(d) not in held]:
        sorts = [(word, known) for word in _SORTS[draft.lemma] if (known := cast.direct(word)) is not None]
        count, draft.count = min(draft.count, len(sorts)), 1
        stood_in = f"the {draft.lemma} as such "
        story.left_out[:] = [text for text in story.left_out if not text.startswith(stood_in)]
        _recast(draft, *sorts[0])
        for word, known in sorts[1:count]:
            other = notes.add(Draft(word, draft.kind, "", dict(draft.look), 1, draft.size, lemma=word))
            other.shots, other.mentions = set(draft.shots), set(draft.mentions)
            other.relations = [("beside", draft)]
            _recast(other, word, known)
            story.deeds += [Deed(other, d.verb, d.sentence, d.order, d.manner) for d in story.deeds if d.who is draft]


def _recast(draft: Draft, word: str, known: tuple[str, str, dict[str, Any]]) -> None:
    draft.word, standing = word, draft.kind == "person" and "head" in draft.look
    kind, draft.art, look = known
    if standing:
        draft.look["head"] = draft.art
    else:
        draft.kind, draft.look = kind, draft.look | look
