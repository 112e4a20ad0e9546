"""Mail about what was not seen: to a confirmed address, once a day, through a real mail server or into the outbox."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import UUID

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from fastapi.testclient import TestClient
from sqlmodel import select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api.app import make_api
from sora_reflex.core import db, mail
from sora_reflex.core.errors import Invalid, TooMany
from sora_reflex.core.settings import get_settings
from sora_reflex.manage import main
from sora_reflex.models import MailAddress, Mute, User
from sora_reflex.notifications import choices, digest, queries
from sora_reflex.notifications import service as notifications
from sora_reflex.social import service as social
from tests.conftest import HeldClock
from tests.e2e.product import free_port
from tests.factories import create_post, create_user, viewer_of
from workers.jobs import deliver_mails

pytestmark = pytest.mark.usefixtures("database", "redis")

ADDRESS = "maker@example.org"


class Postbox(Message):
    """Keeps what the mail server takes."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[EmailMessage] = []

    def handle_message(self, message: object) -> None:
        parsed = message_from_bytes(message.as_bytes(), policy=policy.default)  # type: ignore[attr-defined]
        self.taken.append(parsed)  # type: ignore[arg-type]


@pytest.fixture
def postbox(monkeypatch: pytest.MonkeyPatch, database: str) -> Iterator[Postbox]:
    box = Postbox()
    port = free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    monkeypatch.setenv("SORA_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("SORA_SMTP_PORT", str(port))
    monkeypatch.setenv("SORA_SMTP_SECURITY", "none")
    monkeypatch.setenv("SORA_BASE_URL", "https://films.example.org")
    get_settings.cache_clear()
    yield box
    server.stop()


@pytest.fixture
def maker(database: str) -> Viewer:
    with db.unit_of_work() as session:
        return viewer_of(create_user(session, handle="maker"))


def give(viewer: Viewer, address: str = ADDRESS) -> None:
    with db.unit_of_work() as session:
        digest.set_address(session, viewer=viewer, address=address)


def liked(maker: Viewer, by: str = "Ana") -> UUID:
    with db.unit_of_work() as session:
        post = create_post(session, session.get_one(User, maker.id), caption="A fox")
        fan = create_user(session, display_name=by)
        social.set_liked(session, viewer=viewer_of(fan), post_id=post.id, liked=True)
        return fan.id


def link_in(message: EmailMessage, deed: str) -> str:
    found = re.search(rf"/mail/{deed}\?token=\S+", message.get_content())
    assert found
    return found[0]


def confirmed(maker: Viewer, box: list[EmailMessage]) -> None:
    give(maker)
    deliver_mails.run()
    assert TestClient(make_api()).post(link_in(box[-1], "confirm"), follow_redirects=False).status_code == 303


def test_nothing_but_the_question_goes_to_an_address_that_nobody_confirmed(
    postbox: Postbox, maker: Viewer, clock: HeldClock
) -> None:
    give(maker)
    liked(maker)
    for _ in range(3):
        deliver_mails.run()
        clock.advance(days=2)
    (asked,) = postbox.taken
    assert (asked["To"], "Is this your address?" in asked["Subject"]) == (ADDRESS, True)
    client = TestClient(make_api())
    assert client.get(link_in(asked, "confirm")).status_code == 200
    with db.reading() as session:
        assert not queries.get_mail(session, viewer=maker).is_confirmed


def test_a_digest_tells_once_of_what_was_not_seen(postbox: Postbox, maker: Viewer, clock: HeldClock) -> None:
    confirmed(maker, postbox.taken)
    clock.advance(hours=1)
    liked(maker)
    deliver_mails.run()
    assert len(postbox.taken) == 1
    clock.advance(days=1)
    deliver_mails.run()
    sent = postbox.taken[-1]
    assert "Ana liked your clip" in sent["Subject"]
    assert "“A fox”" in sent.get_content()
    assert re.search(r"https://films\.example\.org/p/[0-9a-f-]{36}", sent.get_content())
    for _ in range(3):
        clock.advance(days=1)
        deliver_mails.run()
    assert len(postbox.taken) == 2


def test_what_was_read_muted_or_turned_off_is_not_written_about(
    postbox: Postbox, maker: Viewer, clock: HeldClock
) -> None:
    confirmed(maker, postbox.taken)
    clock.advance(minutes=1)
    liked(maker)
    with db.unit_of_work() as session:
        notifications.mark_read(session, viewer=maker)
    clock.advance(minutes=1)
    fan = liked(maker, "Bo")
    with db.unit_of_work() as session:
        session.add(Mute(muter_id=maker.id, muted_id=fan, created_at=clock.now))
        choices.choose(session, viewer=maker, kind="follow", channel="mail", is_on=False)
        social.set_following(session, viewer=viewer_of(create_user(session)), handle="maker", following=True)
    clock.advance(days=1)
    deliver_mails.run()
    assert len(postbox.taken) == 1


def test_one_press_in_the_mail_program_ends_it(postbox: Postbox, maker: Viewer, clock: HeldClock) -> None:
    confirmed(maker, postbox.taken)
    clock.advance(minutes=1)
    liked(maker)
    clock.advance(days=1)
    deliver_mails.run()
    sent = postbox.taken[-1]
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = str(sent["List-Unsubscribe"]).strip("<>").removeprefix("https://films.example.org")
    client = TestClient(make_api())
    assert client.post(link[:-3] + "abc", data={"List-Unsubscribe": "One-Click"}).status_code == 404
    assert client.get(link).status_code == 200
    for _ in range(2):
        assert client.post(link, data={"List-Unsubscribe": "One-Click"}).status_code in (200, 404)
    with db.reading() as session:
        assert session.exec(select(MailAddress)).all() == []


def test_a_server_that_takes_nothing_is_asked_again_in_an_hour(
    postbox: Postbox, maker: Viewer, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = get_settings().smtp_port
    monkeypatch.setenv("SORA_SMTP_PORT", "9")
    get_settings.cache_clear()
    give(maker)
    deliver_mails.run()
    monkeypatch.setenv("SORA_SMTP_PORT", str(port))
    get_settings.cache_clear()
    deliver_mails.run()
    assert postbox.taken == []
    clock.advance(hours=1)
    deliver_mails.run()
    assert len(postbox.taken) == 1


def test_without_a_server_mail_lies_in_the_outbox(maker: Viewer, capsys: pytest.CaptureFixture[str]) -> None:
    give(maker)
    deliver_mails.run()
    (message,) = mail.list_outbox()
    assert message["To"] == ADDRESS
    assert main(["outbox"]) == 0
    assert "Is this your address?" in capsys.readouterr().out


def test_what_is_no_address_and_too_many_of_them_are_refused(maker: Viewer) -> None:
    with pytest.raises(Invalid):
        give(maker, "nobody")
    for number in range(digest.GIVEN_A_DAY):
        give(maker, f"a{number}@example.org")
    with pytest.raises(TooMany):
        give(maker, "one@example.org")
    give(maker, "")
    with db.reading() as session:
        assert queries.get_mail(session, viewer=maker).address == ""
