"""Gives a person the skin, hair and clothes that the prompt leaves open, and an animal its coat."""

from random import Random

from workers.engines.animatic.catalogue import COLOURS
from workers.engines.animatic.plan.draft import Draft

_TOP_COLOURS = ("#E4572E", "#3F74D8", "#4E9B54", "#F2A93B", "#8152C4", "#27A79A", "#D43D9B", "#F3E9D2", "#28386B")
_BOTTOM_COLOURS = ("#34466B", "#2B2832", "#7C5137", "#8B8F99", "#C79B6B", "#3F5A4A")


_DRESSED = {"robot", "alien", "ghost", "skull", "snowman"}
"""Heads without an animal's coat under them."""


_COATS = {
    "dog": ("", "", "brown", "cream", "ginger", "grey", "tan"), "puppy": ("", "", "brown", "cream", "ginger", "tan"),
    "cat": ("", "", "grey", "cream", "ginger", "brown"), "kitten": ("", "", "grey", "cream", "ginger", "brown"),
    "horse": ("", "", "brown", "tan", "grey", "ginger"), "rabbit": ("", "brown", "grey", "tan"),
    "bunny": ("", "brown", "grey", "tan"), "mouse": ("", "brown", "cream"), "goat": ("", "brown", "grey", "cream"),
}  # fmt: skip
"""Coats of animals that come in several; no word is the usual one."""


def finish_coat(draft: Draft, rng: Random) -> None:
    """Give an animal one of the coats of its kind, unless the prompt says anything of how it looks."""
    told = draft.look.keys() & {"color", "head", "pattern"} or draft.mods
    if draft.kind != "quadruped" or told or draft.lemma not in _COATS:
        return
    if coat := rng.choice(_COATS[draft.lemma]):
        draft.look["color"] = COLOURS[coat]


def finish_look(draft: Draft, rng: Random) -> None:
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
    masculine = ("short", "short", "curly", "afro", "spiky", "short")
    look.setdefault("hair", rng.choice(feminine if fem > 0.5 else masculine))
    dark = int(look["skin"]) >= 4
    colours = ("grey", "white") if old else ("black", "brown") if dark else ("black", "brown", "blonde", "red", "brown")
    look.setdefault("hair_color", rng.choice(colours))
    tops = ["tshirt", "hoodie", "stripes", "coat"]
    if not look.get("head") and look["age"] != "child":
        tops.append("dress" if fem > 0.5 else "suit")
    bare = bool(look.get("head")) and "bottom" not in look and look["head"] not in _DRESSED
    look.setdefault("top", "fur" if bare else rng.choice(tops))
    look.setdefault("top_color", rng.choice(_TOP_COLOURS))
    dressed = look["top"] == "dress"
    trousers = rng.choice(("trousers", "shorts")) if look["age"] == "child" else "trousers"
    look.setdefault("bottom", "skirt" if dressed else trousers)
    look.setdefault("bottom_color", look["top_color"] if dressed else rng.choice(_BOTTOM_COLOURS))
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
