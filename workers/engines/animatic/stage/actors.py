"""Actors: one small class per kind of subject, all drawn about the point where they touch the ground."""

import math
from dataclasses import replace
from typing import Any, Protocol

from workers.engines.animatic.art import emoji, lettering
from workers.engines.animatic.art.bird import BirdMove, BirdRig
from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.art.draw import MIPPED, clamp, fill, glow, hexa, radial, rgb, star_path
from workers.engines.animatic.art.looks import look_for, varied
from workers.engines.animatic.art.person import PersonRig
from workers.engines.animatic.art.person.poses import ITEMS, posture
from workers.engines.animatic.art.quadruped import BeastMove, QuadrupedRig
from workers.engines.animatic.art.species import FOWLS, beast_named, fowl_named
from workers.engines.animatic.art.warp import Warped
from workers.engines.animatic.art.wear import wear_for
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.moment import Moment

SIZES: dict[str, float] = {
    "deciduous-tree": 190, "evergreen-tree": 200, "palm-tree": 190, "house": 170, "house-with-garden": 170, "hut": 120,
    "castle": 260, "japanese-castle": 260, "office-building": 280, "tokyo-tower": 320, "statue-of-liberty": 300,
    "church": 240, "tent": 100, "camping": 120, "full-moon": 120, "sun": 140, "ringed-planet": 160, "rainbow": 220,
    "cloud": 120, "globe-showing-europe-africa": 150, "globe-showing-americas": 150, "t-rex": 190, "sauropod": 210,
    "dragon": 150, "whale": 190, "spouting-whale": 190, "shark": 130, "dolphin": 90, "octopus": 70, "elephant": 150,
    "moai": 120, "fountain": 120, "ferris-wheel": 280, "carousel-horse": 100, "helicopter": 150, "airplane": 170,
    "small-airplane": 130, "satellite": 90, "couch-and-lamp": 110, "bed": 110, "chair": 60, "television": 60,
    "bathtub": 80, "christmas-tree": 150, "snowman": 95, "balloon": 52, "kite": 60, "guitar": 62, "drum": 44,
    "butterfly": 26, "honeybee": 20, "lady-beetle": 18, "ant": 18, "snail": 24, "spider": 24, "turtle": 44,
    "crocodile": 100, "kangaroo": 95, "motorcycle": 90, "motor-scooter": 84, "fire": 60, "sunflower": 70,
    "birthday-cake": 46, "wrapped-gift": 40, "teddy-bear": 44, "soccer-ball": 22, "basketball": 24, "volleyball": 22,
    "tennis": 8, "baseball": 10, "red-apple": 14, "pizza": 34, "hamburger": 22, "umbrella-on-ground": 90,
    "volcano": 260, "mount-fuji": 320, "mountain": 320, "otter": 60, "beaver": 56, "badger": 50, "sloth": 60,
    "frog": 34, "lizard": 34, "snake": 44, "crab": 34, "lobster": 40, "jellyfish": 56, "squid": 60, "tropical-fish": 44,
    "fish": 44, "blowfish": 44, "seal": 80, "anchor": 60, "telescope": 44, "mirror-ball": 46, "jack-o-lantern": 40,
    "candy": 9, "cookie": 9, "lollipop": 12, "chocolate-bar": 12, "doughnut": 12, "cupcake": 14, "ice-cream": 18,
    "soft-ice-cream": 18, "hot-beverage": 14, "teacup-without-handle": 13, "teapot": 22, "cup-with-straw": 20,
    "glass-of-milk": 16, "wine-glass": 20, "cocktail-glass": 20, "beer-mug": 20, "egg": 9, "bread": 20, "cheese-wedge":
    16, "sushi": 14, "taco": 20, "hot-dog": 20, "french-fries": 18, "pretzel": 16, "peanuts": 10, "chestnut": 9,
    "strawberry": 10, "cherries": 10, "banana": 18, "grapes": 16, "lemon": 10, "tangerine": 11, "peach": 11,
    "watermelon": 34, "pineapple": 28, "carrot": 18, "potato": 13, "tomato": 12, "mushroom": 20, "brown-mushroom": 20,
    "flatbread": 26, "spaghetti": 24, "steaming-bowl": 26, "pancakes": 26, "waffle": 24, "popcorn": 24, "croissant": 18,
    "green-salad": 26, "cooked-rice": 22, "bowl-with-spoon": 26, "honey-pot": 22, "canned-food": 16, "salt": 12,
    "dagger": 40, "magic-wand": 34, "key": 14, "old-key": 18, "coin": 9, "ring": 9, "gem-stone": 20, "crown": 18,
    "mobile-phone": 13, "watch": 16, "camera": 20, "microphone": 22, "telephone": 24, "laptop": 34,
    "envelope": 20, "newspaper": 28, "open-book": 28, "closed-book": 20, "pencil": 18, "pen": 18, "paintbrush": 20,
    "candle": 22, "light-bulb": 18, "red-paper-lantern": 34, "lotion-bottle": 18, "baby-bottle": 14, "pill": 6,
    "rose": 22, "tulip": 24, "blossom": 24, "cherry-blossom": 12, "hibiscus": 20, "maple-leaf": 14, "fallen-leaf": 16,
    "feather": 18, "bone": 18, "ice": 22, "snowflake": 18, "game-die": 12, "chess-pawn": 26, "puzzle-piece": 20,
    "amphora": 48, "pot-of-food": 50, "broom": 60, "trophy": 40, "hourglass-done": 30, "crystal-ball": 30,
    "money-bag": 34, "package": 40,
    "luggage": 50, "basket": 34, "bucket": 32, "mousetrap": 16, "running-shoe": 22, "high-heeled-shoe": 18,
    "glasses": 14, "sunglasses": 14, "scarf": 30, "top-hat": 24, "umbrella": 70, "bus-stop": 110, "mailbox": 60,
    "postbox": 70, "triangular-flag": 80, "headstone": 60, "ladder": 130, "window": 90, "mirror": 70, "rock": 50,
    "cactus": 100, "potted-plant": 60, "spider-web": 80, "wheel": 90, "gear": 60, "optical-disk": 24, "bat": 30,
    "mouse": 24, "bug": 16, "worm": 18, "cricket": 16, "mosquito": 10, "scorpion": 24, "shrimp": 18, "hatching-chick":
    24, "horse": 130, "t-shirt": 40, "dress": 70, "boxing-glove": 22, "playground-slide": 150, "motor-boat": 110,
    "wedding": 200, "stadium": 300, "hospital": 260, "school": 240, "roller-coaster": 300, "circus-tent": 260,
    "shopping-cart": 70, "building-construction": 280, "desert-island": 200, "snowman-without-snow": 95,
    "shooting-star": 60, "comet": 70, "star": 50, "fireworks": 200, "sparkles": 60, "collision": 90, "tornado": 260,
}  # fmt: skip
"""How large a drawing is beside a person of 100; others are 36."""
LEFT_FACING = {
    "motorcycle",
    "motor-scooter",
    "helicopter",
    "fish",
    "tropical-fish",
    "blowfish",
    "shark",
    "whale",
    "spouting-whale",
    "seal",
    "elephant",
    "t-rex",
    "sauropod",
    "crocodile",
    "snail",
    "turtle",
    "swan",
    "dragon",
    "kangaroo",
    "otter",
    "beaver",
    "badger",
    "honeybee",
    "ant",
    "dodo",
    "shrimp",
    "bug",
    "mosquito",
    "kick-scooter",
    "dolphin",
}
"""Drawings that look to the left; the others look right or straight ahead."""
SEATS: dict[str, tuple[float, float]] = {
    "couch-and-lamp": (0.12, 0.30), "bed": (0.05, 0.42), "chair": (0.0, 0.50), "seat": (0.0, 0.5), "bathtub": (0, 0.5),
    "skateboard": (0.0, 0.3), "motorcycle": (-0.08, 0.66), "motor-scooter": (-0.1, 0.66), "sled": (0.0, 0.5),
    "elephant": (0.05, 0.9), "dragon": (0.0, 0.55), "turtle": (0.1, 0.95), "desert-island": (-0.1, 0.35),
    "open-book": (0.0, 0.5), "broom": (0.0, 0.56), "cloud": (0.0, 0.75), "full-moon": (0.0, 0.97), "swan": (0.1, 0.5),
}  # fmt: skip
"""Where one sits or stands on a drawing: share of its width from the middle, share of its height."""
HANDLESS = {"idle", "walk", "run", "dance", "jump", "talk", "sing", "look", "cheer", "swim", "fly", "chase", "bounce"}
"""What a bird does as a bird, without a person's hands."""
LYING = {"fly", "float", "rise", "swim", "sleep"}
WALKERS = {"elephant", "turtle", "crocodile", "t-rex", "sauropod", "badger", "otter", "beaver", "lizard", "kangaroo",
           "crab", "ant", "spider", "lady-beetle", "beetle", "sloth", "dodo"}  # fmt: skip

