"""Who is there at all: some appear, some vanish in a puff, in the middle of a shot."""

import math
from collections.abc import Sequence
from typing import Any

from workers.engines.animatic.art.draw import clamp, ease, fill, rgb, star_path
from workers.engines.animatic.model import Beat

_TAKES = 0.35
"""Seconds in which somebody comes or goes."""
_PUFF = 0.9
"""Seconds that the puff lasts."""


def _turning(beat: Beat) -> float:
    """When it happens: a little after the beat has begun, so that one sees what was before."""
    if beat.target:  # one in the place of another, in the middle
        return beat.start + 0.45 * (beat.end - beat.start)
    return beat.start + min(2.0, 0.25 * (beat.end - beat.start))


def presence(beats: Sequence[Beat], t: float) -> float:
    """How far somebody is there at film time `t`: 0 before they appear and after they have vanished, else 1."""
    there = 0.0 if next((b.verb for b in beats if b.verb in {"appear", "vanish"}), "") == "appear" else 1.0
    for beat in beats:
        if beat.verb in {"appear", "vanish"} and t >= _turning(beat):
            gone = ease(clamp((t - _turning(beat)) / _TAKES))
            there = gone if beat.verb == "appear" else 1 - gone
    return there


def since_turning(beats: Sequence[Beat], t: float) -> float:
    """Seconds since somebody last appeared or vanished; below 0 where nobody did of late."""
    turned = [t - _turning(b) for b in beats if b.verb in {"appear", "vanish"}]
    return min((s for s in turned if 0 <= s < _PUFF), default=-1.0)


def puff(c: Any, x: float, y: float, size: float, since: float) -> None:
    """Smoke and stars about (x, y), the foot of whoever is `size` pixels high; nothing where `since` is below 0."""
    if since < 0:
        return
    u = clamp(since / _PUFF)
    for k in range(9):
        a = k * 2.399
        r = size * (0.12 + 0.42 * math.sqrt(u)) * (0.7 + 0.3 * math.sin(k * 5.1))
        at = (x + math.cos(a) * r, y - size * 0.5 + math.sin(a) * r * 0.9)
        c.drawCircle(*at, size * 0.17 * (1 - 0.6 * u), fill(rgb(244, 240, 255, 210 * (1 - u))))
    for k in range(7):
        a = k * 2.1 + 0.4
        r = size * (0.2 + 0.5 * u)
        star = star_path(x + math.cos(a) * r, y - size * 0.5 + math.sin(a) * r, size * 0.06 * (1 - u) + 1, 4, 0.4)
        c.drawPath(star, fill(rgb(255, 226, 120, 255 * (1 - u))))
