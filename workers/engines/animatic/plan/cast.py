"""Turns a noun with its words around it into a subject: which rig or drawing, how many, in what look."""

from typing import Any

from spacy.tokens import Token

from workers.engines.animatic import catalogue
from workers.engines.animatic.art.heads import HEADS
from workers.engines.animatic.plan import words
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher

_SURE = 0.78
_LIKELY = 0.7
_ACCESSORIES = {"scarf", "bowtie", "hat", "glasses", "cape"}
"""What an animal wears and stays an animal."""
_BARE = {"hair", "beard", "shoes", "gloves"}
_MODIFIERS = {"amod", "compound", "nmod", "nummod", "poss", "advmod", "npadvmod"}
_FEMALE = {"woman", "female", "girl", "female person"}
_MALE = {"man", "male", "male person"}
_TAGGED = {"animal", "artefact", "food", "plant", "object", "body", "substance", ""}
_PICTURED = frozenset({"animal", "artefact", "food", "plant", "object", "person"})
PLAIN_ADJECTIVES = {
    "beautiful", "cute", "adorable", "nice", "great", "good", "cool", "amazing", "stunning", "gorgeous", "perfect",
    "lovely", "pretty", "handsome", "charming", "simple", "new", "other", "same", "whole", "real", "single",
    "single-handed",
    "more", "first", "second", "third", "next", "last", "main", "own", "different", "various", "famous", "fancy",
    "classic", "traditional",
    "curious", "brave", "olympic", "best", "early", "late", "favorite", "favourite", "human", "romantic", "daily",
    "weird", "strange", "crazy", "epic", "medieval", "victorian", "futuristic", "ordinary", "haunted", "golden",
    "alive", "friendly", "playful", "wild", "lone", "alone", "average", "typical", "random", "middle", "aged",
    "middle-aged", "lush", "vast", "busy", "quiet", "crowded", "empty", "modern", "tropical", "cinematic", "magical",
    "mysterious",
    "viral", "iconic", "legendary", "hilarious", "funny", "delicious", "fresh", "bright", "dark", "soft", "warm",
    "full", "many", "few", "several", "dramatic", "slow", "fast", "quick", "local", "nearby", "distant", "entire",
    "professional", "talented", "powerful", "mighty", "noble", "wise", "clever", "silly", "goofy", "stylish",
    "fashionable", "winding", "rolling", "sprawling", "towering", "deserted", "cosy", "cozy", "rustic", "elegant",
}  # fmt: skip


_IRREGULAR = {"geese": "goose", "mice": "mouse", "wolves": "wolf", "calves": "calf", "oxen": "ox", "elves": "elf"}
_BODILESS = {*catalogue.DRAWN_PROPS, "full-moon", "sun", "cloud", "star", "rainbow", "fire", "sparkles"} - {
    "snow_globe"
}
_NAMES_TOO = {"robin", "rose", "daisy", "lily", "jack", "ruby", "iris", "hazel", "angel", "joy"}


def phrases(token: Token) -> list[str]:
    """Return the names a noun may go by, longest first: "hot air balloon", "air balloon", "balloon"."""
    left: list[str] = []
    at = token.i
    while at > 0 and len(left) < 3:
        before = token.doc[at - 1]
        if before.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB", "PUNCT"} or before.text in {",", ".", ":", ";"}:
            break
        left.insert(0, before.lower_)
        at -= 1
    head = lemma_of(token)
    found = []
    for start in range(len(left) + 1):
        text = " ".join([*left[start:], head]).replace(" - ", "-")
        found.append(text)
        if head != token.lower_:
            found.append(text[: len(text) - len(head)] + token.lower_)
    return found


