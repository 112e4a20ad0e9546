"""The register of effects, and what they share."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from workers.engines.animatic.sets.base import Scene

Adds = Callable[[Scene], None]
Tint = TypeVar("Tint", int, str)


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect as it is registered.

    Attributes:
        add: Adds it to a scene.
        words: Regular expressions for what a prompt calls it, in lower case and whole words: plurals where one alone
            would be a thing to hold.
        hour: The hour at which it is seen, where the prompt names none; an empty string for any.
        outdoors: Whether sets with a roof go without.
    """

    add: Adds
    words: tuple[str, ...] = ()
    hour: str = ""
    outdoors: bool = True


EFFECTS: dict[str, Effect] = {}
MOVES = r"(?:fall|drift|blow|swirl|float|tumbl|whirl|rain|danc|flutter|fly|rac|roll|rush|pass|streak|stream|speed)\w*"
"""What small things in the air and clouds do."""


def effect(name: str, *, words: Sequence[str] = (), hour: str = "", outdoors: bool = True) -> Callable[[Adds], Adds]:
    """Register a function that adds an effect to a scene, under the name that plans call it by."""

    def keep(fn: Adds) -> Adds:
        EFFECTS[name] = Effect(fn, tuple(words), hour, outdoors)
        return fn

    return keep


def add_effects(s: Scene, names: Sequence[str]) -> None:
    """Add those of the named effects that the set has room for."""
    for name in names:
        known = EFFECTS.get(name)
        if known is not None and not (known.outdoors and s.sheltered):
            known.add(s)


def tumbling(
    s: Scene, count: int, draw: Callable[[Any, float, int], None], *, fall: float = 90.0, sway: float = 40.0,
    drift: float = 16.0, salt: int = 0, turn: float = 2.0,
) -> None:  # fmt: skip
    """Let `count` small things sink before and behind the actors: `draw(canvas, size, number)` about the origin.

    Args:
        fall: How fast the nearest sink, in stage units a second; a negative value lets them rise.
        sway: How far they swing to both sides.
        drift: How fast the air carries them along.
        turn: How fast they tumble, in radians a second.
    """
    rng = s.rng(salt + 301)
    n = round(count * max(1.0, s.wide / 704))
    grains = [(rng.random(), rng.random(), rng.uniform(0.45, 1.0), rng.random() * math.tau, i) for i in range(n)]

    def paint(c: Any, t: float, _cam: float, near: bool) -> None:
        for x, y, z, o, i in grains:
            if (z > 0.7) is not near:
                continue
            at_y = (y * 1400 + t * fall * z) % 1400 - 60
            at_x = (x * (s.wide + 160) + t * drift * z + math.sin(t * 1.1 * z + o) * sway) % (s.wide + 160) - 80
            c.save()
            c.translate(at_x, at_y)
            c.rotate(math.degrees(math.sin(t * turn * z + o) * 1.4 + o))
            c.scale(1.0, 0.35 + 0.65 * abs(math.cos(t * turn * 0.8 + o)))
            draw(c, z, i)
            c.restore()

    s.live(lambda c, t, cam: paint(c, t, cam, False))
    s.front(lambda c, t, cam: paint(c, t, cam, True))


def pick(colours: Sequence[Tint], i: int) -> Tint:
    return colours[i % len(colours)]
