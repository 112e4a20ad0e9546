"""The life of a generation: each step once, by the attempt that owns it, whoever dies in between."""

from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from sora_reflex.core.errors import NotFound
from sora_reflex.core.jobs import Job
from sora_reflex.media.visibility import listed_to
from sora_reflex.models import Decision, Generation, GenerationStatus, Stage, StagePace, Verdict, Video
from sora_reflex.safety.schemas import Ruling
from sora_reflex.studio import claims, lifecycle, queries, screening
from sora_reflex.studio.claims import Claim
from sora_reflex.studio.lifecycle import Made
from tests.conftest import HeldClock
from tests.factories import create_generation, create_user, viewer_of

ALLOW = [Ruling(decision=Decision.ALLOW, rule="prompt", message="")]
REFUSE = [Ruling(decision=Decision.REFUSE, rule="violence", message="Not that.", evidence={"span": [0, 4]})]


def made(**over: Any) -> Made:
    values: dict[str, Any] = {
        "video_id": uuid4(),
        "engine_label": "Animatic",
        "source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
        "width": 704,
        "height": 1280,
        "fps": 24,
        "seconds": 5.0,
        "files": {"film": {"name": "film-0123456789ab.mp4", "bytes": 9, "type": "video/mp4"}},
        "measures": {"color": "#112233"},
        "title": "A fox",
        "left_out": ["the moon"],
        "plan": {"shots": []},
        "stage_seconds": {Stage.PLANNING: 0.5, Stage.FILMING: 10.0, Stage.FINISHING: 1.0},
    }
    return Made(**values | over)


def claimed(session: Session) -> Claim:
    claim = claims.claim(session)
    assert claim is not None
    return claim


def status_of(session: Session, claim: Claim) -> GenerationStatus:
    session.expire_all()
    return session.get_one(Generation, claim.generation_id).status


class TestScreening:
    def test_what_is_allowed_goes_on_to_be_filmed(self, session: Session) -> None:
        waiting = create_generation(session, screened_at=None, stage=Stage.SCREENING)
        for _ in range(2):
            screening.settle(session, generation_id=waiting.id, rulings=ALLOW, took_seconds=0.1)
        assert waiting.screened_at is not None
        assert [pending.job for pending in session.info["jobs"]] == [Job.RENDER_GENERATION]
        assert len(session.exec(select(Verdict)).all()) == 1

    def test_what_is_refused_says_why_and_costs_nothing(self, session: Session) -> None:
        user = create_user(session)
        waiting = create_generation(session, user, screened_at=None, turns=2)
        screening.settle(session, generation_id=waiting.id, rulings=REFUSE, took_seconds=0.1)
        view = queries.get_generation(session, viewer=viewer_of(user), id=waiting.id)
        assert (view.status, view.rule, view.error_message, view.is_open) == ("refused", "violence", "Not that.", False)
        assert queries.get_quota(session, viewer=viewer_of(user)).used == 0
        assert not session.info.get("jobs")

    def test_what_was_called_off_meanwhile_stays_so(self, session: Session) -> None:
        gone = create_generation(session, screened_at=None, status=GenerationStatus.CANCELLED)
        assert screening.settle(session, generation_id=gone.id, rulings=ALLOW, took_seconds=0.1) is None
        assert gone.status is GenerationStatus.CANCELLED

    def test_what_the_checks_break_over_ends_and_costs_nothing(self, session: Session) -> None:
        user = create_user(session)
        waiting, passed = create_generation(session, user, screened_at=None), create_generation(session, user)
        assert screening.give_up(session, generation_id=waiting.id)
        assert not screening.give_up(session, generation_id=passed.id)
        session.expire_all()
        assert (waiting.status, waiting.error_code) == (GenerationStatus.FAILED, "checks_failed")
        assert queries.get_quota(session, viewer=viewer_of(user)).used == 1


class TestClaim:
    def test_takes_whoever_came_first_and_people_before_the_house(self, session: Session, clock: HeldClock) -> None:
        house = create_generation(session, create_user(session, is_house=True))
        clock.advance(minutes=1)
        first = create_generation(session)
        clock.advance(minutes=1)
        second = create_generation(session)
        order = [claimed(session).generation_id for _ in range(3)]
        assert order == [first.id, second.id, house.id]
        assert claims.claim(session) is None

    def test_passes_over_what_is_not_screened_yet(self, session: Session) -> None:
        create_generation(session, screened_at=None)
        assert claims.claim(session) is None

    def test_spends_no_time_on_people_who_are_gone_or_leaving(self, session: Session, clock: HeldClock) -> None:
        gone = create_generation(session, create_user(session, deleted_at=clock.now))
        leaving = create_generation(session, create_user(session, delete_after=clock.now))
        assert claims.claim(session) is None
        session.expire_all()
        assert {gone.status, leaving.status} == {GenerationStatus.CANCELLED}

    def test_counts_its_attempts(self, session: Session) -> None:
        waiting = create_generation(session, attempts=1)
        claim = claimed(session)
        session.expire_all()
        assert (claim.attempt, waiting.attempts, waiting.run_id) == (2, 2, claim.run_id)