def lemma_of(token: Token) -> str:
    """Return the dictionary form of a noun, mending plurals that the lemmatiser leaves."""
    lemma: str = token.lemma_.lower()
    text = token.lower_
    if text in _IRREGULAR:
        return _IRREGULAR[text]
    if text.endswith("ies") and len(text) > 4 and lexicon().is_noun(text[:-1]):
        return text[:-1]
    if lemma != text and not text.endswith("s") and not lexicon().is_noun(lemma):
        return text
    if lemma == text and text.endswith("s") and not lexicon().is_noun(text):
        for short in (text[:-1], text[:-2], text[:-3] + "y"):
            if lexicon().is_noun(short):
                return short
    return lemma


def direct(phrase: str) -> tuple[str, str, dict[str, Any]] | None:
    """Look a name up without guessing: (kind, art, look), or None."""
    if phrase in words.PEOPLE:
        return "person", "", dict(words.PEOPLE[phrase])
    if phrase in words.ROLES:
        return "person", "", dict(words.ROLES[phrase])
    species = words.SPECIES.get(phrase) or words.SPECIES.get(phrase.replace(" ", "-"))
    if species:
        kind, art = species
        return (kind, art, {"head": art}) if kind == "person" else (kind, art, {})
    if phrase in words.VEHICLES:
        return "vehicle", words.VEHICLES[phrase], {}
    if phrase in words.PROPS:
        art = words.PROPS[phrase]
        return ("prop", art, {}) if art else None
    slug = matcher().prop_named(phrase, lexicon().kind(phrase) in _TAGGED)
    return ("prop", slug, {}) if slug else None


def living(word: str) -> tuple[str, str, dict[str, Any]] | None:
    """Look up somebody: a person, a role or an animal with a rig or a drawing."""
    known = word in words.PEOPLE or word in words.ROLES or word in words.SPECIES
    return direct(word) if known else None


def is_prop(lemma: str) -> bool:
    """Whether a word is drawn as a thing of its own."""
    return lemma in words.PROPS or lemma in words.VEHICLES


def compounded(token: Token) -> tuple[str, tuple[str, str, dict[str, Any]]] | None:
    """Find the longest name that is known: ("hot air balloon", ("vehicle", "hot_air_balloon", {}))."""
    for phrase in phrases(token):
        if token.pos_ == "PROPN" and phrase in _NAMES_TOO:
            continue
        if (
            " " in phrase
            and phrase.split()[-1] in words.SPECIES
            and not {phrase, phrase.replace(" ", "-")} & set(words.SPECIES)
        ):
            continue
        found = direct(phrase)
        if found and not ("-" in phrase and " " not in phrase and phrase not in {*words.VEHICLES, *words.SPECIES}):
            return phrase, found
    return _by_ending(lemma_of(token))


def _by_ending(lemma: str) -> tuple[str, tuple[str, str, dict[str, Any]]] | None:
    """Read "smartwatch" as a watch: a word that no dictionary has, by the longest known word it ends in."""
    if lexicon().is_noun(lemma) or len(lemma) < 8 or not lemma.isalpha():
        return None
    for start in range(2, len(lemma) - 3):
        found = direct(lemma[start:]) if lexicon().is_noun(lemma[start:]) else None
        if found is not None:
            return lemma, found
    return None


def stand_in(lemma: str) -> tuple[str, str, dict[str, Any], bool] | None:
    """Find what a name is a kind of, by WordNet and then by nearness of meaning; the last value says "sure"."""
    kind = lexicon().kind(lemma)
    if kind == "animal":
        for above in lexicon().noun_chain(lemma, 9, frozenset({"animal"})):
            found = words.SPECIES.get(above) or words.SPECIES.get(above.split()[-1])
            if found:
                return found[0], found[1], {"head": found[1]} if found[0] == "person" else {}, True
            slug = matcher().prop_named(above)
            if slug:
                return "prop", slug, {}, True
        return "quadruped", "dog", {}, False
    if kind == "person":
        return "person", "", _person_look(lemma), True
    if kind in {"artefact", "food", "plant", "object", "group", "body", "substance", "phenomenon", ""}:
        return _thing(lemma, kind)
    return None


