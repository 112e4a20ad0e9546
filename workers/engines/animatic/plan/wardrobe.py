"""Dresses subjects in the clothes, hair and beards that a prompt gives them."""

from spacy.tokens import Token

from workers.engines.animatic.plan import cast, words
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.notes import Notes


class Wardrobe:
    """Knows who wears what a noun names."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def put_on(self, token: Token, number: int) -> bool:
        """Dress the wearer where this noun is clothing, hair or a beard that somebody wears."""
        known = any(p in words.CLOTHES for p in cast.phrases(token))
        wearer = self._wearer(token, number) if known else None
        if (
            wearer is not None
            and wearer.kind != "person"
            and cast.lemma_of(token) in {"stripe", "curl", "bob", "hood", "vest"}
        ):
            return False
        if not known or token.lower_ == "top" and token.head.lower_ == "on":
            return False
        wearer = self._wearer(token, number)
        if wearer is None and self._named_after(token, number):
            return True
        if wearer is None or not cast.wear(wearer, token, token.lower_):
            return False
        self.notes.worn[number][token.i] = wearer
        self.notes.claimed[number].update(t.i for left in token.lefts for t in left.subtree if t.pos_ != "VERB")
        return True

    def _named_after(self, token: Token, number: int) -> bool:
        """Whether the wearer is yet to come, as in "the boots of a cowboy": what they wear is then theirs anyway."""
        of = next((c for c in token.rights if c.lower_ == "of"), None)
        owner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if owner is None or cast.living(cast.lemma_of(owner)) is None:
            return False
        self.notes.claimed[number].add(token.i)
        return True

    def take_off(self, token: Token, number: int) -> None:
        """Take off what "without armour" or "no hat" denies."""
        key = next((words.CLOTHES[p][0] for p in cast.phrases(token) if p in words.CLOTHES), "")
        wearer = self._wearer(token, number) if key else None
        if wearer is not None:
            wearer.look.pop(key, None)
            if key in {"hat", "beard", "glasses"}:
                wearer.look[key] = ""

    def _wearer(self, token: Token, number: int) -> Draft | None:
        beside = token.head.i - 1 if token.dep_ == "pobj" else -1
        if beside >= 0 and beside in self.notes.drafts[number] and self._can_wear(self.notes.drafts[number][beside]):
            return self.notes.drafts[number][beside]
        at: Token = token
        for _ in range(5):
            if at.head is at:
                break
            link, at = at, at.head
            if link.dep_ in {"pobj", "conj", "dobj", "compound", "amod", "appos", "dep", "nmod", "prep"} or at.pos_ in {
                "ADP",
                "VERB",
            }:
                if at.pos_ == "VERB":
                    if (
                        at.lemma_ not in {"wear", "dress", "have", "sport", "rock", "don", "be", "clothe", "adjust"}
                        and link.dep_ == "dobj"
                    ):
                        return None
                    subject = self.notes.subject(at, number)
                    if subject is not None:
                        return subject if subject.alive or subject.kind == "prop" else None
                found = self.notes.drafts[number].get(at.i)
                if found is not None and self._can_wear(found):
                    return found
        return None

    def _can_wear(self, draft: Draft) -> bool:
        return draft.alive or draft.kind == "prop" and lexicon().kind(draft.lemma) in {"plant", "food", "animal", ""}
