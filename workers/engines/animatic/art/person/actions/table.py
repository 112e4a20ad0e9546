"""What is done at a table, a stove or a desk, and everything that is eaten, drunk and read."""

import math

from workers.engines.animatic.art.draw import clamp, ease, lerp
from workers.engines.animatic.art.person import cycles
from workers.engines.animatic.art.person.action import Doing, Touch, action
from workers.engines.animatic.art.person.cycles import idle, reach
from workers.engines.animatic.art.person.pose import Pose

sin, cos, pi = math.sin, math.cos, math.pi
AT_TABLE = (66.0, 122.0, 14.0)
DESK = 34.0
"""Height of a desk's top beside a person of 98 who sits on a seat 18 high."""
COUNTER = 42.0


@action("eat", ("bite", "chew", "nibble", "munch", "lick", "taste", "devour", "graze", "peck", "dine"),
        ("eating", "biting", "chewing", "having lunch", "tasting", "nibbling"), face="happy", item="hamburger",
        holds="use", human=False)  # fmt: skip
def eat(d: Doing) -> Pose:
    p = idle(d.t)
    bite = ease(clamp(sin(d.t * 2.0) * 1.4 + 0.3))
    p.hr, p.er, p.hand_r = (lerp(-13, -5, bite), lerp(52, 66.5, bite), lerp(16, 20, bite)), (-1, -0.8, 0), "fist"
    p.head = (-3, -3 + 3 * bite, sin(d.t * 6) * 1.5 * (1 - bite))
    return p


@action("drink", ("sip", "gulp"), ("drinking", "sipping tea", "gulping"), face="happy", item="cup", holds="use")
def drink(d: Doing) -> Pose:
    p = idle(d.t)
    sip = ease(clamp(sin(d.t * 1.5) * 1.6 + 0.2))
    p.hr, p.er, p.hand_r = (lerp(-13, -6, sip), lerp(52, 65, sip), lerp(15, 21, sip)), (-1, -0.7, 0), "fist"
    p.turn_r = -26 * sip
    p.head = (-2, 11 * sip, 0)
    return p


@action("read", ("study",), ("reading a book", "studying", "reading a newspaper"), face="focused", yaw=18,
        item="open-book", holds="use")  # fmt: skip
def read(d: Doing) -> Pose:
    """Both hands at the book, the head bent to it; a page is turned now and then."""
    p = idle(d.t)
    leaf = clamp(1 - abs((d.t % 4.5) - 0.5) / 0.4)
    p.hl, p.hr = (8 - 9 * leaf, 50 + 5 * leaf, 18), (-8, 50, 18)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.7, -0.2), (-1, -0.7, -0.2), "fist", "fist"
    p.head = (sin(d.t * 0.9) * 7, -17, 0)
    return p


@action("cook", ("bake", "fry", "flip", "grill", "boil", "brew", "roast"),
        ("cooking", "baking", "frying", "flipping pancakes"), face="focused", yaw=24, item="pan", holds="use",
        needs=("stove",), room=AT_TABLE, wide=70, touches=(Touch("knock", 1.96, 0.2, "metal", 0.3),))  # fmt: skip
def cook(d: Doing) -> Pose:
    p = idle(d.t)
    toss = max(0.0, sin(d.into * 3.2)) ** 3
    p.hr, p.er, p.hand_r = (-10, COUNTER + 6 + toss * 9, 20), (-0.9, -0.8, -0.3), "fist"
    p.turn_r = -16 * toss
    a = d.t * 4
    p.hl, p.el, p.hand_l = (10 + cos(a) * 3, COUNTER + 8 + sin(a) * 1.5, 18), (0.9, -0.8, -0.2), "fist"
    p.head = (-8, -9 + toss * 12, sin(d.t) * 3)
    return p


@action("stir", ("stir", "mix", "knead"), ("stirring soup", "mixing dough", "kneading"), like="cook", face="focused",
        yaw=24, item="spoon", holds="use", needs=("pot_table",), room=AT_TABLE, wide=70)  # fmt: skip
def stir(d: Doing) -> Pose:
    p = idle(d.t)
    a = d.t * 3.6
    p.hr, p.er, p.hand_r = (-4 + cos(a) * 4, COUNTER + 15, 21 + sin(a) * 3), (-0.9, -0.5, -0.3), "fist"
    p.turn_r = 160
    p.hl, p.el, p.hand_l = (12, COUNTER + 6, 18), (0.9, -0.8, -0.2), "fist"
    p.lean, p.head = (0.12, 0), (-6, -14, sin(d.t) * 3)
    return p


CHOP = 0.36


@action("chop", ("chop", "slice", "cut", "peel", "carve"), ("chopping vegetables", "slicing bread", "cutting"),
        like="cook", face="focused", yaw=24, item="knife", holds="use", needs=("counter",), room=AT_TABLE, wide=70,
        touches=(Touch("knock", CHOP, CHOP / 2, "wood", 0.3),))  # fmt: skip
