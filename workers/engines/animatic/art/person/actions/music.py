"""Music and dance."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person import cycles
from workers.engines.animatic.art.person.action import Doing, Touch, action
from workers.engines.animatic.art.person.cycles import idle
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi
WIND = {"trumpet", "saxophone", "flute", "long-drum", "postal-horn"}
KEYS = {"piano", "musical-keyboard", "keyboard", "organ"}
DRUMS = {"drum", "drums", "bongo"}
BOWED = {"violin", "fiddle", "viola"}


@action("play", ("strum", "rock out", "jam"),
        ("playing an instrument", "strumming a guitar", "playing the piano", "playing a game", "playing with a toy"),
        face="happy", yaw=16, item="guitar", holds="use", room=(64, 128, 14))  # fmt: skip
def play(d: Doing) -> Pose:
    """Hands where the instrument is: on strings, keys, skins or valves."""
    if d.item in KEYS:
        return piano(d)
    if d.item in DRUMS:
        return drum(d)
    if d.item in BOWED:
        return violin(d)
    if d.item in WIND:
        return _blown(d)
    if d.item == "accordion":
        return _squeezed(d)
    p = _swaying(d.t)
    s = sin(d.t * 9)
    p.hr, p.er, p.hand_r = (-6 + s * 1.0, 45.5 + s * 3.2, 15), (-1, -0.5, -0.3), "fist"
    p.hl, p.el, p.hand_l = (22, 57 + sin(d.t * 1.1) * 1.2, 13), (0.7, -1, -0.3), "fist"
    return p


def _swaying(t: float) -> Pose:
    p = idle(t)
    p.hip, p.lean = (sin(t * 2.2) * 1.4, 38.4 + abs(sin(t * 4.4)) * 0.8, 0), (0.03, sin(t * 2.2) * 0.04)
    p.head = (sin(t * 2.2) * 8 + 6, -7 + abs(sin(t * 4.4)) * 5, sin(t * 2.2) * 5)
    return p


@action("violin", ("fiddle",), ("playing the violin",), like="play", face="happy", yaw=18, item="violin", holds="use",
        room=(56, 124, 14))  # fmt: skip
def violin(d: Doing) -> Pose:
    """Under the chin, the bow drawn to and fro."""
    p = _swaying(d.t * 0.8)
    s = sin(d.t * 3.1)
    p.hl, p.el, p.hand_l = (26, 67, 15), (0.5, -1, 0), "fist"
    p.hr, p.er, p.hand_r = (-9 - s * 6, 63 + s * 3.5, 20 + s), (-1, -0.5, 0), "fist"
    p.head = (10, -7, 11 + s * 2)
    return p


def _blown(d: Doing) -> Pose:
    p = _swaying(d.t * 0.8)
    flute = d.item == "flute"
    p.hr, p.hl = ((-16, 72, 19), (-6, 73, 22)) if flute else ((-3, 63, 23), (4, 61, 25))
    if d.item == "saxophone":
        p.hr, p.hl = (-5, 50, 18), (3, 59, 21)
    p.er, p.el, p.hand_l, p.hand_r = (-1, -0.7, 0), (1, -0.7, 0), "fist", "fist"
    p.head = (0, 3 + 3 * sin(d.t * 1.9), 2)
    return p


def _squeezed(d: Doing) -> Pose:
    p, s = _swaying(d.t), sin(d.t * 2.2)
    p.hl, p.hr = (15 + 4 * s, 52, 16), (-15 - 4 * s, 52, 16)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.8, -0.2), (-1, -0.8, -0.2), "fist", "fist"
    return p


@action("piano", (), ("playing the piano", "a pianist"), like="play", face="happy", yaw=60, holds="none",
        needs=("stool", "upright_piano"), room=(74, 118, 14), wide=96, standing=False)  # fmt: skip
def piano(d: Doing) -> Pose:
    p, a = cycles.seated(d.t), d.t
    s = sin(a * 1.1)
    p.hl = (9 + sin(a * 1.7) * 5, 40.5 + max(0.0, sin(a * 11)) * 1.6, 21)
    p.hr = (-9 + sin(a * 1.3) * 5, 40.5 + max(0.0, sin(a * 9 + 1)) * 1.6, 21)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.7, -0.4), (-1, -0.7, -0.4), "rest", "rest"
    p.lean, p.head = (0.14 + 0.04 * s, s * 0.04), (s * 6, -8 + 4 * s, s * 4)
    p.props = ("stool", "upright_piano")
    return p


BEAT = 0.52


@action("drum", (), ("playing the drums", "drumming"), like="play", face="happy", yaw=14, holds="none",
        needs=("stool", "drum_kit"), room=(64, 118, 14), wide=84, standing=False,
        touches=(Touch("knock", BEAT, 0.0, "drum", 0.7), Touch("knock", BEAT, BEAT / 2, "plastic", 0.4)))  # fmt: skip
def drum(d: Doing) -> Pose:
    p, q = cycles.seated(d.t), (d.into / BEAT) % 1
    left, right = abs(sin(pi * q)), abs(sin(pi * (q + 0.5)))
    p.hl, p.hr = (11, 46 + left * 11, 21), (-12, 46 + right * 13, 21)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.6, -0.2), (-1, -0.6, -0.2), "fist", "fist"
    p.grip_l = p.grip_r = "drumstick"
    p.turn_l, p.turn_r = 58 - 40 * left, 74 - 50 * right
    p.lean, p.head = (0.1, 0), (sin(d.t * 2) * 10, -4 + 8 * abs(sin(pi * q)), sin(d.t * 4) * 5)
    p.props = ("stool", "drum_kit")
    return p


@action("sing", ("rap", "hum", "chant", "perform", "croon"), ("singing", "performing a song", "humming", "rapping"),
        face="happy", item="microphone", holds="use")  # fmt: skip
def sing(d: Doing) -> Pose:
    p = cycles.talk(d.t, 0.9)
    p.hip = (sin(d.t * 2.4) * 1.6, 38.8 + abs(sin(d.t * 2.4)) * 0.8, 0)
    p.hr, p.er, p.hand_r, p.turn_r = (-7, 60, 21), (-1, -0.9, 0), "fist", 0
    p.hl, p.el, p.hand_l = (23, 54 + sin(d.t * 1.8) * 13, 12), (1, -0.6, -0.2), "open"
    p.head = (sin(d.t * 1.2) * 10, 7 + sin(d.t * 2.1) * 4, sin(d.t * 1.5) * 6)
    return p


@action("conduct", ("conduct",), ("conducting an orchestra",), like="wave", face="focused", yaw=18, item="baton",
        holds="use")  # fmt: skip
def conduct(d: Doing) -> Pose:
    p, a = idle(d.t), d.t * pi * 1.9
    p.hr, p.er, p.hand_r = (-23 + 7 * sin(a), 60 + 12 * abs(cos(a)), 17), (-1, -0.8, 0), "fist"
    p.hl, p.el, p.hand_l = (23 - 6 * sin(a), 57 + 10 * abs(cos(a)), 17), (1, -0.8, 0), "open"
    p.head, p.lean = (sin(a * 0.5) * 10, 4 * cos(a), 3 * sin(a)), (0.08, 0.04 * sin(a))
    return p


@action("dance", ("sway", "moonwalk", "twerk", "groove", "boogie", "practice"),
        ("dancing", "dancing at a disco", "grooving to music"), face="happy",
        room=(64, 132, 16))  # fmt: skip
def dance(d: Doing) -> Pose:
    """Four figures of two bars each, so that nobody does the same for ten seconds."""
    bpm = 116
    figure = int(d.t * bpm / 60 / 8) % 3
    into = (d.t * bpm / 60 / 8) % 1
    now, then = _FIGURES[figure](d.t * bpm / 60), _FIGURES[(figure + 1) % 3](d.t * bpm / 60)
    return now.mixed(then, ease((into - 0.94) / 0.06)) if into > 0.94 else now


def _groove(beat: float) -> Pose:
    a, q = pi * beat, abs(sin(pi * beat))
    s = sin(a)
    return Pose(
        hip=(s * 4, 36 + q * 3.0, 0), lean=(0.04, -s * 0.16), twist=s * 0.3, head=(s * 14, -4 + q * 6, s * 9),
        hl=(24 + s * 2, 62 + sin(a + pi / 2) * 18, 8), hr=(-24 + s * 2, 62 - sin(a + pi / 2) * 18, 8),
        el=(1, -0.6, -0.3), er=(-1, -0.6, -0.3), fl=(8, max(0, s) * 5, 2), fr=(-8, max(0, -s) * 5, 2),
        pl=-18 * max(0, s), pr=-18 * max(0, -s), hand_l="open", hand_r="fist", squash=0.03 * (1 - q),
    )  # fmt: skip


def _disco(beat: float) -> Pose:
    """One arm points up and across in turn."""
    k, q = 0.5 + 0.5 * sin(pi * beat), abs(sin(pi * beat))
    return Pose(
        hip=(lerp(-4, 4, k), 37 + q * 2, 0), lean=(0, lerp(0.12, -0.12, k)), twist=lerp(-0.3, 0.3, k),
        head=(lerp(-14, 14, k), 4, lerp(6, -6, k)), hr=(lerp(-27, 2, k), lerp(94, 44, k), lerp(4, 16, k)),
        hl=(16, 43 + q * 3, 6), er=(-1, -0.5, -0.2), el=(1.2, -0.2, -0.6), fl=(9, 0, 2),
        fr=(-9, 3 * q * k, 2), pr=-14 * k, hand_r="point", hand_l="fist",
    )  # fmt: skip


def _shimmy(beat: float) -> Pose:
    """Low, shoulders shaking, fists rolling before the chest."""
    a, q = pi * beat, abs(sin(pi * beat))
    return Pose(
        hip=(sin(a) * 3, 33.5 + q * 2.5, -2), lean=(0.2, sin(a) * 0.08), twist=sin(a * 2) * 0.25,
        head=(sin(a) * 12, 6, sin(a) * 8), hl=(8 + 5 * cos(a * 2), 56 + 5 * sin(a * 2), 19),
        hr=(-8 - 5 * cos(a * 2), 56 - 5 * sin(a * 2), 19), el=(1, -0.5, 0), er=(-1, -0.5, 0), fl=(11, 0, 3),
        fr=(-11, 0, 3), kl=(0.6, 0, 1), kr=(-0.6, 0, 1), hand_l="fist", hand_r="fist",
    )  # fmt: skip


_FIGURES = (_groove, _disco, _shimmy)


@action("ballet", ("pirouette",), ("doing ballet", "a ballerina dancing", "pirouette"), like="dance", face="happy",
        yaw=24, holds="none", room=(58, 136, 14))  # fmt: skip
def ballet(d: Doing) -> Pose:
    """On pointe: arabesque and arms overhead in turn."""
    k, s = ease(0.5 + 0.9 * sin(d.t * 1.25)), sin(d.t * 2.5)
    return Pose(
        hip=(lerp(0, 1, k), 45, 0), lean=(lerp(0.0, 0.35, k), 0), twist=0.1 * s, head=(8 * s, lerp(8, 14, k), 4 * s),
        hl=(lerp(9, 30, k), lerp(97, 74, k), lerp(5, 16, k)), hr=(lerp(-9, -28, k), lerp(97, 66, k), lerp(5, -8, k)),
        el=(1, 0.1, 0), er=(-1, 0.1, 0), fl=(2, 6, 0), pl=-72, fr=(lerp(-9, -6, k), lerp(19, 41, k), lerp(3, -31, k)),
        kr=(lerp(-1, -0.2, k), lerp(0.2, -0.6, k), lerp(0.4, 0.6, k)), pr=-80, hand_l="rest", hand_r="rest",
    )  # fmt: skip


@action("breakdance", ("breakdance",), ("breakdancing", "spinning on the head"), like="dance", face="focused", yaw=34,
        holds="none", room=(64, 112, 16), wide=76)  # fmt: skip
def breakdance(d: Doing) -> Pose:
    """One hand on the ground, legs that swing around."""
    a = d.t * 6.0
    return Pose(
        hip=(3 * sin(a), 17 + 2 * cos(a * 2), -2), lean=(0.5, -0.35), twist=0.4 * sin(a), head=(10 * sin(a), 8, -14),
        hr=(-22, 1, 12), hl=(25, 60 + 6 * sin(a), 8), er=(-1, 0.4, -0.4), el=(1, -0.4, 0),
        fl=(20 * cos(a) + 6, 6 + 8 * max(0.0, sin(a)), 20 * sin(a)),
        fr=(-20 * cos(a) - 6, 6 + 8 * max(0.0, -sin(a)), -20 * sin(a)), kl=(0.6, 0.6, 0.5), kr=(-0.6, 0.6, 0.5),
        pl=-40, pr=-40, hand_l="open", hand_r="open",
    )  # fmt: skip


@action("meditate", ("meditate",), ("meditating", "sitting cross-legged in silence"), like="sit", face="asleep", yaw=0,
        holds="none", standing=False, wide=48)  # fmt: skip
def meditate(d: Doing) -> Pose:
    p = cycles.grounded(d.t * 0.6)
    b = clamp(sin(d.t * 1.3))
    p.hl, p.hr, p.hand_l, p.hand_r = (18, 13.5, 8), (-18, 13.5, 8), "open", "open"
    p.hip, p.head = (0, 7.5 + b * 0.3, -3), (0, 0, 0)
    return p
