"""Horses and their kin: long legs that walk and gallop, manes that fly; and the elephant."""

import math
from typing import Any

from workers.engines.animatic.art.creatures.parts import ball, blob, eye, mouth
from workers.engines.animatic.art.creatures.registry import Act, creature
from workers.engines.animatic.art.draw import (
    XY,
    Colour,
    alpha,
    capsule,
    ease,
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
FAST = {"run", "chase", "ride", "gallop"}
HORSE_STRIDE = 62.0
"""Units a horse goes in one cycle."""
_STRIPE = rgb(48, 44, 50)
_BARREL = [(-41, -72), (-38, -86), (-24, -92), (-4, -87), (16, -90), (30, -90), (38, -78), (34, -62), (16, -54),
           (-8, -54), (-28, -56), (-40, -62)]  # fmt: skip


def _hoof(act: Act, off: float, x0: float, fast: bool) -> XY:
    """Where a hoof is: a gallop is mostly in the air, a walk mostly on the ground."""
    if not act.moving:
        if act.verb in ("dance", "cheer", "jump") and x0 > 0:
            return x0 + 8, -16 * max(0.0, sin(act.t * 6 + off * 6))
        return x0, 0.0
    p = (act.phase + off) % 1
    stance, reach, high = (0.28, HORSE_STRIDE * 0.14, 24.0) if fast else (0.6, HORSE_STRIDE * 0.3, 10.0)
    if p < stance:
        return x0 + lerp(reach, -reach, p / stance), 0.0
    u = (p - stance) / (1 - stance)
    swing = (1.9 if fast else 1.0) * sin(pi * u) * (cos(pi * u)) * -reach * (1.2 if fast else 0.0)
    return x0 + lerp(-reach, reach, ease(u)) + swing, -high * sin(pi * u) ** 1.2


def _leg(c: Any, act: Act, root: XY, foot: XY, front: bool, coat: Colour, sock: Colour, hoof: Colour) -> None:
    upper, lower = 27.0, 27.0
    joint, end = two_bones(
        (root[0], -root[1], 0), (foot[0], -foot[1] + 5, 0), upper, lower, (1 if front else -1, 0.1, 0)
    )
    tube(c, [root, (joint[0], -joint[1]), (end[0], -end[1])], (9.4 if not front else 8.0, 4.9, 3.3), coat, act.light)
    x, y = end[0], -end[1]
    kx, ky = lerp(joint[0], x, 0.66), lerp(-joint[1], y, 0.66)
    if sock != coat:
        c.drawPath(capsule(kx, ky, 3.8, x, y, 3.5), fill(sock))
    c.drawPath(poly((x - 3.6, y - 0.6), (x + 3.8, y - 0.6), (x + 6.6, y + 5.4), (x - 4.6, y + 5.4)),
               linear((0, y - 1), (0, y + 6), [lit(hoof), shade(hoof)]))  # fmt: skip


def _locks(c: Any, act: Act, roots: list[XY], long: float, way: float, colour: Colour, fly: float) -> None:
    """Strands from each root, hanging `way` radians and blown back by `fly`."""
    for k, (x, y) in enumerate(roots):
        sway = 0.16 * sin(act.t * 3.1 - k * 0.6) * (1 + fly)
        a = way + sway - fly * 0.9
        b = a - 0.25 - 0.3 * fly + sway
        mx, my = x - sin(a) * long * 0.55, y + cos(a) * long * 0.5
        ex, ey = mx - sin(b) * long * 0.5, my + cos(b) * long * 0.45
        tube(c, [(x, y), (mx, my), (ex, ey)], (4.6, 3.8, 0.8), colour if k % 2 else lit(colour), act.light)


def _belly(c: Any, barrel: Any, coat: Colour, kind: str) -> None:
    """The light under the belly, and a zebra's stripes."""
    c.save()
    c.clipPath(barrel, True)
    c.drawOval(oval(-4, -56, 30, 6), soft(alpha(lit(lit(coat)), 130), 2.4))
    if kind == "zebra":
        for k in range(9):
            x = -40 + k * 9.4
            c.drawPath(smooth([(x, -96), (x + (3 if k % 2 else -2), -74), (x - 1, -50)], False), stroke(_STRIPE, 3.4))
    c.restore()


def _roots(hx: float, hy: float, grazing: bool) -> list[XY]:
    """Where the mane grows, along the neck up to the head at (hx, hy)."""
    if grazing:
        return [(lerp(16, hx - 4, k / 7), lerp(-94, hy - 8, k / 7) - 5 * sin(pi * k / 7)) for k in range(8)]
    return [
        (lerp(14, hx - 6, k / 7) - 5 * sin(pi * k / 7), lerp(-92, hy - 8, k / 7) - 2 * sin(pi * k / 7))
        for k in range(8)
    ]


def _horse(c: Any, act: Act, coat: Colour, mane: Colour, sock: Colour, kind: str) -> None:
    fast = act.verb in FAST
    go = 2 * pi * act.phase
    bob = (sin(go) * 5 if fast else abs(sin(go)) * 1.6) if act.moving else sin(act.t * 1.6) * 0.6
    rock = sin(go + 0.8) * 5 if act.moving and fast else 0.0
    graze = 1.0 if act.verb in ("eat", "drink") and not act.moving else 0.0
    rear = 26 * max(0.0, sin(act.t * 1.6)) if act.verb in ("cheer", "jump", "dance") and not act.moving else 0.0
    hoof = rgb(58, 46, 44) if kind != "unicorn" else hexa("#E9B04A")
    offs = (0.0, 0.12, 0.5, 0.62) if fast else (0.0, 0.5, 0.25, 0.75)
    c.save()
    c.translate(-6, 0)
    if rear:
        c.translate(-26, 0)
        c.rotate(-rear)
        c.translate(26, 0)
    feet = [_hoof(act, offs[0], -30, fast), _hoof(act, offs[1], -22, fast), _hoof(act, offs[2], 26, fast),
            _hoof(act, offs[3], 33, fast)]  # fmt: skip
    dark = shade(coat)
    hip, sho = (-27.0, -64 - bob + rock * 0.4), (27.0, -64 - bob - rock * 0.5)
    _leg(c, act, (hip[0] + 5, hip[1]), feet[1], False, dark, mix(sock, dark, 0.3) if sock != coat else dark, hoof)
    _leg(c, act, (sho[0] + 4, sho[1]), feet[3], True, dark, mix(sock, dark, 0.3) if sock != coat else dark, hoof)
    fly = 1.0 if act.moving and fast else 0.35 if act.moving else 0.0
    c.save()
    c.translate(0, -bob)
    c.rotate(-rock * 0.7)
    _locks(
        c, act, [(-39, -82), (-40, -79), (-41, -76)], 52 if kind != "donkey" else 30, 0.5 + 0.75 * fly, mane, fly * 0.4
    )
    hx, hy = lerp(54, 62, graze) + sin(go * 2) * 1.2 * act.moving, lerp(-124, -26, graze) + sin(act.t * 1.2) * 1.2
    neck = [(20, -84), (34, -96 + 16 * graze), (44, -110 + 46 * graze), (hx, hy)]
    tube(c, neck, [17, 13.6, 10.4, 8.6], coat, act.light)
    path = blob(c, _BARREL, coat, act.light)
    _belly(c, path, coat, kind)
    if kind == "zebra":
        for k in range(5):
            u = 0.2 + k * 0.16
            x, y = lerp(22, hx, u), lerp(-88, hy, u)
            c.drawLine(x - 8, y - 3, x + 8, y + 6, stroke(_STRIPE, 2.8))
    roots = _roots(hx, hy, bool(graze))
    _horse_head(c, act, coat, mane, kind, (hx, hy), 0.9 * graze)
    if kind == "zebra":
        for x, y in roots:
            c.drawPath(capsule(x, y, 3.4, x - 5, y - 6, 2.6), fill(_STRIPE))
    elif kind != "donkey" or not graze:
        _locks(c, act, roots, 24 if kind != "donkey" else 9, 0.35, mane, fly)
    c.restore()
    _leg(c, act, (hip[0] - 3, hip[1] + 1), feet[0], False, coat, sock, hoof)
    _leg(c, act, (sho[0] - 3, sho[1] + 1), feet[2], True, coat, sock, hoof)
    c.restore()


def _horse_head(c: Any, act: Act, coat: Colour, mane: Colour, kind: str, at: XY, down: float) -> None:
    c.save()
    c.translate(*at)
    c.rotate(34 + 30 * down + sin(act.t * 1.1) * 2)
    muzzle = mix(coat, rgb(70, 54, 54), 0.4) if kind in ("horse", "zebra") else mix(coat, rgb(255, 240, 236), 0.6)
    long = 12.0 if kind == "donkey" else 7.0
    for s in (1, 0):
        c.save()
        c.translate(-4 + s * 5, -8)
        c.rotate(-44 + s * 12 + sin(act.t * 1.9 + s) * 4)
        c.drawPath(
            smooth([(-3, 2), (-3.4, -long), (0, -long - 6), (3, -long), (3, 2)]), fill(shade(coat) if s else coat)
        )
        c.restore()
    if kind == "unicorn":
        c.save()
        c.translate(6, -9)
        c.rotate(-6)
        c.drawPath(
            poly((-3.2, 2), (0, -27), (3.2, 2)),
            linear((-3, 0), (3, 0), [hexa("#FFF3C4"), hexa("#F2C230"), hexa("#C98F2E")]),
        )
        for k in range(4):
            c.drawLine(-2.6 + k * 0.6, -3 - k * 6, 2.4 - k * 0.5, -5 - k * 6, stroke(hexa("#B57F22"), 0.9))
        c.restore()
    blob(
        c,
        [(-12, 2), (-9, -10), (4, -11), (18, -7), (30, -5), (34, 1), (30, 7), (16, 8), (2, 11), (-9, 10)],
        coat,
        act.light,
    )
    c.drawOval(oval(28, 1.4, 7, 6.4), soft(alpha(muzzle, 235), 1.6))
    c.drawOval(oval(31, -1.4, 1.3, 1.7), fill(shade(shade(muzzle))))
    if kind == "horse":
        c.drawPath(smooth([(4, -9), (14, -7.4), (22, -4), (14, -4.6)]), fill(rgb(252, 248, 242, 220)))
    elif kind == "zebra":
        for k in range(4):
            c.drawLine(2 + k * 5, -9, 1 + k * 5, 6, stroke(rgb(48, 44, 50), 1.7))
    eye(c, (6, -3.4), 3.4, act, coat, look=0.2)
    mouth(c, (28, 5), 7, act, muzzle, 0.6)
    if kind != "donkey":
        for k in range(3):
            tube(
                c,
                [(-2 + k * 2, -10), (4 + k * 2, -8), (6 + k * 3, -1 - k)],
                (3, 2.4, 0.7),
                mane if k % 2 else lit(mane),
                act.light,
            )
    c.restore()


@creature("horse", "stallion", "mare", "pony", "foal", "mustang", size=(128, 136), colour="#8E5636", voice="deep",
          seat=(-10, 88), reach=34, stride=62, deeds=("dance", "cheer"))  # fmt: skip
def horse(c: Any, act: Act, colour: Colour) -> None:
    light = max((colour >> 16) & 255, (colour >> 8) & 255) > 190
    mane = hexa("#3B2720") if not light else mix(colour, hexa("#C9B8A0"), 0.6)
    _horse(c, act, colour, mane, rgb(246, 240, 232), "horse")


@creature("unicorn", "pegasus", size=(128, 140), colour="#F7F2FB", voice="high", seat=(-10, 88), reach=34, stride=62,
          deeds=("dance", "cheer"))  # fmt: skip
def unicorn(c: Any, act: Act, colour: Colour) -> None:
    _horse(c, act, colour, hexa("#EC8AC9"), colour, "unicorn")
    for k in range(7):
        u = (act.t * 0.5 + k * 0.618) % 1
        x, y = -50 + 96 * ((k * 0.7549) % 1), -40 - 80 * ((k * 0.381) % 1)
        r = 4 * sin(pi * u)
        c.drawPath(poly((x - r, y), (x, y - r * 0.26), (x + r, y), (x, y + r * 0.26)), fill(rgb(255, 250, 210, 230)))
        c.drawPath(poly((x, y - r), (x + r * 0.26, y), (x, y + r), (x - r * 0.26, y)), fill(rgb(255, 250, 210, 230)))


@creature("zebra", size=(124, 128), colour="#F6F4F4", seat=(-10, 88), reach=34, stride=62)
def zebra(c: Any, act: Act, colour: Colour) -> None:
    _horse(c, act, colour, rgb(48, 44, 50), colour, "zebra")


@creature("donkey", "mule", size=(120, 130), colour="#93897F", voice="deep", seat=(-10, 88), reach=32, stride=62)
def donkey(c: Any, act: Act, colour: Colour) -> None:
    _horse(c, act, colour, shade(shade(colour)), mix(colour, rgb(240, 236, 230), 0.6), "donkey")


@creature("elephant", "mammoth", size=(148, 126), colour="#98A0B0", voice="deep", seat=(-14, 108), reach=38, stride=44,
          deeds=("dance", "cheer", "wave"))  # fmt: skip
def elephant(c: Any, act: Act, colour: Colour) -> None:
    go = 2 * pi * act.phase
    bob = abs(sin(go)) * 2 if act.moving else sin(act.t * 1.4) * 0.8
    up = 1.0 if act.verb in ("cheer", "wave", "sing", "talk", "dance", "play") else 0.0

    def leg(x: float, off: float, tint: Colour) -> None:
        p = (act.phase + off) % 1
        dx, lift = 0.0, 0.0
        if act.moving:
            dx = lerp(13, -13, p / 0.6) if p < 0.6 else lerp(-13, 13, (p - 0.6) / 0.4)
            lift = 0.0 if p < 0.6 else 8 * sin(pi * (p - 0.6) / 0.4)
        tube(c, [(x, -52 - bob), (x + dx * 0.5, -28 - lift), (x + dx, -9 - lift)], (16, 13.4, 12), tint, act.light)
        for k in (-1, 0, 1):
            c.drawOval(oval(x + dx + k * 6 + 2, -4 - lift, 3.4, 2.6), fill(mix(tint, rgb(250, 246, 236), 0.55)))

    leg(-26, 0.5, shade(colour))
    leg(24, 0.0, shade(colour))
    c.save()
    c.translate(0, -bob)
    sway = sin(act.t * 2.2) * 4
    c.drawPath(smooth([(-56, -84), (-64, -66), (-62 + sway, -48)], False), stroke(shade(colour), 3.4))
    c.drawOval(oval(-62 + sway, -46, 2.6, 5), fill(shade(shade(shade(colour)))))
    blob(
        c,
        [(-60, -62), (-54, -92), (-26, -110), (8, -108), (32, -96), (38, -66), (26, -40), (-10, -34), (-46, -38)],
        colour,
        act.light,
    )
    c.restore()
    leg(-36, 0.0, colour)
    leg(16, 0.5, colour)
    c.save()
    c.translate(0, -bob)
    curl = sin(act.t * 1.6)
    trunk = [(64.0, -78.0)]
    a = -1.5 if not up else -0.5
    for k in range(7):
        hang = 0.02 * curl if k < 4 else 0.3 + 0.09 * curl
        a += hang if not up else 0.42 + 0.06 * sin(act.t * 4)
        x, y = trunk[-1]
        trunk.append((x + cos(a) * 10, y - sin(a) * 10))
    c.drawPath(smooth([(56, -66), (66, -56), (80, -54), (84, -60), (70, -62), (60, -72)]), fill(rgb(252, 248, 236)))
    tube(c, trunk, [12, 10.6, 9, 7.8, 6.8, 6, 5.4, 4.8], colour, act.light)
    for k in range(1, 7):
        x, y = trunk[k]
        c.drawLine(x - 5.4, y - 1, x + 5.4, y + 1.4, stroke(alpha(shade(colour), 130), 0.9))
    ball(c, (50, -86), 26, colour, act.light)
    if act.opened > 0.08:
        mouth(c, (56, -64), 11, act, colour)
    flap = sin(act.t * 1.9) * 5
    ear = smooth([(36, -108), (16, -112), (2 - flap, -96), (4 - flap, -72), (20, -58), (36, -68), (42, -88)])
    c.drawPath(ear, linear((0 - flap, 0), (42, 0), [shade(colour), lit(colour)]))
    c.drawPath(smooth([(34, -100), (18, -103), (9 - flap, -92), (11 - flap, -76), (22, -66), (33, -76)]),
               fill(alpha(mix(colour, hexa("#F0A8B4"), 0.5), 230)))  # fmt: skip
    eye(c, (60, -90), 4, act, colour, look=0.2)
    c.drawPath(smooth([(54, -96), (60, -98), (66, -95)], False), stroke(shade(shade(colour)), 1.4))
    c.restore()
