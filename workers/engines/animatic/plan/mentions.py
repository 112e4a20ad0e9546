"""Finds the subject that a pronoun, "the dog" or "the other" means."""

import dataclasses

from spacy.tokens import Token

from workers.engines.animatic.plan.act import SPEAKING
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.notes import Notes

_COUPLES = {"couple", "newlywed", "lover", "parent", "grandparent", "twin", "sibling", "dancer", "friend", "stranger"}
"""Two who are a man and a woman as soon as the prompt says "he" or "she" of one of them."""


class Mentions:
    """Looks subjects up among those named so far."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def again(self, token: Token, lemma: str) -> Draft | None:
        """Return the earlier subject that "the dog", "his dog" or a bare name means again."""
        script = token.i + 1 < len(token.doc) and token.nbor().text == ":"
        definite = script or any(
            c.lower_ in {"the", "this", "that", "his", "her", "their", "its", "these", "those"} for c in token.lefts
        )
        if not definite and token.pos_ != "PROPN":
            return None
        for draft in reversed(self.notes.story.drafts):
            mods = {t.lower_ for t in token.lefts if t.dep_ in {"amod", "compound"}}
            apart = mods and draft.mods and not mods & draft.mods
            named = draft.lemma == lemma or draft.kind == "person" and lemma in draft.word.lower().split()[:-1]
            if named and not apart:
                return draft
        if not definite:
            return None
        for draft in reversed(self.notes.story.drafts):
            if lemma in {"animal", "creature"} and draft.kind in {"quadruped", "bird", "fish"}:
                return draft
            same_sort = lemma in {"man", "woman", "boy", "girl", "person", "kid", "child", "guy", "bird", "car"}
            if same_sort and lemma in set(lexicon().noun_chain(draft.lemma, 8)):
                return draft
        return None

    def ordinal(self, word: str) -> Draft | None:
        """Return whom "the first" or "the other" means, telling two of a kind apart if need be."""
        alive = [d for d in self.notes.story.drafts if d.alive and not d.background]
        pair = next((d for d in alive if d.count == 2), None)
        if pair is not None:
            self._split(pair)
        elif len(alive) < 2:
            return None
        first = pair or next((d for d in alive if d.twin), alive[0])
        second = first.twin or alive[1]
        return first if word in {"first", "one"} else second

    def _split(self, pair: Draft) -> Draft:
        twin = Draft(pair.word, pair.kind, pair.art, dict(pair.look), 1, pair.size, lemma=pair.lemma)
        pair.count = 1
        pair.twin = self.notes.add(twin)
        twin.shots, twin.mentions = set(pair.shots), set(pair.mentions)
        twin.relations = [(name, other) for name, other in pair.relations if name != "holding"]
        twin.relations.append(("beside", pair))
        self.notes.story.deeds += [dataclasses.replace(d, who=twin) for d in self.notes.story.deeds if d.who is pair]
        return twin

    def pronoun(self, token: Token, number: int) -> Draft | None:
        """Return whom a pronoun means, or None."""
        word = token.lower_
        self._note_addressee(token, number)
        alive = [d for d in self.notes.story.drafts if d.alive and not d.background]
        if token.dep_ in {"nsubj", "nsubjpass"} and word in {"who", "which", "that"}:
            return None
        if word in {"you", "i", "me", "we", "us"}:
            return alive[0] if alive else self.notes.add(Draft("you", "person", lemma=word))
        if word in {"someone", "somebody", "everyone", "everybody", "people"}:
            return self.notes.add(Draft(word, "person", lemma=word, count=4 if word.startswith("every") else 1))
        if word in {"he", "him", "himself", "she", "her", "herself"}:
            return self._he_or_she(token, number, alive)
        if word in {"they", "them", "themselves"}:
            many = [d for d in alive if d.count > 1] or alive
            return many[-1] if many else None
        if word in {"it", "itself", "one"}:
            others = [d for d in self.notes.story.drafts if d.kind != "person" or d.look.get("head")]
            return others[0] if others else None
        return None

    def owner(self, token: Token, number: int) -> Draft | None:
        """Return whom "his" or "the boy's" means, among those named before."""
        known = self.notes.as_draft(token, number)
        if known is not None or token.lower_ not in {"his", "her", "their", "its"}:
            return known
        wanted = {"his": 0.0, "her": 1.0}.get(token.lower_)
        named = (d for d in self.notes.story.drafts if d.alive and not d.background)
        return next((d for d in named if wanted is None or d.look.get("fem", wanted) == wanted), None)

    def _note_addressee(self, token: Token, number: int) -> None:
        for other, draft in self.notes.drafts[number].items():
            spoken_to = token.doc[other]
            governor = spoken_to.head
            if governor.lemma_ == "to" and governor.head.lemma_ in SPEAKING:
                governor = governor.head
            if governor.lemma_.lower() in SPEAKING and draft.alive and spoken_to.dep_ in {"dobj", "dative", "pobj"}:
                self.notes.addressed[number] = draft

    def _he_or_she(self, token: Token, number: int, alive: list[Draft]) -> Draft | None:
        wanted = 1.0 if token.lower_.startswith(("s", "her")) else 0.0
        pair = next((d for d in alive if d.lemma in _COUPLES and d.count == 2 and "fem" not in d.look), None)
        if pair is not None:
            self._split(pair)
            pair.look["fem"] = wanted
            if pair.twin is not None:
                pair.twin.look["fem"] = 1.0 - wanted
            return pair
        people = [d for d in alive if d.kind == "person" and d.look.get("fem", wanted) == wanted]
        asked = self.notes.addressed.get(number)
        if asked in people and token.dep_ == "nsubj":
            return asked
        if people:
            people.sort(key=lambda d: d.look.get("fem") != wanted)
            people[0].look.setdefault("fem", wanted)
            return people[0]
        if alive:
            spoke = self.notes.story.speeches[-1].speaker if self.notes.story.speeches else None
            return spoke if spoke in alive else alive[0]
        if token.dep_ == "poss" or token.lower_ != "her" and token.dep_ == "nsubj":
            return self.notes.add(Draft(token.lower_, "person", look={"fem": wanted}, lemma=token.lower_))
        return None
