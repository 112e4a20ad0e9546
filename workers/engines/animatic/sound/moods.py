"""What the music of every mood is made of: scale, pace, chords, rhythms and players."""

from dataclasses import dataclass

SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}


@dataclass(frozen=True, slots=True)
class Mood:
    """What music of a mood is made of.

    Attributes:
        scales: Names in `SCALES`.
        tempo: Lowest and highest beats a minute.
        chords: Progressions, as degrees of the scale, a chord to the bar.
        sevenths: Whether chords have four notes.
        accompaniment: (pattern, instrument) pairs to choose from.
        backing: An instrument that holds the chords softly, or an empty string.
        leads: Instruments for the tune.
        bass: (pattern, instrument) pairs to choose from.
        drums: Name of a rhythm, or an empty string.
        rhythms: Bars of the tune, as lengths in beats; a negative length is a rest.
        swing: Where the second half of a beat falls, 0.5 is straight.
        room: Seconds of reverberation.
        wet: How much of it.
    """

    scales: tuple[str, ...]
    tempo: tuple[float, float]
    chords: tuple[tuple[int, ...], ...]
    accompaniment: tuple[tuple[str, str], ...]
    leads: tuple[str, ...]
    bass: tuple[tuple[str, str], ...]
    rhythms: tuple[tuple[float, ...], ...]
    backing: str = ""
    sevenths: bool = False
    drums: str = ""
    swing: float = 0.5
    room: float = 1.8
    wet: float = 0.3


MOODS: dict[str, Mood] = {
    "calm": Mood(
        ("major", "lydian"), (66, 80), ((0, 5, 3, 4), (0, 2, 3, 4), (0, 3, 5, 3)),
        (("broken", "felt"), ("arpeggio", "harp"), ("broken", "nylon")), ("flute", "felt", "cello"),
        (("root", "sub"), ("root", "upright")), ((2, 1, 1), (1, 1, 2), (3, 1), (-1, 1, 2)), "pad", True,
        room=2.2, wet=0.36,
    ),
    "happy": Mood(
        ("major",), (104, 122), ((0, 4, 5, 3), (0, 3, 0, 4), (0, 5, 3, 4), (3, 4, 0, 5)),
        (("strum", "nylon"), ("offbeat", "nylon"), ("arpeggio", "marimba")), ("whistle", "marimba", "clarinet", "felt"),
        (("bounce", "upright"),), ((1, 0.5, 0.5, 1, 1), (0.5, 0.5, 1, 0.5, 0.5, 1), (1.5, 0.5, 1, 1)), "", False,
        "bright", room=1.2, wet=0.22,
    ),
    "sad": Mood(
        ("minor",), (58, 70), ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 4)),
        (("broken", "piano"), ("broken", "felt"), ("arpeggio", "felt")), ("cello", "piano", "clarinet"),
        (("root", "sub"),), ((2, 2), (3, 1), (1.5, 0.5, 2), (-1, 1, 2)), "strings", False, room=2.4, wet=0.38,
    ),
    "tense": Mood(
        ("minor", "phrygian"), (96, 116), ((0, 0, 5, 5), (0, 1, 0, 4), (0, 5, 0, 1)),
        (("ostinato", "staccato"), ("ostinato", "pulse")), ("strings", "muted"), (("drone", "sub"), ("pump", "sub")),
        ((-2, 2), (4,), (-1, 3), (3, 1)), "", False, "ticking", room=1.8, wet=0.28,
    ),
    "epic": Mood(
        ("minor", "dorian"), (88, 102), ((0, 5, 2, 6), (0, 6, 5, 6), (0, 3, 5, 4), (0, 2, 5, 6)),
        (("ostinato", "staccato"), ("block", "strings")), ("brass", "strings", "choir"),
        (("pump", "sub"), ("root", "tuba")),
        ((2, 1, 1), (1.5, 0.5, 2), (3, 1), (1, 1, 2)), "choir", False, "war", room=2.6, wet=0.36,
    ),
    "funny": Mood(
        ("major", "lydian"), (108, 128), ((0, 4, 0, 4), (0, 3, 4, 0), (0, 1, 4, 0)),
        (("offbeat", "pizzicato"), ("offbeat", "marimba")), ("clarinet", "marimba", "whistle"), (("bounce", "tuba"),),
        ((0.5, 0.5, 0.5, 0.5, 1, -1), (1, 0.5, 0.5, 1, -1), (0.5, -0.5, 0.5, -0.5, 1, 1)), "", False,
        "blocks", room=0.9, wet=0.16,
    ),
    "dreamy": Mood(
        ("lydian", "major"), (68, 84), ((0, 1, 4, 0), (0, 4, 1, 1), (3, 0, 4, 5), (0, 5, 1, 4)),
        (("arpeggio", "celesta"), ("arpeggio", "harp"), ("broken", "electric")), ("celesta", "flute", "choir"),
        (("root", "sub"),), ((2, 1, 1), (1, 1, 2), (-1, 1, 1, 1), (3, 1)), "pad", True, room=2.8, wet=0.42,
    ),
    "noir": Mood(
        ("dorian", "minor"), (74, 92), ((0, 3, 0, 6), (0, 5, 3, 4), (0, 6, 5, 4)),
        (("comp", "electric"), ("comp", "felt")), ("muted", "clarinet", "felt"), (("walk", "upright"),),
        ((-1, 0.5, 0.5, 2), (1.5, 0.5, 2), (0.5, 0.5, 1, -2), (-0.5, 0.5, 1, 2)), "", True, "brushes", 0.64,
        room=1.6, wet=0.28,
    ),
}  # fmt: skip
