"""Throwing, kicking, lifting, fighting and every kind of exercise."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person.action import Doing, Touch, action
from workers.engines.animatic.art.person.cycles import idle, reach
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi
THROW = 1.6
RELEASE = 0.62
"""Seconds into each throw at which the hand lets go."""


@action("throw", ("toss", "hurl", "pitch", "release", "bowl"),
        ("throwing", "tossing", "pitching a ball", "hurling"), yaw=56, item="ball", holds="use",
        room=(64, 132, 16))  # fmt: skip
def throw(d: Doing) -> Pose:
    """Wind up over the shoulder, step, release, follow through."""
    q = (d.into / THROW) % 1
    wind, go = ease(q / 0.26) * (1 - ease((q - 0.30) / 0.12)), ease((q - 0.30) / 0.12) * (1 - ease((q - 0.62) / 0.38))
    p = idle(d.t)
    p.hip, p.lean = (0, 38 - 2 * wind, -4 * wind + 5 * go), (-0.16 * wind + 0.34 * go, 0)
    p.twist = -0.7 * wind + 0.7 * go
    p.hr = reach(reach(p.hr, (-18, 82, -14), wind), (-6, 56, 27), go)
    p.hl = reach(reach(p.hl, (14, 72, 22), wind), (17, 46, -4), go)
    p.er, p.el, p.hand_r = (-1, 0.1, -0.5), (1, -0.5, 0), "fist" if q < RELEASE / THROW else "open"
    p.fl, p.fr = (6, 5 * clamp(4 * wind * (1 - wind)), 11 * max(wind, go)), (-6, 0, -6 * max(wind, go))
    p.pr, p.head = -26 * go, (0, 4 * wind, 0)
    return p


@action("swing", ("swing", "bat", "strike", "hit", "smash"), ("hitting a ball with a bat", "swinging a racket",
        "tennis"),
        like="throw", face="focused", yaw=44, item="racket", holds="use", room=(68, 130, 16))  # fmt: skip
def swing(d: Doing) -> Pose:
    q = (d.into / 1.8) % 1
    a = lerp(-1.0, 1.0, ease((q - 0.34) / 0.2)) if q < 0.8 else lerp(1.0, -1.0, ease((q - 0.8) / 0.2))
    return Pose(
        hip=(a * 2, 36, 0), lean=(0.14, -0.04 * a), twist=0.75 * a, head=(-8 * a, -2, 0), fl=(10, 0, 4), fr=(-10, 0,
        -3),
        hr=(-17 + 12 * max(0.0, a), 58 + 12 * a * a * (1 if a > 0 else 0.4), lerp(-8, 23, (a + 1) / 2)),
        hl=(14, 52, 10 + 6 * a), er=(-1, -0.6, -0.2), el=(1, -0.6, -0.2), hand_r="fist", turn_r=-30 + 40 * a, pr=-16,
    )  # fmt: skip


KICK = 1.5


@action("kick", ("kick", "punt", "dribble"), ("kicking a ball", "playing football", "a soccer player"), like="throw",
        face="focused", yaw=62, holds="none", needs=("kicked_ball",), room=(78, 124, 16), wide=80,
        touches=(Touch("bounce", KICK, 0.5, "ball", 0.6),))  # fmt: skip
def kick(d: Doing) -> Pose:
    """The leg swings from behind through the ball and on."""
    q = (d.into / KICK) % 1
    back, on = ease(q / 0.22) * (1 - ease((q - 0.22) / 0.12)), ease((q - 0.24) / 0.12) * (1 - ease((q - 0.55) / 0.4))
    return Pose(
        hip=(0, 38.5, 2 * on - 2 * back), lean=(0.16 * back - 0.14 * on, 0.04), twist=0.3 * back - 0.3 * on,
        head=(0, -8, 0), fl=(5, 0, 0), fr=(-5, 12 * back + 17 * on + 1, -17 * back + 25 * on + 1),
        pr=-50 * back + 6 * on,
        hl=(23, 56 - 4 * back, -10 * on + 8 * back), hr=(-23, 56, 13 * on - 9 * back), el=(0.6, -0.8, -0.4),
        er=(-0.6, -0.8, -0.4), hand_l="open", hand_r="open", stride=1,
    )  # fmt: skip


def kicked(into: float) -> tuple[float, float, float]:
    """Where the ball of `kick` is: forward, up and degrees turned; it comes back from a wall out of the picture."""
    q = (into / KICK) % 1
    u = (q - 0.33) / 0.67 if q > 0.33 else (q + 1 - 0.33) / 0.67 if q < 0.0 else -1.0
    if u < 0:
        return 12.0, 0.0, 0.0
    far = 4 * u * (1 - u)
    return 12.0 + 34 * far, 16 * abs(sin(2 * pi * u)) * (1 - u), 400 * far


@action("juggle", ("juggle", "juggling"), ("juggling balls", "a juggler"), like="throw", face="happy", yaw=6,
        holds="none", needs=("juggled",), room=(54, 142, 14))  # fmt: skip
def juggle(d: Doing) -> Pose:
    """Hands throw in turn; the balls follow parabolas of their own."""
    p, q = idle(d.t), 2 * pi * d.into / JUGGLE
    p.hl = (19 + 4 * cos(q), 50 + 3.5 * sin(q), 17)
    p.hr = (-19 - 4 * cos(q + pi), 50 + 3.5 * sin(q + pi), 17)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.8, -0.2), (-1, -0.8, -0.2), "open", "open"
    p.head = (sin(q * 0.5) * 6, 13, 0)
    return p


JUGGLE = 0.66
"""Seconds from throw to throw of one hand."""


def juggled(into: float, n: int = 3) -> list[tuple[float, float]]:
    """Where the balls are: to the side and up."""
    out = []
    for k in range(n):
        u = (into / (JUGGLE * n / 2) + k / n) * 2
        side, q = 1 if int(u) % 2 == 0 else -1, u % 1
        rest = 0.22
        if q < rest:  # in the hand, carried from the catch to the throw
            out.append((side * lerp(23, 15, q / rest), 53 - 3 * sin(pi * q / rest)))
        else:
            v = (q - rest) / (1 - rest)
            out.append((lerp(side * 15, -side * 23, v), 53 + 4 * 74 * v * (1 - v)))
    return out


@action("pushup", ("pushup", "push-up", "do pushup", "do push-up"), ("doing push-ups",), like="jump", face="focused",
        yaw=76, holds="none",
        room=(74, 80, 16), wide=98)  # fmt: skip
def pushup(d: Doing) -> Pose:
    k = 0.5 - 0.5 * cos(d.into * 3.2)
    return Pose(
        hip=(0, 40, 0), lean=(0.03, 0), head=(0, 12, 0), hl=(11, 62, lerp(30, 13, k)), hr=(-11, 62, lerp(30, 13, k)),
        el=(1, -0.8, -0.6), er=(-1, -0.8, -0.6), fl=(4, 0, 2), fr=(-4, 0, 2), pl=20, pr=20, hand_l="open",
        hand_r="open", lie=lerp(66, 79, k),
    )  # fmt: skip


LIFT = 3.0


@action("deadlift", ("weightlift", "lift weight", "lift barbell", "lift dumbbell", "pump iron"), ("lifting weights",
        "weightlifting", "lifting a barbell"),
        like="hold", face="focused", yaw=8, holds="none", room=(62, 136, 14), wide=104,
        touches=(Touch("knock", LIFT, LIFT * 0.93, "metal", 0.9),))  # fmt: skip
def deadlift(d: Doing) -> Pose:
    """From the ground to the chest to overhead, and down again."""
    q = (d.into / LIFT) % 1
    chest, over = ease((q - 0.08) / 0.22), ease((q - 0.36) / 0.16)
    down = ease((q - 0.74) / 0.2)
    high = lerp(lerp(lerp(11, 62, chest), 97, over), 11, down)
    low = 1 - clamp((high - 11) / 28)
    shake = sin(d.t * 30) * 0.4 * over * (1 - down)
    return Pose(
        hip=(0, 38.5 - 13 * low, -6 * low), lean=(0.62 * low, 0), head=(0, 8 * over * (1 - down), 0),
        hl=(17, high + shake, 12 + 6 * low - 6 * over * (1 - down)), hr=(-17, high - shake,
        12 + 6 * low - 6 * over * (1 - down)),
        el=(1, -0.9, -0.2), er=(-1, -0.9, -0.2), fl=(10, 0, 0), fr=(-10, 0, 0), kl=(0.5, 0, 1), kr=(-0.5, 0, 1),
        hand_l="fist", hand_r="fist", grip_r="barbell",
    )  # fmt: skip


@action(
    "box",
    ("box", "punch", "spar"),
    ("boxing", "punching", "shadow boxing"),
    like="jump",
    face="angry",
    yaw=52,
    holds="none",
    apart=44.0,
    touches=(Touch("knock", 1.1, 0.34, "drum", 0.5),),
    room=(62, 124, 14),
    human=False,
)
def box(d: Doing) -> Pose:
    """Guard up, dancing on the toes; jab and cross in turn."""
    beat = d.into + (0.55 if d.second else 0.0)
    q, s = (beat / 1.1) % 1, sin(d.t * 9)
    jab, cross = clamp(1 - abs(q - 0.31) / 0.11), clamp(1 - abs(q - 0.72) / 0.12)
    dodge = clamp(1 - abs((q + 0.5) % 1 - 0.31) / 0.16) if d.apart else 0.0
    return Pose(
        hip=(0, 36 + abs(s) * 1.4, -3 * dodge), lean=(0.14 - 0.3 * dodge + 0.12 * cross, 0.04 * s),
        twist=-0.35 * jab + 0.6 * cross, head=(0, -6, 4 * s), hl=reach((10, 61, 18), (2, 69, 31), jab),
        hr=reach((-10, 59, 16), (0, 67, 31), cross), el=(0.7, -1, -0.2), er=(-0.7, -1, -0.2), fl=(5, abs(s), 9),
        fr=(-6, abs(s), -9), pl=-10 * abs(s), pr=-22, hand_l="glove", hand_r="glove",
    )  # fmt: skip


@action(
    "fight",
    ("fight", "battle", "duel", "joust", "fence", "wrestle", "spar with"),
    ("sword fighting", "fencing", "a duel with swords", "fighting"),
    like="jump",
    face="angry",
    yaw=58,
    item="sword",
    holds="use",
    apart=70.0,
    room=(76, 134, 14),
    wide=60,
    touches=(Touch("knock", 1.4, 0.42, "metal", 0.8), Touch("knock", 1.4, 1.12, "metal", 0.7)),
    human=False,
)
def fight(d: Doing) -> Pose:
    """Lunge and parry in turn with whoever stands opposite."""
    q = (d.into / 1.4 + (0.5 if d.second else 0.0)) % 1
    lunge = ease((q - 0.18) / 0.12) * (1 - ease((q - 0.38) / 0.2))
    parry = ease((q - 0.68) / 0.12) * (1 - ease((q - 0.88) / 0.12))
    s = sin(d.t * 7)
    return Pose(
        hip=(0, 35 - 4 * lunge + abs(s) * 0.7, 7 * lunge - 4 * parry), lean=(0.08 + 0.3 * lunge - 0.16 * parry, 0),
        twist=0.5 + 0.25 * lunge, head=(-6, 0, 2 * s), fl=(-3, 0, 10 + 8 * lunge), fr=(3, 0, -12), pr=-12 * lunge,
        hr=(-9, lerp(57, 63, lunge) + 9 * parry, lerp(19, 30, lunge) - 3 * parry), hl=(20, 66 - 8 * lunge, -14),
        er=(-1, -0.7, -0.2), el=(0.4, -0.5, -1), hand_r="fist", hand_l="open",
        turn_r=lerp(-6, 22, lunge) - 44 * parry,
    )  # fmt: skip


@action("kungfu", ("karate", "practice karate", "do karate", "practice kung"), ("martial arts", "kung fu",
        "karate kick", "a ninja fighting"),
        like="jump", face="focused", yaw=54, holds="none", room=(70, 128, 14), apart=52.0,
        touches=(Touch("land", 2.4, 1.5, "", 0.4),))  # fmt: skip
def kungfu(d: Doing) -> Pose:
    """Guard, high kick, punch."""
    q = (d.into / 2.4 + (0.5 if d.second else 0.0)) % 1
    leg = ease((q - 0.3) / 0.1) * (1 - ease((q - 0.5) / 0.12))
    fist = ease((q - 0.74) / 0.06) * (1 - ease((q - 0.86) / 0.1))
    chamber = ease((q - 0.16) / 0.14) * (1 - ease((q - 0.3) / 0.1))
    return Pose(
        hip=(0, 36.5 + 2 * leg, -3 * leg), lean=(0.06 - 0.5 * leg + 0.14 * fist, 0), twist=0.4 * fist - 0.3 * leg,
        head=(0, 2, 0), fl=(5, 0, 3), fr=(-6, 18 * chamber + 54 * leg, -8 + 14 * chamber + 37 * leg), pl=0,
        pr=-20 * chamber + 18 * leg, kl=(0.5, 0, 1), hl=(8, 64, 18), hr=reach((-9, 54, 13), (-1, 65, 31), fist),
        el=(0.7, -1, -0.2), er=(-0.7, -1, -0.2), hand_l="rest", hand_r="fist",
    )  # fmt: skip


@action("taichi", ("taichi", "do tai", "practice tai"), ("tai chi", "slow martial arts in the park"), like="dance",
        face="focused", yaw=18,
        holds="none", room=(60, 126, 14))  # fmt: skip
def taichi(d: Doing) -> Pose:
    a = d.t * 0.85
    s, q = sin(a), cos(a)
    return Pose(
        hip=(5 * s, 32 + q, 0), lean=(0.02, -0.05 * s), twist=0.35 * s, head=(14 * s, 0, 0), fl=(13, 0, 3),
        fr=(-13, 0, 0), kl=(0.5, 0, 1), kr=(-0.5, 0, 1), hl=(15 + 9 * s, 57 + 9 * q, 19), hr=(-15 + 9 * s, 57 - 9 * q,
        19),
        el=(1, -0.8, 0), er=(-1, -0.8, 0), hand_l="open", hand_r="open",
    )  # fmt: skip


@action("yoga", ("yoga", "do yoga", "practice yoga"), ("doing yoga", "yoga pose", "standing on one leg"), like="sit",
        face="asleep", yaw=0,
        holds="none", needs=("mat",), room=(56, 132, 14))  # fmt: skip
def yoga(d: Doing) -> Pose:
    """The tree, then the warrior."""
    k, b = ease(2.2 * sin(d.into * 0.55 - 0.6)), sin(d.t * 1.5)
    tree = Pose(
        hip=(1.5, 39.5, 0), lean=(0.0, -0.02 + 0.01 * b), head=(0, 4, 0), fl=(1, 0, 0), fr=(-5, 21, 3),
        kr=(-1, 0.1, 0.3), pr=-66, hl=(2, 61 + 0.5 * b, 17), hr=(-2, 61 + 0.5 * b, 17), el=(1, -0.6, 0), er=(-1, -0.6,
        0),
        hand_l="rest", hand_r="rest",
    )  # fmt: skip
    warrior = Pose(
        hip=(3, 29 + b * 0.3, 0), lean=(0.0, 0.0), head=(40, 0, 0), fl=(21, 0, 3), fr=(-23, 0, -3), kl=(1, 0, 0.4),
        kr=(-0.4, 0, 1), hl=(41, 65, 2), hr=(-41, 65, 0), el=(0, -1, 0), er=(0, -1, 0), hand_l="rest", hand_r="rest",
    )  # fmt: skip
    return tree.mixed(warrior, k)


@action("cartwheel", ("cartwheel", "backflip", "somersault"), ("doing a cartwheel", "gymnastics", "acrobatics"),
        like="jump", face="happy", yaw=0, holds="none", room=(92, 118, 16), lying=False, wide=90)  # fmt: skip
def cartwheel(d: Doing) -> Pose:
    s = sin(d.t * 2)
    return Pose(
        hip=(0, 40, 0), hl=(26, 92 + s, 2), hr=(-26, 92 - s, 2), el=(1, 0, 0), er=(-1, 0, 0), fl=(19, 2, 0),
        fr=(-19, 2, 0), hand_l="open", hand_r="open", head=(0, 6, 0), pl=-40, pr=-40,
    )  # fmt: skip


@action("hula", ("hula", "spin hoop"), ("hula hooping",), like="dance", face="happy", yaw=0, holds="none",
        needs=("hoop",),
        room=(56, 126, 14), wide=60)  # fmt: skip
def hula(d: Doing) -> Pose:
    a = d.t * 6
    return Pose(
        hip=(3.5 * cos(a), 38, 3.5 * sin(a)), lean=(-0.06 * sin(a), -0.09 * cos(a)), head=(0, 0, 3 * sin(a)),
        hl=(27, 70, 4), hr=(-27, 70, 4), el=(0.6, -0.8, -0.2), er=(-0.6, -0.8, -0.2), hand_l="open", hand_r="open",
    )  # fmt: skip


@action("archery", ("aim", "shoot arrow", "shoot bow", "draw bow"), ("shooting an arrow with a bow", "archery"),
        like="throw", face="focused", yaw=66,
        item="bow", holds="use", room=(64, 126, 14))  # fmt: skip
def archery(d: Doing) -> Pose:
    draw = ease(((d.into % 2.6) - 0.3) / 0.9) if d.into % 2.6 < 2.1 else 0.0
    return Pose(
        hip=(0, 38.5, 0), lean=(-0.04 * draw, 0), twist=-0.5, head=(0, 0, 3), fl=(5, 0, 8), fr=(-5, 0, -8),
        hl=(4, 68, 31), hr=(-8, 69, lerp(25, 4, draw)), el=(0, -1, 0.3), er=(-1, 0.3, -0.6), hand_l="fist",
        hand_r="fist",
    )  # fmt: skip