def _person_look(lemma: str) -> dict[str, Any]:
    look: dict[str, Any] = {}
    chain = list(lexicon().noun_chain(lemma, 5, frozenset({"person"})))
    for above in chain[:4]:
        if above in words.ROLES and (above not in {"worker", "explorer", "hero", "player"} or above == lemma):
            look = dict(words.ROLES[above])
            break
    if _FEMALE & set(chain):
        look["fem"] = 1.0
    elif _MALE & set(chain):
        look["fem"] = 0.0
    if "child" in chain:
        look.setdefault("age", "child")
    return look


def _thing(lemma: str, kind: str) -> tuple[str, str, dict[str, Any], bool] | None:
    senses = frozenset({kind}) & _PICTURED
    for limit in (2, 4):
        for above in list(lexicon().noun_chain(lemma, limit, senses))[1:] if senses else ():
            if above in words.VEHICLES:
                return "vehicle", words.VEHICLES[above], {}, True
            slug = words.PROPS.get(above) or matcher().prop_named(above, tags=False)
            if slug and above not in _TOO_WIDE:
                return "prop", slug, {}, limit == 2
    near = matcher().prop(lemma)
    if near.score >= _SURE or near.score >= _LIKELY and kind:
        return "prop", near.name, {}, near.score >= _SURE
    return None


_TOO_WIDE = {"structure", "instrument", "device", "equipment", "container", "bone", "paper", "seat", "seed", "game",
             "machine", "book", "board", "building", "toy", "box", "rock"}  # fmt: skip


def dress(draft: Draft, token: Token) -> list[Token]:
    """Read the words around a noun into its look, count and size; return those that found no place."""
    unused: list[Token] = []
    for child in token.lefts:
        if child.dep_ not in _MODIFIERS and child.pos_ not in {"ADJ", "NUM"}:
            continue
        if child.i and direct(f"{child.nbor(-1).lower_} {child.lower_}") is not None:
            continue
        for word in [child, *(c for c in child.children if c.dep_ in {"conj", "amod", "advmod", "compound", "nummod"})]:
            doing = word.lower_.endswith("ing") and word.dep_ == "amod"
            known = describe(draft, word.lower_) or word.lower_ in PLAIN_ADJECTIVES
            if not known and (word.pos_ == "ADJ" or doing and word.pos_ == "NOUN"):
                unused.append(word)
    return [word for word in unused if word.lower_ not in draft.word.lower().split()]


def describe(draft: Draft, word: str) -> bool:
    """Apply one adjective, colour, size or number to a subject; say whether it meant anything."""
    if word in words.NUMBERS or word.isdigit():
        draft.count = min(words.MOST, int(word) if word.isdigit() else words.NUMBERS[word])
    elif word in catalogue.COLOURS:
        draft.look["color"] = catalogue.COLOURS[word]
    elif word in words.ADJECTIVES:
        key, value = words.ADJECTIVES[word]
        if key != "age" or draft.kind == "person":
            draft.look[key] = value
    elif word in words.HAIR_WORDS:
        key, value = words.HAIR_WORDS[word]
        draft.look[key] = value
    elif word not in words.SIZES:
        return False
    if word in words.SIZES:
        if draft.kind == "person" and word in {"little", "small", "young"}:
            if draft.look.get("age") != "child":
                draft.size = 0.9
        else:
            draft.size = words.SIZES[word]
    return True


