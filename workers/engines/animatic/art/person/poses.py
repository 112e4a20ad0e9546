"""What people do beyond moving about: eating, reading, climbing, flying ... each a function of time."""

import math
from collections.abc import Callable

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person import cycles
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi

Doing = Callable[[float], Pose]
DOINGS: dict[str, Doing] = {}
ITEMS = {
    "eat": "hamburger", "drink": "cup-with-straw", "read": "open-book", "cook": "cooking", "paint": "paintbrush",
    "sing": "microphone", "throw": "baseball",
}  # fmt: skip
"""What a hand holds when the plan names nothing else."""
FEELINGS = {
    "cheer": "happy", "dance": "happy", "laugh": "laughing", "cry": "crying", "sleep": "asleep", "wave": "happy",
    "think": "focused", "read": "focused", "paint": "focused", "cook": "focused", "climb": "focused",
    "fall": "surprised", "run": "focused", "eat": "happy", "drink": "happy", "play": "happy", "sing": "happy",
    "surf": "happy", "jump": "happy", "explode": "surprised", "chase": "focused", "swim": "happy", "fly": "happy",
    "ride": "happy", "spin": "happy",
}  # fmt: skip
"""The face that goes with an action when nothing else is said."""


def doing(*names: str) -> Callable[[Doing], Doing]:
    def keep(fn: Doing) -> Doing:
        for name in names:
            DOINGS[name] = fn
        return fn

    return keep


for _name, _fn in {
    "idle": cycles.idle, "sit": cycles.sit, "wave": cycles.wave, "dance": cycles.dance, "talk": cycles.talk,
    "cheer": cycles.cheer, "think": cycles.think, "hold": cycles.hold,
}.items():  # fmt: skip
    DOINGS[_name] = _fn


@doing("jump")
def _jump(t: float) -> Pose:
    return cycles.jump((t / cycles.JUMP) % 1)


@doing("bounce")
def _bounce(t: float) -> Pose:
    return cycles.jump((t / 0.95) % 1, 22)


@doing("eat")
def _eat(t: float) -> Pose:
    p = cycles.idle(t)
    bite = clamp(sin(t * 2.4) * 1.6)
    p.hr, p.er, p.hand_r = (lerp(-12, -3, bite), lerp(52, 67, bite), lerp(16, 18, bite)), (-1, -0.8, 0), "fist"
    p.head = (-3, -3 + 5 * bite, sin(t * 6) * 1.5)
    return p


@doing("drink")
def _drink(t: float) -> Pose:
    p = cycles.idle(t)
    sip = clamp(sin(t * 1.6) * 1.8)
    p.hr, p.er, p.hand_r = (lerp(-13, -3, sip), lerp(52, 68, sip), lerp(15, 18, sip)), (-1, -0.7, 0), "fist"
    p.head = (-2, 8 * sip, 0)
    return p


@doing("read")
def _read(t: float) -> Pose:
    p = cycles.idle(t)
    p.hl, p.hr = (6, 50, 16), (-3, 50, 18)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.7, -0.2), (-1, -0.7, -0.2), "fist", "fist"
    p.head = (sin(t * 0.9) * 7, -12, 0)
    return p


@doing("cook")
def _cook(t: float) -> Pose:
    p = cycles.idle(t)
    toss = max(0.0, sin(t * 3.2)) ** 3
    p.hr, p.er, p.hand_r = (-19, 46 + toss * 9, 15), (-0.9, -0.8, -0.3), "fist"
    a = t * 4
    p.hl, p.el, p.hand_l = (10 + cos(a) * 3, 47 + sin(a) * 1.5, 17), (0.9, -0.8, -0.2), "fist"
    p.head = (-8, -7 + toss * 10, sin(t) * 3)
    return p