HEAVENLY = frozenset({
    "globe-showing-europe-africa", "globe-showing-americas", "globe-showing-asia-australia", "ringed-planet",
    "full-moon", "sun", "rainbow", "comet", "shooting-star", "milky-way",
})  # fmt: skip
"""Drawings that are far away whatever else is there: they stand behind everybody."""


class Actor(Protocol):
    """Sizes are figure units; `draw` stands on the origin at `scale` pixels per unit."""

    width: float
    height: float
    floats: bool
    room: tuple[float, float, float]
    """Units needed around the origin to draw any moment: half width, above, below."""

    def draw(self, c: Any, m: Moment, scale: float) -> None: ...


class PersonActor:
    """Somebody with a rig."""

    floats = False

    def __init__(self, subject: Subject, seed: int, copy: int, light: tuple[float, float]) -> None:
        name = subject.id if copy == 0 else f"{subject.id}#{copy}"
        look = look_for(varied(subject.look) if copy else subject.look, seed, name)
        self.rig = PersonRig(look, light)
        self.height, self.width = self.rig.height, 40.0 * look.build
        item = str(subject.look.get("item", ""))
        colour = str(subject.look.get("item_color", ""))
        self.item = f"{item}:{colour}" if item and colour else item
        self.room = (64.0, 132.0, 16.0)
        self.phase = copy * 1.37
        self.lying = False

    def reserve(self, verbs: set[str], grip: str) -> None:
        """Make room for arms spread wide, umbrellas and lying bodies."""
        if verbs & LYING:
            self.lying = True
            self.room = (84.0, 112.0, 46.0)
        elif grip.startswith(("balloon", "kite")):
            self.room = (64.0, 176.0, 16.0)
        elif verbs & {"surf", "fall"}:
            self.room = (74.0, 140.0, 30.0)
        elif not grip and not verbs & {"dance", "cheer", "jump", "bounce", "play", "cook", "throw"}:
            self.room = (46.0, 126.0, 14.0)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        verb = m.verb
        pose = posture(verb, m.t + self.phase, m.phase, m.manner)
        if m.speaking and verb in ("idle", "talk", "look", "hold", "think", "glow"):
            pose = posture("talk", m.t + self.phase)
        item = m.grip or self.item
        if item == "none":
            pose.grip_r = ""
        if item and item != "none" and not pose.grip_r and verb not in ("swim", "fly", "sleep", "cry", "laugh"):
            held = posture("hold", m.t)
            if verb in ("idle", "walk", "run", "talk", "look", "sit", "wave", "dance", "hold", "chase", "glow"):
                if verb == "wave" or m.speaking and not item.startswith("umbrella"):
                    pose.grip_l, pose.hand_l = item, "fist"
                    pose.hl, pose.el = (16, 56, 13), (0.8, -1, -0.3)
                else:
                    pose.hr, pose.er, pose.hand_r, pose.grip_r = held.hr, held.er, "fist", item
            else:
                pose.grip_r = item
        elif verb == "play" and not item:
            pose.grip_r = "guitar"
        elif verb in ITEMS and not item:
            pose.grip_r = "" if verb == "throw" and m.into % 1.6 > 0.62 else ITEMS[verb]
        if m.seated:
            seat = posture("ride", m.t)
            pose.hip, pose.fl, pose.fr, pose.pl, pose.pr = seat.hip, seat.fl, seat.fr, 0, 0
            if verb in ("drive", "ride", "sail"):
                pose = seat
        pose.squash += m.squash
        c.save()
        if m.facing < 0 and pose.lie:
            c.scale(-1, 1)
        if m.pitch:
            c.rotate(m.pitch)
        self.rig.draw(c, pose, m.face, m.yaw, scale)
        c.restore()


