"""Casts the nouns and pronouns of a sentence: new subjects, those named before, and what they wear."""

import dataclasses
from typing import Any

from spacy.tokens import Token

from workers.engines.animatic import catalogue
from workers.engines.animatic.plan import cast, scene, words
from workers.engines.animatic.plan.act import SPEAKING, action_known, by_noun, verb_lemma
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.notes import Notes
from workers.engines.animatic.plan.parse import Sentence

_IGNORED = {
    "this", "that", "thing", "something", "everything", "nothing", "way", "one", "other", "lot", "bit", "time",
    "moment", "day", "hour", "minute", "second", "year", "air", "front", "back", "side", "middle", "center", "centre",
    "top", "bottom", "left", "right", "edge", "end", "direction", "distance", "place", "name", "life", "world",
    "attention", "order", "face", "hand", "eye", "head", "arm", "leg", "foot", "finger", "mouth", "body", "nose",
    "tail", "ear", "paw", "fur", "wing", "skin", "smile", "expression", "tear", "lip", "shoulder", "lap", "hair", "color",
    "colour", "detail", "sun", "light", "shadow", "speed", "turn", "all", "each", "action", "sudden", "prompt", "ground", "floor", "focus",
    "motion", "movement", "beginning", "start", "viewer", "line", "voice", "accent", "dialogue", "conversation", "question", "interview", "speech", "talk", "selfie", "ambience", "product", "birthday", "opera", "song", "spotlight", "outside", "inside", "steaming", "reflection", "surprise", "splash", "self", "joy", "fun", "excitement",
}  # fmt: skip
_COUNTS = {
    "couple": 2,
    "family": 3,
    "orchestra": 6,
    "choir": 6,
    "band": 4,
    "team": 5,
    "army": 12,
    "jury": 6,
    "class": 6,
}
_STANDS_ALONE = {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "appos", "dep", "ccomp"}


