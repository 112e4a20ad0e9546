"""How a person looks: skin, hair, clothes, age, and the shapes a face can take."""

from dataclasses import dataclass, field

from workers.engines.animatic.art.draw import Colour, hexa

SKIN = {"1": "#FFD9BC", "2": "#F3BE93", "3": "#D9986A", "4": "#A9683F", "5": "#6F4226"}
HAIR = {
    "black": "#2B2530", "brown": "#5B3A29", "blonde": "#E9BE62", "red": "#C2512B", "ginger": "#D4682E",
    "grey": "#A9A6B0", "gray": "#A9A6B0", "white": "#E9E6EC", "pink": "#F277A8", "blue": "#4A7BE0",
    "teal": "#27A79A", "green": "#3DA35D", "purple": "#8E4EC6",
}  # fmt: skip

Viseme = tuple[float, ...]
"""Mouth width, opening, pucker, teeth, tongue, lips pressed."""

VISEMES: dict[str, Viseme] = {
    "rest": (1.0, 0, 0, 0, 0, 0),
    "MBP": (0.92, 0, 0.05, 0, 0, 1),
    "AA": (1.0, 1.0, 0, 0.55, 0.35, 0),
    "EH": (1.12, 0.62, 0, 0.8, 0.25, 0),
    "IY": (1.28, 0.32, 0, 1, 0.1, 0),
    "OH": (0.66, 0.86, 0.75, 0.25, 0.2, 0),
    "UW": (0.46, 0.42, 1, 0, 0, 0),
    "FV": (1.0, 0.22, 0.1, 1, 0, 0.4),
    "TH": (1.05, 0.38, 0, 0.7, 1, 0),
    "SZ": (1.1, 0.24, 0, 1, 0, 0),
    "L": (1.0, 0.5, 0, 0.6, 0.8, 0),
}

EMOTIONS: dict[str, tuple[float, ...]] = {
    "neutral": (0.12, 0.22, 0.03, 0, 0.3, 0),
    "happy": (0.35, 0.1, 0.05, 0.35, 1, 0.12),
    "sad": (0.1, 0.85, 0.3, 0, -0.75, 0),
    "angry": (-0.55, -0.9, 0.18, 0.25, -0.55, 0),
    "surprised": (1, 0.25, -0.12, 0, 0, 0.62),
    "afraid": (0.7, 0.8, -0.1, 0.05, -0.45, 0.3),
    "sleepy": (-0.1, 0.2, 0.6, 0.1, 0.1, 0),
    "smug": (0.2, -0.35, 0.35, 0.2, 0.6, 0),
    "love": (0.5, 0.35, 0.1, 0.4, 1, 0.2),
    "laughing": (0.55, 0.2, 0.72, 0.6, 1, 0.85),
    "crying": (0.25, 1.0, 0.45, 0.2, -1, 0.35),
    "asleep": (-0.05, 0.15, 1.1, 0, 0.25, 0),
    "focused": (-0.1, -0.2, 0.16, 0.12, 0.15, 0),
}
"""Brow raise, brow tilt (inner end up), upper lid, lower lid, smile, mouth opening."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a face does at one moment. `gaze` is -1 to 1 to the side and downward."""

    emotion: str = "neutral"
    viseme: Viseme = VISEMES["rest"]
    blink: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)
    was: str = ""
    """The feeling that this one follows, and how far it has come, 0 to 1."""
    come: float = 1.0

    @property
    def shape(self) -> tuple[float, ...]:
        now = EMOTIONS[self.emotion]
        if not self.was or self.come >= 1:
            return now
        return tuple(a + (b - a) * self.come for a, b in zip(EMOTIONS[self.was], now, strict=True))


@dataclass(slots=True)
class Look:
    """Everything about a person that stays. Colours are "#RRGGBB" or a name of the tables above."""

    skin: str = "2"
    hair: str = "short"
    hair_color: str = "brown"
    top: str = "hoodie"
    top_color: str = "#E4572E"
    bottom: str = "trousers"
    bottom_color: str = "#34466B"
    shoe_color: str = "#F4F1EC"
    eye: str = "#5A3A22"
    hat: str = ""
    hat_color: str = "#D6453D"
    beard: str = ""
    glasses: bool = False
    lips: str = ""
    fem: float = 0.0
    build: float = 1.0
    height: float = 1.0
    age: float = 0.4
    """0 is a baby, 0.15 a child, 0.4 grown, 0.9 old."""
    head_scale: float = 1.0
    sleeves: str = "long"
    lashes: bool = False
    cape: str = ""
    scarf: str = ""
    bowtie: str = ""
    shades: bool = False
    emblem: str = "star"
    gloves: str = ""
    """The colour of what covers the hands; an empty string is skin."""
    head_art: str = ""
    """A drawing worn as the head: an emoji, "@name" for one of `heads.HEADS`, "~name" for a bird's."""
    head_tint: str = ""
    """What colour a worn head is tinted in; an empty string leaves it as drawn."""
    head_marks: str = "#4E4148"
    mouth_at: tuple[float, float] = field(default=(0.0, 10.5))

    @property
    def skin_colour(self) -> Colour:
        return hexa(SKIN.get(self.skin, self.skin))

    @property
    def hair_colour(self) -> Colour:
        return hexa(HAIR.get(self.hair_color, self.hair_color))
