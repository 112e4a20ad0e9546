"""Which sounds belong to a place, an hour and a weather, and the track they make over a film."""

from collections.abc import Mapping, Sequence

import numpy as np

from workers.engines.animatic import sets
from workers.engines.animatic.model import Plan, Shot
from workers.engines.animatic.sound import beds, beds_places, dsp
from workers.engines.animatic.sound.dsp import Stereo, seconds

Layers = Sequence[tuple[str, float]]
"""(name in `catalogue.AMBIENCES`, gain) pairs."""

OF_SET: dict[str, Layers] = {
    "city": (("city", 1.0), ("murmur", 0.25)),
    "street": (("city", 0.8), ("birds", 0.3)),
    "neon_alley": (("hum", 0.9), ("city", 0.6)),
    "cafe": (("murmur", 1.0), ("dishes", 0.8)),
    "kitchen": (("hum", 0.5), ("dishes", 0.6), ("fire", 0.2)),
    "bedroom": (("clock", 0.7), ("city", 0.12)),
    "classroom": (("murmur", 0.5), ("clock", 0.3), ("hum", 0.2)),
    "office": (("hum", 0.5), ("keys", 0.8), ("murmur", 0.25)),
    "stage": (("murmur", 0.3), ("hum", 0.5)),
    "stadium": (("crowd", 1.0), ("applause", 0.3)),
    "beach": (("sea", 1.0), ("gulls", 0.5), ("wind", 0.15)),
    "sea": (("sea", 1.0), ("wind", 0.5)),
    "underwater": (("underwater", 1.0),),
    "lake": (("stream", 0.35), ("birds", 0.6), ("frogs", 0.3)),
    "forest": (("birds", 0.9), ("leaves", 0.9)),
    "jungle": (("birds", 0.8), ("cicadas", 0.9), ("frogs", 0.7), ("leaves", 0.3)),
    "meadow": (("birds", 0.8), ("leaves", 0.5), ("crickets", 0.3)),
    "farm": (("birds", 0.7), ("wind", 0.25), ("bells", 0.25)),
    "mountain": (("wind", 0.9), ("birds", 0.2)),
    "desert": (("wind", 0.6), ("cicadas", 0.3)),
    "snowfield": (("wind", 0.8),),
    "volcano": (("lava", 1.2), ("fire", 0.5), ("wind", 0.2)),
    "cave": (("drips", 1.2), ("wind", 0.15)),
    "castle": (("wind", 0.4), ("fire", 0.35), ("bells", 0.2)),
    "village": (("birds", 0.6), ("bells", 0.35), ("murmur", 0.25)),
    "space": (("cosmos", 1.0),),
    "planet": (("wind", 0.6), ("cosmos", 0.5)),
    "spaceship": (("hum", 0.8), ("beeps", 0.9), ("engine", 0.2)),
    "sky": (("wind", 0.9),),
    "abstract": (("cosmos", 0.5), ("wind", 0.15)),
    "library": (("clock", 0.8), ("murmur", 0.12)),
    "court": (("sports", 1.0), ("crowd", 0.35)),
    "gym": (("sports", 0.8), ("hum", 0.3)),
    "shop": (("hum", 0.7), ("murmur", 0.4)),
    "market": (("murmur", 1.0), ("city", 0.25), ("bells", 0.1)),
    "subway": (("train", 1.0), ("murmur", 0.3), ("hum", 0.2)),
    "airport": (("murmur", 0.7), ("hum", 0.6), ("engine", 0.15)),
    "harbour": (("sea", 0.6), ("gulls", 0.9), ("bells", 0.2)),
    "reef": (("underwater", 0.9), ("sea", 0.15)),
    "river": (("stream", 0.9), ("birds", 0.5), ("leaves", 0.3)),
    "waterfall": (("stream", 1.2), ("sea", 0.5), ("birds", 0.2)),
    "canyon": (("wind", 0.8), ("birds", 0.15)),
    "arctic": (("wind", 0.8), ("ice", 0.4)),
    "temple": (("bells", 0.5), ("wind", 0.3), ("birds", 0.5)),
}
OF_SET |= {name: entry.sounds for name, entry in sets.SETS.items() if entry.sounds}
"""What is heard in every set when the weather is clear; a set may bring its own."""

INDOORS = frozenset({
    "cafe", "kitchen", "bedroom", "classroom", "office", "stage", "castle", "cave", "spaceship", "library", "court",
    "gym", "shop", "subway", "airport",
})  # fmt: skip
_NO_WEATHER = frozenset({"underwater", "reef", "space", "spaceship", "cave", "abstract", "subway"})
_NATURE = frozenset({"lake", "forest", "jungle", "meadow", "farm", "village", "mountain", "street", "river", "temple"})

OF_WEATHER: dict[str, Layers] = {
    "rain": (("rain", 1.0),),
    "storm": (("rain", 1.1), ("thunder", 1.0), ("wind", 0.7)),
    "wind": (("wind", 1.1),),
    "snow": (("wind", 0.35),),
    "fog": (("wind", 0.15),),
}

OF_EFFECT: dict[str, Layers] = {
    "blizzard": (("wind", 1.2),), "spray": (("sea", 1.1),), "fireflies": (("crickets", 0.8),),
    "falling_leaves": (("leaves", 0.4),), "embers": (("fire", 0.4),), "mist": (("wind", 0.1),),
    "confetti": (("crowd", 0.4),),
}  # fmt: skip
"""What is heard of that which fills the air."""

