"""How long the stages of a generation take, learnt from earlier runs: shares of progress and times to wait."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from sora_reflex.models import RenderEngine, Stage, StagePace

STAGES = (Stage.SCREENING, Stage.PLANNING, Stage.FILMING, Stage.FINISHING)
"""The stages that this instance runs, in order. A stage without a real check behind it is not among them."""

FIRST_GUESS: Mapping[Stage, float] = {
    Stage.SCREENING: 0.02,
    Stage.PLANNING: 0.1,
    Stage.FILMING: 0.9,
    Stage.FINISHING: 0.1,
}
"""Seconds per second of clip, until an engine has run here: the animatic engine on two cores."""

WEIGHT_OF_NEW = 0.3
"""Of the exponential mean: a machine that became slower is believed after a handful of clips."""

Paces = dict[Stage, float]
"""Seconds per second of clip, for every stage."""


@dataclass(frozen=True, slots=True)
class Book:
    """All that is known of paces: what was learnt by (engine, profile), and what engines guess of themselves."""

    learnt: Mapping[tuple[str, str], Paces] = field(default_factory=dict)
    guessed: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """Seconds of filming per second of clip, until one was filmed."""


_ALL = select(StagePace.engine, StagePace.profile, StagePace.stage, StagePace.seconds_per_second)


def read(session: Session, engine: str, profile: str = "") -> Paces:
    """Seconds that each stage takes per second of clip."""
    return of(read_all(session), engine, profile)


def read_all(session: Session) -> Book:
    """All that is known."""
    learnt: dict[tuple[str, str], Paces] = {}
    for engine, profile, stage, seconds in session.exec(_ALL).all():
        learnt.setdefault((engine, profile), {})[Stage(stage)] = seconds
    engines = session.exec(select(RenderEngine.name, RenderEngine.profile, RenderEngine.traits))
    guesses = {(name, profile): float(traits.get("first_pace", 0.0)) for name, profile, traits in engines}
    return Book(learnt, {key: guess for key, guess in guesses.items() if guess > 0})


def of(book: Book, engine: str, profile: str = "") -> Paces:
    """Every stage's pace, the first of these that is known: as learnt for this profile, as it guesses of itself, as
    the mean of the engine's others, learnt or guessed, and as first guessed for any engine."""
    names = {key for key in (*book.learnt, *book.guessed) if key[0] == engine}
    return {stage: _of_stage(book, engine, profile, stage, names) for stage in FIRST_GUESS}


def _of_stage(book: Book, engine: str, profile: str, stage: Stage, names: set[tuple[str, str]]) -> float:
    def known(key: tuple[str, str]) -> float | None:
        guess = book.guessed.get(key) if stage is Stage.FILMING else None
        return book.learnt.get(key, {}).get(stage, guess)

    own = known((engine, profile))
    if own is not None:
        return own
    others = [pace for key in sorted(names) if (pace := known(key)) is not None]
    return sum(others) / len(others) if others else FIRST_GUESS[stage]


def is_measured(book: Book, engine: str, profile: str = "") -> bool:
    """Whether this profile has filmed here, so that its pace is no guess."""
    return Stage.FILMING in book.learnt.get((engine, profile), {})


def learn(
    session: Session, *, engine: str, profile: str = "", stage: Stage, seconds: float, clip_seconds: float
) -> None:
    """Add one run of a stage to what is known of it."""
    seen = max(seconds, 0.001) / clip_seconds
    row = session.exec(
        select(StagePace)
        .where(col(StagePace.engine) == engine, col(StagePace.profile) == profile, col(StagePace.stage) == stage)
        .with_for_update()
    ).one_or_none()
    if row is None:
        row = StagePace(engine=engine, profile=profile, stage=stage, seconds_per_second=seen, runs=0)
    row.runs += 1
    # The first few count alike: one odd run must not be believed for long.
    row.seconds_per_second += (seen - row.seconds_per_second) * max(WEIGHT_OF_NEW, 1 / row.runs)
    session.add(row)
    session.flush()


def shares(paces: Paces) -> dict[Stage, int]:
    """Percent of the whole that each visible stage takes; together 100, and none is nothing."""
    total = sum(paces[stage] for stage in STAGES)
    percents = {stage: max(1, round(100 * paces[stage] / total)) for stage in STAGES}
    percents[Stage.FILMING] += 100 - sum(percents.values())
    return percents


def percent(paces: Paces, stage: Stage, done: float) -> int:
    """Progress over all stages when `stage` is done to this share; below 100 until the clip is there."""
    if stage not in STAGES:
        return 99
    of = shares(paces)
    before = sum(of[earlier] for earlier in STAGES[: STAGES.index(stage)])
    return min(99, int(before + of[stage] * min(1.0, max(0.0, done))))


def whole_seconds(paces: Paces, clip_seconds: float) -> float:
    """How long a clip of this length should take from start to end."""
    return sum(paces[stage] for stage in STAGES) * clip_seconds
