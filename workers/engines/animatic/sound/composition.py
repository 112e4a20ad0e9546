"""Writes a short piece for a mood: key, tempo, chords that lead into each other, a tune that comes back, an ending."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from workers.engines.animatic.sound.dsp import random
from workers.engines.animatic.sound.moods import MOODS, SCALES
from workers.engines.animatic.sound.shaping import Tune

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """One note of one part, in seconds; a drum's stroke has its name as the instrument and no pitch."""

    part: str
    """chords, backing, tune, bass or drums."""
    instrument: str
    midi: int
    start: float
    length: float
    velocity: float
    pan: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """A piece: what is played, and the frame it keeps to."""

    tune: Tune
    notes: tuple[Note, ...]
    bars: int
    ending: float
    """Second at which the last chord falls."""
    room: float
    wet: float


def compose(mood: str, seconds: float, seed: int) -> Score:
    """Write a piece that ends with its film.

    Args:
        mood: A name in `MOODS`; others are calm.
        seconds: Length of the film; the tempo gives a little, so that whole bars fit before the last chord.
        seed: Which of many pieces.
    """
    return _Writer(mood if mood in MOODS else "calm", seconds, seed).write()


_BROKEN = (0, 2, 1, 2, 0, 2, 1, 2)
_RISING = (0, 1, 2, 3, 2, 1, 2, 3)
_OSTINATO = (0, 0, 2, 0, 1, 0, 2, 0)


