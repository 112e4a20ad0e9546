"""Turns a verb into one of the actions that the rigs can play: by its form, then by WordNet, then by nearness."""

from dataclasses import dataclass
from functools import lru_cache

from workers.engines.animatic.art.person.actions import ACTIONS
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher

_THRESHOLD = 0.5

UNSEEN = {
    "be", "have", "do", "wear", "show", "feature", "seem", "become", "begin", "start", "try", "let", "make", "get",
    "keep", "continue", "want", "need", "decide", "contain", "include", "depict", "set", "take", "dress", "surround",
    "fill", "cover", "will", "can", "should", "must", "would", "could", "place", "lit", "light", "shoot",
    "capture", "focus", "film", "manage", "remain", "stay", "stand", "pose", "exist", "wait", "title",
    "use", "look like", "resemble", "like", "love", "name", "call", "base", "inspire", "style", "add", "zoom",
    "pan", "tilt", "breathe", "guide", "light up", "follow by", "reveal", "hang", "line", "decorate", "go on",
    "happen", "end", "stop", "live",
    "own", "know", "belong", "consist", "mean", "allow", "help", "put", "feel", "cause", "suggest",
}  # fmt: skip
"""Verbs that ask for nothing beyond being in the picture."""

SPEAKING = {
    "say", "tell", "ask", "reply", "answer", "shout", "yell", "scream", "whisper", "announce", "explain", "declare",
    "exclaim", "mutter", "murmur", "add", "call", "cry", "beg", "sing", "rap", "chant", "speak", "state", "greet",
    "respond", "narrate", "mumble", "joke", "proclaim", "report", "comment", "roar", "bark", "meow", "growl", "sigh",
    "warn", "boast", "insist", "complain", "laugh", "giggle", "hiss", "read", "recite", "bellow", "go", "croon",
    "snap", "groan", "plead", "order", "demand", "promise", "think", "sob", "chuckle", "remark", "quip", "begin",
    "continue", "interrupt", "hum", "cheer", "mouth", "gasp", "squeak", "talk",
}  # fmt: skip

