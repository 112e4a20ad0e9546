"""Many people at the same moment, on a database whose transactions are real."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlmodel import col, func, select

from sora_reflex.accounts import queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.errors import HandleTaken, InviteUsed, WrongSignIn
from sora_reflex.core import db
from sora_reflex.core.errors import SoraError, TooMany
from sora_reflex.models import Invite, Redemption, SignIn, User
from tests.accounts.people import join

CROWD = 50


def all_at_once(attempt: Callable[[int], object]) -> list[object]:
    """What each of fifty threads got, or the refusal it met; none starts before all are there."""
    start = Barrier(CROWD)

    def run(number: int) -> object:
        start.wait()
        try:
            return attempt(number)
        except SoraError as refusal:
            return type(refusal)

    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(run, range(CROWD)))


def count(table: type[User] | type[Redemption] | type[SignIn]) -> int:
    with db.reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def make_code(total: int = 1) -> str:
    with db.unit_of_work() as session:
        return accounts.make_invite(session, owner=None, total=total).code


def redeem(code: str, handle: str) -> str:
    with db.unit_of_work() as session:
        return join(session, handle, code=code)


def test_fifty_redemptions_of_one_code_make_one_account(database: str) -> None:  # noqa: ARG001
    code = make_code()
    got = all_at_once(lambda number: redeem(code, f"person{number}"))
    assert sum(isinstance(result, str) for result in got) == 1
    assert got.count(InviteUsed) == CROWD - 1
    assert (count(User), count(Redemption), count(SignIn)) == (1, 1, 1)
    with db.reading() as session:
        used = session.exec(select(Invite.redeemed_count).where(col(Invite.code) == code)).one()
    assert used == 1


def test_a_code_for_seven_lets_exactly_seven_in(database: str) -> None:  # noqa: ARG001
    code = make_code(total=7)
    got = all_at_once(lambda number: redeem(code, f"person{number}"))
    assert sum(isinstance(result, str) for result in got) == 7
    assert count(User) == 7


def test_fifty_people_who_want_one_handle_make_one_account(database: str) -> None:  # noqa: ARG001
    codes = [make_code() for _ in range(CROWD)]
    got = all_at_once(lambda number: redeem(codes[number], "mira" if number % 2 else "MIRA"))
    assert sum(isinstance(result, str) for result in got) == 1
    assert got.count(HandleTaken) == CROWD - 1
    with db.reading() as session:
        assert sum(queries.describe_invite(session, code) == "" for code in codes) == CROWD - 1


def test_guesses_sent_at_once_all_count(database: str) -> None:  # noqa: ARG001
    redeem(make_code(), "mira")

    def guess(_number: int) -> None:
        with db.unit_of_work() as session:
            accounts.guard_sign_in(session, handle="mira", address="203.0.113.50")
        with db.reading() as session:
            queries.check_sign_in(session, handle="mira", password="not the password")

    got = all_at_once(guess)
    assert got.count(WrongSignIn) == 5
    assert got.count(TooMany) == CROWD - 5
