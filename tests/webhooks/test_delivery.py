"""What happens to a clip reaches its maker's receivers: signed, tried again until it works, and nobody else's."""

import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from openai import InvalidWebhookSignatureError, OpenAI
from redis import Redis
from sqlmodel import select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock as core_clock
from sora_reflex.core import db, ids, jobs
from sora_reflex.core.errors import Invalid
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Delivery, DeliveryStatus, Generation, GenerationStatus, User, Webhook
from sora_reflex.safety.schemas import Ruling
from sora_reflex.studio import claims, lifecycle, screening
from sora_reflex.studio import service as studio
from sora_reflex.webhooks import outbox, queries
from sora_reflex.webhooks import service as webhooks
from sora_reflex.webhooks.schemas import DeliveryView, Revealed
from tests.conftest import HeldClock
from tests.factories import create_generation, create_user, viewer_of
from tests.sdk_node import client as sdk_node
from tests.webhooks.receiver import Receiver, Reply, receiving
from workers import postman
from workers.jobs import deliver_webhooks, purge_accounts
from workers.jobs.pulse import STOPPING

pytestmark = pytest.mark.usefixtures("database", "redis")

BOTH = ("video.completed", "video.failed")
OPENAI = OpenAI(api_key="sk-none")


@pytest.fixture(autouse=True)
def receivers_are_here(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    monkeypatch.setenv("SORA_WEBHOOK_PRIVATE_TARGETS", "true")
    get_settings.cache_clear()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def person(handle: str = "ada") -> Viewer:
    with db.unit_of_work() as session:
        return viewer_of(create_user(session, handle=handle))


def add(viewer: Viewer, url: str, *types: str) -> Revealed:
    with db.unit_of_work() as session:
        return webhooks.add(session, viewer=viewer, name="mine", url=url, event_types=types or BOTH)


def made_by(viewer: Viewer) -> UUID:
    """A clip of theirs that came to be, as a worker says it."""
    with db.unit_of_work() as session:
        create_generation(session, user_id=viewer.id)
    with db.unit_of_work() as session:
        claim = claims.claim(session)
        assert claim is not None
        assert lifecycle.complete(session, claim, _made())
    return claim.generation_id


def _made() -> lifecycle.Made:
    return lifecycle.Made(
        video_id=uuid4(), engine_label="Animatic", source_type="x", width=704, height=1280, fps=24, seconds=5.0,
        files={}, measures={}, title="A fox", left_out=[], plan=None,
    )  # fmt: skip


def broken_for(viewer: Viewer) -> UUID:
    with db.unit_of_work() as session:
        create_generation(session, user_id=viewer.id)
    with db.unit_of_work() as session:
        claim = claims.claim(session)
        assert claim is not None
        lifecycle.fail(session, claim, code="engine_failed", message="A lamp went out.")
    return claim.generation_id


def log_of(viewer: Viewer, revealed: Revealed) -> list[DeliveryView]:
    with db.reading() as session:
        return queries.list_deliveries(session, viewer=viewer, webhook_id=UUID(revealed.webhook_id)).items


class TestEvents:
    def test_the_official_sdk_accepts_what_arrives_and_nothing_changed(self, receiver: Receiver) -> None:
        ada = person()
        revealed = add(ada, receiver.url)
        clip, failed = made_by(ada), broken_for(ada)
        deliver_webhooks.run()
        assert len(receiver.sent) == 2
        events = {}
        for sent in receiver.sent:
            event = OPENAI.webhooks.unwrap(sent.body, sent.headers, secret=revealed.value)
            events[event.type] = event
            assert event.id == sent.headers["webhook-id"]
            with pytest.raises(InvalidWebhookSignatureError):
                OPENAI.webhooks.unwrap(sent.body + b" ", sent.headers, secret=revealed.value)
        assert events["video.completed"].data.id == ids.video_key(clip)
        assert events["video.failed"].data.id == ids.video_key(failed)
        assert receiver.sent[0].headers["content-type"] == "application/json"

    def test_the_official_node_sdk_accepts_it_too(self, receiver: Receiver) -> None:
        ada = person()
        revealed = add(ada, receiver.url)
        clip = ids.video_key(made_by(ada))
        deliver_webhooks.run()
        (sent,) = receiver.sent
        got = {"body": sent.body.decode(), "headers": dict(sent.headers), "secret": revealed.value}
        said = json.loads(sdk_node.run("unwrap.mjs", json.dumps([got])))
        assert said == [["video.completed", clip, True, "InvalidWebhookSignatureError"]]

    def test_a_refusal_is_told_and_what_its_maker_called_off_is_not(self, receiver: Receiver) -> None:
        ada = person()
        revealed = add(ada, receiver.url)
        with db.unit_of_work() as session:
            refused = create_generation(session, user_id=ada.id, screened_at=None).id
            called_off = create_generation(session, user_id=ada.id).id
        with db.unit_of_work() as session:
            ruling = Ruling(decision="refuse", rule="famous_people", message="No.", evidence={})
            screening.settle(session, generation_id=refused, rulings=[ruling], took_seconds=0.1)
            studio.cancel(session, viewer=ada, generation_id=called_off)
        assert [(one.event_type, one.about) for one in log_of(ada, revealed)] == [
            ("video.failed", ids.video_key(refused))
        ]

    def test_only_its_owner_and_only_what_was_chosen(self, receiver: Receiver) -> None:
        ada, kofi = person("ada"), person("kofi")
        hers, his = add(ada, receiver.url, "video.failed"), add(kofi, receiver.url, "video.completed")
        clip = made_by(ada)
        made_by(kofi)
        assert log_of(ada, hers) == []
        assert len(log_of(kofi, his)) == 1
        assert log_of(kofi, his)[0].about != ids.video_key(clip)

    def test_an_attempt_that_was_rolled_back_tells_nobody(self, receiver: Receiver) -> None:
        ada = person()
        revealed = add(ada, receiver.url)
        with db.unit_of_work() as session:
            create_generation(session, user_id=ada.id)
        with db.unit_of_work() as session:
            claim = claims.claim(session)
        assert claim is not None

        def break_off() -> None:
            with db.unit_of_work() as session:
                lifecycle.complete(session, claim, _made())
                raise RuntimeError("the disk is full")

        with pytest.raises(RuntimeError):
            break_off()
        assert log_of(ada, revealed) == []

    def test_an_emptied_redis_loses_nothing(self, receiver: Receiver, redis: Redis) -> None:
        ada = person()
        add(ada, receiver.url)
        made_by(ada)
        assert jobs.queue("webhooks").count == 1
        redis.flushall()
        postman.wake()
        assert jobs.queue("webhooks").count == 1
        postman.wake()
        assert jobs.queue("webhooks").count == 1
        deliver_webhooks.run()
        redis.flushall()
        postman.wake()
        assert (len(receiver.sent), jobs.queue("webhooks").count) == (1, 0)


class TestTries:
    def test_failures_are_tried_again_ever_more_seldom_with_the_same_id(
        self, receiver: Receiver, clock: HeldClock
    ) -> None:
        ada = person()
        revealed = add(ada, receiver.url)
        made_by(ada)
        receiver.replies = [Reply(500, b"out of   tea"), Reply(302, headers={"location": receiver.url})]
        deliver_webhooks.run()
        deliver_webhooks.run()
        assert len(receiver.sent) == 1
        assert log_of(ada, revealed)[0].note == "out of tea"
        clock.advance(seconds=7)
        deliver_webhooks.run()
        assert len(receiver.sent) == 2
        clock.advance(seconds=20)
        deliver_webhooks.run()
        assert len(receiver.sent) == 3
        assert len({sent.headers["webhook-id"] for sent in receiver.sent}) == 1
        assert len({sent.headers["webhook-signature"] for sent in receiver.sent}) == 3
        delivery = log_of(ada, revealed)[0]
        assert (delivery.status, delivery.tries) == ("delivered", 3)
        assert [one.status_code for one in delivery.log] == [200, 302, 500]
        clock.advance(hours=30)
        deliver_webhooks.run()
        assert len(receiver.sent) == 3

    def test_it_is_given_up_after_three_days_and_can_be_sent_again(self, receiver: Receiver, clock: HeldClock) -> None:
        ada = person()
        revealed = add(ada, receiver.url)
        made_by(ada)
        began = clock.now
        receiver.replies = [Reply(503)] * 40
        while log_of(ada, revealed)[0].status == "waiting":
            deliver_webhooks.run()
            with db.reading() as session:
                clock.set(max(session.exec(select(Delivery)).one().next_at, clock.now))
        assert clock.now - began == timedelta(hours=72)
        assert 10 <= len(receiver.sent) <= 18
        receiver.replies = []
        with db.unit_of_work() as session:
            webhooks.replay(session, viewer=ada, delivery_id=UUID(log_of(ada, revealed)[0].id))
        deliver_webhooks.run()
        assert log_of(ada, revealed)[0].status == "delivered"
        assert receiver.sent[-1].headers["webhook-id"] == receiver.sent[0].headers["webhook-id"]

    def test_one_that_is_gone_pauses_the_webhook(self, receiver: Receiver) -> None:
        ada = person()
        revealed = add(ada, receiver.url)
        receiver.replies = [Reply(410)]
        made_by(ada)
        deliver_webhooks.run()
        with db.reading() as session:
            view = queries.list_own(session, viewer=ada)[0]
        assert (view.is_paused, "410" in view.pause_reason, view.last_status) == (True, True, "failed")
        made_by(ada)
        assert len(log_of(ada, revealed)) == 1
        with pytest.raises(Invalid, match="paused"), db.unit_of_work() as session:
            webhooks.replay(session, viewer=ada, delivery_id=UUID(log_of(ada, revealed)[0].id))

    def test_what_waits_through_a_pause_goes_on_after_it(self, receiver: Receiver) -> None:
        ada = person()
        revealed = add(ada, receiver.url)
        made_by(ada)
        for paused, sent in ((True, 0), (False, 1)):
            with db.unit_of_work() as session:
                webhooks.set_paused(session, viewer=ada, id=UUID(revealed.webhook_id), paused=paused)
            deliver_webhooks.run()
            assert len(receiver.sent) == sent

    def test_a_receiver_that_hangs_keeps_nobody_else_waiting(
        self, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(deliver_webhooks, "TRY_SECONDS", 1.0)
        ada, kofi = person("ada"), person("kofi")
        with receiving() as slow:
            slow.replies = [Reply(after_seconds=3)] * 50
            hers, his = add(ada, slow.url), add(kofi, receiver.url)
            for _ in range(8):
                made_by(ada)
            made_by(kofi)
            deliver_webhooks.run()
            assert len(slow.sent) == 8
        assert {one.status for one in log_of(ada, hers)} == {"waiting"}
        assert {one.status for one in log_of(kofi, his)} == {"delivered"}

    def test_a_worker_that_ends_gives_back_what_it_had_begun(self, receiver: Receiver) -> None:
        ada = person()
        add(ada, receiver.url)
        made_by(ada)
        with db.unit_of_work() as session:
            claimed = outbox.claim_due(session, most=5, most_each=5, held={})
        with db.unit_of_work() as session:
            assert outbox.claim_due(session, most=5, most_each=5, held={}) == []
            outbox.put_back(session, [parcel.delivery_id for parcel in claimed])
        STOPPING.set()
        try:
            deliver_webhooks.run()
        finally:
            STOPPING.clear()
        assert receiver.sent == []
        deliver_webhooks.run()
        assert len(receiver.sent) == 1

    def test_what_a_dead_worker_held_is_sent_by_the_next(self, receiver: Receiver, clock: HeldClock) -> None:
        ada = person()
        add(ada, receiver.url)
        made_by(ada)
        with db.unit_of_work() as session:
            outbox.claim_due(session, most=5, most_each=5, held={})
        deliver_webhooks.run()
        assert receiver.sent == []
        clock.advance(seconds=61)
        deliver_webhooks.run()
        assert len(receiver.sent) == 1


class TestTargets:
    def test_a_private_receiver_hears_nothing_unless_the_operator_says_so(
        self, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The address was fine when it was added: what counts is where it leads when it is connected to."""
        ada = person()
        revealed = add(ada, receiver.url)
        made_by(ada)
        monkeypatch.setenv("SORA_WEBHOOK_PRIVATE_TARGETS", "false")
        get_settings.cache_clear()
        deliver_webhooks.run()
        assert receiver.connections == 0
        delivery = log_of(ada, revealed)[0]
        assert (delivery.status, delivery.note) == ("waiting", "127.0.0.1 leads into a private network.")


def test_the_log_is_kept_for_a_month_and_goes_with_its_owner(receiver: Receiver, clock: HeldClock) -> None:
    ada, kofi = person("ada"), person("kofi")
    revealed = add(ada, receiver.url)
    add(kofi, receiver.url)
    made_by(ada)
    deliver_webhooks.run()
    clock.advance(days=29)
    purge_accounts.run()
    assert len(log_of(ada, revealed)) == 1
    clock.advance(days=2)
    purge_accounts.run()
    assert log_of(ada, revealed) == []
    made_by(ada)
    with db.unit_of_work() as session:
        user = session.get_one(User, ada.id)
        user.delete_after = core_clock.now()
        session.add(user)
    purge_accounts.run()
    with db.reading() as session:
        assert [row.user_id for row in session.exec(select(Webhook))] == [kofi.id]
        assert session.exec(select(Delivery)).all() == []


def test_rows_say_what_the_product_says(receiver: Receiver) -> None:
    """A clip that came to be is so in the same commit in which its event is written down."""
    ada = person()
    add(ada, receiver.url)
    clip = made_by(ada)
    with db.reading() as session:
        assert session.get_one(Generation, clip).status is GenerationStatus.COMPLETED
        assert session.exec(select(Delivery)).one().status is DeliveryStatus.WAITING
