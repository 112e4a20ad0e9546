"""Sounds of places that go on by themselves: one function for each name in `catalogue.AMBIENCES`."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from workers.engines.animatic import storm
from workers.engines.animatic.sound import dsp
from workers.engines.animatic.sound.dsp import Mono, Stereo, clock, noise, random, scatter, seconds, slow, wide

Bed = Callable[[int, int], Stereo]
"""(samples, seed) -> stereo, at about -23 LUFS where it is steady."""

BEDS: dict[str, Bed] = {}
SPARSE = frozenset({"birds", "thunder", "bells", "gulls", "ice", "clock"})
"""Beds made of single events: they are written at full length, where the others may repeat."""

_PERIODS = {"wind": 12.0, "sea": 14.6, "city": 12.0, "train": 9.5, "cosmos": 12.0}
_PERIOD = 5.0
"""Seconds after which a steady bed repeats: those that swell take longer, of the rest nobody can tell."""
_OVERLAP = 1.0


def bed(name: str, length: int, seed: int) -> Stereo:
    """An ambience of any length, without a seam."""
    period, overlap = seconds(_PERIODS.get(name, _PERIOD)), seconds(_OVERLAP)
    if name in SPARSE or length <= period + overlap:
        return BEDS[name](length, seed)
    once = BEDS[name](period + overlap, seed)
    angle = np.linspace(0, np.pi / 2, overlap, dtype=np.float32)
    once[:, :overlap] = once[:, :overlap] * np.sin(angle) + once[:, period:] * np.cos(angle)
    return np.tile(once[:, :period], (1, -(-length // period)))[:, :length]


def named(name: str) -> Callable[[Bed], Bed]:
    """Register a function as the bed of this name."""

    def register(function: Bed) -> Bed:
        BEDS[name] = function
        return function

    return register


def _drop(seed: int, low: float = 900.0, high: float = 5200.0, length: float = 0.02) -> Mono:
    source = random(seed, 1)
    time = clock(seconds(length))
    pitch = source.uniform(low, high)
    decay = source.uniform(4.4, 12.0) / length
    return np.asarray(np.sin(2 * np.pi * pitch * (time + 6 * time * time)) * np.exp(-time * decay), np.float32)


@lru_cache(maxsize=16)
def _bank(kind: str) -> tuple[Mono, ...]:
    makers: dict[str, Callable[[int], Mono]] = {
        "drop": _drop,
        "bubble": lambda seed: _drop(seed, 220.0, 900.0, 0.07),
        "trickle": lambda seed: _drop(seed, 500.0, 2300.0, 0.045),
        "crackle": _crackle,
        "clap": _clap,
        "syllable": _syllable,
        "chirp": _song,
    }
    return tuple(makers[kind](seed) for seed in range(32 if kind != "chirp" else 12))


def _crackle(seed: int) -> Mono:
    source = random(seed, 2)
    length = seconds(source.uniform(0.003, 0.018))
    return (source.standard_normal(length) * np.exp(-np.arange(length) / length * 5)).astype(np.float32)


def _clap(seed: int) -> Mono:
    source = random(seed, 3)
    length = seconds(0.06)
    burst = (source.standard_normal(length) * np.exp(-clock(length) * 90)).astype(np.float32)
    return dsp.resonate(burst, source.uniform(1000, 2200), 0.9) * np.float32(1.6)


def _syllable(seed: int) -> Mono:
    source = random(seed, 4)
    length = seconds(source.uniform(0.12, 0.28))
    time = clock(length)
    pitch = source.uniform(95, 230) * (1 + 0.06 * np.sin(2 * np.pi * source.uniform(2, 5) * time))
    phase = 2 * np.pi * np.cumsum(pitch) / dsp.RATE
    voice = np.sum([np.sin(partial * phase) / partial for partial in range(1, 9)], axis=0).astype(np.float32)
    return dsp.resonate(voice, source.uniform(450, 1300), 1.1) * np.hanning(length).astype(np.float32)


def _song(seed: int) -> Mono:
    """A phrase of two to five whistles."""
    source = random(seed, 5)
    parts = []
    for _ in range(int(source.integers(2, 6))):
        length = seconds(source.uniform(0.05, 0.14))
        time = clock(length)
        bend = source.uniform(-0.3, 0.35) * time / time[-1]
        trill = 0.07 * np.sin(2 * np.pi * source.uniform(15, 40) * time)
        phase = 2 * np.pi * np.cumsum(source.uniform(2300, 4600) * (1 + bend + trill)) / dsp.RATE
        parts += [np.sin(phase) * np.hanning(length) * 0.5, np.zeros(seconds(source.uniform(0.02, 0.09)))]
    return np.concatenate(parts).astype(np.float32)


@named("rain")
def _rain(length: int, seed: int) -> Stereo:
    hiss = wide(length, seed + 1, 900, 9000, 0.4) * 0.045 + wide(length, seed + 2, 200, 1200, 1.0) * 0.012
    return hiss * slow(length, 0.4, seed, 0.85, 1.1) + scatter(length, 130, _bank("drop"), seed, (0.01, 0.1))


@named("wind")
def _wind(length: int, seed: int) -> Stereo:
    sides = []
    for side in (0, 1):
        gust = slow(length, 0.5, seed + side)
        body = noise(length, seed * 2 + side, 110, 420, 0.8) * (0.25 + 0.85 * gust)
        sides.append(body * 0.09 + noise(length, seed * 2 + side + 40, 450, 1000) * gust**3 * 0.06)
    return np.stack(sides).astype(np.float32)


@named("sea")
def _sea(length: int, seed: int) -> Stereo:
    time = clock(length)
    phase = random(seed, 6).uniform(0, 6)
    sides = []
    for side in (0, 1):
        swell = np.maximum(0, np.sin(2 * np.pi * time / 7.3 + 0.4 * side + phase)) ** 2 * 0.85 + 0.15
        wash = np.maximum(0, np.sin(2 * np.pi * (time - 0.7) / 7.3 + 0.4 * side + phase)) ** 3
        roar = noise(length, seed * 2 + side, 60, 800, 1.0) * swell * 0.11
        sides.append(roar + noise(length, seed * 2 + side + 20, 1800, 9000, 0.3) * wash * 0.04)
    return np.stack(sides).astype(np.float32)


@named("fire")
def _fire(length: int, seed: int) -> Stereo:
    roar = wide(length, seed, 50, 380, 1.0) * 0.07 * slow(length, 4, seed, 0.6, 1.0)
    return roar + scatter(length, 24, _bank("crackle"), seed, (0.02, 0.25))


@named("murmur")
def _murmur(length: int, seed: int) -> Stereo:
    talk = scatter(length, 75, _bank("syllable"), seed, (0.01, 0.05))
    return dsp.low_pass(talk, 2400) + wide(length, seed, 200, 1200, 0.8) * np.float32(0.012)


@named("applause")
def _applause(length: int, seed: int) -> Stereo:
    crowd = scatter(length, 260, _bank("clap"), seed, (0.03, 0.22))
    return crowd + wide(length, seed, 700, 5000) * np.float32(0.015)


@named("engine")
def _engine(length: int, seed: int) -> Stereo:
    turning = 46 * (1 + 0.05 * (slow(length, 3, seed) - 0.5)) * slow(length, 0.3, seed + 1, 0.9, 1.15)
    phase = 2 * np.pi * np.cumsum(turning) / dsp.RATE
    tone = np.sum([np.sin(k * phase / 2 + k * k) / k**0.9 for k in range(1, 12)], axis=0).astype(np.float32)
    drive = np.tanh(dsp.low_pass(tone, 1500) * 0.9) * 0.12
    air = wide(length, seed, 60, 500, 1.0) * (1 + 0.6 * np.sin(phase)).astype(np.float32) * 0.03
    return np.asarray(air + drive, np.float32)


def thunder_times(film_seconds: float, seed: int) -> tuple[tuple[float, float], ...]:
    """When it thunders, in seconds, and how far away that is: each time after lightning, by 0.3 to 1.3 s."""
    heard = []
    for number in range(int(film_seconds / storm.PERIOD) + 1):
        delay = float(random(seed, number, 7).uniform(0.3, 1.3))
        moment = storm.strike(number, seed) + delay
        if moment < film_seconds - 0.3:
            heard.append((round(moment, 3), delay))
    return tuple(heard)


@named("thunder")
def _thunder(length: int, seed: int) -> Stereo:
    out = np.zeros((2, length), np.float32)
    for index, (moment, distance) in enumerate(thunder_times(length / dsp.RATE, seed)):
        size = seconds(4.5)
        time = clock(size)
        roll = wide(size, seed + index, 25, 190, 1.4) * np.exp(-time * 0.9) * slow(size, 7, seed + index, 0.3, 1.2)
        crack = wide(size, seed + index + 50, 250, 5000, 0.6) * np.exp(-time * 13) * (0.7 - 0.5 * distance)
        clap = np.tanh((roll * 0.5 + crack) * dsp.fades(size, 0.004, 1.0)) * (0.7 - 0.25 * distance)
        dsp.place(out, clap.astype(np.float32), seconds(moment))
    return out


@named("birds")
def _birds(length: int, seed: int) -> Stereo:
    songs = scatter(length, 0.9, _bank("chirp"), seed, (0.03, 0.14))
    room = dsp.reverb(songs, 0.9)
    return np.asarray(songs * 0.8 + room * 0.5 + wide(length, seed, 1500, 7000) * 0.0015, np.float32)


@named("crickets")
def _crickets(length: int, seed: int) -> Stereo:
    time = clock(length)
    source = random(seed, 8)
    out = np.zeros((2, length), np.float32)
    for _ in range(5):
        pulse = np.clip(np.sin(2 * np.pi * source.uniform(28, 36) * time), 0, 1)
        rest = np.clip(np.sin(2 * np.pi * source.uniform(0.7, 1.4) * time + source.uniform(0, 6)) * 4, 0, 1)
        song = np.sin(2 * np.pi * source.uniform(3900, 5200) * time) * pulse * rest * source.uniform(0.01, 0.035)
        out += dsp.pan(song.astype(np.float32), float(source.uniform(-0.9, 0.9)))
    return out + wide(length, seed, 150, 900, 1.0) * np.float32(0.006)


@named("city")
def _city(length: int, seed: int) -> Stereo:
    out = wide(length, seed, 40, 200, 1.2) * np.float32(0.05) * slow(length, 0.3, seed, 0.8, 1.1)
    out += wide(length, seed + 1, 700, 3500, 0.5) * np.float32(0.01)
    source = random(seed, 9)
    for start in np.arange(-1.0, length / dsp.RATE, source.uniform(2.4, 4.0)):
        size = seconds(source.uniform(2.2, 3.4))
        swell = np.hanning(size).astype(np.float32) ** 2
        tyres = noise(size, int(source.integers(1 << 30)), 600, 3800, 0.5) * swell * 0.06
        across = np.linspace(-0.9, 0.9, size) * source.choice([-1, 1])
        sides = np.stack([np.cos((across + 1) * np.pi / 4), np.sin((across + 1) * np.pi / 4)])
        dsp.place(out, (tyres * sides).astype(np.float32), seconds(float(start + source.uniform(0, 1))))
        if source.random() < 0.3:
            where = float(source.uniform(-0.8, 0.8))
            dsp.place(out, _horn(float(source.uniform(330, 420))), seconds(float(start + 1.5)), 0.02, where)
    return np.asarray(out, np.float32)


def _horn(pitch: float) -> Mono:
    """Two reeds a third apart, some streets away."""
    length = seconds(0.5)
    time = clock(length)
    reeds = np.tanh(2 * np.sin(2 * np.pi * pitch * time)) + np.tanh(2 * np.sin(2 * np.pi * pitch * 1.25 * time))
    return dsp.low_pass(np.asarray(reeds * dsp.fades(length, 0.03, 0.12), np.float32), 1100)


@named("stream")
def _stream(length: int, seed: int) -> Stereo:
    flow = wide(length, seed, 350, 2600, 0.5) * 0.035 * slow(length, 1.5, seed, 0.8, 1.1)
    return flow + scatter(length, 38, _bank("trickle"), seed, (0.01, 0.07))


@named("underwater")
def _underwater(length: int, seed: int) -> Stereo:
    depth = wide(length, seed, 35, 260, 1.4) * 0.1 * slow(length, 0.4, seed, 0.7, 1.1)
    return depth + scatter(length, 5, _bank("bubble"), seed, (0.01, 0.09))


@named("hum")
def _hum(length: int, seed: int) -> Stereo:
    time = clock(length)
    tone = np.sum([np.sin(2 * np.pi * 60 * k * time + k) * a for k, a in ((1, 0.6), (2, 1.0), (4, 0.25))], axis=0)
    swell = slow(length, 0.25, seed, 0.7, 1.0)
    air = wide(length, seed, 70, 700, 1.2) * 0.028 + wide(length, seed + 1, 900, 3500, 0.5) * 0.004
    return np.asarray(air + tone * swell * 0.018, np.float32)


@named("bells")
def _bells(length: int, seed: int) -> Stereo:
    out = np.zeros((2, length), np.float32)
    source = random(seed, 10)
    pitch, moment = source.uniform(380, 560), 0.6
    while moment < length / dsp.RATE - 0.3:
        size = seconds(3.5)
        time = clock(size)
        strike = np.sum(
            [
                level * np.sin(2 * np.pi * pitch * ratio * time) * np.exp(-time * decay)
                for ratio, level, decay in (
                    (0.5, 0.5, 0.7),
                    (1, 0.9, 1.0),
                    (1.19, 0.6, 1.4),
                    (1.5, 0.35, 1.8),
                    (2, 0.7, 2.2),
                    (2.74, 0.3, 3.5),
                    (4.1, 0.2, 6.0),
                )  # fmt: skip
            ],
            axis=0,
        ).astype(np.float32)
        dsp.place(
            out,
            strike * dsp.fades(size, 0.002, 0.8) * np.float32(0.08),
            seconds(moment),
            1.0,
            source.uniform(-0.7, 0.7),
        )
        pitch_step = source.choice([1.0, 0.8909, 1.1225])
        pitch, moment = min(max(pitch * pitch_step, 330), 620), moment + source.uniform(1.1, 1.6)
    return out


@named("purr")
def _purr(length: int, seed: int) -> Stereo:
    time = clock(length)
    breath = 0.65 + 0.35 * np.sin(2 * np.pi * 0.42 * time)
    beat = (0.5 + 0.5 * np.sin(2 * np.pi * np.cumsum(23 + 4 * breath) / dsp.RATE)) ** 2
    return np.asarray(wide(length, seed, 140, 900, 0.8) * beat * breath * 0.14, np.float32)
