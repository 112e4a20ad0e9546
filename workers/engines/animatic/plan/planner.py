"""Makes a plan of a request: parses it, casts it, stages it and says what it left out."""

import re
from collections.abc import Sequence
from random import Random

from workers.engines.animatic import catalogue
from workers.engines.animatic.model import Line, Plan, Subject
from workers.engines.animatic.plan import cast, cutting, defaults, direct, embed, feel
from workers.engines.animatic.plan.draft import Draft, Place, Story
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.looks import finish_coat, finish_look
from workers.engines.animatic.plan.match import matcher
from workers.engines.animatic.plan.parse import Parsed, as_typed, parse, without_lead
from workers.engines.animatic.plan.parse import load as load_parser
from workers.engines.animatic.plan.story import Reader
from workers.engines.animatic.plan.storyboard_cast import unite
from workers.engines.base import RenderRequest

_MOST_SUBJECTS = 12


def load() -> None:
    """Read every model and index now; the first plan is slow without."""
    load_parser()
    lexicon()
    matcher()
    embed.embed(["ready"])


def make_plan(request: RenderRequest) -> Plan:
    """Return the plan of a request: the same request always gives the same plan."""
    return stage(request, *_read(request.prompt, request.style))


def stage(request: RenderRequest, reader: Reader, look: feel.Look, parsed: Parsed) -> Plan:
    """Return the plan of what has been read."""
    rng = Random(f"{request.seed}|{request.prompt}")
    story = reader.notes.story
    if parsed.shots:
        unite(reader.notes)
    story.left_out[:0] = look.left_out
    foreign = _foreign(parsed)
    _settle_cast(story, foreign)
    if not story.places:
        story.places.append(Place())
        story.shots.append(0)
    if defaults.empty(story) or foreign:
        defaults.invite_somebody(story, rng, foreign)
    chosen = defaults.default_set(story, parsed.plain, foreign, rng)
    direct.carry_places(story, defaults.under_the_sky(story, chosen, parsed.plain))
    defaults.under_the_waves(story)
    defaults.from_the_air(story)
    defaults.give_boards(story)
    defaults.default_hours(story, look, rng)
    timing = direct.time_sentences(story, request.seconds, parsed.shots)
    shots, said = cutting.cut(story, timing, look.one_take, bool(parsed.shots), rng)
    for draft in story.drafts:
        own = Random(f"{request.seed}|{draft.id}")
        if draft.kind == "person":
            finish_look(draft, own)
        finish_coat(draft, own)
    return Plan(
        prompt=request.prompt,
        seed=request.seed,
        width=request.width,
        height=request.height,
        fps=request.fps,
        seconds=request.seconds,
        shots=tuple(shots),
        subjects=tuple(_subject(story, timing, draft) for draft in story.drafts),
        lines=tuple(
            Line(s.text, s.speaker.id if s.speaker in story.drafts and s.speaker else "narrator", s.delivery, at)
            for s, at in zip(story.speeches, said, strict=True)
        ),
        mood=defaults.mood(story, look, rng),
        style=look.style,
        sounds=tuple(look.sounds),
        music=look.music,
        title=_title(request.prompt),
        left_out=tuple(map(as_typed, story.left_out)),
    )


def ledger(prompt: str) -> list[tuple[str, str]]:
    """Return each content word of a prompt with what became of it; an empty string is a word that vanished."""
    reader, _, _ = _read(prompt, "")
    return reader.account.ledger()


def _read(prompt: str, asked_style: str) -> tuple[Reader, feel.Look, Parsed]:
    parsed = parse(prompt)
    return *read(parsed, asked_style), parsed


def read(parsed: Parsed, asked_style: str, known: Sequence[Draft] = ()) -> tuple[Reader, feel.Look]:
    """Read parsed sentences; `known` are those whom an earlier film has shown."""
    reader = Reader(parsed)
    reader.notes.story.drafts.extend(known)
    reader.read_scenes()
    style = asked_style if asked_style in catalogue.STYLES else ""
    look = feel.read_look([s.doc for s in parsed.sentences], reader.notes.used, parsed.plain, style)
    reader.read_people_and_deeds()
    return reader, look


def _foreign(parsed: Parsed) -> bool:
    """Whether most words are in another language, or in none."""
    tokens = [t for s in parsed.sentences for t in s.doc if t.is_alpha and t.i not in s.quotes]
    if not tokens:
        return True
    raw = re.findall(r"[^\W\d_]+", parsed.plain)
    strange = sum(word in _OTHER_TONGUES for word in raw)
    if strange >= 0.22 * len(raw) and strange > sum(word in _FUNCTION_WORDS for word in raw):
        return True
    known = sum(
        t.is_stop or t.lower_ in _FUNCTION_WORDS
        or len(t) > 2 and any(map(lexicon().knows, (t.lower_, t.lemma_.lower())))
        or t.tag_ == "NNP" and t.i > 0 and t.is_ascii for t in tokens
    )  # fmt: skip
    return known < 0.55 * len(tokens)


