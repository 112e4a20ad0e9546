"""What the words of an instruction ask for: which change a verb means, and which way a comparative points."""

import re
from functools import cache

from spacy.tokens import Token

from workers.engines.animatic.plan.embed import Vectors, embed
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.parse import parse

REMOVE, ADD, REPLACE, CHANGE, GIVE, FILM = "remove", "add", "replace", "change", "give", "film"
_OPERATIONS = {
    "remove": REMOVE, "drop": REMOVE, "lose": REMOVE, "omit": REMOVE, "skip": REMOVE, "cut": REMOVE, "exclude": REMOVE,
    "hide": REMOVE, "eliminate": REMOVE, "delete": REMOVE, "clear": REMOVE, "mute": REMOVE, "silence": REMOVE,
    "add": ADD, "include": ADD, "insert": ADD, "introduce": ADD, "bring": ADD, "put": ADD,
    "replace": REPLACE, "swap": REPLACE, "exchange": REPLACE, "substitute": REPLACE, "switch": REPLACE,
    "make": CHANGE, "turn": CHANGE, "change": CHANGE, "let": CHANGE, "have": CHANGE, "set": CHANGE, "move": CHANGE,
    "keep": CHANGE, "recolor": CHANGE, "recolour": CHANGE, "colour": CHANGE, "color": CHANGE, "paint": CHANGE,
    "rename": CHANGE, "get": CHANGE, "take": CHANGE, "transport": CHANGE, "relocate": CHANGE,
    "give": GIVE, "dress": GIVE, "hand": GIVE,
    "film": FILM, "show": FILM, "shoot": FILM, "render": FILM, "play": FILM, "do": FILM, "start": FILM, "see": FILM,
}  # fmt: skip
_BY_CHAIN = {"remove": REMOVE, "take away": REMOVE, "get rid of": REMOVE, "exchange": REPLACE, "replace": REPLACE,
             "change": CHANGE, "transform": CHANGE, "insert": ADD, "put": ADD}  # fmt: skip
_PARTICLES = {"take": ("away", "out", "off"), "leave": ("out",), "get": ("rid",), "do": ("away", "without"),
              "cut": ("out",), "throw": ("in",), "bring": ("in",)}  # fmt: skip

LATER = re.compile(r"(?i)\b(?:then|finally|afterwards|at the end|in the end|at last|later)\b")
TOO = re.compile(r"(?i)\b(?:also|too|as well|another)\b")
CUES = re.compile(
    r"(?i)\b(?:now|instead|also|too|as well|but|again|this time|still|then|same|rather than|at the end|in the end)\b"
)
"""Words by which an instruction shows that it is about a film that is there."""
_OPENERS = re.compile(r"(?i)(?:no|without|instead|in|at|from|as|set|during|on)\b")
_SPLIT = re.compile(r"(?i)\s*(?:,\s*(?:and\s+|but\s+|then\s+)?|;\s*|\band\s+|\bbut\s+)")
_QUOTED = re.compile(r"[\"“”«][^\"“”«»]*[\"“”»]")


def operation(verb: str, particle: str = "") -> str:
    """Return the change that a verb, in its dictionary form, asks for; an empty string for a deed like any other."""
    if particle in _PARTICLES.get(verb, ()):
        return ADD if particle == "in" else REMOVE
    if verb in _OPERATIONS:
        return _OPERATIONS[verb]
    for depth, above in lexicon().verb_chain(verb, 2):
        if above in _BY_CHAIN and (depth > 0 or above != verb):
            return _BY_CHAIN[above]
    return ""


def pieces(text: str) -> list[str]:
    """Cut an instruction where the next change begins: "make it night, no music and closer" holds three."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    cuts = [0]
    for found in _SPLIT.finditer(text):
        inside = any(a <= found.start() < b for a, b in quoted)
        rest = text[found.end() :]
        if not inside and (_opens(rest) or found.start() and _tells(rest)):
            cuts += [found.start(), found.end()]
    cuts.append(len(text))
    parts = [text[a:b].strip(" ,;") for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return [part for part in parts if re.search(r"\w", part)]


def _opens(rest: str) -> bool:
    """Whether a change begins here."""
    words = re.findall(r"[\w'-]+", rest)[:2]
    if not words:
        return False
    first = words[0].lower()
    if _OPENERS.match(rest) or _OPERATIONS.get(first) or (nudge(first) and _compared(first)):
        return True
    return first in {"please", "also", "now"} and len(words) > 1


def _tells(rest: str) -> bool:
    """Whether a sentence of its own begins here: "..., and the robot flies"."""
    sentences = parse(rest).sentences if len(rest.split()) > 1 else []
    root = next((t for t in sentences[0].doc if t.dep_ == "ROOT"), None) if sentences else None
    finite = root is not None and root.tag_ in {"VBZ", "VBP"}
    return finite and root is not None and any(c.dep_ == "nsubj" for c in root.children)


def _compared(word: str) -> bool:
    return len(word) > 4 and word.endswith("er") or word in {"more", "less", "further"}


_POLES: dict[str, tuple[str, ...]] = {
    "closer": ("close", "near", "nearer", "tight", "intimate"), "wider": ("wide", "far", "distant", "further"),
    "slower": ("slow", "gentle", "leisurely", "unhurried"), "faster": ("fast", "quick", "speedy", "rapid", "hectic"),
    "darker": ("dark", "gloomy", "dim"), "brighter": ("bright", "light", "sunny"),
    "louder": ("loud", "noisy"), "quieter": ("quiet", "silent", "soft"), "longer": ("long", "lengthy"),
    "shorter": ("short", "brief"), "colder": ("cold", "chilly", "icy"), "warmer": ("warm", "hot"),
}  # fmt: skip
_NEAR = 0.72


def nudge(word: str) -> str:
    """Return the direction that an adjective or adverb in any degree points to ("slower", "closer" ...), or nothing."""
    stems = (word, word[:-2], word[:-1], word[:-3], word[:-3] + "y", word[:-2] + "e")
    forms = {stem for stem in stems if len(stem) > 2} if _compared(word) else {word}
    forms |= {word[:-2]} if word.endswith("ly") else set()
    direct = next((pole for pole, texts in _POLES.items() if word == pole or forms & set(texts)), "")
    return direct or _nearest_pole(word)


@cache
def _poles() -> tuple[list[str], Vectors]:
    owners = [pole for pole, texts in _POLES.items() for _ in texts]
    return owners, embed([text for texts in _POLES.values() for text in texts])


@cache
def _nearest_pole(word: str) -> str:
    if not _compared(word) or not lexicon().knows(word):
        return ""
    owners, vectors = _poles()
    scores = vectors @ embed([word])[0]
    best = int(scores.argmax())
    return owners[best] if scores[best] >= _NEAR else ""


def compared(token: Token) -> bool:
    """Whether a token is a comparative: "happier", "more", "closer"."""
    return token.tag_ in {"JJR", "RBR"} or token.pos_ in {"ADJ", "ADV", "NOUN", "ADP"} and _compared(token.lower_)
