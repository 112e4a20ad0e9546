"""From a plan's words to a person's look: wardrobe by seed, then what the plan says."""

import random
import zlib
from typing import Any

from workers.engines.animatic.art import emoji
from workers.engines.animatic.art.creatures import CREATURES
from workers.engines.animatic.art.heads import HEADS
from workers.engines.animatic.art.person.hats import HATS
from workers.engines.animatic.art.person.look import HAIR, SKIN, Look
from workers.engines.animatic.art.species import ALIASES, BEASTS, FOWLS

TOP_COLOURS = ("#E4572E", "#2F6FDE", "#F2B134", "#3DA35D", "#8E4EC6", "#E8486A", "#27A79A", "#F4F1EC", "#4B5D8A")
BOTTOM_COLOURS = ("#34466B", "#3B3A4A", "#6B5A4A", "#24324F", "#4A5B4A")
WHITEST = 226
"""The brightest channel of white cloth, of 255."""
SHOES = ("#F4F1EC", "#3A3440", "#C8373F", "#7A4E34")
HEAD_ART = {
    "dog": "dog-face", "cat": "cat-face", "fox": "fox", "wolf": "wolf", "cow": "cow-face", "horse": "horse-face",
    "unicorn": "unicorn", "lion": "lion", "tiger": "tiger-face", "panda": "panda", "bear": "bear",
    "polar-bear": "polar-bear", "koala": "koala", "rabbit": "rabbit-face", "mouse": "mouse-face", "rat": "mouse-face",
    "hamster": "hamster", "raccoon": "raccoon", "pig": "pig-face", "boar": "boar", "moose": "moose",
    "monkey": "monkey-face", "frog": "frog", "robot": "robot", "alien": "alien", "ghost": "ghost", "skull": "skull",
    "snowman": "snowman", "dragon": "dragon-face", "penguin": "penguin", "owl": "owl",
}  # fmt: skip
"""Drawings that show a head alone, worn by animals and creatures that act like people."""
HEAD_LIKE = {
    "t-rex": "crocodile", "alligator": "crocodile", "snake": "lizard", "sauropod": "lizard", "triceratops": "dragon",
    "orca": "shark", "whale": "dolphin", "spouting-whale": "dolphin", "goldfish": "fish", "clownfish": "fish",
    "tropical-fish": "fish", "blowfish": "fish", "seahorse": "fish", "manta": "fish", "mule": "donkey",
    "crayfish": "lobster", "honeybee": "bug", "ant": "bug", "lady-beetle": "bug",
    "grasshopper": "bug", "caterpillar": "bug", "butterfly": "bug", "dragonfly": "bug",
    "firefly": "bug", "spider": "bug", "beetle": "bug", "bison": "bull", "badger": "skunk", "hippopotamus": "hippo",
    "rhinoceros": "rhino", "yeti": "gorilla",
}  # fmt: skip
"""Whose head stands in for that of others of its sort."""
SKIN_OF = {
    "robot": "#AEB4C2", "alien": "#6FD36B", "skull": "#E9E6EC", "ghost": "#F2F0FA", "snowman": "#F4F7FC",
    "frog": "#5FC27A", "sloth": "#B08A62", "otter": "#8A5E3E", "beaver": "#8A5A36", "walrus": "#9C7458",
    "capybara": "#9A6B43", "dragon": "#3FB58A", "monkey": "#8E5B3C", "penguin": "#33384A", "owl": "#8E6A4A",
}  # fmt: skip


def seed_of(seed: int, word: str) -> int:
    return zlib.crc32(f"{seed}:{word}".encode())


