"""Standing, speaking and everything that is said with the body."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person import cycles
from workers.engines.animatic.art.person.action import Doing, Touch, action
from workers.engines.animatic.art.person.cycles import idle, reach
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi


def hush(t: float, every: float, start: float, end: float, ramp: float = 0.3) -> float:
    """1 from `start` to `end` of each `every` seconds, 0 outside, eased."""
    q = t % every
    return ease((q - start) / ramp + 0.5) * ease((end - q) / ramp + 0.5)


@action("idle", ("wait", "balance", "lean"),
        ("standing still", "posing", "waiting", "existing", "smiling at the camera"), human=False)  # fmt: skip
def stand(d: Doing) -> Pose:
    """Weight goes from one foot to the other now and then."""
    p = idle(d.t)
    shift = sin(d.t * 0.37) * 1.6
    p.hip = (p.hip[0] + shift, p.hip[1] - abs(shift) * 0.12, p.hip[2])
    p.lean = (p.lean[0], p.lean[1] - shift * 0.02)
    return p


@action("talk", ("speak", "chat", "argue", "say", "tell", "shout", "whisper", "yell", "ask", "explain", "present",
                 "interview", "host", "vlog", "order", "debate", "negotiate", "beg", "bargain", "gossip", "bicker",
                 "announce", "reply", "answer", "report", "scream", "discuss", "teach", "lecture", "preach", "describe",
                 "complain", "sell", "invite", "howl", "roar", "bark"),
        ("talking", "giving a speech", "explaining", "arguing", "interviewing", "chatting", "presenting"),
        human=False)  # fmt: skip
def talk(d: Doing) -> Pose:
    strong = d.manner.startswith(("angr", "loud", "excite", "passion"))
    return cycles.talk(d.t, 1.0 if strong else 0.3 + 0.7 * d.energy)


@action("murmur", (), ("whispering a secret",), like="talk", human=False)
def murmur(d: Doing) -> Pose:
    """Bent forward, a hand beside the mouth."""
    p = idle(d.t)
    p.lean, p.head = (0.16, 0.02), (10, -3 + sin(d.t * 3) * 1.5, 6)
    p.hr, p.er, p.hand_r = (-13, 75, 17), (-1, -0.7, 0), "palm"
    return p


@action("call out", (), ("shouting at the top of one's voice", "calling out"), like="talk", human=False)
def call_out(d: Doing) -> Pose:
    """Hands around the mouth, leaning into it; fists when it is strong."""
    p, k = idle(d.t), d.energy
    p.lean, p.head = (0.1 + 0.08 * k, 0), (sin(d.t * 1.7) * 8, 4 + 5 * k, sin(d.t * 2) * 3)
    p.hl, p.hr = (15, 73 + 3 * k, 17), (-15, 73 + 3 * k, 17)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.8, 0), (-1, -0.8, 0), "palm", "palm"
    return p


@action("wave", ("greet", "wink", "beckon", "grant"), ("waving hello", "greeting", "beckoning", "saying goodbye"),
        face="happy")  # fmt: skip
def wave(d: Doing) -> Pose:
    p = idle(d.t)
    q = sin(d.t * 2 * pi * 2.0)
    p.hr, p.er, p.hand_r = (-33 + q * 6, 82, 8), (-1, -0.8, -0.1), "wave"
    p.lean, p.head = (0.02, 0.03), (4, -2, -4 + q)
    return p


@action(
    "point", ("point", "indicate", "show", "gesture"), ("pointing at something", "showing the way"), like="look", yaw=50
)
def point(d: Doing) -> Pose:
    p, k = idle(d.t), ease(d.into / 0.4)
    jab = hush(d.t, 2.6, 0.4, 0.7, 0.2)
    p.hr = reach(p.hr, (-10, 66 + jab, 30 + jab * 2), k)
    p.er, p.hand_r, p.twist = (-1, -0.6, -0.2), "point", 0.22 * k
    p.head, p.lean = (8, 2, 2), (0.06, 0)
    return p


@action("shrug", ("shrug",), ("shrugging the shoulders", "not knowing"), like="look", face="smug")
def shrug(d: Doing) -> Pose:
    p, k = idle(d.t), hush(d.into, 2.8, 0.15, 1.7, 0.4)
    p.hl, p.hr = reach(p.hl, (25, 50, 13), k), reach(p.hr, (-25, 50, 13), k)
    p.el, p.er = (0.4, -1, -0.3), (-0.4, -1, -0.3)
    p.hand_l = p.hand_r = "open" if k > 0.4 else "rest"
    p.head, p.head_off = (4, 2, 9 * k), (0, -0.5)
    p.hip = (0, 39 + 0.8 * k, 0)
    return p


@action("facepalm", ("facepalm", "cringe"), ("facepalm", "being embarrassed", "ashamed"), like="look", face="sad")
def facepalm(d: Doing) -> Pose:
    p, k = idle(d.t), ease(d.into / 0.5)
    s = sin(d.t * 1.6)
    p.hr, p.er, p.hand_r = reach(p.hr, (-7, 83, 19), k), (-1, -0.7, 0), "open"
    p.hl, p.el = reach(p.hl, (2, 50, 12), k), (1, -0.8, -0.2)
    p.head, p.lean = (-4 + s * 4 * k, -14 * k, 4 * k), (0.1 * k, 0)
    return p


@action("bow", ("bow", "curtsy", "curtsey"), ("bowing politely", "taking a bow", "curtsying"), like="sit", face="happy")
def bow(d: Doing) -> Pose:
    p, k = idle(d.t), hush(d.into, 3.4, 0.4, 2.1, 0.7)
    p.lean = (0.06 + 0.85 * k, 0)
    p.hip = (0, 39, -6 * k)
    p.hr, p.er = reach(p.hr, (-4, 42 - 4 * k, 12 + 12 * k), k), (-1, -0.5, -0.2)
    p.hl, p.el = reach(p.hl, (17, 46, -7 + 12 * k), k), (0.8, 0.2, -1)
    p.head = (0, -10 * k, 0)
    return p


@action("salute", ("salute",), ("saluting", "standing at attention"), like="wave", face="focused")
def salute(d: Doing) -> Pose:
    p, k = idle(d.t * 0.6), ease(d.into / 0.35)
    p.hr, p.er, p.hand_r = reach(p.hr, (-20, 88, 8), k), (-1, -0.5, -0.2), "rest"
    p.hl, p.lean, p.head = (13, 38, 0), (-0.03, 0), (0, 3, 0)
    p.fl, p.fr = (4, 0, 0), (-4, 0, 0)
    return p


CLAP = 0.42


@action("clap", ("clap", "applaud"), ("clapping hands", "applauding"), like="cheer", face="happy", holds="none",
        touches=(Touch("knock", CLAP, CLAP / 2, "plastic", 0.35),))  # fmt: skip
def clap(d: Doing) -> Pose:
    p = idle(d.t)
    apart = (0.5 + 0.5 * cos(2 * pi * d.into / CLAP)) ** 0.7
    p.hl, p.hr = (2.2 + 9 * apart, 59, 19 - apart), (-2.2 - 9 * apart, 57, 19 - apart)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.9, -0.2), (-1, -0.9, -0.2), "rest", "rest"
    p.head = (sin(d.t * 1.7) * 6, 2, sin(d.t * 3) * 3)
    p.hip = (p.hip[0], 39 + (1 - apart) * 0.6, 0)
    return p


@action("cheer", ("celebrate", "win", "score"), ("cheering", "celebrating", "winning", "raising arms in triumph"),
        face="happy", holds="use", room=(64, 132, 16), human=False)  # fmt: skip
def cheer(d: Doing) -> Pose:
    q = abs(sin(d.t * 2 * pi * 1.2))
    s = sin(d.t * 2 * pi * 1.2)
    return Pose(
        hip=(0, 38 + q * 7, 0), head=(0, 8, sin(d.t * 5) * 3), lean=(-0.04, s * 0.03), hl=(29, 88 + q * 7, 6),
        hr=(-29, 88 + q * 7 - s * 4, 6), el=(1, -0.3, 0), er=(-1, -0.3, 0), fl=(7, q * 6, 0), fr=(-7, q * 6, 0),
        pl=-25 * q, pr=-25 * q, hand_l="fist" if s > 0 else "open", hand_r="fist",
    )  # fmt: skip


@action("think", ("ponder", "wonder", "count", "learn", "plan", "remember"),
        ("thinking", "wondering", "pondering", "dreaming", "scratching the head", "being confused"), face="focused",
        human=False)  # fmt: skip
def think(d: Doing) -> Pose:
    p = idle(d.t)
    p.hr, p.er, p.hand_r = (-4, 70, 17), (-0.9, -1, 0), "point"
    p.hl, p.el = (-4, 51, 13), (1, -0.8, -0.2)
    p.head = (14, 10 + 3 * sin(d.t * 0.7), 7 + sin(d.t) * 2)
    return p


@action("look", ("watch", "stare", "gaze", "see", "search", "admire", "inspect", "peek", "discover", "find", "notice",
                 "observe", "examine", "face", "glance", "guard", "meet", "blow"),
        ("looking", "watching", "staring", "gazing", "peeking", "searching", "inspecting", "noticing"),
        human=False)  # fmt: skip
def look(d: Doing) -> Pose:
    p = idle(d.t)
    p.head = (sin(d.t * 1.1) * 34, 4 + sin(d.t * 0.7) * 8, sin(d.t * 1.1) * 3)
    k = ease(clamp((sin(d.t * 0.55) - 0.1) * 2))
    p.hr = reach(p.hr, (-19, 90, 9), k)
    p.er = (-1, -0.5, 0)
    return p


@action("pray", ("pray", "bless", "worship"), ("praying", "hands folded in prayer"), like="sit", face="asleep",
        holds="none")  # fmt: skip
def pray(d: Doing) -> Pose:
    p = idle(d.t * 0.7)
    p.hl, p.hr = (1.8, 60, 17), (-1.8, 60, 17)
    p.el, p.er, p.hand_l, p.hand_r, p.head = (1, -0.6, -0.1), (-1, -0.6, -0.1), "palm", "palm", (0, -12, 0)
    return p


@action("kneel", ("kneel", "propose", "genuflect"), ("kneeling down", "kneeling on one knee", "proposing marriage"),
        like="sit", yaw=48)  # fmt: skip
def kneel(d: Doing) -> Pose:
    p, b = idle(d.t), sin(d.t * 2) * 0.4
    p.hip, p.lean = (0, 22 + b, -2), (0.06, 0)
    p.fl, p.fr = (6, 0, 15), (-6, 1.5, -20)
    p.kr, p.pr = (-0.1, -1, 0.6), -70
    p.hr, p.hl = (-6, 44 + b, 22), (9, 27, 15)
    p.er, p.el, p.hand_r, p.head = (-1, -0.8, 0), (1, -0.4, 0), "open", (0, 12, 2)
    return p


@action("laugh", ("giggle", "chuckle", "smile", "grin", "tickle", "cackle"),
        ("laughing", "giggling", "chuckling", "smiling broadly"), face="laughing", holds="none",
        human=False)  # fmt: skip
def laugh(d: Doing) -> Pose:
    p = idle(d.t)
    s, bend = abs(sin(d.t * 8)), 0.5 + 0.5 * sin(d.t * 0.9)
    p.hip, p.lean = (0, 38.6 + s * 1.2, 0), (-0.08 + s * 0.06 + 0.28 * bend, 0)
    p.hr, p.er, p.hand_r = (-4, 47 + s - 3 * bend, 15), (-1, -0.6, -0.2), "open"
    p.hl = (14, 42 - 6 * bend, 6 + 6 * bend)
    p.head = (sin(d.t * 2) * 5, 12 - s * 4 - 10 * bend, sin(d.t * 2.6) * 6)
    return p


@action("cry", ("weep", "sob", "mourn"), ("crying", "weeping", "sobbing", "mourning"), face="crying", holds="none",
        human=False)  # fmt: skip
def cry(d: Doing) -> Pose:
    p = idle(d.t)
    s = sin(d.t * 9) * 0.7
    p.hip, p.lean = (0, 37.5, 0), (0.2, s * 0.01)
    p.hl, p.hr = (9, 78 + s, 21), (-9, 78 - s, 21)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.8, 0), (-1, -0.8, 0), "fist", "fist"
    p.head = (0, -12 + s, s)
    return p


@action(
    "shiver",
    ("shiver", "freeze"),
    ("shivering with cold", "freezing"),
    like="bounce",
    face="afraid",
    holds="none",
    human=False,
)
def shiver(d: Doing) -> Pose:
    p, s = idle(d.t), sin(d.t * 34) * 0.7
    p.hip, p.lean = (s * 0.5, 37.5, 0), (0.16, 0)
    p.hl, p.hr = (-8 + s, 58, 11), (8 + s, 54, 12)
    p.el, p.er, p.head = (1, -0.9, 0), (-1, -0.9, 0), (s * 2, -6, s)
    p.fl, p.fr = (4, 0, 0), (-4, 0, 0)
    return p


@action("stretch", ("stretch", "yawn"), ("stretching the arms", "yawning", "waking up"), like="sleep", face="sleepy",
        holds="none", room=(60, 132, 14), human=False)  # fmt: skip
def stretch(d: Doing) -> Pose:
    p, k = idle(d.t), hush(d.into, 3.6, 0.3, 2.4, 0.9)
    p.hl, p.hr = reach(p.hl, (19, 95, -2), k), reach(p.hr, (-24, 90, -2), k)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.3, -0.2), (-1, -0.3, -0.2), "fist", "fist"
    p.lean, p.head, p.hip = (-0.1 * k, 0.1 * k * sin(d.t)), (0, 12 * k, -6 * k), (0, 39.4, 2 * k)
    return p


@action("glow", ("shine", "flicker", "sparkle", "burn", "twinkle", "blaze"),
        ("glowing", "shining", "flickering", "sparkling", "burning", "twinkling"), human=False)  # fmt: skip
def glow(d: Doing) -> Pose:
    return _spread(d, 0.8)


@action("explode", ("erupt", "burst", "shatter"), ("exploding", "bursting", "erupting", "shattering"),
        face="surprised", human=False, holds="none")  # fmt: skip
def explode(d: Doing) -> Pose:
    return _spread(d, 1.0)


@action("grow", ("bloom", "blossom", "expand", "sprout"),
        ("growing", "blooming", "sprouting", "expanding", "transforming"), human=False)  # fmt: skip
def grow(d: Doing) -> Pose:
    p = _spread(d, ease(d.into / 2.0))
    p.squash = lerp(0.16, -0.03, ease(d.into / 2.0))
    return p


def _spread(d: Doing, k: float) -> Pose:
    """Arms up and out, as one amazed at oneself."""
    p, s = idle(d.t), sin(d.t * 2.2)
    p.hl, p.hr = reach(p.hl, (30, 76 + s * 2, 6), k), reach(p.hr, (-30, 76 + s * 2, 6), k)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.3, 0), (-1, -0.3, 0), "open", "open"
    p.head = (s * 4, 10 * k, 0)
    return p