@doing("paint")
def _paint(t: float) -> Pose:
    p = cycles.idle(t)
    p.hr, p.er, p.hand_r = (-19 + sin(t * 2.6) * 6, 63 + sin(t * 1.7) * 9, 14), (-1, -0.8, -0.2), "fist"
    p.hl, p.el = (11, 45, 13), (1, -0.8, -0.2)
    p.head = (-10 + sin(t * 2.6) * 3, 2, 3)
    return p


@doing("play")
def _play(t: float) -> Pose:
    """Strumming: one hand on the neck, the other across the strings."""
    p = cycles.idle(t)
    s = sin(t * 9)
    p.hip, p.lean = (sin(t * 2.2) * 1.4, 38.4 + abs(sin(t * 4.4)) * 1.0, 0), (0.03, sin(t * 2.2) * 0.04)
    p.hr, p.er, p.hand_r = (-5 + s * 1.2, 46 + s * 3.5, 17), (-1, -0.5, -0.2), "fist"
    p.hl, p.el, p.hand_l = (18, 56 + sin(t * 2.2) * 1.5, 13), (1, -0.8, -0.2), "fist"
    p.head = (sin(t * 2.2) * 8, -5 + abs(sin(t * 4.4)) * 5, sin(t * 2.2) * 5)
    return p


@doing("sing")
def _sing(t: float) -> Pose:
    p = cycles.talk(t, 0.9)
    p.hr, p.er, p.hand_r = (-6, 60, 18), (-1, -0.9, 0), "fist"
    p.hl, p.el, p.hand_l = (20, 52 + sin(t * 1.8) * 12, 10), (1, -0.6, -0.2), "open"
    p.head = (sin(t * 1.2) * 10, 5 + sin(t * 2.1) * 3, sin(t * 1.5) * 6)
    return p


@doing("throw")
def _throw(t: float) -> Pose:
    return cycles.swing((t / 1.6) % 1)


@doing("sleep")
def _sleep(t: float) -> Pose:
    p = cycles.idle(t * 0.6)
    b = sin(t * 1.6)
    p.lie = -84
    p.hip, p.head = (0, 39 + b * 0.4, 0), (10, -6, -6)
    p.hl, p.hr = (8, 50 + b, 8), (-9, 52 + b, 8)
    p.fl, p.fr = (7, 2, 4), (-4, 0, 0)
    return p


@doing("surf")
def _surf(t: float) -> Pose:
    s = sin(t * 1.9)
    return Pose(
        hip=(0, 30 + s * 1.5, 0), lean=(0.24, s * 0.14), twist=0.3, fl=(13, 0, 4), fr=(-13, 0, -3),
        hl=(31, 57 + s * 6, 4), hr=(-31, 60 - s * 6, 0), el=(0.4, -0.6, -0.4), er=(-0.4, -0.6, -0.4),
        head=(6, -2, -s * 5), hand_l="open", hand_r="open",
    )  # fmt: skip


@doing("climb")
def _climb(t: float) -> Pose:
    s = sin(t * 3.2)
    return Pose(
        hip=(s * 1.5, 38 + s * s * 2, 0), lean=(0.12, s * 0.06), hl=(12, 78 + s * 12, 13), hr=(-12, 78 - s * 12, 13),
        el=(1, -0.6, -0.3), er=(-1, -0.6, -0.3), fl=(8, 9 - s * 8, 9), fr=(-8, 9 + s * 8, 9), head=(0, 14, -s * 4),
        hand_l="fist", hand_r="fist",
    )  # fmt: skip


@doing("fly", "float", "rise")
def _fly(t: float) -> Pose:
    """Like a hero: one arm ahead, the body level. The stage keeps it in the air."""
    s = sin(t * 2)
    return Pose(
        hip=(0, 40 + s * 0.6, 0), lean=(0.1, 0), hl=(14, 92, 8), hr=(-16, 44, -4), el=(1, -0.2, 0), er=(-1, -0.4, -0.6),
        fl=(5, 2 + s, -8), fr=(-5, 7 - s, -14), pl=-55, pr=-70, head=(0, 26, s * 2), hand_l="fist", hand_r="fist",
        lie=58,
    )  # fmt: skip


