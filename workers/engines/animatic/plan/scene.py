"""Reads where, when, in what weather and with which camera: and marks the words that said so."""

import re

from spacy.tokens import Doc, Token

from workers.engines.animatic.plan import air, cast, glosses, words
from workers.engines.animatic.plan.draft import Place
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher
from workers.engines.animatic.plan.places import FURNITURE, GROWN, OTHER_PLACES
from workers.engines.animatic.plan.shooting import read_shooting
from workers.engines.animatic.sets import SETS

_HOURS = {
    "dawn": "dawn", "sunrise": "dawn", "daybreak": "dawn", "morning": "dawn", "golden hour": "dusk", "sunset": "dusk",
    "dusk": "dusk", "twilight": "dusk", "evening": "dusk", "blue hour": "night", "night": "night", "nighttime": "night",
    "midnight": "night", "moonlight": "night", "moonlit": "night", "nocturnal": "night", "starry": "night",
    "stars": "night", "starlight": "night", "nightfall": "dusk", "noon": "day", "midday": "day", "daytime": "day",
    "daylight": "day", "afternoon": "day", "sunny": "day", "sunlight": "day", "sunlit": "day", "overnight": "night",
    "moon": "night", "moonrise": "night", "milky way": "night", "constellations": "night", "city lights": "night",
    "after dark": "night", "late at night": "night", "christmas lights": "night", "lights in the windows": "night",
    "lit windows": "night", "glowing windows": "night", "starry sky": "night", "night sky": "night",
    "magic hour": "dusk", "setting sun": "dusk", "sundown": "dusk", "sun sets": "dusk", "sun setting": "dusk",
    "sun is setting": "dusk", "sun goes down": "dusk", "sinking sun": "dusk",
    "first light": "dawn", "rising sun": "dawn", "sunup": "dawn", "sun rises": "dawn", "sun rising": "dawn",
    "sun is rising": "dawn", "sun comes up": "dawn",
    "tonight": "night", "northern lights": "night", "aurora": "night", "sunshine": "day",
}  # fmt: skip
_WEATHERS = {
    "rain": "rain", "rainy": "rain", "raining": "rain", "rains": "rain", "drizzle": "rain", "downpour": "rain",
    "rainstorm": "storm", "pouring rain": "rain", "monsoon": "storm", "storm": "storm", "stormy": "storm",
    "thunderstorm": "storm", "lightning": "storm", "thunder": "storm", "hurricane": "storm", "typhoon": "storm",
    "blizzard": "snow", "snow": "snow", "snowy": "snow", "snowing": "snow", "snows": "snow", "snowfall": "snow",
    "snowstorm": "snow", "fog": "fog", "foggy": "fog", "haze": "fog", "hazy": "fog",
    "smoky": "fog", "wind": "wind", "windy": "wind", "breeze": "wind", "breezy": "wind",
    "gale": "wind", "gusts": "wind", "sandstorm": "wind", "cloudy": "cloudy", "overcast": "cloudy", "clear": "clear",
    "sunny": "clear", "sunshine": "clear", "cloudless": "clear", "hail": "storm", "wet": "rain",
    "after the rain": "clear", "after rain": "clear", "after the storm": "clear", "after a storm": "clear",
    "after the snow": "clear", "clear sky": "clear", "clear skies": "clear", "blue sky": "clear", "blue skies": "clear",
    "grey sky": "cloudy", "gray sky": "cloudy", "grey skies": "cloudy", "gray skies": "cloudy", "gloomy": "cloudy",
    "cloudy sky": "cloudy", "cloudy skies": "cloudy", "dark clouds": "cloudy", "storm clouds": "cloudy",
    "snowflakes": "snow", "sleet": "snow", "flurries": "snow", "cyclone": "storm", "tempest": "storm",
    "dust storm": "wind", "gusty": "wind", "raindrops": "rain", "showers": "rain", "thunderclouds": "storm",
}  # fmt: skip
_SEASONS = {
    "spring": "spring", "springtime": "spring", "blossoms": "spring", "summer": "summer", "summery": "summer",
    "autumn": "autumn", "autumnal": "autumn", "fall leaves": "autumn", "autumn leaves": "autumn", "winter": "winter",
    "wintry": "winter", "snowy": "winter", "snow": "winter", "snowing": "winter", "christmas": "winter",
    "halloween": "autumn", "blizzard": "winter", "cherry blossoms": "spring", "frozen": "winter", "icy": "winter",
}  # fmt: skip
_FILM_TALK = re.compile(
    r"\b(?:(?:ultra|hyper|photo)[- ]?realis(?:tic|m)|realistic|cinematic(?: shot| lighting| video| look)?"
     r"|4k|8k|uhd|hdr|hd|1080p|60 ?fps|24 ?fps"
    r"|\d+ ?mm(?: lens| film)?|depth of field|shallow focus|bokeh|lens flares?|anamorphic"
    r"|high (?:quality|detail|resolution)"
    r"|highly detailed|detailed|masterpiece|award[- ]winning|trending|unreal engine|octane(?: render)?"
    r"|slow[- ]?mo(?:tion)?|time[- ]?lapse|hyper[- ]?lapse"
    r"|single take|one take|continuous shot|one shot|low[- ]angle(?: shot)?|high[- ]angle(?: shot)?|eye[- ]level"
    r"|shot on (?:film|imax)"
    r"|movie trailer|trailer|commercial|product shot|spotlight|advert(?:isement)?|documentary(?: style)?"
     r"|footage|video|clip|film|movie|camera|shot|shots|scene|frame|foreground|background|viewer|lens"
     r"|cinematography|aspect ratio|style|aesthetic|look|vibe|vibes|atmosphere|mood|tone|lighting"
     r"|soft light|dramatic light(?:ing)?|color grad(?:e|ing)|b-roll|asmr|reflections?|neon lights?|montage"
     r"|routine|screen|ending|seconds?)\b"
    r"|(?<=shot )(?:following|rising|descending|tracking|moving|flying|gliding|sweeping|soaring|panning|circling)\b"
)  # fmt: skip
_LOCATIVE = {
    "in", "on", "at", "through", "across", "along", "inside", "into", "over", "under", "near", "by", "from", "to",
    "around", "down", "up", "outside", "within", "beside", "toward", "towards", "past", "behind", "between", "above",
    "onto", "amid", "among", "beneath", "before", "off", "against", "overlooking", "throughout", "of",
}  # fmt: skip
_PLACE_KINDS = {
    "structure", "building", "room", "area", "region", "geological formation", "body of water", "land", "location",
    "way", "facility", "establishment", "district", "municipality", "country", "geographical area", "vegetation",
    "natural elevation", "tract", "shop", "mercantile establishment", "institution", "town", "city", "field",
    "celestial body", "house", "housing", "place of business", "place", "workplace", "biome", "terrestrial planet",
}  # fmt: skip
_NOT_PLACES = {"umbrella", "hand", "arm", "camera", "tree", "door", "window", "wall", "floor", "ground", "table",
               "sofa", "couch", "bed", "rock", "star", "sun", "bench", "roof", "stove", "boat", "car", "bus",
               "submarine", "traffic", "train", "horse", "wood", "ring", "track", "hell", "mine"}  # fmt: skip
