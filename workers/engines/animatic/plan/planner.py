"""Makes a plan of a request: parses it, casts it, stages it and says what it left out."""

import re
from random import Random

from workers.engines.animatic import catalogue
from workers.engines.animatic.model import Line, Plan, Subject
from workers.engines.animatic.plan import direct, embed, scene
from workers.engines.animatic.plan.draft import Draft, Story
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher
from workers.engines.animatic.plan.parse import Parsed, load as load_parser, parse
from workers.engines.animatic.plan.story import Reader
from workers.engines.base import RenderRequest

_MOST_SUBJECTS = 12
_BY_ACTION = {"cook": "kitchen", "sleep": "bedroom", "surf": "sea", "swim": "underwater", "fly": "sky", "sing": "stage",
              "drive": "street", "sail": "sea", "climb": "mountain", "paint": "cafe", "dance": "stage"}  # fmt: skip
_BY_KIND = {"fish": "underwater", "bird": "sky", "quadruped": "meadow", "person": "street", "prop": "abstract"}
_BY_ART = {"rocket": "space", "spaceship": "space", "flying-saucer": "space", "airplane": "sky", "sailboat": "sea",
           "hot_air_balloon": "sky", "submarine": "underwater", "ship": "sea", "canoe": "lake", "lighthouse": "beach",
           "windmill": "farm", "alien": "planet", "penguin": "snowfield", "polar-bear": "snowfield", "cow": "farm",
           "camel": "desert", "tractor": "farm", "dragon": "castle", "monkey": "jungle", "octopus": "underwater",
           "full-moon": "space", "ringed-planet": "space", "piano": "stage", "treasure_chest": "cave",
           "ghost": "castle", "snowman": "snowfield", "speedboat": "sea", "motor-boat": "sea", "t-rex": "jungle",
           "helicopter": "sky", "locomotive": "meadow", "lion": "meadow", "skull": "cave"}  # fmt: skip
_KINDLY = ("forest", "beach", "meadow", "city", "village", "mountain", "sky", "cafe", "lake", "neon_alley")
_TOP_COLOURS = ("#E4572E", "#3F74D8", "#4E9B54", "#F2A93B", "#8152C4", "#27A79A", "#D43D9B", "#F3E9D2", "#28386B")
_BOTTOM_COLOURS = ("#34466B", "#2B2832", "#7C5137", "#8B8F99", "#C79B6B", "#3F5A4A")
_MOOD_BY_ACTION = {"chase": "tense", "explode": "epic", "cry": "sad", "laugh": "happy", "dance": "happy",
                   "cheer": "happy", "sleep": "calm", "read": "calm"}  # fmt: skip


def load() -> None:
    """Read every model and index now; the first plan is slow without."""
    load_parser()
    lexicon()
    matcher()
    embed.embed(["ready"])


def make_plan(request: RenderRequest) -> Plan:
    """Return the plan of a request: the same request always gives the same plan."""
    rng = Random(f"{request.seed}|{request.prompt}")
    parsed = parse(request.prompt)
    reader = Reader(parsed)
    reader.read_scenes()
    style = request.style if request.style in catalogue.STYLES else ""
    look = scene.read_look([s.doc for s in parsed.sentences], reader.used, parsed.plain, style)
    reader.read_people_and_deeds()
    story = reader.story
    story.left_out[:0] = look.left_out
    foreign = _foreign(parsed)
    _settle_cast(story, request, foreign)
    if not story.places:
        story.places.append(direct.Place())
        story.shots.append(0)
    direct.carry_places(story, _default_set(story, parsed.plain, foreign, rng))
    timing = direct.time_sentences(story, request.seconds, parsed.shots)
    shots = direct.cut(story, timing, look.one_take, bool(parsed.shots), rng)
    for draft in story.drafts:
        if draft.kind == "person":
            _finish_look(draft, Random(f"{request.seed}|{draft.id}"))
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
            Line(s.text, s.speaker.id if s.speaker in story.drafts and s.speaker else "narrator", s.delivery)
            for s in story.speeches
        ),
        mood=_mood(story, look, rng),
        style=look.style,
        sounds=tuple(look.sounds),
        music=look.music,
        title=_title(parsed, request.prompt),
        left_out=tuple(story.left_out),
    )


def _foreign(parsed: Parsed) -> bool:
    """Whether most words are in another language, or in none."""
    tokens = [t for s in parsed.sentences for t in s.doc if t.is_alpha and t.i not in s.quotes]
    if not tokens:
        return True
    known = sum(
        t.lower_ in _FUNCTION_WORDS or len(t) > 2 and (lexicon().knows(t.lower_) or lexicon().knows(t.lemma_.lower()))
        or t.tag_ == "NNP" and t.i > 0 and t.is_ascii for t in tokens
    )  # fmt: skip
    return known < 0.55 * len(tokens)


_FUNCTION_WORDS = set(
    "a an the of in on at to and or is are be it its this that with by from as for his her their my your he she they we"
    " you i not no into up out over under while then who which has have was were will do does if but so".split()
)


