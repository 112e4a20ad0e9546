"""Gives what is in quotation marks to the one who says it, or to the sign that it stands on."""

import re

from spacy.tokens import Token

from workers.engines.animatic.plan import cast
from workers.engines.animatic.plan.act import SPEAKING, verb_lemma
from workers.engines.animatic.plan.draft import Draft, Speech
from workers.engines.animatic.plan.notes import Notes
from workers.engines.animatic.plan.parse import Quote, Sentence

_DELIVERIES = {
    "whisper": "whisper", "mutter": "whisper", "murmur": "whisper", "mumble": "whisper", "hiss": "whisper",
    "shout": "shout", "yell": "shout", "scream": "shout", "bellow": "shout", "roar": "shout", "exclaim": "shout",
    "sing": "sing", "chant": "sing", "croon": "sing", "rap": "sing", "hum": "sing",
}  # fmt: skip
_WRITTEN = {"read", "label", "title", "name", "call", "mark", "print", "write", "spell", "display", "caption"}
_SIGNS = {"sign", "banner", "text", "title", "word", "shirt", "t-shirt", "logo", "billboard", "poster", "caption",
          "label", "letter", "placard", "board", "screen", "card", "note", "headline", "tattoo", "cap", "mug",
          "message",
          "subtitle", "chyron"}  # fmt: skip
_NOBODY = {"countdown", "voice", "sound", "tagline", "slogan", "caption", "title", "text", "word", "ending", "cut",
           "music", "end", "message", "subtitle", "line", "scene", "quote"}  # fmt: skip
_SAID = re.compile(
    r"(?i)^(?:hi|hello|hey|yes|no|goodbye|bye|thanks|thank|good|welcome|happy|i|we|you|let|what|why|how|sorry|please|wow|oh|that|he|she|it|the|nobody|never|come)$"
)