_WEAK = {"water", "ice", "grass", "sand", "snow", "wave", "wood", "puddle", "mud", "wheat"}
"""What places are made of: any place beats them."""
_FLEETING = {"cloud", "wave", "home", "bar", "sky"}
_ENTERED = {
    "enter",
    "leave",
    "explore",
    "cross",
    "reveal",
    "show",
    "visit",
    "roam",
    "haunt",
    "walk",
    "overlook",
    "fill",
}


def marked(doc: Doc, used: set[int], start: int, end: int) -> None:
    used.update(t.i for t in doc if start <= t.idx < end)


def read_place(doc: Doc, used: set[int]) -> Place:
    """Read one sentence's place, hour, weather and camera; add to `used` the tokens that told."""
    place, surest, way = Place(), 0, ""
    text = doc.text.lower()
    read_shooting(doc, lambda start, end: marked(doc, used, start, end), place)
    place.effects = air.read_effects(doc, used)
    if "spray" in place.effects and re.search(r"\b(?:rock|cliff|boulder)s?\b", text):
        place.hint = "coast"
    for found in _FILM_TALK.finditer(text):
        marked(doc, used, *found.span())
    _times(doc, place, used)
    place.hour = place.hour or air.hour_of(place.effects)
    if place.weather in {"snow", "rain"} and air.hour_of(place.effects):
        place.weather = "clear"  # whoever names lights in the sky wants to see them; the snow lies
    for token in doc:
        if token.i not in used and token.pos_ in {"NOUN", "PROPN"} and not negated(token):
            name, span, sure = _place(token)
            if name and _on_the_way(token, name):
                used.update(range(span, token.i + 1))
                way = "street"
                continue
            if name:
                inner = token.dep_ == "pobj" and token.head.head.i in used  # "a cafe in Paris" plays in the cafe
                better = not place.set or _stronger(token) and sure >= surest and not inner
                if sure < 2:
                    place.hint = place.hint or name
                elif better:
                    place.set, surest = name, sure
                phrase = " ".join([t.lower_ for t in doc[span : token.i]] + [cast.lemma_of(token)])
                if phrase not in _SEEN_TOO:
                    used.update(range(span, token.i + 1))
    place.set = _sown(doc, used) or place.set
    told = next((t for t in doc if t.lower_ in {"underwater", "space"} and t.dep_ in {"amod", "compound"}), None)
    if told is not None and told.head.i in used:
        place.set = _NAMED[told.lower_]
        used.add(told.i)
    if not place.set:
        place.set = next(
            (_NAMED[t.lower_] for t in doc if t.dep_ in {"compound", "amod", "advmod"} and t.lower_ in _TOLD_BY_USE), ""
        )
    if place.set in {"street", "city", "neon_alley"} and any(t.lower_ in {"neon", "neons"} for t in doc):
        place.set = "neon_alley"
        used.update(t.i for t in doc if "neon" in {t.lower_, t.head.lower_} and t.pos_ in {"NOUN", "PROPN", "ADJ"})
    if not place.set and not place.hint:
        place.hint = next((FURNITURE[cast.lemma_of(t)] for t in doc if cast.lemma_of(t) in FURNITURE), "")
    if not place.set:
        part = next((t for t in doc if t.lower_ in _NAMED and _told_by_part(t)), None)
        place.set = _NAMED[part.lower_] if part is not None else way
        if part is not None and cast.lemma_of(part.head) in _PARTS:
            used.update({part.i, part.head.i})
    return place


