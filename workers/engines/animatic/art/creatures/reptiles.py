"""What creeps and hops: snakes, frogs, lizards, crocodiles, dinosaurs and kangaroos."""

import math
from typing import Any

from workers.engines.animatic.art.creatures.parts import DARK, ball, blob, eye, mouth, spine
from workers.engines.animatic.art.creatures.registry import Act, creature
from workers.engines.animatic.art.draw import (
    XY,
    Colour,
    alpha,
    capsule,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    poly,
    rgb,
    shade,
    smooth,
    soft,
    stroke,
    tube,
    two_bones,
)  # fmt: skip

sin, cos, pi = math.sin, math.cos, math.pi


def leg(
    c: Any,
    root: XY,
    foot: XY,
    bone: float,
    radii: tuple[float, float, float],
    colour: Colour,
    act: Act,
    knee: float = 1.0,
) -> None:
    """A two-boned leg with a foot; `knee` 1 bends forward, -1 back."""
    joint, end = two_bones((root[0], -root[1], 0), (foot[0], -foot[1], 0), bone, bone, (knee, 0.1, 0))
    tube(c, [root, (joint[0], -joint[1]), (end[0], -end[1])], radii, colour, act.light)
    r = radii[2]
    c.drawPath(capsule(end[0] - r * 0.4, -end[1], r * 1.05, end[0] + r * 1.9, -end[1] + r * 0.3, r * 0.8),
               linear((0, -end[1] - r), (0, -end[1] + r), [lit(colour), shade(colour)]))  # fmt: skip


def stride(act: Act, offset: float, x0: float, reach: float, lift: float, rate: float = 1.0) -> XY:
    """Where a foot is: on the ground going back for six tenths of the cycle, then swung forward."""
    if not act.moving:
        return x0, 0.0
    p = (act.phase * rate + offset) % 1
    if p < 0.6:
        return x0 + lerp(reach, -reach, p / 0.6), 0.0
    u = (p - 0.6) / 0.4
    return x0 + lerp(-reach, reach, u), -lift * sin(pi * u)


@creature("snake", "serpent", "python", "cobra", size=(92, 40), colour="#5FA845", voice="high", reach=12)
def snake(c: Any, act: Act, colour: Colour) -> None:
    speed = 6.0 if act.moving else 1.6
    points = []
    for k in range(15):
        u = k / 14
        x = -44 + u * 66
        y = -6.5 - 4.4 * (1 + sin(u * 10 - act.t * speed)) * (0.3 + 0.7 * sin(pi * min(1.0, u * 1.1)))
        points.append((x, y))
    rise = sin(act.t * 1.5) * 1.6
    points += [(27, -9), (29, -18 + rise * 0.4), (27, -27 + rise)]
    radii = [0.8 + 5.6 * min(1.0, k / 6) for k in range(len(points))]
    tube(c, points, radii, colour, act.light)
    for k in range(2, len(points) - 1):
        x, y = points[k]
        c.drawOval(oval(x, y - radii[k] * 0.28, 2.4, radii[k] * 0.42), fill(alpha(shade(shade(colour)), 170)))
    flick = sin(act.t * 9) > 0.55 and act.opened < 0.1
    if flick:
        for s in (-1, 1):
            c.drawPath(smooth([(38, -28 + rise), (43, -28 + rise), (47, -28 + rise + s * 2)], False),
                       stroke(rgb(214, 50, 70), 1))  # fmt: skip
    blob(
        c,
        [(20, -33 + rise), (28, -39 + rise), (37, -35 + rise), (41, -29 + rise), (36, -24 + rise), (25, -23 + rise)],
        colour,
        act.light,
    )
    eye(c, (31, -33 + rise), 3.2, act, colour, hexa("#F2C94B"), 0.3)
    mouth(c, (36.4, -27 + rise), 8, act, colour, 0.7)