def look_for(said: dict[str, Any], seed: int, name: str) -> Look:
    """The look of a person called `name` in a film of that seed; `said` is `Subject.look`."""
    rng = random.Random(seed_of(seed, name))
    fem = float(said.get("fem", rng.choice((0.0, 1.0))))
    look = _dressed(rng, fem)
    age = said.get("age")
    if age == "child" or (isinstance(age, float) and age < 0.25):
        look.age, look.height, look.head_scale = 0.15, 0.68, 1.24
        look.beard = ""
    elif age == "old" or (isinstance(age, float) and age > 0.75):
        look.age, look.height = 0.9, 0.95
        look.hair_color = rng.choice(("grey", "white"))
        look.hair = "bun" if fem > 0.5 else rng.choice(("short", "bald", "short"))
        look.glasses = rng.random() < 0.5
        look.top = rng.choice(("suit", "coat")) if fem < 0.5 else rng.choice(("coat", "dress"))
    elif age == "toddler":
        look.age, look.height, look.head_scale, look.beard = 0.08, 0.58, 1.42, ""
    elif age == "teen":
        look.age, look.height, look.head_scale, look.beard = 0.28, 0.88, 1.08, ""
    _apply(look, said)
    head = str(said.get("head", ""))
    if head:
        _animal_head(look, head, said)
    for key in ("top_color", "bottom_color", "hat_color"):
        setattr(look, key, _woven(getattr(look, key)))
    return look


def _woven(colour: str) -> str:
    """Cloth is never as white as paper: in full light it would have no folds left."""
    bright = [int(colour[i : i + 2], 16) for i in (1, 3, 5)] if colour.startswith("#") and len(colour) == 7 else [0]
    if min(bright) < WHITEST:
        return colour
    return "#" + "".join(f"{round(value * WHITEST / 255):02X}" for value in bright)


UNIFORMS = {"armour", "spacesuit", "apron", "robe", "suit", "gown"}


def varied(said: dict[str, Any]) -> dict[str, Any]:
    """What the others of a group have in common with the first: their role and age, not their face and shirt."""
    if said.get("head"):
        return said
    own = {"skin", "hair", "hair_color", "beard", "glasses", "item"}
    if not said.get("hat") and said.get("top") not in UNIFORMS:
        own |= {"top", "top_color", "bottom", "bottom_color"}
    return {key: value for key, value in said.items() if key not in own}


def _dressed(rng: random.Random, fem: float) -> Look:
    if fem > 0.5:
        look = Look(
            fem=1.0,
            lashes=True,
            hair=rng.choice(("long", "bob", "bun", "ponytail", "curly", "afro")),
            top=rng.choice(("tshirt", "coat", "dress", "hoodie", "stripes")),
            lips=rng.choice(("#C2475B", "", "#B5343F")),
        )
        if look.top in ("tshirt", "stripes") and rng.random() < 0.5:
            look.bottom = "skirt"
    else:
        look = Look(
            hair=rng.choice(("short", "short", "spiky", "curly", "buzz", "afro")),
            top=rng.choice(("hoodie", "tshirt", "coat", "stripes", "hoodie")), beard=rng.choice(("", "", "", "full")),
        )  # fmt: skip
    look.skin = rng.choice(tuple(SKIN))
    dark = look.skin in ("4", "5")
    look.hair_color = (
        rng.choice(("black", "brown")) if dark else rng.choice(("black", "brown", "blonde", "red", "brown"))
    )
    if not dark and look.hair == "afro":
        look.hair = "curly"
    look.top_color, look.bottom_color = rng.choice(TOP_COLOURS), rng.choice(BOTTOM_COLOURS)
    look.shoe_color = rng.choice(SHOES)
    look.sleeves = "short" if look.top in ("tshirt", "dress", "stripes") else "long"
    if look.top == "dress":
        look.bottom = "dress"
    return look


