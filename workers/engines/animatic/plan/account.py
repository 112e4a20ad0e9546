"""Sees to it that no word of a prompt vanishes: each is staged, or named among what is left out."""

import dataclasses

from spacy.tokens import Token

from workers.engines.animatic import catalogue
from workers.engines.animatic.plan import cast, glosses, scene, words
from workers.engines.animatic.plan.act import LIGHT, SPEAKING, UNSEEN, action, action_known, verb_lemma
from workers.engines.animatic.plan.draft import Deed, Draft
from workers.engines.animatic.plan.notes import Notes
from workers.engines.animatic.plan.parse import Sentence

_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ"}
_MOOD_WORDS = frozenset(w for texts in glosses.MOODS.values() for text in texts for w in text.split())
_LIVING = {"person", "quadruped", "bird", "fish"}
_FOR_TWO = {"duel", "match", "fight", "battle", "race", "argument", "wedding", "debate", "wrestling", "contest"}
_FILLER = {
    "look", "way", "go", "come", "get", "let", "left", "right", "full", "able", "sure", "ready", "such", "due", "mr",
    "hot", "cold", "warm", "freezing", "frosty", "ad", "ing", "mrs", "dr", "etc", "ok", "okay", "hand", "self",
    "real", "sudden", "true", "kind", "sort", "type", "style",
}  # fmt: skip


