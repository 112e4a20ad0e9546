"""Changes to one's own account, and what the command line may do."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from sora_reflex.accounts import queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.errors import (
    BioInvalid,
    EmailInvalid,
    HandleTaken,
    PasswordCommon,
    PersonUnknown,
    WrongPassword,
    WrongSignIn,
)
from sora_reflex.core.errors import TooMany
from sora_reflex.models import Role, Waiting
from tests.accounts.people import PASSWORD, join, join_as_viewer
from tests.conftest import HeldClock
from tests.factories import create_user, viewer_of

NEW_PASSWORD = "eleven grey pelicans dive"


class TestChangePassword:
    def test_takes_the_new_one_and_ends_every_other_sign_in(self, session: Session) -> None:
        here, other = join(session, "mira"), join(session, "binod")
        viewer = queries.find_viewer(session, here)
        assert viewer
        there = accounts.sign_in(session, user_id=viewer.id)
        accounts.change_password(session, viewer=viewer, current_password=PASSWORD, new_password=NEW_PASSWORD)
        assert [queries.find_viewer(session, token) is None for token in (here, there, other)] == [False, True, False]
        assert queries.check_sign_in(session, handle="mira", password=NEW_PASSWORD) == viewer.id
        with pytest.raises(WrongSignIn):
            queries.check_sign_in(session, handle="mira", password=PASSWORD)

    def test_needs_the_current_one_and_a_good_new_one(self, session: Session) -> None:
        viewer = join_as_viewer(session, "mira")
        with pytest.raises(WrongPassword):
            accounts.change_password(session, viewer=viewer, current_password="wrong", new_password=NEW_PASSWORD)
        with pytest.raises(PasswordCommon):
            accounts.change_password(session, viewer=viewer, current_password=PASSWORD, new_password="password12")
        assert queries.check_sign_in(session, handle="mira", password=PASSWORD) == viewer.id

    def test_somebody_who_came_by_a_provider_sets_a_first_one(self, session: Session) -> None:
        viewer = viewer_of(create_user(session, handle="provided"))
        assert not queries.get_account(session, viewer).has_password
        accounts.change_password(session, viewer=viewer, current_password="", new_password=NEW_PASSWORD)
        assert queries.get_account(session, viewer).has_password


class TestChangeHandle:
    def test_the_old_one_leads_to_the_person_for_thirty_days(self, session: Session, clock: HeldClock) -> None:
        viewer = join_as_viewer(session, "mira")
        accounts.change_handle(session, viewer=viewer, handle="Mira.Kask")
        user, moved = queries.resolve_handle(session, "MIRA")
        assert user
        assert (user.id, user.handle, moved) == (viewer.id, "Mira.Kask", True)
        assert queries.resolve_handle(session, "mira.kask") == (user, False)
        assert queries.find_user_by_handle(session, "mira") is None
        with pytest.raises(HandleTaken):
            join(session, "Mira")
        clock.advance(days=30, seconds=1)
        assert queries.resolve_handle(session, "mira") == (None, False)
        newcomer = join_as_viewer(session, "mira")
        assert queries.resolve_handle(session, "mira")[0].id == newcomer.id  # type: ignore[union-attr]

    def test_one_may_go_back_to_the_old_one_or_change_only_its_case(self, session: Session) -> None:
        viewer = join_as_viewer(session, "mira")
        accounts.change_handle(session, viewer=viewer, handle="MIRA")
        accounts.change_handle(session, viewer=viewer, handle="kask")
        accounts.change_handle(session, viewer=viewer, handle="mira")
        assert queries.resolve_handle(session, "mira")[1] is False
        assert queries.resolve_handle(session, "kask")[1] is True

    def test_nobody_takes_the_handle_of_another(self, session: Session) -> None:
        join(session, "binod")
        with pytest.raises(HandleTaken):
            accounts.change_handle(session, viewer=join_as_viewer(session, "mira"), handle="BINOD")

    def test_three_changes_a_month_are_enough(self, session: Session, clock: HeldClock) -> None:
        viewer = join_as_viewer(session, "mira")
        for handle in ("mira1", "mira2", "mira3"):
            accounts.change_handle(session, viewer=viewer, handle=handle)
        with pytest.raises(TooMany):
            accounts.change_handle(session, viewer=viewer, handle="mira4")
        clock.advance(days=10)
        accounts.change_handle(session, viewer=viewer, handle="mira4")


class TestChangeProfile:
    def test_keeps_lines_and_emoji_and_drops_what_cannot_be_seen(self, session: Session) -> None:
        viewer = join_as_viewer(session, "mira")
        family = "\U0001f469\u200d\U0001f467"
        accounts.change_profile(
            session, viewer=viewer, display_name=f" Mira\u202e  {family} ", bio="one\r\n\n\n\ntwo\x07 "
        )
        account = queries.get_account(session, viewer)
        assert (account.display_name, account.bio) == (f"Mira {family}", "one\n\ntwo")
        assert queries.get_person(session, viewer.id).initial == "M"

    def test_refuses_a_bio_that_is_too_long(self, session: Session) -> None:
        with pytest.raises(BioInvalid):
            accounts.change_profile(session, viewer=join_as_viewer(session, "mira"), display_name="Mira", bio="x" * 301)


class TestPromote:
    def test_lifts_a_person_by_handle(self, session: Session) -> None:
        token = join(session, "mira")
        accounts.promote(session, handle="@Mira", role=Role.MODERATOR)
        viewer = queries.find_viewer(session, token)
        assert viewer
        assert viewer.role is Role.MODERATOR

    def test_says_when_nobody_has_the_handle(self, session: Session) -> None:
        with pytest.raises(PersonUnknown):
            accounts.promote(session, handle="nobody", role=Role.OPERATOR)


class TestWaitingList:
    def test_waiting_twice_is_a_no_op(self, session: Session) -> None:
        for email in ("Mira@Example.org", " mira@example.org"):
            accounts.join_waiting_list(session, email=email)
        assert [row.email for row in session.exec(select(Waiting))] == ["mira@example.org"]

    @pytest.mark.parametrize(
        "email", ["", "mira", "mira@", "@example.org", "mira@example", "a b@example.org", "x" * 400]
    )
    def test_refuses_what_is_no_address(self, session: Session, email: str) -> None:
        with pytest.raises(EmailInvalid):
            accounts.join_waiting_list(session, email=email)

    def test_few_addresses_come_from_one_place(self, session: Session, clock: HeldClock) -> None:
        for _ in range(5):
            accounts.guard_waiting_list(session, address="192.0.2.1")
        with pytest.raises(TooMany):
            accounts.guard_waiting_list(session, address="192.0.2.1")
        accounts.guard_waiting_list(session, address="192.0.2.2")
        clock.set(clock.now + timedelta(minutes=12))
        accounts.guard_waiting_list(session, address="192.0.2.1")
