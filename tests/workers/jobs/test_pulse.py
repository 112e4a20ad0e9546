"""The sign of life of an attempt: what it writes, and what makes it stop."""

import time
from collections.abc import Callable
from uuid import UUID

import pytest

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db
from sora_reflex.models import Generation, Stage
from sora_reflex.studio import claims, lifecycle, pace
from sora_reflex.studio.claims import Claim
from tests.factories import create_generation
from workers.engines.base import Cancelled, Interrupted
from workers.jobs import pulse as pulses
from workers.jobs.pulse import Halt, Pulse

pytestmark = pytest.mark.usefixtures("database")

PACES = {Stage.SCREENING: 0.1, Stage.PLANNING: 1.0, Stage.FILMING: 8.0, Stage.FINISHING: 0.9}


def know(paces: pace.Paces) -> None:
    """As if clips had been filmed at these paces."""
    with db.unit_of_work() as session:
        for stage, seconds in paces.items():
            pace.learn(session, engine="animatic", stage=stage, seconds=seconds, clip_seconds=1)


@pytest.fixture
def claim(monkeypatch: pytest.MonkeyPatch) -> Claim:
    monkeypatch.setattr(pulses, "TICK_SECONDS", 0.02)
    with db.unit_of_work() as session:
        create_generation(session)
        claimed = claims.claim(session)
    know(PACES)
    assert claimed is not None
    return claimed


def row(id: UUID) -> Generation:
    with db.reading() as session:
        return session.get_one(Generation, id)


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


class TestPulse:
    def test_writes_progress_that_only_goes_forward(self, claim: Claim) -> None:
        with Pulse(claim) as pulse:
            pulse.report("filming", 0.5)
            wait_until(lambda: row(claim.generation_id).progress == pace.percent(PACES, Stage.FILMING, 0.5))
            pulse.report("planning", 1.0)
            pulse.report("filming", 0.1)
            pulse.report("a stage that nobody knows", 1.0)
            pulse.report("finishing", 0.0)
            wait_until(lambda: row(claim.generation_id).stage is Stage.FINISHING)
        assert row(claim.generation_id).progress >= pace.percent(PACES, Stage.FILMING, 0.5)
        assert set(pulse.stage_seconds()) == {Stage.PLANNING, Stage.FILMING, Stage.FINISHING}

    def test_a_stage_that_says_nothing_moves_on_at_its_learnt_pace(self, claim: Claim) -> None:
        for _ in range(20):
            know({Stage.PLANNING: 0.05})
        with db.reading() as session:
            end = pace.percent(pace.read(session, "animatic"), Stage.FILMING, 0)
        with Pulse(claim):
            wait_until(lambda: row(claim.generation_id).progress > 0)
            time.sleep(0.5)
        assert row(claim.generation_id).progress <= end

    def test_hears_that_it_was_called_off(self, claim: Claim) -> None:
        with Pulse(claim) as pulse:
            with db.unit_of_work() as session:
                generation = session.get_one(Generation, claim.generation_id)
                generation.cancel_asked_at = core_clock.now()
                session.add(generation)
            pulse.report("filming", 0.2)
            wait_until(lambda: pulse.halt is Halt.CANCELLED)
            with pytest.raises(Cancelled) as called_off:
                pulse.report("filming", 0.3)
        assert not isinstance(called_off.value, Interrupted)

    def test_hears_that_another_attempt_owns_it(self, claim: Claim) -> None:
        with Pulse(claim) as pulse:
            with db.unit_of_work() as session:
                lifecycle.put_back(session, claim)
            pulse.report("filming", 0.2)
            wait_until(lambda: pulse.halt is Halt.LOST)
            with pytest.raises(Interrupted):
                pulse.check()