_PARTS = {"wall", "gate", "roof", "door", "floor", "garden", "stair", "step", "path", "entrance", "courtyard", "tower",
          "corridor", "hall", "counter", "deck", "ruin", "tunnel", "platform", "scene"}  # fmt: skip
"""What a place has: a temple wall tells of a temple."""


_FIELDS = {"field", "meadow", "sea", "row", "hill", "carpet"}


def _sown(doc: Doc, used: set[int]) -> str:
    """Return the set of "a field of tulips" or "tulips in a field"; the flowers stand there anyway."""
    for token in doc:
        above = token.head.head
        if token.dep_ != "pobj" or negated(token) or negated(above):
            continue
        of = token.head.lower_ == "of" and cast.lemma_of(above) in _FIELDS and cast.lemma_of(token) in GROWN
        among = token.head.lower_ in {"in", "across", "over"} and cast.lemma_of(token) in {"field", "meadow"}
        if of or among and cast.lemma_of(above) in GROWN and above.tag_ in {"NNS", "NNPS"}:
            used.update((above.i, token.i))
            return GROWN[cast.lemma_of(token if of else above)]
    return ""


def _told_by_part(token: Token) -> bool:
    """Whether a noun before another names the place: "a temple wall", "a spaceship captain"."""
    if token.dep_ not in {"compound", "nmod"} or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    head = cast.lemma_of(token.head)
    return head in _PARTS or (cast.living(head) or ("",))[0] == "person"


def _on_the_way(token: Token, name: str) -> bool:
    """Whether a room is only where somebody is going: "runs to school" plays in the street."""
    known = SETS.get(name)
    if known is None or not known.indoor or _preposition(token) not in {"to", "toward", "towards", "for"}:
        return False
    going = token.head.head.lemma_.lower()
    return going in {"walk", "run", "drive", "hurry", "rush", "ride", "travel", "march", "race", "cycle", "late", "way",
                     "skip", "stroll", "sprint", "jog", "head", "bike", "skate"}  # fmt: skip


_TOLD_BY_USE = {"mars", "moon", "jungle", "beach", "city", "street", "desert", "mountain", "forest", "space", "office",
                "kitchen", "farm", "castle", "village", "stadium", "underwater", "arctic", "tokyo"}  # fmt: skip