class Account:
    """Goes through the words of all sentences once the readers are done."""

    def __init__(self, notes: Notes, ignored: set[str]) -> None:
        self.notes = notes
        self.ignored = ignored

    def settle(self) -> None:
        """Stage what the readers overlooked, and leave out by name what cannot be staged."""
        for number, sentence in enumerate(self.notes.parsed.sentences):
            for token in sentence.doc:
                if not self.fate(token, number, sentence):
                    self._rescue(token, number, sentence)
            run: list[str] = []
            for token in sentence.doc:
                if token.text in {"-", "–", "/", "'s"} and run:
                    continue
                if self.fate(token, number, sentence):
                    described = bool(run) and token.pos_ == "NOUN" and self._unseen(token, number)
                    self._leave([*run, token.text] if described else run)
                    run = []
                else:
                    run.append(token.text)
            self._leave(run)

    def _unseen(self, token: Token, number: int) -> bool:
        """Whether a noun is neither a subject nor a place, as the eyes in "green eyes"."""
        return token.i not in self.notes.drafts[number] and token.i not in self.notes.used[number]

    def _leave(self, run: list[str]) -> None:
        if run:
            self.notes.story.leave_out(f"“{' '.join(run)}”")

    def ledger(self) -> list[tuple[str, str]]:
        """Return every content word with what became of it; an empty string is a word that vanished."""
        return [
            (token.text, self.fate(token, number, sentence))
            for number, sentence in enumerate(self.notes.parsed.sentences)
            for token in sentence.doc
            if token.pos_ in _CONTENT
        ]

    def fate(self, token: Token, number: int, sentence: Sentence) -> str:
        """Return what became of a word: "subject", "scene", "deed", "left out" ...; an empty string if nothing did."""
        notes, word = self.notes, token.lower_
        if token.pos_ not in _CONTENT or token.i in sentence.quotes or not any(c.isalpha() for c in word):
            return "no content"
        if token.i in notes.drafts[number]:
            return "subject"
        if token.i in notes.used[number]:
            return "scene"
        if token.i in notes.worn[number] or token.i in notes.claimed[number]:
            return "look or deed"
        lemmas = {word, token.lemma_.lower(), cast.lemma_of(token)}
        if lemmas & {w for d in notes.story.drafts for w in d.word.lower().split()}:
            return "subject"
        if lemmas & notes.story.without:
            return "ruled out"
        said = " ".join(notes.story.left_out).lower()
        if word in said or token.lemma_.lower() in said.split():
            return "left out"
        return self._minor(token, number, lemmas)

    def _minor(self, token: Token, number: int, lemmas: set[str]) -> str:
        """Return why a word asks for no picture of its own."""
        noun = token.pos_ in {"NOUN", "PROPN"}
        if token.is_stop or len(token) < 2 or lemmas & _FILLER:
            return "no content"
        if noun and lemmas & (self.ignored | {"video", "clip", "scene"}):
            return "no content"
        if not noun and lemmas & cast.PLAIN_ADJECTIVES:
            return "no content"
        if lemmas & _MOOD_WORDS or lemmas & set(words.NUMBERS) or lemmas & set(words.SIZES):
            return "mood or number"
        head = token.head
        while head.dep_ == "compound" and head.head is not head:
            head = head.head
        governed = head.i in self.notes.drafts[number] or head.i in self.notes.used[number]
        if token.pos_ != "VERB" and lemmas & (set(catalogue.COLOURS) | set(words.ADJECTIVES)) and governed:
            return "look"
        verb = verb_lemma(token.lower_, token.lemma_.lower())
        if token.pos_ == "VERB" and (verb in UNSEEN or verb in LIGHT and any(c.dep_ == "dobj" for c in token.children)):
            return "being there"
        if token.pos_ == "VERB" and verb in SPEAKING and self.notes.story.speeches:
            return "speech"
        counts = lemmas & (set(words.GROUPS) | words.CONTAINERS | words.EMPTY_CONTAINERS)
        if noun and counts and any(c.lower_ == "of" for c in token.children):
            return "count"
        named = token.dep_ in {"compound", "nmod", "poss", "amod"} and governed
        drawn = head.i in self.notes.drafts[number] and token.dep_ != "poss"
        if named and (drawn and noun or noun and cast.living(token.lower_) is None):
            return "part of a name"
        if named and drawn and cast.living(token.lower_) is not None:
            return "part of a name"
        return ""

    def _rescue(self, token: Token, number: int, sentence: Sentence) -> None:
        """Stage a noun with a drawing of its own that the grammar hid, and the deed after it if there is one."""
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or any(c.dep_ == "neg" for c in token.children):
            return
        if scene.place_named(token):
            self.notes.claimed[number].add(token.i)
            return
        found = cast.living(cast.lemma_of(token)) or (cast.compounded(token) or ("", None))[1]
        if found is None and token.tag_ == "NNP" and any(c.dep_ == "cc" for c in token.children):
            found = ("person", "", {})
        if found is None or token.pos_ == "ADJ" and found[0] not in _LIVING:
            return
        kind, art, look = found
        draft = self.notes.add(Draft(_name(token), kind, art, dict(look), lemma=cast.lemma_of(token)))
        paired = kind in _LIVING and token.i + 1 < len(token.doc) and token.nbor().lemma_.lower() in _FOR_TWO
        draft.count = 3 if token.tag_ == "NNS" else 2 if paired else 1
        for left in [t for t in sentence.doc[max(0, token.i - 3) : token.i] if t.pos_ in {"NUM", "ADJ"}]:
            if cast.describe(draft, left.lower_):
                self.notes.claimed[number].add(left.i)
        draft.mentions.add(number)
        draft.shots.add(sentence.shot)
        self.notes.drafts[number][token.i] = draft
        beside = self.notes.drafts[number].get(token.head.i)
        if beside is not None and any(c.dep_ == "cc" for c in token.children):
            same = [dataclasses.replace(d, who=draft) for d in self.notes.story.deeds if d.who is beside]
            self.notes.story.deeds += [d for d in same if d.sentence == number]
        self._deed_after(token, draft, number)

    def _deed_after(self, token: Token, draft: Draft, number: int) -> None:
        if token.i + 1 >= len(token.doc) or draft.kind not in _LIVING:
            return
        after = token.nbor()
        stem = verb_lemma(after.lower_, after.lemma_.lower())
        done = action(stem) if action_known(stem) else None
        if done is not None and after.i not in self.notes.claimed[number] and after.pos_ in {"NOUN", "VERB"}:
            self.notes.story.deeds.append(Deed(draft, done.name, number))
            self.notes.claimed[number].add(after.i)


def _name(token: Token) -> str:
    return token.text if token.pos_ == "PROPN" else cast.lemma_of(token)