def chop(d: Doing) -> Pose:
    p = idle(d.t)
    up = 0.5 + 0.5 * cos(2 * pi * d.into / CHOP)
    p.hr, p.er, p.hand_r, p.turn_r = (-9, COUNTER + 5 + up * 5, 20), (-1, -0.4, -0.4), "fist", 62 - 20 * up
    p.hl, p.el, p.hand_l = (7, COUNTER + 4, 19), (1, -0.6, -0.2), "rest"
    p.lean, p.head = (0.12, 0), (-3, -16, 2)
    return p


@action("pour", ("pour", "water", "serve"), ("pouring tea", "watering flowers", "pouring a drink"), like="hold",
        face="focused", yaw=30, item="teapot", holds="use")  # fmt: skip
def pour(d: Doing) -> Pose:
    p, tip = idle(d.t), ease(clamp(sin(d.t * 1.2) * 1.5 + 0.4))
    p.hr, p.er, p.hand_r, p.turn_r = (-8, 54 + 4 * tip, 21), (-1, -0.6, -0.2), "fist", 38 * tip
    p.hl, p.el = (11, 46, 13), (1, -0.7, -0.2)
    p.lean, p.head = (0.1, 0), (2, -13, 3)
    return p


@action("type", ("type", "use laptop", "use computer", "work laptop", "code", "program", "browse", "hack"),
        ("typing on a laptop", "working at a computer", "programming"), like="read", face="focused", yaw=46,
        holds="none", needs=("chair", "desk", "laptop"), room=AT_TABLE, wide=86, standing=False,
        touches=(Touch("knock", 0.37, 0.1, "plastic", 0.1), Touch("knock", 0.61, 0.3, "plastic", 0.1)))  # fmt: skip
def type_(d: Doing) -> Pose:
    p = cycles.seated(d.t)
    a, b = sin(d.t * 17), sin(d.t * 13 + 1)
    p.hl, p.hr = (6, DESK + 5.5 + max(0.0, a), 19), (-6, DESK + 5.5 + max(0.0, b), 19)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.7, -0.4), (-1, -0.7, -0.4), "rest", "rest"
    p.lean, p.head = (0.16, 0), (sin(d.t * 0.8) * 4, -8 + sin(d.t * 0.6) * 3, 0)
    return p


@action("write", ("write", "sign", "note"), ("writing a letter", "writing in a notebook", "doing homework"),
        like="paint", face="focused", yaw=42, item="pen", holds="use", needs=("chair", "desk", "sheet"), room=AT_TABLE,
        wide=86, standing=False)  # fmt: skip
def write(d: Doing) -> Pose:
    p = cycles.seated(d.t)
    along = (d.t * 0.5) % 1
    p.hr, p.er, p.hand_r = (-7 + 6 * along, DESK + 5 + abs(sin(d.t * 15)) * 0.6, 20), (-1, -0.7, -0.4), "fist"
    p.hl, p.el, p.turn_r = (9, DESK + 5, 18), (1, -0.7, -0.4), 24
    p.lean, p.head = (0.26, 0), (-4 + 5 * along, -19, 3)
    return p


@action("paint", ("draw", "sketch", "invent", "decorate"), ("painting a picture", "drawing", "sketching"),
        face="focused", yaw=38, item="paintbrush", holds="use", needs=("easel",), room=(72, 126, 14),
        wide=84)  # fmt: skip
def paint(d: Doing) -> Pose:
    """At an easel: brush at the canvas, palette in the other hand."""
    p = idle(d.t)
    s, q = sin(d.t * 2.6), sin(d.t * 1.7)
    p.hr, p.er, p.hand_r, p.turn_r = (-7 + s * 2, 63 + q * 7, 22 + s * 2), (-1, -0.8, -0.2), "fist", 40 + 10 * s
    p.hl, p.el, p.hand_l, p.grip_l = (14, 47, 13), (1, -0.8, -0.2), "fist", "palette"
    p.head = (6 + s * 3, 2 + 4 * q, 3)
    return p


@action("sculpt", ("sculpt", "mould"), ("sculpting", "making pottery"), like="paint", face="focused", yaw=34,
        holds="none", needs=("bust",), room=AT_TABLE, wide=72)  # fmt: skip
def sculpt(d: Doing) -> Pose:
    p = idle(d.t)
    a = d.t * 2.1
    p.hl, p.hr = (9, 57 + 5 * sin(a), 23), (-9, 57 + 5 * cos(a), 21)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.7, 0), (-1, -0.7, 0), "open", "open"
    p.head, p.lean = (0, -4 + 4 * sin(a * 0.5), 4), (0.1, 0)
    return p


@action("iron", ("iron",), ("ironing a shirt",), like="paint", yaw=26, item="iron", holds="use", needs=("board",),
        room=AT_TABLE, wide=72)  # fmt: skip