ROOM_OF_SET: dict[str, tuple[float, float]] = {
    "cave": (2.6, 0.4), "castle": (2.2, 0.3), "stadium": (1.8, 0.2), "stage": (1.6, 0.2), "neon_alley": (1.2, 0.18),
    "spaceship": (1.0, 0.2), "classroom": (0.8, 0.16), "office": (0.6, 0.12), "cafe": (0.6, 0.12),
    "kitchen": (0.6, 0.14), "bedroom": (0.4, 0.1), "city": (1.0, 0.08), "street": (0.9, 0.07),
    "mountain": (2.4, 0.12), "underwater": (1.4, 0.25), "space": (2.0, 0.15), "library": (0.9, 0.14),
    "court": (1.7, 0.22), "gym": (0.9, 0.16), "shop": (0.7, 0.12), "subway": (1.9, 0.26), "airport": (1.8, 0.18),
    "reef": (1.2, 0.22), "canyon": (2.6, 0.2), "waterfall": (1.2, 0.12), "temple": (1.0, 0.1),
}  # fmt: skip
"""How long, in seconds, and how strongly a set answers to steps and voices."""

OPEN_AIR = (0.5, 0.04)
_FIRES = ("campfire", "bonfire", "fire", "fireplace")
"""How the names of subjects begin that are heard to burn."""
_CUT = 0.12  # seconds over which one place's sound gives way to the next


def room_of(plan: Plan) -> tuple[float, float]:
    """The room of the set in which most of the film plays."""
    lengths: dict[str, float] = {}
    for shot in plan.shots:
        lengths[shot.set] = lengths.get(shot.set, 0.0) + shot.end - shot.start
    longest = max(lengths, key=lambda name: lengths[name], default="abstract")
    return sets.entry(longest).room or ROOM_OF_SET.get(longest, OPEN_AIR)


def layers_of(shot: Shot, of_set: Mapping[str, Layers] = OF_SET) -> dict[str, float]:
    """What is heard in a shot: name -> gain. A name that ends in "@indoors" is heard through walls."""
    inside = shot.set in INDOORS or shot.set not in OF_SET and sets.entry(shot.set).indoor
    gains = dict(of_set.get(shot.set) or OF_SET.get(shot.set, OF_SET["abstract"]))
    if shot.hour == "night" and not inside:
        gains = {name: gain for name, gain in gains.items() if name != "birds"}
        if shot.set in _NATURE and shot.weather not in ("rain", "storm", "snow") and shot.season != "winter":
            gains["crickets"] = max(gains.get("crickets", 0.0), 0.9)
    elif shot.hour == "dawn" and "birds" in gains:
        gains["birds"] *= 1.4
    if shot.season == "winter" or shot.weather in ("rain", "storm", "snow"):
        gains = {name: gain * (0.3 if name in ("birds", "crickets") else 1.0) for name, gain in gains.items()}
    if shot.set not in _NO_WEATHER:
        for name, gain in OF_WEATHER.get(shot.weather, ()):
            key = f"{name}@indoors" if inside else name
            gains[key] = max(gains.get(key, 0.0), gain * (0.7 if inside else 1.0))
    for effect in shot.effects:
        for name, gain in OF_EFFECT.get(effect, ()):
            gains[name] = max(gains.get(name, 0.0), gain)
    if any(who.startswith(_FIRES) for who in shot.subjects):
        gains["fire"] = max(gains.get("fire", 0.0), 0.7)
    return gains


def ambience(plan: Plan, length: int, of_set: Mapping[str, Layers] = OF_SET) -> Stereo:
    """The ambience of a whole film: each sound goes on over the cuts between shots that share it.

    A film that continues another starts in its sounds where that one stopped.
    """
    since = seconds(plan.sound_from)
    curves: dict[str, np.ndarray[tuple[int], np.dtype[np.float32]]] = {}
    for shot in plan.shots:
        for name, gain in layers_of(shot, of_set).items():
            curve = curves.setdefault(name, np.zeros(length, np.float32))
            curve[seconds(shot.start) : seconds(shot.end)] = gain
    for name in plan.sounds:
        if name in beds_places.KNOWN:
            curve = curves.setdefault(name, np.zeros(length, np.float32))
            np.maximum(curve, 1.0, out=curve)
    out = np.zeros((2, length), np.float32)
    made: dict[str, Stereo] = {}
    for name, curve in curves.items():
        plain, _, through = name.partition("@")
        if plain not in made:
            made[plain] = beds.bed(plain, since + length, plan.seed)[:, since:]
        sound = made[plain]
        if through:
            sound = dsp.low_pass(sound, 650) * np.float32(1.3)
        out += sound * _softened(curve)
    return out


def _softened(curve: np.ndarray[tuple[int], np.dtype[np.float32]]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """The same gains, with every step made a ramp of `_CUT` seconds."""
    steps = np.flatnonzero(np.diff(curve)) + 1
    if len(steps) == 0:
        return curve
    half = seconds(_CUT / 2)
    places, gains = [0], [float(curve[0])]
    for step in steps:
        before, after = max(int(step) - half, places[-1]), min(int(step) + half, len(curve) - 1)
        places += [before, max(after, before + 1)]
        gains += [float(curve[step - 1]), float(curve[step])]
    return np.interp(np.arange(len(curve)), places, gains).astype(np.float32)
