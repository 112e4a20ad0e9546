"""Walks the parsed sentences and writes down who is there, what they do and what they say."""

import dataclasses
import re
from typing import Any

from spacy.tokens import Token

from workers.engines.animatic import catalogue
from workers.engines.animatic.plan import cast, scene, words
from workers.engines.animatic.plan.act import HUMAN, LIGHT, SPEAKING, UNSEEN, Acted, action, by_noun, verb_lemma
from workers.engines.animatic.plan.draft import Deed, Draft, Speech, Story
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.parse import Parsed, Quote, Sentence

_RELATIONS = {
    "on": "on", "onto": "on", "atop": "on", "upon": "on", "under": "under", "beneath": "under", "below": "under",
    "underneath": "under", "beside": "beside", "near": "beside", "next": "beside", "by": "beside", "with": "beside",
    "alongside": "beside", "behind": "behind", "after": "behind", "in": "in", "inside": "in", "into": "in",
    "holding": "holding", "against": "beside", "around": "beside", "over": "on", "above": "on", "at": "beside",
    "front": "beside", "between": "beside", "from": "beside", "through": "in", "to": "beside", "toward": "beside",
    "towards": "beside", "past": "beside",
}  # fmt: skip
_DELIVERIES = {
    "whisper": "whisper", "mutter": "whisper", "murmur": "whisper", "mumble": "whisper", "hiss": "whisper",
    "shout": "shout", "yell": "shout", "scream": "shout", "bellow": "shout", "roar": "shout", "exclaim": "shout",
    "sing": "sing", "chant": "sing", "croon": "sing", "rap": "sing", "hum": "sing",
}  # fmt: skip
_WRITTEN = {"read", "label", "title", "name", "call", "mark", "print", "write", "spell", "display", "caption"}
_SIGNS = {"sign", "banner", "text", "title", "word", "shirt", "t-shirt", "logo", "billboard", "poster", "caption",
          "label", "letter", "placard", "board", "screen", "card", "note", "headline", "tattoo", "cap", "mug", "message",
          "subtitle", "chyron"}  # fmt: skip
_IGNORED = {
    "this", "that", "thing", "something", "everything", "nothing", "way", "one", "other", "lot", "bit", "time",
    "moment", "day", "hour", "minute", "second", "year", "air", "front", "back", "side", "middle", "center", "centre",
    "top", "bottom", "left", "right", "edge", "end", "direction", "distance", "place", "name", "life", "world",
    "attention", "order", "face", "hand", "eye", "head", "arm", "leg", "foot", "finger", "mouth", "body", "nose",
    "tail", "ear", "paw", "fur", "wing", "skin", "smile", "expression", "tear", "lip", "shoulder", "lap", "hair", "color",
    "colour", "detail", "sun", "light", "shadow", "speed", "turn", "all", "each", "action", "sudden", "prompt", "ground", "floor", "focus",
    "motion", "movement", "beginning", "start", "viewer", "line", "voice", "accent", "dialogue", "conversation", "question", "interview", "speech", "talk", "selfie", "ambience", "product", "birthday", "opera", "song", "selfie", "spotlight", "outside", "inside", "joy", "fun", "excitement",
}  # fmt: skip
_HELD_INSTRUMENTS = {"guitar", "violin", "trumpet", "saxophone", "accordion", "banjo", "flute", "maracas", "microphone",
                     "video-game", "mobile-phone", "joystick"}  # fmt: skip
_STANDS_ALONE = {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "appos", "dep", "ccomp"}
_SAID = re.compile(r"(?i)^(?:hi|hello|hey|yes|no|goodbye|bye|thanks|thank|good|welcome|happy|i|we|you|let|what|why|how|sorry|please|wow|oh|that|he|she|it|the|nobody|never|come)$")


