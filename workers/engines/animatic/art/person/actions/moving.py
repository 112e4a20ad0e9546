"""Getting about: on foot, on wheels, on snow, through water and air."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person import cycles
from workers.engines.animatic.art.person.action import Doing, Touch, action
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi
WIDE = (84.0, 112.0, 46.0)
"""Room for bodies that lie in the air or in the water."""


@action("walk", ("stroll", "wander", "stride", "tiptoe", "enter", "arrive", "approach", "leave", "cross", "come", "go",
                 "move", "travel", "explore", "hike", "shuffle", "return", "pass", "visit", "guide", "lead", "sneak",
                 "trudge", "pace", "saunter"),
        ("walking", "strolling", "tiptoeing", "wandering", "arriving"),
        yaw=58, speed=cycles.WALK_SPEED, rate=cycles.WALK_RATE, human=False)  # fmt: skip
def walk(d: Doing) -> Pose:
    return cycles.walk(d.phase, d.manner)


@action("run", ("sprint", "jog", "race", "dash", "flee", "escape", "rush", "hurry", "charge", "trot", "gallop",
                "finish", "train"),
        ("running", "sprinting", "galloping", "racing", "fleeing in panic", "rushing"),
        face="focused", yaw=58, speed=cycles.RUN_SPEED, rate=cycles.RUN_RATE, human=False)  # fmt: skip
def run(d: Doing) -> Pose:
    return cycles.run(d.phase)


@action("chase", ("pursue", "hunt", "follow", "attack"), ("chasing", "pursuing", "hunting", "following"),
        face="focused", yaw=58, speed=cycles.RUN_SPEED, rate=cycles.RUN_RATE, human=False)  # fmt: skip
def chase(d: Doing) -> Pose:
    return cycles.run(d.phase)


@action("roll", ("slide", "tumble"), ("rolling", "rolling down a hill"), face="surprised", yaw=58, speed=70.0,
        rate=1.0, human=False)  # fmt: skip
def roll(d: Doing) -> Pose:
    return cycles.run(d.phase)


@action("march", ("march", "parade"), ("marching in step", "soldiers on parade", "marching band"), like="walk",
        face="focused", yaw=56, speed=20.0 / 0.5 * 1.0, rate=1.0, human=False)  # fmt: skip
def march(d: Doing) -> Pose:
    """Knees high, arms straight, toes pointed."""

    def foot(p: float) -> tuple[float, float, float]:
        p %= 1.0
        if p < 0.5:
            return cycles.rolled(lerp(10, -10, p * 2), -20 * clamp((p - 0.38) / 0.12))
        u = (p - 0.5) * 2
        z, y, _ = cycles.rolled(-10, -20)
        return (
            lerp(z, 10, ease(u)) + 4 * sin(pi * u),
            lerp(y, 0, u) + 17 * sin(pi * u),
            lerp(-20, 0, u) - 14 * sin(pi * u),
        )

    a = 2 * pi * d.phase
    left, right, s = foot(d.phase), foot(d.phase + 0.5), cos(a)
    return Pose(
        hip=(0, 39 - 0.7 * cos(2 * a), 0), lean=(0.0, 0), head=(0, 2, 0), twist=-s * 0.12,
        hl=(13.5, 41 + max(0.0, -s) * 14, -s * 17), hr=(-13.5, 41 + max(0.0, s) * 14, s * 17),
        el=(0.5, -1, -0.2), er=(-0.5, -1, -0.2), fl=(4, left[1], left[0]), fr=(-4, right[1], right[0]), pl=left[2],
        pr=right[2], hand_l="fist", hand_r="fist", stride=1,
    )  # fmt: skip


@action("crawl", ("crawl", "creep"), ("crawling on hands and knees", "a baby crawling"), like="walk", yaw=72,
        holds="none", speed=14.0, rate=0.8, room=(64, 112, 16), wide=62, human=False)  # fmt: skip
def crawl(d: Doing) -> Pose:
    a = 2 * pi * d.phase
    s = sin(a)
    return Pose(
        hip=(0, 19.5, -14), lean=(1.28, s * 0.03), head=(0, 34, s * 3), head_off=(0, 3),
        hl=(9, 1.5 + max(0.0, cos(a)) * 4, 15 + s * 7), hr=(-9, 1.5 + max(0.0, -cos(a)) * 4, 15 - s * 7),
        el=(0.6, 0, -1), er=(-0.6, 0, -1), fl=(6, 1, -31 - s * 5), fr=(-6, 1, -31 + s * 5), kl=(0.1, -1, 0.6),
        kr=(-0.1, -1, 0.6), pl=-80, pr=-80, hand_l="open", hand_r="open",
    )  # fmt: skip


@action("jump", ("leap", "hop", "pounce", "skip", "splash", "stomp", "dunk", "exercise", "save"),
        ("jumping", "leaping", "hopping", "doing a backflip", "somersault"), face="happy", holds="use",
        room=(46, 154, 14),
        touches=(Touch("land", cycles.JUMP, 0.74 * cycles.JUMP, "", 0.8),), human=False)  # fmt: skip
def jump(d: Doing) -> Pose:
    return cycles.jump((d.into / cycles.JUMP) % 1)


@action("bounce", ("shake", "tremble", "wobble", "vibrate", "rock", "cough", "sneeze"),
        ("bouncing", "jumping on a trampoline", "wobbling", "shaking", "vibrating"), holds="use",
        room=(46, 142, 14),
        touches=(Touch("land", 0.95, 0.74 * 0.95, "", 0.8),), human=False)  # fmt: skip
def bounce(d: Doing) -> Pose:
    return cycles.jump((d.into / 0.95) % 1, 22)


@action("climb", ("scale", "scramble", "ascend"), ("climbing", "scrambling up", "climbing a ladder", "climbing a rock"),
        face="focused", yaw=34, holds="none", human=False)  # fmt: skip
def climb(d: Doing) -> Pose:
    s = sin(d.t * 3.2)
    return Pose(
        hip=(s * 1.5, 38 + s * s * 2, 0), lean=(0.12, s * 0.06), hl=(20, 82 + s * 9, 10), hr=(-20, 82 - s * 9, 10),
        el=(1, -0.6, -0.3), er=(-1, -0.6, -0.3), fl=(8, 9 - s * 8, 9), fr=(-8, 9 + s * 8, 9), head=(0, 14, -s * 4),
        hand_l="fist", hand_r="fist",
    )  # fmt: skip


@action("fly", ("soar", "glide", "swoop", "zoom"), ("flying", "soaring", "gliding through the air", "flapping wings"),
        face="happy", yaw=62, holds="none", speed=60.0, rate=2.4, room=WIDE, lying=True, human=False)  # fmt: skip
def fly(d: Doing) -> Pose:
    """Like a hero: one arm ahead, the body level. The stage keeps it in the air."""
    s = sin(d.t * 2)
    return Pose(
        hip=(0, 40 + s * 0.6, 0), lean=(0.1, 0), hl=(14, 92, 8), hr=(-16, 44, -4), el=(1, -0.2, 0), er=(-1, -0.4, -0.6),
        fl=(5, 2 + s, -8), fr=(-5, 7 - s, -14), pl=-55, pr=-70, head=(0, 38, s * 2), hand_l="fist", hand_r="fist",
        lie=58,
    )  # fmt: skip


@action("float", ("hover", "drift", "levitate", "hang"),
        ("floating", "drifting", "levitating", "hovering weightless", "swaying"), holds="none", yaw=30, room=WIDE,
        lying=True, human=False)  # fmt: skip
def float_(d: Doing) -> Pose:
    """Weightless: limbs adrift, the body turning a little."""
    s, q = sin(d.t * 0.9), cos(d.t * 0.7)
    return Pose(
        hip=(0, 40, 0), lean=(0.12 + 0.05 * q, 0.06 * s), twist=0.15 * s, head=(8 * s, 6 + 4 * q, 5 * s),
        hl=(25 + 2 * q, 66 + 5 * s, 10), hr=(-25 + 2 * s, 64 - 5 * q, 12), el=(0.6, -0.8, -0.4), er=(-0.6, -0.8, -0.4),
        fl=(7, 7 + 2 * s, -7 + 4 * q), fr=(-7, 10 - 2 * s, 5 - 4 * q), pl=-40, pr=-28, hand_l="open", hand_r="open",
        lie=22 + 9 * s,
    )  # fmt: skip


@action("rise", ("emerge", "launch", "lift off", "awaken", "wake", "blast"),
        ("rising", "ascending", "emerging", "taking off", "launching", "appearing"), holds="none", room=WIDE,
        lying=True, human=False)  # fmt: skip
def rise(d: Doing) -> Pose:
    s = sin(d.t * 2)
    return Pose(
        hip=(0, 40, 0), lean=(0.02, 0), hl=(17, 88 + s, 6), hr=(-17, 46, 2), el=(1, -0.2, 0), er=(-1, -0.4, -0.6),
        fl=(4, 1 + s, -3), fr=(-4, 8 - s, 5), pl=-55, pr=-45, head=(0, 18, s * 2), hand_l="fist", hand_r="open",
    )  # fmt: skip


@action("swim", ("paddle",), ("swimming", "paddling in water", "snorkelling"), face="happy", yaw=62, holds="none",
        speed=26.0, rate=0.8, room=WIDE, lying=True, human=False)  # fmt: skip
def swim(d: Doing) -> Pose:
    """A crawl stroke: one arm over, one arm back, legs that beat."""
    a = 2 * pi * d.t * 0.66
    s = sin(a * 3)
    return Pose(
        hip=(0, 40, 0), lean=(0.05, 0), twist=0.4 * sin(a), hl=(14, 66 + cos(a) * 26, 18 * sin(a)),
        hr=(-14, 66 - cos(a) * 26, -18 * sin(a)), el=(1, 0.1, 0.2), er=(-1, 0.1, 0.2), fl=(5, 2, 6 * s),
        fr=(-5, 2, -6 * s), pl=-60, pr=-60, head=(6 * sin(a), 34, 0), hand_l="open", hand_r="open", lie=66,
    )  # fmt: skip


@action("dive", ("dive", "plunge", "snorkel"), ("diving", "scuba diving"), like="swim", face="focused", yaw=64,
        holds="none", speed=22.0, rate=0.6, room=WIDE, lying=True, human=False)  # fmt: skip
def dive(d: Doing) -> Pose:
    s = sin(d.t * 3.4)
    return Pose(
        hip=(0, 40, 0), lean=(0.04, 0), hl=(7, 92, 5), hr=(-7, 92, 5), el=(1, 0.2, 0), er=(-1, 0.2, 0),
        fl=(5, 2, 7 * s), fr=(-5, 2, -7 * s), pl=-70, pr=-70, head=(0, 32, 0), hand_l="rest", hand_r="rest", lie=84,
    )  # fmt: skip


@action("surf", ("surf",), ("surfing a wave",), face="happy", yaw=58, holds="none", speed=70.0, rate=0.5,
        room=(74, 140, 30))  # fmt: skip
def surf(d: Doing) -> Pose:
    s = sin(d.t * 1.9)
    return Pose(
        hip=(0, 30 + s * 1.5, 0), lean=(0.24, s * 0.14), twist=0.3, fl=(13, 0, 4), fr=(-13, 0, -3),
        hl=(31, 57 + s * 6, 4), hr=(-31, 60 - s * 6, 0), el=(0.4, -0.6, -0.4), er=(-0.4, -0.6, -0.4),
        head=(6, -2, -s * 5), hand_l="open", hand_r="open",
    )  # fmt: skip


@action("ski", ("ski",), ("skiing down a slope", "cross-country skiing"), like="surf", face="happy", yaw=60,
        holds="none", needs=("skis",), speed=88.0, rate=0.5, room=(74, 126, 22), wide=84)  # fmt: skip
def ski(d: Doing) -> Pose:
    s = sin(d.t * 1.7)
    return Pose(
        hip=(s * 3, 31 + s * s * 1.5, -4), lean=(0.62, s * 0.1), head=(0, 16, -s * 5), fl=(6, 1.6, 1), fr=(-6, 1.6, 1),
        hl=(17, 46 + s * 2, 17), hr=(-17, 46 - s * 2, 17), el=(1, -0.6, -0.4), er=(-1, -0.6, -0.4), hand_l="fist",
        hand_r="fist", grip_l="ski-pole", grip_r="ski-pole", turn_l=78, turn_r=78, stride=1,
    )  # fmt: skip


@action("snowboard", ("snowboard", "sled"), ("snowboarding",), like="surf", face="happy", yaw=56, holds="none",
        needs=("snowboard",), speed=84.0, rate=0.5, room=(74, 126, 22), wide=78)  # fmt: skip
def snowboard(d: Doing) -> Pose:
    p = surf(d)
    p.fl, p.fr = (11, 2, 3), (-11, 2, 1)
    return p


@action("skateboard", ("ride skateboard",), ("skateboarding", "doing skateboard tricks"), like="ride", face="happy",
        yaw=58,
        holds="none", needs=("skateboard",), speed=76.0, rate=0.7, room=(64, 134, 16), wide=58,
        touches=(Touch("wheel", 0.55, 0.1, "wood", 0.3),))  # fmt: skip
def skateboard(d: Doing) -> Pose:
    s, push = sin(d.t * 1.9), clamp(sin(d.t * 2.4) * 1.8 - 0.5)
    return Pose(
        hip=(s, 37 + s - push * 3, 0), lean=(0.18 + push * 0.16, s * 0.08), twist=0.3, fl=(4, 6.5, 8),
        fr=(-4, lerp(6.5, 0, push), lerp(-9, -21, push)), pr=-24 * push, hl=(24, 55 + s * 4, 8),
        hr=(-25, 56 - s * 4, -2), el=(0.4, -0.6, -0.4), er=(-0.4, -0.6, -0.4), head=(4, -2, -s * 4), hand_l="open",
        hand_r="open", stride=1,
    )  # fmt: skip


@action("skate", ("ice skate", "ice-skate", "rollerskate", "roller-skate"), ("ice skating", "roller skating",
        "figure skating"), like="surf", face="happy",
        yaw=56, holds="none", speed=64.0, rate=0.45, room=(64, 126, 18), wide=60, needs=("skates",))  # fmt: skip
def skate(d: Doing) -> Pose:
    a = 2 * pi * d.phase
    s = sin(a)
    left, right = clamp(s * 1.4), clamp(-s * 1.4)
    return Pose(
        hip=(s * 3, 35 - abs(s) * 1.2, 0), lean=(0.3, -s * 0.12), twist=s * 0.25, head=(0, 6, -s * 4),
        fl=(6 + 5 * left, 2.5 + 3 * left, 5 - 20 * left), fr=(-6 - 5 * right, 2.5 + 3 * right, 5 - 20 * right),
        pl=-30 * left, pr=-30 * right, hl=(22, 54 - 6 * s, 4 + 14 * s), hr=(-22, 54 + 6 * s, 4 - 14 * s),
        el=(0.4, -0.8, -0.6), er=(-0.4, -0.8, -0.6), hand_l="open", hand_r="open",
    )  # fmt: skip


@action("cycle", ("bike", "pedal", "bicycle", "ride bicycle", "ride bike", "ride cycle"), ("riding a bicycle",
        "cycling"), like="ride", face="happy",
        yaw=66, holds="none", needs=("bicycle",), speed=92.0, rate=0.9, room=(66, 128, 14), wide=92,
        touches=(Touch("wheel", 0.9, 0.2, "", 0.25),))  # fmt: skip
def cycle(d: Doing) -> Pose:
    """Hips on the saddle, hands on the bar, feet on pedals that turn."""
    return pedalled(d.phase)


CRANK, PEDAL = 6.4, (15.0, 3.0)
"""Length of a crank; height and forward place of its axle."""


def pedalled(phase: float) -> Pose:
    a = 2 * pi * phase
    up, forward = PEDAL
    return Pose(
        hip=(0, 41.5, -11), lean=(0.5, sin(a) * 0.02), head=(0, 14, 0), hl=(8, 47, 20), hr=(-8, 47, 20),
        el=(0.8, -0.7, -0.4), er=(-0.8, -0.7, -0.4), hand_l="fist", hand_r="fist",
        fl=(5, up - 2 + CRANK * cos(a), forward - 3 + CRANK * sin(a)),
        fr=(-5, up - 2 - CRANK * cos(a), forward - 3 - CRANK * sin(a)), pl=-12 * sin(a), pr=12 * sin(a), stride=1,
    )  # fmt: skip


@action("ride", (), ("riding a horse", "riding a motorbike"), face="happy", yaw=58, holds="none", speed=80.0, rate=1.0)
def ride(d: Doing) -> Pose:
    """Astride, holding on."""
    p = cycles.seated(d.t)
    p.hl, p.hr = (7, 44 + sin(d.t * 3) * 0.6, 17), (-7, 44 - sin(d.t * 3) * 0.6, 17)
    p.hand_l = p.hand_r = "fist"
    p.fl, p.fr = (13, 2, 5), (-13, 2, 5)
    p.kl, p.kr = (0.7, 0, 1), (-0.7, 0, 1)
    p.hip = (0, 26 + abs(sin(d.t * 5)) * 0.8, -4)
    return p


@action("drive", ("steer", "speed", "park"), ("driving a car", "steering", "speeding along the road", "racing a car"),
        face="happy", yaw=58, holds="none", speed=105.0, rate=1.0)  # fmt: skip
def drive(d: Doing) -> Pose:
    p = cycles.seated(d.t)
    s = sin(d.t * 1.3)
    p.hip = (0, 26 + abs(sin(d.t * 5)) * 0.6, -4)
    p.hl, p.hr = (8, 48 + s * 3, 18), (-8, 48 - s * 3, 18)
    p.hand_l = p.hand_r = "fist"
    p.fl, p.fr = (8, 6, 14), (-8, 6, 14)
    return p


@action("sail", ("cruise",), ("sailing", "cruising on water", "steering a ship"), yaw=58, holds="none", speed=34.0,
        rate=0.5)  # fmt: skip
def sail(d: Doing) -> Pose:
    return drive(d)


@action(
    "row",
    ("row", "canoe", "kayak"),
    ("rowing a boat", "paddling a canoe"),
    like="sail",
    face="focused",
    yaw=58,
    holds="none",
    speed=34.0,
    rate=0.5,
    room=(74, 122, 34),
    touches=(Touch("splash", 2.2, 0.7, "water", 0.35),),
)
def row(d: Doing) -> Pose:
    """Reach, dip, pull."""
    a = 2 * pi * d.into / 2.2
    pull, dip = 0.5 - 0.5 * cos(a), sin(a)
    p = cycles.seated(d.t)
    p.hip, p.lean = (0, 26, -4), (lerp(0.4, -0.12, pull), 0)
    p.hl = p.hr = (0, 0, 0)
    p.hl, p.hr = (8, 47 + dip * 3, lerp(25, 9, pull)), (-8, 47 + dip * 3, lerp(25, 9, pull))
    p.hand_l = p.hand_r = "fist"
    p.fl, p.fr = (7, 6, 16), (-7, 6, 16)
    p.grip_r, p.turn_r = "oar", 28 - dip * 24
    return p


@action("fall", ("crash", "sink", "land", "drop", "spill", "bump"),
        ("falling from above", "dropping", "crashing"), face="surprised",
        holds="none", room=(74, 140, 30), human=False)  # fmt: skip
def fall(d: Doing) -> Pose:
    s = sin(d.t * 7)
    return Pose(
        hip=(0, 40, 0), lean=(-0.2, 0.1 * s), hl=(25, 80 + 6 * s, 6), hr=(-25, 78 - 6 * s, 6), el=(1, 0, 0),
        er=(-1, 0, 0), fl=(10, 12 + 5 * s, 12), fr=(-10, 14 - 5 * s, 10), pl=30, pr=20, head=(0, -10, 6 * s),
        hand_l="open", hand_r="open", lie=12 * s,
    )  # fmt: skip


@action("spin", ("rotate", "twirl", "turn", "whirl", "orbit", "circle", "transform"),
        ("spinning", "twirling", "rotating", "turning around", "whirling", "orbiting"), face="happy",
        human=False)  # fmt: skip
def spin(d: Doing) -> Pose:
    """Arms out, one knee drawn up: the stage turns the body."""
    s = sin(d.t * 4)
    return Pose(
        hip=(0, 40, 0), lean=(0.0, 0.03 * s), hl=(27, 62 + s * 2, 4), hr=(-27, 62 - s * 2, 4), el=(0.4, -0.6, -0.6),
        er=(-0.4, -0.6, -0.6), fl=(4, 0, 0), fr=(-5, 9, -5), pl=-10, pr=-40, head=(0, 4, s * 3), hand_l="open",
        hand_r="open",
    )  # fmt: skip
