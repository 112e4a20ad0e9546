"""Sign-ins: opened by the right password, slow to guess, renewed by use, gone at once when ended."""

import statistics
import time
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from sora_reflex.accounts import passwords, presence, queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.errors import SignInGone, WrongSignIn
from sora_reflex.accounts.tokens import hash_token
from sora_reflex.core import db
from sora_reflex.core.errors import TooMany
from sora_reflex.models import RateBucket, SignIn
from tests.accounts.people import PASSWORD, join, join_as_viewer
from tests.conftest import HeldClock
from tests.factories import create_user, viewer_of

HERE, THERE = "198.51.100.7", "203.0.113.50"


def sign_in(session: Session, handle: str, password: str = PASSWORD, address: str = HERE, **more: str) -> str:
    """The three steps of the form, in one transaction."""
    accounts.guard_sign_in(session, handle=handle, address=address)
    user_id = queries.check_sign_in(session, handle=handle, password=password)
    return accounts.sign_in(session, user_id=user_id, address=address, **more)


def guess(session: Session, handle: str, address: str = HERE) -> int:
    """A wrong password; gives the seconds to wait when it was refused unseen."""
    try:
        sign_in(session, handle, "not the password", address)
    except TooMany as refusal:
        return refusal.retry_after_seconds
    except WrongSignIn:
        return 0
    raise AssertionError("that was no password of theirs")


class TestSignIn:
    @pytest.mark.parametrize("typed", ["mira", "MIRA", "@Mira", " mira "])
    def test_takes_the_handle_in_any_case(self, session: Session, typed: str) -> None:
        join(session, "Mira")
        viewer = queries.find_viewer(session, sign_in(session, typed))
        assert viewer
        assert viewer.handle == "Mira"

    def test_says_the_same_of_an_unknown_name_and_of_a_wrong_password(self, session: Session) -> None:
        join(session, "mira")
        with pytest.raises(WrongSignIn) as wrong:
            sign_in(session, "mira", "something else here")
        with pytest.raises(WrongSignIn) as unknown:
            sign_in(session, "nobody.known", PASSWORD)
        assert str(wrong.value) == str(unknown.value)

    def test_takes_as_long_for_an_unknown_name(self, session: Session) -> None:
        join(session, "mira")
        passwords.matches("warm", None)

        def timed(handle: str) -> float:
            start = time.perf_counter()
            with pytest.raises(WrongSignIn):
                queries.check_sign_in(session, handle=handle, password="something else here")
            return time.perf_counter() - start

        pairs = [(timed("mira"), timed("nobody.known")) for _ in range(9)]
        known, unknown = (statistics.median(times) for times in zip(*pairs, strict=True))
        assert 0.6 < unknown / known < 1.6

    def test_nobody_signs_in_to_the_house_or_to_an_account_without_a_password(self, session: Session) -> None:
        house = accounts.ensure_house(session)
        assert accounts.ensure_house(session).id == house.id
        create_user(session, handle="provided")
        for handle in ("sora", "provided"):
            with pytest.raises(WrongSignIn):
                sign_in(session, handle, "")
        with pytest.raises(WrongSignIn):
            accounts.sign_in(session, user_id=house.id)

    def test_gives_a_new_secret_each_time_and_ends_the_one_before(self, session: Session) -> None:
        first = join(session, "mira")
        second = sign_in(session, "mira", replaces=first)
        assert first != second
        assert queries.find_viewer(session, first) is None
        assert queries.find_viewer(session, second)

    def test_keeps_only_a_hash_of_the_secret(self, session: Session) -> None:
        token = join(session, "mira")
        row = session.exec(select(SignIn)).one()
        assert row.token_hash == hash_token(token)
        assert token not in str(row.model_dump())
        assert len(token) >= 43


