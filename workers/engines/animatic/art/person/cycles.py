"""How people walk and run: postures by phase, whose planted feet stay where they are on the ground."""

import math
from dataclasses import dataclass

from workers.engines.animatic.art.draw import XYZ, clamp, ease, lerp
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi

STRIDE, STANCE = 13.0, 0.6
RUN_REACH, RUN_STANCE = 12.0, 0.36
TOE = 8.6
"""From the ankle to the tip of the shoe."""
WALK_RATE, RUN_RATE = 1.05, 1.5
"""Cycles a second at normal speed."""
WALK_SPEED = 2 * STRIDE / STANCE * WALK_RATE
RUN_SPEED = 2 * RUN_REACH / RUN_STANCE * RUN_RATE
"""Ground covered in figure units a second, so that feet do not slide."""


@dataclass(frozen=True, slots=True)
class Gait:
    """How one goes: all but `stoop` in shares of normal."""

    stride: float = 1.0
    stoop: float = 0.0
    swing: float = 1.0
    tempo: float = 1.0
    bounce: float = 1.0


GAITS: dict[str, Gait] = {
    "": Gait(), "sneak": Gait(0.8, 0.3, 0.3, 0.7, 0.3), "proud": Gait(1.05, -0.1, 1.3, 0.95),
    "sad": Gait(0.66, 0.22, 0.4, 0.8, 0.7), "tired": Gait(0.6, 0.24, 0.5, 0.75), "slow": Gait(0.8, 0.0, 0.8, 0.78),
    "brisk": Gait(1.06, 0.06, 1.25, 1.2), "happy": Gait(1.0, -0.05, 1.4, 1.08, 1.9), "old": Gait(0.58, 0.22, 0.5, 0.85),
    "angry": Gait(1.02, 0.12, 1.2, 1.15, 1.3), "drunk": Gait(0.8, 0.05, 0.9, 0.8),
}  # fmt: skip
_STEMS = {
    "sneak": "sneak", "stealth": "sneak", "quiet": "sneak", "careful": "sneak", "cautious": "sneak", "proud": "proud",
    "confident": "proud", "majestic": "proud", "sad": "sad", "gloom": "sad", "lonely": "sad", "tired": "tired",
    "wear": "tired", "exhaust": "tired", "slow": "slow", "calm": "slow", "gentl": "slow", "gracef": "slow",
    "quick": "brisk", "fast": "brisk", "brisk": "brisk", "hurr": "brisk", "happ": "happy", "cheer": "happy",
    "joy": "happy", "excite": "happy", "merr": "happy", "angr": "angry", "furious": "angry", "old": "old",
    "drunk": "drunk", "clums": "drunk", "awkward": "drunk",
}  # fmt: skip


def gait_of(manner: str) -> Gait:
    """How one goes who goes "slowly" or "proudly"."""
    return GAITS[next((name for stem, name in _STEMS.items() if manner.startswith(stem)), "")]


def travel(running: bool, manner: str) -> tuple[float, float]:
    """Figure units and cycles a second that fit the feet."""
    gait = gait_of(manner)
    if running:
        return RUN_SPEED * gait.tempo, RUN_RATE * gait.tempo
    return WALK_SPEED * gait.stride * gait.tempo, WALK_RATE * gait.tempo


def rolled(z: float, pitch: float) -> tuple[float, float, float]:
    """A planted foot's ankle: it turns about the heel while the toes are up, about the toes while the heel is."""
    q = math.radians(pitch)
    if pitch < 0:
        return z + TOE * (1 - cos(q)), -TOE * sin(q), pitch
    return z - 3.2 * (1 - cos(q)), 2.5 * sin(q), pitch


def _planted(u: float, reach: float, toes: float, heel: float) -> tuple[float, float, float]:
    pitch = lerp(toes, 0, clamp(u * 4)) - lerp(0, heel, clamp((u - 0.66) / 0.34))
    return rolled(lerp(reach, -reach, u), pitch)


def _stepping(p: float, reach: float) -> tuple[float, float, float]:
    """Forward, up and pitch of a walking foot at phase `p`."""
    p %= 1.0
    if p < STANCE:
        return _planted(p / STANCE, reach, 18, 38)
    u = (p - STANCE) / (1 - STANCE)
    a, b = _planted(1.0, reach, 18, 38), _planted(0.0, reach, 18, 38)
    lift = lerp(a[1], b[1], u) + 5.0 * sin(pi * u) ** 0.9
    return lerp(a[0], b[0], u - 0.12 * sin(2 * pi * u)), lift, lerp(a[2], b[2], ease(u))


def _running(p: float) -> tuple[float, float, float]:
    p %= 1.0
    if p < RUN_STANCE:
        u = p / RUN_STANCE
        return rolled(lerp(RUN_REACH, -RUN_REACH, u), -lerp(0, 34, clamp((u - 0.5) / 0.5)))
    u = (p - RUN_STANCE) / (1 - RUN_STANCE)
    a, b = rolled(-RUN_REACH, -34), rolled(RUN_REACH, 0)
    back = -9 * sin(pi * clamp(u * 2.2))
    lift = lerp(a[1], b[1], u) + 19 * sin(pi * u) ** 0.8 * (1 - 0.35 * u)
    return lerp(a[0], b[0] + 4 * sin(pi * u), ease(u)) + back, lift, lerp(-34, 0, u) - 44 * sin(pi * clamp(u * 1.5))


