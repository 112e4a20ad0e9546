"""Four-legged animals: a tube body with two-bone legs and a tail, and a drawn head that can speak."""

import math
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art import emoji
from workers.engines.animatic.art.draw import (
    MIPPED,
    XY,
    alpha,
    capsule,
    clamp,
    ease,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    rgb,
    shade,
    smooth,
    soft,
    stroke,
    tube,
    two_bones,
)  # fmt: skip
from workers.engines.animatic.art.heads import draw_head
from workers.engines.animatic.art.neckwear import Wear, draw_bowtie, draw_scarf
from workers.engines.animatic.art.person.face import draw_flat_mouth
from workers.engines.animatic.art.person.look import VISEMES, Face
from workers.engines.animatic.art.species import Beast, eyes_of
from workers.engines.animatic.art.wear import draw_headwear

sin, cos, pi = math.sin, math.cos, math.pi
OFFSETS = {"walk": (0, 0.5, 0.25, 0.75), "run": (0.0, 0.1, 0.5, 0.6)}
TAIL_ANGLE = {"up": 2.3, "wag": 2.5, "down": 3.9, "cat": 2.6, "bushy": 2.75, "tuft": 3.7, "stub": 2.9, "thick": 3.3,
              "mane": 3.8}  # fmt: skip
TAIL_RADII = {
    "bushy": (2.2, 4.2, 5.6, 5.8, 4.6, 1.6), "tuft": (1.3, 1.2, 1.1, 1.1, 2.4, 2.6),
    "thick": (8.5, 7.0, 5.6, 4.2, 3.0, 1.4), "mane": (2.2, 3.4, 4.2, 4.4, 4.0, 1.6),
}  # fmt: skip


@dataclass(slots=True)
class BeastMove:
    """What an animal does at one moment."""

    phase: float = 0.0
    gait: str = "idle"
    t: float = 0.0
    face: Face = Face("happy")
    sit: float = 0.0
    lie: float = 0.0
    tilt: float = 0.0
    hop: float = 0.0
    dance: float = 0.0


@dataclass(slots=True)
class QuadrupedRig:
    """One animal, drawn facing right; the shoulder of most is about 40 units high."""

    beast: Beast
    light: XY = (-0.55, 0.8)
    wear: Wear = Wear()

    @property
    def height(self) -> float:
        b = self.beast
        return b.leg + b.girth * 1.6 + b.neck + b.head_size * 0.72

    @property
    def length(self) -> float:
        b = self.beast
        return b.body + b.girth * 2.2 + b.head_size * 0.6 + (16 if b.tail != "stub" else 4)

    def draw(self, c: Any, move: BeastMove, facing: int = 1, scale: float = 1.0) -> None:
        c.save()
        c.scale(scale * facing, scale)
        _Drawing(self, c, move, (self.light[0] * facing, self.light[1])).run()
        c.restore()


