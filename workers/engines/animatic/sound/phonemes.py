"""Turns written words of any language into phonemes that the speech model knows."""

import re
import threading
import unicodedata
from functools import cache, lru_cache

from kokoro_onnx.tokenizer import Tokenizer

MAX_PHONEMES = 500
"""The model reads at most 510 tokens at once."""

HUM = "həm."
"""What is heard where there are no words."""

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("CJK", "cmn"), ("CYRILLIC", "ru"), ("GREEK", "el"),
    ("ARABIC", "ar"), ("HEBREW", "he"), ("DEVANAGARI", "hi"), ("BENGALI", "bn"), ("TAMIL", "ta"), ("TELUGU", "te"),
    ("THAI", "th"), ("GEORGIAN", "ka"), ("ARMENIAN", "hy"), ("GUJARATI", "gu"), ("KANNADA", "kn"), ("MALAYALAM", "ml"),
)  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMON_WORDS: dict[str, frozenset[str]] = {
    "es": _words("el la los las un una es está que de y no por para con mi tu hola qué cómo muy yo gracias"),
    "fr-fr": _words("le la les un une est et je tu nous vous il elle ne pas que qui dans avec bonjour mon"),
    "de": _words("der die das ein eine ist und ich du wir nicht mit auf für guten hallo was wie mein zu"),
    "it": _words("il lo la gli un una è e io tu noi non che di per con ciao sono mio come questo"),
    "pt": _words("o a os as um uma é e eu tu você nós não que de para com olá meu como isso"),
    "nl": _words("de het een is en ik jij wij niet met op voor hallo wat hoe mijn naar zijn"),
    "pl": _words("jest i ja ty nie to na z do się jak co mój dzień dobry cześć"),
}
_ENGLISH = _words(
    "the a an is are i you we he she it and not no do to of in on for with my your hello hi what how this that me "
    "was be have will can go so oh let's i'm it's don't here there come"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LANGUAGE_SWITCH = re.compile(r"\([a-z-]+\)")
_lock = threading.Lock()


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer()


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    if name.startswith(("LATIN", "FULLWIDTH LATIN")):
        return "latin"
    return next((code for script, code in _SCRIPTS if name.startswith(script)), "unknown")


def language(text: str) -> str:
    """Guess a text's language: by script, and within the Latin script by its commonest words; English when in doubt."""
    scripts = [_script(character) for character in text if character.isalpha()]
    if "ja" in scripts:
        return "ja"
    known = [script for script in scripts if script != "unknown"]
    most = max(known, key=known.count, default="latin")
    if most != "latin":
        return most
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    english = sum(word in _ENGLISH for word in words)
    scores = {code: sum(word in common for word in words) for code, common in _COMMON_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > english else "en"


def _readable(text: str, code: str) -> str:
    """Leave out what a reader of that language cannot say: symbols, and letters of other scripts."""
    script = code if any(code == of for _, of in _SCRIPTS) else "latin"
    kept = (
        character
        if unicodedata.category(character)[0] in "NPZ"
        or (character.isalpha() and _script(character) == script)
        or unicodedata.category(character)[0] == "M"
        else " "
        for character in text
    )
    return re.sub(r"\s+", " ", "".join(kept).replace("’", "'").replace("_", " ")).strip()


@lru_cache(maxsize=512)
def phonemes(text: str, british: bool = False) -> str:
    """Phonemes of a text, with stress marks and punctuation.

    A script that cannot be read aloud, or a text without any words, becomes a short hum: somebody opens the mouth, and
    nothing is invented.
    """
    code = language(text)
    spoken = _readable(text, code)
    if code == "en":
        code = "en-gb" if british else "en-us"
    with _lock:
        try:
            found = _tokenizer().phonemize(spoken, code) if spoken else ""
        except RuntimeError:  # espeak lacks the language's data
            found = ""
    vocabulary = _tokenizer().vocab
    known = "".join(character for character in _LANGUAGE_SWITCH.sub("", found) if character in vocabulary)[:20_000]
    return known if any(character.isalpha() for character in known) else HUM


def tokens(known: str) -> list[int]:
    """The model's numbers for phonemes that `phonemes` gave, one for each character."""
    vocabulary = _tokenizer().vocab
    return [int(vocabulary[character]) for character in known]


def pieces(known: str) -> list[str]:
    """Cut phonemes into pieces that the model can read at once, at sentence ends if it can, else between words."""
    rest, out = known, []
    while len(rest) > MAX_PHONEMES:
        head = rest[:MAX_PHONEMES]
        cut = max(head.rfind(end) for end in ".!?;") + 1
        if cut < MAX_PHONEMES // 4:
            cut = head.rfind(" ") + 1 or MAX_PHONEMES
        out.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [piece for piece in [*out, rest] if piece]
