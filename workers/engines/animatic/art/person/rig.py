"""Draws a person: solves the skeleton, sorts limbs by depth, dresses them."""

import math
from dataclasses import dataclass, field
from typing import Any

from workers.engines.animatic.art import emoji
from workers.engines.animatic.art.draw import (
    XY,
    XYZ,
    Colour,
    capsule,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    poly,
    rgb,
    shade,
    smooth,
    tube,
    two_bones,
)  # fmt: skip
from workers.engines.animatic.art.neckwear import Wear, draw_bowtie, draw_scarf
from workers.engines.animatic.art.person import furniture, items
from workers.engines.animatic.art.person.action import Doing
from workers.engines.animatic.art.person.grips import PALM, draw_item, item_named
from workers.engines.animatic.art.person.hands import draw_fingers, draw_hand, draw_umbrella
from workers.engines.animatic.art.person.head import HeadView, draw_back, draw_head
from workers.engines.animatic.art.person.look import Face, Look
from workers.engines.animatic.art.person.pose import Pose
from workers.engines.animatic.art.person.spot import FURNITURE, Piece, Spot
from workers.engines.animatic.art.person.torso import draw_torso, measure

__all__ = ["CHEAT", "HEIGHT", "PersonRig", "furniture", "items"]

THIGH, SHIN, UPPER_ARM, FOREARM = 20.0, 19.0, 15.5, 14.5
HEIGHT = 98.0
"""Units from the soles to the top of the hair of a figure of height 1, standing."""
CHEAT = 56
"""The head never turns farther from the viewer while the body does not: a true profile puts eyes on the edge."""


@dataclass(slots=True)
class _Arm:
    root: XYZ
    elbow: XYZ
    hand: XYZ
    kind: str
    grip: str
    side: int
    turn: float

    @property
    def depth(self) -> float:
        return self.root[2] * 0.6 + self.elbow[2] + self.hand[2] * 1.2


@dataclass(slots=True)
class _Leg:
    root: XYZ
    knee: XYZ
    foot: XYZ
    pitch: float


@dataclass(slots=True)
class PersonRig:
    """One person. `light` points to the key light: negative x is from the left."""

    look: Look = field(default_factory=Look)
    light: XY = (-0.55, 0.8)
    joints: dict[str, XY] = field(default_factory=dict)
    """After `draw`: head and hands in figure units, for what is held, worn or said there."""

    @property
    def height(self) -> float:
        return HEIGHT * self.look.height * (1 + (self.look.head_scale - 1) * 0.3)

    def draw(
        self,
        c: Any,
        pose: Pose,
        face: Face,
        yaw: float = 0.0,
        scale: float = 1.0,
        doing: Doing = Doing(),  # noqa: B008
    ) -> None:
        """The canvas's origin is the ground between the feet; `yaw` in degrees, 0 to the viewer, + to the right."""
        look = self.look
        drawing = _Drawing(self, c, pose, face, yaw, doing)
        drawing.upright(scale, "behind")
        c.save()
        if pose.lie:
            # lying figures are centred on the origin, so that they are placed and framed like standing ones
            across = math.sin(math.radians(pose.lie))
            c.translate(-48 * scale * across * look.height, -9 * scale * abs(across))
            c.rotate(pose.lie)
        tall = look.height
        c.scale(scale * (1 + pose.squash * 0.35) * look.build**0.3 * min(1.0, tall), scale * (1 - pose.squash) * tall)
        drawing.run()
        c.restore()
        drawing.upright(scale, "over")


def _project(p: XYZ) -> XY:
    return p[0], -p[1] + p[2] * 0.10


