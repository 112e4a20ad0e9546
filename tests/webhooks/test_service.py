"""Webhooks as their owner handles them: what may be added, secrets that change without a gap, and nobody else's."""

from uuid import UUID

import pytest
from openai import InvalidWebhookSignatureError, OpenAI
from sqlmodel import Session

from sora_reflex.core.errors import NotFound, SoraError
from sora_reflex.core.settings import get_settings
from sora_reflex.models import EventType
from sora_reflex.webhooks import outbox, queries, signing
from sora_reflex.webhooks import service as webhooks
from sora_reflex.webhooks.errors import TargetInvalid, WebhooksTooMany
from sora_reflex.webhooks.schemas import Revealed
from tests.conftest import HeldClock
from tests.factories import create_generation, create_user, viewer_of

OPENAI = OpenAI(api_key="sk-none")
URL = "https://hooks.example.org/sora"


def add(session: Session, viewer: object, url: str = URL, **over: object) -> Revealed:
    wanted = {"name": "mine", "event_types": ["video.completed"]} | over
    return webhooks.add(session, viewer=viewer, url=url, **wanted)


def event_of(session: Session, viewer: object) -> None:
    clip = create_generation(session, user_id=viewer.id)
    webhooks.record(session, user_id=viewer.id, generation_id=clip.id, event_type=EventType.VIDEO_COMPLETED)


class TestAdding:
    def test_gives_a_secret_once_and_lists_none(self, session: Session) -> None:
        ada = viewer_of(create_user(session))
        revealed = add(session, ada)
        assert revealed.value.startswith("whsec_")
        assert revealed.value not in str(queries.list_own(session, viewer=ada))

    @pytest.mark.parametrize(
        "url",
        [
            "http://hooks.example.org/", "ftp://hooks.example.org/", "hooks.example.org", "https://", "",
            "https://a b/",
            "https://me:pass@hooks.example.org/", "https://localhost/", "https://127.0.0.1/", "https://[::1]/x",
            "https://10.0.0.7:8443/", "https://box.local/", "https://metadata.internal/", "https://x.org:99999/",
            "https://hooks.example.org/" + "x" * 500, "javascript:alert(1)", "https://169.254.169.254/latest",
        ],
    )  # fmt: skip
    def test_refuses_what_is_no_public_address(self, session: Session, url: str) -> None:
        with pytest.raises(TargetInvalid):
            add(session, viewer_of(create_user(session)), url)

    def test_takes_plain_http_at_home_where_the_operator_allows_it(
        self, session: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SORA_WEBHOOK_PRIVATE_TARGETS", "true")
        get_settings.cache_clear()
        add(session, viewer_of(create_user(session)), "http://192.168.0.7:9000/hook")

    def test_names_in_other_scripts_are_kept_as_they_are_looked_up(self, session: Session) -> None:
        ada = viewer_of(create_user(session))
        add(session, ada, "https://bücher.example/haken#part")
        assert queries.list_own(session, viewer=ada)[0].url == "https://xn--bcher-kva.example/haken"

    @pytest.mark.parametrize(
        "over", [{"name": " "}, {"name": "x" * 61}, {"event_types": []}, {"event_types": ["video.deleted"]}]
    )
    def test_refuses_what_nobody_could_tell_apart_or_hear(self, session: Session, over: dict[str, object]) -> None:
        with pytest.raises(SoraError):
            add(session, viewer_of(create_user(session)), **over)

    def test_ten_are_enough(self, session: Session) -> None:
        ada = viewer_of(create_user(session))
        for _ in range(webhooks.MOST_WEBHOOKS):
            add(session, ada)
        with pytest.raises(WebhooksTooMany):
            add(session, ada)


class TestRotation:
    def test_both_secrets_sign_for_a_day_and_then_the_new_one_alone(self, session: Session, clock: HeldClock) -> None:
        ada = viewer_of(create_user(session))
        first = add(session, ada)
        second = webhooks.rotate(session, viewer=ada, id=UUID(first.webhook_id))
        assert second.value != first.value
        event_of(session, ada)
        (parcel,) = outbox.claim_due(session, most=9, most_each=9, held={})
        assert parcel.signed_with == (second.value, first.value)
        clock.advance(hours=25)
        (parcel,) = outbox.claim_due(session, most=9, most_each=9, held={})
        assert parcel.signed_with == (second.value,)

    def test_the_sdk_takes_either_of_two_signatures(self) -> None:
        import datetime as dt

        old, new, other = signing.new_secret(), signing.new_secret(), signing.new_secret()
        body = b'{"id":"evt_1","object":"event","type":"video.completed","created_at":1,"data":{"id":"video_1"}}'
        headers = signing.headers(body, event_id="evt_1", at=dt.datetime.now(dt.UTC), signed_with=(new, old))
        for secret in (old, new):
            assert OPENAI.webhooks.unwrap(body, headers, secret=secret).id == "evt_1"
        with pytest.raises(InvalidWebhookSignatureError):
            OPENAI.webhooks.unwrap(body, headers, secret=other)


def test_nobody_reaches_the_webhooks_of_another(session: Session) -> None:
    ada, kofi = viewer_of(create_user(session)), viewer_of(create_user(session))
    id = UUID(add(session, ada).webhook_id)
    event_of(session, ada)
    delivery = UUID(queries.list_deliveries(session, viewer=ada, webhook_id=id).items[0].id)
    tries = [
        lambda: queries.get_view(session, viewer=kofi, id=id),
        lambda: queries.list_deliveries(session, viewer=kofi, webhook_id=id),
        lambda: queries.get_delivery(session, viewer=kofi, id=delivery),
        lambda: webhooks.rotate(session, viewer=kofi, id=id),
        lambda: webhooks.set_paused(session, viewer=kofi, id=id, paused=True),
        lambda: webhooks.send_sample(session, viewer=kofi, id=id),
        lambda: webhooks.replay(session, viewer=kofi, delivery_id=delivery),
        lambda: webhooks.remove(session, viewer=kofi, id=id),
    ]
    for attempt in tries:
        with pytest.raises(NotFound):
            attempt()
    assert queries.list_own(session, viewer=kofi) == []
    view = queries.get_view(session, viewer=ada, id=id)
    assert (view.is_paused, view.old_until, view.last_status) == (False, "", "waiting")


def test_pages_of_a_log_follow_one_another(session: Session, clock: HeldClock) -> None:
    ada = viewer_of(create_user(session))
    id = UUID(add(session, ada).webhook_id)
    for _ in range(queries.PAGE + 3):
        event_of(session, ada)
        clock.advance(seconds=1)
    first = queries.list_deliveries(session, viewer=ada, webhook_id=id)
    rest = queries.list_deliveries(session, viewer=ada, webhook_id=id, cursor=first.next)
    assert (len(first.items), len(rest.items), rest.next) == (queries.PAGE, 3, "")
    assert first.items[0].created_at > rest.items[-1].created_at
