"""Casts the nouns and pronouns of a sentence: new subjects, those named before, and what they wear."""

from typing import Any

from spacy.tokens import Token

from workers.engines.animatic import catalogue
from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.plan import cast, events, kin, scene, words
from workers.engines.animatic.plan.act import action_known, by_noun, verb_lemma
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.mentions import Mentions
from workers.engines.animatic.plan.notes import Notes
from workers.engines.animatic.plan.parse import Sentence
from workers.engines.animatic.plan.places import FURNISHED
from workers.engines.animatic.plan.wardrobe import Wardrobe

IGNORED = {
    "this", "underwater", "that", "thing", "something", "everything", "nothing", "way", "one", "other", "lot", "bit",
    "time", "moment", "day", "hour", "minute", "second", "year", "air", "front", "back", "side", "middle", "center",
    "centre", "top", "bottom", "left", "right", "edge", "end", "direction", "distance", "place", "name", "life",
    "world", "attention", "order", "face", "hand", "eye", "head", "arm", "leg", "foot", "finger", "mouth", "body",
    "nose", "tail", "ear", "paw", "fur", "wing", "skin", "smile", "expression", "tear", "lip", "shoulder", "lap",
    "hair", "color", "colour", "detail", "sun", "light", "shadow", "speed", "turn", "all", "each", "action", "sudden",
    "prompt", "ground", "floor", "focus", "motion", "movement", "beginning", "start", "viewer", "line", "voice",
    "accent", "dialogue", "voiceover", "sky", "voice-over", "narrator", "narration", "countdown", "conversation",
    "question", "interview", "speech", "talk", "selfie", "ambience", "product", "birthday", "opera", "song",
    "spotlight", "outside", "inside", "steaming", "reflection", "surprise", "splash", "self", "joy", "fun",
    "excitement", "goodbye", "wear", "attire", "clothing", "clothes", "leash", "outfit",
    "garment", "tentacle", "tentacles",
    "beak", "claw", "horn", "whisker", "signage", "hello", "farewell", "bye", "greeting",
}  # fmt: skip
_COUNTS = {
    "crowd": 8,
    "audience": 8,
    "couple": 2,
    "family": 3,
    "orchestra": 6,
    "choir": 6,
    "band": 4,
    "team": 5,
    "army": 12,
    "jury": 6,
    "class": 6,
    "parent": 2,
    "grandparent": 2,
    "twin": 2,
    "newlywed": 2,
}
_BUILT_IN = {"window", "wall", "floor", "ceiling", "doorway", "corner", "counter", "shelf"}
"""What rooms have, so that being at, by or on it needs no drawing of its own."""
_SIBLINGS = {"sister", "brother", "friend", "twin", "classmate", "cousin"}
_STANDS_ALONE = {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "appos", "dep", "ccomp"}