@creature("frog", "toad", size=(46, 40), colour="#5DB347", voice="deep", reach=26, stride=40)
def frog(c: Any, act: Act, colour: Colour) -> None:
    hop = (act.phase * 1.3) % 1 if act.moving else 0.0
    if act.verb in ("jump", "bounce"):
        hop = (act.into * 0.9) % 1
    air = max(0.0, sin(pi * (hop - 0.25) / 0.6)) if 0.25 < hop < 0.85 else 0.0
    crouch = 1 + (0.12 * sin(pi * hop / 0.25) if 0 < hop < 0.25 else 0.0)
    puff = 1 + 0.05 * sin(act.t * 4)
    c.save()
    c.translate(0, -22 * air)
    c.scale(crouch, 2 - crouch)
    back = [(-12, -10), (-20 - 8 * air, -16 + 10 * air), (-10 - 16 * air, -1 + 9 * air)]
    tube(c, back, [6.4, 4.8, 3], shade(colour), act.light)
    c.drawOval(oval(-8 - 17 * air, -1 + 9 * air, 7, 2.2), fill(shade(colour)))
    blob(c, [(-19, -6), (-14, -20), (2, -28), (18, -26), (20, -14), (12, -3), (-8, -1)], colour, act.light)
    c.drawOval(oval(8, -8, 12 * puff, 7 * puff), soft(rgb(240, 246, 200, 235), 1.4))
    for x, y, r in ((-10, -17, 2.2), (-4, -22, 1.7), (-14, -10, 1.6)):
        c.drawOval(oval(x, y, r, r * 0.8), fill(alpha(shade(colour), 190)))
    tube(c, [(8, -9), (12, -5), (11 + 6 * air, -1 - 4 * air)], [3.4, 2.8, 2.2], colour, act.light)
    c.drawOval(oval(13 + 6 * air, -1 - 4 * air, 5, 1.9), fill(colour))
    tube(
        c,
        [(-11, -9), (-17 - 8 * air, -13 + 12 * air), (-8 - 14 * air, -1 + 10 * air)],
        [6.6, 5, 3.2],
        colour,
        act.light,
    )
    c.drawOval(oval(-5 - 15 * air, -1 + 10 * air, 7.4, 2.3), fill(lit(colour)))
    for x in (6, 16):
        ball(c, (x, -28), 5.4, colour, act.light)
        eye(c, (x + 0.6, -29), 3.6, act, colour, look=0.2)
    mouth(c, (14, -18.6), 15, act, colour, 0.8)
    c.restore()


def _four(c: Any, act: Act, colour: Colour, far: bool, low: float, xs: tuple[float, float], size: float) -> None:
    for k, x in enumerate(xs):
        foot = stride(act, (0.5 if k else 0.0) + (0.5 if far else 0.0), x + (3 if far else 0), size * 1.5, size)
        leg(c, (x, low), (foot[0], foot[1] - size * 0.5), abs(low) * 0.62 + 1, (size * 1.5, size * 1.1, size * 0.9),
            shade(colour) if far else colour, act, -1 if k else 1)  # fmt: skip


