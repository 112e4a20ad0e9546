"""Stills as they are asked for, checked, drawn and shown: the newest wish of each person, and to nobody else."""

import io
import json
from uuid import UUID, uuid4

import pytest
from PIL import Image
from redis import Redis
from sqlmodel import select

from sora_reflex.core import db, jobs
from sora_reflex.core.jobs import Job
from sora_reflex.models import Generation, Shape, Verdict, Way
from sora_reflex.studio import claims, previews, queries
from sora_reflex.studio.previews import Wanted
from tests.conftest import forget_caches
from tests.factories import create_generation, create_user, viewer_of
from workers.engines.animatic import preview
from workers.engines.base import RenderRequest
from workers.jobs import draw_preview, screen_preview

pytestmark = pytest.mark.usefixtures("database", "redis")

FOX = Wanted("a fox waits in the snow at night", "portrait", 5, 7)
STAR = Wanted("Taylor Swift sings in my kitchen", "portrait", 5, 7)
SOMEBODY = UUID(int=1)


def waiting(name: str) -> list[dict[str, str]]:
    """The payloads of what waits in a queue."""
    return [dict(job.kwargs) for job in jobs.queue(name).jobs]


def work() -> None:
    """Do what waits, as the two workers would."""
    for name, run in (("default", screen_preview.run), ("preview", draw_preview.run)):
        queue = jobs.queue(name)
        for job in queue.jobs:
            queue.remove(job)
            run(**job.kwargs)


def test_a_scene_that_is_asked_for_is_drawn_in_its_shape_and_understood():
    key = previews.ask(SOMEBODY, FOX)
    work()
    view = previews.find(SOMEBODY, key)
    assert view is not None
    assert (view.url, view.refusal) == (f"/previews/{key}.webp", "")
    assert "night" in view.gist
    picture = Image.open(io.BytesIO(previews.find_picture(SOMEBODY, key)))
    assert (picture.format, picture.size) == ("WEBP", (352, 640))


def test_only_the_newest_wish_of_a_person_is_drawn():
    asked = [previews.ask(SOMEBODY, Wanted(f"{FOX.prompt}{end}", "portrait", 5, 7)) for end in ("", " and", " and si")]
    assert len(waiting("default")) == 3
    work()
    assert [previews.find(SOMEBODY, key) is not None for key in asked] == [False, False, True]


def test_what_was_typed_over_while_it_was_checked_is_not_drawn():
    first = previews.ask(SOMEBODY, FOX)
    (sent,) = waiting("default")
    screen_preview.run(**sent)
    previews.ask(SOMEBODY, Wanted("a fox waits in the rain", "portrait", 5, 7))
    (old,) = waiting("preview")
    draw_preview.run(**old)
    assert previews.find(SOMEBODY, first) is None


def test_one_person_typing_does_not_end_anothers_wish():
    other = uuid4()
    keys = [(owner, previews.ask(owner, FOX)) for owner in (SOMEBODY, other)]
    work()
    assert all(previews.find(owner, key) for owner, key in keys)
    assert keys[0][1] != keys[1][1]


def test_nobody_sees_anothers_still():
    key = previews.ask(SOMEBODY, FOX)
    work()
    assert previews.find_picture(SOMEBODY, key)
    assert not previews.find_picture(uuid4(), key)
    assert previews.find(uuid4(), key) is None


def test_the_same_scene_is_drawn_once():
    key = previews.ask(SOMEBODY, FOX)
    work()
    assert previews.ask(SOMEBODY, FOX) == key
    assert waiting("default") == []


def test_a_scene_that_would_be_refused_is_not_drawn_and_nothing_of_it_stays(redis: Redis):
    key = previews.ask(SOMEBODY, STAR)
    work()
    view = previews.find(SOMEBODY, key)
    assert view is not None
    assert "consent" in view.refusal
    assert view.url == ""
    assert not previews.find_picture(SOMEBODY, key)
    redis.delete(f"sora:preview:newest:{SOMEBODY}")
    assert not any(b"Taylor" in (redis.dump(name) or b"") for name in redis.keys("sora:preview:*"))  # type: ignore[union-attr]
    with db.reading() as session:
        assert not session.exec(select(Verdict)).all()
        assert not session.exec(select(Generation)).all()


def test_a_word_that_says_nothing_has_no_still():
    key = previews.ask(SOMEBODY, Wanted("the", "portrait", 5, 7))
    work()
    view = previews.find(SOMEBODY, key)
    assert view is not None
    assert (view.url, view.refusal) == ("", "")


def test_an_engine_that_stumbles_leaves_whoever_types_alone(monkeypatch: pytest.MonkeyPatch):
    def stumble(_request: RenderRequest) -> None:
        raise RuntimeError("a lamp went out")

    monkeypatch.setattr(preview, "still", stumble)
    key = previews.ask(SOMEBODY, FOX)
    work()
    view = previews.find(SOMEBODY, key)
    assert view is not None
    assert view.url == ""