class Nouns:
    """Reads nouns into `notes`."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.wardrobe = Wardrobe(notes)
        self.mentions = Mentions(notes)

    def read(self, number: int, sentence: Sentence) -> None:
        used, here = self.notes.used[number], self.notes.drafts[number]
        for token in sentence.doc:
            if token.i in used or token.i in sentence.quotes or token.i in here:
                continue
            found = self._stand_in(token, number)
            if found is None and _names_something(token) and not self._is_deed(token, number):
                found = self._noun(token, number)
            if found is not None:
                here[token.i] = found
                found.mentions.add(number)
                found.shots.add(sentence.shot)

    def _stand_in(self, token: Token, number: int) -> Draft | None:
        """Read "the first", "another" and pronouns."""
        counted = token.lower_ in {"first", "second", "one", "other", "another"} and token.dep_ in _STANDS_ALONE
        if counted and not any(c.lower_ == "each" for c in token.lefts):
            found = self.mentions.ordinal(token.lower_)
            if found is not None:
                return found
        if token.pos_ == "PRON" or counted and token.lower_ in {"one", "another"}:
            return self.mentions.pronoun(token, number)
        return None

    def _is_deed(self, token: Token, number: int) -> bool:
        """Whether a noun in "-ing" right after somebody is what they do: "my dog Max surfing"."""
        here = self.notes.drafts[number]
        before = here.get(token.i - 1) or here.get(token.i - 2)
        if before is None or not before.alive or not token.lower_.endswith("ing"):
            return False
        beside = token.nbor(-1)
        return action_known(verb_lemma(token.lower_, "")) and beside.dep_ != "det" and beside.pos_ != "ADJ"

    def _noun(self, token: Token, number: int) -> Draft | None:
        lemma = cast.lemma_of(token)
        if scene.negated(token):
            self.notes.story.without.add(lemma)
            self.wardrobe.take_off(token, number)
            return None
        if token.text.startswith("@"):
            handles = [d for d in self.notes.story.drafts if d.lemma == token.lower_]
            return handles[0] if handles else self.notes.add(Draft(token.text, "person", lemma=token.lower_))
        named = token.i + 1 < len(token.doc) and (token.dep_ == "compound" or token.nbor().pos_ in {"NOUN", "PROPN"})
        if named and cast.direct(f"{token.lower_} {cast.lemma_of(token.nbor())}") is not None:
            return None  # the first word of a name that the next one ends
        if self._compared(token) or self.wardrobe.put_on(token, number) or self._group(token, lemma):
            return None
        if self._place_after_all(token, lemma, number) or self._furnished(token, lemma, number):
            return None
        event = events.read_event(self.notes, token, number, self.notes.parsed.sentences[number])
        if event is not None:
            return event
        governor = token.head.head if token.dep_ == "conj" else token.head
        if token.dep_ in {"dobj", "conj"} and governor.lemma_ == "wear":
            self.notes.story.leave_out(f"the {token.lower_} (to wear)")
            return None
        same = self._same(token, number, lemma)
        if same is not None:
            return same
        bare = not list(token.lefts) and not list(token.rights) and token.dep_ not in {"nsubj", "dobj", "pobj"}
        if bare and lexicon().is_other(token.lower_) and cast.direct(lemma) is None:
            return None
        owned = any(left.dep_ == "poss" for left in token.lefts)
        known = kin.of_their_kind(lemma, owned, self.notes.story.drafts) or cast.compounded(token)
        if lemma in IGNORED and (known is None or " " not in known[0]):
            return None
        return self._cast(token, lemma, known, number)

    def _place_after_all(self, token: Token, lemma: str, number: int) -> bool:
        """Take "a garden with a koi pond" as where it plays; a place that is not it is left out, never a prop."""
        if cast.compounded(token) is not None or not (name := scene.place_named(token)):
            return False
        place = self.notes.story.places[number]
        if place.set and place.set != name:
            self.notes.story.leave_out(f"the {lemma}")
        place.set = place.set or name
        self.notes.used[number].add(token.i)
        return True

    def _furnished(self, token: Token, lemma: str, number: int) -> bool:
        """Whether a noun is what the set has anyway: the desk of an office, unless it is told apart."""
        place = self.notes.story.places[number].set or next((p.set for p in self.notes.story.places if p.set), "")
        plain = all(
            left.dep_ in {"det", "poss"} or left.lower_ in cast.PLAIN_ADJECTIVES or left.i in self.notes.used[number]
            for left in token.lefts
        )
        built_in = lemma in _BUILT_IN and token.dep_ == "pobj"
        if lemma in {"table", "desk"}:
            return False  # things stand on it, and people sit at it
        if not (built_in or lemma in FURNISHED.get(place, ())) or not plain or token.dep_ in {"nsubj", "dobj"}:
            return False
        self.notes.claimed[number].add(token.i)
        return True

    def _compared(self, token: Token) -> bool:
        """Leave out what is only likened to or what a thing is made of; the drawings come in one material."""
        if token.dep_ != "pobj":
            return False
        if token.head.lower_ in {"of", "from"} and token.head.head.lemma_ == "make":
            self.notes.story.leave_out(f"“made of {token.text}”")
            return True
        if token.head.lower_ == "like":
            self.notes.story.leave_out(f"“like {token.text}”")
            return True
        return False

    def _same(self, token: Token, number: int, lemma: str) -> Draft | None:
        """Return the subject that this noun names again: "my dog Max", "she is a CEO", "the dog"."""
        here = self.notes.drafts[number]
        named = here.get(token.i - 1)
        if token.pos_ == "PROPN" and named is not None and named.alive and cast.direct(lemma) is None:
            if named.word[:1].isupper():
                named.word = f"{named.word} {token.text}"
            return named
        if token.dep_ == "attr":
            same = next((d for c in token.head.lefts if (d := here.get(c.i)) is not None), None)
            if same is not None and same.alive:
                return self._become(same, token)
        earlier = self.mentions.again(token, lemma)
        if earlier is not None:
            cast.dress(earlier, token)
        return earlier

    def _become(self, same: Draft, token: Token) -> Draft:
        """Read "you are a delivery guy" as one person, not two."""
        known = cast.compounded(token)
        if known is not None and same.kind == "person" and not same.look.get("head"):
            same.word, (same.kind, same.art, look) = known
            same.look |= look
        elif known is not None and known[1][0] == "person" and known[1][2]:
            cast.humanise(same)
            same.look |= known[1][2]
        return same

    def _cast(
        self, token: Token, lemma: str, known: tuple[str, tuple[str, str, dict[str, Any]]] | None, number: int
    ) -> Draft | None:
        if known is not None:
            word, (kind, art, look) = known
            draft = Draft(word, kind, art, dict(look), lemma=lemma)
        else:
            found = None if lemma in words.PROPS else cast.stand_in(lemma)
            if found is None and token.pos_ == "PROPN" and self._acts(token):
                found = ("person", "", {}, True)
            if found is None:
                self._unstaged(token, lemma, number)
                return None
            kind, art, look, sure = found
            draft = Draft(_full_name(token) if token.pos_ == "PROPN" else lemma, kind, art, dict(look), lemma=lemma)
            if not sure:
                self.notes.story.leave_out(f"the {lemma} as such ({_article(art.replace('-', ' '))} stands in)")
        self._count(draft, token, lemma)
        unused = cast.dress(draft, token)
        dressing = (t for left in token.lefts for t in (left, *left.children))
        self.notes.claimed[number].update(
            t.i for t in dressing if t not in unused and t.pos_ in {"ADJ", "NUM"} and t.lower_ not in words.SPECIES
        )
        cast.role_with_head(draft, token)
        for left in unused:
            stem = verb_lemma(left.lower_, "")
            if left.lower_.endswith("ing") and action_known(stem):
                self.notes.pending.append((draft, stem))
                self.notes.claimed[number].add(left.i)
            elif left.i not in self.notes.used[number]:
                self.notes.story.leave_out(f"“{left.text}” of the {draft.word}")
        kin.smaller(draft, lemma)
        if draft.look.get("scale"):
            scale = float(draft.look.pop("scale"))
            draft.size *= scale if draft.size < 1.5 else 1.0  # a giant baby is a giant first
        return self.notes.add(draft)

    def _count(self, draft: Draft, token: Token, lemma: str) -> None:
        changed = token.lower_ != lemma or lemma in {"people", "sheep", "deer", "fish"}
        draft.mods = {t.lower_ for t in token.lefts if t.dep_ in {"amod", "compound"}}
        if token.tag_ in {"NNS", "NNPS"} and changed or lemma == "people":
            draft.count = 3
        draft.background = lemma in {"crowd", "audience"}
        if lemma in _SIBLINGS and any(self._child(left) for left in token.lefts if left.dep_ == "poss"):
            draft.look["age"] = "child"
        if lemma == "twin" and any(left.dep_ == "poss" for left in token.lefts):
            draft.look["age"] = "child"  # whose twins they are is their parent
        draft.count = self._counted(token) or _COUNTS.get(lemma, draft.count)
        if draft.art in BUILT and BUILT[draft.art].many:
            draft.count = 1

    def _child(self, owner: Token) -> bool:
        """Whether "his" or "the boy's" means a child."""
        sentence = next(i for i, s in enumerate(self.notes.parsed.sentences) if s.doc is owner.doc)
        meant = self.mentions.owner(owner, sentence)
        return meant is not None and meant.look.get("age") == "child"

    def _acts(self, token: Token) -> bool:
        return token.dep_ in {"nsubj", "nsubjpass", "poss", "conj", "agent", "ROOT"} and token.text[:1].isupper()

    def _unstaged(self, token: Token, lemma: str, number: int) -> None:
        kind = lexicon().kind(lemma)
        if by_noun(lemma) and token.dep_ in {"dobj", "conj", "ROOT", "nsubj"}:
            return
        if (
            token.lower_ in catalogue.COLOURS
            or token.lower_ in words.ADJECTIVES
            or lexicon().is_other(lemma)
            and not kind
        ):
            return
        if kind in {"time", "attribute", "feeling", "thought", "quantity", "act", "state"} and token.dep_ in {
            "pobj",
            "npadvmod",
        }:
            return
        for child in token.lefts:
            found = cast.direct(child.lower_) if child.dep_ == "compound" else None
            if found is not None and found[0] in {"person", "quadruped", "bird"}:
                draft = self.notes.add(Draft(child.lower_, found[0], found[1], dict(found[2]), 3, lemma=child.lower_))
                draft.mentions.add(number)
                draft.shots.add(self.notes.parsed.sentences[number].shot)
        if lemma in IGNORED or token.tag_ == "NNP" and token.dep_ == "compound" or len(lemma) < 3:
            return
        phrase = " ".join(
            t.text
            for t in token.subtree
            if t.i in range(token.i - 2, token.i + 1) and t.pos_ in {"NOUN", "ADJ", "PROPN"}
        )
        self.notes.story.leave_out(f"the {phrase or lemma}" if token.pos_ == "NOUN" else phrase or token.text)

    def _group(self, token: Token, lemma: str) -> bool:
        """Whether this noun only counts or contains the next: "a group of", "a cup of"."""
        of = next((c for c in token.children if c.lower_ == "of"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if inner is None:
            return False
        if lemma in words.GROUPS or lemma in words.EMPTY_CONTAINERS:
            return True
        return lemma in words.CONTAINERS and cast.compounded(inner) is not None

    def _counted(self, token: Token) -> int:
        if token.dep_ != "pobj" or token.head.lower_ != "of":
            return 0
        head = token.head.head
        count = 8 if head.lower_ in {"full", "crowded"} else words.GROUPS.get(cast.lemma_of(head), 0)
        for child in head.lefts:
            number = words.NUMBERS.get(child.lower_, 0) if child.pos_ == "NUM" else 0
            if number:
                count = number * (words.GROUPS.get(cast.lemma_of(head), 1) if head.lemma_ in {"dozen", "pair"} else 1)
        return min(count, words.MOST)


def _full_name(token: Token) -> str:
    first = token.i
    while first > 0 and token.doc[first - 1].pos_ == "PROPN" and token.doc[first - 1].dep_ == "compound":
        first -= 1
    return str(token.doc[first : token.i + 1].text)


def _names_something(token: Token) -> bool:
    crowd = token.lower_ in {"crowd", "audience"} and token.tag_ not in {"VBD", "VBN"}
    if token.text.startswith("@") and len(token) > 1:
        return True
    noun = token.pos_ in {"NOUN", "PROPN"} or crowd or _noun_after_all(token)
    return noun and not (token.dep_ == "compound" and token.head.pos_ in {"NOUN", "PROPN"})


def _noun_after_all(token: Token) -> bool:
    """Whether a word tagged otherwise stands where only a noun can: "chased by geese", "Boy: ..."."""
    if token.i + 1 < len(token.doc) and token.nbor().text == ":" and cast.direct(token.lower_) is not None:
        return True
    placed = token.pos_ == "ADJ" and token.dep_ in {"pobj", "dobj", "nsubj"}
    return placed and lexicon().kind(cast.lemma_of(token)) in {"animal", "person", "artefact"}


def _article(word: str) -> str:
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
