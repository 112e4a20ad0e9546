"""One film server on the wire: each call once, through the OpenAI client, its answers and failures made plain."""

import math
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar, cast

import httpx2
import openai
from openai.types import Video

from workers.engines.remote.config import Backend
from workers.engines.remote.troubles import (
    Away,
    Busy,
    KeyRefused,
    NoCredit,
    NotMade,
    Refused,
    Trouble,
    Unfit,
    Unknown,
)

# The client warns that OpenAI's own service has ended; the interface lives on in others.
warnings.filterwarnings("ignore", message=".*Sora API.*", category=DeprecationWarning)

CHUNK_BYTES = 256 * 1024
LONGEST_LIST = 100
"""Films that one answer lists at most, as the interface has it; a lost one is among the newest."""

LONGEST_WAIT = 120.0
"""A server may ask for so much patience in one go, in seconds."""

_MODERATION = ("moderation", "content_policy", "content policy", "safety system", "sentinel", "content_filter")
_NO_CREDIT = ("insufficient_quota", "billing", "insufficient_funds", "credit_balance")
_DONE, _ENDED = (
    frozenset({"completed", "succeeded"}),
    frozenset({"failed", "cancelled", "canceled", "expired", "deleted"}),
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """A film in the making, as its server tells of it; a server leaves out what it likes.

    Attributes:
        progress: 0 to 1.
        created_at: Unix time by the server's clock, 0 when not told.
        poll_seconds: After so long the server wants to be asked again; None when it does not say.
        said: Its code and words for a failure.
    """

    id: str
    is_done: bool
    has_failed: bool
    progress: float
    prompt: str | None
    model: str
    size: str
    seconds: str
    created_at: int
    said: str = ""
    poll_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a server, in the words of the wire.

    Attributes:
        kind: "create", "remix", "edit" or "extend".
        token: The `Idempotency-Key`: the same for each time that the same film is asked for.
        source: Id of the film that a remix or a continuation starts from.
        image: The first picture as PNG, or empty.
    """

    kind: str
    token: str
    prompt: str
    size: str
    seconds: str
    seed: int
    source: str = ""
    image: bytes = b""


class Wire:
    """Calls one server. No call is repeated here: who asks knows what may be asked twice."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self._timeout = httpx2.Timeout(backend.answer_seconds, connect=backend.connect_seconds)
        self._client = openai.OpenAI(
            api_key=backend.key, base_url=backend.base_url, max_retries=0, timeout=self._timeout
        )

    def order(self, order: Order) -> Job:
        """Have a film made; see `Away.may_have_begun` for when that fails."""
        backend, videos = self.backend, self._client.videos.with_raw_response
        extra: dict[str, object] = dict(backend.extra)
        if backend.seed_field:
            extra[backend.seed_field] = order.seed
        headers = {"Idempotency-Key": order.token}
        common: Any = {"extra_headers": headers, "extra_body": extra or None}
        if order.kind == "remix":
            return self._job(lambda: videos.remix(order.source, prompt=order.prompt, **common))
        if order.kind != "create":
            return self._from_source(order, headers, extra)
        fields: Any = {"prompt": order.prompt, "size": order.size, "seconds": order.seconds}
        if backend.model:
            fields["model"] = backend.model
        if order.image:
            fields["input_reference"] = ("first.png", order.image, "image/png")
        elif backend.as_json:
            headers["Content-Type"] = "application/json"
        return self._job(lambda: videos.create(**fields, **common))

    def _from_source(self, order: Order, headers: dict[str, str], extra: dict[str, object]) -> Job:
        """An edit or a continuation of a film of theirs; the client's own methods for it take nothing but files."""
        body: dict[str, object] = {"prompt": order.prompt, "video": {"id": order.source}} | extra
        if order.kind == "extend":
            body["seconds"] = order.seconds
        path = "/videos/extensions" if order.kind == "extend" else "/videos/edits"
        return _job_of(_asked(lambda: self._client.post(path, cast_to=Video, body=body, options={"headers": headers})))

    def look(self, id: str) -> Job:
        return self._job(lambda: self._client.videos.with_raw_response.retrieve(id))

    def newest(self) -> list[Job]:
        """The films that the server began last, newest first."""
        page = _asked(lambda: self._client.videos.list(limit=LONGEST_LIST, order="desc"))
        listed = getattr(page, "data", None)
        if not isinstance(listed, list):
            raise Unfit("it can't list its films")
        return [_job_of(video) for video in listed if isinstance(video, Video)]

    def delete(self, id: str) -> None:
        """Have a film dropped, or stopped where the server can."""
        short = httpx2.Timeout(min(10.0, self.backend.answer_seconds), connect=self.backend.connect_seconds)
        _asked(lambda: self._client.videos.delete(id, timeout=short))

    def models(self) -> list[str]:
        """The models that it names; costs nothing."""
        short = httpx2.Timeout(min(10.0, self.backend.answer_seconds), connect=self.backend.connect_seconds)
        listed = getattr(_asked(lambda: self._client.models.list(timeout=short)), "data", None)
        names = [getattr(model, "id", None) for model in listed] if isinstance(listed, list) else []
        return [name for name in names if isinstance(name, str)]

    def check(self) -> list[str]:
        """Whether it answers at all, without having anything made: its models, if it names any.

        Raises:
            Trouble: It does not.
        """
        try:
            return self.models()
        except (Unknown, Unfit):
            self.newest()
            return []

    @contextmanager
    def download(self, id: str) -> Iterator[tuple[int | None, Iterator[bytes]]]:
        """A finished film's bytes as they come, and how many there are to be if the server says."""
        with _meant(), self._client.videos.with_streaming_response.download_content(id) as response:
            length = response.headers.get("content-length", "")
            is_plain = "content-encoding" not in response.headers
            yield int(length) if length.isdecimal() and is_plain else None, response.iter_bytes(CHUNK_BYTES)

    def close(self) -> None:
        self._client.close()

    def _job(self, call: Callable[[], Any]) -> Job:
        with _meant():
            response = call()
            job = _job_of(response.parse())
        hint = response.headers.get("openai-poll-after-ms", "")
        if not hint.isdecimal():
            return job
        seconds = min(max(int(hint) / 1000, 0.1), 60.0)
        return Job(**{name: getattr(job, name) for name in job.__slots__} | {"poll_seconds": seconds})


def _job_of(video: Any) -> Job:
    """A job from what the client made of an answer, which it does not check."""
    id, status = getattr(video, "id", None), getattr(video, "status", None)
    if not isinstance(id, str) or not id or not isinstance(status, str):
        raise Away("it answers with something that is no film", may_have_begun=True)
    progress, error = getattr(video, "progress", None), getattr(video, "error", None)
    prompt, created = getattr(video, "prompt", None), getattr(video, "created_at", None)
    told = [getattr(error, "code", None), getattr(error, "message", None)]
    return Job(
        id=id,
        is_done=status in _DONE,
        has_failed=status in _ENDED,
        progress=min(max(float(progress), 0.0), 100.0) / 100 if isinstance(progress, int | float) else 0.0,
        prompt=prompt if isinstance(prompt, str) else None,
        model=str(getattr(video, "model", None) or ""),
        size=str(getattr(video, "size", None) or ""),
        seconds=str(getattr(video, "seconds", None) or ""),
        created_at=int(created) if isinstance(created, int | float) else 0,
        said=": ".join(part for part in told if isinstance(part, str) and part),
    )


def _asked(call: Callable[[], T]) -> T:
    with _meant():
        return call()


@contextmanager
def _meant() -> Iterator[None]:
    """Turn what the client raises into what it means."""
    try:
        yield
    except openai.APIStatusError as error:
        raise _meaning(error) from error
    except openai.APIConnectionError as error:
        # Only these are known to have failed before anything was sent.
        unsent = isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.PoolTimeout)
        raise Away(str(error.__cause__ or error), may_have_begun=not unsent) from error
    except (openai.APIError, httpx2.HTTPError, httpx2.StreamError, ValueError) as error:
        raise Away(f"it answers with something unreadable: {error}", may_have_begun=True) from error