@creature("crocodile", "alligator", size=(128, 36), colour="#5F8A4A", voice="deep", seat=(-8, 30), reach=14, stride=20)
def crocodile(c: Any, act: Act, colour: Colour) -> None:
    gape = 9 * max(act.opened, 0.85 * max(0.0, sin(act.t * 1.7)) if act.verb in ("eat", "chase", "idle") else 0.1)
    tail = [(-18.0, -15.0)]
    for k in range(6):
        tail.append((-18 - (k + 1) * 7.6, -15 + k * 2.1 + 2.6 * sin(act.t * 2.4 - k * 0.8)))
    _four(c, act, colour, True, -11, (-14, 14), 4)
    tube(c, tail, [9.4, 8, 6.4, 5, 3.6, 2.4, 1.2], colour, act.light)
    blob(c, [(-24, -12), (-16, -24), (6, -26), (24, -22), (28, -13), (16, -6), (-12, -5)], colour, act.light)
    c.drawOval(oval(2, -8, 20, 4), soft(rgb(226, 224, 170, 210), 1.6))
    for k in range(11):
        x = 18 - k * 6.4
        y = -24.5 if k < 5 else lerp(-24, -9, (k - 5) / 5)
        c.drawPath(poly((x - 2.6, y + 1.6), (x, y - 3), (x + 2.6, y + 1.6)), fill(shade(colour)))
    _four(c, act, colour, False, -10, (-17, 17), 4.2)
    c.drawPath(smooth([(24, -13), (42, -10 + gape * 0.6), (61, -8.4 + gape), (58, -5 + gape), (38, -5 + gape * 0.4),
                       (24, -8)]), linear((0, -14), (0, 2), [colour, shade(colour)]))  # fmt: skip
    if gape > 1.6:
        c.drawPath(smooth([(30, -13), (44, -11 + gape * 0.5), (57, -8 + gape), (56, -12 - gape * 0.2), (40, -15)]),
                   fill(rgb(150, 50, 62)))  # fmt: skip
    for k in range(7):
        x = 36 + k * 3.5
        c.drawPath(
            poly((x - 1.3, -12.6 - gape * 0.1), (x + 1.3, -12.6 - gape * 0.1), (x, -9.4)), fill(rgb(250, 250, 244))
        )
    blob(c, [(20, -18), (28, -27), (38, -22), (54, -18 - gape * 0.2), (63, -16 - gape * 0.25), (62, -11.6 - gape * 0.2),
             (40, -12), (24, -10)], colour, act.light)  # fmt: skip
    c.drawCircle(59, -17 - gape * 0.24, 1.4, fill(shade(shade(colour))))
    eye(c, (31, -24), 3.8, act, colour, hexa("#F2C94B"), 0.3)


@creature("lizard", "gecko", "chameleon", "iguana", size=(80, 28), colour="#6FB04A", reach=12, stride=13)
def lizard(c: Any, act: Act, colour: Colour) -> None:
    sway = sin(act.t * (6 if act.moving else 1.6)) * 1.4
    tail = spine(act, (-14, -9), 6.2, 6, pi + 0.1, -0.16, 3, 0.12)
    _four(c, act, colour, True, -8, (-10, 10), 2.6)
    tube(c, tail, [6, 4.8, 3.8, 3, 2.2, 1.5, 0.8], colour, act.light)
    blob(c, [(-18, -9), (-8, -16), (8, -16), (17, -12), (14, -5), (-8, -4)], colour, act.light)
    for k in range(6):
        c.drawPath(poly((-14 + k * 5, -15), (-11.6 + k * 5, -19.4), (-9.2 + k * 5, -15)), fill(shade(colour)))
    _four(c, act, colour, False, -7, (-12, 12), 2.8)
    blob(
        c,
        [(12, -12), (18, -20 + sway), (28, -18 + sway), (35, -12 + sway), (28, -7 + sway), (14, -6)],
        colour,
        act.light,
    )
    eye(c, (24, -15 + sway), 3, act, colour, hexa("#F2C94B"), 0.3)
    mouth(c, (30, -10 + sway), 7, act, colour, 0.8)


@creature("t-rex", "tyrannosaurus", "dinosaur", "godzilla", "raptor", "velociraptor", size=(150, 128), colour="#6E9A4B",
          voice="deep", seat=(-8, 84), reach=26, stride=73)  # fmt: skip
