"""Pushes reach the reader's browsers through a push service that can't read them, and nobody else's."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from redis import Redis
from sqlmodel import Session, select

from sora_reflex.accounts import service as account_service
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock as core_clock
from sora_reflex.core import db, jobs
from sora_reflex.core.errors import Invalid
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Block, Push, PushSubscription, User
from sora_reflex.notifications import choices, pushes, queries
from sora_reflex.notifications import service as notifications
from sora_reflex.social import service as social
from tests.accounts.people import join_as_viewer
from tests.conftest import HeldClock
from tests.factories import create_post, create_user, viewer_of
from tests.notifications.browser import PushBrowser
from tests.webhooks.receiver import Receiver, Reply, receiving
from workers import postman
from workers.jobs import deliver_pushes

pytestmark = pytest.mark.usefixtures("database", "redis")


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch, database: str) -> Iterator[Receiver]:
    monkeypatch.setenv("SORA_WEBHOOK_PRIVATE_TARGETS", "true")
    get_settings.cache_clear()
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def maker(database: str) -> Viewer:
    with db.unit_of_work() as session:
        return join_as_viewer(session, "maker")


def post_of(maker: Viewer) -> UUID:
    with db.unit_of_work() as session:
        return create_post(session, session.get_one(User, maker.id), caption="A fox").id


def fan(name: str) -> Viewer:
    with db.unit_of_work() as session:
        return viewer_of(create_user(session, display_name=name))


def subscribed(maker: Viewer, endpoint: str) -> PushBrowser:
    browser = PushBrowser(endpoint)
    with db.unit_of_work() as session:
        pushes.subscribe(session, viewer=maker, **browser.subscription)
    return browser


def like(who: Viewer, post_id: UUID) -> None:
    with db.unit_of_work() as session:
        social.set_liked(session, viewer=who, post_id=post_id, liked=True)


def server_key() -> str:
    with db.unit_of_work() as session:
        return pushes.public_key(session)


def rows(kind: type) -> int:
    with db.reading() as session:
        return len(session.exec(select(kind)).all())


def test_a_like_is_read_by_the_maker_s_browser_alone(receiver: Receiver, maker: Viewer, redis: Redis) -> None:
    browser, post_id = subscribed(maker, receiver.url), post_of(maker)
    like(fan("Ana"), post_id)
    assert jobs.queue("webhooks").job_ids == ["DELIVER_PUSHES-due"]
    deliver_pushes.run()
    (sent,) = receiver.sent
    said = browser.read(sent, server_key())
    assert (said["title"], said["body"], said["href"]) == ("Ana liked your clip", "A fox", f"/p/{post_id}")
    assert b"Ana" not in sent.body
    with pytest.raises(Exception, match=r".+"):
        PushBrowser(receiver.url).read(sent, server_key())
    deliver_pushes.run()
    assert len(receiver.sent) == 1


def test_a_line_that_grows_rings_once_an_hour(receiver: Receiver, maker: Viewer, clock: HeldClock) -> None:
    subscribed(maker, receiver.url)
    post_id = post_of(maker)
    for number in range(3):
        like(fan(f"Fan {number}"), post_id)
        deliver_pushes.run()
        clock.advance(seconds=5)
    assert len(receiver.sent) == 1
    clock.advance(hours=1)
    deliver_pushes.run()
    assert len(receiver.sent) == 2


def test_what_does_not_get_through_is_tried_again_by_the_postman(
    receiver: Receiver, maker: Viewer, clock: HeldClock, redis: Redis
) -> None:
    subscribed(maker, receiver.url)
    receiver.replies = [Reply(503), Reply(429)]
    like(fan("Ana"), post_of(maker))
    redis.flushall()
    postman.wake()
    assert jobs.queue("webhooks").job_ids == ["DELIVER_PUSHES-due"]
    deliver_pushes.run()
    for seconds, count in ((9, 1), (2, 2), (39, 2), (2, 3)):
        clock.advance(seconds=seconds)
        deliver_pushes.run()
        assert len(receiver.sent) == count
    clock.advance(hours=30)
    deliver_pushes.run()
    assert len(receiver.sent) == 3


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(receiver: Receiver, maker: Viewer, status: int) -> None:
    subscribed(maker, receiver.url)
    receiver.replies = [Reply(status)]
    like(fan("Ana"), post_of(maker))
    deliver_pushes.run()
    assert (rows(PushSubscription), rows(Push)) == (0, 0)


def test_nothing_is_pushed_of_whom_the_reader_no_longer_meets_or_has_read_already(
    receiver: Receiver, maker: Viewer
) -> None:
    subscribed(maker, receiver.url)
    ana, post_id = fan("Ana"), post_of(maker)
    like(ana, post_id)
    with db.unit_of_work() as session:
        session.add(Block(blocker_id=maker.id, blocked_id=ana.id, created_at=core_clock.now()))
    like(fan("Bo"), post_of(maker))
    with db.unit_of_work() as session:
        notifications.mark_read(session, viewer=maker)
    deliver_pushes.run()
    assert receiver.sent == []


def test_a_kind_that_is_turned_off_is_silent_there_and_only_there(receiver: Receiver, maker: Viewer) -> None:
    subscribed(maker, receiver.url)
    post_id = post_of(maker)
    with db.unit_of_work() as session:
        choices.choose(session, viewer=maker, kind="like", channel="push", is_on=False)
        choices.choose(session, viewer=maker, kind="follow", channel="screen", is_on=False)
        with pytest.raises(Invalid):
            choices.choose(session, viewer=maker, kind="like", channel="smoke", is_on=False)
    ana = fan("Ana")
    like(ana, post_id)
    with db.unit_of_work() as session:
        social.set_following(session, viewer=ana, handle="maker", following=True)
    deliver_pushes.run()
    assert len(receiver.sent) == 1
    with db.reading() as session:
        assert [row.kind for row in queries.list_inbox(session, viewer=maker).items] == ["like"]
        assert queries.count_unread(session, viewer=maker) == 1


def test_pushes_end_with_the_sign_in_and_a_browser_is_one_person_s(receiver: Receiver, maker: Viewer) -> None:
    browser = subscribed(maker, receiver.url)
    with db.unit_of_work() as session:
        other = join_as_viewer(session, "other")
        pushes.subscribe(session, viewer=other, **browser.subscription)
        assert [one.user_id for one in session.exec(select(PushSubscription))] == [other.id]
        pushes.unsubscribe(session, viewer=maker, endpoint=receiver.url)
        assert len(session.exec(select(PushSubscription)).all()) == 1
        account_service.sign_out_everywhere(session, viewer=other)
    assert rows(PushSubscription) == 0


def in_private_places(session: Session, viewer: Viewer, endpoint: str) -> None:
    pushes.subscribe(session, viewer=viewer, **PushBrowser(endpoint).subscription)


@pytest.mark.parametrize(
    "endpoint",
    ["http://push.example.org/x", "https://127.0.0.1/x", "https://10.1.2.3/x", "https://[::1]/x", "nonsense"],
)
def test_no_push_goes_into_a_private_network(maker: Viewer, endpoint: str) -> None:
    with db.unit_of_work() as session, pytest.raises(Invalid):
        in_private_places(session, maker, endpoint)


def test_a_name_that_leads_into_one_is_found_out_at_the_connection(maker: Viewer) -> None:
    with db.unit_of_work() as session:
        in_private_places(session, maker, "https://localhost:9/x")
    like(fan("Ana"), post_of(maker))
    deliver_pushes.run()
    assert rows(PushSubscription) == 0


def test_keys_that_are_none_are_refused(maker: Viewer) -> None:
    with db.unit_of_work() as session, pytest.raises(Invalid):
        pushes.subscribe(session, viewer=maker, endpoint="https://push.example.org/x", p256dh="AAAA", auth="AAAA")


def test_the_instance_keeps_its_key(database: str) -> None:
    assert server_key() == server_key()
