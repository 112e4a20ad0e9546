"""Reads the verbs of a sentence into deeds."""

from spacy.tokens import Token

from workers.engines.animatic import catalogue
from workers.engines.animatic.art.heads import HEADS
from workers.engines.animatic.art.person.actions import acted
from workers.engines.animatic.art.species import FOWLS, beast_named
from workers.engines.animatic.plan import cast, words
from workers.engines.animatic.plan.act import (
    LIGHT,
    SPEAKING,
    UNSEEN,
    Acted,
    action,
    action_known,
    by_noun,
    verb_lemma,
)
from workers.engines.animatic.plan.draft import Deed, Draft
from workers.engines.animatic.plan.fitting import HELD_INSTRUMENTS, STANDING_INSTRUMENTS, fitting, played, stands_up
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.notes import Notes
from workers.engines.animatic.plan.parse import Sentence

_LIVING = {"eat", "drink", "cook", "read", "hold", "paint", "walk", "run", "think", "look", "climb", "sail"}
_OF_THE_DEED = {"prt", "advmod", "aux", "neg"}
_STATED = {"acomp", "advmod", "amod", "oprd", "ROOT", "advcl"}
_BY_ITSELF = {"glow", "spin", "rotate", "fall", "float", "fly", "burn", "roll", "bounce", "flicker", "shine", "explode",
              "erupt", "drift", "hover", "rise", "bloom", "grow", "melt", "turn", "sparkle", "twinkle"}  # fmt: skip
_BREATHED = {"breathe", "spit", "spew", "exhale", "shoot", "blow", "belch", "unleash"}
_BREATHS = {"fire": "fire", "collision": "fire"}
_IN_HAND = {"hold", "eat", "drink", "read", "throw", "carry", "give", "push", "pour", "swing", "photograph", "scroll"}
_RIDDEN = {"ride", "drive", "sail", "surf", "row", "cycle", "skateboard", "skate", "ski", "snowboard"}
_MOUNTS = {"vehicle", "quadruped", "prop", "fish", "bird"}
_OF_CLOTHES = {"flow", "flutter", "billow", "flap", "sparkle", "shine", "blow", "trail", "glitter", "swirl", "swish"}
_LEAVES = {"fly", "fall", "drop", "slip", "roll", "come"}
"""What a hat may do by itself, and nobody under it."""
_CONTESTS = {"race": "run", "fight": "fight", "duel": "fight", "battle": "fight", "wrestle": "fight", "box": "box",
             "outrun": "run", "spar": "box"}  # fmt: skip
"""What both do where one does it with the other."""
_BALLS = {"soccer-ball", "baseball", "basketball", "flying-disc", "softball", "volleyball", "tennis"}
_ANSWERS = {"scare": "shiver", "frighten": "shiver", "startle": "jump", "tickle": "laugh", "feed": "eat",
            "surprise": "cheer", "amuse": "laugh", "greet": "wave"}  # fmt: skip
"""What whoever it is done to does."""
_WIELDED = {"umbrella", "balloon", "kite", "triangular-flag", "broom"}
"""What needs a hand to hold it up."""
_CARRIED = {"lift", "carry", "blow", "sweep", "pull", "push", "drag", "toss", "launch", "fling", "whirl", "levitate"}