def test_a_wiped_redis_forgets_the_wish_and_breaks_nothing(redis: Redis):
    previews.ask(SOMEBODY, FOX)
    (sent,) = waiting("default")
    redis.flushall()
    screen_preview.run(**sent)
    draw_preview.run(**sent)
    assert previews.find(SOMEBODY, FOX.key(SOMEBODY)) is None


def test_who_asks_too_often_waits_and_nobody_else_does():
    waits = [previews.wait_seconds(SOMEBODY) for _ in range(previews.MOST_IN_WINDOW + 1)]
    assert set(waits[:-1]) == {0.0}
    assert 0 < waits[-1] <= previews.WINDOW_SECONDS
    assert previews.wait_seconds(uuid4()) == 0


class TestAClipBeingFilmed:
    def test_shows_its_maker_the_still_that_the_sheet_showed(self):
        with db.unit_of_work() as session:
            user = create_user(session)
            create_generation(session, user, prompt=FOX.prompt, seconds=5, shape=Shape.PORTRAIT, seed=7)
        viewer = viewer_of(user)
        key = previews.ask(user.id, FOX)
        work()
        with db.reading() as session:
            assert queries.list_open(session, viewer=viewer)[0].still_url == previews.url_of(key)

    def test_has_a_still_as_soon_as_it_is_planned(self, redis: Redis):
        with db.unit_of_work() as session:
            user = create_user(session)
            wanted = previews.wanted_of(create_generation(session, user, prompt=FOX.prompt))
            claim = claims.claim(session)
        assert claim is not None
        plan = preview.plan_of(RenderRequest(claim.prompt, 5.0, seed=claim.seed))
        draw_preview.show_filmed(claim, plan)
        with db.reading() as session:
            (view,) = queries.list_open(session, viewer=viewer_of(user))
        key = wanted.key(user.id)
        assert view.still_url == previews.url_of(key)
        assert redis.ttl(f"sora:preview:still:{user.id}:{key}") > previews.KEEP_SECONDS

    def test_goes_on_without_a_redis(self, monkeypatch: pytest.MonkeyPatch):
        with db.unit_of_work() as session:
            user = create_user(session)
            create_generation(session, user, prompt=FOX.prompt)
            claim = claims.claim(session)
        assert claim is not None
        plan = preview.plan_of(RenderRequest(claim.prompt, 5.0, seed=claim.seed))
        monkeypatch.setenv("SORA_REDIS_URL", "unix:///nowhere.sock")
        forget_caches()
        draw_preview.show_filmed(claim, plan)
        with db.reading() as session:
            assert queries.list_open(session, viewer=viewer_of(user))[0].still_url == ""


def test_previews_have_a_queue_of_their_own():
    assert jobs.QUEUES[Job.DRAW_PREVIEW] == "preview"
    assert Job.SCREEN_PREVIEW not in jobs.QUEUES


def plan_of(words: str) -> dict[str, object]:
    plan: dict[str, object] = json.loads(preview.plan_of(RenderRequest(words, seconds=5)).to_json())
    return plan


def test_a_remix_is_drawn_as_the_clip_that_it_changes_and_only_of_ones_own():
    with db.unit_of_work() as session:
        owner, other = create_user(session), create_user(session)
        parent = create_generation(session, owner, plan=plan_of("a red fox trots through a meadow at noon"))
    wanted = Wanted("make it night please", "portrait", 5, 7, way="remix", parent=str(parent.id))
    keys = {user.id: previews.ask(user.id, wanted) for user in (owner, other)}
    work()
    mine, theirs = (previews.find(user_id, key) for user_id, key in keys.items())
    assert mine is not None
    assert theirs is not None
    assert any("fox" in word for word in mine.gist)
    assert not any("fox" in word for word in theirs.gist)


def test_a_remix_is_judged_together_with_what_it_changes():
    with db.unit_of_work() as session:
        owner = create_user(session)
        parent = create_generation(session, owner, prompt="Taylor Swift", plan=plan_of("a singer"))
    key = previews.ask(owner.id, Wanted("she sings", "portrait", 5, 7, way="remix", parent=str(parent.id)))
    work()
    view = previews.find(owner.id, key)
    assert view is not None
    assert view.refusal


def test_the_still_of_a_storyboard_is_the_one_of_its_clip():
    shots = [{"prompt": "a fox in a forest", "start": 0, "end": 2.5}, {"prompt": "a whale", "start": 2.5, "end": 5}]
    with db.unit_of_work() as session:
        one = create_generation(session, prompt="", way=Way.STORYBOARD, shots=shots)
    wanted = Wanted("", "portrait", 5, 7, way="storyboard", shots=previews.pack_shots(shots))
    assert previews.wanted_of(one) == wanted
    key = previews.ask(one.user_id, wanted)
    work()
    assert previews.find_picture(one.user_id, key)
