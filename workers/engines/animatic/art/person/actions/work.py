"""Carrying and working: things held, pushed, swept, dug, sown and mended."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person import cycles
from workers.engines.animatic.art.person.action import Doing, Touch, action
from workers.engines.animatic.art.person.cycles import idle
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi


@action("hold", ("clutch", "wield", "grip", "grab", "cradle", "deliver", "steal", "open", "buy", "smoke", "light",
                 "unwrap", "pick", "feed", "touch", "pet", "comb", "brush", "offer", "rescue", "abduct"),
        ("holding", "showing an object", "wielding", "picking up"), human=False)  # fmt: skip
def hold(d: Doing) -> Pose:
    p = idle(d.t)
    p.hr, p.er, p.hand_r = (-16, 56 + sin(d.t * 2) * 0.6, 14), (-0.8, -1, -0.3), "fist"
    return p


@action("carry", ("carry", "haul", "lug", "lift"), ("carrying a heavy box", "carrying", "lifting a crate"), like="walk",
        yaw=58, item="package", holds="use", speed=cycles.travel(False, "slow")[0],
        rate=cycles.travel(False, "slow")[1], human=False)  # fmt: skip
def carry(d: Doing) -> Pose:
    p = cycles.walk(d.phase, "slow")
    bob = 0.6 * cos(4 * pi * d.phase)
    p.hl, p.hr = (9, 47 + bob, 19), (-9, 47 + bob, 19)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.7, -0.4), (-1, -0.7, -0.4), "fist", "fist"
    p.lean, p.twist = (-0.08, 0), 0
    return p


@action("push", ("push", "shove", "mow", "vacuum"), ("pushing a cart", "pushing a pram", "mowing the lawn"),
        like="walk", yaw=58, item="cart", holds="use", speed=cycles.travel(False, "slow")[0],
        rate=cycles.travel(False, "slow")[1], room=(84, 126, 14), wide=96,
        touches=(Touch("wheel", 0.8, 0.2, "", 0.2),))  # fmt: skip
def push(d: Doing) -> Pose:
    p = cycles.walk(d.phase, "slow")
    p.hl, p.hr, p.el, p.er = (8, 45, 21), (-8, 45, 21), (1, -0.7, -0.4), (-1, -0.7, -0.4)
    p.hand_l = p.hand_r = "fist"
    p.lean, p.twist = (0.22, 0), 0
    return p


@action("pull", ("pull", "drag", "tug", "tow"), ("pulling a rope", "dragging", "tug of war"), like="walk",
        face="focused", yaw=58, holds="none", room=(70, 122, 14), wide=80, human=False)  # fmt: skip
def pull(d: Doing) -> Pose:
    k = 0.5 + 0.5 * sin(d.t * 3.4)
    return Pose(
        hip=(0, 33 - 2 * k, -7 - 4 * k), lean=(-0.34 - 0.14 * k, 0), head=(0, 8, 0), fl=(6, 0, 13), fr=(-6, 0, -4),
        hl=(4, 52, 24 - 5 * k), hr=(-4, 50, 20 - 5 * k), el=(1, -0.6, 0), er=(-1, -0.6, 0), hand_l="fist",
        hand_r="fist", grip_r="rope", pl=14,
    )  # fmt: skip


SWEEP = 1.3


@action("sweep", ("sweep", "mop", "rake"), ("sweeping the floor", "raking leaves", "mopping"), like="hold", yaw=36,
        item="broom", holds="use", room=(60, 122, 14), wide=62,
        touches=(Touch("step", SWEEP, 0.3, "grass", 0.35),))  # fmt: skip
def sweep(d: Doing) -> Pose:
    """Two hands on the stick, which swings from side to side."""
    s = sin(2 * pi * d.into / SWEEP)
    p = idle(d.t)
    p.hip, p.lean, p.twist = (s * 1.5, 37.5, 0), (0.2, 0.04 * s), 0.3 * s
    p.hr, p.hl = (-6 + s * 3, 57, 17 - s), (4 + s * 8, 38, 22 + s * 2)
    p.er, p.el, p.hand_l, p.hand_r = (-1, -0.4, -0.2), (1, -0.5, -0.2), "fist", "fist"
    p.head = (s * 8, -16, 2 * s)
    return p


DIG = 2.0


@action("dig", ("dig", "shovel", "bury", "plant", "excavate"), ("digging a hole", "shovelling snow", "planting a tree"),
        face="focused", yaw=44, item="shovel", holds="use", room=(66, 122, 14), wide=70,
        touches=(Touch("step", DIG, 0.55, "gravel", 0.8),), like="hold", human=False)  # fmt: skip
def dig(d: Doing) -> Pose:
    """Drive it in, lever, lift, toss."""
    q = (d.into / DIG) % 1
    down, up = (
        ease(clamp(q / 0.28)) * (1 - ease((q - 0.45) / 0.2)),
        ease((q - 0.5) / 0.25) * (1 - ease((q - 0.85) / 0.15)),
    )
    return Pose(
        hip=(0, 37 - 5 * down, -2), lean=(0.3 + 0.35 * down - 0.15 * up, 0), twist=0.4 * up, head=(0, -10 + 10 * up, 0),
        hr=(-7, 54 - 10 * down + 8 * up, 14), hl=(5, 40 - 14 * down + 16 * up, 23), er=(-1, -0.4, -0.5),
        el=(1, -0.5, -0.3), fl=(7, 0, 8), fr=(-7, 0, -7), hand_l="fist", hand_r="fist",
    )  # fmt: skip


@action("sow", ("sow", "scatter", "sprinkle"), ("sowing seeds", "feeding birds", "scattering"), like="hold", yaw=40,
        item="basket", holds="use")  # fmt: skip
def sow(d: Doing) -> Pose:
    """A basket on the arm, the other hand strews in wide arcs."""
    p, s = idle(d.t), sin(d.t * 2.4)
    p.hr, p.er, p.hand_r = (-7, 46, 13), (-1, -0.7, -0.4), "fist"
    p.hl, p.el, p.hand_l = (14 + 9 * s, 50 + 5 * abs(s), 19 - 4 * s), (1, -0.6, -0.2), "open"
    p.twist, p.head = -0.25 * s, (8 * s, -10, 0)
    return p


KNOCK = 0.8


@action("hammer", ("hammer", "build", "repair", "fix", "forge", "nail", "saw"),
        ("hammering a nail", "building a house", "repairing", "a blacksmith at work"), like="hold", face="focused",
        yaw=36, item="hammer", holds="use", needs=("bench_block",), room=(62, 128, 14), wide=66,
        touches=(Touch("knock", KNOCK, 0.5 * KNOCK, "metal", 0.7),))  # fmt: skip
def hammer(d: Doing) -> Pose:
    q = (d.into / KNOCK) % 1
    up = ease(q / 0.36) if q < 0.36 else 1 - ease((q - 0.36) / 0.14)
    p = idle(d.t)
    p.hr, p.er, p.hand_r = (-11, lerp(40, 78, up), lerp(21, 9, up)), (-1, -0.3, -0.6), "fist"
    p.turn_r = lerp(6, 4, up)
    p.hl, p.el, p.lean, p.head = (8, 38, 20), (1, -0.6, -0.3), (0.2 - 0.1 * up, 0), (-3, -13 + 4 * up, 0)
    return p


@action("chop wood", ("axe", "hew", "cut wood", "split wood", "chop log", "split log", "chop tree", "cut tree"),
        ("chopping wood with an axe",), like="hold", face="focused", yaw=42,
        item="axe", holds="use", needs=("log_block",), room=(66, 134, 14), wide=70,
        touches=(Touch("knock", 1.7, 0.85, "wood", 1.0),))  # fmt: skip
def chop_wood(d: Doing) -> Pose:
    q = (d.into / 1.7) % 1
    up = ease(q / 0.38) if q < 0.38 else 1 - ease((q - 0.38) / 0.12)
    return Pose(
        hip=(0, 36 + 2 * up, -1), lean=(0.5 - 0.62 * up, 0), head=(0, -8 + 12 * up, 0), fl=(9, 0, 3), fr=(-9, 0, 0),
        hr=(-3, lerp(34, 88, up), lerp(25, 2, up)), hl=(4, lerp(31, 83, up), lerp(25, 4, up)), er=(-1, 0, -0.4),
        el=(1, 0, -0.4), hand_l="fist", hand_r="fist",
    )  # fmt: skip


@action("fish", ("fish", "angle"), ("fishing with a rod", "angling"), like="sit", yaw=50, item="fishing-rod",
        holds="use", room=(80, 128, 16), wide=84)  # fmt: skip
def fish(d: Doing) -> Pose:
    p, tug = idle(d.t), clamp(1 - abs((d.t % 3.7) - 0.4) / 0.3)
    p.hr, p.hl = (-5, 50 + 3 * tug, 19 - 3 * tug), (5, 47 + 2 * tug, 21 - 2 * tug)
    p.er, p.el, p.hand_l, p.hand_r = (-1, -0.8, -0.2), (1, -0.8, -0.2), "fist", "fist"
    p.turn_r, p.lean, p.head = -14 * tug, (0.02 - 0.08 * tug, 0), (5, -5, 2)
    return p


@action("cast", ("cast", "conjure", "enchant", "summon"), ("casting a spell", "doing magic with a wand"), like="throw",
        face="focused", yaw=30, item="magic-wand", holds="use", room=(60, 130, 14))  # fmt: skip
def cast(d: Doing) -> Pose:
    q = (d.into / 2.2) % 1
    wind, out = ease(q / 0.35) * (1 - ease((q - 0.42) / 0.12)), ease((q - 0.42) / 0.12) * (1 - ease((q - 0.8) / 0.2))
    a = d.t * 9
    p = idle(d.t)
    p.hr = (-16 + 3 * cos(a) * wind - 10 * wind, 58 + 26 * wind + 6 * out, 14 - 6 * wind + 14 * out)
    p.er, p.hand_r, p.turn_r = (-1, -0.7, -0.2), "fist", 10 * cos(a) * wind + 34 * out
    p.hl, p.el, p.hand_l = (20, 56 + 8 * out, 10 + 9 * out), (1, -0.7, -0.2), "open"
    p.lean, p.twist, p.head = (0.1 * out - 0.06 * wind, 0), 0.3 * out - 0.2 * wind, (0, 4 * wind, -3)
    return p


@action("ring", (), ("ringing a bell",), like="wave", item="bell", holds="use")
def ring(d: Doing) -> Pose:
    p, s = idle(d.t), sin(d.t * 12)
    p.hr, p.er, p.hand_r, p.turn_r = (-21 + s * 2, 70, 13), (-1, -0.8, -0.1), "fist", 24 * s
    p.head = (4, 2, s)
    return p