class BeastActor:
    """A four-legged animal."""

    floats = False

    def __init__(self, subject: Subject, colour: str, light: tuple[float, float]) -> None:
        beast = beast_named(subject.art or subject.word, colour) or beast_named("dog", colour)
        assert beast is not None
        self.rig = QuadrupedRig(beast, light, wear_for(subject.look))
        self.k = beast.size
        self.width, self.height = self.rig.length * self.k, self.rig.height * self.k
        self.room = (self.width * 0.72, self.height * (1.45 if subject.look.get("hat") else 1.25), 12.0)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        gait = {"walk": "walk", "run": "run", "chase": "run", "ride": "run", "swim": "walk"}.get(m.verb, "idle")
        move = BeastMove(m.phase, gait, m.t, m.face)
        move.sit = 0.85 if m.verb in ("sit", "eat", "drink", "read", "think", "look") or m.seated else 0.0
        move.lie = 1.0 if m.verb == "sleep" else 0.0
        move.dance = 1.0 if m.verb in ("dance", "play", "cheer") else 0.0
        move.tilt = 8 * math.sin(m.t * 1.1) if m.speaking or m.verb == "look" else 0.0
        if m.verb in ("jump", "bounce"):
            move.hop = 0.0
            c.translate(0, -28 * scale * max(0.0, math.sin(m.into * 4.2)) * self.k)
        c.save()
        if m.pitch:
            c.rotate(m.pitch)
        c.scale(1 + m.squash * 0.5, 1 - m.squash)
        self.rig.draw(c, move, m.facing, scale * self.k)
        c.restore()