class TestGuessing:
    def test_one_place_waits_longer_and_longer_for_one_person(self, session: Session, clock: HeldClock) -> None:
        join(session, "mira", address=THERE)
        assert [guess(session, "mira") for _ in range(5)] == [0] * 5
        waits = []
        for _ in range(4):
            waits.append(guess(session, "mira"))
            clock.advance(seconds=waits[-1] - 1)
            assert guess(session, "mira") == 1
            clock.advance(seconds=1)
            assert guess(session, "mira") == 0
        assert waits == [15, 30, 60, 120]

    def test_the_right_password_ends_the_wait(self, session: Session, clock: HeldClock) -> None:
        join(session, "mira", address=THERE)
        for _ in range(5):
            guess(session, "mira")
        with pytest.raises(TooMany):
            sign_in(session, "mira")
        clock.advance(seconds=15)
        sign_in(session, "mira")
        assert [guess(session, "mira") for _ in range(5)] == [0] * 5

    def test_unknown_names_are_slowed_down_alike(self, session: Session, clock: HeldClock) -> None:  # noqa: ARG002
        assert [guess(session, "nobody.known") for _ in range(5)] == [0] * 5
        assert guess(session, "nobody.known") == 15

    def test_one_place_waits_after_many_names(self, session: Session, clock: HeldClock) -> None:  # noqa: ARG002
        assert [guess(session, f"person.{number}") for number in range(20)] == [0] * 20
        assert guess(session, "person.x") == 15
        assert guess(session, "person.x", address=THERE) == 0

    def test_many_places_wait_for_one_person_but_not_where_they_are_at_home(
        self,
        session: Session,
        clock: HeldClock,  # noqa: ARG002
    ) -> None:
        join(session, "mira", address=THERE)
        assert [guess(session, "mira", f"192.0.2.{number}") for number in range(20)] == [0] * 20
        assert guess(session, "mira", "192.0.2.99") == 15
        assert sign_in(session, "mira", address=THERE)

    def test_all_addresses_of_one_ipv6_subscriber_are_one_place(self, session: Session, clock: HeldClock) -> None:  # noqa: ARG002
        assert [guess(session, "mira", f"2001:db8:1:2::{number}") for number in range(5)] == [0] * 5
        assert guess(session, "mira", "2001:db8:1:2:ffff::1") == 15
        assert guess(session, "mira", "2001:db8:1:3::1") == 0

    def test_patience_comes_back_with_time(self, session: Session, clock: HeldClock) -> None:
        for _ in range(5):
            guess(session, "mira")
        clock.advance(hours=3)
        assert [guess(session, "mira") for _ in range(5)] == [0] * 5

    def test_what_the_brakes_keep_is_forgotten(self, session: Session, clock: HeldClock) -> None:
        guess(session, "mira")
        clock.advance(days=4)
        accounts.purge_due(session)
        assert session.exec(select(RateBucket)).all() == []


class TestSessions:
    def test_end_when_unused_for_the_set_days(self, session: Session, clock: HeldClock) -> None:
        token = join(session, "mira")
        clock.advance(days=29, hours=23)
        assert queries.find_viewer(session, token)
        clock.advance(hours=1)
        assert queries.find_viewer(session, token) is None

    def test_are_listed_with_this_browser_first(self, session: Session, clock: HeldClock) -> None:
        here = join(session, "mira")
        clock.advance(hours=1)
        sign_in(session, "mira", user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1")
        viewer = queries.find_viewer(session, here)
        assert viewer
        seen = queries.list_sign_ins(session, viewer)
        assert [(one.device, one.is_current) for one in seen] == [
            ("Firefox on Linux", True),
            ("Safari on iPhone", False),
        ]

    def test_a_revoked_one_is_gone_at_once(self, session: Session) -> None:
        here = join(session, "mira")
        there = sign_in(session, "mira", address=THERE)
        viewer, other = queries.find_viewer(session, here), queries.find_viewer(session, there)
        assert viewer
        assert other
        assert other.sign_in_id
        accounts.revoke_sign_in(session, viewer=viewer, id=other.sign_in_id)
        assert queries.find_viewer(session, there) is None
        assert queries.find_viewer(session, here)
        with pytest.raises(SignInGone):
            accounts.revoke_sign_in(session, viewer=viewer, id=other.sign_in_id)

    def test_nobody_ends_or_sees_the_sign_ins_of_another(self, session: Session) -> None:
        mira, binod = join_as_viewer(session, "mira"), join_as_viewer(session, "binod")
        assert mira.sign_in_id
        with pytest.raises(SignInGone):
            accounts.revoke_sign_in(session, viewer=binod, id=mira.sign_in_id)
        assert [one.id for one in queries.list_sign_ins(session, binod)] == [str(binod.sign_in_id)]

    def test_signing_out_everywhere_ends_all_of_ones_own_alone(self, session: Session) -> None:
        here, there, other = join(session, "mira"), sign_in(session, "mira"), join(session, "binod")
        viewer = queries.find_viewer(session, here)
        assert viewer
        accounts.sign_out_everywhere(session, viewer=viewer)
        assert [queries.find_viewer(session, token) is None for token in (here, there, other)] == [True, True, False]

    def test_a_deleted_account_is_nobodys(self, session: Session, clock: HeldClock) -> None:
        user = create_user(session, deleted_at=clock.now)
        with pytest.raises(WrongSignIn):
            accounts.sign_in(session, user_id=user.id)
        assert queries.list_sign_ins(session, viewer_of(user)) == []


async def test_using_a_sign_in_puts_off_its_end(database: str, clock: HeldClock) -> None:  # noqa: ARG001
    with db.unit_of_work() as session:
        token = join(session, "mira")
    for _ in range(3):
        clock.advance(days=20)
        assert await presence.recognise(token)
    with db.reading() as session:
        assert session.exec(select(SignIn.expires_at)).one() == clock.now + timedelta(days=30)
    clock.advance(days=30)
    assert await presence.recognise(token) is None
    assert await presence.recognise("") is None
