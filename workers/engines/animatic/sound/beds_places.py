"""Sounds that belong to single places: gulls of a harbour, drips of a cave, the ball of a sports hall."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from workers.engines.animatic.sound import dsp
from workers.engines.animatic.sound.beds import BEDS, named
from workers.engines.animatic.sound.dsp import Mono, Stereo, clock, noise, random, scatter, seconds, slow, wide


def _swept(length: float, low: float, high: float, source: np.random.Generator, partials: int = 1) -> Mono:
    """A tone that slides between two pitches and back, with a soft start and end."""
    samples = seconds(length)
    share = np.sin(np.linspace(0, np.pi, samples)) ** 0.7
    pitch = (low + (high - low) * share) * (1 + 0.02 * np.sin(2 * np.pi * source.uniform(18, 34) * clock(samples)))
    phase = 2 * np.pi * np.cumsum(pitch) / dsp.RATE
    tone = np.sum([np.sin(k * phase) / k**1.2 for k in range(1, partials + 1)], axis=0)
    return np.asarray(tone * np.hanning(samples), np.float32)


def _gull(seed: int) -> Mono:
    """Two to five falling cries."""
    source = random(seed, 51)
    parts: list[Mono] = []
    for _ in range(int(source.integers(2, 6))):
        top = source.uniform(1250, 1700)
        parts += [_swept(source.uniform(0.18, 0.32), top * 0.62, top, source, 5), np.zeros(seconds(0.09), np.float32)]
    return np.concatenate(parts) * np.float32(0.5)


def _drip(seed: int) -> Mono:
    """A drop into a pool: a blip that rises."""
    source = random(seed, 52)
    time = clock(seconds(0.09))
    pitch = source.uniform(700, 1600)
    return np.asarray(
        np.sin(2 * np.pi * pitch * (time + 3.2 * time * time)) * np.exp(-time * 55) * np.minimum(1, time / 0.001),
        np.float32,
    )


def _crack(seed: int) -> Mono:
    """Ice under strain: a chirp that falls through many tones, as it does over a frozen lake."""
    source = random(seed, 53)
    time = clock(seconds(0.7))
    phase = 2 * np.pi * (source.uniform(160, 260) * time + 60 * (1 - np.exp(-time * 24)))
    body = np.sin(phase) * np.exp(-time * 6) + 0.7 * noise(len(time), seed + 3, 900, 6000) * np.exp(-time * 30)
    return np.asarray(body * dsp.fades(len(time), 0.003, 0.1), np.float32)


def _blob(seed: int) -> Mono:
    """Something thick that bubbles."""
    source = random(seed, 54)
    return _swept(source.uniform(0.12, 0.3), 45, source.uniform(110, 190), source, 3)


def _squeak(seed: int) -> Mono:
    """A rubber sole on a polished floor."""
    source = random(seed, 55)
    return _swept(source.uniform(0.06, 0.16), source.uniform(1500, 1900), source.uniform(2200, 3000), source, 3)


def _dribble(seed: int) -> Mono:
    """A ball that is bounced three to six times, ever quicker."""
    source = random(seed, 56)
    out = np.zeros(seconds(1.6), np.float32)
    at, step = 0.0, source.uniform(0.26, 0.36)
    time = clock(seconds(0.2))
    for _ in range(int(source.integers(3, 7))):
        thump = np.sin(2 * np.pi * 92 * time) * np.exp(-time * 30) + 0.3 * np.sin(2 * np.pi * 310 * time) * np.exp(
            -time * 60
        )
        start = seconds(at)
        room = min(len(time), len(out) - start)
        out[start : start + room] += (thump * np.minimum(1, time / 0.002))[:room].astype(np.float32)
        at += step
        step *= 0.94
    return out


def _key(seed: int) -> Mono:
    source = random(seed, 57)
    time = clock(seconds(0.03))
    tap = noise(len(time), seed + 9, 700, 4200) * np.exp(-time * 260) * np.minimum(1, time / 0.0012)
    return np.asarray(tap * source.uniform(0.5, 1.0), np.float32)


def _clink(seed: int) -> Mono:
    """Cups and cutlery."""
    source = random(seed, 58)
    time = clock(seconds(0.35))
    pitch = source.uniform(1900, 3600)
    ring = np.sum([np.sin(2 * np.pi * pitch * r * time) * a for r, a in ((1, 0.6), (2.32, 0.4), (3.1, 0.2))], axis=0)
    return np.asarray(ring * np.exp(-time * 18) * np.minimum(1, time / 0.0015) * 0.5, np.float32)


def _beep(seed: int) -> Mono:
    """An instrument that reports."""
    source = random(seed, 59)
    pitch = float(source.choice([660, 880, 990, 1320]))
    length = seconds(0.09)
    tone = np.sin(2 * np.pi * pitch * clock(length)) * dsp.fades(length, 0.01, 0.03)
    parts = [tone, np.zeros(seconds(0.06))] * int(source.integers(1, 4))
    return np.concatenate(parts).astype(np.float32)


def _frog(seed: int) -> Mono:
    source = random(seed, 60)
    length = seconds(source.uniform(0.25, 0.4))
    time = clock(length)
    pulses = np.clip(np.sin(2 * np.pi * source.uniform(26, 38) * time), 0, 1) ** 2
    tone = np.sin(2 * np.pi * source.uniform(480, 900) * time) + 0.5 * np.sin(
        2 * np.pi * source.uniform(1100, 1500) * time
    )
    return np.asarray(tone * pulses * np.hanning(length), np.float32)


_MAKERS: dict[str, Callable[[int], Mono]] = {
    "gull": _gull, "drip": _drip, "crack": _crack, "blob": _blob, "squeak": _squeak, "dribble": _dribble,
    "key": _key, "clink": _clink, "beep": _beep, "frog": _frog,
}  # fmt: skip


@lru_cache(maxsize=16)
def _takes(kind: str) -> tuple[Mono, ...]:
    return tuple(_MAKERS[kind](seed) for seed in range(10))


@named("gulls")
def _gulls(length: int, seed: int) -> Stereo:
    cries = scatter(length, 0.5, _takes("gull"), seed, (0.05, 0.16))
    return np.asarray(cries + wide(length, seed, 300, 2000, 1.0) * np.float32(0.006), np.float32)


@named("drips")
def _drips(length: int, seed: int) -> Stereo:
    drops = scatter(length, 1.6, _takes("drip"), seed, (0.06, 0.3))
    air = wide(length, seed, 40, 220, 1.2) * np.float32(0.02)
    return np.asarray(drops + dsp.reverb(drops, 2.8, 5000) * 0.9 + air, np.float32)


@named("ice")
def _ice(length: int, seed: int) -> Stereo:
    cracks = scatter(length, 0.7, _takes("crack"), seed, (0.06, 0.22))
    return np.asarray(cracks + dsp.reverb(cracks, 2.2) * 0.7 + wide(length, seed, 700, 4000, 0.6) * 0.008, np.float32)


@named("lava")
def _lava(length: int, seed: int) -> Stereo:
    deep = wide(length, seed, 22, 110, 1.5) * slow(length, 0.6, seed, 0.5, 1.2) * np.float32(0.14)
    return np.asarray(deep + scatter(length, 5, _takes("blob"), seed, (0.05, 0.25)), np.float32)


@named("sports")
def _sports(length: int, seed: int) -> Stereo:
    play = scatter(length, 0.5, _takes("dribble"), seed, (0.12, 0.3))
    play += scatter(length, 1.3, _takes("squeak"), seed + 1, (0.02, 0.07))
    return np.asarray(play + dsp.reverb(play, 1.8) * 0.7 + wide(length, seed, 90, 700, 1.1) * 0.008, np.float32)


@named("crowd")
def _crowd(length: int, seed: int) -> Stereo:
    """Thousands of voices: a roar that swells."""
    swell = slow(length, 0.5, seed, 0.45, 1.25)
    roar = wide(length, seed, 320, 1500, 0.6) * 0.07 + wide(length, seed + 1, 1400, 3600, 0.4) * 0.012
    return np.asarray(roar * swell, np.float32)


@named("clock")
def _clock(length: int, seed: int) -> Stereo:
    """A clock on the wall, and a quiet room."""
    out = wide(length, seed, 60, 400, 1.2) * np.float32(0.006)
    time = clock(seconds(0.06))
    for beat in range(int(length / dsp.RATE * 2) + 1):
        pitch = 2050 if beat % 2 else 1750
        tick = np.sin(2 * np.pi * pitch * time) * np.exp(-time * 140) * np.minimum(1, time / 0.0012)
        dsp.place(out, (tick * 0.16).astype(np.float32), seconds(0.3 + 0.5 * beat), 1.0, 0.35)
    return np.asarray(out, np.float32)


@named("keys")
def _keys(length: int, seed: int) -> Stereo:
    """Somebody types in the next room."""
    typing = scatter(length, 11, _takes("key"), seed, (0.05, 0.2), 0.7) * np.clip(
        slow(length, 0.8, seed, -0.5, 1.6), 0, 1
    )
    return np.asarray(typing + wide(length, seed, 80, 600, 1.2) * np.float32(0.012), np.float32)


@named("dishes")
def _dishes(length: int, seed: int) -> Stereo:
    clinks = scatter(length, 2.4, _takes("clink"), seed, (0.06, 0.25))
    return np.asarray(clinks + dsp.reverb(clinks, 0.7) * 0.5 + wide(length, seed, 150, 900, 1.0) * 0.005, np.float32)


@named("cosmos")
def _cosmos(length: int, seed: int) -> Stereo:
    """Nothing is heard in space; this is what it feels like: fifths that beat slowly against each other."""
    time = clock(length)
    source = random(seed, 61)
    sides = []
    for _ in (0, 1):
        tone = np.zeros(length)
        for ratio, level in ((1, 0.6), (1.5, 0.5), (2.0, 0.35), (3.0, 0.2), (4.5, 0.08)):
            pitch = 55 * ratio * (1 + source.uniform(-0.004, 0.004))
            swell = 0.6 + 0.4 * np.sin(2 * np.pi * source.uniform(0.05, 0.16) * time + source.uniform(0, 6))
            tone += level * np.sin(2 * np.pi * pitch * time + source.uniform(0, 6)) * swell
        sides.append(tone * 0.09)
    return np.asarray(np.stack(sides) + wide(length, seed, 2500, 9000) * 0.002, np.float32)


@named("beeps")
def _beeps(length: int, seed: int) -> Stereo:
    reports = scatter(length, 0.9, _takes("beep"), seed, (0.04, 0.13), 0.8)
    return np.asarray(reports + wide(length, seed, 120, 1400, 0.8) * np.float32(0.012), np.float32)


@named("train")
def _train(length: int, seed: int) -> Stereo:
    """A train that passes below: rumble, and wheels over joints."""
    time = clock(length)
    near = 0.35 + 0.65 * np.maximum(0, np.sin(2 * np.pi * time / 9.5 + random(seed, 62).uniform(0, 6)))
    joints = np.zeros((2, length), np.float32)
    size = seconds(0.14)
    thud = noise(size, seed, 70, 480, 1.0) * np.exp(-clock(size) * 34) * np.minimum(1, clock(size) / 0.003)
    for pair in np.arange(0.0, length / dsp.RATE, 1.15):
        for late in (0.0, 0.17):
            dsp.place(joints, thud.astype(np.float32), seconds(float(pair) + late), 0.14, -0.3)
    return np.asarray((wide(length, seed, 40, 320, 1.3) * 0.1 + joints) * near, np.float32)


@named("leaves")
def _leaves(length: int, seed: int) -> Stereo:
    gust = np.stack([slow(length, 0.6, seed + side) for side in (0, 1)])
    return np.asarray(wide(length, seed, 1800, 7500, 0.2) * (0.15 + gust**2) * np.float32(0.035), np.float32)


@named("cicadas")
def _cicadas(length: int, seed: int) -> Stereo:
    """A dry buzz that comes and goes."""
    time = clock(length)
    out = np.zeros((2, length), np.float32)
    source = random(seed, 63)
    for _ in range(3):
        pulse = 0.5 + 0.5 * np.sin(2 * np.pi * source.uniform(90, 130) * time)
        come = np.clip(np.sin(2 * np.pi * source.uniform(0.14, 0.24) * time + source.uniform(0, 6)) + 0.4, 0, 1)
        voice = noise(length, int(source.integers(1 << 20)), 5200, 7600) * pulse * come
        out += dsp.pan((voice * 0.03).astype(np.float32), float(source.uniform(-0.8, 0.8)))
    return out


@named("frogs")
def _frogs(length: int, seed: int) -> Stereo:
    calls = scatter(length, 2.2, _takes("frog"), seed, (0.05, 0.2))
    return np.asarray(calls + wide(length, seed, 200, 900, 1.0) * np.float32(0.005), np.float32)


KNOWN = frozenset(BEDS)
"""Every bed there is: those of weather and places at large, and these."""