def wear(draft: Draft, token: Token, name: str) -> bool:
    """Put the garment or hair that a noun names on a subject; an animal that dresses becomes a person with its head."""
    found = next((words.CLOTHES[p] for p in phrases(token) if p in words.CLOTHES), None)
    if found is None:
        return False
    key, value = found
    animal = draft.kind in {"quadruped", "bird", "fish"}
    if animal and key in _BARE:
        return False
    if not (animal and key in _ACCESSORIES):
        humanise(draft)
    around = [w.lower_ for w in token.lefts] + [c.lower_ for w in token.lefts for c in w.children]
    colour = next((w for w in around if w in catalogue.COLOURS), "")
    if key == "hair":
        _hair(draft, value, around)
    elif key in {"shoes", "gloves"}:
        draft.look[f"{key}_color"] = catalogue.COLOURS.get(colour, "#7C5137")
    elif key == "glasses":
        draft.look["glasses"] = "sun" if name == "sunglasses" else True
    elif key == "beard":
        draft.look["beard"] = "long" if "long" in around else value
        if colour in catalogue.HAIR_COLOURS:
            draft.look["hair_color"] = colour
    elif key in {"cape", "scarf", "bowtie"}:
        draft.look[key] = catalogue.COLOURS.get(colour, value)
    else:
        draft.look[key] = value
        if colour:
            draft.look[f"{key}_color"] = catalogue.COLOURS[colour]
    return True


def _hair(draft: Draft, value: str, around: list[str]) -> None:
    shape = value or next((w for w in around if w in catalogue.HAIRS), "")
    if shape:
        draft.look["hair"] = shape
    for word in around:
        if word in catalogue.HAIR_COLOURS:
            draft.look["hair_color"] = word
        elif word in words.HAIR_WORDS:
            key, known = words.HAIR_WORDS[word]
            draft.look[key] = known


def role_with_head(draft: Draft, token: Token) -> None:
    """Read "a cat chef" and "a news anchor panda": an animal's head on a body dressed for the role."""
    left: list[Token] = []
    for before in reversed(list(token.doc[max(0, token.i - 3) : token.i])):
        if before.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            break
        left.insert(0, before)
    named = set(draft.word.lower().split())
    around = [w for t in left if t.dep_ in {"compound", "amod", "nmod"} and (w := lemma_of(t)) not in named]
    if draft.kind == "person" and not draft.look.get("head"):
        species = next((words.SPECIES[w] for w in around if w in words.SPECIES), None)
        if species:
            draft.look["head"] = draft.art = species[1]
            draft.word = f"{around[-1]} {draft.word}" if around[-1] not in draft.word else draft.word
        role = next((words.ROLES[w] for w in reversed(around) if w in words.ROLES), None)
        if role and not draft.look.get("head"):
            draft.look |= role
    elif draft.kind in {"quadruped", "bird", "fish"} or draft.look.get("head") or is_beast(draft):
        pairs = [" ".join(around[-2:]), *reversed(around)]
        role = next((words.ROLES[w] for w in pairs if w in words.ROLES), None)
        if role:
            humanise(draft)
            draft.look = dict(role) | draft.look


_BEASTS = {"turtle", "octopus", "dragon", "butterfly", "snail", "snake", "crab", "spider", "ant", "bug", "honeybee",
           "t-rex", "sauropod", "crocodile", "lizard", "kangaroo", "bat", "worm", "squid", "shrimp", "lobster",
           "scorpion", "jellyfish", "dodo", "teddy-bear", "hatching-chick", "gorilla", "lady-beetle"}  # fmt: skip


def is_beast(draft: Draft) -> bool:
    """Whether a drawing shows an animal that has no rig."""
    known = lexicon().kind(draft.lemma) == "animal" or draft.lemma in words.SPECIES or draft.art in _BEASTS
    return draft.kind == "prop" and known


def has_head(draft: Draft) -> bool:
    """Whether an animal without a rig has a drawing of its head alone, so that it can act on two legs."""
    return draft.art in catalogue.HEADS or draft.art in {"teddy-bear", "gorilla"}


def humanise(draft: Draft) -> None:
    """Let an animal stand up: a person's body with its head."""
    if draft.kind in {"quadruped", "bird", "fish"} or draft.kind == "prop" and draft.art not in _BODILESS:
        art = draft.lemma if draft.lemma in HEADS else draft.art  # a walrus swims as a seal, but has its own head
        draft.look["head"] = draft.art = {"teddy-bear": "bear", "gorilla": "monkey"}.get(art, art)
        draft.kind = "person"