def t_rex(c: Any, act: Act, colour: Colour) -> None:
    fast = act.verb in ("run", "chase")
    bob = sin(4 * pi * act.phase) * (4 if fast else 2) if act.moving else sin(act.t * 1.7) * 1.2
    roar = max(act.opened, max(0.0, sin(act.t * 1.3)) ** 2 if act.verb in ("idle", "talk", "chase", "look") else 0.1)
    c.save()
    c.translate(-4, bob)
    hip, chest = (-12.0, -60.0), (20.0, -74.0)
    belly = mix(colour, rgb(244, 232, 190), 0.62)
    foot = stride(act, 0.5, -2, 22, 16)
    leg(c, (hip[0] + 4, hip[1] + 6), (foot[0], foot[1] - 4 - bob), 31, (15, 9, 6), shade(colour), act)
    tail = [(-18.0, -62.0)]
    for k in range(6):
        tail.append((-18 - (k + 1) * 11.5, -62 + k * 2.4 + 4.4 * sin(act.t * 2.2 - k * 0.7)))
    tube(c, tail, [19, 15, 11.6, 8.6, 6, 3.6, 1.6], colour, act.light)
    blob(
        c,
        [(-30, -58), (-22, -80), (2, -84), (24, -96), (38, -92), (38, -70), (24, -52), (0, -42), (-20, -44)],
        colour,
        act.light,
    )
    c.drawPath(smooth([(34, -88), (37, -70), (24, -53), (0, -44), (10, -58), (24, -72)]), soft(belly, 1.6))
    for k in range(5):
        x = -20.0 + k * 8
        c.drawPath(
            smooth([(x, -80 - k), (x + 2, -72 - k), (x - 1, -66 - k)], False), stroke(alpha(shade(colour), 170), 3)
        )
    for s in (1, 0):
        wag = sin(act.t * 5 + s) * 2
        tube(c, [(26 + s * 3, -72), (33 + s * 3, -64), (38 + s * 3, -68 + wag)], [4, 3, 2.2],
             shade(colour) if s else colour, act.light)  # fmt: skip
        c.drawLine(38 + s * 3, -68 + wag, 42 + s * 3, -67 + wag, stroke(rgb(240, 236, 220), 1.6))
    foot = stride(act, 0.0, -6, 22, 16)
    leg(c, (hip[0] - 2, hip[1] + 8), (foot[0], foot[1] - 4 - bob), 31, (17, 10, 6.6), colour, act)
    c.save()
    c.translate(chest[0] + 14, chest[1] - 26)
    c.rotate(-6 * roar + sin(act.t * 1.4) * 2)
    jaw = 15 * roar + 2
    c.drawPath(smooth([(-10, 4), (10, 8 + jaw * 0.5), (36, 4 + jaw), (34, 11 + jaw), (12, 15 + jaw * 0.6), (-8, 14)]),
               linear((0, 0), (0, 26), [colour, shade(colour)]))  # fmt: skip
    c.drawPath(smooth([(-2, 2), (14, 6 + jaw * 0.5), (34, 4 + jaw), (35, 0), (10, -2)]), fill(rgb(128, 34, 46)))
    c.drawOval(oval(18, 5 + jaw * 0.5, 11, 2.6), fill(rgb(228, 110, 116)))
    for k in range(7):
        x = 8 + k * 4.2
        c.drawPath(poly((x - 1.7, 1), (x + 1.7, 1), (x, 6)), fill(rgb(252, 250, 240)))
        c.drawPath(
            poly((x - 1.5, 5 + jaw * (0.5 + k * 0.07)), (x + 1.5, 5 + jaw * (0.5 + k * 0.07)), (x, 1 + jaw * 0.6)),
            fill(rgb(252, 250, 240)),
        )
    blob(
        c,
        [(-16, 6), (-14, -14), (0, -21), (12, -17), (32, -13), (41, -6), (40, 2), (14, 4), (-6, 12)],
        colour,
        act.light,
    )
    c.drawCircle(36, -7, 1.8, fill(shade(shade(colour))))
    eye(c, (6, -11), 4.6, act, colour, hexa("#F2C94B"), 0.3)
    c.drawLine(0, -17.5, 12, -14.5, stroke(shade(shade(colour)), 2.4))
    c.restore()
    c.restore()


