"""Animals by name: proportions, coats and which drawing is the head."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Beast:
    """A four-legged animal. Colours are "#RRGGBB"; sizes are figure units, a person being about 100 high.

    `head` is a drawing, or "@name" for one of `heads.HEADS`.
    """

    head: str
    coat: str
    belly: str = "#F4E6D0"
    paw: str = ""
    tail: str = "up"
    leg: float = 22
    body: float = 34
    girth: float = 10.5
    head_size: float = 36
    neck: float = 0
    limb: float = 1.0
    pattern: str = ""
    marks: str = "#4E4148"
    mane: str = ""
    hump: int = 0
    mouth: tuple[float, float] = (0, 0.24)
    eyes: tuple[float, float] | None = (0.125, -0.02)
    """Where the eyes of a drawn head are, from its middle in shares of its size; `EYES` knows those that differ."""
    head_skin: str = ""
    head_tint: str = ""
    head_flip: int = 1
    size: float = 1.0
    """Beside a person: 1 draws it as large as the numbers above say."""
    voice: str = ""


BEASTS: dict[str, Beast] = {
    "dog": Beast("dog-face", "#C98A4B", "#F0D9B8", tail="wag"),
    "puppy": Beast("dog-face", "#D9A066", "#F7E6CC", tail="wag", leg=15, body=26, girth=9.5, head_size=36, size=0.8),
    "capybara": Beast(
        "hamster",
        "#9A6B43",
        "#B98B60",
        "#5E4028",
        "stub",
        leg=13,
        body=38,
        girth=13.5,
        head_size=34,
        head_tint="#9A6B43",
        head_skin="#9A6B43",
    ),  # fmt: skip
    "fox": Beast("fox", "#F2702C", "#FFF0E0", "#4A2A22", "bushy", leg=20, girth=8.6, head_size=34),
    "wolf": Beast("wolf", "#8A93A6", "#DDE3EC", "#6B7386", "bushy", leg=24, girth=10.5, head_size=38),
    "cat": Beast("cat-face", "#FFB02E", "#FFF3DC", tail="cat", leg=19, girth=8.4, head_size=33, body=30, size=0.85),
    "kitten": Beast("cat-face", "#FFC866", "#FFF3DC", tail="cat", leg=12, girth=7.6, head_size=33, body=23, size=0.7),
    "lion": Beast("lion", "#F6B24A", "#FFE6B8", tail="tuft", leg=24, girth=11, head_size=46, size=1.3),
    "tiger": Beast(
        "tiger-face",
        "#FF9B3A",
        "#FFF3E2",
        tail="cat",
        leg=23,
        girth=11.5,
        head_size=42,
        body=40,
        pattern="stripes",
        marks="#4A3030",
        size=1.25,
    ),
    "leopard": Beast(
        "@leopard", "#F2B552", "#FFF0D6", tail="cat", leg=22, girth=10, pattern="rosettes", marks="#5A3A24", size=1.1
    ),
    "cow": Beast(
        "cow-face",
        "#F1EEF0",
        "#FFFFFF",
        "#4A3A3E",
        "tuft",
        leg=24,
        girth=13,
        body=40,
        head_size=40,
        pattern="spots",
        size=1.35,
    ),
    "bull": Beast("@bull", "#7A4A34", "#A9745A", "#3A2A26", "tuft", leg=24, girth=14, body=42, head_size=42, size=1.4),
    "bear": Beast("bear", "#8E5B3C", "#B98660", tail="stub", leg=18, girth=14, body=36, head_size=42, size=1.35),
    "polar bear": Beast(
        "polar-bear", "#F1F4F8", "#FFFFFF", tail="stub", leg=19, girth=14, body=38, head_size=42, size=1.4
    ),
    "panda": Beast(
        "panda", "#F4F1F4", "#FFFFFF", "#3A3440", "stub", leg=17, girth=13, body=32, head_size=42, size=1.15
    ),
    "koala": Beast("koala", "#A9AEBB", "#E8EAF0", tail="stub", leg=13, girth=10.5, body=22, head_size=38, size=0.8),
    "pig": Beast("pig-face", "#F7A8B8", "#FFD3DB", "#E08A9E", "stub", leg=14, girth=13, body=32, head_size=36),
    "boar": Beast("boar", "#7C5B4A", "#9A7A66", "#4A3830", "tuft", leg=16, girth=13, body=34, head_size=38),
    "rabbit": Beast(
        "rabbit-face", "#EDE7E3", "#FFFFFF", tail="stub", leg=11, girth=9, body=20, head_size=36, size=0.65
    ),
    "mouse": Beast("mouse-face", "#B7BAC6", "#E4E6EE", tail="cat", leg=8, girth=8, body=17, head_size=32, size=0.42),
    "hamster": Beast("hamster", "#F2B766", "#FFF2DC", tail="stub", leg=8, girth=9.5, body=15, head_size=32, size=0.45),
    "squirrel": Beast(
        "@squirrel", "#B96A3C", "#F2DABA", tail="bushy", leg=10, girth=8, body=19, head_size=30, size=0.55
    ),
    "raccoon": Beast(
        "raccoon", "#8C8F99", "#C9CCD4", "#4A4C55", "bushy", leg=15, girth=10.5, body=28, head_size=38, size=0.8
    ),
    "horse": Beast(
        "horse-face",
        "#9A5B3A",
        "#B87A54",
        "#3A2A26",
        "mane",
        leg=34,
        girth=12.5,
        body=44,
        head_size=38,
        neck=15,
        mane="#3A2622",
        limb=0.86,
        eyes=None,
        head_flip=-1,
        size=1.5,
        mouth=(0.05, 0.33),
    ),
    "unicorn": Beast(
        "unicorn",
        "#F6F2FA",
        "#FFFFFF",
        "#E7A6D6",
        "mane",
        leg=32,
        girth=12,
        body=42,
        head_size=42,
        neck=13,
        mane="#E77CC3",
        limb=0.86,
        eyes=None,
        head_flip=-1,
        size=1.45,
        mouth=(0.1, 0.3),
    ),
    "zebra": Beast(
        "@zebra",
        "#F4F2F2",
        "#FFFFFF",
        "#3A3438",
        "mane",
        leg=31,
        girth=12,
        body=42,
        head_size=38,
        neck=12,
        mane="#3A3438",
        pattern="stripes",
        marks="#3A3438",
        limb=0.86,
        eyes=None,
        size=1.4,
    ),
    "deer": Beast(
        "@deer",
        "#B97A4A",
        "#F0DCC0",
        "#4A3428",
        "stub",
        leg=30,
        girth=9.5,
        body=34,
        head_size=40,
        neck=10,
        limb=0.82,
        eyes=None,
        size=1.2,
    ),
    "moose": Beast(
        "moose",
        "#7A5540",
        "#9A7660",
        "#4A3428",
        "stub",
        leg=32,
        girth=13,
        body=40,
        head_size=48,
        neck=8,
        eyes=None,
        size=1.5,
    ),
    "goat": Beast("@goat", "#EFEAE2", "#FFFFFF", "#5A4A42", "stub", leg=21, girth=10, body=30, head_size=34, eyes=None),
    "sheep": Beast(
        "@sheep",
        "#4A444C",
        "#F4F1EC",
        "#3A343C",
        "stub",
        leg=16,
        girth=13,
        body=30,
        head_size=32,
        pattern="wool",
        marks="#F4F1EC",
        limb=0.7,
        eyes=None,
    ),
    "camel": Beast(
        "@camel",
        "#D9A866",
        "#EBCB98",
        "#A87A48",
        "tuft",
        leg=34,
        girth=12,
        body=40,
        head_size=36,
        neck=16,
        hump=1,
        limb=0.86,
        eyes=None,
        size=1.5,
    ),
    "llama": Beast(
        "@llama",
        "#EFE3CC",
        "#FFFFFF",
        "#8A6E50",
        "stub",
        leg=24,
        girth=11.5,
        body=30,
        head_size=38,
        neck=18,
        eyes=None,
        size=1.2,
    ),
    "giraffe": Beast(
        "@giraffe",
        "#F4C266",
        "#FBE7BE",
        "#8A5A34",
        "tuft",
        leg=40,
        girth=11.5,
        body=34,
        head_size=36,
        neck=46,
        pattern="rosettes",
        marks="#A8622E",
        limb=0.84,
        eyes=None,
        size=1.7,
    ),
    "hippo": Beast(
        "@hippo", "#9A8FB0", "#C9BFD8", tail="stub", leg=14, girth=17, body=42, head_size=46, eyes=None, size=1.45
    ),
    "rhino": Beast(
        "@rhino", "#9AA0A8", "#B9BEC6", tail="tuft", leg=17, girth=16, body=42, head_size=46, eyes=None, size=1.45
    ),
    "monkey": Beast(
        "monkey-face", "#8E5B3C", "#E8C49A", tail="cat", leg=19, girth=8.4, body=24, head_size=34, size=0.85
    ),
    "gorilla": Beast(
        "@gorilla", "#5A5560", "#77727E", tail="stub", leg=20, girth=14.5, body=30, head_size=46, eyes=None, size=1.35
    ),
    "skunk": Beast(
        "@skunk", "#3A3640", "#F4F1EC", tail="bushy", leg=12, girth=9, body=24, head_size=32, eyes=None, size=0.6
    ),
    "hedgehog": Beast(
        "@hedgehog",
        "#C9A07A",
        "#F0DCC0",
        tail="stub",
        leg=7,
        girth=9.5,
        body=20,
        head_size=26,
        pattern="quills",
        marks="#6B4A34",
        eyes=None,
        size=0.5,
    ),
}
EYES: dict[str, tuple[float, float]] = {
    "dog-face": (0.094, -0.075), "cat-face": (0.122, 0.087), "fox": (0.118, 0.073), "hamster": (0.122, 0.083),
    "lion": (0.123, -0.053), "cow-face": (0.126, -0.056), "bear": (0.125, 0.009), "panda": (0.125, 0.012),
    "koala": (0.187, 0.017), "pig-face": (0.133, 0.011), "rabbit-face": (0.094, 0.071), "mouse-face": (0.123, 0.139),
    "raccoon": (0.126, 0.105), "monkey-face": (0.094, -0.027),
}  # fmt: skip
"""Measured on the drawings: where lids close, and glasses sit."""


def eyes_of(beast: Beast) -> tuple[float, float] | None:
    """Where a beast's eyes are on its head, or None where its drawing is seen from the side."""
    return EYES.get(beast.head, beast.eyes) if beast.eyes is not None else None


