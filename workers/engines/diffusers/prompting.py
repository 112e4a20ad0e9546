"""Prompt preparation: what a person asked for, in the words and the length that a video model reads best.

Video models were trained on captions. A caption says what is seen and heard, in present tense and in order; it holds no
instructions. So an instruction ("make it night") becomes a sentence about the picture, quoted speech is given to whom
it belongs, a style becomes words about how the picture looks, and what is too long is cut where a sentence ends.
"""

import json
import re

from workers.engines.base import RenderRequest
from workers.engines.diffusers.profile import Words

STYLES: dict[str, str] = {
    "cel": "A hand-drawn cel animation with clean lines and flat colours.",
    "comic": "A comic book come to life, bold outlines, halftone dots.",
    "noir": "A black and white film noir, hard shadows, low key light.",
    "vintage": "Old home movie footage, faded colours, film grain.",
    "neon": "Neon light, dark background, glowing colours.",
    "ink": "An animated ink drawing, black brush strokes on white paper.",
    "blueprint": "A moving blueprint, white lines on deep blue paper.",
    "claymation": "A claymation film, figures of modelling clay, visible finger marks, stop motion.",
    "paper": "A paper cut-out animation, layered coloured paper with soft shadows.",
    "newsreel": "A black and white newsreel of the 1930s, film grain, scratches.",
    "oil": "An oil painting in motion, thick visible brush strokes.",
    "pastel": "A soft pastel drawing in motion, chalk texture.",
    "8bit": "8-bit pixel art, a retro video game.",
    "stopmotion": "A stop motion film with puppets and miniature sets.",
    "watercolour": "A watercolour painting in motion, soft edges, paper grain.",
}
"""How the product's styles look, said as a caption says it; any other style is named as it is."""

QUOTED = re.compile(r'"([^"]{1,500})"|“([^”]{1,500})”')
_SAYING = re.compile(
    r"(?:,\s*)?\b(?:and\s+)?(?:(?:he|she|it|they)\s+)?(?:says?|saying|asks?|answers?|whispers?|shouts?)\s*[:,]?\s*$",
    re.I,
)
_MAKE_IT = re.compile(r"^(?:please\s+)?(?:make|turn)\s+(?:it|this|everything)(?:\s+(?:into|to))?\s+", re.I)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def prepared(request: RenderRequest, words: Words) -> str:
    """The prompt as the model reads it, at most `words.most` words."""
    text = _told(request)
    text = _spoken(text) if words.dialogue else _unspoken(text)
    parts = [words.prefix, _style(request.style), text, words.suffix]
    fixed = sum(len(part.split()) for part in parts if part is not text)
    parts[2] = cut(text, max(8, words.most - fixed))
    return " ".join(part.strip() for part in parts if part.strip())


def _told(request: RenderRequest) -> str:
    """What is to be seen, as one caption."""
    if request.shots:
        shots = [
            f"Shot {n}, {shot.end - shot.start:g} seconds: {_stop(shot.prompt)}"
            for n, shot in enumerate(request.shots, 1)
        ]
        return " ".join([_stop(request.prompt), *shots] if request.prompt.strip() else shots)
    if request.parent:
        return f"{_stop(prompt_of(request.parent))} {_stop(as_caption(request.prompt))}".strip()
    if request.extends:
        said = request.prompt.strip()
        earlier = _stop(prompt_of(request.extends))
        return f"{earlier} Then: {_stop(said)}" if said else f"{earlier} The scene goes on."
    return request.prompt.strip()


def prompt_of(plan: str) -> str:
    """What an earlier film was asked to show, as its plan says; ValueError where that is no plan."""
    try:
        data = json.loads(plan)
    except ValueError:
        raise ValueError("the plan of the earlier film cannot be read") from None
    said = data.get("told") or data.get("prompt") if isinstance(data, dict) else None
    if not isinstance(said, str) or not said.strip():
        raise ValueError("the plan of the earlier film does not say what it shows")
    return said


def told(request: RenderRequest) -> str:
    """What a film shows in plain words, for the plan: later remixes and continuations start from it."""
    return _told(request)


def as_caption(instruction: str) -> str:
    """An instruction as a statement about the picture: "make it night" is "It is night"."""
    said = instruction.strip()
    changed = _MAKE_IT.sub("It is ", said)
    return changed if changed != said else said


def _spoken(text: str) -> str:
    """Speech in the model's quotes, plain double ones, and short enough to be said."""
    return QUOTED.sub(lambda found: f'"{(found[1] or found[2]).strip()}"', text)


def _unspoken(text: str) -> str:
    """The prompt without what is said: a model without a voice would paint the words."""
    kept, at = [], 0
    for found in QUOTED.finditer(text):
        kept.append(_SAYING.sub("", text[at : found.start()]).rstrip(" ,:"))
        at = found.end()
    kept.append(text[at:])
    told = re.sub(r"\s+", " ", " ".join(kept)).strip()
    told = re.sub(r"\s+([.,!?])", r"\1", told)
    return told if re.search(r"\w", told) else "Somebody speaks to the camera."


def _style(style: str) -> str:
    return STYLES.get(style, f"In the style of {style}.") if style else ""


def cut(text: str, most: int) -> str:
    """At most so many words, up to the end of a sentence where one ends in the last half of them."""
    words = text.split()
    if len(words) <= most:
        return text.strip()
    kept: list[str] = []
    for sentence in _SENTENCE_END.split(text.strip()):
        if sum(len(s.split()) for s in kept) + len(sentence.split()) > most:
            break
        kept.append(sentence)
    whole = " ".join(kept)
    return whole if len(whole.split()) >= most / 2 else " ".join(words[:most])


def _stop(text: str) -> str:
    """With a full stop, if it has none."""
    text = text.strip()
    return text if not text or text[-1] in '.!?"”' else f"{text}."
