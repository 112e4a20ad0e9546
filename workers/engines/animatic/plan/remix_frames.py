"""Reads one clause of an instruction: what it takes away, brings in, exchanges, gives or turns into what."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from workers.engines.animatic.plan import cast, remix_edits
from workers.engines.animatic.plan.act import action_known
from workers.engines.animatic.plan.draft import Place
from workers.engines.animatic.plan.parse import Sentence
from workers.engines.animatic.plan.remix_desk import Desk
from workers.engines.animatic.plan.remix_dressing import Dressing
from workers.engines.animatic.plan.remix_meaning import OBJECTIVE, SCENE, bare, is_deed, noun_phrase, stem
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
_SPLITTERS = {REPLACE: ("with", "by", "for", "to", "into"), CHANGE: ("into", "to"), GIVE: ("in",)}
_EVERYBODY = {"people", "person", "everyone", "everybody", "humans", "human", "anyone", "anybody", "character", "crowd"}
_WORDS_SAID = {"dialogue", "speech", "talking", "talk", "word", "voice", "line", "narrator", "narration", "voiceover",
               "conversation", "caption", "subtitle"}  # fmt: skip
_TUNE = {"music", "soundtrack", "song", "score", "tune"}
_BEYOND = {"longer": "another length (choose it beside the prompt)", "shorter": "another length (choose it beside the "
           "prompt)", "louder": "“louder”: every clip has one loudness", "quieter": "“quieter”: every clip has one "
           "loudness"}  # fmt: skip
_ENDS = {"stop", "end", "cease", "vanish", "disappear", "leave"}


def follow(desk: Desk, sentence: Sentence) -> None:
    """Do on the desk what one sentence asks for."""
    clause = _Clause(desk, sentence)
    tokens = [t for t in sentence.doc if not t.is_space]
    while tokens and (tokens[0].lower_ in _LEADS or tokens[0].is_punct) and said(tokens[:2]) != "instead of":
        desk.late = desk.late or tokens[0].lower_ == "then"
        tokens = tokens[1:]
    while tokens and (tokens[-1].lower_ in {"instead", "please"} or tokens[-1].is_punct and tokens[-1].text != ")"):
        tokens = tokens[:-1]
    if tokens:
        clause.read(tokens)


class _Clause(Dressing):
    """One clause, in tokens of its sentence."""

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
        what = operation(stem(first), particle(tokens)) if imperative else ""
        if not what:
            self._plainly(tokens)
        elif what == REMOVE:
            self._remove([t for t in tokens[1:] if t.lower_ not in {"away", "out", "off", "rid", "of"}])
        elif what == FILM:
            self._scene(tokens[2:] if len(tokens) > 1 and tokens[1].lower_ in SCENE else tokens[1:])
        elif what == ADD:
            self._add(tokens[1:])
        elif what == GIVE:
            self._give(tokens[1:])
        else:
            self._change(tokens, what)

    def _has_subject(self, verb: Token) -> bool:
        return any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)

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
        at = self._split(rest, what, stem(tokens[0]))
        if at > 0:
            old, new = rest[:at], rest[at + 1 :]
            if stem(tokens[0]) == "substitute" and rest[at].lower_ == "for":
                old, new = new, old
            self._replace(old, new)
            return
        end = noun_phrase(rest)
        who, rest = rest[:end], rest[end:]
        if not rest and len(who) > 1 and action_known(stem(who[-1])) and self.find(who[:-1]) is not None:
            self._act(who[:-1], who[-1:])  # "let the dog sleep", with the sleep taken for a noun
        elif not rest and (self.of_scene(who) or what != CHANGE or not self.desk.apply(self.text(who))):
            self.desk.leave_out(f"“{self.text(tokens)}”")
        if not rest:
            return
        if rest[0].lower_ == "that" and len(rest) > 2:
            rest = rest[2:]  # "the dog that is barking", as the parser mends "the dog bark"
        if is_deed(rest[0]) and not (self.of_scene(who) and self.sets(rest)):
            self._act(who, rest)
        elif self.of_scene(who) or rest[0].pos_ == "ADP":
            if not self._turned(who, rest):
                self._scene(rest)
        else:
            self._become(who, rest)

    def _act(self, who: list[Token], deed: list[Token]) -> None:
        """Let somebody do something from now on."""
        name = self.text(who)
        if stem(deed[0]) in _ENDS and self.find(who) is None:
            self._remove(who)
            return
        was = self.find(who)
        found = self.one_named(deed[1:]) if stem(deed[0]) in {"be", "become"} and was is not None else None
        if was is not None and found is not None:
            self.swap(self.meant(who) or [was], found)
            return
        will = "is" if deed[0].tag_ == "VBG" else "will"
        text = f"{OBJECTIVE.get(name.lower(), name)} {will} {self.text(deed)}"
        if not self.desk.apply(text):
            self.desk.leave_out(f"“{self.text([*who, *deed])}”")

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
        found = self.one_named(rest)
        hero = self.hero()
        if found is None or hero is None or self.sets(rest):
            return False
        self.swap([hero], found)
        return True

    def _replace(self, old: list[Token], new: list[Token]) -> None:
        """Exchange one thing of the film for another: somebody, a garment, a place, an hour, what a sign says."""
        if self.of_scene(old) and not any(t.i in self.sentence.quotes for t in old):
            if not self._turned(old, new):
                self._scene(new)
            return
        quotes = [self.sentence.quotes[t.i].text for t in new if t.i in self.sentence.quotes]
        was = self.find(old)
        if quotes and was is not None and was.alive:
            self.desk.apply(f"The {was.word} says “{quotes[0]}”.")
        elif quotes and (was is None or was.kind == "text"):
            self.reword(was, quotes[0], self.text(new))
        elif self.garment(old) is not None:
            self.redress(old, new)
        elif was is not None:
            found = self.one_named(new)
            if found is not None:
                self.swap(self.meant(old) or [was], found)
            elif not self.describe(was, new):
                self.desk.leave_out(f"“{self.text(new)}” for the {was.word}")
        elif not self._exchange_place(old, new):
            self._scene(new)

    def _exchange_place(self, old: list[Token], new: list[Token]) -> bool:
        """Change the place only in the shots that played where the old one was."""
        was, now = self.place(old), self.place(new)
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
        if nouns & _TUNE:
            self.desk.plan = replace(self.desk.plan, music=True)
            rest = [t for t in rest if cast.lemma_of(t) not in _TUNE and t.lower_ not in {"and", "some"}]
        if not rest:
            return
        at = next((n for n, t in enumerate(rest) if n and t.lower_ in {"to", "on", "for", "onto"}), -1)
        who = self.find(rest[at + 1 :]) if at > 0 else None
        if who is not None and who.kind != "prop":
            self.hand(rest[at + 1 :], rest[:at])
        elif self.garment(rest) is not None and (hero := self.hero()) is not None:
            self.desk.apply(f"The {hero.word} wears {self.text(rest)}.", acts=False)
        elif at > 0 and self.place(rest[at:]).set and self.find(rest[:at]) is not None:
            self._scene(rest[at:])
        elif not self.desk.apply(self.text(rest)):
            self.desk.leave_out(f"“{self.text(rest)}”")

    def _give(self, rest: list[Token]) -> None:
        at = next((n for n, t in enumerate(rest) if n and t.lower_ in {"in", "to"}), -1)
        if at > 0 and rest[at].lower_ == "to":
            self.hand(rest[at + 1 :], rest[:at])
            return
        end = at if at > 0 else noun_phrase(rest)
        self.hand(rest[:end], rest[end + 1 :] if at > 0 else rest[end:])

    def _remove(self, rest: list[Token]) -> None:
        desk = self.desk
        nouns = {cast.lemma_of(t) for t in rest if t.pos_ in {"NOUN", "PROPN", "PRON", "VERB", "ADJ"}}
        nouns |= {t.lower_ for t in rest}
        if nouns & _TUNE:
            desk.plan = replace(desk.plan, music=False)
        elif nouns & _WORDS_SAID:
            desk.plan = replace(desk.plan, lines=())
        elif self.garment(rest) is not None:
            self.undress(rest)
        elif found := self._gone(rest, nouns):
            desk.plan = remix_edits.without_subjects(desk.plan, found)
        elif not self._undo_place(rest):
            desk.leave_out(f"“{self.text(rest)}” to take away: it is not in this film")

    def _gone(self, rest: list[Token], nouns: set[str]) -> set[str]:
        plan = self.desk.plan
        if nouns & _EVERYBODY:
            return {s.id for s in plan.subjects if s.kind == "person" and not s.look.get("head")}
        if "animal" in nouns:
            return {s.id for s in plan.subjects if s.kind in {"quadruped", "bird", "fish"}}
        found = self.all_found(rest, loosely=True)
        return {d.id for d in found}

    def _undo_place(self, rest: list[Token]) -> bool:
        """Take away weather and styles that are named: "no rain", "remove the snow"."""
        desk, place = self.desk, self.place(rest)
        before = desk.plan
        if place.weather:
            here = frozenset(n for n in desk.scope if desk.plan.shots[n].weather in kin(place.weather))
            desk.plan = remix_edits.with_shots(desk.plan, here, weather="clear")
        _, look = desk.peek(self.text(rest))
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
        text, desk = self.text(rest), self.desk
        if not text:
            return
        if all(compared(t) or t.lower_ in {"more", "much", "a", "bit", "little", "and", ","} for t in rest) and any(
            nudge(t.lower_) for t in rest
        ):
            self._compare(rest)
            return
        plain = bare([t for t in rest if t.pos_ != "ADP"])
        seen = self.named_view(plain)
        for wording in [f"{plain} shot"] if seen else [text, f"in {text}"]:
            before = desk.plan
            changed = desk.apply(wording)
            if changed and replace(desk.plan, left_out=before.left_out) != before:
                return
            desk.plan = before
        poles = [p for t in rest if (p := nudge(t.lower_))]
        if poles:
            self._compare([t for t in rest if nudge(t.lower_)])
        elif not self.already(text) and not desk.nearest(text):
            desk.leave_out(f"“{text}”")

    def _plainly(self, tokens: list[Token]) -> None:
        """Take a clause as it stands: what it says is so in the film from now on."""
        text, desk = self.text(tokens), self.desk
        style = tokens[0].lower_ == "as" and len(tokens) > 1
        if style or tokens[0].pos_ == "ADP" or len(tokens) <= 3 and not any(t.pos_ == "VERB" for t in tokens):
            self._scene(tokens[1:] if style else tokens)
        elif len(tokens) > 2 and tokens[1].lemma_ == "wear" and self.meant(tokens[:1]):
            self.hand(tokens[:1], tokens[2:])
        elif not desk.apply(text) and not self.already(text):
            desk.leave_out(f"“{text}”")

    def _become(self, who: list[Token], rest: list[Token]) -> None:
        """Read "the dog a cat", "the car red" and "her older"."""
        if self.garment(who) is not None:
            self.redress(who, rest)
            return
        was = self.find(who)
        found = self.one_named(rest) if rest[0].pos_ in {"DET", "NOUN", "NUM", "PROPN", "PRON"} else None
        if was is not None and found is not None:
            self.swap(self.meant(who) or [was], found)
        elif was is None or not self.describe(was, rest):
            if was is None and self.place(rest) != Place():
                self._scene(rest)
            else:
                self.desk.leave_out(f"“{self.text([*who, *rest])}”")


def said(tokens: Sequence[Token]) -> str:
    return " ".join(t.lower_ for t in tokens)


def particle(tokens: list[Token]) -> str:
    return next((t.lower_ for t in tokens[1:] if t.dep_ == "prt" or t.lower_ in {"away", "out", "rid", "off"}), "")


def kin(weather: str) -> set[str]:
    return {"rain", "storm"} if weather in {"rain", "storm"} else {weather}
