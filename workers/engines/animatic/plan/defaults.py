"""Chooses what a prompt leaves open: the place, the hour, the mood, and somebody to look at."""

import re
from random import Random

from workers.engines.animatic import sets
from workers.engines.animatic.plan import feel, scene
from workers.engines.animatic.plan.draft import Deed, Draft, Story
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher

_BY_ACTION = {"cook": "kitchen", "sleep": "bedroom", "surf": "sea", "swim": "underwater", "fly": "sky", "sing": "stage",
              "drive": "road", "sail": "sea", "climb": "mountain", "paint": "cafe", "dance": "stage"}  # fmt: skip
_BY_KIND = {"fish": "underwater", "bird": "meadow", "quadruped": "meadow", "person": "street", "prop": "abstract"}
_BY_ART = {"rose": "meadow", "tulip": "meadow", "sunflower": "meadow", "blossom": "meadow", "hibiscus": "meadow",
           "bowling": "gym", "block_tower": "bedroom", "ship_in_bottle": "library", "birthday-cake": "kitchen",
           "ferris-wheel": "carnival", "carousel": "carnival", "tall_ship": "sea", "paper_boat": "river",
           "whale": "sea",
           "typewriter": "office", "telescope": "mountain", "rocket_launch": "desert", "candle": "bedroom",
           "teapot": "kitchen", "swing": "playground", "trampoline": "meadow", "fireflies": "forest",
           "firefly": "forest",
           "newtons_cradle": "office", "fish_bowl": "living_room", "fridge": "kitchen", "running_wheel": "bedroom",
           "table": "kitchen", "rover": "planet", "robot vacuum": "living_room", "phoenix": "sky",
           "yeti": "snowfield",
           "rocket": "space", "spaceship": "space", "flying-saucer": "space", "airplane": "sky", "sailboat": "sea",
           "hot_air_balloon": "sky", "submarine": "underwater", "ship": "sea", "canoe": "lake", "lighthouse": "coast",
           "windmill": "farm", "alien": "planet", "penguin": "snowfield", "polar-bear": "snowfield", "cow": "farm",
           "camel": "desert", "tractor": "farm", "dragon": "fortress", "monkey": "jungle", "octopus": "underwater",
           "full-moon": "space", "campfire": "forest", "ringed-planet": "space", "piano": "stage",
           "treasure_chest": "cave",
           "ghost": "graveyard", "snowman": "snowfield", "speedboat": "sea", "motor-boat": "sea", "t-rex": "jungle",
           "helicopter": "sky", "locomotive": "meadow", "lion": "meadow", "skull": "cave"}  # fmt: skip
_UP_THERE = re.compile(r"\bat (?:the )?(?:full )?(?:moon|stars|sky)\b", re.IGNORECASE)
"""What somebody below looks at."""
_ALOFT_DEEDS = {"fly", "float", "rise", "fall", "dive"}
_ROAD = {"automobile", "car", "bus", "minibus", "taxi", "police-car", "racing-car", "delivery-truck", "pickup-truck",
         "articulated-lorry", "ambulance", "fire-engine", "tram", "tractor"}  # fmt: skip
"""What drives on roads, whoever is at home indoors."""
_AFLOAT = {"sailboat", "ship", "tall_ship", "ferry", "passenger-ship", "motor-boat", "speedboat"}
_ALOFT = {"full-moon", "ringed-planet", "sun", "star", "comet", "globe-showing-europe-africa"}
_TREES = {"tree", "oak", "pine", "willow", "birch", "fir", "palm", "treehouse"}
"""Nobody finds these indoors, whatever else is there."""
_FREE = {"fly", "surf", "sail", "drive", "climb"}
_FOR_PEOPLE = ("street", "city", "village", "meadow")
_HOMES = {"frog": "lake", "lizard": "desert", "crab": "beach", "turtle": "beach", "rabbit": "meadow", "fox": "forest",
          "bear": "forest", "wolf": "forest", "owl": "forest", "deer": "forest", "squirrel": "forest",
          "raccoon": "neon_alley", "llama": "mountain", "tiger": "jungle", "koala": "jungle", "panda": "jungle",
          "sloth": "jungle", "hedgehog": "forest", "pig": "farm", "sheep": "meadow", "chicken": "farm",
          "rooster": "farm", "goat": "mountain", "beaver": "lake", "otter": "lake", "duck": "lake", "swan": "lake",
          "flamingo": "lake", "eagle": "mountain", "seagull": "beach", "snail": "meadow", "honeybee": "meadow",
          "butterfly": "meadow", "ant": "meadow", "spider": "forest", "mushroom": "forest", "bat": "cave",
          "palm-tree": "beach", "zebra": "meadow", "giraffe": "meadow", "elephant": "meadow"}  # fmt: skip
