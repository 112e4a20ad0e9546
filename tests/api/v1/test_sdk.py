"""OpenAI's own Python client, as it is, against an instance as it is served."""

import time
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import av
import openai
import pytest
from openai import AsyncOpenAI
from PIL import Image
from sqlmodel import col, select

from sora_reflex.core import db
from sora_reflex.core.ids import video_key
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation
from sora_reflex.studio import modes
from tests.api.v1.conftest import Program, program
from tests.api.v1.served import Crew

SMALL = {"size": "256x448", "seconds": "1"}
KEYS = {
    "id", "object", "model", "status", "progress", "created_at", "completed_at", "expires_at", "prompt", "size",
    "seconds", "remixed_from_video_id", "error",
}  # fmt: skip


def test_a_clip_from_order_to_file(ada: Program, crew: Crew, tmp_path: Path):
    videos = ada.client.videos
    video = videos.create_and_poll(prompt="a fox in the snow", model="sora-2", seconds="4", size="720x1280")
    assert (video.status, video.progress, video.seconds, video.size) == ("completed", 100, "4", "720x1280")
    assert (video.model, video.prompt, video.error) == ("sora-2", "a fox in the snow", None)
    assert video.to_dict().keys() == KEYS | {"sora_reflex"}
    assert video.completed_at is not None
    assert 0 <= video.completed_at - video.created_at < 60
    path = tmp_path / "fox.mp4"
    videos.download_content(video.id).write_to_file(path)
    with av.open(str(path)) as film:
        assert (film.streams.video[0].width, film.streams.video[0].height) == (720, 1280)
        assert round(film.duration / 1e6) == 4
        assert film.streams.audio
    thumbnail = Image.open(BytesIO(videos.download_content(video.id, variant="thumbnail").read()))
    sheet = Image.open(BytesIO(videos.download_content(video.id, variant="spritesheet").read()))
    assert (thumbnail.format, sheet.format) == ("WEBP", "JPEG")
    with videos.with_streaming_response.download_content(video.id) as stream:
        assert b"".join(stream.iter_bytes(4096)) == path.read_bytes()
    part = videos.download_content(video.id, extra_headers={"Range": "bytes=4-11"})
    assert (part.response.status_code, part.read()) == (206, path.read_bytes()[4:12])


async def test_the_async_client_does_the_same(url: str, ada: Program, crew: Crew):
    async with AsyncOpenAI(api_key=ada.key, base_url=f"{url}/v1") as client:
        video = await client.videos.create(prompt="a fox in the snow", **SMALL)
        assert video.status == "queued"
        assert (await client.videos.poll(video.id, poll_interval_ms=50)).status == "completed"
        film = await client.videos.download_content(video.id)
        assert (await film.aread())[4:8] == b"ftyp"
        assert [one.id async for one in client.videos.list()] == [video.id]
        assert (await client.videos.delete(video.id)).deleted
        with pytest.raises(openai.NotFoundError):
            await client.videos.retrieve(video.id)


def test_a_clip_is_taken_up_again(ada: Program, crew: Crew):
    videos = ada.client.videos
    fox = videos.create_and_poll(prompt="a fox in the snow", **SMALL)
    remixed = videos.remix(fox.id, prompt="make it night")
    film = ("fox.mp4", videos.download_content(fox.id).read(), "video/mp4")
    edited = videos.edit(prompt="in the rain", video=film)
    more = videos.extend(prompt="it runs off", seconds="2", video=film)
    assert (remixed.remixed_from_video_id, edited.remixed_from_video_id) == (fox.id, fox.id)
    assert (remixed.seconds, remixed.size) == ("1", "256x448")
    assert (more.remixed_from_video_id, more.to_dict()["sora_reflex"]["parent_id"]) == (None, fox.id)
    ended = [videos.poll(one.id, poll_interval_ms=50) for one in (remixed, edited, more)]
    assert [one.status for one in ended] == ["completed"] * 3


def test_a_file_that_was_not_made_here_is_not_taken_up(ada: Program, bob: Program, crew: Crew):
    fox = ada.client.videos.create_and_poll(prompt="a fox in the snow", **SMALL)
    film = ada.client.videos.download_content(fox.id).read()
    for client, sent in ((ada.client, film + b"x"), (bob.client, film)):
        with pytest.raises(openai.BadRequestError) as refusal:
            client.videos.edit(prompt="at night", video=("fox.mp4", sent, "video/mp4"))
        assert refusal.value.param == "video"


