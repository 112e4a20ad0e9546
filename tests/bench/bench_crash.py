"""What is lost or made twice when every process of an instance is killed again and again while people ask for clips."""

import os
import random
import secrets
import sys
import time
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from sqlmodel import Session, col, func, select

from sora_reflex.accounts.tokens import hash_token
from sora_reflex.core import db
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Generation, GenerationStatus, Video
from tests.bench.registry import Figure, bench
from tests.factories import create_sign_in, create_user
from tests.live_tab import Unanswered, ask_for_clip
from tests.machine import Part, address_of, instance, redis_part, wait_until, web_part, worker_part

CLIPS = int(os.environ.get("BENCH_CLIPS", "500"))
PEOPLE = 10
MOST_SECONDS, LAST_SECONDS = 1800, 300
"""For asking and killing; then what was asked for may come to its end in peace."""

MOST_OPEN = 120
"""So many wait at once: workers have enough to do while a web process starts, and web processes go on dying."""

TWICE = 0.1
"""So many are sent twice, as by a double click."""

CHANCES = {"film-1": 3, "film-2": 3, "web": 2, "redis": 2, "default": 2}
"""How often each is chosen."""

AMID = 0.2
"""So often the next one is killed at once, while another still starts; otherwise all serve before."""

BETWEEN = 20
"""Between two kills up to so many clips end: counted in clips, not seconds, so that a slow machine gets on too."""

ENDED = (GenerationStatus.COMPLETED, GenerationStatus.FAILED)


@dataclass
class Asking(Thread):
    """People who ask for clips through the web process, and ask again for what got no answer."""

    web: Part
    tokens: list[str]
    chance: random.Random
    keys: list[str] = field(default_factory=list)
    again: int = 0
    refusal: str = ""
    over: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        while len(self.keys) < CLIPS and not self.over.is_set():
            if len(self.keys) - _count(*ENDED) >= MOST_OPEN:
                time.sleep(0.2)
                continue
            key = self.chance.randbytes(16).hex()
            for _ in range(2 if self.chance.random() < TWICE else 1):
                if not self._ask(key, self.tokens[len(self.keys) % len(self.tokens)]):
                    return
            self.keys.append(key)

    def _ask(self, key: str, token: str) -> bool:
        """Ask until there is an answer; False when it is over before."""
        while not self.over.is_set():
            try:
                self.refusal = ask_for_clip(address_of(self.web), token, key)
            except Unanswered:
                self.again += 1
                time.sleep(0.2)
                continue
            if self.refusal:
                self.over.set()
            return not self.refusal
        return False


def _parts(folder: Path) -> dict[str, Part]:
    film = [sys.executable, "-m", "tests.bench.queue_worker", "film"]
    parts = [redis_part(folder), web_part(folder), worker_part(folder, "film-1", film)]
    parts.append(worker_part(folder, "film-2", film))
    parts.append(worker_part(folder, "default", [sys.executable, "-m", "workers", "default"]))
    return {part.name: part for part in parts}


@dataclass
class Found:
    """What came of it."""

    seconds: float
    killed: Counter[str]
    again: int
    attempts: Counter[int]
    slowest: float
    asked: int
    lost: int
    doubled: int
    absent: int
    failed: int


def run(seed: int) -> Found:
    """Ask for all the clips while parts are killed at random; over when each has ended, or the time is."""
    chance, killed = random.Random(seed), Counter[str]()
    with instance(SORA_DAILY_QUOTA="10000") as folder, ExitStack() as cleanup:
        parts = _parts(folder)
        for part in parts.values():
            part.start()
            cleanup.callback(part.kill)
        wait_until(lambda: all(part.serves() for part in parts.values()), 180)
        tokens = [f"person-{number}" for number in range(PEOPLE)]
        with db.unit_of_work() as session:
            for token in tokens:
                create_sign_in(session, create_user(session), token_hash=hash_token(token))
        asking = Asking(parts["web"], tokens, random.Random(seed + 1))
        asking.start()
        cleanup.callback(asking.over.set)
        began = time.monotonic()
        while not _is_over(asking) and time.monotonic() - began < MOST_SECONDS:
            clips, seconds = chance.uniform(0, BETWEEN), chance.uniform(0, 1)
            if chance.random() >= AMID:
                _await(parts, clips, asking, began)
            time.sleep(seconds)
            if not _is_over(asking):
                (victim,) = chance.choices(list(CHANCES), list(CHANCES.values()))
                parts[victim].kill()
                parts[victim].start()
                killed[victim.partition("-")[0]] += 1
        asking.over.set()
        asking.join()
        with suppress(TimeoutError):
            wait_until(lambda: _is_over(asking), LAST_SECONDS)
        if asking.refusal:
            raise RuntimeError(f"the web process refused a clip: {asking.refusal}")
        with db.reading() as session:
            return _reckon(session, asking, time.monotonic() - began, killed)


def _await(parts: dict[str, Part], clips: float, asking: Asking, began: float) -> None:
    """Until so many more clips have ended and all serve."""
    ended = _count(*ENDED) + clips
    while not _is_over(asking) and time.monotonic() - began < MOST_SECONDS:
        if _count(*ENDED) >= ended and all(part.serves() for part in parts.values()):
            return
        time.sleep(0.2)


def _is_over(asking: Asking) -> bool:
    return not asking.is_alive() and _count(GenerationStatus.QUEUED, GenerationStatus.IN_PROGRESS) == 0


def _count(*statuses: GenerationStatus) -> int:
    with db.reading() as session:
        return session.exec(
            select(func.count()).select_from(Generation).where(col(Generation.status).in_(statuses))
        ).one()


def _reckon(session: Session, asking: Asking, seconds: float, killed: Counter[str]) -> Found:
    rows = session.exec(select(Generation)).all()
    videos = session.exec(select(Video)).all()
    made = Counter(video.generation_id for video in videos)
    times, clips = Counter(row.request_key for row in rows), Counter(row.request_key for row in rows if made[row.id])
    failed = {row.request_key for row in rows if row.status is GenerationStatus.FAILED}
    files = [f"videos/{video.id}/{file['name']}" for video in videos for file in video.files.values()]
    return Found(
        seconds=seconds,
        killed=killed,
        again=asking.again,
        attempts=Counter(row.attempts for row in rows),
        slowest=max((row.finished_at - row.created_at).total_seconds() for row in rows if row.finished_at),
        asked=len(asking.keys),
        lost=len(set(asking.keys) - clips.keys() - failed),
        doubled=sum(count - 1 for count in (*times.values(), *made.values())),
        absent=sum(1 for name in files if not get_storage().exists(name)),
        failed=len(failed),
    )


@bench(f"{CLIPS} clips under random kill -9: lost, doubled or without files", against="limit of 0, plus 1", most=1.0)
def kills() -> Figure:
    seed = int(os.environ.get("BENCH_SEED") or secrets.randbelow(100_000))
    found = run(seed)
    wrong = found.lost + found.doubled + found.absent + CLIPS - found.asked
    killed = ", ".join(f"{count} {name}" for name, count in sorted(found.killed.items()))
    detail = (
        f"seed {seed}; killed in {found.seconds:.0f} s: {killed}; {found.asked} asked for, {found.lost} lost, "
        f"{found.doubled} doubled, {found.absent} without files, {found.failed} given up after three attempts; "
        f"attempts {dict(sorted(found.attempts.items()))}; {found.again} asked again; "
        f"slowest clip {found.slowest:.0f} s"
    )
    return Figure(wrong + 1, "", 1, detail)