@doing("swim")
def _swim(t: float) -> Pose:
    a = t * 4.2
    s = sin(a * 1.8)
    return Pose(
        hip=(0, 40, 0), lean=(0.05, 0), twist=0.4 * sin(a), hl=(14, 66 + cos(a) * 24, 16 * sin(a)),
        hr=(-14, 66 - cos(a) * 24, -16 * sin(a)), el=(1, 0.1, 0.2), er=(-1, 0.1, 0.2), fl=(5, 2, 7 * s),
        fr=(-5, 2, -7 * s), pl=-60, pr=-60, head=(6 * sin(a), 22, 0), hand_l="open", hand_r="open", lie=66,
    )  # fmt: skip


@doing("look")
def _look(t: float) -> Pose:
    p = cycles.idle(t)
    p.head = (sin(t * 1.1) * 34, 4 + sin(t * 0.7) * 8, sin(t * 1.1) * 3)
    k = ease(clamp((sin(t * 0.55) - 0.1) * 2))
    p.hr = tuple(lerp(a, b, k) for a, b in zip(p.hr, (-9, 74, 13), strict=True))  # type: ignore[assignment]
    p.er = (-1, -0.5, 0)
    return p


@doing("cry")
def _cry(t: float) -> Pose:
    p = cycles.idle(t)
    s = sin(t * 9) * 0.7
    p.hip, p.lean = (0, 37.5, 0), (0.2, s * 0.01)
    p.hl, p.hr = (5, 63 + s, 17), (-5, 63 - s, 17)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.8, 0), (-1, -0.8, 0), "fist", "fist"
    p.head = (0, -12 + s, s)
    return p


@doing("laugh")
def _laugh(t: float) -> Pose:
    p = cycles.idle(t)
    s = abs(sin(t * 8))
    p.hip, p.lean = (0, 38.6 + s * 1.2, 0), (-0.06 + s * 0.07, 0)
    p.hr, p.er, p.hand_r = (-4, 45 + s, 14), (-1, -0.6, -0.2), "open"
    p.head = (sin(t * 2) * 5, 10 - s * 4, sin(t * 2.6) * 6)
    return p


@doing("drive", "sail", "ride")
def _ride(t: float) -> Pose:
    p = cycles.sit(t)
    p.hl, p.hr = (9, 44 + sin(t * 3) * 0.6, 19), (-9, 44 - sin(t * 3) * 0.6, 19)
    p.hand_l = p.hand_r = "fist"
    p.fl, p.fr = (10, 6, 10), (-10, 6, 10)
    p.hip = (0, 26 + abs(sin(t * 5)) * 0.8, -4)
    return p


@doing("fall")
def _fall(t: float) -> Pose:
    s = sin(t * 7)
    return Pose(
        hip=(0, 40, 0), lean=(-0.2, 0.1 * s), hl=(25, 80 + 6 * s, 6), hr=(-25, 78 - 6 * s, 6), el=(1, 0, 0),
        er=(-1, 0, 0), fl=(10, 12 + 5 * s, 12), fr=(-10, 14 - 5 * s, 10), pl=30, pr=20, head=(0, -10, 6 * s),
        hand_l="open", hand_r="open", lie=12 * s,
    )  # fmt: skip


@doing("explode", "glow", "grow")
def _amazed(t: float) -> Pose:
    p = cycles.cheer(t * 0.6)
    p.hip = (0, 39, 0)
    p.fl, p.fr = (8, 0, 0), (-8, 0, 0)
    p.pl = p.pr = 0
    return p


def posture(verb: str, t: float, phase: float = 0.0, manner: str = "") -> Pose:
    """The posture of a verb, `t` seconds into it; `phase` counts the cycles of a walk or run so far."""
    if verb == "walk":
        return cycles.walk(phase, manner or "normal")
    if verb in ("run", "chase", "roll"):
        return cycles.run(phase)
    return DOINGS.get(verb, cycles.idle)(t)