class Deeds:
    """Reads verbs into `notes`."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def read(self, number: int, sentence: Sentence) -> None:
        order = 0
        self._states(number, sentence)
        for token in sentence.doc:
            if token.pos_ != "VERB" or token.i in self.notes.used[number] or token.i in sentence.quotes:
                continue
            lemma = verb_lemma(token.lower_, token.lemma_.lower())
            held = token.dep_ == "amod" and token.head.i in self.notes.drafts[number] and token.i < token.head.i
            able = held and (self.notes.drafts[number][token.head.i].alive or lemma in _BY_ITSELF)
            if able and action_known(lemma) and token.tag_ in {"VBG", "VBN", "NN"}:
                self._do(token, lemma, action(lemma), self.notes.drafts[number][token.head.i], None, (number, 0))
                continue
            if (
                token.i in self.notes.drafts[number]
                or token.dep_ == "amod"
                and token.head.i not in self.notes.drafts[number]
            ):
                continue
            if any(c.dep_ == "neg" for c in token.children):
                continue
            then = any(
                c.lower_ in {"then", "finally", "suddenly", "next", "eventually", "afterwards"} for c in token.children
            )
            if token.dep_ == "conj" and token.head.pos_ == "VERB" or then:
                order += 1
            self._deed(token, lemma, number, order)
        for draft, stem in self.notes.pending:
            self._do(sentence.doc[0], stem, action(stem), draft, None, (number, 0))
        self.notes.pending.clear()
        self._gerunds(number, sentence)
        self._activities(number, sentence)

    def _gerunds(self, number: int, sentence: Sentence) -> None:
        """Take a deed that the tagger made a noun: "my dog Max surfing"."""
        here = self.notes.drafts[number]
        for token in sentence.doc:
            stem = verb_lemma(token.lower_, "")
            if token.pos_ not in {"NOUN", "PROPN"} or not token.lower_.endswith("ing") or not action_known(stem):
                continue
            bare = not any(c.dep_ in {"det", "poss", "amod"} and c.i == token.i - 1 for c in token.lefts)
            who = here.get(token.i - 1) or here.get(token.i - 2)
            if who is not None and bare and (who.alive or who.kind == "vehicle") and here.get(token.i) in {None, who}:
                self._do(token, stem, action(stem), who, None, (number, 0))

    def _states(self, number: int, sentence: Sentence) -> None:
        """Read "is asleep" and "looks sad"."""
        for token in sentence.doc:
            if token.pos_ not in {"ADJ", "ADV"} or token.dep_ not in _STATED:
                continue
            if token.dep_ == "amod" and token.i < token.head.i:
                continue
            who = (
                self.notes.as_draft(token.head, number)
                or self.notes.subject(token.head, number)
                or self.notes.just_before(token, number)
            )
            if who is None:
                continue
            if token.lower_ == "asleep":
                self.notes.story.deeds.append(Deed(who, "sleep", number))
            elif not cast.describe(who, token.lower_):
                continue
            self.notes.claimed[number].add(token.i)

    def _activities(self, number: int, sentence: Sentence) -> None:
        """Read a deed out of a noun where no verb gives one: "a figure skating routine", "a dance battle"."""
        if any(d.sentence == number for d in self.notes.story.deeds):
            return
        for token in sentence.doc:
            name = by_noun(token.lower_) or by_noun(cast.lemma_of(token)) if token.pos_ in {"NOUN", "PROPN"} else ""
            hidden = any((cast.compounded(c) or ("", ("", "", {})))[1][0] == "vehicle" for c in token.lefts)
            names = [c for c in token.lefts if c.dep_ in {"compound", "nmod", "poss"}]
            hidden = hidden or any(cast.living(cast.lemma_of(c)) for c in names)
            known = token.i in self.notes.drafts[number] or token.i in self.notes.used[number]
            if not name or known or hidden:
                continue
            alive = [d for d in self.notes.drafts[number].values() if d.alive and not d.background]
            alive = alive or [d for d in self.notes.drafts[number].values() if d.kind == "vehicle"]
            people = [d for d in alive if d.kind == "person"] or (alive if token.dep_ in {"ROOT", "conj"} else [])
            who = people[0] if people else self.notes.somebody(number, sentence.shot)
            self.notes.claimed[number].add(token.i)
            for draft in people or [who]:
                self.notes.story.deeds.append(Deed(draft, fitting(name, draft), number))
            if not people and alive and "head" in {t.lower_ for t in sentence.doc}:
                alive[0].relations.append(("on", who))
            return

    def _deed(self, token: Token, lemma: str, number: int, order: int) -> None:
        at = (number, order)
        passive = (
            any(c.dep_ in {"nsubjpass", "auxpass"} for c in token.children)
            or token.tag_ == "VBN"
            and token.dep_ == "acl"
        )
        objects = [c for c in token.children if c.dep_ in {"dobj", "dative", "obj", "oprd"}]
        target = self._target(token, objects, number)
        worn = self.notes.worn[number]
        if any(c.i in worn for c in token.children if c.dep_ == "nsubj") and lemma in _LEAVES:
            self.notes.story.leave_out(f"“{token.lower_}”")
            return
        if lemma in _OF_CLOTHES and any(t.i in worn for t in (token.head, *token.children)):
            self.notes.claimed[number].add(token.i)
            return
        who = self.notes.subject(token, number)
        scenery = self.notes.scenery(token, number)
        if scenery is not None:
            who = self._after_scenery(scenery, number)
            if who is None:
                self._carried(token, lemma, target, at)
                return
        elif passive and lemma in _CARRIED and who is not None and target is None:
            self._carried(token, lemma, who, at)
            return
        by = [p for c in token.children if c.dep_ == "agent" for p in c.children]
        if passive and any(p.i in self.notes.used[number] for p in by):
            self.notes.claimed[number].add(token.i)  # what the wind or the light does is in the scene
            return
        agent = any(c.dep_ == "agent" for c in token.children)
        if passive and target is not None and agent:
            who, target = target, who
        if self._in_the_object(token, lemma, objects, (who, target), at) or self._breathed(
            token, lemma, who, target, number
        ):
            return
        if lemma in UNSEEN or passive and who is not None and not agent:
            return
        if lemma in {"drop", "spill", "knock"} and objects and target is not None and who is not None:
            pushes = who.kind in {"quadruped", "bird"}
            self._do(token, lemma, Acted("look" if pushes else "throw"), who, target, at)
            self.notes.story.deeds.append(Deed(target, "fall", number, order))
            return
        self._stage(token, lemma, objects, (who, target), at)

    def _target(self, token: Token, objects: list[Token], number: int) -> Draft | None:
        """Return whom or what a verb is about: its object, or what its preposition names."""
        target = next((d for d in (self.notes.as_draft(o, number) for o in objects) if d is not None), None)
        if target is not None or any(o.dep_ == "dobj" for o in objects):
            return target
        pobjs = [p for c in token.children if c.dep_ in {"prep", "agent"} for p in c.children if p.dep_ == "pobj"]
        return next((d for d in (self.notes.as_draft(p, number) for p in pobjs) if d is not None), None)

    def _in_the_object(
        self,
        token: Token,
        lemma: str,
        objects: list[Token],
        parties: tuple[Draft | None, Draft | None],
        at: tuple[int, int],
    ) -> bool:
        """Stage a deed whose noun says it: "takes a bow", "gives a speech"."""
        meant = next((m for m in (by_noun(cast.lemma_of(o)) for o in objects) if m), "") if lemma in LIGHT else ""
        if not meant:
            return False
        who, target = parties
        self.notes.claimed[at[0]].update(o.i for o in objects if o.pos_ == "NOUN")
        self._do(token, lemma, Acted(meant), who, None if meant in {"talk", "sing"} else target, at)
        self._together(token, Acted(meant), who, None, at)
        return True

    def _breathed(self, token: Token, lemma: str, who: Draft | None, target: Draft | None, number: int) -> bool:
        """Make what a dragon spits its breath."""
        if lemma not in _BREATHED or who is None or target is None or target.art not in _BREATHS:
            return False
        who.look["breath"] = _BREATHS[target.art]
        self.notes.story.drafts.remove(target)
        self.notes.claimed[number].add(token.i)
        return True

    def _stage(
        self,
        token: Token,
        lemma: str,
        objects: list[Token],
        parties: tuple[Draft | None, Draft | None],
        at: tuple[int, int],
    ) -> None:
        """Find the action of a verb between its parties, and let them do it."""
        who, target = parties
        number, order = at
        done = action(lemma, _gloss(token, lemma, objects))
        if lemma in _CONTESTS and target is not None and who is not None and (target.alive or cast.is_beast(target)):
            self.notes.story.deeds.append(Deed(target, done.name if done else _CONTESTS[lemma], number, order))
            who.relations.append(("beside", target))
        if lemma == "walk" and objects and target is not None and target.kind == "quadruped" and who is not None:
            who.relations.append(("leading", target))
        if lemma == "play":
            done = played(token, who, target, done)
        done = _by_object(token, lemma, objects, parties, done)
        if lemma in {"abduct", "levitate", "kidnap"} and target is not None and who is not None and who is not target:
            self.notes.story.deeds += [Deed(who, "float", number, order), Deed(target, "rise", number, order)]
            self.notes.claimed[number].add(token.i)
            target.relations.append(("under", who))
            return
        if lemma in {"turn", "transform", "morph"} and target is not None and self._becomes(token, who, target, number):
            return
        if done is not None and target is None and acted(done.name).apart:
            target = self._towards(token, {"with", "to", "by"}, number)
        if done is not None and done.name == "throw" and target is not None and not target.alive and who is not None:
            aimed = self._towards(token, {"at", "to", "into"}, number)
            if aimed is not None and aimed is not who:
                who.relations.append(("holding", target))
                target = aimed
        if done is not None and done.name == "give":
            target = self._receiver(token, objects, who, target, number)
        self._do(token, lemma, done, who, target, at)
        self._together(token, done, who, target, at)

    def _receiver(
        self, token: Token, objects: list[Token], who: Draft | None, target: Draft | None, number: int
    ) -> Draft | None:
        """Return who gets what is given, which the giver then holds."""
        to = [p for c in token.children if c.dep_ in {"prep", "dative"} for p in c.children if p.dep_ == "pobj"]
        named = [d for d in (self.notes.as_draft(o, number) for o in (*objects, *to)) if d is not None]
        living = next((d for d in named if d.alive and d is not who), None)
        if living is None or who is None:
            return target
        who.relations += [("holding", d) for d in named if not d.alive]
        return living

    def _towards(self, token: Token, ways: set[str], number: int) -> Draft | None:
        """Return whoever alive a verb's preposition names: "throws a pie at him", "shakes hands with her"."""
        near = [*token.children, *(c for o in token.children if o.dep_ == "dobj" for c in o.children)]
        pobjs = [p for c in near if c.lower_ in ways for p in c.children if p.dep_ == "pobj"]
        found = (self.notes.as_draft(p, number) for p in pobjs)
        return next((d for d in found if d is not None and d.alive), None)

    def _becomes(self, token: Token, who: Draft | None, target: Draft, number: int) -> bool:
        """Stage "the man turns into a horse" and "turns a frog into a prince": one vanishes and the other is there."""
        into = [p for c in token.children if c.lower_ == "into" for p in c.children if p.dep_ == "pobj"]
        new = next((d for d in (self.notes.as_draft(p, number) for p in into) if d is not None), None)
        old = target if target is not new else who
        if new is None or old is None:
            return False
        if who is not None and who is not old:
            self.notes.story.deeds.append(Deed(who, fitting("cast", who), number, 0, "", old))
        self.notes.story.deeds += [
            Deed(old, "vanish", number, 0, "", new),
            Deed(new, "appear", number, 0, "", old),
        ]
        self.notes.claimed[number].update({token.i, *(c.i for c in token.children)})
        new.relations.insert(0, ("in place of", old))
        return True

    def _after_scenery(self, scenery: Token, number: int) -> Draft | None:
        """Return who acts in "spring rain in Kyoto, a geisha crosses a bridge", where the rain seems to."""
        here = self.notes.drafts[number]
        apart = (t for t in scenery.subtree if t.i > scenery.i and t.dep_ in {"appos", "conj"} and t.i in here)
        return next((here[t.i] for t in apart), None)

    def _carried(self, token: Token, lemma: str, target: Draft | None, at: tuple[int, int]) -> None:
        """Let whom the wind lifts float; what scenery does otherwise is in the scenery."""
        self.notes.claimed[at[0]].add(token.i)
        if lemma in _CARRIED and target is not None:
            self.notes.story.deeds.append(Deed(target, "float", *at))

    def _together(
        self, verb: Token, done: Acted | None, who: Draft | None, target: Draft | None, at: tuple[int, int]
    ) -> None:
        """Let everybody in "a knight and a dragon drink tea" drink."""
        here = self.notes.drafts[at[0]]
        if done is None or who is None:
            return
        tokens = [i for i in here if here[i] is who and i < verb.i]
        if not tokens:
            return
        led = {verb.doc[i].head for i in tokens if verb.doc[i].dep_ == "conj" and verb.dep_ in {"acl", "relcl"}}
        for token in sorted({t for i in tokens for t in verb.doc[i].subtree} | led):
            draft = here.get(token.i)
            company = token.dep_ == "conj" or token.dep_ == "pobj" and token.head.lower_ in {"with", "alongside"}
            company = company or token in led
            if token.i < verb.i and company and draft is not None and draft is not who and draft is not target:
                counts = (
                    draft.alive
                    or cast.is_beast(draft)
                    or draft.kind == "vehicle"
                    or token.dep_ == "conj"
                    and not who.alive
                )
                if counts and draft.kind != "text":
                    paws = done.name == "throw" and draft.kind in {"quadruped", "bird"}
                    self._do(verb, verb.lemma_, Acted("jump" if paws else done.name), draft, target, at)

    def _do(
        self, token: Token, lemma: str, done: Acted | None, who: Draft | None, target: Draft | None, at: tuple[int, int]
    ) -> None:
        if done is None:
            self.notes.story.leave_out(f"“{token.lower_}”" + (f" by the {who.word}" if who else ""))
            return
        bare = token.tag_ == "VBG" and token.dep_ in {"ROOT", "dep"}
        if who is None and bare and not any(d.alive for d in self.notes.story.drafts):
            who = self.notes.somebody(at[0], self.notes.parsed.sentences[at[0]].shot)
        if who is None:
            if (
                token.dep_ != "amod"
                and lemma not in SPEAKING
                and lemma not in words.PEOPLE
                and not self._near_used(token, at[0])
            ):
                self.notes.story.leave_out(f"“{token.lower_}” (nobody in the picture to do it)")
            return
        if who.kind in {"prop", "text"} and done.name in _LIVING and not cast.is_beast(who):
            other = self.notes.subject(token.head, at[0]) if token.head is not token else None
            here = self.notes.drafts[at[0]]
            earlier = (here[i] for i in sorted(here, reverse=True) if i < token.i and here[i] is not who)
            other = other or next((d for d in earlier if d.alive or cast.is_beast(d)), None)
            if other is None or not (other.alive or cast.is_beast(other)):
                return
            who, target = other, who
        if not done.near:
            self.notes.story.leave_out(f"“{token.lower_}” as such (the {who.word} will {done.name} instead)")
        manner = next((c.lower_ for c in token.children if c.dep_ == "advmod" and c.lower_.endswith("ly")), "")
        if stands_up(done.name, who, target):
            cast.humanise(who)
        name = fitting(done.name, who)
        self._stand_up(name, who, target)
        self._relate(name, who, target)
        self._react(lemma, target, at)
        if who.background and name == "walk":
            name = "cheer"
        if lemma == "follow" and name == "chase" and target is not None and target.alive:
            name = "walk"
            who.relations.append(("behind", target))
            self._flee("walk", target, at)
        if name == "chase" and target is not None:
            who.relations.append(("chasing", target))
            if target.alive or target.kind == "vehicle":
                flight = {
                    "bird": "fly" if who.kind == "bird" else "run",
                    "fish": "swim",
                    "vehicle": fitting("drive", target),
                }.get(target.kind, "run")
                self._flee(flight, target, at)
        self.notes.story.deeds.append(Deed(who, name, at[0], at[1], manner, target if target is not who else None))
        self.notes.claimed[at[0]].update(c.i for c in (token, *token.children) if c is token or c.dep_ in _OF_THE_DEED)

    def _flee(self, name: str, target: Draft, at: tuple[int, int]) -> None:
        """Let whoever is followed go ahead, unless the prompt says what they do."""
        if not any(d.who is target for d in self.notes.story.deeds):
            self.notes.story.deeds.append(Deed(target, name, *at))

    @staticmethod
    def _stand_up(name: str, who: Draft, target: Draft | None) -> None:
        """Give animals hands for what two do with each other, and for what must be held up."""
        if acted(name).apart and target is not None and target is not who:
            pet = who.kind == "person" and not who.look.get("head")  # a boy holds his dog, a bear hugs a penguin
            for one in (who, target):
                beast = one.kind in {"quadruped", "bird"} and (one.art in catalogue.HEADS or not pet)
                known = one.art in HEADS or one.art in FOWLS or beast_named(one.art) is not None
                if beast and (cast.has_head(one) or known):
                    cast.humanise(one)
        wields = target is not None and target.art in _WIELDED and name in _IN_HAND
        if wields and who.kind in {"quadruped", "bird"} and cast.has_head(who):
            cast.humanise(who)

    def _react(self, lemma: str, target: Draft | None, at: tuple[int, int]) -> None:
        """Let whom something is done to show it, unless the prompt says what they do."""
        answer = _ANSWERS.get(lemma)
        if answer is None or target is None or not target.alive:
            return
        if not any(d.who is target for d in self.notes.story.deeds):
            self.notes.story.deeds.append(Deed(target, answer, *at))

    def _near_used(self, token: Token, number: int) -> bool:
        return any(i in self.notes.used[number] for i in (token.i - 1, token.i + 1, *(c.i for c in token.children)))

    def _relate(self, name: str, who: Draft, target: Draft | None) -> None:
        if target is None or target is who:
            return
        if name in {"cook", "eat"} and target.kind == "fish":
            target.kind = "prop"
        if target.art == "table":
            return  # nobody carries it about: how one is at it, the preposition says
        if name == "pour" and lexicon().kind(target.lemma) == "plant":
            who.relations.append(("beside", target))
        elif (
            name in {"hug", "kiss"}
            and target.kind in {"bird", "quadruped"}
            or name in _IN_HAND
            and target.kind in {"prop", "bird", "quadruped", "fish"}
        ):
            who.relations.append(("holding", target))
        elif name == "play" and target.art in HELD_INSTRUMENTS | STANDING_INSTRUMENTS:
            who.relations.append(("holding" if target.art in HELD_INSTRUMENTS else "beside", target))
        elif name in _RIDDEN and who.kind != "vehicle" and target.kind in _MOUNTS:
            who.relations.append(("riding", target))
        elif name in {"cook", "paint", "look"} and target.kind == "prop":
            who.relations.append(("beside", target))


