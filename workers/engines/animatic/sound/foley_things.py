"""Sounds of things that are used: a swing creaks, glasses clink, a door falls shut, water pours."""

from collections.abc import Callable

import numpy as np

from workers.engines.animatic.sound import dsp
from workers.engines.animatic.sound.dsp import Mono, clock, noise, random, seconds

Thing = Callable[[float, int], Mono]
"""(force, variant) -> one sound, which starts with its first sample."""


def _creak(force: float, variant: int) -> Mono:
    """Wood and rope under a load: sticking and slipping, ever faster."""
    source = random(variant, 71)
    time = clock(seconds(0.45))
    rate = source.uniform(38, 60) * (1 + 1.2 * time)
    slips = np.maximum(0, np.sin(2 * np.pi * np.cumsum(rate) / dsp.RATE)) ** 6
    body = dsp.resonate(noise(len(time), variant + 110, 300, 3500), source.uniform(500, 900), 0.4)
    return np.asarray(body * slips * np.minimum(1, time / 0.004) * np.exp(-time * (5 - 2 * force)), np.float32)


def _clink(force: float, variant: int) -> Mono:
    source = random(variant, 72)
    time = clock(seconds(0.6))
    pitch = source.uniform(1900, 2900)
    ring = np.zeros(len(time), np.float32)
    for ratio, level, decay in ((1, 1.0, 9), (1.012, 0.6, 9), (2.32, 0.5, 14), (4.25, 0.3 * force, 24)):
        ring += np.float32(level) * np.sin(2 * np.pi * pitch * ratio * time) * np.exp(-time * np.float32(decay))
    return np.asarray(ring * (1 - np.exp(-time * 4000)), np.float32)


def _door(force: float, variant: int) -> Mono:
    """A latch, and the weight behind it."""
    time = clock(seconds(0.5))
    thud = np.sin(2 * np.pi * (58 * time + 40 * (1 - np.exp(-time * 30)) / 30)) * np.exp(-time * 14)
    latch = noise(len(time), variant + 120, 900, 4200) * np.exp(-time * 120)
    late = np.roll(latch, seconds(0.05)) * (time > 0.05)
    return np.asarray(thud * force + 0.25 * latch + 0.2 * late, np.float32)


def _crackle(force: float, variant: int) -> Mono:
    source = random(variant, 73)
    out = np.zeros(seconds(0.5), np.float32)
    for start in (0.0, *source.uniform(0.01, 0.45, int(4 + 6 * force))):
        length = seconds(source.uniform(0.003, 0.014))
        at = min(seconds(float(start)), len(out) - length)
        grain = source.standard_normal(length) * np.exp(-np.arange(length) / length * 5)
        out[at : at + length] += (grain * source.uniform(0.3, 1.0)).astype(np.float32)
    return out


def _whoosh(force: float, variant: int) -> Mono:
    """Something goes by."""
    length = seconds(0.34)
    time = clock(length)
    share = 0.06 + 0.94 * time / time[-1]
    swell = np.maximum(0, np.sin(np.pi * share**0.6)) ** 1.5 * np.minimum(1, time / 0.004)
    low, high = noise(length, variant + 130, 200, 900), noise(length, variant + 131, 900, 2500 + 2500 * force)
    return np.asarray((low * 0.6 + high * swell) * swell, np.float32)


def _pop(force: float, variant: int) -> Mono:
    time = clock(seconds(0.16))
    skin = noise(len(time), variant + 140, 500, 8000) * np.exp(-time * (90 - 30 * force))
    air = np.sin(2 * np.pi * 170 * time) * np.exp(-time * 40)
    return np.asarray(skin + 0.5 * air, np.float32)


def _pour(force: float, variant: int) -> Mono:
    source = random(variant, 74)
    length = seconds(0.9)
    out = noise(length, variant + 150, 700, 3800, 0.4) * np.float32(0.4) * dsp.fades(length, 0.002, 0.3)
    for start in source.uniform(0.0, 0.8, int(14 + 16 * force)):
        time = clock(seconds(0.05))
        blip = np.sin(2 * np.pi * source.uniform(450, 1500) * time * (1 + 5 * time)) * np.hanning(len(time))
        at = seconds(float(start))
        out[at : at + len(time)] += (blip * source.uniform(0.1, 0.5)).astype(np.float32)
    return out


def _rustle(force: float, variant: int) -> Mono:
    """Cloth, paper or leaves."""
    length = seconds(0.3)
    grain = dsp.slow(length, 60, variant + 160)
    return np.asarray(
        noise(length, variant + 161, 1800, 6000 + 3000 * force) * (0.3 + grain) * dsp.fades(length, 0.004, 0.2),
        np.float32,
    )


def _squeak(force: float, variant: int) -> Mono:
    """Rubber on a polished floor, a toy, a mouse."""
    source = random(variant, 75)
    length = seconds(0.14)
    time = clock(length)
    pitch = source.uniform(1500, 2100) * (1 + 0.35 * force * np.sin(np.pi * time / time[-1]))
    phase = 2 * np.pi * np.cumsum(pitch) / dsp.RATE
    return np.asarray((np.sin(phase) + 0.4 * np.sin(2 * phase)) * dsp.fades(length, 0.004, 0.06), np.float32)


THINGS: dict[str, Thing] = {
    "creak": _creak, "clink": _clink, "door": _door, "crackle": _crackle, "whoosh": _whoosh, "pop": _pop,
    "pour": _pour, "rustle": _rustle, "squeak": _squeak,
}  # fmt: skip
"""`Contact.kind` -> its sound; the kinds of feet and falls are in `foley`."""