def _meaning(error: openai.APIStatusError) -> Trouble:
    status, said = error.status_code, _said(error)
    text = said.lower()
    if any(word in text for word in _MODERATION) and status < 500:
        return Refused(_message(error))
    if status == 402 or (status in (403, 429) and any(word in text for word in _NO_CREDIT)):
        return NoCredit()
    if status == 429:
        return Busy(_retry_after(error))
    if status in (401, 403):
        return KeyRefused()
    if status == 404:
        return Unknown()
    if status >= 500 or status == 408:
        return Away(f"HTTP {status}", may_have_begun=True, wait_seconds=_retry_after(error))
    return Unfit(_message(error))


def meaning_of_failure(job: Job) -> Trouble:
    """Why a job failed, by what its server says."""
    code, _, message = job.said.partition(": ")
    if any(word in job.said.lower() for word in _MODERATION):
        return Refused(message or code)
    if any(word in job.said.lower() for word in _NO_CREDIT):
        return NoCredit()
    return NotMade(message or code)


def _said(error: openai.APIStatusError) -> str:
    return " ".join(str(part) for part in (error.code, error.type, error.message) if part)


def _message(error: openai.APIStatusError) -> str:
    """The server's own words alone, of the shapes in which servers answer."""
    body = error.body
    if isinstance(body, dict):
        told = cast(dict[str, object], body)
        for name in ("message", "detail", "error"):
            if isinstance(told.get(name), str):
                return str(told[name])
    return ""


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Seconds that the server asks to wait: by the millisecond, by the second, or until a date."""
    headers = error.response.headers
    try:
        if (milliseconds := headers.get("retry-after-ms")) is not None:
            seconds = float(milliseconds) / 1000
        elif (value := headers.get("retry-after")) is None:
            return None
        else:
            try:
                seconds = float(value)
            except ValueError:
                seconds = parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, 0.05), LONGEST_WAIT) if math.isfinite(seconds) else None
