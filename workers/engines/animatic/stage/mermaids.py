"""Mermaids: somebody to the waist, and a tail that curls on a rock or beats in the water."""

import math
from dataclasses import replace
from typing import Any

import skia

from workers.engines.animatic.art.creatures.parts import fin
from workers.engines.animatic.art.draw import XY, alpha, fill, hexa, lit, mix, oval, shade, stroke, tube
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.persons import PersonActor

HIP = 41.0
"""Figure units from the ground to where the tail begins, as the rig stands."""
SUNK = 15.0
"""Units by which she is lower when her tail lies on the ground."""
SWIMS = {"swim", "fly", "float", "rise", "dive"}


class _Above:
    """A moment as her upper half lives it: she has no seat, and does something else while the tail swims."""

    def __init__(self, m: Moment, verb: str) -> None:
        self._m, self.verb, self.seat, self.seated = m, verb, "", False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._m, name)


class MermaidActor(PersonActor):
    """A person whose legs are a tail."""

    def __init__(self, subject: Subject, seed: int, number: int, light: XY) -> None:
        dressed = replace(subject, look={"fem": 1.0, "hair": "long", "hair_color": "red", "top": "tshirt",
                                         "top_color": "#8A5BD6", **subject.look})  # fmt: skip
        super().__init__(dressed, seed, number, light)
        self.scales = hexa("#2FA89A")
        self.width = 84.0

    def reserve(self, verbs: set[str], grip: str, seat: str = "") -> None:
        super().reserve(verbs - SWIMS, grip, seat and "")
        self.room = (96.0, 138.0, 60.0)
        self.lying = False

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        swims = m.verb in SWIMS
        tall = self.rig.look.height * scale
        c.save()
        if swims:
            c.translate(0, -HIP * tall)
            c.rotate((58 + 5 * math.sin(m.t * 3)) * m.facing)
            c.translate(0, HIP * tall)
        else:
            c.translate(0, SUNK * tall)
        c.save()
        c.clipRect(skia.Rect(-200 * scale, -320 * scale, 200 * scale, -(HIP - 3) * tall), True)
        verb = "cheer" if swims else "idle" if m.verb in ("sit", "walk", "run") else m.verb
        above: Any = _Above(m, verb)
        super().draw(c, above, scale)
        c.restore()
        c.scale(tall * m.facing, tall)
        self._tail(c, m, swims)
        c.restore()

    def _tail(self, c: Any, m: Moment, swims: bool) -> None:
        pts: list[XY] = [(0.0, -HIP - 3)]
        if swims:
            for k in range(7):
                pts.append((7 * math.sin(m.t * 5 - k * 0.7) * k / 6, -HIP + 4 + k * 9.0))
            turn = 90 + 22 * math.sin(m.t * 5 - 4.6)
        else:
            lift = 3 * math.sin(m.t * 2.2)
            pts += [(3, -34), (9, -26), (20, -21), (33, -19.5), (46, -21 - lift * 0.4), (57, -27 - lift)]
            turn = -34 - lift * 3
        radii = [9.4, 10.4, 10.0, 8.6, 6.6, 4.6, 3.0, 2.4][: len(pts)]
        x, y = pts[-1]
        c.save()
        c.translate(x, y)
        c.rotate(turn)
        for s in (-1, 1):
            fin(c, [(-3, s * 1.5), (8, s * 10), (22, s * 17), (17, s * 6), (4, 0)], lit(self.scales), 4)
        c.restore()
        tube(c, pts, radii, self.scales, self.light)
        for k in range(1, len(pts) - 1):
            (x0, y0), (x1, y1) = pts[k], pts[k + 1]
            for u in (0.0, 0.5):
                x, y = x0 + (x1 - x0) * u, y0 + (y1 - y0) * u
                for off in (-0.45, 0.25):
                    r = radii[k] * 0.42
                    c.drawArc(oval(x + off * radii[k], y + off * 0.4 * radii[k], r, r), 20, 140, False,
                              stroke(alpha(shade(self.scales), 130), 0.8))  # fmt: skip
        c.drawOval(oval(0, -HIP - 2, 9.8, 3.4), fill(mix(self.scales, hexa("#FFE9A0"), 0.45)))