def idle(t: float, seed: float = 0) -> Pose:
    b, sway = sin(t * 2.1 + seed) * 0.5, sin(t * 0.9 + seed * 2) * 0.8
    return Pose(
        hip=(sway * 0.6, 39.2 + b * 0.25, 0), lean=(0.02 + b * 0.012, -sway * 0.012),
        head=(sin(t * 0.6 + seed) * 6, sin(t * 0.83 + seed) * 2, sway * 1.2),
        hl=(15.5 + b * 0.3, 38 + b * 0.8, 3), hr=(-15.5 - b * 0.3, 38 + b * 0.8, 3),
    )  # fmt: skip


def walk(phase: float, manner: str = "") -> Pose:
    """`phase` in cycles; feet touch down at phase 0 (left) and 0.5 (right)."""
    a, gait = 2 * pi * phase, gait_of(manner)
    left, right = (_stepping(phase + half, STRIDE * gait.stride) for half in (0.0, 0.5))
    swing = cos(a) * 12 * gait.swing
    hl, hr = _swung(-swing), _swung(swing)
    weave = sin(a * 0.5) * 3 if gait is GAITS["drunk"] else 0.0
    return Pose(
        hip=(sin(a) * 0.9 + weave, 39.4 - 1.2 * gait.bounce * cos(2 * a) - gait.stoop * 6, 0),
        lean=(0.07 + gait.stoop * 0.7, sin(a) * 0.03 + weave * 0.03), twist=-cos(a) * 0.22 * gait.swing,
        head=(0, -18 * gait.stoop + sin(2 * a) * 1.5, -sin(a) * 2),
        hl=(14.5, *hl), hr=(-14.5, *hr), fl=(4, left[1], left[0]), fr=(-4, right[1], right[0]),
        pl=left[2], pr=right[2], stride=1,
    )  # fmt: skip


def _swung(q: float) -> tuple[float, float]:
    return 40 - abs(q) * 0.06 + max(0, q) * 0.35, q + 2


def run(phase: float, _manner: str = "") -> Pose:
    a = 2 * pi * phase
    left, right = _running(phase), _running(phase + 0.5)

    def arm(q: float) -> tuple[float, float]:
        return 50 + abs(q) * 0.45 + max(0, q) * 0.5, q * 1.1 + 3

    hl, hr = arm(-cos(a) * 14), arm(cos(a) * 14)
    return Pose(
        hip=(0, 38.0 - 2.6 * cos(2 * a - 0.9), 0), lean=(0.26, sin(a) * 0.02), twist=-cos(a) * 0.35, head=(0, -8, 0),
        hl=(13, *hl), hr=(-13, *hr), fl=(4, left[1], left[0]), fr=(-4, right[1], right[0]), pl=left[2], pr=right[2],
        hand_l="fist", hand_r="fist", stride=1,
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
        if q < 0.22:
            return crouch.mixed(up, ease(q / 0.22))
        return up.mixed(crouch, ease((q - 0.86) / 0.14)) if q > 0.86 else up
    return crouch.mixed(idle(0), ease((u - 0.74) / 0.26))


def seated(t: float, seat: float = 18.0) -> Pose:
    """On a seat whose top is `seat` high: hips on it, feet flat on the ground before it."""
    p = idle(t)
    p.hip, p.lean = (0, seat + 6.2, -5), (0.03, 0)
    p.fl, p.fr = (6, 0, 12.5), (-6, 0, 12.5)
    p.hl, p.hr = (8, seat + 11, 9), (-8, seat + 11, 9)
    p.el, p.er = (0.9, -0.3, -0.7), (-0.9, -0.3, -0.7)
    return p


def grounded(t: float) -> Pose:
    """Cross-legged on the ground."""
    p = idle(t)
    p.hip, p.lean = (0, 7.5, -3), (0.06, 0)
    p.fl, p.fr, p.kl, p.kr = (-5, 0, 10), (5, 0, 13), (1, 0.5, 0.5), (-1, 0.5, 0.5)
    p.pl = p.pr = -10
    p.hl, p.hr = (12, 16, 9), (-12, 16, 9)
    p.el, p.er = (0.9, -0.3, -0.7), (-0.9, -0.3, -0.7)
    return p


def talk(t: float, energy: float = 0.6, seed: float = 0) -> Pose:
    p = idle(t, seed)
    g = sin(t * 2.3 + seed) * 0.5 + sin(t * 3.7 + seed * 1.7) * 0.5
    k = sin(t * 1.4 + seed)
    p.hr = (-15 - 3 * energy * max(0, k), 44 + energy * (9 + 7 * g), 15)
    p.hand_r, p.er = "open", (-0.8, -0.9, -0.4)
    p.head = (sin(t * 1.1 + seed) * 8, sin(t * 4.1 + seed) * 2.6 * energy - 1, sin(t * 1.7 + seed) * 3.5)
    p.lean = (0.04 + 0.02 * g, 0.01)
    up = ease(clamp(-k * 1.6))
    p.hl = (lerp(p.hl[0], 15, up), lerp(p.hl[1], 46 + energy * 6 + 4 * g, up), lerp(p.hl[2], 14, up))
    p.hand_l = "open" if up > 0.4 else "rest"
    return p


def reach(a: XYZ, b: XYZ, t: float) -> XYZ:
    """A point between two."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t
