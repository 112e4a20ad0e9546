"""Batches through OpenAI's own client: many clips from one file, and what came of each."""

import json

import openai
import pytest

from tests.api.v1.conftest import Program
from tests.api.v1.served import Crew

SMALL = {"size": "256x448", "seconds": "1"}


def lines(*bodies: dict, **over: object) -> bytes:
    rows = [
        {"custom_id": f"clip-{number}", "method": "POST", "url": "/v1/videos", "body": body} | over
        for number, body in enumerate(bodies, 1)
    ]
    return "\n".join(json.dumps(row) for row in rows).encode()


def begin(one: Program, sent: bytes, **over: object) -> openai.types.Batch:
    file = one.client.files.create(file=("clips.jsonl", sent), purpose="batch")
    return one.client.batches.create(input_file_id=file.id, endpoint="/v1/videos", completion_window="24h", **over)


def read(one: Program, file_id: str) -> list[dict]:
    return [json.loads(line) for line in one.client.files.content(file_id).text.splitlines()]


def test_every_line_is_made_or_says_why_not(ada: Program, crew: Crew):
    sent = lines(
        {"prompt": "a fox in the snow"} | SMALL, {"prompt": "a hare", "seconds": "soon"},
        {"prompt": "Taylor Swift sings in my kitchen"} | SMALL,
    )  # fmt: skip
    batch = begin(ada, sent, metadata={"for": "monday"})
    assert (batch.request_counts.total, batch.metadata) == (3, {"for": "monday"})
    while batch.status != "completed":
        crew.is_over.wait(0.05)
        batch = ada.client.batches.retrieve(batch.id)
    assert (batch.request_counts.completed, batch.request_counts.failed) == (1, 2)
    fox, singer = read(ada, batch.output_file_id)
    assert (fox["custom_id"], fox["response"]["body"]["status"]) == ("clip-1", "completed")
    assert singer["response"]["body"]["error"]["code"] == "moderation_blocked"
    (hare,) = read(ada, batch.error_file_id)
    assert (hare["custom_id"], hare["response"]["status_code"]) == ("clip-2", 400)
    assert hare["response"]["body"]["error"]["param"] == "seconds"
    assert ada.client.videos.download_content(fox["response"]["body"]["id"]).read()[4:8] == b"ftyp"
    assert [one.id for one in ada.client.batches.list()] == [batch.id]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"{", "invalid_json_line"),
        (b"", "empty_file"),
        (lines({"prompt": "a fox"}, url="/v1/chat/completions"), "mismatched_endpoint"),
        (lines({"prompt": "a fox"}, {"prompt": "a hare"}, custom_id="one"), "duplicate_custom_id"),
    ],
)
def test_a_bad_line_fails_the_batch_and_orders_nothing(ada: Program, sent: bytes, code: str):
    batch = begin(ada, sent)
    assert (batch.status, batch.errors.data[0].code) == ("failed", code)
    assert ada.client.videos.list().data == []


def test_cancelling_calls_off_what_is_not_made(ada: Program):
    batch = begin(ada, lines({"prompt": "a fox"} | SMALL, {"prompt": "a hare"} | SMALL))
    assert batch.status == "in_progress"
    cancelled = ada.client.batches.cancel(batch.id)
    assert (cancelled.status, cancelled.request_counts.completed) == ("cancelled", 0)
    assert {video.status for video in ada.client.videos.list()} == {"failed"}


def test_batches_and_files_are_their_owners_alone(ada: Program, bob: Program):
    batch = begin(ada, lines({"prompt": "a fox"} | SMALL))
    for call in (
        lambda: bob.client.batches.retrieve(batch.id),
        lambda: bob.client.batches.cancel(batch.id),
        lambda: bob.client.files.retrieve(batch.input_file_id),
        lambda: bob.client.files.content(batch.input_file_id),
        lambda: bob.client.files.content(f"file-output-{batch.id.removeprefix('batch_')}"),
        lambda: bob.client.files.delete(batch.input_file_id),
        lambda: begin_with(bob, batch.input_file_id),
    ):
        with pytest.raises(openai.NotFoundError):
            call()
    assert bob.client.batches.list().data == bob.client.files.list().data == []
    assert ada.client.files.delete(batch.input_file_id).deleted
    assert ada.client.batches.retrieve(batch.id).status == "in_progress"


def begin_with(one: Program, file_id: str) -> openai.types.Batch:
    return one.client.batches.create(input_file_id=file_id, endpoint="/v1/videos", completion_window="24h")


def test_files_are_for_batches(ada: Program):
    with pytest.raises(openai.BadRequestError) as refusal:
        ada.client.files.create(file=("fox.png", b"x"), purpose="vision")
    assert refusal.value.param == "purpose"
