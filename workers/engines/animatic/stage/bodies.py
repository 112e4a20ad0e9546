"""Which law a falling, bouncing, drifting or leaping subject obeys: its material, its medium, its shape."""

import math
from dataclasses import dataclass

import numpy as np

from workers.engines.animatic.stage.actors import BuiltActor, CreatureActor, PersonActor
from workers.engines.animatic.stage.compose import Placed
from workers.engines.animatic.stage.physics import FALL, Hit, Track, drop, flutter, leaps, plunge, throw

MOVED = {"fall", "bounce", "throw"}
"""Verbs whose motion is a simulated track."""
HANG = 0.3
"""Seconds for which what is about to fall is seen where it hangs."""


@dataclass(frozen=True, slots=True)
class Stuff:
    """What a thing is made of: how high it bounces (share of speed kept) and its weight beside water's."""

    bounce: float = 0.35
    weight: float = 0.8


BALL, RUBBER, STONE, METAL, WOOD, SOFT, FRUIT, GLASS = (
    Stuff(0.76, 0.3), Stuff(0.82, 0.4), Stuff(0.18, 2.6), Stuff(0.28, 5.0), Stuff(0.36, 0.6), Stuff(0.12, 0.5),
    Stuff(0.32, 0.85), Stuff(0.3, 2.2),
)  # fmt: skip
STUFF: dict[str, Stuff] = {
    "soccer-ball": BALL, "basketball": RUBBER, "volleyball": BALL, "tennis": BALL, "baseball": WOOD, "beach_ball": BALL,
    "bowling": Stuff(0.1, 1.4), "bowling_ball": Stuff(0.1, 1.4), "rock": STONE, "moai": STONE, "anchor": METAL,
    "coin": METAL, "key": METAL, "bell": METAL, "red-apple": FRUIT, "tangerine": FRUIT, "lemon": FRUIT, "peach": FRUIT,
    "pear": FRUIT, "watermelon": Stuff(0.2, 0.95), "tomato": SOFT, "coconut": Stuff(0.4, 0.8), "egg": Stuff(0.04, 1.05),
    "teddy-bear": SOFT, "pillow": SOFT, "wine-glass": GLASS, "amphora": GLASS, "crystal-ball": GLASS, "package": WOOD,
    "wrapped-gift": WOOD, "open-book": SOFT, "closed-book": SOFT, "game-die": Stuff(0.45, 1.2), "full-moon": SOFT,
    "hamburger": SOFT, "pancakes": SOFT, "pizza": SOFT, "comet": STONE, "jack-o-lantern": FRUIT, "pine-cone": WOOD,
}  # fmt: skip
LIGHT: dict[str, tuple[float, float, float]] = {
    # sinks units a second, sways units, turns a second
    "feather": (15.0, 16.0, 0.42), "maple-leaf": (24.0, 15.0, 0.55), "fallen-leaf": (24.0, 14.0, 0.6),
    "leaf-fluttering-in-wind": (22.0, 16.0, 0.55), "cherry-blossom": (17.0, 11.0, 0.6), "blossom": (17.0, 11.0, 0.55),
    "snowflake": (18.0, 9.0, 0.4), "envelope": (30.0, 18.0, 0.6), "newspaper": (32.0, 18.0, 0.5),
    "page-facing-up": (28.0, 20.0, 0.55), "scroll": (40.0, 10.0, 0.5), "parachute": (16.0, 10.0, 0.3),
    "umbrella": (20.0, 9.0, 0.35), "dollar-banknote": (26.0, 16.0, 0.7), "confetti-ball": (20.0, 8.0, 0.5),
    "dandelion": (12.0, 14.0, 0.35), "bubbles": (6.0, 8.0, 0.3), "four-leaf-clover": (22.0, 12.0, 0.6),
}  # fmt: skip
"""What the air carries."""
UPRIGHT = 95.0
"""What is taller than this topples over rather than dropping from the sky."""


def rolls(p: Placed) -> bool:
    """Whether a subject turns over as it goes; people and what plays out its own fall do not."""
    return not (isinstance(p.actor, PersonActor) or isinstance(p.actor, BuiltActor) and p.actor.art.play is not None)


