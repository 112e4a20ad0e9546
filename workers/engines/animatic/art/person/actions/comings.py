"""Appearing, vanishing, melting and slipping: what changes whether and how somebody is there."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person import cycles
from workers.engines.animatic.art.person.action import Doing, Touch, action
from workers.engines.animatic.art.person.pose import Pose

_DOWN = 0.75
"""Seconds from the first slip to the ground."""


@action("appear", ("materialize", "materialise"), ("appearing out of nowhere",), human=False)
def appear(d: Doing) -> Pose:
    """Here I am: both arms open."""
    p, s = cycles.idle(d.t), math.sin(d.t * 1.6)
    p.hl, p.hr, p.hand_l, p.hand_r = (27, 52 + 2 * s, 12), (-27, 52 + 2 * s, 12), "open", "open"
    return p


@action("vanish", ("disappear", "evaporate"), ("disappearing into thin air",), human=False)
def vanish(d: Doing) -> Pose:
    """Hands up beside the face, seeing oneself go."""
    p, s = cycles.idle(d.t), math.sin(d.t * 3)
    p.hl, p.hr, p.hand_l, p.hand_r = (20, 66 + 2 * s, 12), (-20, 66 - 2 * s, 12), "open", "open"
    return p


@action("melt", ("thaw", "dissolve"), ("melting away",), human=False)
def melt(d: Doing) -> Pose:
    """Sagging: the head sinks, the arms hang before the knees."""
    p, s = cycles.idle(d.t), math.sin(d.t * 0.9)
    p.lean, p.head = (0.3 + 0.03 * s, 0), (4 * s, -16, 5)
    p.hl, p.hr = (11, 30 + s, 14), (-11, 30 - s, 14)
    return p


@action("slip", ("trip", "stumble", "faint", "collapse", "topple", "fall over", "fall down"),
        ("slipping and falling down", "tripping over"), like="sleep", face="surprised", yaw=40, holds="none",
        room=(104, 132, 46), wide=96, human=False,
        touches=(Touch("land", 60.0, _DOWN, "", 0.9),))  # fmt: skip
def slip(d: Doing) -> Pose:
    """Arms fly up, feet fly out, and one lies there."""
    down = ease(clamp(d.into / _DOWN)) ** 2
    flail = math.sin(d.into * 16) * (1 - down)
    p = cycles.idle(d.t * 0.6)
    p.lie = -84 * down
    p.hip = (0, lerp(p.hip[1], 39, down) + 10 * math.sin(math.pi * clamp(d.into / _DOWN)), 0)
    p.hl, p.hr = (22 + 3 * flail, 84 + 6 * flail, 6), (-22 - 3 * flail, 84 - 6 * flail, 6)
    p.fl, p.fr = (6, lerp(0, 8, down), 4 + 14 * (1 - down) * clamp(d.into / 0.3)), (-6, 0, 6 * (1 - down))
    p.hand_l = p.hand_r = "open"
    p.head = (6, 8 - 4 * math.sin(d.t * 2.2) * down, 4)
    return p