def _settle_cast(story: Story, request: RenderRequest, foreign: bool) -> None:
    """Drop whom nobody can see, cap the cast, and say so."""
    if foreign:
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


def _default_set(story: Story, text: str, foreign: bool, rng: Random) -> str:
    if foreign:
        scores = matcher().scores("places", text[:300]) if text.strip() else {}
        best = sorted((n for n in scores if n in _KINDLY), key=lambda n: -scores[n])[:3]
        return rng.choice(best or list(_KINDLY))
    for deed in story.deeds:
        if deed.verb in _BY_ACTION and not (deed.verb == "swim" and deed.who.kind == "person"):
            return _BY_ACTION[deed.verb]
    name, score = scene.guess_set(text)
    for draft in story.drafts:
        if draft.art in _BY_ART:
            return _BY_ART[draft.art]
    if score >= 0.4:
        return name
    for draft in story.drafts:
        if draft.kind == "vehicle":
            return "street"
        if draft.kind in _BY_KIND and draft.kind != "person":
            return _BY_KIND[draft.kind]
    if score >= 0.25:
        return name
    return "street" if story.drafts else rng.choice(_KINDLY)


def _mood(story: Story, look: scene.Look, rng: Random) -> str:
    if look.mood:
        return look.mood
    for deed in story.deeds:
        if deed.verb in _MOOD_BY_ACTION:
            return _MOOD_BY_ACTION[deed.verb]
    return rng.choice(("calm", "happy", "dreamy"))


def _finish_look(draft: Draft, rng: Random) -> None:
    """Fill in what the prompt leaves open; another seed gives another person."""
    look = draft.look
    fem = look.get("fem")
    if fem is None:
        look["fem"] = fem = float(rng.random() < 0.5)
    old = look.get("age") == "old"
    look.setdefault("age", "adult")
    colour = look.get("color")
    if colour and not look.get("head"):
        look.setdefault("top_color", look.pop("color"))
    look.setdefault("skin", str(rng.randrange(1, 6)))
    feminine = ("long", "bob", "bun", "ponytail", "curly", "afro", "braids")
    masculine = ("short", "short", "curly", "afro", "spiky", "bun")
    look.setdefault("hair", rng.choice(feminine if fem > 0.5 else masculine))
    dark = int(look["skin"]) >= 4
    colours = ("grey", "white") if old else ("black", "brown") if dark else ("black", "brown", "blonde", "red", "brown")
    look.setdefault("hair_color", rng.choice(colours))
    tops = ("tshirt", "hoodie", "stripes", "coat") + (("dress",) if fem > 0.5 else ("suit",) if not look["age"] == "child" else ())
    look.setdefault("top", rng.choice(tops))
    look.setdefault("top_color", rng.choice(_TOP_COLOURS))
    look.setdefault("bottom", "skirt" if look["top"] == "dress" else rng.choice(("trousers", "trousers", "shorts")) if look["age"] == "child" else "trousers")
    look.setdefault("bottom_color", look["top_color"] if look["top"] == "dress" else rng.choice(_BOTTOM_COLOURS))
    look.setdefault("hat", "")
    look.setdefault("hat_color", rng.choice(_TOP_COLOURS))
    if fem > 0.5:
        look["beard"] = look.get("beard", "")
    else:
        wild = look["age"] == "adult" and rng.random() < 0.2
        look.setdefault("beard", "full" if wild and not look.get("head") else "")
    look.setdefault("glasses", old and rng.random() < 0.5)
    look.setdefault("build", 1.0)
    look.setdefault("item", "")


def _subject(story: Story, timing: direct.Timing, draft: Draft) -> Subject:
    return Subject(
        id=draft.id,
        word=draft.word,
        kind=draft.kind,
        art=draft.art,
        look=dict(draft.look),
        count=max(1, draft.count),
        size=round(draft.size, 3),
        beats=direct.beats(story, timing, draft),
        relations=tuple((name, other.id) for name, other in draft.relations),
    )


def _title(parsed: Parsed, prompt: str) -> str:
    """Return the first words of the prompt that stand by themselves."""
    first = next((s for s in parsed.sentences if len(s.doc) > 1), None)
    if first is None:
        return prompt.strip()[:40]
    words = [t for t in first.doc if t.i not in first.quotes]
    words = words[1:] if words and words[0].lower_ in {"a", "an", "the"} else words
    kept: list[str] = []
    text = ""
    for token in words:
        if token.text in ",.:;!?" and kept or len(text) + len(token.text) > 42:
            break
        kept.append(token.text)
        text = " ".join(kept)
    while len(kept) > 1 and (kept[-1].lower() in _FUNCTION_WORDS or not kept[-1][-1].isalnum()):
        kept.pop()
    text = re.sub(r"\s+([,.'’\-])\s*", r"\1", " ".join(kept))
    return text[:1].upper() + text[1:] if text else prompt.strip()[:40]



