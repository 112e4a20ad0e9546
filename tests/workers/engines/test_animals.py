"""Animals by family: every kind can be drawn doing what its kind does, in its room, and is found by its names."""

import time

import numpy as np
import numpy.typing as npt
import pytest
import skia

from workers.engines.animatic import catalogue
from workers.engines.animatic.art.creatures import CREATURES
from workers.engines.animatic.art.heads import draw_head
from workers.engines.animatic.art.looks import HEAD_ART, look_for
from workers.engines.animatic.art.person import Face
from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Beat, Subject
from workers.engines.animatic.stage.actors import BirdActor, CreatureActor, PersonActor, make_actor
from workers.engines.animatic.stage.moment import Moment
from workers.engines.base import RenderRequest

LIGHT = (-0.55, 0.8)
Pixels = npt.NDArray[np.uint8]
NAMES = sorted({made.name for made in CREATURES.values()})


def _actor(name: str, verb: str = "idle") -> CreatureActor:
    subject = Subject("it_1", name, CREATURES[name].kind, name, beats=(Beat(verb, 0, 4),))
    actor = make_actor(subject, 0, 0, LIGHT, 300)
    assert isinstance(actor, CreatureActor)
    return actor


def _drawn(actor: CreatureActor | BirdActor, m: Moment, scale: float = 1.6, spare: float = 1.0) -> Pixels:
    """The actor's picture, `spare` times as large as the room that it asks for."""
    half, above, below = (v * scale * spare for v in actor.room)
    pixels = np.zeros((round(above + below) + 8, round(2 * half) + 8, 4), np.uint8)
    info = skia.ImageInfo.Make(pixels.shape[1], pixels.shape[0], skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(info, pixels, pixels.shape[1] * 4)
    c = surface.getCanvas()
    c.translate(half + 4, above + 4)
    actor.draw(c, m, scale)
    surface.flushAndSubmit()
    return pixels


@pytest.mark.parametrize("name", NAMES)
def test_every_creature_moves_and_looks_the_same_each_time(name: str) -> None:
    actor = _actor(name)
    moving = Moment(t=0.4, verb="walk", rolled=10, moving=True)
    first = _drawn(actor, moving)
    assert first[..., 3].any()
    assert (first == _drawn(_actor(name), moving)).all()
    later = _drawn(actor, Moment(t=0.9, verb="walk", rolled=28, moving=True))
    assert (first != later).any()


@pytest.mark.parametrize(
    "name", ["dragon", "octopus", "t-rex", "shark", "horse", "robot", "phoenix", "elephant", "crab"]
)
def test_a_creature_stays_within_the_room_that_it_asks_for(name: str) -> None:
    for verb in ("walk", "fly", "cheer"):
        actor = _actor(name, verb)
        for t in (0.1, 0.45, 0.8):
            alpha = _drawn(actor, Moment(t=t, verb=verb, rolled=40 * t, moving=True), spare=1.5)[..., 3] > 24
            half, above, below = (v * 1.6 for v in actor.room)
            rows, columns = np.nonzero(alpha)
            cut = np.sum((columns < half * 0.5) | (columns > half * 2.5 + 8) | (rows < above * 0.5))
            assert cut <= 0.01 * alpha.sum()


@pytest.mark.parametrize("name", ["octopus", "frog", "shark", "dragon", "robot", "snake", "whale"])
def test_a_creature_that_speaks_opens_its_mouth(name: str) -> None:
    actor = _actor(name)
    shut, open_ = Moment(t=1.0), Moment(t=1.0, face=Face("neutral", (0.8, 0.9, 0.0, 0.4, 0.3, 0.0)))
    assert (_drawn(actor, shut) != _drawn(actor, open_)).any()


def test_feet_do_not_slide_whatever_the_pace() -> None:
    dragon = _actor("dragon", "walk")
    slow = _drawn(dragon, Moment(t=1.0, verb="walk", rolled=20.0, phase=0.3, moving=True))
    fast = _drawn(dragon, Moment(t=1.0, verb="walk", rolled=20.0, phase=0.9, moving=True))
    assert (slow == fast).all()  # the legs follow the way gone, not a clock


@pytest.mark.parametrize("name", ["dragon", "octopus", "shark", "robot", "horse", "t-rex", "butterfly"])
def test_a_close_creature_costs_little(name: str) -> None:
    actor = _actor(name)
    _drawn(actor, Moment(t=0.1), 4.0)
    began = time.process_time()
    for k in range(10):
        _drawn(actor, Moment(t=0.1 * k, verb="walk", rolled=4.0 * k, moving=True), 600 / actor.height)
    assert (time.process_time() - began) / 10 < 0.03


def test_birds_of_prey_spread_wider_wings_than_songbirds() -> None:
    spans = {}
    for name in ("eagle", "bird"):
        actor = make_actor(Subject("b", name, "bird", name, beats=(Beat("fly", 0, 4),)), 0, 0, LIGHT, 300)
        assert isinstance(actor, BirdActor)
        beats = (Moment(t=0.1 * k, verb="fly", airborne=True) for k in range(45, 60))
        seen = [_drawn(actor, m, 1.6 / actor.k)[..., 3].any(1).sum() for m in beats]
        spans[name] = int(max(seen))
    assert spans["eagle"] > spans["bird"]


@pytest.mark.parametrize(
    ("prompt", "art"),
    [
        ("a clownfish swims through coral", "clownfish"),
        ("a T-Rex runs through a city", "t-rex"),
        ("a tiny robot sweeps the floor", "robot"),
        ("a sea turtle swims", "turtle"),
        ("a pony gallops", "horse"),
        ("a ladybug crawls on a leaf", "lady-beetle"),
        ("an orca leaps", "orca"),
    ],
)
def test_animals_are_found_by_their_names(prompt: str, art: str) -> None:
    plan = AnimaticEngine().plan(RenderRequest(prompt=prompt, seconds=4, width=256, height=448))
    assert art in {s.art for s in plan.subjects}


def test_a_dragon_that_breathes_fire_has_it_in_its_mouth_and_not_beside_it() -> None:
    plan = AnimaticEngine().plan(
        RenderRequest(prompt="a dragon breathes fire over a castle", seconds=4, width=256, height=448)
    )
    (dragon,) = plan.subjects
    assert dragon.look["breath"] == "fire"
    actor = make_actor(dragon, 0, 0, LIGHT, 300)
    tame = _actor("dragon")
    assert isinstance(actor, CreatureActor)
    hot = _drawn(actor, Moment(t=1.0))[..., 3]
    assert (hot > 0).sum() > (_drawn(tame, Moment(t=1.0))[..., 3] > 0).sum()


def test_an_octopus_plays_the_drums_itself() -> None:
    plan = AnimaticEngine().plan(RenderRequest(prompt="an octopus plays drums", seconds=4, width=256, height=448))
    assert [(s.art, s.beats[0].verb) for s in plan.subjects if s.art == "octopus"] == [("octopus", "play")]
    assert all(s.kind != "person" for s in plan.subjects)


ACTING = sorted({*catalogue.QUADRUPEDS, *catalogue.BIRDS, *catalogue.FISH} - {"bear"})


@pytest.mark.parametrize("name", ACTING)
def test_an_animal_that_acts_like_a_person_wears_its_own_head(name: str) -> None:
    look = look_for({"head": name, "top": "suit"}, 1, "somebody")
    art = look.head_art
    assert art[0] in "@~" or art in set(HEAD_ART.values()) - {"bear"}, f"{name} wears {art}"


def test_a_drawn_head_shuts_its_eyes_to_sleep() -> None:
    def shown(closed: bool) -> bytes:
        surface = skia.Surface(100, 100)
        canvas = surface.getCanvas()
        canvas.translate(50, 50)
        canvas.scale(90, 90)
        draw_head(canvas, "giraffe", "#F4C266", "#A8622E", (-0.5, 0.8), closed)
        return bytes(surface.toarray().tobytes())

    assert shown(True) != shown(False)


@pytest.mark.parametrize("who", ["dog", "rabbit", "horse", "robot", "woman"])
def test_the_head_of_whoever_leaps_is_not_cut(who: str) -> None:
    kind = "person" if who == "woman" else CREATURES[who].kind if who in CREATURES else "quadruped"
    look = {"hat": "wizard", "fem": 1.0} if who == "woman" else {}
    actor = make_actor(Subject("it_1", who, kind, who, look, beats=(Beat("jump", 0, 4),)), 0, 0, LIGHT, 300)
    if isinstance(actor, PersonActor):
        actor.reserve({"jump"}, "")
    above = actor.room[1]
    for k in range(8):
        surface = skia.Surface(260, 300)
        canvas = surface.getCanvas()
        canvas.translate(130, 260)
        actor.draw(canvas, Moment(t=k / 8, verb="jump", into=k / 8), 1.0)
        rows = np.nonzero(surface.toarray()[..., 3].max(axis=1))[0]
        assert 260 - rows[0] <= above + 1