class BirdActor:
    """A bird that walks, swims or flies."""

    def __init__(self, subject: Subject, colour: str, light: tuple[float, float]) -> None:
        fowl = fowl_named(subject.art or subject.word, colour)
        self.rig, self.k = BirdRig(fowl, light, wear_for(subject.look)), fowl.size * 1.15
        self.width, self.height = self.rig.length * self.k, self.rig.height * self.k
        self.floats = False
        self.room = (max(34.0, self.width * 0.8), max(64.0, self.height * 1.5), 40.0)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        flying = m.airborne or m.verb in ("fly", "float", "rise")
        opened = max(m.face.viseme[1], 0.9 * max(0.0, math.sin(m.t * 11)) if m.verb == "sing" else 0.0)
        step = m.phase if m.verb in ("walk", "run", "chase") else m.t * 1.6 if m.verb in ("dance", "play") else 0.0
        move = BirdMove(
            m.t * 2.5 if flying else step, flying, 0.0, opened, m.t, m.face.blink, m.verb in ("swim", "sail")
        )
        c.save()
        if flying:
            c.translate(0, -18 * scale * self.k)
            c.rotate(m.pitch)
        if m.verb in ("jump", "bounce", "dance", "cheer"):
            c.translate(0, -10 * scale * abs(math.sin(m.t * 6)))
        self.rig.draw(c, move, m.facing, scale * self.k)
        c.restore()