def _any_of(table: dict[str, str]) -> re.Pattern[str]:
    """One pattern for all words of a table, the longest first: hundreds apart would push each other out of `re`."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(table, key=len, reverse=True)))})(?![\w-])")


_TIMES = tuple((key, table, _any_of(table)) for table, key in
               ((_HOURS, "hour"), (_WEATHERS, "weather"), (_SEASONS, "season")))  # fmt: skip


def _times(doc: Doc, place: Place, used: set[int]) -> None:
    text = doc.text.lower()
    for key, table, pattern in _TIMES:
        for found in sorted(pattern.finditer(text), key=lambda hit: -len(hit.group())):
            tokens = [t for t in doc if found.start() <= t.idx < found.end()]
            if not tokens or any(map(negated, tokens)) or _literal(tokens[-1], found.group()):
                continue
            around = {t.lower_ for t in doc[max(0, tokens[0].i - 5) : tokens[0].i]}
            if key == "weather" and around & {"sound", "sounds", "hear", "audio"}:
                continue
            if not getattr(place, key):
                setattr(place, key, table[found.group()])
            used.update(t.i for t in tokens)
            used.update(c.i for t in tokens for c in t.lefts if c.lower_ in _DEGREES)


_DEGREES = {"heavy", "light", "gentle", "pouring", "thick", "soft", "strong", "wild", "fresh", "falling", "bright"}


def _literal(token: Token, word: str) -> bool:
    """Whether a word of time or weather is a thing here: "the moon winks", "he springs"."""
    if word in {"spring", "clear", "moon", "stars", "wet", "wind"} and token.pos_ == "VERB":
        return True
    if word in {"moon", "stars"}:
        return token.dep_ in {"dobj", "nsubj", "nsubjpass"} or _preposition(token) in {"on", "of", "to", "onto"}
    return word == "smoke" and token.pos_ == "VERB"


def negated(token: Token) -> bool:
    if any(c.lower_ in {"no", "not", "without", "never", "zero"} for c in token.lefts):
        return True
    if token.dep_ in {"dobj", "conj"} and any(c.dep_ == "neg" for c in token.head.children):
        return token.head.lemma_ in {"show", "include", "want", "have", "use", "see", "add", "be", "need"}
    if any(c.dep_ == "det" for c in token.lefts) and token.dep_ != "pobj":
        return False
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "without"
        or (token.dep_ == "conj" and token.head is not token and token.head.pos_ == token.pos_ and negated(token.head))
    )


def _preposition(token: Token) -> str:
    head = token
    while head.dep_ == "conj" and head.head is not head:
        head = head.head
    return str(head.head.lower_) if head.dep_ == "pobj" else ""


def _gazed_at(token: Token) -> bool:
    """Whether somebody looks at a place: who does so need not be in it."""
    return token.dep_ == "pobj" and token.head.lower_ == "at" and token.head.head.lemma_ in _GAZES


def _stronger(token: Token) -> bool:
    if _gazed_at(token) or token.lower_ == "world":
        return False
    return _preposition(token) in {"in", "at", "inside", "through", "across", "on", "past"}


_SEEN_TOO = {"busstop", "house", "space station", "fountain", "eiffel tower", "campsite", "ferris wheel"}
"""Places that are drawn as well as played in."""
_FROM_OUTSIDE = {"house": "village", "farmhouse": "farm", "space station": "space", "castle": "fortress",
                 "palace": "fortress", "haunted house": "graveyard", "haunted mansion": "graveyard"}  # fmt: skip
_GAZES = {"look", "gaze", "stare", "point", "peer", "glance", "howl", "bark", "shout"}
_ABOVE = {"moon", "mars", "planet", "sky", "space", "galaxy"}
_WITHIN = {"in", "inside", "into", "aboard", "within", "through"}
_SHIPS = {"ship", "galleon", "schooner", "frigate"}
_BY_CHAIN = {
    "city": "city", "municipality": "city", "capital": "city", "national capital": "city", "state capital": "city",
    "port": "city", "town": "city", "village": "village", "range": "mountain", "mountain peak": "mountain",
    "mountain": "mountain", "island": "beach", "lake": "lake", "river": "river", "ocean": "sea", "sea": "sea",
    "desert": "desert", "planet": "planet", "beach": "beach", "bay": "sea", "glacier": "arctic",
    "volcano": "volcano", "waterfall": "waterfall", "canyon": "canyon", "gulf": "sea", "forest": "forest",
}  # fmt: skip


def _decked(token: Token) -> bool:
    """Whether a ship is only named as whose deck it is."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "deck"


def place_named(token: Token) -> str:
    """Return the set that a noun names whatever its part in the sentence, or an empty string."""
    if cast.lemma_of(token) in _NOT_PLACES | _FLEETING:
        return ""
    names = (n for phrase in cast.phrases(token) for n in (phrase, phrase.replace("-", " ")))
    return next((_NAMED[n] for n in names if n in _NAMED), "") or _by_chain(token)


def _by_chain(token: Token) -> str:
    """Return the set for a geographical name that WordNet knows: Kyoto is a city, the Andes are mountains."""
    if token.pos_ != "PROPN":
        return ""
    for phrase in cast.phrases(token):
        if lexicon().kind(phrase) in {"place", "object"}:
            found = next((_BY_CHAIN[a] for a in lexicon().noun_chain(phrase, 4) if a in _BY_CHAIN), "")
            if found:
                return found
    return ""


