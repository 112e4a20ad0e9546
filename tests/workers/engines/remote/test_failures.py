"""What servers do wrong: none of it is paid for twice, all of it is said in words, and a cancellation is heard."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.workers.engines.remote import film_process
from tests.workers.engines.remote.conftest import MakeEngine, backend
from tests.workers.engines.remote.test_filming import ask, ignore
from tests.workers.engines.remote.video_server import Fault, VideoServer, refusal
from workers.engines.base import Cancelled, Film, Interrupted, RenderRequest
from workers.engines.remote.engine import RemoteEngine
from workers.engines.remote.troubles import (
    AnswerLost,
    Away,
    Busy,
    KeyRefused,
    NoCredit,
    NotMade,
    Refused,
    TooSlow,
    Unfit,
    Unknown,
    WrongMedia,
)

LOST = Fault(drop=True, begins=True)
"""The film begins, and the connection breaks before the answer."""


def film(films: RemoteEngine, on_progress: Callable[[str, float], None] = ignore) -> Film:
    return films.render(films.plan(ask()), on_progress)


def tickets(data_dir: Path) -> list[Path]:
    return list((data_dir / "remote").glob("*.json"))


def stopping_at(count: int, error: type[Cancelled]) -> Callable[[str, float], None]:
    """Progress that is heard `count` times before somebody stops it."""
    heard: list[float] = []

    def report(stage: str, done: float) -> None:
        heard.append(done)
        if len(heard) > count:
            raise error

    return report


class TestNotPaidTwice:
    def test_a_film_whose_answer_was_lost_is_found_in_the_list(self, engine: MakeEngine, server: VideoServer) -> None:
        server.faults["create"] = [LOST]
        assert film(engine()).frame_count == 32
        assert server.count("POST") == 1
        assert len(server.films) == 1

    @pytest.mark.parametrize(
        "fault", [Fault(502, b"<html>Bad gateway</html>", begins=True), Fault(500, {}, begins=True)]
    )
    def test_so_is_one_behind_a_gateway_that_failed(
        self, engine: MakeEngine, server: VideoServer, fault: Fault
    ) -> None:
        server.faults["create"] = [fault]
        film(engine())
        assert server.count("POST") == 1

    def test_and_one_whose_server_took_too_long_to_answer(self, engine: MakeEngine, server: VideoServer) -> None:
        server.faults["create"] = [Fault(begins=True, drop=True, wait_seconds=1.5)]
        film(engine(answer_seconds=1.0, patience_seconds=20.0))
        assert server.count("POST") == 1

    def test_a_film_that_never_began_is_asked_for_again(self, engine: MakeEngine, server: VideoServer) -> None:
        server.faults["create"] = [Fault(drop=True)]
        film(engine())
        assert server.count("POST") == 2
        assert len(server.films) == 1

    def test_a_server_that_honours_tokens_is_asked_again_with_the_same(
        self, engine: MakeEngine, server: VideoServer
    ) -> None:
        server.honours_tokens = True
        server.faults["create"] = [LOST, Fault(503, {}), Fault(429, {}, {"retry-after-ms": "20"})]
        film(engine(idempotent=True))
        sent = [headers["idempotency-key"] for headers in server.headers if "idempotency-key" in headers]
        assert (len(sent), len(set(sent)), len(server.films)) == (4, 1, 1)
        assert server.count("GET") == 0

    @pytest.mark.parametrize("silence", ["hides_prompt", "lists"])
    def test_where_nobody_can_tell_it_is_not_asked_for_again(
        self, engine: MakeEngine, server: VideoServer, silence: str
    ) -> None:
        setattr(server, silence, silence == "hides_prompt")
        server.faults["create"] = [LOST]
        with pytest.raises(AnswerLost, match="could be paid for twice"):
            film(engine())
        assert server.count("POST") == 1

    def test_unless_it_is_free(self, engine: MakeEngine, server: VideoServer) -> None:
        server.hides_prompt = True
        server.faults["create"] = [LOST]
        film(engine(free=True))
        assert server.count("POST") == 2

    def test_the_film_of_another_request_is_not_taken_for_a_lost_one(
        self, engine: MakeEngine, server: VideoServer
    ) -> None:
        films = engine()
        films.render(films.plan(ask(seed=1)), ignore)
        server.faults["create"] = [LOST]
        films.render(films.plan(ask(seed=2)), ignore)
        assert len(server.films) == server.count("POST") == 2
        assert server.looks["video_0002"] > 0

    def test_a_worker_that_starts_anew_goes_on_watching(self, engine: MakeEngine, server: VideoServer) -> None:
        with pytest.raises(Interrupted):
            film(engine(), stopping_at(3, Interrupted))
        assert len(server.films) == 1
        assert film(engine()).frame_count == 32
        assert (server.count("POST"), server.asked[-1][1]) == (1, "/v1/videos/video_0001/content")

    def test_a_worker_that_died_before_the_answer_finds_the_film(
        self, engine: MakeEngine, server: VideoServer, data_dir: Path
    ) -> None:
        server.faults["create"] = [LOST]
        with pytest.raises(Interrupted):
            film(engine(settle_seconds=60), stopping_at(1, Interrupted))
        assert '"job_id": ""' in tickets(data_dir)[0].read_text("utf-8")
        film(engine())
        assert server.count("POST") == 1

    @pytest.mark.parametrize("when", ["while it watches", "before the answer"])
    def test_a_worker_that_is_killed_is_followed_by_one_that_goes_on(
        self, server: VideoServer, monkeypatch: pytest.MonkeyPatch, when: str
    ) -> None:
        server.steps = (0,) * 10_000
        if when == "before the answer":
            server.faults["create"] = [Fault(begins=True, drop=True, wait_seconds=60)]
        reel = backend("reel", server.url)
        servers = {"reel": reel.model_dump(mode="json", exclude={"name"})}
        monkeypatch.setenv("SORA_REMOTE_BACKENDS", json.dumps(servers))
        with subprocess.Popen([sys.executable, "-m", "tests.workers.engines.remote.film_process"], cwd=ROOT) as worker:
            deadline = time.monotonic() + 60
            while not (server.films if when == "before the answer" else server.looks):
                assert time.monotonic() < deadline
                assert worker.poll() is None
                time.sleep(0.02)
            worker.kill()
        server.steps = ()
        films = RemoteEngine()
        request = RenderRequest(film_process.PROMPT, film_process.SECONDS, seed=film_process.SEED)
        assert len(list(films.render(films.plan(request), ignore).frames)) == 32
        assert (server.count("POST"), len(server.films)) == (1, 1)

    def test_a_film_that_was_made_is_downloaded_again_and_not_made_again(
        self, engine: MakeEngine, server: VideoServer
    ) -> None:
        list(film(engine()).frames)
        list(film(engine()).frames)
        assert (server.count("POST"), server.count("GET", "/v1/videos/video_0001/content")) == (1, 2)

    def test_what_a_server_has_forgotten_is_forgotten_after_a_day(
        self, engine: MakeEngine, server: VideoServer, data_dir: Path
    ) -> None:
        films = engine()
        film(films)
        old = time.time() - timedelta(hours=25).total_seconds()
        os.utime(tickets(data_dir)[0], (old, old))
        films.load()
        assert tickets(data_dir) == []


class TestCancel:
    def test_tells_the_server_to_stop_and_forgets_the_film(
        self, engine: MakeEngine, server: VideoServer, data_dir: Path
    ) -> None:
        server.steps = (0,) * 1000
        with pytest.raises(Cancelled):
            film(engine(), stopping_at(6, Cancelled))
        assert server.asked[-1] == ("DELETE", "/v1/videos/video_0001")
        assert (server.films, tickets(data_dir)) == ({}, [])

    def test_does_not_wait_for_the_next_look(self, engine: MakeEngine, server: VideoServer) -> None:
        server.poll_after_ms = "60000"
        with pytest.raises(Cancelled):
            film(engine(), stopping_at(5, Cancelled))
        assert (server.looks["video_0001"], server.asked[-1][0]) == (1, "DELETE")

    def test_of_a_film_whose_answer_was_lost_stops_it_too(self, engine: MakeEngine, server: VideoServer) -> None:
        server.faults["create"] = [LOST]
        with pytest.raises(Cancelled):
            film(engine(settle_seconds=60), stopping_at(1, Cancelled))
        assert server.films == {}

    def test_holds_where_the_server_will_not_stop(self, engine: MakeEngine, server: VideoServer) -> None:
        server.faults["delete"] = [refusal(400, "Video is still in progress")]
        with pytest.raises(Cancelled):
            film(engine(), stopping_at(3, Cancelled))

    def test_while_downloading_leaves_no_file(self, engine: MakeEngine, server: VideoServer, data_dir: Path) -> None:
        server.steps = ()

        def report(stage: str, done: float) -> None:
            if done > 0.9:
                raise Cancelled

        with pytest.raises(Cancelled):
            film(engine(), report)
        assert [path.suffix for path in (data_dir / "remote").iterdir()] == [".lock"]


class TestWords:
    @pytest.mark.parametrize(
        ("fault", "kind", "words"),
        [
            (refusal(400, "Blocked by our moderation system.", "moderation_blocked"), Refused, "Blocked by"),
            (refusal(400, "Invalid value: size", "invalid_value"), Unfit, 'like this: "Invalid value: size"'),
            (Fault(422, {"detail": [{"loc": ["seconds"]}]}), Unfit, "another length or shape"),
            (Fault(400, {"detail": "bad\x00 things\n" + "x" * 500}), Unfit, r'"bad things x+…"'),
            (refusal(401, "Incorrect API key"), KeyRefused, "Tell whoever runs the instance"),
            (refusal(429, "You exceeded your current quota", "insufficient_quota"), NoCredit, "used up"),
            (refusal(402, "Pay"), NoCredit, "used up"),
        ],
    )  # fmt: skip
    def test_for_what_a_server_will_not_do(
        self, engine: MakeEngine, server: VideoServer, data_dir: Path, fault: Fault, kind: type[Unfit], words: str
    ) -> None:
        server.faults["create"] = [fault]
        with pytest.raises(kind, match=words) as failed:
            film(engine())
        assert failed.value.is_refusal == (kind is Refused)
        assert (server.count("POST"), tickets(data_dir)) == (1, [])

    @pytest.mark.parametrize(
        ("error", "kind", "words"),
        [
            ({"code": "moderation_blocked", "message": "Blocked by our moderation system."}, Refused, "Blocked by"),
            ({"code": "server_error", "message": "CUDA out of memory"}, NotMade, 'this film: "CUDA out of memory"'),
            ({"message": "nothing but words"}, NotMade, "nothing but words"),
        ],
    )
    def test_for_a_film_that_failed(
        self,
        engine: MakeEngine,
        server: VideoServer,
        data_dir: Path,
        error: dict[str, str],
        kind: type[NotMade],
        words: str,
    ) -> None:
        server.ends_with = error
        with pytest.raises(kind, match=words):
            film(engine())
        assert tickets(data_dir) == []

    def test_for_a_film_that_the_server_lost(self, engine: MakeEngine, server: VideoServer, data_dir: Path) -> None:
        server.faults["look"] = [refusal(404, "Video not found")]
        with pytest.raises(Unknown, match="lost this film"):
            film(engine())
        assert tickets(data_dir) == []

    def test_for_a_film_that_takes_too_long(self, engine: MakeEngine, server: VideoServer) -> None:
        server.steps = (0,) * 1000
        with pytest.raises(TooSlow):
            film(engine(longest_seconds=0.3))
        assert server.asked[-1][0] == "DELETE"

    def test_the_key_is_in_no_message_and_no_log(
        self, engine: MakeEngine, server: VideoServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")
        films = engine()
        film(films)
        server.faults["create"] = [refusal(401, "no")]
        with pytest.raises(KeyRefused) as failed:
            films.render(films.plan(ask(seed=9)), ignore)
        assert caplog.text
        assert "only-for-tests" not in caplog.text + str(failed.value) + repr(films.fleet.stations["reel"].backend)


class TestPatience:
    def test_a_busy_server_is_waited_for_as_long_as_it_asks(self, engine: MakeEngine, server: VideoServer) -> None:
        server.faults["create"] = [refusal(429, "Slow down", headers={"retry-after": "0.3"})]
        began = time.monotonic()
        film(engine())
        assert time.monotonic() - began >= 0.3
        assert server.count("POST") == 2

    def test_but_not_for_ever(self, engine: MakeEngine, server: VideoServer) -> None:
        server.faults["create"] = [refusal(429, "Slow down", headers={"retry-after": "90"})]
        with pytest.raises(Busy):
            film(engine())

    def test_a_film_under_way_survives_failing_looks(self, engine: MakeEngine, server: VideoServer) -> None:
        server.faults["look"] = [
            Fault(500, {}, {"retry-after-ms": "20"}),
            Fault(429, {}, {"retry-after-ms": "20"}),
            Fault(503, b"", {"retry-after-ms": "20"}),
            Fault(200, b"<html>hello</html>", {"content-type": "text/html"}),
        ]
        assert film(engine(patience_seconds=10.0)).frame_count == 32

    def test_a_server_that_stays_away_keeps_its_film_for_the_next_attempt(
        self, engine: MakeEngine, server: VideoServer, data_dir: Path
    ) -> None:
        server.faults["look"] = [Fault(drop=True)] * 100
        with pytest.raises(Away, match="can't be reached"):
            film(engine(patience_seconds=0.0))
        server.faults.clear()
        film(engine())
        assert server.count("POST") == 1

    def test_a_download_that_breaks_off_is_begun_again(self, engine: MakeEngine, server: VideoServer) -> None:
        longer = str(len(server.media) + 10)
        server.faults["content"] = [
            Fault(200, server.media, {"content-length": longer, "connection": "close"}),
            refusal(404, "Generation is still in-progress"),
        ]
        assert film(engine()).frame_count == 32
        assert server.count("POST") == 1


class TestWrongMedia:
    @pytest.mark.parametrize(
        ("body", "words"),
        [
            (b'{"error": "gone"}', "it is no video"),
            (b"#EXTM3U\nfile:///etc/passwd\n", "it is no video"),
            (b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 400, "broken|no picture"),
        ],
    )
    def test_is_refused_said_and_not_kept(
        self, engine: MakeEngine, server: VideoServer, data_dir: Path, body: bytes, words: str
    ) -> None:
        server.media = body
        with pytest.raises(WrongMedia, match=words):
            film(engine())
        assert (server.films, tickets(data_dir)) == ({}, [])

    def test_so_is_a_file_that_is_too_large(self, engine: MakeEngine, server: VideoServer) -> None:
        with pytest.raises(WrongMedia, match="MB"):
            film(engine(most_megabytes=0.001))


class TestTwoServers:
    def two(self, one: VideoServer, two: VideoServer, **over: object) -> RemoteEngine:
        """The first is asked first for nearly everything."""
        return RemoteEngine(
            backends=(backend("one", one.url, weight=1000, **over), backend("two", two.url, weight=0.001, **over))
        )

    def test_share_the_films_by_weight(self, server: VideoServer, second_server: VideoServer) -> None:
        films = RemoteEngine(
            backends=(backend("one", server.url, weight=3), backend("two", second_server.url, weight=1))
        )
        first = [
            films.fleet.order(films.fleet.stations.values(), f"request {number}")[0].backend.name
            for number in range(2000)
        ]
        assert 1400 <= first.count("one") <= 1600

    def test_when_one_is_busy_the_other_films(self, server: VideoServer, second_server: VideoServer) -> None:
        server.faults["create"] = [refusal(429, "Slow down", headers={"retry-after": "60"})]
        film(self.two(server, second_server))
        assert (len(server.films), len(second_server.films)) == (0, 1)

    def test_but_what_one_refuses_is_not_offered_to_the_other(
        self, server: VideoServer, second_server: VideoServer
    ) -> None:
        server.faults["create"] = [refusal(400, "Blocked by our moderation system.", "moderation_blocked")]
        with pytest.raises(Refused):
            film(self.two(server, second_server))
        assert second_server.asked == []

    def test_a_dead_one_is_left_alone_and_tried_again_later(
        self, server: VideoServer, second_server: VideoServer
    ) -> None:
        films = self.two(server, second_server, opens_after=2)
        dead = films.fleet.stations["one"]
        server.faults["create"] = [Fault(drop=True)] * 2
        server.faults["list"] = [refusal(404, "no")] * 2

        def again(seed: int) -> Film:
            return films.render(films.plan(ask(seed=seed)), ignore)

        for seed in (1, 2):
            with pytest.raises(AnswerLost):
                again(seed)
        assert dead.rests
        again(3)
        assert (server.count("POST"), len(second_server.films)) == (2, 1)
        assert dead.memory.opened_at is not None
        dead.memory.opened_at -= timedelta(seconds=61)
        assert dead.call(lambda: dead.wire.models()) == ["reel-1", "reel-1-pro"]
        assert not dead.rests
        again(4)
        assert len(server.films) == 1

    def test_a_film_lost_on_a_free_one_is_made_by_the_other(
        self, server: VideoServer, second_server: VideoServer
    ) -> None:
        server.faults["look"] = [Fault(drop=True)] * 100
        made = film(self.two(server, second_server, free=True, patience_seconds=0.2))
        assert made.frame_count == 32
        assert (len(server.films), len(second_server.films)) == (1, 1)

    def test_nobody_there_is_said(self, server: VideoServer, second_server: VideoServer) -> None:
        films = RemoteEngine(
            backends=(
                backend("one", "http://127.0.0.1:9/v1", patience_seconds=0.0),
                backend("two", "http://127.0.0.1:9/v1", patience_seconds=0.0),
            )
        )
        with pytest.raises(Away, match="can't be reached"):
            film(films)
