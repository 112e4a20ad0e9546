"""Faces in a moment: the feeling, the mouth, blinks, and where the eyes go while one speaks or listens."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person import EMOTIONS, VISEMES, Face
from workers.engines.animatic.art.person.actions import acted
from workers.engines.animatic.model import Subject
from workers.engines.animatic.sound.speech import Spoken
from workers.engines.animatic.sound.visemes import visemes
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.timeline import Timeline

MOODS = {"happy": "happy", "sad": "sad", "tense": "afraid", "epic": "focused", "funny": "happy", "dreamy": "happy",
         "noir": "smug", "calm": "neutral"}  # fmt: skip
CHANGE = 0.3
"""Seconds from one feeling to the next."""


def feeling(subject: Subject, verb: str, mood: str) -> str:
    """What somebody's face shows while doing something: what the plan says, what is done, the mood of the film."""
    said = str(subject.look.get("emotion", "")) or acted(verb).face or MOODS.get(mood, "neutral")
    return said if said in EMOTIONS else "neutral"


def face_of(
    subject: Subject, m: Moment, t: float, timeline: Timeline, mood: str, seed: int, copy: int, gap: tuple[float, float]
) -> Face:
    """The face at film time `t`; `gap` is where whom one looks at is, as shares of the frame."""
    said = timeline.speaking(subject.id, t) if copy == 0 else None
    other = None if said else next((s for s in timeline.spoken if _now(s, t) and s.line.speaker != subject.id), None)
    emotion = feeling(subject, m.verb, mood)
    was = feeling(subject, m.before, mood) if m.before and m.into < CHANGE else ""
    m.speaking, m.listening = said is not None, other is not None and other.line.speaker != "narrator"
    if said is not None:
        m.delivery, m.energy = said.line.delivery, _energy(said, t)
    wander = math.sin(t * 0.7 + seed) * 0.25
    look = 1.0 if m.listening else _turning(t + copy, seed) if said is not None else 1.0
    x = clamp(gap[0] * 1.6 * look + (0.0 if m.listening else wander * 0.5), -0.9, 0.9)
    y = clamp(gap[1] * look + 0.05, -0.7, 0.7)
    return Face(emotion, _mouth(m, said, t), _blink(t, seed, copy), (x, y), was, ease(m.into / CHANGE))


def _now(s: Spoken, t: float) -> bool:
    return s.line.start <= t < s.line.start + s.seconds


def _turning(t: float, seed: int) -> float:
    """Who speaks looks at the other, and now and then away."""
    return ease(1.6 * math.sin(t * 1.3 + seed) + 1.2)


def _energy(said: Spoken, t: float) -> float:
    """How strongly one speaks around now, 0 to 1: gestures go with open vowels."""
    at = t - said.line.start
    open_ = max(visemes(said.marks, at + d)[1] for d in (-0.1, 0.02, 0.14, 0.26))
    return clamp(open_ * {"shout": 1.5, "whisper": 0.5}.get(said.line.delivery, 1.0))


def _mouth(m: Moment, said: Spoken | None, t: float) -> tuple[float, ...]:
    if said is not None:
        return tuple(visemes(said.marks, t - said.line.start))
    if m.verb == "sing":
        a = abs(math.sin(m.t * 3.1)) * (0.6 + 0.4 * math.sin(m.t * 1.3))
        return tuple(lerp(x, y, a) for x, y in zip(VISEMES["OH"], VISEMES["AA"], strict=True))
    if m.verb == "eat":
        a = abs(math.sin(m.t * 7)) * 0.4
        return tuple(lerp(x, y, a) for x, y in zip(VISEMES["rest"], VISEMES["EH"], strict=True))
    if m.verb == "cheer":
        a = 0.5 + 0.5 * math.sin(m.t * 7.5)
        return tuple(lerp(x, y, a) for x, y in zip(VISEMES["EH"], VISEMES["AA"], strict=True))
    return VISEMES["rest"]


def _blink(t: float, seed: int, copy: int) -> float:
    """Every few seconds, sometimes twice."""
    every = 2.3 + (seed * 0.37 + copy * 0.61) % 1.3
    q = (t + seed % 7 * 0.41 + copy * 0.7) % (2 * every)
    second = 0.34 if q < every else every
    return max(_closed(q), _closed(q - second))


def _closed(q: float) -> float:
    return max(0.0, 1 - abs(q - 0.09) / 0.09) if 0 <= q < 0.2 else 0.0