_LEMMAS = {
    "stroll": "walk", "wander": "walk", "march": "walk", "stride": "walk", "tiptoe": "walk", "enter": "walk",
    "arrive": "walk", "approach": "walk", "leave": "walk", "cross": "walk", "come": "walk", "go": "walk",
    "move": "walk", "travel": "walk", "explore": "walk", "hike": "walk", "shuffle": "walk", 
    "scare": "call out", "frighten": "call out", "startle": "call out", "milk": "pull",
    "toast": "drink", "raise hand": "wave", "raise arm": "cheer", "break": "hammer",
    "crawl": "walk", "return": "walk", "pass": "walk", "skip": "jump", "trot": "run", "gallop": "run",
    "sprint": "run", "jog": "run", "race": "run", "dash": "run", "flee": "run", "escape": "run", "rush": "run",
    "hurry": "run", "charge": "run", "leap": "jump", "hop": "jump", "pounce": "jump", "dive": "swim",
    "soar": "fly", "hover": "float", "glide": "fly", "flap": "fly", "drift": "float", "levitate": "float",
    "hang": "float", "sway": "dance", "waltz": "dance", "moonwalk": "dance", "twerk": "dance", "breakdance": "dance",
    "perch": "sit", "rest": "sit", "kneel": "sit", "meditate": "sit", "relax": "sit", "lie": "sleep", "lounge": "sit",
    "fish": "sit", "nap": "sleep", "doze": "sleep", "snore": "sleep", "dream": "sleep", "greet": "wave",
    "salute": "wave", "bow": "wave", "speak": "talk", "chat": "talk", "argue": "talk", "say": "talk", "tell": "talk",
    "shout": "talk", "whisper": "talk", "yell": "talk", "ask": "talk", "explain": "talk", "present": "talk",
    "interview": "talk", "host": "talk", "vlog": "talk", "order": "talk", "debate": "talk", "negotiate": "talk",
    "beg": "talk", "bargain": "talk", "gossip": "talk", "wink": "wave", "guard": "look", "sneak": "walk",
    "point": "wave", "nod": "wave", "pull": "hold", "juggling": "throw", "spill": "fall", "bicker": "talk",
    "announce": "talk", "reply": "talk", "answer": "talk", "report": "talk", "scream": "talk",
    "discuss": "talk", "teach": "talk", "lecture": "talk", "preach": "talk", "describe": "talk", "complain": "talk",
    "rap": "sing", "hum": "sing", "chant": "sing", "perform": "sing", "celebrate": "cheer", "clap": "cheer",
    "applaud": "cheer", "win": "cheer", "dunk": "jump", "score": "cheer", "ponder": "think", "wonder": "think",
    "bite": "eat", "chew": "eat", "nibble": "eat", "munch": "eat", "lick": "eat", "taste": "eat", "devour": "eat",
    "sip": "drink", "gulp": "drink", "study": "read", "type": "read", "scroll": "read", "bake": "cook", "fry": "cook",
    "stir": "cook", "chop": "cook", "flip": "cook", "grill": "cook", "knead": "cook", "mix": "cook", "slice": "cook",
    "boil": "cook", "brew": "cook", "roast": "cook", "draw": "paint", "write": "paint", "sketch": "paint",
    "knit": "paint", "carve": "paint", "sculpt": "paint", "strum": "play", "conduct": "wave", "drum": "play",
    "carry": "hold", "hug": "hold", "clutch": "hold", "embrace": "hold", "wield": "hold", "lift": "hold",
    "grip": "hold", "grab": "hold", "cradle": "hold", "push": "walk", "deliver": "hold",
    "toss": "throw", "hurl": "throw", "pitch": "throw", "kick": "throw", "juggle": "throw", "cast": "throw",
    "serve": "throw", "shoot": "throw", "drop": "fall", 
    "crash": "fall", "sink": "fall", "land": "fall",
    "skateboard": "ride", "skate": "surf", "ski": "surf", "snowboard": "surf", "sled": "surf", "shake": "bounce",
    "tremble": "bounce", "wobble": "bounce", "vibrate": "bounce", "steer": "drive", "speed": "drive",
    "row": "sail", "paddle": "sail", "cruise": "sail", "cut": "cook", "decorate": "cook", "feed": "hold",
    "blow": "look", "cycle": "ride", "bike": "ride", "pedal": "ride",
    "scale": "climb", "rotate": "spin", "twirl": "spin", "turn": "spin", "whirl": "spin", "orbit": "spin",
    "circle": "spin", "watch": "look", "stare": "look", "gaze": "look", "see": "look", "search": "look",
    "admire": "look", "inspect": "look", "peek": "look", "discover": "look", "find": "look", "notice": "look",
    "observe": "look", "examine": "look", "face": "look", "glance": "look", "pursue": "chase", "hunt": "chase",
    "follow": "chase", "weep": "cry", "sob": "cry", "giggle": "laugh", "chuckle": "laugh", "smile": "laugh",
    "grin": "laugh", "ascend": "rise", "emerge": "rise", "launch": "rise", "lift off": "rise", "awaken": "rise",
    "wake": "rise", "shine": "glow", "flicker": "glow", "sparkle": "glow", "burn": "glow", "twinkle": "glow",
    "blaze": "glow", "erupt": "explode", "burst": "explode", "shatter": "explode", "bloom": "grow",
    "blossom": "grow", "expand": "grow", "sprout": "grow", "fight": "jump", "battle": "jump", "box": "jump",
    "wrestle": "jump", "pour": "hold", "box up": "hold", "kiss": "hold",
    "park": "drive", "sunbathe": "sit", "release": "throw", "steal": "hold", "catch": "hold", "water": "look",
    "abduct": "hold", "smoke": "hold", "sell": "talk", "buy": "hold", "wash": "hold", "sweep": "hold",
    "attack": "chase", "hide": "sit", "play": "play", "open": "hold", "build": "hold",
    "balance": "idle", "rescue": "hold", "cackle": "laugh", "count": "think", "grant": "wave", "duel": "jump",
    "joust": "jump", "plant": "hold", "comb": "hold", "brush": "hold",
    "offer": "hold", "share": "hold", "touch": "hold", "wait": "idle",
    "save": "jump", "strike": "throw", "hit": "throw",
    "howl": "talk", "cough": "bounce", "learn": "think", "invent": "paint", 
    "slide": "roll", "bump": "fall", "swing": "bounce", "rock": "bounce", "stomp": "jump", "clean": "hold",
    "splash": "jump", "invite": "talk", "visit": "walk", "meet": "look", "pet": "hold", "tickle": "laugh",
    "plead": "talk", "propose": "talk", "pray": "sit", "swoop": "fly", "stretch": "dance", 
    "unwrap": "hold", "light": "hold", "peel": "hold", "pick": "hold", "dig": "hold", "rake": "hold", "repair": "hold",
    "fix": "hold", "guide": "walk", "lead": "walk", "tumble": "roll", "blast": "rise", "zoom": "fly",
    "finish": "run", "transform": "spin", "bury": "hold", "mow": "walk", "vacuum": "walk",
    "graze": "eat", "peck": "eat", "cuddle": "hold", "roar": "talk", "bark": "talk",
    "practice": "dance", "train": "run", "exercise": "jump", "lean": "idle", "sneeze": "bounce", "yawn": "sleep",
} | {word: one.name for one in ACTIONS.values() for word in (one.name, *one.words)}  # fmt: skip