class DrawnActor:
    """A thing or animal shown by a drawing of the emoji set, moved by a mesh or as a whole."""

    def __init__(self, subject: Subject, colour: str, px: int) -> None:
        self.name = subject.art if emoji.exists(subject.art) else _any_name(subject)
        self.colour, self.px = colour, px
        x0, y0, x1, y1 = emoji.bounds(self.name)
        self.box = (x0, y0, x1, y1)
        self.unit = SIZES.get(self.name, 36.0) / max(x1 - x0, y1 - y0)
        self.width, self.height = (x1 - x0) * self.unit, (y1 - y0) * self.unit
        self.floats = self.name in ("balloon", "kite", "butterfly", "honeybee", "cloud", "full-moon", "sun", "star",
                                    "ringed-planet", "rainbow", "comet", "shooting-star", "airplane", "helicopter",
                                    "satellite", "jellyfish", "small-airplane", "parachute", "sparkles", "fireworks",
                                    "ghost", "bubbles")  # fmt: skip
        reach = max(self.width, self.height)
        leaps = any(beat.verb == "jump" for beat in subject.beats)
        self.room = (reach * 0.85, reach * (2.1 if leaps else 1.35), reach * 0.4)
        self.fish = subject.kind == "fish"
        self.warp: Warped | None = None
        if self.fish or self.name in WALKERS or self.name in ("butterfly",):
            self.warp = Warped(self.name, min(px, 400), colour)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        flip = (-1 if self.name in LEFT_FACING else 1) * m.facing
        x0, y0, x1, y1 = self.box
        k = self.unit * scale
        grow = clamp(m.into / 2.5, 0.15, 1.0) if m.verb == "grow" else 1.0
        c.save()
        if m.verb == "glow" or self.name in ("fire", "sun", "star", "sparkles"):
            glow(
                c,
                0,
                -self.height * scale * 0.5,
                self.height * scale * (0.9 + 0.06 * math.sin(m.t * 4)),
                rgb(255, 226, 140),
                150,
            )
        self._sway(c, m, scale)
        if self.name == "broom" and m.verb in ("drive", "fly", "float", "ride"):
            c.translate(0, -self.height * scale * 0.5)
            c.rotate(48 * m.facing)
            c.translate(0, self.height * scale * 0.5)
        c.scale(flip * grow * (1 + m.squash * 0.6) * m_width(m), grow * (1 - m.squash))
        c.scale(k, k)
        if self.warp is not None:
            c.scale(1 / self.warp.px, 1 / self.warp.px)
            c.translate(-(x0 + x1) / 2 * self.warp.px, -y1 * self.warp.px)
            self.warp.draw(c, self._bend(self.warp, m))
        else:
            c.scale(1 / self.px, 1 / self.px)
            c.drawImage(emoji.drawing(self.name, self.px, self.colour), -(x0 + x1) / 2 * self.px, -y1 * self.px, MIPPED)
        c.restore()
        if m.verb == "explode":
            _burst(c, m.into, self.height * scale)

    def _bend(self, warp: Warped, m: Moment) -> Any:
        if self.fish:
            return warp.swim(m.t * 1.5, 0.07)
        if self.name == "butterfly":
            return warp.flap(m.t * 4)
        if m.verb in ("walk", "run", "chase"):
            return warp.gait(m.phase * 1.1)
        return warp.squash(0.02 * math.sin(m.t * 2.2), 0.02 * math.sin(m.t * 1.3))

    def _sway(self, c: Any, m: Moment, scale: float) -> None:
        if self.name == "balloon":
            c.rotate(5 * math.sin(m.t * 1.3))
        if m.verb in ("dance", "play", "cheer", "talk", "sing") or m.speaking:
            c.rotate(6 * math.sin(m.t * 5))
            c.translate(0, -self.height * scale * 0.08 * abs(math.sin(m.t * 5)))
        if m.verb == "jump" and not m.airborne:
            c.translate(0, -self.height * scale * 0.6 * abs(math.sin(m.into * 3.6)))
        if m.pitch or m.spin:
            middle = self.height * scale / 2
            c.translate(0, -middle)
            c.rotate(m.pitch + m.spin)
            c.translate(0, middle)
        if m.verb == "swim" and self.name in ("octopus", "jellyfish", "squid"):
            p = 0.08 * math.sin(m.t * 4)
            c.scale(1 - p, 1 + p)