class _Drawing:
    """One posture of one animal on its way to the canvas; y is down, the ground is 0."""

    def __init__(self, rig: QuadrupedRig, c: Any, m: BeastMove, light: XY) -> None:
        self.c, self.m, self.b, self.light, self.wear = c, m, rig.beast, light, rig.wear
        b = self.b
        self.coat = hexa(b.coat)
        self.paw = hexa(b.paw) if b.paw else self.coat
        ph = m.phase
        bob = {"walk": sin(4 * pi * ph), "run": sin(2 * pi * ph) * 3.5}.get(m.gait, sin(m.t * 2) * 0.4)
        bob += m.hop - m.lie * (b.leg * 0.82) + m.dance * abs(sin(m.t * 6)) * 4
        self.arch = sin(2 * pi * ph) * 3 if m.gait == "run" else 0.0
        stand = b.leg + b.girth * 0.55
        self.hip: XY = (-b.body * 0.5, -(stand + bob - m.sit * b.leg * 0.62))
        self.sho: XY = (b.body * 0.5, -(stand + bob * 0.7 + self.arch * 0.6 + m.sit * 3))
        self.mid: XY = (0, (self.hip[1] + self.sho[1]) / 2 + 1 + self.arch * 0.5)

    def run(self) -> None:
        b = self.b
        self._tail()
        front, back = b.body * 0.44, -b.body * 0.48
        offs = OFFSETS.get(self.m.gait, (0, 0, 0, 0))
        self._leg((self.sho[0] - 1, self.sho[1] + 1), front + 3, offs[3], True, 1)
        self._leg((self.hip[0] + 2, self.hip[1] + 1), back + 3 + self.m.sit * 9, offs[2], False, 1)
        self._body()
        self._leg((self.hip[0] - 1, self.hip[1] + 1), back - 2 + self.m.sit * 9, offs[0], False, 0)
        self._leg((self.sho[0] + 1, self.sho[1] + 1), front - 2, offs[1], True, 0)
        self._head()

    def _foot(self, p: float, x0: float, stride: float = 10) -> XY:
        p %= 1
        if self.m.gait == "run":
            if p < 0.4:
                return x0 + lerp(stride * 1.5, -stride * 1.5, p / 0.4), 0
            u = (p - 0.4) / 0.6
            return x0 + lerp(-stride * 1.5, stride * 1.5, ease(u)), 9 * sin(pi * u)
        if self.m.gait == "walk":
            if p < 0.62:
                return x0 + lerp(stride, -stride, p / 0.62), 0
            u = (p - 0.62) / 0.38
            return x0 + lerp(-stride, stride, u), 5.5 * sin(pi * u)
        return x0, self.m.hop + self.m.dance * max(0.0, sin(self.m.t * 6 + x0)) * 5

    def _leg(self, root: XY, x0: float, off: float, front: bool, far: int) -> None:
        b, c = self.b, self.c
        fx, fy = self._foot(self.m.phase + off, x0)
        if self.m.lie:
            fx += (10 if front else -6) * self.m.lie
        bone = b.leg * 0.58 + 1
        a = (root[0], -root[1], 0.0)
        knee, end = two_bones(a, (fx, fy + 2.6, 0), bone, bone, (-1, 0, 0) if front else (1, 0.1, 0))
        g = b.girth * b.limb
        tube(c, [(a[0], -a[1]), (knee[0], -knee[1]), (end[0], -end[1])],
             (g * (0.44 if front else 0.52), g * 0.34, g * 0.29), self.coat, self.light, far * 0.32)  # fmt: skip
        colour = mix(self.paw, shade(shade(self.paw)), far * 0.32)
        c.drawPath(capsule(end[0] - 0.5, -end[1] + 0.2, g * 0.30, end[0] + g * 0.3, -end[1] + 0.8, g * 0.27),
                   linear((0, -end[1] - 3), (0, -end[1] + 4), [lit(colour), shade(colour)]))  # fmt: skip

    def _tail(self) -> None:
        b, m = self.b, self.m
        if b.tail == "stub":
            self.c.drawCircle(self.hip[0] - b.girth * 0.9, self.hip[1] - 2, b.girth * 0.3, fill(lit(self.coat)))
            return
        wag = sin(m.t * (9 if b.tail in ("wag", "up") else 3)) * 0.35
        pts = [(self.hip[0] - b.girth * 0.4, self.hip[1] - 2)]
        a = TAIL_ANGLE.get(b.tail, 2.6)
        for _ in range(5):
            a += wag * 0.3 + (-0.14 if b.tail in ("up", "cat") else 0.06)
            step = {"cat": 4.6, "thick": 6.5}.get(b.tail, 3.6)
            pts.append((pts[-1][0] + cos(a) * step, pts[-1][1] - sin(a) * step))
        colour = hexa(b.mane) if b.tail == "mane" and b.mane else self.coat
        tube(self.c, pts, TAIL_RADII.get(b.tail, (2.8, 2.6, 2.4, 2.1, 1.9, 1.6)), colour, self.light)

    def _body(self) -> None:
        b, c, g = self.b, self.c, self.b.girth
        hip, sho, mid = self.hip, self.sho, self.mid
        tube(c, [hip, (hip[0] * 0.5, (hip[1] + mid[1]) / 2), mid, (sho[0] * 0.6, (sho[1] + mid[1]) / 2), sho],
             [g * 0.98, g * 0.96, g * 0.92, g * 1.02, g * 1.08], self.coat, self.light)  # fmt: skip
        c.drawOval(_box(hip[0] * 0.7, mid[1] + g * 0.32, sho[0] * 1.05, mid[1] + g * 1.0),
                   soft(alpha(hexa(b.belly), 150), 2.2))  # fmt: skip
        if b.pattern == "spots":
            for u, v, r in ((-0.4, -0.3, 3.4), (-0.1, 0.1, 2.8), (0.2, -0.4, 3.8), (0.45, 0.1, 2.6), (-0.62, 0.2, 2.6)):
                c.drawOval(oval(u * b.body, mid[1] + v * g, r * 1.2, r), fill(alpha(hexa(b.marks), 230)))
        elif b.pattern == "rosettes":
            for k in range(16):
                u, v = (k * 0.618) % 1 - 0.5, ((k * 0.37) % 1 - 0.55) * 1.3
                c.drawCircle(u * b.body * 1.15, mid[1] + v * g, 1.5, fill(alpha(hexa(b.marks), 210)))
        elif b.pattern == "stripes":
            for k in range(7):
                x = lerp(hip[0] - 3, sho[0] + 4, k / 6)
                bend = 1.6 if k % 2 else -1.2
                c.drawPath(smooth([(x, mid[1] - g * 0.92), (x + bend, mid[1] - g * 0.3), (x - 0.6, mid[1] + g * 0.35)],
                                  False), stroke(alpha(hexa(b.marks), 225), 2.1))  # fmt: skip
        elif b.pattern == "wool":
            wool = hexa(b.marks)
            for k in range(44):
                v, u = (k // 11) / 3 * 1.75 - 1.0, (k % 11) / 10 - 0.5
                x, y = u * (b.body + g * 1.5) + (g * 0.14 if k // 11 % 2 else 0), mid[1] + v * g * (1 - 0.3 * abs(u))
                c.drawCircle(x, y, g * 0.36, linear((x, y - g * 0.3), (x, y + g * 0.34), [lit(wool), shade(wool)]))
        elif b.pattern == "quills":
            for k in range(30):
                a = lerp(0.15, pi - 0.05, (k % 10) / 9)
                q = g * (1.5 + 0.12 * (k // 10))
                x0, y0 = cos(a) * b.body * 0.55, mid[1] - sin(a) * g * 0.5
                c.drawLine(x0, y0, x0 * 1.2 - 2, y0 - sin(a) * q * 0.5 - 1, stroke(hexa(b.marks), 1.8))
        if b.hump:
            for x in (-0.1,) if b.hump == 1 else (-0.32, 0.2):
                c.drawPath(smooth([(x * b.body - 9, mid[1] - g * 0.6), (x * b.body, mid[1] - g * 1.75),
                                   (x * b.body + 9, mid[1] - g * 0.6)]),
                           linear((0, mid[1] - g * 1.7), (0, mid[1]), [lit(self.coat), self.coat]))  # fmt: skip

    def _head(self) -> None:
        b, c, m = self.b, self.c, self.m
        hs, g = b.head_size, b.girth
        nod = sin(4 * pi * m.phase + 0.8) * 1.2 if m.gait != "idle" else sin(m.t * 1.3) * 0.8
        reach = g * (0.85 if b.neck < 12 else 0.62) + b.neck * 0.32
        drop = m.lie * b.leg * 0.18
        hd = (self.sho[0] + reach, self.sho[1] - hs * 0.40 + nod - 3 - b.neck + drop)
        neck_to = (hd[0] - (2 if b.neck >= 12 else 0), hd[1] + hs * 0.18)
        root = (self.sho[0] - 1, self.sho[1] - 2)
        width = 0.66 if b.neck < 12 else 0.5
        tube(c, [root, neck_to], [g * 0.82, g * width], self.coat, self.light)
        if b.mane and b.tail == "mane":
            mane = hexa(b.mane)
            for k in range(6):
                u = k / 5
                x, y = (
                    lerp(root[0] - g * 0.55, neck_to[0] - hs * 0.22, u),
                    lerp(root[1] - g * 0.4, neck_to[1] - hs * 0.3, u),
                )
                c.drawOval(oval(x, y, 4.6, 5.6), fill(mane if k % 2 else lit(mane)))
        if b.pattern == "rosettes" and b.neck >= 12:
            for k in range(7):
                u = k / 7
                c.drawCircle(lerp(root[0], neck_to[0], u) + (1.6 if k % 2 else -1.6), lerp(root[1], neck_to[1], u), 1.9,
                             fill(alpha(hexa(b.marks), 210)))  # fmt: skip
        collar = (lerp(root[0], neck_to[0], 0.5), lerp(root[1], neck_to[1], 0.5))
        draw_scarf(c, self.wear, collar, neck_to, g * (width + 0.82) * 0.56, m.t, self.light)
        c.save()
        c.translate(*hd)
        c.rotate(m.tilt + sin(2 * pi * m.phase) * 2)
        c.save()
        if b.head.startswith("@"):
            c.scale(hs * 1.12, hs * 1.12)
            closed = max(m.face.blink, 1.0 if m.face.emotion == "asleep" else 0.0) > 0.5
            draw_head(c, b.head[1:], b.coat, b.marks, self.light, closed)
        else:
            px = hs / 256
            c.scale(px * b.head_flip, px)
            c.drawImage(emoji.drawing(b.head, 256, b.head_tint), -128, -128, MIPPED)
        c.restore()
        c.save()
        self._face(hs)
        c.restore()
        draw_headwear(c, self.wear, hs, eyes_of(b) or (0.17, -0.04))
        draw_bowtie(c, self.wear, (0, hs * 0.5), hs * 0.2)
        c.restore()

    def _face(self, hs: float) -> None:
        b, c, face = self.b, self.c, self.m.face
        closed = max(face.blink, 1.0 if face.emotion == "asleep" else 0.0)
        eyes = None if b.head.startswith("@") else eyes_of(b)
        if closed > 0.5 and eyes is not None:
            ex, ey = eyes
            for k in (-1, 1):
                c.drawOval(oval(k * ex * hs, ey * hs, hs * 0.075, hs * 0.085), fill(hexa(b.head_skin or b.coat)))
                c.drawPath(
                    smooth(
                        [
                            (k * ex * hs - hs * 0.06, ey * hs),
                            (k * ex * hs, ey * hs + hs * 0.035),
                            (k * ex * hs + hs * 0.06, ey * hs),
                        ],
                        False,
                    ),
                    stroke(rgb(50, 34, 40), hs * 0.022),
                )
        vis = face.viseme
        if face.emotion == "laughing" and vis == VISEMES["rest"]:
            vis = VISEMES["AA"]
        if vis[1] > 0.05:
            c.translate(b.mouth[0] * hs, b.mouth[1] * hs)
            size = clamp(hs / 50, 0.5, 1.2)
            c.scale(size, size)
            draw_flat_mouth(c, Face("happy", vis), self.coat)


def _box(x0: float, y0: float, x1: float, y1: float) -> Any:
    return oval((x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2)
