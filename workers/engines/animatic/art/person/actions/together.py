"""What two people do with each other: the stage stands them `apart` units from each other, face to face."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person.action import Doing, Touch, action
from workers.engines.animatic.art.person.actions.gestures import hush
from workers.engines.animatic.art.person.cycles import idle, reach
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi


@action("hug", ("hug", "embrace", "cuddle"), ("hugging each other", "embracing", "cuddling"), like="sit",
        face="love", yaw=66, holds="none", apart=27.0, human=False)  # fmt: skip
def hug(d: Doing) -> Pose:
    p, k, s = idle(d.t), ease(d.into / 0.9), sin(d.t * 1.6)
    p.lean, p.hip = (0.13 * k, 0.03 * s), (0, 39, 0)
    up = (54, 62) if d.second else (64, 50)
    p.hl, p.hr = reach(p.hl, (7, up[0], 27), k), reach(p.hr, (-7, up[1], 28), k)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.3, 0), (-1, -0.3, 0), "open", "open"
    p.head, p.head_off = (-30 * k, (4 if d.second else -4) * k, (9 if d.second else 5) * k), (0, 2 * k)
    return p


@action("kiss", ("kiss",), ("kissing",), like="hug", face="love", yaw=66, holds="none", apart=31.0, human=False)
def kiss(d: Doing) -> Pose:
    p, k = idle(d.t), hush(d.into, 4.0, 0.6, 3.2, 0.8)
    p.lean, p.head = (0.05 + 0.13 * k, 0), (0, 3 if d.second else -5, (6 if d.second else -6) * k)
    p.hl, p.hr = reach(p.hl, (7, 55, 20), k), reach(p.hr, (-8, 60, 21), k)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.6, 0), (-1, -0.6, 0), "open", "open"
    return p


@action("shake hands", ("shake hand",), ("shaking hands", "making a deal"), like="sit", face="happy", yaw=60,
        holds="none", apart=50.0)  # fmt: skip
def shake_hands(d: Doing) -> Pose:
    p, k = idle(d.t), ease(d.into / 0.5)
    pump = sin(d.into * 8) * 2.2 * clamp(sin(d.into * 0.9) + 0.7)
    p.hr, p.er, p.hand_r = reach(p.hr, (0, 51 + pump, (d.apart or 50) / 2 - 2), k), (-1, -0.8, -0.1), "rest"
    p.lean, p.head = (0.06, 0), (0, -2 + pump * 0.5, 2)
    return p


@action("high five", ("high-five", "high five", "give high-five"), ("giving a high five",), like="cheer",
        face="happy", yaw=58,
        holds="none", apart=44.0, room=(50, 132, 14), touches=(Touch("knock", 2.4, 0.9, "plastic", 0.6),))  # fmt: skip
def high_five(d: Doing) -> Pose:
    q = d.into % 2.4
    up, hit = hush(q, 2.4, 0.4, 1.5, 0.5), clamp(1 - abs(q - 0.9) / 0.22)
    p = idle(d.t)
    p.hr = reach(p.hr, (-6, 88, lerp(6, (d.apart or 44) / 2 - 3, hit)), up)
    p.er, p.hand_r, p.hip = (-1, -0.5, -0.2), "open", (0, 39.5 + 2 * hit, 2 * hit)
    p.pl = p.pr = -16 * hit
    p.lean, p.head = (0.05 * hit, 0), (0, 8 * up, 0)
    return p


@action(
    "hold hands",
    ("hold hand", "join hand"),
    ("holding hands", "walking hand in hand"),
    like="walk",
    face="love",
    yaw=24,
    holds="none",
    apart=34.0,
)
def hold_hands(d: Doing) -> Pose:
    """Side by side rather than face to face: the hands meet between them."""
    p, s = idle(d.t), sin(d.t * 1.5)
    p.hl = ((d.apart or 34) / 2 + 1, 41 + s, 9)
    p.el, p.hand_l = (0.3, -1, -0.3), "fist"
    p.head = (30, 3, 4 + s)
    return p


@action("give", ("give", "hand", "hand over", "exchange", "hand out"), ("handing something over", "giving a present"),
        like="hold", face="happy", yaw=58, item="wrapped-gift", holds="use", apart=56.0, human=False)  # fmt: skip
def give(d: Doing) -> Pose:
    """One holds it out, the other reaches; it changes hands half way."""
    p, k = idle(d.t), ease(d.into / 0.8)
    middle = (d.apart or 56) / 2 - 3
    if d.second:
        p.hl, p.hr = reach(p.hl, (5, 54, middle), k), reach(p.hr, (-5, 54, middle), k)
        p.hand_l = p.hand_r = "open"
    else:
        p.hl, p.hr = reach(p.hl, (4, 52, middle - 3), k), reach(p.hr, (-4, 52, middle - 3), k)
        p.hand_l, p.hand_r = "open", "fist"
    p.el, p.er, p.lean, p.head = (1, -0.8, -0.2), (-1, -0.8, -0.2), (0.1 * k, 0), (0, -4, 3)
    return p


CATCH = 1.6


@action("catch", ("catch", "play catch", "play frisbee"), ("playing catch", "throwing and catching a ball",
        "catching"), like="throw", face="happy",
        yaw=58, holds="none", needs=("tossed_ball",), apart=150.0, room=(60, 130, 14), human=False)  # fmt: skip
def catch(d: Doing) -> Pose:
    """A ball to and fro: hands out to meet it, back to send it."""
    q = (d.into / CATCH + (0.5 if d.second else 0.0)) % 1
    send = clamp(1 - abs(q - 0.06) / 0.12) + clamp(1 - abs(q - 1.06) / 0.12)
    take = clamp(1 - abs(q - 0.56) / 0.16)
    p = idle(d.t)
    out = max(send, take)
    p.hl, p.hr = reach((10, 50, 14), (6, 60, 26), out), reach((-10, 50, 14), (-6, 60, 26), out)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.8, -0.2), (-1, -0.8, -0.2), "open", "open"
    p.hip, p.lean, p.head = (0, 37.5 - take, 2 * send), (0.08 + 0.08 * send, 0), (0, 6 - 6 * take, 0)
    p.fl, p.fr = (7, 0, 3), (-7, 0, -3)
    return p


@action("waltz", ("tango", "slow dance", "slow-dance"), ("waltzing", "dancing together", "ballroom dancing"),
        like="dance",
        face="love", yaw=62, holds="none", apart=35.0)  # fmt: skip
def waltz(d: Doing) -> Pose:
    """In each other's arms: a step to the side, together, and around."""
    a = d.t * 2 * pi / 1.9
    sign = -1 if d.second else 1
    s, lift = sin(a) * sign, abs(sin(a * 1.5))
    half = (d.apart or 35) / 2
    p = Pose(
        hip=(3 * s, 38.5 + 0.9 * lift, 0), lean=(0.0, -0.05 * s), twist=0.1 * s, head=(-30, 4, 4 * s),
        fl=(6 + 3 * s, 2.5 * max(0.0, s), 2 * sin(a)), fr=(-6 + 3 * s, 2.5 * max(0.0, -s), -2 * sin(a)),
        pl=-14 * max(0.0, s), pr=-14 * max(0.0, -s), el=(1, -0.4, 0), er=(-1, -0.4, 0), hand_l="fist", hand_r="rest",
    )  # fmt: skip
    near = (-22, 57 + 2 * s, half)
    far = (9, 58, half * 2 - 8)
    if d.second:
        p.hl, p.hr = (22, 57 - 2 * s, half), (-9, 60, half * 2 - 8)
    else:
        p.hl, p.hr = far, near
    return p


@action("nod", ("nod", "agree", "listen"), ("nodding", "agreeing", "listening"), like="look", human=False)
def nod(d: Doing) -> Pose:
    p = idle(d.t)
    p.head = (4, -7 * hush(d.t, 2.2, 0.2, 1.0, 0.25) * abs(sin(d.t * 7)), 3)
    return p