class BuiltActor:
    """A thing or vehicle drawn by code."""

    def __init__(self, name: str, colour: str) -> None:
        self.art = BUILT[name]
        self.name = name
        self.colour = hexa(colour or self.art.colour)
        self.width, self.height, self.floats = self.art.width, self.art.height, self.art.floats
        pad = 90 if name == "lighthouse" else 24
        self.room = (self.width / 2 + pad, self.height + 26, 30.0 if name != "rocket" else 62.0)
        self.seat = self.art.seat

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        c.save()
        c.scale(scale * m.facing, scale)
        if m.verb in ("dance", "play", "cheer"):
            c.rotate(4 * math.sin(m.t * 5))
        c.rotate((m.pitch + m.spin) * m.facing)
        c.scale(1 + m.squash * 0.5, 1 - m.squash)
        if m.verb == "explode" and m.into > 0.6:
            _burst(c, m.into - 0.6, self.height)
        else:
            self.art.draw(c, m.t, m.rolled, self.colour)
        c.restore()


class SignActor:
    """Words that are to be read."""

    floats = False

    def __init__(self, subject: Subject) -> None:
        self.text = subject.word
        self.width, self.height = lettering.WIDTH, lettering.HEIGHT
        self.room = (self.width * 0.6, self.height * 1.1, 8.0)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        c.save()
        c.scale(scale, scale)
        c.rotate(0.5 * math.sin(m.t * 1.1))
        lettering.draw_sign(c, self.text)
        c.restore()


def m_width(m: Moment) -> float:
    """Spinning about the upright axis, seen as a change of width."""
    return math.cos(m.into * 5) if m.verb == "spin" else 1.0


def _burst(c: Any, into: float, size: float) -> None:
    """An explosion: a flash, a ring and sparks that fly and fall."""
    u = clamp(into / 1.6)
    y = -size * 0.5
    c.drawCircle(
        0,
        y,
        size * (0.4 + u * 1.1),
        radial(
            (0, y),
            size * (0.4 + u * 1.1) + 1,
            [rgb(255, 250, 220, 255 * (1 - u)), rgb(255, 170, 60, 200 * (1 - u)), rgb(220, 60, 40, 0)],
            [0, 0.5, 1],
        ),
    )
    for k in range(26):
        a = k * 2.399
        r = size * (0.3 + 1.0 * u) * (0.6 + 0.4 * math.sin(k * 7.1))
        x, yy = math.cos(a) * r, y + math.sin(a) * r + size * 0.6 * u * u
        c.drawPath(
            star_path(x, yy, size * 0.06 * (1 - u) + 0.4, 4, 0.4), fill(rgb(255, 220 - 60 * u, 120, 255 * (1 - u)))
        )


def _any_name(subject: Subject) -> str:
    """A drawing for a subject whose art is unknown: by its word, else a sparkle that says something is there."""
    for name in (subject.word.lower().replace(" ", "-"), subject.word.lower().split(" ")[-1]):
        if emoji.exists(name):
            return name
    return "sparkles"


def make_actor(subject: Subject, seed: int, copy: int, light: tuple[float, float], px: int) -> Actor:
    """The actor of a subject's `copy`-th copy; `px` is about how large it will be drawn."""
    colour = emoji.colour_code(str(subject.look.get("color", "")))
    name = subject.art or subject.word.lower()
    if subject.kind == "text":
        return SignActor(subject)
    head = str(subject.look.get("head", ""))
    if subject.kind == "person" and head in FOWLS and {b.verb for b in subject.beats} <= HANDLESS:
        return BirdActor(replace(subject, art=head), "", light)
    if subject.kind == "person":
        return PersonActor(subject, seed, copy, light)
    if subject.kind == "quadruped" and beast_named(name) is not None:
        return BeastActor(subject, colour, light)
    if subject.kind == "bird":
        return BirdActor(subject, colour, light)
    for key in (name, name.replace(" ", "_"), name.replace(" ", "-")):
        if key in BUILT:
            return BuiltActor(key, colour)
    return DrawnActor(subject, colour, max(96, min(480, px)))