def _place(token: Token) -> tuple[str, int, int]:
    """Return the set that a noun names, the index of its phrase's first token, and how sure that is (1 to 3).

    The name is empty where it names none.
    """
    lemma = cast.lemma_of(token)
    if lemma in words.EMPTY_CONTAINERS or lemma in _ABOVE and _gazed_at(token):
        return "", token.i, 0
    preposition = _preposition(token)
    steered = token.dep_ == "dobj" and token.head.lemma_ in {"steer", "command", "captain"}
    if lemma in _SHIPS and (preposition in {"on", "aboard", "onto"} or steered or _decked(token)):
        return "ship_deck", token.i - sum(c.dep_ == "compound" for c in token.lefts), 3
    fragment = token.dep_ in {"ROOT", "appos", "dep", "npadvmod", "conj"} and not list(token.lefts)
    fragment = fragment and lemma not in _NOT_PLACES
    for phrase in cast.phrases(token):
        names = {phrase, phrase.replace("-", " ")}
        name = next((_NAMED[p] for p in names if p in _NAMED), "")
        if not name:
            continue
        first = token.i - len(phrase.split()) + 1
        if lemma in _FLEETING and preposition in {"of", "from", "to", "by", "under", "into", "toward", "towards"}:
            continue
        placed = preposition in _LOCATIVE and (lemma not in _NOT_PLACES or " " in phrase)
        wide = lexicon().kind(lemma) in {"object", "place"} and lemma not in {"wave", "cloud", "moon", "mars"}
        goal = token.dep_ in {"dobj", "nsubj", "ROOT", "appos", "dep", "conj", "attr", "npadvmod"} and wide
        entered = token.dep_ == "dobj" and token.head.lemma_ in _ENTERED and lemma not in _NOT_PLACES
        shown = token.dep_ in {"dobj", "ROOT"} and lemma in {"wave", "road", "street", "mountain", "restaurant"}
        goal = goal or token.dep_ == "ROOT" and lemma not in _NOT_PLACES and not cast.is_prop(lemma)
        named = len(phrase.split()) > 1 and lemma not in _NOT_PLACES
        if preposition == "for" and token.head.head.lemma_ in {"wait", "queue"}:
            return name, max(0, first), 3
        if name == "sea" and preposition in {"by", "near", "beside", "along", "overlooking", "facing"}:
            return "beach", max(0, first), 3
        if name in {"sea", "lake"} and preposition in {"under", "beneath", "below", "underneath"}:
            return "underwater", max(0, first), 3
        if placed or goal or entered or shown or fragment or named:
            surfed = lemma == "wave" and token.dep_ == "dobj" and token.head.lemma_ in {"surf", "ride", "catch"}
            if lemma in _WEAK and " " not in phrase and not surfed:
                return name, max(0, first), 1
            if phrase in _FROM_OUTSIDE and preposition not in _WITHIN:
                name = _FROM_OUTSIDE[phrase]
            return name, max(0, first), 3
    if lemma in _FLEETING and preposition in {"from", "to", "by", "of"}:
        return "", token.i, 0
    if preposition in {"in", "at", "inside", "through", "across", "within", "into", "from", "to", "around"}:
        if cast.compounded(token) or lemma in _NOT_PLACES:
            return "", token.i, 0
        if chained := _by_chain(token):
            return chained, token.i - len(list(token.lefts)), 2
        if lexicon().kind(token.lower_) == "place" and token.pos_ == "PROPN":
            return "", token.i, 0
        if set(lexicon().noun_chain(lemma, 6)) & _PLACE_KINDS or token.pos_ == "PROPN" and _capital(token):
            match = matcher().best("places", cast.phrases(token)[0] if token.pos_ == "PROPN" else lemma)
            if match.name != "abstract" and match.score >= (0.3 if token.pos_ == "PROPN" else 0.42):
                return match.name, token.i, 1
    return "", token.i, 0


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and lexicon().kind(token.lower_) in {"place", "object", "artefact", ""}


def _named_places() -> dict[str, str]:
    named: dict[str, str] = {}
    for name, texts in glosses.PLACES.items():
        for text in (name.replace("_", " "), *texts):
            named.setdefault(text, name)
    return named | OTHER_PLACES


_NAMED = {text: name for text, name in _named_places().items() if name}


def guess_set(text: str) -> tuple[str, float]:
    """Return the set nearest to a whole prompt, for one that names no place."""
    match = matcher().best("places", text[:200])
    return match.name, match.score