_KINDLY = ("forest", "beach", "meadow", "city", "village", "mountain", "sky", "cafe", "lake", "neon_alley")
_FAR = {"underwater", "space", "planet", "volcano", "cave", "spaceship", "sky", "snowfield", "jungle", "abstract",
        "moon", "graveyard"}  # fmt: skip
_BY_WORD = {
    "chef": "kitchen", "cook": "kitchen", "baker": "kitchen", "teacher": "classroom", "student": "classroom",
    "professor": "classroom", "scientist": "laboratory", "chemist": "laboratory", "inventor": "laboratory",
    "surfer": "sea", "sailor": "ship_deck", "pirate": "ship_deck",
    "viking": "ship_deck", "captain": "ship_deck", "blacksmith": "workshop", "carpenter": "workshop",
    "mechanic": "workshop", "priest": "church", "nun": "church", "bride": "church", "bishop": "church",
    "clown": "carnival", "acrobat": "carnival", "juggler": "carnival", "vampire": "graveyard",
    "zombie": "graveyard", "skeleton": "graveyard", "farmer": "farm", "knight": "castle", "king": "castle",
    "queen": "castle", "princess": "castle",
    "prince": "castle", "wizard": "castle", "witch": "forest", "fairy": "forest", "elf": "forest", "hiker": "mountain",
    "ballerina": "stage", "comedian": "stage", "singer": "stage", "magician": "stage", "rapper": "stage",
    "cowboy": "desert", "mermaid": "beach",
    "sheriff": "desert", "doctor": "hospital", "nurse": "hospital", "surgeon": "hospital", "patient": "hospital",
    "anchor": "office",
    "businessman": "office", "lawyer": "office", "samurai": "temple", "ninja": "temple", "player": "stadium",
    "gymnast": "gym", "boxer": "gym", "skater": "stadium", "barista": "cafe", "waiter": "cafe",
    "bartender": "cafe", "astronaut": "moon", "santa": "snowfield", "caveman": "cave", "miner": "cave",
    "explorer": "jungle", "detective": "neon_alley", "hacker": "office", "gladiator": "stadium",
    "fisherman": "lake", "candle": "bedroom",
    "candlelight": "bedroom", "letter": "bedroom", "book": "bedroom", "birthday cake": "bedroom",
    "cake": "kitchen", "pizza": "kitchen", "monk": "temple", "god": "sky", "angel": "sky", "soccer": "stadium",
    "football": "stadium", "basketball": "court", "trophy": "stadium", "podcast": "stage",
    "throne": "castle", "chess": "meadow", "delivery": "street",
}  # fmt: skip
_BY_NIGHT = {"campfire", "candle", "flashlight", "full-moon", "crescent-moon", "owl", "bat", "jack-o-lantern"}
"""Subjects that a film shows at night, where nothing else is said."""
_DARK_SETS = {"neon_alley", "space", "graveyard"}
_INDOORS = {"cafe", "kitchen", "bedroom", "classroom", "office", "stage", "cave", "spaceship", "underwater", "abstract",
            "library", "court", "gym", "shop", "subway", "airport", "reef", "workshop", "living_room",
            "church", "laboratory", "hospital"}  # fmt: skip
_GUESTS = (("person", ""), ("quadruped", "cat"), ("quadruped", "fox"), ("quadruped", "dog"), ("bird", "owl"),
           ("person", ""), ("quadruped", "rabbit"), ("person", "robot"))  # fmt: skip
_MOOD_BY_ACTION = {"chase": "tense", "explode": "epic", "cry": "sad", "laugh": "happy", "dance": "happy",
                   "cheer": "happy", "sleep": "calm", "read": "calm"}  # fmt: skip


def empty(story: Story) -> bool:
    """Whether a prompt names nothing that could be shown: neither anybody, nor a place, nor an hour or weather."""
    told = any(p.set or p.hint or p.effects or p.hour or p.weather for p in story.places)
    return not told and not any(d.kind != "text" for d in story.drafts)


def invite_somebody(story: Story, rng: Random, foreign: bool) -> None:
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