class _Writer:
    """Holds what the parts of one piece share while they are written."""

    def __init__(self, mood: str, seconds: float, seed: int) -> None:
        self.mood = MOODS[mood]
        self.random = random(seed, sorted(MOODS).index(mood), 31)
        self.scale_name = self.pick(self.mood.scales)
        self.scale = SCALES[self.scale_name]
        self.tonic = int(self.random.integers(0, 12))
        self.base = 60 + (self.tonic + 6) % 12 - 6  # the tonic nearest to middle C
        wanted = self.random.uniform(*self.mood.tempo)
        shortest, longest = min(1.4, 0.2 * seconds), min(3.6, 0.4 * seconds)  # of the last chord
        self.bars = max(1, round((seconds - (shortest + longest) / 2) * wanted / 240))
        playing = float(np.clip(240 * self.bars / wanted, seconds - longest, seconds - shortest))
        self.tempo = 240 * self.bars / playing
        self.beat = 60 / self.tempo
        self.ending = playing
        self.tail = seconds - playing
        self.degrees = self.progression()
        self.chords = self.voiced(self.degrees)
        self.pattern, self.player = self.pick(self.mood.accompaniment)
        self.bass_pattern, self.bass_player = self.pick(self.mood.bass)
        self.lead = self.pick([lead for lead in self.mood.leads if lead != self.player])
        self.notes: list[Note] = []

    def pick(self, choices: Sequence[T]) -> T:
        return choices[int(self.random.integers(len(choices)))]

    def progression(self) -> list[int]:
        """A chord for every half bar, and the last one; short pieces change twice a bar, so that they go somewhere."""
        chords = self.pick(self.mood.chords)
        each = 1 if self.bars <= 3 else 2
        halves = [chords[half // each % len(chords)] for half in range(2 * self.bars)]
        if self.bars > 1:
            cadence = 4 if self.scale_name == "major" or 4 in chords else 6
            halves[-each:] = [cadence] * each
        return [*halves, 0]

    def chord_at(self, beat: float) -> list[int]:
        return self.chords[min(int(beat // 2), len(self.chords) - 1)]

    def degree_at(self, beat: float) -> int:
        return self.degrees[min(int(beat // 2), len(self.degrees) - 1)]

    def pitch(self, degree: int, octave: int = 0, chord: int = -1) -> int:
        """A step of the scale as a note number; over the dominant of a minor key, the seventh is raised."""
        sharp = self.scale_name == "minor" and chord % 7 == 4 and degree % 7 == 6
        return self.base + 12 * octave + self.scale[degree % 7] + 12 * (degree // 7) + int(sharp)

    def voiced(self, degrees: Sequence[int]) -> list[list[int]]:
        """Chords, each laid so that its voices move as little as possible from the one before."""
        out: list[list[int]] = []
        for degree in degrees:
            steps = (0, 2, 4, 6) if self.mood.sevenths and degree != 4 else (0, 2, 4)
            wanted = [self.pitch(degree + step, 0, degree) for step in steps]
            if out:
                wanted = [self._nearest(tone, out[-1]) for tone in wanted]
            out.append(sorted({tone + 12 if tone < 52 else tone - 12 if tone > 72 else tone for tone in wanted}))
        return out

    @staticmethod
    def _nearest(tone: int, before: list[int]) -> int:
        """The octave of a tone that is least far from a voice of the chord before, and from its middle."""
        centre = sum(before) / len(before)
        octaves = (tone - 24, tone - 12, tone, tone + 12)
        return min(octaves, key=lambda near: min(abs(near - other) for other in before) + 0.3 * abs(near - centre))

    def add(self, part: str, instrument: str, midi: int, beat: float, length: float, level: float, pan: float) -> None:
        """Write a note; `beat` counts from the start of the piece. Nobody plays like a clock."""
        whole = int(beat)
        part_of_beat = beat - whole
        if self.mood.swing != 0.5 and abs(part_of_beat - 0.5) < 0.01:
            part_of_beat = self.mood.swing
        late = 0.0 if part == "drums" else float(self.random.normal(0, 0.006))
        start = max(0.0, (whole + part_of_beat) * self.beat + late)
        growth = 0.82 + 0.18 * min(1.0, beat / max(1.0, 4.0 * self.bars))
        velocity = round(float(np.clip(level * growth * self.random.uniform(0.92, 1.05), 0.1, 1.0)), 1)
        # Lengths in tenths let equal notes be made once.
        self.notes.append(Note(part, instrument, midi, start, round(length * self.beat, 1) or 0.1, velocity, pan))

    def write(self) -> Score:
        for bar in range(self.bars):
            self.accompany(bar)
            self.bass(bar)
            self.drums(bar)
        self.tune()
        self.end()
        tune = Tune(self.tempo, self.tonic, self.scale)
        return Score(tune, tuple(self.notes), self.bars, self.ending, self.mood.room, self.mood.wet)

    def accompany(self, bar: int) -> None:
        first = 4.0 * bar
        changes = self.degree_at(first) != self.degree_at(first + 2)
        for half in (0.0, 2.0) if changes else (0.0,):
            length = 2.0 if changes else 4.0
            for order, tone in enumerate(self.chord_at(first + half)):
                pan = (order - 1) * 0.35
                if self.mood.backing:
                    self.add("backing", self.mood.backing, tone, first + half, length, 0.5, pan)
                if self.pattern == "block":
                    self.add("chords", self.player, tone, first + half, length * 0.97, 0.65, pan)
        if self.pattern in ("broken", "arpeggio", "ostinato"):
            self.figure(first)
        elif self.pattern != "block":
            self.strokes(first)

    def figure(self, first: float) -> None:
        """Eighth notes through the chord."""
        steps = {"broken": _BROKEN, "arpeggio": _RISING, "ostinato": _OSTINATO}[self.pattern]
        length = 0.4 if self.pattern == "ostinato" else 1.4
        for step, place in enumerate(steps):
            chord = self.chord_at(first + step / 2)
            tone = chord[place] if place < len(chord) else chord[0] + 12
            if self.pattern == "arpeggio":
                tone += 12
            elif self.pattern == "ostinato" or step % 4 == 0:
                tone -= 12
            strong = step in (0, 3, 6) if self.pattern == "ostinato" else step % 4 == 0
            self.add("chords", self.player, tone, first + step / 2, length, 0.66 if strong else 0.5, 0.3 * (-1) ** step)

    def strokes(self, first: float) -> None:
        """Whole chords, in a rhythm."""
        hits = {"strum": (0.0, 1.0, 1.5, 2.5, 3.0), "offbeat": (0.5, 1.5, 2.5, 3.5), "comp": (0.0, 1.5, 2.5)}
        length = 0.35 if self.pattern == "offbeat" else 1.2
        roll = 0.02 if self.pattern == "strum" else 0.0
        for hit in hits[self.pattern]:
            level = 0.6 if hit == 0 else 0.48
            for order, tone in enumerate(self.chord_at(first + hit)):
                self.add("chords", self.player, tone, first + hit + roll * order, length, level, (order - 1) * 0.3)

    def bass(self, bar: int) -> None:
        first = 4.0 * bar
        root, other = self.low(self.degree_at(first)), self.low(self.degree_at(first + 2))
        fifth = root + 7 if root + 7 < 50 else root - 5
        hits: list[tuple[float, int, float]]
        if self.bass_pattern == "walk":
            goal = self.low(self.degree_at(first + 4))
            third = root + (self.pitch(self.degree_at(first) + 2) - self.pitch(self.degree_at(first))) % 12
            turn = other if other != root else root + 7
            hits = [(0, root, 0.95), (1, third, 0.9), (2, turn, 0.9), (3, goal + (1 if turn > goal else -1), 0.9)]
        elif self.bass_pattern == "bounce":
            hits = [(0, root, 0.8), (2, other if other != root else fifth, 0.8)]
        elif self.bass_pattern == "pump":
            hits = [(0, root, 1.4), (1.5, root, 0.4), (2, other, 0.9), (3, other, 0.9)]
        elif self.bass_pattern == "drone":
            hits = [(0, self.low(0), 4.0)]
        elif other != root:
            hits = [(0, root, 1.9), (2, other, 1.9)]
        else:
            hits = [(0, root, 2.9), (3, fifth, 0.9)] if bar % 2 else [(0, root, 3.8)]
        for beat, tone, length in hits:
            self.add("bass", self.bass_player, tone, first + beat, length, 0.8, 0.0)

    def low(self, degree: int) -> int:
        """A chord's root in the bass."""
        root = self.pitch(degree, -2, degree)
        return root + 12 if root < 33 else root

    def tune(self) -> None:
        """Two bars make a motif; it comes back on other chords, and every fourth bar comes to rest."""
        rhythms = [self.pick(self.mood.rhythms), self.pick(self.mood.rhythms)]
        steps = [[int(self.random.choice([-2, -1, 1, 1, 2])) for _ in range(8)] for _ in rhythms]
        waits = self.bars > 3 and self.random.random() < 0.5
        place = int(self.random.choice([2, 4, 7]))
        home = place
        for bar in range(1 if waits else 0, self.bars):
            which = bar % 2
            rests = bar % 4 == 3
            rhythm = (2.0, 2.0) if rests and rhythms[which][0] < 2 else rhythms[which]
            turned = -1 if (bar // 4) % 2 else 1
            beat, place = 0.0, round((place + home) / 2)
            for index, length in enumerate(rhythm):
                if length > 0:
                    strong = beat % 2 == 0 or length >= 2
                    degree = self.degree_at(4.0 * bar + beat)
                    place = self._on_chord(place, degree) if strong else place
                    place = min(max(place, -1), 10)
                    tone = self.pitch(place, 1 if self.base < 60 else 0, degree)
                    level = 0.72 if strong else 0.62
                    self.add("tune", self.lead, tone, 4.0 * bar + beat, length * 0.94, level, 0.12)
                    place += turned * steps[which][index % 8]
                beat += abs(length)

    @staticmethod
    def _on_chord(place: int, degree: int) -> int:
        return min((place + near for near in (0, -1, 1)), key=lambda tone: ((tone - degree) % 7 not in (0, 2, 4), 0))

    def drums(self, bar: int) -> None:
        kind = self.mood.drums
        if not kind or (bar == 0 and self.bars > 3 and kind != "ticking"):
            return
        strokes: list[tuple[str, tuple[float, ...], float]] = {
            "bright": [("kick", (0, 2), 0.7), ("clap", (1, 3), 0.7), ("shaker", tuple(k / 2 for k in range(8)), 0.7)],
            "ticking": [("tick", tuple(k / 2 for k in range(8)), 0.6), ("taiko", (0, 3.5), 0.5)],
            "war": [("taiko", (0, 1.5, 2, 3), 0.8), ("taiko", (3.5,), 0.5), ("hat", (1, 3), 0.5)],
            "blocks": [("block", (0.5, 1.5, 2.5, 3, 3.5), 0.5), ("kick", (0, 2), 0.4), ("shaker", (1, 3), 0.6)],
            "brushes": [("brush", (1, 3), 1.0), ("ride", (0, 1, 1.5, 2, 3, 3.5), 0.8), ("kick", (0,), 0.25)],
        }[kind]
        for order, (name, beats, level) in enumerate(strokes):
            for beat in beats:
                accent = level * (1.0 if beat % 1 == 0 else 0.75)
                self.add("drums", name, 0, 4.0 * bar + beat, 0.2, accent, (order - 1) * 0.2)

    def end(self) -> None:
        """The last chord: rolled, on the tonic, and left to ring."""
        first, length = 4.0 * self.bars, self.tail / self.beat
        for order, tone in enumerate(self.chords[-1]):
            pan = (order - 1) * 0.35
            held = self.player if self.pattern != "offbeat" and self.pattern != "ostinato" else "strings"
            self.add("chords", held, tone, first + 0.06 * order, length * 0.8, 0.62, pan)
            if self.mood.backing:
                self.add("backing", self.mood.backing, tone, first, length * 0.7, 0.5, pan)
        self.add("bass", self.bass_player, self.low(0), first, length * 0.7, 0.8, 0.0)
        top = self.pitch(7 if self.base < 60 else 4, 0)
        self.add("tune", self.lead, top, first, min(length * 0.7, 3.0), 0.66, 0.12)
        if self.mood.drums in ("war", "bright", "blocks"):
            self.add("drums", "taiko" if self.mood.drums == "war" else "kick", 0, first, 0.3, 0.8, 0.0)
