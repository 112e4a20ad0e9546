"""Signing up by invite: what is taken, what is refused, and what the newcomer has then."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, func, select

from sora_reflex.accounts import codes, queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.errors import (
    CountryClosed,
    DisplayNameInvalid,
    HandleEdges,
    HandleInvalid,
    HandleReserved,
    HandleTaken,
    InviteExpired,
    InviteRevoked,
    InviteUnknown,
    InviteUsed,
    PasswordCommon,
    PasswordLikeName,
    PasswordLong,
    PasswordShort,
)
from sora_reflex.core import clock
from sora_reflex.core.errors import Forbidden, TooMany
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Invite, Role, User
from tests.accounts.people import PASSWORD, code_for_one, join
from tests.conftest import HeldClock
from tests.factories import create_user, viewer_of


class TestSignUp:
    def test_makes_an_account_that_is_signed_in(self, session: Session) -> None:
        token = join(session, "Mira.K", display_name="  Mira \u202e Kask ")
        viewer = queries.find_viewer(session, token)
        assert viewer is not None
        assert (viewer.handle, viewer.display_name, viewer.role) == ("Mira.K", "Mira Kask", Role.MEMBER)

    def test_keeps_neither_the_password_nor_the_cookie(self, session: Session) -> None:
        token = join(session, "mira")
        kept = " ".join(str(row.model_dump()) for row in session.exec(select(User)))
        assert PASSWORD not in kept
        assert "$argon2id$" in kept
        assert queries.find_viewer(session, token + "x") is None

    def test_gives_the_newcomer_invites_of_their_own(self, session: Session) -> None:
        viewer = queries.find_viewer(session, join(session, "mira"))
        assert viewer
        invites = queries.list_invites(session, viewer)
        assert [(invite.redeemed, invite.total, invite.state) for invite in invites] == [(0, 1, "open")] * 4
        join(session, "binod", code=invites[1].code)
        assert [len(invite.joined) for invite in queries.list_invites(session, viewer)] == [0, 1, 0, 0]
        seen = queries.list_invites(session, viewer)[1]
        assert (seen.joined[0].handle, seen.state, seen.redeemed) == ("binod", "used", 1)

    def test_an_operators_code_makes_an_operator(self, session: Session) -> None:
        code = accounts.make_invite(session, owner=None, role=Role.OPERATOR).code
        viewer = queries.find_viewer(session, join(session, "mira", code=code))
        assert viewer
        assert viewer.role is Role.OPERATOR

    @pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "nodash", "lookalike"])
    def test_takes_a_code_as_people_type_it(self, session: Session, typed: str) -> None:
        invite = accounts.make_invite(session, owner=None)
        invite.code = "7K1M-XR20-9HTA"
        session.flush()
        forms = {"lower": "7k1m-xr20-9hta", "nodash": "7K1MXR209HTA", "lookalike": "7kLm xr2o 9hta"}
        join(session, "mira", code=forms.get(typed, typed.format(invite.code)))

    @pytest.mark.parametrize(
        ("handle", "refusal"),
        [
            ("ab", HandleInvalid),
            ("a" * 31, HandleInvalid),
            ("mi ra", HandleInvalid),
            ("mïra", HandleInvalid),
            ("12345", HandleInvalid),
            (".mira", HandleEdges),
            ("mira.", HandleEdges),
            ("mi..ra", HandleEdges),
            ("Admin", HandleReserved),
            ("sign_up", HandleReserved),
            ("sora", HandleReserved),
            ("s.o.r.a", HandleReserved),
            ("robots.txt", HandleReserved),
        ],
    )
    def test_refuses_a_handle(self, session: Session, handle: str, refusal: type[Exception]) -> None:
        with pytest.raises(refusal):
            join(session, handle)

    def test_refuses_a_handle_that_somebody_has_in_another_case(self, session: Session) -> None:
        join(session, "mira")
        with pytest.raises(HandleTaken):
            join(session, "MIRA")

    @pytest.mark.parametrize("name", ["", " \u200b ", "x" * 51])
    def test_refuses_a_name_that_nobody_could_read(self, session: Session, name: str) -> None:
        with pytest.raises(DisplayNameInvalid):
            join(session, "mira", display_name=name)

    @pytest.mark.parametrize(
        ("password", "refusal"),
        [
            ("short", PasswordShort),
            ("x" * 201, PasswordLong),
            ("password123", PasswordCommon),
            ("qwertyuiop", PasswordCommon),
            ("aaaaaaaaaaaa", PasswordCommon),
            ("miramontes", PasswordLikeName),
            ("MiraMontes Kask".replace(" ", ""), PasswordLikeName),
            ("miramontes1", PasswordCommon),
        ],
    )
    def test_refuses_a_password(self, session: Session, password: str, refusal: type[Exception]) -> None:
        with pytest.raises(refusal):
            join(session, "miramontes", display_name="MiraMontes Kask", password=password)


class TestInvites:
    def test_an_unknown_code_lets_nobody_in(self, session: Session) -> None:
        for code in ("", "nonsense", codes.new_code()):
            with pytest.raises(InviteUnknown):
                join(session, "mira", code=code)

    def test_a_used_code_lets_nobody_else_in(self, session: Session) -> None:
        code = code_for_one(session)
        join(session, "mira", code=code)
        with pytest.raises(InviteUsed):
            join(session, "binod", code=code)

    def test_an_expired_code_lets_nobody_in(self, session: Session, clock: HeldClock) -> None:
        invite = accounts.make_invite(session, owner=None, expires_at=clock.now + timedelta(days=7))
        assert queries.describe_invite(session, invite.code) == ""
        clock.advance(days=7)
        assert "run out" in queries.describe_invite(session, invite.code)
        with pytest.raises(InviteExpired):
            join(session, "mira", code=invite.code)

    def test_a_revoked_code_lets_nobody_in(self, session: Session) -> None:
        owner = viewer_of(create_user(session, role=Role.OPERATOR))
        invite = accounts.make_invite(session, owner=owner, total=5)
        join(session, "mira", code=invite.code)
        accounts.revoke_invite(session, viewer=owner, id=invite.id)
        with pytest.raises(InviteRevoked):
            join(session, "binod", code=invite.code)

    def test_only_its_owner_or_an_operator_takes_a_code_back(self, session: Session) -> None:
        owner, other = viewer_of(create_user(session)), viewer_of(create_user(session))
        operator = viewer_of(create_user(session, role=Role.OPERATOR))
        invite = Invite(code=codes.new_code(), owner_id=owner.id, created_at=clock.now())
        session.add(invite)
        session.flush()
        with pytest.raises(Exception, match="not yours"):
            accounts.revoke_invite(session, viewer=other, id=invite.id)
        accounts.revoke_invite(session, viewer=operator, id=invite.id)
        assert queries.list_invites(session, owner)[0].state == "revoked"

    def test_members_make_no_further_codes(self, session: Session) -> None:
        with pytest.raises(Forbidden):
            accounts.make_invite(session, owner=viewer_of(create_user(session)))

    def test_a_member_does_not_see_the_codes_of_another(self, session: Session) -> None:
        join(session, "mira")
        assert queries.list_invites(session, viewer_of(create_user(session))) == []

    def test_codes_hold_sixty_random_bits_and_read_well(self) -> None:
        made = {codes.new_code() for _ in range(200)}
        assert len(made) == 200
        assert len(codes.ALPHABET) ** (codes.GROUPS * codes.GROUP) >= 2**60
        assert all(codes.clean_code(code.lower().replace("-", " ")) == code for code in made)

    def test_guessing_codes_from_one_place_is_slowed_down(self, session: Session, clock: HeldClock) -> None:
        good = code_for_one(session)
        for _ in range(15):
            assert accounts.look_up_invite(session, code=codes.new_code(), address="203.0.113.9")
        with pytest.raises(TooMany) as refused:
            accounts.look_up_invite(session, code=good, address="203.0.113.9")
        assert 0 < refused.value.retry_after_seconds <= 15
        assert accounts.look_up_invite(session, code=good, address="203.0.113.10") == ""
        clock.advance(seconds=16)
        assert accounts.look_up_invite(session, code=good, address="203.0.113.9") == ""

    def test_so_many_may_sign_up_from_one_place_in_an_hour(self, session: Session, clock: HeldClock) -> None:
        for _ in range(100):
            accounts.guard_sign_up(session, address="203.0.113.9")
        with pytest.raises(TooMany) as refused:
            accounts.guard_sign_up(session, address="203.0.113.9")
        clock.advance(seconds=refused.value.retry_after_seconds)
        accounts.guard_sign_up(session, address="203.0.113.9")


class TestCountries:
    def test_everybody_may_join_when_none_is_listed(self) -> None:
        accounts.require_open_country("")

    def test_only_listed_countries_may_join(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SORA_COUNTRIES", '["ee", "LV"]')
        get_settings.cache_clear()
        accounts.require_open_country("EE")
        accounts.require_open_country("lv ")
        for country in ("US", "", "T1"):
            with pytest.raises(CountryClosed):
                accounts.require_open_country(country)


def test_nothing_is_kept_of_a_refused_sign_up(session: Session) -> None:
    code = code_for_one(session)
    people = select(func.count(col(User.id)))
    before = session.exec(people).one()
    with pytest.raises(PasswordCommon):
        join(session, "mira", code=code, password="password123")
    assert session.exec(people).one() == before
    assert queries.describe_invite(session, code) == ""