def give_boards(story: Story) -> None:
    """Put a surfboard under whoever surfs on water."""
    for deed in list(story.deeds):
        wet = story.places[deed.sentence].set in {"sea", "beach", "lake"}
        if deed.verb != "surf" or not wet or deed.who.kind != "person" or _carried(deed.who):
            continue
        board = Draft("surfboard", "prop", "surfboard", lemma="surfboard", count=1)
        board.id = f"surfboard_{len(story.drafts) + 1}"
        board.mentions, board.shots = set(deed.who.mentions), set(deed.who.shots)
        story.drafts.append(board)
        deed.who.relations.append(("riding", board))


def _carried(draft: Draft) -> bool:
    return any(name in {"riding", "on"} for name, _ in draft.relations)


def default_hours(story: Story, look: feel.Look, rng: Random) -> None:
    """Choose the hour where the prompt names none: by the place, the mood, then the seed."""
    chosen = rng.choice(("day", "day", "dusk", "dawn"))
    if any(d.art in _BY_NIGHT for d in story.drafts):
        chosen = "night"
    for place in story.places:
        if place.hour:
            continue
        if place.set in _DARK_SETS or look.mood == "noir" or look.style in {"noir", "neon"}:
            place.hour = "night"
        else:
            place.hour = "day" if place.set in _INDOORS and chosen != "night" else chosen


def default_set(story: Story, text: str, foreign: bool, rng: Random) -> str:
    if foreign:
        scores = matcher().scores("places", text[:300]) if text.strip() else {}
        best = sorted((n for n in scores if n in _KINDLY), key=lambda n: -scores[n])[:3]
        return rng.choice(best or list(_KINDLY))
    if re.search(r"\bunder ?water\b", text, re.IGNORECASE):
        return "underwater"
    if any(name == "riding" and o.art in {"horse", "unicorn"} for d in story.drafts for name, o in d.relations):
        return "meadow"
    if any(d.kind == "vehicle" and d.art in _AFLOAT or d.art == "tall_ship" for d in story.drafts):
        return "sea"
    outside = any(d.lemma in _TREES for d in story.drafts)
    for draft in story.drafts:
        named = draft.word.split() if draft.kind != "vehicle" else []  # a pirate ship is no pirate
        for word in (draft.lemma, *named):
            if word in _BY_WORD and not (outside and _BY_WORD[word] in _INDOORS):
                return _BY_WORD[word]
    alive = any(d.alive for d in story.drafts)
    hint = next((p.hint for p in story.places if p.hint), "")
    for draft in story.drafts:
        # a desk is drawn as a table, and its room is not a table's
        if alive and draft.art in _ALOFT or hint and draft.art == "table":
            continue
        if outside and _BY_ART.get(draft.art) in _INDOORS:
            continue
        if draft.art in _BY_ART and draft.look.get("head", draft.art) == draft.art:
            return _BY_ART[draft.art]
    if hint:
        return hint
    for deed in story.deeds:
        human = deed.who.kind == "person"
        if deed.verb in _BY_ACTION and human == (deed.verb != "swim") or deed.verb in _BY_ACTION and deed.verb in _FREE:
            return _BY_ACTION[deed.verb]
    if re.search(r"\b(?:product|studio|commercial|advert|packshot|turntable)\b", text):
        return "abstract"
    alive = any(d.alive for d in story.drafts)
    name, score = scene.guess_set(text) if len(text.split()) > 3 else ("", 0.0)
    if name == "abstract" and alive or _UP_THERE.search(text):
        score = 0.0
    if score >= (0.5 if name in _FAR else 0.35):
        return name
    for draft in story.drafts:
        if draft.art in _HOMES:
            return _HOMES[draft.art]
    for draft in story.drafts:
        if draft.kind == "vehicle":
            return "street"
        if draft.kind in _BY_KIND and draft.kind != "person" and (draft.alive or not alive):
            return _BY_KIND[draft.kind]
    if score >= 0.25 and name not in _FAR:
        return name
    return rng.choice(_FOR_PEOPLE) if any(d.kind == "person" for d in story.drafts) else rng.choice(_KINDLY)


_FROM_ABOVE = {"forest": "forest_from_above", "jungle": "forest_from_above", "city": "city_from_above",
               "street": "city_from_above", "neon_alley": "city_from_above", "meadow": "fields_from_above",
               "farm": "fields_from_above", "village": "fields_from_above", "wheat_field": "fields_from_above",
               "tulip_field": "fields_from_above"}  # fmt: skip