class Dialogue:
    """Reads quotations into `notes`."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def read_texts(self, number: int, sentence: Sentence) -> None:
        """Take quoted words that are to be read, not heard: "a sign that reads ..."."""
        for at, quote in list(sentence.quotes.items()):
            left = list(sentence.doc[max(0, at - 4) : at])
            lemmas = [t.lemma_.lower() for t in left]
            sign = any(lemma in _SIGNS for lemma in lemmas) and not self._utters(list(sentence.doc[:at]))
            if (sign and not {"hold"} & set(lemmas[-1:])) or lemmas and lemmas[-1] in _WRITTEN - {"read", "call"}:
                draft = self.notes.add(Draft(quote.text, "text", "sign", lemma="text"))
                draft.shots.add(sentence.shot)
                draft.mentions.add(number)
                self.notes.drafts[number][at] = draft
                for t in left:
                    if t.lemma_.lower() in _SIGNS:
                        self.notes.drafts[number][t.i] = draft
                del sentence.quotes[at]
                self.notes.used[number].update(
                    t.i for t in [*left, sentence.doc[at]] if t.lemma_.lower() in _WRITTEN | {"say", "this"}
                )

    def _utters(self, left: list[Token]) -> bool:
        """Whether somebody says the word rather than a sign: "says his first word: ...", "when I say the word ..."."""
        verbs = [t for t in left if t.pos_ == "VERB" and verb_lemma(t.lower_, t.lemma_.lower()) in SPEAKING - {"read"}]
        after = [
            t for t in left[-4:] if verbs and t.i > verbs[-1].i and t.lemma_.lower() in {"word", "text", "message"}
        ]
        if after and self.notes.parsed.sentences:
            number = next(n for n, s in enumerate(self.notes.parsed.sentences) if s.doc is after[0].doc)
            self.notes.used[number].update(t.i for t in after)
        return bool(after)

    def read_unquoted(self, number: int, sentence: Sentence) -> None:
        """Take "says hello to the camera" as words to be said."""
        if sentence.quotes:
            return
        doc = sentence.doc
        for token in doc:
            if token.pos_ != "VERB" or token.lemma_.lower() not in {
                "say",
                "shout",
                "yell",
                "whisper",
                "scream",
                "reply",
                "announce",
            }:
                continue
            rest = list(doc[token.i + 1 :])
            while rest and rest[0].text in {":", ","} or rest and rest[0].lower_ == "that" and len(rest) > 2:
                rest = rest[1:]
            if not rest or not (_SAID.match(rest[0].text) or rest[0].text in {":"}):
                continue
            said: list[Token] = []
            for word in rest:
                if (
                    word.text in ".!?;,"
                    or said
                    and word.lower_ in {"and", "while", "as", "to", "into", "then", "before", "in"}
                    and said[0].lower_ not in {"i", "we", "that"}
                ):
                    break
                said.append(word)
            if said:
                text = "".join(t.text_with_ws if t.whitespace_ else t.text + " " for t in said).strip()
                sentence.quotes[said[0].i] = Quote(text[:1].upper() + text[1:])
                self.notes.used[number].update(t.i for t in said)
                return

    def read(self, number: int, sentence: Sentence) -> None:
        for at in sorted(sentence.quotes):
            quote = sentence.quotes[at]
            speaker, verb = self._speaker(at, quote, number, sentence)
            delivery = _DELIVERIES.get(verb, "plain")
            label = quote.label.lower()
            near = " ".join(t.lower_ for t in sentence.doc[max(0, at - 8) : at + 8]) + " " + label
            for stem, name in (
                ("whisper", "whisper"),
                ("shout", "shout"),
                ("yell", "shout"),
                ("singing", "sing"),
                ("sings", "sing"),
            ):
                if delivery == "plain" and stem in near and (verb or stem in label or "voice" in near):
                    delivery = name
            close = [verb_lemma(t.lower_, t.lemma_.lower()) for t in sentence.doc[max(0, at - 2) : at + 3]]
            if delivery == "plain":
                delivery = next((_DELIVERIES[v] for v in close if v in _DELIVERIES), "plain")
            if delivery == "plain" and len(quote.text) > 3 and quote.text.isupper():
                delivery = "shout"
            self.notes.story.speeches.append(Speech(quote.text, speaker, number, delivery))

    def _speaker(self, at: int, quote: Quote, number: int, sentence: Sentence) -> tuple[Draft | None, str]:
        here = self.notes.drafts[number]
        if re.search(r"(?i)\b(?:narrat|voice[- ]?over|announcer|\bvoice\b|v\.?o\.?\b)", quote.label):
            return None, ""
        if quote.label:
            named = self._labelled(quote.label, sentence.shot)
            if named is not None:
                return named, next((v for v in _DELIVERIES if v in quote.label.lower()), "")
        verbs = self._speaking(at, sentence)
        for verb in verbs:
            subject = self.notes.subject(verb, number)
            if subject is not None and subject.kind != "text":
                return subject, verb_lemma(verb.lower_, verb.lemma_.lower())
            if any(t.lower_ in {"narrator", "voiceover", "voice"} for t in verb.children):
                return None, verb.lemma_.lower()
        if any(t.lower_ in {"narrator", "narration", "voiceover", "narrates"} for t in sentence.doc):
            return None, ""
        subjects = [t for t in sentence.doc if t.dep_ == "nsubj" and t.i < at and t.i in here and here[t.i].alive]
        if subjects:
            return here[subjects[0].i], verbs[0].lemma_.lower() if verbs else ""
        near = sorted((i for i in here if here[i].alive), key=lambda i: (i > at, abs(i - at)))
        if near:
            return here[near[0]], verbs[0].lemma_.lower() if verbs else ""
        alive = [d for d in self.notes.story.drafts if d.alive and not d.background]
        previous = self.notes.story.speeches[-1].speaker if self.notes.story.speeches else None
        if len(alive) > 1 and previous in alive:
            return next(d for d in alive if d is not previous), ""
        return (alive[0] if alive else None), verbs[0].lemma_.lower() if verbs else ""

    def _speaking(self, at: int, sentence: Sentence) -> list[Token]:
        """Return the verbs of speech that may govern a quote, likeliest first: its own, those before, those after."""
        doc, quotes = sentence.doc, sentence.quotes
        verbs = [t for t in doc if t.pos_ in {"VERB", "NOUN"} and verb_lemma(t.lower_, t.lemma_.lower()) in SPEAKING]
        verbs = [t for t in verbs if t.pos_ == "VERB" or t.i - 1 in quotes or t.i + 1 in quotes]
        right = [
            t
            for t in verbs
            if t.i > at
            and all(
                doc[i].is_punct or doc[i].pos_ in {"PRON", "DET", "NOUN", "PROPN", "ADJ"} for i in range(at + 1, t.i)
            )
        ]
        right = [t for t in right if t.i - at <= 4 and not any(q == t.i + 1 for q in quotes)]
        taken = {
            t.i
            for t in verbs
            for q in quotes
            if q < at and q < t.i <= q + 3 and not any(c.dep_ == "cc" for c in doc[q : t.i])
        }
        left = [t for t in reversed(verbs) if t.i < at and not any(t.i < q < at for q in quotes)]
        left = [t for t in left if t.i not in taken] or (left if not right else [])
        return (
            left + right + [t for t in verbs if t.i > at and t not in right and not any(at < q < t.i for q in quotes)]
        )

    def _labelled(self, label: str, shot: int) -> Draft | None:
        last = re.sub(r"[^\w @-]", " ", label.lower()).split()
        last = [w for w in last if w not in _DELIVERIES and not w.endswith(("ing", "ly"))]
        if len(last) > 3:
            return None
        for draft in self.notes.story.drafts:
            if last and (draft.lemma == last[-1] or draft.word.lower() == " ".join(last) or draft.lemma in last):
                return draft
        if not last or len(last) > 4 or last[-1] in SPEAKING:
            return None
        if last[-1] in _NOBODY or last[0] in {"the", "a"} and cast.living(last[-1]) is None:
            return None
        found = cast.direct(" ".join(last)) or cast.direct(last[-1]) or ("person", "", {})
        draft = Draft(" ".join(last), found[0], found[1], dict(found[2]), lemma=last[-1])
        draft.shots.add(shot)
        return self.notes.add(draft)