_CHAIN = {
    "walk": "walk", "run": "run", "jump": "jump", "fly": "fly", "swim": "swim", "dance": "dance", "sit": "sit",
    "sleep": "sleep", "talk": "talk", "sing": "sing", "eat": "eat", "drink": "drink", "cook": "cook", "throw": "throw",
    "laugh": "laugh", "cry": "cry", "weep": "cry", "fall": "fall", "climb": "climb", "ride": "ride", "float": "float",
    "spin": "spin", "revolve": "spin", "burn": "glow", "explode": "explode", "speak": "talk", "utter": "talk",
    "communicate": "talk", "express": "talk", "travel": "walk", "go": "walk", "hold": "hold", "grasp": "hold",
    "look": "look", "sail": "sail", "drive": "drive", "chase": "chase", "rise": "rise", "read": "read",
    "paint": "paint", "draw": "paint", "play": "play", "roll": "roll", "bounce": "bounce", "shine": "glow",
    "grow": "grow", "wave": "wave", "gesticulate": "wave", "gesture": "wave", "applaud": "cheer", "consume": "eat",
    "emit light": "glow", "ignite": "glow",
}  # fmt: skip

HUMAN = {name for name, one in ACTIONS.items() if one.human}
"""Actions for which an animal stands up on two legs."""


@dataclass(frozen=True, slots=True)
class Acted:
    """An action, and whether it is what was asked rather than the nearest there is."""

    name: str
    near: bool = True


def action_known(lemma: str) -> bool:
    """Whether a verb needs no guessing."""
    return lemma in _LEMMAS


def verb_lemma(text: str, lemma: str) -> str:
    """Mend the lemmatiser's "rid" for "riding"."""
    forms = [lemma, text]
    if text.endswith("ing"):
        forms += [text[:-3], text[:-3] + "e", text[:-4]]
    elif text.endswith("s"):
        forms += [text[:-1], text[:-2]]
    return next((f for f in forms if f in _LEMMAS or f in UNSEEN), lemma)


LIGHT = {"give", "take", "do", "make", "have", "perform", "deliver", "host", "hold", "get", "play"}
_BY_NOUN = {
    "talk": "talk", "speech": "talk", "presentation": "talk", "lecture": "talk", "interview": "talk",
    "toast": "talk", "sermon": "talk", "podcast": "talk", "show": "talk", "conversation": "talk", "tour": "talk",
    "press conference": "talk", "weather": "talk", "news": "talk", "hug": "hug", "dance": "dance", "nap": "sleep",
    "walk": "walk", "look": "look", "selfie": "selfie", "photo": "photograph", "picture": "photograph", "bow": "bow",
    "sip": "drink", "bite": "eat", "jump": "jump", "ride": "ride", "dive": "swim", "backflip": "jump",
    "flip": "jump", "somersault": "jump", "cartwheel": "cartwheel", "yoga": "yoga", "karaoke": "sing", "opera": "sing",
    "concert": "sing", "thumb": "point", "high-five": "high five", "push-up": "pushup", "ballet": "ballet",
    "party": "dance", "parkour": "jump", "race": "run", "fight": "fight", "breakfast": "eat", "lunch": "eat",
    "dinner": "eat", "picnic": "eat", "meal": "eat", "tea": "drink", "bath": "float", "shower": "float",
    "duel": "fight", "match": "box", "game": "play", "joust": "fight", "teaparty": "drink", "contest": "jump",
    "argument": "talk", "debate": "talk", "parade": "march", "recital": "sing", "disco": "dance",
    "routine": "dance", "stunt": "jump", "trick": "jump", "magic": "cast", "wish": "think", "song": "sing",
    "performance": "sing", "swim": "swim", "wave": "wave", "smile": "laugh", "skating": "skate",
    "skateboarding": "skateboard",
    "surfing": "surf", "wedding": "cheer", "battle": "fight", "chase": "chase", "stand-up": "talk", "comedy": "talk",
    "salute": "salute", "curtsy": "bow", "waltz": "waltz", "tango": "waltz", "karate": "kungfu", "kung-fu": "kungfu",
    "taekwondo": "kungfu", "judo": "kungfu", "boxing": "box", "juggling": "juggle", "photograph": "photograph",
    "pushup": "pushup", "breakdancing": "breakdance", "cycling": "cycle", "skiing": "ski", "snowboarding": "snowboard",
    "fencing": "fight", "weightlifting": "deadlift", "archery": "archery", "meditation": "meditate",
    "knitting": "knit", "gardening": "dig", "phone-call": "phone", "call": "phone", "spell": "cast", "kiss": "kiss",
    "pirouette": "ballet", "hula": "hula", "handshake": "shake hands", "tugofwar": "pull",
    "homework": "write", "prayer": "pray",
}  # fmt: skip


def by_noun(noun: str) -> str:
    """Return the action in "gives a talk" or "a wedding", or an empty string."""
    return _BY_NOUN.get(noun, "")


@lru_cache(maxsize=2048)
def action(lemma: str, phrase: str = "") -> Acted | None:
    """Return the action for a verb (`phrase` adds its object, for the embedding), or None if nothing is near."""
    for known in (phrase, lemma):
        if known in _LEMMAS:
            return Acted(_LEMMAS[known])
    for depth, above in lexicon().verb_chain(lemma, 3):
        if above in _CHAIN:
            return Acted(_CHAIN[above], depth <= 1)
    best = matcher().best("actions", phrase or lemma)
    if best.score >= _THRESHOLD:
        return Acted(best.name, best.score >= 0.62)
    return None
