"""What callings wear beyond what a prompt says: caps, coats and tools by the word for somebody."""

from typing import Any

Wear = dict[str, Any]
_NAVY, _WHITE = "#28386B", "#F4F1EC"
ROLES: dict[str, Wear] = {
    "police": {"hat": "police", "hat_color": _NAVY, "top": "suit", "top_color": _NAVY, "bottom_color": _NAVY,
               "emblem": "badge"},
    "cop": {"hat": "police", "hat_color": _NAVY, "top": "suit", "top_color": _NAVY, "emblem": "badge"},
    "pilot": {"hat": "police", "hat_color": _NAVY}, "captain": {"hat": "police", "hat_color": _WHITE},
    "guard": {"hat": "police", "hat_color": "#2B2832", "emblem": "badge"},
    "sheriff": {"emblem": "badge"}, "conductor": {"hat": "police", "hat_color": "#2B2832"},
    "fire": {"hat": "firehelmet", "hat_color": "#D6453D", "top": "coat", "top_color": "#D9A83C", "emblem": "bands"},
    "nurse": {"hat": "nurse", "emblem": "cross"}, "doctor": {"emblem": "stethoscope"},
    "vet": {"top": "coat", "top_color": _WHITE, "emblem": "stethoscope"},
    "surgeon": {"hat": "surgeon", "hat_color": "#27A79A", "emblem": ""},
    "scientist": {"emblem": ""}, "builder": {"emblem": "bands"}, "worker": {"hat": "hardhat", "hat_color": "#F4CB3C",
    "emblem": "bands"}, "miner": {"emblem": "bands"}, "ballerina": {"top": "tutu", "bottom": "tutu",
        "bottom_color": "#F6C7D6", "hair": "bun"},
    "ballet": {"top": "tutu", "bottom": "tutu", "bottom_color": "#F6C7D6", "hair": "bun"},
    "superhero": {"hat": "mask", "hat_color": "#A81E36", "emblem": "bolt"}, "hero": {"emblem": "bolt"},
    "superwoman": {"hat": "mask", "emblem": "bolt", "cape": "#A81E36"},
    "ninja": {"hat": "ninja", "hat_color": "#2B2832"}, "clown": {"hat": "clown", "hat_color": "#3F74D8"},
    "jester": {"hat": "clown", "hat_color": "#8152C4"}, "diver": {"hat": "diver", "hat_color": "#F2C94C",
    "top": "tshirt", "top_color": "#2B2832", "bottom_color": "#2B2832", "sleeves": "long", "emblem": ""},
    "snorkeler": {"hat": "diver", "hat_color": "#3FA7C4"}, "nun": {"hat": "veil", "hat_color": "#2B2832"},
    "geisha": {"top": "kimono", "hair": "bun", "hair_color": "black", "bottom": "dress"},
    "kimono": {"top": "kimono", "bottom": "dress"}, "samurai": {"hair": "bun"},
    "hijab": {"hat": "hijab"}, "headscarf": {"hat": "hijab"}, "turban": {"hat": "turban"}, "sikh": {"hat": "turban",
    "beard": "full"}, "sultan": {"hat": "turban", "top": "robe"}, "maharaja": {"hat": "turban", "top": "robe"},
    "sari": {"top": "sari", "bottom": "dress", "hair": "bun"}, "painter": {"hat": "beret", "hat_color": "#A81E36"},
    "artist": {"hat": "beret", "hat_color": "#2B2832"}, "mime": {"hat": "beret", "hat_color": "#2B2832",
    "top": "stripes", "top_color": "#2B2832"}, "cyclist": {"hat": "bikehelmet", "hat_color": "#D6453D"},
    "biker": {"hat": "bikehelmet", "hat_color": "#2B2832"}, "skateboarder": {"hat": "bikehelmet"},
    "boxer": {"bottom": "shorts", "top": "vest", "emblem": ""}, "wrestler": {"bottom": "shorts", "top": "vest"},
    "footballer": {"top": "tshirt", "bottom": "shorts", "emblem": "number"}, "athlete": {"top": "vest",
    "bottom": "shorts", "hat": "headband", "emblem": "number"}, "runner": {"top": "vest", "bottom": "shorts",
    "hat": "headband", "emblem": "number"}, "player": {"top": "tshirt", "bottom": "shorts", "emblem": "number"},
    "goalkeeper": {"top": "tshirt", "bottom": "shorts", "emblem": "number"}, "hippie": {"hat": "flowers",
    "hair": "long"}, "bride": {"top": "gown", "top_color": _WHITE, "hat": "tiara", "bottom": "dress"},
    "mariachi": {"hat": "sombrero", "hat_color": "#E3C08A"}, "gentleman": {"hat": "bowler", "hat_color": "#2B2832"},
    "detective": {"hat": "fedora", "hat_color": "#6B5A4A"}, "gangster": {"hat": "fedora", "hat_color": "#2B2832",
    "top": "suit"}, "plumber": {"top": "overalls", "hat": "cap"}, "mechanic": {"top": "overalls", "hat": "cap"},
    "farmer": {"top": "overalls"}, "monk": {"hair": "bald"}, "butler": {"top": "suit", "bowtie": "#2B2832"},
    "waiter": {"bowtie": "#2B2832"}, "waitress": {"top": "apron"}, "fisherman": {"top": "coat"},
    "teenager": {"age": "teen"}, "teen": {"age": "teen"}, "toddler": {"age": "toddler"}, "baby": {"age": "toddler"},
    "infant": {"age": "toddler"}, "grandpa": {"item": "cane"}, "chubby": {"build": 1.3},
}  # fmt: skip
"""Part of the word for somebody -> what the rig puts on where the plan does not say otherwise."""
_WINS = {"hat", "hat_color", "emblem", "top", "bottom", "age", "bowtie"}
"""What of a calling is worn even where the plan dresses by a plainer one."""


def dressed(said: dict[str, Any], word: str) -> dict[str, Any]:
    """A subject's look with what its calling wears; colours that the prompt names stay."""
    found: Wear = {}
    for part in word.lower().replace("-", " ").split():
        for name, wear in ROLES.items():
            if part == name or len(name) > 3 and part.startswith(name):
                found = found | wear
    if said.get("head") and found:
        found.pop("hair", None)
    return {**found, **{k: v for k, v in said.items() if k not in found or v and k not in _WINS}}