def from_the_air(story: Story) -> None:
    """Let a camera that flies over a place alone see it from above."""
    if any(d.kind != "text" for d in story.drafts):
        return
    if any(p.camera == "drone" for p in story.places):
        for place in story.places:
            place.set = _FROM_ABOVE.get(place.set, place.set)


def under_the_waves(story: Story) -> None:
    """Follow what swims below the surface, where a film has nothing else to show and nothing leaps."""
    alive = [d for d in story.drafts if d.alive or d.kind == "vehicle"]
    leaps = any(d.verb in {"jump", "fly", "surf", "sail", "ride"} for d in story.deeds)
    if alive and not leaps and all(d.kind == "fish" for d in alive):
        for place in story.places:
            place.set = "underwater" if place.set == "sea" else place.set


_INSIDE = re.compile(r"\boutside\b|\bwindows?\b|\bwindowsill\b|\bindoors\b|\binside\b")
"""What tells of weather that is seen from a room."""


def under_the_sky(story: Story, name: str, text: str) -> str:
    """Move a set that the prompt leaves open out of doors for its weather, unless a room sees it, and down to earth."""
    if name == "sky" and any("plant" in lexicon().senses_named(d.lemma) for d in story.drafts if d.kind == "prop"):
        return "meadow"
    walkers = [d for d in story.drafts if d.kind == "person" and not _carried(d)]
    if name == "sky" and walkers and not any(d.who in walkers and d.verb in _ALOFT_DEEDS for d in story.deeds):
        return "meadow"
    if name in _INDOORS and any(d.art in _ROAD and d.size >= 0.5 for d in story.drafts if d.kind == "vehicle"):
        return "street"
    felt = any(p.weather in {"rain", "snow", "storm", "wind", "fog"} for p in story.places)
    if not felt or _INSIDE.search(text) or name not in _INDOORS and not sets.entry(name).indoor:
        return name
    return "street" if any(d.kind == "person" for d in story.drafts) else "meadow"


_FELT: dict[str, dict[str, float]] = {
    "storm": {"tense": 0.15, "epic": 0.12, "happy": -0.2, "calm": -0.1, "funny": -0.1},
    "rain": {"calm": 0.06, "sad": 0.06, "happy": -0.12}, "fog": {"dreamy": 0.1, "sad": 0.04, "happy": -0.15},
    "snow": {"calm": 0.08, "dreamy": 0.06}, "night": {"dreamy": 0.05, "calm": 0.03, "happy": -0.06},
    "fireflies": {"dreamy": 0.2, "tense": -0.1}, "milky_way": {"dreamy": 0.15}, "aurora": {"dreamy": 0.15},
    "blizzard": {"tense": 0.15, "calm": -0.15}, "fireworks": {"happy": 0.15}, "confetti": {"happy": 0.15},
    "sunbeams": {"dreamy": 0.1}, "petals": {"dreamy": 0.1}, "meteors": {"epic": 0.15}, "embers": {"epic": 0.06},
    "rainbow": {"happy": 0.12}, "graveyard": {"tense": 0.12}, "carnival": {"happy": 0.06}, "volcano": {"epic": 0.15},
    "living_room": {"calm": 0.05, "tense": -0.06}, "cafe": {"calm": 0.05}, "lake": {"calm": 0.08, "tense": -0.08},
    "meadow": {"calm": 0.06, "tense": -0.08}, "beach": {"happy": 0.06, "tense": -0.1}, "space": {"epic": 0.06},
    "reef": {"dreamy": 0.08}, "underwater": {"dreamy": 0.08}, "library": {"dreamy": 0.06},
}  # fmt: skip
"""What a place, an hour, a weather and an effect add to how near the words come to each mood."""


def _felt(story: Story, look: feel.Look) -> str:
    """The mood to which words and place together come nearest, if near enough to any."""
    scores = dict(look.hints)
    for name in dict.fromkeys(n for p in story.places for n in (p.set, p.weather, p.hour, *p.effects)):
        for mood_name, more in _FELT.get(name, {}).items():
            scores[mood_name] = scores.get(mood_name, 0.0) + more
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] >= 0.25 else ""


def mood(story: Story, look: feel.Look, rng: Random) -> str:
    if found := look.mood or _felt(story, look):
        return found
    for deed in story.deeds:
        if deed.verb in _MOOD_BY_ACTION:
            return _MOOD_BY_ACTION[deed.verb]
    return rng.choice(("calm", "happy", "dreamy"))
