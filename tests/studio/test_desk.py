"""The operators' desk: what they see of the queue, what they may set, and that nobody else does either."""

import pytest
from redis import Redis
from sqlmodel import col, select

from sora_reflex import manage
from sora_reflex.core import db, jobs, queues
from sora_reflex.core.queues import Lane
from sora_reflex.models import Limit, Role, User
from sora_reflex.studio import claims, limits
from sora_reflex.studio.state import DeskState
from tests.accounts.people import join
from tests.factories import create_generation, create_user
from tests.tab import Tab

pytestmark = pytest.mark.usefixtures("database")


def tab_of(role: Role) -> Tab:
    with db.unit_of_work() as session:
        token = join(session, f"the_{role.value}")
        user = session.exec(select(User).where(col(User.handle) == f"the_{role.value}")).one()
        user.role = role
        session.add(user)
    return Tab(token=token, address="/queue")


def stored() -> dict[str, int]:
    with db.reading() as session:
        return {row.name: row.value for row in session.exec(select(Limit))}


class TestDesk:
    @pytest.mark.usefixtures("redis")
    async def test_an_operator_sees_who_waits_and_what_is_filmed_where(self) -> None:
        with db.unit_of_work() as session:
            for handle in ("ada", "kofi"):
                create_generation(session, create_user(session, handle=handle), prompt="a secret wish")
            claims.claim(session, worker="render-1")
        queues.show_worker("render-1", "render", lanes=[Lane("animatic")], host="den", device="GPU 0")
        tab = tab_of(Role.OPERATOR)
        await tab.send(DeskState.load)
        desk = tab.state(DeskState).desk
        assert desk.headline == "1 waits, 1 is being filmed"
        assert (desk.running[0].worker, desk.workers[0].for_handle) == ("render-1", desk.running[0].handle)
        assert {desk.running[0].handle, desk.waiting[0].handle} == {"ada", "kofi"}
        assert (desk.waiting[0].stage_label, bool(desk.waiting[0].wait_label)) == ("Next", True)
        assert "secret" not in tab.sent_to_the_browser()

    @pytest.mark.parametrize("role", [Role.MEMBER, Role.MODERATOR])
    async def test_nobody_else_sees_or_changes_anything(self, role: Role) -> None:
        with db.unit_of_work() as session:
            create_generation(session, create_user(session, handle="ada"))
        tab = tab_of(role)
        await tab.send(DeskState.load)
        await tab.send(DeskState.pause)
        await tab.send(DeskState.set_limit, limits.daily(Role.MEMBER), "9999")
        assert not tab.state(DeskState).is_allowed
        assert "ada" not in tab.sent_to_the_browser()
        assert stored() == {}

    async def test_a_limit_is_set_and_left_to_the_settings_again(self) -> None:
        tab, name = tab_of(Role.OPERATOR), limits.daily(Role.MEMBER)
        await tab.send(DeskState.load)
        await tab.send(DeskState.set_limit, name, "30")
        assert stored() == {}
        await tab.send(DeskState.set_limit, name, "12")
        assert stored() == {name: 12}
        await tab.send(DeskState.set_limit, name, "")
        assert stored() == {}

    @pytest.mark.parametrize("typed", ["many", "-1", "99999999", "10001", "1.5"])
    async def test_what_is_no_number_or_out_of_bounds_is_said_beside_its_box(self, typed: str) -> None:
        tab, name = tab_of(Role.OPERATOR), limits.daily(Role.MEMBER)
        await tab.send(DeskState.load)
        await tab.send(DeskState.set_limit, name, typed)
        state = tab.state(DeskState)
        assert "whole number" in state.error
        assert state.error_name == name
        assert stored() == {}

    async def test_pausing_twice_is_paused_and_going_on_looks_for_what_waits(self, redis: Redis) -> None:
        tab = tab_of(Role.OPERATOR)
        for _ in range(2):
            await tab.send(DeskState.pause)
        assert tab.state(DeskState).desk.is_paused
        redis.flushall()
        await tab.send(DeskState.resume)
        assert not tab.state(DeskState).desk.is_paused
        assert len(jobs.queue("default").job_ids) == 1


class TestManage:
    def test_prints_and_sets_limits(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert manage.main(["limits", "at_once_member", "4"]) == 0
        assert "at_once_member       4" in capsys.readouterr().out
        assert manage.main(["limits", "at_once_member", "default"]) == 0
        assert "at_once_member       2" in capsys.readouterr().out

    def test_refuses_a_limit_that_is_none_in_words(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert manage.main(["limits", "speed", "4"]) == 1
        assert "daily_member" in capsys.readouterr().err

    def test_prints_the_queue_and_pauses_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        with db.unit_of_work() as session:
            create_generation(session, create_user(session, handle="ada"))
        assert manage.main(["pause"]) == 0
        assert manage.main(["queue"]) == 0
        said = capsys.readouterr().out
        assert "@ada" in said
        assert "paused" in said
        assert manage.main(["resume"]) == 0