_OTHER_TONGUES = {
    "el",
    "la",
    "los",
    "las",
    "un",
    "una",
    "uno",
    "por",
    "para",
    "con",
    "en",
    "que",
    "del",
    "al",
    "le",
    "les",
    "des",
    "et",
    "dans",
    "une",
    "est",
    "sur",
    "avec",
    "der",
    "die",
    "das",
    "und",
    "ein",
    "eine",
    "einen",
    "dem",
    "den",
    "im",
    "mit",
    "auf",
    "ist",
    "il",
    "lo",
    "gli",
    "che",
    "di",
    "della",
    "nel",
    "os",
    "na",
    "em",
    "com",
    "och",
    "som",
    "det",
    "het",
    "een",
    "van",
    "je",
    "ja",
    "w",
    "z",
    "se",
    "su",
    "sus",
    "esta",
    "este",
    "du",
    "au",
    "aux",
    "mais",
    "pour",
    "qui",
}
_FUNCTION_WORDS = {
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "to",
    "and",
    "or",
    "is",
    "are",
    "be",
    "it",
    "its",
    "this",
    "that",
    "with",
    "by",
    "from",
    "as",
    "for",
    "his",
    "her",
    "their",
    "my",
    "your",
    "he",
    "she",
    "they",
    "we",
    "you",
    "i",
    "not",
    "no",
    "into",
    "up",
    "out",
    "over",
    "under",
    "while",
    "then",
    "who",
    "which",
    "has",
    "have",
    "was",
    "were",
    "will",
    "do",
    "does",
    "if",
    "but",
    "so",
}


def _settle_cast(story: Story, foreign: bool) -> None:
    """Drop whom nobody can see, cap the cast, and say so."""
    if foreign:
        story.drafts[:] = [d for d in story.drafts if len(d.lemma) > 3 and cast.direct(d.lemma)]
        story.left_out[:] = ["most of the words: this engine reads English best, so it filmed their mood"]
    nobody = {"people", "person", "human", "humans", "anyone"} & story.without
    if nobody:
        story.drafts[:] = [d for d in story.drafts if d.kind != "person" or d.look.get("head")]
    story.drafts[:] = [d for d in story.drafts if d.kind != "text" or len(d.word) <= 60]
    for draft in story.drafts[_MOST_SUBJECTS:]:
        story.leave_out(f"the {draft.word} (the picture is full)")
    del story.drafts[_MOST_SUBJECTS:]
    kept = story.drafts
    story.deeds[:] = [d for d in story.deeds if d.who in kept]
    for deed in story.deeds:
        if deed.target not in kept:
            deed.target = None
    for draft in kept:
        seen: list[tuple[str, Draft]] = []
        for name, other in draft.relations:
            if other in kept and other is not draft and not any(o is other for _, o in seen):
                seen.append((name, other))
        draft.relations[:] = seen
        if any(name == "riding" and other.kind == "vehicle" for name, other in seen):
            for deed in story.deeds:
                deed.verb = "ride" if deed.who is draft and deed.verb in {"run", "walk", "drive"} else deed.verb
        for name, other in seen:  # as many horses as riders
            if name == "riding" and draft.count > 1 and other.count > 1:
                other.count = draft.count


def _subject(story: Story, timing: direct.Timing, draft: Draft) -> Subject:
    return Subject(
        id=draft.id,
        word=as_typed(draft.word),
        kind=draft.kind,
        art=draft.art,
        look=dict(draft.look),
        count=max(1, draft.count),
        size=round(draft.size, 3),
        beats=direct.beats(story, timing, draft),
        relations=tuple((name, other.id) for name, other in draft.relations),
    )


def _title(prompt: str) -> str:
    """Return the first words of the prompt that stand by themselves."""
    text = re.sub(r"\s+", " ", without_lead(prompt)).strip()
    text = re.sub(r"(?i)^(?:pov|asmr|street interview|scene|video|prompt|cut to)\s*:\s*", "", text)
    head = re.split(r"[.!?;:\n\"“”]|,(?=\s)", text, maxsplit=1)[0].strip() or text
    words = head.split()
    if words and words[0].lower() in {"a", "an", "the"}:
        words = words[1:]
    kept: list[str] = []
    for word in words:
        if len(" ".join([*kept, word])) > 42:
            break
        kept.append(word)
    while len(kept) > 1 and (
        kept[-1].lower() in _FUNCTION_WORDS or len(kept) < len(words) and kept[-1].lower() in _TAILS
    ):
        kept.pop()
    title = " ".join(kept).strip(" -–—,'’")
    title = f"{title}…" if title and len(kept) < len(words) else title or text[:40].strip()
    return title[:1].upper() + title[1:] if title else "Untitled"


_TAILS = {
    "red",
    "blue",
    "green",
    "yellow",
    "big",
    "small",
    "giant",
    "huge",
    "tiny",
    "old",
    "young",
    "one",
    "two",
    "three",
    "says",
    "says,",
}
