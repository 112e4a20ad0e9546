"""Asking for a clip: once per sheet, within bounds, within the quota, and back again by calling it off."""

import threading
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, func, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock as core_clock
from sora_reflex.core import db
from sora_reflex.core.errors import Forbidden, Invalid, NotFound, SignInNeeded
from sora_reflex.core.jobs import Job
from sora_reflex.models import Generation, GenerationStatus
from sora_reflex.studio import queries, service
from sora_reflex.studio.errors import QuotaSpent
from sora_reflex.studio.schemas import SubmitGeneration
from tests.conftest import HeldClock
from tests.factories import create_generation, create_user, viewer_of


def sheet(**over: object) -> SubmitGeneration:
    values: dict[str, object] = {"request_key": uuid4().hex, "prompt": "a lighthouse at dusk", "seconds": 5}
    return SubmitGeneration.model_validate(values | over)


@pytest.fixture
def viewer(session: Session) -> Viewer:
    return viewer_of(create_user(session))


class TestSubmit:
    def test_waits_for_screening_by_a_job_that_leaves_after_the_commit(self, session: Session, viewer: Viewer) -> None:
        id = service.submit(session, viewer=viewer, request=sheet(seconds=15, seed=7))
        made = session.get_one(Generation, id)
        assert (made.status, made.turns, made.seed, made.screened_at) == (GenerationStatus.QUEUED, 2, 7, None)
        assert [(pending.job, pending.key) for pending in session.info["jobs"]] == [(Job.SCREEN_GENERATION, str(id))]
        assert session.info["channels"] == {queries.channel_of(viewer.id)}

    def test_the_same_sheet_sent_twice_is_one_generation(self, session: Session, viewer: Viewer) -> None:
        request = sheet()
        first = service.submit(session, viewer=viewer, request=request)
        assert service.submit(session, viewer=viewer, request=request) == first
        assert len(session.info["jobs"]) == 1
        assert queries.get_quota(session, viewer=viewer).used == 1

    def test_two_people_may_use_the_same_key(self, session: Session, viewer: Viewer) -> None:
        other, request = viewer_of(create_user(session)), sheet()
        ids = {service.submit(session, viewer=who, request=request) for who in (viewer, other)}
        assert len(ids) == 2

    def test_a_seed_is_drawn_when_none_is_given(self, session: Session, viewer: Viewer) -> None:
        ids = [service.submit(session, viewer=viewer, request=sheet()) for _ in range(3)]
        assert len({session.get_one(Generation, id).seed for id in ids}) == 3

    @pytest.mark.parametrize(
        ("over", "field"),
        [
            ({"prompt": " \n\t "}, "prompt"),
            ({"prompt": "\0"}, "prompt"),
            ({"prompt": "x" * 2001}, "prompt"),
            ({"seconds": 21}, "seconds"),
            ({"seconds": 0}, "seconds"),
            ({"seed": -1}, "seed"),
            ({"seed": 2**31}, "seed"),
            ({"style": "'; drop"}, "style"),
        ],
    )
    def test_out_of_bounds_is_refused_by_its_field(
        self, session: Session, viewer: Viewer, over: dict[str, object], field: str
    ) -> None:
        with pytest.raises(Invalid) as refusal:
            service.submit(session, viewer=viewer, request=sheet(**over))
        assert refusal.value.field == field

    def test_a_prompt_keeps_emoji_and_lines_and_loses_control_characters(
        self, session: Session, viewer: Viewer
    ) -> None:
        id = service.submit(session, viewer=viewer, request=sheet(prompt="a 👩‍🚀\nwaves\x07 "))
        assert session.get_one(Generation, id).prompt == "a 👩‍🚀\nwaves"

    def test_a_deleted_person_must_sign_in_and_a_leaving_one_must_stay(self, session: Session) -> None:
        gone = viewer_of(create_user(session, deleted_at=core_clock.now()))
        leaving = viewer_of(create_user(session, delete_after=core_clock.now() + timedelta(days=3)))
        with pytest.raises(SignInNeeded):
            service.submit(session, viewer=gone, request=sheet())
        with pytest.raises(Forbidden):
            service.submit(session, viewer=leaving, request=sheet())


