"""The words that the planner, the stage and the sound department share."""

from workers.engines.animatic import sets, styles
from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.art.person import actions

SETS: tuple[str, ...] = tuple(sets.SETS)

ACTIONS: tuple[str, ...] = tuple(actions.ACTIONS)

CAMERA: tuple[str, ...] = (
    "still", "dolly", "pull", "zoom_in", "zoom_out", "push_in", "dolly_zoom", "pan_left", "pan_right", "tilt_up",
    "tilt_down", "orbit", "crane", "crane_down", "handheld", "drone", "follow", "whip_pan", "rack_focus",
)  # fmt: skip
ANGLES: tuple[str, ...] = ("eye", "low", "high", "dutch", "over")
"""Where the camera stands, whatever its move."""
PACES: dict[str, float] = {"slow_motion": 0.35, "time_lapse": 12.0}
"""Seconds of the story in a second of film."""

STYLES: tuple[str, ...] = ("", *styles.STYLES)
"""The first is the plain look."""

AMBIENCES: tuple[str, ...] = (
    "rain", "wind", "sea", "fire", "murmur", "applause", "engine", "thunder", "birds", "crickets", "city", "stream",
    "underwater", "hum", "bells", "purr", "gulls", "drips", "ice", "lava", "sports", "crowd", "clock", "keys", "dishes",
    "cosmos", "beeps", "train", "leaves", "cicadas", "frogs",
)  # fmt: skip

COLOURS: dict[str, str] = {
    "red": "#D6453D", "crimson": "#A81E36", "scarlet": "#E0332B", "maroon": "#7B2233", "orange": "#F08A2C",
    "amber": "#F2A93B", "yellow": "#F4CB3C", "gold": "#D9A732", "golden": "#E3B341", "green": "#4E9B54",
    "lime": "#9BD13E", "emerald": "#2E9E6B", "olive": "#7F8444", "mint": "#A5DCC0", "teal": "#27A79A",
    "turquoise": "#3CC4BF", "cyan": "#45C6E0", "blue": "#3F74D8", "navy": "#28386B", "indigo": "#4A3F9E",
    "purple": "#8152C4", "violet": "#8A5BD6", "lavender": "#BBA5E0", "magenta": "#D43D9B", "pink": "#F277A8",
    "peach": "#F6B48F", "coral": "#F0735A", "brown": "#7C5137", "tan": "#C79B6B", "beige": "#DCC9A8",
    "cream": "#F3E9D2", "white": "#F4F1EC", "silver": "#B9C0C9", "grey": "#8B8F99", "gray": "#8B8F99",
    "black": "#2B2832", "bronze": "#A5713A", "copper": "#B86B3F", "ginger": "#D0762F",
}  # fmt: skip
"""Colour words. Every colour in `Subject.look` is a hex string, but for `hair_color`, which is one of HAIR_COLOURS."""

HAIRS: tuple[str, ...] = (
    "short", "long", "bob", "bun", "ponytail", "curly", "afro", "braids", "mohawk", "bald", "spiky",
)  # fmt: skip
HAIR_COLOURS: tuple[str, ...] = ("black", "brown", "blonde", "red", "grey", "white", "pink", "blue", "teal")
HATS: tuple[str, ...] = (
    "cap", "beanie", "tophat", "cowboy", "crown", "helmet", "wizard", "chef", "pirate", "straw", "hardhat", "party",
    "santa", "viking", "knight", "graduation",
)  # fmt: skip

QUADRUPEDS: tuple[str, ...] = (
    "dog", "cat", "fox", "wolf", "cow", "horse", "unicorn", "zebra", "donkey", "lion", "tiger", "leopard", "panda",
    "bear", "polar-bear", "koala", "rabbit", "mouse", "rat", "hamster", "squirrel", "raccoon", "pig", "boar", "sheep",
    "goat", "deer", "moose", "bison", "camel", "llama", "giraffe", "elephant", "rhinoceros", "hippopotamus", "otter",
    "beaver", "hedgehog", "badger", "skunk", "sloth", "capybara",
)  # fmt: skip
"""`Subject.art` of a quadruped. An animal that does what people do is a person with `look["head"]` = the species."""

BIRDS: tuple[str, ...] = (
    "bird", "penguin", "owl", "eagle", "duck", "chicken", "rooster", "parrot", "flamingo", "swan", "goose", "turkey",
    "peacock", "dove", "seagull", "crow", "chick",
)  # fmt: skip

FISH: tuple[str, ...] = ("fish", "tropical-fish", "blowfish", "shark", "whale", "spouting-whale", "dolphin", "seal")
"""`Subject.art` of what swims like a fish; each but "fish" is the name of its drawing too."""

HEADS: tuple[str, ...] = ("robot", "alien", "ghost", "skull", "monkey", "frog", "dragon", "snowman", "penguin", "owl")
"""Beyond QUADRUPEDS, the usual `look["head"]` of a person: a drawn head on a dressed body. Any slug may stand there."""

DRAWN_PROPS: tuple[str, ...] = tuple(BUILT)
"""`Subject.art` of a prop or vehicle drawn by code; any other is the slug of a drawing of the emoji set."""
