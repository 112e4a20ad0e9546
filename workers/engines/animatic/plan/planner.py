"""Makes a plan of a request: parses it, casts it, stages it and says what it left out."""

import re
from random import Random

from workers.engines.animatic import catalogue
from workers.engines.animatic.model import Line, Plan, Subject
from workers.engines.animatic.plan import cast, direct, embed, scene
from workers.engines.animatic.plan.draft import Deed, Draft, Place, Story
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher
from workers.engines.animatic.plan.parse import Parsed, parse, without_lead
from workers.engines.animatic.plan.parse import load as load_parser
from workers.engines.animatic.plan.story import Reader
from workers.engines.base import RenderRequest

_MOST_SUBJECTS = 12
_BY_ACTION = {"cook": "kitchen", "sleep": "bedroom", "surf": "sea", "swim": "underwater", "fly": "sky", "sing": "stage",
              "drive": "street", "sail": "sea", "climb": "mountain", "paint": "cafe", "dance": "stage"}  # fmt: skip
_BY_KIND = {"fish": "underwater", "bird": "meadow", "quadruped": "meadow", "person": "street", "prop": "abstract"}
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
    look = scene.read_look([s.doc for s in parsed.sentences], reader.notes.used, parsed.plain, style)
    reader.read_people_and_deeds()
    story = reader.notes.story
    story.left_out[:0] = look.left_out
    foreign = _foreign(parsed)
    _settle_cast(story, foreign)
    if not story.places:
        story.places.append(Place())
        story.shots.append(0)
    if not any(d.kind != "text" for d in story.drafts) and not any(p.set for p in story.places) or foreign:
        _invite_somebody(story, rng, foreign)
    direct.carry_places(story, _default_set(story, parsed.plain, foreign, rng))
    _default_hours(story, look, rng)
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
        title=_title(request.prompt),
        left_out=tuple(story.left_out),
    )


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
        t.lower_ in _FUNCTION_WORDS or len(t) > 2 and (lexicon().knows(t.lower_) or lexicon().knows(t.lemma_.lower()))
        or t.tag_ == "NNP" and t.i > 0 and t.is_ascii for t in tokens
    )  # fmt: skip
    return known < 0.55 * len(tokens)


