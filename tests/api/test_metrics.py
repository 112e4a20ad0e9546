"""Figures for operators: who may scrape them, what they say, and how several web processes count together."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from prometheus_client.parser import text_string_to_metric_families
from redis import Redis
from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.api.metrics import Counted
from sora_reflex.core import db, jobs, queues
from sora_reflex.core.jobs import Job
from sora_reflex.core.settings import get_settings
from sora_reflex.models import GenerationStatus
from sora_reflex.studio import service
from tests.conftest import ROOT
from tests.factories import create_generation, create_user, viewer_of

HERE = ("127.0.0.1", 50_000)
ELSEWHERE = ("203.0.113.7", 50_000)

Caller = Callable[..., TestClient]


@pytest.fixture
def caller(database: str) -> Caller:
    """`caller(ELSEWHERE)` asks from that address."""

    def make(address: tuple[str, int] = HERE, base_url: str = "http://localhost:3000") -> TestClient:
        return TestClient(Counted(make_api()), base_url=base_url, client=address)

    return make


def figures(text: str) -> dict[tuple[str, ...], float]:
    """Name and sorted label values -> value."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


class TestWhoMaySeeThem:
    def test_a_caller_on_the_machine_may_and_one_from_elsewhere_may_not(self, caller: Caller) -> None:
        assert caller(HERE).get("/metrics").status_code == 200
        refused = caller(ELSEWHERE).get("/metrics")
        assert (refused.status_code, refused.json()["error"]) == (403, "forbidden")
        assert "sora_" not in refused.text

    @pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
    def test_a_proxy_on_the_machine_does_not_make_its_visitors_local(self, caller: Caller, name: str) -> None:
        assert caller(HERE).get("/metrics", headers={name: "203.0.113.7"}).status_code == 403

    def test_one_that_keeps_quiet_is_known_by_the_public_name(self, caller: Caller) -> None:
        assert caller(HERE, "https://clips.example.org").get("/metrics").status_code == 403

    def test_behind_a_proxy_of_ours_only_the_token_counts(self, caller: Caller, monkeypatch) -> None:
        monkeypatch.setenv("SORA_TRUSTED_PROXIES", "1")
        get_settings.cache_clear()
        assert caller(HERE).get("/metrics").status_code == 403

    def test_with_a_token_it_opens_from_anywhere_and_nothing_else_does(self, caller: Caller, monkeypatch) -> None:
        monkeypatch.setenv("SORA_METRICS_TOKEN", "open-sesame")
        get_settings.cache_clear()
        right, wrong = ({"Authorization": f"Bearer {token}"} for token in ("open-sesame", "open-barley"))
        assert caller(ELSEWHERE).get("/metrics", headers=right).status_code == 200
        assert caller(ELSEWHERE).get("/metrics", headers=wrong).status_code == 401
        assert caller(HERE).get("/metrics").status_code == 401


class TestWhatTheySay:
    def test_work_is_counted_by_kind_and_engine_from_the_rows(self, caller: Caller, redis: Redis, clock) -> None:
        with db.unit_of_work() as session:
            create_generation(session, created_at=clock.now - timedelta(seconds=90))
            create_generation(session)
            create_generation(session, screened_at=None)
            create_generation(session, engine="remote", status=GenerationStatus.IN_PROGRESS)
            create_generation(session, status=GenerationStatus.COMPLETED)
        queues.show_worker("render-1", "render")
        jobs.send(Job.PURGE_ACCOUNTS, key="now")
        found = figures(caller().get("/metrics").text)
        assert found["sora_queue_depth", "animatic", "render"] == 2
        assert found["sora_queue_depth", "animatic", "screening"] == 1
        assert found["sora_queue_oldest_seconds", "animatic", "render"] == 90
        assert found["sora_renders_running", "remote"] == 1
        assert found["sora_workers", "render"] == 1
        assert found["sora_jobs_waiting", "default"] == 1
        assert found["sora_redis_up",] == 1

    def test_without_a_redis_the_rest_is_still_told(self, caller: Caller) -> None:
        found = figures(caller().get("/metrics").text)
        assert found["sora_redis_up",] == 0
        assert "sora_workers" not in {name for name, *_ in found}

    def test_requests_are_counted_by_the_routes_own_words(self, caller: Caller) -> None:
        client = caller()
        before = figures(client.get("/metrics").text)
        client.get("/media/0b54cbf6-32b8-4be5-9f14-8a2b2e9f6f10/film-1.mp4")
        client.get("/media/6c1c1f26-8bb7-4a0e-9fd0-d4e9ae1b1b77/film-2.mp4")
        client.get("/no-such-page")
        after = figures(client.get("/metrics").text)
        key = ("sora_http_requests_total", "GET", "/media/{video_id}/{name}", "404")
        assert after[key] - before.get(key, 0) == 2
        assert after["sora_http_requests_total", "GET", "page", "404"] >= 1
        assert not [name for name in after if "film-1.mp4" in str(name)]

    def test_only_what_was_committed_counts_as_ended(self, caller: Caller) -> None:
        client, key = caller(), ("sora_generations_ended_total", "animatic", "", "cancelled")
        before = figures(client.get("/metrics").text).get(key, 0)
        with db.unit_of_work() as session:
            user = create_user(session)
            viewer, ids = viewer_of(user), [create_generation(session, user).id for _ in range(2)]

        def cancel(id: UUID, *, is_disk_full: bool) -> None:
            with db.unit_of_work() as session:
                service.cancel(session, viewer=viewer, generation_id=id)
                if is_disk_full:
                    raise RuntimeError("the disk is full")

        with pytest.raises(RuntimeError):
            cancel(ids[0], is_disk_full=True)
        cancel(ids[1], is_disk_full=False)
        assert figures(client.get("/metrics").text)[key] - before == 1


ONE_OF_TWO = """
import sys
from starlette.testclient import TestClient
from sora_reflex.api.app import make_api
from sora_reflex.api.metrics import Counted
client = TestClient(Counted(make_api()), base_url="http://localhost", client=("127.0.0.1", 1))
for _ in range(3):
    client.get("/healthz")
sys.stdout.write(client.get("/metrics").text)
"""


def test_several_web_processes_add_up_and_one_that_is_gone_keeps_its_counts(database: str) -> None:
    environment = os.environ | {"SORA_WEB_WORKERS": "2"}

    def scrape() -> dict[tuple[str, ...], float]:
        done = subprocess.run(
            [sys.executable, "-c", ONE_OF_TWO], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return figures(done.stdout)

    key = ("sora_http_requests_total", "GET", "/healthz", "200")
    assert [scrape()[key], scrape()[key]] == [3, 6]
    assert (get_settings().data_dir / "run" / f"metrics-{os.getpid()}").is_dir()