@creature("sauropod", "brontosaurus", "brachiosaurus", "diplodocus", "long-necked dinosaur", size=(190, 150),
          colour="#6FA3A8", voice="deep", seat=(-14, 66), reach=20, stride=42)  # fmt: skip
def sauropod(c: Any, act: Act, colour: Colour) -> None:
    sway = sin(act.t * 0.9) * 4
    dip = 46 if act.verb in ("eat", "drink") else 0
    tail = [(-36.0, -44.0)]
    for k in range(6):
        tail.append((-36 - (k + 1) * 11, -44 + k * 5.4 + 3 * sin(act.t * 1.5 - k * 0.6)))
    _four(c, act, colour, True, -30, (-26, 18), 8.4)
    tube(c, tail, [18, 14, 10.6, 7.6, 5, 3, 1.4], colour, act.light)
    blob(c, [(-46, -40), (-34, -64), (-6, -72), (24, -66), (34, -48), (22, -28), (-22, -26)], colour, act.light)
    c.drawOval(oval(-6, -32, 26, 7), soft(alpha(lit(lit(colour)), 210), 2.4))
    for x, y, r in ((-24, -58, 4), (-8, -64, 5), (10, -60, 3.6), (-34, -50, 3), (-2, -54, 3)):
        c.drawOval(oval(x, y, r, r * 0.7), fill(alpha(shade(colour), 150)))
    _four(c, act, colour, False, -30, (-30, 20), 9)
    neck = [(22, -56), (38, -72 + dip * 0.3), (48, -96 + dip * 0.8), (54 + sway * 0.6, -120 + dip * 1.4),
            (66 + sway, -138 + dip * 2)]  # fmt: skip
    tube(c, neck, [17, 12, 9, 7.6, 7], colour, act.light)
    hx, hy = neck[-1]
    blob(
        c,
        [(hx - 8, hy - 2), (hx - 2, hy - 10), (hx + 9, hy - 8), (hx + 18, hy - 1), (hx + 16, hy + 6), (hx - 2, hy + 8)],
        colour,
        act.light,
    )
    c.drawCircle(hx + 15, hy - 2, 1.1, fill(shade(shade(colour))))
    eye(c, (hx + 5, hy - 4), 3, act, colour)
    mouth(c, (hx + 12, hy + 3), 8, act, colour, 0.8)


@creature(
    "triceratops", "stegosaurus", size=(140, 76), colour="#B98A52", voice="deep", seat=(-12, 56), reach=14, stride=37
)
def triceratops(c: Any, act: Act, colour: Colour) -> None:
    nod = sin(act.t * 1.4) * 1.6
    tail = [(-38.0, -34.0)]
    for k in range(5):
        tail.append((-38 - (k + 1) * 7, -34 + k * 3.4 + 2 * sin(act.t * 1.7 - k * 0.7)))
    _four(c, act, colour, True, -24, (-26, 14), 7.4)
    tube(c, tail, [14, 10, 7, 4.6, 2.8, 1.2], colour, act.light)
    blob(c, [(-48, -34), (-38, -54), (-10, -62), (18, -56), (26, -40), (14, -20), (-28, -18)], colour, act.light)
    c.drawOval(oval(-8, -24, 26, 6), soft(alpha(lit(lit(colour)), 210), 2.2))
    _four(c, act, colour, False, -24, (-30, 16), 8)
    c.save()
    c.translate(0, nod)
    frill = hexa("#D9663C") if colour == hexa("#B98A52") else shade(colour)
    blob(c, [(18, -38), (10, -58), (18, -74), (34, -72), (40, -54), (34, -34)], frill, act.light)
    for x, y in ((11, -60), (16, -71), (25, -76), (35, -73)):
        c.drawCircle(x, y, 2.6, fill(lit(lit(colour))))
    blob(c, [(22, -46), (34, -56), (50, -48), (62, -38), (62, -28), (52, -24), (34, -24), (24, -32)], colour, act.light)
    bone = hexa("#F1E7D2")
    for x, y, w, h in ((38, -52, 20, -18), (44, -50, 20, -16), (57, -39, 8, -11)):
        c.drawPath(smooth([(x - 3, y), (x + w * 0.7, y + h), (x + w, y + h * 1.25), (x + 3, y + 3)]),
                   linear((x, 0), (x + w, 0), [shade(bone), lit(bone)]))  # fmt: skip
    eye(c, (41, -41), 3.4, act, colour)
    c.drawCircle(59, -33, 1.2, fill(DARK))
    mouth(c, (54, -27), 9, act, colour, 0.8)
    c.restore()