class _Drawing:
    """One posture of one person on its way to the canvas."""

    def __init__(self, rig: PersonRig, c: Any, pose: Pose, face: Face, yaw: float, doing: Doing) -> None:
        self.doing = doing
        self.rig, self.c, self.pose, self.face, self.yaw = rig, c, pose, face, yaw
        self.look = rig.look
        angle = math.radians(yaw)
        self.cos, self.sin = math.cos(angle), math.sin(angle)
        self.side = abs(self.sin)
        self._skeleton()

    def world(self, q: XYZ) -> XYZ:
        return q[0] * self.cos + q[2] * self.sin, q[1], -q[0] * self.sin + q[2] * self.cos

    def upright(self, scale: float, layer: str) -> None:
        """Furniture behind or over the whole figure, which stays upright when the figure lies."""
        pieces = self._pieces(layer)
        if not pieces:
            return
        c, k = self.c, scale * self.rig.look.height
        c.save()
        c.scale(k, k)
        self._furnish(pieces)
        c.restore()

    def _pieces(self, layer: str) -> list[Piece]:
        found = (getattr(FURNITURE[name], layer) for name in self.pose.props if name in FURNITURE)
        return [part for part in found if part is not None]

    def _furnish(self, pieces: list[Piece]) -> None:
        """What comes in or goes grows out of the ground."""
        self.c.save()
        if self.pose.props_in < 1:
            self.c.scale(1, max(0.02, self.pose.props_in))
        for part in pieces:
            part(Spot(self.c, self.world, self.rig.light, self.doing))
        self.c.restore()

    def _skeleton(self) -> None:
        p, look = self.pose, self.look
        shoulder = lerp(11.6, 9.6, look.fem) * look.build
        hips = lerp(6.0, 6.4, look.fem) * look.build
        hx, hy, hz = p.hip
        forward, aside = p.lean
        length = 27.5
        self.chest3 = (
            hx + length * math.sin(aside),
            hy + length * math.cos(forward) * math.cos(aside),
            hz + length * math.sin(forward),
        )
        ch = self.chest3
        twc, tws = math.cos(p.twist), math.sin(p.twist)

        def shoulder_at(k: int) -> XYZ:
            return ch[0] + k * shoulder * twc, ch[1] - 2.2, ch[2] - k * shoulder * tws

        def hip_at(k: int) -> XYZ:
            return hx + k * hips, hy - 1, hz

        lift = 17.5 + (look.head_scale - 1) * 15
        head3 = (ch[0] + p.head_off[0] + aside * 6, ch[1] + lift, ch[2] + forward * 8 + p.head_off[1] + 1.5)
        self.head = _project(self.world(head3))
        self.shoulders = (self.world(shoulder_at(1)), self.world(shoulder_at(-1)))
        self.hips = (self.world(hip_at(1)), self.world(hip_at(-1)))
        w = self.world

        def arm(k: int, target: XYZ, pole: XYZ, kind: str, grip: str, turn: float) -> _Arm:
            root = w(shoulder_at(k))
            elbow, hand = two_bones(root, w(target), UPPER_ARM, FOREARM, w(pole))
            return _Arm(root, elbow, hand, kind, grip, k, turn)

        def leg(k: int, target: XYZ, pitch: float, pole: XYZ) -> _Leg:
            root = w(hip_at(k))
            goal = self.ground((target[0], target[1] + 4.2, target[2]))
            knee, foot = two_bones(root, goal, THIGH, SHIN, self.ground(pole))
            return _Leg(root, knee, foot, pitch)

        self.arms = [
            arm(1, p.hl, p.el, p.hand_l, p.grip_l, p.turn_l),
            arm(-1, p.hr, p.er, p.hand_r, p.grip_r, p.turn_r),
        ]
        self.legs = [leg(1, p.fl, p.pl, p.kl), leg(-1, p.fr, p.pr, p.kr)]

    def ground(self, q: XYZ) -> XYZ:
        """As `world`, for feet: in a stride the legs are in profile though the body is half turned."""
        k = self.pose.stride * (1.0 if abs(self.yaw) > 30 else 0.0)
        if not k:
            return self.world(q)
        x, _, z = self.world(q)
        side = 1.0 if self.yaw > 0 else -1.0
        return lerp(x, q[2] * side, k), q[1], lerp(z, -q[0] * side, k)

    def run(self) -> None:
        c, p, look = self.c, self.pose, self.look
        turn, nod, roll = p.head
        head_yaw = max(-CHEAT, min(CHEAT, self.yaw + turn)) if abs(self.yaw) < 115 else self.yaw
        view = HeadView(look, head_yaw, nod, self.rig.light)
        legs = sorted(self.legs, key=lambda leg: leg.knee[2] + leg.foot[2])
        arms = sorted(self.arms, key=lambda arm: arm.depth)
        limit = self.world(p.hip)[2] * 2.8 - (2 if self.side > 0.35 else 6)
        behind = [a for a in arms if a.depth < limit]
        if look.cape:
            self._cape()
        draw_back(c, view, self.head, roll)
        for arm in self.arms:
            if arm.grip.startswith("umbrella"):
                hand = _project(arm.hand)
                tip = (lerp(hand[0], self.head[0], 0.72), self.head[1] - 27)
                draw_umbrella(c, hand, tip, emoji.colour_code(arm.grip.partition(":")[2]) or "#E8356D", self.rig.light)
        front = self._pieces("front")
        self._leg(legs[0], self.side > 0.3)
        self._leg(legs[1], False)
        if front and self.side > 0.5:  # seen from the side, a table hides legs but not the arm on it
            self._furnish(front)
        for a in behind:
            self._arm(a, True)
        chest, hip = _project(self.world(self.chest3)), _project(self.world(p.hip))
        draw_torso(c, measure(look, chest, hip, self.head, self.shoulders, self.hips, self.yaw, self.rig.light))
        self._neckwear(chest)
        draw_head(c, view, self.head, roll, self.face)
        if front and self.side <= 0.5:
            self._furnish(front)
        for a in arms:
            self._two_handed(a)
        for a in arms:
            if a not in behind:
                self._arm(a, False)
        self.rig.joints = {
            "head": self.head, "hand_l": _project(self.arms[0].hand), "hand_r": _project(self.arms[1].hand),
            "chest": chest, "hip": hip, **self._soles(),
        }  # fmt: skip

    def _soles(self) -> dict[str, XY]:
        """Heels and toes: what of a foot is on the ground in a stride."""
        out: dict[str, XY] = {}
        for leg, side in zip(self.legs, "lr", strict=True):
            x, y = _project(leg.foot)
            q = math.radians(leg.pitch)
            d = self.ground((0, math.sin(q), math.cos(q)))
            out[f"heel_{side}"] = (x - d[0] * 3.2, y + 2.6 + d[1] * 2.5)
            out[f"toe_{side}"] = (x + d[0] * 8.6, y + 2.9 - d[1] * 8.6 + d[2] * 2.4)
        return out

    def _leg(self, leg: _Leg, far: bool) -> None:
        c, look, light = self.c, self.look, self.rig.light
        dark = 0.38 if far else 0.0
        bare = look.bottom in ("skirt", "dress", "shorts")
        skin, cloth = look.skin_colour, hexa(look.bottom_color)
        pts = [_project(leg.root), _project(leg.knee), _project(leg.foot)]
        if bare:
            tube(c, pts, (6.2, 4.5, 3.4), skin, light, dark)
        if look.bottom == "shorts":
            a, b = pts[0], pts[1]
            tube(c, [a, (lerp(a[0], b[0], 0.8), lerp(a[1], b[1], 0.8))], (7.4, 6.4), cloth, light, dark)
        elif not bare:
            tube(c, pts, (7.2 * look.build**0.5, 5.4, 4.3), cloth, light, dark)
        self._shoe(pts[2], leg.pitch, dark)

    def _shoe(self, foot: XY, pitch: float, dark: float) -> None:
        q = math.radians(pitch)
        d = self.ground((0, math.sin(q), math.cos(q)))
        colour = hexa(self.look.shoe_color)
        colour = mix(colour, shade(shade(colour)), dark)
        fx, fy = foot
        heel = (fx - d[0] * 3.2, fy + 2.6 + d[1] * 2.5)
        toe = (fx + d[0] * 8.6, fy + 2.9 - d[1] * 8.6 + d[2] * 2.4)
        self.c.drawPath(capsule(*heel, 4.1, *toe, 3.6 + abs(d[2]) * 0.9),
                        linear((fx, fy - 4), (fx, fy + 7), [lit(colour), colour, shade(colour)],
                               [0, 0.5, 1]))  # fmt: skip
        sole = mix(shade(colour), rgb(40, 30, 50), 0.25)
        self.c.drawPath(capsule(heel[0], heel[1] + 2.7, 1.5, toe[0], toe[1] + 2.3, 1.5), fill(sole))

    def _arm(self, arm: _Arm, far: bool) -> None:
        c, look, light = self.c, self.look, self.rig.light
        dark = 0.34 if far else 0.0
        skin, cloth = look.skin_colour, hexa(look.top_color)
        pts = [_project(arm.root), _project(arm.elbow), _project(arm.hand)]
        if look.sleeves == "long":
            tube(c, pts[1:], (3.4, 3.0), skin, light, dark)
            wrist = (lerp(pts[1][0], pts[2][0], 0.86), lerp(pts[1][1], pts[2][1], 0.86))
            tube(c, [pts[0], pts[1], wrist], (5.0, 4.4, 3.9), cloth, light, dark)
        else:
            tube(c, pts, (4.0, 3.5, 2.9), skin, light, dark)
            if look.sleeves == "short":
                end = (lerp(pts[0][0], pts[1][0], 0.72), lerp(pts[0][1], pts[1][1], 0.72))
                tube(c, [pts[0], end], (5.1, 4.9), cloth, light, dark)
        kind = "fist" if arm.grip and arm.kind == "rest" else arm.kind
        hand: Colour = hexa(look.gloves) if look.gloves else skin
        hand = mix(hand, shade(shade(hand)), dark * 0.8)
        found = item_named(arm.grip) if arm.grip else None
        if found is not None and found.behind and not found.two:
            draw_hand(c, pts[1], pts[2], "cup", hand, arm.side)
            self._held(arm)
            draw_fingers(c, pts[1], pts[2], hand, arm.side)
            return
        if arm.grip and not (found and found.two):
            self._held(arm)
        draw_hand(c, pts[1], pts[2], kind, hand, arm.side)

    def _held(self, arm: _Arm) -> None:
        other = self.arms[1] if arm is self.arms[0] else self.arms[0]
        elbow, hand, far, back = (_project(q) for q in (arm.elbow, arm.hand, other.hand, other.elbow))
        q = math.atan2(far[1] - back[1], far[0] - back[0])
        palm = (far[0] + PALM * math.cos(q), far[1] + PALM * math.sin(q))
        draw_item(self.c, elbow, hand, arm.grip, arm.turn, palm, self.head, self.rig.light)

    def _two_handed(self, arm: _Arm) -> None:
        """What both hands hold lies before the body and under the fingers of both."""
        found = item_named(arm.grip) if arm.grip else None
        if found is not None and found.two:
            self._held(arm)

    def _neckwear(self, chest: XY) -> None:
        """A scarf or a bow tie where the neck meets the chest."""
        wear = Wear(scarf=self.look.scarf, bowtie=self.look.bowtie)
        neck = (lerp(chest[0], self.head[0], 0.22), lerp(chest[1], self.head[1], 0.22))
        draw_scarf(self.c, wear, neck, self.head, 8.6, self.pose.hip[1] * 0.3, self.rig.light)
        draw_bowtie(self.c, wear, (neck[0] + self.side * 4, neck[1] + 2.5), 4.4)

    def _cape(self) -> None:
        """A cape that hangs from the shoulders and swings with the hips."""
        colour = hexa(self.look.cape)
        (lx, ly), (rx, ry) = _project(self.shoulders[0]), _project(self.shoulders[1])
        left, right = min(lx, rx) - 2, max(lx, rx) + 2
        hem = -self.pose.hip[1] + 32
        back = -self.sin * (12 + self.pose.lean[0] * 60)
        path = smooth([(left, ly), (left - 6 + back, hem * 0.4 - 20), (left - 9 + back * 1.6, hem), (back, hem + 3),
                       (right + 9 + back * 1.6, hem), (right + 6 + back, hem * 0.4 - 20), (right, ry)])  # fmt: skip
        self.c.drawPath(path, linear((left, ly), (right, hem), [colour, shade(colour)]))
        self.c.drawPath(poly((left, ly), (right, ry), (right, ry + 3), (left, ly + 3)), fill(lit(colour)))