def moved(p: Placed, verb: str, medium: str) -> bool:
    """Whether a subject's motion while it does `verb` is a simulated track."""
    if p.rides is not None or p.inside is not None:
        return False
    if isinstance(p.actor, PersonActor):
        return verb == "fall"
    if isinstance(p.actor, BuiltActor) and p.actor.art.play is not None:
        return False  # it plays out its own fall
    if isinstance(p.actor, CreatureActor) and p.actor.art.home == "water" and medium == "water":
        return verb in ("jump", "rise", "fly")
    if p.subject.art in LIGHT:
        return verb in ("fall", "float")
    return verb in MOVED and medium != "space"


def simulated(p: Placed, verb: str, medium: str, seconds: float, fps: int) -> Track:
    """The track of a subject that `moved` says has one."""
    high = max(p.height * 0.9, min(p.y - 120 - p.height, 620.0)) / p.scale
    wide = max(4.0, p.actor.width / 2)
    if isinstance(p.actor, CreatureActor) and p.actor.art.home == "water":
        return leaps(seconds, fps, max(p.actor.height * 0.9, 40.0), 2.6, p.actor.width * 0.8)
    stuff = Stuff(0.12) if isinstance(p.actor, PersonActor) else STUFF.get(p.subject.art, Stuff())
    late = (p.copy * 0.618) % 1 * 0.9
    if p.subject.art in LIGHT:
        sink, sway, turn = LIGHT[p.subject.art]
        k = high / 90  # one that is seen close falls through the picture no faster
        start = 2.4 * p.copy
        return flutter(seconds, fps, high * (1 + 0.5 * late), sink * k, sway * min(1.0, k), turn + 0.1 * late, start)
    if medium == "under":
        return flutter(seconds, fps, high * 0.6, 9.0 * max(1.0, high / 90), 3.0, 0.4)
    if medium == "water":
        return held(plunge(seconds, fps, high, p.actor.height, stuff.weight), HANG + late)
    if verb == "throw":
        return throw(seconds, fps, 0.0, p.actor.height, 2 * math.sqrt(2 * high * 0.7 / FALL), stuff.bounce, wide)
    if verb == "fall" and p.actor.height >= UPRIGHT and not p.actor.floats and not isinstance(p.actor, PersonActor):
        return toppled(seconds, fps, p.actor.height)
    bounce = max(stuff.bounce, 0.7) if verb == "bounce" else stuff.bounce
    spin = 0.0 if stuff.bounce < 0.15 or isinstance(p.actor, PersonActor) else late - 0.5
    return held(
        drop(seconds, fps, high * (1 + 0.3 * late), bounce, 0.0, spin, wide), late + (HANG if verb == "fall" else 0)
    )


def held(track: Track, seconds: float) -> Track:
    """The same track, begun so much later."""
    n = round(seconds * track.fps)
    if not n:
        return track
    parts = [np.concatenate([np.full(n, v[0], np.float32), v]) for v in (track.x, track.y, track.angle)]
    late = n / track.fps
    return Track(track.fps, parts[0], parts[1], parts[2], tuple(h._replace(time=h.time + late) for h in track.hits))


def toppled(seconds: float, fps: int, height: float) -> Track:
    """Something upright that tips about its foot and lies: an upside-down pendulum, with one small bounce."""
    n = seconds * fps + 2
    angle, speed = 0.035, 0.0
    kept, hits = [], []
    flat = 1.48
    steps = 8
    for i in range(math.ceil(n)):
        kept.append(-angle)
        for k in range(steps):
            speed += 1.5 * FALL / height * math.sin(angle) / fps / steps
            angle += speed / fps / steps
            if angle > flat and speed > 0:
                if speed > 0.15:
                    hits.append(Hit((i + k / steps) / fps, min(1.0, speed / 3), "land"))
                angle, speed = flat, -0.22 * speed if speed > 0.3 else 0.0
    turn = np.array(kept, np.float32)
    # drawings turn about their middle: it goes along a quarter circle about the foot
    middle = height / 2
    along, down = -np.sin(turn) * middle, np.cos(turn) * middle - middle
    return Track(fps, along.astype(np.float32), down.astype(np.float32), turn, tuple(hits))