def iron(d: Doing) -> Pose:
    p, s = idle(d.t), sin(d.t * 2.2)
    p.hr, p.er, p.hand_r = (-8 + s * 9, COUNTER + 7, 20), (-1, -0.6, -0.4), "fist"
    p.hl, p.el, p.hand_l = (14, COUNTER + 4, 18), (1, -0.6, -0.4), "rest"
    p.lean, p.head = (0.12, 0), (s * 6, -14, 0)
    return p


@action("wash", ("wash", "clean", "scrub", "wipe", "polish", "rinse"), ("washing dishes", "cleaning", "wiping a table"),
        like="hold", yaw=26, item="sponge", holds="use", needs=("counter",), room=AT_TABLE, wide=70)  # fmt: skip
def wash(d: Doing) -> Pose:
    p, a = idle(d.t), d.t * 5
    p.hr, p.er, p.hand_r = (-4 + cos(a) * 7, COUNTER + 4, 21 + sin(a) * 2), (-1, -0.6, -0.4), "fist"
    p.hl, p.el, p.hand_l = (11, COUNTER + 4, 18), (1, -0.6, -0.4), "rest"
    p.lean, p.head = (0.16, cos(a) * 0.02), (-2, -14, 0)
    return p


@action("knit", ("knit", "sew", "crochet", "embroider", "weave"), ("knitting a scarf", "sewing", "crocheting"),
        like="paint", face="happy", yaw=32, item="knitting", holds="use", needs=("armchair",), standing=False,
        room=(56, 118, 14), wide=56, touches=(Touch("knock", 0.7, 0.3, "plastic", 0.12),))  # fmt: skip
def knit(d: Doing) -> Pose:
    p, a = cycles.seated(d.t), d.t * 9
    p.hl, p.hr = (5 + cos(a) * 0.9, 43 + sin(a) * 0.9, 16), (-5 - cos(a) * 0.9, 43 - sin(a) * 0.9, 16)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.7, -0.2), (-1, -0.7, -0.2), "fist", "fist"
    p.head = (sin(d.t * 0.7) * 4, -15, 2)
    return p


@action("phone", ("phone", "telephone", "dial", "answer phone", "talk phone", "make call", "take call"),
        ("talking on the phone", "making a phone call"), like="talk",
        item="phone", holds="use")  # fmt: skip
def phone(d: Doing) -> Pose:
    p = cycles.talk(d.t, 0.5)
    p.hr, p.er, p.hand_r, p.turn_r = (-21, 78, 7), (-0.9, -0.9, 0.3), "fist", 0
    p.hl = reach(idle(d.t).hl, (15, 48, 13), 0.5 + 0.5 * sin(d.t * 1.3))
    p.head = (p.head[0] * 0.5, 0, -5)
    return p


@action("scroll", ("scroll", "text", "message", "swipe", "check phone", "use phone", "look phone"),
        ("looking at a phone", "texting", "scrolling on a phone"),
        like="read", face="focused", item="phone", holds="use")  # fmt: skip
def scroll(d: Doing) -> Pose:
    p = idle(d.t)
    p.hr, p.er, p.hand_r = (-5, 57, 18), (-1, -0.8, -0.2), "fist"
    p.hl, p.el, p.hand_l = (0 + sin(d.t * 4), 57 + 2 * sin(d.t * 4), 19), (1, -0.7, -0.2), "point"
    p.head = (-4, -15, 0)
    return p


@action("photograph", ("photograph", "snap", "take photo", "take picture", "take photograph", "shoot photo"),
        ("taking a photo", "photographing", "filming with a camera"), like="look", face="focused", item="camera",
        holds="use", touches=(Touch("knock", 2.4, 0.9, "plastic", 0.35),))  # fmt: skip
def photograph(d: Doing) -> Pose:
    p = idle(d.t)
    click = clamp(1 - abs((d.into % 2.4) - 0.9) / 0.12)
    p.hl, p.hr = (6, 77, 21), (-7, 78 - click * 0.7, 21)
    p.el, p.er, p.hand_l, p.hand_r = (1, -0.9, 0), (-1, -0.9, 0), "fist", "fist"
    p.lean, p.head = (0.1, 0.03 * sin(d.t)), (sin(d.t * 0.6) * 6, -2, 4)
    return p


@action(
    "selfie",
    ("selfie", "take selfie"),
    ("taking a selfie",),
    like="look",
    face="happy",
    yaw=12,
    item="phone",
    holds="use",
)
def selfie(d: Doing) -> Pose:
    p = idle(d.t)
    p.hr, p.er, p.hand_r = (-25, 84, 15), (-1, -0.7, 0), "fist"
    p.hl, p.el, p.hand_l = (13, 66, 15), (1, -0.9, -0.2), "wave"
    p.head, p.lean = (-12, 6, 7 + 2 * sin(d.t)), (0.04, 0.05)
    return p
