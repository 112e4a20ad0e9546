"""Reads one clause of an instruction: what it takes away, brings in, exchanges, gives or turns into what."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from workers.engines.animatic.plan import cast, remix_edits, words
from workers.engines.animatic.plan.act import action_known, verb_lemma
from workers.engines.animatic.plan.draft import Draft, Place
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.parse import Sentence
from workers.engines.animatic.plan.remix_cast import become, everybody
from workers.engines.animatic.plan.remix_desk import Desk
from workers.engines.animatic.plan.remix_words import (
    ADD,
    CHANGE,
    FILM,
    GIVE,
    REMOVE,
    REPLACE,
    compared,
    nudge,
    operation,
)

_LEADS = {"now", "please", "and", "but", "also", "then", "instead", "can", "could", "you", "just", "this", "time", ","}
_SCENE = {"it", "this", "that", "everything", "video", "film", "clip", "scene", "movie", "picture", "place", "whole",
          "mood", "style", "weather", "background", "setting", "location", "time", "camera", "look", "tone", "all",
          "atmosphere", "season", "shot", "hour"}  # fmt: skip
_SPLITTERS = {REPLACE: ("with", "by", "for", "to", "into"), CHANGE: ("into", "to"), GIVE: ("in",)}
_EVERYBODY = {"people", "person", "everyone", "everybody", "humans", "human", "anyone", "anybody", "character", "crowd"}
_WORDS_SAID = {"dialogue", "speech", "talking", "talk", "word", "voice", "line", "narrator", "narration", "voiceover",
               "conversation", "caption", "subtitle"}  # fmt: skip
_TUNE = {"music", "soundtrack", "song", "score", "tune"}
_OWNERS = {"her": "she", "his": "he", "their": "they", "its": "it"}
_BEYOND = {"longer": "another length (choose it beside the prompt)", "shorter": "another length (choose it beside the "
           "prompt)", "louder": "“louder”: every clip has one loudness", "quieter": "“quieter”: every clip has one "
           "loudness"}  # fmt: skip
_LARGER, _SMALLER = 1.4, 0.7


def follow(desk: Desk, sentence: Sentence) -> None:
    """Do on the desk what one sentence asks for."""
    clause = _Clause(desk, sentence)
    tokens = [t for t in sentence.doc if not t.is_space]
    while tokens and (tokens[0].lower_ in _LEADS or tokens[0].is_punct) and _said(tokens[:2]) != "instead of":
        tokens = tokens[1:]
    while tokens and (tokens[-1].lower_ in {"instead", "please"} or tokens[-1].is_punct and tokens[-1].text != ")"):
        tokens = tokens[:-1]
    if tokens:
        clause.read(tokens)


class _Clause:
    """One clause, in tokens of its sentence."""

    def __init__(self, desk: Desk, sentence: Sentence) -> None:
        self.desk, self.sentence = desk, sentence

    def read(self, tokens: list[Token]) -> None:
        first = tokens[0]
        if "instead" in {t.lower_ for t in tokens} and self._instead_of(tokens):
            return
        if first.lower_ in {"no", "without"}:
            self._remove(tokens[1:])
            return
        if all(compared(t) or nudge(t.lower_) or t.lower_ in {"and", ",", "more", "much", "a", "bit", "little", "less"}
               for t in tokens):  # fmt: skip
            self._compare(tokens)
            return
        imperative = first.tag_ not in {"VBZ", "VBG", "VBD", "VBN"} and not self._has_subject(first)
        what = operation(_stem(first), _particle(tokens)) if imperative else ""
        if not what:
            self._plainly(tokens)
        elif what == REMOVE:
            self._remove([t for t in tokens[1:] if t.lower_ not in {"away", "out", "off", "rid", "of"}])
        elif what == FILM:
            self._scene(tokens[2:] if len(tokens) > 1 and tokens[1].lower_ in _SCENE else tokens[1:])
        elif what == ADD:
            self._add(tokens[1:])
        elif what == GIVE:
            self._give(tokens[1:])
        else:
            self._change(tokens, what)

    def _has_subject(self, verb: Token) -> bool:
        return any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)

    # ---- kinds of change

    def _instead_of(self, tokens: list[Token]) -> bool:
        """Read "a cat instead of the dog" and "instead of the dog, a cat"."""
        at = next((n for n, t in enumerate(tokens) if t.lower_ == "instead"), -1)
        if at + 1 >= len(tokens) or tokens[at + 1].lower_ != "of":
            return False
        old, new = tokens[at + 2 :], [t for t in tokens[:at] if t.lower_ not in {"with", "have", "use", "show"}]
        if not new:
            comma = next((n for n, t in enumerate(old) if t.text == ","), len(old))
            old, new = old[:comma], old[comma + 1 :]
        if new and old:
            self._replace(old, new)
        return bool(new and old)

    def _change(self, tokens: list[Token], what: str) -> None:
        rest = tokens[1:]
        at = self._split(rest, what, _stem(tokens[0]))
        if at > 0:
            old, new = rest[:at], rest[at + 1 :]
            if _stem(tokens[0]) == "substitute" and rest[at].lower_ == "for":
                old, new = new, old
            self._replace(old, new)
            return
        end = _noun_phrase(rest)
        who, rest = rest[:end], rest[end:]
        if not rest and len(who) > 1 and action_known(_stem(who[-1])) and self._find(who[:-1]) is not None:
            self._act(who[:-1], who[-1:])  # "let the dog sleep", with the sleep taken for a noun
        elif not rest and what == CHANGE and who and not self.desk.apply(self._text(who)):
            self._scene(who)
        if not rest:
            return
        if rest[0].lower_ == "that" and len(rest) > 2:
            rest = rest[2:]  # "the dog that is barking", as the parser mends "the dog bark"
        if _is_deed(rest[0]) and not (self._of_scene(who) and self._sets(rest)):
            self._act(who, rest)
        elif self._of_scene(who) or rest[0].pos_ == "ADP":
            if not self._turned(who, rest):
                self._scene(rest)
        else:
            self._become(who, rest)

    def _act(self, who: list[Token], deed: list[Token]) -> None:
        """Let somebody do something from now on."""
        name = self._text(who)
        if _stem(deed[0]) in _ENDS and self._find(who) is None:
            self._remove(who)
            return
        will = "is" if deed[0].tag_ == "VBG" else "will"
        text = f"{_OBJECTIVE.get(name.lower(), name)} {will} {self._text(deed)}"
        if not self.desk.apply(text):
            self.desk.leave_out(f"“{self._text([*who, *deed])}”")

    def _split(self, rest: Sequence[Token], what: str, verb: str) -> int:
        """Return where "with", "for" or "to" parts the old from the new; -1 where nothing does."""
        links: tuple[str, ...] = _SPLITTERS[what]
        if verb in {"set", "move", "take", "transport", "relocate", "have", "let", "get", "keep"}:
            links = ("into", "to") if verb != "set" and verb != "have" and verb != "let" else ()
        return next((n for n, t in enumerate(rest) if n and t.lower_ in links and n + 1 < len(rest)), -1)

    def _turned(self, who: list[Token], rest: list[Token]) -> bool:
        """Whether "it" is somebody after all, who turns into what comes after: "make it a cat"."""
        if len(who) != 1 or who[0].lower_ != "it" or rest[0].pos_ not in {"DET"}:
            return False
        found = self._one_named(rest)
        hero = self._hero()
        if found is None or hero is None or self._sets(rest):
            return False
        self._swap([hero], found)
        return True

    def _replace(self, old: list[Token], new: list[Token]) -> None:
        """Exchange one thing of the film for another: somebody, a garment, a place, an hour, what a sign says."""
        quotes = [self.sentence.quotes[t.i].text for t in new if t.i in self.sentence.quotes]
        was = self._find(old)
        if quotes and was is not None and was.alive:
            self.desk.apply(f"The {was.word} says “{quotes[0]}”.")
        elif quotes and (was is None or was.kind == "text"):
            self._reword(was, quotes[0], self._text(new))
        elif self._garment(old) is not None:
            self._redress(old, new)
        elif was is not None:
            found = self._one_named(new)
            if found is not None:
                self._swap(self._meant(old) or [was], found)
            elif not self._describe(was, new):
                self.desk.leave_out(f"“{self._text(new)}” for the {was.word}")
        elif self._of_scene(old) or not self._exchange_place(old, new):
            self._scene(new)

    def _exchange_place(self, old: list[Token], new: list[Token]) -> bool:
        """Change the place only in the shots that played where the old one was."""
        was, now = self._place(old), self._place(new)
        desk = self.desk
        if not (was.set and now.set):
            return False
        where = frozenset(n for n in desk.scope if desk.plan.shots[n].set == was.set)
        desk.plan = remix_edits.with_shots(desk.plan, where or desk.scope, set=now.set)
        return True

    def _add(self, rest: list[Token]) -> None:
        if rest and rest[0].lower_ in {"in", "on"}:
            rest = rest[1:]
        nouns = {cast.lemma_of(t) for t in rest}
        if nouns & _TUNE and not any(t.lower_ == "no" for t in rest):
            self.desk.plan = replace(self.desk.plan, music=True)
            return
        at = next((n for n, t in enumerate(rest) if n and t.lower_ in {"to", "on", "for", "onto"}), -1)
        who = self._find(rest[at + 1 :]) if at > 0 else None
        if who is not None and who.kind != "prop":
            self._hand(rest[at + 1 :], rest[:at])
        elif self._garment(rest) is not None and (hero := self._hero()) is not None:
            self.desk.apply(f"The {hero.word} wears {self._text(rest)}.", acts=False)
        elif at > 0 and self._place(rest[at:]).set and self._find(rest[:at]) is not None:
            self._scene(rest[at:])
        elif not self.desk.apply(self._text(rest)):
            self.desk.leave_out(f"“{self._text(rest)}”")

    def _give(self, rest: list[Token]) -> None:
        at = next((n for n, t in enumerate(rest) if n and t.lower_ in {"in", "to"}), -1)
        if at > 0 and rest[at].lower_ == "to":
            self._hand(rest[at + 1 :], rest[:at])
            return
        end = at if at > 0 else _noun_phrase(rest)
        self._hand(rest[:end], rest[end + 1 :] if at > 0 else rest[end:])

    def _hand(self, who: list[Token], what: list[Token]) -> None:
        """Let somebody wear or hold a thing."""
        owner = _OBJECTIVE.get(self._text(who).lower(), self._text(who))
        verb = "wears" if self._garment(what) is not None else "holds"
        if not what or not self.desk.apply(f"{owner} {verb} {self._text(what)}.", acts=False):
            self.desk.leave_out(f"“{self._text([*who, *what])}”")

    def _remove(self, rest: list[Token]) -> None:
        desk = self.desk
        nouns = {cast.lemma_of(t) for t in rest if t.pos_ in {"NOUN", "PROPN", "PRON", "VERB", "ADJ"}}
        nouns |= {t.lower_ for t in rest}
        if nouns & _TUNE:
            desk.plan = replace(desk.plan, music=False)
        elif nouns & _WORDS_SAID:
            desk.plan = replace(desk.plan, lines=())
        elif self._garment(rest) is not None:
            self._undress(rest)
        elif found := self._gone(rest, nouns):
            desk.plan = remix_edits.without_subjects(desk.plan, found)
        elif not self._undo_place(rest):
            desk.leave_out(f"“{self._text(rest)}” to take away: it is not in this film")

    def _gone(self, rest: list[Token], nouns: set[str]) -> set[str]:
        plan = self.desk.plan
        if nouns & _EVERYBODY:
            return {s.id for s in plan.subjects if s.kind == "person" and not s.look.get("head")}
        if "animal" in nouns:
            return {s.id for s in plan.subjects if s.kind in {"quadruped", "bird", "fish"}}
        found = self._all_found(rest, loosely=True)
        return {d.id for d in found}

    def _undo_place(self, rest: list[Token]) -> bool:
        """Take away weather and styles that are named: "no rain", "remove the snow"."""
        desk, place = self.desk, self._place(rest)
        before = desk.plan
        if place.weather:
            here = frozenset(n for n in desk.scope if desk.plan.shots[n].weather in _kin(place.weather))
            desk.plan = remix_edits.with_shots(desk.plan, here, weather="clear")
        _, look = desk.peek(self._text(rest))
        if look.style and look.style == desk.plan.style:
            desk.plan = replace(desk.plan, style="")
        return desk.plan != before or bool(place.weather)

    def _compare(self, tokens: list[Token]) -> None:
        """Read "slower, closer" and "happier"."""
        desk = self.desk
        for token in tokens:
            pole = nudge(token.lower_)
            if pole in _BEYOND:
                desk.leave_out(_BEYOND[pole])
            elif pole:
                desk.plan = remix_edits.nudged(desk.plan, pole, desk.scope)
            elif token.lower_ not in {"and", ",", "more", "much", "a", "bit", "little", "less"} and token.is_alpha:
                self._scene([token])

    def _scene(self, rest: list[Token]) -> None:
        """Let words change place, hour, weather, style or mood; by nearness where none is named."""
        text, desk = self._text(rest), self.desk
        if not text:
            return
        if all(compared(t) or t.lower_ in {"more", "much", "a", "bit", "little", "and", ","} for t in rest) and any(
            nudge(t.lower_) for t in rest
        ):
            self._compare(rest)
            return
        bare = _bare([t for t in rest if t.pos_ != "ADP"])
        seen = self._named_view(bare)
        for wording in [f"{bare} shot"] if seen else [text, f"in {text}"]:
            before = desk.plan
            changed = desk.apply(wording)
            if changed and replace(desk.plan, left_out=before.left_out) != before:
                return
            desk.plan = before
        poles = [p for t in rest if (p := nudge(t.lower_))]
        if poles:
            self._compare([t for t in rest if nudge(t.lower_)])
        elif not self._already(text) and not desk.nearest(text):
            desk.leave_out(f"“{text}”")

    def _named_view(self, bare: str) -> bool:
        """Whether words name a camera: "from a drone" is a drone shot."""
        reader, _ = self.desk.peek(f"{bare} shot")
        return bool(bare) and any(p.camera or p.framing for p in reader.notes.story.places)

    def _already(self, text: str) -> bool:
        """Whether the film is so already: "make it night" of a night."""
        reader, look = self.desk.peek(text)
        place = next(iter(reader.notes.story.places), Place())
        return bool(place.set or place.hour or place.weather or place.season or look.style)

    def _plainly(self, tokens: list[Token]) -> None:
        """Take a clause as it stands: what it says is so in the film from now on."""
        text, desk = self._text(tokens), self.desk
        style = tokens[0].lower_ == "as" and len(tokens) > 1
        if style or tokens[0].pos_ == "ADP" or len(tokens) <= 3 and not any(t.pos_ == "VERB" for t in tokens):
            self._scene(tokens[1:] if style else tokens)
        elif not desk.apply(text) and not self._already(text):
            desk.leave_out(f"“{text}”")

    # ---- somebody becomes something

    def _become(self, who: list[Token], rest: list[Token]) -> None:
        """Read "the dog a cat", "the car red" and "her older"."""
        if self._garment(who) is not None:
            self._redress(who, rest)
            return
        was = self._find(who)
        found = self._one_named(rest) if rest[0].pos_ in {"DET", "NOUN", "NUM", "PROPN", "PRON"} else None
        if was is not None and found is not None:
            self._swap(self._meant(who) or [was], found)
        elif was is None or not self._describe(was, rest):
            if was is None and self._place(rest) != Place():
                self._scene(rest)
            else:
                self.desk.leave_out(f"“{self._text([*who, *rest])}”")

    def _swap(self, were: list[Draft], new: Draft) -> None:
        for was in were:
            become(was, new, keep_count=len(were) > 1)
            self.desk.write(was)

    def _meant(self, tokens: Sequence[Token]) -> list[Draft]:
        """Those whom "them" or "both" mean, where they are not one group."""
        plural = any(t.lower_ in _ALL for t in tokens)
        return everybody(self.desk.known) if plural else []

    def _describe(self, was: Draft, rest: list[Token]) -> bool:
        """Apply adjectives, in any degree, to somebody; say whether one meant anything."""
        done = False
        for token in rest:
            for word in (token.lower_, token.lemma_.lower(), _base(token.lower_)):
                if word in words.SIZES and compared(token):
                    was.size = round(was.size * (_LARGER if words.SIZES[word] > 1 else _SMALLER), 3)
                elif not cast.describe(was, word):
                    continue
                done = True
                break
        if done:
            self.desk.write(was)
        return done

    def _reword(self, was: Draft | None, said: str, text: str) -> None:
        """Let a sign say something else, or somebody."""
        signs = [d for d in self.desk.known if d.kind == "text"]
        sign = was if was is not None else signs[0] if signs else None
        if sign is None:
            self.desk.apply(f"{self._speaker()} says {text}.")
            return
        sign.word = said[:60]
        self.desk.write(sign)

    def _speaker(self) -> str:
        said = next((line.speaker for line in self.desk.plan.lines), "")
        return next((f"the {d.word}" for d in self.desk.known if d.id == said), "somebody")

    # ---- clothes

    def _garment(self, tokens: list[Token]) -> Token | None:
        """The token that names something to wear, which no subject of the film is."""
        for token in tokens:
            if token.pos_ in {"NOUN", "PROPN", "ADJ"} and any(p in words.CLOTHES for p in cast.phrases(token)):
                return token if self._find([token]) is None else None
        return None

    def _redress(self, old: list[Token], new: list[Token]) -> None:
        owner, garment = self._owner(old), self._garment(old)
        assert garment is not None
        worn = self._text(new)
        if self._garment(new) is None:
            worn = f"a {worn} {garment.text}"
        if not self.desk.apply(f"{owner} wears {worn}.", acts=False):
            self.desk.leave_out(f"“{self._text(new)}” to wear")

    def _undress(self, rest: list[Token]) -> None:
        garment = self._garment(rest)
        assert garment is not None
        key = next(words.CLOTHES[p][0] for p in cast.phrases(garment) if p in words.CLOTHES)
        owner = self._find([t for t in rest if t.tag_ == "PRP$" or t.head.dep_ == "poss" or t.dep_ == "poss"])
        wearers = [d for d in self.desk.known if d.look.get(key)]
        who = owner if owner is not None else wearers[0] if wearers else None
        if who is None or not who.look.get(key) or key in {"top", "bottom", "hair"}:
            self.desk.leave_out(f"“{self._text(rest)}” to take off")
            return
        who.look.pop(key)
        if key in {"hat", "beard", "glasses"}:
            who.look[key] = ""
        self.desk.write(who)

    def _owner(self, tokens: list[Token]) -> str:
        """Whose garment it is, as the subject of a sentence."""
        for token in tokens:
            if token.lower_ in _OWNERS:
                return _OWNERS[token.lower_]
            if token.dep_ == "poss":
                return f"the {token.text}"
        hero = self._hero("person")
        return f"the {hero.word}" if hero is not None else "somebody"

    # ---- who and what is meant

    def _hero(self, kind: str = "") -> Draft | None:
        heroes = [shot.hero for shot in self.desk.plan.shots]
        ordered = sorted(self.desk.known, key=lambda d: heroes.index(d.id) if d.id in heroes else 99)
        return next((d for d in ordered if d.alive and (not kind or d.kind == kind)), None)

    def _find(self, tokens: list[Token]) -> Draft | None:
        """The subject of the film that words mean."""
        found = self._all_found(tokens)
        return found[0] if found else None

    def _all_found(self, tokens: list[Token], loosely: bool = False) -> list[Draft]:
        """The subjects of the film that words mean; `loosely`: by what they are a kind of as well."""
        text = self._text(tokens)
        if not text:
            return []
        reader, _ = self.desk.peek(text if any(t.pos_ == "PRON" for t in tokens) else f"the {_bare(tokens)}")
        ids = {d.id for d in self.desk.known}
        met = [d.id for here in reader.notes.drafts for _, d in sorted(here.items()) if d.id in ids]
        nouns = {cast.lemma_of(t) for t in tokens if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"}}
        named = [d.id for d in self.desk.known if nouns & {d.lemma, d.word.lower()} or d.word.lower() in text.lower()]
        if not (met or named) and loosely:
            named = [d.id for d in self.desk.known if nouns & set(lexicon().noun_chain(d.lemma, 8))]
        by_id = {d.id: d for d in self.desk.known}
        return [by_id[i] for i in dict.fromkeys(named or met)]

    def _one_named(self, tokens: list[Token]) -> Draft | None:
        """The new subject that words name: "a black cat"."""
        reader, _ = self.desk.peek(self._text(tokens))
        ids = {d.id for d in self.desk.known}
        if any(place.set for place in reader.notes.story.places):
            alive = [d for d in reader.notes.story.drafts if d.id not in ids]
            return alive[0] if alive and alive[0].alive else None
        return next((d for d in reader.notes.story.drafts if d.id not in ids), None)

    def _place(self, tokens: list[Token]) -> Place:
        """Where and when words play."""
        bare = _bare(tokens)
        for wording in (self._text(tokens), f"in the {bare}", f"in {bare}"):
            reader, _ = self.desk.peek(wording)
            for place in reader.notes.story.places:
                if place != Place():
                    return place
        return Place()

    def _sets(self, tokens: list[Token]) -> bool:
        return self._place(tokens) != Place()

    def _of_scene(self, tokens: list[Token]) -> bool:
        """Whether words mean the film as a whole."""
        nouns = [t for t in tokens if t.pos_ not in {"DET", "ADJ", "ADP", "PUNCT"}] or tokens
        return not nouns or all(t.lower_ in _SCENE or t.lemma_.lower() in _SCENE for t in nouns)

    def _text(self, tokens: Sequence[Token]) -> str:
        """Tokens as typed, with what was quoted."""
        parts = []
        for token in tokens:
            quote, all_of_them = self.sentence.quotes.get(token.i), self._meant([token])
            said = f"“{quote.text}” " if quote else token.text_with_ws
            if all_of_them:
                said = " and ".join(f"the {d.word}" for d in all_of_them) + token.whitespace_
            parts.append(said)
        return "".join(parts).strip()


_ENDS = {"stop", "end", "cease", "vanish", "disappear", "leave"}
_ALL = {"they", "them", "both", "everyone", "everybody"}
_OBJECTIVE = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}


def _is_deed(token: Token) -> bool:
    """Whether something done begins here, though the tagger may take it for a thing: "make her dance"."""
    if compared(token):
        return False
    if token.pos_ == "VERB" and token.tag_ in {"VB", "VBP"}:
        return True
    return (token.tag_ == "VBG" or token.pos_ == "NOUN" and token.tag_ == "NN") and action_known(_stem(token))


def _said(tokens: Sequence[Token]) -> str:
    return " ".join(t.lower_ for t in tokens)


def _stem(token: Token) -> str:
    return token.lemma_.lower() if token.pos_ == "VERB" else verb_lemma(token.lower_, token.lower_)


def _particle(tokens: list[Token]) -> str:
    return next((t.lower_ for t in tokens[1:] if t.dep_ == "prt" or t.lower_ in {"away", "out", "rid", "off"}), "")


def _noun_phrase(tokens: list[Token]) -> int:
    """Return how many tokens the first noun phrase has."""
    for n, token in enumerate(tokens):
        owned = any(t.pos_ == "NOUN" and not action_known(_stem(t)) for t in tokens[n + 1 : n + 4])
        possessive = token.tag_ == "POS" or token.tag_ == "PRP$" and owned
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and not possessive:
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            if after is None or not (
                after.pos_ in {"NOUN", "PROPN"} and token.dep_ == "compound" or after.tag_ == "POS"
            ):
                return n + 1
    return len(tokens)


def _bare(tokens: Sequence[Token]) -> str:
    """A noun phrase without its article."""
    kept = [t for t in tokens if not (t.pos_ == "DET" or t.tag_ == "PRP$")]
    return "".join(t.text_with_ws for t in kept).strip()


def _base(word: str) -> str:
    """An adjective without its degree."""
    if word.endswith("ier"):
        return word[:-3] + "y"
    if word.endswith("er"):
        return word[:-3] if len(word) > 4 and word[-3] == word[-4] else word[:-2]
    return word


def _kin(weather: str) -> set[str]:
    return {"rain", "storm"} if weather in {"rain", "storm"} else {weather}
