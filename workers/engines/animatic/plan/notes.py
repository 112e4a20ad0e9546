"""What the readers of a prompt share: who has been named by which word, and whom a verb belongs to."""

import re

from spacy.tokens import Token

from workers.engines.animatic.plan.draft import Draft, Story
from workers.engines.animatic.plan.parse import Parsed

_TEACHES = {"teach", "make", "let", "help", "ask", "tell", "want", "force", "train", "order", "beg", "watch", "see"}
"""Verbs whose object is the one who does what follows: "teaches his son to ride"."""


class Notes:
    """The story so far, and which words have been accounted for."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.story = Story()
        self.used: list[set[int]] = [set() for _ in parsed.sentences]
        """Per sentence the words that need no subject: they named a place, a style, a camera move."""
        self.drafts: list[dict[int, Draft]] = [{} for _ in parsed.sentences]
        """Per sentence, word index -> the subject it names."""
        self.claimed: list[set[int]] = [set() for _ in parsed.sentences]
        """Per sentence the words that became a deed, a look or a count."""
        self.worn: list[dict[int, Draft]] = [{} for _ in parsed.sentences]
        """Per sentence, word index -> who wears what the word names."""
        self.addressed: dict[int, Draft] = {}
        """Whom somebody speaks to in a sentence: "he" after that is the one who answers."""
        self.pending: list[tuple[Draft, str]] = []
        """Deeds told by an adjective ("a glowing chest"), before the verbs are read."""

    def add(self, draft: Draft) -> Draft:
        draft.id = (
            f"{re.sub(r'[^a-z0-9]+', '_', draft.word.lower()).strip('_') or 'subject'}_{len(self.story.drafts) + 1}"
        )
        self.story.drafts.append(draft)
        return draft

    def somebody(self, number: int, shot: int) -> Draft:
        draft = self.add(Draft("somebody", "person", lemma="somebody"))
        draft.shots.add(shot)
        draft.mentions.add(number)
        return draft

    def subject(self, verb: Token, number: int) -> Draft | None:
        here = self.drafts[number]
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"that", "who", "which"}:
                return self.as_draft(verb.head, number)
            if child.dep_ in {"nsubj", "nsubjpass"}:
                found = self.as_draft(child, number)
                joined = next((c for c in child.children if c.dep_ == "conj" and c.i < verb.i), None)
                if found is not None or joined is None:
                    return found or self.just_before(verb, number)
                return self.as_draft(joined, number)
        close = self.just_before(verb, number)
        if close is not None and verb.tag_ in {"VBZ", "VBG", "VBP"}:
            return close
        if verb.dep_ in {"acl", "relcl"}:
            found = self.as_draft(verb.head, number)
            earlier = [here[i] for i in sorted(here) if i < verb.i and here[i].alive]
            return found or (earlier[-1] if earlier and verb.tag_ == "VBG" else None)
        if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in _TEACHES:
            taught = next((self.as_draft(c, number) for c in verb.head.children if c.dep_ in {"dobj", "dative"}), None)
            if taught is not None and taught.alive:
                return taught
        if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "parataxis"} and verb.head is not verb:
            head = verb.head
            if head.pos_ in {"VERB", "AUX"}:
                return self.subject(head, number)
            if head.pos_ == "ADP":
                head = head.head
            return self.as_draft(head, number) or (self.subject(head, number) if head.pos_ == "VERB" else None)
        before = [here[i] for i in sorted(here) if i < verb.i and here[i].alive]
        if verb.dep_ == "ROOT" and before:
            return before[-1]
        if verb.dep_ in {"ROOT", "amod"} and verb.head in verb.children:
            return None
        return self.as_draft(verb.head, number) if verb.dep_ == "amod" else None

    def scenery(self, verb: Token, number: int) -> Token | None:
        """Return the subject of a verb where it is weather, light or a place: "waves crash", "the wind howls"."""
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i in self.used[number]:
                return None if child.i in self.drafts[number] else child
        return None

    def just_before(self, verb: Token, number: int) -> Draft | None:
        at = verb.i - 1
        while at > 0 and verb.doc[at].pos_ in {"AUX", "ADV", "PART"}:
            at -= 1
        found = self.drafts[number].get(at)
        return (
            found if found is not None and (verb.doc[at].dep_ != "pobj" or verb.doc[at].head.lower_ == "of") else None
        )

    def as_draft(self, token: Token, number: int) -> Draft | None:
        here = self.drafts[number]
        if token.i in here:
            return here[token.i]
        if token.i in self.worn[number]:
            return self.worn[number][token.i]
        of = next((c for c in token.children if c.lower_ in {"of", "with"}), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        return here.get(inner.i) if inner is not None else None