def _gloss(token: Token, lemma: str, objects: list[Token]) -> str:
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), "")
    return " ".join(part for part in (lemma, particle, objects[0].lemma_.lower() if objects else "") if part)


def _by_object(
    token: Token, lemma: str, objects: list[Token], parties: tuple[Draft | None, Draft | None], done: Acted | None
) -> Acted | None:
    """Return what a verb means with its object: who rides a wave surfs, who runs after somebody chases."""
    who, target = parties
    after = any(c.lower_ == "after" for c in token.children if c.dep_ == "prep")
    if after and target is not None and target.alive and lemma in {"run", "go", "race", "dash", "fly", "swim"}:
        done = Acted("chase")
    if lemma in {"fall", "drop"} and not objects and who is not None and who.alive:
        high = any(c.lower_ in {"from", "off", "through", "out", "into"} for c in token.children if c.dep_ == "prep")
        done = done if high or who.kind in {"bird", "fish"} else Acted("slip")
    if who is not None and who.kind == "prop" and lemma in {"break", "shatter", "crack", "smash"} and not objects:
        done = Acted("fall")
    if lemma == "catch" and target is not None and objects:
        ball = target.art in _BALLS or target.alive
        return Acted("chase") if target.kind == "vehicle" else done if ball else Acted("hold")
    if lemma == "ride" and any(cast.lemma_of(o) in {"wave", "surf"} for o in objects):
        done = Acted("surf")
    if lemma == "fly" and who is not None and who.kind == "person" and objects and target is not None:
        done = Acted("drive" if target.kind == "vehicle" else "cheer" if target.art == "kite" else "hold")
    if done is not None and done.name == "run" and target is not None and target.kind == "vehicle":
        done = Acted("ride") if any(o.dep_ == "dobj" for o in objects) else done
    return done
