"""How people move: functions of time or of a cycle's phase that give a posture."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi

STRIDE = 13.0
WALK_RATE, RUN_RATE = 1.05, 1.55
"""Cycles a second at normal speed."""
WALK_SPEED = 2 * STRIDE / 0.6 * WALK_RATE
RUN_SPEED = 2 * 20.0 * 0.925 / 0.36 * RUN_RATE * 0.62
"""Ground covered in figure units a second, so that feet do not slide."""
MANNERS = {
    "normal": (1.0, 0.0, 1.0), "sneak": (0.8, 0.25, 0.4), "proud": (1.05, -0.1, 1.3), "sad": (0.7, 0.2, 0.4),
    "tired": (0.6, 0.22, 0.5),
}  # fmt: skip
"""Stride, stoop, arm swing."""


def idle(t: float, seed: float = 0) -> Pose:
    b, sway = sin(t * 2.1 + seed) * 0.5, sin(t * 0.9 + seed * 2) * 0.8
    return Pose(
        hip=(sway * 0.6, 39.2 + b * 0.25, 0), lean=(0.02 + b * 0.012, -sway * 0.012),
        head=(sin(t * 0.6 + seed) * 6, sin(t * 0.83 + seed) * 2, sway * 1.2),
        hl=(15.5 + b * 0.3, 38 + b * 0.8, 3), hr=(-15.5 - b * 0.3, 38 + b * 0.8, 3),
    )  # fmt: skip


def walk(phase: float, manner: str = "normal") -> Pose:
    """`phase` in cycles; feet touch down at phase 0 (left) and 0.5 (right)."""
    a = 2 * pi * phase
    stride, stoop, swing = MANNERS.get(manner, MANNERS["normal"])
    st = STRIDE * stride

    def foot(p: float) -> tuple[float, float, float]:
        p %= 1.0
        if p < 0.6:
            u = p / 0.6
            return lerp(st, -st, u), 0.0, lerp(18, 0, clamp(u * 4)) - lerp(0, 38, clamp((u - 0.72) / 0.28))
        u = (p - 0.6) / 0.4
        return lerp(-st, st, u - 0.12 * sin(2 * pi * u)), 6.5 * sin(pi * u) ** 0.9, lerp(-38, 18, ease(u))

    def arm(q: float) -> tuple[float, float]:
        return 40 - abs(q) * 0.06 + max(0, q) * 0.35, q + 2

    left, right = foot(phase), foot(phase + 0.5)
    hl, hr = arm(-cos(a) * 12 * swing), arm(cos(a) * 12 * swing)
    return Pose(
        hip=(sin(a) * 0.9, 38.2 - 1.5 * cos(2 * a) - stoop * 4, 0), lean=(0.07 + stoop * 0.7, sin(a) * 0.03),
        twist=-cos(a) * 0.22, head=(0, -3 * stoop * 6 + sin(2 * a) * 1.5, -sin(a) * 2),
        hl=(14.5, *hl), hr=(-14.5, *hr), fl=(5, left[1], left[0]), fr=(-5, right[1], right[0]),
        pl=left[2], pr=right[2],
    )  # fmt: skip


def run(phase: float) -> Pose:
    a, st = 2 * pi * phase, 20.0

    def foot(p: float) -> tuple[float, float, float]:
        p %= 1.0
        if p < 0.36:
            u = p / 0.36
            return lerp(st * 0.85, -st, u), 0, lerp(10, -40, ease(u))
        u = (p - 0.36) / 0.64
        return lerp(-st, st * 0.85, ease(u)), 5 + 15 * sin(pi * u) ** 0.8 * (1 - 0.35 * u), lerp(-70, 14, u)

    def arm(q: float) -> tuple[float, float]:
        return 50 + abs(q) * 0.45 + max(0, q) * 0.5, q * 1.1 + 3

    left, right = foot(phase), foot(phase + 0.5)
    hl, hr = arm(-cos(a) * 14), arm(cos(a) * 14)
    return Pose(
        hip=(0, 38.5 - 2.6 * cos(2 * a + 0.6), 0), lean=(0.28, sin(a) * 0.02), twist=-cos(a) * 0.35, head=(0, -8, 0),
        hl=(13, *hl), hr=(-13, *hr), fl=(4, left[1], left[0]), fr=(-4, right[1], right[0]), pl=left[2], pr=right[2],
        hand_l="fist", hand_r="fist",
    )  # fmt: skip


JUMP = 1.25
"""Seconds from crouch to crouch."""


def jump(u: float, h: float = 34) -> Pose:
    """`u` 0 to 1: crouch, fly (a parabola), land."""
    crouch = Pose(hip=(0, 27, -2), lean=(0.42, 0), hl=(16, 34, -12), hr=(-16, 34, -12), head=(0, 8, 0), squash=0.04)
    if u < 0.22:
        return idle(0).mixed(crouch, ease(u / 0.22))
    if u < 0.74:
        q = (u - 0.22) / 0.52
        y, tuck = 4 * h * q * (1 - q), sin(pi * q)
        up = Pose(
            hip=(0, 40 + y, 0), lean=(0.05, 0), hl=(21, 72 + y, 4), hr=(-21, 72 + y, 4), el=(1, -0.3, 0),
            er=(-1, -0.3, 0), fl=(7, y + tuck * 5, -tuck * 4), fr=(-7, y + tuck * 9, tuck * 3), pl=-30 * tuck,
            pr=-30 * tuck, head=(0, -8, 0), squash=-0.05 * (1 - tuck), hand_l="open", hand_r="open",
        )  # fmt: skip
        return crouch.mixed(up, ease(q / 0.22)) if q < 0.22 else up
    return crouch.mixed(idle(0), ease((u - 0.74) / 0.26))


def sit(t: float, seat: float = 22) -> Pose:
    p = idle(t)
    p.hip, p.lean = (0, seat + 4, -4), (0.05, 0)
    p.fl, p.fr = (6, 0, 14), (-6, 0, 14)
    p.hl, p.hr = (9, seat + 9, 11), (-9, seat + 9, 11)
    return p


def wave(t: float) -> Pose:
    p = idle(t)
    q = sin(t * 2 * pi * 2.0)
    p.hr, p.er, p.hand_r = (-35 + q * 5, 80, 8), (-1, -0.8, -0.1), "wave"
    p.lean, p.head = (0.02, 0.03), (4, -2, -4 + q)
    return p


def dance(t: float, bpm: float = 116) -> Pose:
    a = 2 * pi * t * bpm / 120
    q, s = abs(sin(pi * t * bpm / 60)), sin(a)
    return Pose(
        hip=(s * 4, 36 + q * 3.6, 0), lean=(0.04, -s * 0.16), twist=s * 0.3, head=(s * 14, -4 + q * 6, s * 9),
        hl=(24 + s * 2, 62 + sin(a + pi / 2) * 18, 8), hr=(-24 + s * 2, 62 - sin(a + pi / 2) * 18, 8),
        el=(1, -0.6, -0.3), er=(-1, -0.6, -0.3), fl=(8, max(0, s) * 5, 2), fr=(-8, max(0, -s) * 5, 2),
        pl=-18 * max(0, s), pr=-18 * max(0, -s), hand_l="open", hand_r="fist", squash=0.03 * (1 - q),
    )  # fmt: skip


def talk(t: float, energy: float = 0.6, seed: float = 0) -> Pose:
    p = idle(t, seed)
    g = sin(t * 2.3 + seed) * 0.5 + sin(t * 3.7 + seed * 1.7) * 0.5
    k = sin(t * 1.4 + seed)
    p.hr = (-15 - 3 * energy * max(0, k), 44 + energy * (9 + 7 * g), 15)
    p.hand_r, p.er = "open", (-0.8, -0.9, -0.4)
    p.head = (sin(t * 1.1 + seed) * 8, sin(t * 4.1 + seed) * 2.6 * energy - 1, sin(t * 1.7 + seed) * 3.5)
    p.lean = (0.04 + 0.02 * g, 0.01)
    if k < 0:
        p.hl, p.hand_l = (15, 44 + energy * 6 * -k + 4 * g, 13 * -k + 3), "open"
    return p


def cheer(t: float) -> Pose:
    q = abs(sin(t * 2 * pi * 1.2))
    return Pose(
        hip=(0, 38 + q * 7, 0), head=(0, -10, sin(t * 5) * 3), hl=(33, 82 + q * 7, 4), hr=(-33, 82 + q * 7, 4),
        el=(1, -0.3, 0), er=(-1, -0.3, 0), fl=(7, q * 6, 0), fr=(-7, q * 6, 0), pl=-25 * q, pr=-25 * q,
        hand_l="open", hand_r="open",
    )  # fmt: skip


def think(t: float) -> Pose:
    p = idle(t)
    p.hr, p.er, p.hand_r = (-4, 60, 16), (-1, -1, 0), "point"
    p.hl, p.el = (3, 48, 13), (1, -0.8, -0.2)
    p.head = (14, 8, 6 + sin(t) * 2)
    return p


def hold(t: float, item: str = "") -> Pose:
    p = idle(t)
    p.hr, p.er = (-16, 57 + sin(t * 2) * 0.6, 13), (-0.8, -1, -0.3)
    p.hand_r, p.grip_r = "fist", item
    return p


def swing(u: float) -> Pose:
    """A racket, club or bat from behind to the front, `u` 0 to 1."""
    a = lerp(-2.2, 1.5, ease(clamp((u - 0.25) / 0.3)))
    p = Pose(hip=(lerp(-2, 3, ease(u)), 36, 0), lean=(0.12, -0.05),
             twist=lerp(-0.9, 0.8, ease(clamp((u - 0.2) / 0.35))), fl=(10, 0, 3), fr=(-11, 0, -3))  # fmt: skip
    p.hr, p.hl = (-8 - 14 * cos(a + 0.6), 60 + 10 * sin(a), 10 + 16 * sin(a + 1.2)), (13, 55, 12)
    p.hand_r = "fist"
    return p
