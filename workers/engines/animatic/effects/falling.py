"""What falls or rises through the air in many small pieces."""

import math
from typing import Any

from workers.engines.animatic.art.draw import alpha, fill, glow, hexa, oval, poly, radial, rect, smooth, stroke
from workers.engines.animatic.effects.base import MOVES, effect, pick, tumbling
from workers.engines.animatic.sets.base import HIGH, Scene

_AUTUMN = ("#D9772B", "#C4472B", "#E3A33A", "#A8562A", "#E8C04C")
_CONFETTI = ("#E4572E", "#F4CB3C", "#3F74D8", "#4E9B54", "#D43D9B", "#45C6E0", "#F4F1EC")


@effect(
    "falling_leaves",
    words=(
        r"(?:falling|autumn|dead|dry|golden|swirling|fall) leaves",
        rf"leaves (?:are )?{MOVES}",
        "leaves(?= in the (?:wind|air))",
    ),
)
def falling_leaves(s: Scene) -> None:
    tints = [s.tone(hexa(c)) for c in (_AUTUMN if s.tone.season != "summer" else ("#6FB04E", "#8CC152", "#4E9B54"))]

    def leaf(c: Any, z: float, i: int) -> None:
        r = 24 * z
        path = smooth([(-r, 0), (-r * 0.2, -r * 0.55), (r, 0), (-r * 0.2, r * 0.55)])
        c.drawPath(path, fill(pick(tints, i)))
        c.drawLine(-r * 1.25, 0, r * 0.7, 0, stroke(alpha(0xFF40220F, 110), 1.2))

    tumbling(s, 42, leaf, fall=95, sway=62, drift=26)


@effect(
    "petals",
    words=(
        r"(?:falling |drifting |cherry |pink |rose |flower |blossom )*petals",
        rf"(?:cherry )?blossoms {MOVES}",
        r"(?:falling|drifting) (?:cherry )?blossoms?",
        "cherry blossoms",
    ),
)
def petals(s: Scene) -> None:
    tints = [s.tone(hexa(c)) for c in ("#FBC3D9", "#F79FC2", "#FFE1EC")]

    def petal(c: Any, z: float, i: int) -> None:
        r = 14 * z
        c.drawPath(smooth([(-r, 0), (0, -r * 0.75), (r * 0.95, -r * 0.2), (r * 0.7, 0), (r * 0.95, r * 0.2),
                           (0, r * 0.75)]), fill(pick(tints, i)))  # fmt: skip

    tumbling(s, 64, petal, fall=68, sway=56, drift=34, salt=1)


@effect("confetti", words=("confetti", "streamers", "ticker ?tape"), outdoors=False)
def confetti(s: Scene) -> None:
    tints = [hexa(c) for c in _CONFETTI]

    def scrap(c: Any, z: float, i: int) -> None:
        c.drawRect(rect(-11 * z, -6 * z, 22 * z, 12 * z), fill(pick(tints, i)))

    tumbling(s, 110, scrap, fall=170, sway=34, drift=8, salt=2, turn=4.5)


@effect("feathers", words=(rf"feathers {MOVES}", r"(?:falling|floating|flying|drifting) feathers"), outdoors=False)
def feathers(s: Scene) -> None:
    def plume(c: Any, z: float, _i: int) -> None:
        r = 27 * z
        c.drawPath(smooth([(-r, 0), (0, -r * 0.3), (r, -r * 0.06), (0, r * 0.3)]), fill(hexa("#FBFAF6", 235)))
        c.drawLine(-r * 1.2, 0, r * 0.9, 0, stroke(hexa("#C9C4BC"), 1.1))

    tumbling(s, 30, plume, fall=48, sway=90, drift=10, salt=3, turn=1.3)


@effect("embers", words=(r"(?:glowing |flying |burning )*(?:embers|sparks|cinders)",), outdoors=False)
def embers(s: Scene) -> None:
    """Glowing specks that rise, as over a fire or in a forge."""
    rng = s.rng(304)
    specks = [(rng.random(), rng.random(), rng.uniform(0.5, 1), rng.random() * 6) for _ in range(46)]
    hot = hexa("#FFB347")

    def rise(c: Any, t: float, _cam: float) -> None:
        for x, y, z, o in specks:
            u = (y + t * 0.14 * z) % 1
            xx = x * s.wide + math.sin(t * 1.7 + o) * 30
            a = 255 * min(1.0, 3 * u) * (1 - u) * (0.6 + 0.4 * math.sin(t * 9 + o))
            c.drawCircle(xx, 1180 - 900 * u, 5.5 * z, fill(alpha(hot, a)))

    def shine(c: Any, t: float, _cam: float) -> None:
        for x, y, z, o in specks[::3]:
            u = (y + t * 0.14 * z) % 1
            glow(c, x * s.wide + math.sin(t * 1.7 + o) * 30, 1180 - 900 * u, 60 * z, hot, 210 * (1 - u))

    s.front(rise)
    s.shine(shine)


@effect("bubbles", words=(r"(?:soap )?bubbles",), outdoors=False)
def bubbles(s: Scene) -> None:
    rng = s.rng(305)
    spheres = [(rng.random(), rng.random(), rng.uniform(10, 34), rng.random() * 6) for _ in range(22)]

    def rise(c: Any, t: float, _cam: float) -> None:
        for x, y, r, o in spheres:
            u = (y + t * 0.045 * (1.4 - r / 40)) % 1
            xx, yy = x * s.wide + math.sin(t * 0.9 + o) * 34, HIGH * (1 - u)
            shell = [alpha(0xFFFFFFFF, 0), alpha(0xFFBFE3FF, 26), alpha(0xFFE9B8FF, 120), alpha(0xFFFFFFFF, 150)]
            c.drawCircle(xx, yy, r, radial((xx, yy), r, shell, [0, 0.6, 0.92, 1]))
            c.drawOval(oval(xx - r * 0.36, yy - r * 0.42, r * 0.2, r * 0.13), fill(alpha(0xFFFFFFFF, 220)))

    s.front(rise)


@effect("meteors", words=(r"meteor shower", "meteors", "raining (?:fire|meteors)"), hour="night")
def meteors(s: Scene) -> None:
    """Burning rocks that streak down the sky, far behind everybody."""
    rng = s.rng(306)
    rocks = [(rng.uniform(0.1, 1.3), rng.random(), rng.uniform(0.5, 1)) for _ in range(7)]

    def streak(c: Any, t: float, _cam: float) -> None:
        for x, o, z in rocks:
            u = (t * 0.34 * z + o) % 1
            xx, yy = x * s.wide - u * 420, -80 + u * (s.floor - 40)
            tail = poly((xx - 7 * z, yy - 3 * z), (xx + 7 * z, yy + 3 * z), (xx + 110 * z, yy - 210 * z))
            c.drawPath(tail, fill(alpha(hexa("#FF9A3C"), 150 * (1 - u))))
            c.drawCircle(xx, yy, 8 * z, fill(alpha(hexa("#FFF1C4"), 255 * (1 - u * u))))

    s.live(streak, 0.05, first=True)