def _apply(look: Look, said: dict[str, Any]) -> None:
    """What the plan says wins over the wardrobe."""
    if said.get("color"):
        look.top_color = str(said["color"])
    worn = ("hair", "top", "bottom", "top_color", "bottom_color", "shoe_color", "hat_color", "cape", "scarf", "bowtie")
    for key in (*worn, "lips"):
        if said.get(key):
            setattr(look, key, str(said[key]))
    if str(said.get("hair_color", "")) in HAIR or str(said.get("hair_color", "")).startswith("#"):
        look.hair_color = str(said["hair_color"])
    skin = str(said.get("skin", ""))
    if skin in SKIN or skin.startswith("#"):
        look.skin = skin
    elif skin == "0":
        look.skin = "#B9CBB0"
    hat = {"chef": "toque"}.get(str(said.get("hat", "")), str(said.get("hat", "")))
    if hat == "helmet" and said.get("top") != "spacesuit":
        hat = "hardhat"
    if hat in HATS:
        look.hat = hat
        if hat == "straw" and not said.get("hat_color"):
            look.hat_color = "#E8C46A"
    if said.get("beard"):
        look.beard = str(said["beard"])
    elif "fem" in said and float(said["fem"]) > 0.5:
        look.beard = ""
    if said.get("shoes_color"):
        look.shoe_color = str(said["shoes_color"])
    if said.get("glasses"):
        look.glasses, look.shades = True, said["glasses"] == "sun"
    if look.hair == "braids":
        look.hair = "ponytail"
    if look.top in ("dress", "gown") and not said.get("bottom"):
        look.bottom = "dress"
    if said.get("top"):
        look.sleeves = "short" if look.top in ("tshirt", "dress", "stripes") else "long"
    if look.top == "spacesuit":
        look.hat, look.shoe_color = "helmet", "#C9CEDA"
        look.hair = look.hair if look.hair in ("short", "buzz", "bald", "spiky") else "short"
    if look.top == "dress" and look.fem > 0.5 and said.get("hat") in ("crown", "tiara"):
        look.top = "gown"
    if "emblem" in said:
        look.emblem = str(said["emblem"])
    if look.top == "spacesuit" or look.hat in ("firehelmet",):
        look.gloves = look.top_color
    if look.top in ("tutu", "vest"):
        look.sleeves = "none"
    if said.get("sleeves"):
        look.sleeves = str(said["sleeves"])
    look.build = float(said.get("build", look.build))
    scale = float(said.get("scale", 1.0))
    look.height *= 1.0 if said.get("age") in ("toddler", "teen") else scale
    if scale < 0.8:
        look.head_scale = max(look.head_scale, 1.2)
    if look.hat == "toque":
        look.hat_color = "#FFFFFF"


def _head_of(look: Look, head: str) -> None:
    """Find the drawing of a head: one that shows a head alone, one of our own, else whatever drawing has the name."""
    made = CREATURES.get(head)
    names = (head, ALIASES.get(head, ""), made.name if made else "")
    face = next((HEAD_ART[name] for name in names if name in HEAD_ART), "")
    beast = next((beast for name in names if (beast := BEASTS.get(name)) is not None), None)
    own = beast.head[1:] if beast is not None and beast.head.startswith("@") else ""
    own = own or next((HEAD_LIKE.get(name, name) for name in names if HEAD_LIKE.get(name, name) in HEADS), "")
    if face:
        look.head_art = face
    elif own:
        look.head_art, look.mouth_at = f"@{own}", (0.0, 14.0)
        coat = beast.coat if beast is not None else made.colour if made is not None else ""
        look.head_tint = SKIN_OF.get(head) or coat or SKIN_OF.get(own, "")
        look.head_marks = beast.marks if beast is not None else look.head_marks
    elif head in FOWLS:
        look.head_art, look.mouth_at = f"~{head}", (0.0, 12.0)
    else:
        look.head_art = head if emoji.exists(head) else "bear"
    coat = beast.coat if beast is not None else look.head_tint or (made.colour if made is not None else "")
    look.skin = SKIN_OF.get(head) or coat or (FOWLS[head].body if head in FOWLS else "#C98A4B")


def _animal_head(look: Look, head: str, said: dict[str, Any]) -> None:
    beast = BEASTS.get(ALIASES.get(head, head))
    _head_of(look, head)
    look.beard, look.glasses = "", bool(said.get("glasses"))
    if said.get("color"):
        look.head_tint = look.skin = str(said["color"])
    if look.top == "fur":
        coat = look.skin
        look.top_color = look.bottom_color = coat
        look.bottom, look.sleeves = "trousers", "long"
        look.shoe_color = (beast.paw if beast else "") or coat
    if head == "robot" and look.top in ("hoodie", "tshirt", "stripes", "coat", "dress"):
        look.top, look.top_color, look.bottom, look.bottom_color = "armour", "#B4BAC8", "trousers", "#8A92A6"
        look.sleeves = "long"
    if head == "alien":
        look.top, look.sleeves = "spacesuit", "long"
        look.top_color = look.bottom_color = "#7A86C8"
    if head == "ghost":
        look.top, look.top_color, look.sleeves = "robe", "#F2F0FA", "long"
