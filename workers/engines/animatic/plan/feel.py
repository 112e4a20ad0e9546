"""Reads what holds for a whole film: its mood, its style, its sounds and whether it has music."""

import re
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from workers.engines.animatic.plan import glosses
from workers.engines.animatic.plan.match import matcher
from workers.engines.animatic.plan.scene import marked, negated

_UNFILMED = {
    "photographic realism": r"\b(?:ultra|hyper|photo)[- ]?realis(?:tic|m)\b|\brealistic\b|\blive[- ]action\b",
    "a first-person view": r"\bfirst[- ]person\b|\bpov\b",
    "a view from straight above": r"\btop[- ]down\b|\boverhead shot\b|\b(?:bird|god)['’]?s[- ]eye\b",
    "lens flares": r"\blens flares?\b",
}  # fmt: skip
_SOUNDS = {
    "rain": "rain", "wind": "wind", "wave": "sea", "surf": "sea", "fire": "fire", "crackle": "fire",
    "crackling": "fire", "crowd": "murmur", "chatter": "murmur",
    "murmur": "murmur", "applause": "applause", "clapping": "applause", "engine": "engine", "motor": "engine",
    "thunder": "thunder",
    "bird": "birds", "birdsong": "birds", "chirping": "birds", "cricket": "crickets", "traffic": "city",
    "siren": "city", "horn": "city", "stream": "stream",
    "river": "stream", "waterfall": "stream", "water": "stream", "bubble": "underwater", "hum": "hum",
    "humming": "hum", "bell": "bells",
    "chime": "bells", "purr": "purr", "purring": "purr", "laughter": "murmur", "cheering": "applause", "sea": "sea",
    "ocean": "sea",
}  # fmt: skip


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    """A pattern between the borders of words; kept here, as there are more of them than `re` keeps."""
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])")


@cache
def _spelt(phrase: str) -> str:
    """The pattern of a phrase, with or without its hyphens."""
    return re.escape(phrase).replace(r"\-", "[- ]?").replace(r"\ ", "[- ]")


@dataclass(slots=True)
class Look:
    """What holds for the whole film."""

    mood: str = ""
    """What the words name; an empty string where they only hint at one."""
    hints: dict[str, float] = field(default_factory=dict)
    """How near the words come to each mood."""
    style: str = ""
    sounds: list[str] = field(default_factory=list)
    music: bool = True
    one_take: bool = False
    left_out: list[str] = field(default_factory=list)


def read_look(docs: list[Doc], used: list[set[int]], text: str, asked_style: str) -> Look:
    """Read mood, style, sounds and music out of all sentences."""
    look = Look(style=asked_style)
    _style(docs, used, text, look)
    _sounds(docs, used, look)
    for label, pattern in _UNFILMED.items():
        if re.search(pattern, text):
            look.left_out.append(label)
    look.one_take = bool(re.search(r"\b(?:single|one|continuous)[- ](?:take|shot)\b|\bno cuts\b", text))
    scores = matcher().scores("moods", text[:300]) if text.strip() else {}
    told: list[str] = []
    for mood, synonyms in glosses.MOODS.items():
        named = [
            w for s in synonyms for w in [s, *s.split()]
            if len(w) > 2 and w != "film" and _whole(w).search(text)
        ]  # fmt: skip
        if named and mood in scores:
            scores[mood] += 0.35
            told.append(mood)
            for doc, marks in zip(docs, used, strict=True):
                marks.update(t.i for t in doc if t.lower_ in named and not (t.pos_ == "NOUN" and list(t.lefts)))
    if scores:
        if scores["noir"] < 0.45 and look.style != "noir":
            scores["noir"] = 0.0
        look.mood = max(told, key=lambda name: scores[name], default="")
        look.hints = scores
    if look.style == "noir" and scores.get("noir", 0) > 0.3:
        look.mood = "noir"
    return look


_CAST_TOO = (" puppets", " puppet", " figures", " figure")


def _style(docs: list[Doc], used: list[set[int]], text: str, look: Look) -> None:
    told, asked_for = "", bool(look.style)
    for name, synonyms in glosses.STYLES.items():
        for phrase in (*synonyms, *glosses.MORE_STYLES.get(name, ())):
            pattern = _spelt(phrase)
            if not _whole(pattern).search(text):
                continue
            # the longest wins: "black and white 1930s film" is a newsreel rather than a film noir
            if not asked_for and len(phrase) > len(told):
                told, look.style = phrase, name
            # puppets of wool are a style and yet somebody to be cast
            cut = pattern.rfind("[- ]") if phrase.endswith(_CAST_TOO) else len(pattern)
            for doc, marks in zip(docs, used, strict=True):
                for found in _whole(pattern[:cut]).finditer(doc.text.lower()):
                    marked(doc, marks, *found.span())
    asked = re.search(r"\bin (?:the |an? )?(?:style of )?(?:an? |the )?([\w' -]{3,40}?)(?: style)?(?:[,.]|$)", text)
    explicit = re.search(
        r"\b(?:in the style of|styled? like|looks like an?) ([\w' -]{3,40})|\bin an? ([\w' -]{3,30}) style\b", text
    )
    if asked and explicit and not look.style:
        manner = next(part for part in explicit.groups() if part)
        match = matcher().best("styles", manner)
        if match.score >= 0.45:
            look.style = match.name
        else:
            look.left_out.append(f"the style of {manner}")


def _sounds(docs: list[Doc], used: list[set[int]], look: Look) -> None:
    for doc, marks in zip(docs, used, strict=True):
        for token in doc:
            heard = _SOUNDS.get(token.lemma_.lower()) or _SOUNDS.get(token.lower_)
            around = {t.lemma_.lower() for t in doc[max(0, token.i - 5) : token.i + 5]}
            if token.lower_ in {"music", "soundtrack", "song"} and negated(token):
                look.music = False
                marks.add(token.i)
            elif token.lower_ in {"music", "soundtrack", "score", "audio", "sound", "noise"}:
                marks.add(token.i)
            if not heard or negated(token):
                continue
            if around & {"sound", "noise", "hear", "audio", "listen", "echo", "sfx"} or heard in {
                "applause", "thunder", "bells", "purr"} or token.lemma_ in {"birdsong", "chatter"}:  # fmt: skip
                if heard not in look.sounds:
                    look.sounds.append(heard)
                if token.pos_ == "NOUN":
                    marks.add(token.i)
