"""Reads the prepositions of a sentence into relations: who is on, under, beside or behind what."""

from spacy.tokens import Token

from workers.engines.animatic.plan import cast, words
from workers.engines.animatic.plan.draft import Deed, Draft
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.mentions import Mentions
from workers.engines.animatic.plan.notes import Notes
from workers.engines.animatic.plan.parse import Sentence

_TALL = {"tree", "deciduous-tree", "evergreen-tree", "palm-tree", "street_lamp", "tokyo-tower", "windmill",
         "lighthouse",
         "statue-of-liberty", "ferris-wheel"}  # fmt: skip
_RELATIONS = {
    "on": "on", "onto": "on", "atop": "on", "upon": "on", "under": "under", "beneath": "under", "below": "under",
    "underneath": "under", "beside": "beside", "near": "beside", "next": "beside", "by": "beside", "with": "beside",
    "alongside": "beside", "behind": "behind", "after": "behind", "in": "in", "inside": "in", "into": "in",
    "holding": "holding", "against": "beside", "around": "beside", "over": "on", "above": "on", "at": "beside",
    "front": "beside", "between": "between", "from": "beside", "through": "in", "to": "beside", "toward": "beside",
    "towards": "beside", "past": "beside", "off": "beside",
}  # fmt: skip
_SEATS = {"bench", "chair", "sofa", "couch", "armchair", "stool", "throne", "swing", "deckchair", "rocker"}
_HEAPS = {*words.EMPTY_CONTAINERS, "pile", "stack", "heap", "mound", "bunch"}
_PUTS = {"put", "throw", "place", "balance", "pour", "drop", "spill", "set", "lay", "lean", "hang", "knock"}
_SENDS = {"put", "propel", "scatter", "load", "insert", "attach"}
"""What verbs have in common that bring what they are done to somewhere."""
_STUMBLES = {"slip", "trip", "stumble", "fall"}
_THITHER = {"into", "onto", "off"}
_SADDLES = {"shoulder", "back", "head"}