_OTHER_TONGUES = {"el", "la", "los", "las", "un", "una", "uno", "por", "para", "con", "en", "que", "del", "al", "le", "les", "des", "et", "dans", "une", "est", "sur", "avec", "der", "die", "das", "und", "ein", "eine", "einen", "dem", "den", "im", "mit", "auf", "ist", "il", "lo", "gli", "che", "di", "della", "nel", "os", "na", "em", "com", "och", "som", "det", "het", "een", "van", "je", "ja", "w", "z", "se", "su", "sus", "esta", "este", "du", "au", "aux", "mais", "pour", "qui"}
_FUNCTION_WORDS = {"a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "is", "are", "be", "it", "its", "this", "that", "with", "by", "from", "as", "for", "his", "her", "their", "my", "your", "he", "she", "they", "we", "you", "i", "not", "no", "into", "up", "out", "over", "under", "while", "then", "who", "which", "has", "have", "was", "were", "will", "do", "does", "if", "but", "so"}


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


_GUESTS = (("person", ""), ("quadruped", "cat"), ("quadruped", "fox"), ("quadruped", "dog"), ("bird", "owl"),
           ("person", ""), ("quadruped", "rabbit"), ("person", "robot"))  # fmt: skip


def _invite_somebody(story: Story, rng: Random, foreign: bool) -> None:
    """Give an open prompt somebody to look at, and say so."""
    if {"people", "person", "human", "anyone", "animal"} & story.without or any(d.alive for d in story.drafts):
        return
    kind, art = rng.choice(_GUESTS)
    guest = Draft(art or "somebody", kind, art, {"head": art} if kind == "person" and art else {}, lemma=art)
    guest.id = f"guest_{len(story.drafts) + 1}"
    guest.mentions = set(range(len(story.places)))
    guest.shots = set(story.shots)
    story.drafts.append(guest)
    verbs = ("walk", "dance", "look", "wave") if kind == "person" else ("walk", "look", "jump")
    story.deeds.append(Deed(guest, "fly" if kind == "bird" else rng.choice(verbs), 0))
    if not foreign:
        story.leave_out("nobody in particular: the prompt leaves open whom to show, so the film chose")


_DARK_SETS = {"neon_alley", "space"}
_INDOORS = {"cafe", "kitchen", "bedroom", "classroom", "office", "stage", "cave", "spaceship", "underwater", "abstract"}


def _default_hours(story: Story, look: scene.Look, rng: Random) -> None:
    """Choose the hour where the prompt names none: by the place, the mood, then the seed."""
    chosen = rng.choice(("day", "day", "day", "dusk", "dawn"))
    for place in story.places:
        if place.hour:
            continue
        if place.set in _DARK_SETS or look.mood == "noir" or look.style in {"noir", "neon"}:
            place.hour = "night"
        else:
            place.hour = "day" if place.set in _INDOORS else chosen


def _default_set(story: Story, text: str, foreign: bool, rng: Random) -> str:
    if foreign:
        scores = matcher().scores("places", text[:300]) if text.strip() else {}
        best = sorted((n for n in scores if n in _KINDLY), key=lambda n: -scores[n])[:3]
        return rng.choice(best or list(_KINDLY))
    for draft in story.drafts:
        for word in (draft.lemma, *draft.word.split()):
            if word in _BY_WORD:
                return _BY_WORD[word]
    for deed in story.deeds:
        if deed.verb in _BY_ACTION and not (deed.verb == "swim" and deed.who.kind == "person"):
            return _BY_ACTION[deed.verb]
    for draft in story.drafts:
        if draft.art in _BY_ART and draft.look.get("head", draft.art) == draft.art:
            return _BY_ART[draft.art]
    if re.search(r"\b(?:product|studio|commercial|advert|packshot|turntable)\b", text):
        return "abstract"
    name, score = scene.guess_set(text) if len(text.split()) > 3 else ("", 0.0)
    if score >= (0.5 if name in _FAR else 0.35):
        return name
    for draft in story.drafts:
        if draft.kind == "vehicle":
            return "street"
        if draft.kind in _BY_KIND and draft.kind != "person":
            return _BY_KIND[draft.kind]
    if score >= 0.25 and name not in _FAR:
        return name
    return "street" if any(d.kind == "person" for d in story.drafts) else rng.choice(_KINDLY)


_FAR = {"underwater", "space", "planet", "volcano", "cave", "spaceship", "sky", "snowfield", "jungle", "abstract"}
_BY_WORD = {
    "chef": "kitchen", "cook": "kitchen", "baker": "kitchen", "teacher": "classroom", "student": "classroom",
    "professor": "classroom", "scientist": "classroom", "surfer": "sea", "sailor": "sea", "pirate": "sea",
    "viking": "sea", "farmer": "farm", "knight": "castle", "king": "castle", "queen": "castle", "princess": "castle",
    "prince": "castle", "wizard": "castle", "witch": "forest", "fairy": "forest", "elf": "forest", "hiker": "mountain",
    "ballerina": "stage", "comedian": "stage", "singer": "stage", "magician": "stage", "rapper": "stage",
    "cowboy": "desert", "sheriff": "desert", "doctor": "office", "nurse": "office", "anchor": "office",
    "businessman": "office", "lawyer": "office", "samurai": "village", "ninja": "village", "player": "stadium",
    "gymnast": "stadium", "boxer": "stadium", "skater": "stadium", "barista": "cafe", "waiter": "cafe",
    "bartender": "cafe", "astronaut": "planet", "santa": "snowfield", "caveman": "cave", "miner": "cave",
    "explorer": "jungle", "detective": "neon_alley", "hacker": "neon_alley", "gladiator": "stadium",
    "fisherman": "lake", "candle": "bedroom", "letter": "bedroom", "book": "bedroom", "birthday cake": "bedroom",
    "cake": "kitchen", "pizza": "kitchen", "monk": "mountain", "god": "sky", "angel": "sky", "soccer": "stadium",
    "football": "stadium", "basketball": "stadium", "trophy": "stadium", "podcast": "stage",
    "throne": "castle", "delivery": "street",
}  # fmt: skip


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
    tops = ("tshirt", "hoodie", "stripes", "coat") + (
        ("dress",) if fem > 0.5 else ("suit",) if look["age"] != "child" else ()
    )
    look.setdefault("top", rng.choice(tops))
    look.setdefault("top_color", rng.choice(_TOP_COLOURS))
    look.setdefault(
        "bottom",
        "skirt"
        if look["top"] == "dress"
        else rng.choice(("trousers", "trousers", "shorts"))
        if look["age"] == "child"
        else "trousers",
    )
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
