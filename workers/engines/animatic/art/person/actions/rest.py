"""Sitting, lying and sleeping: hips and backs on something that is there."""

import math

from workers.engines.animatic.art.draw import clamp
from workers.engines.animatic.art.person import cycles
from workers.engines.animatic.art.person.action import Doing, action
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi
SEATS = {
    "cafe": "chair", "kitchen": "chair", "bedroom": "armchair", "classroom": "chair", "office": "chair",
    "stage": "stool", "library": "armchair", "castle": "throne", "spaceship": "armchair", "shop": "stool",
    "gym": "stool", "subway": "bench", "airport": "bench", "city": "bench", "street": "bench", "neon_alley": "bench",
    "village": "bench", "harbour": "bench", "market": "stool", "court": "bench", "stadium": "bench", "bridge": "bench",
    "abstract": "stool", "temple": "mat", "cave": "log", "volcano": "log", "planet": "log", "canyon": "log",
    "mountain": "log", "arctic": "log", "snowfield": "log",
}  # fmt: skip
"""What one sits on where the set shows no seat; elsewhere it is the ground."""
BEDS = {"bedroom", "hospital", "spaceship", "castle", "office", "classroom", "library", "kitchen", "cafe", "abstract"}


@action("sit", ("perch", "rest", "relax", "lounge", "hide", "sunbathe"),
        ("sitting", "resting on a chair", "relaxing", "sitting on the grass"), yaw=34, room=(56, 118, 14), wide=52,
        standing=False, human=False)  # fmt: skip
def sit(d: Doing) -> Pose:
    """On what the place offers: a chair, a bench, a log, the grass."""
    seat = SEATS.get(d.place, "")
    if seat in ("", "mat"):
        return _on_grass(d) if not seat else cycles.grounded(d.t)
    p = cycles.seated(d.t)
    s = sin(d.t * 0.5)
    p.lean, p.head = (-0.02 + 0.03 * s, 0.02 * s), (sin(d.t * 0.6) * 10, 1 + 2 * s, 2 * s)
    p.props = (seat,)
    return p


def _on_grass(d: Doing) -> Pose:
    """Knees up, leaning back on one hand."""
    p, s = cycles.idle(d.t), sin(d.t * 0.6)
    p.hip, p.lean = (0, 7.5, -8), (-0.2 + 0.02 * s, 0)
    p.fl, p.fr = (6, 0, 18), (-6, 0, 22)
    p.hl, p.hr = (13, 1.5, -22), (-7, 27, 12)
    p.el, p.er, p.hand_l = (0.6, -0.2, -1), (-0.8, -0.6, 0), "open"
    p.head = (8 * s, 4, 3 * s)
    return p


@action("lie", ("lie", "recline", "lay"), ("lying down", "lying on the grass", "lying on the beach"), like="sleep",
        yaw=26, holds="none", lying=True, room=(84, 112, 46), human=False)  # fmt: skip
def lie(d: Doing) -> Pose:
    """On the back, hands behind the head, one knee up."""
    p, b = cycles.idle(d.t * 0.6), sin(d.t * 1.4)
    p.lie, p.hip, p.head = -84, (0, 39 + b * 0.3, 0), (12, 8, -8)
    p.hl, p.hr = (17, 86, -6), (-17, 86, -6)
    p.el, p.er = (1, 0.2, 0), (-1, 0.2, 0)
    p.fl, p.fr, p.kl = (5, 15, 4), (-4, 0, 0), (0.2, 0, 1)
    p.props = _under(d)
    return p


def _under(d: Doing) -> tuple[str, ...]:
    if d.place in BEDS:
        return ("bed",)
    return ("towel",) if d.place in ("beach", "harbour") else ("blanket",)


@action("sleep", ("nap", "doze", "snore", "dream"), ("sleeping", "napping", "dozing off", "snoring"), face="asleep",
        yaw=20, holds="none", lying=True, room=(84, 112, 46), human=False)  # fmt: skip
def sleep(d: Doing) -> Pose:
    """On the side, hands under the cheek, breathing slowly."""
    p, b = cycles.idle(d.t * 0.6), clamp(0.5 + 0.5 * sin(d.t * 1.6))
    p.lie, p.hip, p.head = -84, (0, 39 + b * 0.5, b * 0.4), (14, -6, -6)
    p.hl, p.hr = (-2, 67 + b * 0.4, 12), (-9, 52 + b, 9)
    p.el, p.er = (1, -0.6, 0), (-1, -0.6, 0)
    p.fl, p.fr = (7, 3, 6), (-4, 0, 0)
    p.props = _under(d)
    return p
