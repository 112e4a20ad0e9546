"""Gives every speaker of a plan a voice that suits who it is, and no two speakers the same one if it can."""

from workers.engines.animatic.model import Plan, Subject
from workers.engines.animatic.sound.voices import VOICES, voice_for

_AGES = {"baby": 0.05, "toddler": 0.08, "child": 0.15, "teen": 0.3, "adult": 0.4, "old": 0.9}
_INFANT_SCALE = 0.75  # of a child; smaller ones do not speak like school children
_TRIES = 6


def cast(plan: Plan) -> dict[str, str]:
    """Speaker -> name in `VOICES`, for everybody who has a line; deterministic for a plan."""
    subjects = {subject.id: subject for subject in plan.subjects}
    voices: dict[str, str] = {}
    for order, speaker in enumerate(dict.fromkeys(line.speaker for line in plan.lines)):
        subject = subjects.get(speaker)
        if subject is None:
            voices[speaker] = "narrator"
        elif subject.voice in VOICES:
            voices[speaker] = subject.voice
        else:
            wishes = [_voice_of(subject, plan.seed + order + other) for other in range(_TRIES)]
            voices[speaker] = next((wish for wish in wishes if wish not in voices.values()), wishes[0])
    return voices


def _voice_of(subject: Subject, seed: int) -> str:
    age = subject.look.get("age", 0.4)
    years = _AGES.get(age, 0.4) if isinstance(age, str) else float(age)
    if years == _AGES["child"] and float(subject.look.get("scale", 1.0)) < _INFANT_SCALE:
        years = _AGES["baby"]
    fem = float(subject.look.get("fem", 0.5))
    for word in (subject.art, *reversed(subject.word.lower().split())):
        kind = voice_for(years, fem, word, seed)
        if kind != voice_for(years, fem, "person", seed):
            return kind
    if subject.kind in ("person", "cameo"):
        return voice_for(years, fem, "person", seed)
    fallback = {"bird": "bird", "fish": "fish", "vehicle": "car", "quadruped": "dog"}
    return voice_for(years, fem, fallback.get(subject.kind, "star"), seed)
