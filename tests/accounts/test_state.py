"""The doors and the settings as a browser reaches them, and what of a person they send to it."""

import pytest
from sqlmodel import select

from sora_reflex.accounts import words
from sora_reflex.accounts.state import DoorState, SettingsState
from sora_reflex.core import db
from sora_reflex.models import Invite, SignIn, User
from sora_reflex.shell.viewer import ViewerState
from tests.accounts.people import PASSWORD, code_for_one, join
from tests.tab import Tab, goes_to


@pytest.fixture
def tab(database: str) -> Tab:
    """Of somebody who is signed in, on their settings."""
    with db.unit_of_work() as session:
        return Tab(token=join(session, "juno", display_name="Juno Park"), address="/settings")


@pytest.fixture
def code(database: str) -> str:
    with db.unit_of_work() as session:
        return code_for_one(session)


class TestDoor:
    @pytest.mark.parametrize("error", sorted(words.REFUSALS))
    async def test_an_errors_code_becomes_its_words(self, database: str, error: str) -> None:
        tab = Tab(address=f"/sign-in?error={error}&field=handle&handle=juno")
        await tab.send(DoorState.load)
        door = tab.state(DoorState)
        assert (door.error, door.error_field, door.handle) == (words.REFUSALS[error], "handle", "juno")

    async def test_words_of_the_address_itself_are_never_shown(self, database: str) -> None:
        tab = Tab(address="/sign-in?error=Call+0900-123&done=You+won")
        await tab.send(DoorState.load)
        assert (tab.state(DoorState).error, tab.state(DoorState).notice) == ("That did not work. Try again.", "")

    async def test_a_wait_is_said_in_words(self, database: str) -> None:
        tab = Tab(address="/sign-in?error=too_many&wait=90")
        await tab.send(DoorState.load)
        assert "2 minutes" in tab.state(DoorState).error or "90 s" in tab.state(DoorState).error

    async def test_what_is_typed_into_an_address_is_bounded(self, database: str) -> None:
        tab = Tab(address=f"/sign-up?handle={'x' * 5000}&display_name={'y' * 5000}")
        await tab.send(DoorState.load_sign_up)
        assert max(len(str(value)) for _, value in tab.state(DoorState).dict().popitem()[1].items()) <= 500

    async def test_an_invites_link_brings_its_code(self, code: str) -> None:
        tab = Tab(address=f"/invite/{code}")
        await tab.send(DoorState.load_sign_up)
        assert (tab.state(DoorState).code, tab.state(DoorState).code_problem) == (code, "")

    async def test_a_code_that_does_not_exist_says_so(self, database: str) -> None:
        tab = Tab(address="/invite/AAAA-BBBB-CCCC")
        await tab.send(DoorState.load_sign_up)
        assert tab.state(DoorState).code_problem == words.REFUSALS["invite_unknown"]

    async def test_guessing_codes_is_slowed_down(self, database: str) -> None:
        tab = Tab(address="/sign-up")
        problems = set()
        for number in range(60):
            await tab.send(DoorState.check_code, f"AAAA-BBBB-{number:04}")
            problems.add(tab.state(DoorState).code_problem)
        assert any(problem.startswith("That was too often") for problem in problems)

    async def test_a_handle_is_answered_while_it_is_typed(self, tab: Tab) -> None:
        answers = {}
        for handle in ("mira", "JUNO", "ab", "admin", ""):
            await tab.send(DoorState.check_handle, handle)
            answers[handle] = (tab.state(DoorState).is_handle_free, tab.state(DoorState).handle_note)
        assert answers == {
            "mira": (True, ""),
            "JUNO": (False, words.REFUSALS["handle_taken"]),
            "ab": (False, words.REFUSALS["handle_invalid"]),
            "admin": (False, words.REFUSALS["handle_reserved"]),
            "": (False, ""),
        }

    async def test_a_password_is_judged_and_not_kept(self, database: str) -> None:
        tab = Tab(address="/sign-up")
        await tab.send(DoorState.check_password, PASSWORD)
        assert tab.state(DoorState).is_strong
        await tab.send(DoorState.check_password, "password12")
        assert not tab.state(DoorState).is_strong
        assert PASSWORD not in tab.sent_to_the_browser()

    async def test_whoever_is_inside_goes_on_to_the_feed(self, tab: Tab) -> None:
        tab.visit("/sign-in")
        assert goes_to(await tab.send(DoorState.load)) == "/"
        assert goes_to(await tab.send(DoorState.load_sign_up)) == "/"


class TestSettings:
    async def test_only_members_have_settings(self, database: str) -> None:
        stranger = Tab(address="/settings")
        assert goes_to(await stranger.send(SettingsState.load)) == "/sign-in?next=/settings"
        assert stranger.state(SettingsState).account is None

    async def test_they_are_ones_own(self, tab: Tab) -> None:
        with db.unit_of_work() as session:
            join(session, "mira")
        await tab.send(SettingsState.load)
        settings = tab.state(SettingsState)
        assert settings.account is not None
        assert settings.account.handle == "juno"
        assert len(settings.sign_ins) == 1
        with db.reading() as session:
            juno = session.exec(select(User).where(User.handle == "juno")).one()
            mine = set(session.exec(select(Invite.code).where(Invite.owner_id == juno.id)).all())
        assert {invite.code for invite in settings.invites} == mine

    async def test_nothing_secret_leaves_the_server(self, tab: Tab) -> None:
        for handler in (ViewerState.check, SettingsState.load, DoorState.load):
            await tab.send(handler)
        with db.reading() as session:
            secrets = {tab.token, PASSWORD}
            secrets |= {hash for hash in session.exec(select(User.password_hash)).all() if hash}
            secrets |= set(session.exec(select(SignIn.token_hash)).all())
        sent = tab.sent_to_the_browser()
        assert "juno" in sent
        assert not [secret for secret in secrets if secret in sent]