class TestQuota:
    def test_thirty_turns_in_a_day_and_then_the_next_one_is_known(
        self, session: Session, viewer: Viewer, clock: HeldClock
    ) -> None:
        start = clock.now
        service.submit(session, viewer=viewer, request=sheet())
        clock.advance(hours=2)
        for _ in range(29):
            service.submit(session, viewer=viewer, request=sheet())
        with pytest.raises(QuotaSpent) as refusal:
            service.submit(session, viewer=viewer, request=sheet())
        assert refusal.value.retry_after_seconds == 22 * 3600 + 1
        view = queries.get_quota(session, viewer=viewer)
        assert (view.limit, view.used, view.left) == (30, 30, 0)
        assert view.next_at == (start + timedelta(hours=24)).isoformat()
        clock.advance(hours=22, seconds=1)
        service.submit(session, viewer=viewer, request=sheet())

    def test_fifteen_seconds_cost_two(self, session: Session, viewer: Viewer) -> None:
        for _ in range(29):
            service.submit(session, viewer=viewer, request=sheet(seconds=10))
        with pytest.raises(QuotaSpent, match="2 turns"):
            service.submit(session, viewer=viewer, request=sheet(seconds=15))
        service.submit(session, viewer=viewer, request=sheet(seconds=5))

    @pytest.mark.parametrize("status", [GenerationStatus.REFUSED, GenerationStatus.FAILED, GenerationStatus.CANCELLED])
    def test_what_came_to_nothing_costs_nothing(self, session: Session, status: GenerationStatus) -> None:
        user = create_user(session)
        create_generation(session, user, status=status, turns=2)
        create_generation(session, user, status=GenerationStatus.COMPLETED, turns=2)
        assert queries.get_quota(session, viewer=viewer_of(user)).used == 2

    def test_one_persons_clips_do_not_count_for_another(self, session: Session, viewer: Viewer) -> None:
        create_generation(session, create_user(session), turns=2)
        assert queries.get_quota(session, viewer=viewer).used == 0

    def test_the_house_has_no_quota(self, session: Session) -> None:
        house = viewer_of(create_user(session, is_house=True))
        for _ in range(31):
            service.submit(session, viewer=house, request=sheet())


@pytest.mark.usefixtures("database")
class TestRaces:
    def test_eight_threads_with_one_key_make_one_generation(self) -> None:
        viewer, request = _committed_viewer(), sheet()
        ids, errors = _at_once(8, lambda _: _submit(viewer, request))
        assert not errors
        assert len(set(ids)) == 1
        with db.reading() as session:
            assert session.exec(select(func.count()).select_from(Generation)).one() == 1

    def test_eight_threads_at_the_edge_of_the_quota_pass_it_once(self) -> None:
        viewer = _committed_viewer(spent=29)
        ids, errors = _at_once(8, lambda _: _submit(viewer, sheet()))
        assert len(ids) == 1
        assert [type(error) for error in errors] == [QuotaSpent] * 7


class TestCancel:
    def test_what_waits_ends_at_once_and_gives_its_turns_back(self, session: Session, viewer: Viewer) -> None:
        id = service.submit(session, viewer=viewer, request=sheet())
        service.cancel(session, viewer=viewer, generation_id=id)
        service.cancel(session, viewer=viewer, generation_id=id)
        assert session.get_one(Generation, id).status is GenerationStatus.CANCELLED
        assert queries.get_quota(session, viewer=viewer).used == 0
        assert queries.list_open(session, viewer=viewer) == []

    def test_what_is_filmed_is_asked_to_stop(self, session: Session) -> None:
        user = create_user(session)
        made = create_generation(session, user, status=GenerationStatus.IN_PROGRESS)
        service.cancel(session, viewer=viewer_of(user), generation_id=made.id)
        view = queries.get_generation(session, viewer=viewer_of(user), id=made.id)
        assert (view.status, view.stage_label) == ("in_progress", "Stopping")

    def test_what_has_ended_stays_as_it_is(self, session: Session) -> None:
        user = create_user(session)
        made = create_generation(session, user, status=GenerationStatus.COMPLETED)
        service.cancel(session, viewer=viewer_of(user), generation_id=made.id)
        assert session.get_one(Generation, made.id).status is GenerationStatus.COMPLETED

    def test_somebody_elses_looks_like_one_that_is_not_there(self, session: Session, viewer: Viewer) -> None:
        theirs = create_generation(session)
        messages = set()
        for id in (theirs.id, uuid4()):
            with pytest.raises(NotFound) as refusal:
                service.cancel(session, viewer=viewer, generation_id=id)
            messages.add(refusal.value.message)
        assert len(messages) == 1
        assert session.get_one(Generation, theirs.id).status is GenerationStatus.QUEUED


def _committed_viewer(spent: int = 0) -> Viewer:
    with db.unit_of_work() as session:
        user = create_user(session)
        for _ in range(spent):
            create_generation(session, user)
        return viewer_of(user)


def _submit(viewer: Viewer, request: SubmitGeneration) -> UUID:
    with db.unit_of_work() as session:
        return service.submit(session, viewer=viewer, request=request)


def _at_once(count: int, act: Callable[[int], UUID]) -> tuple[list[UUID], list[Exception]]:
    """Do something in many threads that start together; gives what came back and what was raised."""
    start, results, errors = threading.Barrier(count), list[UUID](), list[Exception]()

    def one(number: int) -> None:
        start.wait()
        try:
            results.append(act(number))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results, errors