class TestBeat:
    def test_progress_never_goes_back(self, session: Session) -> None:
        waiting = create_generation(session)
        claim = claimed(session)
        for percent in (10, 40, 20):
            assert lifecycle.beat(session, claim, stage=Stage.FILMING, percent=percent).is_mine
        session.expire_all()
        assert waiting.progress == 40

    def test_hears_that_it_was_called_off(self, session: Session, clock: HeldClock) -> None:
        waiting = create_generation(session)
        claim = claimed(session)
        waiting.cancel_asked_at = clock.now
        session.flush()
        assert lifecycle.beat(session, claim, stage=Stage.FILMING, percent=1).is_cancelled

    def test_an_older_attempt_may_not_write(self, session: Session) -> None:
        create_generation(session)
        old = claimed(session)
        lifecycle.put_back(session, old)
        new = claimed(session)
        assert not lifecycle.beat(session, old, stage=Stage.FILMING, percent=90).is_mine
        assert not lifecycle.complete(session, old, made())
        assert not lifecycle.fail(session, old, code="x", message="x")
        assert not lifecycle.stop(session, old)
        assert not lifecycle.put_back(session, old)
        assert status_of(session, new) is GenerationStatus.IN_PROGRESS
        assert lifecycle.complete(session, new, made())


class TestComplete:
    def test_leaves_a_new_draft_and_learns_the_pace(self, session: Session) -> None:
        user = create_user(session)
        create_generation(session, user)
        claim = claimed(session)
        assert lifecycle.complete(session, claim, made())
        drafts = queries.list_drafts(session, viewer=viewer_of(user)).items
        assert [(draft.title, draft.is_new, draft.left_out) for draft in drafts] == [("A fox", True, ["the moon"])]
        assert session.get_one(StagePace, ("animatic", "", Stage.FILMING)).seconds_per_second == pytest.approx(2.0)
        view = queries.get_generation(session, viewer=viewer_of(user), id=claim.generation_id)
        assert (view.progress, view.stage_label, {stage.state for stage in view.stages}) == (100, "Ready", {"done"})

    def test_does_nothing_twice(self, session: Session) -> None:
        create_generation(session)
        claim = claimed(session)
        assert lifecycle.complete(session, claim, made())
        assert not lifecycle.complete(session, claim, made())
        assert len(session.exec(select(Video)).all()) == 1

    def test_is_too_late_once_it_was_called_off(self, session: Session, clock: HeldClock) -> None:
        waiting = create_generation(session)
        claim = claimed(session)
        waiting.cancel_asked_at = clock.now
        session.flush()
        assert not lifecycle.complete(session, claim, made())
        assert lifecycle.stop(session, claim)
        assert status_of(session, claim) is GenerationStatus.CANCELLED

    def test_the_house_posts_its_starters_by_itself_and_nobody_else_does(self, session: Session) -> None:
        house = create_user(session, is_house=True)
        for user in (house, create_user(session)):
            create_generation(session, user, request_key="starter-fox")
            assert lifecycle.complete(session, claimed(session), made())
        posts = session.exec(listed_to(None)).all()
        assert [(post.author_id, bool(post.caption)) for post in posts] == [(house.id, True)]


class TestRequeueLost:
    def test_puts_back_what_is_silent_and_leaves_what_lives(self, session: Session, clock: HeldClock) -> None:
        create_generation(session)
        lost = claimed(session)
        clock.advance(seconds=31)
        create_generation(session)
        alive = claimed(session)
        assert lifecycle.requeue_lost(session) == (1, 0)
        assert lifecycle.requeue_lost(session) == (0, 0)
        assert status_of(session, lost) is GenerationStatus.QUEUED
        assert status_of(session, alive) is GenerationStatus.IN_PROGRESS

    def test_gives_up_after_three_attempts_and_gives_the_turns_back(self, session: Session, clock: HeldClock) -> None:
        user = create_user(session)
        waiting = create_generation(session, user)
        for _ in range(3):
            claimed(session)
            clock.advance(seconds=31)
            lifecycle.requeue_lost(session)
        session.expire_all()
        assert (waiting.status, waiting.error_code) == (GenerationStatus.FAILED, "worker_lost")
        assert queries.get_quota(session, viewer=viewer_of(user)).used == 0

    def test_ends_what_was_called_off_before_the_worker_died(self, session: Session, clock: HeldClock) -> None:
        waiting = create_generation(session, cancel_asked_at=clock.now)
        claim = claimed(session)
        clock.advance(seconds=31)
        assert lifecycle.requeue_lost(session) == (0, 1)
        assert status_of(session, claim) is GenerationStatus.CANCELLED
        assert waiting.finished_at is not None

    def test_a_worker_that_ends_in_peace_costs_no_attempt(self, session: Session) -> None:
        waiting = create_generation(session)
        assert lifecycle.put_back(session, claimed(session))
        session.expire_all()
        assert (waiting.status, waiting.attempts, waiting.run_id) == (GenerationStatus.QUEUED, 0, None)


class TestPlaces:
    def test_who_waits_sees_how_many_are_before_them_and_how_long(self, session: Session, clock: HeldClock) -> None:
        people = [create_user(session) for _ in range(3)]
        rows = []
        for user in people:
            rows.append(create_generation(session, user, seconds=10))
            clock.advance(seconds=1)
        claimed(session)
        views = [
            queries.get_generation(session, viewer=viewer_of(user), id=row.id)
            for user, row in zip(people, rows, strict=True)
        ]
        assert [view.queue_position for view in views] == [0, 1, 2]
        assert [view.stage_label for view in views] == ["Planning", "Waiting, you are next", "Waiting, 1 before you"]
        assert [view.eta_label for view in views] == ["about 10 s", "about 20 s", "about 35 s"]
        assert sum(stage.share for stage in views[0].stages) == 100

    def test_somebody_elses_generation_looks_like_none(self, session: Session) -> None:
        row, stranger = create_generation(session), viewer_of(create_user(session))
        with pytest.raises(NotFound):
            queries.get_generation(session, viewer=stranger, id=row.id)
        assert queries.list_open(session, viewer=stranger) == []
