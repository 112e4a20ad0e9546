"""A film from a server: asked for in its words, watched, downloaded, decoded, and encoded as any other."""

import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.workers.engines.remote.conftest import MakeEngine, backend
from tests.workers.engines.remote.reels import reel
from tests.workers.engines.remote.video_server import VideoServer
from workers.engines import registry
from workers.engines.base import SAMPLE_RATE, Mode, RenderRequest, StoryShot
from workers.engines.remote.engine import SILENT, RemoteEngine
from workers.engines.remote.troubles import NoServer, WrongParent
from workers.postprocess.finish import finish
from workers.postprocess.mark import MarkText
from workers.postprocess.probe import probe


def ask(prompt: str = "a fox in the snow", **over: Any) -> RenderRequest:
    return RenderRequest(prompt, **{"seconds": 2.0, "seed": 7} | over)


def ignore(stage: str, done: float) -> None:
    pass


def picture(colour: str = "red", size: tuple[int, int] = (300, 200)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "PNG")
    return target.getvalue()


class TestFilm:
    def test_becomes_a_marked_mp4_with_picture_and_sound(
        self, engine: MakeEngine, server: VideoServer, tmp_path: Path
    ) -> None:
        films = engine()
        told: list[tuple[str, float]] = []
        film = films.render(films.plan(ask()), lambda stage, done: told.append((stage, done)))
        finished = finish(film, tmp_path, mark=MarkText("reels", "ada"), on_progress=lambda *_: None)
        facts = probe(finished.clip)
        assert (facts.codec, facts.audio_codec, facts.width, facts.height, facts.fps) == ("h264", "aac", 144, 256, 16)
        assert (facts.frame_count, facts.faststart) == (32, True)
        assert facts.lufs is not None
        assert server.count("POST") == 1
        shares = [done for stage, done in told if stage == "filming"]
        assert len(shares) == len(told)
        assert all(before <= after for before, after in pairwise(shares))
        assert shares[-1] == 1.0

    def test_is_asked_for_in_the_words_of_the_wire(self, engine: MakeEngine, server: VideoServer) -> None:
        films = engine(seed_field="seed", extra={"guidance_scale": 5})
        films.render(films.plan(ask(style="watercolor")), ignore)
        assert server.orders == [
            {
                "prompt": "a fox in the snow\n\nStyle: watercolor.", "model": "reel-1", "size": "144x256",
                "seconds": "2", "seed": "7", "guidance_scale": "5",
            }
        ]  # fmt: skip
        assert server.headers[0]["idempotency-key"]
        assert server.headers[0]["content-type"].startswith("multipart/form-data")

    def test_is_asked_for_in_json_where_a_server_wants_that(self, engine: MakeEngine, server: VideoServer) -> None:
        films = engine(as_json=True, model="")
        films.render(films.plan(ask()), ignore)
        assert server.orders == [{"prompt": "a fox in the snow", "size": "144x256", "seconds": "2"}]
        assert server.headers[0]["content-type"] == "application/json"

    def test_of_a_storyboard_tells_the_shots_in_the_prompt(self, engine: MakeEngine, server: VideoServer) -> None:
        films = engine()
        shots = (StoryShot("a fox wakes", 0, 1), StoryShot("it yawns", 1, 2))
        films.render(films.plan(ask("in the snow", shots=shots)), ignore)
        assert server.orders[0]["prompt"] == (
            "in the snow\n\nShot 1 (0 to 1 s): a fox wakes\n\nShot 2 (1 to 2 s): it yawns"
        )

    def test_begins_with_a_picture_cut_to_its_size(self, engine: MakeEngine, server: VideoServer) -> None:
        films = engine(modes=["first_image"])
        films.render(films.plan(ask(first_image=picture())), ignore)
        with Image.open(io.BytesIO(server.orders[0]["input_reference"])) as sent:
            assert (sent.format, sent.size) == ("PNG", (144, 256))
            assert sent.getpixel((70, 100)) == (255, 0, 0)

    def test_is_watched_as_often_as_the_server_wants(self, engine: MakeEngine, server: VideoServer) -> None:
        server.steps, server.poll_after_ms = (0, 50), "10"
        films = engine(poll_seconds=60.0)
        films.render(films.plan(ask()), ignore)
        assert server.looks["video_0001"] == 3

    def test_says_what_the_server_offers_instead(self, engine: MakeEngine) -> None:
        films = engine(sizes=["256x144"])
        film = films.render(films.plan(ask(seconds=10.0)), ignore)
        assert film.left_out == (
            "It is 256 x 144: the film server offers nothing nearer to the shape asked for.",
            "It lasts 4 s instead of 10 s, which the film server does not offer.",
        )

    def test_without_sound_is_silent_and_says_so(self, engine: MakeEngine, server: VideoServer) -> None:
        server.media = reel(sound_rate=0)
        films = engine()
        film = films.render(films.plan(ask()), ignore)
        assert film.audio.shape == (2, 0)
        assert film.left_out == (SILENT,)

    def test_gives_planes_and_stereo_sound_as_long_as_it_is(self, engine: MakeEngine) -> None:
        films = engine()
        film = films.render(films.plan(ask()), ignore)
        assert (film.layout, film.audio.dtype, film.audio.shape) == ("yuv420p", np.float32, (2, 2 * SAMPLE_RATE))
        frames = list(film.frames)
        assert len(frames) == film.frame_count == 32
        assert {frame.shape for frame in frames} == {(256 * 3 // 2, 144)}
        first, last = (int(frames[index][:256].mean()) for index in (0, -1))
        # 40 and 80 of 255 as luma of limited range.
        assert abs(first - (16 + 40 * 219 / 255)) <= 2
        assert abs(last - (16 + 80 * 219 / 255)) <= 2

    def test_is_called_trained_media_and_by_its_models_name(self, engine: MakeEngine) -> None:
        info = engine(modes=["first_image"], label="Reel").info
        assert (info.name, info.label) == ("remote", "Reel")
        assert info.digital_source_type.endswith("/trainedAlgorithmicMedia")
        assert info.modes == {Mode.TEXT, Mode.FIRST_IMAGE}


class TestAgain:
    """Remixes and continuations of a film that is at a server."""

    def test_a_remix_is_asked_of_the_server_that_has_the_film(
        self, server: VideoServer, second_server: VideoServer
    ) -> None:
        films = RemoteEngine(
            backends=(
                backend("one", server.url, modes=["remix"]),
                backend("two", second_server.url, modes=["remix"], weight=1000),
            )
        )
        stored = json.dumps(
            {"engine": "remote", "filmed": {"backend": "one", "video_id": "video_0009", "seconds": 2.0}}
        )
        film = films.render(films.plan(ask("make it night", parent=stored)), ignore)
        assert server.count("POST", "/v1/videos/video_0009/remix") == 1
        assert server.orders == [{"prompt": "make it night"}]
        assert second_server.asked == []
        assert film.plan is not None
        assert json.loads(film.plan.to_json())["filmed"]["video_id"] == "video_0001"

    def test_a_remix_may_be_asked_as_an_edit(self, engine: MakeEngine, server: VideoServer) -> None:
        films = engine(modes=["remix"], remix_with="edits")
        first = films.render(films.plan(ask()), ignore).plan
        assert first is not None
        films.render(films.plan(ask("make it night", parent=first.to_json())), ignore)
        assert server.count("POST", "/v1/videos/edits") == 1
        assert server.films["video_0002"]["remixed_from_video_id"] == "video_0001"

    def test_a_continuation_leaves_out_the_film_before_it(self, engine: MakeEngine, server: VideoServer) -> None:
        films = engine(modes=["extend"])
        first = films.render(films.plan(ask()), ignore).plan
        assert first is not None
        server.media = reel(seconds=4.0)
        film = films.render(films.plan(ask("it sleeps", extends=first.to_json())), ignore)
        assert server.count("POST", "/v1/videos/extensions") == 1
        assert server.orders[-1]["seconds"] == "2"
        assert film.frame_count == 32
        assert film.audio.shape == (2, 2 * SAMPLE_RATE)
        # The third second of the whole is the first one of what goes on.
        assert abs(int(next(film.frames)[:256].mean()) - (16 + 120 * 219 / 255)) <= 2

    def test_a_clip_of_another_engine_is_refused(self, engine: MakeEngine) -> None:
        with pytest.raises(WrongParent, match="Choose the engine that made it"):
            engine(modes=["remix"]).plan(ask("make it night", parent='{"engine": "animatic"}'))

    def test_a_continuation_of_another_engines_clip_begins_with_its_last_frame(
        self, engine: MakeEngine, server: VideoServer, tmp_path: Path
    ) -> None:
        films = engine(modes=["first_image", "extend"])
        assert films.info.traits.takes_any == ("extend",)
        assert engine(modes=["extend"]).info.traits.takes_any == ()
        clip = tmp_path / "clip.mp4"
        clip.write_bytes(reel())
        drawn = json.dumps({"engine": "animatic", "prompt": "A fox in the snow."})
        film = films.render(films.plan(ask("it sleeps", extends=drawn, source=clip)), ignore)
        (order,) = server.orders
        assert order["prompt"] == "A fox in the snow. Then: it sleeps"
        with Image.open(io.BytesIO(order["input_reference"])) as sent:
            # The second and last second of the reel is of grey 80.
            assert all(abs(value - 80) <= 4 for value in sent.convert("RGB").getpixel((70, 100)))
        assert server.count("POST", "/v1/videos") == 1
        assert film.frame_count == 32

    def test_a_clip_whose_server_is_gone_is_refused(self, engine: MakeEngine) -> None:
        stored = json.dumps({"engine": "remote", "filmed": {"backend": "old", "video_id": "v", "seconds": 2.0}})
        with pytest.raises(WrongParent, match="old, which made the clip"):
            engine(modes=["remix"]).plan(ask("make it night", parent=stored))

    def test_what_no_server_does_is_refused_before_it_is_asked(self, engine: MakeEngine, server: VideoServer) -> None:
        first = json.dumps({"engine": "remote", "filmed": {"backend": "reel", "video_id": "v", "seconds": 2.0}})
        with pytest.raises(NoServer, match="extend"):
            engine().plan(ask("it sleeps", extends=first))
        assert server.asked == []


class TestRegistry:
    def test_knows_the_engine_and_each_of_its_servers(
        self, server: VideoServer, second_server: VideoServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        urls = {"one": {"base_url": server.url}, "two": {"base_url": second_server.url, "label": "Second"}}
        monkeypatch.setenv("SORA_REMOTE_BACKENDS", json.dumps(urls))
        registry.register("remote", "workers.engines.remote.engine:RemoteEngine")
        both, two = registry.get("remote").info, registry.get("remote:two").info
        assert (both.name, both.profile, both.label) == ("remote", "", "Remote")
        assert (two.name, two.profile, two.label) == ("remote", "two", "Second")
        with pytest.raises(ValueError, match="there are one, two"):
            registry.get("remote:three")
        registry.register("remote", "workers.engines.remote.engine:RemoteEngine")