class Nouns:
    """Reads nouns into `notes`."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def read(self, number: int, sentence: Sentence) -> None:
        used, here = self.notes.used[number], self.notes.drafts[number]
        for token in sentence.doc:
            if token.i in used or token.i in sentence.quotes or token.i in here:
                continue
            if (
                token.lower_ in {"first", "second", "one", "other", "another"}
                and token.dep_ in _STANDS_ALONE
                and not any(c.lower_ == "each" for c in token.lefts)
            ):
                found = self._ordinal(token.lower_)
                if found:
                    here[token.i] = found
                    continue
            if token.pos_ == "PRON" or token.lower_ in {"one", "another"} and token.dep_ in _STANDS_ALONE:
                found = self._referent(token, number)
                if found:
                    here[token.i] = found
                    found.mentions.add(number)
                    found.shots.add(sentence.shot)
                continue
            crowd = token.lower_ in {"crowd", "audience"} and token.tag_ not in {"VBD", "VBN"}
            before = here.get(token.i - 1) or here.get(token.i - 2)
            stem = verb_lemma(token.lower_, "") if token.lower_.endswith("ing") else ""
            if stem and action_known(stem) and before is not None and before.alive and not list(token.lefts)[:0]:
                if token.nbor(-1).dep_ != "det" and token.nbor(-1).pos_ != "ADJ":
                    continue
            if (
                token.pos_ not in {"NOUN", "PROPN"}
                and not crowd
                and not _noun_after_all(token)
                or token.dep_ == "compound"
                and token.head.pos_ in {"NOUN", "PROPN"}
            ):
                continue
            draft = self._noun(token, number)
            if draft is not None:
                here[token.i] = draft
                draft.shots.add(sentence.shot)
                draft.mentions.add(number)

    def _noun(self, token: Token, number: int) -> Draft | None:
        lemma = cast.lemma_of(token)
        if scene.negated(token):
            self.notes.story.without.add(lemma)
            self._undress(token, number)
            return None
        if token.dep_ == "pobj" and token.head.lower_ in {"of", "from"} and token.head.head.lemma_ == "make":
            self.notes.story.leave_out(f"“made of {token.text}”")
            return None
        if token.dep_ == "pobj" and token.head.lower_ == "like":
            self.notes.story.leave_out(f"“like {token.text}”")
            return None
        named = self.notes.drafts[number].get(token.i - 1)
        if token.pos_ == "PROPN" and named is not None and named.alive and cast.direct(lemma) is None:
            return named
        if token.text.startswith("@"):
            return self.notes.add(Draft(token.text, "person", lemma=token.lower_))
        if self._worn(token, number) or self._group(token, lemma):
            return None
        governor = token.head.head if token.dep_ == "conj" else token.head
        if token.dep_ in {"dobj", "conj"} and governor.lemma_ == "wear":
            self.notes.story.leave_out(f"the {token.lower_} (to wear)")
            return None
        if token.dep_ == "attr":
            same = next((d for c in token.head.lefts if (d := self.notes.drafts[number].get(c.i)) is not None), None)
            if same is not None and (same.word in {"you", "i", "he", "she"} or same.alive):
                return self._become(same, token)
        bare = not list(token.lefts) and not list(token.rights) and token.dep_ not in {"nsubj", "dobj", "pobj"}
        if bare and lexicon().is_other(token.lower_) and cast.direct(lemma) is None:
            return None
        earlier = self._mentioned(token, lemma)
        if earlier is not None:
            cast.dress(earlier, token)
            return earlier
        known = cast.compounded(token)
        if lemma in _IGNORED and (known is None or " " not in known[0]):
            return None
        return self._cast(token, lemma, known, self.notes.used[number])

    def _undress(self, token: Token, number: int) -> None:
        """Take off what "without armour" or "no hat" denies."""
        key = next((words.CLOTHES[p][0] for p in cast.phrases(token) if p in words.CLOTHES), "")
        wearer = self._wearer(token, number) if key else None
        if wearer is not None:
            wearer.look.pop(key, None)
            if key in {"hat", "beard", "glasses"}:
                wearer.look[key] = ""

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
        self, token: Token, lemma: str, known: tuple[str, tuple[str, str, dict[str, Any]]] | None, used: set[int]
    ) -> Draft | None:
        if known is not None:
            word, (kind, art, look) = known
            draft = Draft(word, kind, art, dict(look), lemma=lemma)
        else:
            found = None if lemma in words.PROPS else cast.stand_in(lemma)
            if found is None and token.pos_ == "PROPN" and self._acts(token):
                found = ("person", "", {}, True)
            if found is None:
                self._unstaged(token, lemma)
                return None
            kind, art, look, sure = found
            draft = Draft(token.text if token.pos_ == "PROPN" else lemma, kind, art, dict(look), lemma=lemma)
            if not sure:
                self.notes.story.leave_out(f"the {lemma} as such ({_article(art.replace('-', ' '))} stands in)")
        changed = token.lower_ != lemma or lemma in {"people", "sheep", "deer", "fish"}
        draft.mods = {t.lower_ for t in token.lefts if t.dep_ in {"amod", "compound"}}
        draft.plural = token.tag_ in {"NNS", "NNPS"} and changed or lemma == "people"
        if draft.plural:
            draft.count = 3
        if lemma in {"crowd", "audience"}:
            draft.count = 8
            draft.background = True
        elif lemma in _COUNTS:
            draft.count = _COUNTS[lemma]
        group = self._counted(token)
        if group:
            draft.count = group
        unused = cast.dress(draft, token)
        cast.role_with_head(draft, token)
        for word in unused:
            stem = verb_lemma(word.lower_, "")
            if word.lower_.endswith("ing") and action_known(stem):
                self.notes.pending.append((draft, stem))
            elif word.i not in used:
                self.notes.story.leave_out(f"“{word.text}” of the {draft.word}")
        if draft.look.get("scale"):
            draft.size *= float(draft.look.pop("scale"))
        return self.notes.add(draft)

    def _acts(self, token: Token) -> bool:
        return token.dep_ in {"nsubj", "nsubjpass", "poss", "conj", "agent", "ROOT"} and token.text[:1].isupper()

    def _unstaged(self, token: Token, lemma: str) -> None:
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
        if lemma in _IGNORED or token.tag_ == "NNP" and token.dep_ == "compound" or len(lemma) < 3:
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
        count = words.GROUPS.get(cast.lemma_of(head), 0)
        for child in head.lefts:
            number = words.NUMBERS.get(child.lower_, 0) if child.pos_ == "NUM" else 0
            if number:
                count = number * (words.GROUPS.get(cast.lemma_of(head), 1) if head.lemma_ in {"dozen", "pair"} else 1)
        return min(count, words.MOST)

    def _worn(self, token: Token, number: int) -> bool:
        """Dress the wearer where this noun is clothing, hair or a beard that somebody wears."""
        known = any(p in words.CLOTHES for p in cast.phrases(token))
        if not known or token.lower_ == "top" and token.head.lower_ == "on":
            return False
        wearer = self._wearer(token, number)
        return wearer is not None and cast.wear(wearer, token, token.lower_)

    def _wearer(self, token: Token, number: int) -> Draft | None:
        beside = token.head.i - 1 if token.dep_ == "pobj" else -1
        if beside >= 0 and beside in self.notes.drafts[number] and self._can_wear(self.notes.drafts[number][beside]):
            return self.notes.drafts[number][beside]
        at: Token = token
        for _ in range(5):
            if at.head is at:
                break
            link, at = at, at.head
            if link.dep_ in {"pobj", "conj", "dobj", "compound", "amod", "appos", "dep", "nmod"} or at.pos_ in {
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

    def _mentioned(self, token: Token, lemma: str) -> Draft | None:
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
            if draft.lemma == lemma and not apart:
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

    def _ordinal(self, word: str) -> Draft | None:
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

    def _referent(self, token: Token, number: int) -> Draft | None:
        word = token.lower_
        for other, draft in self.notes.drafts[number].items():
            governor = token.doc[other].head
            if governor.lemma_ == "to" and governor.head.lemma_ in SPEAKING:
                governor = governor.head
            if (
                governor.lemma_.lower() in SPEAKING
                and draft.alive
                and token.doc[other].dep_ in {"dobj", "dative", "pobj"}
            ):
                self.notes.addressed[number] = draft
        alive = [d for d in self.notes.story.drafts if d.alive and not d.background]
        if token.dep_ in {"nsubj", "nsubjpass"} and word in {"who", "which", "that"}:
            return None
        if word in {"you", "i", "me", "we", "us"}:
            return (alive or [self.notes.add(Draft("you", "person", lemma=word))])[0]
        if word in {"someone", "somebody", "everyone", "everybody", "people"}:
            return self.notes.add(Draft(word, "person", lemma=word, count=4 if word.startswith("every") else 1))
        if word in {"he", "him", "himself", "she", "her", "herself"}:
            wanted = 1.0 if word.startswith(("s", "her")) else 0.0
            people = [d for d in alive if d.kind == "person" and d.look.get("fem", wanted) == wanted]
            spoke = self.notes.story.speeches[-1].speaker if self.notes.story.speeches else None
            asked = number in self.notes.addressed and self.notes.addressed[number] in people
            if asked and token.dep_ == "nsubj":
                return self.notes.addressed[number]
            people.sort(key=lambda d: d.look.get("fem") != wanted)
            if people:
                people[0].look.setdefault("fem", wanted)
            if not alive and word != "her" and token.dep_ in {"nsubj", "poss"} or not alive and token.dep_ == "poss":
                return self.notes.add(Draft(word, "person", look={"fem": wanted}, lemma=word))
            return (people or ([spoke] if spoke in alive else []) or alive or [None])[0]
        if word in {"they", "them", "themselves"}:
            many = [d for d in alive if d.count > 1]
            return (many or alive or [None])[-1]
        if word in {"it", "itself", "one"}:
            others = [d for d in self.notes.story.drafts if d.kind != "person" or d.look.get("head")]
            return others[0] if others else None
        return None


def _noun_after_all(token: Token) -> bool:
    """Whether a word tagged otherwise stands where only a noun can: "chased by geese", "Boy: ..."."""
    if token.i + 1 < len(token.doc) and token.nbor().text == ":" and cast.direct(token.lower_) is not None:
        return True
    placed = token.pos_ == "ADJ" and token.dep_ in {"pobj", "dobj", "nsubj"}
    return placed and lexicon().kind(cast.lemma_of(token)) in {"animal", "person", "artefact"}


def _article(word: str) -> str:
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