class Reader:
    """Reads one prompt; `story` holds what it found."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.story = Story()
        self.used: list[set[int]] = [set() for _ in parsed.sentences]
        self._addressed: dict[int, Draft] = {}
        """Whom somebody speaks to in a sentence: "he" after that is the one who answers."""
        self._drafts: list[dict[int, Draft]] = [{} for _ in parsed.sentences]

    def read_scenes(self) -> None:
        for sentence, used in zip(self.parsed.sentences, self.used, strict=True):
            self.story.places.append(scene.read_place(sentence.doc, used))
            self.story.shots.append(sentence.shot)

    def read_people_and_deeds(self) -> None:
        for number, sentence in enumerate(self.parsed.sentences):
            self._texts(number, sentence)
            self._unquoted_speech(number, sentence)
            self._nouns(number, sentence)
            self._verbs(number, sentence)
            self._relations(number, sentence)
            self._quotes(number, sentence)

    # nouns

    def _nouns(self, number: int, sentence: Sentence) -> None:
        used, here = self.used[number], self._drafts[number]
        for token in sentence.doc:
            if token.i in used or token.i in sentence.quotes or token.i in here:
                continue
            if token.lower_ in {"first", "second", "one", "other", "another"} and token.dep_ in _STANDS_ALONE:
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
            if token.pos_ not in {"NOUN", "PROPN"} and not crowd or token.dep_ == "compound" and token.head.pos_ in {"NOUN", "PROPN"}:
                continue
            draft = self._noun(token, number)
            if draft is not None:
                here[token.i] = draft
                draft.shots.add(sentence.shot)
                draft.mentions.add(number)

    def _noun(self, token: Token, number: int) -> Draft | None:
        lemma = cast.lemma_of(token)
        if scene.negated(token):
            self.story.without.add(lemma)
            return None
        if token.text.startswith("@"):
            return self._add(Draft(token.text, "person", lemma=token.lower_))
        if self._worn(token, number) or self._group(token, lemma):
            return None
        governor = token.head.head if token.dep_ == "conj" else token.head
        if token.dep_ in {"dobj", "conj"} and governor.lemma_ == "wear":
            self.story.leave_out(f"the {token.lower_} (to wear)")
            return None
        if token.dep_ == "attr":
            same = next((d for c in token.head.lefts if (d := self._drafts[number].get(c.i)) is not None), None)
            if same is not None and same.word in {"you", "i", "he", "she"}:
                return self._become(same, token)
        bare = not list(token.lefts) and not list(token.rights) and token.dep_ not in {"nsubj", "dobj", "pobj"}
        if bare and lexicon().is_other(token.lower_) and cast.direct(lemma) is None:
            return None
        earlier = self._mentioned(token, lemma)
        if earlier is not None:
            cast.dress(earlier, token)
            return earlier
        known = cast.compounded(token)
        if known is None and lemma in _IGNORED:
            return None
        return self._cast(token, lemma, known, self.used[number])

    def _become(self, same: Draft, token: Token) -> Draft:
        """Read "you are a delivery guy" as one person, not two."""
        known = cast.compounded(token)
        if known is not None:
            same.word, (same.kind, same.art, look) = known
            same.look |= look
        cast.dress(same, token)
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
                self.story.leave_out(f"the {lemma} as such ({_article(art.replace('-', ' '))} stands in)")
        changed = token.lower_ != lemma or lemma in {"people", "sheep", "deer", "fish"}
        draft.plural = token.tag_ in {"NNS", "NNPS"} and changed or lemma == "people"
        if draft.plural:
            draft.count = 3
        if lemma in {"crowd", "audience"}:
            draft.count = 8
            draft.background = True
        elif lemma == "couple":
            draft.count = 2
        elif lemma == "family":
            draft.count = 3
        group = self._counted(token)
        if group:
            draft.count = group
        unused = cast.dress(draft, token)
        cast.role_with_head(draft, token)
        for word in unused:
            if word.i not in used:
                self.story.leave_out(f"“{word.text}” of the {draft.word}")
        if draft.look.get("scale"):
            draft.size *= float(draft.look.pop("scale"))
        return self._add(draft)

    def _add(self, draft: Draft) -> Draft:
        draft.id = f"{re.sub(r'[^a-z0-9]+', '_', draft.word.lower()).strip('_') or 'subject'}_{len(self.story.drafts) + 1}"
        self.story.drafts.append(draft)
        return draft

    def _acts(self, token: Token) -> bool:
        return token.dep_ in {"nsubj", "nsubjpass", "poss", "conj", "agent", "ROOT"} and token.text[:1].isupper()

    def _unstaged(self, token: Token, lemma: str) -> None:
        kind = lexicon().kind(lemma)
        if by_noun(lemma) and token.dep_ in {"dobj", "conj", "ROOT", "nsubj"}:
            return
        if token.lower_ in catalogue.COLOURS or token.lower_ in words.ADJECTIVES or lexicon().is_other(lemma) and not kind:
            return
        if kind in {"time", "attribute", "feeling", "thought", "quantity", "act", "state"} and token.dep_ in {"pobj", "npadvmod"}:
            return
        if lemma in _IGNORED or token.tag_ == "NNP" and token.dep_ == "compound" or len(lemma) < 3:
            return
        phrase = " ".join(t.text for t in token.subtree if t.i in range(token.i - 2, token.i + 1) and t.pos_ in {"NOUN", "ADJ", "PROPN"})
        self.story.leave_out(f"the {phrase or lemma}" if token.pos_ == "NOUN" else phrase or token.text)

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
        if not any(p in words.CLOTHES for p in cast.phrases(token)):
            return False
        wearer = self._wearer(token, number)
        return wearer is not None and cast.wear(wearer, token, token.lower_)

    def _wearer(self, token: Token, number: int) -> Draft | None:
        at: Token = token
        for _ in range(5):
            if at.head is at:
                break
            link, at = at, at.head
            if link.dep_ in {"pobj", "conj", "dobj", "compound", "amod", "appos", "dep", "nmod"} or at.pos_ in {"ADP", "VERB"}:
                if at.pos_ == "VERB":
                    if at.lemma_ not in {"wear", "dress", "have", "sport", "rock", "don", "be", "clothe", "adjust"} and link.dep_ == "dobj":
                        return None
                    subject = self._subject(at, number)
                    if subject is not None:
                        return subject if subject.alive or subject.kind == "prop" else None
                found = self._drafts[number].get(at.i)
                if found is not None and found.alive:
                    return found
        return None

    def _mentioned(self, token: Token, lemma: str) -> Draft | None:
        """Return the earlier subject that "the dog", "his dog" or a bare name means again."""
        definite = any(c.lower_ in {"the", "this", "that", "his", "her", "their", "its", "these", "those"} for c in token.lefts)
        if not definite and token.pos_ != "PROPN":
            return None
        for draft in reversed(self.story.drafts):
            if draft.lemma == lemma:
                return draft
        if not definite:
            return None
        for draft in reversed(self.story.drafts):
            if lemma in {"animal", "creature"} and draft.kind in {"quadruped", "bird", "fish"}:
                return draft
            same_sort = lemma in {"man", "woman", "boy", "girl", "person", "kid", "child", "guy", "bird", "car"}
            if same_sort and lemma in set(lexicon().noun_chain(draft.lemma, 8)):
                return draft
        return None

    def _ordinal(self, word: str) -> Draft | None:
        """Return whom "the first" or "the other" means, telling two of a kind apart if need be."""
        alive = [d for d in self.story.drafts if d.alive and not d.background]
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
        pair.twin = self._add(twin)
        twin.shots, twin.mentions = set(pair.shots), set(pair.mentions)
        twin.relations = [(name, other) for name, other in pair.relations if name != "holding"]
        twin.relations.append(("beside", pair))
        self.story.deeds += [dataclasses.replace(d, who=twin) for d in self.story.deeds if d.who is pair]
        return twin

    def _referent(self, token: Token, number: int) -> Draft | None:
        word = token.lower_
        for other, draft in self._drafts[number].items():
            governor = token.doc[other].head
            if governor.lemma_ == "to" and governor.head.lemma_ in SPEAKING:
                governor = governor.head
            if governor.lemma_.lower() in SPEAKING and draft.alive and token.doc[other].dep_ in {"dobj", "dative", "pobj"}:
                self._addressed[number] = draft
        alive = [d for d in self.story.drafts if d.alive and not d.background]
        if token.dep_ in {"nsubj", "nsubjpass"} and word in {"who", "which", "that"}:
            return None
        if word in {"you", "i", "me", "we", "us"}:
            return (alive or [self._add(Draft("you", "person", lemma=word))])[0]
        if word in {"someone", "somebody", "everyone", "everybody", "people"}:
            return self._add(Draft(word, "person", lemma=word, count=4 if word.startswith("every") else 1))
        if word in {"he", "him", "himself", "she", "her", "herself"}:
            wanted = 1.0 if word.startswith(("s", "her")) else 0.0
            people = [d for d in alive if d.kind == "person" and d.look.get("fem", wanted) == wanted]
            spoke = self.story.speeches[-1].speaker if self.story.speeches else None
            asked = number in self._addressed and self._addressed[number] in people
            if asked and token.dep_ == "nsubj":
                return self._addressed[number]
            people.sort(key=lambda d: d.look.get("fem") != wanted)
            if people:
                people[0].look.setdefault("fem", wanted)
            if not alive and word != "her" and token.dep_ in {"nsubj", "poss"} or not alive and token.dep_ == "poss":
                return self._add(Draft(word, "person", look={"fem": wanted}, lemma=word))
            return (people or ([spoke] if spoke in alive else []) or alive or [None])[0]
        if word in {"they", "them", "themselves"}:
            many = [d for d in alive if d.count > 1]
            return (many or alive or [None])[-1]
        if word in {"it", "itself", "one"}:
            others = [d for d in self.story.drafts if d.kind != "person" or d.look.get("head")]
            return others[0] if others else None
        return None

    # verbs

    def _subject(self, verb: Token, number: int) -> Draft | None:
        here = self._drafts[number]
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                found = self._as_draft(child, number)
                joined = next((c for c in child.children if c.dep_ == "conj" and c.i < verb.i), None)
                if found is not None or joined is None:
                    return found or self._just_before(verb, number)
                return self._as_draft(joined, number)
        close = self._just_before(verb, number)
        if close is not None and verb.tag_ in {"VBZ", "VBG", "VBP"}:
            return close
        if verb.dep_ in {"acl", "relcl"}:
            return self._as_draft(verb.head, number)
        if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "parataxis"} and verb.head is not verb:
            head = verb.head
            if head.pos_ in {"VERB", "AUX"}:
                return self._subject(head, number)
            if head.pos_ == "ADP":
                head = head.head
            return self._as_draft(head, number) or (self._subject(head, number) if head.pos_ == "VERB" else None)
        before = [here[i] for i in sorted(here) if i < verb.i and here[i].alive]
        if verb.dep_ == "ROOT" and before:
            return before[-1]
        if verb.dep_ in {"ROOT", "amod"} and verb.head in verb.children:
            return None
        return self._as_draft(verb.head, number) if verb.dep_ == "amod" else None

    def _just_before(self, verb: Token, number: int) -> Draft | None:
        at = verb.i - 1
        while at > 0 and verb.doc[at].pos_ in {"AUX", "ADV", "PART"}:
            at -= 1
        found = self._drafts[number].get(at)
        return found if found is not None and verb.doc[at].dep_ != "pobj" else None

    def _as_draft(self, token: Token, number: int) -> Draft | None:
        here = self._drafts[number]
        if token.i in here:
            return here[token.i]
        of = next((c for c in token.children if c.lower_ in {"of", "with"}), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        return here.get(inner.i) if inner is not None else None

    def _verbs(self, number: int, sentence: Sentence) -> None:
        order = 0
        self._states(number, sentence)
        for token in sentence.doc:
            if token.pos_ != "VERB" or token.i in self.used[number] or token.i in sentence.quotes:
                continue
            lemma = verb_lemma(token.lower_, token.lemma_.lower())
            if token.i in self._drafts[number] or token.dep_ == "amod" and token.head.i not in self._drafts[number]:
                continue
            if any(c.dep_ == "neg" for c in token.children):
                continue
            then = any(c.lower_ in {"then", "finally", "suddenly", "next", "eventually", "afterwards"} for c in token.children)
            if token.dep_ == "conj" and token.head.pos_ == "VERB" or then:
                order += 1
            self._deed(token, lemma, number, order)
        self._activities(number, sentence)

    def _states(self, number: int, sentence: Sentence) -> None:
        """Read "is asleep" and "looks sad"."""
        for token in sentence.doc:
            if token.pos_ not in {"ADJ", "ADV"} or token.dep_ not in {"acomp", "advmod", "amod", "oprd", "ROOT", "advcl"}:
                continue
            if token.dep_ == "amod" and token.i < token.head.i:
                continue
            who = self._as_draft(token.head, number) or self._subject(token.head, number) or self._just_before(token, number)
            if who is None:
                continue
            if token.lower_ == "asleep":
                self.story.deeds.append(Deed(who, "sleep", number))
            else:
                cast.describe(who, token.lower_)

    def _activities(self, number: int, sentence: Sentence) -> None:
        """Read a deed out of a noun where no verb gives one: "a figure skating routine", "a dance battle"."""
        if any(d.sentence == number for d in self.story.deeds):
            return
        for token in sentence.doc:
            name = by_noun(token.lower_) or by_noun(cast.lemma_of(token)) if token.pos_ in {"NOUN", "PROPN", "VERB"} else ""
            if not name or token.i in self._drafts[number]:
                continue
            alive = [d for d in self._drafts[number].values() if d.alive and not d.background]
            people = [d for d in alive if d.kind == "person"] or (alive if token.dep_ in {"ROOT", "conj"} else [])
            who = people[0] if people else self._somebody(number, sentence.shot)
            for draft in people or [who]:
                self.story.deeds.append(Deed(draft, name, number))
            if not people and alive and "head" in {t.lower_ for t in sentence.doc}:
                alive[0].relations.append(("on", who))
            return

    def _somebody(self, number: int, shot: int) -> Draft:
        draft = self._add(Draft("somebody", "person", lemma="somebody"))
        draft.shots.add(shot)
        draft.mentions.add(number)
        return draft

    def _deed(self, token: Token, lemma: str, number: int, order: int) -> None:
        passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in token.children) or token.tag_ == "VBN" and token.dep_ == "acl"
        objects = [c for c in token.children if c.dep_ in {"dobj", "dative", "obj", "oprd"}]
        target = next((d for d in (self._as_draft(o, number) for o in objects) if d is not None), None)
        if target is None:
            pobjs = [p for c in token.children if c.dep_ in {"prep", "agent"} for p in c.children if p.dep_ == "pobj"]
            target = next((d for d in (self._as_draft(p, number) for p in pobjs) if d is not None), None)
        who = self._subject(token, number)
        if passive and target is not None and any(c.dep_ == "agent" for c in token.children):
            who, target = target, who
        meant = next((m for m in (by_noun(cast.lemma_of(o)) for o in objects) if m), "") if lemma in LIGHT else ""
        if meant:
            self._do(token, lemma, Acted(meant), who, None if meant in {"talk", "sing"} else target, (number, order))
            self._together(token, Acted(meant), who, None, (number, order))
            return
        if lemma in UNSEEN or passive and who is not None and lemma not in {"throw", "chase", "drive", "ride"}:
            return
        done = action(lemma, _gloss(token, lemma, objects))
        self._do(token, lemma, done, who, target, (number, order))
        self._together(token, done, who, target, (number, order))

    def _together(self, verb: Token, done: Acted | None, who: Draft | None, target: Draft | None, at: tuple[int, int]) -> None:
        """Let everybody in "a knight and a dragon drink tea" drink."""
        here = self._drafts[at[0]]
        if done is None or who is None:
            return
        tokens = [i for i in here if here[i] is who and i < verb.i]
        if not tokens:
            return
        for token in verb.doc[max(tokens)].subtree:
            draft = here.get(token.i)
            company = token.dep_ == "conj" or token.dep_ == "pobj" and token.head.lower_ in {"with", "alongside"}
            if token.i < verb.i and company and draft is not None and draft is not who and draft is not target:
                if draft.alive or draft.kind == "vehicle" or token.head.i in here and not here[token.head.i].alive:
                    if draft.kind != "text" and not (draft.kind == "prop" and token.dep_ == "pobj"):
                        self._do(verb, verb.lemma_, Acted(done.name), draft, target, at)

    def _do(self, token: Token, lemma: str, done: Acted | None, who: Draft | None, target: Draft | None, at: tuple[int, int]) -> None:
        if done is None:
            self.story.leave_out(f"“{token.lower_}”" + (f" by the {who.word}" if who else ""))
            return
        if who is None and token.tag_ == "VBG" and token.dep_ in {"ROOT", "dep"} and not any(d.alive for d in self.story.drafts):
            who = self._somebody(at[0], self.parsed.sentences[at[0]].shot)
        if who is None:
            if token.dep_ != "amod" and lemma not in SPEAKING and lemma not in words.PEOPLE and not self.used_near(token, at[0]):
                self.story.leave_out(f"“{token.lower_}” (nobody in the picture to do it)")
            return
        if not done.near:
            self.story.leave_out(f"“{token.lower_}” as such (the {who.word} will {done.name} instead)")
        manner = next((c.lower_ for c in token.children if c.dep_ == "advmod" and c.lower_.endswith("ly")), "")
        if done.name in HUMAN and who.kind in {"quadruped", "bird"} and not (who.kind == "bird" and done.name == "sing"):
            if done.name != "play" or target is not None and target.kind == "prop" and target.art != "soccer-ball":
                cast.humanise(who)
        name = _fitting(done.name, who)
        self._relate(name, who, target)
        if name == "chase" and target is not None:
            who.relations.append(("chasing", target))
        self.story.deeds.append(Deed(who, name, at[0], at[1], manner, target if target is not who else None))

    def used_near(self, token: Token, number: int) -> bool:
        return any(i in self.used[number] for i in (token.i - 1, token.i + 1, *(c.i for c in token.children)))

    def _relate(self, name: str, who: Draft, target: Draft | None) -> None:
        if target is None or target is who:
            return
        if name in {"hold", "eat", "drink", "read", "throw"} and target.kind in {"prop", "bird", "quadruped", "fish"}:
            who.relations.append(("holding", target))
        elif name == "play" and target.kind == "prop":
            who.relations.append(("holding" if target.art in _HELD_INSTRUMENTS else "beside", target))
        elif name in {"ride", "drive", "sail", "surf"} and target.kind in {"vehicle", "quadruped", "prop", "fish", "bird"}:
            who.relations.append(("riding", target))
        elif name in {"cook", "paint", "look"} and target.kind == "prop":
            who.relations.append(("beside", target))

    # prepositions

    def _relations(self, number: int, sentence: Sentence) -> None:
        here = self._drafts[number]
        for token in sentence.doc:
            if token.dep_ != "pobj" or token.i not in here:
                continue
            preposition = token.head
            governor = preposition.head
            if preposition.dep_ == "prep" and governor.pos_ == "ADP" and governor.head is not governor:
                governor = governor.head
            who = self._as_draft(governor, number) if governor.pos_ in {"NOUN", "PROPN", "PRON"} else None
            if who is None and governor.pos_ in {"VERB", "AUX"}:
                objects = [c for c in governor.children if c.dep_ == "dobj" and c.i in here and governor.lemma_ in {"put", "throw", "place", "balance", "pour"}]
                who = here[objects[0].i] if objects else self._subject(governor, number)
            name = _RELATIONS.get(preposition.lower_)
            thing = here[token.i]
            if who is None or name is None or thing is who or any(r[1] is thing for r in who.relations):
                continue
            if preposition.lower_ == "with" and thing.kind == "prop" and who.alive and governor.pos_ != "VERB":
                name = "holding"
            if name in {"on", "in"} and thing.kind in {"vehicle", "quadruped"} and who.alive:
                name = "riding"
            who.relations.append((name, thing))

    # words in quotation marks

    def _texts(self, number: int, sentence: Sentence) -> None:
        """Take quoted words that are to be read, not heard: "a sign that reads ..."."""
        for at, quote in list(sentence.quotes.items()):
            left = sentence.doc[max(0, at - 4) : at]
            lemmas = [t.lemma_.lower() for t in left]
            sign = any(lemma in _SIGNS for lemma in lemmas)
            if (sign and not {"hold"} & set(lemmas[-1:])) or lemmas and lemmas[-1] in _WRITTEN - {"read", "call"}:
                draft = self._add(Draft(quote.text, "text", "sign", lemma="text"))
                draft.shots.add(sentence.shot)
                draft.mentions.add(number)
                for t in left:
                    if t.lemma_.lower() in _SIGNS:
                        self._drafts[number][t.i] = draft
                del sentence.quotes[at]
                self.used[number].update(t.i for t in [*left, sentence.doc[at]] if t.lemma_.lower() in _WRITTEN | {"say", "this"})

    def _unquoted_speech(self, number: int, sentence: Sentence) -> None:
        """Take "says hello to the camera" as words to be said."""
        if sentence.quotes:
            return
        doc = sentence.doc
        for token in doc:
            if token.pos_ != "VERB" or token.lemma_.lower() not in {"say", "shout", "yell", "whisper", "scream", "reply", "announce"}:
                continue
            rest = [t for t in doc[token.i + 1 :]]
            while rest and rest[0].text in {":", ","} or rest and rest[0].lower_ == "that" and len(rest) > 2:
                rest = rest[1:]
            if not rest or not (_SAID.match(rest[0].text) or rest[0].text in {":"}):
                continue
            said: list[Token] = []
            for word in rest:
                if word.text in ".!?;," or said and word.lower_ in {"and", "while", "as", "to", "into", "then", "before", "in"} and said[0].lower_ not in {"i", "we", "that"}:
                    break
                said.append(word)
            if said:
                text = "".join(t.text_with_ws if t.whitespace_ else t.text + " " for t in said).strip()
                sentence.quotes[said[0].i] = Quote(text[:1].upper() + text[1:])
                self.used[number].update(t.i for t in said)
                return

    def _quotes(self, number: int, sentence: Sentence) -> None:
        for at in sorted(sentence.quotes):
            quote = sentence.quotes[at]
            speaker, verb = self._speaker(at, quote, number, sentence)
            delivery = _DELIVERIES.get(verb, "plain")
            label = quote.label.lower()
            near = " ".join(t.lower_ for t in sentence.doc[max(0, at - 8) : at + 8]) + " " + label
            for stem, name in (("whisper", "whisper"), ("shout", "shout"), ("yell", "shout"), ("singing", "sing"), ("sings", "sing")):
                if delivery == "plain" and stem in near and (verb or stem in label or "voice" in near):
                    delivery = name
            if delivery == "plain" and len(quote.text) > 3 and quote.text.isupper():
                delivery = "shout"
            self.story.speeches.append(Speech(quote.text, speaker, number, delivery))

    def _speaker(self, at: int, quote: Quote, number: int, sentence: Sentence) -> tuple[Draft | None, str]:
        here = self._drafts[number]
        if re.search(r"(?i)\b(?:narrat|voice[- ]?over|announcer|v\.?o\.?\b)", quote.label):
            return None, ""
        if quote.label:
            named = self._labelled(quote.label, sentence.shot)
            if named is not None:
                return named, next((v for v in _DELIVERIES if v in quote.label.lower()), "")
        verbs = self._speaking(at, sentence)
        for verb in verbs:
            subject = self._subject(verb, number)
            if subject is not None and subject.kind != "text":
                return subject, verb_lemma(verb.lower_, verb.lemma_.lower())
            if any(t.lower_ in {"narrator", "voiceover", "voice"} for t in verb.children):
                return None, verb.lemma_.lower()
        if any(t.lower_ in {"narrator", "narration", "voiceover", "narrates"} for t in sentence.doc):
            return None, ""
        near = sorted((i for i in here if here[i].alive), key=lambda i: (i > at, abs(i - at)))
        if near:
            return here[near[0]], verbs[0].lemma_.lower() if verbs else ""
        alive = [d for d in self.story.drafts if d.alive and not d.background]
        previous = self.story.speeches[-1].speaker if self.story.speeches else None
        if len(alive) > 1 and previous in alive:
            return next(d for d in alive if d is not previous), ""
        return (alive[0] if alive else None), verbs[0].lemma_.lower() if verbs else ""

    def _speaking(self, at: int, sentence: Sentence) -> list[Token]:
        """Return the verbs of speech that may govern a quote, likeliest first: its own, those before, those after."""
        doc, quotes = sentence.doc, sentence.quotes
        verbs = [t for t in doc if t.pos_ in {"VERB", "NOUN"} and verb_lemma(t.lower_, t.lemma_.lower()) in SPEAKING]
        verbs = [t for t in verbs if t.pos_ == "VERB" or t.i - 1 in quotes or t.i + 1 in quotes]
        right = [t for t in verbs if t.i > at and all(doc[i].is_punct or doc[i].pos_ in {"PRON", "DET", "NOUN", "PROPN", "ADJ"} for i in range(at + 1, t.i))]
        right = [t for t in right if t.i - at <= 4 and not any(q == t.i + 1 for q in quotes)]
        taken = {t.i for t in verbs for q in quotes if q < at and q < t.i <= q + 3 and not any(c.dep_ == "cc" for c in doc[q:t.i]) }
        left = [t for t in reversed(verbs) if t.i < at and not any(t.i < q < at for q in quotes)]
        left = [t for t in left if t.i not in taken] or (left if not right else [])
        return left + right + [t for t in verbs if t.i > at and t not in right and not any(at < q < t.i for q in quotes)]

    def _labelled(self, label: str, shot: int) -> Draft | None:
        last = re.sub(r"[^\w @-]", " ", label.lower()).split()
        last = [w for w in last if w not in _DELIVERIES and not w.endswith(("ing", "ly"))]
        for draft in self.story.drafts:
            if last and (draft.lemma == last[-1] or draft.word.lower() == " ".join(last) or draft.lemma in last):
                return draft
        if not last or len(last) > 4 or last[-1] in SPEAKING:
            return None
        found = cast.direct(" ".join(last)) or cast.direct(last[-1]) or ("person", "", {})
        draft = Draft(" ".join(last), found[0], found[1], dict(found[2]), lemma=last[-1])
        draft.shots.add(shot)
        return self._add(draft)


_BOATS = {"sailboat", "canoe", "speedboat", "ship", "ferry", "motor-boat", "passenger-ship"}
_FLIERS = {"airplane", "small-airplane", "helicopter", "rocket", "spaceship", "flying-saucer", "hot_air_balloon"}


def _fitting(name: str, who: Draft) -> str:
    """Let a vehicle go in its own way."""
    if who.kind == "vehicle" and name in {"walk", "run", "drive", "sail", "fly", "ride"}:
        return "sail" if who.art in _BOATS else "fly" if who.art in _FLIERS else "swim" if who.art == "submarine" else "drive"
    if who.kind in {"vehicle", "bird"} and name == "fall":
        return "float"
    return name


def _gloss(token: Token, lemma: str, objects: list[Token]) -> str:
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), "")
    return " ".join(part for part in (lemma, particle, objects[0].lemma_.lower() if objects else "") if part)


def _article(word: str) -> str:
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"

