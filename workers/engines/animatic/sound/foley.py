"""Sounds of touch: steps, landings, splashes and knocks, each exactly when the picture shows it."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from workers.engines.animatic.model import Contact
from workers.engines.animatic.sound import dsp, foley_things
from workers.engines.animatic.sound.dsp import Mono, Stereo, clock, noise, random, seconds

_Modes = tuple[tuple[float, ...], tuple[float, ...], float, tuple[float, float]]

MODES: dict[str, _Modes] = {
    "wood": ((1, 2.57, 4.1, 6.3), (1, 0.5, 0.3, 0.15), 28, (180, 520)),
    "metal": ((1, 2.76, 5.40, 8.93, 11.3), (1, 0.8, 0.6, 0.5, 0.3), 5.5, (420, 1100)),
    "glass": ((1, 2.32, 4.25, 6.63, 9.4), (1, 0.7, 0.6, 0.4, 0.3), 10, (1500, 2600)),
    "stone": ((1, 1.8, 2.9, 4.2), (1, 0.6, 0.4, 0.2), 60, (300, 700)),
    "rubber": ((1, 2.1), (1, 0.3), 30, (90, 160)),
    "plastic": ((1, 1.9, 3.4, 5.1), (1, 0.6, 0.3, 0.2), 42, (380, 800)),
    "drum": ((1, 1.59, 2.14, 2.65), (1, 0.6, 0.4, 0.3), 10, (70, 120)),
    "ball": ((1, 2.2, 3.6), (1, 0.35, 0.2), 28, (110, 220)),
}
"""How a body rings: ratios of its tones, their strengths, decay per second, and where its lowest tone may lie (Hz)."""

_RINGS_LIKE = {
    "concrete": "stone", "earth": "rubber", "grass": "rubber", "sand": "rubber", "snow": "rubber", "gravel": "stone",
    "ice": "glass", "tile": "stone", "asphalt": "stone", "carpet": "rubber", "water": "rubber", "mud": "rubber",
    "wet": "stone", "leaves": "rubber", "rock": "stone", "ash": "rubber", "dust": "rubber", "moon": "rubber",
}  # fmt: skip

_GROUNDS: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "concrete": ((800, 4000, 70, 0.4),),
    "wet": ((900, 7000, 28, 0.5), (300, 900, 50, 0.25)),
    "grass": ((1500, 8000, 26, 0.45),),
    "gravel": ((1200, 7000, 20, 0.8),),
    "snow": ((500, 3500, 18, 0.6),),
    "wood": ((200, 1500, 50, 0.4),),
    "sand": ((600, 5000, 22, 0.45),),
    "earth": ((150, 1800, 38, 0.45),),
    "metal": ((900, 5000, 40, 0.3),),
    "water": ((250, 1100, 16, 0.5), (1400, 6000, 22, 0.35)),
}
"""The rustle of a step on each ground: (low hertz, high hertz, decay per second, strength) bands."""

_GROUND_LIKE = {
    "stone": "concrete", "rock": "concrete", "tile": "concrete", "asphalt": "concrete", "road": "concrete",
    "carpet": "earth", "mud": "wet", "puddle": "wet", "leaves": "grass", "ice": "concrete",
    "floor": "wood", "plank": "wood", "dust": "sand", "ash": "sand", "moon": "sand", "rubber": "earth",
}  # fmt: skip

_VARIANTS = 6  # so that no two neighbouring steps are alike
_GAINS = {
    "step": 0.24,
    "land": 0.4,
    "splash": 0.4,
    "bounce": 0.4,
    "knock": 0.38,
    "flap": 0.2,
    "wheel": 0.2,
    "creak": 0.16,
    "clink": 0.26,
    "door": 0.4,
    "crackle": 0.22,
    "whoosh": 0.24,
    "pop": 0.4,
    "pour": 0.2,
    "rustle": 0.2,
    "squeak": 0.16,
}

KINDS: tuple[str, ...] = tuple(_GAINS)
"""`Contact.kind` of everything that is heard; what is not among them is silent."""


def foley(contacts: Sequence[Contact], length: int, seed: int) -> Stereo:
    """The track of all contacts; each sound's first sample lies on the contact's time."""
    out = np.zeros((2, length), np.float32)
    for index, contact in enumerate(contacts):
        if contact.kind not in _GAINS or not 0 <= contact.time < length / dsp.RATE:
            continue
        force = min(max(contact.force, 0.05), 1.5)
        sound = touch(contact.kind, contact.material, round(force, 1), (index + seed) % _VARIANTS)
        gain = _GAINS[contact.kind] * (0.35 + 0.65 * force)
        dsp.place(out, sound, seconds(contact.time), gain, 0.85 * contact.pan)
    return out


@lru_cache(maxsize=256)
def touch(kind: str, material: str, force: float, variant: int) -> Mono:
    """One contact's sound, at a peak of 1.

    Args:
        kind: As in `Contact.kind`.
        material: What is touched; unknown ones sound like earth.
        force: 0 to 1.5; harder is brighter.
        variant: Another take of the same thing.
    """
    if kind == "step":
        wave = _step(material, force, variant)
    elif kind == "land":
        thud = impact("drum", force, 1.4, variant)
        wave = _sum(thud * 0.8, _step(material, force, variant) * 1.2)
    elif kind == "splash":
        wave = _splash(force, variant)
    elif kind == "flap":
        wave = _flap(variant)
    elif kind in foley_things.THINGS:
        wave = foley_things.THINGS[kind](force, variant)
    elif kind == "wheel":
        wave = _sum(impact(_rings_like(material), force, 2.0, variant)[: seconds(0.12)], _rumble(variant) * 0.6)
    else:
        wave = impact(_rings_like(material if kind != "bounce" or material in MODES else "ball"), force, 1.0, variant)
    wave = wave * dsp.fades(len(wave), 0.0, 0.02)
    return np.asarray(wave / (float(np.abs(wave).max()) or 1.0), np.float32)


def impact(material: str, force: float, size: float, variant: int) -> Mono:
    """A struck body: a click, and the tones it rings with."""
    ratios, strengths, decay, (low, high) = MODES[material]
    source = random(variant, len(material), 21)
    pitch = source.uniform(low, high) / size**0.7
    length = seconds(min(1.6, 7 / decay))
    time = clock(length)
    ring = np.zeros(length, np.float32)
    for order, (ratio, strength) in enumerate(zip(ratios, strengths, strict=True)):
        tone = pitch * ratio * (1 + source.normal(0, 0.004))
        if tone < dsp.RATE * 0.45:
            fall = np.exp(-time * np.float32(decay * (1 + 0.35 * order)))
            ring += np.float32(strength) * np.sin(np.float32(2 * np.pi * tone) * time) * fall
    click = noise(length, variant + 30, 60, 1500 + 6000 * force) * np.exp(-time * 700)
    return np.asarray(ring * (1 - np.exp(-time * 3000)) + 0.5 * click * force, np.float32)


def _rings_like(material: str) -> str:
    return material if material in MODES else _RINGS_LIKE.get(material, "rubber")


def _step(material: str, force: float, variant: int) -> Mono:
    ground = material if material in _GROUNDS else _GROUND_LIKE.get(material, "earth")
    length = seconds(0.24)
    time = clock(length)
    heel = impact(_rings_like("metal" if ground == "metal" else ground), force, 1.6, variant)[:length]
    wave = np.zeros(length, np.float32)
    wave[: len(heel)] += (0.6 if ground in ("concrete", "wood", "metal") else 0.35) * heel
    for order, (low, high, decay, strength) in enumerate(_GROUNDS[ground]):
        rustle = noise(length, variant * 7 + order, low, high) * np.exp(-time * np.float32(decay))
        if ground == "gravel":
            rustle = rustle * (_gate(length, variant) * 2.2)
        elif ground == "snow":
            rustle = rustle * (0.55 + 0.45 * np.sign(np.sin(2 * np.pi * 85 * time)))
        wave += np.float32(strength * 0.45) * rustle
    return wave


def _gate(length: int, variant: int) -> Mono:
    """Small stones: many short openings at random."""
    grain = dsp.slow(length, 160, variant + 60)
    return np.asarray(np.clip((grain - 0.55) * 4, 0, 1), np.float32)


def _splash(force: float, variant: int) -> Mono:
    length = seconds(0.5 + 0.5 * min(force, 1.0))
    time = clock(length)
    source = random(variant, 41)
    burst = noise(length, variant + 70, 400, 3000 + 4000 * force, 0.5) * np.exp(-time * 9) * 0.5
    body = np.sin(2 * np.pi * (130 * time + 55 * (1 - np.exp(-time * 14)) / 14)) * np.exp(-time * 18) * 0.8
    wave = burst + body
    for _ in range(int(6 + 10 * force)):
        size = seconds(0.05)
        start = int(source.uniform(0.03, 0.6) * (length - size))
        drip = np.sin(2 * np.pi * source.uniform(500, 1900) * clock(size) * (1 + 7 * clock(size)))
        wave[start : start + size] += (drip * np.hanning(size) * source.uniform(0.05, 0.3)).astype(np.float32)
    return np.asarray(wave, np.float32)


def _flap(variant: int) -> Mono:
    length = seconds(0.16)
    time = clock(length)
    air = noise(length, variant + 90, 150, 1400, 0.6)
    return np.asarray(air * np.minimum(1, time / 0.012) * np.exp(-time * 26), np.float32)


def _rumble(variant: int) -> Mono:
    length = seconds(0.3)
    return np.asarray(noise(length, variant + 95, 60, 500, 1.0) * np.exp(-clock(length) * 12) * 0.5, np.float32)


def _sum(*waves: Mono) -> Mono:
    out = np.zeros(max(len(wave) for wave in waves), np.float32)
    for wave in waves:
        out[: len(wave)] += wave
    return out