ALIASES = {
    "hound": "dog", "labrador": "dog", "poodle": "dog", "corgi": "puppy", "terrier": "dog", "retriever": "dog",
    "kitty": "kitten", "pony": "horse", "stallion": "horse", "mare": "horse", "lamb": "sheep", "ewe": "sheep",
    "ram": "goat", "bunny": "rabbit", "hare": "rabbit", "rat": "mouse", "piglet": "pig", "calf": "cow", "ox": "bull",
    "buffalo": "bull", "bison": "bull", "ape": "gorilla", "chimpanzee": "monkey", "orangutan": "monkey",
    "cheetah": "leopard", "jaguar": "leopard", "panther": "leopard", "hippopotamus": "hippo", "rhinoceros": "rhino",
    "alpaca": "llama", "donkey": "horse", "reindeer": "deer", "stag": "deer", "elk": "moose", "chipmunk": "squirrel",
    "coyote": "wolf", "lioness": "lion", "cub": "bear", "teddy": "bear", "badger": "skunk", "two-hump-camel": "camel",
    "guide-dog": "dog", "dog-face": "dog", "cat-face": "cat", "tiger-face": "tiger", "horse-face": "horse",
    "rabbit-face": "rabbit", "mouse-face": "mouse", "pig-face": "pig", "cow-face": "cow", "monkey-face": "monkey",
    "polar-bear": "polar bear", "polar_bear": "polar bear", "black-cat": "cat", "puma": "leopard", "gazelle": "deer",
}  # fmt: skip
"""Other names for the animals above. What is in neither table walks as a warped drawing, if there is one."""


