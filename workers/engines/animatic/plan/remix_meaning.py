"""What the words of an instruction mean in the film that is there: whom, which place, which garment."""

from collections.abc import Sequence

from spacy.tokens import Token

from workers.engines.animatic import catalogue
from workers.engines.animatic.plan import cast, words
from workers.engines.animatic.plan.act import action_known, verb_lemma
from workers.engines.animatic.plan.draft import Draft, Place
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.parse import Sentence
from workers.engines.animatic.plan.remix_cast import everybody
from workers.engines.animatic.plan.remix_desk import Desk
from workers.engines.animatic.plan.remix_words import compared

SCENE = {"it", "this", "that", "everything", "video", "film", "clip", "scene", "movie", "picture", "place", "whole",
          "mood", "style", "weather", "background", "setting", "location", "time", "camera", "look", "tone", "all",
          "atmosphere", "season", "shot", "hour"}  # fmt: skip
ALL = {"they", "them", "both", "everyone", "everybody"}
OBJECTIVE = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}


class Meaning:
    """One sentence of an instruction, read against the plan on the desk."""

    def __init__(self, desk: Desk, sentence: Sentence) -> None:
        self.desk, self.sentence = desk, sentence

    def hero(self, kind: str = "") -> Draft | None:
        heroes = [shot.hero for shot in self.desk.plan.shots]
        ordered = sorted(self.desk.known, key=lambda d: heroes.index(d.id) if d.id in heroes else 99)
        return next((d for d in ordered if d.alive and (not kind or d.kind == kind)), None)

    def find(self, tokens: list[Token]) -> Draft | None:
        """The subject of the film that words mean."""
        found = self.all_found(tokens)
        return found[0] if found else None

    def all_found(self, tokens: list[Token], loosely: bool = False) -> list[Draft]:
        """The subjects of the film that words mean; `loosely`: by what they are a kind of as well."""
        text = self.text(tokens)
        if not text:
            return []
        reader, _ = self.desk.peek(text if any(t.pos_ == "PRON" for t in tokens) else f"the {bare(tokens)}")
        ids = {d.id for d in self.desk.known}
        met = [d.id for here in reader.notes.drafts for _, d in sorted(here.items()) if d.id in ids]
        nouns = {cast.lemma_of(t) for t in tokens if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"}}
        named = [d.id for d in self.desk.known if nouns & {d.lemma, d.word.lower()} or d.word.lower() in text.lower()]
        if not (met or named) and loosely:
            named = [d.id for d in self.desk.known if nouns & set(lexicon().noun_chain(d.lemma, 8))]
        by_id = {d.id: d for d in self.desk.known}
        return [by_id[i] for i in dict.fromkeys(named or met)]

    def one_named(self, tokens: list[Token]) -> Draft | None:
        """The new subject that words name: "a black cat"."""
        reader, _ = self.desk.peek(self.text(tokens))
        ids = {d.id for d in self.desk.known}
        if any(place.set for place in reader.notes.story.places):
            alive = [d for d in reader.notes.story.drafts if d.id not in ids]
            return alive[0] if alive and alive[0].alive else None
        return next((d for d in reader.notes.story.drafts if d.id not in ids), None)

    def place(self, tokens: list[Token]) -> Place:
        """Where and when words play."""
        plain = bare(tokens)
        for wording in (self.text(tokens), f"in the {plain}", f"in {plain}"):
            reader, _ = self.desk.peek(wording)
            for place in reader.notes.story.places:
                if place != Place():
                    return place
        return Place()

    def sets(self, tokens: list[Token]) -> bool:
        return self.place(tokens) != Place()

    def of_scene(self, tokens: list[Token]) -> bool:
        """Whether words mean the film as a whole."""
        nouns = [t for t in tokens if t.pos_ not in {"DET", "ADJ", "ADP", "PUNCT"}] or tokens
        return not nouns or all(t.lower_ in SCENE or t.lemma_.lower() in SCENE for t in nouns)

    def meant(self, tokens: Sequence[Token]) -> list[Draft]:
        """Those whom "them" or "both" mean, where they are not one group."""
        plural = any(t.lower_ in ALL for t in tokens)
        return everybody(self.desk.known) if plural else []

    def text(self, tokens: Sequence[Token]) -> str:
        """Tokens as typed, with what was quoted."""
        parts = []
        for token in tokens:
            quote, all_of_them = self.sentence.quotes.get(token.i), self.meant([token])
            said = f"“{quote.text}” " if quote else token.text_with_ws
            if all_of_them:
                said = " and ".join(f"the {d.word}" for d in all_of_them) + token.whitespace_
            parts.append(said)
        return "".join(parts).strip()

    def named_view(self, plain: str) -> bool:
        """Whether words name a camera: "from a drone" is a drone shot."""
        reader, _ = self.desk.peek(f"{plain} shot")
        return bool(plain) and any(p.camera or p.framing for p in reader.notes.story.places)

    def already(self, text: str) -> bool:
        """Whether the film is so already: "make it night" of a night."""
        reader, look = self.desk.peek(text)
        place = next(iter(reader.notes.story.places), Place())
        return bool(place.set or place.hour or place.weather or place.season or look.style)

    def garment(self, tokens: list[Token]) -> Token | None:
        """The token that names something to wear, which no subject of the film is."""
        for token in tokens:
            if token.pos_ in {"NOUN", "PROPN", "ADJ"} and any(p in words.CLOTHES for p in cast.phrases(token)):
                return token if self.find([token]) is None else None
        return None


def is_deed(token: Token) -> bool:
    """Whether something done begins here, though the tagger may take it for a thing: "make her dance"."""
    if compared(token):
        return False
    if token.pos_ == "VERB" and token.tag_ in {"VB", "VBP"}:
        return True
    return (token.tag_ == "VBG" or token.pos_ == "NOUN" and token.tag_ == "NN") and action_known(stem(token))


def stem(token: Token) -> str:
    return token.lemma_.lower() if token.pos_ == "VERB" else verb_lemma(token.lower_, token.lower_)


def noun_phrase(tokens: list[Token]) -> int:
    """Return how many tokens the first noun phrase has."""
    for n, token in enumerate(tokens):
        owned = any(t.pos_ == "NOUN" and not action_known(stem(t)) for t in tokens[n + 1 : n + 4])
        possessive = token.tag_ == "POS" or token.tag_ == "PRP$" and owned
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and not possessive:
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            if after is None or after.lower_ in catalogue.COLOURS:
                return n + 1
            if not (after.pos_ in {"NOUN", "PROPN"} and token.dep_ == "compound" or after.tag_ == "POS"):
                return n + 1
    return len(tokens)


def bare(tokens: Sequence[Token]) -> str:
    """A noun phrase without its article."""
    kept = [t for t in tokens if not (t.pos_ == "DET" or t.tag_ == "PRP$")]
    return "".join(t.text_with_ws for t in kept).strip()
