"""A look before anything dear is filmed: it waits outside the line, goes on by itself or at a word, costs nothing."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from redis import Redis
from sqlmodel import Session

from sora_reflex.accounts import service as accounts
from sora_reflex.core import clock as core_clock
from sora_reflex.core import db, jobs
from sora_reflex.core.errors import NotFound
from sora_reflex.core.jobs import Job
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, GenerationStatus, User
from sora_reflex.studio import claims, look, previews, queries, quota, service
from sora_reflex.studio.schemas import SubmitGeneration
from tests.factories import create_user, viewer_of
from workers.jobs import draw_first, release, screen_generation

pytestmark = pytest.mark.usefixtures("database", "redis")


@pytest.fixture(autouse=True)
def dear_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SORA_ENGINE", "diffusers")
    get_settings.cache_clear()


@pytest.fixture
def user() -> User:
    with db.unit_of_work() as session:
        return create_user(session)


def ask(user: User) -> UUID:
    """A clip that has passed the checks."""
    request = SubmitGeneration(request_key=uuid4().hex, prompt="a fox waits in the snow at night", seconds=5)
    with db.unit_of_work() as session:
        id = service.submit(session, viewer=viewer_of(user), request=request)
    screen_generation.run(generation_id=str(id))
    return id


def row(id: UUID) -> Generation:
    with db.reading() as session:
        return session.get_one(Generation, id)


def shown(session: Session, user: User, id: UUID) -> tuple[str, bool, str]:
    view = queries.get_generation(session, viewer=viewer_of(user), id=id)
    return view.stage_label, view.is_looked_at, view.still_url


def claimed() -> UUID | None:
    with db.unit_of_work() as session:
        claim = claims.claim(session)
    return claim.generation_id if claim else None


def test_it_waits_with_its_preview_and_no_worker_may_take_it(user: User, clock) -> None:
    id = ask(user)
    assert claimed() is None
    (job,) = jobs.queue("preview").jobs
    assert job.func_name == Job.DRAW_FIRST.value
    draw_first.run(**job.kwargs)
    with db.reading() as session:
        label, is_looked_at, still = shown(session, user, id)
    assert (label, is_looked_at) == ("Have a look first", True)
    assert previews.find_picture(user.id, still.rpartition("/")[2].removesuffix(".webp"))


def test_after_a_moment_it_goes_on_by_itself_once(user: User, clock) -> None:
    id = ask(user)
    release.run()
    assert claimed() is None
    clock.advance(seconds=get_settings().preview_seconds)
    for _ in range(2):
        release.run()
    assert claimed() == id
    assert claimed() is None


def test_a_sweep_that_sends_it_again_neither_judges_nor_films_it_before_its_time(user: User, clock) -> None:
    id = ask(user)
    screen_generation.run(generation_id=str(id))
    assert row(id).screened_at is None
    clock.advance(seconds=60)
    screen_generation.run(generation_id=str(id))
    assert row(id).screened_at == core_clock.now()
    assert claimed() == id


def test_its_maker_may_have_it_filmed_now_and_nobody_else_may(user: User, clock) -> None:
    id = ask(user)
    with db.unit_of_work() as session:
        other = viewer_of(create_user(session))
    with pytest.raises(NotFound), db.unit_of_work() as session:
        look.film_now(session, viewer=other, generation_id=id)
    assert claimed() is None
    for _ in range(2):
        with db.unit_of_work() as session:
            look.film_now(session, viewer=viewer_of(user), generation_id=id)
    assert claimed() == id


def test_calling_it_off_costs_nothing_and_it_never_comes_back(user: User, clock) -> None:
    id = ask(user)
    with db.unit_of_work() as session:
        service.cancel(session, viewer=viewer_of(user), generation_id=id)
    clock.set(core_clock.now() + timedelta(minutes=1))
    release.run()
    with db.unit_of_work() as session:
        look.film_now(session, viewer=viewer_of(user), generation_id=id)
        assert quota.read(session, user.id).used == 0
    assert row(id).status is GenerationStatus.CANCELLED
    assert claimed() is None


def test_who_does_not_want_to_wait_does_not(user: User) -> None:
    with db.unit_of_work() as session:
        accounts.choose_look(session, viewer=viewer_of(user), is_on=False)
    id = ask(user)
    assert claimed() == id


@pytest.mark.parametrize(
    "settings", [{"SORA_ENGINE": "animatic"}, {"SORA_PREVIEW_SECONDS": "0"}, {"SORA_PREVIEWS": "false"}]
)
def test_what_is_cheap_or_shows_no_previews_goes_on_at_once(user: User, settings: dict, monkeypatch) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    get_settings.cache_clear()
    id = ask(user)
    assert claimed() == id


def test_without_a_preview_it_goes_on_all_the_same(user: User, redis: Redis, clock) -> None:
    id = ask(user)
    redis.flushall()
    clock.advance(seconds=60)
    release.run()
    assert claimed() == id
