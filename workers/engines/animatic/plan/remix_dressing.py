"""Dresses, renames and describes whoever an instruction is about."""

from spacy.tokens import Token

from workers.engines.animatic.plan import cast, words
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.remix_cast import become
from workers.engines.animatic.plan.remix_meaning import OBJECTIVE, Meaning
from workers.engines.animatic.plan.remix_words import compared

_OWNERS = {"her": "she", "his": "he", "their": "they", "its": "it"}
_LARGER, _SMALLER = 1.4, 0.7


class Dressing(Meaning):
    """The changes of one subject's look and name."""

    def hand(self, who: list[Token], what: list[Token]) -> None:
        """Let somebody wear or hold a thing."""
        name = OBJECTIVE.get(self.text(who).lower(), self.text(who))
        verb = "wears" if self.garment(what) is not None else "holds"
        owners = [f"the {draft.word}" for draft in self.meant(who)] or [name]
        for owner in owners:
            if not what or not self.desk.apply(f"{owner} {verb} {self.text(what)}.", acts=False):
                self.desk.leave_out(f"“{owner} {verb} {self.text(what)}”")

    def redress(self, old: list[Token], new: list[Token]) -> None:
        owner, garment = self.owner(old), self.garment(old)
        assert garment is not None
        worn = self.text(new)
        if self.garment(new) is None:
            worn = f"a {worn} {garment.text}"
        if not self.desk.apply(f"{owner} wears {worn}.", acts=False):
            self.desk.leave_out(f"“{self.text(new)}” to wear")

    def undress(self, rest: list[Token]) -> None:
        garment = self.garment(rest)
        assert garment is not None
        key = next(words.CLOTHES[p][0] for p in cast.phrases(garment) if p in words.CLOTHES)
        owner = self.find([t for t in rest if t.tag_ == "PRP$" or t.head.dep_ == "poss" or t.dep_ == "poss"])
        wearers = [d for d in self.desk.known if d.look.get(key)]
        who = owner if owner is not None else wearers[0] if wearers else None
        if who is None or not who.look.get(key) or key in {"top", "bottom", "hair"}:
            self.desk.leave_out(f"“{self.text(rest)}” to take off")
            return
        who.look.pop(key)
        if key in {"hat", "beard", "glasses"}:
            who.look[key] = ""
        self.desk.write(who)

    def owner(self, tokens: list[Token]) -> str:
        """Whose garment it is, as the subject of a sentence."""
        for token in tokens:
            if token.lower_ in _OWNERS:
                return _OWNERS[token.lower_]
            if token.dep_ == "poss":
                return f"the {token.text}"
        hero = self.hero("person")
        return f"the {hero.word}" if hero is not None else "somebody"

    def describe(self, was: Draft, rest: list[Token]) -> bool:
        """Apply adjectives, in any degree, to somebody; say whether one meant anything."""
        done = False
        for token in rest:
            for word in (token.lower_, token.lemma_.lower(), base(token.lower_)):
                if word in words.SIZES and compared(token):
                    was.size = round(was.size * (_LARGER if words.SIZES[word] > 1 else _SMALLER), 3)
                elif not cast.describe(was, word):
                    continue
                done = True
                break
        if done:
            self.desk.write(was)
        return done

    def swap(self, were: list[Draft], new: Draft) -> None:
        for was in were:
            become(was, new, keep_count=len(were) > 1)
            self.desk.write(was)

    def reword(self, was: Draft | None, said: str, text: str) -> None:
        """Let a sign say something else, or somebody."""
        signs = [d for d in self.desk.known if d.kind == "text"]
        sign = was if was is not None else signs[0] if signs else None
        if sign is None:
            self.desk.apply(f"{self.speaker()} says {text}.")
            return
        sign.word = said[:60]
        self.desk.write(sign)

    def speaker(self) -> str:
        said = next((line.speaker for line in self.desk.plan.lines), "")
        return next((f"the {d.word}" for d in self.desk.known if d.id == said), "somebody")


def base(word: str) -> str:
    """An adjective without its degree."""
    if word.endswith("ier"):
        return word[:-3] + "y"
    if word.endswith("er"):
        return word[:-3] if len(word) > 4 and word[-3] == word[-4] else word[:-2]
    return word