class Relations:
    """Reads prepositions into `notes`."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.mentions = Mentions(notes)

    def read(self, number: int, sentence: Sentence) -> None:
        here = self.notes.drafts[number]
        for token in sentence.doc:
            if token.dep_ == "pobj" and token.head.lower_ in {"on", "upon"} and cast.lemma_of(token) in _SADDLES:
                self._on_body(token, number)
        for token in sentence.doc:
            if token.dep_ == "pobj" and token.i in here:
                self._related(token, number)

    @staticmethod
    def _side(preposition: Token, governor: Token) -> str:
        """Return "left of" or "right of" where "on the left of" or "to the right side of" says so."""
        if preposition.lower_ != "of" or governor.dep_ != "pobj":
            return ""
        told = {governor.lower_, *(c.lower_ for c in governor.lefts)}
        return next((f"{side} of" for side in ("left", "right") if side in told), "")

    def _related(self, token: Token, number: int) -> None:
        """Read what one object of a preposition is to whoever the preposition hangs on."""
        here = self.notes.drafts[number]
        thing = here[token.i]
        preposition = token.head
        governor = preposition.head
        side = self._side(preposition, governor)
        if side:
            first = governor.head.head
            who = self.notes.as_draft(first, number) or self.notes.subject(first, number)
            if who is not None and who is not thing:
                who.relations.append((side, thing))
                self.notes.claimed[number].add(governor.i)
            return
        contained = preposition.lower_ == "of" and cast.lemma_of(governor) in _HEAPS and governor.dep_ == "pobj"
        if contained:
            front = governor.lower_ == "front"
            preposition = governor.head
            governor = preposition.head
            if front:
                who = self.notes.as_draft(governor, number) or self.notes.subject(governor, number)
                if who is not None and who is not thing:
                    who.relations.append(("beside", thing))
                return
        if preposition.dep_ == "prep" and governor.pos_ == "ADP" and governor.head is not governor:
            governor = governor.head
        who = self._governs(governor, preposition, thing, number)
        name = _RELATIONS.get(preposition.lower_)
        if name == "on" and thing.lemma in _SEATS:
            before = here.get(preposition.i - 1)
            near = before is not None and before.kind == "person" and (governor.pos_ == "VERB" or not _sits(who))
            who = before if near else self._seated(who, number)
        if governor.lemma_ in _STUMBLES and name == "on":
            name = "beside"
        if any(told == "in place of" for told, _ in thing.relations):
            return  # what one turns into is no place to be in
        if who is None or name is None or thing is who or any(r[1] is thing for r in who.relations):
            return
        if name == "under" and thing.art in _TALL:
            name = "beside"  # one stands at its foot
        if preposition.lower_ == "with" and thing.kind == "prop" and who.alive and governor.pos_ != "VERB":
            name = "holding"
        tool = thing.kind == "prop" and who.kind == "person" and governor.pos_ == "VERB" and governor.lemma_ != "play"
        if preposition.lower_ == "with" and tool and not any(r == "holding" for r, _ in who.relations):
            name = "holding"
        if preposition.lower_ in {"over", "above", "past"} and governor.pos_ in {"VERB", "AUX"} and who.alive:
            leaps = preposition.lower_ == "over" and governor.lemma_ in {"jump", "leap", "hop", "vault", "bounce"}
            name = "over" if leaps else "beside"  # who leaps or flies over something is not on it
        if thing.art == "table" and preposition.lower_ in {"at", "around", "behind"} and who.kind == "person":
            name = "at"
        if thing.art == "bed" and name in {"on", "in"} and who.alive:
            self._abed(who, number)
        if name == "on" and self._puts_on(who, thing, number):
            return
        _relate(name, who, thing, self.notes.story.deeds)

    def _governs(self, governor: Token, preposition: Token, thing: Draft, number: int) -> Draft | None:
        """Return who stands in the relation: a noun, a verb's object where that is put somewhere, else who acts."""
        here = self.notes.drafts[number]
        who = self.notes.as_draft(governor, number) if governor.pos_ in {"NOUN", "PROPN", "PRON"} else None
        objects = [c for c in governor.children if c.dep_ == "dobj" and c.i in here]
        if who is None and governor.pos_ in {"VERB", "AUX"}:
            sent = _sends(governor, preposition)
            put = objects if sent else []
            who = here[put[0].i] if put else self.notes.subject(governor, number)
            if sent and not put and who is not None and any(c.dep_ == "dobj" for c in governor.children):
                who.relations.append(("beside", thing))  # whoever is sprayed with water has nobody on them
                return None
        food = next((c for c in objects if c.i < preposition.i), None)
        if food is not None and who is not None and "food" in lexicon().senses_named(thing.lemma):
            who = here[food.i]  # the candles are on the cake, not who blows them out
        return who

    def _on_body(self, token: Token, number: int) -> None:
        """Seat who is on somebody's shoulder, back or head: "a parrot on a pirate's shoulder", "carries her on his"."""
        owners = [c for c in token.children if c.dep_ == "poss"]
        owners += [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        owner = next((d for d in (self.mentions.owner(o, number) for o in owners) if d is not None), None)
        governor = token.head.head
        who = self.notes.as_draft(governor, number)
        if governor.pos_ == "VERB":
            carried = [c for c in governor.children if c.dep_ == "dobj" and c.i in self.notes.drafts[number]]
            who = self.notes.as_draft(carried[0], number) if carried else self.notes.subject(governor, number)
        if owner is None or who is None or who is owner:
            return
        who.relations.append(("riding", owner))
        for deed in self.notes.story.deeds:
            if deed.who is who and deed.verb in {"climb", "jump"} and who.kind != "person":
                deed.verb = "sit"  # up there already
        for deed in self.notes.story.deeds:
            if deed.who is owner and deed.target is who and deed.verb in {"hold", "carry", "give", "push"}:
                deed.verb, deed.target = "walk", None
        self.notes.claimed[number].add(token.i)

    def _puts_on(self, garment: Draft, wearer: Draft, number: int) -> bool:
        """Dress whom a garment is put on: "puts a hat on the dog"."""
        if garment.kind != "prop" or not wearer.alive:
            return False
        doc = self.notes.parsed.sentences[number].doc
        at = next((i for i, d in self.notes.drafts[number].items() if d is garment), None)
        if at is None or not cast.wear(wearer, doc[at], doc[at].lower_):
            return False
        self.notes.story.drafts.remove(garment)
        for draft in self.notes.story.drafts:
            draft.relations[:] = [r for r in draft.relations if r[1] is not garment]
        del self.notes.drafts[number][at]
        self.notes.worn[number][at] = wearer
        return True

    def _abed(self, who: Draft, number: int) -> None:
        """Whoever is in bed and does nothing else lies there."""
        if not any(d.who is who for d in self.notes.story.deeds):
            self.notes.story.deeds.append(Deed(who, "lie" if who.kind == "person" else "sleep", number))

    def _seated(self, who: Draft | None, number: int) -> Draft | None:
        """Whoever is on a seat in a sentence about a person is that person: "feeds pigeons on a bench"."""
        people = [d for d in self.notes.drafts[number].values() if d.kind == "person" and not d.background]
        if who is None or who.kind == "person" or not people:
            return who
        if not any(d.who is people[0] and d.verb == "sit" for d in self.notes.story.deeds):
            self.notes.story.deeds.insert(0, Deed(people[0], "sit", number))
        return people[0]


def _sends(verb: Token, preposition: Token) -> bool:
    """Whether a phrase tells where a verb brings its object, rather than where it is done."""
    if not any(c.dep_ == "dobj" and c.i < preposition.i for c in verb.children):
        return False
    lemma = verb.lemma_.lower()
    if lemma in _PUTS or preposition.lower_ in _THITHER:
        return True
    way = preposition.lower_ in {"on", "in", "at", "over"}
    return way and any(depth <= 1 and above in _SENDS for depth, above in lexicon().verb_chain(lemma, 2))


_SADDLED = {"bicycle", "motorcycle", "motor-scooter", "kick-scooter"}


def _rides(who: Draft, deeds: list[Deed]) -> bool:
    return any(d.who is who and d.verb in {"ride", "drive", "sail", "fly", "surf", "cycle", "row"} for d in deeds)


def _sits(who: Draft | None) -> bool:
    return who is not None and who.kind == "person"


def _relate(name: str, who: Draft, thing: Draft, deeds: list[Deed]) -> None:
    """Note a relation as it can be staged: balloons are tied on, brooms and boats ridden."""
    if name == "beside" and thing.art == "balloon" and not who.alive:
        thing.relations.append(("on", who))
        return
    broom = thing.art == "broom" and who.kind == "person"
    if broom and who.look.get("item") == "broom":
        who.look.pop("item")
    if name == "on" and who.kind in {"quadruped", "bird"} and thing.kind == "vehicle" and not _rides(who, deeds):
        who.relations.append((name, thing))  # a bird on a bicycle does not pedal, a cat on a car is not in it
        return
    if name in {"on", "in"} and (thing.kind in {"vehicle", "quadruped"} or broom) and who.alive:
        name = "riding"
    if name == "riding" and thing.art in _SADDLED:
        cast.humanise(who)
    who.relations.append((name, thing))
