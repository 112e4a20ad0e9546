"""Stills of planned scenes: asked for while somebody types, drawn by a worker, kept in Redis for a while.

Nothing of them is in the database and nothing needs them: without a Redis, or with an emptied one, there is no still.
A still belongs to the person who asked for it, and its key holds what it shows: the same words in the same shape are
drawn once, and a clip that is filmed meets the still that its sheet showed.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, cast
from uuid import UUID, uuid4

from sora_reflex.core import events, jobs
from sora_reflex.core.jobs import Job
from sora_reflex.models import Generation
from sora_reflex.studio import words
from sora_reflex.studio.schemas import StillView

ASK_SECONDS = 20
"""What nobody has drawn by then is wanted no more."""

KEEP_SECONDS = 900
"""Of a still that somebody typed their way to."""

FILMED_KEEP_SECONDS = 3600
"""Of the still of a clip that is being filmed: longer than any render may take."""

WINDOW_SECONDS, MOST_IN_WINDOW = 60, 40
"""A person who pauses at every word asks less often than that."""

_ROOT = "sora:preview"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A scene that somebody would like to see, as it would be filmed."""

    prompt: str
    shape: str
    seconds: int
    seed: int
    style: str = ""
    way: str = "prompt"
    parent: str = ""
    """Id of the generation that it starts from."""
    shots: str = "[]"
    """Of a storyboard, as `pack_shots` writes them."""

    def key(self, user_id: UUID) -> str:
        """The name of its still: of this person and of all that it shows."""
        whole = json.dumps([str(user_id), *asdict(self).values()], ensure_ascii=False)
        return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def wanted_of(generation: Generation) -> Wanted:
    """The scene of a clip that was sent."""
    return Wanted(
        generation.prompt,
        generation.shape.value,
        generation.seconds,
        generation.seed,
        generation.style,
        generation.way.value,
        str(generation.parent_id or ""),
        pack_shots(generation.shots),
    )


def pack_shots(shots: list[dict[str, Any]]) -> str:
    """Shots in one spelling, whoever they come from: their picture's key is made of it."""
    return json.dumps([[shot["prompt"].strip(), round(shot["start"], 2), round(shot["end"], 2)] for shot in shots])


def channel_of(user_id: UUID) -> str:
    """The events channel of a person's stills."""
    return f"previews:{user_id}"


def wait_seconds(user_id: UUID) -> float:
    """Count one more wish of this person's; seconds until it is their turn, 0 if it is."""
    redis, name = jobs.get_redis(), f"{_ROOT}:rate:{user_id}"
    with redis.pipeline() as pipe:
        pipe.incr(name)
        pipe.ttl(name)
        asked, left = pipe.execute()
    if left < 0:
        redis.expire(name, WINDOW_SECONDS)
    return 0.0 if asked <= MOST_IN_WINDOW else float(max(left, 1))


def ask(user_id: UUID, wanted: Wanted) -> str:
    """Have a scene drawn, in place of what this person wanted before; gives its key. A known one is not drawn again.

    Raises RedisError without a Redis.
    """
    key = wanted.key(user_id)
    if find(user_id, key) is None:
        number = uuid4().hex
        newest = json.dumps({"number": number} | asdict(wanted))
        jobs.get_redis().set(_newest(user_id), newest, ex=ASK_SECONDS)
        jobs.send(Job.SCREEN_PREVIEW, key=number, user_id=str(user_id), number=number)
    return key


def still_wanted(user_id: UUID, number: str) -> Wanted | None:
    """What the job of this number was sent for, unless its person has typed on since."""
    held = cast(bytes | None, jobs.get_redis().get(_newest(user_id)))
    if held is None:
        return None
    asked: dict[str, Any] = json.loads(held)
    return Wanted(**asked) if asked.pop("number") == number else None


def pass_on(user_id: UUID, number: str) -> None:
    """Send a screened scene on to be drawn."""
    jobs.send(Job.DRAW_PREVIEW, key=number, user_id=str(user_id), number=number)


def put(user_id: UUID, view: StillView, picture: bytes = b"", *, seconds: int = KEEP_SECONDS) -> None:
    """Keep a still, or word that there is none, and wake whoever waits for it. Raises RedisError without a Redis."""
    name = _name(user_id, view.key)
    with jobs.get_redis().pipeline() as pipe:
        pipe.hset(name, mapping={"view": view.model_dump_json(), "picture": picture})
        pipe.expire(name, seconds)
        pipe.execute()
    events.publish(channel_of(user_id), view.key)


def find(user_id: UUID, key: str) -> StillView | None:
    """What is known of a scene. Raises RedisError without a Redis."""
    held = cast(bytes | None, jobs.get_redis().hget(_name(user_id, key), "view"))
    return StillView.model_validate_json(held) if held else None


def find_picture(user_id: UUID, key: str) -> bytes:
    """The still itself, WebP; empty when there is none of this person's under that key."""
    return cast(bytes | None, jobs.get_redis().hget(_name(user_id, key), "picture")) or b""


def find_urls(generations: list[Generation]) -> dict[UUID, str]:
    """Where the stills of clips under way are, by generation; those that have none are missing."""
    if not generations:
        return {}
    keys = [wanted_of(one).key(one.user_id) for one in generations]
    with jobs.get_redis().pipeline() as pipe:
        for one, key in zip(generations, keys, strict=True):
            pipe.hstrlen(_name(one.user_id, key), "picture")
        sizes = pipe.execute()
    return {one.id: url_of(key) for one, key, size in zip(generations, keys, sizes, strict=True) if size}


def url_of(key: str) -> str:
    """Its path on this server, for its owner alone."""
    return f"/previews/{key}.webp"


def nothing(key: str) -> StillView:
    """Word that a scene has no still."""
    return StillView(key=key)


def refused(key: str, message: str) -> StillView:
    """Word that a scene would not be filmed, and what would."""
    return StillView(key=key, refusal=message)


def shown(key: str, *, gist: list[str], left_out: list[str]) -> StillView:
    return StillView(key=key, url=url_of(key), gist=gist, left_out=[words.short(one) for one in left_out])


def _newest(user_id: UUID) -> str:
    return f"{_ROOT}:newest:{user_id}"


def _name(user_id: UUID, key: str) -> str:
    return f"{_ROOT}:still:{user_id}:{key}"