def test_a_list_is_paged_by_the_last_id(ada: Program, bob: Program):
    made = [ada.client.videos.create(prompt=f"{word} foxes", **SMALL).id for word in ("two", "three", "four")]
    bob.client.videos.create(prompt="a hare", **SMALL)
    first = ada.client.videos.list(limit=2)
    assert [one.id for one in first.data] == [made[2], made[1]]
    assert (first.has_more, first.last_id, first.to_dict()["first_id"]) == (True, made[1], made[2])
    assert [one.id for one in ada.client.videos.list(limit=1, order="asc")] == made
    assert ada.client.videos.list(after=made[0]).data == []


class TestRefusals:
    def test_each_is_the_exception_that_callers_catch(self, url: str, ada: Program):
        stranger = openai.OpenAI(api_key="sk-nobody", base_url=f"{url}/v1")
        reader = program(url, scopes=["read"]).client
        with pytest.raises(openai.AuthenticationError) as wrong:
            stranger.videos.list()
        assert (wrong.value.code, wrong.value.type) == ("invalid_api_key", "invalid_request_error")
        assert wrong.value.request_id.startswith("req_")
        with pytest.raises(openai.PermissionDeniedError):
            reader.videos.create(prompt="a fox")
        with pytest.raises(openai.NotFoundError):
            ada.client.videos.retrieve("video_nothing")
        with pytest.raises(openai.NotFoundError) as model:
            ada.client.videos.create(prompt="a fox", model="sora-9")
        assert (model.value.param, model.value.code) == ("model", "model_not_found")

    @pytest.mark.parametrize(
        ("order", "param"),
        [
            ({"prompt": " "}, "prompt"),
            ({"prompt": "x" * 2001}, "prompt"),
            ({"prompt": "a fox", "seconds": "0"}, "seconds"),
            ({"prompt": "a fox", "seconds": "soon"}, "seconds"),
            ({"prompt": "a fox", "size": "big"}, "size"),
            ({"prompt": "a fox", "size": "4096x256"}, "size"),
            ({"prompt": "a fox", "extra_body": {"characters": [{"id": "ch_1"}]}}, "characters"),
            ({"prompt": "a fox", "input_reference": ("fox.png", b"not a picture", "image/png")}, "input_reference"),
        ],
    )
    def test_what_is_wrong_is_named(self, ada: Program, order: dict, param: str):
        with pytest.raises(openai.BadRequestError) as refusal:
            ada.client.videos.create(**order)
        assert refusal.value.param.startswith(param)
        assert refusal.value.message

    def test_a_quota_that_is_spent_is_not_asked_again(self, ada: Program, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("SORA_DAILY_QUOTA", "1")
        get_settings.cache_clear()
        ada.client.videos.create(prompt="a fox", **SMALL)
        with pytest.raises(openai.RateLimitError) as refusal:
            ada.client.with_options(max_retries=5).videos.create(prompt="a hare", **SMALL)
        assert refusal.value.code == "insufficient_quota"
        assert int(refusal.value.response.headers["retry-after"]) > 60

    def test_what_the_rules_forbid_fails_with_the_rule(self, ada: Program, crew: Crew):
        video = ada.client.videos.create_and_poll(prompt="Taylor Swift sings in my kitchen", poll_interval_ms=50)
        assert (video.status, video.error.code) == ("failed", "moderation_blocked")
        assert video.to_dict()["sora_reflex"]["verdict"]["rule"] == "real_people"


def test_unknown_fields_are_ignored(ada: Program):
    video = ada.client.videos.create(prompt="a fox", extra_body={"quality": "standard", "n": 2}, **SMALL)
    assert video.status == "queued"


def test_one_idempotency_key_is_one_clip(ada: Program, bob: Program):
    headers = {"Idempotency-Key": "once"}
    first, again = (ada.client.videos.create(prompt="a fox", extra_headers=headers, **SMALL) for _ in range(2))
    theirs = bob.client.videos.create(prompt="a fox", extra_headers=headers, **SMALL)
    assert first.id == again.id != theirs.id
    with pytest.raises(openai.ConflictError) as refusal:
        ada.client.videos.create(prompt="a hare", extra_headers=headers, **SMALL)
    assert refusal.value.code == "idempotency_key_reused"


def test_deleting_stops_the_filming_and_frees_the_worker(ada: Program, crew: Crew, engine):
    engine.gate.clear()
    video = ada.client.videos.create(prompt="a fox in the snow", **SMALL)
    while ada.client.videos.retrieve(video.id).status != "in_progress":
        crew.is_over.wait(0.05)
    assert ada.client.videos.delete(video.id).to_dict() == {"id": video.id, "object": "video.deleted", "deleted": True}
    assert ada.client.videos.list().data == []
    with pytest.raises(openai.NotFoundError):
        ada.client.videos.delete(video.id)
    other = ada.client.videos.create(prompt="a hare", **SMALL)
    # The gate stays shut: only a worker that gave the first one up gets as far as the second.
    while ada.client.videos.retrieve(other.id).status != "in_progress":
        crew.is_over.wait(0.05)


def test_how_long_to_wait_stands_on_an_open_clip(ada: Program):
    video = ada.client.videos.create(prompt="a fox", **SMALL)
    look = ada.client.videos.with_raw_response.retrieve(video.id)
    assert 1000 <= int(look.headers["openai-poll-after-ms"]) <= 10_000
    assert look.headers["x-ratelimit-limit-requests"] == "600"


def test_models_are_listed_with_what_they_can_do(ada: Program):
    assert [model.id for model in ada.client.models.list()] == ["sora-2", "sora-2-pro", "animatic"]
    assert "remix" in ada.client.models.retrieve("animatic").to_dict()["sora_reflex"]["modes"]


class TestFirstPicture:
    @pytest.fixture
    def picture(self) -> bytes:
        packed = BytesIO()
        Image.new("RGB", (256, 448), "teal").save(packed, "PNG")
        return packed.getvalue()

    @pytest.fixture
    def first_image(self, crew: Crew, engine, ada: Program) -> str:
        """An engine that can begin with a picture, as its worker said."""
        with db.unit_of_work() as session:
            modes.note(session, name="stills", profile="", label="Stills", modes=["text", "first_image"])
        return "stills"

    def test_it_comes_as_a_file_or_as_a_data_url(self, ada: Program, first_image: str, picture: bytes):
        data_url = "data:image/png;base64," + b64encode(picture).decode()
        as_file = ada.client.videos.create(
            prompt="a pond", model=first_image, input_reference=("pond.png", picture, "image/png"), **SMALL
        )
        as_json = ada.client.post(
            "/videos",
            cast_to=openai.types.Video,
            body={"prompt": "a pond", "model": first_image, "input_reference": {"image_url": data_url}},
        )
        with db.reading() as session:
            rows = session.exec(select(Generation).where(col(Generation.first_image_id).is_not(None))).all()
        assert {video_key(row.id) for row in rows} == {as_file.id, as_json.id}

    @pytest.mark.parametrize("address", ["http://127.0.0.1:9/fox.png", "http://169.254.169.254/", "file:///etc/passwd"])
    def test_an_address_in_a_private_network_is_not_asked(self, ada: Program, first_image: str, address: str):
        with pytest.raises(openai.BadRequestError) as refusal:
            ada.client.post(
                "/videos",
                cast_to=openai.types.Video,
                body={"prompt": "a pond", "model": first_image, "input_reference": {"image_url": address}},
            )
        assert refusal.value.param == "input_reference.image_url"
        assert "private" in refusal.value.message or address.startswith("file")

    def test_an_engine_that_can_not_says_so_before_it_is_kept(self, ada: Program, picture: bytes):
        with pytest.raises(openai.BadRequestError) as refusal:
            ada.client.videos.create(prompt="a pond", input_reference=("pond.png", picture, "image/png"))
        assert (refusal.value.param, refusal.value.code) == ("input_reference", "engine_cannot")


class HurriedTime:
    """The time module as the client sees it, in which waiting takes no time."""

    def __init__(self, then: Callable[[], object]) -> None:
        self.waits: list[float] = []
        self._then = then

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._then()

    def __getattr__(self, name: str) -> object:
        return getattr(time, name)


class TestRetriesAndTimeouts:
    def test_too_many_requests_are_tried_again_after_the_wait_that_was_told(
        self, ada: Program, monkeypatch: pytest.MonkeyPatch, redis
    ):
        monkeypatch.setenv("SORA_API_REQUESTS_PER_MINUTE", "1")
        get_settings.cache_clear()
        # The minute is over as soon as the client has waited.
        hurried = HurriedTime(redis.flushall)
        monkeypatch.setattr("openai._base_client.time", hurried)
        answers = [ada.client.with_options(max_retries=1).models.list() for _ in range(3)]
        assert all(answer.data for answer in answers)
        assert hurried.waits
        assert all(0 < seconds <= 60 for seconds in hurried.waits)
        statuses = {ask_plainly(ada) for _ in range(3)}
        assert 429 in statuses

    def test_a_client_that_does_not_wait_says_so(self, ada: Program):
        with pytest.raises(openai.APITimeoutError):
            ada.client.with_options(timeout=0.0001, max_retries=0).videos.list()


def ask_plainly(one: Program) -> int:
    try:
        one.client.with_options(max_retries=0).models.list()
    except openai.RateLimitError as error:
        return error.status_code
    return 200