def beast_named(name: str, colour: str = "") -> Beast | None:
    """The animal of that name, recoloured when a colour ("#RRGGBB") is given."""
    key = name.lower().replace("_", " ")
    found = BEASTS.get(key) or BEASTS.get(ALIASES.get(key, "")) or BEASTS.get(key.replace(" ", "-"))
    if found is None:
        found = BEASTS.get(ALIASES.get(key.replace(" ", "-"), ""))
    if found is None:
        return None
    if colour:
        return replace(found, coat=colour, head_tint=colour, head_skin=colour)
    if name.lower() == "black-cat" or name.lower() == "panther":
        return replace(found, coat="#35323C", belly="#4A4752", head_tint="#35323C", head_skin="#35323C", pattern="")
    return found


@dataclass(frozen=True, slots=True)
class Fowl:
    """A bird drawn from the side."""

    body: str = "#4A90D9"
    belly: str = "#F4EBDD"
    wing: str = "#2F6CB3"
    beak: str = "#F5A623"
    shape: str = "song"
    """song, duck, tall, hawk or penguin."""
    crest: str = ""
    size: float = 0.55
    legs: str = "#D98A2E"
    tail: str = ""
    """fan, brush or plume for tails that are worth seeing."""


FOWLS: dict[str, Fowl] = {
    "bird": Fowl(), "bluebird": Fowl(), "sparrow": Fowl("#A97A50", "#F0E0CC", "#7A5236", "#6B5A4A"),
    "robin": Fowl("#8A7260", "#F07A3C", "#6B5646", "#C9A040"), "canary": Fowl("#FFD84A", "#FFF3B8", "#F2B92E"),
    "crow": Fowl("#3A3846", "#55525F", "#26242E", "#55525F"), "raven": Fowl("#33313E", "#4A4754", "#201E28", "#4A4754"),
    "blackbird": Fowl("#33313E", "#4A4754", "#201E28"), "dove": Fowl("#F4F4F8", "#FFFFFF", "#DADCE8", "#F0A090"),
    "pigeon": Fowl("#8C93A6", "#B4BAC8", "#6B7286", "#D9A0A0"), "seagull": Fowl("#F4F6FA", "#FFFFFF", "#AEB8C8"),
    "gull": Fowl("#F4F6FA", "#FFFFFF", "#AEB8C8"),
    "parrot": Fowl("#2FA84F", "#FFD23F", "#2F6FDE", "#E8A33A", crest="#E5383B"),
    "eagle": Fowl("#6B4A34", "#8A6648", "#53382A", "#F5B423", "hawk", "#F6F3EE", 0.9),
    "hawk": Fowl("#8A6244", "#E8D4B4", "#6B4A34", "#E8A33A", "hawk", "", 0.8),
    "falcon": Fowl("#6B7286", "#E4E0D8", "#4A5064", "#E8A33A", "hawk", "", 0.75),
    "phoenix": Fowl("#F2702C", "#FFD23F", "#E5383B", "#FFB01F", "hawk", "#FFD23F", 1.0),
    "owl": Fowl("#8E6A4A", "#E8D4B4", "#6B4A34", "#E8A33A", "owl", "", 0.6),
    "duck": Fowl("#F6F0E2", "#FFFFFF", "#DCD2BE", "#F59B23", "duck", "", 0.6),
    "mallard": Fowl("#9A8A78", "#DCD4C8", "#7A6C5C", "#F2C230", "duck", "#2F7A54", 0.6),
    "goose": Fowl("#F2F2F4", "#FFFFFF", "#CFD2DA", "#F59B23", "tall", "", 0.75),
    "swan": Fowl("#FBFBFE", "#FFFFFF", "#E4E8F2", "#F58A2E", "tall", "", 0.9),
    "flamingo": Fowl("#F792AE", "#FBB8C8", "#F06C92", "#3A3440", "tall", "", 1.0, "#F06C92"),
    "stork": Fowl("#F6F6F8", "#FFFFFF", "#3A3846", "#E5533C", "tall", "", 0.95, "#E5533C"),
    "penguin": Fowl("#33384A", "#FFFFFF", "#282C3C", "#F5A623", "penguin", "", 0.62, "#F5A623"),
    "chicken": Fowl("#F6F0E6", "#FFFFFF", "#E0D4C2", "#F5A623", "duck", "#E5383B", 0.55),
    "hen": Fowl("#C9803C", "#E0A468", "#A8622E", "#F5A623", "duck", "#E5383B", 0.55),
    "rooster": Fowl("#D9662E", "#F2B766", "#2F6B54", "#F5A623", "duck", "#E5383B", 0.62, tail="plume"),
    "chick": Fowl("#FFDE59", "#FFF0A8", "#F5C53A", "#F59B23", "song", "", 0.32),
    "turkey": Fowl("#7A5236", "#A9744A", "#5A3A28", "#F5A623", "duck", "#E5383B", 0.7, tail="brush"),
    "peacock": Fowl("#1F6FB4", "#2F9AA8", "#2F8F6B", "#D9D2C0", "tall", "#2FA8A0", 0.9, tail="fan"),
    "hummingbird": Fowl("#2FA884", "#F4F1EC", "#1F7A6B", "#3A3440", "song", "", 0.28),
    "bat": Fowl("#4A4258", "#6B6280", "#37304A", "#4A4258", "song", "", 0.45),
}  # fmt: skip


def fowl_named(name: str, colour: str = "") -> Fowl:
    """The bird of that name, or a songbird; a colour replaces body and wing."""
    key = name.lower().replace("-bird", "").replace("front-facing-baby-", "").replace("baby-", "")
    found = FOWLS.get(key, FOWLS.get(name.lower(), FOWLS["bird"]))
    return replace(found, body=colour, wing=colour) if colour else found