@creature("kangaroo", "wallaby", size=(96, 108), colour="#B5835A", reach=44, stride=60)
def kangaroo(c: Any, act: Act, colour: Colour) -> None:
    hop = (act.phase * 1.1) % 1 if act.moving else 0.0
    air = sin(pi * (hop - 0.2) / 0.8) if hop > 0.2 else 0.0
    tuck = sin(pi * hop / 0.2) if act.moving and hop < 0.2 else 0.0
    c.save()
    c.translate(0, -26 * air + 5 * tuck)
    tail = [(-14, -30), (-28, -22 + 5 * air), (-42, -10 - 2 * air), (-52, -3 - 12 * air)]
    tube(c, tail, [10, 7.4, 5, 3], colour, act.light)
    foot = (2 - 16 * air, -3 + 10 * air + 0)
    for s in (1, 0):
        tube(c, [(-8 + s * 5, -34), (6 + s * 5 - 4 * air, -18 + 3 * air), (-6 + s * 5 - 6 * air, -6 + 6 * air)],
             [12, 8, 4], shade(colour) if s else colour, act.light)  # fmt: skip
        c.drawPath(capsule(foot[0] - 10 + s * 5, foot[1], 3.2, foot[0] + 12 + s * 5, foot[1] + 3 * air, 2.6),
                   fill(shade(colour) if s else lit(colour)))  # fmt: skip
    lean = 10 * air
    blob(c, [(-22, -34), (-14, -54), (2 + lean, -72), (14 + lean, -74), (16 + lean, -56), (8, -34), (-6, -24)], colour,
         act.light)  # fmt: skip
    c.drawOval(oval(6, -44, 8, 14), soft(alpha(lit(lit(colour)), 230), 1.6))
    c.drawPath(smooth([(-2, -42), (7, -38), (14, -44)], False), stroke(shade(colour), 1.6))
    for s in (1, 0):
        paw = (20 + lean + s * 3, -56 + sin(act.t * 3 + s) * 2)
        tube(c, [(8 + lean + s * 3, -66), (15 + lean + s * 3, -58), paw], [4, 3.2, 2.4], shade(colour) if s else colour,
             act.light)  # fmt: skip
    hx, hy = 14 + lean, -84.0
    tube(c, [(8 + lean, -70), (hx, hy)], [8.4, 7.4], colour, act.light)
    for s in (1, 0):
        c.save()
        c.translate(hx - 3 + s * 5, hy - 5)
        c.rotate(-14 + s * 18 + sin(act.t * 2) * 3)
        c.drawOval(oval(0, -11, 3.8, 11), fill(shade(colour) if s else colour))
        c.drawOval(oval(0, -10, 2, 8), fill(rgb(240, 180, 160)))
        c.restore()
    blob(
        c,
        [(hx - 9, hy + 3), (hx - 4, hy - 8), (hx + 7, hy - 7), (hx + 19, hy + 1), (hx + 18, hy + 7), (hx + 2, hy + 9)],
        colour,
        act.light,
    )
    c.drawOval(oval(hx + 18, hy + 2, 2.6, 2), fill(DARK))
    eye(c, (hx + 6, hy - 2), 3, act, colour)
    mouth(c, (hx + 14, hy + 6), 6, act, colour, 0.8)
    c.restore()
